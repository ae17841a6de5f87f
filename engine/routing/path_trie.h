// Prefix and exact paths of many hosts: one compact trie for each set of routes, all in one pool of
// nodes.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::routing {

/// A path that leads to a route. Prefixes are without their final slash; "" takes every path.
struct PathKey
{
    std::string_view text;
    std::uint32_t route = 0;
    bool exact = false;
};

/// Built once, then read by any thread. A lookup costs the length of the path, however many keys
/// there are.
class PathTries
{
public:
    /// Adds a trie and returns its root. `keys` are sorted in place; their texts are copied.
    std::uint32_t add(std::vector<PathKey> &keys);

    /// Calls visit(routes) for each list of routes whose prefix covers `path` on a segment border,
    /// or whose exact path it is. Every list is in file order.
    template <typename Visit>
    void lookup(std::uint32_t root, std::string_view path, Visit &&visit) const
    {
        const Node *node = &m_nodes[root];
        std::size_t at = 0;
        visitList(node->prefix, visit); // the root's key is ""
        for (;;) {
            if (at == path.size()) {
                visitList(node->exact, visit);
                return;
            }
            if (node->children == 0)
                return;
            const void *found =
                std::memchr(m_firstBytes.data() + node->firstChild, path[at], node->children);
            if (!found)
                return;
            node = &m_nodes[std::size_t(static_cast<const char *>(found) - m_firstBytes.data())];
            const std::string_view label(m_labels.data() + node->label, node->labelLength);
            if (path.substr(at, label.size()) != label)
                return;
            at += label.size();
            if (at == path.size() || path[at] == '/')
                visitList(node->prefix, visit);
        }
    }

private:
    struct List
    {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    struct Node
    {
        std::uint32_t label = 0; // offset in m_labels
        std::uint32_t labelLength = 0;
        std::uint32_t firstChild = 0; // children are neighbours
        std::uint32_t children = 0;
        List prefix;
        List exact;
    };
    /// A node to be filled: keys [first, last) share the first `depth` bytes, which end with its
    /// label.
    struct Task
    {
        std::uint32_t node;
        std::size_t first, last, depth;
    };

    template <typename Visit> void visitList(const List &list, Visit &visit) const
    {
        if (list.count > 0)
            visit(std::span(m_routes.data() + list.first, list.count));
    }
    void fill(const std::vector<PathKey> &keys, const Task &task, std::vector<Task> &tasks);
    std::uint32_t addNode(char firstByte);

    std::vector<Node> m_nodes;
    std::vector<char>
        m_firstBytes; // of each node's label, by node: siblings are found by one memchr
    std::string m_labels;
    std::vector<std::uint32_t> m_routes;
};

} // namespace signalbox::routing

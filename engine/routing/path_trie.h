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

/// A path that leads to a route.
struct PathKey
{
    enum class Kind : std::uint8_t {
        Prefix, // without its final slash; "" takes every path
        Exact,
        Unknown, // text "": only the route's own regular expressions can tell
    };
    std::string_view text;
    std::uint32_t route = 0;
    Kind kind = Kind::Prefix;
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
        visitList(node->unknown, false, visit);
        visitList(node->prefix, true, visit); // the root's key is ""
        for (;;) {
            if (at == path.size()) {
                visitList(node->exact, true, visit);
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
                visitList(node->prefix, true, visit);
        }
    }

private:
    /// One route stands here itself, sparing a cache miss; more stand in m_routes.
    struct List
    {
        std::uint32_t first = 0; // the route, or where the list starts
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
        List unknown; // of roots
    };
    /// A node to be filled: keys [first, last) share the first `depth` bytes, which end with its
    /// label.
    struct Task
    {
        std::uint32_t node;
        std::size_t first, last, depth;
    };

    template <typename Visit> void visitList(const List &list, bool known, Visit &visit) const
    {
        if (list.count == 0)
            return;
        const std::uint32_t *first = list.count == 1 ? &list.first : m_routes.data() + list.first;
        visit(std::span(first, list.count), known);
    }
    List take(const std::vector<PathKey> &keys, const Task &task, PathKey::Kind kind,
              std::size_t &next);
    void fill(const std::vector<PathKey> &keys, const Task &task, std::vector<Task> &tasks);
    std::uint32_t addNode(char firstByte);

    std::vector<Node> m_nodes;
    std::vector<char>
        m_firstBytes; // of each node's label, by node: siblings are found by one memchr
    std::string m_labels;
    std::vector<std::uint32_t> m_routes;
};

} // namespace signalbox::routing

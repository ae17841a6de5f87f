// Builds compact tries from sorted keys, top down.
#include "routing/path_trie.h"

#include <algorithm>
#include <tuple>

namespace signalbox::routing {

std::uint32_t PathTries::add(std::vector<PathKey> &keys)
{
    std::sort(keys.begin(), keys.end(), [](const PathKey &a, const PathKey &b) {
        return std::tie(a.text, a.kind, a.route) < std::tie(b.text, b.kind, b.route);
    });
    const std::uint32_t root = addNode('\0');
    std::vector<Task> tasks{{root, 0, keys.size(), 0}};
    while (!tasks.empty()) {
        const Task task = tasks.back();
        tasks.pop_back();
        fill(keys, task, tasks);
    }
    return root;
}

PathTries::List PathTries::take(const std::vector<PathKey> &keys, const Task &task,
                                PathKey::Kind kind, std::size_t &next)
{
    const auto first = std::uint32_t(m_routes.size());
    for (; next < task.last && keys[next].text.size() == task.depth && keys[next].kind == kind;
         ++next) {
        if (m_routes.size() == first || m_routes.back() != keys[next].route)
            m_routes.push_back(keys[next].route);
    }
    List list{first, std::uint32_t(m_routes.size()) - first};
    if (list.count == 1) {
        list.first = m_routes.back();
        m_routes.pop_back();
    }
    return list;
}

void PathTries::fill(const std::vector<PathKey> &keys, const Task &task, std::vector<Task> &tasks)
{
    // Keys that end here come first in the order, sorted by their kind.
    std::size_t next = task.first;
    m_nodes[task.node].prefix = take(keys, task, PathKey::Kind::Prefix, next);
    m_nodes[task.node].exact = take(keys, task, PathKey::Kind::Exact, next);
    m_nodes[task.node].unknown = take(keys, task, PathKey::Kind::Unknown, next);
    m_nodes[task.node].firstChild = std::uint32_t(m_nodes.size());

    while (next < task.last) {
        const std::size_t first = next;
        const char byte = keys[first].text[task.depth];
        while (next < task.last && keys[next].text[task.depth] == byte)
            ++next;
        // In sorted order what the first and the last key share, all between them share.
        const std::string_view low = keys[first].text;
        const std::string_view high = keys[next - 1].text;
        std::size_t depth = task.depth + 1;
        while (depth < low.size() && depth < high.size() && low[depth] == high[depth])
            ++depth;

        const std::uint32_t child = addNode(byte);
        m_nodes[child].label = std::uint32_t(m_labels.size());
        m_nodes[child].labelLength = std::uint32_t(depth - task.depth);
        m_labels.append(low.substr(task.depth, depth - task.depth));
        ++m_nodes[task.node].children;
        tasks.push_back({child, first, next, depth});
    }
}

std::uint32_t PathTries::addNode(char firstByte)
{
    m_nodes.emplace_back();
    m_firstBytes.push_back(firstByte);
    return std::uint32_t(m_nodes.size() - 1);
}

} // namespace signalbox::routing

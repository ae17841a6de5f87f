// Identity of list items.
#include "config/merge_identity.h"

#include <algorithm>
#include <map>

namespace signalbox::config {

namespace {

std::string serverIdentity(std::string url)
{
    if (url.find("://") == std::string::npos && !url.starts_with("unix:"))
        url.insert(0, "http://");
    while (url.size() > 1 && url.back() == '/')
        url.pop_back();
    return url;
}

/// The content as one string, so that equal items meet in a map instead of in a square of
/// comparisons.
void appendContent(const YamlNode &node, std::string &out)
{
    switch (node.kind) {
    case YamlKind::Null:
        out += 'n';
        break;
    case YamlKind::Scalar:
        out += std::to_string(node.scalar.size()) + ':' + node.scalar;
        break;
    case YamlKind::Sequence:
        out += '[';
        for (const auto &item : node.items)
            appendContent(*item, out);
        out += ']';
        break;
    case YamlKind::Map:
        out += '{';
        for (const YamlPair &pair : node.pairs) {
            appendContent(*pair.key, out);
            appendContent(*pair.value, out);
        }
        out += '}';
        break;
    }
}

/// Whether two items in the same place are one item that was edited: half of it stayed, or, where
/// items have nothing to be told apart by, half of the keys did.
bool similar(const YamlPath &list, const YamlNode &a, const YamlNode &b)
{
    if (a.kind != b.kind)
        return false;
    if (a.kind != YamlKind::Map)
        return a.kind == YamlKind::Scalar || a.items.size() == b.items.size();
    const bool nameless = itemIdentity(list, a).empty() && itemIdentity(list, b).empty();
    std::size_t equal = 0;
    for (const YamlPair &pair : a.pairs) {
        const YamlNode *other = b.find(pair.key->scalar);
        if (other && (nameless || sameContent(*pair.value, *other)))
            ++equal;
    }
    return 2 * equal >= std::max(a.pairs.size(), b.pairs.size());
}

class Pairing
{
public:
    Pairing(const YamlPath &list, const YamlNode &a, const YamlNode &b)
        : m_list(list)
        , m_a(a)
        , m_b(b)
        , m_taken(a.items.size())
        , m_pairs(b.items.size())
    {
    }

    std::vector<std::optional<std::size_t>> run()
    {
        byKey([](const YamlPath &, const YamlNode &item) {
            std::string content;
            appendContent(item, content);
            return content;
        });
        byKey(itemIdentity);
        byPlace();
        return std::move(m_pairs);
    }

private:
    template <typename KeyOf> void byKey(const KeyOf &keyOf)
    {
        std::multimap<std::string, std::size_t> free;
        for (std::size_t i = 0; i < m_a.items.size(); ++i) {
            if (!m_taken[i])
                free.emplace(keyOf(m_list, *m_a.items[i]), i);
        }
        for (std::size_t i = 0; i < m_b.items.size(); ++i) {
            if (m_pairs[i])
                continue;
            const std::string key = keyOf(m_list, *m_b.items[i]);
            const auto it = key.empty() ? free.end() : free.lower_bound(key);
            if (it == free.end() || it->first != key)
                continue;
            take(it->second, i);
            free.erase(it);
        }
    }

    /// What is left over between two paired neighbours on both sides, in order.
    void byPlace()
    {
        std::size_t next = 0;
        for (std::size_t i = 0; i < m_b.items.size(); ++i) {
            if (m_pairs[i]) {
                next = *m_pairs[i] + 1;
                continue;
            }
            for (std::size_t k = next; k < m_a.items.size() && !m_taken[k]; ++k) {
                if (!similar(m_list, *m_a.items[k], *m_b.items[i]))
                    continue;
                take(k, i);
                next = k + 1;
                break;
            }
        }
    }

    void take(std::size_t a, std::size_t b)
    {
        m_taken[a] = true;
        m_pairs[b] = a;
    }

    const YamlPath &m_list;
    const YamlNode &m_a;
    const YamlNode &m_b;
    std::vector<bool> m_taken;
    std::vector<std::optional<std::size_t>> m_pairs;
};

} // namespace

std::string itemIdentity(const YamlPath &list, const YamlNode &item)
{
    const auto text = [&](std::string_view key) {
        const YamlNode *node = item.find(key);
        return node && node->kind == YamlKind::Scalar ? node->scalar : std::string();
    };
    if (list.empty() || list.last().isIndex)
        return {};
    if (list.last().key == "routes")
        return text("name");
    if (list.last().key == "servers") {
        const std::string url = item.kind == YamlKind::Scalar ? item.scalar : text("url");
        return url.empty() ? url : serverIdentity(url);
    }
    if (list.last().key == "filters" && item.pairs.size() == 1)
        return item.pairs[0].key->scalar;
    return {};
}

std::vector<std::optional<std::size_t>> pairItems(const YamlPath &list, const YamlNode &a,
                                                  const YamlNode &b)
{
    return Pairing(list, a, b).run();
}

bool orderMatters(const YamlPath &map) noexcept
{
    return map.size() == 1 && !map[0].isIndex && map[0].key == "routes";
}

std::vector<bool> stayingItems(const std::vector<std::size_t> &order)
{
    // patience: tails[k] is the index of the smallest end of a rising run of length k + 1
    std::vector<std::size_t> tails;
    std::vector<std::size_t> previous(order.size(), order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto it =
            std::lower_bound(tails.begin(), tails.end(), order[i],
                             [&](std::size_t t, std::size_t v) { return order[t] < v; });
        if (it != tails.begin())
            previous[i] = *(it - 1);
        if (it == tails.end())
            tails.push_back(i);
        else
            *it = i;
    }
    std::vector<bool> stays(order.size());
    for (std::size_t i = tails.empty() ? order.size() : tails.back(); i < order.size();
         i = previous[i])
        stays[i] = true;
    return stays;
}

} // namespace signalbox::config

// Edits on the tree.
#include "config/yaml_edit_tree.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace signalbox::config {

namespace {

std::unique_ptr<YamlNode> stringNode(std::string text)
{
    auto node = std::make_unique<YamlNode>();
    node->kind = YamlKind::Scalar;
    node->scalar = std::move(text);
    node->quoted = true;
    return node;
}

void dropNames(YamlNode &node)
{
    node.anchor.clear();
    node.alias.clear();
    for (auto &item : node.items)
        dropNames(*item);
    for (YamlPair &pair : node.pairs) {
        dropNames(*pair.key);
        dropNames(*pair.value);
    }
}

/// Calls visit(node) for every node that is written at its own place, in the order of the text; not
/// below aliases.
template <typename Node, typename Visit> void walkWritten(Node &node, const Visit &visit)
{
    visit(node);
    if (!node.alias.empty())
        return;
    for (auto &item : node.items)
        walkWritten(*item, visit);
    for (auto &pair : node.pairs) {
        walkWritten(*pair.key, visit);
        walkWritten(*pair.value, visit);
    }
}

Error missing(const YamlPath &path)
{
    return Error(ErrorType::NotFound, path.toString() + " does not exist");
}

template <typename T> void moveElement(std::vector<T> &list, std::size_t from, std::size_t to)
{
    const auto at = [&](std::size_t i) { return list.begin() + static_cast<std::ptrdiff_t>(i); };
    if (from < to)
        std::rotate(at(from), at(from + 1), at(to + 1));
    else
        std::rotate(at(to), at(from), at(from + 1));
}

class TreeEditor
{
public:
    explicit TreeEditor(YamlNode &root)
        : m_root(root)
    {
    }

    Result<void> operator()(const SetValue &e)
    {
        YamlNode *node = nodeAt(m_root, e.path);
        if (!node)
            return missing(e.path);
        auto value = cloneNode(*e.value);
        value->anchor = node->anchor;
        *node = std::move(*value);
        return {};
    }

    Result<void> operator()(const InsertKey &e)
    {
        YamlNode *map = nodeAt(m_root, e.map);
        if (!map || map->kind != YamlKind::Map)
            return missing(e.map);
        if (map->findPair(e.key))
            return Error(ErrorType::InvalidConfig, (e.map / e.key).toString() + " exists already");
        const std::size_t at = std::min(e.index.value_or(map->pairs.size()), map->pairs.size());
        map->pairs.insert(map->pairs.begin() + static_cast<std::ptrdiff_t>(at),
                          YamlPair{stringNode(e.key), cloneNode(*e.value)});
        return {};
    }

    Result<void> operator()(const RemoveKey &e)
    {
        const auto [map, at] = pairAt(e.path);
        if (!map)
            return missing(e.path);
        map->pairs.erase(map->pairs.begin() + static_cast<std::ptrdiff_t>(at));
        return {};
    }

    Result<void> operator()(const RenameKey &e)
    {
        const auto [map, at] = pairAt(e.path);
        if (!map)
            return missing(e.path);
        if (map->findPair(e.to))
            return Error(ErrorType::InvalidConfig,
                         (e.path.parent() / e.to).toString() + " exists already");
        YamlNode &key = *map->pairs[at].key;
        if (!key.alias.empty())
            return Error(ErrorType::NotSupported, "the key is an alias (*" + key.alias + ")");
        key.scalar = e.to;
        key.quoted = true;
        return {};
    }

    Result<void> operator()(const MoveKey &e)
    {
        const auto [map, at] = pairAt(e.path);
        if (!map || e.to >= map->pairs.size())
            return missing(e.path);
        moveElement(map->pairs, at, e.to);
        return {};
    }

    Result<void> operator()(const InsertItem &e)
    {
        YamlNode *list = nodeAt(m_root, e.list);
        if (!list || list->kind != YamlKind::Sequence)
            return missing(e.list);
        const std::size_t at = std::min(e.index, list->items.size());
        list->items.insert(list->items.begin() + static_cast<std::ptrdiff_t>(at),
                           cloneNode(*e.value));
        return {};
    }

    Result<void> operator()(const RemoveItem &e)
    {
        YamlNode *list = e.path.empty() ? nullptr : nodeAt(m_root, e.path.parent());
        if (!list || !e.path.last().isIndex || e.path.last().index >= list->items.size())
            return missing(e.path);
        list->items.erase(list->items.begin() + static_cast<std::ptrdiff_t>(e.path.last().index));
        return {};
    }

    Result<void> operator()(const MoveItem &e)
    {
        YamlNode *list = nodeAt(m_root, e.list);
        if (!list || e.from >= list->items.size() || e.to >= list->items.size())
            return missing(e.list / std::max(e.from, e.to));
        moveElement(list->items, e.from, e.to);
        return {};
    }

    template <typename Other> Result<void> operator()(const Other &)
    {
        return Error(ErrorType::Internal, "an edit was not expanded");
    }

private:
    std::pair<YamlNode *, std::size_t> pairAt(const YamlPath &path)
    {
        YamlNode *map = path.empty() ? nullptr : nodeAt(m_root, path.parent());
        if (!map || path.last().isIndex)
            return {nullptr, 0};
        const std::size_t at = keyIndex(*map, path.last().key);
        return {at < map->pairs.size() ? map : nullptr, at};
    }

    YamlNode &m_root;
};

} // namespace

YamlNode *nodeAt(YamlNode &root, const YamlPath &path) noexcept
{
    YamlNode *node = &root;
    for (const YamlStep &step : path.steps()) {
        if (step.isIndex) {
            if (step.index >= node->items.size())
                return nullptr;
            node = node->items[step.index].get();
        } else {
            const YamlPair *pair = node->findPair(step.key);
            if (!pair)
                return nullptr;
            node = pair->value.get();
        }
    }
    return node;
}

const YamlNode *nodeAt(const YamlNode &root, const YamlPath &path) noexcept
{
    return nodeAt(const_cast<YamlNode &>(root), path);
}

std::size_t keyIndex(const YamlNode &map, std::string_view key) noexcept
{
    const YamlPair *pair = map.findPair(key);
    return pair ? static_cast<std::size_t>(pair - map.pairs.data()) : map.pairs.size();
}

Result<void> checkReachable(const YamlNode &root, const YamlPath &path, bool through)
{
    YamlPath here;
    for (std::size_t i = 0; i <= path.size(); ++i) {
        const YamlNode *node = nodeAt(root, here);
        if (!node)
            return {};
        if (!node->alias.empty() && (through || i < path.size()))
            return Error(ErrorType::NotSupported,
                         (here.empty() ? std::string("the file") : here.toString()) + " on line " +
                             std::to_string(node->mark.line) + " is *" + node->alias +
                             ", shared with other places: edit it where &" + node->alias + " is");
        if (i < path.size())
            here = here / path[i];
    }
    return {};
}

Result<void> applyToTree(YamlNode &root, const Edit &plain)
{
    return std::visit(TreeEditor(root), plain);
}

Result<void> refreshAliases(YamlNode &root)
{
    std::map<std::string, const YamlNode *, std::less<>> anchors;
    std::string lost;
    walkWritten(root, [&](YamlNode &node) {
        if (!node.anchor.empty())
            anchors[node.anchor] = &node;
        if (node.alias.empty())
            return;
        const auto it = anchors.find(node.alias);
        if (it == anchors.end()) {
            lost = node.alias;
            return;
        }
        auto copy = cloneNode(*it->second);
        dropNames(*copy);
        copy->alias = node.alias;
        copy->mark = node.mark;
        node = std::move(*copy);
    });
    if (lost.empty())
        return {};
    return Error(ErrorType::InvalidConfig, "*" + lost + " would be left without an earlier &" +
                                               lost +
                                               ": it is still used, replace the alias first");
}

bool sameTree(const YamlNode &a, const YamlNode &b) noexcept
{
    if (!sameContent(a, b))
        return false;
    std::vector<std::pair<const std::string *, const std::string *>> names;
    const auto collect = [&](const YamlNode &node) {
        names.emplace_back(&node.anchor, &node.alias);
    };
    walkWritten(a, collect);
    const auto first = std::move(names);
    names.clear();
    walkWritten(b, collect);
    return std::equal(first.begin(), first.end(), names.begin(), names.end(),
                      [](const auto &x, const auto &y) {
                          return *x.first == *y.first && *x.second == *y.second;
                      });
}

YamlValue yamlString(std::string text)
{
    return stringNode(std::move(text));
}

YamlValue yamlPlain(std::string text)
{
    if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")
        return yamlNull();
    auto node = stringNode(std::move(text));
    node->quoted = false;
    return node;
}

YamlValue yamlNull()
{
    return std::make_shared<YamlNode>();
}

YamlValue yamlList(std::vector<YamlValue> items)
{
    auto node = std::make_shared<YamlNode>();
    node->kind = YamlKind::Sequence;
    for (const YamlValue &item : items)
        node->items.push_back(cloneNode(*item));
    return node;
}

YamlValue yamlMap(std::vector<std::pair<std::string, YamlValue>> pairs)
{
    auto node = std::make_shared<YamlNode>();
    node->kind = YamlKind::Map;
    for (auto &[key, value] : pairs)
        node->pairs.push_back({stringNode(std::move(key)), cloneNode(*value)});
    return node;
}

YamlValue yamlCopy(const YamlNode &node)
{
    auto copy = cloneNode(node);
    dropNames(*copy);
    return copy;
}

} // namespace signalbox::config

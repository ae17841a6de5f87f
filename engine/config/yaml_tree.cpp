// Look-ups, comparison and copies of the YAML tree. Recursion is bounded: readYaml() refuses more
// than 64 levels.
#include "config/yaml_tree.h"

#include "base/breath.h"
#include "config/core_schema.h"

namespace signalbox::config {

namespace {

/// What a plain scalar and a quoted one must agree on to mean the same.
bool sameScalar(const YamlNode &a, const YamlNode &b) noexcept
{
    if (a.scalar != b.scalar)
        return false;
    return a.quoted == b.quoted || isCoreString(a.scalar);
}

} // namespace

const YamlPair *YamlNode::findPair(std::string_view key) const noexcept
{
    for (const YamlPair &pair : pairs) {
        if (pair.key->scalar == key)
            return &pair;
    }
    return nullptr;
}

const YamlNode *YamlNode::find(std::string_view key) const noexcept
{
    const YamlPair *pair = findPair(key);
    return pair ? pair->value.get() : nullptr;
}

bool sameContent(const YamlNode &a, const YamlNode &b) noexcept
{
    if (a.kind != b.kind || a.items.size() != b.items.size() || a.pairs.size() != b.pairs.size())
        return false;
    if (a.kind == YamlKind::Scalar && !sameScalar(a, b))
        return false;
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        if (!sameContent(*a.items[i], *b.items[i]))
            return false;
    }
    for (std::size_t i = 0; i < a.pairs.size(); ++i) {
        if (!sameContent(*a.pairs[i].key, *b.pairs[i].key) ||
            !sameContent(*a.pairs[i].value, *b.pairs[i].value))
            return false;
    }
    return true;
}

void release(std::unique_ptr<YamlNode> node, Breath *breath) noexcept
{
    if (!node)
        return;
    for (auto &item : node->items)
        release(std::move(item), breath);
    for (YamlPair &pair : node->pairs)
        release(std::move(pair.value), breath);
    breathe(breath);
}

std::unique_ptr<YamlNode> cloneNode(const YamlNode &node)
{
    auto copy = std::make_unique<YamlNode>();
    copy->kind = node.kind;
    copy->mark = node.mark;
    copy->scalar = node.scalar;
    copy->quoted = node.quoted;
    copy->moreLines = node.moreLines;
    copy->flow = node.flow;
    copy->anchor = node.anchor;
    copy->alias = node.alias;
    copy->items.reserve(node.items.size());
    for (const auto &item : node.items)
        copy->items.push_back(cloneNode(*item));
    copy->pairs.reserve(node.pairs.size());
    for (const YamlPair &pair : node.pairs)
        copy->pairs.push_back({cloneNode(*pair.key), cloneNode(*pair.value)});
    return copy;
}

} // namespace signalbox::config

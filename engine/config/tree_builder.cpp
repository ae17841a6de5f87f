// Building the tree: places, duplicate keys, tags, aliases with their limits.
#include "config/tree_builder.h"

#include "base/ascii.h"
#include "config/core_schema.h"
#include "config/node_places.h"
#include "config/yaml_extents_scalar.h"
#include "config/yaml_path.h"

#include <algorithm>

namespace signalbox::config {

namespace {

constexpr std::string_view kCoreTag = "tag:yaml.org,2002:";
constexpr std::size_t kSearchedKeys = 16; // smaller maps are searched, larger ones hashed

/// "!!int" for a tag of YAML's own, the tag itself for any other.
std::string shownTag(std::string_view tag)
{
    if (tag.starts_with(kCoreTag))
        return "!!" + std::string(tag.substr(kCoreTag.size()));
    if (tag.starts_with('!'))
        return std::string(tag);
    return "!<" + std::string(tag) + '>';
}

bool isStringTag(std::string_view tag) noexcept
{
    return tag == "!" || tag == kCoreTag || (tag.starts_with(kCoreTag) && tag.ends_with(":str"));
}

/// Whether a scalar of this text may carry the tag with this name.
bool scalarFits(std::string_view name, std::string_view value) noexcept
{
    const CoreType type = coreType(value);
    if (name == "null")
        return type == CoreType::Null;
    if (name == "bool")
        return type == CoreType::Bool;
    if (name == "int")
        return type == CoreType::Integer;
    if (name == "float")
        return type == CoreType::Float || type == CoreType::Integer;
    return name.empty() || name == "str";
}

} // namespace

std::unique_ptr<YamlNode> TreeBuilder::make(YamlKind kind, std::size_t offset)
{
    auto node = std::make_unique<YamlNode>();
    node->kind = kind;
    node->mark = m_places.at(offset);
    m_lastOffset = offset;
    node->anchor = std::exchange(m_anchorName, {});
    return node;
}

/// Whether nothing stands behind the tag of an empty scalar: what is at `content` is another node.
bool TreeBuilder::isOnlyTagged(std::size_t content) const
{
    constexpr std::string_view kQuotes = "\"'|>";
    if (content >= m_text.size() || kQuotes.find(m_text[content]) == kQuotes.npos)
        return true;
    if (m_text[content] == '|' || m_text[content] == '>' || atKey())
        return false;
    const std::size_t end = endOfQuotes(m_text, content);
    const std::size_t next = m_text.find_first_not_of(" \t", end); // a ':' makes it a key
    return end < m_text.size() && next < m_text.size() && m_text[next] == ':';
}

std::string TreeBuilder::currentPath() const
{
    std::string path;
    for (const Open &open : m_open) {
        if (open.node->kind == YamlKind::Sequence)
            path = pathWithIndex(path, open.node->items.size());
        else if (open.key)
            path = pathWithKey(path, open.key->scalar);
    }
    return path;
}

void TreeBuilder::report(std::size_t offset, std::string message, std::string hint)
{
    Diagnostic d;
    d.message = std::move(message);
    d.hint = std::move(hint);
    d.mark = m_places.at(offset);
    d.path = currentPath();
    m_result.diagnostics.push_back(std::move(d));
}

bool TreeBuilder::stop(const Mark &mark, std::string message, std::string hint)
{
    report(mark.offset, std::move(message), std::move(hint));
    m_stopped = true;
    return false;
}

/// yaml-cpp is content with what YAML's grammar isn't: a key of a block without its ':' at the
/// block's end, and an item of a flow list of which there is nothing but its ','. It calls both
/// null, at the place of the key or of the ','. Returns whether the null is one of these.
bool TreeBuilder::stopAtForgotten(std::size_t offset)
{
    if (m_open.empty())
        return false;
    Open &open = m_open.back();
    if (open.node->kind == YamlKind::Sequence && open.node->flow && offset < m_text.size() &&
        m_text[offset] == ',') {
        stop(m_places.at(offset), "nothing stands in front of this ','",
             "remove the ',', or write the item");
        return true;
    }
    if (!open.key || open.node->flow || offset != open.keyOffset)
        return false;
    // Without what was taken for the key's next lines.
    constexpr std::size_t kMost = 60;
    const std::size_t lineEnd = std::min(m_text.find('\n', offset), m_text.size());
    std::string &key = open.key->scalar;
    if (m_text.substr(offset, lineEnd - offset).find(key) == std::string_view::npos)
        key = ascii::trim(m_text.substr(offset, lineEnd - offset));
    stop(m_places.at(offset),
         (key.size() > kMost ? "this key" : "the key '" + key + '\'') + " has no ':' behind it",
         "a key and its value are written 'key: value'");
    return true;
}

bool TreeBuilder::null(std::size_t offset, std::size_t anchor)
{
    if (stopAtForgotten(offset))
        return false;
    m_eventOffset = offset;
    const std::size_t content = contentOffset(m_text, offset);
    const bool written =
        content < m_text.size() &&
        (m_text[content] == '~' || m_text.substr(content, 4) == "null" ||
         m_text.substr(content, 4) == "Null" || m_text.substr(content, 4) == "NULL");
    if (written)
        return add(make(YamlKind::Null, content), anchor, 1, 1);
    const bool marked = atKey() || content != offset; // an anchor or a tag alone is the place
    return add(make(YamlKind::Null, marked ? offset : emptyOffset(m_text, offset)), anchor, 1, 1);
}

bool TreeBuilder::scalar(std::size_t offset, std::string_view tag, std::size_t anchor,
                         const std::string &value)
{
    m_eventOffset = offset;
    std::size_t content = contentOffset(m_text, offset);
    if (value.empty() && isOnlyTagged(content)) {
        content = offset;
        // YAML reads an empty text; who writes this means the text.
        if (tag == "!")
            report(tagOffset(m_text, offset), "a '!' without quotes is a tag, here of nothing",
                   "a value '!' needs quotes: \"!\"");
    }
    const char first = content < m_text.size() ? m_text[content] : ' ';
    std::size_t end = content;
    if (first == '"' || first == '\'') {
        end = endOfQuotes(m_text, content);
        // yaml-cpp takes the file's end for the missing quote when a line break stands before it.
        if (end == std::string_view::npos)
            return stop(m_places.at(content), "this quote is never closed", {});
    } else if ((first == '|' || first == '>') && isStringTag(tag)) {
        // Deeper than what its line begins with, whatever else stands before it there.
        const std::size_t line = m_text.rfind('\n', content) + 1;
        const std::size_t indent = m_text.find_first_not_of(' ', line) - line;
        end = blockScalarEnd(m_text, content, static_cast<int>(indent)).end;
    }
    auto node = make(YamlKind::Scalar, content);
    node->moreLines =
        static_cast<int>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(content),
                                    m_text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    node->scalar = value;
    node->quoted = isStringTag(tag);
    checkTag(*node, tag, offset);
    if (tag.starts_with(kCoreTag) && tag.ends_with(":null"))
        node->kind = YamlKind::Null;
    return add(std::move(node), anchor, 1, 1);
}

/// @param offset  of the node with its properties
void TreeBuilder::checkTag(const YamlNode &node, std::string_view tag, std::size_t offset)
{
    if (tag.empty() || tag == "?" || tag == "!")
        return;
    const std::string_view name =
        tag.starts_with(kCoreTag) ? tag.substr(kCoreTag.size()) : std::string_view("?");
    constexpr std::string_view kScalarNames[] = {"", "str", "null", "bool", "int", "float"};
    const bool ofScalars =
        std::find(std::begin(kScalarNames), std::end(kScalarNames), name) != std::end(kScalarNames);
    if (!ofScalars && name != "map" && name != "seq") {
        report(tagOffset(m_text, offset), "the tag " + shownTag(tag) + " is not supported",
               "remove it: types follow from the keys");
        return;
    }
    const bool fits = node.kind == YamlKind::Map ? name == "map"
                      : node.kind == YamlKind::Sequence
                          ? name == "seq"
                          : ofScalars && scalarFits(name, node.scalar);
    if (!fits)
        report(node.mark.offset, "the tag " + shownTag(tag) + " does not fit its value",
               "remove it");
}

bool TreeBuilder::alias(std::size_t offset, std::size_t anchor)
{
    const Mark mark = m_places.at(offset);
    const auto found = m_anchors.find(anchor);
    if (found == m_anchors.end() || !found->second.node) {
        return stop(mark, "this alias stands inside the value that it names",
                    "an anchor can be used only after its value has ended");
    }
    const Anchored &target = found->second;
    m_aliasNodes += target.nodes;
    if (m_aliasNodes > kMaxAliasNodes) {
        return stop(mark,
                    "aliases expand to more than " + std::to_string(kMaxAliasNodes) + " nodes",
                    "write the values out, or use fewer aliases");
    }
    if (m_open.size() + target.height > kMaxDepth + 1) {
        return stop(mark, "nested deeper than " + std::to_string(kMaxDepth) + " levels",
                    "this alias brings in a value that is nested itself");
    }
    m_eventOffset = offset;
    auto copy = cloneNode(*target.node);
    copy->mark = mark;
    copy->anchor.clear();
    copy->alias = target.name;
    return add(std::move(copy), 0, target.nodes, target.height);
}

bool TreeBuilder::begin(YamlKind kind, std::size_t offset, std::string_view tag, std::size_t anchor,
                        bool flow)
{
    if (m_open.size() >= kMaxDepth) {
        m_open.erase(m_open.begin() + 1, m_open.end()); // a path of 64 steps helps nobody
        return stop(m_places.at(offset),
                    "nested deeper than " + std::to_string(kMaxDepth) + " levels", {});
    }
    Open open;
    open.node = make(kind, contentOffset(m_text, offset));
    open.node->flow = flow;
    open.anchor = anchor;
    if (anchor != 0)
        m_anchors[anchor].name = open.node->anchor;
    checkTag(*open.node, tag, offset);
    m_open.push_back(std::move(open));
    return true;
}

bool TreeBuilder::end()
{
    Open open = std::move(m_open.back());
    m_open.pop_back();
    return add(std::move(open.node), open.anchor, open.nodes, open.height);
}

bool TreeBuilder::add(std::unique_ptr<YamlNode> node, std::size_t anchor, std::size_t nodes,
                      std::size_t height)
{
    if (anchor != 0)
        m_anchors[anchor] = Anchored{node->anchor, node.get(), nodes, height};
    if (m_open.empty()) {
        m_result.root = std::move(node);
        return true;
    }
    Open &parent = m_open.back();
    parent.nodes += nodes;
    parent.height = std::max(parent.height, height + 1);
    if (parent.node->kind == YamlKind::Sequence) {
        parent.node->items.push_back(std::move(node));
    } else if (!parent.key) {
        addKey(parent, std::move(node));
    } else if (parent.dropValue) {
        m_dropped.push_back(std::move(parent.key));
        m_dropped.push_back(std::move(node));
    } else {
        parent.node->pairs.push_back({std::move(parent.key), std::move(node)});
    }
    return true;
}

void TreeBuilder::addKey(Open &map, std::unique_ptr<YamlNode> key)
{
    map.dropValue = true;
    map.keyOffset = m_eventOffset;
    if (key->kind != YamlKind::Scalar) {
        report(key->mark.offset,
               key->kind == YamlKind::Null ? "a key is missing here" : "a key has to be plain text",
               {});
        key->scalar.assign(1, '?');
    } else if (const Mark *first = firstUse(map, key->scalar)) {
        report(key->mark.offset,
               "the key '" + key->scalar + "' is given twice, first on line " +
                   std::to_string(first->line),
               "remove one of them");
        m_result.diagnostics.back().path =
            pathWithKey(m_result.diagnostics.back().path, key->scalar);
    } else if (key->scalar == "<<" && !key->quoted) {
        report(key->mark.offset, "merge keys ('<<') are not supported",
               "write the keys out, or use an alias as the whole value");
        map.node->incomplete = true;
    } else {
        map.dropValue = false;
    }
    map.key = std::move(key);
}

const Mark *TreeBuilder::firstUse(Open &map, const std::string &key)
{
    std::vector<YamlPair> &pairs = map.node->pairs;
    if (pairs.size() < kSearchedKeys) {
        const YamlPair *pair = map.node->findPair(key);
        return pair ? &pair->key->mark : nullptr;
    }
    for (std::size_t i = map.seen.size(); i < pairs.size(); ++i)
        map.seen.emplace(pairs[i].key->scalar, pairs[i].key->mark);
    const auto found = map.seen.find(key);
    return found == map.seen.end() ? nullptr : &found->second;
}

YamlDocument TreeBuilder::take()
{
    if (m_stopped || !m_open.empty())
        m_result.root.reset();
    m_open.clear();
    return std::move(m_result);
}

} // namespace signalbox::config

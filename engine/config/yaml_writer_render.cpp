// Style decisions and rendering.
#include "config/yaml_writer_render.h"

#include "config/yaml_writer_scalar.h"

#include <algorithm>

namespace signalbox::config {

namespace {

constexpr std::size_t longestFlow =
    72; // a new collection longer than this is written in block style

bool collection(const YamlNode &node)
{
    return node.kind == YamlKind::Map || node.kind == YamlKind::Sequence;
}

bool emptyCollection(const YamlNode &node)
{
    return collection(node) && node.items.empty() && node.pairs.empty();
}

/// Scalars, and lists of scalars: what fits on one line without getting hard to read.
bool flat(const YamlNode &node, int depth)
{
    const auto fits = [depth](const YamlNode &child) {
        if (child.kind == YamlKind::Scalar)
            return !literalSafe(child.scalar);
        return child.kind == YamlKind::Null || emptyCollection(child) ||
               (depth > 0 && flat(child, depth - 1));
    };
    return std::all_of(node.items.begin(), node.items.end(),
                       [&](const auto &item) { return fits(*item); }) &&
           std::all_of(node.pairs.begin(), node.pairs.end(),
                       [&](const auto &pair) { return fits(*pair.value); });
}

std::string spaces(int n)
{
    return std::string(static_cast<std::size_t>(std::max(n, 0)), ' ');
}

} // namespace

YamlRenderer::YamlRenderer(const YamlSnapshot &snapshot)
    : m_snapshot(snapshot)
{
    collect(*snapshot.root, snapshot.extent, -1, {});
}

YamlModel YamlRenderer::modelOf(const NodeExtent &parent, std::size_t entry, const YamlNode &node,
                                int outer) const
{
    const EntryExtent &own = parent.entries[entry];
    YamlModel model{&node, own.value.get(), outer};
    if (own.indicator != noOffset && own.value->style != YamlStyle::Empty) {
        const LineIndex &lines = m_snapshot.lines;
        model.below = lines.lineOf(own.indicator) != lines.lineOf(own.value->content);
        if (!model.below)
            model.gap = static_cast<int>(own.value->begin - own.indicator) - 1;
    }
    return model;
}

/// Remembers the first node of each kind under each key.
void YamlRenderer::collect(const YamlNode &node, const NodeExtent &extent, int outer,
                           const std::string &key)
{
    for (std::size_t i = 0; i < extent.entries.size(); ++i) {
        const bool item = node.kind == YamlKind::Sequence;
        const YamlNode &child = item ? *node.items[i] : *node.pairs[i].value;
        const NodeExtent &own = *extent.entries[i].value;
        const std::string name = item ? key : node.pairs[i].key->scalar;
        const int column = extent.flow() ? outer : extent.indent;
        if (child.alias.empty() && !emptyCollection(child))
            m_lookalikes.try_emplace({item ? name + "[]" : name, child.kind},
                                     modelOf(extent, i, child, column));
        collect(child, own, column, name);
    }
}

YamlModel YamlRenderer::lookalike(const std::string &key, bool item, const YamlNode &node) const
{
    const auto it = m_lookalikes.find({item ? key + "[]" : key, node.kind});
    return it == m_lookalikes.end() ? YamlModel{} : it->second;
}

YamlModel YamlRenderer::neighbour(const YamlNode &node, const NodeExtent &extent, std::size_t index,
                                  const YamlNode &like) const
{
    const auto child = [&](std::size_t i) -> const YamlNode & {
        return node.kind == YamlKind::Sequence ? *node.items[i] : *node.pairs[i].value;
    };
    const std::size_t count = extent.entries.size();
    for (std::size_t distance = 1; distance <= count; ++distance) {
        for (const std::size_t i : {index - distance, index + distance - 1}) {
            if (i < count && child(i).kind == like.kind && child(i).alias.empty() &&
                !emptyCollection(child(i)))
                return modelOf(extent, i, child(i), extent.indent);
        }
    }
    return {};
}

YamlModel YamlRenderer::childModel(const YamlModel &model, const YamlNode &child,
                                   const std::string *key) const
{
    if (model.wrapped && child.kind == YamlKind::Scalar && child.scalar == model.wrapped->scalar) {
        YamlModel own{model.wrapped, model.wrappedExtent};
        own.replaced = true;
        return own;
    }
    if (!model.node || !model.extent || model.extent->entries.empty())
        return {};
    const YamlNode &node = *model.node;
    if (key && node.kind == YamlKind::Map) {
        for (std::size_t i = 0; i < node.pairs.size(); ++i) {
            if (node.pairs[i].key->scalar == *key && node.pairs[i].value->kind == child.kind)
                return modelOf(*model.extent, i, *node.pairs[i].value, model.extent->indent);
        }
    } else if (!key && node.kind == YamlKind::Sequence) {
        return neighbour(node, *model.extent, 0, child);
    }
    return {};
}

std::string YamlRenderer::scalar(const YamlNode &node, bool flow, const YamlModel &model) const
{
    YamlStyle style = YamlStyle::Plain;
    if (model.node && model.extent && model.node->kind == YamlKind::Scalar) {
        const std::string &text = model.node->scalar;
        const bool needed = !plainSafe(text, flow) || looksTyped(text);
        if (model.replaced || !needed)
            style = model.extent->style;
    }
    return scalarText(node, flow, style, m_snapshot.style.quotes);
}

std::string YamlRenderer::keyText(const YamlNode &key, bool flow, const YamlModel &model) const
{
    return scalar(key, flow, model);
}

std::string YamlRenderer::flow(const YamlNode &node, const std::string &key,
                               const YamlModel &model) const
{
    if (!collection(node))
        return scalar(node, true, model.node ? model : lookalike(key, false, node));
    const bool map = node.kind == YamlKind::Map;
    bool pad = map ? m_snapshot.style.padBraces : m_snapshot.style.padBrackets;
    if (model.extent && model.extent->flow() && !model.extent->entries.empty() &&
        model.node->kind == node.kind && model.extent->style != YamlStyle::FlowPair)
        pad = m_snapshot.text[model.extent->content + 1] == ' ';
    std::string out;
    for (const auto &item : node.items) {
        YamlModel child = childModel(model, *item, nullptr);
        if (!child.node)
            child = lookalike(key, true, *item);
        out += (out.empty() ? "" : ", ") + flow(*item, key, child);
    }
    for (const YamlPair &pair : node.pairs) {
        const std::string &name = pair.key->scalar;
        YamlModel child = childModel(model, *pair.value, &name);
        if (!child.node)
            child = lookalike(name, false, *pair.value);
        out += (out.empty() ? "" : ", ") + keyText(*pair.key, true, {}) + ": " +
               flow(*pair.value, name, child);
    }
    const std::string padding = pad && !out.empty() ? " " : "";
    return (map ? "{" : "[") + padding + out + padding + (map ? "}" : "]");
}

bool YamlRenderer::writtenBlock(const YamlNode &node, const YamlSlot &slot,
                                const YamlModel &model) const
{
    if (slot.flow || !collection(node) || emptyCollection(node))
        return false;
    for (const YamlModel &like : {model, lookalike(slot.key, slot.item, node)}) {
        const bool usable =
            like.node && like.node->kind == node.kind && !like.extent->entries.empty();
        if (usable && like.extent->style != YamlStyle::FlowPair)
            return like.extent->block();
    }
    return slot.section || !flat(node, 1) || flow(node, slot.key, model).size() > longestFlow;
}

Rendered YamlRenderer::value(const YamlNode &node, const YamlSlot &slot,
                             const YamlModel &model) const
{
    const FileStyle &style = m_snapshot.style;
    if (node.kind == YamlKind::Scalar && !slot.flow && !slot.oneLine && literalSafe(node.scalar) &&
        (!model.extent || (model.extent->style != YamlStyle::DoubleQuoted))) {
        // the lines of a literal block are deeper than the collection around it
        const bool kept = model.replaced && model.extent && model.extent->blockScalar() &&
                          model.extent->indent > slot.column;
        const int column =
            kept ? model.extent->indent
                 : std::max(slot.column, 0) + (slot.item ? 1 + style.dashGap : style.mapStep);
        Rendered out{node.scalar.back() == '\n' ? "|" : "|-", {}};
        std::size_t from = 0;
        while (from < node.scalar.size()) {
            const std::size_t to = std::min(node.scalar.find('\n', from), node.scalar.size());
            if (to > from)
                out.body += spaces(column) + node.scalar.substr(from, to - from);
            out.body += style.eol;
            from = to + 1;
        }
        return out;
    }
    if (!writtenBlock(node, slot, model)) {
        if (collection(node))
            return {flow(node, slot.key, model), {}};
        YamlModel like = model;
        if (!like.node)
            like = lookalike(slot.key, slot.item, node);
        return {scalar(node, slot.flow, like), {}};
    }
    const bool alike = model.extent && model.extent->block() && model.node->kind == node.kind;
    if (slot.item && !slot.named && !(alike && model.below)) {
        const int column = slot.column + 1 + dashGap(slot, model);
        std::string lines = blockLines(node, column, false, slot.key, model)
                                .substr(static_cast<std::size_t>(column));
        const std::size_t first = lines.find(style.eol);
        return {lines.substr(0, first), lines.substr(first + style.eol.size())};
    }
    int step = node.kind == YamlKind::Map ? style.mapStep : style.sequenceStep;
    if (alike && model.below && model.outer >= 0 && model.extent->indent > model.outer)
        step = model.extent->indent - model.outer;
    else if (alike && model.below && model.extent->indent == model.outer &&
             node.kind == YamlKind::Sequence)
        step = 0;
    if (slot.item)
        step = std::max(step, 1 + style.dashGap);
    if (slot.column < 0)
        step = 1; // the root's own lines begin in column 0
    return {
        {},
        blockLines(node, slot.column + step, slot.section && slot.column <= 0, slot.key, model)};
}

int YamlRenderer::dashGap(const YamlSlot &slot, const YamlModel &model) const
{
    if (slot.gap > 0)
        return slot.gap;
    return std::max(model.extent && !model.below ? model.gap : m_snapshot.style.dashGap, 1);
}

std::string YamlRenderer::blockLines(const YamlNode &node, int column, bool section,
                                     const std::string &key, const YamlModel &model) const
{
    std::string out;
    for (const auto &item : node.items)
        out += itemLines(*item, column, section, key, childModel(model, *item, nullptr));
    for (const YamlPair &pair : node.pairs)
        out += pairLines(*pair.key, *pair.value, column, section, {},
                         childModel(model, *pair.value, &pair.key->scalar));
    return out;
}

std::string YamlRenderer::pairLines(const YamlNode &key, const YamlNode &node, int column,
                                    bool section, const YamlModel &keyModel,
                                    const YamlModel &model) const
{
    const Rendered r =
        value(node, {column, false, false, section && column == 0, key.scalar}, model);
    std::string head = spaces(column) + keyText(key, false, keyModel) + ':';
    if (!r.head.empty())
        head += ' ' + r.head;
    return head + m_snapshot.style.eol + r.body;
}

std::string YamlRenderer::itemLines(const YamlNode &item, int column, bool section,
                                    const std::string &key, const YamlModel &model) const
{
    const Rendered r =
        value(item, {column, true, false, section && item.kind == YamlKind::Map, key}, model);
    std::string head = spaces(column) + '-';
    if (!r.head.empty())
        head += spaces(dashGap({}, model)) + r.head;
    return head + m_snapshot.style.eol + r.body;
}

} // namespace signalbox::config

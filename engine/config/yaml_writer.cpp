// Chooses the way an edit is written by the style of the collection it touches.
#include "config/yaml_writer.h"

#include "config/yaml_edit_tree.h"
#include "config/yaml_writer_block.h"
#include "config/yaml_writer_flow.h"
#include "config/yaml_writer_value.h"

namespace signalbox::config {

namespace {

using Patches = std::vector<Patch>;

class Writer
{
public:
    explicit Writer(const YamlSnapshot &snapshot)
        : m_snapshot(snapshot)
        , m_renderer(snapshot)
    {
    }

    Result<Patches> operator()(const SetValue &e) const
    {
        const YamlPlace place = findPlace(m_snapshot, e.path);
        if (!place.node)
            return lost(e.path);
        YamlSlot slot{place.column, false, place.inFlow, section(e.path, *e.value), place.key};
        if (!place.parent)
            return replaceRoot(m_snapshot, m_renderer.value(*e.value, slot, {}));
        const NodeExtent &parent = *place.parent;
        slot.item =
            parent.style == YamlStyle::BlockSequence || parent.style == YamlStyle::FlowSequence;
        YamlModel model = m_renderer.modelOf(parent, place.entry, *place.node, place.column);
        const EntryExtent &own = place.own();
        if (parent.style == YamlStyle::BlockSequence) { // the dash stays where it is
            const std::size_t tab = m_snapshot.text.find('\t', own.indicator);
            slot.gap = model.below || tab < place.extent->begin ? 1 : model.gap;
        }
        if (place.extent->block()) {
            const std::size_t below = m_snapshot.lines.nextLine(own.indicator);
            const std::size_t first = place.extent->entries.front().lead;
            slot.oneLine = below < first && m_snapshot.text.find('#', below) < first;
        }
        slot.named = !place.extent->anchor.empty();
        if (place.node->kind != e.value->kind || place.extent->style == YamlStyle::Alias) {
            const YamlPlace above = findPlace(m_snapshot, e.path.parent());
            model = m_renderer.neighbour(*above.node, parent, place.entry, *e.value);
        }
        model.replaced = model.node == place.node;
        if (place.node->kind == YamlKind::Scalar && !model.replaced) {
            model.wrapped = place.node;
            model.wrappedExtent = place.extent;
        }
        return replaceValue(m_snapshot, place, m_renderer.value(*e.value, slot, model));
    }

    Result<Patches> operator()(const InsertKey &e) const
    {
        const YamlPlace place = findPlace(m_snapshot, e.map);
        if (!place.node || !e.index || place.extent->entries.empty())
            return lost(e.map);
        const NodeExtent &map = *place.extent;
        const YamlModel model = m_renderer.neighbour(*place.node, map, *e.index, *e.value);
        const std::size_t beside = std::min(*e.index, map.entries.size() - 1);
        const YamlModel keyModel{place.node->pairs[beside].key.get(),
                                 map.entries[beside].key.get()};
        const YamlValue key = yamlString(e.key);
        if (map.flow())
            return insertFlowEntry(m_snapshot, map, *e.index,
                                   m_renderer.keyText(*key, true, keyModel) + ": " +
                                       m_renderer.flow(*e.value, e.key, model));
        const bool root = e.map.empty();
        const std::string lines =
            m_renderer.pairLines(*key, *e.value, map.indent, root, keyModel, model);
        return Patches{insertBlockEntry(m_snapshot, map, *e.index, lines, root)};
    }

    Result<Patches> operator()(const InsertItem &e) const
    {
        const YamlPlace place = findPlace(m_snapshot, e.list);
        if (!place.node || place.extent->entries.empty())
            return lost(e.list);
        const NodeExtent &list = *place.extent;
        const YamlModel model = m_renderer.neighbour(*place.node, list, e.index, *e.value);
        if (list.flow())
            return insertFlowEntry(m_snapshot, list, e.index,
                                   m_renderer.flow(*e.value, place.key, model));
        const std::string lines = m_renderer.itemLines(
            *e.value, list.indent, section(e.list / e.index, *e.value), place.key, model);
        return Patches{insertBlockEntry(m_snapshot, list, e.index, lines, false)};
    }

    Result<Patches> operator()(const RemoveKey &e) const { return remove(e.path); }
    Result<Patches> operator()(const RemoveItem &e) const { return remove(e.path); }

    Result<Patches> operator()(const RenameKey &e) const
    {
        const YamlPlace place = findPlace(m_snapshot, e.path);
        const YamlPlace above = findPlace(m_snapshot, e.path.parent());
        if (!place.node || !place.parent || !above.node)
            return lost(e.path);
        const NodeExtent &key = *place.own().key;
        YamlModel model{above.node->pairs[place.entry].key.get(), &key};
        model.replaced = true;
        return Patches{{key.content, key.end,
                        m_renderer.keyText(*yamlString(e.to), above.extent->flow(), model)}};
    }

    Result<Patches> operator()(const MoveKey &e) const
    {
        const YamlPlace place = findPlace(m_snapshot, e.path);
        return place.parent ? move(*place.parent, place.entry, e.to) : lost(e.path);
    }

    Result<Patches> operator()(const MoveItem &e) const
    {
        const YamlPlace place = findPlace(m_snapshot, e.list);
        return place.node ? move(*place.extent, e.from, e.to) : lost(e.list);
    }

    template <typename Other> Result<Patches> operator()(const Other &) const
    {
        return Error(ErrorType::Internal, "an edit was not expanded");
    }

private:
    static Result<Patches> lost(const YamlPath &path)
    {
        return Error(ErrorType::NotFound, "the text of " + path.toString() + " can't be found");
    }

    /// Top level keys, and the items of a list directly below one.
    static bool section(const YamlPath &path, const YamlNode &value)
    {
        return path.size() < 2 ||
               (path.size() == 2 && path.last().isIndex && value.kind == YamlKind::Map);
    }

    Result<Patches> remove(const YamlPath &path) const
    {
        const YamlPlace place = findPlace(m_snapshot, path);
        if (!place.parent || place.parent->entries.size() < 2)
            return lost(path);
        if (place.parent->flow())
            return removeFlowEntry(m_snapshot, *place.parent, place.entry);
        return Patches{removeBlockEntry(m_snapshot, *place.parent, place.entry)};
    }

    Result<Patches> move(const NodeExtent &collection, std::size_t from, std::size_t to) const
    {
        if (from >= collection.entries.size() || to >= collection.entries.size())
            return Error(ErrorType::NotFound, "there is no such entry");
        return collection.flow() ? moveFlowEntry(m_snapshot, collection, from, to)
                                 : moveBlockEntry(m_snapshot, collection, from, to);
    }

    const YamlSnapshot &m_snapshot;
    YamlRenderer m_renderer;
};

} // namespace

Result<std::vector<Patch>> patchesFor(const YamlSnapshot &snapshot, std::span<const Edit> plain)
{
    const Writer writer(snapshot);
    Patches out;
    for (const Edit &edit : plain) {
        Result<Patches> patches = std::visit(writer, edit);
        if (!patches)
            return patches;
        for (Patch &patch : *patches)
            out.push_back(std::move(patch));
    }
    return out;
}

} // namespace signalbox::config

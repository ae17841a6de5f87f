// Reading a text for editing.
#include "config/yaml_writer_snapshot.h"

#include "config/text_places.h"
#include "config/yaml_edit_tree.h"
#include "config/yaml_extents_scalar.h"

namespace signalbox::config {

Result<YamlSnapshot> YamlSnapshot::read(std::string text, Mark *where)
{
    YamlDocument document = readYaml(text);
    for (const Diagnostic &d : document.diagnostics) {
        if (d.severity != Severity::Error)
            continue;
        if (where)
            *where = d.mark;
        return Error(ErrorType::InvalidConfig, "line " + std::to_string(d.mark.line) + ", column " +
                                                   std::to_string(d.mark.column) + ": " +
                                                   d.message);
    }
    if (!document.root)
        return Error(ErrorType::InvalidConfig, "the text can't be read");
    std::size_t failedAt = 0;
    Result<NodeExtent> extent = findExtents(text, *document.root, &failedAt);
    if (!extent) {
        if (where)
            *where = TextPlaces(text).at(failedAt);
        return extent.error();
    }
    LineIndex lines(text);
    FileStyle style = detectStyle(text, lines, *extent);
    return YamlSnapshot{std::move(text), std::move(document.root), std::move(*extent),
                        std::move(lines), std::move(style)};
}

bool YamlSnapshot::blankLine(std::size_t lineStart) const noexcept
{
    const std::size_t first = skipBlanks(text, lineStart);
    return first < text.size() && first == lineBreak(text, lineStart);
}

bool YamlSnapshot::blankLineIn(std::size_t begin, std::size_t end) const noexcept
{
    for (std::size_t line = begin; line < end; line = lines.nextLine(line)) {
        if (blankLine(line))
            return true;
    }
    return false;
}

YamlPlace findPlace(const YamlSnapshot &snapshot, const YamlPath &path)
{
    YamlPlace place;
    place.node = snapshot.root.get();
    place.extent = &snapshot.extent;
    place.column = -1;
    for (const YamlStep &step : path.steps()) {
        const YamlNode &node = *place.node;
        const std::size_t at = step.isIndex ? step.index : keyIndex(node, step.key);
        const std::size_t size = step.isIndex ? node.items.size() : node.pairs.size();
        if (at >= size || at >= place.extent->entries.size())
            return {};
        if (!step.isIndex)
            place.key = step.key;
        place.parent = place.extent;
        place.entry = at;
        place.inFlow = place.inFlow || place.extent->flow();
        if (!place.inFlow)
            place.column = place.extent->indent;
        place.node = step.isIndex ? node.items[at].get() : node.pairs[at].value.get();
        place.extent = place.own().value.get();
    }
    return place;
}

} // namespace signalbox::config

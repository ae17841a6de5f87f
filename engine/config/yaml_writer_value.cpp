// Values consist of what is on the line of the key or dash (the head) and of whole lines below (the
// body).
#include "config/yaml_writer_value.h"

#include "config/yaml_extents_scalar.h"
#include "config/yaml_writer_block.h"

#include <algorithm>

namespace signalbox::config {

namespace {

struct OldValue
{
    ByteRange head;
    ByteRange body; // empty: where a body would begin
};

/// One after the last byte that a value's indicator or anchor takes before what can be replaced: a
/// tag speaks of the old value and goes with it.
std::size_t contentStart(const EntryExtent &entry, const NodeExtent &value)
{
    if (!value.anchor.empty())
        return value.anchor.end;
    if (entry.indicator != noOffset)
        return entry.indicator + 1;
    return value.tag.empty() ? value.content : value.tag.begin;
}

/// Where the old value's text begins, its tag included unless that stands before an anchor.
std::size_t headStart(const NodeExtent &value)
{
    return value.tag.empty() || value.tag.begin < value.anchor.begin ? value.content
                                                                     : value.tag.begin;
}

/// @param emptied  the collection stays, without entries: comments that aren't an entry's own stay
/// too
OldValue oldValue(const YamlSnapshot &s, const YamlPlace &place, bool emptied)
{
    const EntryExtent &entry = place.own();
    const NodeExtent &value = *place.extent;
    const std::size_t start = contentStart(entry, value);
    OldValue old;
    const std::size_t last = value.entries.empty() ? 0 : value.entries.back().linesEnd;
    const std::size_t linesEnd = emptied ? last : std::max(last, entry.linesEnd);
    if (value.style == YamlStyle::Empty) {
        old.head = {start, start};
        if (headStart(value) != value.content)
            old.head = value.tag;
    } else if (value.block() && s.lines.lineOf(value.content) != s.lines.lineOf(start)) {
        old.head = {start, start};
        if (headStart(value) != value.content)
            old.head = value.tag;
        old.body = {value.entries.front().lead, linesEnd};
        return old;
    } else if (value.block()) { // behind the dash: down to the end of its last line
        const std::size_t lastLine = s.lines.start(s.lines.lineOf(linesEnd > 0 ? linesEnd - 1 : 0));
        old.head = {headStart(value), std::max(lineBreak(s.text, lastLine), value.end)};
    } else if (value.blockScalar()) {
        old.head = {headStart(value), value.content};
        while (!endsWord(s.text, old.head.end))
            ++old.head.end;
        old.body = {value.body, s.lines.nextLine(value.end)};
        return old;
    } else {
        old.head = {headStart(value), value.end};
    }
    old.body.begin = old.body.end = s.lines.nextLine(old.head.end);
    return old;
}

Patch headPatch(const YamlSnapshot &s, const YamlPlace &place, const ByteRange &head,
                const std::string &text)
{
    const std::size_t start = contentStart(place.own(), *place.extent);
    if (head.empty()) {
        const bool noColon = place.own().indicator == noOffset && place.own().key;
        const std::string gap = text.empty() ? "" : noColon ? ": " : " ";
        return {head.begin, head.begin, gap + text};
    }
    // a tab behind a dash can't stand before a map
    const std::size_t dash = place.own().indicator;
    const bool item = dash != noOffset && !place.own().key && !place.inFlow;
    if (item && !text.empty() && s.text.find('\t', dash) < head.begin && start == dash + 1)
        return {start, head.end, " " + text};
    if (!text.empty())
        return {head.begin, head.end, text};
    // nothing stays behind the colon or the dash; a comment on the way to a value on a later line
    // does
    const bool comment = s.lines.lineOf(start) != s.lines.lineOf(head.begin) &&
                         skipBlanks(s.text, start) != lineBreak(s.text, start);
    if (comment)
        return {s.lines.lineStart(head.begin), s.lines.nextLine(head.end), {}};
    return {start, head.end, {}};
}

} // namespace

std::vector<Patch> replaceValue(const YamlSnapshot &s, const YamlPlace &place,
                                const Rendered &value)
{
    const NodeExtent &extent = *place.extent;
    const bool emptied = value.head == (extent.style == YamlStyle::BlockMap ? "{}" : "[]");
    const OldValue old = oldValue(s, place, emptied);
    std::vector<Patch> out;
    if (!extent.tag.empty() && headStart(extent) == extent.content)
        out.push_back({extent.tag.begin, skipBlanks(s.text, extent.tag.end), {}});
    out.push_back(headPatch(s, place, old.head, value.head));
    if (place.inFlow)
        return out;
    const bool literal = value.head.ends_with('|');
    if (old.body.empty()) {
        if (!value.body.empty())
            out.push_back(linesPatch(s, old.body.begin, value.body, literal));
        return out;
    }
    std::string body = value.body;
    const bool open = old.body.end == s.text.size() && !s.text.ends_with('\n');
    if (open)
        body = withoutLastBreak(s, body, literal);
    const std::size_t below = s.lines.nextLine(old.head.end);
    if (below < old.body.begin && (literal || value.head.ends_with("|-"))) {
        // blank lines and comments that stood between would become text
        out.push_back({below, below, body});
        body.clear();
    }
    out.push_back({old.body.begin, old.body.end, body});
    return out;
}

std::vector<Patch> replaceRoot(const YamlSnapshot &s, const Rendered &value)
{
    const NodeExtent &root = s.extent;
    std::string lines = value.body.empty() ? value.head + s.style.eol : value.body;
    if (root.style == YamlStyle::Empty) {
        // behind whatever comments there are
        const std::size_t stop = s.text.rfind("\n...");
        return {linesPatch(s, stop == std::string::npos ? s.text.size() : stop + 1, lines)};
    }
    const std::size_t begin = root.content;
    std::size_t end = root.end;
    if (root.block())
        end = root.entries.back().linesEnd;
    if (!s.text.substr(0, end).ends_with('\n'))
        lines = withoutLastBreak(s, lines, value.head == "|");
    if (!value.body.empty() && s.lines.lineStart(begin) != begin)
        lines.insert(0, s.style.eol);
    return {{begin, end, lines}};
}

} // namespace signalbox::config

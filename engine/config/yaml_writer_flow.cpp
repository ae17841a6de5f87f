// Flow entries and their commas.
#include "config/yaml_writer_flow.h"

#include "config/yaml_extents_scalar.h"

#include <algorithm>

namespace signalbox::config {

namespace {

/// The entry has its lines for itself, comma and comments included.
bool ownLines(const YamlSnapshot &s, const EntryExtent &e)
{
    return e.ownLine &&
           (e.linesEnd == s.text.size() || (e.linesEnd > 0 && s.text[e.linesEnd - 1] == '\n'));
}

std::string indentOf(const YamlSnapshot &s, const EntryExtent &e)
{
    const std::size_t begin = s.lines.lineStart(e.begin);
    return s.text.substr(begin, e.begin - begin);
}

/// What stands between two entries on a line: ", " unless the collection is written tighter.
std::string separator(const NodeExtent &collection)
{
    const auto &entries = collection.entries;
    for (std::size_t i = 1; i < entries.size(); ++i) {
        if (entries[i - 1].comma != noOffset && entries[i].begin == entries[i - 1].comma + 1)
            return ",";
    }
    return ", ";
}

std::size_t behind(const EntryExtent &e)
{
    return e.comma != noOffset ? e.comma + 1 : e.end;
}

/// An entry's lines, with a comma behind its value or without.
std::string linesOf(const YamlSnapshot &s, const EntryExtent &e, bool comma)
{
    return s.text.substr(e.lead, e.end - e.lead) + (comma ? "," : "") +
           s.text.substr(behind(e), e.linesEnd - behind(e));
}

} // namespace

std::vector<Patch> insertFlowEntry(const YamlSnapshot &s, const NodeExtent &collection,
                                   std::size_t index, const std::string &entry)
{
    const auto &entries = collection.entries;
    if (collection.style == YamlStyle::FlowPair) { // it needs braces now
        if (index == 0)
            return {{collection.content, collection.content, "{" + entry + ", "},
                    {collection.end, collection.end, "}"}};
        return {{collection.content, collection.content, "{"},
                {collection.end, collection.end, ", " + entry + "}"}};
    }
    if (index < entries.size()) {
        const EntryExtent &next = entries[index];
        if (next.ownLine && ownLines(s, next))
            return {{next.lead, next.lead, indentOf(s, next) + entry + "," + s.style.eol}};
        return {{next.begin, next.begin, entry + separator(collection)}};
    }
    const EntryExtent &last = entries.back();
    if (ownLines(s, last)) {
        const std::string line = indentOf(s, last) + entry;
        if (last.comma != noOffset)
            return {{last.linesEnd, last.linesEnd, line + "," + s.style.eol}};
        return {{last.end, last.end, ","}, {last.linesEnd, last.linesEnd, line + s.style.eol}};
    }
    if (last.comma != noOffset) {
        const std::size_t at = last.comma + 1;
        return {{at, at, " " + entry + ","}};
    }
    if (last.ownLine && entries.size() > 1)
        return {{last.end, last.end, "," + s.style.eol + indentOf(s, last) + entry}};
    return {{last.end, last.end, separator(collection) + entry}};
}

std::vector<Patch> removeFlowEntry(const YamlSnapshot &s, const NodeExtent &collection,
                                   std::size_t index)
{
    const auto &entries = collection.entries;
    const EntryExtent &e = entries[index];
    const bool last = index + 1 == entries.size();
    std::vector<Patch> out;
    if (ownLines(s, e)) {
        out.push_back({e.lead, e.linesEnd, {}});
        if (last && e.comma == noOffset)
            out.push_back({entries[index - 1].comma, entries[index - 1].comma + 1, {}});
        return out;
    }
    if (!last) {
        const bool sameLine = s.lines.lineOf(e.comma) == s.lines.lineOf(entries[index + 1].begin);
        if (sameLine || (index == 0 && e.comment.empty()))
            return {{e.begin, entries[index + 1].begin, {}}};
        if (index > 0 && s.lines.lineOf(entries[index - 1].comma) == s.lines.lineOf(e.begin))
            return {{entries[index - 1].comma, e.comma, {}}};
        return {{e.begin, behind(e), {}}};
    }
    const EntryExtent &previous = entries[index - 1];
    if (previous.comment.empty())
        return {{previous.end, e.end, {}}};
    out.push_back({previous.comma, previous.comma + 1, {}});
    out.push_back({e.begin, behind(e), {}});
    return out;
}

std::vector<Patch> moveFlowEntry(const YamlSnapshot &s, const NodeExtent &collection,
                                 std::size_t from, std::size_t to)
{
    const auto &entries = collection.entries;
    const std::size_t first = std::min(from, to);
    const std::size_t end = std::max(from, to) + 1;
    const bool lines = std::all_of(entries.begin() + static_cast<std::ptrdiff_t>(first),
                                   entries.begin() + static_cast<std::ptrdiff_t>(end),
                                   [&](const EntryExtent &e) { return ownLines(s, e); });
    std::vector<Patch> out;
    for (std::size_t i = first; i < end; ++i) {
        // the entry that comes to stand at i
        const std::size_t source = i == to ? from : from < to ? i + 1 : i - 1;
        const EntryExtent &place = entries[i];
        const EntryExtent &moved = entries[source];
        if (lines)
            out.push_back({place.lead, place.linesEnd, linesOf(s, moved, place.comma != noOffset)});
        else
            out.push_back(
                {place.begin, place.end, s.text.substr(moved.begin, moved.end - moved.begin)});
    }
    return out;
}

} // namespace signalbox::config

// Block entries. What goes with an entry is what placeLines found: the comments above and below
// that are its own.
#include "config/yaml_writer_block.h"

#include "config/yaml_extents_scalar.h"

#include <algorithm>

namespace signalbox::config {

namespace {

/// Whether most of the entries have a blank line between them.
bool keptApart(const YamlSnapshot &s, const NodeExtent &collection)
{
    const auto &entries = collection.entries;
    std::size_t apart = 0;
    for (std::size_t i = 1; i < entries.size(); ++i)
        apart += s.blankLineIn(entries[i - 1].linesEnd, entries[i].lead);
    return 2 * apart > entries.size() - 1;
}

bool severalLines(const YamlSnapshot &s, const EntryExtent &entry)
{
    return entry.end > entry.begin && s.lines.lineOf(entry.begin) != s.lines.lineOf(entry.end - 1);
}

std::string withoutIndent(const std::string &lines, int column)
{
    return lines.substr(std::min(lines.size(), static_cast<std::size_t>(std::max(column, 0))));
}

/// Whether the line above one that begins at `line` is blank and no other entry's: blank lines that
/// end a kept block scalar are the entry's above.
bool blankAbove(const YamlSnapshot &s, const NodeExtent &collection, std::size_t index,
                std::size_t line)
{
    const std::size_t limit = index > 0 ? collection.entries[index - 1].linesEnd : 0;
    return line > limit && s.lines.lineOf(line) > 0 &&
           s.blankLine(s.lines.start(s.lines.lineOf(line) - 1));
}

std::size_t aboveBlanks(const YamlSnapshot &s, const NodeExtent &collection, std::size_t index,
                        std::size_t line)
{
    while (blankAbove(s, collection, index, line))
        line = s.lines.start(s.lines.lineOf(line) - 1);
    return line;
}

Patch insertLines(const YamlSnapshot &s, const NodeExtent &collection, std::size_t index,
                  std::string lines, bool apart)
{
    const auto &entries = collection.entries;
    const std::string gap = apart ? s.style.eol : std::string();
    if (index >= entries.size())
        return linesPatch(s, entries.back().linesEnd, gap + lines);
    const EntryExtent &next = entries[index];
    if (next.ownLine)
        return linesPatch(s, next.lead, lines + gap);
    // the first entry stands behind a dash: the new one takes its place there
    const std::string indent(static_cast<std::size_t>(collection.indent), ' ');
    return {next.begin, next.begin, withoutIndent(lines, collection.indent) + gap + indent};
}

} // namespace

std::string withoutLastBreak(const YamlSnapshot &s, std::string lines, bool literal)
{
    literal = literal || lines.find("|" + s.style.eol) != std::string::npos;
    if (lines.ends_with(s.style.eol) && !literal)
        lines.resize(lines.size() - s.style.eol.size());
    return lines;
}

Patch linesPatch(const YamlSnapshot &s, std::size_t at, std::string lines, bool literal)
{
    if (at == s.text.size() && at > 0 && s.text.back() != '\n' && !lines.empty())
        lines = s.style.eol + withoutLastBreak(s, std::move(lines), literal);
    return {at, at, std::move(lines)};
}

Patch insertBlockEntry(const YamlSnapshot &s, const NodeExtent &collection, std::size_t index,
                       std::string lines, bool root)
{
    const auto &entries = collection.entries;
    bool apart = entries.size() > 1 && keptApart(s, collection);
    if (root && entries.size() == 1) {
        const bool newOne = lines.find('\n') + 1 < lines.size();
        apart = newOne || severalLines(s, entries[0]);
    }
    return insertLines(s, collection, index, std::move(lines), apart);
}

Patch removeBlockEntry(const YamlSnapshot &s, const NodeExtent &collection, std::size_t index)
{
    const EntryExtent &entry = collection.entries[index];
    if (!entry.ownLine) {
        // behind a dash: what comes next, a comment or the next entry, takes its place
        std::size_t next = entry.linesEnd;
        while (s.blankLine(next))
            next = s.lines.nextLine(next);
        return {entry.begin, skipBlanks(s.text, next), {}};
    }
    std::size_t begin = entry.lead;
    std::size_t end = entry.linesEnd;
    const bool last = index + 1 == collection.entries.size();
    const bool atEnd = end >= s.text.size();
    if (blankAbove(s, collection, index, begin) && (atEnd || s.blankLine(end))) {
        begin = aboveBlanks(s, collection, index, begin);
    } else if (index == 0 && !last && !atEnd) {
        while (end < collection.entries[1].lead && s.blankLine(end))
            end = s.lines.nextLine(end);
    }
    return {begin, end, {}};
}

std::vector<Patch> moveBlockEntry(const YamlSnapshot &s, const NodeExtent &collection,
                                  std::size_t from, std::size_t to)
{
    const EntryExtent &entry = collection.entries[from];
    std::string lines = s.text.substr(entry.ownLine ? entry.lead : entry.begin);
    lines.resize(entry.linesEnd - (entry.ownLine ? entry.lead : entry.begin));
    if (!entry.ownLine)
        lines.insert(0, static_cast<std::size_t>(collection.indent), ' ');
    if (!lines.ends_with('\n'))
        lines += s.style.eol;
    const std::size_t before = from < to ? to + 1 : to;
    const bool apart = keptApart(s, collection);
    Patch gone = removeBlockEntry(s, collection, from);
    // The last one takes along what keeps it apart, also where a comment comes right behind it: so
    // it comes back as it went.
    if (apart && entry.ownLine && from + 1 == collection.entries.size())
        gone.begin = aboveBlanks(s, collection, from, gone.begin);
    return {std::move(gone), insertLines(s, collection, before, std::move(lines), apart)};
}

} // namespace signalbox::config

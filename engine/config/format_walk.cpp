// Block collections, comments between entries, what frames the content.
#include "config/format_walk.h"

#include "config/yaml_extents_lines.h"
#include "config/yaml_extents_scalar.h"

#include <algorithm>

namespace signalbox::config {

int Formatter::columnAt(std::size_t offset) const
{
    const std::size_t begin = m_s.lines.lineStart(offset);
    return characters(m_text.substr(begin, offset - begin));
}

bool Formatter::lineBreakIn(std::size_t from, std::size_t to) const
{
    return m_text.substr(from, to - from).find('\n') != noOffset;
}

/// Directives, markers and comments before and behind the content.
void Formatter::frame(std::size_t from, std::size_t to)
{
    while (from < to) {
        const std::size_t first = skipBlanks(m_text, from);
        const std::size_t end = std::min(lineBreak(m_text, from), to);
        if (first >= end) {
            m_out.blank();
        } else {
            std::size_t stop = end;
            while (stop > first && isBlank(m_text[stop - 1]))
                --stop;
            m_out.start(0);
            m_out.code(m_text.substr(first, stop - first));
        }
        from = m_s.lines.nextLine(from);
    }
}

/// A comment behind the present line's code.
void Formatter::comment(std::size_t hash, std::size_t end)
{
    std::size_t before = hash;
    while (before > 0 && isBlank(m_text[before - 1]))
        --before;
    m_out.comment(m_text.substr(hash, end - hash), columnAt(hash), static_cast<int>(hash - before));
}

/// Blanks and comments within a node: comments are written, those on their own lines with `indent`.
/// True when what comes next must stand on a new line, which is not begun yet.
bool Formatter::gap(std::size_t from, std::size_t to, int indent)
{
    bool fresh = false;
    for (std::size_t p = from; p < to;) {
        p = skipBlanks(m_text, p);
        if (p >= to)
            break;
        if (m_text[p] == '#') {
            std::size_t end = lineBreak(m_text, p);
            const std::size_t next = end;
            while (isBlank(m_text[end - 1]))
                --end;
            if (fresh || m_out.hasComment())
                m_out.commentLine(m_text.substr(p, end - p), indent, columnAt(p));
            else
                comment(p, end);
            fresh = true;
            p = next;
        } else {
            fresh = fresh || m_text[p] == '\n';
            ++p;
        }
    }
    return fresh;
}

/// The new column of a comment on its own line: the one of what follows if they are in the same
/// column, else that of the first level that isn't further left, else the deepest.
int Formatter::levelFor(std::size_t hash, const NodeExtent *next) const
{
    // a list and its map may share a column: an item that is commented out tells them apart
    const int column = m_s.lines.column(hash);
    const std::size_t text = std::min(m_text.find_first_not_of("# ", hash), m_text.size());
    const bool nextItem = next && next->style == YamlStyle::BlockSequence && next->indent == column;
    for (const Level &level : m_levels) {
        if (level.sequence && level.source == column &&
            (nextItem || m_text.substr(text, 2) == "- "))
            return level.column;
    }
    for (const Level &level : m_levels) {
        if (level.source >= column)
            return level.column;
    }
    return m_levels.empty() ? 0 : m_levels.back().column;
}

/// From the end of an entry to the next one of `next`, or to the end of the content.
void Formatter::betweenEntries(std::size_t from, std::size_t to, const NodeExtent *next)
{
    bool ownLine = m_out.empty();
    int breaks = 0;
    for (std::size_t p = from; p < to;) {
        if (isBlank(m_text[p]) || m_text[p] == '\r') {
            ++p;
        } else if (m_text[p] == '\n') {
            if (ownLine && ++breaks > 0)
                m_out.blank();
            ownLine = true;
            ++p;
        } else { // a comment: nothing else is between entries
            std::size_t end = lineBreak(m_text, p);
            const std::size_t after = end;
            while (isBlank(m_text[end - 1]))
                --end;
            if (ownLine)
                m_out.commentLine(m_text.substr(p, end - p), levelFor(p, next), columnAt(p));
            else
                comment(p, end);
            p = after;
            ownLine = false;
        }
    }
}

void Formatter::blockMap(const NodeExtent &e, int column, bool open)
{
    const std::size_t depth = m_levels.size();
    m_levels.push_back({e.indent, column, false});
    for (std::size_t i = 0; i < e.entries.size(); ++i) {
        const EntryExtent &entry = e.entries[i];
        if (i > 0)
            betweenEntries(e.entries[i - 1].end, entry.begin, &e);
        m_levels.resize(depth + 1, {});
        if (i > 0 || !open)
            m_out.start(column);
        const NodeExtent &key = *entry.key;
        if (!key.anchor.empty() || !key.tag.empty()) {
            m_out.code(m_text.substr(key.begin, key.content - key.begin));
        }
        inlineNode(key, column);
        m_out.code(":");
        value(entry, *entry.value, column, &e);
    }
}

void Formatter::blockSequence(const NodeExtent &e, int column, bool open)
{
    const std::size_t depth = m_levels.size();
    m_levels.push_back({e.indent, column, true});
    for (std::size_t i = 0; i < e.entries.size(); ++i) {
        const EntryExtent &entry = e.entries[i];
        if (i > 0)
            betweenEntries(e.entries[i - 1].end, entry.begin, &e);
        m_levels.resize(depth + 1, {});
        if (i > 0 || !open)
            m_out.start(column);
        m_out.code("-");
        value(entry, *entry.value, column, nullptr);
    }
}

/// What is behind a colon or a dash.
void Formatter::value(const EntryExtent &entry, const NodeExtent &e, int column,
                      const NodeExtent *map)
{
    const std::size_t behind = entry.indicator + 1;
    if (e.style == YamlStyle::Empty) {
        properties(e);
        return;
    }
    const bool named = !e.anchor.empty() || !e.tag.empty();
    // comments between anchor and content are rare enough to be written behind the anchor
    bool fresh = named && gap(behind, e.begin, column + 2);
    if (named) {
        if (fresh)
            m_out.start(column + 2);
        properties(e);
    }
    const std::size_t from = named ? std::max(e.anchor.end, e.tag.end) : behind;
    if (e.block()) {
        const bool compact =
            !map && !named && m_text.substr(from, e.content - from).find('#') == noOffset;
        if (compact) {
            m_out.code(" ");
        } else {
            m_levels.push_back({e.indent, column + 2, e.style == YamlStyle::BlockSequence});
            betweenEntries(from, e.content, &e);
            m_levels.pop_back();
        }
        if (e.style == YamlStyle::BlockMap)
            blockMap(e, column + 2, compact);
        else
            blockSequence(e, column + 2, compact);
        return;
    }
    fresh = gap(from, e.content, column + 2);
    if (fresh)
        m_out.start(column + 2);
    else
        m_out.code(" ");
    if (map && !fresh && !named)
        m_out.value(map, static_cast<int>(m_s.lines.lineOf(e.content)), columnAt(e.begin));
    if (e.blockScalar())
        blockScalar(e, column);
    else
        inlineNode(e, column + 2);
}

std::string Formatter::run()
{
    const NodeExtent &root = m_s.extent;
    const std::size_t bom = m_text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::string head(m_text.substr(0, bom));
    if (root.style == YamlStyle::Empty) {
        frame(bom, m_text.size());
    } else {
        const std::size_t line = std::max(m_s.lines.lineStart(root.begin), bom);
        frame(bom, line);
        const std::string_view marker = m_text.substr(line, root.begin - line);
        const bool marked = marker.find_first_not_of(" \t") != noOffset;
        m_out.start(0);
        if (marked)
            m_out.code("--- ");
        if (!root.anchor.empty() || !root.tag.empty()) {
            m_out.code(
                m_text.substr(root.begin, std::max(root.anchor.end, root.tag.end) - root.begin));
            if (gap(std::max(root.anchor.end, root.tag.end), root.content, 0))
                m_out.start(0);
            else
                m_out.code(" ");
        }
        if (root.style == YamlStyle::BlockMap)
            blockMap(root, 0, true);
        else if (root.style == YamlStyle::BlockSequence)
            blockSequence(root, 0, true);
        else if (root.blockScalar())
            blockScalar(root, -2);
        else
            inlineNode(root, 0);
        std::size_t end = m_text.find("\n...", root.end > 0 ? root.end - 1 : 0);
        end = end == noOffset ? m_text.size() : end + 1;
        betweenEntries(root.end, end, nullptr);
        frame(end, m_text.size());
    }
    return head + m_out.text(m_s.style.eol);
}

} // namespace signalbox::config

// Scalars and flow collections.
#include "config/format_walk.h"

#include "config/yaml_extents_lines.h"
#include "config/yaml_extents_scalar.h"

#include <algorithm>

namespace signalbox::config {

/// Anchor and tag as they were ordered, behind a blank.
void Formatter::properties(const NodeExtent &e)
{
    const bool anchorFirst = e.anchor.begin < e.tag.begin;
    for (const ByteRange &range :
         {anchorFirst ? e.anchor : e.tag, anchorFirst ? e.tag : e.anchor}) {
        if (!range.empty())
            m_out.code((m_out.begun() ? " " : "") +
                       std::string(m_text.substr(range.begin, range.size())));
    }
}

/// Scalars, aliases and flow collections, behind their anchor and tag.
void Formatter::inlineNode(const NodeExtent &e, int indent)
{
    if (e.flow())
        flowCollection(e);
    else
        scalarLines(e, indent);
}

/// Continuation lines of a plain or quoted scalar are trimmed by every reader, blank ones count.
void Formatter::scalarLines(const NodeExtent &e, int indent)
{
    const std::string_view all = m_text.substr(e.content, e.end - e.content);
    if (all.find('\n') == noOffset) {
        const std::string_view inner = all.size() < 2 ? all : all.substr(1, all.size() - 2);
        if (e.style == YamlStyle::SingleQuoted && inner.find_first_of("\"\\'\t") == noOffset) {
            m_out.code("\"" + std::string(inner) + "\"");
            return;
        }
        m_out.code(all);
        return;
    }
    for (std::size_t p = 0; p < all.size();) {
        const std::size_t end = std::min(all.find('\n', p), all.size());
        std::string_view line = all.substr(p, end - p);
        if (p > 0)
            line.remove_prefix(std::min(line.find_first_not_of(" \t\r"), line.size()));
        while (end < all.size() && !line.empty() && (isBlank(line.back()) || line.back() == '\r'))
            line.remove_suffix(1);
        if (p == 0)
            m_out.code(line);
        else if (line.empty())
            m_out.verbatim({});
        else {
            m_out.start(indent);
            m_out.code(line);
        }
        p = end + 1;
    }
}

void Formatter::blockScalar(const NodeExtent &e, int column)
{
    // A last line without its break has none in the value either, but gets one here: the header
    // has to say that it isn't meant. If that line is blank it isn't there.
    const bool unended = e.body < m_text.size() && e.end == m_text.size() && m_text.back() != '\n';
    const std::size_t lastLine = m_s.lines.lineStart(e.end);
    const bool lastBlank = skipBlanks(m_text, lastLine) == m_text.size() &&
                           m_text.size() - lastLine <= static_cast<std::size_t>(e.indent);
    const bool stripped = unended && !lastBlank;
    std::size_t p = e.content;
    std::string header;
    for (; !endsWord(m_text, p); ++p) {
        const char c = m_text[p];
        if (!stripped || (c != '+' && c != '-'))
            header += c >= '1' && c <= '9' ? '2' : c;
    }
    m_out.code(stripped ? header + '-' : header);
    if (const ByteRange c = trailingComment(m_text, p); !c.empty()) {
        std::size_t end = c.end;
        while (isBlank(m_text[end - 1]))
            --end;
        comment(c.begin, end);
    }
    const std::string indent(static_cast<std::size_t>(std::max(column, 0) + 2), ' ');
    for (std::size_t line = e.body; line <= e.end && line < m_text.size() && e.body <= e.end;
         line = m_s.lines.nextLine(line)) {
        if (unended && lastBlank && line == lastLine)
            break;
        const std::size_t end = lineBreak(m_text, line);
        const std::size_t skip = std::min(line + static_cast<std::size_t>(e.indent), end);
        const std::string_view content = m_text.substr(skip, end - skip);
        m_out.verbatim(content.empty() ? std::string() : indent + std::string(content));
        if (m_s.lines.nextLine(line) >= m_text.size())
            break;
    }
}

/// Without a character in the text.
static bool isNothing(const NodeExtent &e)
{
    return e.style == YamlStyle::Empty && e.anchor.empty() && e.tag.empty();
}

void Formatter::flowEntry(const EntryExtent &entry, int base)
{
    const auto node = [&](const NodeExtent &e) {
        if (!e.anchor.empty() || !e.tag.empty()) {
            std::string names;
            for (const char c : m_text.substr(e.begin, std::max(e.anchor.end, e.tag.end) - e.begin))
                names += c == '\n' || c == '\r' ? ' ' : c;
            m_out.code(names);
            if (e.style != YamlStyle::Empty &&
                !gap(std::max(e.anchor.end, e.tag.end), e.content, base + 2))
                m_out.code(" ");
            else if (e.style != YamlStyle::Empty)
                m_out.start(base + 2);
        }
        if (e.style != YamlStyle::Empty)
            inlineNode(e, base + 2);
    };
    if (!entry.key) {
        node(*entry.value);
        return;
    }
    node(*entry.key);
    if (entry.indicator == noOffset)
        return;
    m_out.code(":");
    if (isNothing(*entry.value))
        return;
    if (gap(entry.indicator + 1, entry.value->begin, base + 2))
        m_out.start(base + 2);
    else
        m_out.code(" ");
    node(*entry.value);
}

void Formatter::flowCollection(const NodeExtent &e)
{
    const int base = m_out.base();
    if (e.style == YamlStyle::FlowPair) {
        flowEntry(e.entries[0], base);
        return;
    }
    m_out.code(m_text.substr(e.content, 1));
    std::size_t from = e.content + 1;
    const bool closedBelow = !e.entries.empty() && lineBreakIn(e.entries.back().end, e.end - 1);
    bool pending = false; // the next token must stand on a new line
    for (std::size_t i = 0; i < e.entries.size(); ++i) {
        const EntryExtent &entry = e.entries[i];
        const bool last = i + 1 == e.entries.size();
        // An entry without a character stands where its comma does.
        const bool atComma = !entry.key && isNothing(*entry.value) && entry.comma != noOffset;
        if (gap(from, atComma ? entry.comma : entry.begin, base + 2) || pending)
            m_out.start(base + 2);
        else if (i > 0)
            m_out.code(" ");
        flowEntry(entry, base);
        from = atComma ? entry.comma : entry.end;
        pending = false;
        if (entry.comma != noOffset) {
            if (!last || closedBelow)
                m_out.code(",");
            pending = gap(from, entry.comma, base + 2); // a comment that stood before the comma
            from = entry.comma + 1;
        }
    }
    const bool below = gap(from, e.end - 1, base + 2) || pending;
    if (below && (!e.entries.empty() || m_out.hasComment()))
        m_out.start(base);
    m_out.code(m_text.substr(e.end - 1, 1));
}

} // namespace signalbox::config

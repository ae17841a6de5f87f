// The walk over the text that finds where nodes end. Lexical rules are YAML 1.2's as yaml-cpp
// applies them.
#include "config/yaml_extents.h"

#include "config/yaml_extents_lines.h"
#include "config/yaml_extents_scalar.h"

#include <algorithm>

namespace signalbox::config {

namespace {

class Walker
{
public:
    explicit Walker(std::string_view text)
        : m_text(text)
        , m_lines(text)
    {
    }
    Result<NodeExtent> run(const YamlNode &root);
    /// Where it couldn't go on.
    std::size_t failedAt() const { return m_failedAt; }

private:
    /// What surrounds a node: the column of the block collection it is in, and whether brackets
    /// enclose it.
    struct Around
    {
        int indent = -1;
        bool flow = false;
        bool key = false;
    };

    bool node(const YamlNode &n, NodeExtent &e, std::size_t from, Around around);
    std::size_t properties(const YamlNode &n, NodeExtent &e, std::size_t from, Around around);
    bool explicitNull(std::size_t p, std::size_t from, Around around) const;
    bool scalar(const YamlNode &n, NodeExtent &e, Around around);
    bool blockMap(const YamlNode &n, NodeExtent &e);
    bool blockSequence(const YamlNode &n, NodeExtent &e);
    bool flowMap(const YamlNode &n, NodeExtent &e);
    bool flowSequence(const YamlNode &n, NodeExtent &e);
    bool flowPair(const YamlPair &pair, EntryExtent &entry, std::size_t p);
    bool indicatorAt(std::size_t p, char c) const;
    char at(std::size_t p) const { return p < m_text.size() ? m_text[p] : '\0'; }
    bool fail(std::size_t p, std::string_view expected);

    std::string_view m_text;
    LineIndex m_lines;
    std::size_t m_pos = 0;
    std::size_t m_failedAt = 0;
    std::string m_error;
};

bool Walker::fail(std::size_t p, std::string_view expected)
{
    if (m_error.empty()) {
        m_failedAt = p;
        const std::size_t line = m_lines.lineOf(std::min(p, m_text.size())) + 1;
        m_error = "line " + std::to_string(line) +
                  " is written in a way the editor can't follow (" + std::string(expected) + ")";
    }
    return false;
}

/// A '-', ':' or '?' is an indicator when a blank or the line's end follows.
bool Walker::indicatorAt(std::size_t p, char c) const
{
    return at(p) == c && endsWord(m_text, p + 1);
}

Result<NodeExtent> Walker::run(const YamlNode &root)
{
    for (std::size_t cr = m_text.find('\r'); cr != noOffset; cr = m_text.find('\r', cr + 1)) {
        if (at(cr + 1) != '\n') {
            fail(cr, "a carriage return without a line feed");
            return Error(ErrorType::NotSupported, m_error);
        }
    }
    std::size_t p = skipSeparation(m_text, m_text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    while (at(p) == '%' && m_lines.column(p) == 0)
        p = skipSeparation(m_text, m_lines.nextLine(p));
    if (m_text.substr(p, 3) == "---" && endsWord(m_text, p + 3))
        p += 3;
    else if (root.kind == YamlKind::Null)
        p = std::min(p, m_text.size());

    NodeExtent e;
    bool placed = node(root, e, p, Around{});
    if (placed) {
        p = skipSeparation(m_text, m_pos);
        if (m_text.substr(p, 3) == "..." && m_lines.column(p) == 0)
            p = skipSeparation(m_text, p + 3);
        if (p < m_text.size())
            placed = fail(p, "text behind the end");
    }
    if (!placed)
        return Error(ErrorType::NotSupported, m_error);
    placeLines(m_text, m_lines, e);
    return e;
}

/// Reads anchor and tag. Those on the line of a block collection's first key or dash belong to
/// that, not to the collection.
std::size_t Walker::properties(const YamlNode &n, NodeExtent &e, std::size_t from, Around around)
{
    const bool blockCollection =
        (n.kind == YamlKind::Map || n.kind == YamlKind::Sequence) && !n.flow && n.alias.empty();
    std::size_t p = from;
    for (;;) {
        std::size_t q = around.key ? skipBlanks(m_text, p) : skipSeparation(m_text, p);
        const bool anchor = at(q) == '&' && !n.anchor.empty() && e.anchor.empty();
        const bool tag = at(q) == '!' && e.tag.empty() &&
                         (n.kind != YamlKind::Null || m_lines.lineOf(q) == m_lines.lineOf(from));
        if (!anchor && !tag)
            return p;
        const std::size_t begin = q;
        q = wordEnd(m_text, q);
        if (blockCollection && at(skipBlanks(m_text, q)) != '#' &&
            skipBlanks(m_text, q) != lineBreak(m_text, q) && !onlyProperties(m_text, q))
            return p;
        (anchor ? e.anchor : e.tag) = {begin, q};
        if (e.begin == noOffset)
            e.begin = begin;
        p = q;
    }
}

bool Walker::explicitNull(std::size_t p, std::size_t from, Around around) const
{
    for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
        if (m_text.substr(p, word.size()) == word &&
            plainLineEnd(m_text, p, around.flow) == p + word.size())
            return around.flow || m_lines.lineOf(p) == m_lines.lineOf(from) ||
                   (m_lines.column(p) > around.indent &&
                    at(skipBlanks(m_text, p + word.size())) != ':');
    }
    return false;
}

bool Walker::node(const YamlNode &n, NodeExtent &e, std::size_t from, Around around)
{
    e.begin = noOffset;
    const std::size_t behindProperties = properties(n, e, from, around);
    const std::size_t p = around.key ? skipBlanks(m_text, behindProperties)
                                     : skipSeparation(m_text, behindProperties);
    const auto finish = [&](std::size_t end) {
        if (e.begin == noOffset)
            e.begin = e.content;
        e.end = m_pos = end;
        return true;
    };
    e.content = p;
    if (!n.alias.empty()) {
        if (at(p) != '*' || m_text.substr(p + 1, n.alias.size()) != n.alias)
            return fail(p, "an alias was expected");
        e.style = YamlStyle::Alias;
        return finish(p + 1 + n.alias.size());
    }
    switch (n.kind) {
    case YamlKind::Null:
        if (explicitNull(p, from, around)) {
            e.style = YamlStyle::Plain;
            return finish(plainLineEnd(m_text, p, around.flow));
        }
        e.content = behindProperties;
        e.style = YamlStyle::Empty;
        return finish(behindProperties);
    case YamlKind::Scalar:
        if (n.scalar.empty() && std::string_view("\"'|>").find(at(p)) == noOffset) { // a tag alone
            e.content = behindProperties;
            e.style = YamlStyle::Empty;
            return finish(behindProperties);
        }
        return scalar(n, e, around) && finish(m_pos);
    case YamlKind::Sequence:
        return (n.flow ? flowSequence(n, e) : blockSequence(n, e)) && finish(m_pos);
    case YamlKind::Map:
        if (n.flow && at(p) != '{') {
            e.style = YamlStyle::FlowPair;
            e.entries.resize(1);
            return n.pairs.size() == 1 && flowPair(n.pairs[0], e.entries[0], p) && finish(m_pos);
        }
        return (n.flow ? flowMap(n, e) : blockMap(n, e)) && finish(m_pos);
    }
    return fail(p, "unknown kind");
}

bool Walker::scalar(const YamlNode &n, NodeExtent &e, Around around)
{
    const std::size_t p = e.content;
    if (n.mark.known() && n.mark.offset != p)
        return fail(p, "another place was expected");
    const char first = at(p);
    const bool indicated = first == '"' || first == '\'' || first == '|' || first == '>';
    if (!indicated) {
        e.style = YamlStyle::Plain;
        m_pos = around.key ? plainLineEnd(m_text, p, around.flow)
                           : plainEnd(m_text, m_lines, p, around.indent, around.flow);
        const std::string_view written = m_text.substr(p, m_pos - p);
        if (m_pos == p || (written.find('\n') == noOffset && written != n.scalar))
            return fail(p, "another word was expected");
    } else if (first == '"' || first == '\'') {
        e.style = first == '"' ? YamlStyle::DoubleQuoted : YamlStyle::SingleQuoted;
        m_pos = quotedEnd(m_text, p);
        if (m_pos == noOffset)
            return fail(p, "a closing quote was expected");
    } else if ((first == '|' || first == '>') && !around.flow) {
        e.style = first == '|' ? YamlStyle::Literal : YamlStyle::Folded;
        const BlockScalarExtent b = blockScalarEnd(m_text, p, around.indent);
        e.body = b.body;
        e.indent = b.indent;
        m_pos = b.end;
    } else {
        return fail(p, "a quote was expected");
    }
    return true;
}

bool Walker::blockMap(const YamlNode &n, NodeExtent &e)
{
    e.style = YamlStyle::BlockMap;
    std::size_t p = e.content;
    e.indent = m_lines.column(p);
    e.entries.resize(n.pairs.size());
    for (std::size_t i = 0; i < n.pairs.size(); ++i) {
        EntryExtent &entry = e.entries[i];
        if (i > 0)
            p = skipSeparation(m_text, m_pos);
        if (indicatorAt(p, '?'))
            return fail(p, "'? key' pairs");
        if (m_lines.column(p) != e.indent)
            return fail(p, "another key was expected");
        entry.begin = p;
        entry.key = std::make_unique<NodeExtent>();
        entry.value = std::make_unique<NodeExtent>();
        if (!node(*n.pairs[i].key, *entry.key, p, {e.indent, false, true}))
            return false;
        entry.indicator = skipBlanks(m_text, m_pos);
        if (!indicatorAt(entry.indicator, ':'))
            return fail(entry.indicator, "a colon was expected");
        if (!node(*n.pairs[i].value, *entry.value, entry.indicator + 1, {e.indent, false, false}))
            return false;
        entry.end = std::max(m_pos, entry.indicator + 1);
    }
    return !n.pairs.empty() || fail(p, "an empty map");
}

bool Walker::blockSequence(const YamlNode &n, NodeExtent &e)
{
    e.style = YamlStyle::BlockSequence;
    std::size_t p = e.content;
    e.indent = m_lines.column(p);
    e.entries.resize(n.items.size());
    for (std::size_t i = 0; i < n.items.size(); ++i) {
        EntryExtent &entry = e.entries[i];
        if (i > 0)
            p = skipSeparation(m_text, m_pos);
        if (!indicatorAt(p, '-') || m_lines.column(p) != e.indent)
            return fail(p, "another item was expected");
        entry.begin = entry.indicator = p;
        entry.value = std::make_unique<NodeExtent>();
        if (!node(*n.items[i], *entry.value, p + 1, {e.indent, false, false}))
            return false;
        entry.end = std::max(m_pos, p + 1);
    }
    return !n.items.empty() || fail(p, "an empty list");
}

/// One pair of a map in braces, or the pair that stands for a map of its own in a list in brackets.
bool Walker::flowPair(const YamlPair &pair, EntryExtent &entry, std::size_t p)
{
    if (indicatorAt(p, '?'))
        return fail(p, "'? key' pairs");
    entry.begin = p;
    entry.key = std::make_unique<NodeExtent>();
    entry.value = std::make_unique<NodeExtent>();
    if (!node(*pair.key, *entry.key, p, {-1, true, true}))
        return false;
    const std::size_t colon = skipSeparation(m_text, m_pos);
    if (at(colon) == ':') {
        entry.indicator = colon;
        if (!node(*pair.value, *entry.value, colon + 1, {-1, true, false}))
            return false;
        entry.end = std::max(m_pos, colon + 1);
    } else if (pair.value->kind == YamlKind::Null) {
        entry.value->begin = entry.value->content = entry.value->end = m_pos;
        entry.end = m_pos;
    } else {
        return fail(colon, "a colon was expected");
    }
    m_pos = entry.end;
    return true;
}

bool Walker::flowMap(const YamlNode &n, NodeExtent &e)
{
    e.style = YamlStyle::FlowMap;
    std::size_t p = e.content + 1;
    e.entries.resize(n.pairs.size());
    for (std::size_t i = 0; i < n.pairs.size(); ++i) {
        EntryExtent &entry = e.entries[i];
        if (!flowPair(n.pairs[i], entry, skipSeparation(m_text, p)))
            return false;
        p = skipSeparation(m_text, m_pos);
        if (at(p) == ',')
            entry.comma = p++;
    }
    p = skipSeparation(m_text, p);
    m_pos = p + 1;
    return at(p) == '}' || fail(p, "a closing brace was expected");
}

bool Walker::flowSequence(const YamlNode &n, NodeExtent &e)
{
    e.style = YamlStyle::FlowSequence;
    if (at(e.content) != '[')
        return fail(e.content, "a bracket was expected");
    std::size_t p = e.content + 1;
    e.entries.resize(n.items.size());
    for (std::size_t i = 0; i < n.items.size(); ++i) {
        EntryExtent &entry = e.entries[i];
        entry.value = std::make_unique<NodeExtent>();
        if (!node(*n.items[i], *entry.value, p, {-1, true, false}))
            return false;
        entry.begin = entry.value->begin;
        entry.end = m_pos;
        p = skipSeparation(m_text, m_pos);
        if (at(p) == ',')
            entry.comma = p++;
    }
    p = skipSeparation(m_text, p);
    m_pos = p + 1;
    return at(p) == ']' || fail(p, "a closing bracket was expected");
}

} // namespace

Result<NodeExtent> findExtents(std::string_view text, const YamlNode &root, std::size_t *where)
{
    Walker walker(text);
    Result<NodeExtent> extent = walker.run(root);
    if (!extent && where)
        *where = walker.failedAt();
    return extent;
}

} // namespace signalbox::config

// Alignment of formatted lines.
#include "config/format_lines.h"

#include <algorithm>

namespace signalbox::config {

int characters(std::string_view text) noexcept
{
    return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

void FormatLines::start(int indent)
{
    Line line;
    line.indent = indent;
    line.blankBefore = m_blank && !m_lines.empty();
    m_blank = false;
    m_lines.push_back(std::move(line));
}

void FormatLines::verbatim(std::string text)
{
    start(0);
    m_lines.back().verbatim = true;
    m_lines.back().code = std::move(text);
}

void FormatLines::code(std::string_view text)
{
    m_lines.back().code += text;
}

void FormatLines::value(const void *map, int sourceLine, int sourceColumn)
{
    m_lines.back().value = {map, sourceLine, sourceColumn, m_lines.back().code.size()};
}

void FormatLines::comment(std::string_view text, int sourceColumn, int gap)
{
    Line &line = m_lines.back();
    line.comment = text;
    line.commentColumn = sourceColumn;
    line.commentGap = std::max(gap, 1);
}

void FormatLines::commentLine(std::string_view text, int indent, int sourceColumn)
{
    const bool continues = !m_blank && hasComment() &&
                           m_lines.back().commentColumn == sourceColumn &&
                           (begun() || m_lines.back().continues);
    start(indent);
    Line &line = m_lines.back();
    line.continues = continues;
    line.commentColumn = sourceColumn;
    line.comment = text;
}

int FormatLines::base() const noexcept
{
    const Line &line = m_lines.back();
    std::size_t p = 0;
    while (line.code.compare(p, 2, "- ") == 0)
        p += 2;
    return line.indent + static_cast<int>(p);
}

int FormatLines::width(const Line &line)
{
    return line.code.empty() ? 0 : line.indent + characters(line.code);
}

/// Runs of pairs of one map on neighbouring lines, whose values began in the same column.
void FormatLines::alignValues()
{
    for (std::size_t i = 0; i < m_lines.size();) {
        const Value first = m_lines[i].value;
        std::size_t end = i + 1;
        if (!first.map) {
            i = end;
            continue;
        }
        const auto joins = [&](std::size_t k) {
            const Value &v = m_lines[k].value;
            return v.map == first.map && v.sourceColumn == first.sourceColumn &&
                   !m_lines[k].blankBefore &&
                   v.sourceLine == first.sourceLine + static_cast<int>(k - i);
        };
        while (end < m_lines.size() && joins(end))
            ++end;
        const auto place = [](const Line &line) {
            return line.indent + characters(std::string_view(line.code).substr(0, line.value.at));
        };
        int column = 0;
        for (std::size_t k = i; k < end; ++k)
            column = std::max(column, place(m_lines[k]));
        for (std::size_t k = i; k < end && end - i > 1; ++k) {
            Line &line = m_lines[k];
            line.code.insert(line.value.at, static_cast<std::size_t>(column - place(line)), ' ');
        }
        i = end;
    }
}

/// Runs of neighbouring lines with comments that began in the same column.
void FormatLines::alignComments()
{
    for (std::size_t i = 0; i < m_lines.size();) {
        std::size_t end = i + 1;
        const bool trailing = !m_lines[i].comment.empty() && !m_lines[i].code.empty();
        const auto joins = [&](std::size_t k) {
            const Line &line = m_lines[k];
            return !line.comment.empty() && !line.blankBefore &&
                   line.commentColumn == m_lines[i].commentColumn &&
                   (!line.code.empty() || line.continues);
        };
        while (trailing && end < m_lines.size() && joins(end))
            ++end;
        int widest = 0;
        int gap = m_lines[i].commentGap;
        for (std::size_t k = i; k < end; ++k) {
            widest = std::max(widest, width(m_lines[k]));
            if (!m_lines[k].code.empty())
                gap = std::min(gap, m_lines[k].commentGap);
        }
        for (std::size_t k = i; trailing && k < end; ++k) {
            Line &line = m_lines[k];
            const int column = widest + gap;
            if (line.code.empty())
                line.indent = column;
            else
                line.code.append(static_cast<std::size_t>(column - width(line)), ' ');
        }
        i = end;
    }
}

std::string FormatLines::text(std::string_view eol)
{
    alignValues();
    alignComments();
    std::string out;
    for (const Line &line : m_lines) {
        if (line.blankBefore)
            out += eol;
        if (!line.verbatim && (!line.code.empty() || !line.comment.empty()))
            out.append(static_cast<std::size_t>(line.indent), ' ');
        out += line.code;
        out += line.comment;
        out += eol;
    }
    return out;
}

} // namespace signalbox::config

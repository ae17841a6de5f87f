// Ends of scalars, blanks and comments.
#include "config/yaml_extents_scalar.h"

#include <algorithm>

namespace signalbox::config {

bool isBlank(char c) noexcept
{
    return c == ' ' || c == '\t';
}

bool endsWord(std::string_view text, std::size_t p) noexcept
{
    return p >= text.size() || isBlank(text[p]) || text[p] == '\n' || text[p] == '\r';
}

std::size_t skipBlanks(std::string_view text, std::size_t p) noexcept
{
    while (p < text.size() && isBlank(text[p]))
        ++p;
    return p;
}

std::size_t lineBreak(std::string_view text, std::size_t p) noexcept
{
    const std::size_t n = std::min(text.find('\n', p), text.size());
    return n > p && n < text.size() && text[n - 1] == '\r' ? n - 1 : n;
}

std::size_t skipSeparation(std::string_view text, std::size_t p) noexcept
{
    while (p < text.size()) {
        const char c = text[p];
        if (isBlank(c) || c == '\n' || c == '\r')
            ++p;
        else if (c == '#' &&
                 (p == 0 || endsWord(text, p - 1) || (p == 3 && text.starts_with("\xEF\xBB\xBF"))))
            p = lineBreak(text, p);
        else
            break;
    }
    return p;
}

std::size_t wordEnd(std::string_view text, std::size_t p) noexcept
{
    while (!endsWord(text, p) && std::string_view("[]{},").find(text[p]) == noOffset)
        ++p;
    return p;
}

bool onlyProperties(std::string_view text, std::size_t p) noexcept
{
    for (;;) {
        p = skipBlanks(text, p);
        if (p == lineBreak(text, p) || text[p] == '#')
            return true;
        if (text[p] != '&' && text[p] != '!')
            return false;
        p = wordEnd(text, p);
    }
}

std::size_t plainLineEnd(std::string_view text, std::size_t p, bool flow) noexcept
{
    std::size_t i = p;
    for (; i < text.size() && text[i] != '\n'; ++i) {
        const char c = text[i];
        if (c == ':' && (endsWord(text, i + 1) ||
                         (flow && std::string_view(",]}").find(text[i + 1]) != noOffset)))
            break;
        if (flow && std::string_view(",?[]{}").find(c) != noOffset)
            break;
        if (c == '#' && i > p && isBlank(text[i - 1]))
            break;
    }
    while (i > p && (isBlank(text[i - 1]) || text[i - 1] == '\r'))
        --i;
    return i;
}

std::size_t plainEnd(std::string_view text, const LineIndex &lines, std::size_t p, int indent,
                     bool flow) noexcept
{
    std::size_t end = plainLineEnd(text, p, flow);
    for (;;) {
        std::size_t next = skipBlanks(text, end);
        if (next != lineBreak(text, next) || next == text.size())
            return end;
        while (next < text.size() && endsWord(text, next))
            ++next;
        if (next == text.size() || text[next] == '#')
            return end;
        if (!flow) {
            const int column = lines.column(next);
            const std::string_view word = text.substr(next, 3);
            if (column <= indent ||
                (column == 0 && (word == "---" || word == "...") && endsWord(text, next + 3)))
                return end;
        }
        const std::size_t more = plainLineEnd(text, next, flow);
        if (more == next)
            return end;
        end = more;
    }
}

std::size_t quotedEnd(std::string_view text, std::size_t p) noexcept
{
    const char quote = text[p];
    for (std::size_t i = p + 1; i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\') {
            ++i;
        } else if (text[i] == quote) {
            if (quote == '"' || i + 1 >= text.size() || text[i + 1] != quote)
                return i + 1;
            ++i;
        }
    }
    return noOffset;
}

BlockScalarExtent blockScalarEnd(std::string_view text, std::size_t p, int indent) noexcept
{
    BlockScalarExtent b;
    const std::size_t outer = static_cast<std::size_t>(std::max(indent, 0));
    std::size_t content = 0; // column of the content, 0 until it is known
    bool keep = false;
    for (++p; !endsWord(text, p); ++p) {
        if (text[p] >= '1' && text[p] <= '9')
            content = outer + static_cast<std::size_t>(text[p] - '0');
        keep = keep || text[p] == '+';
    }
    b.end = lineBreak(text, p);
    std::size_t line = std::min(text.find('\n', p), text.size());
    line = std::min(line + 1, text.size());
    b.body = line;
    while (line < text.size()) {
        const std::size_t stop = lineBreak(text, line);
        const std::size_t first = std::min(text.find_first_not_of(' ', line), text.size());
        // Blanks behind the indentation are text, tabs in it none.
        const bool empty = first >= stop && (content == 0 || first - line <= content);
        const bool tabs = first - line < content && skipBlanks(text, first) >= stop;
        if (empty || tabs) {
            if (keep)
                b.end = stop;
        } else {
            const std::size_t column = first - line;
            if (content == 0)
                content = std::max(column, outer + 1);
            if (column < content)
                break;
            b.end = stop;
        }
        const std::size_t next = text.find('\n', line);
        if (next == noOffset)
            break;
        line = next + 1;
    }
    b.indent = static_cast<int>(content == 0 ? outer + 2 : content);
    return b;
}

} // namespace signalbox::config

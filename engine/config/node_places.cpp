// Walks over the few characters around a node.
#include "config/node_places.h"

#include <algorithm>

namespace signalbox::config {

namespace {

bool isBlankOrBreak(char c) noexcept
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Where it goes on behind the tag or anchor at `offset`.
std::size_t behindProperty(std::string_view text, std::size_t offset) noexcept
{
    constexpr std::string_view kFlowIndicators = ",]}";
    const bool verbatim = text.substr(offset, 2) == "!<";
    while (offset < text.size() && !isBlankOrBreak(text[offset]) &&
           (verbatim || kFlowIndicators.find(text[offset]) == std::string_view::npos))
        ++offset;
    while (offset < text.size() && (isBlankOrBreak(text[offset]) || text[offset] == '#')) {
        if (text[offset] == '#')
            offset = std::min(text.find('\n', offset), text.size());
        else
            ++offset;
    }
    return offset;
}

} // namespace

std::size_t endOfQuotes(std::string_view text, std::size_t i) noexcept
{
    const char quote = text[i++];
    for (; i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\')
            ++i;
        else if (text[i] == quote && quote == '\'' && i + 1 < text.size() && text[i + 1] == quote)
            ++i;
        else if (text[i] == quote)
            return i + 1;
    }
    return std::string_view::npos;
}

std::size_t tagOffset(std::string_view text, std::size_t offset) noexcept
{
    while (offset < text.size() && text[offset] == '&')
        offset = behindProperty(text, offset);
    return offset;
}

std::size_t contentOffset(std::string_view text, std::size_t offset) noexcept
{
    while (offset < text.size() && (text[offset] == '&' || text[offset] == '!'))
        offset = behindProperty(text, offset);
    return offset;
}

std::size_t emptyOffset(std::string_view text, std::size_t offset) noexcept
{
    offset = std::min(offset, text.size());
    while (offset > 0) {
        const std::size_t lineBreak = text.rfind('\n', offset - 1);
        const std::size_t start = lineBreak == std::string_view::npos ? 0 : lineBreak + 1;
        std::string_view line = text.substr(start, offset - start);
        const std::size_t comment = line.find(" #");
        line = line.substr(0, comment);
        while (!line.empty() && isBlankOrBreak(line.back()))
            line.remove_suffix(1);
        if (!line.empty() && line.front() != '#')
            return start + line.size();
        offset = start == 0 ? 0 : start - 1;
    }
    return offset;
}

} // namespace signalbox::config

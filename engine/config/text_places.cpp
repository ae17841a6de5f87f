// UTF-8 by RFC 3629 (no overlong forms, no surrogates, nothing above U+10FFFF) and the characters
// that YAML 1.2 §5.1 calls printable. yaml-cpp would replace bad bytes in silence and takes U+0004
// for the end of the file.
#include "config/text_places.h"

#include "base/breath.h"
#include "base/units.h"

#include <algorithm>
#include <cstdio>

namespace signalbox::config {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool isContinuation(char c) noexcept
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Length of the well-formed sequence at `i` and its code point; 0 when it isn't well-formed.
std::size_t sequenceAt(std::string_view text, std::size_t i, char32_t &codePoint) noexcept
{
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[i + k]); };
    const unsigned first = byte(0);
    if (first < 0x80) {
        codePoint = first;
        return 1;
    }
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() - i < length)
        return 0;
    codePoint = first & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) {
        if (!isContinuation(text[i + k]))
            return 0;
        codePoint = (codePoint << 6) | (byte(k) & 0x3FU);
    }
    const bool overlong =
        (length == 3 && codePoint < 0x800) || (length == 4 && codePoint < 0x10000);
    const bool surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    return overlong || surrogate || codePoint > 0x10FFFF ? 0 : length;
}

bool isPrintable(char32_t c) noexcept
{
    if (c < 0x20)
        return c == '\t' || c == '\n' || c == '\r';
    return !(c >= 0x7F && c <= 0x9F && c != 0x85) && c != 0xFFFE && c != 0xFFFF;
}

} // namespace

std::size_t byteOrderMarkSize(std::string_view text) noexcept
{
    return text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
}

std::optional<Diagnostic> checkText(std::string_view text, Breath *breath)
{
    const auto problem = [&](std::size_t offset, std::string message, std::string hint) {
        Diagnostic d;
        d.message = std::move(message);
        d.hint = std::move(hint);
        d.mark = TextPlaces(text).at(offset);
        return d;
    };
    if (text.size() > kMaxTextBytes) {
        Diagnostic d;
        d.message = "the file has " + std::to_string(text.size()) + " bytes, more than the " +
                    formatSize(kMaxTextBytes) + " that are read";
        d.mark = Mark{1, 1, 0};
        return d;
    }
    for (std::size_t i = byteOrderMarkSize(text); i < text.size();) {
        char32_t codePoint = 0;
        const std::size_t length = sequenceAt(text, i, codePoint);
        char shown[16];
        if (length == 0) {
            std::snprintf(shown, sizeof shown, "0x%02X",
                          unsigned(static_cast<unsigned char>(text[i])));
            return problem(i, std::string("the byte ") + shown + " is not valid UTF-8",
                           "save the file as UTF-8");
        }
        if (!isPrintable(codePoint)) {
            std::snprintf(shown, sizeof shown, "U+%04X", unsigned(codePoint));
            return problem(i, std::string("the control character ") + shown + " is not allowed",
                           "remove it, or write it as an escape in double quotes");
        }
        if (codePoint == U'\n')
            breathe(breath);
        i += length;
    }
    return std::nullopt;
}

Mark TextPlaces::at(std::size_t offset) noexcept
{
    offset = std::min(offset, m_text.size());
    if (offset >= m_last.offset)
        forward(offset);
    else
        backward(offset);
    return m_last;
}

void TextPlaces::forward(std::size_t offset) noexcept
{
    const std::size_t bom = byteOrderMarkSize(m_text);
    for (std::size_t i = m_last.offset; i < offset; ++i) {
        if (m_text[i] == '\n') {
            ++m_last.line;
            m_last.column = 1;
        } else if (i >= bom && !isContinuation(m_text[i])) {
            ++m_last.column;
        }
    }
    m_last.offset = offset;
}

void TextPlaces::backward(std::size_t offset) noexcept
{
    const auto begin = m_text.begin();
    const auto lineBreaks =
        std::count(begin + std::ptrdiff_t(offset), begin + std::ptrdiff_t(m_last.offset), '\n');
    std::size_t start = offset;
    while (start > 0 && m_text[start - 1] != '\n')
        --start;
    m_last = Mark{m_last.line - int(lineBreaks), 1, start};
    forward(offset);
}

} // namespace signalbox::config

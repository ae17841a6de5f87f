// Escapes for what a terminal would obey instead of show.
#include "base/visible_text.h"

#include "base/json_escape.h"

#include <cstdio>

namespace signalbox {

namespace {

char32_t codePointOf(std::string_view sequence) noexcept
{
    constexpr unsigned kLeadBits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t code = static_cast<unsigned char>(sequence.front()) & kLeadBits[sequence.size()];
    for (const char c : sequence.substr(1))
        code = code << 6 | (static_cast<unsigned char>(c) & 0x3FU);
    return code;
}

/// Separators of lines and paragraphs, embeddings, overrides and isolates of direction: text can
/// be made to look like other text with them.
bool isInvisibleFormat(char32_t code) noexcept
{
    return (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
           code == 0x200E || code == 0x200F || code == 0x061C;
}

void appendEscape(std::string &out, const char *format, unsigned code)
{
    char escape[16];
    std::snprintf(escape, sizeof escape, format, code);
    out += escape;
}

} // namespace

std::string visibleText(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        std::size_t bad = 0;
        const std::size_t length = utf8SequenceLength(text, bad);
        if (length == 0) {
            for (; bad > 0; --bad, text.remove_prefix(1))
                appendEscape(out, "\\x%02x", static_cast<unsigned char>(text.front()));
            continue;
        }
        const std::string_view sequence = text.substr(0, length);
        const char32_t code = codePointOf(sequence);
        if (code == U'\n')
            out += "\\n";
        else if (code == U'\r')
            out += "\\r";
        else if (code == U'\t')
            out += "\\t";
        else if (code < 0x20 || (code >= 0x7F && code < 0xA0))
            appendEscape(out, "\\x%02x", unsigned(code));
        else if (isInvisibleFormat(code))
            appendEscape(out, "\\u%04x", unsigned(code));
        else
            out += sequence;
        text.remove_prefix(length);
    }
    return out;
}

} // namespace signalbox

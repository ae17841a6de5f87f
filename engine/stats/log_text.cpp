// The slow halves: escaping and large numbers.
#include "stats/log_text.h"

#include "base/json_escape.h"

namespace signalbox::stats::logtext {

namespace {
constexpr char kHex[] = "0123456789abcdef";
}

char *putLarge(char *p, std::uint64_t value) noexcept
{
    if (value < 1000)
        return putBelowThousand(p, std::uint32_t(value));
    p = putLarge(p, value / 1000);
    return putTriple(p, std::uint32_t(value % 1000));
}

char *escapeJson(char *p, std::string_view text) noexcept
{
    while (!text.empty()) {
        const char c = text.front();
        const auto u = static_cast<unsigned char>(c);
        std::size_t length = 1;
        if (plain(c)) {
            *p++ = c;
        } else if (u >= 0x80) {
            std::size_t bad = 0;
            length = utf8SequenceLength(text, bad);
            const unsigned second = length ? static_cast<unsigned char>(text[1]) : 0U;
            if (!length) {
                p = put(p, "\xEF\xBF\xBD");
                length = bad;
            } else if (u == 0xC2 && second < 0xA0) {
                p = put(p, "\\u00");
                *p++ = kHex[second >> 4];
                *p++ = kHex[second & 15];
            } else {
                std::memcpy(p, text.data(), length);
                p += length;
            }
        } else {
            *p++ = '\\';
            switch (c) {
            case '"':
            case '\\':
                *p++ = c;
                break;
            case '\b':
                *p++ = 'b';
                break;
            case '\f':
                *p++ = 'f';
                break;
            case '\n':
                *p++ = 'n';
                break;
            case '\r':
                *p++ = 'r';
                break;
            case '\t':
                *p++ = 't';
                break;
            default:
                p = put(p, "u00");
                *p++ = kHex[u >> 4];
                *p++ = kHex[u & 15];
            }
        }
        text.remove_prefix(length);
    }
    return p;
}

char *escapeApache(char *p, std::string_view text, char also) noexcept
{
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (plain(c) && c != also) {
            *p++ = c;
        } else if (c == '"' || c == '\\') {
            *p++ = '\\';
            *p++ = c;
        } else {
            p = put(p, "\\x");
            *p++ = kHex[u >> 4];
            *p++ = kHex[u & 15];
        }
    }
    return p;
}

} // namespace signalbox::stats::logtext

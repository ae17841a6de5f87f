// JSON string escaping with repair of ill-formed UTF-8.
#include "base/json_escape.h"

namespace signalbox {

std::size_t utf8SequenceLength(std::string_view text, std::size_t &bad) noexcept
{
    const auto byte = [&](std::size_t i) -> unsigned {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    bad = 1;
    const unsigned lead = byte(0);
    if (text.empty())
        return 0;
    if (lead < 0x80)
        return 1;
    std::size_t length = 0;
    unsigned low =
        0x80; // range of the second byte: excludes overlong forms and surrogates (RFC 3629 §4)
    unsigned high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        low = lead == 0xE0 ? 0xA0 : 0x80;
        high = lead == 0xED ? 0x9F : 0xBF;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        low = lead == 0xF0 ? 0x90 : 0x80;
        high = lead == 0xF4 ? 0x8F : 0xBF;
    } else {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if (byte(i) < low || byte(i) > high) {
            bad = i;
            return 0;
        }
        low = 0x80;
        high = 0xBF;
    }
    return length;
}

void appendJsonString(std::string &out, std::string_view text)
{
    constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    std::size_t run = 0; // bytes at the front of `text` that go out as they are
    const auto flush = [&](std::size_t drop) {
        out.append(text.substr(0, run));
        text.remove_prefix(run + drop);
        run = 0;
    };
    while (run < text.size()) {
        const char c = text[run];
        const auto u = static_cast<unsigned char>(c);
        if (u >= 0x80) {
            std::size_t bad = 0;
            const std::size_t length = utf8SequenceLength(text.substr(run), bad);
            if (length) {
                run += length;
            } else {
                flush(bad);
                out += "\xEF\xBF\xBD";
            }
            continue;
        }
        if (u >= 0x20 && c != '"' && c != '\\') {
            ++run;
            continue;
        }
        flush(1);
        out += '\\';
        switch (c) {
        case '"':
        case '\\':
            out += c;
            break;
        case '\b':
            out += 'b';
            break;
        case '\f':
            out += 'f';
            break;
        case '\n':
            out += 'n';
            break;
        case '\r':
            out += 'r';
            break;
        case '\t':
            out += 't';
            break;
        default:
            out += "u00";
            out += kHex[u >> 4];
            out += kHex[u & 15];
        }
    }
    flush(0);
    out += '"';
}

} // namespace signalbox

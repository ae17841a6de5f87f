#include "base/visible.h"

#include <cstdio>

namespace signalbox {

std::string visible(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        // U+0080 to U+009F are control characters, too; in UTF-8 they begin with C2.
        const bool second = byte == 0xC2 && i + 1 < text.size() &&
                            (static_cast<unsigned char>(text[i + 1]) & 0xE0) == 0x80;
        char escaped[16];
        if (second)
            std::snprintf(escaped, sizeof escaped, "\\u%04x",
                          unsigned(static_cast<unsigned char>(text[++i])));
        else if (byte == '\n' || byte == '\t')
            std::snprintf(escaped, sizeof escaped, "\\%c", byte == '\n' ? 'n' : 't');
        else if (byte < 0x20 || byte == 0x7F)
            std::snprintf(escaped, sizeof escaped, "\\x%02x", unsigned(byte));
        else
            std::snprintf(escaped, sizeof escaped, "%c", char(byte));
        out += escaped;
    }
    return out;
}

} // namespace signalbox

// Transfer-Encoding, Content-Length and Connection, as RFC 9112 §6 and RFC 9110 §7.6.1 read them.
#include "http/framing_fields.h"

#include "http/path.h"
#include "http/scan.h"

#include <limits>

namespace signalbox::http {

bool parseContentLength(std::string_view text, std::uint64_t &out) noexcept
{
    constexpr auto kMax = std::uint64_t(std::numeric_limits<std::int64_t>::max());
    std::uint64_t value = 0;
    if (text.size() <= 18) { // can't be too large
        for (const char c : text) {
            const unsigned digit = unsigned(c) - unsigned('0');
            if (digit > 9)
                return false;
            value = value * 10 + digit;
        }
        out = value;
        return !text.empty();
    }
    for (const char c : text) {
        if (!ascii::isDigit(c))
            return false;
        const auto digit = std::uint64_t(c - '0');
        if (value > (kMax - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    out = value;
    return !text.empty();
}

void FramingFields::addConnection(std::string_view value) noexcept
{
    if (scan::isWord(value, "keep-alive")) { // what nearly every request says
        keepAlive = true;
        return;
    }
    forEachElement(value, [this](std::string_view option) {
        if (scan::isWord(option, "keep-alive"))
            keepAlive = true;
        else if (scan::isWord(option, "close"))
            close = true;
        else if (scan::isWord(option, "upgrade"))
            upgradeOption = true;
        else if (!option.empty())
            otherOption = true;
        return true;
    });
}

const char *FramingFields::addCodings(std::string_view value) noexcept
{
    const char *failure = nullptr;
    hasCoding = true;
    forEachElement(value, [&](std::string_view coding) {
        // A parameter may only follow a coding's name; its own syntax matters to nobody, since only
        // chunked, which has none, is ever accepted.
        const std::string_view name = ascii::trim(coding.substr(0, coding.find(';')));
        if (!isToken(name)) {
            failure = "a malformed Transfer-Encoding";
        } else if (ascii::equalsIgnoreCase(name, "chunked")) {
            if (name.size() != coding.size())
                failure = "chunked with parameters";
            else if (chunkedLast)
                failure = "chunked is named twice in Transfer-Encoding";
            chunkedLast = true;
        } else {
            if (chunkedLast)
                failure = "chunked is not the last transfer coding";
            otherCoding = true;
        }
        return failure == nullptr;
    });
    return failure;
}

} // namespace signalbox::http

// What the framing and connection fields of one head add up to, for both parsers. Internal to
// http/.
#pragma once

#include "base/ascii.h"

#include <cstdint>
#include <string_view>

namespace signalbox::http {

/// Calls f(element) for each element of a comma-separated list (RFC 9110 §5.6.1), trimmed, empty
/// ones included. f returns false to stop; so does this then.
template <typename F> bool forEachElement(std::string_view list, F &&f)
{
    const char *begin = list.data();
    const char *end = begin + list.size();
    for (const char *p = begin;; ++p) {
        if (p != end && *p != ',')
            continue;
        if (!f(ascii::trim(std::string_view(begin, std::size_t(p - begin)))))
            return false;
        if (p == end)
            return true;
        begin = p + 1;
    }
}

/// 1*DIGIT below 2^63 (everything that a signed file offset can hold). Leading zeros are fine.
bool parseContentLength(std::string_view text, std::uint64_t &out) noexcept;

struct FramingFields
{
    std::uint64_t length = 0;
    bool hasLength = false;
    bool hasCoding = false;
    bool chunkedLast = false;   // the last transfer coding is chunked
    bool otherCoding = false;   // one that isn't chunked was named
    bool close = false;         // Connection: close
    bool keepAlive = false;     // Connection: keep-alive
    bool upgradeOption = false; // Connection: upgrade
    bool otherOption = false;   // Connection names something else
    bool upgradeField = false;

    void addConnection(std::string_view value) noexcept;
    /// One Transfer-Encoding field. Returns nullptr, or what is wrong whatever else the head says.
    const char *addCodings(std::string_view value) noexcept;
};

} // namespace signalbox::http

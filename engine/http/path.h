// Paths, queries and host names as the matcher sees them.
#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::http {

/// Normalises a path for matching: dot segments removed, percent-encoded unreserved characters
/// decoded, hex digits of other escapes upper-cased, `%2F` and `//` kept. Fails with InvalidPath on
/// an encoded NUL, a malformed escape or a path that climbs above the root.
/// @param scratch  filled only when the path needs changing
/// @return a view of `path` itself when it was normal already (no copy), else of `scratch`
Result<std::string_view> normalisePath(std::string_view path, std::string &scratch);

/// First value of a query parameter, percent-decoded with '+' as space; nullopt when absent. "a"
/// and "a=" are "".
std::optional<std::string> queryParameter(std::string_view query, std::string_view name);

/// Splits an authority into host and port ("" when absent). False when it isn't `uri-host [":"
/// port]`: userinfo, spaces, bad ports (over 65535) and bad brackets are refused.
bool splitAuthority(std::string_view authority, std::string_view &host,
                    std::string_view &port) noexcept;
/// splitAuthority() and normaliseHost() in one pass.
bool normaliseAuthority(std::string_view authority, std::string &host);
/// Lower-cases and drops one trailing dot.
void normaliseHost(std::string_view host, std::string &out);

/// RFC 9110 §5.6.2 token.
bool isToken(std::string_view text) noexcept;
/// RFC 9110 §5.5 field-value: no control characters but HTAB; obs-text allowed; no leading or
/// trailing white space.
bool isFieldValue(std::string_view text) noexcept;

} // namespace signalbox::http

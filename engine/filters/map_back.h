// Mapping an answer back to what the client asked for: Location and Set-Cookie after the path or
// the host was changed.
#pragma once

#include "filters/proxy_context.h"

#include <string>
#include <string_view>

namespace signalbox::filters {

/// Paths under `from` (on a segment border; "" is the root) become paths under `to`.
struct PrefixChange
{
    std::string from; // without final slash
    std::string to;   // without final slash

    /// Appends the changed path to `out`, always starting with '/'. False, and nothing appended,
    /// when `path` isn't under `from`.
    bool apply(std::string_view path, std::string &out) const;
};

/// Whether `path` is `prefix` or below it; '/' alone is a border, %2F isn't. Everything is under
/// "".
bool underPrefix(std::string_view path, std::string_view prefix) noexcept;

/// Changes Location when it names this site: a path, or an URL whose origin is the client's or the
/// server's own. One of the server's becomes one of the client's. URLs of other hosts, paths that
/// `change` doesn't know and relative references stay as they are.
/// @param change      nullptr: paths stay
/// @param serverHost  an authority that names the server too, besides the Host that was sent to it;
/// may be empty
void mapLocationBack(ProxyContext &context, const PrefixChange *change,
                     std::string_view serverHost);

/// Changes Path of every cookie that sets one under `change.from`.
void mapCookiePathsBack(ProxyContext &context, const PrefixChange &change);

/// Cookies for `serverHost` or a domain above it become cookies of the host that the client asked
/// for. Where that is an address, Domain is left out, which has the same effect and is the only
/// valid form.
void mapCookieDomainsBack(ProxyContext &context, std::string_view serverHost);

} // namespace signalbox::filters

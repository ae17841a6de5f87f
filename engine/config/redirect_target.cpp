// Reading what stands in front of the path, the path and the query.
#include "config/redirect_target.h"

#include "base/ascii.h"
#include "config/covering.h"

#include <algorithm>

namespace signalbox::config {

namespace {

/// What stands in front of an authority. A path that begins with "//" names a host; the request's
/// scheme is http on every listener.
struct Front
{
    std::string_view text;
    std::uint16_t port; // without one of the authority's own
};
constexpr Front kFronts[] = {{"http://", 80}, {"https://", 443}, {"//", 80}};

/// nullptr: the target is a path alone.
const Front *frontOf(std::string_view to) noexcept
{
    for (const Front &front : kFronts) {
        if (ascii::startsWithIgnoreCase(to, front.text))
            return &front;
    }
    return nullptr;
}

/// Takes it off; what is left begins with the path, if anything is.
std::string_view takeAuthority(std::string_view &to) noexcept
{
    const std::size_t end =
        std::min({to.find_first_of("/?#"), to.find("{path}"), to.find("{?"), to.size()});
    const std::string_view authority = to.substr(0, end);
    to.remove_prefix(end);
    return authority;
}

/// The part of the target behind the authority.
bool parsePath(std::string_view rest, RedirectTarget &out)
{
    rest = rest.substr(0, rest.find('#'));
    const std::size_t end = std::min(rest.find("{?query}"), rest.find('?'));
    const std::string_view query = end < rest.size() ? rest.substr(end) : std::string_view();
    out.keepsQuery = query == "{?query}" || query == "?{query}";
    out.extendsQuery = query.starts_with("{?query}&") || query.starts_with("?{query}&");
    if (query.find('{') == std::string_view::npos)
        out.query = query.substr(query.empty() ? 0 : 1);
    rest = rest.substr(0, end);
    constexpr std::string_view kPath = "{path}";
    if (rest.starts_with(kPath)) {
        rest.remove_prefix(kPath.size());
        out.change =
            rest.empty() ? PathChange::Same
            : rest.find("/.") == std::string_view::npos && rest.find("/%") == std::string_view::npos
                ? PathChange::Below
                : PathChange::Any;
        return rest.empty() || (rest.starts_with('/') && rest.find('{') == std::string_view::npos);
    }
    if (rest.find('{') != std::string_view::npos || (!rest.empty() && rest.front() != '/'))
        return false;
    out.change = PathChange::Fixed;
    Complaint why;
    auto normal = normalisePathText(rest.empty() ? "/" : rest, PathUse::Target, why);
    if (normal)
        out.path = std::move(*normal);
    return normal.has_value();
}

/// @param schemePort  what holds without a port of its own; {host} brings none
bool parseAuthority(std::string_view authority, std::uint16_t schemePort, RedirectTarget &out)
{
    constexpr std::string_view kHost = "{host}";
    out.port = schemePort;
    const std::size_t colon = authority.rfind(':');
    if (colon != std::string_view::npos && authority.find(']', colon) == std::string_view::npos) {
        out.port = parsePort(authority.substr(colon + 1));
        authority = authority.substr(0, colon);
        if (!out.port)
            return false;
    }
    if (authority == kHost)
        return true;
    Complaint why;
    auto name = normaliseName(authority, why);
    if (!name)
        return false;
    out.sameHost = false;
    out.host = std::move(*name);
    return true;
}

/// The first value of a parameter, as requests are matched; only where nothing is to be decoded.
/// @return false when it isn't sure
bool findParameter(std::string_view query, std::string_view name,
                   std::optional<std::string_view> &value)
{
    if (query.find_first_of("%+") != std::string_view::npos)
        return false;
    value.reset();
    while (!query.empty() && !value) {
        const std::string_view part = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(part.size() + 1, query.size()));
        const std::size_t equals = std::min(part.find('='), part.size());
        if (part.substr(0, equals) == name)
            value = part.substr(std::min(equals + 1, part.size()));
    }
    return true;
}

} // namespace

std::optional<RedirectTarget> parseRedirectTarget(std::string_view to)
{
    RedirectTarget out;
    if (const Front *front = frontOf(to)) {
        out.https = front->text == "https://";
        to.remove_prefix(front->text.size());
        const std::string_view authority = takeAuthority(to);
        if (!parseAuthority(authority, front->port, out) || !parsePath(to, out))
            return std::nullopt;
        return out;
    }
    if (to.substr(0, to.find('?')).find("://") != std::string_view::npos || !parsePath(to, out))
        return std::nullopt;
    return out;
}

bool surelyMatches(const ValuePattern &pattern, std::string_view query)
{
    std::optional<std::string_view> value;
    if (!findParameter(query, pattern.name, value))
        return false;
    if (pattern.kind == ValuePattern::Kind::Absent || !value)
        return pattern.kind == ValuePattern::Kind::Absent && !value;
    ValuePattern exact;
    exact.name = pattern.name;
    exact.kind = ValuePattern::Kind::Exact;
    exact.text = *value;
    return covers(pattern, exact);
}

bool checkTargetAuthority(std::string_view to, Complaint &why)
{
    const Front *front = frontOf(to);
    if (!front)
        return true; // a path alone
    std::string_view behind = to.substr(front->text.size());
    std::string_view rest = takeAuthority(behind);
    if (rest.empty() && front->text != "//") {
        why = {'\'' + std::string(to) + "' has no host", "write http://HOST{path}{?query}"};
        return false;
    }
    const std::size_t user = rest.rfind('@');
    if (user != std::string_view::npos)
        rest.remove_prefix(user + 1);
    if (rest.find('{') == std::string_view::npos)
        return rest.empty() || isHostField(rest, why);
    const std::size_t colon = rest.rfind(':');
    const std::string_view port =
        colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
    if (colon == std::string_view::npos || port.find_first_of("{}]") != port.npos ||
        parsePort(port))
        return true;
    why = {'\'' + std::string(rest) + "' is not a host with a port from 1 to 65535", {}};
    return false;
}

} // namespace signalbox::config

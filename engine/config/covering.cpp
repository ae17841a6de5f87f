// Predicates that imply each other.
#include "config/covering.h"

#include <re2/re2.h>

#include <algorithm>

namespace signalbox::config {

namespace {

/// Whether `name` lies one or more labels below `suffix`.
bool isBelow(std::string_view name, std::string_view suffix) noexcept
{
    return name.size() > suffix.size() + 1 && name.ends_with(suffix) &&
           name[name.size() - suffix.size() - 1] == '.';
}

/// Whether `path` is `prefix` or lies below it.
bool isUnder(std::string_view path, std::string_view prefix) noexcept
{
    return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

/// Lists within one predicate are alternatives: each narrow one needs a wide one around it. An
/// empty list is "any".
template <typename T> bool coversAny(const std::vector<T> &wide, const std::vector<T> &narrow)
{
    if (wide.empty())
        return true;
    return !narrow.empty() && std::all_of(narrow.begin(), narrow.end(), [&](const T &n) {
        return std::any_of(wide.begin(), wide.end(), [&](const T &w) {
            if constexpr (std::is_same_v<T, std::string> || std::is_integral_v<T>)
                return w == n;
            else
                return covers(w, n);
        });
    });
}

/// Conditions that all hold: each wide one has to follow from a narrow one.
bool coversAll(const std::vector<ValuePattern> &wide, const std::vector<ValuePattern> &narrow)
{
    return std::all_of(wide.begin(), wide.end(), [&](const ValuePattern &w) {
        return std::any_of(narrow.begin(), narrow.end(),
                           [&](const ValuePattern &n) { return covers(w, n); });
    });
}

/// Whether every listener that the narrow match takes requests of is one of the wide one's.
bool coversListeners(const MatchSpec &wide, const MatchSpec &narrow, std::size_t count)
{
    for (std::uint32_t i = 0; i < count && !wide.listeners.empty(); ++i) {
        if (takesListener(narrow, i) && !takesListener(wide, i))
            return false;
    }
    return true;
}

bool holdsEvery(const std::vector<Cidr> &ranges, IpAddress::Family family) noexcept
{
    return std::any_of(ranges.begin(), ranges.end(), [family](const Cidr &range) {
        return range.bits == 0 && range.address.family == family;
    });
}

/// The same for clients. A listener's clients have addresses of its own family; those of a unix
/// socket have none and are in no range.
bool coversClients(const MatchSpec &wide, const MatchSpec &narrow,
                   const std::vector<ListenerSpec> &listeners)
{
    if (coversAny(wide.clients, narrow.clients))
        return true;
    for (std::uint32_t i = 0; i < listeners.size(); ++i) {
        if (takesListener(narrow, i) && !holdsEvery(wide.clients, listeners[i].bind.ip.family))
            return false;
    }
    return !listeners.empty();
}

} // namespace

bool hostMatches(const HostPattern &pattern, std::string_view name) noexcept
{
    return pattern.wildcard ? isBelow(name, pattern.name) : name == pattern.name;
}

bool takesListener(const MatchSpec &match, std::uint32_t index) noexcept
{
    const auto &own = match.listeners;
    return own.empty() || std::find(own.begin(), own.end(), index) != own.end();
}

bool pathMatches(const PathPattern &pattern, std::string_view path)
{
    switch (pattern.kind) {
    case PathPattern::Kind::Prefix:
        return isUnder(path, pattern.text);
    case PathPattern::Kind::Exact:
        return path == pattern.text;
    case PathPattern::Kind::Regex:
        return pattern.regex &&
               re2::RE2::PartialMatch(re2::StringPiece(path.data(), path.size()), *pattern.regex);
    }
    return false;
}

bool takesEveryPath(const PathPattern &pattern, Paths which)
{
    if (pattern.kind == PathPattern::Kind::Prefix)
        return pattern.text.empty();
    if (pattern.kind == PathPattern::Kind::Exact)
        return false;
    std::string_view regex = pattern.text; // the usual ones, which take at least one character
    if (regex.starts_with('^'))
        regex.remove_prefix(1);
    const bool rooted = which == Paths::Rooted && regex.starts_with('/');
    if (rooted)
        regex.remove_prefix(1);
    const bool all = regex.starts_with(".*") || (regex.starts_with(".+") && !rooted);
    if (all)
        regex.remove_prefix(2);
    return regex.empty() ? all || rooted || pattern.text == "^" : regex == "$" && all;
}

bool takesEveryPath(const MatchSpec &match, Paths which)
{
    return match.paths.empty() ||
           std::any_of(match.paths.begin(), match.paths.end(),
                       [which](const PathPattern &p) { return takesEveryPath(p, which); });
}

bool covers(const HostPattern &wide, const HostPattern &narrow) noexcept
{
    if (narrow.wildcard)
        return wide.wildcard && (wide.name == narrow.name || isBelow(narrow.name, wide.name));
    return hostMatches(wide, narrow.name);
}

bool covers(const PathPattern &wide, const PathPattern &narrow)
{
    using Kind = PathPattern::Kind;
    const bool rooted = narrow.kind != Kind::Regex && !narrow.text.empty();
    if (takesEveryPath(wide, rooted ? Paths::Rooted : Paths::All))
        return true;
    switch (narrow.kind) {
    case Kind::Prefix:
        return wide.kind == Kind::Prefix && isUnder(narrow.text, wide.text);
    case Kind::Exact:
        return pathMatches(wide, narrow.text);
    case Kind::Regex:
        return wide.kind == Kind::Regex && wide.text == narrow.text;
    }
    return false;
}

bool covers(const ValuePattern &wide, const ValuePattern &narrow)
{
    using Kind = ValuePattern::Kind;
    if (wide.name != narrow.name)
        return false;
    if (wide.kind == Kind::Present)
        return narrow.kind != Kind::Absent;
    if (wide.kind == Kind::Regex && narrow.kind == Kind::Exact)
        return wide.regex && re2::RE2::PartialMatch(narrow.text, *wide.regex);
    return wide.kind == narrow.kind && wide.text == narrow.text;
}

bool covers(const Cidr &wide, const Cidr &narrow) noexcept
{
    return wide.address.family == narrow.address.family && wide.bits <= narrow.bits &&
           wide.contains(narrow.address);
}

bool covers(const MatchSpec &wide, const MatchSpec &narrow,
            const std::vector<ListenerSpec> &listeners)
{
    return coversAny(wide.hosts, narrow.hosts) &&
           (takesEveryPath(wide, Paths::All) || coversAny(wide.paths, narrow.paths)) &&
           coversAny(wide.methods, narrow.methods) && coversAll(wide.headers, narrow.headers) &&
           coversAll(wide.query, narrow.query) && coversClients(wide, narrow, listeners) &&
           coversListeners(wide, narrow, listeners.size());
}

} // namespace signalbox::config

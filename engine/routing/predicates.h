// What a route asks of a request, one function a predicate; the hot path and explanations run the
// same code.
#pragma once

#include "routing/route_table.h"

#include <string>

namespace signalbox::routing {

bool hostHolds(const config::HostPattern &pattern, std::string_view host) noexcept;
/// Prefixes hold on segment borders only; regular expressions are searched for, not anchored.
bool pathHolds(const config::PathPattern &pattern, std::string_view path) noexcept;
/// With several fields of that name one must hold (Absent: none may exist).
bool headerHolds(const config::ValuePattern &pattern, const http::Fields *fields) noexcept;
/// The parameter's first value, decoded.
bool queryHolds(const config::ValuePattern &pattern, std::string_view query);

/// How a person would write it: "*.app.localhost", "= /x", "x-beta: 1".
std::string patternText(const config::HostPattern &pattern);
std::string patternText(const config::PathPattern &pattern);
std::string patternText(const config::ValuePattern &pattern);
/// What the request had: the values of all fields of a name, joined by ", "; a parameter's first
/// value.
/// What the request has under a name; nothing when it doesn't have it at all.
std::optional<std::string> headerText(std::string_view name, const http::Fields *fields);
std::optional<std::string> queryText(std::string_view name, std::string_view query);

/// What the index has shown already.
struct Known
{
    bool host = false;
    bool path = false;
};

/// Collector of the hot path: no reasons, stops at the first predicate that fails.
struct NoReasons
{
    static constexpr bool wanted = false;
};

/// Collector of explanations: every predicate with its values, failed or not.
struct Reasons
{
    static constexpr bool wanted = true;
    std::vector<PredicateResult> results;
};

template <typename List, typename Text> std::string joined(const List &list, Text &&text)
{
    std::string out;
    for (const auto &item : list) {
        if (!out.empty())
            out += ", ";
        out += text(item);
    }
    return out;
}

template <typename List, typename Holds> bool anyOf(const List &list, Holds &&holds)
{
    for (const auto &item : list) {
        if (holds(item))
            return true;
    }
    return false;
}

/// Do all predicates of `match` hold? The one place that says so. Empty lists take anything and
/// aren't mentioned.
template <typename Collector>
bool matchHolds(const config::MatchSpec &match, const RequestView &request,
                const config::RuntimeConfig &config, Known known, Collector &collector)
{
    bool all = true;
    // True when the next predicate is to be looked at.
    const auto note = [&](PredicateKind kind, bool ok, auto &&pattern, auto &&value) {
        all = all && ok;
        if constexpr (Collector::wanted) {
            const std::optional<std::string> had = value();
            collector.results.push_back({kind, pattern(), had.value_or(std::string()), ok, !had});
        }
        return all || Collector::wanted;
    };

    if (!known.host && !match.hosts.empty()) {
        const bool ok =
            anyOf(match.hosts, [&](const auto &p) { return hostHolds(p, request.host); });
        if (!note(
                PredicateKind::Host, ok,
                [&] { return joined(match.hosts, [](const auto &p) { return patternText(p); }); },
                [&] { return std::string(request.host); }))
            return false;
    }
    if (!known.path && !match.paths.empty()) {
        const bool ok =
            anyOf(match.paths, [&](const auto &p) { return pathHolds(p, request.path); });
        if (!note(
                PredicateKind::Path, ok,
                [&] { return joined(match.paths, [](const auto &p) { return patternText(p); }); },
                [&] { return std::string(request.path); }))
            return false;
    }
    if (!match.methods.empty()) {
        const bool ok = anyOf(match.methods, [&](const auto &m) { return m == request.method; });
        if (!note(
                PredicateKind::Method, ok,
                [&] { return joined(match.methods, [](const auto &m) { return m; }); },
                [&] { return std::string(request.method); }))
            return false;
    }
    for (const config::ValuePattern &pattern : match.headers) {
        if (!note(
                PredicateKind::Header, headerHolds(pattern, request.fields),
                [&] { return patternText(pattern); },
                [&] { return headerText(pattern.name, request.fields); }))
            return false;
    }
    for (const config::ValuePattern &pattern : match.query) {
        if (!note(
                PredicateKind::Query, queryHolds(pattern, request.query),
                [&] { return patternText(pattern); },
                [&] { return queryText(pattern.name, request.query); }))
            return false;
    }
    if (!match.clients.empty()) {
        const bool ok = request.client && anyOf(match.clients, [&](const auto &range) {
                            return range.contains(*request.client);
                        });
        if (!note(
                PredicateKind::Client, ok,
                [&] { return joined(match.clients, [](const auto &c) { return c.toString(); }); },
                [&] { return request.client ? request.client->toString() : std::string(); }))
            return false;
    }
    if (!match.listeners.empty()) {
        const auto nameOf = [&](std::uint32_t index) {
            return index < config.listeners.size() ? config.listeners[index].name : std::string();
        };
        const bool ok =
            anyOf(match.listeners, [&](auto index) { return index == request.listener; });
        if (!note(
                PredicateKind::Listener, ok, [&] { return joined(match.listeners, nameOf); },
                [&] { return nameOf(request.listener); }))
            return false;
    }
    return all;
}

} // namespace signalbox::routing

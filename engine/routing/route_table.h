// The one routing decision: which route takes a request, and why.
#pragma once

#include "base/address.h"
#include "config/runtime_config.h"
#include "http/fields.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox {
class Breath;
}

namespace signalbox::routing {

/// What a decision is made from. All views belong to the caller.
struct RequestView
{
    std::string_view method;
    std::string_view host; // lower-cased, without port and trailing dot
    std::string_view path; // normalised
    std::string_view query;
    const http::Fields *fields = nullptr;
    const IpAddress *client = nullptr; // nullptr: predicates on clients fail
    std::uint32_t listener = 0;        // index into RuntimeConfig::listeners
};

enum class PredicateKind : std::uint8_t { Host, Path, Method, Header, Query, Client, Listener };
std::string_view predicateKindName(PredicateKind kind) noexcept;

struct PredicateResult
{
    PredicateKind kind;
    std::string pattern; // as a person would write it
    std::string value;   // what the request had
    bool ok = false;
    bool absent = false; // it had no such header or parameter, not an empty one
};

/// "method POST: the request has 'GET'": what a predicate that failed asks for and what the request
/// has.
std::string failureText(const PredicateResult &predicate);

struct CandidateResult
{
    std::uint32_t route = 0; // index into RuntimeConfig::routes
    bool evaluated = true;   // false for those after the match, and for disabled ones; their
                             // predicates tell what they would have said
    bool matched = false;
    std::vector<PredicateResult> predicates;
};

struct Explanation
{
    std::optional<std::uint32_t> matched;
    std::vector<CandidateResult> candidates; // every route of the file, in order
    std::string reason;                      // one sentence
};

/// Immutable; any thread.
class RouteTable
{
public:
    /// Compiles host map and path tries. `config` must outlive the table.
    explicit RouteTable(const config::RuntimeConfig &config, Breath *breath = nullptr);
    ~RouteTable();

    /// First matching route's index, or -1. No allocation.
    int match(const RequestView &request) const noexcept;
    /// The same decision by the same predicates, with reasons for every route.
    Explanation explain(const RequestView &request) const;
    /// Of a request that no route takes: up to `count` enabled routes that come closest, with what
    /// each asks for; first those of its host and path, then those of its host, in file order.
    /// Linear.
    std::vector<CandidateResult> closestRoutes(const RequestView &request, std::size_t count) const;
    /// Up to `count` configured hosts closest to `host`, for the 404 page. Linear: not for the hot
    /// path's good case.
    std::vector<std::string> closestHosts(std::string_view host, std::size_t count) const;

private:
    struct Impl;
    std::unique_ptr<const Impl> m_impl;
};

} // namespace signalbox::routing

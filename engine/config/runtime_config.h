// The resolved, immutable configuration: phase two's result. Plain values; every default applied,
// every name resolved. Live state (counters, health, pools) is kept elsewhere, keyed by the
// identities below.
#pragma once

#include "base/address.h"
#include "base/clock.h"
#include "config/filter_spec.h"
#include "config/mark.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace re2 {
class RE2;
}

namespace signalbox::config {

struct Timeouts
{
    Milliseconds connect{5000};
    Milliseconds requestHead{10000};
    Milliseconds responseHead{60000};
    Milliseconds read{60000};
    Milliseconds write{60000};
    Milliseconds keepAlive{75000};
    Milliseconds serverKeepAlive{30000};
    Milliseconds tunnel{3600000};
    Milliseconds drain{30000};
    bool operator==(const Timeouts &) const = default;
};

struct Limits
{
    std::uint64_t requestLine = 16 * 1024;
    std::uint64_t requestHead = 64 * 1024;
    std::uint32_t requestFields = 200;
    std::uint64_t responseHead = 256 * 1024;
    std::uint32_t responseFields = 1000;
    std::optional<std::uint64_t> requestBody; // nullopt: off
    std::uint32_t connections = 10000;        // a listener
    std::uint64_t replayBuffer = 64 * 1024;
    bool operator==(const Limits &) const = default;
};

enum class ForwardedMode : std::uint8_t { XForwarded, Rfc7239, Both, Off };
enum class LogFormat : std::uint8_t { Json, Combined };

struct AccessLogSpec
{
    std::string path; // absolute, or "-" for stdout
    LogFormat format = LogFormat::Json;
    bool operator==(const AccessLogSpec &) const = default;
};

struct Settings
{
    unsigned workers = 0; // 0: auto (one a core)
    std::optional<SocketAddress> admin;
    std::optional<AccessLogSpec> accessLog;
    ForwardedMode forwarded = ForwardedMode::XForwarded;
    std::vector<Cidr> trustedProxies;
    bool watch = true;
    std::string via = "signalbox"; // "" : off
    Timeouts timeouts;
    Limits limits;
};

struct ListenerSpec
{
    std::string name;
    SocketAddress bind;
    Mark mark;
};

enum class Scheme : std::uint8_t { Http, Https };
enum class AdminState : std::uint8_t { Active, Drain, Maint };
enum class HostMode : std::uint8_t { Keep, Server, Value };

struct ServerSpec
{
    std::string identity; // backend name + '|' + normalised URL: the key of all live state
    std::string name;     // unique in the backend; host:port by default
    std::string url;      // normalised: "http://127.0.0.1:3001", "unix:/run/api.sock"
    Scheme scheme = Scheme::Http;
    std::string host; // a name or an IP literal without brackets; empty for unix sockets
    std::uint16_t port = 0;
    std::string unixPath;     // not empty for unix sockets
    std::uint32_t weight = 1; // 0: no new requests
    AdminState state = AdminState::Active;
    HostMode hostMode = HostMode::Keep;
    std::string hostValue; // for HostMode::Value; for Server "host:port" as the Host field wants it
    std::optional<std::uint32_t> maxRequests;
    std::uint32_t queue = 0;
    Mark mark;
};

enum class BalanceKind : std::uint8_t { RoundRobin, LeastRequests };

struct StatusRange
{
    std::uint16_t from = 200;
    std::uint16_t to = 399;
    bool operator==(const StatusRange &) const = default;
};

struct HealthCheckSpec
{
    enum class Type : std::uint8_t { Http, Tcp };
    Type type = Type::Tcp;
    std::string path = "/";
    std::string method = "GET";
    std::string host; // empty: the server's own
    std::vector<std::pair<std::string, std::string>> headers;
    std::optional<std::uint16_t> port; // nullopt: the server's
    Milliseconds interval{2000};
    Milliseconds timeout{1000};
    std::uint32_t rise = 2;
    std::uint32_t fall = 3;
    std::vector<StatusRange> expectStatus{{200, 399}};
    std::string expectBody;      // substring; empty: off
    std::string expectBodyRegex; // valid RE2; empty: off
    std::vector<std::pair<std::string, std::string>> expectHeaders;
    bool operator==(const HealthCheckSpec &) const = default;
};

struct OutlierSpec
{
    std::uint32_t consecutiveFailures = 5;
    Milliseconds eject{10000};
    Milliseconds maxEject{300000};
    bool operator==(const OutlierSpec &) const = default;
};

/// Conditions under which a request is tried again.
enum RetryOn : std::uint32_t {
    RetryConnectFailure = 1u << 0, // any method
    RetryReset = 1u << 1,          // the rest: idempotent methods with a replayable body
    RetryTimeout = 1u << 2,
    Retry500 = 1u << 3,
    Retry502 = 1u << 4,
    Retry503 = 1u << 5,
    Retry504 = 1u << 6,
};

struct RetrySpec
{
    std::uint32_t attempts = 2; // retries after the first try, 0–10
    std::uint32_t on = RetryConnectFailure;
    Milliseconds backoff{25};         // doubling, with jitter, up to 10 × backoff
    std::uint32_t budgetPercent = 20; // of the backend's requests, at least 3/s
    bool operator==(const RetrySpec &) const = default;
};

struct BackendSpec
{
    std::string name;
    BalanceKind balance = BalanceKind::RoundRobin;
    std::vector<ServerSpec> servers;
    std::optional<HealthCheckSpec> healthCheck;
    std::optional<OutlierSpec> outlier;
    RetrySpec retry;
    Mark mark;
};

/// `/prefix`, `= /exact` or `~ regex`.
struct PathPattern
{
    enum class Kind : std::uint8_t { Prefix, Exact, Regex };
    Kind kind = Kind::Prefix;
    std::string text; // Prefix: without the final slash ("" is the root); Exact: the path; Regex:
                      // the expression
    std::shared_ptr<const re2::RE2> regex; // Regex only; thread-safe
};

/// exact, `*` present, `!` absent, `~ regex`: for header and query values.
struct ValuePattern
{
    enum class Kind : std::uint8_t { Exact, Present, Absent, Regex };
    std::string name; // header names lower-cased
    Kind kind = Kind::Exact;
    std::string text;
    std::shared_ptr<const re2::RE2> regex;
};

struct HostPattern
{
    bool wildcard = false; // *.suffix
    std::string
        name; // lower-cased A-labels, no trailing dot; for wildcards the suffix without "*."
};

struct MatchSpec
{
    std::vector<HostPattern>
        hosts; // empty: any. Within a list one must hold; all predicates together must hold
    std::vector<PathPattern> paths;
    std::vector<std::string> methods;
    std::vector<ValuePattern> headers;
    std::vector<ValuePattern> query;
    std::vector<Cidr> clients;
    std::vector<std::uint32_t> listeners; // indexes into RuntimeConfig::listeners
};

struct RouteSpec
{
    std::string name;
    std::uint32_t index = 0; // position in the file, from 0
    bool enabled = true;
    MatchSpec match;
    std::vector<FilterSpec> filters;
    std::optional<std::uint32_t> backend; // index into RuntimeConfig::backends
    std::optional<Milliseconds> timeout;  // the whole exchange
    Timeouts timeouts;                    // the settings' with the route's own on top
    RetrySpec retry;                      // the backend's with the route's own on top
    Mark mark;
};

/// Never changed after phase two has returned it; shared between threads freely.
struct RuntimeConfig
{
    std::string file;   // absolute path, empty when there is none
    std::string digest; // SHA-256 of the text, hex
    Settings settings;
    std::vector<ListenerSpec> listeners;
    std::vector<BackendSpec> backends;
    std::vector<RouteSpec> routes; // in file order, disabled ones included
};

} // namespace signalbox::config

// One sample of the whole engine as plain values: what `status --json`, /metrics and the live views
// show.
#pragma once

#include "base/clock.h"
#include "stats/counters.h"
#include "stats/route_state.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::stats {

// ---- What the engine knows without counting. Times are Unix milliseconds, 0: unknown. Empty texts
// are unknown too.

struct GenerationInfo
{
    std::uint64_t number = 0;
    std::string cause; // start, file, app, signal, ctl, rollback
    std::int64_t appliedMs = 0;
    std::string digest;
    std::string state;                    // active, draining, retired, rejected
    std::optional<std::int64_t> oldestMs; // age of its oldest exchange in flight
};

struct ListenerInfo
{
    std::string name;
    std::string url;
};

struct CheckInfo
{
    std::int64_t timeMs = 0;
    bool ok = false;
    int status = 0; // 0: no answer
    std::int64_t durationUs = -1;
    std::string reason;
};

struct ServerInfo
{
    std::string name;
    std::string url;
    std::string state; // the words of engine.md §6
    std::int64_t stateSinceMs = 0;
    std::string progress; // "2/3" while going up or down
    std::uint32_t weight = 1;
    std::optional<double> shareExpected;
    std::optional<std::int64_t> ejectedLeftMs;
    std::optional<CheckInfo> lastCheck;
    std::string checks; // '+' and '-', the newest last
    std::uint64_t checksPassed = 0;
    std::uint64_t checksFailed = 0;
};

struct BackendInfo
{
    std::string name;
    std::string balance;
    std::vector<std::string> next; // names of the servers that the next picks go to
};

struct RouteInfo
{
    std::string name;
    std::uint32_t index = 0;
    bool enabled = true;
    std::string backend;
};

struct FaultInfo
{
    std::string route;
    std::string kind; // delay, throttle, abort
    std::string detail;
    double percent = 100;
    std::int64_t expiresMs = 0;
};

struct OverrideInfo
{
    std::string backend;
    std::string server;
    std::string state; // drain, maint
    std::int64_t sinceMs = 0;
};

struct EngineInfo
{
    std::string file;
    std::int64_t pid = 0;
    std::string version;
    std::int64_t startedMs = 0;
    std::string state;                        // starting, running, draining, stopped
    std::optional<GenerationInfo> generation; // the active one
    std::vector<std::pair<std::string, std::uint64_t>> reloads; // how many by result
    std::uint64_t accessLogDropped = 0;
    std::uint64_t tapDropped = 0;
    std::vector<FaultInfo> faults;
    std::vector<OverrideInfo> overrides;
};

// ---- What the sampler is given: the above, and where the counters are.

struct ServerInput
{
    ServerInfo info;
    std::shared_ptr<const PerWorker<ServerCounters>> counters;
};
struct BackendInput
{
    BackendInfo info;
    std::vector<ServerInput> servers;
};
struct RouteInput
{
    RouteInfo info;
    std::shared_ptr<const RouteState> state;
};
struct ListenerInput
{
    ListenerInfo info;
    std::shared_ptr<const ListenerState> state;
};
struct GenerationInput
{
    GenerationInfo info;
    std::shared_ptr<const PerWorker<GenerationCounters>> counters; // none: nothing ever ran on it
};
struct SampleInput
{
    EngineInfo engine;
    std::vector<GenerationInput> generations;
    std::vector<ListenerInput> listeners;
    std::vector<BackendInput> backends;
    std::vector<RouteInput> routes;
    /// More routes behind those, where the list is the same in sample after sample.
    std::shared_ptr<const std::vector<RouteInput>> sameRoutes;
};

// ---- The sample. Sums are over the workers and since the counters began.

using ClassSums = std::array<std::uint64_t, 6>;

/// Per second, over the time up to the sample; nothing before the second sample.
struct Rates
{
    std::optional<double> lastSecond;
    std::optional<double> lastTen;
};

/// Of the values of the last ten seconds; nothing when there were none.
struct Latency
{
    std::optional<std::uint64_t> p50Us;
    std::optional<std::uint64_t> p95Us;
    std::optional<std::uint64_t> p99Us;
};

struct ServerSums
{
    std::uint64_t picks = 0, active = 0, completed = 0;
    ClassSums classes{};
    std::uint64_t connectErrors = 0, resetErrors = 0, timeoutErrors = 0, retries = 0;
    std::uint64_t bytesIn = 0, bytesOut = 0, connects = 0, reused = 0;
};

struct ServerSnapshot
{
    ServerInfo info;
    ServerSums sums;
    Rates rate;                        // completed requests
    std::optional<double> shareActual; // of its backend's picks in the last ten seconds
    Latency latency;                   // pick to the last byte
    Latency firstByte;
};

struct BackendSnapshot
{
    BackendInfo info;
    std::vector<ServerSnapshot> servers;
};

/// Requests of a route that ended on one server; empty names: answered by the proxy itself.
struct RouteServerSums
{
    std::string backend;
    std::string server;
    ClassSums classes{};
};

/// Cumulative counts below powers of two of a microsecond, as Prometheus wants them; the last is of
/// all values.
struct DurationBuckets
{
    static constexpr unsigned first = 8;  // 2^8 µs = 256 µs
    static constexpr unsigned count = 19; // up to 2^26 µs = 67 s
    std::array<std::uint64_t, count + 1> below{};
    std::uint64_t sumUs = 0;
};

struct RouteSnapshot
{
    RouteInfo info;
    std::uint64_t requests = 0, active = 0, errors = 0;
    ClassSums classes{};
    std::uint64_t bytesIn = 0, bytesOut = 0;
    Rates rate;
    Latency latency;
    DurationBuckets durations;
    std::vector<RouteServerSums> servers;
};

struct ListenerSnapshot
{
    ListenerInfo info;
    std::uint64_t connections = 0, accepted = 0, requests = 0, bytesIn = 0, bytesOut = 0;
    Rates rate;           // requests
    ClassSums unrouted{}; // answers to requests that came to no route
};

struct GenerationSnapshot
{
    GenerationInfo info;
    std::uint64_t requests = 0, inFlight = 0;
};

struct Snapshot
{
    std::uint64_t sequence = 0; // of the sampler, from 1
    MonoTime taken{};
    std::int64_t takenMs = 0; // Unix milliseconds
    EngineInfo engine;
    std::vector<GenerationSnapshot> generations;
    std::vector<ListenerSnapshot> listeners;
    std::vector<BackendSnapshot> backends;
    std::vector<RouteSnapshot> routes;
};

} // namespace signalbox::stats

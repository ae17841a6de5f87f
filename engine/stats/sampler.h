// Turns counters into samples: sums over the workers, rates, shares and quantiles of the last ten
// seconds.
#pragma once

#include "stats/snapshot.h"
#include "stats/window.h"

#include <memory>
#include <unordered_map>

namespace signalbox::stats {

/// Sums of one set of counters now.
ServerSums sumServer(const PerWorker<ServerCounters> &counters);
ClassSums sumClasses(const PerWorker<RouteServerCounters> &counters);

/// Remembers earlier samples. Rates are over the last second and the last ten, or since the first
/// sample when that is less long ago; quantiles and shares are of the last ten seconds (in steps of
/// one), taken from merged histograms. Thread: one at a time.
class Sampler
{
public:
    Sampler();
    ~Sampler();

    /// @param now  never less than at the last call
    Snapshot sample(SampleInput input, MonoTime now, WallTime wall);
    /// What sample() remembers for later ones, without a sample: routes that stood still cost a
    /// look at their counters.
    void observe(const SampleInput &input, MonoTime now);

private:
    struct ServerSeries;
    struct RouteSeries;
    struct ListenerSeries;
    struct Moment;
    template <typename Series> class Book;
    struct Seen
    {
        const RouteState *state;       // of m_seenRoutes, in its order
        std::uint64_t sums = 0;        // changes with every request
        RouteSeries *series = nullptr; // of m_routes, where it stays while the state lives
    };

    void sampleServers(const Moment &moment, BackendInput &&input, BackendSnapshot &out);
    Moment begin(MonoTime now);
    void end(const Moment &moment, MonoTime now);
    void sampleRoute(const Moment &moment, const RouteInput &input, RouteSnapshot &out);
    /// Takes what the route's histogram has gained. Its series, or nullptr: it never had a request.
    RouteSeries *followRoute(const Moment &moment, const std::shared_ptr<const RouteState> &state);
    /// The same, with the series found before.
    void followRoute(const Moment &moment, const RouteState &state, RouteSeries &series);
    void observeRoute(const Moment &moment, const std::shared_ptr<const RouteState> &state,
                      Seen &seen);
    void observeRoutes(const Moment &moment,
                       const std::shared_ptr<const std::vector<RouteInput>> &routes);
    void observeServers(const Moment &moment, const BackendInput &input);
    ServerSeries &followServer(const Moment &moment, const ServerInput &input);
    void sampleListener(const Moment &moment, ListenerInput &&input, ListenerSnapshot &out);

    Timeline m_timeline;
    std::optional<MonoTime> m_start;
    std::uint64_t m_sequence = 0;
    std::unique_ptr<Book<ServerSeries>> m_servers;
    std::unique_ptr<Book<RouteSeries>> m_routes;
    std::unique_ptr<Book<ListenerSeries>> m_listeners;
    // What observe() saw last of each of these routes.
    std::shared_ptr<const std::vector<RouteInput>> m_seenRoutes;
    std::vector<Seen> m_seen;
};

} // namespace signalbox::stats

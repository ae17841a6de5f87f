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

private:
    struct ServerSeries;
    struct RouteSeries;
    struct ListenerSeries;
    struct Moment;
    template <typename Series> class Book;

    void sampleServers(const Moment &moment, BackendInput &&input, BackendSnapshot &out);
    void sampleRoute(const Moment &moment, RouteInput &&input, RouteSnapshot &out);
    void sampleListener(const Moment &moment, ListenerInput &&input, ListenerSnapshot &out);

    Timeline m_timeline;
    std::optional<MonoTime> m_start;
    std::uint64_t m_sequence = 0;
    std::unique_ptr<Book<ServerSeries>> m_servers;
    std::unique_ptr<Book<RouteSeries>> m_routes;
    std::unique_ptr<Book<ListenerSeries>> m_listeners;
};

} // namespace signalbox::stats

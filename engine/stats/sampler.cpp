// Sampling. The counters are read relaxed, one after the other: a sample is not one instant, but no
// counter of it goes back in the next one.
#include "stats/sampler.h"

#include <bit>

namespace signalbox::stats {

namespace {

constexpr std::array kQuantiles{0.5, 0.95, 0.99};

ClassSums &operator+=(ClassSums &sums, const ClassCounters &counters)
{
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] += counters[i].get();
    return sums;
}

Latency latencyOf(const MergedHistogram &histogram)
{
    std::array<std::uint64_t, kQuantiles.size()> values{};
    if (!histogram.quantiles(kQuantiles, values))
        return {};
    return {values[0], values[1], values[2]};
}

/// Index in DurationBuckets of the first bound above all values of a bucket.
unsigned durationBucket(unsigned bucket)
{
    const std::uint64_t last = Histogram::bucketFloor(bucket + 1) - 1;
    const auto power = unsigned(std::bit_width(last)); // 2^power is the first power of two above
    return std::clamp(power, DurationBuckets::first,
                      DurationBuckets::first + DurationBuckets::count) -
           DurationBuckets::first;
}

} // namespace

ServerSums sumServer(const PerWorker<ServerCounters> &counters)
{
    ServerSums sums;
    counters.visit([&](const ServerCounters &c) {
        sums.picks += c.picks.get();
        sums.active += c.active.get();
        sums.completed += c.completed.get();
        sums.classes += c.classes;
        sums.connectErrors += c.connectErrors.get();
        sums.resetErrors += c.resetErrors.get();
        sums.timeoutErrors += c.timeoutErrors.get();
        sums.retries += c.retries.get();
        sums.bytesIn += c.bytesIn.get();
        sums.bytesOut += c.bytesOut.get();
        sums.connects += c.connects.get();
        sums.reused += c.reused.get();
    });
    return sums;
}

ClassSums sumClasses(const PerWorker<RouteServerCounters> &counters)
{
    ClassSums sums{};
    counters.visit([&](const RouteServerCounters &c) { sums += c.classes; });
    return sums;
}

/// What all series of one sample have in common.
struct Sampler::Moment
{
    std::int64_t second;
    bool remember; // as point `point`
    std::uint64_t point;
    std::optional<Timeline::Base> one;
    std::optional<Timeline::Base> ten;

    Rates rates(const CounterWindow &window, std::uint64_t value) const
    {
        Rates rates;
        if (one)
            rates.lastSecond = double(window.since(one->point, value)) / one->seconds;
        if (ten)
            rates.lastTen = double(window.since(ten->point, value)) / ten->seconds;
        return rates;
    }
    void keep(CounterWindow &window, std::uint64_t value) const
    {
        if (remember)
            window.remember(point, value);
    }
};

struct Sampler::ServerSeries
{
    explicit ServerSeries(std::uint64_t point)
        : completed(point)
        , picks(point)
    {
    }
    CounterWindow completed;
    CounterWindow picks;
    HistogramWindow total;
    HistogramWindow firstByte;
};

struct Sampler::RouteSeries
{
    explicit RouteSeries(std::uint64_t point)
        : requests(point)
    {
    }
    CounterWindow requests;
    HistogramWindow duration;
    std::array<std::uint64_t, DurationBuckets::count + 1> durations{}; // not cumulative
};

struct Sampler::ListenerSeries
{
    explicit ListenerSeries(std::uint64_t point)
        : requests(point)
    {
    }
    CounterWindow requests;
};

/// Series by the counters that they follow. They stay while the counters live, listed or not, so
/// that a server which a reload takes out and another brings back goes on where it was.
template <typename Series> class Sampler::Book
{
public:
    Series &find(const std::shared_ptr<const void> &counters, std::uint64_t point)
    {
        Entry &entry = m_entries[counters.get()];
        // The same address may be other counters by now; the owner can't.
        const bool same =
            !entry.owner.owner_before(counters) && !counters.owner_before(entry.owner);
        if (!entry.series || !same) {
            entry.owner = counters;
            entry.series = std::make_unique<Series>(point);
        }
        return *entry.series;
    }
    void prune()
    {
        std::erase_if(m_entries, [](const auto &item) { return item.second.owner.expired(); });
    }

private:
    struct Entry
    {
        std::weak_ptr<const void> owner;
        std::unique_ptr<Series> series;
    };
    std::unordered_map<const void *, Entry> m_entries;
};

Sampler::Sampler()
    : m_servers(std::make_unique<Book<ServerSeries>>())
    , m_routes(std::make_unique<Book<RouteSeries>>())
    , m_listeners(std::make_unique<Book<ListenerSeries>>())
{
}

Sampler::~Sampler() = default;

Sampler::ServerSeries &Sampler::followServer(const Moment &moment, const ServerInput &input)
{
    MergedHistogram total;
    MergedHistogram firstByte;
    input.counters->visit([&](const ServerCounters &c) {
        total.add(c.total);
        firstByte.add(c.firstByte);
    });
    ServerSeries &series = m_servers->find(input.counters, moment.point);
    series.total.update(total, moment.second, [](unsigned, std::uint32_t) {});
    series.firstByte.update(firstByte, moment.second, [](unsigned, std::uint32_t) {});
    return series;
}

void Sampler::sampleServers(const Moment &moment, BackendInput &&input, BackendSnapshot &out)
{
    out.info = std::move(input.info);
    std::vector<std::uint64_t> picks;
    std::uint64_t allPicks = 0;
    for (ServerInput &server : input.servers) {
        ServerSnapshot &s = out.servers.emplace_back();
        s.info = std::move(server.info);
        picks.push_back(0);
        if (!server.counters)
            continue;
        s.sums = sumServer(*server.counters);
        ServerSeries &series = followServer(moment, server);
        s.latency = latencyOf(series.total.window());
        s.firstByte = latencyOf(series.firstByte.window());
        s.rate = moment.rates(series.completed, s.sums.completed);
        if (moment.ten) {
            picks.back() = series.picks.since(moment.ten->point, s.sums.picks);
            allPicks += picks.back();
        }
        moment.keep(series.completed, s.sums.completed);
        moment.keep(series.picks, s.sums.picks);
    }
    for (std::size_t i = 0; allPicks > 0 && i < picks.size(); ++i)
        out.servers[i].shareActual = double(picks[i]) / double(allPicks);
}

void Sampler::observeServers(const Moment &moment, const BackendInput &input)
{
    for (const ServerInput &server : input.servers) {
        if (!server.counters)
            continue;
        const ServerSums sums = sumServer(*server.counters);
        ServerSeries &series = followServer(moment, server);
        moment.keep(series.completed, sums.completed);
        moment.keep(series.picks, sums.picks);
    }
}

Sampler::RouteSeries *Sampler::followRoute(const Moment &moment,
                                           const std::shared_ptr<const RouteState> &state)
{
    bool used = false;
    state->counters().visit([&](const RouteCounters &) { used = true; });
    if (!used)
        return nullptr;
    RouteSeries &series = m_routes->find(state, moment.point);
    followRoute(moment, *state, series);
    return &series;
}

void Sampler::followRoute(const Moment &moment, const RouteState &state, RouteSeries &series)
{
    MergedHistogram duration;
    state.counters().visit([&](const RouteCounters &c) { duration.add(c.duration); });
    series.duration.update(duration, moment.second, [&](unsigned bucket, std::uint32_t n) {
        series.durations[durationBucket(bucket)] += n;
    });
}

void Sampler::sampleRoute(const Moment &moment, const RouteInput &input, RouteSnapshot &out)
{
    out.info = input.info;
    if (!input.state)
        return;
    input.state->visitCells([&](const std::string &backend, const std::string &server,
                                const PerWorker<RouteServerCounters> &cell) {
        out.servers.push_back({backend, server, sumClasses(cell)});
    });
    RouteSeries *series = followRoute(moment, input.state);
    if (!series) {
        out.rate = moment.rates(CounterWindow(moment.point), 0);
        return;
    }
    input.state->counters().visit([&](const RouteCounters &c) {
        out.requests += c.requests.get();
        out.active += c.active.get();
        out.errors += c.errors.get();
        out.classes += c.classes;
        out.bytesIn += c.bytesIn.get();
        out.bytesOut += c.bytesOut.get();
        out.durations.sumUs += c.duration.sum();
    });
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < series->durations.size(); ++i) {
        below += series->durations[i];
        out.durations.below[i] = below;
    }
    out.latency = latencyOf(series->duration.window());
    out.rate = moment.rates(series->requests, out.requests);
    moment.keep(series->requests, out.requests);
}

void Sampler::sampleListener(const Moment &moment, ListenerInput &&input, ListenerSnapshot &out)
{
    out.info = std::move(input.info);
    if (!input.state)
        return;
    input.state->counters().visit([&](const ListenerCounters &c) {
        out.connections += c.connections.get();
        out.accepted += c.accepted.get();
        out.requests += c.requests.get();
        out.bytesIn += c.bytesIn.get();
        out.bytesOut += c.bytesOut.get();
        for (std::size_t i = 0; i < out.unrouted.size(); ++i)
            out.unrouted[i] += c.unrouted[i].get();
    });
    ListenerSeries &series = m_listeners->find(input.state, moment.point);
    out.rate = moment.rates(series.requests, out.requests);
    moment.keep(series.requests, out.requests);
}

Sampler::Moment Sampler::begin(MonoTime now)
{
    if (!m_start)
        m_start = now;
    Moment moment{};
    moment.second = std::chrono::duration_cast<std::chrono::seconds>(now - *m_start).count();
    moment.remember = m_timeline.due(now);
    moment.point = m_timeline.next();
    moment.one = m_timeline.base(now, std::chrono::seconds(1));
    moment.ten = m_timeline.base(now, windowLength);
    return moment;
}

void Sampler::end(const Moment &moment, MonoTime now)
{
    constexpr std::uint64_t pruneEvery = 16; // samples: it looks at every series
    if (moment.point % pruneEvery == 0) {
        m_servers->prune();
        m_routes->prune();
        m_listeners->prune();
    }
    if (moment.remember)
        m_timeline.advance(now);
}

void Sampler::observeRoute(const Moment &moment, const std::shared_ptr<const RouteState> &state,
                           Seen &seen)
{
    if (!state)
        return;
    std::uint64_t requests = 0;
    std::uint64_t ended = 0;
    state->counters().visit([&](const RouteCounters &c) {
        requests += c.requests.get();
        for (const Counter &counter : c.classes)
            ended += counter.get();
    });
    if (requests + ended == seen.sums)
        return;
    seen.sums = requests + ended;
    if (seen.series)
        followRoute(moment, *state, *seen.series);
    else
        seen.series = followRoute(moment, state);
    if (seen.series)
        moment.keep(seen.series->requests, requests);
}

void Sampler::observeRoutes(const Moment &moment,
                            const std::shared_ptr<const std::vector<RouteInput>> &routes)
{
    if (m_seenRoutes != routes) {
        m_seenRoutes = routes;
        m_seen.clear();
        for (const RouteInput &route : *routes)
            m_seen.push_back({route.state.get()});
    }
    // With very many routes all of this is far from the caches, one pointer after the other.
    constexpr std::size_t state = 12;
    constexpr std::size_t pointers = 8;
    constexpr std::size_t values = 4;
    const auto ahead = [&](std::size_t i) -> const RouteState * {
        return i < m_seen.size() ? m_seen[i].state : nullptr;
    };
    for (std::size_t i = 0; i < m_seen.size(); ++i) {
        __builtin_prefetch(ahead(i + state));
        if (const RouteState *next = ahead(i + pointers))
            next->counters().prefetchPointers();
        if (const RouteState *next = ahead(i + values))
            next->counters().prefetchValues();
        observeRoute(moment, (*routes)[i].state, m_seen[i]);
    }
}

void Sampler::observe(const SampleInput &input, MonoTime now)
{
    const Moment moment = begin(now);
    for (const ListenerInput &listener : input.listeners) {
        if (!listener.state)
            continue;
        std::uint64_t requests = 0;
        listener.state->counters().visit(
            [&](const ListenerCounters &c) { requests += c.requests.get(); });
        moment.keep(m_listeners->find(listener.state, moment.point).requests, requests);
    }
    for (const BackendInput &backend : input.backends)
        observeServers(moment, backend);
    for (const RouteInput &route : input.routes) {
        Seen never{route.state.get()};
        observeRoute(moment, route.state, never);
    }
    if (input.sameRoutes)
        observeRoutes(moment, input.sameRoutes);
    end(moment, now);
}

Snapshot Sampler::sample(SampleInput input, MonoTime now, WallTime wall)
{
    const Moment moment = begin(now);
    Snapshot out;
    out.sequence = ++m_sequence;
    out.taken = now;
    out.takenMs =
        std::chrono::duration_cast<std::chrono::milliseconds>(wall.time_since_epoch()).count();
    out.engine = std::move(input.engine);
    for (GenerationInput &generation : input.generations) {
        GenerationSnapshot &g = out.generations.emplace_back();
        g.info = std::move(generation.info);
        if (!generation.counters)
            continue;
        generation.counters->visit([&](const GenerationCounters &c) {
            g.requests += c.requests.get();
            g.inFlight += c.inFlight.get();
        });
    }
    for (ListenerInput &listener : input.listeners)
        sampleListener(moment, std::move(listener), out.listeners.emplace_back());
    for (BackendInput &backend : input.backends)
        sampleServers(moment, std::move(backend), out.backends.emplace_back());
    out.routes.reserve(input.routes.size() + (input.sameRoutes ? input.sameRoutes->size() : 0));
    for (const RouteInput &route : input.routes)
        sampleRoute(moment, route, out.routes.emplace_back());
    if (input.sameRoutes) {
        for (const RouteInput &route : *input.sameRoutes)
            sampleRoute(moment, route, out.routes.emplace_back());
    }
    end(moment, now);
    return out;
}

} // namespace signalbox::stats

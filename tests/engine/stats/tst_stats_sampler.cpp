// The sampler: sums over workers, rates of one and ten seconds, shares and quantiles of a sliding
// window, on a clock that the test owns.
#include "stats/sampler.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::stats;
using namespace std::chrono_literals;

namespace {

constexpr unsigned workers = 2;

/// An engine of one backend with named servers, one route and one listener.
class Engine
{
public:
    explicit Engine(std::vector<std::string> names)
    {
        for (std::string &name : names)
            addServer(std::move(name));
    }
    void addServer(std::string name)
    {
        m_names.push_back(std::move(name));
        m_servers.push_back(std::make_shared<PerWorker<ServerCounters>>(workers));
    }
    void removeServer(std::size_t i)
    {
        m_names.erase(m_names.begin() + std::ptrdiff_t(i));
        m_servers.erase(m_servers.begin() + std::ptrdiff_t(i));
    }
    std::shared_ptr<PerWorker<ServerCounters>> &counters(std::size_t i) { return m_servers[i]; }

    ServerCounters &server(std::size_t i, unsigned worker = 0)
    {
        return m_servers[i]->local(worker);
    }
    RouteCounters &route(unsigned worker = 0) { return m_route->counters().local(worker); }
    ListenerCounters &listener(unsigned worker = 0) { return m_listener->counters().local(worker); }
    RouteState &routeState() { return *m_route; }

    void requests(std::size_t i, std::uint64_t n, std::uint64_t us = 1000)
    {
        for (std::uint64_t k = 0; k < n; ++k) {
            server(i).picks.add();
            server(i).completed.add();
            server(i).total.record(us);
            route().requests.add();
            route().duration.record(us);
            listener().requests.add();
        }
    }

    Snapshot sample(std::chrono::milliseconds step)
    {
        m_now += step;
        return m_sampler.sample(input(), m_now, WallTime(m_now.time_since_epoch()));
    }
    void observe(std::chrono::milliseconds step)
    {
        m_now += step;
        m_sampler.observe(input(), m_now);
    }
    /// The route comes as one of a list that stays the same.
    void listRoutesOnce()
    {
        m_routes = std::make_shared<const std::vector<RouteInput>>(
            1, RouteInput{{"app", 0, true, "pool"}, m_route});
    }

private:
    SampleInput input()
    {
        SampleInput input;
        BackendInput backend;
        backend.info.name = "pool";
        for (std::size_t i = 0; i < m_servers.size(); ++i) {
            ServerInput server;
            server.info.name = m_names[i];
            server.counters = m_servers[i];
            backend.servers.push_back(std::move(server));
        }
        input.backends.push_back(std::move(backend));
        if (m_routes)
            input.sameRoutes = m_routes;
        else
            input.routes.push_back({{"app", 0, true, "pool"}, m_route});
        input.listeners.push_back({{"web", "http://127.0.0.1:8080"}, m_listener});
        return input;
    }

    MonoTime m_now{1000s};
    Sampler m_sampler;
    std::vector<std::string> m_names;
    std::vector<std::shared_ptr<PerWorker<ServerCounters>>> m_servers;
    std::shared_ptr<RouteState> m_route = std::make_shared<RouteState>("app", workers);
    std::shared_ptr<const std::vector<RouteInput>> m_routes;
    std::shared_ptr<ListenerState> m_listener = std::make_shared<ListenerState>("web", workers);
};

const ServerSnapshot &server(const Snapshot &s, std::size_t i = 0)
{
    return s.backends.at(0).servers.at(i);
}

bool near(std::optional<double> value, double expected)
{
    return value && std::abs(*value - expected) < 0.001;
}

} // namespace

class SamplerTest : public QObject
{
    Q_OBJECT

private slots:
    void sumsAreOverTheWorkers()
    {
        Engine engine({"a"});
        for (unsigned w = 0; w < workers; ++w) {
            ServerCounters &c = engine.server(0, w);
            std::uint64_t n = (w + 1) * 100;
            for (Counter *counter :
                 {&c.picks, &c.active, &c.completed, &c.connectErrors, &c.resetErrors,
                  &c.timeoutErrors, &c.retries, &c.bytesIn, &c.bytesOut, &c.connects, &c.reused,
                  &c.classes[2], &c.classes[5]})
                counter->add(n++);
            RouteCounters &r = engine.route(w);
            n = (w + 1) * 1000;
            for (Counter *counter : {&r.requests, &r.active, &r.errors, &r.classes[0],
                                     &r.classes[4], &r.bytesIn, &r.bytesOut})
                counter->add(n++);
            ListenerCounters &l = engine.listener(w);
            n = (w + 1) * 10000;
            for (Counter *counter :
                 {&l.connections, &l.accepted, &l.requests, &l.bytesIn, &l.bytesOut})
                counter->add(n++);
        }
        const Snapshot s = engine.sample(0s);
        const ServerSums &sums = server(s).sums;
        std::uint64_t n = 300;
        for (const std::uint64_t value :
             {sums.picks, sums.active, sums.completed, sums.connectErrors, sums.resetErrors,
              sums.timeoutErrors, sums.retries, sums.bytesIn, sums.bytesOut, sums.connects,
              sums.reused, sums.classes[2], sums.classes[5]}) {
            QCOMPARE(value, n);
            n += 2;
        }
        const RouteSnapshot &r = s.routes.at(0);
        n = 3000;
        for (const std::uint64_t value :
             {r.requests, r.active, r.errors, r.classes[0], r.classes[4], r.bytesIn, r.bytesOut}) {
            QCOMPARE(value, n);
            n += 2;
        }
        const ListenerSnapshot &l = s.listeners.at(0);
        n = 30000;
        for (const std::uint64_t value :
             {l.connections, l.accepted, l.requests, l.bytesIn, l.bytesOut}) {
            QCOMPARE(value, n);
            n += 2;
        }
        QCOMPARE(s.sequence, 1U);
        QCOMPARE(s.takenMs, std::int64_t(1'000'000));
    }

    void generationsAreSummedAndThoseWithoutCountersAreZero()
    {
        auto counters = std::make_shared<PerWorker<GenerationCounters>>(workers);
        counters->local(0).requests.add(3);
        counters->local(1).requests.add(4);
        counters->local(1).inFlight.add(2);
        SampleInput input;
        GenerationInput one;
        one.info.number = 1;
        one.counters = counters;
        GenerationInput two;
        two.info.number = 2;
        input.generations = {one, two};
        const Snapshot s = Sampler().sample(std::move(input), MonoTime(1s), WallTime(1s));
        QCOMPARE(s.generations.at(0).requests, 7U);
        QCOMPARE(s.generations.at(0).inFlight, 2U);
        QCOMPARE(s.generations.at(1).info.number, 2U);
        QCOMPARE(s.generations.at(1).requests, 0U);
    }

    void theFirstSampleHasNoRate()
    {
        Engine engine({"a"});
        engine.requests(0, 10);
        const Snapshot s = engine.sample(0s);
        QVERIFY(!server(s).rate.lastSecond);
        QVERIFY(!server(s).rate.lastTen);
        QVERIFY(!s.routes[0].rate.lastTen);
        QVERIFY(!s.listeners[0].rate.lastTen);
        QVERIFY(!server(s).shareActual);
    }

    void aSampleRightAfterTheFirstOneGivesNoWildRate()
    {
        Engine engine({"a"});
        engine.sample(0s);
        engine.requests(0, 1);
        QVERIFY(!server(engine.sample(1ms)).rate.lastSecond);
    }

    void ratesAreOverTheTimeSinceTheFirstSampleUntilThatIsTenSecondsAgo()
    {
        Engine engine({"a"});
        engine.sample(0s);
        engine.requests(0, 100);
        const Snapshot s = engine.sample(2s);
        QVERIFY(near(server(s).rate.lastSecond, 50));
        QVERIFY(near(server(s).rate.lastTen, 50));
        QVERIFY(near(s.routes[0].rate.lastTen, 50));
        QVERIFY(near(s.listeners[0].rate.lastTen, 50));
    }

    void ratesOfOneAndTenSeconds_data()
    {
        QTest::addColumn<int>("stepMs");
        QTest::newRow("sampled once a second") << 1000;
        QTest::newRow("four times a second") << 250;
        QTest::newRow("twenty times a second") << 50;
    }
    void ratesOfOneAndTenSeconds()
    {
        QFETCH(int, stepMs);
        const std::chrono::milliseconds step(stepMs);
        const auto perSecond = std::uint64_t(1000 / stepMs);
        Engine engine({"a"});
        engine.sample(0s);
        // 15 s at 200 a second, then one at 400.
        Snapshot s;
        for (std::uint64_t i = 0; i < 15 * perSecond; ++i) {
            engine.requests(0, 200 / perSecond);
            s = engine.sample(step);
        }
        QVERIFY(near(server(s).rate.lastSecond, 200));
        QVERIFY(near(server(s).rate.lastTen, 200));
        for (std::uint64_t i = 0; i < perSecond; ++i) {
            engine.requests(0, 400 / perSecond);
            s = engine.sample(step);
        }
        QVERIFY(near(server(s).rate.lastSecond, 400));
        QVERIFY(near(server(s).rate.lastTen, 220));
        // And silence.
        for (std::uint64_t i = 0; i < 11 * perSecond; ++i)
            s = engine.sample(step);
        QVERIFY(near(server(s).rate.lastSecond, 0));
        QVERIFY(near(server(s).rate.lastTen, 0));
    }

    void aServerThatComesLaterCountsFromNothing()
    {
        Engine engine({"a"});
        for (int i = 0; i < 12; ++i)
            engine.sample(1s);
        engine.addServer("b");
        engine.requests(1, 50);
        const Snapshot s = engine.sample(1s);
        QVERIFY(near(server(s, 1).rate.lastSecond, 50));
        QVERIFY(near(server(s, 1).rate.lastTen, 5));
    }

    void aServerThatGoesAndComesBackGoesOnWhereItWas()
    {
        Engine engine({"a", "b"});
        engine.requests(1, 1000);
        engine.sample(0s);
        auto kept = engine.counters(1);
        engine.removeServer(1);
        for (int i = 0; i < 30; ++i)
            engine.sample(1s);
        engine.addServer("b");
        engine.counters(1) = kept;
        Snapshot s = engine.sample(1s);
        QCOMPARE(server(s, 1).sums.completed, 1000U);
        QVERIFY(near(server(s, 1).rate.lastTen, 0));
        engine.requests(1, 20);
        s = engine.sample(1s);
        QVERIFY(near(server(s, 1).rate.lastTen, 2));
        QVERIFY(near(server(s, 1).rate.lastSecond, 20));
    }

    void countersThatBeganAnewAreNotANegativeOrWildRate()
    {
        Engine engine({"a"});
        engine.requests(0, 1000);
        engine.sample(0s);
        engine.sample(1s);
        engine.counters(0) = std::make_shared<PerWorker<ServerCounters>>(workers);
        engine.requests(0, 10);
        const Snapshot s = engine.sample(1s);
        QCOMPARE(server(s).sums.completed, 10U);
        QVERIFY(near(server(s).rate.lastSecond, 10));
        QCOMPARE(server(s).latency.p50Us.has_value(), true);
    }

    void sharesAreOfThePicksOfTheLastTenSeconds()
    {
        Engine engine({"a", "b", "c"});
        engine.sample(0s);
        engine.requests(0, 1000);
        Snapshot s = engine.sample(1s);
        QVERIFY(near(server(s, 0).shareActual, 1));
        QVERIFY(near(server(s, 1).shareActual, 0));
        for (int i = 0; i < 12; ++i)
            s = engine.sample(1s);
        QVERIFY(!server(s, 0).shareActual); // nothing was picked
        engine.requests(0, 50);
        engine.requests(1, 25);
        engine.requests(2, 25);
        s = engine.sample(1s);
        QVERIFY(near(server(s, 0).shareActual, 0.5));
        QVERIFY(near(server(s, 1).shareActual, 0.25));
        QVERIFY(near(server(s, 2).shareActual, 0.25));
    }

    void quantilesAreOfTheLastTenSecondsOnly()
    {
        Engine engine({"a"});
        engine.requests(0, 100, 1'000'000); // slow ones first
        Snapshot s = engine.sample(0s);
        QVERIFY(*server(s).latency.p50Us > 900'000);
        for (int i = 0; i < 40; ++i) {
            engine.requests(0, 1, 10);
            s = engine.sample(250ms);
        }
        // 10 s later the slow ones are gone.
        QCOMPARE(server(s).latency.p99Us, std::optional<std::uint64_t>(10));
        QCOMPARE(s.routes[0].latency.p99Us, std::optional<std::uint64_t>(10));
        for (int i = 0; i < 11; ++i)
            s = engine.sample(1s);
        QVERIFY(!server(s).latency.p50Us);
    }

    void quantilesMergeTheWorkers()
    {
        Engine engine({"a"});
        for (int i = 0; i < 97; ++i)
            engine.server(0, 0).total.record(10);
        for (int i = 0; i < 3; ++i)
            engine.server(0, 1).total.record(30);
        for (int i = 0; i < 4; ++i)
            engine.server(0, 1).firstByte.record(7);
        const Snapshot s = engine.sample(0s);
        QCOMPARE(server(s).latency.p50Us, std::optional<std::uint64_t>(10));
        QCOMPARE(server(s).latency.p95Us, std::optional<std::uint64_t>(10));
        QCOMPARE(server(s).latency.p99Us, std::optional<std::uint64_t>(30));
        QCOMPARE(server(s).firstByte.p95Us, std::optional<std::uint64_t>(7));
    }

    void durationBucketsAreExactCumulativeAndNeverForgotten()
    {
        Engine engine({"a"});
        const std::uint64_t bound = 1 << DurationBuckets::first;
        for (const std::uint64_t us : {std::uint64_t(0), bound - 1, bound, 2 * bound - 1, 2 * bound,
                                       std::uint64_t(1) << 26, std::uint64_t(1) << 40})
            engine.route().duration.record(us);
        Snapshot s = engine.sample(0s);
        for (int i = 0; i < 30; ++i)
            s = engine.sample(1s);
        const DurationBuckets &d = s.routes[0].durations;
        QCOMPARE(d.below[0], 2U);
        QCOMPARE(d.below[1], 4U);
        QCOMPARE(d.below[2], 5U);
        QCOMPARE(d.below[DurationBuckets::count - 1], 5U); // below 2^26
        QCOMPARE(d.below[DurationBuckets::count], 7U);
        QCOMPARE(d.sumUs,
                 bound - 1 + bound + 2 * bound - 1 + 2 * bound + (1ULL << 26) + (1ULL << 40));
    }

    void cellsOfARouteAreSummedByServer()
    {
        Engine engine({"a"});
        auto *cell = engine.routeState().cell("pool", "a");
        cell->local(0).classes[2].add(5);
        cell->local(1).classes[2].add(6);
        engine.routeState().cell("", "")->local(0).classes[4].add(1);
        QCOMPARE(engine.routeState().cell("pool", "a"), cell);
        const Snapshot s = engine.sample(0s);
        QCOMPARE(s.routes[0].servers.size(), 2U);
        QCOMPARE(s.routes[0].servers[0].server, std::string());
        QCOMPARE(s.routes[0].servers[0].classes[4], 1U);
        QCOMPARE(s.routes[0].servers[1].backend, std::string("pool"));
        QCOMPARE(s.routes[0].servers[1].classes[2], 11U);
    }

    void observedSecondsCountLikeSampledOnes_data()
    {
        QTest::addColumn<bool>("listedOnce");
        QTest::newRow("routes listed anew each time") << false;
        QTest::newRow("routes listed once") << true;
    }

    void observedSecondsCountLikeSampledOnes()
    {
        QFETCH(bool, listedOnce);
        Engine sampled({"a"});
        Engine observed({"a"});
        if (listedOnce)
            observed.listRoutesOnce();
        sampled.sample(0s);
        observed.sample(0s);
        // Busy, idle for a while, busy again, and the first of it more than ten seconds ago.
        for (const std::uint64_t n : {40U, 0U, 0U, 7U, 0U, 90U, 0U, 0U, 0U, 3U, 0U, 0U, 5U, 0U}) {
            sampled.requests(0, n, 1000 + n);
            observed.requests(0, n, 1000 + n);
            sampled.sample(1s);
            observed.observe(1s);
        }
        const Snapshot a = sampled.sample(1s);
        const Snapshot b = observed.sample(1s);
        QCOMPARE(b.routes.size(), std::size_t(1));
        QCOMPARE(b.routes[0].requests, a.routes[0].requests);
        QCOMPARE(b.routes[0].rate.lastTen, a.routes[0].rate.lastTen);
        QCOMPARE(b.routes[0].rate.lastSecond, a.routes[0].rate.lastSecond);
        QCOMPARE(b.routes[0].latency.p50Us, a.routes[0].latency.p50Us);
        QCOMPARE(b.routes[0].latency.p99Us, a.routes[0].latency.p99Us);
        QCOMPARE(b.routes[0].durations.below, a.routes[0].durations.below);
        QCOMPARE(server(b).latency.p99Us, server(a).latency.p99Us);
        QCOMPARE(server(b).rate.lastTen, server(a).rate.lastTen);
        QCOMPARE(server(b).shareActual, server(a).shareActual);
    }

    void whatIsKnownWithoutCountingPassesThrough()
    {
        SampleInput input;
        input.engine.file = "/x/signalbox.yaml";
        BackendInput backend;
        backend.info = {"pool", "round-robin", {"a", "b"}};
        ServerInput server;
        server.info.name = "a";
        server.info.shareExpected = 0.5;
        backend.servers.push_back(server); // without counters
        input.backends.push_back(backend);
        RouteInput route;
        route.info.name = "never used";
        input.routes.push_back(route);
        const Snapshot s = Sampler().sample(std::move(input), MonoTime(1s), WallTime(1s));
        QCOMPARE(s.engine.file, std::string("/x/signalbox.yaml"));
        QCOMPARE(s.backends[0].info.next.size(), 2U);
        QCOMPARE(s.backends[0].servers[0].info.shareExpected, std::optional(0.5));
        QCOMPARE(s.backends[0].servers[0].sums.picks, 0U);
        QCOMPARE(s.routes[0].info.name, std::string("never used"));
    }
};

QTEST_APPLESS_MAIN(SamplerTest)
#include "tst_stats_sampler.moc"

// Samples by name, a minute of history, and who looks at them.
#include "support/fake_session.h"

#include "workspace/live_feed.h"

#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

std::shared_ptr<const stats::Snapshot> sample(std::int64_t ms, double rate,
                                              const char *route = "shop")
{
    stats::Snapshot s;
    s.takenMs = ms;
    stats::RouteSnapshot r;
    r.info.name = route;
    r.rate.lastSecond = rate;
    s.routes.push_back(r);
    for (const char *name : {"one", "two"}) {
        stats::BackendSnapshot backend;
        backend.info.name = name;
        stats::ServerSnapshot server;
        server.info.name = "blue";
        server.rate.lastSecond = rate + (backend.info.name == "two" ? 100 : 0);
        backend.servers.push_back(server);
        s.backends.push_back(backend);
    }
    stats::ListenerSnapshot listener;
    listener.rate.lastSecond = rate;
    s.listeners = {listener, listener};
    stats::GenerationSnapshot old, active;
    old.inFlight = 2;
    active.inFlight = 3;
    s.generations = {old, active};
    return std::make_shared<const stats::Snapshot>(std::move(s));
}

} // namespace

class LiveFeedTest : public QObject
{
    Q_OBJECT
private slots:
    void thingsAreFoundByName()
    {
        test::FakeSession session;
        LiveFeed feed(session);
        QVERIFY(!feed.latest());
        QVERIFY(!feed.route(QStringLiteral("shop")));
        emit session.sampled(sample(1000, 5));
        QVERIFY(feed.route(QStringLiteral("shop")));
        QVERIFY(!feed.route(QStringLiteral("api")));
        QVERIFY(feed.backend(QStringLiteral("one")));
        QCOMPARE(*feed.server(QStringLiteral("two"), QStringLiteral("blue"))->rate.lastSecond,
                 105.0);
        QVERIFY(!feed.server(QStringLiteral("two"), QStringLiteral("red")));
        QCOMPARE(feed.rate(), 10.0);
        QCOMPARE(feed.inFlight(), quint64(5));
    }

    void historyTakesOneValueASecond()
    {
        test::FakeSession session;
        LiveFeed feed(session);
        QSignalSpy sampled(&feed, &LiveFeed::sampled), seconds(&feed, &LiveFeed::secondPassed);
        for (int i = 0; i <= 12; ++i) // four a second
            emit session.sampled(sample(10'000 + i * 250, i));
        QCOMPARE(sampled.size(), 13);
        QCOMPARE(seconds.size(), 4);
        const auto rates = feed.routeRates(QStringLiteral("shop"));
        QCOMPARE(std::vector<float>(rates.begin(), rates.end()), (std::vector<float>{0, 4, 8, 12}));
    }

    void historyIsAMinuteLong()
    {
        test::FakeSession session;
        LiveFeed feed(session);
        for (int i = 0; i < 75; ++i)
            emit session.sampled(sample(i * 1000, i));
        const auto rates = feed.serverRates(QStringLiteral("one"), QStringLiteral("blue"));
        QCOMPARE(int(rates.size()), LiveFeed::history);
        QCOMPARE(rates.front(), 15.0F);
        QCOMPARE(rates.back(), 74.0F);
    }

    void whatIsGoneForAMinuteIsForgotten()
    {
        test::FakeSession session;
        LiveFeed feed(session);
        emit session.sampled(sample(1000, 1, "old"));
        for (int i = 1; i <= LiveFeed::history; ++i)
            emit session.sampled(sample(1000 + i * 1000, 1));
        QCOMPARE(feed.routeRates(QStringLiteral("old")).size(), std::size_t(1));
        emit session.sampled(sample((LiveFeed::history + 2) * 1000, 1));
        QVERIFY(feed.routeRates(QStringLiteral("old")).empty());
    }

    void aStoppedProxyHasNoNumbers()
    {
        test::FakeSession session;
        LiveFeed feed(session);
        emit session.sampled(sample(1000, 5));
        QSignalSpy sampled(&feed, &LiveFeed::sampled);
        session.become(EngineState::Stopped);
        QCOMPARE(sampled.size(), 1);
        QVERIFY(!feed.latest());
        QVERIFY(!feed.route(QStringLiteral("shop")));
        QVERIFY(feed.routeRates(QStringLiteral("shop")).empty());
        QCOMPARE(feed.rate(), 0.0);
    }

    void theSessionIsWatchedWhileSomebodyLooks()
    {
        test::FakeSession session;
        LiveFeed feed(session);
        auto first = std::make_unique<QObject>();
        QObject second;
        feed.addViewer(first.get());
        feed.addViewer(first.get());
        QVERIFY(session.watched);
        feed.addViewer(&second);
        feed.removeViewer(&second);
        QVERIFY(session.watched);
        feed.removeViewer(&second);
        QVERIFY(session.watched);
        first.reset(); // a view that goes looks no more
        QVERIFY(!session.watched);
        // A proxy that starts later is told as well.
        feed.addViewer(&second);
        session.watched = false;
        emit session.ready(1, {});
        QVERIFY(session.watched);
    }
};

QTEST_GUILESS_MAIN(LiveFeedTest)
#include "tst_ui_live_feed.moc"

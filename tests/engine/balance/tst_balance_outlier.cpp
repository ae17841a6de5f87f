// Passive ejection: consecutive failures, eject × times with a cap, one trial afterwards (engine.md
// §6).
#include "balance/outlier.h"
#include "support/fake_clock.h"

#include <QTest>

#include <thread>

using namespace signalbox;
using namespace signalbox::balance;
using namespace std::chrono_literals;
using Change = OutlierChange;

namespace {

struct Fixture
{
    explicit Fixture(config::OutlierSpec spec = {.consecutiveFailures = 3,
                                                 .eject = 10s,
                                                 .maxEject = 25s},
                     std::size_t servers = 2)
        : detector(server, spec, servers, clock)
    {
    }
    Change fail(int times = 1)
    {
        Change last = Change::None;
        for (int i = 0; i < times; ++i)
            last = detector.report(true);
        return last;
    }
    Change succeed() { return detector.report(false); }
    /// True when the server is ejected for exactly this long from now on.
    bool ejectedFor(Milliseconds time)
    {
        if (!server->ejected() || server->ejectedUntil() != clock.now() + time)
            return false;
        clock.advance(time - 1ms);
        if (detector.tick(clock.now()) != Change::None)
            return false;
        clock.advance(1ms);
        return detector.tick(clock.now()) == Change::Returned && !server->ejected();
    }

    testsupport::FakeClock clock;
    std::shared_ptr<ServerState> server = std::make_shared<ServerState>("api|u", "api", "u", 2);
    OutlierDetector detector;
};

} // namespace

class TestBalanceOutlier : public QObject
{
    Q_OBJECT

private slots:
    void consecutiveFailuresEject();
    void aSuccessInBetweenForgetsTheFailures();
    void ejectionsGrowUpToTheCap();
    void theTrialsFirstFailureEjectsAgain();
    void aPassedTrialStartsOver();
    void resultsOfOldRequestsDuringAnEjectionDontCount();
    void theOnlyServerOfAPoolIsNeverEjected();
    void aServerThatIsAloneAfterAReloadReturns();
    void onEjectedIsCalledOnce();
    void failuresOfAllWorkersCount();
    void theVisibleStateIsEjected();
};

void TestBalanceOutlier::consecutiveFailuresEject()
{
    Fixture f;
    QCOMPARE(f.fail(2), Change::None);
    QVERIFY(!f.server->ejected());
    QCOMPARE(f.fail(), Change::Ejected);
    QVERIFY(f.ejectedFor(10s));
}

void TestBalanceOutlier::aSuccessInBetweenForgetsTheFailures()
{
    Fixture f;
    for (int i = 0; i < 5; ++i) {
        f.fail(2);
        QCOMPARE(f.succeed(), Change::None);
    }
    QVERIFY(!f.server->ejected());
    QCOMPARE(f.fail(3), Change::Ejected);
}

void TestBalanceOutlier::ejectionsGrowUpToTheCap()
{
    Fixture f;
    f.fail(3);
    QVERIFY(f.ejectedFor(10s));
    f.fail();
    QVERIFY(f.ejectedFor(20s));
    f.fail();
    QVERIFY2(f.ejectedFor(25s), "3 × 10 s is above the cap of 25 s");
    f.fail();
    QVERIFY(f.ejectedFor(25s));
}

void TestBalanceOutlier::theTrialsFirstFailureEjectsAgain()
{
    Fixture f;
    f.fail(3);
    QVERIFY(f.ejectedFor(10s));
    QCOMPARE(f.fail(), Change::Ejected);
}

void TestBalanceOutlier::aPassedTrialStartsOver()
{
    Fixture f;
    f.fail(3);
    QVERIFY(f.ejectedFor(10s));
    QCOMPARE(f.succeed(), Change::Settled);
    QCOMPARE(f.succeed(), Change::None);
    QCOMPARE(f.fail(2), Change::None);
    QCOMPARE(f.fail(), Change::Ejected);
    QVERIFY2(f.ejectedFor(10s), "a first ejection again");
}

void TestBalanceOutlier::resultsOfOldRequestsDuringAnEjectionDontCount()
{
    Fixture f;
    f.fail(3);
    f.clock.advance(4s);
    QCOMPARE(f.fail(20), Change::None);
    QCOMPARE(f.succeed(), Change::None);
    QVERIFY(f.server->ejected());
    QVERIFY(f.ejectedFor(6s));
}

void TestBalanceOutlier::theOnlyServerOfAPoolIsNeverEjected()
{
    Fixture f({.consecutiveFailures = 3, .eject = 10s, .maxEject = 25s}, 1);
    QCOMPARE(f.fail(100), Change::None);
    QVERIFY(!f.server->ejected());
    f.detector.setPoolSize(2);
    QCOMPARE(f.fail(), Change::Ejected);
}

void TestBalanceOutlier::aServerThatIsAloneAfterAReloadReturns()
{
    Fixture f;
    f.fail(3);
    f.detector.setPoolSize(1);
    QCOMPARE(f.detector.tick(f.clock.now()), Change::Returned);
    QVERIFY(!f.server->ejected());
}

void TestBalanceOutlier::onEjectedIsCalledOnce()
{
    Fixture f;
    int calls = 0;
    f.detector.setOnEjected([&] { ++calls; });
    f.fail(10);
    QCOMPARE(calls, 1);
    f.detector.setOnEjected({});
    QVERIFY(f.ejectedFor(10s));
    f.fail();
    QCOMPARE(calls, 1);
}

void TestBalanceOutlier::failuresOfAllWorkersCount()
{
    Fixture f({.consecutiveFailures = 100, .eject = 10s, .maxEject = 25s});
    std::atomic<int> ejections{0};
    const auto run = [&] {
        for (int i = 0; i < 50; ++i) {
            if (f.detector.report(true) == Change::Ejected)
                ++ejections;
        }
    };
    std::thread a(run);
    std::thread b(run);
    a.join();
    b.join();
    QCOMPARE(ejections.load(), 1);
    QVERIFY(f.server->ejected());
}

void TestBalanceOutlier::theVisibleStateIsEjected()
{
    Fixture f;
    f.server->setHealth(Health::Up, 0, 0, f.clock.wallNow());
    f.clock.advance(5s);
    f.fail(3);
    QCOMPARE(f.server->visible(), VisibleState::Ejected);
    QCOMPARE(f.server->since(), f.clock.wallNow());
    QVERIFY(f.ejectedFor(10s));
    QCOMPARE(f.server->visible(), VisibleState::Up);
    QCOMPARE(f.server->since(), f.clock.wallNow());
}

QTEST_APPLESS_MAIN(TestBalanceOutlier)
#include "tst_balance_outlier.moc"

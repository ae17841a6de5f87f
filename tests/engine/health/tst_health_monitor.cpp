// Scheduling, rise and fall, maint and reloads, on a fake clock with fake probes
// (engine.md §6).
#include "support/monitor_fixture.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::health;
using namespace std::chrono_literals;
using balance::Health;
using balance::VisibleState;

using Fixture = testsupport::MonitorFixture;

class TestHealthMonitor : public QObject
{
    Q_OBJECT

private slots:
    void statesFollowResults_data();
    void statesFollowResults();
    void newServersAreProbedAtOnce();
    void probesRepeatEveryIntervalWithJitter();
    void aProbeThatTakesTooLongHasTimedOut();
    void aHangingProbeHoldsUpNoOther();
    void aTimeoutLongerThanTheIntervalOverlapsNothing();
    void transitionsSayWhatAndWhy();
    void eligibilityIsToldOnlyWhenItChanges();
    void resultsAreKept();
    void onlyTheLast60ResultsAreKept();
    void whatIsLearnedNothingFromChangesNothing();
    void sameCheckKeepsItsStateOverAReload();
    void anotherCheckStartsAnew();
    void serversThatAreGoneAreNotProbed();
    void serversWithoutCheckAreUnchecked();
    void maintStopsProbing();
    void drainGoesOnProbing();
    void checkNowProbesAtOnce();
};

void TestHealthMonitor::statesFollowResults_data()
{
    QTest::addColumn<QString>("results"); // + and -
    QTest::addColumn<QString>("state");
    const auto row = [](const char *name, const char *results, const char *state) {
        QTest::newRow(name) << QString::fromLatin1(results) << QString::fromLatin1(state);
    };
    row("no result yet is unknown", "", "unknown");
    row("the first success is enough for up", "+", "up");
    row("the first failure is enough for down", "-", "down");
    row("one failure of three", "+-", "going-down 1/3");
    row("two failures of three", "+--", "going-down 2/3");
    row("three failures of three", "+---", "down");
    row("more failures change nothing", "+-----", "down");
    row("a success on the way down is up again", "+--+", "up");
    row("failures count anew after a success", "+--+--", "going-down 2/3");
    row("one success of two", "-+", "going-up 1/2");
    row("two successes of two", "-++", "up");
    row("a failure on the way up is down again", "-+-", "down");
    row("successes count anew after a failure", "-+-+", "going-up 1/2");
    row("down and up again", "+---++", "up");
}

void TestHealthMonitor::statesFollowResults()
{
    QFETCH(QString, results);
    QFETCH(QString, state);
    Fixture f;
    f.setAll();
    for (const QChar c : results)
        f.result(c == u'+');
    QCOMPARE(f.state(), state);
}

void TestHealthMonitor::newServersAreProbedAtOnce()
{
    Fixture f(3);
    f.setAll();
    QCOMPARE(f.probes.running(), std::size_t(3));
    QCOMPARE(f.states[2]->visible(), VisibleState::Unknown);
    // A fourth one comes with a reload.
    f.states.push_back(std::make_shared<balance::ServerState>("api|new", "api", "new", 1));
    config::ServerSpec server = f.backend.servers[0];
    server.name = "new";
    f.backend.servers.push_back(server);
    f.setAll();
    QVERIFY(f.probes.running("new"));
}

void TestHealthMonitor::probesRepeatEveryIntervalWithJitter()
{
    Fixture f;
    f.setAll();
    std::set<Milliseconds> gaps;
    MonoTime last = f.clock.now();
    for (int i = 0; i < 50; ++i) {
        f.result(true);
        const int before = f.probes.started["s0"];
        while (f.probes.started["s0"] == before)
            f.timer.pass(f.timer.untilWake());
        gaps.insert(std::chrono::duration_cast<Milliseconds>(f.clock.now() - last));
        last = f.clock.now();
    }
    QVERIFY(*gaps.begin() >= 1800ms);
    QVERIFY(*gaps.rbegin() <= 2200ms);
    QVERIFY2(gaps.size() > 20, "jitter varies");
}

void TestHealthMonitor::aProbeThatTakesTooLongHasTimedOut()
{
    Fixture f;
    f.setAll();
    f.timer.pass(999ms);
    QVERIFY(f.probes.running("s0"));
    f.timer.pass(1ms);
    QVERIFY(!f.probes.running("s0"));
    QCOMPARE(f.state(), QStringLiteral("down"));
    const CheckResult last = f.history.results("api|http://127.0.0.1:3000").back();
    QVERIFY(!last.ok);
    QCOMPARE(last.reason, std::string("timed out after 1 s"));
    QCOMPARE(last.durationMs, 1000.0);
}

void TestHealthMonitor::aHangingProbeHoldsUpNoOther()
{
    Fixture f(3);
    f.setAll();
    f.probes.succeed("s1");
    f.probes.succeed("s2");
    f.timer.pass(900ms);
    QVERIFY(f.probes.running("s0"));
    QCOMPARE(f.states[1]->visible(), VisibleState::Up);
    f.timer.pass(1400ms); // s0 hangs a second time meanwhile
    QCOMPARE(f.probes.started["s1"], 2);
    QCOMPARE(f.probes.started["s2"], 2);
}

void TestHealthMonitor::aTimeoutLongerThanTheIntervalOverlapsNothing()
{
    Fixture f;
    f.check.timeout = 7000ms;
    f.setAll();
    f.timer.pass(6900ms);
    QCOMPARE(f.probes.started["s0"], 1);
    f.timer.pass(100ms);
    QCOMPARE(f.state(), QStringLiteral("down"));
    f.timer.pass(2200ms);
    QCOMPARE(f.probes.started["s0"], 2);
}

void TestHealthMonitor::transitionsSayWhatAndWhy()
{
    Fixture f;
    f.setAll();
    QVERIFY(f.transitions.empty());
    f.result(true);
    f.result(false);
    f.result(false);
    f.result(false);
    f.result(true);
    QCOMPARE(f.transitions.size(), std::size_t(4));
    QCOMPARE(f.transitionText(0), QStringLiteral("s0: unknown > up, check passed"));
    QCOMPARE(f.transitionText(1), QStringLiteral("s0: up > going-down, connection refused"));
    QCOMPARE(f.transitionText(2), QStringLiteral("s0: going-down > down, connection refused"));
    QCOMPARE(f.transitionText(3), QStringLiteral("s0: down > going-up, check passed"));
    QCOMPARE(f.transitions[3].identity, std::string("api|http://127.0.0.1:3000"));
    QCOMPARE(f.transitions[3].backend, std::string("api"));
    QCOMPARE(f.transitions[3].time, f.clock.wallNow());
    QCOMPARE(f.states[0]->since(), f.clock.wallNow());
}

void TestHealthMonitor::eligibilityIsToldOnlyWhenItChanges()
{
    Fixture f;
    f.setAll();
    f.refreshed.clear();
    const auto told = [&](bool ok) {
        f.refreshed.clear();
        f.result(ok);
        return f.refreshed == std::vector<std::string>{"api"};
    };
    QVERIFY2(told(true), "unknown > up");
    QVERIFY2(!told(true), "up > up");
    QVERIFY2(!told(false), "up > going down: takes requests still");
    QVERIFY2(!told(true), "going down > up");
    told(false);
    told(false);
    QVERIFY2(told(false), "going down > down");
    QVERIFY2(!told(true), "down > going up: takes none yet");
    QVERIFY2(told(true), "going up > up");
}

void TestHealthMonitor::resultsAreKept()
{
    Fixture f;
    f.setAll();
    const WallTime sent = f.clock.wallNow();
    f.timer.pass(30ms);
    f.probes.end(
        "s0",
        {.ok = false, .counts = true, .status = 503, .reason = "HTTP 503", .snippet = "busy"});
    const auto results = f.history.results("api|http://127.0.0.1:3000");
    QCOMPARE(results.size(), std::size_t(1));
    QCOMPARE(results[0].time, sent);
    QCOMPARE(results[0].ok, false);
    QCOMPARE(results[0].status, 503);
    QCOMPARE(results[0].durationMs, 30.0);
    QCOMPARE(results[0].reason, std::string("HTTP 503"));
    QCOMPARE(results[0].snippet, std::string("busy"));
    f.result(true);
    QCOMPARE(f.history.totals("api|http://127.0.0.1:3000").ok, std::uint64_t(1));
    QCOMPARE(f.history.totals("api|http://127.0.0.1:3000").failed, std::uint64_t(1));
    QVERIFY(f.history.results("nobody").empty());
}

void TestHealthMonitor::onlyTheLast60ResultsAreKept()
{
    Fixture f;
    f.setAll();
    for (int i = 0; i < 61; ++i)
        f.result(true);
    f.result(false);
    const auto results = f.history.results("api|http://127.0.0.1:3000");
    QCOMPARE(results.size(), std::size_t(60));
    QVERIFY(!results.back().ok);
    for (std::size_t i = 1; i < results.size(); ++i)
        QVERIFY(results[i - 1].time < results[i].time);
    QCOMPARE(f.history.totals("api|http://127.0.0.1:3000").ok, std::uint64_t(61));
}

void TestHealthMonitor::whatIsLearnedNothingFromChangesNothing()
{
    Fixture f;
    f.setAll();
    f.result(true);
    for (int i = 0; i < 5; ++i) {
        while (!f.probes.running("s0"))
            f.timer.pass(f.timer.untilWake());
        f.probes.end("s0", {.ok = false,
                            .counts = false,
                            .status = 0,
                            .reason = "no socket left here",
                            .snippet = {}});
    }
    QCOMPARE(f.state(), QStringLiteral("up"));
    QCOMPARE(f.history.results("api|http://127.0.0.1:3000").back().reason,
             std::string("no socket left here"));
}

void TestHealthMonitor::sameCheckKeepsItsStateOverAReload()
{
    Fixture f;
    f.setAll();
    f.result(true);
    f.result(false);
    f.refreshed.clear();
    f.transitions.clear();
    const int started = f.probes.started["s0"];
    f.setAll();
    QCOMPARE(f.state(), QStringLiteral("going-down 1/3"));
    QCOMPARE(f.probes.started["s0"], started);
    QCOMPARE(f.history.results("api|http://127.0.0.1:3000").size(), std::size_t(2));
    QVERIFY(f.refreshed.empty());
    QVERIFY(f.transitions.empty());
    f.result(false);
    QCOMPARE(f.state(), QStringLiteral("going-down 2/3"));
}

void TestHealthMonitor::anotherCheckStartsAnew()
{
    Fixture f;
    f.setAll();
    f.result(false);
    f.check.path = "/other";
    f.setAll();
    QCOMPARE(f.state(), QStringLiteral("unknown"));
    QVERIFY(f.probes.running("s0"));
    QCOMPARE(f.probes.lastExpectation->spec().path, std::string("/other"));
    QVERIFY(f.history.results("api|http://127.0.0.1:3000").empty());
}

void TestHealthMonitor::serversThatAreGoneAreNotProbed()
{
    Fixture f(2);
    f.setAll();
    f.monitor->setTargets({f.target(1)});
    QVERIFY2(!f.probes.running("s0"), "the probe under way is dropped, too");
    QVERIFY(f.probes.running("s1"));
    f.timer.pass(10'000ms);
    QCOMPARE(f.probes.started["s0"], 1);
    QVERIFY(f.history.results("api|http://127.0.0.1:3000").empty());
    f.monitor->setTargets({});
    f.timer.pass(10'000ms);
    QVERIFY(!f.timer.armed());
}

void TestHealthMonitor::serversWithoutCheckAreUnchecked()
{
    Fixture f;
    HealthTarget target = f.target(0);
    target.check.reset();
    f.monitor->setTargets({target});
    f.timer.pass(10'000ms);
    QCOMPARE(f.state(), QStringLiteral("unchecked"));
    QVERIFY(f.probes.started.empty());
    // With a check, and without again.
    f.setAll();
    f.result(false);
    QCOMPARE(f.state(), QStringLiteral("down"));
    f.refreshed.clear();
    f.monitor->setTargets({target});
    QCOMPARE(f.state(), QStringLiteral("unchecked"));
    QVERIFY(!f.refreshed.empty());
    f.timer.pass(10'000ms);
    QCOMPARE(f.probes.started["s0"], 1);
}

void TestHealthMonitor::maintStopsProbing()
{
    Fixture f;
    f.setAll();
    f.result(true);
    f.timer.pass(2200ms);
    QVERIFY(f.probes.running("s0"));
    f.states[0]->setOverride(config::AdminState::Maint);
    f.probes.fail("s0"); // under way when maintenance began: doesn't count
    const int started = f.probes.started["s0"];
    f.timer.pass(20'000ms);
    QCOMPARE(f.probes.started["s0"], started);
    QCOMPARE(f.state(), QStringLiteral("maint"));
    QCOMPARE(f.history.results("api|http://127.0.0.1:3000").size(), std::size_t(1));
    // Back again it is a new server: not known to be up before a check says so.
    f.states[0]->setOverride(config::AdminState::Active);
    QCOMPARE(f.state(), QStringLiteral("unknown"));
    f.timer.pass(2200ms);
    QVERIFY(f.probes.running("s0"));
}

void TestHealthMonitor::drainGoesOnProbing()
{
    Fixture f;
    f.states[0]->setConfigured(config::AdminState::Drain);
    f.setAll();
    f.result(true);
    f.result(true);
    QCOMPARE(f.state(), QStringLiteral("drain"));
    QCOMPARE(f.states[0]->health(), Health::Up);
    QVERIFY(f.transitions.empty());
}

void TestHealthMonitor::checkNowProbesAtOnce()
{
    Fixture f;
    f.setAll();
    f.result(true);
    f.timer.pass(100ms);
    QVERIFY(!f.probes.running("s0"));
    f.monitor->checkNow("api|http://127.0.0.1:3000");
    f.timer.pass(0ms);
    QVERIFY(f.probes.running("s0"));
    f.monitor->checkNow("api|http://127.0.0.1:3000");
    f.timer.pass(0ms);
    QCOMPARE(f.probes.started["s0"], 2);
    f.monitor->checkNow("nobody");
}

QTEST_APPLESS_MAIN(TestHealthMonitor)
#include "tst_health_monitor.moc"

// Ends of passive ejections, and what reloads do to them, on a fake clock.
#include "support/monitor_fixture.h"

#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;
using balance::VisibleState;
using Fixture = testsupport::MonitorFixture;

class TestHealthEjections : public QObject
{
    Q_OBJECT

private slots:
    void ejectedServersReturnWhenTheirTimeIsOver();
    void anEjectionBeforeTheDetectorWasKnownEndsToo();
    void aReloadHandsTheEjectionOn();
    void anEjectionIsToldOnceOverAReload();
    void anEjectionJustAfterAReloadIsTold();
    void aReloadWithoutOutliersEndsTheEjection();
    void detectorsOutliveTheMonitor();
};

void TestHealthEjections::ejectedServersReturnWhenTheirTimeIsOver()
{
    Fixture f(2);
    f.outliers.push_back(std::make_shared<balance::OutlierDetector>(
        f.states[0], config::OutlierSpec{.consecutiveFailures = 2, .eject = 3s, .maxEject = 1min},
        2, f.clock));
    f.setAll();
    f.probes.succeed("s0");
    f.probes.succeed("s1");
    f.transitions.clear();
    f.refreshed.clear();
    f.outliers[0]->report(true);
    QVERIFY(f.ejections.empty());
    f.outliers[0]->report(true);
    QCOMPARE(f.ejections, (std::vector<std::string>{"api|http://127.0.0.1:3000"}));
    f.monitor->ejected(f.ejections[0]);
    QCOMPARE(f.transitionText(0), QStringLiteral("s0: up > ejected, 2 failures in a row"));
    QCOMPARE(f.refreshed, (std::vector<std::string>{"api"}));
    f.timer.pass(2999ms);
    QVERIFY(f.states[0]->ejected());
    f.refreshed.clear();
    f.transitions.clear();
    f.timer.pass(1ms);
    QVERIFY(!f.states[0]->ejected());
    QCOMPARE(f.refreshed, (std::vector<std::string>{"api"}));
    QVERIFY(!f.transitions.empty());
    QCOMPARE(f.transitions.back().from, VisibleState::Ejected);
    QCOMPARE(f.transitions.back().reason, std::string("ejection is over, on trial"));
}

void TestHealthEjections::anEjectionBeforeTheDetectorWasKnownEndsToo()
{
    Fixture f(2);
    f.outliers.push_back(std::make_shared<balance::OutlierDetector>(
        f.states[0], config::OutlierSpec{.consecutiveFailures = 1, .eject = 3s, .maxEject = 1min},
        2, f.clock));
    f.outliers[0]->report(true);
    f.setAll();
    QCOMPARE(f.ejections.size(), std::size_t(1));
    f.monitor->ejected(f.ejections[0]);
    f.timer.pass(3000ms);
    QVERIFY(!f.states[0]->ejected());
}

void TestHealthEjections::aReloadHandsTheEjectionOn()
{
    Fixture f(2);
    const config::OutlierSpec spec{.consecutiveFailures = 2, .eject = 3s, .maxEject = 1min};
    f.outliers.push_back(std::make_shared<balance::OutlierDetector>(f.states[0], spec, 2, f.clock));
    f.setAll();
    const auto former = f.outliers[0];
    former->report(true);
    former->report(true);
    f.outliers[0] = std::make_shared<balance::OutlierDetector>(f.states[0], spec, 2, f.clock);
    f.setAll();
    QVERIFY(f.states[0]->ejected());
    f.timer.pass(3000ms);
    QVERIFY(!f.states[0]->ejected());
    // On trial: the next failure, told to the new one, ejects for twice as long; the former one is
    // deaf.
    QCOMPARE(former->report(true), balance::OutlierChange::None);
    QCOMPARE(f.outliers[0]->report(true), balance::OutlierChange::Ejected);
    QCOMPARE(f.states[0]->ejectedUntil(), f.clock.now() + 6s);
}

void TestHealthEjections::anEjectionIsToldOnceOverAReload()
{
    Fixture f(2);
    f.check.interval = f.check.timeout = 60s; // no probe ends meanwhile
    const config::OutlierSpec spec{.consecutiveFailures = 1, .eject = 3s, .maxEject = 1min};
    f.outliers.push_back(std::make_shared<balance::OutlierDetector>(f.states[0], spec, 2, f.clock));
    f.setAll();
    f.outliers[0]->report(true);
    f.outliers[0] = std::make_shared<balance::OutlierDetector>(f.states[0], spec, 2, f.clock);
    f.transitions.clear();
    f.setAll(); // overtakes what the former one posted
    for (const std::string &identity : f.ejections)
        f.monitor->ejected(identity);
    QCOMPARE(f.transitions.size(), std::size_t(1));
    // What has been told isn't posted anew by the next reload; another ejection is.
    f.ejections.clear();
    f.outliers[0] = std::make_shared<balance::OutlierDetector>(f.states[0], spec, 2, f.clock);
    f.setAll();
    QVERIFY(f.ejections.empty());
    f.timer.pass(3000ms);
    QVERIFY(!f.states[0]->ejected());
    f.transitions.clear();
    f.outliers[0]->report(true);
    QCOMPARE(f.ejections.size(), std::size_t(1));
    f.monitor->ejected(f.ejections[0]);
    QCOMPARE(f.transitions.size(), std::size_t(1));
}

// Workers take the new generation over while its detectors are still on their way to the health
// thread.
void TestHealthEjections::anEjectionJustAfterAReloadIsTold()
{
    Fixture f(2);
    const config::OutlierSpec spec{.consecutiveFailures = 1, .eject = 3s, .maxEject = 1min};
    f.outliers.push_back(std::make_shared<balance::OutlierDetector>(f.states[0], spec, 2, f.clock));
    f.setAll();
    f.outliers[0] = std::make_shared<balance::OutlierDetector>(f.states[0], spec, 2, f.clock);
    f.outliers[0]->report(true);
    f.transitions.clear();
    f.refreshed.clear();
    f.setAll();
    QCOMPARE(f.ejections, (std::vector<std::string>{"api|http://127.0.0.1:3000"}));
    f.monitor->ejected(f.ejections[0]);
    QCOMPARE(f.refreshed, (std::vector<std::string>{"api"}));
    QCOMPARE(f.transitions.size(), std::size_t(1));
    QCOMPARE(f.transitions[0].to, VisibleState::Ejected);
    f.timer.pass(3000ms);
    QVERIFY(!f.states[0]->ejected());
}

void TestHealthEjections::aReloadWithoutOutliersEndsTheEjection()
{
    Fixture f(2);
    f.outliers.push_back(std::make_shared<balance::OutlierDetector>(
        f.states[0], config::OutlierSpec{.consecutiveFailures = 1, .eject = 3s, .maxEject = 1min},
        2, f.clock));
    f.setAll();
    f.outliers[0]->report(true);
    f.outliers.clear();
    f.refreshed.clear();
    f.setAll();
    QVERIFY(!f.states[0]->ejected());
    QVERIFY(!f.refreshed.empty());
}

void TestHealthEjections::detectorsOutliveTheMonitor()
{
    Fixture f(2);
    f.outliers.push_back(std::make_shared<balance::OutlierDetector>(
        f.states[0], config::OutlierSpec{.consecutiveFailures = 1, .eject = 3s, .maxEject = 1min},
        2, f.clock));
    f.setAll();
    f.monitor.reset();
    f.outliers[0]->report(true);
    QVERIFY(f.ejections.empty());
}

QTEST_APPLESS_MAIN(TestHealthEjections)
#include "tst_health_ejections.moc"

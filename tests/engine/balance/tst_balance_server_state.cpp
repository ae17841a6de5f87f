// What people see of a server: state words, precedence, since when (engine.md §6, formats.md).
#include "balance/server_state.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::balance;
using config::AdminState;

class TestBalanceServerState : public QObject
{
    Q_OBJECT

private slots:
    void wordsAreThoseOfTheOutputs();
    void theVisibleStateFollowsFromAll_data();
    void theVisibleStateFollowsFromAll();
    void theStricterOfFileAndRunTimeHolds_data();
    void theStricterOfFileAndRunTimeHolds();
    void sinceIsTheTimeOfTheLastVisibleChange();
    void progressIsKept();
    void activeSumsTheWorkers();
};

void TestBalanceServerState::wordsAreThoseOfTheOutputs()
{
    const std::vector<std::string_view> words{"up",    "going-down", "down",    "going-up", "drain",
                                              "maint", "unchecked",  "unknown", "ejected"};
    for (std::size_t i = 0; i < words.size(); ++i)
        QCOMPARE(visibleStateName(VisibleState(i)), words[i]);
}

void TestBalanceServerState::theVisibleStateFollowsFromAll_data()
{
    QTest::addColumn<int>("health");
    QTest::addColumn<bool>("ejected");
    QTest::addColumn<int>("admin");
    QTest::addColumn<int>("visible");
    const auto row = [](const char *name, Health h, bool ejected, AdminState a, VisibleState v) {
        QTest::newRow(name) << int(h) << ejected << int(a) << int(v);
    };
    using V = VisibleState;
    row("no health check", Health::Unchecked, false, AdminState::Active, V::Unchecked);
    row("checked, no result yet", Health::Unknown, false, AdminState::Active, V::Unknown);
    row("up", Health::Up, false, AdminState::Active, V::Up);
    row("going down", Health::GoingDown, false, AdminState::Active, V::GoingDown);
    row("down", Health::Down, false, AdminState::Active, V::Down);
    row("going up", Health::GoingUp, false, AdminState::Active, V::GoingUp);
    row("ejected hides up", Health::Up, true, AdminState::Active, V::Ejected);
    row("ejected hides unchecked", Health::Unchecked, true, AdminState::Active, V::Ejected);
    row("down hides ejected", Health::Down, true, AdminState::Active, V::Down);
    row("drain hides down", Health::Down, false, AdminState::Drain, V::Drain);
    row("maint hides all", Health::Up, true, AdminState::Maint, V::Maint);
}

void TestBalanceServerState::theVisibleStateFollowsFromAll()
{
    QFETCH(int, health);
    QFETCH(bool, ejected);
    QFETCH(int, admin);
    QFETCH(int, visible);
    ServerState s("api|u", "api", "u", 1);
    s.setHealth(Health(health), 0, 0, WallTime());
    s.setEjected(ejected, MonoTime());
    s.setConfigured(AdminState(admin));
    QCOMPARE(int(s.visible()), visible);
}

void TestBalanceServerState::theStricterOfFileAndRunTimeHolds_data()
{
    QTest::addColumn<int>("file");
    QTest::addColumn<int>("runTime");
    QTest::addColumn<int>("holds");
    const auto row = [](const char *name, AdminState file, AdminState runTime, AdminState holds) {
        QTest::newRow(name) << int(file) << int(runTime) << int(holds);
    };
    row("drained by hand", AdminState::Active, AdminState::Drain, AdminState::Drain);
    row("drained by file", AdminState::Drain, AdminState::Active, AdminState::Drain);
    row("maint by file beats drain by hand", AdminState::Maint, AdminState::Drain,
        AdminState::Maint);
    row("maint by hand beats drain by file", AdminState::Drain, AdminState::Maint,
        AdminState::Maint);
}

void TestBalanceServerState::theStricterOfFileAndRunTimeHolds()
{
    QFETCH(int, file);
    QFETCH(int, runTime);
    QFETCH(int, holds);
    ServerState s("api|u", "api", "u", 1);
    s.setConfigured(AdminState(file));
    s.setOverride(AdminState(runTime));
    QCOMPARE(int(s.admin()), holds);
    s.setOverride(AdminState::Active);
    QCOMPARE(int(s.admin()), file);
    QCOMPARE(s.configured(), AdminState(file));
    QCOMPARE(s.override_(), AdminState::Active);
}

void TestBalanceServerState::sinceIsTheTimeOfTheLastVisibleChange()
{
    ServerState s("api|u", "api", "u", 1);
    const WallTime start(Milliseconds(1'700'000'000'123));
    s.setHealth(Health::Up, 0, 0, start);
    QCOMPARE(s.since(), start);
    s.setHealth(Health::Up, 0, 0, start + std::chrono::seconds(5));
    QCOMPARE(s.since(), start);
    s.setConfigured(AdminState::Drain, start + std::chrono::seconds(7));
    QCOMPARE(s.since(), start + std::chrono::seconds(7));
    s.setHealth(Health::Down, 0, 0, start + std::chrono::seconds(9)); // hidden by drain
    QCOMPARE(s.since(), start + std::chrono::seconds(7));
}

void TestBalanceServerState::progressIsKept()
{
    ServerState s("api|u", "api", "u", 1);
    s.setHealth(Health::GoingDown, 2, 3, WallTime());
    QCOMPARE(s.progress(), 2u);
    QCOMPARE(s.progressGoal(), 3u);
}

void TestBalanceServerState::activeSumsTheWorkers()
{
    ServerState s("api|u", "api", "u", 3);
    s.counters(0).active.add(2);
    s.counters(2).active.add(5);
    s.counters(2).active.sub(1);
    QCOMPARE(s.active(), std::uint64_t(6));
}

QTEST_APPLESS_MAIN(TestBalanceServerState)
#include "tst_balance_server_state.moc"

// Selection: smooth weights, exactness over threads, who may take requests (config.md §3, engine.md
// §6).
#include "pool_fixture.h"

#include <QTest>

#include <map>
#include <numeric>
#include <thread>

using namespace signalbox;
using namespace signalbox::test;

class TestBalancePool : public QObject
{
    Q_OBJECT

private slots:
    void smoothSequenceInterleaves_data();
    void smoothSequenceInterleaves();
    void smoothSequenceIsBounded();
    void everyServerGetsItsWeightInAPeriod();
    void picksOfManyThreadsDifferByAtMostOne_data();
    void picksOfManyThreadsDifferByAtMostOne();
    void weightedPicksOfManyThreadsAreExact();
    void twoGenerationsShareTheTickets();
    void onlyServersThatMayTakeRequestsArePicked_data();
    void onlyServersThatMayTakeRequestsArePicked();
    void unknownIsUsedOnlyWhenNothingIsUp();
    void neighbourOfADownServerGetsNoDoubleShare();
    void aChangedStateIsSeenBeforeTheRefresh();
    void triedServersAreSkipped();
    void fullServersAreSkipped();
    void refusalsSayWhy();
    void skippingFindsTheOnlyServerFarAway();
    void leastRequestsTakesTheLeastLoaded();
    void leastRequestsWeighsLoad();
    void leastRequestsRotatesAmongTies();
    void leastRequestsOfAnIdlePoolFollowsWeights();
    void aServerOnTrialGetsOneRequestAtATime();
    void expectedSharesFollowWeights();
    void skipReasonsAreInWords();
    void workersSeeARefreshWhilePicking();
    void pickIsFast();
};

void TestBalancePool::smoothSequenceInterleaves_data()
{
    QTest::addColumn<QList<uint>>("weights");
    QTest::addColumn<QString>("order");
    QTest::newRow("equal weights rotate") << QList<uint>{1, 1, 1} << "abc";
    QTest::newRow("equal large weights rotate in a period of one each")
        << QList<uint>{200, 200} << "ab";
    QTest::newRow("3:2:1 interleaves") << QList<uint>{3, 2, 1} << "abacba";
    QTest::newRow("5:1:1 spreads the heavy one") << QList<uint>{5, 1, 1} << "aabacaa";
    QTest::newRow("weights are divided by what they share") << QList<uint>{30, 20, 10} << "abacba";
    QTest::newRow("weight 0 does not appear") << QList<uint>{1, 0, 1} << "ac";
    QTest::newRow("the heavy one may stand last") << QList<uint>{1, 3} << "babb";
    QTest::newRow("one server") << QList<uint>{7} << "a";
    QTest::newRow("no weight at all") << QList<uint>{0, 0} << "";
    QTest::newRow("no servers") << QList<uint>{} << "";
}

void TestBalancePool::smoothSequenceInterleaves()
{
    QFETCH(QList<uint>, weights);
    QFETCH(QString, order);
    const std::vector<std::uint32_t> w(weights.begin(), weights.end());
    QCOMPARE(letters(smoothSequence(w)), order);
}

void TestBalancePool::smoothSequenceIsBounded()
{
    // The file's largest case without a common divisor: exact, and 256 places a server at most.
    const auto exact = smoothSequence(std::vector<std::uint32_t>{256, 255, 254});
    QCOMPARE(exact.size(), std::size_t(765));
    // Beyond the file's range it is scaled, but nobody is left out.
    const auto scaled =
        smoothSequence(std::vector<std::uint32_t>{4'000'000'001u, 1, 2'000'000'000u});
    QVERIFY(scaled.size() <= 3 * 256 + 3);
    std::map<std::uint32_t, int> counts;
    for (const std::uint32_t s : scaled)
        ++counts[s];
    QCOMPARE(counts[1], 1);
    QVERIFY2(qAbs(counts[0] - 2 * counts[2]) <= 2, "the shares of the others hold");
}

void TestBalancePool::everyServerGetsItsWeightInAPeriod()
{
    const std::vector<std::uint32_t> weights{1, 256, 17, 17, 3, 99, 0, 17};
    const std::uint32_t sum = std::accumulate(weights.begin(), weights.end(), 0u);
    const auto order = smoothSequence(weights);
    QCOMPARE(order.size(), std::size_t(sum));
    std::vector<std::uint32_t> counts(weights.size(), 0);
    std::vector<double> worst(weights.size(), 0);
    for (std::size_t step = 0; step < order.size(); ++step) {
        ++counts[order[step]];
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const double due = double(step + 1) * weights[i] / sum;
            worst[i] = std::max(worst[i], std::abs(due - counts[i]));
        }
    }
    QCOMPARE(counts, weights);
    // Smooth: nobody is ever more than a few picks from its due share, though 256 of 410 go to one.
    QVERIFY2(*std::max_element(worst.begin(), worst.end()) < 3.0,
             qPrintable(QString::number(*std::max_element(worst.begin(), worst.end()))));
}

void TestBalancePool::picksOfManyThreadsDifferByAtMostOne_data()
{
    QTest::addColumn<unsigned>("threads");
    QTest::addColumn<std::size_t>("servers");
    for (const unsigned threads : {1u, 2u, 4u}) {
        for (const std::size_t servers : {1u, 3u, 7u, 1000u})
            QTest::addRow("%u threads over %zu servers", threads, servers) << threads << servers;
    }
}

void TestBalancePool::picksOfManyThreadsDifferByAtMostOne()
{
    QFETCH(unsigned, threads);
    QFETCH(std::size_t, servers);
    Fixture f(std::vector<std::uint32_t>(servers, 1), threads);
    constexpr std::size_t perThread = 20'011;
    std::vector<std::vector<std::uint64_t>> counts(threads, std::vector<std::uint64_t>(servers, 0));
    std::vector<std::thread> pickers;
    for (unsigned worker = 0; worker < threads; ++worker) {
        pickers.emplace_back([&, worker] {
            for (std::size_t i = 0; i < perThread; ++i)
                ++counts[worker][f.pool->pick(worker, {}).server];
        });
    }
    for (std::thread &t : pickers)
        t.join();
    std::vector<std::uint64_t> total(servers, 0);
    for (const auto &mine : counts) {
        for (std::size_t i = 0; i < servers; ++i)
            total[i] += mine[i];
    }
    const auto [low, high] = std::minmax_element(total.begin(), total.end());
    QCOMPARE(std::accumulate(total.begin(), total.end(), std::uint64_t(0)),
             std::uint64_t(perThread * threads));
    QVERIFY2(*high - *low <= 1, qPrintable(QStringLiteral("%1 … %2").arg(*low).arg(*high)));
}

void TestBalancePool::weightedPicksOfManyThreadsAreExact()
{
    Fixture f({3, 2, 1}, 2);
    std::vector<std::atomic<int>> counts(3);
    const auto run = [&](unsigned worker) {
        for (int i = 0; i < 6000; ++i)
            ++counts[f.pool->pick(worker, {}).server];
    };
    std::thread other(run, 1u);
    run(0);
    other.join();
    QCOMPARE(counts[0].load(), 6000);
    QCOMPARE(counts[1].load(), 4000);
    QCOMPARE(counts[2].load(), 2000);
}

void TestBalancePool::twoGenerationsShareTheTickets()
{
    Fixture f({1, 1, 1});
    Pool next(f.spec, f.backend, f.states, 1);
    std::vector<std::uint32_t> picks;
    for (int i = 0; i < 6; ++i)
        picks.push_back((i % 2 ? next : *f.pool).pick(0, {}).server);
    QCOMPARE(letters(picks), QStringLiteral("abcabc"));
}

void TestBalancePool::onlyServersThatMayTakeRequestsArePicked_data()
{
    QTest::addColumn<int>("health");
    QTest::addColumn<int>("admin");
    QTest::addColumn<bool>("ejected");
    QTest::addColumn<bool>("taken");
    const auto row = [](const char *name, Health h, config::AdminState a, bool ejected,
                        bool taken) {
        QTest::newRow(name) << int(h) << int(a) << ejected << taken;
    };
    using A = config::AdminState;
    row("up takes requests", Health::Up, A::Active, false, true);
    row("unchecked takes requests", Health::Unchecked, A::Active, false, true);
    row("going down still takes requests", Health::GoingDown, A::Active, false, true);
    row("down takes none", Health::Down, A::Active, false, false);
    row("going up takes none yet", Health::GoingUp, A::Active, false, false);
    row("drain takes none", Health::Up, A::Drain, false, false);
    row("maint takes none", Health::Up, A::Maint, false, false);
    row("ejected takes none", Health::Up, A::Active, true, false);
}

void TestBalancePool::onlyServersThatMayTakeRequestsArePicked()
{
    QFETCH(int, health);
    QFETCH(int, admin);
    QFETCH(bool, ejected);
    QFETCH(bool, taken);
    Fixture f({1, 1});
    f.states[1]->setConfigured(config::AdminState(admin));
    f.states[1]->setEjected(ejected, MonoTime());
    f.health(1, Health(health));
    f.health(0, Health::Up);
    QCOMPARE(f.pick(4).contains(u'b'), taken);
    f.health(0, Health::Down);
    QCOMPARE(f.pick(1), taken ? QStringLiteral("b") : QStringLiteral("!"));
    if (!taken)
        QCOMPARE(f.pool->pick(0, {}).outcome, Outcome::AllDown);
}

void TestBalancePool::unknownIsUsedOnlyWhenNothingIsUp()
{
    Fixture f({1, 1, 1});
    for (std::size_t i = 0; i < 3; ++i)
        f.health(i, Health::Unknown);
    QCOMPARE(f.pick(3), QStringLiteral("abc"));
    f.health(1, Health::Up);
    QCOMPARE(f.pick(3), QStringLiteral("bbb"));
    f.health(1, Health::Down);
    QVERIFY(!f.pick(4).contains(u'b'));
    f.health(0, Health::Down);
    QCOMPARE(f.pick(2), QStringLiteral("cc"));
    f.health(2, Health::Down);
    QCOMPARE(f.pick(1), QStringLiteral("!"));
}

void TestBalancePool::neighbourOfADownServerGetsNoDoubleShare()
{
    Fixture f({1, 1, 1, 1});
    f.health(1, Health::Down);
    const QString picks = f.pick(300);
    QCOMPARE(picks.count(u'a'), 100);
    QCOMPARE(picks.count(u'c'), 100);
    QCOMPARE(picks.count(u'd'), 100);
}

void TestBalancePool::aChangedStateIsSeenBeforeTheRefresh()
{
    Fixture f({1, 1});
    f.states[0]->setEjected(true, MonoTime());
    QCOMPARE(f.pick(3), QStringLiteral("bbb"));
    f.states[1]->setOverride(config::AdminState::Drain);
    QCOMPARE(f.pool->pick(0, {}).outcome, Outcome::AllDown);
}

void TestBalancePool::triedServersAreSkipped()
{
    Fixture f({1, 1, 1});
    QCOMPARE(f.pick(2, {0}), QStringLiteral("bb"));
    QCOMPARE(f.pick(3, {0, 1}), QStringLiteral("ccc"));
}

void TestBalancePool::fullServersAreSkipped()
{
    Fixture f({1, 1}, 2);
    f.limit(0, 3);
    f.states[0]->counters(0).active.add(2);
    QCOMPARE(f.pick(2), QStringLiteral("ab"));
    f.states[0]->counters(1).active.add(1); // the workers' gauges are summed
    QCOMPARE(f.pick(3), QStringLiteral("bbb"));
    f.states[0]->counters(0).active.sub(1);
    QCOMPARE(f.pick(2).count(u'a'), 1);
}

void TestBalancePool::refusalsSayWhy()
{
    Fixture f({1, 1});
    f.limit(0, 1);
    f.states[0]->counters(0).active.add();
    const std::vector<std::uint32_t> second{1};
    const std::vector<std::uint32_t> both{0, 1};
    QCOMPARE(f.pool->pick(0, second).outcome, Outcome::AllFull);
    QCOMPARE(f.pool->pick(0, both).outcome, Outcome::AllTried);
    f.health(0, Health::Down);
    QCOMPARE(f.pool->pick(0, second).outcome, Outcome::AllTried);
    f.health(1, Health::Down);
    QCOMPARE(f.pool->pick(0, second).outcome, Outcome::AllDown);
    Fixture weightless({0, 0});
    QCOMPARE(weightless.pool->pick(0, {}).outcome, Outcome::AllDown);
}

void TestBalancePool::skippingFindsTheOnlyServerFarAway()
{
    std::vector<std::uint32_t> weights(300, 1);
    Fixture f(weights);
    for (std::size_t i = 0; i < 300; ++i) {
        if (i != 250) {
            f.limit(i, 1);
            f.states[i]->counters(0).active.add();
        }
    }
    for (int i = 0; i < 600; ++i) {
        const Pick pick = f.pool->pick(0, {});
        QCOMPARE(pick.outcome, Outcome::Picked);
        QCOMPARE(pick.server, 250u);
    }
}

void TestBalancePool::leastRequestsTakesTheLeastLoaded()
{
    Fixture f({1, 1, 1}, 1, config::BalanceKind::LeastRequests);
    f.states[0]->counters(0).active.add(2);
    f.states[1]->counters(0).active.add(1);
    f.states[2]->counters(0).active.add(3);
    QCOMPARE(f.pick(3), QStringLiteral("bbb"));
    QCOMPARE(f.pick(1, {1}), QStringLiteral("a"));
    f.limit(1, 1);
    QCOMPARE(f.pick(1), QStringLiteral("a"));
    QCOMPARE(f.pick(1, {0, 1, 2}), QStringLiteral("!"));
}

void TestBalancePool::leastRequestsWeighsLoad()
{
    Fixture f({4, 1}, 1, config::BalanceKind::LeastRequests);
    f.states[0]->counters(0).active.add(3);
    f.states[1]->counters(0).active.add(1);
    QCOMPARE(f.pick(2), QStringLiteral("aa")); // 3/4 < 1/1
    f.states[0]->counters(0).active.add(2);
    QCOMPARE(f.pick(2), QStringLiteral("bb")); // 5/4 > 1/1
}

void TestBalancePool::leastRequestsRotatesAmongTies()
{
    Fixture f({1, 1, 1, 1}, 1, config::BalanceKind::LeastRequests);
    QCOMPARE(f.pick(8), QStringLiteral("abcdabcd"));
    f.states[0]->counters(0).active.add();
    const QString picks = f.pick(300);
    QCOMPARE(picks.count(u'b'), 100);
    QCOMPARE(picks.count(u'c'), 100);
    QCOMPARE(picks.count(u'd'), 100);
}

void TestBalancePool::leastRequestsOfAnIdlePoolFollowsWeights()
{
    Fixture f({3, 1}, 1, config::BalanceKind::LeastRequests);
    const QString picks = f.pick(400);
    QCOMPARE(picks.count(u'a'), 300);
}

void TestBalancePool::aServerOnTrialGetsOneRequestAtATime()
{
    Fixture f({1, 1});
    f.states[0]->setEjected(true, {});
    f.states[0]->setOnTrial();
    f.pool->refresh();
    QCOMPARE(f.pick(20).count(u'a'), 1);
    f.states[0]->giveTrialBack(); // its client left
    QCOMPARE(f.pick(20).count(u'a'), 1);
    f.states[0]->setEjected(false, {});
    f.states[0]->giveTrialBack(); // too late to say anything
    QCOMPARE(f.pick(20).count(u'a'), 10);
    f.states[0]->setOnTrial();
    f.health(1, Health::Down);
    QCOMPARE(f.pick(2), QStringLiteral("a!"));
    const std::uint32_t none[] = {7};
    QCOMPARE(f.pool->pick(0, none).outcome, Outcome::AllDown);
}

void TestBalancePool::expectedSharesFollowWeights()
{
    Fixture f({3, 1, 4});
    QCOMPARE(f.pool->expectedShares(), (std::vector<double>{0.375, 0.125, 0.5}));
    f.health(2, Health::Down);
    QCOMPARE(f.pool->expectedShares(), (std::vector<double>{0.75, 0.25, 0.0}));
    f.health(0, Health::Down);
    f.health(1, Health::Down);
    QCOMPARE(f.pool->expectedShares(), (std::vector<double>{0.0, 0.0, 0.0}));
}

void TestBalancePool::skipReasonsAreInWords()
{
    Fixture f({1, 1, 0, 1, 1});
    f.limit(0, 2);
    f.states[0]->counters(0).active.add(2);
    f.health(1, Health::Down);
    f.health(3, Health::Unknown);
    f.health(4, Health::Up);
    QCOMPARE(f.pool->skipReason(0), std::string("full, 2 of 2"));
    QCOMPARE(f.pool->skipReason(1), std::string("down"));
    QCOMPARE(f.pool->skipReason(2), std::string("weight 0"));
    QCOMPARE(f.pool->skipReason(3), std::string("not checked yet, others are up"));
    QCOMPARE(f.pool->skipReason(4), std::string());
}

void TestBalancePool::workersSeeARefreshWhilePicking()
{
    Fixture f({1, 1, 1}, 2);
    f.health(1, Health::Down);
    std::atomic<bool> stop{false};
    std::atomic<bool> wrong{false};
    std::atomic<int> rounds{0};
    const auto run = [&](unsigned worker) {
        while (!stop) {
            const Pick pick = f.pool->pick(worker, {});
            if (pick.outcome != Outcome::Picked || pick.server == 1)
                wrong = true;
            ++rounds;
        }
    };
    std::thread first(run, 0u);
    std::thread second(run, 1u);
    for (int i = 0; i < 500 || rounds < 1000; ++i)
        f.health(2, i % 2 ? Health::Up : Health::Down);
    stop = true;
    first.join();
    second.join();
    QVERIFY(!wrong);
    f.health(2, Health::Down);
    QCOMPARE(f.pick(3), QStringLiteral("aaa"));
}

void TestBalancePool::pickIsFast()
{
    Fixture f({1, 1, 1, 1});
    QBENCHMARK
    {
        f.pool->pick(0, {});
    }
}

QTEST_APPLESS_MAIN(TestBalancePool)
#include "tst_balance_pool.moc"

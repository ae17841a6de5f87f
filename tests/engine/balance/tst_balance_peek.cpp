// The next picks, told without being taken.
#include "pool_fixture.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::test;

class TestBalancePeek : public QObject
{
    Q_OBJECT
private slots:
    void peekPredictsPicks_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("round-robin") << int(config::BalanceKind::RoundRobin);
        QTest::newRow("least-requests") << int(config::BalanceKind::LeastRequests);
    }
    void peekPredictsPicks()
    {
        QFETCH(int, kind);
        Fixture f({1, 1, 1, 1}, 1, config::BalanceKind(kind));
        f.limit(2, 1);
        f.states[2]->counters(0).active.add();
        f.health(3, Health::Down);
        f.pick(1);
        for (int round = 0; round < 5; ++round) {
            const auto next = f.pool->peek(4);
            QCOMPARE(next.size(), std::size_t(4));
            QCOMPARE(f.pool->peek(4), next); // nothing is consumed
            std::vector<std::uint32_t> picks;
            for (int i = 0; i < 4; ++i) {
                picks.push_back(f.pool->pick(0, {}).server);
                if (kind == int(config::BalanceKind::LeastRequests))
                    f.states[picks.back()]->counters(0).active.add();
            }
            QCOMPARE(letters(picks), letters(next));
        }
        f.health(0, Health::Down);
        f.health(1, Health::Down);
        QVERIFY(f.pool->peek(3).empty());
    }

    void peekOfAnIdleLeastRequestsPoolExpectsOneRequestAfterTheOther()
    {
        Fixture f({1, 1, 1}, 1, config::BalanceKind::LeastRequests);
        f.pick(1);
        const auto next = f.pool->peek(8);
        QCOMPARE(letters(next), f.pick(8));
    }
};

QTEST_GUILESS_MAIN(TestBalancePeek)
#include "tst_balance_peek.moc"

// A thread that takes breath: short pieces of work, and room for others only where somebody wants
// it.
#include "base/breath.h"

#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;

namespace {

/// Time that passes only when it is told to.
struct Fake
{
    std::chrono::steady_clock::time_point now;
    std::chrono::microseconds yieldTakes{0};
    std::chrono::microseconds lastRest{0};
    int yields = 0, rests = 0;
};
Fake fake;

const Breath::Means means{
    []() noexcept { return fake.now; },
    []() noexcept {
        ++fake.yields;
        fake.now += fake.yieldTakes;
    },
    [](std::chrono::microseconds length) noexcept {
        ++fake.rests;
        fake.now += length;
        fake.lastRest = length;
    },
};

/// So much work, with one taken every 10 µs.
void work(Breath *breath, std::chrono::microseconds length)
{
    for (auto done = 0us; done < length; done += 10us) {
        fake.now += 10us;
        breathe(breath);
    }
}

} // namespace

class TestBaseBreath : public QObject
{
    Q_OBJECT

private slots:
    void init() { fake = {}; }

    void whereNobodyTakesBreathNothingHappens()
    {
        work(nullptr, 10ms);
        QCOMPARE(fake.yields + fake.rests, 0);
    }

    void onAFreeCoreItOnlyAsks()
    {
        Breath breath(means);
        work(&breath, 10 * Breath::piece);
        QCOMPARE(fake.yields, 10);
        QCOMPARE(fake.rests, 0);
    }

    void whereOthersWaitItRestsAfterEveryPiece()
    {
        Breath breath(means);
        fake.yieldTakes = 1ms;
        work(&breath, Breath::piece);
        QCOMPARE(fake.yields, 1);
        work(&breath, 10 * Breath::piece);
        QCOMPARE(fake.yields, 1);
        QCOMPARE(fake.rests, 10);
    }

    void afterAWhileItAsksAgain()
    {
        Breath breath(means);
        fake.yieldTakes = 1ms;
        work(&breath, Breath::piece);
        fake.yieldTakes = 0us; // the others are gone
        work(&breath, Breath::restsAtOnce * Breath::piece);
        QCOMPARE(fake.rests, Breath::restsAtOnce);
        work(&breath, 5 * Breath::piece);
        QCOMPARE(fake.rests, Breath::restsAtOnce);
        QCOMPARE(fake.yields, 6);
    }

    void longWorkLeavesMoreToOthers()
    {
        Breath breath(means);
        fake.yieldTakes = 1ms;
        work(&breath, 20 * Breath::piece);
        QCOMPARE(fake.lastRest.count(), Breath::shortRest.count());
        work(&breath, Breath::shortWork * Breath::piece);
        QCOMPARE(fake.lastRest.count(), Breath::longRest.count());
    }

    void aShortYieldIsNobodyElsesTurn()
    {
        Breath breath(means);
        fake.yieldTakes = Breath::longYield;
        work(&breath, 5 * Breath::piece);
        QCOMPARE(fake.rests, 0);
    }
};

QTEST_GUILESS_MAIN(TestBaseBreath)
#include "tst_base_breath.moc"

// A thread that breathes: short pieces of work, and room for others only where somebody wants it.
#include "base/breath.h"

#include <QTest>

#include <thread>

using namespace signalbox;
using namespace std::chrono_literals;

namespace {

/// Time that passes only when it is told to.
struct Fake
{
    std::chrono::steady_clock::time_point now;
    std::chrono::microseconds yieldTakes{0};
    int yields = 0, rests = 0;
};
Fake fake;

const Breathing::Means means{
    []() noexcept { return fake.now; },
    []() noexcept {
        ++fake.yields;
        fake.now += fake.yieldTakes;
    },
    []() noexcept {
        ++fake.rests;
        fake.now += 300us;
    },
};

/// So much work, with a breath every 10 µs.
void work(std::chrono::microseconds length)
{
    for (auto done = 0us; done < length; done += 10us) {
        fake.now += 10us;
        breathe();
    }
}

} // namespace

class TestBaseBreath : public QObject
{
    Q_OBJECT

private slots:
    void init() { fake = {}; }

    void whereNobodyBreathesNothingHappens()
    {
        work(10ms);
        QCOMPARE(fake.yields + fake.rests, 0);
    }

    void onAFreeCoreItOnlyAsks()
    {
        const Breathing breathing(means);
        work(10 * Breathing::piece);
        QCOMPARE(fake.yields, 10);
        QCOMPARE(fake.rests, 0);
    }

    void whereOthersWaitItRestsAfterEveryPiece()
    {
        const Breathing breathing(means);
        fake.yieldTakes = 1ms;
        work(Breathing::piece);
        QCOMPARE(fake.yields, 1);
        work(10 * Breathing::piece);
        QCOMPARE(fake.yields, 1);
        QCOMPARE(fake.rests, 10);
    }

    void afterAWhileItAsksAgain()
    {
        const Breathing breathing(means);
        fake.yieldTakes = 1ms;
        work(Breathing::piece);
        fake.yieldTakes = 0us; // the others are gone
        work(Breathing::restsAtOnce * Breathing::piece);
        QCOMPARE(fake.rests, Breathing::restsAtOnce);
        work(5 * Breathing::piece);
        QCOMPARE(fake.rests, Breathing::restsAtOnce);
        QCOMPARE(fake.yields, 6);
    }

    void aShortYieldIsNobodyElsesTurn()
    {
        const Breathing breathing(means);
        fake.yieldTakes = Breathing::longYield;
        work(5 * Breathing::piece);
        QCOMPARE(fake.rests, 0);
    }

    void itEndsWithItsScopeAndIsAThreadsOwn()
    {
        {
            const Breathing breathing(means);
            std::thread([] { work(10 * Breathing::piece); }).join();
            QCOMPARE(fake.yields, 0);
        }
        work(10 * Breathing::piece);
        QCOMPARE(fake.yields, 0);
    }
};

QTEST_GUILESS_MAIN(TestBaseBreath)
#include "tst_base_breath.moc"

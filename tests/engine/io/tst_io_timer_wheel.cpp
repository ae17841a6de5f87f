// The wheel on a clock of the test's own: nothing early, nothing more than two ticks late.
#include "io/timer_wheel.h"

#include <QRandomGenerator>
#include <QTest>

#include <functional>
#include <memory>
#include <vector>

using namespace signalbox;
using io::TimerWheel;

namespace {

class Node final : public io::TimerNode
{
public:
    std::function<void()> then;
    int fired = 0;

protected:
    void expired() override
    {
        ++fired;
        if (then)
            then();
    }
};

constexpr Milliseconds tick{TimerWheel::tickMs};

} // namespace

class IoTimerWheelTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_wheel = std::make_unique<TimerWheel>();
        m_now = std::chrono::steady_clock::now();
        m_wheel->start(m_now);
    }
    void cleanup() { m_wheel.reset(); }

    void firesInItsTimeAndNotBefore_data()
    {
        QTest::addColumn<int>("delay");
        for (const int delay :
             {0, 1, 31, 32, 33, 64, 300, 5000, 16383, 16384, 16385, 60000, 600000})
            QTest::addRow("%d ms", delay) << delay;
    }
    void firesInItsTimeAndNotBefore()
    {
        QFETCH(int, delay);
        Node node;
        const MonoTime armed = m_now;
        m_wheel->arm(node, Milliseconds(delay));
        QVERIFY(node.armed());
        while (node.fired == 0) {
            pass(Milliseconds(1));
            QVERIFY(m_now - armed <= Milliseconds(delay) + 2 * tick);
        }
        QVERIFY(m_now - armed >= Milliseconds(delay));
        QVERIFY(!node.armed());
        pass(Milliseconds(2000));
        QCOMPARE(node.fired, 1);
    }

    void aWheelThatComesLateFiresAllThatIsDueAndNothingElse()
    {
        Node soon;
        Node later;
        Node muchLater;
        m_wheel->arm(soon, Milliseconds(100));
        m_wheel->arm(later, Milliseconds(50000)); // in a slot that is visited on the way
        m_wheel->arm(muchLater, Milliseconds(500000));
        pass(Milliseconds(40000));
        QCOMPARE(soon.fired, 1);
        QCOMPARE(later.fired, 0);
        pass(Milliseconds(400000));
        QCOMPARE(later.fired, 1);
        QCOMPARE(muchLater.fired, 0);
        pass(Milliseconds(100000));
        QCOMPARE(muchLater.fired, 1);
    }

    void timeThatPassedUnseenDoesNotCountForATimerArmedAfterIt()
    {
        // The thread was held up for two seconds: a request that is read now has its whole time,
        // though the wheel has not been advanced yet.
        Node other;
        m_wheel->arm(other, Milliseconds(60000));
        m_now += Milliseconds(2000);
        m_wheel->note(m_now);
        Node node;
        m_wheel->arm(node, Milliseconds(300));
        m_wheel->advance(m_now);
        QCOMPARE(node.fired, 0);
        pass(Milliseconds(299));
        QCOMPARE(node.fired, 0);
        pass(Milliseconds(1) + 2 * tick);
        QCOMPARE(node.fired, 1);
        QCOMPARE(other.fired, 0);
    }

    void disarmedNodesDoNotFireAndMayBeArmedAgain()
    {
        Node node;
        m_wheel->arm(node, Milliseconds(100));
        node.disarm();
        QVERIFY(!node.armed());
        pass(Milliseconds(1000));
        QCOMPARE(node.fired, 0);
        m_wheel->arm(node, Milliseconds(100));
        node.disarm();
        m_wheel->arm(node, Milliseconds(50));
        pass(Milliseconds(49));
        QCOMPARE(node.fired, 0);
        pass(Milliseconds(1) + 2 * tick);
        QCOMPARE(node.fired, 1);
    }

    void aDeadlineMayBePushedBackAndBroughtForward()
    {
        Node node;
        m_wheel->arm(node, Milliseconds(100));
        for (int i = 0; i < 100; ++i) { // pushed back for ten seconds
            pass(Milliseconds(90));
            QCOMPARE(node.fired, 0);
            m_wheel->arm(node, Milliseconds(100));
        }
        m_wheel->arm(node, Milliseconds(100000));
        m_wheel->arm(node, Milliseconds(40));
        pass(Milliseconds(40) + 2 * tick);
        QCOMPARE(node.fired, 1);
    }

    void handlersMayArmDisarmAndDestroy()
    {
        Node first;
        Node neighbour;
        auto doomed = std::make_unique<Node>();
        first.then = [&] {
            neighbour.disarm();
            doomed.reset();
            if (first.fired < 3)
                m_wheel->arm(first, Milliseconds(0));
        };
        m_wheel->arm(first, Milliseconds(0));
        m_wheel->arm(neighbour, Milliseconds(0));
        m_wheel->arm(*doomed, Milliseconds(0));
        for (int i = 0; i < 10; ++i)
            pass(tick);
        QCOMPARE(first.fired, 3);
        QCOMPARE(neighbour.fired, 0);
    }

    void aNodeMayDestroyItselfWhenItFires()
    {
        auto *node = new Node;
        int fired = 0;
        node->then = [node, &fired] {
            ++fired;
            const auto keep = std::move(node->then); // outlives the node
            delete node;
        };
        m_wheel->arm(*node, Milliseconds(10));
        pass(Milliseconds(100));
        QCOMPARE(fired, 1);
        QVERIFY(m_wheel->empty());
    }

    void saysWhenItIsEmpty()
    {
        QVERIFY(m_wheel->empty());
        QVERIFY(!m_wheel->advance(m_now));
        Node node;
        m_wheel->arm(node, Milliseconds(20));
        QVERIFY(!m_wheel->empty());
        m_now += tick;
        QVERIFY(m_wheel->advance(m_now) || node.fired == 1);
        m_now += 2 * tick;
        QVERIFY(!m_wheel->advance(m_now));
        QVERIFY(m_wheel->empty());
        QCOMPARE(node.fired, 1);
        // Idle for an hour without being advanced, then in use again.
        m_now += Milliseconds(3600000);
        m_wheel->start(m_now);
        m_wheel->arm(node, Milliseconds(100));
        pass(Milliseconds(99));
        QCOMPARE(node.fired, 1);
        pass(Milliseconds(1) + 2 * tick);
        QCOMPARE(node.fired, 2);
    }

    void nodesMayOutliveTheWheel()
    {
        Node node;
        m_wheel->arm(node, Milliseconds(20));
        m_wheel.reset();
        QCOMPARE(node.fired, 0);
    }

    void randomUseKeepsEveryDeadline()
    {
        // A model beside it: for each node the time it was armed for, or none.
        QRandomGenerator random(20240611);
        struct Modelled
        {
            Node node;
            std::optional<MonoTime> due;
        };
        std::vector<std::unique_ptr<Modelled>> all;
        QString wrong;
        for (int i = 0; i < 50; ++i) {
            auto one = std::make_unique<Modelled>();
            Modelled *self = one.get();
            self->node.then = [this, self, &wrong] {
                if (!self->due)
                    wrong = QStringLiteral("fired without being armed");
                else if (m_now < *self->due)
                    wrong = QStringLiteral("fired early");
                self->due.reset();
            };
            all.push_back(std::move(one));
        }
        for (int step = 0; step < 20000 && wrong.isEmpty(); ++step) {
            Modelled &one = *all[random.bounded(quint32(all.size()))];
            switch (random.bounded(4)) {
            case 0:
            case 1: {
                const Milliseconds delay(random.bounded(random.bounded(8) == 0 ? 40000 : 700));
                m_wheel->note(m_now);
                m_wheel->arm(one.node, delay);
                one.due = m_now + delay;
                break;
            }
            case 2:
                one.node.disarm();
                one.due.reset();
                break;
            default:
                pass(Milliseconds(random.bounded(random.bounded(50) == 0 ? 30000 : 60)));
                for (const auto &other : all) {
                    if (other->due && m_now >= *other->due + 2 * tick)
                        wrong = QStringLiteral("fired late");
                }
            }
        }
        QCOMPARE(wrong, QString());
        all.clear();
        m_wheel->advance(m_now + Milliseconds(100000));
        QVERIFY(m_wheel->empty());
    }

private:
    /// Time passes as a worker sees it: a look at the clock before the wheel moves on.
    void pass(Milliseconds time)
    {
        m_now += time;
        m_wheel->note(m_now);
        m_wheel->advance(m_now);
    }

    std::unique_ptr<TimerWheel> m_wheel;
    MonoTime m_now;
};

QTEST_APPLESS_MAIN(IoTimerWheelTest)
#include "tst_io_timer_wheel.moc"

// What Qt asks of an event dispatcher: waking, interrupting, quitting, timers; from this thread and
// others.
#include "support/loop_thread.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <thread>

using namespace signalbox;
using test::LoopThread;

namespace {

/// Counts the batches of a dispatcher.
class CountingHook final : public io::BatchHook
{
public:
    void beforeBatch() override { ++before; }
    void afterBatch() override { ++count; }
    int before = 0;
    int count = 0;
};

/// Notes the ids of its timers as they fire.
class TimerReceiver : public QObject
{
public:
    std::function<void(int)> fired;

protected:
    void timerEvent(QTimerEvent *event) override { fired(event->timerId()); }
};

} // namespace

class IoDispatcherTest : public QObject
{
    Q_OBJECT
private slots:
    void queuedCallsOfManyThreadsAllArrive()
    {
        constexpr int threads = 4;
        constexpr int calls = 2000;
        LoopThread loop;
        int arrived = 0; // written on the loop's thread only
        std::vector<std::thread> callers;
        for (int i = 0; i < threads; ++i) {
            callers.emplace_back([&] {
                for (int n = 0; n < calls; ++n)
                    loop.post([&arrived] { ++arrived; });
            });
        }
        for (std::thread &caller : callers)
            caller.join();
        int seen = 0;
        loop.run([&] { seen = arrived; });
        QCOMPARE(seen, threads * calls);
    }

    void aCallQueuedByACallRunsWithoutAnotherWakeUp()
    {
        LoopThread loop;
        std::binary_semaphore done{0};
        loop.post([&] { loop.post([&] { loop.post([&] { done.release(); }); }); });
        QVERIFY(done.try_acquire_for(std::chrono::seconds(20)));
    }

    void wakeUpEndsAWait()
    {
        LoopThread loop;
        std::atomic<bool> waiting{false};
        std::atomic<bool> returned{false};
        loop.post([&] {
            waiting = true;
            loop.dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
            returned = true;
        });
        QTRY_VERIFY(waiting);
        loop.dispatcher().wakeUp();
        QTRY_VERIFY(returned);
    }

    void aWakeUpBeforeTheWaitIsNotLost()
    {
        LoopThread loop;
        std::atomic<int> returned{0};
        loop.post([&] {
            for (int i = 0; i < 100; ++i) {
                loop.dispatcher().wakeUp();
                loop.dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
                ++returned;
            }
        });
        QTRY_COMPARE(returned, 100);
    }

    void wakeUpsThatRaceWithTheirDeliveryAreNotLost()
    {
        // Each round waits for the one before it: a lost wake-up would stop the exchange.
        LoopThread loop;
        LoopThread other;
        std::atomic<int> rounds{0};
        std::function<void()> ping;
        const std::function<void()> pong = [&] { loop.post(ping); };
        ping = [&] {
            if (++rounds < 5000)
                other.post(pong);
        };
        loop.post(ping);
        QTRY_COMPARE_WITH_TIMEOUT(rounds, 5000, 60000);
    }

    void interruptEndsAWaitAndOnlyThatOne()
    {
        LoopThread loop;
        std::atomic<int> returned{0};
        std::atomic<bool> waiting{false};
        std::binary_semaphore stop{0};
        loop.post([&] {
            waiting = true;
            loop.dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
            ++returned;
            stop.acquire();
            // The interrupt was for the wait before this one; this one ends by the wake-up alone.
            loop.dispatcher().wakeUp();
            loop.dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
            ++returned;
        });
        QTRY_VERIFY(waiting);
        loop.dispatcher().interrupt();
        QTRY_COMPARE(returned, 1);
        stop.release();
        QTRY_COMPARE(returned, 2);
    }

    void quitEndsTheLoop_data()
    {
        QTest::addColumn<int>("from");
        QTest::newRow("from another thread while it is idle") << 0;
        QTest::newRow("from a queued call") << 1;
        QTest::newRow("from a timer") << 2;
        QTest::newRow("from another thread while it is busy") << 3;
    }
    void quitEndsTheLoop()
    {
        QFETCH(int, from);
        auto loop = std::make_unique<LoopThread>();
        JoinedThread &thread = loop->thread();
        QElapsedTimer time;
        switch (from) {
        case 0:
            loop->run([] {});
            thread.quit();
            break;
        case 1:
            loop->post([&] { thread.quit(); });
            break;
        case 2:
            loop->post([&] { QTimer::singleShot(5, &loop->dispatcher(), [&] { thread.quit(); }); });
            break;
        default: {
            std::binary_semaphore busy{0};
            std::binary_semaphore go{0};
            loop->post([&] {
                busy.release();
                go.acquire();
            });
            busy.acquire();
            thread.quit();
            go.release();
            QVERIFY(thread.wait(20000));
        }
        }
        QVERIFY(thread.wait(20000));
        thread.join();
        // The destructor needs a running loop to free the context on it.
        thread.start();
        loop.reset();
    }

    void quitRightAfterStartIsNotLost()
    {
        for (int i = 0; i < 100; ++i) {
            QThread thread;
            thread.setEventDispatcher(new io::EventDispatcher);
            std::binary_semaphore started{0};
            connect(
                &thread, &QThread::started, &thread, [&] { started.release(); },
                Qt::DirectConnection);
            thread.start();
            started.acquire();
            thread.quit();
            QVERIFY(thread.wait(20000));
        }
    }

    void theHookRunsAroundEachBatch()
    {
        LoopThread loop;
        CountingHook hook;
        int before = 0;
        int after = 0;
        loop.run([&] {
            loop.dispatcher().setBatchHook(&hook);
            before = hook.count;
            loop.dispatcher().processEvents(QEventLoop::AllEvents);
            after = hook.count;
            loop.dispatcher().setBatchHook(nullptr);
        });
        QCOMPARE(after, before + 1);
        QCOMPARE(hook.before, hook.count);
    }

    void timersFireInTheirTimeAndNotBefore()
    {
        LoopThread loop;
        std::atomic<qint64> at{-1};
        loop.run([&] {
            auto timer = std::make_shared<QElapsedTimer>();
            timer->start();
            QTimer::singleShot(40, Qt::PreciseTimer, &loop.dispatcher(),
                               [&at, timer] { at = timer->elapsed(); });
        });
        QTRY_VERIFY(at >= 0);
        QVERIFY2(at >= 40, qPrintable(QString::number(at)));
    }

    void repeatingTimersGoOnAndZeroTimersStarveNobody()
    {
        LoopThread loop;
        std::atomic<int> repeated{0};
        std::atomic<int> zeros{0};
        std::unique_ptr<QTimer> repeating;
        std::unique_ptr<QTimer> zero;
        loop.run([&] {
            repeating = std::make_unique<QTimer>();
            zero = std::make_unique<QTimer>();
            QObject::connect(repeating.get(), &QTimer::timeout, repeating.get(),
                             [&] { ++repeated; });
            QObject::connect(zero.get(), &QTimer::timeout, zero.get(), [&] { ++zeros; });
            repeating->start(3);
            zero->start(0);
        });
        QTRY_VERIFY(repeated >= 5);
        QVERIFY(zeros >= 5);
        int called = 0;
        loop.run([&] { ++called; }); // a queued call gets its turn as well
        QCOMPARE(called, 1);
        loop.run([&] {
            repeating.reset();
            zero.reset();
        });
    }

    void aTimerStoppedByOneThatFiresBeforeItDoesNotFire()
    {
        LoopThread loop;
        std::vector<int> fired;
        TimerReceiver *receiver = nullptr;
        loop.run([&] {
            receiver = new TimerReceiver;
            const int first = receiver->startTimer(1);
            const int second = receiver->startTimer(1);
            receiver->fired = [&, first, second](int id) {
                fired.push_back(id);
                receiver->killTimer(first);
                receiver->killTimer(second);
            };
            // Both are due when the loop looks at them next.
            const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(10);
            while (std::chrono::steady_clock::now() < until) {
            }
        });
        for (int i = 0; i < 3; ++i)
            loop.run([&] { loop.dispatcher().processEvents(QEventLoop::AllEvents); });
        std::size_t count = 0;
        loop.run([&] {
            count = fired.size();
            delete receiver;
        });
        QCOMPARE(count, 1u);
    }

    void aTimerMayBeStartedAnewByItsOwnHandler()
    {
        LoopThread loop;
        std::atomic<int> fired{0};
        TimerReceiver *receiver = nullptr;
        loop.run([&] {
            receiver = new TimerReceiver;
            receiver->fired = [&](int id) {
                receiver->killTimer(id);
                if (++fired < 20)
                    receiver->startTimer(0);
            };
            receiver->startTimer(0);
        });
        QTRY_COMPARE(fired, 20);
        loop.run([&] { delete receiver; });
    }

    void aTimerDoesNotFireInsideItself()
    {
        LoopThread loop;
        std::atomic<int> depth{0};
        std::atomic<int> deepest{0};
        std::atomic<int> fired{0};
        TimerReceiver *receiver = nullptr;
        loop.run([&] {
            receiver = new TimerReceiver;
            receiver->fired = [&](int id) {
                deepest = std::max<int>(deepest, ++depth);
                loop.dispatcher().processEvents(QEventLoop::AllEvents);
                --depth;
                if (fired == 2)
                    receiver->killTimer(id);
                ++fired;
            };
            receiver->startTimer(0);
        });
        QTRY_COMPARE(fired, 3);
        loop.run([&] { delete receiver; });
        QCOMPARE(deepest, 1);
    }

    void timersCanBeAskedFor()
    {
        LoopThread loop;
        loop.run([&] {
            QObject owner;
            const int id = owner.startTimer(60000, Qt::CoarseTimer);
            const auto list = loop.dispatcher().registeredTimers(&owner);
            QCOMPARE(list.size(), 1);
            QCOMPARE(list[0].timerId, id);
            QCOMPARE(list[0].interval, 60000);
            QCOMPARE(list[0].timerType, Qt::CoarseTimer);
            const int left = loop.dispatcher().remainingTime(id);
            QVERIFY(left > 0 && left <= 60000);
            QVERIFY(loop.dispatcher().unregisterTimers(&owner));
            QVERIFY(!loop.dispatcher().unregisterTimer(id));
            QCOMPARE(loop.dispatcher().remainingTime(id), -1);
            QVERIFY(loop.dispatcher().registeredTimers(&owner).isEmpty());
        });
    }
};

QTEST_GUILESS_MAIN(IoDispatcherTest)
#include "tst_io_dispatcher.moc"

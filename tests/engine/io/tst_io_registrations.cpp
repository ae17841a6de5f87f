// Descriptors on the dispatcher: streams edge-triggered, QSocketNotifiers level-triggered, and what
// may be removed while events are delivered.
#include "support/loop_thread.h"
#include "support/socket_pair.h"

#include <QSocketNotifier>
#include <QTest>

#include <sys/epoll.h>

using namespace signalbox;
using test::LoopThread;
using test::SocketPair;

namespace {

/// Notes its events and does what the test wants.
class Handler final : public io::EventHandler
{
public:
    void handleEvents(std::uint32_t events) override
    {
        seen.push_back(events);
        if (const auto call = then) // a copy: it may replace itself
            call(events);
    }
    std::size_t readable() const
    {
        return std::size_t(std::count_if(seen.begin(), seen.end(),
                                         [](std::uint32_t e) { return (e & EPOLLIN) != 0; }));
    }
    std::vector<std::uint32_t> seen;
    std::function<void(std::uint32_t)> then;
};

/// Removes the near end, or closes it in one go.
void end(io::EventDispatcher &dispatcher, SocketPair &pair, Handler &handler, bool close)
{
    if (close)
        dispatcher.closeAndRemove(pair.takeNear(), &handler);
    else
        dispatcher.remove(pair.near(), &handler);
}

void waysToEnd()
{
    QTest::addColumn<bool>("close");
    QTest::newRow("a descriptor that stays open") << false;
    QTest::newRow("a descriptor that is closed with it") << true;
}

/// Lets the loop deliver what is there.
void turn(LoopThread &loop)
{
    for (int i = 0; i < 3; ++i)
        loop.dispatcher().processEvents(QEventLoop::AllEvents);
}

} // namespace

class IoRegistrationsTest : public QObject
{
    Q_OBJECT
private slots:
    void aStreamHearsOfEachChangeOnce()
    {
        LoopThread loop;
        SocketPair pair;
        Handler handler;
        loop.run([&] {
            QCOMPARE(loop.dispatcher().add(pair.near(), &handler), 0);
            turn(loop);
            QCOMPARE(handler.seen.size(), 1u); // writable from the start
            QVERIFY(handler.seen[0] & EPOLLOUT);

            pair.send("first");
            turn(loop);
            QCOMPARE(handler.readable(), 1u);
            turn(loop); // unread, and still nothing new to say
            QCOMPARE(handler.readable(), 1u);
            pair.send("second");
            turn(loop);
            QCOMPARE(handler.readable(), 2u);
            QCOMPARE(SocketPair::drain(pair.near()), std::string("firstsecond"));

            pair.closeFar();
            turn(loop);
            QVERIFY(handler.seen.back() & EPOLLRDHUP);
            QVERIFY(handler.seen.back() & EPOLLHUP);
            loop.dispatcher().remove(pair.near(), &handler);
        });
    }

    void aStreamHearsThatItHasRoomAgain()
    {
        LoopThread loop;
        SocketPair pair;
        Handler handler;
        loop.run([&] {
            loop.dispatcher().add(pair.near(), &handler);
            turn(loop);
            const std::string block(65536, 'x');
            while (::write(pair.near(), block.data(), block.size()) > 0) {
            }
            handler.seen.clear();
            turn(loop);
            QVERIFY(handler.seen.empty());
            QVERIFY(!pair.received().empty());
            turn(loop);
            QVERIFY(!handler.seen.empty());
            QVERIFY(handler.seen.back() & EPOLLOUT);
            loop.dispatcher().remove(pair.near(), &handler);
        });
    }

    void whatCannotBeRegisteredSaysWhy()
    {
        LoopThread loop;
        SocketPair pair;
        Handler handler;
        loop.run([&] {
            QCOMPARE(loop.dispatcher().add(-1, &handler), EBADF);
            QCOMPARE(loop.dispatcher().add(pair.near(), &handler), 0);
            QCOMPARE(loop.dispatcher().add(pair.near(), &handler), EEXIST);
            loop.dispatcher().remove(pair.near(), &handler);
            turn(loop);
            QVERIFY(handler.seen.empty());
        });
    }

    void manyRegistrationsAllHearTheirOwn()
    {
        // More than one batch of the kernel's list holds.
        constexpr std::size_t count = 400;
        LoopThread loop;
        std::vector<std::unique_ptr<SocketPair>> pairs(count);
        std::vector<Handler> handlers(count);
        std::size_t wrong = 0;
        loop.run([&] {
            for (std::size_t i = 0; i < count; ++i) {
                pairs[i] = std::make_unique<SocketPair>();
                QCOMPARE(loop.dispatcher().add(pairs[i]->near(), &handlers[i]), 0);
            }
            turn(loop);
            for (Handler &handler : handlers)
                handler.seen.clear();
            for (std::size_t i = 0; i < count; i += 2)
                pairs[i]->send("x");
            turn(loop);
            for (std::size_t i = 0; i < count; ++i)
                wrong += handlers[i].readable() != (i % 2 == 0 ? 1u : 0u);
            for (std::size_t i = 0; i < count; ++i)
                loop.dispatcher().remove(pairs[i]->near(), &handlers[i]);
        });
        QCOMPARE(wrong, 0u);
    }

    void oneRemovedByAnotherOfItsBatchHearsNothing_data() { waysToEnd(); }
    void oneRemovedByAnotherOfItsBatchHearsNothing()
    {
        QFETCH(const bool, close);
        LoopThread loop;
        SocketPair a;
        SocketPair b;
        auto first = std::make_unique<Handler>();
        auto second = std::make_unique<Handler>();
        std::size_t delivered = 0;
        loop.run([&] {
            loop.dispatcher().add(a.near(), first.get());
            loop.dispatcher().add(b.near(), second.get());
            turn(loop);
            // Whichever comes first ends the other one, which is freed at once: what is left of the
            // batch must not reach it.
            first->then = [&](std::uint32_t) {
                ++delivered;
                end(loop.dispatcher(), b, *second, close);
                second.reset();
            };
            second->then = [&](std::uint32_t) {
                ++delivered;
                end(loop.dispatcher(), a, *first, close);
                first.reset();
            };
            a.send("x");
            b.send("x");
            turn(loop);
            if (first)
                loop.dispatcher().remove(a.near(), first.get());
            if (second)
                loop.dispatcher().remove(b.near(), second.get());
        });
        QCOMPARE(delivered, 1u);
    }

    void removalInsideANestedBatchHoldsForTheOuterOne()
    {
        LoopThread loop;
        SocketPair a;
        SocketPair b;
        SocketPair c;
        Handler outer;
        auto victim = std::make_unique<Handler>();
        Handler inner;
        loop.run([&] {
            loop.dispatcher().add(a.near(), &outer);
            loop.dispatcher().add(b.near(), victim.get());
            turn(loop);
            outer.then = [&](std::uint32_t) {
                outer.then = nullptr;
                loop.dispatcher().add(c.near(), &inner);
                inner.then = [&](std::uint32_t) {
                    inner.then = nullptr;
                    loop.dispatcher().remove(b.near(), victim.get());
                    victim.reset();
                };
                loop.dispatcher().processEvents(QEventLoop::AllEvents);
            };
            a.send("x");
            b.send("x");
            turn(loop);
            QVERIFY(!victim);
            loop.dispatcher().remove(a.near(), &outer);
            loop.dispatcher().remove(c.near(), &inner);
        });
    }

    void aDescriptorsNumberMayBeUsedAgainWithinTheBatch_data() { waysToEnd(); }
    void aDescriptorsNumberMayBeUsedAgainWithinTheBatch()
    {
        QFETCH(const bool, close);
        LoopThread loop;
        auto pair = std::make_unique<SocketPair>();
        Handler old;
        Handler fresh;
        std::unique_ptr<SocketPair> next;
        loop.run([&] {
            loop.dispatcher().add(pair->near(), &old);
            turn(loop);
            old.then = [&](std::uint32_t) {
                const int number = pair->near();
                end(loop.dispatcher(), *pair, old, close);
                pair.reset();
                next = std::make_unique<SocketPair>();
                QVERIFY(next->near() == number || next->far() == number);
                loop.dispatcher().add(next->near(), &fresh);
            };
            pair->send("x");
            turn(loop);
            QVERIFY(next);
            QCOMPARE(fresh.readable(), 0u);
            next->send("y");
            turn(loop);
            QCOMPARE(fresh.readable(), 1u);
            loop.dispatcher().remove(next->near(), &fresh);
        });
        QCOMPARE(old.readable(), 1u);
    }

    void notifiersGoOnUntilTheyAreServed()
    {
        LoopThread loop;
        SocketPair pair;
        loop.run([&] {
            int calls = 0;
            QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
            QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
                if (++calls == 3)
                    SocketPair::drain(pair.near());
            });
            pair.send("x");
            for (int i = 0; i < 10; ++i)
                loop.dispatcher().processEvents(QEventLoop::AllEvents);
            QCOMPARE(calls, 3);
            notifier.setEnabled(false);
            pair.send("y");
            turn(loop);
            QCOMPARE(calls, 3);
            notifier.setEnabled(true);
            turn(loop);
            QVERIFY(calls > 3);
        });
    }

    void readingAndWritingOfOneDescriptorAreToldApart()
    {
        LoopThread loop;
        SocketPair pair;
        loop.run([&] {
            int reads = 0;
            int writes = 0;
            QSocketNotifier read(pair.near(), QSocketNotifier::Read);
            QSocketNotifier write(pair.near(), QSocketNotifier::Write);
            QObject::connect(&read, &QSocketNotifier::activated, &read, [&] { ++reads; });
            QObject::connect(&write, &QSocketNotifier::activated, &write, [&] { ++writes; });
            turn(loop);
            QCOMPARE(reads, 0);
            QCOMPARE(writes, 3);
            write.setEnabled(false);
            pair.send("x");
            turn(loop);
            QCOMPARE(reads, 3);
            QCOMPARE(writes, 3);
        });
    }

    void aNotifierMayEndInsideItsOwnCall_data()
    {
        QTest::addColumn<bool>("deleted");
        QTest::newRow("disabled, and the writing one with it") << false;
        QTest::newRow("deleted, and the writing one with it") << true;
    }
    void aNotifierMayEndInsideItsOwnCall()
    {
        QFETCH(bool, deleted);
        LoopThread loop;
        SocketPair pair;
        loop.run([&] {
            int calls = 0;
            auto read = std::make_unique<QSocketNotifier>(pair.near(), QSocketNotifier::Read);
            auto write = std::make_unique<QSocketNotifier>(pair.near(), QSocketNotifier::Write);
            write->setEnabled(false);
            QObject::connect(write.get(), &QSocketNotifier::activated, &loop.dispatcher(),
                             [&] { ++calls; });
            QObject::connect(read.get(), &QSocketNotifier::activated, &loop.dispatcher(), [&] {
                ++calls;
                if (deleted) {
                    write.reset();
                    read.release()->deleteLater(); // Qt's own rule: not inside its signal
                    SocketPair::drain(pair.near());
                } else {
                    write->setEnabled(false);
                    read->setEnabled(false);
                }
            });
            write->setEnabled(true);
            pair.send("x");
            turn(loop);
            QCOMPARE(calls, 1);
            turn(loop);
            QCOMPARE(calls, 1);
        });
    }
};

QTEST_GUILESS_MAIN(IoRegistrationsTest)
#include "tst_io_registrations.moc"

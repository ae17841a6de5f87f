// The traffic tap: off until asked, bounded, complete and in order, with drops that are counted and
// show as gaps.
#include "stats/tap.h"

#include <QTest>

#include <set>
#include <thread>

using namespace signalbox;
using namespace signalbox::stats;

namespace {

ExchangeRecord sample()
{
    ExchangeRecord r;
    r.wallMs = 1'700'000'000'123;
    r.listener = "web";
    r.method = "GET";
    r.host = "app.localhost";
    r.path = "/a";
    r.query = "b=1";
    r.status = 502;
    r.bytesIn = 11;
    r.bytesOut = 22;
    r.durationUs = 33;
    r.queueUs = 44;
    r.connectUs = 55;
    r.firstByteUs = 66;
    r.route = "api";
    r.backend = "pool";
    r.server = "blue";
    r.generation = 7;
    r.attempts = 2;
    r.reused = true;
    r.error = "read-reset";
    r.requestId = "id-1";
    r.requestHead = "GET /a HTTP/1.1\r\n\r\n";
    r.responseHead = "HTTP/1.1 502 Bad Gateway\r\n\r\n";
    return r;
}

std::vector<TapRecord> drained(Tap &tap)
{
    std::vector<TapRecord> records;
    tap.drain(records);
    return records;
}

} // namespace

class TapTest : public QObject
{
    Q_OBJECT

private slots:
    void recordsNothingUntilSomebodyListens()
    {
        Tap tap(1);
        QVERIFY(!tap.active());
        tap.record(0, sample());
        tap.setActive(true);
        QVERIFY(tap.active());
        tap.record(0, sample());
        tap.setActive(false);
        tap.record(0, sample());
        QCOMPARE(drained(tap).size(), 1U);
        QCOMPARE(tap.dropped(), 0U);
    }

    void everyFieldArrives()
    {
        Tap tap(2);
        tap.setActive(true);
        ExchangeRecord in = sample();
        const auto client = SocketAddress::parse("[::1]:5000");
        in.client = &*client;
        tap.record(1, in);
        const auto records = drained(tap);
        QCOMPARE(records.size(), 1U);
        const TapRecord &r = records[0];
        QCOMPARE(r.sequence, 0U);
        QCOMPARE(r.worker, 1U);
        QCOMPARE(r.wallMs, in.wallMs);
        QCOMPARE(r.client, std::string("[::1]:5000"));
        QCOMPARE(r.listener, std::string(in.listener));
        QCOMPARE(r.method, std::string(in.method));
        QCOMPARE(r.host, std::string(in.host));
        QCOMPARE(r.path, std::string(in.path));
        QCOMPARE(r.query, std::string(in.query));
        QCOMPARE(r.status, in.status);
        QCOMPARE(r.bytesIn, in.bytesIn);
        QCOMPARE(r.bytesOut, in.bytesOut);
        QCOMPARE(r.durationUs, in.durationUs);
        QCOMPARE(r.queueUs, in.queueUs);
        QCOMPARE(r.connectUs, in.connectUs);
        QCOMPARE(r.firstByteUs, in.firstByteUs);
        QCOMPARE(r.route, std::string(in.route));
        QCOMPARE(r.backend, std::string(in.backend));
        QCOMPARE(r.server, std::string(in.server));
        QCOMPARE(r.generation, in.generation);
        QCOMPARE(r.attempts, in.attempts);
        QCOMPARE(r.reused, in.reused);
        QCOMPARE(r.error, std::string(in.error));
        QCOMPARE(r.requestId, std::string(in.requestId));
        QCOMPARE(r.requestHead, std::string(in.requestHead));
        QCOMPARE(r.responseHead, std::string(in.responseHead));
    }

    void unknownClientIsEmptyAndUnixClientsHaveTheirPath()
    {
        Tap tap(1);
        tap.setActive(true);
        ExchangeRecord in = sample();
        tap.record(0, in);
        const auto client = SocketAddress::parse("unix:/tmp/x.sock");
        in.client = &*client;
        tap.record(0, in);
        const auto records = drained(tap);
        QCOMPARE(records[0].client, std::string());
        QCOMPARE(records[1].client, std::string("unix:/tmp/x.sock"));
    }

    void aFullRingDropsCountsAndGoesOnAfterItWasRead()
    {
        Tap tap(1, 5); // rounded up to 8
        tap.setActive(true);
        for (int i = 0; i < 20; ++i)
            tap.record(0, sample());
        QCOMPARE(tap.dropped(), 12U);
        auto records = drained(tap);
        QCOMPARE(records.size(), 8U);
        QCOMPARE(records.back().sequence, 7U);
        tap.record(0, sample());
        records = drained(tap);
        QCOMPARE(records.size(), 1U);
        QCOMPARE(records[0].sequence, 20U); // the gap shows the drops
        QCOMPARE(tap.dropped(), 12U);
    }

    void aSmallRingNeverStallsHoweverMuchPassesThrough()
    {
        Tap tap(1, 1);
        tap.setActive(true);
        for (std::uint64_t i = 0; i < 5000; ++i) { // far more than the ring's blocks hold
            tap.record(0, sample());
            const auto records = drained(tap);
            QCOMPARE(records.size(), 1U);
            QCOMPARE(records[0].sequence, i);
        }
        QCOMPARE(tap.dropped(), 0U);
    }

    void memoryIsBoundedByCuttingHugeHeadsAndDroppingWhatDoesNotFit()
    {
        Tap tap(1, 64);
        tap.setActive(true);
        const std::string head(1'000'000, 'h');
        ExchangeRecord in = sample();
        in.requestHead = head;
        for (int i = 0; i < 64; ++i)
            tap.record(0, in);
        const auto records = drained(tap);
        QCOMPARE(records[0].requestHead.size(), 65536U);
        QVERIFY(records[0].requestHead == head.substr(0, 65536));
        QVERIFY(records.size() >= 4 &&
                records.size() <= 8); // 64 × 4 KiB and the one that passed it
        QCOMPARE(tap.dropped(), 64U - records.size());
    }

    void workersRecordWhileOneReaderDrains()
    {
        constexpr unsigned workers = 3;
        constexpr std::uint64_t each = 20'000;
        Tap tap(workers, 256);
        tap.setActive(true);
        std::atomic<unsigned> running{workers};
        std::vector<std::thread> threads;
        for (unsigned w = 0; w < workers; ++w) {
            threads.emplace_back([&tap, &running, w] {
                ExchangeRecord in = sample();
                for (std::uint64_t i = 0; i < each; ++i) {
                    const std::string path = "/" + std::to_string(i);
                    in.path = path;
                    tap.record(w, in);
                }
                --running;
            });
        }
        std::array<std::uint64_t, workers> next{};
        std::uint64_t seen = 0;
        bool ordered = true;
        const auto take = [&] {
            for (const TapRecord &r : drained(tap)) {
                ordered = ordered && r.sequence >= next[r.worker] &&
                          r.path == "/" + std::to_string(r.sequence);
                next[r.worker] = r.sequence + 1;
                ++seen;
            }
        };
        while (running)
            take();
        for (auto &thread : threads)
            thread.join();
        take();
        QVERIFY(ordered);
        QCOMPARE(seen + tap.dropped(), workers * each);
        QVERIFY(seen > 0);
    }
};

QTEST_APPLESS_MAIN(TapTest)
#include "tst_stats_tap.moc"

// The sampling service: its life, its rates, who hears of samples, and its clock.
#include "stats/stats_service.h"

#include <QTest>
#include <QThread>

#include <thread>

using namespace signalbox;
using namespace signalbox::stats;
using namespace std::chrono_literals;

namespace {

class FakeClock final : public Clock
{
public:
    MonoTime now() const noexcept override
    {
        return MonoTime(std::chrono::milliseconds(ms.load()));
    }
    WallTime wallNow() const noexcept override
    {
        return WallTime(std::chrono::milliseconds(ms.load() + 1'000'000));
    }
    std::atomic<std::int64_t> ms{5000};
};

struct Fixture
{
    FakeClock clock;
    std::atomic<int> calls{0};
    std::atomic<Qt::HANDLE> sampler{nullptr}; // the thread that has taken the last sample
    std::shared_ptr<PerWorker<ServerCounters>> counters =
        std::make_shared<PerWorker<ServerCounters>>(1);
    StatsService service{[this] { return input(); }, clock};

    SampleInput input()
    {
        ++calls;
        sampler = QThread::currentThreadId();
        SampleInput in;
        BackendInput backend;
        backend.servers.push_back({{}, counters});
        in.backends.push_back(std::move(backend));
        return in;
    }
};

/// How many samples this thread has heard of.
class SampleCount
{
public:
    explicit SampleCount(StatsService &service)
    {
        QObject::connect(&service, &StatsService::sampled, &m_receiver, [this] { ++m_count; });
    }
    int get() const { return m_count; }

private:
    int m_count = 0;
    QObject m_receiver;
};

} // namespace

class StatsServiceTest : public QObject
{
    Q_OBJECT

private slots:
    void itsLifeIsThatOfAService()
    {
        Fixture f;
        QCOMPARE(f.service.name(), std::string("stats"));
        QCOMPARE(f.service.state(), Service::State::Stopped);
        QVERIFY(!f.service.latest());
        std::vector<Service::State> states;
        connect(&f.service, &Service::stateChanged, &f.service,
                [&](Service::State state) { states.push_back(state); });
        f.service.start();
        QCOMPARE(f.service.state(), Service::State::Running);
        QVERIFY(f.service.latest());
        f.service.drain();
        QCOMPARE(f.service.state(), Service::State::Draining);
        f.service.stop();
        f.service.stop();
        const std::vector<Service::State> expected{
            Service::State::Starting, Service::State::Running, Service::State::Draining,
            Service::State::Stopped};
        QCOMPARE(states, expected);
    }

    void itCanBeStartedAgain()
    {
        Fixture f;
        f.service.start();
        f.service.stop();
        f.service.start();
        QCOMPARE(f.service.state(), Service::State::Running);
        const SampleCount count(f.service);
        QTRY_VERIFY_WITH_TIMEOUT(count.get() > 0, 5000);
    }

    void itSamplesOnceASecondWhenNobodyWatchesAndFasterMeanwhile()
    {
        Fixture f;
        f.service.start();
        QTRY_COMPARE_WITH_TIMEOUT(f.calls.load(), 2,
                                  5000); // the one of the start, and one a second later
        f.service.setLiveRate(20);
        {
            const auto watch = f.service.watch();
            const auto from = std::chrono::steady_clock::now();
            const int before = f.calls;
            QTRY_VERIFY_WITH_TIMEOUT(f.calls >= before + 10, 10'000);
            // Ten at 20 Hz are half a second; a busy machine takes longer, but not as long as ten
            // seconds would be.
            const auto took = std::chrono::steady_clock::now() - from;
            QVERIFY(took >= 400ms);
            QVERIFY(took < 5s);
        }
        // The call that slows the timer down is under way; from the next sample on it is a second
        // again.
        const int before = f.calls;
        QTRY_VERIFY_WITH_TIMEOUT(f.calls > before, 5000);
        const auto from = std::chrono::steady_clock::now();
        const int then = f.calls;
        QTRY_VERIFY_WITH_TIMEOUT(f.calls > then, 5000);
        QVERIFY(std::chrono::steady_clock::now() - from >= 500ms);
    }

    void eachSampleIsTakenOnItsOwnThreadAndToldOnItsOwners()
    {
        Fixture f;
        f.service.setLiveRate(1000); // clamped to 20
        f.service.start();
        const auto watch = f.service.watch();
        std::vector<std::uint64_t> sequences;
        Qt::HANDLE thread = nullptr;
        QObject receiver; // gone before what the slots refer to
        connect(
            &f.service, &StatsService::sampled, &receiver,
            [&] { thread = QThread::currentThreadId(); }, Qt::DirectConnection);
        connect(
            &f.service, &StatsService::sampled, &receiver,
            [&](const std::shared_ptr<const Snapshot> &s) { sequences.push_back(s->sequence); });
        QTRY_VERIFY_WITH_TIMEOUT(sequences.size() >= 5, 10'000);
        f.service.stop();
        for (std::size_t i = 1; i < sequences.size(); ++i)
            QCOMPARE(sequences[i], sequences[i - 1] + 1);
        QVERIFY(thread == QThread::currentThreadId());
        QVERIFY(f.sampler.load() != nullptr && f.sampler.load() != QThread::currentThreadId());
    }

    void theLastSampleIsKeptForReaders()
    {
        Fixture f;
        f.service.start();
        const auto first = f.service.latest();
        f.counters->local(0).completed.add(10);
        QCOMPARE(first->backends[0].servers[0].sums.completed, 0U);
        f.clock.ms += 2000;
        const auto second = f.service.sampleNow();
        QCOMPARE(second->backends[0].servers[0].sums.completed, 10U);
        QCOMPARE(f.service.latest()->sequence >= second->sequence, true);
        QCOMPARE(first->backends[0].servers[0].sums.completed, 0U); // values don't change
    }

    void timesAreThoseOfTheInjectedClock()
    {
        Fixture f;
        f.service.start();
        f.service.stop(); // so that no sample comes in between
        const auto first = f.service.latest();
        QCOMPARE(first->takenMs, std::int64_t(1'005'000));
        f.counters->local(0).completed.add(30);
        f.clock.ms += 3000;
        const auto second = f.service.sampleNow();
        QCOMPARE(second->takenMs, std::int64_t(1'008'000));
        QCOMPARE(second->backends[0].servers[0].rate.lastTen, std::optional(10.0));
    }

    void samplesOnDemandAndOnTheTimerMayMeet()
    {
        Fixture f;
        f.service.setLiveRate(20);
        f.service.start();
        auto watch = f.service.watch();
        std::atomic<bool> stop{false};
        std::atomic<bool> rising{true};
        std::vector<std::thread> threads;
        for (int i = 0; i < 2; ++i) {
            threads.emplace_back([&] {
                std::uint64_t last = 0;
                while (!stop) {
                    const std::uint64_t sequence = f.service.sampleNow()->sequence;
                    rising = rising && sequence > last;
                    last = sequence;
                    f.service.latest();
                    const auto own = f.service.watch();
                    std::this_thread::yield();
                }
            });
        }
        const SampleCount count(f.service);
        QTRY_VERIFY_WITH_TIMEOUT(count.get() >= 3, 10'000);
        stop = true;
        for (auto &thread : threads)
            thread.join();
        QVERIFY(rising);
        watch = {};
        f.service.stop();
    }
};

QTEST_GUILESS_MAIN(StatsServiceTest)
#include "tst_stats_service.moc"

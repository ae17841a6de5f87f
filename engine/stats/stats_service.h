// Samples the engine's counters on a thread of its own and announces each sample with one signal.
#pragma once

#include "base/clock.h"
#include "base/joined_thread.h"
#include "base/service.h"
#include "stats/sampler.h"
#include "stats/snapshot.h"

#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace signalbox::stats {

/// Samples once a second, which rates and quantiles need, and at the live rate while somebody
/// watches, on a thread of its own. While nobody does, a configuration with more than `manyRoutes`
/// isn't sampled but only observed, without a signal: a sample of 100,000 routes costs most of a
/// second. Threads: as said at each member; sampled() is emitted on the object's.
class StatsService final : public Service
{
    Q_OBJECT
public:
    /// What to sample. Called on the service's thread and on those that call sampleNow(), one at a
    /// time; it must not wait for a thread that calls sampleNow().
    using Source = std::function<SampleInput()>;

    /// Keeps the live rate up as long as it lives, but no longer than its service. Any thread.
    class Watch
    {
    public:
        Watch() = default;
        Watch(Watch &&other) noexcept
            : m_service(std::exchange(other.m_service, nullptr))
        {
        }
        Watch &operator=(Watch &&other) noexcept
        {
            std::swap(m_service, other.m_service);
            return *this;
        }
        ~Watch();

    private:
        friend class StatsService;
        explicit Watch(StatsService *service)
            : m_service(service)
        {
        }
        StatsService *m_service = nullptr;
    };

    static constexpr int minRate = 4;
    static constexpr int maxRate = 20;
    static constexpr std::size_t manyRoutes = 1000;

    /// @param clock  must outlive the service
    StatsService(Source source, const Clock &clock, QObject *parent = nullptr);
    ~StatsService() override;

    std::string name() const override { return "stats"; }
    void start() override;
    /// Goes on sampling: what drains is worth seeing.
    void drain() override;
    void stop() override;

    /// Samples a second while somebody watches, from minRate to maxRate. Any thread.
    void setLiveRate(int hertz);
    [[nodiscard]] Watch watch();

    /// The last sample; none before start(). Any thread.
    std::shared_ptr<const Snapshot> latest() const;
    /// A sample of this moment, without a signal. Any thread.
    std::shared_ptr<const Snapshot> sampleNow();

signals:
    void sampled(std::shared_ptr<const signalbox::stats::Snapshot> snapshot);

private:
    /// A sample to announce, or nullptr.
    std::shared_ptr<const Snapshot> tick();
    std::shared_ptr<const Snapshot> take(SampleInput input);
    void watched(int change);
    void applyInterval();

    const Source m_source;
    const Clock &m_clock;
    std::mutex m_samplerMutex; // held while a sample is made
    Sampler m_sampler;
    mutable std::mutex m_mutex; // guards m_latest and m_timer, for moments
    std::shared_ptr<const Snapshot> m_latest;
    std::atomic<int> m_rate{minRate};
    std::atomic<int> m_watchers{0};

    JoinedThread m_thread;
    QTimer *m_timer = nullptr; // lives in m_thread while that runs
};

} // namespace signalbox::stats

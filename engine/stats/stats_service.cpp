// The sampling thread.
#include "stats/stats_service.h"

#include "base/post.h"

namespace signalbox::stats {

namespace {
constexpr int kIdleIntervalMs = 1000;
}

StatsService::Watch::~Watch()
{
    if (m_service)
        m_service->watched(-1);
}

StatsService::StatsService(Source source, const Clock &clock, QObject *parent)
    : Service(parent)
    , m_source(std::move(source))
    , m_clock(clock)
{
    m_thread.setObjectName(QStringLiteral("stats"));
}

StatsService::~StatsService()
{
    stop();
}

void StatsService::start()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (state() != State::Stopped)
        return;
    setState(State::Starting);
    sampleNow(); // what rates are counted from
    auto *timer = new QTimer;
    timer->moveToThread(&m_thread);
    connect(timer, &QTimer::timeout, timer, [this] {
        if (auto snapshot = tick())
            post(this, [this, snapshot = std::move(snapshot)] { emit sampled(snapshot); });
    });
    connect(&m_thread, &QThread::finished, timer, &QObject::deleteLater);
    {
        const std::lock_guard lock(m_mutex);
        m_timer = timer;
    }
    m_thread.start();
    applyInterval();
    setState(State::Running);
}

void StatsService::drain()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (state() == State::Running)
        setState(State::Draining);
}

void StatsService::stop()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (state() == State::Stopped)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_timer = nullptr;
    }
    m_thread.quit();
    m_thread.join();
    setState(State::Stopped);
}

void StatsService::setLiveRate(int hertz)
{
    m_rate.store(std::clamp(hertz, minRate, maxRate), std::memory_order_relaxed);
    applyInterval();
}

StatsService::Watch StatsService::watch()
{
    watched(1);
    return Watch(this);
}

void StatsService::watched(int change)
{
    m_watchers.fetch_add(change, std::memory_order_relaxed);
    applyInterval();
}

void StatsService::applyInterval()
{
    // The lock keeps the timer from being deleted between the look at it and the call being queued.
    const std::lock_guard lock(m_mutex);
    if (!m_timer)
        return;
    post(m_timer, [this, timer = m_timer] {
        const bool live = m_watchers.load(std::memory_order_relaxed) > 0;
        const int interval = live ? 1000 / m_rate.load(std::memory_order_relaxed) : kIdleIntervalMs;
        if (!timer->isActive() || timer->interval() != interval)
            timer->start(interval);
    });
}

std::shared_ptr<const Snapshot> StatsService::latest() const
{
    const std::lock_guard lock(m_mutex);
    return m_latest;
}

std::shared_ptr<const Snapshot> StatsService::sampleNow()
{
    const std::lock_guard sampling(m_samplerMutex);
    return take(m_source());
}

std::shared_ptr<const Snapshot> StatsService::tick()
{
    const std::lock_guard sampling(m_samplerMutex);
    SampleInput input = m_source();
    if (m_watchers.load(std::memory_order_relaxed) == 0 && input.sameRoutes &&
        input.sameRoutes->size() > manyRoutes) {
        m_sampler.observe(input, m_clock.now());
        return nullptr;
    }
    return take(std::move(input));
}

std::shared_ptr<const Snapshot> StatsService::take(SampleInput input)
{
    auto sample = std::make_shared<const Snapshot>(
        m_sampler.sample(std::move(input), m_clock.now(), m_clock.wallNow()));
    const std::lock_guard lock(m_mutex);
    m_latest = sample;
    return sample;
}

} // namespace signalbox::stats

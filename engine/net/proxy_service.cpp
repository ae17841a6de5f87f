#include "net/proxy_service.h"

#include "net/descriptor_budget.h"
#include "net/listener_set.h"
#include "net/worker_thread.h"

#include <semaphore>
#include <sys/resource.h>

namespace signalbox::net {

namespace {
// Descriptors that aren't connections: files, libraries, the control socket, probes.
constexpr std::int64_t reserve = 128;
constexpr int drainCheckMs = 50;

std::int64_t descriptorsForConnections()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return 1 << 20;
    const auto all = std::int64_t(std::min<rlim_t>(limit.rlim_cur, 1 << 24));
    return std::max<std::int64_t>(all - std::min(reserve, all / 4), 8);
}
} // namespace

/// An old generation on its way out.
struct ProxyService::Drain
{
    std::shared_ptr<const Generation> generation;
    MonoTime deadline;
    bool cut = false;
};

ProxyService::ProxyService(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_registry(std::max(m_options.workers, 1u))
    , m_descriptors(std::make_shared<DescriptorBudget>(descriptorsForConnections()))
{
    m_options.workers = std::max(m_options.workers, 1u);
    m_drainTimer.setInterval(drainCheckMs);
    connect(&m_drainTimer, &QTimer::timeout, this, [this] { checkDrains(); });
}

ProxyService::~ProxyService()
{
    stop();
}

Result<std::shared_ptr<ListenerSet>> ProxyService::bind(const config::RuntimeConfig &config)
{
    return ListenerSet::make(config, m_listeners.get(), m_options.workers);
}

void ProxyService::onEach(const std::function<void(Worker &)> &command)
{
    std::counting_semaphore<1024> done{0};
    for (const auto &thread : m_threads) {
        thread->post([&](Worker &worker) {
            command(worker);
            done.release();
        });
    }
    for (std::size_t i = 0; i < m_threads.size(); ++i)
        done.acquire();
}

void ProxyService::publish(std::shared_ptr<const Generation> generation,
                           std::shared_ptr<ListenerSet> listeners)
{
    if (m_stopped || m_stopping) // the listeners are given up
        return;
    if (m_threads.empty()) {
        const WorkerShared shared{m_options.workers, m_descriptors, m_options.tap};
        for (unsigned i = 0; i < m_options.workers; ++i)
            m_threads.push_back(std::make_unique<WorkerThread>(i, shared));
    }
    const std::shared_ptr<const Generation> before =
        std::exchange(m_current, std::move(generation));
    const std::shared_ptr<ListenerSet> oldListeners =
        std::exchange(m_listeners, std::move(listeners));
    onEach([this](Worker &worker) { worker.adopt(m_current, *m_listeners); });
    if (before) {
        auto drain = std::make_unique<Drain>();
        drain->generation = before;
        drain->deadline =
            std::chrono::steady_clock::now() + before->config->settings.timeouts.drain;
        m_drains.push_back(std::move(drain));
        m_drainTimer.start();
        // Not at once: the caller notes the swap first, then hears what has drained.
        QMetaObject::invokeMethod(
            this, [this] { checkDrains(); }, Qt::QueuedConnection);
    }
}

void ProxyService::setAccessLog(std::shared_ptr<stats::AccessLog> log)
{
    onEach([&](Worker &worker) { worker.setAccessLog(log); });
}

std::vector<BoundListener> ProxyService::boundListeners() const
{
    std::vector<BoundListener> list;
    if (m_listeners) {
        for (const ListenerSet::Entry &entry : m_listeners->entries())
            list.push_back({entry.name, entry.open->address()});
    }
    return list;
}

std::uint64_t ProxyService::inFlight(const Generation &generation) const
{
    std::uint64_t count = 0;
    generation.counters.visit(
        [&](const stats::GenerationCounters &c) { count += c.inFlight.get(); });
    return count;
}

std::uint64_t ProxyService::inFlight() const
{
    std::uint64_t count = m_current ? inFlight(*m_current) : 0;
    for (const auto &drain : m_drains)
        count += inFlight(*drain->generation);
    return count;
}

void ProxyService::checkDrains()
{
    const MonoTime now = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < m_drains.size();) {
        Drain &drain = *m_drains[i];
        std::uint64_t closed = 0;
        if (inFlight(*drain.generation) > 0) {
            if (now < drain.deadline) {
                ++i;
                continue;
            }
            const std::uint64_t number = drain.generation->number;
            std::atomic<std::uint64_t> total{0};
            onEach([&](Worker &worker) { total += worker.cutGeneration(number); });
            closed = total;
        }
        const std::unique_ptr<Drain> ended = std::move(m_drains[i]);
        m_drains.erase(m_drains.begin() + std::ptrdiff_t(i));
        emit drained({ended->generation->number, closed});
    }
    if (m_stopping && !m_stopped && (inFlight() == 0 || now >= m_stopDeadline)) {
        stop();
        emit stopped();
        return;
    }
    if (m_drains.empty() && !m_stopping)
        m_drainTimer.stop();
}

void ProxyService::drain(Milliseconds limit)
{
    if (m_stopping || m_stopped)
        return;
    m_stopping = true;
    m_stopDeadline = std::chrono::steady_clock::now() + limit;
    if (m_listeners) {
        for (const ListenerSet::Entry &entry : m_listeners->entries())
            entry.open->close();
    }
    onEach([](Worker &worker) { worker.drain(); });
    m_drainTimer.start();
    QMetaObject::invokeMethod(
        this, [this] { checkDrains(); }, Qt::QueuedConnection);
}

void ProxyService::stop()
{
    if (m_stopped)
        return;
    m_stopped = true;
    m_cut = inFlight();
    m_drainTimer.stop();
    m_threads.clear();
    m_drains.clear();
    m_listeners.reset();
}

void ProxyService::forceClose(std::uint64_t generation)
{
    for (const auto &drain : m_drains) {
        if (drain->generation->number == generation)
            drain->deadline = {};
    }
    checkDrains();
}

} // namespace signalbox::net

// The health thread, and what crosses into it.
#include "health/health_service.h"

#include "base/post.h"
#include "health/health_monitor.h"
#include "health/network_probe.h"
#include "io/event_dispatcher.h"

namespace signalbox::health {

/// Everything that belongs to the health thread.
class HealthService::Core : public QObject
{
public:
    Core(HealthService &service, const Clock &clock,
         std::function<void(const std::string &backend)> onEligibilityChanged)
        : m_timer(clock, this)
        , m_monitor(std::make_unique<HealthMonitor>(
              clock, m_timer, m_probes, service.m_history,
              HealthMonitor::Hooks{.transition =
                                       [&service](const HealthTransition &t) {
                                           signalbox::post(&service, [&service, t] {
                                               emit service.transition(t);
                                           });
                                       },
                                   .eligibilityChanged = std::move(onEligibilityChanged),
                                   .postEjected =
                                       [this](const std::string &identity) {
                                           signalbox::post(this, [this, identity] {
                                               if (m_monitor)
                                                   m_monitor->ejected(identity);
                                           });
                                       }},
              std::random_device{}()))
    {
    }

    HealthMonitor &monitor() noexcept { return *m_monitor; }
    /// Ends the probes while the event loop still runs: sockets are deleted by it.
    void shutDown() { m_monitor.reset(); }

private:
    QtWakeTimer m_timer;
    NetworkProbes m_probes;
    std::unique_ptr<HealthMonitor> m_monitor; // first to go: it uses the others
};

HealthService::HealthService(const Clock &clock,
                             std::function<void(const std::string &backend)> onEligibilityChanged,
                             QObject *parent)
    : Service(parent)
    , m_core(new Core(*this, clock, std::move(onEligibilityChanged)))
{
    m_thread.setObjectName(QStringLiteral("health"));
    m_core->moveToThread(&m_thread);
}

HealthService::~HealthService()
{
    stop();
    delete m_core; // only when it was never started
}

void HealthService::start()
{
    if (state() != State::Stopped || !m_core)
        return;
    setState(State::Starting);
    connect(&m_thread, &QThread::finished, m_core, &QObject::deleteLater);
    m_thread.setEventDispatcher(new io::EventDispatcher); // the thread's own from here on
    m_thread.start();
    setState(State::Running);
}

void HealthService::drain()
{
    if (state() == State::Running)
        setState(State::Draining);
}

void HealthService::stop()
{
    if (!m_thread.isRunning())
        return;
    Core *core = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        core = std::exchange(m_core, nullptr);
    }
    signalbox::post(core, [core, thread = &m_thread] {
        core->shutDown();
        thread->quit();
    });
    m_thread.join();
    setState(State::Stopped);
}

template <typename Call> void HealthService::post(Call &&call)
{
    const std::lock_guard lock(m_mutex);
    if (m_core)
        signalbox::post(m_core, [core = m_core, c = std::forward<Call>(call)]() mutable {
            c(core->monitor());
        });
}

void HealthService::setTargets(std::vector<HealthTarget> targets)
{
    for (const HealthTarget &target : targets) {
        if (target.check && target.state->health() == balance::Health::Unchecked)
            target.state->setHealth(balance::Health::Unknown, 0, 0,
                                    std::chrono::system_clock::now());
    }
    post([moved = std::move(targets)](HealthMonitor &monitor) mutable {
        monitor.setTargets(std::move(moved));
    });
}

void HealthService::checkNow(const std::string &identity)
{
    post([identity](HealthMonitor &monitor) { monitor.checkNow(identity); });
}

std::vector<CheckResult> HealthService::history(const std::string &identity) const
{
    return m_history.results(identity);
}

CheckTotals HealthService::totals(const std::string &identity) const
{
    return m_history.totals(identity);
}

} // namespace signalbox::health

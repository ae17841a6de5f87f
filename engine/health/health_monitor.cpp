// The monitor: one queue of events for all checks, one timer for the queue.
#include "health/health_monitor.h"

#include <array>
#include <cmath>
#include <optional>

namespace signalbox::health {

using balance::Health;
using balance::VisibleState;

namespace {

/// "250 ms", "1 s", "1.5 s".
std::string timeInWords(Milliseconds time)
{
    const auto ms = time.count();
    if (ms < 1000)
        return std::to_string(ms) + " ms";
    std::string out = std::to_string(ms / 1000);
    if (ms % 1000 != 0) {
        std::string fraction = std::to_string(1000 + ms % 1000).substr(1);
        fraction.erase(fraction.find_last_not_of('0') + 1);
        out += '.' + fraction;
    }
    return out + " s";
}

/// What people would see of a server if it weren't ejected.
VisibleState withoutEjection(const balance::ServerState &state)
{
    if (state.visible() != VisibleState::Ejected)
        return state.visible();
    switch (state.health()) {
    case Health::Up:
        return VisibleState::Up;
    case Health::GoingDown:
        return VisibleState::GoingDown;
    case Health::Unknown:
        return VisibleState::Unknown;
    default:
        return VisibleState::Unchecked;
    }
}

} // namespace

struct HealthMonitor::Check
{
    HealthTarget target;
    std::shared_ptr<const Expectation> expectation; // null: unchecked
    RiseFall riseFall{1, 1};
    std::unique_ptr<Probe> probe; // under way
    MonoTime probeStarted;
    WallTime probeSent;
    bool inMaint = false;
    bool ejectionTold = false; // that it is ejected now
    std::array<std::optional<Queue::iterator>, eventKinds> events;
};

struct HealthMonitor::Look
{
    VisibleState visible;
    bool available;
    bool availableOrUnknown;
};

HealthMonitor::HealthMonitor(const Clock &clock, WakeTimer &timer, ProbeFactory &probes,
                             CheckHistory &history, Hooks hooks, std::uint32_t seed)
    : m_clock(clock)
    , m_timer(timer)
    , m_probes(probes)
    , m_history(history)
    , m_hooks(std::move(hooks))
    , m_random(seed)
{
    m_timer.onWake = [this] { wake(); };
}

HealthMonitor::~HealthMonitor()
{
    m_timer.onWake = {};
    for (const auto &[identity, check] : m_checks) {
        if (check->target.outliers)
            check->target.outliers->setOnEjected({});
    }
}

void HealthMonitor::setTargets(std::vector<HealthTarget> targets)
{
    std::set<std::string_view> wanted;
    for (const HealthTarget &target : targets)
        wanted.insert(target.state->identity());
    for (auto it = m_checks.begin(); it != m_checks.end();) {
        if (wanted.contains(it->first)) {
            ++it;
            continue;
        }
        takeOutliers(*it->second, nullptr);
        for (const EventKind kind : {EventKind::Probe, EventKind::Timeout, EventKind::EjectionEnd})
            unschedule(*it->second, kind);
        m_history.remove(it->first);
        it = m_checks.erase(it);
    }
    std::set<std::string> changed;
    for (HealthTarget &target : targets) {
        auto &check = m_checks[target.state->identity()];
        if (!check)
            check = std::make_unique<Check>();
        const std::string backend = target.state->backend();
        if (apply(*check, std::move(target)))
            changed.insert(backend);
    }
    for (const std::string &backend : changed)
        m_hooks.eligibilityChanged(backend);
    rearm();
}

bool HealthMonitor::apply(Check &check, HealthTarget target)
{
    const bool isNew = !check.target.state;
    const bool sameCheck = !isNew && check.target.check == target.check;
    const Look before = look(*target.state);
    takeOutliers(check, target.outliers);
    check.target = std::move(target);
    if (!sameCheck) {
        check.probe.reset();
        unschedule(check, EventKind::Timeout);
        unschedule(check, EventKind::Probe);
        check.expectation.reset();
        m_history.remove(check.target.state->identity());
        if (check.target.check) {
            check.expectation = std::make_shared<const Expectation>(*check.target.check);
            check.riseFall = RiseFall(check.target.check->rise, check.target.check->fall);
            schedule(check, EventKind::Probe, m_clock.now());
        }
    }
    publish(check);
    if (!isNew)
        report(check, before, "the configuration has changed");
    return !sameCheck;
}

// The former detector, of an older generation, hands its knowledge to the next one, or lets the
// server go.
void HealthMonitor::takeOutliers(Check &check, std::shared_ptr<balance::OutlierDetector> next)
{
    const auto former = check.target.outliers;
    if (former == next)
        return;
    check.target.outliers = next;
    if (former) {
        former->setOnEjected({});
        former->retire(next.get());
    }
    unschedule(check, EventKind::EjectionEnd);
    if (!next) {
        check.ejectionTold = false;
        return;
    }
    const std::string identity = next->server()->identity();
    next->setOnEjected([post = m_hooks.postEjected, identity] { post(identity); });
    const balance::ServerState &state = *next->server();
    check.ejectionTold = check.ejectionTold && state.ejected();
    if (!state.ejected())
        return;
    schedule(check, EventKind::EjectionEnd, state.ejectedUntil());
    if (!check.ejectionTold)
        m_hooks.postEjected(identity); // before anybody listened
}

void HealthMonitor::checkNow(const std::string &identity)
{
    const auto it = m_checks.find(identity);
    if (it == m_checks.end() || !it->second->expectation || it->second->probe)
        return;
    schedule(*it->second, EventKind::Probe, m_clock.now());
    rearm();
}

void HealthMonitor::ejected(const std::string &identity)
{
    const auto it = m_checks.find(identity);
    if (it == m_checks.end() || !it->second->target.outliers)
        return;
    Check &check = *it->second;
    const balance::ServerState &state = *check.target.state;
    if (!state.ejected() || std::exchange(check.ejectionTold, true))
        return; // over already, or told by the detector of a former generation
    schedule(check, EventKind::EjectionEnd, state.ejectedUntil());
    m_hooks.eligibilityChanged(state.backend());
    reportVisible(check, withoutEjection(state),
                  std::to_string(check.target.outliers->spec().consecutiveFailures) +
                      " failures in a row");
    rearm();
}

void HealthMonitor::wake()
{
    m_armed = MonoTime::max();
    const MonoTime now = m_clock.now();
    while (!m_queue.empty() && m_queue.begin()->first <= now) {
        const Event event = m_queue.begin()->second;
        unschedule(*event.check, event.kind);
        switch (event.kind) {
        case EventKind::Probe:
            startProbe(*event.check);
            break;
        case EventKind::Timeout:
            timeOut(*event.check);
            break;
        case EventKind::EjectionEnd:
            endEjection(*event.check);
            break;
        }
    }
    rearm();
}

void HealthMonitor::startProbe(Check &check)
{
    const config::HealthCheckSpec &spec = check.expectation->spec();
    const MonoTime now = m_clock.now();
    schedule(check, EventKind::Probe, now + jittered(spec.interval));
    if (check.probe)
        return; // a timeout longer than the interval: the one under way goes on
    const bool maint = check.target.state->admin() == config::AdminState::Maint;
    if (maint) {
        // What was known may be wrong when maintenance ends: the server comes back as a new one
        // does.
        if (!check.inMaint) {
            check.riseFall.reset();
            publish(check);
        }
        check.inMaint = true;
        return;
    }
    check.inMaint = false;
    check.probeStarted = now;
    check.probeSent = m_clock.wallNow();
    schedule(check, EventKind::Timeout, now + spec.timeout);
    check.probe =
        m_probes.start(check.target.server, check.expectation, [this, &check](ProbeResult result) {
            finishProbe(check, std::move(result));
            rearm();
        });
}

void HealthMonitor::timeOut(Check &check)
{
    finishProbe(check,
                {.ok = false,
                 .counts = true,
                 .status = 0,
                 .reason = "timed out after " + timeInWords(check.expectation->spec().timeout),
                 .snippet = {}});
}

void HealthMonitor::finishProbe(Check &check, ProbeResult result)
{
    check.probe.reset();
    unschedule(check, EventKind::Timeout);
    if (check.target.state->admin() == config::AdminState::Maint)
        return; // it began before
    const std::chrono::duration<double, std::milli> duration = m_clock.now() - check.probeStarted;
    const std::string reason = result.ok ? "check passed" : result.reason;
    m_history.add(check.target.state->identity(), {.time = check.probeSent,
                                                   .ok = result.ok,
                                                   .status = result.status,
                                                   .durationMs = duration.count(),
                                                   .reason = std::move(result.reason),
                                                   .snippet = std::move(result.snippet)});
    if (!result.counts)
        return;
    const Look before = look(*check.target.state);
    check.riseFall.apply(result.ok);
    publish(check);
    report(check, before, reason);
}

void HealthMonitor::endEjection(Check &check)
{
    if (!check.target.outliers)
        return;
    const Look before = look(*check.target.state);
    if (check.target.outliers->tick(m_clock.now()) == balance::OutlierChange::Returned) {
        check.ejectionTold = false;
        report(check, before, "ejection is over, on trial");
    } else if (check.target.state->ejected()) {
        schedule(check, EventKind::EjectionEnd, check.target.state->ejectedUntil());
    }
}

void HealthMonitor::publish(Check &check)
{
    balance::ServerState &state = *check.target.state;
    const Health health = check.expectation ? check.riseFall.health() : Health::Unchecked;
    const std::uint32_t goal = check.expectation ? check.riseFall.goal() : 0;
    state.setHealth(health, goal > 0 ? check.riseFall.progress() : 0, goal, m_clock.wallNow());
}

HealthMonitor::Look HealthMonitor::look(const balance::ServerState &state)
{
    return {state.visible(), state.available(), state.availableOrUnknown()};
}

void HealthMonitor::report(const Check &check, const Look &before, std::string reason)
{
    const Look now = look(*check.target.state);
    if (now.available != before.available || now.availableOrUnknown != before.availableOrUnknown)
        m_hooks.eligibilityChanged(check.target.state->backend());
    reportVisible(check, before.visible, std::move(reason));
}

void HealthMonitor::reportVisible(const Check &check, VisibleState before, std::string reason)
{
    const balance::ServerState &state = *check.target.state;
    if (state.visible() == before)
        return;
    m_hooks.transition({.identity = state.identity(),
                        .backend = state.backend(),
                        .name = state.name(),
                        .from = before,
                        .to = state.visible(),
                        .reason = std::move(reason),
                        .time = m_clock.wallNow()});
}

// Ten percent to both sides, so that the probes of many servers drift apart.
Milliseconds HealthMonitor::jittered(Milliseconds interval)
{
    std::uniform_real_distribution<double> factor(0.9, 1.1);
    return Milliseconds(std::llround(double(interval.count()) * factor(m_random)));
}

void HealthMonitor::schedule(Check &check, EventKind kind, MonoTime when)
{
    unschedule(check, kind);
    check.events[std::size_t(kind)] = m_queue.emplace(when, Event{&check, kind});
}

void HealthMonitor::unschedule(Check &check, EventKind kind)
{
    auto &place = check.events[std::size_t(kind)];
    if (place) {
        m_queue.erase(*place);
        place.reset();
    }
}

void HealthMonitor::rearm()
{
    if (m_queue.empty() || m_queue.begin()->first >= m_armed)
        return;
    m_armed = m_queue.begin()->first;
    m_timer.wakeAt(m_armed);
}

} // namespace signalbox::health

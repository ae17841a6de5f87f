// Live state of one server: what people see follows from health, administration and ejection.
#include "balance/server_state.h"

#include <algorithm>

namespace signalbox::balance {

using config::AdminState;

std::string_view visibleStateName(VisibleState state) noexcept
{
    switch (state) {
    case VisibleState::Up:
        return "up";
    case VisibleState::GoingDown:
        return "going-down";
    case VisibleState::Down:
        return "down";
    case VisibleState::GoingUp:
        return "going-up";
    case VisibleState::Drain:
        return "drain";
    case VisibleState::Maint:
        return "maint";
    case VisibleState::Unchecked:
        return "unchecked";
    case VisibleState::Unknown:
        return "unknown";
    case VisibleState::Ejected:
        return "ejected";
    }
    return "unknown";
}

ServerState::ServerState(std::string identity, std::string backend, std::string name,
                         unsigned workers)
    : m_identity(std::move(identity))
    , m_backend(std::move(backend))
    , m_name(std::move(name))
    , m_counters(workers)
{
    touch(VisibleState::Maint, wallNow()); // any state but the initial one: sets the time
}

std::uint64_t ServerState::active() const noexcept
{
    std::uint64_t sum = 0;
    m_counters.visit([&sum](const stats::ServerCounters &c) { sum += c.active.get(); });
    return sum;
}

void ServerState::setHealth(Health health, std::uint32_t progress, std::uint32_t goal,
                            WallTime since) noexcept
{
    const VisibleState before = visible();
    m_progress.store(std::uint64_t(progress) << 32 | goal, std::memory_order_relaxed);
    m_health.store(health, std::memory_order_release);
    touch(before, since);
}

void ServerState::setConfigured(AdminState state, WallTime since) noexcept
{
    const VisibleState before = visible();
    m_configured.store(state, std::memory_order_release);
    touch(before, since);
}

void ServerState::setOverride(AdminState state, WallTime since) noexcept
{
    const VisibleState before = visible();
    m_override.store(state, std::memory_order_release);
    touch(before, since);
}

AdminState ServerState::configured() const noexcept
{
    return m_configured.load(std::memory_order_acquire);
}

AdminState ServerState::override_() const noexcept
{
    return m_override.load(std::memory_order_acquire);
}

AdminState ServerState::admin() const noexcept
{
    static_assert(AdminState::Active < AdminState::Drain && AdminState::Drain < AdminState::Maint);
    return std::max(configured(), override_());
}

void ServerState::setEjected(bool ejected, MonoTime until, WallTime since) noexcept
{
    const VisibleState before = visible();
    m_ejectedUntil.store(ejected ? until.time_since_epoch().count() : 0, std::memory_order_relaxed);
    m_ejection.store(ejected ? Ejection::Ejected : Ejection::None, std::memory_order_release);
    touch(before, since);
}

void ServerState::setOnTrial(WallTime since) noexcept
{
    const VisibleState before = visible();
    m_ejectedUntil.store(0, std::memory_order_relaxed);
    m_ejection.store(Ejection::Trial, std::memory_order_release);
    touch(before, since);
}

bool ServerState::takeTrial() noexcept
{
    Ejection expected = Ejection::Trial;
    return m_ejection.compare_exchange_strong(expected, Ejection::TrialTaken,
                                              std::memory_order_relaxed);
}

void ServerState::giveTrialBack() noexcept
{
    Ejection expected = Ejection::TrialTaken;
    m_ejection.compare_exchange_strong(expected, Ejection::Trial, std::memory_order_relaxed);
}

MonoTime ServerState::ejectedUntil() const noexcept
{
    return MonoTime(MonoTime::duration(m_ejectedUntil.load(std::memory_order_relaxed)));
}

bool ServerState::available() const noexcept
{
    return availableOrUnknown() && health() != Health::Unknown;
}

bool ServerState::availableOrUnknown() const noexcept
{
    return serves() && !ejected();
}

bool ServerState::takesRequests() const noexcept
{
    const Ejection ejection = m_ejection.load(std::memory_order_acquire);
    return serves() && ejection != Ejection::Ejected && ejection != Ejection::TrialTaken;
}

bool ServerState::serves() const noexcept
{
    const Health h = health();
    return h != Health::Down && h != Health::GoingUp && admin() == AdminState::Active;
}

VisibleState ServerState::visible() const noexcept
{
    switch (admin()) {
    case AdminState::Maint:
        return VisibleState::Maint;
    case AdminState::Drain:
        return VisibleState::Drain;
    case AdminState::Active:
        break;
    }
    // What probes found is said first: an ejected server that is down stays out after the ejection,
    // too.
    switch (health()) {
    case Health::Down:
        return VisibleState::Down;
    case Health::GoingUp:
        return VisibleState::GoingUp;
    case Health::Up:
        return ejected() ? VisibleState::Ejected : VisibleState::Up;
    case Health::GoingDown:
        return ejected() ? VisibleState::Ejected : VisibleState::GoingDown;
    case Health::Unknown:
        return ejected() ? VisibleState::Ejected : VisibleState::Unknown;
    case Health::Unchecked:
        break;
    }
    return ejected() ? VisibleState::Ejected : VisibleState::Unchecked;
}

WallTime ServerState::since() const noexcept
{
    return WallTime(std::chrono::duration_cast<WallTime::duration>(
        Milliseconds(m_sinceMs.load(std::memory_order_relaxed))));
}

std::uint32_t ServerState::progress() const noexcept
{
    return std::uint32_t(m_progress.load(std::memory_order_relaxed) >> 32);
}

std::uint32_t ServerState::progressGoal() const noexcept
{
    return std::uint32_t(m_progress.load(std::memory_order_relaxed));
}

void ServerState::touch(VisibleState before, WallTime since) noexcept
{
    if (visible() != before) {
        const auto ms = std::chrono::duration_cast<Milliseconds>(since.time_since_epoch());
        m_sinceMs.store(ms.count(), std::memory_order_relaxed);
    }
}

} // namespace signalbox::balance

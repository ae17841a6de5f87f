// Active and passive health as a service of its own thread (engine.md §6).
#pragma once

#include "base/clock.h"
#include "base/joined_thread.h"
#include "base/service.h"
#include "health/check_history.h"
#include "health/health_target.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace signalbox::health {

/// The object belongs to the thread that made it; probing, states and ejection ends happen on its
/// own thread; transition() is emitted on the object's.
/// Threads: setTargets(), checkNow(), history() and totals() from any.
class HealthService final : public Service
{
    Q_OBJECT
public:
    /// @param onEligibilityChanged  called on the health thread when servers of `backend` may take
    /// requests that might not
    ///                              before, or the other way round: refresh its pools
    HealthService(const Clock &clock,
                  std::function<void(const std::string &backend)> onEligibilityChanged,
                  QObject *parent = nullptr);
    ~HealthService() override; // stops

    std::string name() const override { return "health"; }
    void start() override;
    /// Goes on probing: requests under way still need to know who is up.
    void drain() override;
    void stop() override;

    /// What to look after from now on, for all generations that are current. Queued. Servers that
    /// are checked and new are `unknown` when this returns. Same identity and same check keep state
    /// and history.
    void setTargets(std::vector<HealthTarget> targets);
    /// A probe at once, for instance after `enable`. Queued.
    void checkNow(const std::string &identity);

    /// The last 60 results, oldest first.
    std::vector<CheckResult> history(const std::string &identity) const;
    CheckTotals totals(const std::string &identity) const;

signals:
    void transition(const signalbox::health::HealthTransition &transition);

private:
    class Core; // lives on m_thread
    template <typename Call> void post(Call &&call);

    CheckHistory m_history;
    JoinedThread m_thread;
    std::mutex m_mutex; // m_core, against calls from other threads during stop()
    Core *m_core;       // lives on m_thread and is deleted at its end
};

} // namespace signalbox::health

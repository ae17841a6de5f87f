// A health monitor with a fake clock, timer and probes, and what it has told.
#pragma once

#include "health/health_monitor.h"
#include "support/config_builders.h"
#include "support/fake_probes.h"

#include <QString>

namespace testsupport {

using namespace signalbox::health;
using namespace std::chrono_literals;

struct MonitorFixture
{
    explicit MonitorFixture(std::size_t servers = 1)
        : backend(testsupport::makeBackend(std::vector<std::uint32_t>(servers, 1)))
        , states(testsupport::makeStates(backend))
    {
        check.interval = 2000ms;
        check.timeout = 1000ms;
        monitor = std::make_unique<HealthMonitor>(
            clock, timer, probes, history,
            HealthMonitor::Hooks{
                .transition = [this](const HealthTransition &t) { transitions.push_back(t); },
                .eligibilityChanged = [this](const std::string &b) { refreshed.push_back(b); },
                .postEjected =
                    [this](const std::string &identity) { ejections.push_back(identity); }},
            42);
    }
    HealthTarget target(std::size_t i) const
    {
        return {.state = states[i],
                .server = backend.servers[i],
                .check = check,
                .outliers = i < outliers.size() ? outliers[i] : nullptr};
    }
    void setAll()
    {
        std::vector<HealthTarget> targets;
        for (std::size_t i = 0; i < states.size(); ++i)
            targets.push_back(target(i));
        monitor->setTargets(std::move(targets));
        timer.pass(0ms);
    }
    /// Lets the next probe of s0 begin and end.
    void result(bool ok)
    {
        while (!probes.running("s0"))
            timer.pass(timer.untilWake());
        if (ok)
            probes.succeed("s0");
        else
            probes.fail("s0");
    }
    QString state() const
    {
        const auto &s = *states[0];
        QString out = QString::fromUtf8(visibleStateName(s.visible()));
        if (s.progressGoal() > 0)
            out += QStringLiteral(" %1/%2").arg(s.progress()).arg(s.progressGoal());
        return out;
    }
    QString transitionText(std::size_t i) const
    {
        const HealthTransition &t = transitions.at(i);
        return QString::fromStdString(t.name + ": " + std::string(visibleStateName(t.from)) +
                                      " > " + std::string(visibleStateName(t.to)) + ", " +
                                      t.reason);
    }

    testsupport::FakeClock clock;
    testsupport::FakeWakeTimer timer{clock};
    testsupport::FakeProbes probes;
    CheckHistory history;
    config::BackendSpec backend;
    config::HealthCheckSpec check;
    std::vector<std::shared_ptr<balance::ServerState>> states;
    std::vector<std::shared_ptr<balance::OutlierDetector>> outliers;
    std::vector<HealthTransition> transitions;
    std::vector<std::string> refreshed;
    std::vector<std::string> ejections;
    std::unique_ptr<HealthMonitor> monitor;
};

} // namespace testsupport

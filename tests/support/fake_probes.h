// Probes and a wake timer that do what a test says, on a clock that a test moves.
#pragma once

#include "health/probe.h"
#include "health/wake_timer.h"
#include "support/fake_clock.h"

#include <map>
#include <string>
#include <vector>

namespace testsupport {

class FakeWakeTimer final : public signalbox::health::WakeTimer
{
public:
    explicit FakeWakeTimer(FakeClock &clock)
        : m_clock(clock)
    {
    }
    void wakeAt(signalbox::MonoTime when) override
    {
        m_when = when;
        m_armed = true;
    }
    bool armed() const { return m_armed; }
    signalbox::Milliseconds untilWake() const
    {
        return std::chrono::ceil<signalbox::Milliseconds>(m_when - m_clock.now());
    }
    /// Lets time pass, waking whenever asked to on the way.
    void pass(signalbox::Milliseconds time)
    {
        const signalbox::MonoTime end = m_clock.now() + time;
        while (m_armed && m_when <= end) {
            if (m_when > m_clock.now())
                m_clock.advance(untilWake());
            m_armed = false;
            onWake();
        }
        m_clock.advance(std::chrono::duration_cast<signalbox::Milliseconds>(end - m_clock.now()));
    }

private:
    FakeClock &m_clock;
    signalbox::MonoTime m_when;
    bool m_armed = false;
};

/// Remembers the probes that are under way, by server name; the test ends them.
class FakeProbes final : public signalbox::health::ProbeFactory
{
public:
    std::unique_ptr<signalbox::health::Probe>
    start(const signalbox::config::ServerSpec &server,
          std::shared_ptr<const signalbox::health::Expectation> expectation,
          signalbox::health::ProbeDone done) override
    {
        ++started[server.name];
        lastExpectation = std::move(expectation);
        return std::make_unique<Running>(*this, server.name, std::move(done));
    }
    bool running(const std::string &server) const { return m_running.contains(server); }
    std::size_t running() const { return m_running.size(); }
    void succeed(const std::string &server)
    {
        end(server, {.ok = true, .counts = true, .status = 200, .reason = {}, .snippet = "ok"});
    }
    void fail(const std::string &server, const std::string &reason = "connection refused")
    {
        end(server, {.ok = false, .counts = true, .status = 0, .reason = reason, .snippet = {}});
    }
    void end(const std::string &server, signalbox::health::ProbeResult result)
    {
        const auto done = std::exchange(m_running.at(server)->done, {});
        done(std::move(result));
    }

    std::map<std::string, int> started;
    std::shared_ptr<const signalbox::health::Expectation> lastExpectation;

private:
    struct Running final : signalbox::health::Probe
    {
        Running(FakeProbes &o, std::string n, signalbox::health::ProbeDone d)
            : owner(o)
            , name(std::move(n))
            , done(std::move(d))
        {
            owner.m_running[name] = this;
        }
        ~Running() override { owner.m_running.erase(name); }
        FakeProbes &owner;
        std::string name;
        signalbox::health::ProbeDone done;
    };
    std::map<std::string, Running *> m_running;
};

} // namespace testsupport

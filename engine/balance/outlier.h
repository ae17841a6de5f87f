// Passive health: consecutive failures of real traffic eject a server for a while (engine.md §6).
#pragma once

#include "balance/server_state.h"
#include "base/clock.h"
#include "config/runtime_config.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace signalbox::balance {

/// What a call changed. After Ejected and Returned the server's pools are to be refreshed.
enum class OutlierChange : std::uint8_t {
    None,
    Ejected,  // takes no requests until its time is over
    Returned, // its time is over: takes requests again, on trial
    Settled,  // the trial went well: the next ejection is a first one again
};

/// Counts the consecutive failures of one server over all workers. At the limit it is ejected for
/// eject × n, at most maxEject, n being the ejections without a success in between; then the first
/// result decides. Threads: report() from any worker; tick() from the health thread; the rest from
/// any thread.
class OutlierDetector
{
public:
    /// @param servers  in the pool: the only server of a pool is never ejected
    OutlierDetector(std::shared_ptr<ServerState> server, config::OutlierSpec spec,
                    std::size_t servers, const Clock &clock);

    /// Result of a request that was sent to the server, or of an attempt to. Without failures in
    /// the recent past a success costs one relaxed load.
    OutlierChange report(bool failure)
    {
        if (!failure && !m_watching.load(std::memory_order_relaxed)) [[likely]]
            return OutlierChange::None;
        return failure ? failed() : succeeded();
    }
    /// Ends an ejection whose time has come.
    OutlierChange tick(MonoTime now);

    /// After a reload that changed the pool: an ejected server that is alone now returns at the
    /// next tick.
    void setPoolSize(std::size_t servers);
    /// Takes no reports any more. What it knows goes on in `successor` when that one has the same
    /// spec; else an ejection of its own ends now. For reloads: requests of the old generation
    /// still hold this one.
    void retire(OutlierDetector *successor);
    /// Called on the worker's thread, under this object's lock, when the server was ejected: to be
    /// handed on, not acted upon. After setOnEjected({}) has returned the former function isn't
    /// running and won't be called.
    void setOnEjected(std::function<void()> onEjected);

    const std::shared_ptr<ServerState> &server() const noexcept { return m_server; }
    const config::OutlierSpec &spec() const noexcept { return m_spec; }

private:
    /// In a row, up to now.
    struct Record
    {
        std::uint32_t failures = 0;
        std::uint32_t times = 0; // ejections
        bool ejected = false;
        bool trial = false;
        MonoTime until;
    };
    OutlierChange failed();
    OutlierChange succeeded();
    void adopt(const Record &record);

    const std::shared_ptr<ServerState> m_server;
    const config::OutlierSpec m_spec;
    const Clock &m_clock;
    std::atomic<bool> m_watching{false}; // there are failures to forget, or a trial to pass
    std::mutex m_mutex;                  // everything below
    std::size_t m_poolSize;
    Record m_record;
    bool m_retired = false;
    std::function<void()> m_onEjected;
};

} // namespace signalbox::balance

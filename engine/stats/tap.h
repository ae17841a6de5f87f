// The traffic tap: a bounded ring a worker that records exchanges while somebody listens.
#pragma once

#include "stats/exchange_record.h"
#include "stats/tap_record.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::stats {

/// Off unless someone listens: active() is the one branch it costs then.
/// Threads: record() from worker `worker`; the rest from any one reader thread at a time.
class Tap
{
public:
    /// @param capacity  records a worker, rounded up to a power of two
    Tap(unsigned workers, std::size_t capacity = 4096);
    ~Tap();

    bool active() const noexcept { return m_active.load(std::memory_order_relaxed); }
    /// Never blocks: when the reader is slow the record is dropped and counted.
    void record(unsigned worker, const ExchangeRecord &record) noexcept;

    void setActive(bool on) noexcept { m_active.store(on, std::memory_order_relaxed); }
    /// Moves out what has been recorded, oldest first for each worker.
    void drain(std::vector<TapRecord> &out);
    std::uint64_t dropped() const noexcept;

private:
    struct Ring;
    std::atomic<bool> m_active{false};
    std::vector<std::unique_ptr<Ring>> m_rings;
};

} // namespace signalbox::stats

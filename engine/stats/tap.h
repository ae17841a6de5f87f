// The traffic tap: a bounded ring a worker that records exchanges while somebody listens.
#pragma once

#include "stats/exchange_record.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::stats {

/// A record that owns its text.
struct TapRecord
{
    std::uint64_t sequence =
        0; // grows by one an exchange and worker, drops included: gaps show drops
    std::uint32_t worker = 0;
    std::int64_t wallMs = 0;
    std::string client, listener, method, host, path, query;
    std::uint16_t status = 0;
    std::uint64_t bytesIn = 0, bytesOut = 0;
    std::int64_t durationUs = 0, queueUs = -1, connectUs = -1, firstByteUs = -1;
    std::string route, backend, server;
    std::uint64_t generation = 0;
    std::uint32_t attempts = 0;
    bool reused = false;
    std::string error, requestId, requestHead, responseHead;
};

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

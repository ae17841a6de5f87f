// Counters with one writer each: a worker bumps its own, the sampler sums them over the workers.
#pragma once

#include "stats/histogram.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>

namespace signalbox::stats {

/// 64-bit counter or gauge. add() and sub() from its one writer thread only; get() from any thread.
class Counter
{
public:
    void add(std::uint64_t n = 1) noexcept
    {
        m_value.store(m_value.load(std::memory_order_relaxed) + n, std::memory_order_relaxed);
    }
    void sub(std::uint64_t n = 1) noexcept
    {
        m_value.store(m_value.load(std::memory_order_relaxed) - n, std::memory_order_relaxed);
    }
    std::uint64_t get() const noexcept { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> m_value{0};
};

/// 1xx … 5xx by index 1 … 5; 0 is everything else (499 counts as 4xx).
using ClassCounters = std::array<Counter, 6>;
inline std::size_t statusClass(int status) noexcept
{
    return status >= 100 && status < 600 ? std::size_t(status / 100) : 0;
}

struct alignas(64) ServerCounters
{
    Counter picks;
    Counter active;    // gauge: requests and tunnels on it now
    Counter completed; // requests that ended with this server, whatever the status
    ClassCounters classes;
    Counter connectErrors;
    Counter resetErrors;
    Counter timeoutErrors;
    Counter retries;     // tries after the first that went to this server
    Counter bytesIn;     // from the server
    Counter bytesOut;    // to the server
    Counter connects;    // connections opened
    Counter reused;      // requests sent on a pooled connection
    Histogram total;     // upstream time: pick to the last byte of the answer, µs
    Histogram firstByte; // request sent to first byte of the answer, µs
};

struct alignas(64) RouteCounters
{
    Counter requests;
    Counter active;
    Counter errors; // 5xx and 499
    ClassCounters classes;
    Counter bytesIn;    // from clients
    Counter bytesOut;   // to clients
    Histogram duration; // whole exchange, µs
};

struct alignas(64) RouteServerCounters
{
    ClassCounters classes;
};

struct alignas(64) ListenerCounters
{
    Counter connections; // gauge
    Counter accepted;
    Counter requests;
    Counter bytesIn;
    Counter bytesOut;
    ClassCounters unrouted; // answers to requests that came to no route
};

struct alignas(64) GenerationCounters
{
    Counter requests;
    Counter inFlight; // gauge: exchanges and tunnels
    /// When the oldest one in flight began, microseconds of the steady clock; 0: none.
    std::atomic<std::int64_t> oldestUs{0};
};

/// One T a worker, made by that worker on first use.
/// local(): only from worker `index`'s thread. visit(): any thread.
template <typename T> class PerWorker
{
public:
    explicit PerWorker(unsigned workers)
        : m_slots(new std::atomic<T *>[workers])
        , m_workers(workers)
    {
        for (unsigned i = 0; i < workers; ++i)
            m_slots[i].store(nullptr, std::memory_order_relaxed);
    }
    ~PerWorker()
    {
        for (unsigned i = 0; i < m_workers; ++i)
            delete m_slots[i].load(std::memory_order_acquire);
    }
    PerWorker(const PerWorker &) = delete;
    PerWorker &operator=(const PerWorker &) = delete;

    T &local(unsigned index)
    {
        T *slot = m_slots[index].load(std::memory_order_relaxed);
        if (!slot) {
            slot = new T;
            m_slots[index].store(slot, std::memory_order_release);
        }
        return *slot;
    }
    template <typename F> void visit(F &&f) const
    {
        for (unsigned i = 0; i < m_workers; ++i) {
            if (const T *slot = m_slots[i].load(std::memory_order_acquire))
                f(*slot);
        }
    }
    unsigned workers() const noexcept { return m_workers; }
    /// For passes over very many: brings the pointers into the cache, and what they lead to, in two
    /// steps far enough ahead of visit().
    void prefetchPointers() const noexcept { __builtin_prefetch(m_slots.get()); }
    void prefetchValues() const noexcept
    {
        visit([](const T &value) {
            __builtin_prefetch(&value);
            if constexpr (sizeof(T) > 64)
                __builtin_prefetch(reinterpret_cast<const char *>(&value) + 64);
        });
    }

private:
    std::unique_ptr<std::atomic<T *>[]> m_slots;
    unsigned m_workers;
};

} // namespace signalbox::stats

// Counts and latencies of a load run, in whole and by window of time.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace signalbox::bench {

/// Log-linear: 32 buckets a power of two, so that a quantile is off by at most 3 %.
class Latencies
{
public:
    void add(std::uint64_t ns);
    /// ns; 0 when empty.
    std::uint64_t quantile(double q) const;
    std::uint64_t max() const { return m_max; }
    /// "[[12.5,40],[13,7]]": microseconds of a bucket and what is in it.
    std::string json() const;
    std::uint64_t count() const { return m_count; }

private:
    static std::uint64_t valueOf(std::size_t bucket);

    static constexpr unsigned subBits = 5;
    std::array<std::uint32_t, (64u - subBits) << subBits> m_buckets{};
    std::uint64_t m_count = 0;
    std::uint64_t m_max = 0;
};

enum class Failure { Connect, Reset, Closed, Status, Short, Wrong, Bad, Timeout };
constexpr std::array<const char *, 8> failureNames{"connect", "reset", "closed", "status",
                                                   "short",   "wrong", "bad",    "timeout"};

class Report
{
public:
    explicit Report(std::uint64_t windowNs)
        : m_windowNs(windowNs)
    {
    }

    /// Failures count from the start, requests only between begin and end.
    void begin(std::uint64_t now, std::uint64_t cpu)
    {
        m_begin = now;
        m_cpu = cpu;
    }
    void end(std::uint64_t now, std::uint64_t cpu)
    {
        m_end = now;
        m_cpu = cpu - m_cpu;
    }
    bool counting() const { return m_begin != 0 && m_end == 0; }
    std::uint64_t begun() const { return m_begin; }
    std::uint64_t requests() const { return m_all.count(); }
    std::uint64_t failures() const;

    void request(std::uint64_t now, std::uint64_t latencyNs, std::uint64_t bytes);
    void failure(std::uint64_t now, Failure kind, int detail = 0);
    void lost(std::uint64_t idleConnections) { m_lost += idleConnections; }

    std::string json() const;

private:
    struct Window
    {
        Latencies latencies;
        std::uint64_t failures = 0;
    };
    Window *windowAt(std::uint64_t now);

    std::uint64_t m_windowNs;
    std::uint64_t m_begin = 0;
    std::uint64_t m_end = 0;
    std::uint64_t m_cpu = 0; // of the load generator itself, ns
    std::uint64_t m_bytes = 0;
    std::uint64_t m_lost = 0;
    Latencies m_all;
    std::array<std::uint64_t, failureNames.size()> m_failures{};
    std::map<int, std::uint64_t> m_statuses; // of answers that weren't 2xx
    std::vector<Window> m_windows;
};

} // namespace signalbox::bench

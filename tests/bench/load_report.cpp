// See load_report.h.
#include "load_report.h"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <numeric>

namespace signalbox::bench {

void Latencies::add(std::uint64_t ns)
{
    const unsigned width = static_cast<unsigned>(std::bit_width(ns));
    const unsigned shift = width > subBits + 1 ? width - subBits - 1 : 0;
    const std::size_t bucket =
        (std::size_t{shift} << subBits) + static_cast<std::size_t>(ns >> shift);
    ++m_buckets[std::min(bucket, m_buckets.size() - 1)];
    ++m_count;
    m_max = std::max(m_max, ns);
}

std::uint64_t Latencies::quantile(double q) const
{
    if (m_count == 0)
        return 0;
    const auto rank = static_cast<std::uint64_t>(q * static_cast<double>(m_count - 1));
    std::uint64_t seen = 0;
    for (std::size_t bucket = 0; bucket < m_buckets.size(); ++bucket) {
        seen += m_buckets[bucket];
        if (seen <= rank)
            continue;
        return valueOf(bucket);
    }
    return m_max;
}

/// The inverse of add(): the first 2 << subBits buckets hold their value itself.
std::uint64_t Latencies::valueOf(std::size_t bucket)
{
    const std::size_t first = std::size_t{2} << subBits;
    const unsigned shift = bucket < first ? 0 : static_cast<unsigned>(bucket >> subBits) - 1;
    return (static_cast<std::uint64_t>(bucket) - (std::uint64_t{shift} << subBits)) << shift;
}

std::string Latencies::json() const
{
    std::string json = "[";
    for (std::size_t bucket = 0; bucket < m_buckets.size(); ++bucket) {
        if (m_buckets[bucket] == 0)
            continue;
        std::array<char, 64> text{};
        std::snprintf(text.data(), text.size(), "%s[%.3f,%u]", json.size() > 1 ? "," : "",
                      static_cast<double>(valueOf(bucket)) / 1000.0, m_buckets[bucket]);
        json += text.data();
    }
    return json + "]";
}

Report::Window *Report::windowAt(std::uint64_t now)
{
    if (m_windowNs == 0 || m_begin == 0 || now < m_begin)
        return nullptr;
    const auto index = static_cast<std::size_t>((now - m_begin) / m_windowNs);
    if (index >= m_windows.size())
        m_windows.resize(index + 1);
    return &m_windows[index];
}

void Report::request(std::uint64_t now, std::uint64_t latencyNs, std::uint64_t bytes)
{
    if (!counting())
        return;
    m_all.add(latencyNs);
    m_bytes += bytes;
    if (Window *window = windowAt(now))
        window->latencies.add(latencyNs);
}

void Report::failure(std::uint64_t now, Failure kind, int detail)
{
    ++m_failures[static_cast<std::size_t>(kind)];
    if (kind == Failure::Status)
        ++m_statuses[detail];
    if (Window *window = windowAt(now))
        ++window->failures;
}

std::uint64_t Report::failures() const
{
    return std::accumulate(m_failures.begin(), m_failures.end(), std::uint64_t{0});
}

std::string Report::json() const
{
    const double seconds = static_cast<double>(m_end - m_begin) / 1e9;
    std::array<char, 512> text{};
    const auto us = [](std::uint64_t ns) { return static_cast<double>(ns) / 1000.0; };
    std::snprintf(
        text.data(), text.size(),
        "{\"requests\":%llu,\"seconds\":%.6f,\"rps\":%.1f,\"bytes\":%llu,\"begin-ns\":%llu,\"cpu-"
        "ns\":%llu,"
        "\"failures\":%llu,"
        "\"lost\":%llu,\"latency-us\":{\"p50\":%.1f,\"p90\":%.1f,\"p99\":%.1f,\"p999\":%.1f,"
        "\"max\":%.1f}",
        static_cast<unsigned long long>(requests()), seconds,
        seconds > 0 ? static_cast<double>(requests()) / seconds : 0.0,
        static_cast<unsigned long long>(m_bytes), static_cast<unsigned long long>(m_begin),
        static_cast<unsigned long long>(m_cpu), static_cast<unsigned long long>(failures()),
        static_cast<unsigned long long>(m_lost), us(m_all.quantile(0.5)), us(m_all.quantile(0.9)),
        us(m_all.quantile(0.99)), us(m_all.quantile(0.999)), us(m_all.max()));
    std::string json = text.data();
    json += ",\"failed\":{";
    for (std::size_t i = 0; i < failureNames.size(); ++i) {
        json += i == 0 ? "\"" : ",\"";
        json += failureNames[i];
        json += "\":" + std::to_string(m_failures[i]);
    }
    json += "},\"statuses\":{";
    for (const auto &[status, count] : m_statuses) {
        json += json.back() == '{' ? "\"" : ",\"";
        json += std::to_string(status) + "\":" + std::to_string(count);
    }
    json += "}";
    if (m_windowNs > 0) {
        json += ",\"windows\":[";
        for (std::size_t i = 0; i < m_windows.size(); ++i) {
            const Window &window = m_windows[i];
            std::snprintf(text.data(), text.size(),
                          "%s{\"ms\":%llu,\"requests\":%llu,\"failures\":%llu,\"p50-us\":%.1f,"
                          "\"p99-us\":%.1f,\"latencies\":",
                          i == 0 ? "" : ",",
                          static_cast<unsigned long long>(i * m_windowNs / 1'000'000u),
                          static_cast<unsigned long long>(window.latencies.count()),
                          static_cast<unsigned long long>(window.failures),
                          us(window.latencies.quantile(0.5)), us(window.latencies.quantile(0.99)));
            json += text.data() + window.latencies.json() + "}";
        }
        json += "]";
    }
    return json + "}";
}

} // namespace signalbox::bench

// The last results of every checked server.
#pragma once

#include "health/health_target.h"

#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace signalbox::health {

/// Threads: any (one lock for the time of a copy).
class CheckHistory
{
public:
    static constexpr std::size_t kept = 60; // results a server

    void add(const std::string &identity, CheckResult result);
    void remove(const std::string &identity);
    /// Oldest first; empty when nothing is known.
    std::vector<CheckResult> results(const std::string &identity) const;
    CheckTotals totals(const std::string &identity) const;

private:
    struct Ring
    {
        std::vector<CheckResult> results;
        std::size_t oldest = 0; // once it is full
        CheckTotals totals;
    };
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, Ring> m_rings;
};

} // namespace signalbox::health

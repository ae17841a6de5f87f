// What the system knows about this process, for the process_* metrics.
#pragma once

#include <cstdint>
#include <optional>

namespace signalbox::stats {

/// Each figure is absent where the system doesn't tell.
struct ProcessFigures
{
    std::optional<double> cpuSeconds; // user and system
    std::optional<double> startTime;  // Unix seconds
    std::optional<std::uint64_t> residentBytes;
    std::optional<std::uint64_t> virtualBytes;
    std::optional<std::uint64_t> openFds;
    std::optional<std::uint64_t> maxFds; // absent when unlimited
    std::optional<std::uint64_t> threads;
};

/// Reads /proc; opens files and may take a millisecond with thousands of descriptors. Any thread
/// but a worker.
ProcessFigures readProcessFigures();

} // namespace signalbox::stats

// Time as the engine sees it: injected, so that tests own it.
#pragma once

#include <chrono>

namespace signalbox {

using Milliseconds = std::chrono::milliseconds;
using MonoTime = std::chrono::steady_clock::time_point;
using WallTime = std::chrono::system_clock::time_point;

/// Implementations are called from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual MonoTime now() const noexcept = 0;
    virtual WallTime wallNow() const noexcept = 0;
};

class SystemClock final : public Clock
{
public:
    MonoTime now() const noexcept override { return std::chrono::steady_clock::now(); }
    WallTime wallNow() const noexcept override { return std::chrono::system_clock::now(); }
};

} // namespace signalbox

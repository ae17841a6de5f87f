// A clock that only moves when a test says so.
#pragma once

#include "base/clock.h"

#include <atomic>

namespace testsupport {

class FakeClock final : public signalbox::Clock
{
public:
    signalbox::MonoTime now() const noexcept override
    {
        return signalbox::MonoTime(signalbox::Milliseconds(m_ms.load()));
    }
    signalbox::WallTime wallNow() const noexcept override
    {
        return signalbox::WallTime(signalbox::Milliseconds(1'700'000'000'000 + m_ms.load()));
    }
    void advance(signalbox::Milliseconds by) { m_ms += by.count(); }

private:
    std::atomic<std::int64_t> m_ms{1'000'000};
};

} // namespace testsupport

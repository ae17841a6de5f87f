// One wake-up for everything that the monitor has to do next; tests drive their own.
#pragma once

#include "base/clock.h"

#include <QTimer>

#include <functional>

namespace signalbox::health {

/// Thread: the monitor's.
class WakeTimer
{
public:
    virtual ~WakeTimer() = default;
    /// Calls onWake at `when`, or a little later; replaces the wake-up asked for before. Being
    /// called too early does no harm.
    virtual void wakeAt(MonoTime when) = 0;
    std::function<void()> onWake;
};

/// Its QTimer is a child of `parent` and moves to another thread with it.
class QtWakeTimer final : public WakeTimer
{
public:
    QtWakeTimer(const Clock &clock, QObject *parent)
        : m_clock(clock)
        , m_timer(new QTimer(parent))
    {
        m_timer->setSingleShot(true);
        m_timer->setTimerType(Qt::PreciseTimer);
        QObject::connect(m_timer, &QTimer::timeout, m_timer, [this] {
            if (onWake)
                onWake();
        });
    }
    void wakeAt(MonoTime when) override
    {
        const auto rest = std::chrono::ceil<Milliseconds>(when - m_clock.now());
        m_timer->start(std::max(rest, Milliseconds(0)));
    }

private:
    const Clock &m_clock;
    QTimer *m_timer;
};

} // namespace signalbox::health

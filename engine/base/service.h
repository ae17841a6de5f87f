// The small interface that every service of the engine has: a name, a state, start, drain, stop.
#pragma once

#include <QObject>

#include <atomic>
#include <string>
#include <string_view>

namespace signalbox {

/// Starting → Running → Draining → Stopped; a service that was never started is Stopped.
/// Threads: methods from the thread that the object lives in; state() from any.
class Service : public QObject
{
    Q_OBJECT
public:
    enum class State : unsigned char { Starting, Running, Draining, Stopped };
    Q_ENUM(State)

    using QObject::QObject;

    virtual std::string name() const = 0;
    /// Returns at once; the state says when it runs.
    virtual void start() = 0;
    /// Takes no new work and lets what is under way end.
    virtual void drain() = 0;
    /// Returns when everything has ended and its threads are joined. Allowed in every state.
    virtual void stop() = 0;

    State state() const noexcept { return m_state.load(std::memory_order_acquire); }

signals:
    void stateChanged(signalbox::Service::State state);

protected:
    /// Emits stateChanged() when it is another one than before.
    void setState(State state);

private:
    std::atomic<State> m_state{State::Stopped};
};

std::string_view serviceStateName(Service::State state) noexcept; // "starting", "running", …

} // namespace signalbox

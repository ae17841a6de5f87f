// An epoll-based QAbstractEventDispatcher for worker threads: Qt's timers, notifiers and queued
// calls work as usual, and streams are registered directly, edge-triggered, without a
// QSocketNotifier each.
#pragma once

#include <QAbstractEventDispatcher>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace signalbox::io {

/// Gets the readiness events of one descriptor (EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLHUP |
/// EPOLLERR).
class EventHandler
{
public:
    virtual void handleEvents(std::uint32_t events) = 0;

protected:
    ~EventHandler() = default;
};

/// Called around each batch of events: before, to look at the clock once for all of it; after, to
/// free what it has closed.
class BatchHook
{
public:
    virtual void beforeBatch() = 0;
    virtual void afterBatch() = 0;

protected:
    ~BatchHook() = default;
};

/// Thread: made anywhere, given to a QThread before it starts, then used on that thread only;
/// wakeUp() from any.
class EventDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT
public:
    EventDispatcher();
    ~EventDispatcher() override;

    /// Registers a descriptor edge-triggered for reading, writing and hang-up, once for its whole
    /// life.
    /// @return 0 or errno
    int add(int descriptor, EventHandler *handler);
    /// Must come before the descriptor is closed; events of it that are still in the batch are
    /// dropped.
    void remove(int descriptor, EventHandler *handler);
    /// Closes a descriptor that nobody has a duplicate of: the kernel takes it out of the epoll
    /// set, which saves remove()'s system call.
    void closeAndRemove(int descriptor, EventHandler *handler);
    void setBatchHook(BatchHook *hook) noexcept { m_hook = hook; }
    /// The time at which the event, timer or call that is being handled began: one look at the
    /// clock serves all that an event leads to. Only for what takes no time itself.
    std::chrono::steady_clock::time_point eventTime() noexcept
    {
        if (!m_timeKnown) {
            m_time = Clock::now();
            m_timeKnown = true;
        }
        return m_time;
    }

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;
    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int id) override;
    void wakeUp() override;
    void interrupt() override;

private:
    using Clock = std::chrono::steady_clock;
    struct Timer
    {
        int id;
        std::chrono::milliseconds interval;
        Qt::TimerType type;
        QObject *object;
        Clock::time_point due;
        bool active; // being delivered
    };
    class Notifier;

    void dropEvents(EventHandler *handler);
    int waitTime() const;
    void fireTimers();
    void clearWakeUp();

    static constexpr int batchSize = 256;
    int m_epoll = -1;
    int m_wake = -1;
    std::atomic<bool> m_woken{false};
    std::atomic<bool> m_interrupted{false};
    BatchHook *m_hook = nullptr;
    Clock::time_point m_time; // of the event under way, once asked for
    bool m_timeKnown = false;
    std::vector<Timer> m_timers; // few: workers keep their own wheel
    std::unordered_map<int, std::unique_ptr<Notifier>> m_notifiers; // by descriptor
    struct Batch;
    Batch *m_batch = nullptr; // innermost running batch
};

} // namespace signalbox::io

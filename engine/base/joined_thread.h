// A thread with an event loop whose end is ordered before what its owner does next.
#pragma once

#include <QThread>

#include <atomic>

namespace signalbox {

/// join() returns when the thread has ended, and all that it did happened before, by an atomic of
/// its own: QThread::wait() rests on locks that ThreadSanitizer can't see.
/// Thread: its owner's.
class JoinedThread : public QThread
{
public:
    JoinedThread()
    {
        // The last that runs on it but for deferred deletions.
        connect(
            this, &QThread::finished, this,
            [this] { m_ended.store(true, std::memory_order_release); }, Qt::DirectConnection);
    }
    /// Waits for its end, which quit() brings.
    void join()
    {
        wait();
        (void)m_ended.load(std::memory_order_acquire);
    }

private:
    std::atomic<bool> m_ended{false};
};

} // namespace signalbox

// Calls handed to other threads: to an event loop, or to a pool.
#pragma once

#include <QObject>
#include <QRunnable>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

namespace signalbox {

/// What post() and runOn() queue. The call goes over by a pointer of its own with release and
/// acquire, so that the order between the two threads doesn't rest on locks inside Qt alone: those
/// are invisible to ThreadSanitizer, which could then tell no race from an orderly hand-over.
class PostedCall
{
public:
    explicit PostedCall(std::function<void()> call)
    {
        m_call.store(new std::function<void()>(std::move(call)), std::memory_order_release);
    }
    PostedCall(PostedCall &&other) noexcept
    {
        m_call.store(other.m_call.exchange(nullptr, std::memory_order_acq_rel),
                     std::memory_order_release);
    }
    PostedCall(const PostedCall &) = delete;
    PostedCall &operator=(const PostedCall &) = delete;
    ~PostedCall() { delete take(); }

    void operator()()
    {
        // Freed here and now: what Qt keeps of it may be destroyed by either thread.
        const std::unique_ptr<std::function<void()>> call(take());
        (*call)();
    }

private:
    std::function<void()> *take() noexcept
    {
        // Loaded first: an exchange counts as an access before it counts as an acquire.
        (void)m_call.load(std::memory_order_acquire);
        return m_call.exchange(nullptr, std::memory_order_acq_rel);
    }

    std::atomic<std::function<void()> *> m_call;
};

/// Runs `call` on the receiver's thread, after what was posted to it before; never from inside this
/// function. It is dropped when the receiver is destroyed first. Any thread, as long as the
/// receiver can't be destroyed meanwhile.
template <typename F> void post(QObject *receiver, F call)
{
    QMetaObject::invokeMethod(receiver, PostedCall(std::function<void()>(std::move(call))),
                              Qt::QueuedConnection);
}

/// Runs `call` on a thread of the pool.
template <typename F> void runOn(QThreadPool &pool, F call)
{
    class Task final : public QRunnable
    {
    public:
        explicit Task(std::function<void()> run)
            : m_call(std::move(run))
        {
        }
        void run() override { m_call(); }

    private:
        PostedCall m_call;
    };
    pool.start(new Task(std::move(call))); // which deletes it
}

/// Passes a signal on to another thread: `slot` of `to` is called there with copies of the signal's
/// arguments. `to` must outlive `from`.
template <typename From, typename To, typename Slot, typename... Args>
void relay(From *from, void (From::*signal)(Args...), To *to, Slot slot)
{
    QObject::connect(
        from, signal, from,
        [to, slot](Args... args) {
            post(to, [to, slot, args...] { std::invoke(slot, to, args...); });
        },
        Qt::DirectConnection);
}

} // namespace signalbox

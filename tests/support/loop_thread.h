// A thread that runs the engine's epoll dispatcher, and a way to run something on it and wait.
#pragma once

#include "base/joined_thread.h"
#include "base/post.h"
#include "io/event_dispatcher.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <semaphore>

namespace signalbox::test {

/// Starts in the constructor; quits and waits in the destructor. Thread: the one that made it.
class LoopThread
{
public:
    LoopThread()
        : m_dispatcher(new io::EventDispatcher)
        , m_context(std::make_unique<QObject>())
    {
        m_thread.setEventDispatcher(m_dispatcher); // owns it from here on
        m_context->moveToThread(&m_thread);
        m_thread.start();
    }
    ~LoopThread()
    {
        run([this] { m_context.reset(); });
        m_thread.quit();
        m_thread.join();
    }
    LoopThread(const LoopThread &) = delete;
    LoopThread &operator=(const LoopThread &) = delete;

    /// Runs on the thread; returns when it has.
    void run(const std::function<void()> &call)
    {
        std::binary_semaphore done{0};
        post([&] {
            call();
            done.release();
        });
        done.acquire();
    }
    /// Runs on the thread; returns at once.
    void post(std::function<void()> call) { signalbox::post(m_context.get(), std::move(call)); }
    io::EventDispatcher &dispatcher() noexcept { return *m_dispatcher; }
    JoinedThread &thread() noexcept { return m_thread; }

private:
    JoinedThread m_thread;
    io::EventDispatcher *m_dispatcher;
    std::unique_ptr<QObject> m_context; // lives on m_thread
};

} // namespace signalbox::test

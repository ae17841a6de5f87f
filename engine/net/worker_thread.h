// Owns one worker and its thread: starts it with the epoll dispatcher, runs commands on it, quits
// and waits.
#pragma once

#include "net/worker.h"

#include <functional>
#include <memory>

namespace signalbox::net {

/// Thread: the control thread.
class WorkerThread
{
public:
    WorkerThread(unsigned index, WorkerShared shared);
    ~WorkerThread();

    /// Runs on the worker's thread; returns at once.
    void post(std::function<void(Worker &)> command);
    /// Runs on the worker's thread; returns when it has.
    void run(const std::function<void(Worker &)> &command);

private:
    class Thread;
    std::unique_ptr<Thread> m_thread;
};

} // namespace signalbox::net

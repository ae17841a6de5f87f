#include "net/worker_thread.h"

#include "base/joined_thread.h"
#include "base/post.h"

#include <csignal>
#include <semaphore>

namespace signalbox::net {

class WorkerThread::Thread final : public JoinedThread
{
public:
    Thread(unsigned index, WorkerShared shared)
        : m_index(index)
        , m_shared(std::move(shared))
    {
        setObjectName(QStringLiteral("worker-%1").arg(index));
        auto *dispatcher = new io::EventDispatcher;
        m_dispatcher = dispatcher;
        setEventDispatcher(dispatcher); // the thread owns it from here on
    }
    Worker *worker() const noexcept { return m_worker; }
    void waitUntilReady() { m_ready.acquire(); }

protected:
    void run() override
    {
        // splice(2) to a socket whose peer has left raises it, and unlike send(2) can't be told not
        // to; whatever the program does about the signal, a worker only wants EPIPE.
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &set, nullptr);
        {
            Worker worker(m_index, m_shared, *m_dispatcher);
            m_worker = &worker;
            m_ready.release();
            exec();
            m_worker = nullptr;
        }
    }

private:
    unsigned m_index;
    WorkerShared m_shared;
    io::EventDispatcher *m_dispatcher = nullptr;
    Worker *m_worker = nullptr;
    std::binary_semaphore m_ready{0};
};

WorkerThread::WorkerThread(unsigned index, WorkerShared shared)
    : m_thread(std::make_unique<Thread>(index, std::move(shared)))
{
    m_thread->start();
    m_thread->waitUntilReady();
}

WorkerThread::~WorkerThread()
{
    m_thread->quit();
    m_thread->join();
}

void WorkerThread::post(std::function<void(Worker &)> command)
{
    Worker *worker = m_thread->worker();
    signalbox::post(worker, [worker, command = std::move(command)] { command(*worker); });
}

void WorkerThread::run(const std::function<void(Worker &)> &command)
{
    std::binary_semaphore done{0};
    post([&](Worker &worker) {
        command(worker);
        done.release();
    });
    done.acquire();
}

} // namespace signalbox::net

#include "net/acceptor.h"

#include "net/worker.h"

#include <QTcpSocket>

#include <cerrno>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace signalbox::net {

namespace {

/// QTcpServer accepts in a loop until the queue is empty, even when accepting was paused from
/// inside the loop; the one thing that makes it stop is a full list of pending connections. So
/// pausing parks a dummy there.
class TcpAcceptor final : public QTcpServer, public Acceptor
{
public:
    TcpAcceptor(Worker &worker, std::shared_ptr<ListenerSlot> slot, int descriptor)
        : Acceptor(worker, std::move(slot))
    {
        setMaxPendingConnections(1);
        setSocketDescriptor(descriptor);
    }
    void pause() override
    {
        if (m_paused)
            return;
        m_paused = true;
        addPendingConnection(new QTcpSocket(this));
        pauseAccepting();
    }
    void resume() override
    {
        if (!m_paused)
            return;
        m_paused = false;
        delete nextPendingConnection();
        resumeAccepting();
    }
    void drainQueue() override
    {
        for (;;) {
            const int client =
                ::accept4(int(socketDescriptor()), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
            if (client >= 0)
                m_worker.accepted(client, m_slot);
            else if (errno != EINTR && errno != ECONNABORTED)
                return;
        }
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        m_worker.accepted(int(descriptor), m_slot);
    }

private:
    bool m_paused = false;
};

/// QTcpServer knows no unix sockets.
class UnixAcceptor final : public Acceptor, private io::EventHandler
{
public:
    UnixAcceptor(Worker &worker, std::shared_ptr<ListenerSlot> slot, int descriptor)
        : Acceptor(worker, std::move(slot))
        , m_descriptor(descriptor)
    {
        m_worker.dispatcher().add(m_descriptor, this);
    }
    ~UnixAcceptor() override
    {
        m_worker.dispatcher().remove(m_descriptor, this);
        ::close(m_descriptor);
    }
    void pause() override { m_paused = true; }
    void resume() override
    {
        m_paused = false;
        drainQueue();
    }
    void drainQueue() override
    {
        while (!m_paused) {
            const int client =
                ::accept4(m_descriptor, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
            if (client >= 0)
                m_worker.accepted(client, m_slot);
            else if (errno != EINTR && errno != ECONNABORTED)
                return;
        }
    }

private:
    void handleEvents(std::uint32_t) override { drainQueue(); }
    int m_descriptor;
    bool m_paused = false;
};

} // namespace

std::unique_ptr<Acceptor> makeAcceptor(Worker &worker, std::shared_ptr<ListenerSlot> slot,
                                       int descriptor)
{
    if (slot->address.isUnix())
        return std::make_unique<UnixAcceptor>(worker, std::move(slot), descriptor);
    return std::make_unique<TcpAcceptor>(worker, std::move(slot), descriptor);
}

} // namespace signalbox::net

// Accepts for one listener on one worker; connections don't go through QTcpSocket.
#pragma once

#include "net/listener_slot.h"

#include <QTcpServer>

#include <memory>

namespace signalbox::net {

class Worker;

/// Base of both kinds. Thread: its worker's.
class Acceptor
{
public:
    Acceptor(Worker &worker, std::shared_ptr<ListenerSlot> slot)
        : m_worker(worker)
        , m_slot(std::move(slot))
    {
    }
    virtual ~Acceptor() = default;
    /// Stops taking connections from the kernel's queue; they wait there.
    virtual void pause() = 0;
    virtual void resume() = 0;
    /// Takes what is in the kernel's queue, so that closing resets nobody.
    virtual void drainQueue() = 0;
    ListenerSlot &slot() noexcept { return *m_slot; }

protected:
    Worker &m_worker;
    std::shared_ptr<ListenerSlot> m_slot;
};

/// @param descriptor  listening, non-blocking; taken over
std::unique_ptr<Acceptor> makeAcceptor(Worker &worker, std::shared_ptr<ListenerSlot> slot,
                                       int descriptor);

} // namespace signalbox::net

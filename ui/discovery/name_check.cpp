#include "discovery/name_check.h"

#include "base/address.h"

#include <QPointer>
#include <QThreadPool>

#include <netdb.h>
#include <sys/socket.h>

namespace signalbox::ui {

namespace {

/// What other programs get from the system; blocks.
NameCheck::State resolve(const QByteArray &host)
{
    addrinfo wanted{};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo *list = nullptr;
    if (::getaddrinfo(host.constData(), nullptr, &wanted, &list) != 0)
        return NameCheck::State::Fails;
    auto state = NameCheck::State::Loopback;
    for (const addrinfo *entry = list; entry; entry = entry->ai_next) {
        if (!SocketAddress::fromNative(entry->ai_addr, entry->ai_addrlen).isLoopback())
            state = NameCheck::State::Elsewhere;
    }
    ::freeaddrinfo(list);
    return state;
}

} // namespace

void NameCheck::ask(const QString &host)
{
    if (host == m_host)
        return;
    m_host = host;
    m_state = State::Unknown;
    if (host.isEmpty())
        return;
    QThreadPool::globalInstance()->start([self = QPointer(this), host] {
        const State state = resolve(host.toUtf8());
        // The pointer is looked at in its own thread only.
        QMetaObject::invokeMethod(qApp, [self, host, state] {
            if (!self || self->m_host != host)
                return;
            self->m_state = state;
            emit self->changed();
        });
    });
}

} // namespace signalbox::ui

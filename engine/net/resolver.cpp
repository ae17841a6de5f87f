#include "net/resolver.h"

#include <QHostAddress>
#include <QHostInfo>

#include <chrono>

namespace signalbox::net {

using namespace std::chrono_literals;

Resolver::Resolver(QObject *parent)
    : QObject(parent)
{
}

void Resolver::answer(const Entry &entry, std::uint16_t port, const Callback &callback)
{
    if (entry.addresses.empty()) {
        callback(Error(ErrorType::ConnectFailed, entry.error));
        return;
    }
    std::vector<SocketAddress> list;
    list.reserve(entry.addresses.size());
    for (const IpAddress &ip : entry.addresses)
        list.push_back({ip, port, {}});
    callback(std::move(list));
}

void Resolver::resolve(const std::string &host, std::uint16_t port, Callback callback)
{
    if (host == "localhost") {
        static const IpAddress v6 = *IpAddress::parse("::1");
        static const IpAddress v4 = *IpAddress::parse("127.0.0.1");
        callback(std::vector<SocketAddress>{{v6, port, {}}, {v4, port, {}}});
        return;
    }
    if (const Result<IpAddress> literal = IpAddress::parse(host)) {
        callback(std::vector<SocketAddress>{{*literal, port, {}}});
        return;
    }
    Entry &entry = m_cache[host];
    if (!entry.pending && entry.until > std::chrono::steady_clock::now()) {
        const Entry copy{entry.addresses, entry.error, entry.until, {}, false};
        answer(copy, port, callback);
        return;
    }
    entry.waiting.emplace_back(port, std::move(callback));
    if (entry.pending)
        return;
    entry.pending = true;
    QHostInfo::lookupHost(QString::fromStdString(host), this, [this, host](const QHostInfo &info) {
        Entry &done = m_cache[host];
        done.pending = false;
        done.addresses.clear();
        for (const QHostAddress &address : info.addresses()) {
            if (const Result<IpAddress> ip = IpAddress::parse(address.toString().toStdString()))
                done.addresses.push_back(*ip);
        }
        done.error = "the name '" + host + "' did not resolve";
        done.until = std::chrono::steady_clock::now() + (done.addresses.empty() ? 3s : 30s);
        const auto waiting = std::exchange(done.waiting, {});
        const Entry copy{done.addresses, done.error, done.until, {}, false};
        for (const auto &[port_, waiter] : waiting)
            answer(copy, port_, waiter);
    });
}

} // namespace signalbox::net

// Host names to addresses, off the worker's thread, cached.
#pragma once

#include "base/address.h"
#include "base/result.h"

#include <QObject>

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace signalbox::net {

/// Thread: its worker's. IP literals and `localhost` (::1, then 127.0.0.1; RFC 6761) answer at
/// once; other names go through the system's resolver on Qt's look-up threads. The system's
/// resolver tells no TTL: answers are kept 30 s, failures 3 s.
class Resolver final : public QObject
{
    Q_OBJECT
public:
    using Callback = std::function<void(Result<std::vector<SocketAddress>>)>;
    explicit Resolver(QObject *parent = nullptr);

    /// The callback comes once, maybe before this returns.
    void resolve(const std::string &host, std::uint16_t port, Callback callback);

private:
    struct Entry
    {
        std::vector<IpAddress> addresses;
        std::string error;
        std::chrono::steady_clock::time_point until;
        std::vector<std::pair<std::uint16_t, Callback>> waiting;
        bool pending = false;
    };
    static void answer(const Entry &entry, std::uint16_t port, const Callback &callback);
    std::unordered_map<std::string, Entry> m_cache;
};

} // namespace signalbox::net

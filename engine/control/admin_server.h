// The read-only admin listener: /metrics, /status and /healthz, never reachable through the proxy's
// own listeners.
#pragma once

#include "base/address.h"
#include "base/result.h"

#include <QTcpServer>

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

namespace signalbox::http {
struct RequestHead;
}

namespace signalbox::control {

/// Whether an authority may ask: an address or `localhost`, with or without port. A page of another
/// origin can point a name of its own here (DNS rebinding), but not an address.
bool isTrustedAuthority(std::string_view authority);

/// Lives on the control thread and never blocks it: bounded connections, bounded heads, one
/// deadline a request.
class AdminServer : public QObject
{
    Q_OBJECT
public:
    static constexpr int maxConnections = 64;
    static constexpr int deadlineMs = 10000; // first byte to end of head, idle, and answer taken

    struct Content
    {
        std::function<std::string()> metrics;
        std::function<std::string()> statusJson;
        std::function<bool()> healthy;
    };

    explicit AdminServer(Content content, int deadline = deadlineMs, QObject *parent = nullptr);
    ~AdminServer() override;

    Result<void> listen(const SocketAddress &address);
    /// With the real port.
    SocketAddress address() const;

private:
    class Connection;
    void accept();
    std::string answer(const http::RequestHead &head, bool &close) const;

    Content m_content;
    int m_deadline;
    QTcpServer m_server;
    std::unordered_map<QObject *, std::unique_ptr<Connection>> m_connections;
};

} // namespace signalbox::control

// Six small HTTP servers to try the proxy on; one of them fails now and then.
#pragma once

#include "base/result.h"

#include <QObject>
#include <QTcpServer>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::demo {

/// Lives in the thread that made it and never blocks it. Every server answers on every path:
/// `/` who it is, `/healthz`, `/slow?ms=`, `/fail?status=`, `/sse`, `/ws` (echo), `/big?bytes=`.
class DemoServers : public QObject
{
    Q_OBJECT
public:
    struct Server
    {
        std::string backend;
        std::string name;
        std::uint16_t port = 0;
    };

    explicit DemoServers(QObject *parent = nullptr);
    ~DemoServers() override;

    /// Listens on 127.0.0.1, ports chosen by the system.
    Result<void> start();
    const std::vector<Server> &servers() const noexcept { return m_list; }

    /// A shop in front of the servers: several routes and backends, weights, a disabled route.
    /// @param bind  where the proxy listens, "127.0.0.1:0" for any port
    std::string configuration(const std::string &bind) const;

    /// Test hook and toy: the moody server fails its health check from now on, or recovers.
    void setFailing(bool failing) noexcept { m_failing = failing; }
    bool failing() const noexcept { return m_failing; }

private:
    std::vector<Server> m_list;
    std::vector<std::unique_ptr<QTcpServer>> m_listeners;
    bool m_failing = false;
};

} // namespace signalbox::demo

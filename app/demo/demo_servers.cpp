#include "demo/demo_servers.h"

#include "demo/demo_connection.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

namespace signalbox::demo {

namespace {

struct Plan
{
    const char *backend;
    const char *name;
};
// The last one is the moody one.
constexpr Plan plans[] = {{"shop", "shop-1"}, {"shop", "shop-2"}, {"shop", "shop-3"},
                          {"api", "api-1"},   {"api", "api-2"},   {"api", "api-moody"}};

constexpr int goodSeconds = 30;
constexpr int badSeconds = 12;

} // namespace

DemoServers::DemoServers(QObject *parent)
    : QObject(parent)
{
    auto *mood = new QTimer(this);
    mood->setInterval(goodSeconds * 1000);
    connect(mood, &QTimer::timeout, this, [this, mood] {
        m_failing = !m_failing;
        mood->setInterval((m_failing ? badSeconds : goodSeconds) * 1000);
    });
    mood->start();
}

DemoServers::~DemoServers() = default;

Result<void> DemoServers::start()
{
    for (const Plan &plan : plans) {
        auto listener = std::make_unique<QTcpServer>();
        if (!listener->listen(QHostAddress::LocalHost, 0))
            return Error(ErrorType::Io, listener->errorString().toStdString()).with(plan.name);
        const bool moody = &plan == std::end(plans) - 1;
        connect(listener.get(), &QTcpServer::newConnection, this,
                [this, server = listener.get(), name = std::string(plan.name), moody] {
                    while (QTcpSocket *socket = server->nextPendingConnection()) {
                        new DemoConnection(socket, name,
                                           [this, moody] { return moody && m_failing; });
                    }
                });
        m_list.push_back({plan.backend, plan.name, listener->serverPort()});
        m_listeners.push_back(std::move(listener));
    }
    return {};
}

std::string DemoServers::configuration(const std::string &bind) const
{
    std::string text = R"(# Signalbox demo: six small servers that run in the same process.
version: 1

listeners:
  demo: {bind: ")" + bind +
                       R"("}

backends:
)";
    std::string backend;
    for (const Server &server : m_list) {
        if (server.backend != backend) {
            backend = server.backend;
            text += "  " + backend +
                    ":\n    health-check: {path: /healthz, interval: 2s}\n    servers:\n";
        }
        text += "      - {url: \"http://127.0.0.1:" + std::to_string(server.port) +
                "\", name: " + server.name + "}\n";
    }
    return text + R"(
routes:
  - name: hello
    match: {path: = /hello}
    filters:
      - respond: {status: 200, body: "Hello from Signalbox itself\n"}
  - name: api
    match: {path: /api}
    filters:
      - strip-prefix: /api
    backend: api
  - name: shop
    match: {path: /}
    backend: shop
)";
}

} // namespace signalbox::demo

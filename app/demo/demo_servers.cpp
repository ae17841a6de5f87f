#include "demo/demo_servers.h"

#include "demo/demo_connection.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

#include <string_view>

namespace signalbox::demo {

namespace {

struct Plan
{
    const char *backend;
    const char *name;
};
constexpr Plan plans[] = {{"api", "api-1"},   {"api", "api-2"},     {"api", "api-3"},
                          {"auth", "auth-1"}, {"media", "media-1"}, {"web", "web-1"}};
constexpr std::string_view moodyServer = "api-3";

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
        const bool moody = plan.name == moodyServer;
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
    const auto server = [this](std::string_view name, std::string_view as = {},
                               std::string_view more = {}) {
        for (const Server &one : m_list) {
            if (one.name != name)
                continue;
            return "      - {url: \"http://127.0.0.1:" + std::to_string(one.port) +
                   "\", name: " + std::string(as.empty() ? name : as) + std::string(more) + "}\n";
        }
        return std::string();
    };
    return R"(# The demo: a shop whose six small servers run inside of Signalbox itself.
version: 1

listeners:
  http: {bind: ")" +
           bind + R"("}

backends:
  api:                              # api-3 is moody: it fails its checks now and then
    health-check: {path: /healthz, interval: 2s, timeout: 1s, rise: 2, fall: 3}
    servers:
)" + server("api-1", {}, ", weight: 2") +
           server("api-2") + server("api-3") + R"(  auth:
    health-check: {path: /healthz, interval: 2s}
    servers:
)" + server("auth-1") +
           R"(  media:
    balance: least-requests
    health-check: {path: /healthz, interval: 5s}
    servers:
)" + server("media-1") +
           R"(  api-next:                         # the next version, for the beta host
    health-check: {path: /healthz, interval: 2s}
    servers:
)" + server("api-2", "next-1") +
           R"(  web:                              # a dev server: nothing to check
    servers:
)" + server("web-1") +
           R"(
# From top to bottom, the first that matches wins.
routes:
  - name: checkout
    match: {host: shop.localhost, path: /api/checkout/, methods: [POST, PUT]}
    filters:
      - strip-prefix: /api
      - set-request-headers: {x-route: checkout}
    backend: api
    timeout: 5s
  - name: api
    match: {host: shop.localhost, path: /api/}
    filters:
      - strip-prefix: /api
    backend: api
    retry: {attempts: 2, on: [connect-failure, 503]}
  - name: auth
    match: {host: shop.localhost, path: /auth/}
    filters:
      - strip-prefix: /auth
    backend: auth
  - name: media
    match: {host: shop.localhost, path: /media/}
    filters:
      - strip-prefix: /media
      - set-response-headers: {cache-control: "max-age=60"}
    backend: media
  - name: img
    match: {host: img.shop.localhost}
    backend: media
  - name: beta
    match: {host: beta.shop.localhost}
    backend: api-next
  - name: admin
    enabled: false
    match: {host: admin.localhost}
    backend: web
  - name: web
    match: {host: [shop.localhost, localhost, 127.0.0.1]}
    backend: web
)";
}

} // namespace signalbox::demo

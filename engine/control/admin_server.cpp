#include "control/admin_server.h"

#include "base/json_escape.h"
#include "http/parser.h"
#include "http/path.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

namespace signalbox::control {

namespace {

constexpr http::HeadLimits adminLimits{.line = 4096, .head = 16 * 1024, .fields = 100};

const char *reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 503:
        return "Service Unavailable";
    default:
        return "Error";
    }
}

std::string response(int status, std::string_view type, const std::string &body, bool head,
                     bool close, std::string_view extra = {})
{
    std::string out =
        "HTTP/1.1 " + std::to_string(status) + " " + reason(status) +
        "\r\nServer: signalbox\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
        "Content-Type: ";
    out += type;
    out += "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    out += extra;
    out += close ? "Connection: close\r\n\r\n" : "\r\n";
    if (!head)
        out += body;
    return out;
}

std::string problem(int status, std::string_view detail, bool head, bool close,
                    std::string_view extra = {})
{
    std::string body = "{\"type\":\"about:blank\",\"title\":";
    appendJsonString(body, reason(status));
    body += ",\"status\":" + std::to_string(status) + ",\"detail\":";
    appendJsonString(body, detail);
    body += "}\n";
    return response(status, "application/problem+json", body, head, close, extra);
}

} // namespace

bool isTrustedAuthority(std::string_view authority)
{
    std::string_view host, port;
    if (!http::splitAuthority(authority, host, port))
        return false;
    std::string name;
    http::normaliseHost(host, name);
    if (name == "localhost")
        return true;
    if (name.size() > 2 && name.front() == '[' && name.back() == ']')
        name = name.substr(1, name.size() - 2);
    return IpAddress::parse(name).ok();
}

/// One client's connection; the server drops it.
class AdminServer::Connection
{
public:
    Connection(AdminServer &server, QTcpSocket *socket)
        : m_server(server)
        , m_socket(socket)
        , m_parser(adminLimits)
    {
        m_socket->setReadBufferSize(64 * 1024);
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, m_socket, [this] { m_socket->abort(); });
        connect(m_socket, &QTcpSocket::readyRead, m_socket, [this] { read(); });
        connect(m_socket, &QTcpSocket::bytesWritten, m_socket, [this] {
            // Whoever takes what was answered gets time for the next request.
            m_timer.start(m_server.m_deadline);
            read();
        });
        m_timer.start(m_server.m_deadline);
    }

private:
    void read()
    {
        // An answer that isn't taken holds the next request back: memory stays bounded.
        while (!m_closing && m_socket->bytesToWrite() == 0) {
            if (m_input.isEmpty())
                m_input = m_socket->readAll();
            if (m_input.isEmpty())
                return;
            std::size_t consumed = 0;
            const auto state =
                m_parser.feed({m_input.constData(), std::size_t(m_input.size())}, consumed, m_head);
            m_input.remove(0, qsizetype(consumed));
            if (state == http::ParseState::NeedMore)
                continue;
            bool close = true;
            std::string out;
            if (state == http::ParseState::Failed) {
                out = problem(400, m_parser.failure().detail, false, true);
            } else {
                // A request with a body ends the connection: nobody here reads bodies.
                close = !m_head.keepAlive || m_head.framing != http::Framing::None;
                out = m_server.answer(m_head, close);
            }
            m_parser.reset();
            m_head.clear();
            m_socket->write(out.data(), qint64(out.size()));
            m_timer.start(m_server.m_deadline);
            if (close) {
                m_closing = true;
                m_socket->disconnectFromHost();
                return;
            }
            m_socket->flush();
        }
    }

    template <typename... Args> static void connect(Args &&...args)
    {
        QObject::connect(std::forward<Args>(args)...);
    }

    AdminServer &m_server;
    QTcpSocket *m_socket; // owned by the server's QTcpServer
    QTimer m_timer;
    http::RequestParser m_parser;
    http::RequestHead m_head;
    QByteArray m_input;
    bool m_closing = false;
};

AdminServer::AdminServer(Content content, int deadline, QObject *parent)
    : QObject(parent)
    , m_content(std::move(content))
    , m_deadline(deadline)
{
    m_server.setMaxPendingConnections(maxConnections);
    connect(&m_server, &QTcpServer::newConnection, this, &AdminServer::accept);
}

AdminServer::~AdminServer()
{
    m_server.close();
    for (auto &[socket, connection] : m_connections)
        socket->disconnect();
}

Result<void> AdminServer::listen(const SocketAddress &address)
{
    const QHostAddress host(QString::fromStdString(address.ip.toString()));
    if (!m_server.listen(host, address.port)) {
        const bool used = m_server.serverError() == QAbstractSocket::AddressInUseError;
        return Error(used ? ErrorType::AddressInUse : ErrorType::Io,
                     m_server.errorString().toStdString())
            .with("settings.admin " + address.toString());
    }
    return {};
}

SocketAddress AdminServer::address() const
{
    SocketAddress address;
    if (auto ip = IpAddress::parse(m_server.serverAddress().toString().toStdString()))
        address.ip = *ip;
    address.port = m_server.serverPort();
    return address;
}

void AdminServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_connections.size() >= std::size_t(maxConnections)) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            // From inside the connection's own call, perhaps: it goes when that has returned.
            QMetaObject::invokeMethod(
                this, [this, socket] { m_connections.erase(socket), socket->deleteLater(); },
                Qt::QueuedConnection);
        });
        m_connections.emplace(socket, std::make_unique<Connection>(*this, socket));
    }
}

std::string AdminServer::answer(const http::RequestHead &head, bool &close) const
{
    const bool headOnly = head.method == http::Method::Head;
    const auto host = head.fields.get(http::FieldId::Host);
    // An absolute target would stand in for the Host field; this is no proxy, so nobody needs one.
    if (head.form != http::TargetForm::Origin || !isTrustedAuthority(head.authority) ||
        !isTrustedAuthority(host))
        return problem(400, "Host must be an address or localhost", headOnly, close = true);
    if (head.method != http::Method::Get && !headOnly)
        return problem(405, "only GET and HEAD", headOnly, close = true, "Allow: GET, HEAD\r\n");
    const std::string_view path = head.path();
    if (path == "/metrics")
        return response(200, "text/plain; version=0.0.4; charset=utf-8", m_content.metrics(),
                        headOnly, close);
    if (path == "/status")
        return response(200, "application/json", m_content.statusJson() + "\n", headOnly, close);
    if (path == "/healthz") {
        const bool healthy = m_content.healthy();
        return response(healthy ? 200 : 503, "text/plain; charset=utf-8",
                        healthy ? "ok\n" : "draining\n", headOnly, close);
    }
    return problem(404, "here are /metrics, /status and /healthz", headOnly, close);
}

} // namespace signalbox::control

#include "control/control_server.h"

#include "base/json_escape.h"
#include "control/channel_lines.h"

#include <QJsonDocument>
#include <QLocalSocket>
#include <QPointer>

#include <sys/socket.h>
#include <unistd.h>

namespace signalbox::control {

namespace {

bool sameUser(const QLocalSocket &socket)
{
    const int fd = int(socket.socketDescriptor());
#ifdef SO_PEERCRED
    ucred peer{};
    socklen_t length = sizeof peer;
    return ::getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 &&
           peer.uid == ::geteuid();
#else
    uid_t user = 0;
    gid_t group = 0;
    return ::getpeereid(fd, &user, &group) == 0 && user == ::geteuid();
#endif
}

void send(QLocalSocket *socket, const std::string &text)
{
    socket->write(text.data(), qint64(text.size()));
}

/// toInteger() gives what it is told instead for everything else.
bool isWhole(const QJsonValue &value)
{
    return value.isDouble() && value.toInteger(0) == value.toInteger(1);
}

} // namespace

ControlServer::ControlServer(std::string file, ControlCommands &commands, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_commands(commands)
{
    connect(&m_server, &QLocalServer::newConnection, this, &ControlServer::accept);
}

ControlServer::~ControlServer()
{
    m_server.close(); // removes the socket's name
    // What was just answered leaves before the connections go.
    for (const auto &[socket, peer] : std::exchange(m_peers, {})) {
        socket->disconnect(this);
        socket->flush();
    }
}

Result<void> ControlServer::listen(const std::string &path)
{
    const QString name = QString::fromStdString(path);
    QLocalServer::removeServer(name);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(maxConnections);
    if (!m_server.listen(name))
        return Error(ErrorType::Io, m_server.errorString().toStdString()).with(path);
    return {};
}

void ControlServer::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        if (m_peers.size() >= std::size_t(maxConnections) || !sameUser(*socket)) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        m_peers.emplace(socket, Peer{});
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
            const auto left = m_peers.extract(socket);
            socket->deleteLater();
            if (left && (left.mapped().follows || left.mapped().records ||
                         !left.mapped().subscription.empty()))
                m_commands.audienceChanged();
        });
        socket->setReadBufferSize(2 * maxLine);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { readLines(socket); });
        connect(socket, &QLocalSocket::bytesWritten, this, [this, socket] { readLines(socket); });
        std::string hello = "{\"event\":\"hello\",\"protocol\":1,\"version\":";
        appendJsonString(hello, SIGNALBOX_VERSION);
        hello += ",\"pid\":" + std::to_string(::getpid()) + ",\"file\":";
        appendJsonString(hello, m_file);
        send(socket, hello + "}\n");
        readLines(socket);
    }
}

void ControlServer::readLines(QLocalSocket *socket)
{
    const QPointer<QLocalSocket> alive(socket);
    // Who doesn't read answers gets none to further requests.
    while (alive && socket->bytesToWrite() <= maxBacklog && socket->canReadLine()) {
        const QByteArray line = socket->readLine(maxLine + 2);
        if (!line.endsWith('\n')) { // readLine() cut it
            socket->abort();
            return;
        }
        handle(socket, line);
    }
    if (alive && socket->bytesAvailable() > maxLine && !socket->canReadLine())
        socket->abort();
}

void ControlServer::handle(QLocalSocket *socket, const QByteArray &line)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    if (!document.isObject()) {
        send(socket,
             errorLine("null", "invalid-request", "a request is one JSON object on a line"));
        return;
    }
    const QJsonObject request = document.object();
    const QJsonValue id = request.value(QLatin1String("id"));
    std::string idText = "null";
    if (isWhole(id)) {
        idText = std::to_string(id.toInteger());
    } else if (id.isString()) {
        appendJsonString(idText = {}, id.toString().toStdString());
    } else if (!id.isUndefined() && !id.isNull()) {
        send(socket, errorLine("null", "invalid-request",
                               "`id` must be a whole number or a string: it comes back as it is"));
        return;
    }
    perform(socket, idText, request);
}

void ControlServer::sample(const std::function<std::string()> &status, MonoTime now)
{
    std::string json;
    for (auto &[socket, peer] : m_peers) {
        // A tenth early is on time: samples tick on a clock of their own.
        if (peer.subscription.empty() || peer.due > now + peer.interval / 10 ||
            socket->bytesToWrite() > maxBacklog)
            continue;
        if (json.empty())
            json = status();
        // In step with the first one, unless it fell behind.
        peer.due = (now - peer.due >= peer.interval ? now : peer.due) + peer.interval;
        send(socket,
             "{\"id\":" + peer.subscription + ",\"event\":\"sample\",\"status\":" + json + "}\n");
    }
}

bool ControlServer::hasSubscribers() const noexcept
{
    return shortestInterval().has_value();
}

std::optional<Milliseconds> ControlServer::shortestInterval() const noexcept
{
    std::optional<Milliseconds> shortest;
    for (const auto &[socket, peer] : m_peers) {
        if (!peer.subscription.empty())
            shortest = std::min(shortest.value_or(peer.interval), peer.interval);
    }
    return shortest;
}

bool ControlServer::hasFollowers() const noexcept
{
    return std::any_of(m_peers.begin(), m_peers.end(),
                       [](const auto &p) { return p.second.follows; });
}

void ControlServer::tell(const std::string &event)
{
    std::vector<QLocalSocket *> stuck;
    for (const auto &[socket, peer] : m_peers) {
        if (peer.follows && socket->bytesToWrite() > maxFollowerBacklog)
            stuck.push_back(socket);
        else if (peer.follows)
            send(socket, event + "\n");
    }
    for (QLocalSocket *socket : stuck)
        socket->abort();
}

bool ControlServer::hasRecorders() const noexcept
{
    return std::any_of(m_peers.begin(), m_peers.end(),
                       [](const auto &p) { return p.second.records; });
}

void ControlServer::tellRecords(const std::string &event)
{
    for (const auto &[socket, peer] : m_peers) {
        if (peer.records && socket->bytesToWrite() <= maxBacklog)
            send(socket, event + "\n");
    }
}

} // namespace signalbox::control

#include "control/control_server.h"

#include "base/json_escape.h"
#include "control/outcome_json.h"

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

void sendResult(QLocalSocket *socket, const std::string &id, const std::string &result)
{
    send(socket, "{\"id\":" + id + ",\"ok\":true,\"result\":" + result + "}\n");
}

void sendError(QLocalSocket *socket, const std::string &id, std::string_view type,
               const std::string &message, const std::string &details = "null")
{
    std::string out = "{\"id\":" + id + ",\"ok\":false,\"error\":{\"type\":";
    appendJsonString(out, type);
    out += ",\"message\":";
    appendJsonString(out, message);
    out += ",\"details\":" + details + "}}\n";
    send(socket, out);
}

void sendError(QLocalSocket *socket, const std::string &id, const Error &error)
{
    sendError(socket, id, errorName(error.type()), error.text());
}

std::string text(const QJsonObject &request, QLatin1String key)
{
    return request.value(key).toString().toStdString();
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
            m_peers.erase(socket);
            socket->deleteLater();
        });
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { readLines(socket); });
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
    while (alive && socket->canReadLine()) {
        const QByteArray line = socket->readLine(maxLine + 2);
        if (!line.endsWith('\n')) { // readLine() cut it
            socket->abort();
            return;
        }
        handle(socket, line);
    }
    if (alive && socket->bytesAvailable() > maxLine)
        socket->abort();
}

void ControlServer::handle(QLocalSocket *socket, const QByteArray &line)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    if (!document.isObject()) {
        sendError(socket, "null", "invalid-request", "a request is one JSON object on a line");
        return;
    }
    const QJsonObject request = document.object();
    const QJsonValue id = request.value(QLatin1String("id"));
    std::string idText = "null";
    if (id.isDouble())
        idText = std::to_string(qint64(id.toDouble()));
    else if (id.isString())
        appendJsonString(idText = {}, id.toString().toStdString());
    perform(socket, idText, request);
}

void ControlServer::perform(QLocalSocket *socket, const std::string &id, const QJsonObject &request)
{
    const std::string verb = text(request, QLatin1String("verb"));
    const auto serverReply = [&](const Result<std::string> &name) {
        if (!name) {
            sendError(socket, id, name.error());
            return;
        }
        std::string result = "{\"server\":";
        appendJsonString(result, *name);
        sendResult(socket, id, result + "}");
    };

    if (verb == "status") {
        sendResult(socket, id, m_commands.statusJson());
    } else if (verb == "reload") {
        m_commands.reload(reloadReply(socket, id));
    } else if (verb == "rollback") {
        const double number = request.value(QLatin1String("generation")).toDouble(0);
        if (number < 1 || number > 9e15) {
            sendError(socket, id, "invalid-request", "`generation` must be a positive number");
            return;
        }
        m_commands.rollback(std::uint64_t(number), reloadReply(socket, id));
    } else if (verb == "drain" || verb == "maint" || verb == "enable") {
        const auto state = verb == "drain"   ? config::AdminState::Drain
                           : verb == "maint" ? config::AdminState::Maint
                                             : config::AdminState::Active;
        serverReply(m_commands.setServerState(text(request, QLatin1String("server")), state));
    } else if (verb == "check-now") {
        serverReply(m_commands.checkNow(text(request, QLatin1String("server"))));
    } else if (verb == "stop") {
        if (const auto stopping = m_commands.stop(); !stopping)
            sendError(socket, id, stopping.error());
        else
            sendResult(socket, id, "{}");
    } else if (verb == "subscribe") {
        const double wanted = request.value(QLatin1String("interval-ms")).toDouble(1000);
        Peer &peer = m_peers[socket];
        peer.subscription = id;
        peer.interval = Milliseconds(qint64(std::clamp(wanted, 50.0, 60000.0)));
        peer.due = {}; // the next sample goes to it
        sendResult(socket, id, "{}");
    } else if (verb == "unsubscribe") {
        m_peers[socket].subscription.clear();
        sendResult(socket, id, "{}");
    } else {
        sendError(socket, id, "invalid-request", "unknown verb '" + verb + "'");
    }
}

ControlCommands::ReloadDone ControlServer::reloadReply(QLocalSocket *socket, const std::string &id)
{
    return [socket = QPointer<QLocalSocket>(socket), id](const ReloadOutcome &outcome) {
        if (!socket)
            return;
        if (outcome.ok())
            sendResult(socket, id, outcomeJson(outcome));
        else
            sendError(socket, id, outcome.error ? errorName(outcome.error->type()) : "internal",
                      outcome.error ? outcome.error->text() : std::string(), outcomeJson(outcome));
    };
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
    return std::any_of(m_peers.begin(), m_peers.end(),
                       [](const auto &p) { return !p.second.subscription.empty(); });
}

} // namespace signalbox::control

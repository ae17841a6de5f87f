#include "control/control_client.h"

#include "control/instance.h"

#include <QJsonDocument>
#include <QTimer>

namespace signalbox::control {

namespace {

/// The text of a message's last member, so that key order and numbers reach people as the instance
/// wrote them.
QByteArray lastValue(const QByteArray &line, const char *key)
{
    const qsizetype at = line.indexOf(key);
    const qsizetype end = line.lastIndexOf('}');
    const qsizetype from = at + qsizetype(qstrlen(key));
    return at < 0 || end < from ? QByteArray() : line.mid(from, end - from);
}

} // namespace

ControlClient::ControlClient(QObject *parent)
    : QObject(parent)
{
    connect(&m_socket, &QLocalSocket::readyRead, this, &ControlClient::readLines);
    connect(&m_socket, &QLocalSocket::disconnected, this, [this] {
        m_open = false;
        for (const auto &[id, callback] : std::exchange(m_pending, {})) {
            Reply reply;
            reply.type = "closed";
            reply.message = "the instance closed the control channel";
            callback(reply);
        }
        emit closed();
    });
    connect(&m_socket, &QLocalSocket::errorOccurred, this,
            [this](QLocalSocket::LocalSocketError error) {
                if (m_open || error == QLocalSocket::PeerClosedError)
                    return;
                const bool nobody = error == QLocalSocket::ServerNotFoundError ||
                                    error == QLocalSocket::ConnectionRefusedError;
                if (nobody && !m_names.empty()) {
                    tryNext();
                    return;
                }
                emit failed(
                    nobody
                        ? Error(ErrorType::NotFound, "no running instance serves this file")
                              .with(m_file)
                        : Error(ErrorType::Io, m_socket.errorString().toStdString()).with(m_file));
            });
}

ControlClient::~ControlClient()
{
    // The socket's own end would be announced to what is gone by then.
    abandon();
}

void ControlClient::abandon()
{
    m_socket.disconnect(this);
    m_pending.clear();
}

void ControlClient::open(const std::string &file)
{
    m_file = file;
    auto folder = runtimeFolder();
    if (!folder) {
        // Not from inside open(): callers connect the signals and go on.
        QTimer::singleShot(0, this, [this, error = folder.error()] { emit failed(error); });
        return;
    }
    for (const InstancePaths &name : instanceNames(*folder, file))
        m_names.push_back(name.socket);
    tryNext();
}

void ControlClient::tryNext()
{
    // Later too: where nobody listens, QLocalSocket tells that from inside connectToServer().
    QTimer::singleShot(0, this, [this, path = m_names.front()] {
        m_socket.connectToServer(QString::fromStdString(path));
    });
    m_names.pop_front();
}

void ControlClient::call(const QString &verb, QJsonObject arguments, Callback callback)
{
    const qint64 id = m_nextId++;
    arguments.insert(QStringLiteral("id"), id);
    arguments.insert(QStringLiteral("verb"), verb);
    m_pending.emplace(id, std::move(callback));
    m_socket.write(QJsonDocument(arguments).toJson(QJsonDocument::Compact) + '\n');
}

void ControlClient::subscribe(int intervalMs)
{
    call(QStringLiteral("subscribe"), {{QStringLiteral("interval-ms"), intervalMs}},
         [](const Reply &) {});
}

void ControlClient::close()
{
    m_socket.disconnectFromServer();
}

void ControlClient::readLines()
{
    while (m_socket.canReadLine())
        handle(m_socket.readLine());
}

void ControlClient::handle(const QByteArray &line)
{
    const QJsonObject message = QJsonDocument::fromJson(line).object();
    const QString event = message.value(QLatin1String("event")).toString();
    if (event == QLatin1String("hello")) {
        m_open = true;
        emit connected(message);
        return;
    }
    if (event == QLatin1String("sample")) {
        emit sample(lastValue(line, "\"status\":"));
    }
    if (!event.isEmpty()) {
        emit this->event(event, message);
        return;
    }
    const auto it = m_pending.find(qint64(message.value(QLatin1String("id")).toDouble()));
    if (it == m_pending.end())
        return;
    const Callback callback = std::move(it->second);
    m_pending.erase(it);
    Reply reply;
    reply.ok = message.value(QLatin1String("ok")).toBool();
    reply.result = message.value(QLatin1String("result")).toObject();
    const QJsonObject error = message.value(QLatin1String("error")).toObject();
    reply.type = error.value(QLatin1String("type")).toString().toStdString();
    reply.message = error.value(QLatin1String("message")).toString().toStdString();
    reply.details = error.value(QLatin1String("details")).toObject();
    if (reply.ok)
        reply.json = lastValue(line, "\"result\":");
    callback(reply);
}

} // namespace signalbox::control

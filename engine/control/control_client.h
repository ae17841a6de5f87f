// The other end of the control channel.
#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <QLocalSocket>

#include <deque>
#include <functional>
#include <string>
#include <unordered_map>

namespace signalbox::control {

/// Lives in the thread that made it; never blocks.
class ControlClient : public QObject
{
    Q_OBJECT
public:
    struct Reply
    {
        bool ok = false;
        QJsonObject result;  // ok
        std::string type;    // not ok: errorName(), or "invalid-request", "closed"
        std::string message; // not ok
        QJsonObject details; // not ok: the outcome of a refused reload
        QByteArray json;     // ok: the result's text as it came
    };
    using Callback = std::function<void(const Reply &)>;

    explicit ControlClient(QObject *parent = nullptr);
    ~ControlClient() override; // calls nobody back any more

    /// Looks for the instance that serves `file`; connected() or failed() follows.
    void open(const std::string &file);
    /// Calls back exactly once: with the answer, or with type "closed" when the channel went first.
    void call(const QString &verb, QJsonObject arguments, Callback callback);
    /// Samples come as `sample` from then on.
    void subscribe(int intervalMs);
    void close();
    /// Nobody is called back or told anything any more.
    void abandon();

signals:
    void connected(const QJsonObject &hello);
    /// Nobody serves the file (NotFound), or the channel can't be used.
    void failed(const signalbox::Error &error);
    void sample(const QByteArray &statusJson);
    /// Every event but the greeting, as it came: samples, and what the verb `follow` asks for.
    void event(const QString &name, const QJsonObject &message);
    void closed();

private:
    void tryNext();
    void readLines();
    void handle(const QByteArray &line);

    QLocalSocket m_socket;
    std::string m_file;
    std::deque<std::string> m_names; // sockets that may be its instance's, still to be tried
    std::unordered_map<qint64, Callback> m_pending;
    qint64 m_nextId = 1;
    bool m_open = false;
};

} // namespace signalbox::control

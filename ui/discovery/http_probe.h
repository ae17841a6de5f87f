// One GET / to a server on loopback, to see what it speaks. Lives in the thread that made it and
// never blocks it.
#pragma once

#include "discovery/listening_servers.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

class QTcpSocket;

namespace signalbox::ui {

/// What the answer was.
struct ProbeResult
{
    enum class Kind { NotHttp, Html, Json, Text, Other };
    Kind kind = Kind::NotHttp;
    int status = 0;
    QString title; // of an HTML page, at most 80 characters
    bool operator==(const ProbeResult &) const = default;

    bool http() const noexcept { return kind != Kind::NotHttp; }
};

/// Pure. @param answer  as much of it as came
ProbeResult readAnswer(const QByteArray &answer);

class HttpProbe : public QObject
{
    Q_OBJECT
public:
    static constexpr int timeoutMs = 1500;
    static constexpr qsizetype longest = 64 * 1024;

    explicit HttpProbe(const ListeningServer &server, QObject *parent = nullptr);

    /// finished() follows, exactly once.
    void start();

signals:
    void finished(const signalbox::ui::ProbeResult &result);

private:
    void read();
    void end();

    ListeningServer m_server;
    QTcpSocket *m_socket;
    QTimer m_timeout;
    QByteArray m_answer;
    bool m_done = false;
};

} // namespace signalbox::ui

// A loopback server that answers every request with the bytes a test chose, or never; TCP or unix.
#pragma once

#include <QDir>
#include <QHostAddress>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTcpServer>
#include <QTcpSocket>

#include <string>

namespace testsupport {

inline const std::string okAnswer =
    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";

/// Thread: the one that made it; needs its event loop.
class AnsweringServer : public QObject
{
public:
    bool listen(const QHostAddress &address = QHostAddress::LocalHost, quint16 port = 0)
    {
        connect(&m_tcp, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_tcp.nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { received(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                ++connections;
            }
        });
        return m_tcp.listen(address, port);
    }
    bool listenUnix(const QString &path)
    {
        connect(&m_local, &QLocalServer::newConnection, this, [this] {
            while (QLocalSocket *socket = m_local.nextPendingConnection()) {
                connect(socket, &QLocalSocket::readyRead, this,
                        [this, socket] { received(socket); });
                connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
                ++connections;
            }
        });
        return m_local.listen(path);
    }
    void close()
    {
        m_tcp.close();
        m_tcp.disconnect(this);
        m_local.close();
        m_local.disconnect(this);
    }
    quint16 port() const { return m_tcp.serverPort(); }

    std::string answer = okAnswer; // empty: never answers
    QByteArray lastRequest;
    int connections = 0;

private:
    void received(QTcpSocket *socket)
    {
        reply(socket);
        if (!answer.empty())
            socket->disconnectFromHost();
    }
    void received(QLocalSocket *socket)
    {
        reply(socket);
        if (!answer.empty())
            socket->disconnectFromServer();
    }
    void reply(QIODevice *socket)
    {
        lastRequest = socket->readAll();
        if (!answer.empty())
            socket->write(answer.data(), qint64(answer.size()));
    }

    QTcpServer m_tcp{this};
    QLocalServer m_local{this};
};

} // namespace testsupport

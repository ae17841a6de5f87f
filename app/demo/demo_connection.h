// One client of a demo server: plain HTTP/1.1, server-sent events and a WebSocket echo.
#pragma once

#include "http/body.h"
#include "http/parser.h"

#include <QByteArray>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <string>

namespace signalbox::demo {

/// Owns itself: goes when the socket is disconnected. Takes the socket over.
class DemoConnection : public QObject
{
    Q_OBJECT
public:
    /// @param failing  whether the server is in its bad mood now
    DemoConnection(QTcpSocket *socket, std::string name, std::function<bool()> failing);

private:
    enum class Mode { Head, Body, Waiting, Streaming, Events, WebSocket };

    void read();
    void answer();
    void respond(int status, const std::string &type, const std::string &body);
    void finish();
    void startBig();
    void pumpBig();
    void startEvents();
    void startWebSocket();
    void readFrames();
    void sendFrame(int opcode, const QByteArray &payload);
    std::uint64_t number(const char *parameter, std::uint64_t fallback, std::uint64_t most) const;

    QTcpSocket *m_socket;
    std::string m_name;
    std::function<bool()> m_failing;
    Mode m_mode = Mode::Head;
    QByteArray m_input;
    http::RequestParser m_parser;
    http::RequestHead m_head;
    http::BodyDecoder m_body;
    std::uint64_t m_bodyBytes = 0;
    std::uint64_t m_left = 0; // of /big
    std::uint64_t m_events = 0;
    QTimer m_timer;
};

} // namespace signalbox::demo

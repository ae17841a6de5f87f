#include "demo/demo_connection.h"

#include "base/json_escape.h"
#include "http/path.h"

#include <QCryptographicHash>

#include <charconv>

namespace signalbox::demo {

namespace {

constexpr qint64 highWater = 256 * 1024;

const char *reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 404:
        return "Not Found";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    default:
        return "Demo";
    }
}

} // namespace

DemoConnection::DemoConnection(QTcpSocket *socket, std::string name, std::function<bool()> failing)
    : QObject(socket)
    , m_socket(socket)
    , m_name(std::move(name))
    , m_failing(std::move(failing))
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setReadBufferSize(highWater);
    connect(m_socket, &QTcpSocket::readyRead, this, &DemoConnection::read);
    connect(m_socket, &QTcpSocket::disconnected, m_socket, &QObject::deleteLater);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_mode == Mode::Streaming)
            pumpBig();
    });
    read();
}

void DemoConnection::read()
{
    m_input += m_socket->readAll();
    while (m_mode == Mode::Head || m_mode == Mode::Body) {
        std::string_view in(m_input.constData(), std::size_t(m_input.size()));
        if (m_mode == Mode::Head) {
            std::size_t consumed = 0;
            const auto state = m_parser.feed(in, consumed, m_head);
            m_input.remove(0, qsizetype(consumed));
            if (state == http::ParseState::NeedMore)
                return;
            if (state == http::ParseState::Failed) {
                m_head.keepAlive = false;
                respond(400, "text/plain", std::string(m_parser.failure().detail) + "\n");
                return;
            }
            if (m_head.expectContinue)
                m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
            m_body.start(m_head.framing, m_head.contentLength);
            m_bodyBytes = 0;
            m_mode = Mode::Body;
            continue;
        }
        std::string_view data;
        const auto state = m_body.next(in, data);
        m_bodyBytes += state == http::BodyState::Data ? data.size() : 0;
        m_input.remove(0, m_input.size() - qsizetype(in.size()));
        if (state == http::BodyState::NeedMore)
            return;
        if (state == http::BodyState::Failed) {
            m_socket->abort();
            return;
        }
        if (state == http::BodyState::End) {
            m_mode = Mode::Waiting;
            answer();
        }
    }
    if (m_mode == Mode::WebSocket)
        readFrames();
}

std::uint64_t DemoConnection::number(const char *parameter, std::uint64_t fallback,
                                     std::uint64_t most) const
{
    const auto text = http::queryParameter(m_head.query(), parameter);
    std::uint64_t value = fallback;
    if (text)
        std::from_chars(text->data(), text->data() + text->size(), value);
    return std::min(value, most);
}

void DemoConnection::answer()
{
    const std::string path(m_head.path());
    if (path == "/healthz") {
        const bool bad = m_failing();
        respond(bad ? 503 : 200, "text/plain", bad ? "in a bad mood\n" : "ok\n");
    } else if (path == "/slow") {
        const auto wait = number("ms", 2000, 60000);
        QTimer::singleShot(int(wait), this, [this, wait] {
            respond(200, "text/plain", m_name + " took " + std::to_string(wait) + " ms\n");
        });
    } else if (path == "/fail") {
        const auto status = number("status", 500, 599);
        respond(status < 200 ? 500 : int(status), "text/plain", m_name + " fails as asked\n");
    } else if (path == "/big") {
        startBig();
    } else if (path == "/sse") {
        startEvents();
    } else if (path == "/ws" && m_head.upgrade) {
        startWebSocket();
    } else if (m_failing()) {
        respond(500, "text/plain", m_name + " is in a bad mood\n");
    } else if (path == "/ws") {
        respond(400, "text/plain", "this is a WebSocket\n");
    } else {
        std::string body = "{\"server\":";
        appendJsonString(body, m_name);
        body += ",\"method\":";
        appendJsonString(body, m_head.methodText());
        body += ",\"target\":";
        appendJsonString(body, m_head.target());
        body += ",\"host\":";
        appendJsonString(body, m_head.authority);
        body += ",\"body-bytes\":" + std::to_string(m_bodyBytes) + "}\n";
        respond(200, "application/json", body);
    }
}

void DemoConnection::respond(int status, const std::string &type, const std::string &body)
{
    const bool bodiless = status == 204 || status == 304;
    std::string out = "HTTP/1.1 " + std::to_string(status) + " " + reason(status) +
                      "\r\nServer: demo\r\nX-Demo-Server: " + m_name + "\r\n";
    if (!bodiless)
        out +=
            "Content-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    out += m_head.keepAlive ? "\r\n" : "Connection: close\r\n\r\n";
    if (!bodiless && m_head.method != http::Method::Head)
        out += body;
    m_socket->write(out.data(), qint64(out.size()));
    finish();
}

/// The answer is over: on to the next request.
void DemoConnection::finish()
{
    if (!m_head.keepAlive) {
        m_mode = Mode::Waiting;
        m_socket->disconnectFromHost();
        return;
    }
    m_parser.reset();
    m_head.clear();
    m_mode = Mode::Head;
    if (!m_input.isEmpty() || m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &DemoConnection::read, Qt::QueuedConnection);
}

void DemoConnection::startBig()
{
    m_left = number("bytes", 1 << 20, std::uint64_t(1) << 34);
    const std::string head =
        "HTTP/1.1 200 OK\r\nServer: demo\r\nX-Demo-Server: " + m_name +
        "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + std::to_string(m_left) +
        (m_head.keepAlive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
    m_socket->write(head.data(), qint64(head.size()));
    if (m_head.method == http::Method::Head)
        m_left = 0;
    m_mode = Mode::Streaming;
    pumpBig();
}

void DemoConnection::pumpBig()
{
    static const QByteArray block(64 * 1024, 'x');
    while (m_left > 0 && m_socket->bytesToWrite() < highWater) {
        const auto piece = std::min<std::uint64_t>(m_left, std::uint64_t(block.size()));
        m_socket->write(block.constData(), qint64(piece));
        m_left -= piece;
    }
    if (m_left == 0)
        finish();
}

void DemoConnection::startEvents()
{
    m_mode = Mode::Events;
    const std::string head = "HTTP/1.1 200 OK\r\nServer: demo\r\nX-Demo-Server: " + m_name +
                             "\r\nContent-Type: text/event-stream\r\nCache-Control: "
                             "no-store\r\nConnection: close\r\n\r\n";
    m_socket->write(head.data(), qint64(head.size()));
    const auto tick = [this] {
        if (m_socket->bytesToWrite() > highWater)
            return; // nobody reads
        ++m_events;
        const std::string event = "id: " + std::to_string(m_events) + "\ndata: " + m_name + " " +
                                  std::to_string(m_events) + "\n\n";
        m_socket->write(event.data(), qint64(event.size()));
    };
    connect(&m_timer, &QTimer::timeout, this, tick);
    m_timer.start(int(number("ms", 1000, 60000)) + 1);
    tick();
}

void DemoConnection::startWebSocket()
{
    // RFC 6455 §4.2.2
    const auto key = m_head.fields.get("Sec-WebSocket-Key");
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(QByteArrayView(key.data(), qsizetype(key.size())));
    hash.addData(QByteArrayView("258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
    m_socket->write(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: " +
        hash.result().toBase64() + "\r\n\r\n");
    m_mode = Mode::WebSocket;
    readFrames();
}

/// RFC 6455 §5.2: data frames are echoed as they come, pings answered, close confirmed.
void DemoConnection::readFrames()
{
    for (;;) {
        const auto *bytes = reinterpret_cast<const unsigned char *>(m_input.constData());
        const qsizetype have = m_input.size();
        if (have < 2)
            return;
        const int opcode = bytes[0] & 0x0f;
        quint64 length = bytes[1] & 0x7f;
        qsizetype head = 2;
        const int extra = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (have < head + extra)
            return;
        if (extra > 0) {
            length = 0;
            for (int i = 0; i < extra; ++i)
                length = length << 8 | bytes[head + i];
            head += extra;
        }
        const bool masked = (bytes[1] & 0x80) != 0;
        if (!masked || length > (1u << 20)) {
            m_socket->abort();
            return;
        }
        if (quint64(have) < quint64(head) + 4 + length) {
            m_socket->setReadBufferSize(0); // a frame may be larger than what plain requests get
            return;
        }
        QByteArray payload = m_input.mid(head + 4, qsizetype(length));
        for (qsizetype i = 0; i < payload.size(); ++i)
            payload[i] = char(payload[i] ^ char(bytes[head + i % 4]));
        const bool final = (bytes[0] & 0x80) != 0;
        m_input.remove(0, head + 4 + qsizetype(length));
        switch (opcode) {
        case 0x8:
            sendFrame(0x88, payload);
            m_socket->disconnectFromHost();
            m_mode = Mode::Waiting;
            return;
        case 0x9:
            sendFrame(0x8a, payload);
            break;
        case 0xa:
            break;
        default:
            sendFrame((final ? 0x80 : 0) | opcode, payload);
        }
    }
}

void DemoConnection::sendFrame(int first, const QByteArray &payload)
{
    QByteArray frame;
    frame.append(char(first));
    if (payload.size() < 126) {
        frame.append(char(payload.size()));
    } else if (payload.size() < 65536) {
        frame.append(char(126))
            .append(char(payload.size() >> 8))
            .append(char(payload.size() & 0xff));
    } else {
        frame.append(char(127));
        for (int shift = 56; shift >= 0; shift -= 8)
            frame.append(char((quint64(payload.size()) >> shift) & 0xff));
    }
    m_socket->write(frame + payload);
}

} // namespace signalbox::demo

// Load: requests sent and answers taken.
#include "load.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>

namespace signalbox::bench {
namespace {

constexpr std::string_view browserFields =
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/124.0.0.0 Safari/537.36\r\n"
    "Accept: "
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8\r\n"
    "Accept-Language: en-GB,en;q=0.9,de;q=0.8\r\n"
    "Accept-Encoding: gzip, deflate, br, zstd\r\n"
    "Referer: http://bench.localhost/shop/index.html?page=2\r\n"
    "Cookie: session=4f9c2d7e8b1a4c6d9e0f; theme=dark; consent=1\r\n"
    "Sec-Fetch-Dest: empty\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Site: same-origin\r\n"
    "sec-ch-ua-platform: \"Linux\"\r\nX-Requested-With: XMLHttpRequest\r\n";

} // namespace

void Load::startRequest(Connection &c, std::uint64_t now)
{
    c.started = now;
    c.in.clear();
    c.outAt = 0;
    c.wrong = false;
    c.closeAfter = m_options.mode == LoadMode::New;
    c.state = State::Sending;
    if (c.upgraded) {
        c.out = makeFrame(2, "0123456789abcdef0123456789abcdef", true);
        return;
    }
    const bool webSocket =
        m_options.mode == LoadMode::WebSocket || m_options.mode == LoadMode::WebSocketIdle;
    c.out = m_options.upload > 0 ? "POST " : "GET ";
    c.out += webSocket ? std::string_view("/ws") : std::string_view(m_options.path);
    c.out += " HTTP/1.1\r\nHost: ";
    // Scattered by a large odd step, so that neighbours in a table aren't asked for one after
    // another.
    if (m_options.hosts > 0)
        c.out += "h" + std::to_string(m_sequence++ * 2654435761u % m_options.hosts) + ".localhost";
    else
        c.out += m_options.host;
    c.out += "\r\n";
    if (!m_options.minimalHead)
        c.out += browserFields;
    if (m_options.upload > 0)
        c.out += "Content-Length: " + std::to_string(m_options.upload) + "\r\n";
    if (webSocket)
        c.out += "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: "
                 "13\r\nSec-WebSocket-Key: "
                 "dGhlIHNhbXBsZSBub25jZQ==\r\n";
    else if (m_options.mode == LoadMode::New)
        c.out += "Connection: close\r\n";
    c.out += "\r\n";
    c.uploadLeft = m_options.upload;
    c.uploadAt = 0;
}

void Load::advance(Connection &c, std::uint64_t now)
{
    if (c.state == State::Connecting) {
        int error = 0;
        socklen_t size = sizeof error;
        ::getsockopt(c.fd.get(), SOL_SOCKET, SO_ERROR, &error, &size);
        if (error != 0)
            return fail(c, now, Failure::Connect);
        sockaddr_in peer{};
        size = sizeof peer;
        if (::getpeername(c.fd.get(), reinterpret_cast<sockaddr *>(&peer), &size) != 0)
            return; // an event before the connection is there
        --m_connecting;
        startRequest(c, c.started); // the time to connect counts
    }
    for (;;) {
        if (c.state == State::Sending && !send(c, now))
            return;
        if (c.state == State::Unconnected || c.state == State::Dead)
            return;
        if (!receive(c, now))
            return;
    }
}

bool Load::send(Connection &c, std::uint64_t now)
{
    while (c.outAt < c.out.size() || c.uploadLeft > 0) {
        std::string_view bytes = std::string_view(c.out).substr(c.outAt);
        const bool head = !bytes.empty();
        if (!head)
            bytes = patternFrom(c.uploadAt, static_cast<std::size_t>(std::min<std::uint64_t>(
                                                c.uploadLeft, patternChunk)));
        const ssize_t sent = ::send(c.fd.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && (errno == EAGAIN || errno == EINTR)) {
            return m_options.upload > 0 && peek(c); // an early answer is read
        }
        if (sent < 0) {
            fail(c, now, Failure::Reset);
            return false;
        }
        if (head) {
            c.outAt += static_cast<std::size_t>(sent);
        } else {
            c.uploadAt += static_cast<std::size_t>(sent);
            c.uploadLeft -= static_cast<std::size_t>(sent);
        }
    }
    c.state = c.upgraded ? State::Frame : State::Head;
    return true;
}

bool Load::peek(Connection &c)
{
    char byte = 0;
    if (::recv(c.fd.get(), &byte, 1, MSG_PEEK) <= 0)
        return false;
    c.state = State::Head;
    c.closeAfter = true;
    return true;
}

bool Load::receive(Connection &c, std::uint64_t now)
{
    std::size_t room = m_buffer.size();
    if (m_options.slow > 0) {
        room = static_cast<std::size_t>(std::min<std::uint64_t>(room, c.allowance));
        if (room == 0)
            return false;
    }
    const ssize_t got = ::recv(c.fd.get(), m_buffer.data(), room, 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return false;
    if (got <= 0) {
        ended(c, now, got < 0);
        return false;
    }
    if (m_options.slow > 0)
        c.allowance -= static_cast<std::uint64_t>(got);
    take(c, now, std::string_view(m_buffer).substr(0, static_cast<std::size_t>(got)));
    return c.state != State::Unconnected && c.state != State::Dead;
}

void Load::ended(Connection &c, std::uint64_t now, bool reset)
{
    switch (c.state) {
    case State::WaitEnd: // what "Connection: close" promised
        m_report.request(now, c.latency, c.bodyAt);
        leave(c);
        return connect(c, now);
    case State::Body:
        return fail(c, now, reset ? Failure::Reset : Failure::Short);
    default:
        return fail(c, now, reset ? Failure::Reset : Failure::Closed);
    }
}

void Load::take(Connection &c, std::uint64_t now, std::string_view bytes)
{
    if (c.state == State::Head) {
        c.in.append(bytes);
        const std::size_t end = c.in.find("\r\n\r\n");
        if (end == std::string::npos) {
            if (c.in.size() > 65536)
                fail(c, now, Failure::Bad);
            return;
        }
        const std::string rest = c.in.substr(end + 4);
        c.in.resize(end + 2);
        if (!takeHead(c, now))
            return;
        takeBody(c, now, rest);
    } else if (c.state == State::Body) {
        takeBody(c, now, bytes);
    } else if (c.state == State::Frame) {
        takeFrame(c, now, bytes);
    } else {
        fail(c, now, Failure::Bad); // bytes that nobody asked for
    }
}

bool Load::takeHead(Connection &c, std::uint64_t now)
{
    int status = 0;
    if (c.in.size() > 12)
        std::from_chars(c.in.data() + 9, c.in.data() + 12, status);
    const bool webSocket =
        m_options.mode == LoadMode::WebSocket || m_options.mode == LoadMode::WebSocketIdle;
    if (webSocket && status == 101) {
        c.upgraded = true;
        startRequest(c, now);
        return false;
    }
    if (status < 200 || status > 299) {
        fail(c, now, Failure::Status, status);
        return false;
    }
    const auto length = fieldOf(c.in, "content-length");
    if (!length) {
        fail(c, now, Failure::Bad);
        return false;
    }
    std::from_chars(length->data(), length->data() + length->size(), c.bodyLeft);
    c.bodyAt = 0;
    if (const auto connection = fieldOf(c.in, "connection");
        connection && connection->starts_with("close"))
        c.closeAfter = true;
    c.state = State::Body;
    return true;
}

void Load::takeBody(Connection &c, std::uint64_t now, std::string_view bytes)
{
    if (bytes.size() > c.bodyLeft)
        return fail(c, now, Failure::Bad);
    c.bodyLeft -= bytes.size();
    while (m_options.verify && !bytes.empty()) {
        const auto expected = patternFrom(c.bodyAt, bytes.size());
        if (std::memcmp(bytes.data(), expected.data(), expected.size()) != 0)
            c.wrong = true;
        c.bodyAt += expected.size();
        bytes.remove_prefix(expected.size());
    }
    c.bodyAt += bytes.size();
    if (c.bodyLeft == 0)
        complete(c, now);
}

void Load::complete(Connection &c, std::uint64_t now)
{
    if (c.wrong)
        return fail(c, now, Failure::Wrong);
    c.latency = now - c.started;
    if (c.closeAfter) {
        c.state = State::WaitEnd;
        return;
    }
    m_report.request(now, c.latency, c.bodyAt);
    if (m_options.mode == LoadMode::Idle) {
        c.state = State::Idle;
        ++m_idle;
    } else {
        startRequest(c, now);
    }
}

void Load::takeFrame(Connection &c, std::uint64_t now, std::string_view bytes)
{
    c.in.append(bytes);
    const auto head = parseFrame(c.in);
    if (!head || c.in.size() < head->size + head->length)
        return;
    if (head->opcode != 2 || c.in.substr(head->size) != "0123456789abcdef0123456789abcdef")
        return fail(c, now, Failure::Wrong);
    m_report.request(now, now - c.started, c.in.size());
    if (m_options.mode == LoadMode::WebSocketIdle) {
        c.in.clear();
        c.state = State::Idle;
        ++m_idle;
    } else {
        startRequest(c, now);
    }
}

} // namespace signalbox::bench

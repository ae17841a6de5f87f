// Load generator: one epoll loop, every connection a small state machine, every kind of failure
// counted. Usage: load_options.cpp.
#include "load_options.h"
#include "load_report.h"
#include "wire.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

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

enum class State { Unconnected, Connecting, Sending, Head, Body, WaitEnd, Frame, Idle, Dead };

struct Connection
{
    Descriptor fd;
    State state = State::Unconnected;
    unsigned index = 0;
    std::string out;
    std::size_t outAt = 0;
    std::uint64_t uploadLeft = 0;
    std::uint64_t uploadAt = 0;
    std::string in; // head, or WebSocket bytes
    std::uint64_t bodyLeft = 0;
    std::uint64_t bodyAt = 0;
    bool wrong = false;
    bool closeAfter = false;
    bool upgraded = false;
    std::uint64_t started = 0; // of the request under way, ns
    std::uint64_t latency = 0;
    std::uint64_t allowance = 0; // bytes a slow reader may take now
};

class Load
{
public:
    explicit Load(const LoadOptions &options)
        : m_options(options)
        , m_report(std::uint64_t{options.windowMs} * 1'000'000u)
        , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
        , m_buffer(patternChunk, '\0')
    {
        m_connections.resize(options.connections);
        for (unsigned i = 0; i < options.connections; ++i) {
            m_connections[i] = std::make_unique<Connection>();
            m_connections[i]->index = i;
        }
    }

    int run()
    {
        const std::uint64_t start = nowNs();
        const bool idle =
            m_options.mode == LoadMode::Idle || m_options.mode == LoadMode::WebSocketIdle;
        if (idle)
            m_report.begin(start, cpuNs());
        bool announced = false;
        std::uint64_t tick = start;
        std::array<epoll_event, 512> events{};
        for (;;) {
            std::uint64_t now = nowNs();
            connectMore(now);
            if (!idle && m_report.begun() == 0 &&
                static_cast<double>(now - start) >= m_options.warmup * 1e9) {
                m_report.begin(now, cpuNs());
                say("begin");
            }
            if (!idle && finished(now))
                break;
            if (idle && !announced && m_idle + m_dead == m_connections.size()) {
                announced = true;
                say("idle " + std::to_string(m_idle));
            }
            if (idle && announced && inputEnded())
                break;
            const int wait = m_options.slow > 0 ? 5 : 20;
            const int count =
                ::epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()), wait);
            now = nowNs();
            for (int i = 0; i < count; ++i)
                advance(*m_connections[events[static_cast<std::size_t>(i)].data.u32], now);
            if (now - tick >= 10'000'000u) {
                onTick(now, now - tick);
                tick = now;
            }
        }
        m_report.end(nowNs(), cpuNs());
        if (!idle)
            say("end");
        say(m_report.json());
        return 0;
    }

private:
    static void say(const std::string &line)
    {
        std::puts(line.c_str());
        std::fflush(stdout);
    }

    bool finished(std::uint64_t now) const
    {
        if (m_report.begun() == 0)
            return false;
        if (m_options.requests > 0)
            return m_report.requests() + m_report.failures() >= m_options.requests;
        return static_cast<double>(now - m_report.begun()) >= m_options.duration * 1e9;
    }

    static bool inputEnded()
    {
        pollfd input{0, POLLIN, 0};
        if (::poll(&input, 1, 0) <= 0)
            return false;
        char byte = 0;
        return ::read(0, &byte, 1) <= 0;
    }

    // At most 128 connection attempts at a time, so that accept queues don't overflow.
    void connectMore(std::uint64_t now)
    {
        while (m_toConnect < m_connections.size() && m_connecting < 128) {
            Connection &c = *m_connections[m_toConnect++];
            connect(c, now);
        }
    }

    void connect(Connection &c, std::uint64_t now)
    {
        c.fd = Descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        if (!c.fd.valid()) {
            m_report.failure(now, Failure::Connect);
            c.state = State::Dead;
            ++m_dead;
            return;
        }
        const int on = 1;
        setsockopt(c.fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (m_options.slow > 0) {
            const int small = 64 * 1024;
            setsockopt(c.fd.get(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
        }
        // Several source addresses: otherwise ports in TIME_WAIT run out with a connection a
        // request.
        setsockopt(c.fd.get(), IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK + m_source++ % 64);
        ::bind(c.fd.get(), reinterpret_cast<sockaddr *>(&address), sizeof address);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(m_options.port);
        c.started = now;
        c.state = State::Connecting;
        c.upgraded = false;
        ++m_connecting;
        if (::connect(c.fd.get(), reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 &&
            errno != EINPROGRESS) {
            fail(c, now, Failure::Connect);
            return;
        }
        epoll_event event{};
        event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
        event.data.u32 = c.index;
        ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, c.fd.get(), &event);
    }

    void fail(Connection &c, std::uint64_t now, Failure kind, int detail = 0)
    {
        m_report.failure(now, kind, detail);
        leave(c);
        reconnectLater(c);
    }

    void leave(Connection &c)
    {
        if (c.state == State::Connecting)
            --m_connecting;
        if (c.state == State::Idle)
            --m_idle;
        c.fd.reset();
        c.in.clear();
        c.upgraded = false;
        c.state = State::Unconnected;
    }

    // A connection that failed is made again on the next tick; in the idle modes it stays lost.
    void reconnectLater(Connection &c)
    {
        if (m_options.mode == LoadMode::Idle || m_options.mode == LoadMode::WebSocketIdle) {
            c.state = State::Dead;
            ++m_dead;
            m_report.lost(1);
        } else {
            m_again.push_back(c.index);
        }
    }

    void onTick(std::uint64_t now, std::uint64_t elapsed)
    {
        std::vector<unsigned> again;
        again.swap(m_again);
        for (const unsigned index : again)
            connect(*m_connections[index], now);
        const auto limit = static_cast<std::uint64_t>(m_options.timeout * 1e9);
        const bool sweep = now - m_lastSweep > 200'000'000u;
        if (sweep)
            m_lastSweep = now;
        for (const auto &c : m_connections) {
            if (m_options.slow > 0) {
                c->allowance += m_options.slow * elapsed / 1'000'000'000u;
                if (c->state == State::Head || c->state == State::Body)
                    advance(*c, now);
            }
            const bool busy = c->state != State::Unconnected && c->state != State::Idle &&
                              c->state != State::Dead;
            if (sweep && busy && m_options.slow == 0 && now - c->started > limit)
                fail(*c, now, c->state == State::Connecting ? Failure::Connect : Failure::Timeout);
        }
    }

    void startRequest(Connection &c, std::uint64_t now)
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
            c.out +=
                "h" + std::to_string(m_sequence++ * 2654435761u % m_options.hosts) + ".localhost";
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

    void advance(Connection &c, std::uint64_t now)
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

    // False: nothing more can be done now (or the connection is gone).
    bool send(Connection &c, std::uint64_t now)
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

    static bool peek(Connection &c)
    {
        char byte = 0;
        if (::recv(c.fd.get(), &byte, 1, MSG_PEEK) <= 0)
            return false;
        c.state = State::Head;
        c.closeAfter = true;
        return true;
    }

    bool receive(Connection &c, std::uint64_t now)
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

    void ended(Connection &c, std::uint64_t now, bool reset)
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

    void take(Connection &c, std::uint64_t now, std::string_view bytes)
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

    // False: the exchange is over (a failure, or an upgrade).
    bool takeHead(Connection &c, std::uint64_t now)
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

    void takeBody(Connection &c, std::uint64_t now, std::string_view bytes)
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

    void complete(Connection &c, std::uint64_t now)
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

    void takeFrame(Connection &c, std::uint64_t now, std::string_view bytes)
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

    LoadOptions m_options;
    Report m_report;
    Descriptor m_epoll;
    std::string m_buffer;
    std::vector<std::unique_ptr<Connection>> m_connections;
    std::vector<unsigned> m_again;
    std::size_t m_toConnect = 0;
    unsigned m_connecting = 0;
    std::size_t m_idle = 0;
    std::size_t m_dead = 0;
    std::uint32_t m_source = 0;
    std::uint64_t m_sequence = 0;
    std::uint64_t m_lastSweep = 0;
};

} // namespace
} // namespace signalbox::bench

int main(int argc, char **argv)
{
    const auto options = signalbox::bench::parseLoadOptions(argc, argv);
    std::signal(SIGPIPE, SIG_IGN);
    signalbox::bench::raiseDescriptorLimit();
    return signalbox::bench::Load(options).run();
}

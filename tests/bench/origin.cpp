// The server behind the proxies in benchmarks and end-to-end tests: one epoll loop, bodies of any
// size from memory, uploads checked against the pattern, WebSocket echo, counters. One process can
// be many servers (--servers N).
//
//   signalbox-bench-origin [--servers N] [--name PREFIX]     prints "listening PORT" for each, then
//   "ready"
//
//   GET /b/N       N bytes of the pattern            POST anything  {"received":…,"wrong":…}
//   GET /ws        WebSocket echo (with Upgrade)     GET /stats
//   {"servers":[{"name","port","requests","open"}]} GET /reset     counters to zero others the
//   server's name
#include "wire.h"

#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <unordered_map>
#include <vector>

namespace signalbox::bench {
namespace {

struct Server
{
    Descriptor listener;
    std::string name;
    std::uint16_t port = 0;
    std::uint64_t requests = 0; // without /healthz, /stats and /reset
    std::uint64_t open = 0;
};

struct Connection
{
    Descriptor fd;
    Server *server = nullptr;
    std::string in;
    std::string out;
    std::size_t outAt = 0;
    std::uint64_t bodyLeft = 0; // of the answer, from the pattern
    std::uint64_t bodyAt = 0;
    std::uint64_t uploadLeft = 0;
    std::uint64_t uploadAt = 0;
    std::uint64_t uploadWrong = 0;
    bool uploading = false;
    bool closeAfter = false;
    bool webSocket = false;
    bool peerDone = false;

    bool sending() const { return outAt < out.size() || bodyLeft > 0; }
};

class Origin
{
public:
    Origin(unsigned servers, const std::string &prefix)
        : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
        , m_buffer(patternChunk, '\0')
    {
        for (unsigned i = 0; i < servers; ++i) {
            auto server = std::make_unique<Server>();
            server->listener = listenOn(0);
            server->port = localPort(server->listener.get());
            server->name = prefix + std::to_string(i);
            watch(server->listener.get(), EPOLLIN);
            std::printf("listening %u\n", unsigned{server->port});
            m_listeners.emplace(server->listener.get(), std::move(server));
        }
        std::puts("ready");
        std::fflush(stdout);
    }

    [[noreturn]] void run()
    {
        std::array<epoll_event, 512> events{};
        for (;;) {
            const int count =
                ::epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()), -1);
            for (int i = 0; i < count; ++i) {
                const auto &event = events[static_cast<std::size_t>(i)];
                if (const auto listener = m_listeners.find(event.data.fd);
                    listener != m_listeners.end())
                    acceptAll(*listener->second);
                else if (const auto connection = m_connections.find(event.data.fd);
                         connection != m_connections.end())
                    serve(*connection->second);
            }
        }
    }

private:
    void watch(int fd, std::uint32_t what)
    {
        epoll_event event{};
        event.events = what;
        event.data.fd = fd;
        ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, fd, &event);
    }

    void acceptAll(Server &server)
    {
        for (;;) {
            Descriptor fd(
                ::accept4(server.listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
            if (!fd.valid())
                return;
            watch(fd.get(), EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET);
            ++server.open;
            auto connection = std::make_unique<Connection>();
            const int key = fd.get();
            connection->fd = std::move(fd);
            connection->server = &server;
            m_connections[key] = std::move(connection);
        }
    }

    void serve(Connection &c)
    {
        if (!work(c)) {
            --c.server->open;
            m_connections.erase(c.fd.get()); // destroys c
        }
    }

    // Reads, answers and writes until the kernel has no more of either; false: the connection is
    // over.
    bool work(Connection &c)
    {
        for (;;) {
            if (c.sending()) {
                if (!flush(c))
                    return false;
                if (c.sending())
                    return true; // EPOLLOUT comes
                if (c.closeAfter)
                    return false;
            }
            if (consume(c))
                continue;
            if (c.peerDone)
                return false;
            const ssize_t got = ::recv(c.fd.get(), m_buffer.data(), m_buffer.size(), 0);
            if (got < 0)
                return errno == EAGAIN || errno == EINTR;
            if (got == 0)
                c.peerDone = true;
            else if (c.uploading && c.in.empty())
                takeUpload(c, std::string_view(m_buffer).substr(0, static_cast<std::size_t>(got)));
            else
                c.in.append(m_buffer, 0, static_cast<std::size_t>(got));
        }
    }

    bool flush(Connection &c)
    {
        while (c.sending()) {
            std::array<iovec, 2> parts{};
            parts[0] = {c.out.data() + c.outAt, c.out.size() - c.outAt};
            const auto body = patternFrom(
                c.bodyAt,
                static_cast<std::size_t>(std::min<std::uint64_t>(c.bodyLeft, patternChunk)));
            parts[1] = {const_cast<char *>(body.data()), c.bodyLeft > 0 ? body.size() : 0};
            msghdr message{};
            message.msg_iov = parts.data();
            message.msg_iovlen = parts[1].iov_len > 0 ? 2 : 1;
            const ssize_t sent = ::sendmsg(c.fd.get(), &message, MSG_NOSIGNAL);
            if (sent < 0)
                return errno == EAGAIN || errno == EINTR;
            const std::size_t ofHead = std::min(static_cast<std::size_t>(sent), parts[0].iov_len);
            c.outAt += ofHead;
            c.bodyAt += static_cast<std::size_t>(sent) - ofHead;
            c.bodyLeft -= static_cast<std::size_t>(sent) - ofHead;
        }
        c.out.clear();
        c.outAt = 0;
        return true;
    }

    // Takes one thing from the input; true when something was done and more may follow.
    bool consume(Connection &c)
    {
        if (c.uploading) {
            const std::size_t mine =
                static_cast<std::size_t>(std::min<std::uint64_t>(c.uploadLeft, c.in.size()));
            takeUpload(c, std::string_view(c.in).substr(0, mine));
            c.in.erase(0, mine);
            return !c.uploading;
        }
        if (c.webSocket)
            return echoFrame(c);
        const std::size_t end = c.in.find("\r\n\r\n");
        if (end == std::string::npos)
            return false;
        const std::string head = c.in.substr(0, end + 2);
        c.in.erase(0, end + 4);
        answer(c, head);
        return true;
    }

    void takeUpload(Connection &c, std::string_view bytes)
    {
        while (!bytes.empty()) {
            const auto expected = patternFrom(c.uploadAt, bytes.size());
            if (std::memcmp(bytes.data(), expected.data(), expected.size()) != 0)
                ++c.uploadWrong;
            c.uploadAt += expected.size();
            c.uploadLeft -= std::min<std::uint64_t>(c.uploadLeft, expected.size());
            bytes.remove_prefix(expected.size());
        }
        if (c.uploadLeft == 0) {
            c.uploading = false;
            reply(c, "200 OK",
                  "{\"received\":" + std::to_string(c.uploadAt) +
                      ",\"wrong\":" + std::to_string(c.uploadWrong) + "}");
        }
    }

    bool echoFrame(Connection &c)
    {
        const auto head = parseFrame(c.in);
        if (!head || c.in.size() < head->size + head->length)
            return false;
        std::string payload = c.in.substr(head->size, static_cast<std::size_t>(head->length));
        c.in.erase(0, head->size + static_cast<std::size_t>(head->length));
        if (head->masked) {
            for (std::size_t i = 0; i < payload.size(); ++i)
                payload[i] = static_cast<char>(payload[i] ^ head->mask[i % 4]);
        }
        c.out += makeFrame(head->opcode == 9 ? 10 : head->opcode, payload, false);
        c.closeAfter = head->opcode == 8;
        return true;
    }

    void answer(Connection &c, const std::string &head)
    {
        const std::string_view view(head);
        const std::size_t space = view.find(' ');
        const std::size_t second = view.find(' ', space + 1);
        if (space == view.npos || second == view.npos)
            return refuse(c, "400 Bad Request");
        const std::string_view target = view.substr(space + 1, second - space - 1);
        if (const auto value = fieldOf(view, "connection");
            value && value->find("close") != value->npos)
            c.closeAfter = true;
        if (fieldOf(view, "transfer-encoding"))
            return refuse(c, "501 Not Implemented");
        if (target == "/stats")
            return reply(c, "200 OK", stats());
        if (target == "/reset") {
            for (auto &[fd, server] : m_listeners)
                server->requests = 0;
            return reply(c, "200 OK", "{}");
        }
        if (target != "/healthz")
            ++c.server->requests;
        if (const auto value = fieldOf(view, "content-length")) {
            c.uploadLeft = c.uploadAt = c.uploadWrong = 0;
            std::from_chars(value->data(), value->data() + value->size(), c.uploadLeft);
            c.uploading = true;
            if (c.uploadLeft == 0)
                takeUpload(c, {});
            return;
        }
        if (target == "/ws" && fieldOf(view, "upgrade")) {
            c.webSocket = true;
            c.closeAfter = false;
            c.out = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
                    "Upgrade\r\nSec-WebSocket-Accept: " +
                    webSocketAccept(fieldOf(view, "sec-websocket-key").value_or("")) + "\r\n\r\n";
            return;
        }
        if (target.starts_with("/b/")) {
            std::uint64_t size = 0;
            std::from_chars(target.data() + 3, target.data() + target.size(), size);
            startReply(c, "200 OK", size);
            c.bodyLeft = view.starts_with("HEAD ") ? 0 : size;
            c.bodyAt = 0;
            return;
        }
        reply(c, "200 OK", c.server->name + "\n");
    }

    void startReply(Connection &c, std::string_view status, std::uint64_t size)
    {
        c.out += "HTTP/1.1 ";
        c.out += status;
        c.out += "\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nX-Origin: " + c.server->name +
                 "\r\nContent-Type: application/octet-stream\r\nCache-Control: no-cache\r\nETag: "
                 "\"5e-1c2b3a4d\"\r\nVary: "
                 "Accept-Encoding\r\nContent-Length: " +
                 std::to_string(size) + "\r\n\r\n";
    }

    void reply(Connection &c, std::string_view status, const std::string &body)
    {
        startReply(c, status, body.size());
        c.out += body;
    }

    void refuse(Connection &c, std::string_view status)
    {
        reply(c, status, {});
        c.closeAfter = true;
    }

    std::string stats() const
    {
        std::string text = "{\"servers\":[";
        for (const auto &[fd, server] : m_listeners) {
            text += text.back() == '[' ? "" : ",";
            text += "{\"name\":\"" + server->name + "\",\"port\":" + std::to_string(server->port) +
                    ",\"requests\":" + std::to_string(server->requests) +
                    ",\"open\":" + std::to_string(server->open) + "}";
        }
        return text + "]}";
    }

    Descriptor m_epoll;
    std::string m_buffer;
    std::unordered_map<int, std::unique_ptr<Server>> m_listeners;
    std::unordered_map<int, std::unique_ptr<Connection>> m_connections;
};

} // namespace
} // namespace signalbox::bench

int main(int argc, char **argv)
{
    unsigned servers = 1;
    std::string prefix = "s";
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view option = argv[i];
        if (option == "--servers") {
            servers = static_cast<unsigned>(std::strtoul(argv[i + 1], nullptr, 10));
        } else if (option == "--name") {
            prefix = argv[i + 1];
        } else {
            std::fprintf(stderr, "unknown option %s\n", argv[i]);
            return 2;
        }
    }
    std::signal(SIGPIPE, SIG_IGN);
    signalbox::bench::raiseDescriptorLimit();
    signalbox::bench::Origin(servers, prefix).run();
}

// Load: its loop, its connections and main(). Usage: load_options.cpp.
#include "load.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>

namespace signalbox::bench {

Load::Load(const LoadOptions &options)
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

int Load::run()
{
    const std::uint64_t start = nowNs();
    const bool idle = m_options.mode == LoadMode::Idle || m_options.mode == LoadMode::WebSocketIdle;
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

void Load::say(const std::string &line)
{
    std::puts(line.c_str());
    std::fflush(stdout);
}

bool Load::finished(std::uint64_t now) const
{
    if (m_report.begun() == 0)
        return false;
    if (m_options.requests > 0)
        return m_report.requests() + m_report.failures() >= m_options.requests;
    return static_cast<double>(now - m_report.begun()) >= m_options.duration * 1e9;
}

bool Load::inputEnded()
{
    pollfd input{0, POLLIN, 0};
    if (::poll(&input, 1, 0) <= 0)
        return false;
    char byte = 0;
    return ::read(0, &byte, 1) <= 0;
}

void Load::connectMore(std::uint64_t now)
{
    const bool idle = m_options.mode == LoadMode::Idle || m_options.mode == LoadMode::WebSocketIdle;
    while (m_toConnect < m_connections.size() && m_connecting < 128) {
        if (idle && m_toConnect - m_idle - m_dead >= 16)
            return;
        Connection &c = *m_connections[m_toConnect++];
        connect(c, now);
    }
}

void Load::connect(Connection &c, std::uint64_t now)
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

void Load::fail(Connection &c, std::uint64_t now, Failure kind, int detail)
{
    m_report.failure(now, kind, detail);
    leave(c);
    reconnectLater(c);
}

void Load::leave(Connection &c)
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

void Load::reconnectLater(Connection &c)
{
    if (m_options.mode == LoadMode::Idle || m_options.mode == LoadMode::WebSocketIdle) {
        c.state = State::Dead;
        ++m_dead;
        m_report.lost(1);
    } else {
        m_again.push_back(c.index);
    }
}

void Load::onTick(std::uint64_t now, std::uint64_t elapsed)
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
        const bool busy =
            c->state != State::Unconnected && c->state != State::Idle && c->state != State::Dead;
        if (sweep && busy && m_options.slow == 0 && now - c->started > limit)
            fail(*c, now, c->state == State::Connecting ? Failure::Connect : Failure::Timeout);
    }
}

} // namespace signalbox::bench

int main(int argc, char **argv)
{
    const auto options = signalbox::bench::parseLoadOptions(argc, argv);
    std::signal(SIGPIPE, SIG_IGN);
    signalbox::bench::raiseDescriptorLimit();
    return signalbox::bench::Load(options).run();
}

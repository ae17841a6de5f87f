// See wire.h.
#include "wire.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <utility>

namespace signalbox::bench {

Descriptor &Descriptor::operator=(Descriptor &&other) noexcept
{
    if (this != &other) {
        reset();
        m_fd = other.release();
    }
    return *this;
}

int Descriptor::release()
{
    return std::exchange(m_fd, -1);
}

void Descriptor::reset()
{
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

std::uint64_t nowNs()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000u +
           static_cast<std::uint64_t>(time.tv_nsec);
}

std::uint64_t cpuNs()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000u +
           static_cast<std::uint64_t>(time.tv_nsec);
}

std::uint64_t raiseDescriptorLimit()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

Descriptor listenOn(std::uint16_t port)
{
    Descriptor fd(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const int on = 1;
    setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); // inherited by what is accepted
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(fd.get(), reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 ||
        ::listen(fd.get(), 4096) != 0) {
        std::perror("listen");
        std::exit(1);
    }
    return fd;
}

std::uint16_t localPort(int fd)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    getsockname(fd, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

std::string_view patternFrom(std::uint64_t offset, std::size_t size)
{
    static const std::string pattern = [] {
        std::string bytes(patternChunk + patternPeriod, ' ');
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = patternByte(i);
        return bytes;
    }();
    return std::string_view(pattern).substr(offset % patternPeriod, std::min(size, patternChunk));
}

std::optional<std::string_view> fieldOf(std::string_view head, std::string_view name)
{
    std::size_t line = head.find("\r\n");
    while (line != std::string_view::npos && line + 2 < head.size()) {
        const std::size_t begin = line + 2;
        line = head.find("\r\n", begin);
        const std::string_view text =
            head.substr(begin, line == std::string_view::npos ? line : line - begin);
        if (text.size() <= name.size() || text[name.size()] != ':')
            continue;
        const auto same = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
        if (!std::equal(name.begin(), name.end(), text.begin(), same))
            continue;
        const std::size_t value = text.find_first_not_of(" \t", name.size() + 1);
        return value == std::string_view::npos ? std::string_view() : text.substr(value);
    }
    return std::nullopt;
}

namespace {

// SHA-1 (FIPS 180-4), for the handshake alone.
std::array<std::uint8_t, 20> sha1(std::string message)
{
    const std::uint64_t bits = message.size() * 8;
    message += static_cast<char>(0x80);
    while (message.size() % 64 != 56)
        message += '\0';
    for (int shift = 56; shift >= 0; shift -= 8)
        message += static_cast<char>((bits >> shift) & 0xff);
    std::array<std::uint32_t, 5> state{0x67452301u, 0xefcdab89u, 0x98badcfeu, 0x10325476u,
                                       0xc3d2e1f0u};
    for (std::size_t block = 0; block < message.size(); block += 64) {
        std::array<std::uint32_t, 80> w{};
        for (std::size_t i = 0; i < 64; ++i)
            w[i / 4] = (w[i / 4] << 8) | static_cast<std::uint8_t>(message[block + i]);
        for (std::size_t i = 16; i < 80; ++i)
            w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        auto [a, b, c, d, e] = state;
        for (std::size_t i = 0; i < 80; ++i) {
            std::uint32_t f = b ^ c ^ d;
            std::uint32_t k = 0xca62c1d6u;
            if (i < 20) {
                f = (b & c) | (~b & d);
                k = 0x5a827999u;
            } else if (i < 40) {
                k = 0x6ed9eba1u;
            } else if (i < 60) {
                f = (b & c) | (b & d) | (c & d);
                k = 0x8f1bbcdcu;
            }
            const std::uint32_t next = std::rotl(a, 5) + f + e + k + w[i];
            e = d;
            d = c;
            c = std::rotl(b, 30);
            b = a;
            a = next;
        }
        const std::array<std::uint32_t, 5> sums{a, b, c, d, e};
        for (std::size_t i = 0; i < 5; ++i)
            state[i] += sums[i];
    }
    std::array<std::uint8_t, 20> digest{};
    for (std::size_t i = 0; i < 20; ++i)
        digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)));
    return digest;
}

} // namespace

std::string webSocketAccept(std::string_view key)
{
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto digest = sha1(std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    std::string text;
    for (std::size_t i = 0; i < digest.size(); i += 3) {
        std::uint32_t bits = 0;
        for (std::size_t j = 0; j < 3; ++j)
            bits = (bits << 8) | (i + j < digest.size() ? digest[i + j] : 0u);
        for (std::size_t j = 0; j < 4; ++j)
            text += i + j > digest.size() ? '=' : alphabet[(bits >> (18 - 6 * j)) & 63u];
    }
    return text;
}

std::optional<FrameHead> parseFrame(std::string_view bytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
    FrameHead head;
    head.fin = (byte(0) & 0x80u) != 0;
    head.opcode = byte(0) & 0x0fu;
    head.masked = (byte(1) & 0x80u) != 0;
    head.length = byte(1) & 0x7fu;
    head.size = 2;
    const std::size_t extra = head.length == 126 ? 2 : head.length == 127 ? 8 : 0;
    if (bytes.size() < head.size + extra + (head.masked ? 4 : 0))
        return std::nullopt;
    if (extra > 0) {
        head.length = 0;
        for (std::size_t i = 0; i < extra; ++i)
            head.length = (head.length << 8) | byte(head.size + i);
        head.size += extra;
    }
    if (head.masked) {
        for (std::size_t i = 0; i < 4; ++i)
            head.mask[i] = byte(head.size + i);
        head.size += 4;
    }
    return head;
}

std::string makeFrame(std::uint8_t opcode, std::string_view payload, bool mask)
{
    std::string frame;
    frame += static_cast<char>(0x80u | opcode);
    const auto bit = static_cast<std::uint8_t>(mask ? 0x80 : 0);
    if (payload.size() < 126) {
        frame += static_cast<char>(bit | payload.size());
    } else {
        const int bytes = payload.size() < 65536 ? 2 : 8;
        frame += static_cast<char>(bit | (bytes == 2 ? 126u : 127u));
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
            frame += static_cast<char>((payload.size() >> shift) & 0xff);
    }
    if (!mask)
        return frame.append(payload);
    constexpr std::string_view key = "\x12\x34\x56\x78";
    frame += key;
    for (std::size_t i = 0; i < payload.size(); ++i)
        frame += static_cast<char>(payload[i] ^ key[i % 4]);
    return frame;
}

} // namespace signalbox::bench

// Text and kernel forms of socket addresses. The literal forms are read by inet_pton: it takes
// neither leading zeros in IPv4 octets nor zones nor shortened IPv4, which are the forms that
// parsers disagree about.
#include "base/address.h"

#include "base/ascii.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstring>

namespace signalbox {

namespace {

constexpr std::array<std::uint8_t, 12> kMappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

/// 0 to 255, each with a dot behind it and the length of both.
constexpr auto kOctets = [] {
    std::array<std::array<char, 5>, 256> octets{};
    for (unsigned i = 0; i < 256; ++i) {
        std::array<char, 5> &text = octets[i];
        std::size_t at = 0;
        if (i >= 100)
            text[at++] = char('0' + i / 100);
        if (i >= 10)
            text[at++] = char('0' + i / 10 % 10);
        text[at++] = char('0' + i % 10);
        text[at++] = '.';
        text[4] = char(at);
    }
    return octets;
}();

/// True for ::ffff:a.b.c.d, the form in which dual-stack sockets see IPv4 peers.
bool isMapped(const IpAddress &ip) noexcept
{
    return ip.family == IpAddress::Family::V6 &&
           std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), ip.bytes.begin());
}

/// The IPv4 address inside a mapped one; anything else unchanged.
IpAddress unmapped(const IpAddress &ip) noexcept
{
    if (!isMapped(ip))
        return ip;
    IpAddress v4;
    v4.family = IpAddress::Family::V4;
    std::copy(ip.bytes.begin() + 12, ip.bytes.end(), v4.bytes.begin());
    return v4;
}

/// 1*DIGIT up to `limit`; false otherwise. Leading zeros are refused except for "0" itself.
bool parseNumber(std::string_view text, unsigned limit, unsigned &out) noexcept
{
    if (text.empty() || text.size() > 5 || (text.size() > 1 && text.front() == '0'))
        return false;
    unsigned value = 0;
    for (const char c : text) {
        if (!ascii::isDigit(c))
            return false;
        value = value * 10 + unsigned(c - '0');
    }
    out = value;
    return value <= limit;
}

Error invalid(std::string_view what, std::string_view text)
{
    std::string message = "'";
    message += text;
    message += "' is not ";
    message += what;
    return {ErrorType::InvalidConfig, std::move(message)};
}

/// Zeroes the bits behind the first `bits`.
void mask(IpAddress &ip, unsigned bits) noexcept
{
    for (std::size_t i = 0; i < ip.bytes.size(); ++i) {
        const unsigned first = unsigned(i) * 8;
        if (first >= bits)
            ip.bytes[i] = 0;
        else if (first + 8 > bits)
            ip.bytes[i] = std::uint8_t(ip.bytes[i] & (0xffU << (first + 8 - bits)));
    }
}

} // namespace

bool IpAddress::isLoopback() const noexcept
{
    if (family == Family::V4)
        return bytes[0] == 127;
    if (family == Family::V6) {
        if (isMapped(*this))
            return bytes[12] == 127;
        return bytes[15] == 1 &&
               std::all_of(bytes.begin(), bytes.end() - 1, [](auto b) { return b == 0; });
    }
    return false;
}

bool IpAddress::isUnspecified() const noexcept
{
    if (family == Family::None)
        return false;
    const IpAddress ip = unmapped(*this);
    return std::all_of(ip.bytes.begin(), ip.bytes.end(), [](auto b) { return b == 0; });
}

std::string IpAddress::toString() const
{
    char text[textSize];
    return {text, put(text)};
}

char *IpAddress::put(char *out) const noexcept
{
    static_assert(textSize == INET6_ADDRSTRLEN);
    if (family == Family::V4) { // twice a request: inet_ntop goes through printf
        for (std::size_t i = 0; i < 4; ++i) {
            std::memcpy(out, kOctets[bytes[i]].data(), 4);
            out += kOctets[bytes[i]][4];
        }
        return out - 1; // the last dot isn't part of it
    }
    if (family == Family::V6 && ::inet_ntop(AF_INET6, bytes.data(), out, textSize))
        return out + std::strlen(out);
    return out;
}

Result<IpAddress> IpAddress::parse(std::string_view text)
{
    char copy[INET6_ADDRSTRLEN] = {};
    IpAddress ip;
    if (!text.empty() && text.size() < sizeof copy && text.find('\0') == std::string_view::npos) {
        text.copy(copy, text.size());
        const bool v6 = text.find(':') != std::string_view::npos;
        if (::inet_pton(v6 ? AF_INET6 : AF_INET, copy, ip.bytes.data()) == 1) {
            ip.family = v6 ? Family::V6 : Family::V4;
            return ip;
        }
    }
    return invalid("an IPv4 or IPv6 address", text);
}

bool Cidr::contains(const IpAddress &ip) const noexcept
{
    IpAddress masked = address.family == IpAddress::Family::V4 ? unmapped(ip) : ip;
    if (masked.family != address.family || address.family == IpAddress::Family::None)
        return false;
    IpAddress range = address;
    mask(masked, bits);
    mask(range, bits);
    return masked == range;
}

std::string Cidr::toString() const
{
    return address.toString() + '/' + std::to_string(bits);
}

Result<Cidr> Cidr::parse(std::string_view text)
{
    const std::size_t slash = text.find('/');
    auto ip = IpAddress::parse(text.substr(0, slash));
    if (!ip)
        return invalid("an address or ADDRESS/BITS", text);
    const unsigned width = ip->family == IpAddress::Family::V4 ? 32 : 128;
    unsigned count = width;
    if (slash != std::string_view::npos && !parseNumber(text.substr(slash + 1), width, count)) {
        std::string message = "the bits of '";
        message += text;
        message += "' must be a number from 0 to " + std::to_string(width);
        return Error(ErrorType::InvalidConfig, std::move(message));
    }
    Cidr range;
    range.address = *ip;
    range.bits = std::uint8_t(count);
    mask(range.address, count);
    return range;
}

std::string SocketAddress::toString() const
{
    if (isUnix())
        return "unix:" + path;
    const std::string number = std::to_string(port);
    if (ip.family == IpAddress::Family::V6)
        return '[' + ip.toString() + "]:" + number;
    return ip.toString() + ':' + number;
}

Result<SocketAddress> SocketAddress::parse(std::string_view text)
{
    constexpr std::string_view kUnix = "unix:";
    SocketAddress result;
    if (text.starts_with(kUnix)) {
        const std::string_view path = text.substr(kUnix.size());
        if (path.empty() || path.find('\0') != std::string_view::npos)
            return invalid("unix:/PATH", text);
        result.path = path;
        return result;
    }

    std::string_view host;
    std::string_view port;
    const bool bracketed = text.starts_with('[');
    if (bracketed) {
        const std::size_t end = text.find("]:");
        if (end == std::string_view::npos)
            return invalid("ADDRESS:PORT, [IPV6]:PORT or unix:/PATH", text);
        host = text.substr(1, end - 1);
        port = text.substr(end + 2);
    } else {
        const std::size_t colon = text.rfind(':');
        if (colon == std::string_view::npos)
            return invalid("ADDRESS:PORT, [IPV6]:PORT or unix:/PATH (the port is missing)", text);
        host = text.substr(0, colon);
        port = text.substr(colon + 1);
    }
    auto ip = IpAddress::parse(host);
    if (!ip)
        return std::move(ip).error();
    if ((ip->family == IpAddress::Family::V6) != bracketed)
        return invalid("ADDRESS:PORT (IPv6 addresses, and only they, go in brackets)", text);
    unsigned number = 0;
    if (!parseNumber(port, 65535, number))
        return invalid("an address with a port from 0 to 65535", text);
    result.ip = *ip;
    result.port = std::uint16_t(number);
    return result;
}

Result<unsigned> SocketAddress::toNative(sockaddr_storage &out) const
{
    std::memset(&out, 0, sizeof out);
    if (ip.family == IpAddress::Family::V4) {
        sockaddr_in native{};
        native.sin_family = AF_INET;
        native.sin_port = htons(port);
        std::memcpy(&native.sin_addr, ip.bytes.data(), 4);
        std::memcpy(&out, &native, sizeof native);
        return unsigned(sizeof native);
    }
    if (ip.family == IpAddress::Family::V6) {
        sockaddr_in6 native{};
        native.sin6_family = AF_INET6;
        native.sin6_port = htons(port);
        std::memcpy(&native.sin6_addr, ip.bytes.data(), 16);
        std::memcpy(&out, &native, sizeof native);
        return unsigned(sizeof native);
    }
    sockaddr_un native{};
    if (path.empty() || path.size() >= sizeof native.sun_path) {
        return Error(ErrorType::InvalidConfig,
                     path.empty() ? "the path of a unix socket is empty"
                                  : "the path of a unix socket may have at most " +
                                        std::to_string(sizeof native.sun_path - 1) + " bytes: '" +
                                        path + "'");
    }
    native.sun_family = AF_UNIX;
    path.copy(native.sun_path, path.size());
    std::memcpy(&out, &native, sizeof native);
    return unsigned(offsetof(sockaddr_un, sun_path) + path.size() + 1);
}

SocketAddress SocketAddress::fromNative(const sockaddr *address, unsigned length)
{
    SocketAddress result;
    if (!address || length < sizeof address->sa_family)
        return result;
    if (address->sa_family == AF_INET && length >= sizeof(sockaddr_in)) {
        sockaddr_in native{};
        std::memcpy(&native, address, sizeof native);
        result.ip.family = IpAddress::Family::V4;
        std::memcpy(result.ip.bytes.data(), &native.sin_addr, 4);
        result.port = ntohs(native.sin_port);
    } else if (address->sa_family == AF_INET6 && length >= sizeof(sockaddr_in6)) {
        sockaddr_in6 native{};
        std::memcpy(&native, address, sizeof native);
        result.ip.family = IpAddress::Family::V6;
        std::memcpy(result.ip.bytes.data(), &native.sin6_addr, 16);
        result.port = ntohs(native.sin6_port);
    } else if (address->sa_family == AF_UNIX && length > offsetof(sockaddr_un, sun_path)) {
        sockaddr_un native{};
        std::memcpy(&native, address, std::min<std::size_t>(length, sizeof native));
        const std::size_t room =
            std::min<std::size_t>(length, sizeof native) - offsetof(sockaddr_un, sun_path);
        result.path.assign(native.sun_path, ::strnlen(native.sun_path, room));
    }
    return result;
}

} // namespace signalbox

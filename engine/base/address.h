// Socket addresses as plain values: IPv4, IPv6 and unix paths, without any socket.
#pragma once

#include "base/result.h"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

struct sockaddr;
struct sockaddr_storage;

namespace signalbox {

/// An IPv4 or IPv6 address (IPv4 in the first four bytes).
struct IpAddress
{
    enum class Family : std::uint8_t { None, V4, V6 };
    Family family = Family::None;
    std::array<std::uint8_t, 16> bytes{};

    bool isLoopback() const noexcept;    // 127/8, ::1, ::ffff:127/8
    bool isUnspecified() const noexcept; // 0.0.0.0, ::
    std::string toString() const;        // "127.0.0.1", "::1" (no brackets)
    /// Writes what toString() returns, at most textSize bytes; returns where it ends.
    char *put(char *out) const noexcept;
    static constexpr std::size_t textSize = 46;
    auto operator<=>(const IpAddress &) const = default;

    /// Parses a literal without brackets, port or zone.
    static Result<IpAddress> parse(std::string_view text);
};

/// `ADDRESS/BITS`; a bare address is a single host.
struct Cidr
{
    IpAddress address;
    std::uint8_t bits = 0;

    /// An IPv4-mapped IPv6 address matches IPv4 ranges.
    bool contains(const IpAddress &ip) const noexcept;
    std::string toString() const;
    auto operator<=>(const Cidr &) const = default;
    static Result<Cidr> parse(std::string_view text);
};

/// Where one listens or connects: IP and port, or a unix path.
struct SocketAddress
{
    IpAddress ip; // family None for unix sockets
    std::uint16_t port = 0;
    std::string path; // unix sockets only

    bool isUnix() const noexcept { return ip.family == IpAddress::Family::None; }
    bool isLoopback() const noexcept { return isUnix() || ip.isLoopback(); }
    /// "127.0.0.1:80", "[::1]:80", "unix:/path".
    std::string toString() const;
    auto operator<=>(const SocketAddress &) const = default;

    /// Parses what toString() prints. Port 0 is allowed.
    static Result<SocketAddress> parse(std::string_view text);
    /// Fills a kernel address and returns its length; the path of a unix socket must fit (107
    /// bytes).
    Result<unsigned> toNative(sockaddr_storage &out) const;
    static SocketAddress fromNative(const sockaddr *address, unsigned length);
};

} // namespace signalbox

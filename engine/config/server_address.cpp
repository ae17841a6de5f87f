// Addresses as people write them, with a hint for the usual near misses.
#include "config/server_address.h"

#include "base/ascii.h"

#include <sys/socket.h>

#include <algorithm>
#include <filesystem>

namespace signalbox::config {

namespace {

constexpr std::string_view kUnix = "unix:";
constexpr std::string_view kHttp = "http://";
constexpr std::string_view kHttps = "https://";
constexpr std::uint16_t kHttpPort = 80;

bool refuse(Complaint &why, std::string message, std::string hint = {})
{
    why = {std::move(message), std::move(hint)};
    return false;
}

std::string quoted(std::string_view text)
{
    return '\'' + std::string(text) + '\'';
}

/// The IPv4 address inside ::ffff:a.b.c.d, if it is one: sockets for IPv6 alone can't have it.
std::optional<IpAddress> mappedAddress(const IpAddress &ip)
{
    static const Cidr kMapped = Cidr::parse("::ffff:0:0/96").value();
    if (ip.family != IpAddress::Family::V6 || !kMapped.contains(ip))
        return std::nullopt;
    IpAddress v4;
    v4.family = IpAddress::Family::V4;
    std::copy(ip.bytes.end() - 4, ip.bytes.end(), v4.bytes.begin());
    return v4;
}

bool allDigits(std::string_view text) noexcept
{
    return !text.empty() && std::all_of(text.begin(), text.end(), ascii::isDigit);
}

bool parseUnixPath(std::string_view text, const std::string &folder, std::string &out,
                   Complaint &why)
{
    std::string_view path = text.substr(kUnix.size());
    if (path.starts_with("//")) // unix:///run/x
        path.remove_prefix(path.find_first_not_of('/') == std::string_view::npos
                               ? path.size()
                               : path.find_first_not_of('/') - 1);
    if (path.empty() || path == "/")
        return refuse(why, "the path of the unix socket is missing", "write unix:/run/api.sock");
    if (ascii::hasControl(path))
        return refuse(why, "the path of the unix socket holds a control character");
    out = absolutePath(path, folder);
    sockaddr_storage storage;
    SocketAddress address;
    address.path = out;
    if (const auto native = address.toNative(storage); !native)
        return refuse(why, native.error().message(), "use a shorter path");
    return true;
}

bool splitHostPort(std::string_view authority, std::string_view &host,
                   std::string_view &port) noexcept
{
    const std::size_t bracket = authority.rfind(']');
    const std::size_t colon = authority.rfind(':');
    const bool hasPort =
        colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
    host = authority.substr(0, hasPort ? colon : authority.size());
    port = hasPort ? authority.substr(colon + 1) : std::string_view();
    return hasPort;
}

bool parseAuthority(std::string_view text, std::string_view authority, bool withScheme,
                    ServerSpec &out, Complaint &why)
{
    std::string_view host;
    std::string_view port;
    const bool hasPort = splitHostPort(authority, host, port);
    if (!hasPort && !withScheme) {
        if (allDigits(text))
            return refuse(why, quoted(text) + " is a port without a host",
                          "write 'localhost:" + std::string(text) + "'");
        return refuse(why, quoted(text) + " has no port",
                      "write '" + std::string(text) + ":3000' with the server's port");
    }
    if (host.empty()) {
        return refuse(why, quoted(text) + " has no host",
                      parsePort(port) ? "write 'localhost:" + std::string(port) + "'" : "");
    }
    if (host.find(':') != std::string_view::npos && !host.starts_with('[')) {
        // Where the last group can be a port it is meant as one.
        const bool withPort =
            (IpAddress::parse(host).ok() && parsePort(port)) || !IpAddress::parse(authority).ok();
        return refuse(why, quoted(text) + " is an IPv6 address without brackets",
                      withPort
                          ? "write '[" + std::string(host) + "]:" + std::string(port) + "'"
                          : "write '[" + std::string(authority) + "]:3000' with the server's port");
    }
    const auto number = parsePort(port);
    if (hasPort && !number)
        return refuse(why, quoted(text) + " has no port from 1 to 65535");
    auto name = normaliseName(host, why);
    if (!name)
        return false;
    out.port = number.value_or(kHttpPort);
    out.url = std::string(kHttp) + *name + ':' + std::to_string(out.port);
    out.host = name->starts_with('[') ? name->substr(1, name->size() - 2) : std::move(*name);
    return true;
}

/// @param otherForms  besides IPv4:port, for the message
bool parseListenAddress(std::string_view text, std::string_view otherForms, SocketAddress &out,
                        Complaint &why)
{
    const auto parsed = SocketAddress::parse(text);
    if (parsed) {
        out = *parsed;
        const auto mapped = mappedAddress(out.ip);
        if (!mapped)
            return true;
        return refuse(why,
                      quoted(text) + " is an IPv4 address written as an IPv6 one, which can't be "
                                     "listened on",
                      "write '" + mapped->toString() + ':' + std::to_string(out.port) + "'");
    }
    std::string_view host;
    std::string_view port;
    const bool hasPort = splitHostPort(text, host, port);
    const std::string number(hasPort ? port : text);
    std::string hint;
    if ((hasPort && (host.empty() || host == "*")) || allDigits(text))
        hint = "write '127.0.0.1:" + number + "' for this machine alone, '0.0.0.0:" + number +
               "' for everyone";
    else if (host == "localhost" && hasPort)
        hint = "write '127.0.0.1:" + number + "' or '[::1]:" + number + "'";
    else if (text.find("://") != std::string_view::npos)
        hint = "write address and port alone, as in 127.0.0.1:8080";
    else if (!hasPort && IpAddress::parse(host))
        hint = "write '" + std::string(host) + ":8080' with the port to listen on";
    return refuse(why, quoted(text) + " is not IPv4:port" + std::string(otherForms),
                  std::move(hint));
}

} // namespace

std::string absolutePath(std::string_view path, const std::string &folder)
{
    const std::filesystem::path given(path);
    if (given.is_absolute() || folder.empty())
        return given.lexically_normal().string();
    return (std::filesystem::path(folder) / given).lexically_normal().string();
}

bool parseServerUrl(std::string_view text, const std::string &folder, ServerSpec &out,
                    Complaint &why)
{
    if (text.starts_with(kUnix)) {
        if (!parseUnixPath(text, folder, out.unixPath, why))
            return false;
        out.url = std::string(kUnix) + out.unixPath;
        return true;
    }
    if (ascii::startsWithIgnoreCase(text, kHttps))
        return refuse(why, "servers with https:// are not supported yet", "use http://");
    const std::size_t schemeEnd = text.find("://");
    const bool withScheme = ascii::startsWithIgnoreCase(text, kHttp);
    if (!withScheme && schemeEnd != std::string_view::npos)
        return refuse(why, quoted(text.substr(0, schemeEnd + 3)) + " is no scheme of a server",
                      "use http://");
    std::string_view rest = withScheme ? text.substr(kHttp.size()) : text;
    const std::size_t end = rest.find_first_of("/?#");
    std::string_view behind = end == std::string_view::npos ? std::string_view() : rest.substr(end);
    if (withScheme && behind == "/")
        behind = {};
    if (!behind.empty())
        return refuse(why, quoted(text) + " has more than host and port",
                      "a path in front of all requests is added by the filter add-prefix");
    rest = rest.substr(0, end);
    if (rest.find('@') != std::string_view::npos)
        return refuse(why, "a server's address has no user name",
                      "remove what stands before the '@'");
    return parseAuthority(text, rest, withScheme, out, why);
}

bool isNumericButNoAddress(std::string_view host) noexcept
{
    return host.find('.') != std::string_view::npos &&
           host.find_first_not_of("0123456789.") == std::string_view::npos &&
           !IpAddress::parse(host).ok();
}

std::string hostFieldOf(const ServerSpec &server)
{
    if (!server.unixPath.empty())
        return "localhost";
    const std::string host =
        server.host.find(':') == std::string::npos ? server.host : '[' + server.host + ']';
    return server.port == kHttpPort ? host : host + ':' + std::to_string(server.port);
}

bool parseBind(std::string_view text, const std::string &folder, SocketAddress &out, Complaint &why)
{
    if (!text.starts_with(kUnix))
        return parseListenAddress(text, ", [IPv6]:port or unix:PATH", out, why);
    out = {};
    return parseUnixPath(text, folder, out.path, why);
}

bool parseAdminAddress(std::string_view text, SocketAddress &out, Complaint &why)
{
    if (!text.starts_with(kUnix))
        return parseListenAddress(text, " or [IPv6]:port", out, why);
    return refuse(why, "the admin listener needs an address and port", "write 127.0.0.1:9901");
}

} // namespace signalbox::config

// Tokens, names, paths and templates.
#include "config/syntax.h"

#include "base/address.h"
#include "base/ascii.h"
#include "config/suggest.h"

#include <QUrl>

#include <algorithm>

namespace signalbox::config {

namespace {

constexpr std::string_view kPlaceholders[] = {
    "host", "path", "query", "?query", "client.ip", "route", "server", "request-id", "header.NAME"};
constexpr std::size_t kMaxName = 253;
constexpr std::size_t kMaxLabel = 63;

std::string quoted(std::string_view text)
{
    return '\'' + std::string(text) + '\'';
}

bool isAscii(std::string_view text) noexcept
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool isUnreserved(char c) noexcept
{
    return ascii::isAlpha(c) || ascii::isDigit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

bool refuse(Complaint &why, std::string message, std::string hint = {})
{
    why = {std::move(message), std::move(hint)};
    return false;
}

/// Labels of letters, digits, '-' and '_', none empty or too long.
bool areLabels(std::string_view name) noexcept
{
    if (name.empty() || name.size() > kMaxName)
        return false;
    std::size_t length = 0;
    for (const char c : name) {
        if (c == '.') {
            if (length == 0)
                return false;
            length = 0;
        } else if (!isUnreserved(c) || c == '~' || ++length > kMaxLabel) {
            return false;
        }
    }
    return length > 0;
}

/// RFC 3986 §5.2.4; nothing when the path climbs above the root.
std::optional<std::string> withoutDotSegments(std::string_view path)
{
    std::string out;
    while (!path.empty()) {
        const std::string_view segment = path.substr(0, path.find('/', 1)); // with its slash
        path.remove_prefix(segment.size());
        if (segment != "/." && segment != "/..") {
            out += segment;
            continue;
        }
        if (segment == "/.." && out.empty())
            return std::nullopt;
        if (segment == "/..")
            out.erase(out.rfind('/'));
        if (path.empty())
            out += '/';
    }
    return out;
}

Complaint dotSegments(std::string_view text, PathUse use)
{
    if (use == PathUse::Filter)
        return {quoted(text) + " holds a segment '.' or '..'", "write the path that it stands for"};
    return {quoted(text) + " never matches: '.' and '..' are resolved before paths are matched",
            {}};
}

void appendEncoded(std::string &out, char c)
{
    constexpr char kHex[] = "0123456789ABCDEF";
    out += '%';
    out += kHex[static_cast<unsigned char>(c) >> 4];
    out += kHex[static_cast<unsigned char>(c) & 0xFU];
}

} // namespace

bool isToken(std::string_view text) noexcept
{
    constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return ascii::isAlpha(c) || ascii::isDigit(c) || kMarks.find(c) != std::string_view::npos;
    });
}

bool checkMethod(std::string_view text, Complaint &why)
{
    constexpr std::string_view kUsual[] = {"GET",    "HEAD",    "POST",  "PUT",    "PATCH",
                                           "DELETE", "OPTIONS", "TRACE", "CONNECT"};
    const std::string shown = '\'' + std::string(text) + '\'';
    if (!isToken(text)) {
        why = {shown + " is not a method", {}};
        return false;
    }
    for (const std::string_view method : kUsual) {
        if (text != method && ascii::equalsIgnoreCase(text, method)) {
            why = {"methods are written in capitals: " + shown + " never comes",
                   "did you mean '" + std::string(method) + "'?"};
            return false;
        }
    }
    return true;
}

bool isFieldValue(std::string_view text) noexcept
{
    if (ascii::trim(text).size() != text.size())
        return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 ? c != 0x7F : c == '\t';
    });
}

std::optional<std::string> normaliseName(std::string_view text, Complaint &why)
{
    if (text.starts_with('[')) {
        const auto ip = text.ends_with(']') ? IpAddress::parse(text.substr(1, text.size() - 2))
                                            : IpAddress::parse({});
        if (ip && ip->family == IpAddress::Family::V6)
            return '[' + ip->toString() + ']';
        refuse(why, quoted(text) + " is not an IPv6 address in brackets");
        return std::nullopt;
    }
    std::string name;
    if (isAscii(text)) {
        name = ascii::toLower(text);
    } else {
        const QString unicode = QString::fromUtf8(text.data(), qsizetype(text.size()));
        name = QUrl::toAce(unicode).toStdString();
    }
    if (name.size() > 1 && name.ends_with('.'))
        name.pop_back();
    if (areLabels(name))
        return name;
    const auto ip = IpAddress::parse(text);
    if (ip && ip->family == IpAddress::Family::V6)
        refuse(why, quoted(text) + " is an IPv6 address without brackets",
               "write '[" + std::string(text) + "]'");
    else
        refuse(why, quoted(text) + " is not a host name");
    return std::nullopt;
}

bool isHostField(std::string_view text, Complaint &why)
{
    std::string_view host = text;
    const std::size_t colon = text.rfind(':');
    if (colon != std::string_view::npos && text.find(']', colon) == std::string_view::npos) {
        host = text.substr(0, colon);
        if (!parsePort(text.substr(colon + 1)))
            return refuse(why, quoted(text) + " is not a host with a port from 1 to 65535");
    }
    return normaliseName(host, why).has_value();
}

std::optional<std::string> normalisePathText(std::string_view text, PathUse use, Complaint &why)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '?' || c == '#') {
            refuse(why, quoted(text) + " holds a '" + c + "', which no path has",
                   c == '#'                ? "write it as %23"
                   : use == PathUse::Match ? "match.query looks at the query"
                                           : "the query stays as it is");
            return std::nullopt;
        }
        if (c == '%') {
            const int high = i + 2 < text.size() ? ascii::hexValue(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? ascii::hexValue(text[i + 2]) : -1;
            if (high == 0 && low == 0) {
                refuse(why, quoted(text) + " holds an encoded NUL, which is not allowed");
                return std::nullopt;
            }
            if (high < 0 || low < 0) {
                refuse(why, quoted(text) + " holds a '%' that is not an escape such as %20",
                       "write '%' as %25");
                return std::nullopt;
            }
            const char decoded = char(high * 16 + low);
            if (isUnreserved(decoded))
                out += decoded;
            else
                appendEncoded(out, decoded);
            i += 2;
        } else if (c <= ' ' || static_cast<unsigned char>(c) >= 0x7F) {
            appendEncoded(out, c);
        } else {
            out += c;
        }
    }
    auto resolved = withoutDotSegments(out);
    if (use == PathUse::Target || resolved == out)
        return resolved;
    why = dotSegments(text, use);
    return std::nullopt;
}

bool checkTemplate(std::string_view text, Complaint &why)
{
    for (std::size_t at = text.find('{'); at != std::string_view::npos;
         at = text.find('{', at + 1)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string_view::npos)
            return refuse(why, "a '{' without its '}'", "placeholders are written {host}");
        const std::string_view name = text.substr(at + 1, end - at - 1);
        const bool header = name.starts_with("header.") && isToken(name.substr(7));
        const bool known = name != "header.NAME" &&
                           std::find(std::begin(kPlaceholders), std::end(kPlaceholders), name) !=
                               std::end(kPlaceholders);
        if (header || known)
            continue;
        std::string hint = "known:";
        for (const std::string_view placeholder : kPlaceholders)
            hint += " {" + std::string(placeholder) + '}';
        const std::string_view near = closest(name, kPlaceholders);
        if (!near.empty())
            hint = "did you mean {" + std::string(near) + "}? " + hint;
        return refuse(why, "unknown placeholder {" + std::string(name) + '}', std::move(hint));
    }
    return true;
}

std::string withLowerScheme(std::string_view url)
{
    const std::size_t end = url.find("://");
    std::string out(url);
    if (end != std::string_view::npos &&
        std::all_of(url.begin(), url.begin() + std::ptrdiff_t(end), ascii::isAlpha))
        out.replace(0, end, ascii::toLower(url.substr(0, end)));
    return out;
}

std::optional<std::uint16_t> parsePort(std::string_view text) noexcept
{
    if (text.empty() || text.size() > 5 || text.front() == '0')
        return std::nullopt;
    unsigned port = 0;
    for (const char c : text) {
        if (!ascii::isDigit(c))
            return std::nullopt;
        port = port * 10 + unsigned(c - '0');
    }
    return port <= 65535 ? std::optional(std::uint16_t(port)) : std::nullopt;
}

} // namespace signalbox::config

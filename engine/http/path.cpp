// Path normalisation, query lookup and authorities (RFC 3986 §3.2, §5.2.4, §6.2.2).
#include "http/path.h"

#include "base/address.h"
#include "base/ascii.h"
#include "http/scan.h"

#include <array>
#include <cstring>

namespace signalbox::http {

namespace {

constexpr bool isUnreserved(char c) noexcept
{
    return scan::is(c, scan::HostName); // letters, digits and -._~
}

/// Value of the escape whose '%' is at `at`, or -1 when it isn't one.
int escapeAt(std::string_view text, std::size_t at) noexcept
{
    if (at + 2 >= text.size())
        return -1;
    const int high = ascii::hexValue(text[at + 1]);
    const int low = ascii::hexValue(text[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/// True when a segment is "." or ".." (`behind` is where it ends).
bool hasDotSegment(std::string_view path) noexcept
{
    for (std::size_t dot = path.find('.'); dot != std::string_view::npos;
         dot = path.find('.', dot + 1)) {
        if (dot > 0 && path[dot - 1] != '/')
            continue;
        std::size_t behind = dot + 1;
        if (behind < path.size() && path[behind] == '.')
            ++behind;
        if (behind == path.size() || path[behind] == '/')
            return true;
    }
    return false;
}

struct Escapes
{
    const char *failure = nullptr;
    bool normal = true; // all upper-case and of characters that need one
};

Escapes checkEscapes(std::string_view path) noexcept
{
    Escapes found;
    for (std::size_t at = path.find('%'); at != std::string_view::npos;
         at = path.find('%', at + 1)) {
        const int value = escapeAt(path, at);
        if (value < 0)
            return {.failure = "the path has a malformed percent escape"};
        if (value == 0)
            return {.failure = "the path has an encoded NUL"};
        if (isUnreserved(char(value)) || path[at + 1] >= 'a' || path[at + 2] >= 'a')
            found.normal = false;
    }
    return found;
}

/// Decodes unreserved characters and upper-cases the other escapes of a path that checkEscapes()
/// passed.
void decodeUnreserved(std::string_view path, std::string &out)
{
    constexpr char kHex[] = "0123456789ABCDEF";
    out.clear();
    for (std::size_t i = 0; i < path.size(); ++i) {
        const int value = path[i] == '%' ? escapeAt(path, i) : -1;
        if (value < 0) {
            out += path[i];
            continue;
        }
        if (isUnreserved(char(value))) {
            out += char(value);
        } else {
            out += '%';
            out += kHex[value >> 4];
            out += kHex[value & 15];
        }
        i += 2;
    }
}

/// RFC 3986 §5.2.4 in place, but a path that climbs above the root is an error. `path` begins with
/// '/'.
bool removeDotSegments(std::string &path)
{
    std::size_t out = 0; // path[0, out) is done and ends before a '/'
    std::size_t in = 0;
    const std::size_t size = path.size();
    while (in < size) {
        std::size_t end = path.find('/', in + 1);
        if (end == std::string::npos)
            end = size;
        const std::string_view segment = std::string_view(path).substr(in + 1, end - in - 1);
        const bool last = end == size;
        if (segment == "." || segment == "..") {
            if (segment.size() == 2) {
                if (out == 0)
                    return false;
                out = path.rfind('/', out - 1);
            }
            if (last)
                path[out++] = '/';
        } else {
            std::memmove(path.data() + out, path.data() + in, end - in);
            out += end - in;
        }
        in = end;
    }
    path.resize(out);
    return true;
}

/// Lower case of what may stand in a host name; NUL for anything else.
consteval std::array<char, 256> makeLowerHost()
{
    std::array<char, 256> table{};
    for (unsigned c = 0; c < 256; ++c) {
        if (isUnreserved(char(c)))
            table[c] = ascii::lower(char(c));
    }
    return table;
}
constexpr std::array<char, 256> kLowerHost = makeLowerHost();

/// Whether the eight bytes at p are lower-case letters, digits, '-' and '.' all of them.
bool isPlainHost(const char *p) noexcept
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t high = 0x80 * ones;
    std::uint64_t word;
    std::memcpy(&word, p, sizeof word);
    if (word & high)
        return false;
    // The high bit of a byte is set where the byte is at least `low` and at most `top`.
    const auto between = [word](std::uint64_t low, std::uint64_t top) {
        return (word + (0x80 - low) * ones) & ~(word + (0x7f - top) * ones);
    };
    return ((between('a', 'z') | between('0', '9') | between('-', '.')) & high) == high;
}

bool isPort(std::string_view text) noexcept
{
    unsigned value = 0;
    for (const char c : text) {
        const unsigned digit = unsigned(c) - unsigned('0');
        value = value * 10 + digit;
        if (digit > 9 || value > 65535)
            return false;
    }
    return true;
}

std::string decodeForm(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int value = text[i] == '%' ? escapeAt(text, i) : -1;
        if (value >= 0) {
            out += char(value);
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

bool isEncoded(std::string_view text) noexcept
{
    return text.find_first_of("%+") != std::string_view::npos;
}

} // namespace

Result<std::string_view> normalisePath(std::string_view path, std::string &scratch)
{
    if (path.empty() || path.front() != '/')
        return Error(ErrorType::InvalidPath, "the path does not begin with '/'");
    const Escapes escapes = checkEscapes(path);
    if (escapes.failure)
        return Error(ErrorType::InvalidPath, escapes.failure);
    if (escapes.normal && !hasDotSegment(path))
        return path;
    if (escapes.normal)
        scratch = path;
    else
        decodeUnreserved(path, scratch);
    if (hasDotSegment(scratch) && !removeDotSegments(scratch))
        return Error(ErrorType::InvalidPath, "the path climbs above the root");
    return std::string_view(scratch);
}

std::optional<std::string> queryParameter(std::string_view query, std::string_view name)
{
    while (!query.empty()) {
        const std::size_t amp = query.find('&');
        const std::string_view pair = query.substr(0, amp);
        const std::size_t equals = pair.find('=');
        const std::string_view key = pair.substr(0, equals);
        if (!pair.empty() && (isEncoded(key) ? decodeForm(key) == name : key == name))
            return equals == std::string_view::npos ? std::string()
                                                    : decodeForm(pair.substr(equals + 1));
        if (amp == std::string_view::npos)
            break;
        query.remove_prefix(amp + 1);
    }
    return std::nullopt;
}

bool splitAuthority(std::string_view authority, std::string_view &host,
                    std::string_view &port) noexcept
{
    const char *begin = authority.data();
    const char *end = begin + authority.size();
    const char *p = begin;
    if (p < end && *p == '[') {
        const auto *close = static_cast<const char *>(std::memchr(p, ']', authority.size()));
        if (!close)
            return false;
        // The longest literal has 45 characters; zones and IPvFuture have no meaning between client
        // and proxy.
        const std::string_view literal(begin + 1, std::size_t(close - begin) - 1);
        if (literal.size() > 45 || literal.find(':') == std::string_view::npos ||
            !IpAddress::parse(literal))
            return false;
        p = close + 1;
    } else {
        // RFC 3986 would also allow escapes and sub-delims; no host name has them and parsers
        // disagree about them.
        p = scan::skipClass(p, end, scan::HostName);
        if (p == begin || (p - begin == 1 && *begin == '.'))
            return false;
    }
    host = std::string_view(begin, std::size_t(p - begin));
    port = {};
    if (p == end)
        return true;
    port = std::string_view(p + 1, std::size_t(end - p) - 1);
    return *p == ':' && isPort(port);
}

bool normaliseAuthority(std::string_view authority, std::string &host)
{
    if (authority.starts_with('[')) {
        std::string_view literal;
        std::string_view port;
        if (!splitAuthority(authority, literal, port))
            return false;
        normaliseHost(literal, host);
        return true;
    }
    host.assign(authority);
    char *out = host.data();
    std::size_t length = 0;
    // Lower-case letters, digits, '-' and '.' are what it is made of mostly: eight at a time.
    for (; authority.size() - length >= 8; length += 8) {
        if (!isPlainHost(out + length))
            break;
    }
    for (; length < authority.size(); ++length) {
        const char c = kLowerHost[static_cast<unsigned char>(out[length])];
        if (c == '\0')
            break;
        out[length] = c;
    }
    if (length < authority.size() &&
        (authority[length] != ':' || !isPort(authority.substr(length + 1))))
        return false;
    if (length > 0 && host[length - 1] == '.')
        --length;
    host.resize(length);
    return length > 0;
}

void normaliseHost(std::string_view host, std::string &out)
{
    if (host.ends_with('.'))
        host.remove_suffix(1);
    out.assign(host);
    for (char &c : out)
        c = ascii::lower(c);
}

bool isToken(std::string_view text) noexcept
{
    const char *end = text.data() + text.size();
    return !text.empty() && scan::skipToken(text.data(), end) == end;
}

bool isFieldValue(std::string_view text) noexcept
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    if (!text.empty() && (isSpace(text.front()) || isSpace(text.back())))
        return false;
    const char *end = text.data() + text.size();
    return scan::skipText(text.data(), end) == end;
}

} // namespace signalbox::http

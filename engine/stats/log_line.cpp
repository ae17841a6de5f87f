// Access log lines. This runs once a request on the worker, so nothing here allocates, locks or
// parses a format.
#include "stats/log_line.h"

#include "base/json_escape.h"

#include <arpa/inet.h>

#include <chrono>
#include <cstring>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace signalbox::stats {

namespace {

constexpr auto kPairs = [] {
    std::array<char, 200> pairs{};
    for (std::size_t i = 0; i < 100; ++i) {
        pairs[2 * i] = char('0' + i / 10);
        pairs[2 * i + 1] = char('0' + i % 10);
    }
    return pairs;
}();
constexpr char kHex[] = "0123456789abcdef";

template <std::size_t N> char *put(char *p, const char (&text)[N]) noexcept
{
    std::memcpy(p, text, N - 1);
    return p + N - 1;
}

char *putPair(char *p, std::uint64_t value) noexcept
{
    std::memcpy(p, &kPairs[2 * value], 2);
    return p + 2;
}

char *putFour(char *p, std::uint64_t value) noexcept
{
    return putPair(putPair(p, value / 100), value % 100);
}

char *putSmall(char *p, std::uint64_t value) noexcept // below 10,000
{
    if (value >= 100) {
        const std::uint64_t high = value / 100;
        if (high >= 10)
            p = putPair(p, high);
        else
            *p++ = char('0' + high);
        return putPair(p, value % 100);
    }
    if (value >= 10)
        return putPair(p, value);
    *p = char('0' + value);
    return p + 1;
}

char *putNumber(char *p, std::uint64_t value) noexcept
{
    if (value < 10'000)
        return putSmall(p, value);
    if (value < 100'000'000)
        return putFour(putSmall(p, value / 10'000), value % 10'000);
    p = putNumber(p, value / 100'000'000);
    value %= 100'000'000;
    return putFour(putFour(p, value / 10'000), value % 10'000);
}

/// Microseconds as milliseconds with as many of three decimals as there are; negative is null.
char *putMs(char *p, std::int64_t us) noexcept
{
    if (us < 0)
        return put(p, "null");
    p = putNumber(p, std::uint64_t(us) / 1000);
    const std::uint64_t rest = std::uint64_t(us) % 1000;
    if (rest == 0)
        return p;
    *p = '.';
    putPair(p + 1, rest / 10);
    p[3] = char('0' + rest % 10);
    if (p[3] != '0')
        return p + 4;
    return p[2] != '0' ? p + 3 : p + 2;
}

/// A byte that both kinds of line copy as it is: printable ASCII but '"' and '\'.
bool plain(char c) noexcept
{
    return c >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
}

#ifdef __SSE2__
bool plain(__m128i v) noexcept
{
    // Signed: bytes from 0x80 are negative, so one comparison finds them and the control
    // characters.
    __m128i bad = _mm_cmplt_epi8(v, _mm_set1_epi8(0x20));
    bad = _mm_or_si128(bad, _mm_cmpeq_epi8(v, _mm_set1_epi8('"')));
    bad = _mm_or_si128(bad, _mm_cmpeq_epi8(v, _mm_set1_epi8('\\')));
    bad = _mm_or_si128(bad, _mm_cmpeq_epi8(v, _mm_set1_epi8(0x7f)));
    return _mm_movemask_epi8(bad) == 0;
}
#endif

/// Copies `text` when it is plain throughout; else returns false with `out` half written.
bool copyPlain(char *out, std::string_view text) noexcept
{
    const char *s = text.data();
    const std::size_t n = text.size();
#ifdef __SSE2__
    // The last step of each length class overlaps the one before, so no byte outside `text` is
    // read.
    const auto step = [&](std::size_t at) {
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(s + at));
        _mm_storeu_si128(reinterpret_cast<__m128i *>(out + at), v);
        return plain(v);
    };
    if (n >= 16) {
        for (std::size_t i = 0; i + 16 < n; i += 16) {
            if (!step(i))
                return false;
        }
        return step(n - 16);
    }
    if (n >= 8) {
        std::uint64_t low;
        std::uint64_t high;
        std::memcpy(&low, s, 8);
        std::memcpy(&high, s + n - 8, 8);
        std::memcpy(out, &low, 8);
        std::memcpy(out + n - 8, &high, 8);
        return plain(_mm_set_epi64x(std::int64_t(high), std::int64_t(low)));
    }
    if (n >= 4) {
        std::uint32_t low;
        std::uint32_t high;
        std::memcpy(&low, s, 4);
        std::memcpy(&high, s + n - 4, 4);
        std::memcpy(out, &low, 4);
        std::memcpy(out + n - 4, &high, 4);
        const std::int64_t both = std::int64_t(std::uint64_t(high) << 32 | low);
        return plain(_mm_set_epi64x(both, both));
    }
#endif
    bool all = true;
    for (std::size_t i = 0; i < n; ++i) {
        out[i] = s[i];
        all = all && plain(s[i]);
    }
    return all;
}

/// RFC 8259 §7; ill-formed UTF-8 becomes U+FFFD. DEL and the C1 controls are escaped too, so that
/// printing a line can't drive a terminal.
[[gnu::noinline]] char *escapeJson(char *p, std::string_view text) noexcept
{
    while (!text.empty()) {
        const char c = text.front();
        const auto u = static_cast<unsigned char>(c);
        std::size_t length = 1;
        if (plain(c)) {
            *p++ = c;
        } else if (u >= 0x80) {
            std::size_t bad = 0;
            length = utf8SequenceLength(text, bad);
            const unsigned second = length ? static_cast<unsigned char>(text[1]) : 0U;
            if (!length) {
                p = put(p, "\xEF\xBF\xBD");
                length = bad;
            } else if (u == 0xC2 && second < 0xA0) {
                p = put(p, "\\u00");
                *p++ = kHex[second >> 4];
                *p++ = kHex[second & 15];
            } else {
                std::memcpy(p, text.data(), length);
                p += length;
            }
        } else {
            *p++ = '\\';
            switch (c) {
            case '"':
            case '\\':
                *p++ = c;
                break;
            case '\b':
                *p++ = 'b';
                break;
            case '\f':
                *p++ = 'f';
                break;
            case '\n':
                *p++ = 'n';
                break;
            case '\r':
                *p++ = 'r';
                break;
            case '\t':
                *p++ = 't';
                break;
            default:
                p = put(p, "u00");
                *p++ = kHex[u >> 4];
                *p++ = kHex[u & 15];
            }
        }
        text.remove_prefix(length);
    }
    return p;
}

/// Apache's: everything that isn't printable ASCII as \xHH.
[[gnu::noinline]] char *escapeApache(char *p, std::string_view text, char also) noexcept
{
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (plain(c) && c != also) {
            *p++ = c;
        } else if (c == '"' || c == '\\') {
            *p++ = '\\';
            *p++ = c;
        } else {
            p = put(p, "\\x");
            *p++ = kHex[u >> 4];
            *p++ = kHex[u & 15];
        }
    }
    return p;
}

char *putJsonText(char *p, std::string_view text) noexcept
{
    *p++ = '"';
    p = copyPlain(p, text) ? p + text.size() : escapeJson(p, text);
    *p = '"';
    return p + 1;
}

char *putJson(char *p, std::string_view text) noexcept
{
    return text.empty() ? put(p, "null") : putJsonText(p, text);
}

/// Text between quotes that the caller has written.
char *putApache(char *p, std::string_view text) noexcept
{
    return copyPlain(p, text) ? p + text.size() : escapeApache(p, text, '"');
}

char *putQuoted(char *p, std::string_view text) noexcept
{
    if (text.empty())
        return put(p, "\"-\"");
    *p++ = '"';
    p = putApache(p, text);
    *p = '"';
    return p + 1;
}

char *putProtocol(char *p, std::uint8_t minorVersion) noexcept
{
    p = put(p, "HTTP/1.");
    *p = char('0' + minorVersion % 10);
    return p + 1;
}

} // namespace

std::size_t LogLine::bound(const ExchangeRecord &r) noexcept
{
    // Keys, numbers and the slack that copying in steps needs take less than 1,024 bytes.
    const std::size_t text = r.listener.size() + r.method.size() + r.host.size() + r.path.size() +
                             r.query.size() + r.route.size() + r.backend.size() + r.server.size() +
                             r.error.size() + r.requestId.size() + r.userAgent.size() +
                             r.referer.size() + (r.client ? r.client->path.size() : 0);
    return 1024 + 6 * text;
}

char *LogLine::json(char *p, const ExchangeRecord &r) noexcept
{
    p = put(p, "{\"time\":\"");
    p = putTime(p, r.wallMs);
    if (r.client) {
        p = put(p, "\",\"client\":");
        if (r.client->isUnix()) {
            p = put(p, "\"unix:");
            p = copyPlain(p, r.client->path) ? p + r.client->path.size()
                                             : escapeJson(p, r.client->path);
        } else {
            const bool v6 = r.client->ip.family == IpAddress::Family::V6;
            p = putAddress(v6 ? put(p, "\"[") : put(p, "\""), *r.client);
            p = putNumber(v6 ? put(p, "]:") : put(p, ":"), r.client->port);
        }
        *p++ = '"';
    } else {
        p = put(p, "\",\"client\":null");
    }
    p = putJson(put(p, ",\"listener\":"), r.listener);
    p = putJson(put(p, ",\"method\":"), r.method);
    p = putJson(put(p, ",\"host\":"), r.host);
    p = putJson(put(p, ",\"path\":"), r.path);
    p = put(p, ",\"query\":");
    p = r.path.empty() && r.query.empty() ? put(p, "null") : putJsonText(p, r.query);
    if (r.method.empty()) {
        p = put(p, ",\"protocol\":null");
    } else {
        p = putProtocol(put(p, ",\"protocol\":\""), r.minorVersion);
        *p++ = '"';
    }
    p = put(p, ",\"status\":");
    p = r.status ? putNumber(p, r.status) : put(p, "null");
    p = putNumber(put(p, ",\"bytes-in\":"), r.bytesIn);
    p = putNumber(put(p, ",\"bytes-out\":"), r.bytesOut);
    p = putMs(put(p, ",\"duration-ms\":"), r.durationUs);
    p = putMs(put(p, ",\"connect-ms\":"), r.connectUs);
    p = putMs(put(p, ",\"first-byte-ms\":"), r.firstByteUs);
    p = putJson(put(p, ",\"route\":"), r.route);
    p = putJson(put(p, ",\"backend\":"), r.backend);
    p = putJson(put(p, ",\"server\":"), r.server);
    p = put(p, ",\"generation\":");
    p = r.generation ? putNumber(p, r.generation) : put(p, "null");
    p = putNumber(put(p, ",\"attempts\":"), r.attempts);
    p = r.reused ? put(p, ",\"reused\":true,\"error\":") : put(p, ",\"reused\":false,\"error\":");
    p = putJson(p, r.error);
    p = putJson(put(p, ",\"request-id\":"), r.requestId);
    p = putJson(put(p, ",\"user-agent\":"), r.userAgent);
    p = putJson(put(p, ",\"referer\":"), r.referer);
    return put(p, "}\n");
}

char *LogLine::combined(char *p, const ExchangeRecord &r) noexcept
{
    // A token can't hold a space, whatever a client sent as its host.
    if (r.host.empty())
        *p++ = '-';
    else if (r.host.find(' ') == std::string_view::npos && copyPlain(p, r.host))
        p += r.host.size();
    else
        p = escapeApache(p, r.host, ' ');
    *p++ = ' ';
    if (!r.client)
        *p++ = '-';
    else if (r.client->isUnix())
        p = escapeApache(put(p, "unix:"), r.client->path, ' ');
    else
        p = putAddress(p, *r.client);
    p = putApacheTime(put(p, " - - "), r.wallMs);
    if (r.method.empty()) {
        p = put(p, " \"-\" ");
    } else {
        p = putApache(put(p, " \""), r.method);
        *p++ = ' ';
        p = putApache(p, r.path);
        if (!r.query.empty()) {
            *p++ = '?';
            p = putApache(p, r.query);
        }
        *p++ = ' ';
        p = put(putProtocol(p, r.minorVersion), "\" ");
    }
    if (r.status)
        p = putNumber(p, r.status);
    else
        *p++ = '-';
    *p++ = ' ';
    p = putNumber(p, r.bytesOut);
    *p++ = ' ';
    p = putQuoted(p, r.referer);
    *p++ = ' ';
    p = putQuoted(p, r.userAgent);
    *p = '\n';
    return p + 1;
}

void LogLine::setSecond(std::int64_t second, bool apache) noexcept
{
    using namespace std::chrono;
    m_second = second;
    m_apache = apache;
    const sys_seconds point{seconds(second)};
    const sys_days day = floor<days>(point);
    const year_month_day date(day);
    const auto year = std::uint64_t(std::clamp(int(date.year()), 0, 9999));
    const auto month = std::uint64_t(unsigned(date.month()));
    const auto monthDay = std::uint64_t(unsigned(date.day()));
    const auto clock = std::uint64_t((point - day).count());
    char *p = m_time.data();
    if (apache) {
        static constexpr char kMonths[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
        *p++ = '[';
        p = putPair(p, monthDay);
        *p++ = '/';
        std::memcpy(p, kMonths + 3 * (month - 1), 3);
        p += 3;
        *p++ = '/';
        p = putFour(p, year);
        *p++ = ':';
    } else {
        p = putFour(p, year);
        *p++ = '-';
        p = putPair(p, month);
        *p++ = '-';
        p = putPair(p, monthDay);
        *p++ = 'T';
    }
    p = putPair(p, clock / 3600);
    *p++ = ':';
    p = putPair(p, clock / 60 % 60);
    *p++ = ':';
    p = putPair(p, clock % 60);
    if (apache)
        put(p, " +0000]");
    else
        *p = '.';
}

char *LogLine::putTime(char *p, std::int64_t wallMs) noexcept
{
    const std::int64_t ms = wallMs > 0 ? wallMs : 0;
    const std::int64_t second = ms / 1000;
    if (second != m_second || m_apache)
        setSecond(second, false);
    std::memcpy(p, m_time.data(), 20);
    const auto rest = std::uint64_t(ms - second * 1000);
    p[20] = char('0' + rest / 100);
    putPair(p + 21, rest % 100);
    p[23] = 'Z';
    return p + 24;
}

char *LogLine::putApacheTime(char *p, std::int64_t wallMs) noexcept
{
    const std::int64_t second = wallMs > 0 ? wallMs / 1000 : 0;
    if (second != m_second || !m_apache)
        setSecond(second, true);
    std::memcpy(p, m_time.data(), 28);
    return p + 28;
}

char *LogLine::putAddress(char *p, const SocketAddress &address) noexcept
{
    if (m_ipLength == 0 || address.ip.family != m_ip.family ||
        std::memcmp(address.ip.bytes.data(), m_ip.bytes.data(), m_ip.bytes.size()) != 0) {
        m_ip = address.ip;
        const bool v4 = m_ip.family == IpAddress::Family::V4;
        if (!::inet_ntop(v4 ? AF_INET : AF_INET6, m_ip.bytes.data(), m_ipText.data(),
                         unsigned(m_ipText.size())))
            m_ipText[0] = '\0';
        m_ipLength = std::strlen(m_ipText.data());
    }
    std::memcpy(p, m_ipText.data(), m_ipText.size());
    return p + m_ipLength;
}

} // namespace signalbox::stats

// Access log lines. This runs once a request on the worker, so nothing here allocates, locks or
// parses a format.
#include "stats/log_line.h"

#include "base/text_buffer.h"
#include "stats/log_text.h"

#include <chrono>
#include <cstring>

namespace signalbox::stats {

namespace {

using namespace logtext;

template <typename Text>
[[gnu::always_inline]] inline char *putJsonText(Text &text, char *p, std::string_view s) noexcept
{
    *p++ = '"';
    p = text.json(p, s);
    *p = '"';
    return p + 1;
}

template <typename Text>
[[gnu::always_inline]] inline char *putJson(Text &text, char *p, std::string_view s) noexcept
{
    return s.empty() ? put(p, "null") : putJsonText(text, p, s);
}

template <typename Text> char *putQuoted(Text &text, char *p, std::string_view s) noexcept
{
    if (s.empty())
        return put(p, "\"-\"");
    *p++ = '"';
    p = text.apache(p, s);
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

template <typename Text>
[[gnu::always_inline]] inline char *LogLine::jsonWith(Text &text, char *p,
                                                      const ExchangeRecord &r) noexcept
{
    p = put(p, "{\"time\":\"");
    p = putTime(p, r.wallMs);
    if (r.client) {
        p = put(p, "\",\"client\":\"");
        if (r.client->isUnix()) {
            p = text.json(put(p, "unix:"), r.client->path);
        } else {
            const bool v6 = r.client->ip.family == IpAddress::Family::V6;
            if (v6)
                *p++ = '[';
            p = r.clientIp.empty() ? m_address.put(p, r.client->ip)
                                   : putText(p, r.clientIp.data(), r.clientIp.size());
            if (v6)
                *p++ = ']';
            *p++ = ':';
            p = putNumber(p, r.client->port);
        }
        p = put(p, "\",\"listener\":");
    } else {
        p = put(p, "\",\"client\":null,\"listener\":");
    }
    p = putJson(text, p, r.listener);
    p = putJson(text, put(p, ",\"method\":"), r.method);
    p = putJson(text, put(p, ",\"host\":"), r.host);
    p = putJson(text, put(p, ",\"path\":"), r.path);
    p = put(p, ",\"query\":");
    p = r.path.empty() && r.query.empty() ? put(p, "null") : putJsonText(text, p, r.query);
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
    p = putJson(text, put(p, ",\"route\":"), r.route);
    p = putJson(text, put(p, ",\"backend\":"), r.backend);
    p = putJson(text, put(p, ",\"server\":"), r.server);
    p = put(p, ",\"generation\":");
    p = r.generation ? putNumber(p, r.generation) : put(p, "null");
    p = putNumber(put(p, ",\"attempts\":"), r.attempts);
    p = r.reused ? put(p, ",\"reused\":true,\"error\":") : put(p, ",\"reused\":false,\"error\":");
    p = putJson(text, p, r.error);
    p = putJson(text, put(p, ",\"request-id\":"), r.requestId);
    p = putJson(text, put(p, ",\"user-agent\":"), r.userAgent);
    p = putJson(text, put(p, ",\"referer\":"), r.referer);
    return put(p, "}\n");
}

char *LogLine::carefulJson(char *out, const ExchangeRecord &record) noexcept
{
    Careful careful;
    return jsonWith(careful, out, record);
}

char *LogLine::json(char *out, const ExchangeRecord &record) noexcept
{
    Quick quick;
    char *end = jsonWith(quick, out, record);
    if (quick.clean()) [[likely]]
        return end;
    return carefulJson(out, record);
}

template <typename Text>
[[gnu::always_inline]] inline char *LogLine::combinedWith(Text &text, char *p,
                                                          const ExchangeRecord &r) noexcept
{
    if (r.host.empty())
        *p++ = '-';
    else
        p = text.apacheWord(p, r.host);
    *p++ = ' ';
    if (!r.client)
        *p++ = '-';
    else if (r.client->isUnix())
        p = text.apacheWord(put(p, "unix:"), r.client->path);
    else
        p = m_address.put(p, r.client->ip);
    p = putApacheTime(put(p, " - - "), r.wallMs);
    if (r.method.empty()) {
        p = put(p, " \"-\" ");
    } else {
        p = text.apache(put(p, " \""), r.method);
        *p++ = ' ';
        p = text.apache(p, r.path);
        if (!r.query.empty()) {
            *p++ = '?';
            p = text.apache(p, r.query);
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
    p = putQuoted(text, p, r.referer);
    *p++ = ' ';
    p = putQuoted(text, p, r.userAgent);
    *p = '\n';
    return p + 1;
}

char *LogLine::carefulCombined(char *out, const ExchangeRecord &record) noexcept
{
    Careful careful;
    return combinedWith(careful, out, record);
}

char *LogLine::combined(char *out, const ExchangeRecord &record) noexcept
{
    Quick quick;
    char *end = combinedWith(quick, out, record);
    if (quick.clean()) [[likely]]
        return end;
    return carefulCombined(out, record);
}

void LogLine::setSecond(std::int64_t wallMs, bool apache) noexcept
{
    using namespace std::chrono;
    const sys_seconds point{seconds(std::max<std::int64_t>(wallMs, 0) / 1000)};
    m_secondMs = point.time_since_epoch().count() * 1000;
    m_apache = apache;
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
    auto rest = std::uint64_t(wallMs - m_secondMs); // negative ones are large
    if (rest >= 1000 || m_apache) {
        setSecond(wallMs, false);
        rest = std::uint64_t(std::max<std::int64_t>(wallMs, 0) - m_secondMs);
    }
    std::memcpy(p, m_time.data(), 20);
    putTriple(p + 20, std::uint32_t(rest));
    p[23] = 'Z';
    return p + 24;
}

char *LogLine::putApacheTime(char *p, std::int64_t wallMs) noexcept
{
    if (std::uint64_t(wallMs - m_secondMs) >= 1000 || !m_apache)
        setSecond(wallMs, true);
    std::memcpy(p, m_time.data(), 28);
    return p + 28;
}

} // namespace signalbox::stats

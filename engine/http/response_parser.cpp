// Response heads: the status line and how the body is delimited (RFC 9112 §4, §6.3).
#include "http/parser.h"

#include "base/ascii.h"
#include "http/scan.h"

#include <cstring>

namespace signalbox::http {

namespace {

constexpr std::string_view kProtocol = "HTTP/1.";

/// Reads timeout=N of a Keep-Alive field; 0 when there is none.
std::uint32_t timeoutOf(std::string_view value)
{
    std::uint32_t seconds = 0;
    forEachElement(value, [&](std::string_view parameter) {
        const std::size_t equals = parameter.find('=');
        if (equals == std::string_view::npos ||
            !ascii::equalsIgnoreCase(ascii::trim(parameter.substr(0, equals)), "timeout"))
            return true;
        std::uint64_t number = 0;
        if (parseContentLength(ascii::trim(parameter.substr(equals + 1)), number))
            seconds = std::uint32_t(std::min<std::uint64_t>(number, 0xFFFFFFFF));
        return false;
    });
    return seconds;
}

} // namespace

void ResponseParser::reset() noexcept
{
    m_stage = Stage::Fresh;
    m_failure = {};
    m_framing = {};
    m_line.clear();
}

bool ResponseParser::started() const noexcept
{
    return m_stage == Stage::Fields || (m_stage == Stage::StatusLine && !m_line.empty());
}

ParseState ResponseParser::fail(const char *detail) noexcept
{
    m_stage = Stage::Failed;
    m_failure = {.type = ErrorType::InvalidResponseHead, .detail = detail};
    return ParseState::Failed;
}

ParseState ResponseParser::feed(std::string_view in, std::size_t &consumed, ResponseHead &head,
                                Method requestMethod)
{
    consumed = 0;
    const char *p = in.data();
    const char *end = p + in.size();
    switch (m_stage) {
    case Stage::Complete:
        return ParseState::Complete;
    case Stage::Failed:
        return ParseState::Failed;
    case Stage::Fresh:
        head.clear();
        m_stage = Stage::StatusLine;
        [[fallthrough]];
    case Stage::StatusLine: {
        const ParseState state = readStatusLine(p, end, head);
        consumed = std::size_t(p - in.data());
        if (state != ParseState::Complete)
            return state;
        m_stage = Stage::Fields;
        [[fallthrough]];
    }
    case Stage::Fields:
        break;
    }

    const FieldStep step = m_reader.read<FieldId::KeepAlive>(
        p, end, head.fields,
        [&](FieldId id, std::string_view value) { return onField(id, value, head); });
    consumed = std::size_t(p - in.data());
    switch (step) {
    case FieldStep::NeedMore:
        return ParseState::NeedMore;
    case FieldStep::End:
        return finish(head, requestMethod);
    case FieldStep::Refused:
        return ParseState::Failed;
    case FieldStep::Invalid:
        return fail(m_reader.failure());
    case FieldStep::TooLarge:
        break;
    }
    return fail("the head has more bytes or fields than the limits allow");
}

ParseState ResponseParser::readStatusLine(const char *&p, const char *end, ResponseHead &head)
{
    // The common case, whole and with a reason of printable characters.
    if (end - p >= 32 && m_line.empty() && std::memcmp(p, "HTTP/1.1 ", 9) == 0 && p[12] == ' ') {
        const unsigned hundreds = unsigned(p[9]) - '1';
        const unsigned tens = unsigned(p[10]) - '0';
        const unsigned ones = unsigned(p[11]) - '0';
        const char *stop = scan::skipPrintable(p + 13, end);
        const auto length = std::size_t(stop - p);
        if (hundreds < 5 && tens <= 9 && ones <= 9 && length <= m_limits.line && end - stop >= 2 &&
            stop[0] == '\r' && stop[1] == '\n') {
            head.status = std::uint16_t(100 * hundreds + 10 * tens + ones + 100);
            head.minorVersion = 1;
            head.reason.assign(p + 13, stop);
            m_reader.start(length + 2, m_limits.head, m_limits.fields, true);
            p = stop + 2;
            return ParseState::Complete;
        }
    }
    const std::size_t limit = m_limits.line;
    const auto *lf =
        p < end ? static_cast<const char *>(std::memchr(p, '\n', std::size_t(end - p))) : nullptr;
    std::string_view line(p, std::size_t((lf ? lf : end) - p));
    const bool stored = !m_line.empty();
    if (stored) {
        m_line.append(line.substr(0, limit + 2 - m_line.size()));
        line = m_line;
    }
    // Another protocol's greeting is told apart at once, and not after a timeout.
    const std::string_view begin = line.substr(0, kProtocol.size());
    if (begin != kProtocol.substr(0, begin.size()) || (lf && begin.size() < kProtocol.size()))
        return fail("the answer does not begin with HTTP/1.");
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (line.size() > limit)
        return fail("the status line is longer than the limit");
    if (!lf) {
        if (!stored)
            m_line.assign(p, end);
        p = end;
        return ParseState::NeedMore;
    }
    // A line end counts as two bytes however it came, as it will be written.
    m_reader.start(line.size() + 2, m_limits.head, m_limits.fields, true);
    p = lf + 1;
    return parseStatusLine(line, head);
}

ParseState ResponseParser::parseStatusLine(std::string_view line, ResponseHead &head)
{
    // "HTTP/1.1 200" with or without " reason": the space before an absent reason is often left
    // out.
    constexpr std::size_t kVersion = 8;
    constexpr std::size_t kStatus = 12;
    if (line.size() < kStatus || (line[7] != '0' && line[7] != '1') || line[kVersion] != ' ')
        return fail("the status line does not begin with HTTP/1.1 or HTTP/1.0 and a status");
    unsigned status = 0;
    for (const char c : line.substr(kVersion + 1, 3)) {
        if (!ascii::isDigit(c))
            return fail("the status is not a number");
        status = status * 10 + unsigned(c - '0');
    }
    if (status < 100 || status > 599)
        return fail("the status is not between 100 and 599");
    std::string_view reason = line.substr(kStatus);
    if (!reason.empty()) {
        if (reason.front() != ' ')
            return fail("the status is not followed by a space");
        reason.remove_prefix(1);
    }
    const char *end = reason.data() + reason.size();
    if (scan::skipText(reason.data(), end) != end)
        return fail("a control character in the reason phrase");
    head.status = std::uint16_t(status);
    head.minorVersion = line[7] == '0' ? 0 : 1;
    head.reason = reason;
    return ParseState::Complete;
}

FieldVerdict ResponseParser::onField(FieldId id, std::string_view value, ResponseHead &head)
{
    switch (id) {
    case FieldId::ContentLength: {
        const bool first = !m_framing.hasLength;
        const bool plain = value.size() == 1 || !value.starts_with('0');
        if (first && plain && parseContentLength(value, m_framing.length)) {
            m_framing.hasLength = true;
            return FieldVerdict::Keep;
        }
        // Repeated equal values are one (RFC 9112 §6.3), whether in a list or in several fields.
        const bool same = forEachElement(value, [&](std::string_view element) {
            std::uint64_t length = 0;
            if (!parseContentLength(element, length) ||
                (m_framing.hasLength && length != m_framing.length))
                return false;
            m_framing.hasLength = true;
            m_framing.length = length;
            return true;
        });
        if (!same) {
            fail("Content-Length is not one decimal number");
            return FieldVerdict::Fail;
        }
        if (!first)
            return FieldVerdict::Drop;
        m_reader.replaceBy(m_framing.length);
        return m_reader.replacement() == value ? FieldVerdict::Keep : FieldVerdict::Replace;
    }
    case FieldId::TransferEncoding:
        if (head.minorVersion == 0) {
            fail("Transfer-Encoding in HTTP/1.0");
            return FieldVerdict::Fail;
        }
        if (const char *detail = m_framing.addCodings(value)) {
            fail(detail);
            return FieldVerdict::Fail;
        }
        break;
    case FieldId::Connection:
        m_framing.addConnection(value);
        break;
    case FieldId::KeepAlive:
        head.keepAliveTimeout = timeoutOf(value);
        break;
    default:
        break;
    }
    return FieldVerdict::Keep;
}

ParseState ResponseParser::finish(ResponseHead &head, Method requestMethod)
{
    if (m_framing.hasCoding && m_framing.hasLength)
        return fail("Content-Length together with Transfer-Encoding");
    if (m_framing.hasCoding && m_framing.otherCoding)
        return fail("a transfer coding other than chunked");
    if (head.status < 200 || head.status == 204 || head.status == 304 ||
        requestMethod == Method::Head) {
        head.framing = Framing::None;
    } else if (m_framing.hasCoding) {
        head.framing = Framing::Chunked;
    } else if (m_framing.hasLength) {
        head.framing = Framing::Length;
        head.contentLength = m_framing.length;
    } else {
        head.framing = Framing::UntilClose;
    }
    head.keepAlive = !m_framing.close && (head.minorVersion != 0 || m_framing.keepAlive) &&
                     head.framing != Framing::UntilClose;
    head.upgrade = head.status == 101 && m_framing.upgradeOption;
    head.connectionNamesFields = m_framing.otherOption;
    m_stage = Stage::Complete;
    return ParseState::Complete;
}

} // namespace signalbox::http

// Request heads: the request line, Host, framing and expectations (RFC 9112 §3, §6; RFC 9110 §7.2,
// §10.1.1).
#include "http/parser.h"

#include "base/ascii.h"
#include "http/path.h"
#include "http/scan.h"

#include <cstring>

namespace signalbox::http {

namespace {

constexpr std::uint8_t kMaxEmptyLines = 4;

/// Judges the beginning of a line (without its LF) before anything else is known of it. Returns
/// nullptr when all is well.
const char *badStart(std::string_view line, bool complete) noexcept
{
    if (line.empty())
        return complete ? "bare LF in the head" : nullptr;
    if (line.front() == '\r')
        return line.size() > 1 ? "bare CR in the head" : nullptr;
    if (line.front() == '\x16')
        return "this looks like TLS, but the listener speaks plain HTTP";
    return scan::is(line.front(), scan::Token) ? nullptr : "the method is not a token";
}

} // namespace

void RequestParser::reset() noexcept
{
    m_stage = Stage::Fresh;
    m_failure = {};
    m_framing = {};
    m_emptyLines = 0;
    m_started = false;
    m_hostSeen = false;
    m_expectContinue = false;
    m_expectOther = false;
}

bool RequestParser::started() const noexcept
{
    return m_started && m_stage != Stage::Complete;
}

ParseState RequestParser::fail(ErrorType type, const char *detail) noexcept
{
    m_stage = Stage::Failed;
    m_failure = {.type = type, .detail = detail};
    return ParseState::Failed;
}

ParseState RequestParser::feed(std::string_view in, std::size_t &consumed, RequestHead &head)
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
        m_stage = Stage::StartLine;
        [[fallthrough]];
    case Stage::StartLine: {
        const ParseState state = readRequestLine(p, end, head);
        consumed = std::size_t(p - in.data());
        if (state != ParseState::Complete)
            return state;
        m_stage = Stage::Fields;
        [[fallthrough]];
    }
    case Stage::Fields:
        break;
    }

    const FieldStep step = m_reader.read<FieldId::Expect>(
        p, end, head.fields,
        [&](FieldId id, std::string_view value) { return onField(id, value, head); });
    consumed = std::size_t(p - in.data());
    switch (step) {
    case FieldStep::NeedMore:
        return ParseState::NeedMore;
    case FieldStep::End:
        return finish(head);
    case FieldStep::Refused:
        return ParseState::Failed;
    case FieldStep::Invalid:
        return fail(ErrorType::InvalidHead, m_reader.failure());
    case FieldStep::TooLarge:
        break;
    }
    return fail(ErrorType::HeadTooLarge, "the head has more bytes or fields than the limits allow");
}

bool RequestParser::takePlainLine(const char *&p, const char *end, RequestHead &head,
                                  std::uint32_t &question)
{
    constexpr std::ptrdiff_t kTail = 11; // SP, version and CRLF
    const char *space = scan::skipClass(p, end, scan::Token);
    if (space == p || space == end || *space != ' ')
        return false;
    const char *mark = nullptr;
    const char *stop = scan::skipTarget(space + 1, end, mark);
    if (stop == space + 1 || end - stop < kTail || *stop != ' ')
        return false;
    using table::load;
    const auto version = load<std::uint64_t>(stop + 1);
    const bool current = version == load<std::uint64_t>("HTTP/1.1");
    if ((!current && version != load<std::uint64_t>("HTTP/1.0")) ||
        load<std::uint16_t>(stop + 9) != load<std::uint16_t>("\r\n"))
        return false;
    const auto length = std::size_t(stop - p) + 9;
    const Method method = methodOf(std::string_view(p, std::size_t(space - p)));
    if (length > m_limits.line || method == Method::Connect)
        return false;
    head.startLine.assign(p, length);
    head.method = method;
    head.minorVersion = current ? 1 : 0;
    head.methodLength = std::uint32_t(space - p);
    head.targetOffset = head.methodLength + 1;
    head.targetLength = std::uint32_t(stop - space) - 1;
    question = mark ? std::uint32_t(mark - p) : 0;
    m_started = true;
    m_reader.start(length + 2, m_limits.head, m_limits.fields, false);
    p = stop + kTail;
    return true;
}

ParseState RequestParser::readRequestLine(const char *&p, const char *end, RequestHead &head)
{
    // Complete means here: the line is whole and fine.
    std::uint32_t mark = 0;
    if (head.startLine.empty() && takePlainLine(p, end, head, mark))
        return parseTarget(head, mark) ? ParseState::Complete : ParseState::Failed;
    std::string &store = head.startLine; // holds what came of the line in earlier pieces
    const std::size_t limit = m_limits.line;
    for (;;) {
        const auto *lf = p < end
                             ? static_cast<const char *>(std::memchr(p, '\n', std::size_t(end - p)))
                             : nullptr;
        std::string_view line(p, std::size_t((lf ? lf : end) - p));
        const bool stored = !store.empty();
        if (stored) {
            // Never more than it takes to see that the line is too long.
            store.append(line.substr(0, limit + 2 - store.size()));
            line = store;
        }
        if (const char *detail = badStart(line, lf != nullptr))
            return fail(ErrorType::InvalidHead, detail);
        const bool cr = line.ends_with('\r');
        const std::size_t length = line.size() - (cr ? 1 : 0);
        if (length > limit)
            return fail(ErrorType::TargetTooLong, "the request line is longer than the limit");
        m_started = length > 0;
        if (!lf) {
            if (!stored)
                store.assign(line);
            p = end;
            return ParseState::NeedMore;
        }
        p = lf + 1;
        if (!cr)
            return fail(ErrorType::InvalidHead, "bare LF in the head");
        if (length == 0) {
            if (++m_emptyLines > kMaxEmptyLines)
                return fail(ErrorType::InvalidHead, "too many empty lines before the request line");
            store.clear();
            continue;
        }
        if (stored)
            store.pop_back();
        else
            store.assign(line.data(), length);
        m_reader.start(length + 2, m_limits.head, m_limits.fields, false);
        return parseRequestLine(head);
    }
}

ParseState RequestParser::parseRequestLine(RequestHead &head)
{
    const std::string &line = head.startLine;
    const char *begin = line.data();
    const char *end = begin + line.size();
    const char *space = scan::skipClass(begin, end, scan::Token);
    if (space == end || *space != ' ')
        return fail(ErrorType::InvalidHead, "the method is not a token followed by one space");
    head.methodLength = std::uint32_t(space - begin);
    head.method = methodOf(head.methodText());

    const char *target = space + 1;
    const char *question = nullptr;
    const char *stop = scan::skipTarget(target, end, question);
    head.targetOffset = std::uint32_t(target - begin);
    head.targetLength = std::uint32_t(stop - target);
    if (stop < end && *stop == '#')
        return fail(ErrorType::InvalidHead, "the request target has a fragment");
    if (stop < end && *stop != ' ')
        return fail(ErrorType::InvalidHead,
                    "the request target has a character that it may not have");
    if (stop == target || stop == end)
        return fail(ErrorType::InvalidHead, "the request line is not METHOD SP TARGET SP VERSION");

    const std::string_view version(stop + 1, std::size_t(end - stop) - 1);
    if (version.size() != 8 || !version.starts_with("HTTP/") || !ascii::isDigit(version[5]) ||
        version[6] != '.' || !ascii::isDigit(version[7]))
        return fail(ErrorType::InvalidHead,
                    "the request line does not end in HTTP/1.1 or HTTP/1.0");
    if (version[5] != '1')
        return fail(ErrorType::VersionNotSupported, "only HTTP/1.1 and HTTP/1.0 are spoken here");
    head.minorVersion =
        version[7] == '0' ? 0 : 1; // a higher minor version is answered as 1.1 (RFC 9110 §2.5)

    if (head.method == Method::Connect)
        return fail(ErrorType::MethodNotAllowed, "CONNECT: this is a reverse proxy");
    return parseTarget(head, question ? std::uint32_t(question - begin) : 0) ? ParseState::Complete
                                                                             : ParseState::Failed;
}

bool RequestParser::parseTarget(RequestHead &head, std::uint32_t question)
{
    const std::string_view target = head.target();
    std::size_t path = 0;
    if (target.front() != '/') {
        if (target == "*") {
            head.form = TargetForm::Asterisk;
            if (head.method != Method::Options)
                fail(ErrorType::InvalidHead, "the target * is for OPTIONS only");
            return head.method == Method::Options;
        }
        constexpr std::string_view kHttp = "http://";
        constexpr std::string_view kHttps = "https://";
        head.form = TargetForm::Absolute;
        head.absoluteHttps = ascii::startsWithIgnoreCase(target, kHttps);
        if (!head.absoluteHttps && !ascii::startsWithIgnoreCase(target, kHttp)) {
            fail(ErrorType::InvalidHead, "the request target is neither a path nor an http URL");
            return false;
        }
        const std::size_t authority = head.absoluteHttps ? kHttps.size() : kHttp.size();
        path = std::min(target.find_first_of("/?", authority), target.size());
        head.authority = target.substr(authority, path - authority);
        if (!normaliseAuthority(head.authority, head.host)) {
            fail(ErrorType::InvalidHost,
                 "the target's authority is not a host with an optional port");
            return false;
        }
    }
    // No '?' comes before the path: schemes and authorities have none.
    const std::size_t behind = question ? question - head.targetOffset : target.size();
    head.pathOffset = head.targetOffset + std::uint32_t(path);
    head.pathLength = std::uint32_t(behind - path);
    if (question) {
        head.hasQuery = true;
        head.queryOffset = question + 1;
        head.queryLength = std::uint32_t(target.size() - behind) - 1;
    }
    return true;
}

FieldVerdict RequestParser::onHost(std::string_view value, RequestHead &head)
{
    const bool absolute = head.form == TargetForm::Absolute;
    std::string &replacement =
        m_reader.replacement(); // scratch here, when the target has said the host already
    if (m_hostSeen) {
        fail(ErrorType::InvalidHost, "more than one Host field");
        return FieldVerdict::Fail;
    }
    m_hostSeen = true;
    if (!normaliseAuthority(value, absolute ? replacement : head.host)) {
        fail(ErrorType::InvalidHost, "Host is not a host name or address with an optional port");
        return FieldVerdict::Fail;
    }
    if (absolute) {
        replacement = head.authority;
        return FieldVerdict::Replace;
    }
    head.authority = value;
    return FieldVerdict::Keep;
}

FieldVerdict RequestParser::onContentLength(std::string_view value)
{
    if (m_framing.hasLength) {
        fail(ErrorType::InvalidBody, "more than one Content-Length");
        return FieldVerdict::Fail;
    }
    m_framing.hasLength = true;
    if (!parseContentLength(value, m_framing.length)) {
        fail(ErrorType::InvalidBody, "Content-Length is not one decimal number");
        return FieldVerdict::Fail;
    }
    if (value.size() == 1 || value.front() != '0')
        return FieldVerdict::Keep;
    m_reader.replaceBy(m_framing.length); // leading zeros: some read them as octal
    return FieldVerdict::Replace;
}

FieldVerdict RequestParser::onField(FieldId id, std::string_view value, RequestHead &head)
{
    switch (id) {
    case FieldId::Host:
        return onHost(value, head);
    case FieldId::ContentLength:
        return onContentLength(value);
    case FieldId::TransferEncoding: {
        if (head.minorVersion == 0) {
            fail(ErrorType::InvalidBody, "Transfer-Encoding in HTTP/1.0");
            return FieldVerdict::Fail;
        }
        if (const char *detail = m_framing.addCodings(value)) {
            fail(ErrorType::InvalidBody, detail);
            return FieldVerdict::Fail;
        }
        break;
    }
    case FieldId::Connection:
        m_framing.addConnection(value);
        break;
    case FieldId::Upgrade:
        m_framing.upgradeField = true;
        break;
    case FieldId::Te:
        forEachElement(value, [&](std::string_view coding) {
            if (ascii::equalsIgnoreCase(ascii::trim(coding.substr(0, coding.find(';'))),
                                        "trailers"))
                head.teTrailers = true;
            return true;
        });
        break;
    case FieldId::Expect:
        forEachElement(value, [&](std::string_view expectation) {
            if (ascii::equalsIgnoreCase(expectation, "100-continue"))
                m_expectContinue = true;
            else if (!expectation.empty())
                m_expectOther = true;
            return true;
        });
        break;
    default:
        break;
    }
    return FieldVerdict::Keep;
}

ParseState RequestParser::finish(RequestHead &head)
{
    if (!m_hostSeen) {
        if (head.minorVersion != 0)
            return fail(ErrorType::InvalidHost, "no Host field");
        if (head.form == TargetForm::Absolute)
            head.fields.add("Host", head.authority);
    }
    if (m_framing.hasCoding) {
        // A request with both is how one request is made to look like two (RFC 9112 §11.2).
        if (m_framing.hasLength)
            return fail(ErrorType::InvalidBody, "Content-Length together with Transfer-Encoding");
        if (m_framing.otherCoding)
            return fail(ErrorType::UnknownCoding, "a transfer coding other than chunked");
        head.framing = Framing::Chunked;
    } else if (m_framing.hasLength) {
        head.framing = Framing::Length;
        head.contentLength = m_framing.length;
    }
    const bool hasBody = head.framing == Framing::Chunked || head.contentLength > 0;
    if (head.method == Method::Trace && hasBody)
        return fail(ErrorType::InvalidBody, "TRACE with a body");
    if (m_expectOther)
        return fail(ErrorType::ExpectationFailed, "an expectation other than 100-continue");
    const bool current = head.minorVersion != 0;
    head.keepAlive = !m_framing.close && (current || m_framing.keepAlive);
    head.expectContinue = m_expectContinue && current && hasBody;
    head.upgrade = m_framing.upgradeOption && m_framing.upgradeField && current && !hasBody;
    head.connectionNamesFields = m_framing.otherOption;
    m_stage = Stage::Complete;
    return ParseState::Complete;
}

} // namespace signalbox::http

// Incremental HTTP/1.1 head parsers: bytes in, heads out, no socket. Any split of the input gives
// the same result.
#pragma once

#include "base/error.h"
#include "http/field_reader.h"
#include "http/framing_fields.h"
#include "http/head.h"

#include <cstddef>
#include <string_view>

namespace signalbox::http {

enum class ParseState : std::uint8_t { NeedMore, Complete, Failed };

struct ParseFailure
{
    ErrorType type = ErrorType::InvalidHead;
    const char *detail = ""; // static text, a sentence part: "bare LF in the head"
};

/// Parses one request head at a time, strictly. Lines are validated as soon as they are whole, so a
/// malformed line fails without waiting for the end of the head. Empty lines before the request
/// line are skipped (RFC 9112 §2.2), at most 4. The head is cleared when its first byte comes. A
/// target in absolute form replaces Host in the fields (RFC 9112 §3.2.2), so that what is forwarded
/// agrees with what was routed.
class RequestParser
{
public:
    explicit RequestParser(HeadLimits limits = {})
        : m_limits(limits)
    {
    }

    void setLimits(HeadLimits limits) noexcept { m_limits = limits; }
    /// Consumes bytes of `in` up to and including the end of the head, never more; `consumed` says
    /// how many. After Complete or Failed call reset() before the next head.
    ParseState feed(std::string_view in, std::size_t &consumed, RequestHead &head);
    /// True when some byte of a head (other than skipped empty lines) has been consumed and the
    /// head isn't complete.
    bool started() const noexcept;
    const ParseFailure &failure() const noexcept { return m_failure; }
    void reset() noexcept;

private:
    enum class Stage : std::uint8_t { Fresh, StartLine, Fields, Complete, Failed };

    ParseState readRequestLine(const char *&p, const char *end, RequestHead &head);
    ParseState parseRequestLine(RequestHead &head);
    /// The common case, a whole request line without defects. False: not that, and nothing is done.
    bool takePlainLine(const char *&p, const char *end, RequestHead &head, std::uint32_t &question);
    /// @param question  offset of the target's first '?' in the line; 0 when there is none
    bool parseTarget(RequestHead &head, std::uint32_t question);
    FieldVerdict onField(FieldId id, std::string_view value, RequestHead &head);
    FieldVerdict onHost(std::string_view value, RequestHead &head);
    FieldVerdict onContentLength(std::string_view value);
    ParseState finish(RequestHead &head);
    ParseState fail(ErrorType type, const char *detail) noexcept;

    HeadLimits m_limits;
    ParseFailure m_failure;
    FieldReader m_reader;
    FramingFields m_framing;
    Stage m_stage = Stage::Fresh;
    std::uint8_t m_emptyLines = 0;
    bool m_started = false;
    bool m_hostSeen = false;
    bool m_expectContinue = false;
    bool m_expectOther = false;
};

/// Parses one response head. Bare LF line ends are accepted and remade as CRLF; every other defect
/// fails with InvalidResponseHead. Framing depends on the request: answers to HEAD, 1xx, 204 and
/// 304 have no body.
class ResponseParser
{
public:
    explicit ResponseParser(HeadLimits limits = {.line = 16 * 1024,
                                                 .head = 256 * 1024,
                                                 .fields = 1000})
        : m_limits(limits)
    {
    }

    void setLimits(HeadLimits limits) noexcept { m_limits = limits; }
    ParseState feed(std::string_view in, std::size_t &consumed, ResponseHead &head,
                    Method requestMethod);
    bool started() const noexcept;
    const ParseFailure &failure() const noexcept { return m_failure; }
    void reset() noexcept;

private:
    enum class Stage : std::uint8_t { Fresh, StatusLine, Fields, Complete, Failed };

    ParseState readStatusLine(const char *&p, const char *end, ResponseHead &head);
    ParseState parseStatusLine(std::string_view line, ResponseHead &head);
    FieldVerdict onField(FieldId id, std::string_view value, ResponseHead &head);
    ParseState finish(ResponseHead &head, Method requestMethod);
    ParseState fail(const char *detail) noexcept;

    HeadLimits m_limits;
    ParseFailure m_failure;
    FieldReader m_reader;
    FramingFields m_framing;
    std::string m_line; // status line that came in pieces
    Stage m_stage = Stage::Fresh;
};

} // namespace signalbox::http

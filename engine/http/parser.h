// Incremental HTTP/1.1 head parsers: bytes in, heads out, no socket. Any split of the input gives the same result.
#pragma once

#include "base/error.h"
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

/// Parses one request head at a time (strict, engine.md §3). Lines are validated as soon as they are whole, so a
/// malformed line fails without waiting for the end of the head. Empty lines before the request line are skipped
/// (RFC 9112 §2.2), at most 4.
class RequestParser
{
public:
    explicit RequestParser(HeadLimits limits = {}) : m_limits(limits) {}

    void setLimits(HeadLimits limits) noexcept { m_limits = limits; }
    /// Consumes bytes of `in` up to and including the end of the head, never more; `consumed` says how many.
    /// After Complete or Failed call reset() before the next head.
    ParseState feed(std::string_view in, std::size_t &consumed, RequestHead &head);
    /// True when some byte of a head (other than skipped empty lines) has been consumed and the head isn't complete.
    bool started() const noexcept;
    const ParseFailure &failure() const noexcept { return m_failure; }
    void reset() noexcept;

private:
    HeadLimits m_limits;
    ParseFailure m_failure;
    // (implementation state)
};

/// Parses one response head. Bare LF line ends are accepted and remade as CRLF; every other defect fails with
/// InvalidResponseHead. Framing depends on the request: answers to HEAD, 1xx, 204 and 304 have no body.
class ResponseParser
{
public:
    explicit ResponseParser(HeadLimits limits = {.line = 16 * 1024, .head = 256 * 1024, .fields = 1000})
        : m_limits(limits)
    {
    }

    void setLimits(HeadLimits limits) noexcept { m_limits = limits; }
    ParseState feed(std::string_view in, std::size_t &consumed, ResponseHead &head, Method requestMethod);
    bool started() const noexcept;
    const ParseFailure &failure() const noexcept { return m_failure; }
    void reset() noexcept;

private:
    HeadLimits m_limits;
    ParseFailure m_failure;
    // (implementation state)
};

} // namespace signalbox::http

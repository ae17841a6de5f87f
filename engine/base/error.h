// Typed errors: what happened, whose fault it is, whether a retry may help, and where it happened.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox {

enum class ErrorType : std::uint8_t {
    // from the client
    InvalidHead,         // 400: malformed request head
    InvalidBody,         // 400: malformed request body framing
    InvalidPath,         // 400: encoded NUL, or a path that climbs above the root
    InvalidHost,         // 400: missing, repeated or malformed Host
    MethodNotAllowed,    // 405: CONNECT
    RequestTimeout,      // 408: the head came too slowly
    BodyTooLarge,        // 413
    TargetTooLong,       // 414
    ExpectationFailed,   // 417
    HeadTooLarge,        // 431
    UnknownCoding,       // 501: a transfer coding other than chunked
    VersionNotSupported, // 505
    ClientClosed,        // 499: log only
    // routing and selection
    NoRoute,    // 404
    NoServer,   // 503: no server of the pool may take the request
    Overloaded, // 503: a queue or limit of ours is full
    Loop,       // 508: our own Via token came back
    // from the server
    ConnectRefused,      // 502
    ConnectFailed,       // 502: unreachable, no such socket, name did not resolve
    ConnectTimeout,      // 504
    ReadTimeout,         // 504: response head late, or the body stalled
    WriteTimeout,        // 504
    ReadReset,           // 502: reset or closed before a complete answer
    WriteReset,          // 502
    InvalidResponseHead, // 502
    InvalidResponseBody, // 502 before the head was passed on; else the client is cut
    ExchangeTimeout,     // 504: routes[].timeout
    // ours
    AddressInUse,
    PermissionDenied,
    InvalidConfig,
    NotSupported,
    NotFound,
    Io,
    Cancelled,
    Internal, // 500
};

enum class ErrorSource : std::uint8_t { Client, Server, Proxy };

/// Whether trying again may help, and for which requests it is safe.
enum class RetryVerdict : std::uint8_t {
    Never,
    IfIdempotent, // the server may have seen the request
    Always,       // no byte of the request can have reached a server
};

/// Kebab-case name, as logs and the JSON outputs show it ("connect-refused").
std::string_view errorName(ErrorType type) noexcept;
/// The one table from error to HTTP status (formats.md); 500 for the engine's own failures.
int httpStatus(ErrorType type) noexcept;
/// Who is to blame by default for a type.
ErrorSource errorSource(ErrorType type) noexcept;
RetryVerdict retryVerdict(ErrorType type) noexcept;

class Error
{
public:
    Error(ErrorType type, std::string message)
        : m_type(type)
        , m_message(std::move(message))
    {
    }

    ErrorType type() const noexcept { return m_type; }
    ErrorSource source() const noexcept { return errorSource(m_type); }
    RetryVerdict retry() const noexcept { return retryVerdict(m_type); }
    int status() const noexcept { return httpStatus(m_type); }
    /// One sentence without context, in lower case, without a full stop.
    const std::string &message() const noexcept { return m_message; }
    /// Innermost first.
    const std::vector<std::string> &contexts() const noexcept { return m_contexts; }

    /// Adds what was being done when it failed; returns itself so that calls chain.
    Error &&with(std::string context) &&
    {
        m_contexts.push_back(std::move(context));
        return std::move(*this);
    }

    /// "outer: inner: message", for logs and people.
    std::string text() const;

private:
    ErrorType m_type;
    std::string m_message;
    std::vector<std::string> m_contexts;
};

} // namespace signalbox

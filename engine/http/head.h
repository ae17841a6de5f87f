// Request and response heads as values: what the codec understood of RFC 9112 §3–§6.
#pragma once

#include "http/fields.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace signalbox::http {

enum class Method : std::uint8_t {
    Get,
    Head,
    Post,
    Put,
    Delete,
    Connect,
    Options,
    Trace,
    Patch,
    Other
};
/// Methods are case-sensitive tokens (RFC 9110 §9.1).
Method methodOf(std::string_view token) noexcept;
/// RFC 9110 §9.2.2.
bool isIdempotent(Method method) noexcept;

enum class TargetForm : std::uint8_t { Origin, Absolute, Authority, Asterisk };

/// How a message's body is delimited (RFC 9112 §6.3).
enum class Framing : std::uint8_t { None, Length, Chunked, UntilClose };

struct HeadLimits
{
    std::uint32_t line = 16 * 1024; // request line or status line, bytes
    std::uint32_t head = 64 * 1024; // start line and all fields, bytes
    std::uint32_t fields = 200;     // count
};

/// A complete request head. The parser has validated everything; `fields` still holds the
/// hop-by-hop ones, marked by markHopByHop() when it is forwarded.
struct RequestHead
{
    std::string startLine; // "GET /x HTTP/1.1" without CRLF; method and target below point into it
    Method method = Method::Other;
    TargetForm form = TargetForm::Origin;
    std::uint8_t minorVersion = 1; // HTTP/1.x
    std::uint32_t methodLength = 0;
    std::uint32_t targetOffset = 0;
    std::uint32_t targetLength = 0;
    // For origin and absolute form: the path and the query (without '?') inside the target. An
    // absolute form without a path has pathLength 0 and means "/".
    std::uint32_t pathOffset = 0;
    std::uint32_t pathLength = 0;
    std::uint32_t queryOffset = 0;
    std::uint32_t queryLength = 0;
    bool hasQuery = false;
    bool absoluteHttps = false; // absolute form with the https scheme

    /// Authority that routing uses: the target's in absolute form (RFC 9112 §3.2.2), else Host. As
    /// sent, with port.
    std::string authority;
    /// authority lower-cased, without port and trailing dot; IPv6 literals keep their brackets.
    std::string host;

    Fields fields;

    Framing framing = Framing::None;
    std::uint64_t contentLength = 0; // when framing == Length
    bool keepAlive = true;           // version and Connection taken together
    bool expectContinue = false;     // only ever true for HTTP/1.1
    bool upgrade = false; // Connection: upgrade with an Upgrade field, HTTP/1.1, no body expected
    /// Connection may name fields other than those that are always hop-by-hop; false spares
    /// markHopByHop() a look.
    bool connectionNamesFields = true;
    bool teTrailers = false; // TE: trailers

    std::string_view methodText() const noexcept { return view(0, methodLength); }
    std::string_view target() const noexcept { return view(targetOffset, targetLength); }
    std::string_view path() const noexcept
    {
        return pathLength ? view(pathOffset, pathLength) : "/";
    }
    std::string_view query() const noexcept { return view(queryOffset, queryLength); }
    /// OPTIONS of an absolute target without path and query: "*" in any other form.
    bool asksWholeServer() const noexcept
    {
        return form == TargetForm::Absolute && method == Method::Options && !pathLength &&
               !hasQuery;
    }
    void clear() noexcept;

private:
    std::string_view view(std::size_t offset, std::size_t length) const noexcept
    {
        return std::string_view(startLine).substr(offset, length);
    }
};

struct ResponseHead
{
    std::uint16_t status = 0;
    std::uint8_t minorVersion = 1;
    std::string reason;
    Fields fields;
    Framing framing = Framing::UntilClose;
    std::uint64_t contentLength = 0;
    bool keepAlive = true;
    bool upgrade = false;               // 101 with Connection: upgrade
    bool connectionNamesFields = true;  // as in RequestHead
    std::uint32_t keepAliveTimeout = 0; // seconds from Keep-Alive: timeout=n, 0 when absent

    void clear() noexcept;
};

/// Marks as dropped: Connection and all it names (never Host, framing fields, X-Forwarded-*,
/// Forwarded, Via), Keep-Alive, Proxy-Connection, TE, Upgrade (RFC 9110 §7.6.1). Transfer-Encoding
/// is dropped too: the writer remakes framing. Content-Length stays where framing is Length (one,
/// normalised) and is dropped otherwise.
void markHopByHop(RequestHead &head);
void markHopByHop(ResponseHead &head);

/// Whether a 101 switches to protocols that the request has offered, and names one (RFC 9110 §7.8).
/// Fields that are dropped count, since hop-by-hop ones are.
bool answersUpgrade(const Fields &request, const Fields &response);

} // namespace signalbox::http

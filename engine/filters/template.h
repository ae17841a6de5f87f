// Values with placeholders ({host}, {client.ip}, …), split into segments once and rendered for each
// request.
#pragma once

#include "filters/proxy_context.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::filters {

/// Immutable; any thread. What looks like a placeholder but isn't one stays as text ("{" is common
/// in JSON values).
///
/// {host}       the host asked for, lower-cased, without port     {route}       name of the route
/// {path}       the path as it stands: normalised, then as path   {server}      name of the server;
/// empty before the pick
///              filters before this one have left it              {request-id}  id of the request
/// {query}      the query without '?'                             {header.x}    first field x of
/// the request as it stands
/// {?query}     '?' and the query when there is one, else empty   {client.ip}   address of the
/// client
class Template
{
public:
    enum class Kind : std::uint8_t {
        Text,
        Host,
        Path,
        Query,
        MarkedQuery,
        ClientIp,
        Route,
        Server,
        RequestId,
        Header
    };

    Template() = default;
    explicit Template(std::string_view text);

    bool isLiteral() const noexcept;
    bool uses(Kind kind) const noexcept;
    /// Of the first segment; Text for an empty template.
    Kind firstKind() const noexcept
    {
        return m_segments.empty() ? Kind::Text : m_segments.front().kind;
    }

    void appendTo(const ProxyContext &context, std::string &out) const;
    /// The value as a field value: control characters (names of routes and servers may hold some)
    /// become spaces, then white space around it goes. A view of `scratch` or of the template
    /// itself.
    std::string_view fieldValue(const ProxyContext &context, std::string &scratch) const;

private:
    struct Segment
    {
        Kind kind = Kind::Text;
        std::string text;                        // Text: the text; Header: the name
        http::FieldId id = http::FieldId::Other; // Header
    };
    void addText(std::string_view text);

    std::vector<Segment> m_segments; // no two neighbouring texts
    std::string m_fieldValue;        // of a literal
};

/// Replaces what RFC 9110 §5.5 doesn't allow in a field value by spaces and trims it. Returns a
/// view of `text`.
std::string_view cleanFieldValue(std::string &text);

} // namespace signalbox::filters

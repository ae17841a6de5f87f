// Methods, reuse of heads, and the fields that end at this hop.
#include "http/head.h"

#include "base/ascii.h"
#include "http/framing_fields.h"

namespace signalbox::http {

namespace {

/// Fields that a Connection option can't take away: the proxy's own, and what routing and framing
/// rest on. A client could otherwise strip X-Forwarded-For on its way to the server by naming it.
bool isProtected(FieldId id) noexcept
{
    switch (id) {
    case FieldId::Host:
    case FieldId::ContentLength:
    case FieldId::TransferEncoding:
    case FieldId::Via:
    case FieldId::Forwarded:
    case FieldId::XForwardedFor:
    case FieldId::XForwardedProto:
    case FieldId::XForwardedHost:
    case FieldId::XForwardedPort:
        return true;
    default:
        return false;
    }
}

void dropNamed(Fields &fields, std::string_view connection)
{
    forEachElement(connection, [&](std::string_view option) {
        if (!option.empty() && !isProtected(fieldId(option)))
            fields.remove(option);
        return true;
    });
}

void markFields(Fields &fields, bool keepLength, bool namesFields)
{
    constexpr std::uint32_t always =
        Fields::bit(FieldId::Connection) | Fields::bit(FieldId::KeepAlive) |
        Fields::bit(FieldId::ProxyConnection) | Fields::bit(FieldId::Te) |
        Fields::bit(FieldId::Upgrade) | Fields::bit(FieldId::TransferEncoding);
    if (!fields.mayHaveAny(keepLength ? always : always | Fields::bit(FieldId::ContentLength)))
        return;
    // All of them are among the first ids, so that most fields take one comparison.
    for (Field &field : fields.all()) {
        if (unsigned(field.id) - 1U >= unsigned(FieldId::Upgrade))
            continue;
        switch (field.id) {
        case FieldId::Connection:
            // Already dropped when an option names Connection itself; its other options count all
            // the same.
            fields.drop(field);
            if (namesFields)
                dropNamed(fields, fields.value(field));
            break;
        case FieldId::KeepAlive:
        case FieldId::ProxyConnection:
        case FieldId::Te:
        case FieldId::Upgrade:
        case FieldId::TransferEncoding:
            fields.drop(field);
            break;
        case FieldId::ContentLength:
            if (!keepLength)
                fields.drop(field);
            break;
        default:
            break;
        }
    }
}

} // namespace

Method methodOf(std::string_view token) noexcept
{
    switch (token.size()) {
    case 3:
        if (token == "GET")
            return Method::Get;
        if (token == "PUT")
            return Method::Put;
        break;
    case 4:
        if (token == "POST")
            return Method::Post;
        if (token == "HEAD")
            return Method::Head;
        break;
    case 5:
        if (token == "PATCH")
            return Method::Patch;
        if (token == "TRACE")
            return Method::Trace;
        break;
    case 6:
        if (token == "DELETE")
            return Method::Delete;
        break;
    case 7:
        if (token == "OPTIONS")
            return Method::Options;
        if (token == "CONNECT")
            return Method::Connect;
        break;
    default:
        break;
    }
    return Method::Other;
}

bool isIdempotent(Method method) noexcept
{
    switch (method) {
    case Method::Get:
    case Method::Head:
    case Method::Put:
    case Method::Delete:
    case Method::Options:
    case Method::Trace:
        return true;
    case Method::Post:
    case Method::Patch:
    case Method::Connect:
    case Method::Other:
        break;
    }
    return false;
}

void RequestHead::clear() noexcept
{
    if (startLine.empty() && host.empty() && authority.empty() && fields.size() == 0 &&
        framing == Framing::None)
        return; // as new: parsers and exchanges clear it both
    startLine.clear();
    method = Method::Other;
    form = TargetForm::Origin;
    minorVersion = 1;
    methodLength = 0;
    targetOffset = 0;
    targetLength = 0;
    pathOffset = 0;
    pathLength = 0;
    queryOffset = 0;
    queryLength = 0;
    hasQuery = false;
    absoluteHttps = false;
    authority.clear();
    host.clear();
    fields.clear();
    framing = Framing::None;
    contentLength = 0;
    keepAlive = true;
    expectContinue = false;
    upgrade = false;
    connectionNamesFields = true;
    teTrailers = false;
}

void ResponseHead::clear() noexcept
{
    if (status == 0 && reason.empty() && fields.size() == 0)
        return; // as new
    status = 0;
    minorVersion = 1;
    reason.clear();
    fields.clear();
    framing = Framing::UntilClose;
    contentLength = 0;
    keepAlive = true;
    upgrade = false;
    connectionNamesFields = true;
    keepAliveTimeout = 0;
}

void markHopByHop(RequestHead &head)
{
    markFields(head.fields, head.framing == Framing::Length, head.connectionNamesFields);
}

void markHopByHop(ResponseHead &head)
{
    // An answer to HEAD and a 304 have no body, yet say how long it would be (RFC 9110 §8.6); 1xx
    // and 204 may not.
    const bool describes =
        head.framing == Framing::None && head.status >= 200 && head.status != 204;
    markFields(head.fields, head.framing == Framing::Length || describes,
               head.connectionNamesFields);
}

namespace {

/// Calls `f` for each element of the Upgrade fields; false as soon as `f` is.
template <typename F> bool eachProtocol(const Fields &fields, F &&f)
{
    for (const Field &field : fields.all()) {
        if (field.id != FieldId::Upgrade)
            continue;
        if (!forEachElement(fields.value(field),
                            [&](std::string_view one) { return one.empty() || f(one); }))
            return false;
    }
    return true;
}

} // namespace

bool answersUpgrade(const Fields &request, const Fields &response)
{
    bool named = false;
    return eachProtocol(response,
                        [&](std::string_view protocol) {
                            named = true;
                            return !eachProtocol(request, [&](std::string_view offered) {
                                return !ascii::equalsIgnoreCase(offered, protocol);
                            });
                        }) &&
           named;
}

} // namespace signalbox::http

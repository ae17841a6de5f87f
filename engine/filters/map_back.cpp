// References and cookies of an answer, rewritten for the client (RFC 9110 §10.2.2, RFC 6265 §4.1).
#include "filters/map_back.h"

#include "base/ascii.h"
#include "http/path.h"

#include <optional>

namespace signalbox::filters {

namespace {

/// A Location that begins with an authority or a path.
struct Reference
{
    std::string_view scheme; // empty in "//host/path"
    std::string_view authority;
    std::string_view path; // may be empty behind an authority
    std::string_view rest; // query and fragment
    bool absolute = false; // has an authority
};

std::optional<Reference> parseReference(std::string_view text)
{
    Reference reference;
    if (!text.starts_with('/')) {
        const std::size_t colon = text.find("://");
        if (colon == std::string_view::npos)
            return std::nullopt;
        reference.scheme = text.substr(0, colon);
        if (!ascii::equalsIgnoreCase(reference.scheme, "http") &&
            !ascii::equalsIgnoreCase(reference.scheme, "https"))
            return std::nullopt;
        text.remove_prefix(colon + 1);
    }
    if (text.starts_with("//")) {
        reference.absolute = true;
        text.remove_prefix(2);
        const std::size_t end = text.find_first_of("/?#");
        reference.authority = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end);
    }
    const std::size_t end = text.find_first_of("?#");
    reference.path = text.substr(0, end);
    if (end != std::string_view::npos)
        reference.rest = text.substr(end);
    return reference;
}

std::string_view portOf(std::string_view port, std::string_view scheme)
{
    if (!port.empty())
        return port;
    return ascii::equalsIgnoreCase(scheme, "https") ? "443" : "80";
}

std::string_view withoutDot(std::string_view host)
{
    return host.ends_with('.') ? host.substr(0, host.size() - 1) : host;
}

/// Two authorities name one host and port; ports left out are their scheme's.
bool sameOrigin(std::string_view scheme, std::string_view authority, std::string_view otherScheme,
                std::string_view otherAuthority)
{
    std::string_view host;
    std::string_view port;
    std::string_view otherHost;
    std::string_view otherPort;
    return !authority.empty() && !otherAuthority.empty() &&
           http::splitAuthority(authority, host, port) &&
           http::splitAuthority(otherAuthority, otherHost, otherPort) &&
           ascii::equalsIgnoreCase(withoutDot(host), withoutDot(otherHost)) &&
           portOf(port, scheme) == portOf(otherPort, otherScheme);
}

bool isIpLiteral(std::string_view host)
{
    return host.starts_with('[') || IpAddress::parse(host).ok();
}

/// Copies a Set-Cookie value to `out`, its attributes by way of `attribute(name, value, out)`,
/// which appends "name=value" itself and returns true, or returns false to leave the attribute as
/// it is. Attributes of which nothing is appended vanish. Returns whether anything changed.
template <typename Attribute>
bool rewriteCookie(std::string_view cookie, std::string &out, const Attribute &attribute)
{
    bool changed = false;
    std::size_t begin = cookie.find(';');
    out.assign(cookie.substr(0, begin));
    while (begin != std::string_view::npos) {
        const std::size_t end = cookie.find(';', begin + 1);
        const std::string_view piece =
            cookie.substr(begin, end == std::string_view::npos ? end : end - begin);
        const std::string_view text = ascii::trim(piece.substr(1));
        const std::size_t equals = text.find('=');
        const std::string_view name = ascii::trim(text.substr(0, equals));
        const std::string_view value = equals == std::string_view::npos
                                           ? std::string_view()
                                           : ascii::trim(text.substr(equals + 1));
        if (attribute(name, value, out))
            changed = true;
        else
            out += piece;
        begin = end;
    }
    return changed;
}

template <typename Attribute> void rewriteCookies(ProxyContext &context, const Attribute &attribute)
{
    http::Fields &fields = context.response->fields;
    const auto isCookie = [](const http::Field &field) {
        return !field.dropped && field.id == http::FieldId::SetCookie;
    };
    // From the first changed cookie on all are written anew, so that their order stays.
    bool changed = false;
    const std::size_t count = fields.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (!isCookie(fields.all()[i]))
            continue;
        if (!rewriteCookie(fields.value(fields.all()[i]), context.scratch, attribute) && !changed)
            continue;
        changed = true;
        const std::string name(fields.name(fields.all()[i]));
        fields.drop(fields.all()[i]);
        fields.add(name, context.scratch);
    }
}

} // namespace

bool underPrefix(std::string_view path, std::string_view prefix) noexcept
{
    return path.starts_with(prefix) &&
           (prefix.empty() || path.size() == prefix.size() || path[prefix.size()] == '/');
}

bool PrefixChange::apply(std::string_view path, std::string &out) const
{
    if (!underPrefix(path, from))
        return false;
    const std::string_view rest = path.substr(from.size());
    out += to;
    out += rest;
    if (to.empty() && rest.empty())
        out += '/';
    return true;
}

void mapLocationBack(ProxyContext &context, const PrefixChange *change, std::string_view serverHost)
{
    http::Fields &fields = context.response->fields;
    const auto reference = parseReference(fields.get(http::FieldId::Location));
    if (!reference)
        return;
    std::string_view clientAuthority = context.request->authority;
    std::string &out = context.scratch;
    out.clear();
    bool changed = false;
    if (reference->absolute) {
        const std::string_view scheme =
            reference->scheme.empty() ? context.scheme : reference->scheme;
        const auto isServer = [&](std::string_view host) {
            return sameOrigin(scheme, reference->authority, context.serverScheme, host);
        };
        if (sameOrigin(scheme, reference->authority, context.scheme, clientAuthority)) {
            out += reference->scheme;
            out += reference->scheme.empty() ? "//" : "://";
            out += reference->authority;
        } else if (isServer(context.serverHost) || isServer(serverHost)) {
            changed = true;
            if (!clientAuthority.empty()) {
                out += context.scheme;
                out += "://";
                out += clientAuthority;
            }
        } else {
            return;
        }
    }
    const std::string_view path = reference->path.empty() ? "/" : reference->path;
    if (change) {
        if (!change->apply(path, out))
            return;
        changed = true;
    } else {
        out += path;
    }
    if (!changed)
        return;
    out += reference->rest;
    fields.set("Location", out);
}

void mapCookiePathsBack(ProxyContext &context, const PrefixChange &change)
{
    rewriteCookies(context, [&](std::string_view name, std::string_view value, std::string &out) {
        // Anything else means the default path (RFC 6265 §5.2.4), which the client makes of the
        // path that it knows.
        if (!ascii::equalsIgnoreCase(name, "path") || !value.starts_with('/'))
            return false;
        const std::size_t start = out.size();
        out += "; Path=";
        // The site's root becomes the prefix without a slash: "/api" covers "/api" and "/api/x"
        // (RFC 6265 §5.1.4).
        if (value == "/" && change.from.empty() && !change.to.empty()) {
            out += change.to;
            return true;
        }
        if (change.apply(value, out))
            return true;
        out.resize(start);
        return false;
    });
}

void mapCookieDomainsBack(ProxyContext &context, std::string_view serverHost)
{
    std::string_view host;
    std::string_view port;
    if (!http::splitAuthority(serverHost, host, port))
        return;
    host = withoutDot(host);
    const std::string_view clientHost = context.request->host;
    rewriteCookies(context, [&](std::string_view name, std::string_view value, std::string &out) {
        if (!ascii::equalsIgnoreCase(name, "domain"))
            return false;
        if (value.starts_with('.'))
            value.remove_prefix(1);
        if (value.empty() || value.size() > host.size() ||
            !ascii::equalsIgnoreCase(value, host.substr(host.size() - value.size())))
            return false;
        if (value.size() < host.size() &&
            (host[host.size() - value.size() - 1] != '.' || isIpLiteral(host)))
            return false;
        if (!clientHost.empty() && !isIpLiteral(clientHost)) {
            out += "; Domain=";
            out += clientHost;
        }
        return true;
    });
}

} // namespace signalbox::filters

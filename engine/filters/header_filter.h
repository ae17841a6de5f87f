// set-, add- and remove-request-headers and their three siblings for responses.
#pragma once

#include "config/filter_spec.h"
#include "filters/filter.h"
#include "filters/template.h"

#include <vector>

namespace signalbox::filters {

/// Immutable; any thread. What the names and values mean:
/// - Names that frame the message or belong to the connection (isProtectedName()) are the proxy's
/// own and are left as they
///   are: `Connection: upgrade` and the like, as recipes for other proxies have them, aren't needed
///   here.
/// - Host of a request, set or added, is what set-host does: there is only one, and it reaches the
/// server whatever the
///   server's host mode. A value that is no authority is the client's doing ({header.x}) and
///   answered 400; an empty one changes nothing. Host can't be removed.
/// - A value that comes out empty removes the field (set) or adds none (add).
/// - {server} is known after the pick only: request fields whose value names it are set then,
/// behind all other request
///   filters, again for each try.
/// - {header.x} is always the request's.
class HeaderFilter final : public Filter
{
public:
    explicit HeaderFilter(const config::HeaderFilterSpec &spec);

    std::uint32_t stages() const noexcept override;
    std::unique_ptr<FilterState> makeState() const override;
    FilterAction requestHead(ProxyContext &context, FilterState *state) const override;
    void serverPicked(ProxyContext &context, FilterState *state) const override;
    FilterAction responseHead(ProxyContext &context, FilterState *state) const override;

    /// Content-Length, Transfer-Encoding, Trailer, TE, Connection, Keep-Alive, Proxy-Connection,
    /// Upgrade, Expect.
    static bool isProtectedName(std::string_view name) noexcept;

private:
    struct Line
    {
        std::string name;
        http::FieldId id; // of the name
        Template value;
        std::string line; // "name: value\r\n" where the value is the same always, else empty
    };
    void apply(const Line &line, ProxyContext &context, http::Fields &fields) const;

    config::HeaderFilterSpec::Op m_op;
    bool m_response;
    std::vector<Line> m_lines;     // done with the head
    std::vector<Line> m_afterPick; // request: values that name the server
    std::vector<Template> m_host;  // request: at most one, the last one given
};

} // namespace signalbox::filters

// The part of an exchange that filters see, made of texts: a parsed request, a parsed answer, one
// chain.
#pragma once

#include "filters/chain.h"
#include "http/parser.h"
#include "http/path.h"
#include "support/fake_filter_host.h"

#include <QByteArray>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signalbox::test {

using FilterSpecs = std::vector<config::FilterSpec>;

inline QByteArray bytes(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

template <typename Spec> config::FilterSpec filter(Spec spec)
{
    config::FilterSpec out;
    out.spec = std::move(spec);
    return out;
}

using Op = config::HeaderFilterSpec::Op;
inline config::FilterSpec requestHeaders(Op op, config::NameValues fields)
{
    return filter(config::HeaderFilterSpec{op, false, std::move(fields)});
}
inline config::FilterSpec responseHeaders(Op op, config::NameValues fields)
{
    return filter(config::HeaderFilterSpec{op, true, std::move(fields)});
}
inline config::FilterSpec strip(std::string prefix, bool mapBack = false)
{
    return filter(config::PrefixFilterSpec{
        config::PrefixFilterSpec::Op::Strip, std::move(prefix), {}, mapBack});
}
inline config::FilterSpec addPrefix(std::string prefix, bool mapBack = false)
{
    return filter(config::PrefixFilterSpec{
        config::PrefixFilterSpec::Op::Add, {}, std::move(prefix), mapBack});
}
inline config::FilterSpec replacePrefix(std::string from, std::string to, bool mapBack = false)
{
    return filter(config::PrefixFilterSpec{config::PrefixFilterSpec::Op::Replace, std::move(from),
                                           std::move(to), mapBack});
}
inline config::FilterSpec rewritePath(std::string match, std::string to)
{
    return filter(config::RewritePathSpec{std::move(match), std::move(to), nullptr});
}
inline config::FilterSpec setHost(std::string host, bool mapBack = false)
{
    return filter(config::SetHostSpec{std::move(host), mapBack});
}
inline config::FilterSpec redirect(std::string to, std::uint16_t status = 302)
{
    return filter(config::RedirectSpec{std::move(to), status});
}

/// Compiles `specs` as a route's and runs them as an exchange would. Not for sharing.
class FilterExchange
{
public:
    explicit FilterExchange(const FilterSpecs &specs)
    {
        config::RouteSpec route;
        route.filters = specs;
        chain = filters::FilterChain::compile(route, filters::defaultFilterFactory());
        run.start(chain.get());
        address.ip = *IpAddress::parse("127.0.0.9");
    }

    /// Parses a request; false when the parser refuses it or its path.
    bool parse(std::string_view text)
    {
        http::RequestParser parser;
        std::size_t consumed = 0;
        if (parser.feed(text, consumed, request) != http::ParseState::Complete)
            return false;
        http::markHopByHop(request);
        auto normal = http::normalisePath(request.path(), m_normalPath);
        if (!normal)
            return false;
        context.request = &request;
        context.normalPath = *normal;
        context.client = &address;
        context.clientIp = "127.0.0.9";
        context.route = "app";
        context.requestId = "r-1";
        context.host = &host;
        return true;
    }
    /// GET `target` with a Host and further lines, each ending in CRLF.
    bool get(std::string_view target, std::string_view lines = {},
             std::string_view hostField = "app.localhost:8080")
    {
        std::string text = "GET ";
        text += target;
        text += " HTTP/1.1\r\nHost: ";
        text += hostField;
        text += "\r\n";
        text += lines;
        text += "\r\n";
        return parse(text);
    }
    bool answer(std::string_view lines, std::string_view statusLine = "HTTP/1.1 200 OK")
    {
        std::string text(statusLine);
        text += "\r\nContent-Length: 0\r\n";
        text += lines;
        text += "\r\n";
        http::ResponseParser parser;
        std::size_t consumed = 0;
        if (parser.feed(text, consumed, response, request.method) != http::ParseState::Complete)
            return false;
        http::markHopByHop(response);
        context.response = &response;
        return true;
    }
    void pick(std::string_view server)
    {
        context.server = server;
        run.serverPicked(context);
    }

    /// Path and query as they would go to the server: the client's bytes unless a filter rewrote
    /// them.
    QByteArray forwarded() const
    {
        QByteArray out =
            bytes(context.pathRewritten ? std::string_view(context.path) : request.path());
        if (!context.currentQuery().empty())
            out.append('?').append(bytes(context.currentQuery()));
        return out;
    }
    static QByteArray lines(const http::Fields &fields)
    {
        std::string out;
        fields.appendTo(out);
        return bytes(out);
    }

    http::RequestHead request;
    http::ResponseHead response;
    SocketAddress address;
    FakeFilterHost host;
    filters::ProxyContext context;
    std::shared_ptr<const filters::FilterChain> chain;
    filters::ChainRun run;

private:
    std::string m_normalPath;
};

} // namespace signalbox::test

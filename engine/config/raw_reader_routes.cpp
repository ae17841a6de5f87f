// Routes and their filters of the raw configuration.
#include "config/raw_reader.h"

namespace signalbox::config {

RawRoute RawReader::route(const YamlNode &node) const
{
    RawRoute out;
    out.place = node.mark;
    out.incomplete = m_check.isBad(node);
    get(node, "name", out.name);
    get(node, "enabled", out.enabled);
    get(node, "backend", out.backend);
    readOrOff(node, "timeout", out.timeout, &RawReader::duration);
    readMap(node, "timeouts", out.timeouts, &RawReader::timeouts);
    readMap(node, "retry", out.retry, &RawReader::retry);
    readMap(node, "match", out.match, &RawReader::match);
    if (!out.match.present && (node.find("host") || node.find("path"))) {
        out.match.present = true;
        out.match.place = node.mark;
        RawMatch &direct = out.match.value.emplace();
        direct.direct = true;
        get(node, "host", direct.host);
        get(node, "path", direct.path);
    }
    readItems(node, "filters", out.filters, &RawReader::filter);
    return out;
}

RawMatch RawReader::match(const YamlNode &map) const
{
    RawMatch out;
    out.incomplete = m_check.isBad(map);
    get(map, "host", out.host);
    get(map, "path", out.path);
    get(map, "methods", out.methods);
    get(map, "headers", out.headers);
    get(map, "query", out.query);
    get(map, "client", out.client);
    get(map, "listeners", out.listeners);
    return out;
}

RawFilter RawReader::filter(const YamlNode &item) const
{
    RawFilter out;
    out.place = item.mark;
    if (item.kind != YamlKind::Map || item.pairs.empty())
        return out;
    const YamlNode &value = *item.pairs.front().value;
    out.place = item.pairs.front().key->mark;
    out.kind = item.pairs.front().key->scalar;
    if (m_check.isBad(item) || m_check.isBad(value))
        return out;
    if (out.kind.ends_with("-headers"))
        out.spec = headerFilter(value, out.kind.starts_with("remove-"));
    else if (out.kind.ends_with("-prefix"))
        out.spec = prefixFilter(value);
    else if (out.kind == "rewrite-path") {
        RawRewrite rewrite;
        get(value, "match", rewrite.match);
        get(value, "to", rewrite.to);
        out.spec = std::move(rewrite);
    } else if (out.kind == "set-host")
        out.spec = setHost(value);
    else if (out.kind == "redirect")
        out.spec = redirect(value);
    else if (out.kind == "respond")
        out.spec = respond(value);
    return out;
}

RawHeaderFilter RawReader::headerFilter(const YamlNode &value, bool removes) const
{
    RawHeaderFilter out;
    if (removes) {
        put(out.names, value, texts(value));
    } else {
        put(out.fields, value, nameValues(value));
    }
    return out;
}

RawPrefixFilter RawReader::prefixFilter(const YamlNode &value) const
{
    RawPrefixFilter out;
    if (value.kind == YamlKind::Scalar) {
        put(out.prefix, value, std::optional(value.scalar));
        return out;
    }
    get(value, "prefix", out.prefix);
    get(value, "from", out.from);
    get(value, "to", out.to);
    get(value, "map-back", out.mapBack);
    return out;
}

RawSetHost RawReader::setHost(const YamlNode &value) const
{
    RawSetHost out;
    if (value.kind == YamlKind::Scalar) {
        put(out.to, value, std::optional(value.scalar));
        return out;
    }
    get(value, "to", out.to);
    get(value, "map-back", out.mapBack);
    return out;
}

RawRedirect RawReader::redirect(const YamlNode &map) const
{
    RawRedirect out;
    get(map, "to", out.to);
    get(map, "status", out.status);
    return out;
}

RawRespond RawReader::respond(const YamlNode &map) const
{
    RawRespond out;
    get(map, "status", out.status);
    get(map, "headers", out.headers);
    get(map, "body", out.body);
    get(map, "file", out.file);
    return out;
}

} // namespace signalbox::config

// Phase two: the predicates of one route.
#include "config/resolve_context.h"

#include "base/ascii.h"

#include <algorithm>

namespace signalbox::config {

namespace {

/// One predicate: collects what can be read, reports the rest.
class MatchResolver
{
public:
    MatchResolver(ResolveContext &context, bool &known)
        : m_context(context)
        , m_known(known)
    {
    }

    void hosts(const RawTexts &raw, std::vector<HostPattern> &out, const PathStep &path)
    {
        each(raw, path, [&](const RawText &item, Complaint &why) {
            HostPattern pattern;
            if (!parseHostPattern(item.text, pattern, why))
                return false;
            out.push_back(std::move(pattern));
            return true;
        });
    }
    void paths(const RawTexts &raw, std::vector<PathPattern> &out, const PathStep &path)
    {
        each(raw, path, [&](const RawText &item, Complaint &why) {
            PathPattern pattern;
            if (!parsePathPattern(item.text, m_context.regexes, pattern, why))
                return false;
            out.push_back(std::move(pattern));
            return true;
        });
    }
    void methods(const RawTexts &raw, std::vector<std::string> &out, const PathStep &path)
    {
        each(raw, path, [&](const RawText &item, Complaint &why) {
            out.push_back(item.text);
            if (item.text == "CONNECT")
                m_context.warning(item.place, itemPath(raw, path, out.size() - 1),
                                  "CONNECT never comes to a route: it is answered with 405",
                                  "remove it");
            return checkMethod(item.text, why);
        });
    }
    void clients(const RawTexts &raw, std::vector<Cidr> &out, const PathStep &path)
    {
        each(raw, path, [&](const RawText &item, Complaint &why) {
            const auto range = Cidr::parse(item.text);
            if (range)
                out.push_back(*range);
            else
                why.message = range.error().message();
            return range.ok();
        });
    }
    void listeners(const RawTexts &raw, std::vector<std::uint32_t> &out, const PathStep &path)
    {
        m_known = m_known && m_context.listenersKnown;
        each(raw, path, [&](const RawText &item, Complaint &why) {
            const auto index = m_context.listeners.find(item.text);
            if (index)
                out.push_back(*index);
            else if (m_context.listenersKnown)
                why = {"no listener named '" + item.text + '\'',
                       m_context.listeners.suggestion(item.text)};
            return index || !m_context.listenersKnown;
        });
    }
    void values(const RawNameValues &raw, bool headers, std::vector<ValuePattern> &out,
                const PathStep &path)
    {
        m_known = m_known && !raw.wrong();
        if (!raw)
            return;
        for (const RawNameValue &item : *raw) {
            const PathStep here = path.child(item.name);
            if (headers && !isToken(item.name)) {
                fail(item.place, here, {'\'' + item.name + "' is not a field name", {}});
                continue;
            }
            ValuePattern pattern;
            Complaint why;
            const std::string name = headers ? ascii::toLower(item.name) : item.name;
            if (!parseValuePattern(name, item.value, m_context.regexes, pattern, why))
                fail(item.valuePlace, here, std::move(why));
            else if (std::any_of(out.begin(), out.end(),
                                 [&](const ValuePattern &p) { return p.name == name; }))
                fail(item.place, here,
                     {"the field '" + name + "' is named twice; case makes no difference", {}});
            else {
                warnOfImpossible(headers, pattern, item, here);
                out.push_back(std::move(pattern));
            }
        }
    }

private:
    void warnOfImpossible(bool header, const ValuePattern &pattern, const RawNameValue &item,
                          const PathStep &path)
    {
        if (header && pattern.kind == ValuePattern::Kind::Exact && !isFieldValue(pattern.text))
            m_context.warning(item.valuePlace, path,
                              "no field ever has this value: values hold no control characters, "
                              "and no blanks at their ends",
                              "remove them, or write '~ regex'");
    }

    template <typename Take> void each(const RawTexts &raw, const PathStep &path, Take take)
    {
        m_known = m_known && !raw.wrong();
        if (!raw)
            return;
        for (std::size_t i = 0; i < raw->size(); ++i) {
            const RawText &item = (*raw)[i];
            Complaint why;
            if (!take(item, why))
                fail(item.place, itemPath(raw, path, i), std::move(why));
        }
    }

    void fail(const Mark &mark, const PathStep &path, Complaint why)
    {
        m_known = false;
        m_context.error(mark, path, std::move(why));
    }

    ResolveContext &m_context;
    bool &m_known;
};

} // namespace

MatchSpec resolveMatch(ResolveContext &context, const RawMatch &raw, bool &known,
                       const PathStep &path)
{
    MatchSpec out;
    MatchResolver resolver(context, known);
    resolver.hosts(raw.host, out.hosts, path.child("host"));
    resolver.paths(raw.path, out.paths, path.child("path"));
    resolver.methods(raw.methods, out.methods, path.child("methods"));
    resolver.values(raw.headers, true, out.headers, path.child("headers"));
    resolver.values(raw.query, false, out.query, path.child("query"));
    resolver.clients(raw.client, out.clients, path.child("client"));
    resolver.listeners(raw.listeners, out.listeners, path.child("listeners"));
    return out;
}

} // namespace signalbox::config

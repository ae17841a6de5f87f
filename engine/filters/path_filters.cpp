// Rewriting of the path on its way to the server.
#include "filters/path_filters.h"

#include "base/ascii.h"
#include "http/path.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

namespace signalbox::filters {

namespace {

constexpr int maxGroups = 10; // \0 … \9

/// Whether the prefix was found in the request's path.
class Applied final : public FilterState
{
public:
    bool applied = false;
};

/// Percent-encodes what can't stand in a request target: text of the file may hold any UTF-8.
void appendEncoded(std::string_view text, bool query, std::string &out)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool forbidden = byte <= 0x20 || byte >= 0x7f ||
                               std::string_view("\"#<>\\^`{|}").find(c) != std::string_view::npos ||
                               (!query && c == '?');
        if (forbidden) {
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c;
        }
    }
}

/// A prefix as normalised paths have it: with a leading slash, without a final one; "" for the
/// root.
std::string cleanPrefix(std::string_view prefix)
{
    std::string out;
    if (!prefix.starts_with('/'))
        out += '/';
    appendEncoded(prefix, false, out);
    std::string scratch;
    if (const auto normal = http::normalisePath(out, scratch))
        out = std::string(*normal);
    if (out.ends_with('/'))
        out.pop_back();
    return out;
}

} // namespace

PrefixFilter::PrefixFilter(const config::PrefixFilterSpec &spec)
    : m_mapBack(spec.mapBack)
{
    using Op = config::PrefixFilterSpec::Op;
    if (spec.op != Op::Add)
        m_change.from = cleanPrefix(spec.from);
    if (spec.op != Op::Strip)
        m_change.to = cleanPrefix(spec.to);
    m_back = {m_change.to, m_change.from};
}

std::uint32_t PrefixFilter::stages() const noexcept
{
    if (m_change.from == m_change.to)
        return 0;
    return m_mapBack ? StageRequestHead | StageResponseHead : StageRequestHead;
}

std::unique_ptr<FilterState> PrefixFilter::makeState() const
{
    return m_mapBack ? std::make_unique<Applied>() : nullptr;
}

FilterAction PrefixFilter::requestHead(ProxyContext &context, FilterState *state) const
{
    context.scratch.clear(); // the current path may lie in context.path
    if (!m_change.apply(context.currentPath(), context.scratch))
        return FilterAction::Continue;
    context.path.swap(context.scratch);
    context.pathRewritten = true;
    if (state)
        static_cast<Applied *>(state)->applied = true;
    return FilterAction::Continue;
}

FilterAction PrefixFilter::responseHead(ProxyContext &context, FilterState *state) const
{
    if (static_cast<Applied *>(state)->applied) {
        mapLocationBack(context, &m_back, context.hostOverride);
        mapCookiePathsBack(context, m_back);
    }
    return FilterAction::Continue;
}

RewritePathFilter::RewritePathFilter(const config::RewritePathSpec &spec)
    : m_regex(spec.regex)
{
    if (!m_regex) {
        RE2::Options options;
        options.set_log_errors(false);
        m_regex = std::make_shared<const RE2>(spec.match, options);
    }
    const std::string_view to = spec.to;
    const std::size_t mark = to.find('?');
    m_path = parseTemplate(to.substr(0, mark), false);
    if (mark != std::string_view::npos)
        m_query = parseTemplate(to.substr(mark + 1), true);
}

std::vector<RewritePathFilter::Segment> RewritePathFilter::parseTemplate(std::string_view text,
                                                                         bool query)
{
    std::vector<Segment> segments;
    std::string literal;
    const auto flush = [&] {
        if (literal.empty())
            return;
        segments.push_back({});
        appendEncoded(literal, query, segments.back().text);
        literal.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '\\' && i + 1 < text.size();
        if (escape && ascii::isDigit(text[i + 1])) {
            flush();
            const int group = text[++i] - '0';
            segments.push_back({group, {}});
            m_groups = std::max(m_groups, group + 1);
        } else {
            i += escape && text[i + 1] == '\\' ? 1 : 0;
            literal += text[i];
        }
    }
    flush();
    return segments;
}

FilterAction RewritePathFilter::requestHead(ProxyContext &context, FilterState *) const
{
    const std::string_view path = context.currentPath();
    std::array<re2::StringPiece, maxGroups> groups;
    const int count = std::min(m_groups, m_regex->NumberOfCapturingGroups() + 1);
    if (!m_regex->ok() || !m_regex->Match(re2::StringPiece(path.data(), path.size()), 0,
                                          path.size(), RE2::UNANCHORED, groups.data(), count))
        return FilterAction::Continue;

    const auto append = [&groups](const std::vector<Segment> &segments, std::string &out) {
        for (const Segment &segment : segments) {
            if (segment.group < 0)
                out += segment.text;
            else
                out.append(groups[std::size_t(segment.group)].data(),
                           groups[std::size_t(segment.group)].size());
        }
    };
    std::string query; // before the path that the groups point into changes
    append(m_query, query);

    const auto before = std::size_t(groups[0].data() - path.data());
    std::string &out = context.scratch;
    out.assign(path.substr(0, before));
    append(m_path, out);
    out += path.substr(before + groups[0].size());
    if (!out.starts_with('/'))
        out.insert(out.begin(), '/');

    std::string normalised;
    auto normal = http::normalisePath(out, normalised);
    if (!normal) {
        context.error.emplace(std::move(normal).error().with("rewrite-path"));
        return FilterAction::Fail;
    }
    context.path = *normal;
    context.pathRewritten = true;
    if (!query.empty()) {
        if (!context.currentQuery().empty()) {
            query += '&';
            query += context.currentQuery();
        }
        context.query = std::move(query);
        context.queryRewritten = true;
    }
    return FilterAction::Continue;
}

} // namespace signalbox::filters

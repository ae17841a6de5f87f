// Edits of header fields.
#include "filters/header_filter.h"

#include "base/ascii.h"
#include "http/path.h"

#include <utility>

namespace signalbox::filters {

namespace {

using Op = config::HeaderFilterSpec::Op;

/// The fields that add-request-headers made for the last try: the next one replaces them.
class AddedFields final : public FilterState
{
public:
    struct Entry
    {
        std::size_t index;  // into Fields::all(), which only grows while the exchange lasts
        std::uint32_t line; // offset, so that a cleared and refilled Fields can't be mistaken
    };
    std::vector<Entry> entries;
};

bool isAuthority(std::string_view text)
{
    std::string_view host;
    std::string_view port;
    return http::splitAuthority(text, host, port) && !host.empty();
}

} // namespace

bool HeaderFilter::isProtectedName(std::string_view name) noexcept
{
    switch (http::fieldId(name)) {
    case http::FieldId::ContentLength:
    case http::FieldId::TransferEncoding:
    case http::FieldId::Trailer:
    case http::FieldId::Te:
    case http::FieldId::Connection:
    case http::FieldId::KeepAlive:
    case http::FieldId::ProxyConnection:
    case http::FieldId::Upgrade:
    case http::FieldId::Expect:
        return true;
    default:
        return false;
    }
}

HeaderFilter::HeaderFilter(const config::HeaderFilterSpec &spec)
    : m_op(spec.op)
    , m_response(spec.response)
{
    for (const auto &[name, value] : spec.fields) {
        if (!http::isToken(name) || isProtectedName(name))
            continue;
        Line line{name,
                  http::fieldId(name),
                  Template(m_op == Op::Remove ? std::string_view() : value),
                  {}};
        if (line.value.isLiteral()) {
            ProxyContext none;
            std::string scratch;
            const std::string_view text = line.value.fieldValue(none, scratch);
            if (!text.empty())
                line.line.append(name).append(": ").append(text).append("\r\n");
        }
        if (!m_response && line.id == http::FieldId::Host) {
            if (m_op != Op::Remove)
                m_host.assign(1, std::move(line.value));
        } else if (!m_response && line.value.uses(Template::Kind::Server)) {
            m_afterPick.push_back(std::move(line));
        } else {
            m_lines.push_back(std::move(line));
        }
    }
}

std::uint32_t HeaderFilter::stages() const noexcept
{
    if (m_response)
        return m_lines.empty() ? 0u : std::uint32_t(StageResponseHead);
    const bool lateHost = !m_host.empty() && m_host.front().uses(Template::Kind::Server);
    std::uint32_t stages = 0;
    if (!m_lines.empty() || (!m_host.empty() && !lateHost))
        stages |= StageRequestHead;
    if (!m_afterPick.empty() || lateHost)
        stages |= StageServerPicked;
    return stages;
}

std::unique_ptr<FilterState> HeaderFilter::makeState() const
{
    if (m_op == Op::Add && !m_afterPick.empty())
        return std::make_unique<AddedFields>();
    return nullptr;
}

void HeaderFilter::apply(const Line &line, ProxyContext &context, http::Fields &fields) const
{
    if (m_op == Op::Remove) {
        fields.remove(line.id, line.name);
        return;
    }
    if (!line.line.empty()) {
        if (m_op == Op::Set)
            fields.remove(line.id, line.name);
        fields.addLine(line.id, line.line, line.name.size());
        return;
    }
    const std::string_view value = line.value.fieldValue(context, context.scratch);
    if (m_op == Op::Add) {
        if (!value.empty())
            fields.add(line.id, line.name, value);
    } else if (value.empty()) {
        fields.remove(line.id, line.name);
    } else {
        fields.set(line.id, line.name, value);
    }
}

FilterAction HeaderFilter::requestHead(ProxyContext &context, FilterState *) const
{
    for (const Line &line : m_lines)
        apply(line, context, context.request->fields);
    if (!m_host.empty() && !m_host.front().uses(Template::Kind::Server)) {
        const std::string_view host = m_host.front().fieldValue(context, context.scratch);
        if (!host.empty() && !isAuthority(host)) {
            context.error.emplace(ErrorType::InvalidHost,
                                  "the value for the Host field is not a host");
            return FilterAction::Fail;
        }
        if (!host.empty())
            context.hostOverride = host;
    }
    return FilterAction::Continue;
}

void HeaderFilter::serverPicked(ProxyContext &context, FilterState *state) const
{
    http::Fields &fields = context.request->fields;
    auto *added = static_cast<AddedFields *>(state);
    if (added) {
        for (const AddedFields::Entry &entry : added->entries) {
            if (entry.index < fields.size() && fields.all()[entry.index].line == entry.line)
                fields.drop(fields.all()[entry.index]);
        }
        added->entries.clear();
    }
    for (const Line &line : m_afterPick) {
        const std::size_t before = fields.size();
        apply(line, context, fields);
        if (added && fields.size() > before)
            added->entries.push_back({before, fields.all()[before].line});
    }
    if (!m_host.empty() && m_host.front().uses(Template::Kind::Server)) {
        const std::string_view host = m_host.front().fieldValue(context, context.scratch);
        if (isAuthority(host))
            context.hostOverride = host;
    }
}

FilterAction HeaderFilter::responseHead(ProxyContext &context, FilterState *) const
{
    for (const Line &line : m_lines)
        apply(line, context, context.response->fields);
    return FilterAction::Continue;
}

} // namespace signalbox::filters

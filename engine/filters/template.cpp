// Parsing and rendering of placeholders.
#include "filters/template.h"

#include "base/ascii.h"
#include "http/path.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace signalbox::filters {

namespace {

constexpr std::string_view headerPrefix = "header.";

constexpr std::array<std::pair<std::string_view, Template::Kind>, 8> names = {{
    {"host", Template::Kind::Host},
    {"path", Template::Kind::Path},
    {"query", Template::Kind::Query},
    {"?query", Template::Kind::MarkedQuery},
    {"client.ip", Template::Kind::ClientIp},
    {"route", Template::Kind::Route},
    {"server", Template::Kind::Server},
    {"request-id", Template::Kind::RequestId},
}};

std::optional<Template::Kind> kindOf(std::string_view name)
{
    for (const auto &[known, kind] : names) {
        if (name == known)
            return kind;
    }
    if (name.starts_with(headerPrefix) && http::isToken(name.substr(headerPrefix.size())))
        return Template::Kind::Header;
    return std::nullopt;
}

} // namespace

Template::Template(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        addText(text.substr(0, open));
        if (open == std::string_view::npos)
            break;
        text.remove_prefix(open);
        const std::size_t close = text.find('}');
        const std::string_view name =
            close == std::string_view::npos ? std::string_view() : text.substr(1, close - 1);
        if (const auto kind = kindOf(name)) {
            Segment segment{*kind, {}, http::FieldId::Other};
            if (*kind == Kind::Header) {
                segment.text = name.substr(headerPrefix.size());
                segment.id = http::fieldId(segment.text);
            }
            m_segments.push_back(std::move(segment));
            text.remove_prefix(close + 1);
        } else {
            addText(text.substr(0, 1));
            text.remove_prefix(1);
        }
    }
    if (isLiteral() && !m_segments.empty()) {
        std::string value = m_segments.front().text;
        m_fieldValue = cleanFieldValue(value);
    }
}

void Template::addText(std::string_view text)
{
    if (text.empty())
        return;
    if (!m_segments.empty() && m_segments.back().kind == Kind::Text)
        m_segments.back().text += text;
    else
        m_segments.push_back({Kind::Text, std::string(text), http::FieldId::Other});
}

bool Template::isLiteral() const noexcept
{
    return m_segments.empty() || (m_segments.size() == 1 && m_segments.front().kind == Kind::Text);
}

bool Template::uses(Kind kind) const noexcept
{
    return std::any_of(m_segments.begin(), m_segments.end(),
                       [kind](const Segment &segment) { return segment.kind == kind; });
}

void Template::appendTo(const ProxyContext &context, std::string &out) const
{
    for (const Segment &segment : m_segments) {
        switch (segment.kind) {
        case Kind::Text:
            out += segment.text;
            break;
        case Kind::Host:
            out += context.request->host;
            break;
        case Kind::Path:
            out += context.currentPath();
            break;
        case Kind::MarkedQuery:
            if (!context.currentQuery().empty())
                out += '?';
            [[fallthrough]];
        case Kind::Query:
            out += context.currentQuery();
            break;
        case Kind::ClientIp:
            out += context.clientIp;
            break;
        case Kind::Route:
            out += context.route;
            break;
        case Kind::Server:
            out += context.server;
            break;
        case Kind::RequestId:
            out += context.requestId;
            break;
        case Kind::Header: {
            const http::Fields &fields = context.request->fields;
            out += segment.id == http::FieldId::Other ? fields.get(segment.text)
                                                      : fields.get(segment.id);
            break;
        }
        }
    }
}

std::string_view Template::fieldValue(const ProxyContext &context, std::string &scratch) const
{
    if (isLiteral())
        return m_fieldValue;
    scratch.clear();
    appendTo(context, scratch);
    return cleanFieldValue(scratch);
}

std::string_view cleanFieldValue(std::string &text)
{
    if (ascii::hasControl(text)) {
        for (char &c : text) {
            const auto byte = static_cast<unsigned char>(c);
            if ((byte < 0x20 && c != '\t') || byte == 0x7f)
                c = ' ';
        }
    }
    return ascii::trim(text);
}

} // namespace signalbox::filters

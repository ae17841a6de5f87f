// Answers without a server.
#include "filters/answer_filters.h"

#include "base/ascii.h"
#include "filters/header_filter.h"
#include "http/path.h"

#include <array>
#include <utility>

namespace signalbox::filters {

namespace {

constexpr std::string_view htmlType = "text/html; charset=utf-8";
constexpr std::string_view textType = "text/plain; charset=utf-8";

/// Percent-encodes what RFC 3986 allows nowhere in an URL.
std::string encodeUrl(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7f ||
            std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos) {
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c;
        }
    }
    return out;
}

void appendHtml(std::string_view text, std::string &out)
{
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
}

std::string_view typeOfFile(std::string_view path)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> types = {{
        {".html", htmlType},
        {".htm", htmlType},
        {".txt", textType},
        {".md", textType},
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".mjs", "text/javascript; charset=utf-8"},
        {".json", "application/json"},
        {".xml", "application/xml"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".jpeg", "image/jpeg"},
        {".gif", "image/gif"},
        {".webp", "image/webp"},
        {".ico", "image/x-icon"},
    }};
    const std::size_t slash = path.rfind('/');
    const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    const std::size_t dot = name.rfind('.');
    const std::string_view suffix =
        dot == std::string_view::npos ? std::string_view() : name.substr(dot);
    for (const auto &[known, type] : types) {
        if (ascii::equalsIgnoreCase(suffix, known))
            return type;
    }
    return "application/octet-stream";
}

} // namespace

RedirectFilter::RedirectFilter(const config::RedirectSpec &spec)
    : m_to(spec.to)
    , m_status(spec.status)
    , m_ownSlashes(spec.to.starts_with("//"))
{
}

FilterAction RedirectFilter::requestHead(ProxyContext &context, FilterState *) const
{
    context.scratch.clear();
    m_to.appendTo(context, context.scratch);
    std::string location = encodeUrl(ascii::trim(context.scratch));
    if (location.empty()) {
        context.error.emplace(ErrorType::Internal, "the redirect's target is empty");
        return FilterAction::Fail;
    }
    while (!m_ownSlashes && location.starts_with("//"))
        location.erase(0, 1);

    DirectAnswer &answer = context.answer.emplace();
    answer.status = m_status;
    answer.fields.add("Location", location);
    answer.fields.add("Content-Type", htmlType);
    answer.body = "<!doctype html>\n<title>Moved</title>\n<p>Moved to <a href=\"";
    appendHtml(location, answer.body);
    answer.body += "\">";
    appendHtml(location, answer.body);
    answer.body += "</a>.</p>\n";
    return FilterAction::Respond;
}

RespondFilter::RespondFilter(const config::RespondSpec &spec)
    : m_body(spec.body)
{
    m_answer.status = spec.status;
    m_answer.fixedBody = &m_body;
    for (const auto &[name, value] : spec.headers) {
        std::string copy = value;
        if (http::isToken(name) && !HeaderFilter::isProtectedName(name))
            m_answer.fields.add(name, cleanFieldValue(copy));
    }
    if (!m_body.empty() && !m_answer.fields.find(http::FieldId::ContentType))
        m_answer.fields.add("Content-Type", spec.file.empty() ? textType : typeOfFile(spec.file));
}

FilterAction RespondFilter::requestHead(ProxyContext &context, FilterState *) const
{
    context.answer = m_answer;
    return FilterAction::Respond;
}

} // namespace signalbox::filters

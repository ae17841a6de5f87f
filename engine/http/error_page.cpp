// Rendering of error answers. Everything that came from outside is escaped here and nowhere else.
#include "http/error_page.h"

#include "base/json_escape.h"

#include <utility>

namespace signalbox::http {

namespace {

constexpr std::string_view kStyle =
    "<style>"
    ":root{color-scheme:light "
    "dark;--bg:#f6f7f9;--card:#fff;--text:#1c2128;--muted:#5b6470;--line:#dfe3e8;"
    "--accent:#0a66c2;--bad:#b3261e}"
    "@media(prefers-color-scheme:dark){:root{--bg:#14171b;--card:#1d2127;--text:#e6e9ed;--muted:#"
    "9aa4b0;"
    "--line:#333a43;--accent:#7db8ff;--bad:#ff8a80}}"
    "*{box-sizing:border-box}"
    "body{margin:0;padding:2rem 1rem;background:var(--bg);color:var(--text);"
    "font:16px/1.5 system-ui,-apple-system,\"Segoe UI\",Roboto,sans-serif}"
    "main{max-width:44rem;margin:0 auto;padding:2rem;background:var(--card);border:1px solid "
    "var(--line);"
    "border-radius:12px}"
    "h1{margin:0;font-size:1.5rem;line-height:1.25}"
    "h1 b{color:var(--bad);font-variant-numeric:tabular-nums;margin-right:.5rem}"
    "h2{margin:1.75rem 0 .5rem;font-size:1rem}"
    "p{margin:.75rem 0 0}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1.25rem;margin:1.5rem 0 0}"
    "dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}"
    "code,td:first-child{font:14px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}"
    "table{width:100%;border-collapse:collapse}"
    "th{color:var(--muted);font-weight:400;text-align:left}"
    "th,td{padding:.4rem .75rem .4rem 0;border-top:1px solid var(--line);vertical-align:top;"
    "overflow-wrap:anywhere}"
    "ul{margin:.25rem 0 0;padding-left:1.25rem}"
    "a{color:var(--accent)}"
    "footer{max-width:44rem;margin:1rem auto 0;color:var(--muted);font-size:.85rem}"
    "</style>";

void appendStringOrNull(std::string &out, std::string_view text)
{
    if (text.empty())
        out += "null";
    else
        appendJsonString(out, text);
}

std::string problemJson(const ErrorPageInput &input)
{
    std::string out = "{\"type\":\"about:blank\",\"title\":";
    appendJsonString(out, reasonPhrase(input.status));
    out += ",\"status\":" + std::to_string(input.status) + ",\"detail\":";
    std::string detail = input.detail;
    for (const MissedRoute &missed : input.missed) {
        if (input.local)
            detail += "; '" + missed.route + "' asks for " + missed.why;
    }
    appendStringOrNull(out, detail);
    if (input.local) {
        out += ",\"route\":";
        appendStringOrNull(out, input.route);
    }
    out += ",\"generation\":" +
           (input.generation ? std::to_string(input.generation) : std::string("null"));
    if (input.local) {
        out += ",\"tried\":[";
        for (const TriedServer &tried : input.tried) {
            if (&tried != input.tried.data())
                out += ',';
            out += "{\"server\":";
            appendJsonString(out, tried.server);
            out += ",\"error\":";
            appendStringOrNull(out, tried.error);
            out += '}';
        }
        out += "],\"hosts\":[";
        for (const std::string &host : input.hosts) {
            if (&host != input.hosts.data())
                out += ',';
            appendJsonString(out, host);
        }
        out += ']';
    }
    out += ",\"request-id\":";
    appendStringOrNull(out, input.requestId);
    out += "}\n";
    return out;
}

void appendTerm(std::string &out, std::string_view term, std::string_view value)
{
    out.append("<dt>").append(term).append("</dt><dd><code>");
    appendHtmlEscaped(out, value);
    out += "</code></dd>";
}

/// A link where a browser can go there: to where this page came from, by its scheme and port.
void appendHost(std::string &out, std::string_view host, std::string_view port)
{
    const bool pattern = host.find('*') != std::string_view::npos;
    out += "<li>";
    if (!pattern) {
        out += "<a href=\"//";
        appendHtmlEscaped(out, host);
        const bool hasPort = host.find(':', host.find(']') + 1) != std::string_view::npos;
        if (!port.empty() && !hasPort)
            out.append(":").append(port);
        out += "/\">";
    }
    appendHtmlEscaped(out, host);
    out += pattern ? "</li>" : "</a></li>";
}

/// @param cells  of an entry: what stands in its two cells
template <typename Entry, typename Cells>
void appendTable(std::string &out, std::string_view title, std::string_view first,
                 std::string_view second, const std::vector<Entry> &entries, Cells &&cells)
{
    if (entries.empty())
        return;
    out.append("<h2>").append(title).append("</h2><table><thead><tr><th>").append(first);
    out.append("</th><th>").append(second).append("</th></tr></thead><tbody>");
    for (const Entry &entry : entries) {
        const auto [one, other] = cells(entry);
        out += "<tr><td>";
        appendHtmlEscaped(out, one);
        out += "</td><td>";
        appendHtmlEscaped(out, other);
        out += "</td></tr>";
    }
    out += "</tbody></table>";
}

std::string htmlPage(const ErrorPageInput &input)
{
    const std::string status = std::to_string(input.status);
    const std::string_view title = reasonPhrase(input.status);
    std::string out = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>";
    out += status + ' ';
    appendHtmlEscaped(out, title);
    out += "</title><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
           "<meta name=\"robots\" content=\"noindex\">";
    out += kStyle;
    out += "</head><body><main><h1><b>" + status + "</b>";
    appendHtmlEscaped(out, title);
    out += "</h1>";
    if (!input.detail.empty()) {
        out += "<p>";
        appendHtmlEscaped(out, input.detail);
        out += "</p>";
    }
    if (input.local) {
        appendTable(out, "Servers tried", "Server", "What went wrong", input.tried,
                    [](const TriedServer &tried) { return std::pair(tried.server, tried.error); });
        appendTable(out, "Routes that came close", "Route", "It asks for", input.missed,
                    [](const MissedRoute &missed) { return std::pair(missed.route, missed.why); });
    }
    if (input.local && !input.hosts.empty()) {
        out += "<h2>Hosts that do exist</h2><ul>";
        for (const std::string &host : input.hosts)
            appendHost(out, host, input.port);
        out += "</ul>";
    }
    std::string terms;
    if (input.local)
        appendTerm(terms, "Route", input.route.empty() ? "none" : input.route);
    if (input.generation)
        appendTerm(terms, "Generation", std::to_string(input.generation));
    if (!input.requestId.empty())
        appendTerm(terms, "Request id", input.requestId);
    if (!terms.empty())
        out += "<dl>" + terms + "</dl>";
    out += "</main><footer>This answer comes from Signalbox, not from a server behind "
           "it.</footer></body></html>\n";
    return out;
}

} // namespace

ErrorPage renderErrorPage(const ErrorPageInput &input)
{
    if (input.html)
        return {"text/html; charset=utf-8", htmlPage(input)};
    return {"application/problem+json", problemJson(input)};
}

void appendHtmlEscaped(std::string &out, std::string_view text)
{
    while (!text.empty()) {
        std::size_t bad = 0;
        const std::size_t length = utf8SequenceLength(text, bad);
        if (length == 0) {
            out += "\xEF\xBF\xBD";
            text.remove_prefix(bad);
            continue;
        }
        const char c = text.front();
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
            if (length == 1 && static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
                out += "\xEF\xBF\xBD"; // no HTML text has other control characters
            else
                out += text.substr(0, length);
        }
        text.remove_prefix(length);
    }
}

} // namespace signalbox::http

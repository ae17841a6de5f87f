// Which of the two error bodies an Accept field asks for, and the names of statuses.
#include "http/error_page.h"

#include "base/ascii.h"
#include "http/framing_fields.h"

namespace signalbox::http {

namespace {

/// How well a client likes a media type: its weight in thousandths, and how closely the range names
/// the type.
struct Liking
{
    int weight = 0;
    int closeness = -1; // 0: */*, 1: type/*, 2: type/subtype

    void offer(int newWeight, int newCloseness) noexcept
    {
        // The closest range decides, whatever its weight; of equally close ones the best.
        if (newCloseness > closeness || (newCloseness == closeness && newWeight > weight)) {
            weight = newWeight;
            closeness = newCloseness;
        }
    }
};

/// qvalue of RFC 9110 §12.4.2 in thousandths; anything malformed counts as 1, so that it is not
/// mistaken for a refusal.
int parseWeight(std::string_view text) noexcept
{
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1') ||
        (text.size() > 1 && text[1] != '.'))
        return 1000;
    int value = (text[0] - '0') * 1000;
    int unit = 100;
    for (std::size_t i = 2; i < text.size(); ++i, unit /= 10) {
        if (!ascii::isDigit(text[i]))
            return 1000;
        value += (text[i] - '0') * unit;
    }
    return value > 1000 ? 1000 : value;
}

} // namespace

bool prefersHtml(std::string_view accept) noexcept
{
    Liking html;
    Liking json;
    forEachElement(accept, [&](std::string_view element) {
        const std::size_t semicolon = element.find(';');
        const std::string_view range = ascii::trim(element.substr(0, semicolon));
        int weight = 1000;
        std::string_view rest = semicolon == std::string_view::npos ? std::string_view()
                                                                    : element.substr(semicolon + 1);
        while (!rest.empty()) {
            const std::size_t next = rest.find(';');
            const std::string_view parameter = ascii::trim(rest.substr(0, next));
            if (parameter.size() >= 2 && ascii::lower(parameter[0]) == 'q' && parameter[1] == '=')
                weight = parseWeight(parameter.substr(2));
            rest = next == std::string_view::npos ? std::string_view() : rest.substr(next + 1);
        }
        if (range == "*/*") {
            html.offer(weight, 0);
            json.offer(weight, 0);
        } else if (ascii::equalsIgnoreCase(range, "text/*")) {
            html.offer(weight, 1);
        } else if (ascii::equalsIgnoreCase(range, "application/*")) {
            json.offer(weight, 1);
        } else if (ascii::equalsIgnoreCase(range, "text/html")) {
            html.offer(weight, 2);
        } else if (ascii::equalsIgnoreCase(range, "application/problem+json") ||
                   ascii::equalsIgnoreCase(range, "application/json")) {
            json.offer(weight, 2);
        }
        return true;
    });
    if (html.weight != json.weight)
        return html.weight > json.weight;
    return html.weight > 0 && html.closeness > json.closeness;
}

std::string_view reasonPhrase(int status) noexcept
{
    // clang-format off
    switch (status) {
    case 100: return "Continue";
    case 101: return "Switching Protocols";
    case 102: return "Processing";
    case 103: return "Early Hints";
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 203: return "Non-Authoritative Information";
    case 204: return "No Content";
    case 205: return "Reset Content";
    case 206: return "Partial Content";
    case 207: return "Multi-Status";
    case 208: return "Already Reported";
    case 226: return "IM Used";
    case 300: return "Multiple Choices";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 305: return "Use Proxy";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 402: return "Payment Required";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 407: return "Proxy Authentication Required";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 411: return "Length Required";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 418: return "I'm a Teapot";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 423: return "Locked";
    case 424: return "Failed Dependency";
    case 425: return "Too Early";
    case 426: return "Upgrade Required";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 451: return "Unavailable For Legal Reasons";
    case 499: return "Client Closed Request"; // in logs only
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    case 506: return "Variant Also Negotiates";
    case 507: return "Insufficient Storage";
    case 508: return "Loop Detected";
    case 511: return "Network Authentication Required";
    default:
        return status >= 100 && status <= 599 ? reasonPhrase(status - status % 100) : std::string_view();
    }
    // clang-format on
}

} // namespace signalbox::http

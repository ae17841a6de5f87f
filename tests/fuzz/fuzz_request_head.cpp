// Request heads: the cut doesn't matter, what was taken reads back as itself, and what is forwarded
// means the same.
#include "fuzz/check.h"
#include "support/http_outcome.h"

using namespace signalbox::http;
using namespace signalbox::http::test;
using signalbox::fuzz::check;
using signalbox::fuzz::Input;

namespace {

Outcome parse(const Pieces &pieces, HeadLimits limits, RequestHead &head)
{
    RequestParser parser(limits);
    return parsePieces(parser, head, pieces, [&](std::string_view piece, std::size_t &consumed) {
        return parser.feed(piece, consumed, head);
    });
}

/// Reads a head as a strict server might, without any code of the parser's.
bool isClean(std::string_view lines)
{
    while (!lines.empty()) {
        const std::size_t end = lines.find("\r\n");
        if (end == std::string_view::npos)
            return false;
        const std::string_view line = lines.substr(0, end);
        const std::size_t colon = line.find(':');
        if (colon == 0 || colon == std::string_view::npos || line.find_first_of(" \t") < colon)
            return false;
        for (const char c : line) {
            const auto u = static_cast<unsigned char>(c);
            if ((u < 0x20 && c != '\t') || u == 0x7F)
                return false;
        }
        lines.remove_prefix(end + 2);
    }
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Input input(data, size);
    const HeadLimits limits =
        input.choice & 1 ? HeadLimits{.line = 30, .head = 90, .fields = 3} : HeadLimits();
    RequestHead head;
    const Outcome whole = parse({input.text}, limits, head);
    RequestHead cutHead;
    const Outcome cut =
        parse({input.text.substr(0, input.cut), input.text.substr(input.cut)}, limits, cutHead);
    check(whole == cut, "the cut matters", whole.text + whole.detail + whole.fields,
          cut.text + cut.detail + cut.fields);
    if (input.text.size() <= 200) {
        Pieces single;
        for (std::size_t i = 0; i < input.text.size(); ++i)
            single.push_back(input.text.substr(i, 1));
        const Outcome bytewise = parse(single, limits, cutHead); // on the used head
        check(whole == bytewise, "cutting into bytes matters",
              whole.text + whole.detail + whole.fields,
              bytewise.text + bytewise.detail + bytewise.fields);
    }
    if (whole.text.starts_with("more") || !whole.detail.empty())
        return 0;

    check(isClean(whole.fields), "the fields written are not clean", whole.fields);
    const std::string again = head.startLine + "\r\n" + whole.fields + "\r\n";
    RequestHead reread;
    const Outcome second = parse({again}, {}, reread);
    check(second.text == whole.text && second.fields == whole.fields,
          "a head doesn't read back as itself", whole.text + whole.fields,
          second.text + second.fields);

    markHopByHop(head);
    if (head.host.empty())
        return 0;
    std::string forwarded = std::string(head.methodText()) + ' ' + std::string(head.target()) +
                            " HTTP/1.1\r\n" + fieldsText(head.fields);
    if (head.framing == Framing::Chunked)
        forwarded += "Transfer-Encoding: chunked\r\n";
    forwarded += "\r\n";
    RequestHead received;
    const Outcome third = parse({forwarded}, {}, received);
    check(third.detail.empty() && received.framing == head.framing &&
              received.contentLength == head.contentLength && received.host == head.host &&
              received.path() == head.path() && received.query() == head.query() &&
              received.fields.find(FieldId::Connection) == nullptr,
          "what is forwarded means something else", whole.text, third.text + forwarded);
    return 0;
}

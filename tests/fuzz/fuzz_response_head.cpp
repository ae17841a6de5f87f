// Response heads: the cut doesn't matter, what was taken reads back as itself, and what is passed
// on frames the same.
#include "fuzz/check.h"
#include "support/http_outcome.h"

using namespace signalbox::http;
using namespace signalbox::http::test;
using signalbox::fuzz::check;
using signalbox::fuzz::Input;

namespace {

Outcome parse(const Pieces &pieces, HeadLimits limits, Method method, ResponseHead &head)
{
    ResponseParser parser(limits);
    return parsePieces(parser, head, pieces, [&](std::string_view piece, std::size_t &consumed) {
        return parser.feed(piece, consumed, head, method);
    });
}

std::string startLine(const ResponseHead &head)
{
    return "HTTP/1." + std::to_string(head.minorVersion) + ' ' + std::to_string(head.status) + ' ' +
           head.reason + "\r\n";
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Input input(data, size);
    const HeadLimits wide{.line = 16 * 1024, .head = 256 * 1024, .fields = 1000};
    const HeadLimits limits =
        input.choice & 1 ? HeadLimits{.line = 20, .head = 90, .fields = 3} : wide;
    const Method method = input.choice & 2 ? Method::Head : Method::Get;
    ResponseHead head;
    const Outcome whole = parse({input.text}, limits, method, head);
    ResponseHead cutHead;
    const Outcome cut = parse({input.text.substr(0, input.cut), input.text.substr(input.cut)},
                              limits, method, cutHead);
    check(whole == cut, "the cut matters", whole.text + whole.detail + whole.fields,
          cut.text + cut.detail + cut.fields);
    if (input.text.size() <= 200) {
        Pieces single;
        for (std::size_t i = 0; i < input.text.size(); ++i)
            single.push_back(input.text.substr(i, 1));
        const Outcome bytewise = parse(single, limits, method, cutHead);
        check(whole == bytewise, "cutting into bytes matters",
              whole.text + whole.detail + whole.fields,
              bytewise.text + bytewise.detail + bytewise.fields);
    }
    if (whole.text.starts_with("more") || !whole.detail.empty())
        return 0;

    ResponseHead reread;
    const Outcome second = parse({startLine(head) + whole.fields + "\r\n"}, wide, method, reread);
    check(second.text == whole.text && second.fields == whole.fields,
          "a head doesn't read back as itself", whole.text + whole.fields,
          second.text + second.fields);

    markHopByHop(head);
    std::string passed = startLine(head) + fieldsText(head.fields);
    if (head.framing == Framing::Chunked)
        passed += "Transfer-Encoding: chunked\r\n";
    passed += "\r\n";
    ResponseHead received;
    const Outcome third = parse({passed}, wide, method, received);
    check(third.detail.empty() && received.framing == head.framing &&
              received.contentLength == head.contentLength &&
              received.fields.find(FieldId::Connection) == nullptr,
          "what is passed on frames differently", whole.text, third.text + passed);
    return 0;
}

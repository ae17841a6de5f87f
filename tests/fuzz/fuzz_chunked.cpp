// Chunked bodies: the cut doesn't matter, strict is a part of lenient, and what was decoded
// survives encoding.
#include "fuzz/check.h"
#include "support/http_outcome.h"

using namespace signalbox::http;
using namespace signalbox::http::test;
using signalbox::fuzz::check;
using signalbox::fuzz::Input;

namespace {

Outcome decode(const Pieces &pieces, bool lenient, BodyDecoder &decoder)
{
    return decodePieces(decoder, pieces, Framing::Chunked, 0, lenient);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Input input(data, size);
    const bool lenient = input.choice & 1;
    BodyDecoder decoder;
    BodyDecoder other;
    const Outcome whole = decode({input.text}, lenient, decoder);
    const Outcome cut =
        decode({input.text.substr(0, input.cut), input.text.substr(input.cut)}, lenient, other);
    check(whole == cut, "the cut matters", whole.text + whole.detail + whole.fields,
          cut.text + cut.detail + cut.fields);
    if (input.text.size() <= 300) {
        Pieces single;
        for (std::size_t i = 0; i < input.text.size(); ++i)
            single.push_back(input.text.substr(i, 1));
        const Outcome bytewise = decode(single, lenient, other);
        check(whole == bytewise, "cutting into bytes matters",
              whole.text + whole.detail + whole.fields,
              bytewise.text + bytewise.detail + bytewise.fields);
    }
    if (whole.text != "end")
        return 0;
    if (!lenient)
        check(decode({input.text}, true, other) == whole, "lenient reads something else",
              whole.fields);

    const std::string content =
        whole.fields.substr(0, whole.fields.size() - fieldsText(decoder.trailers()).size() - 1);
    std::string wire;
    for (std::size_t at = 0; at < content.size(); at += input.cut + 1) {
        const std::string piece = content.substr(at, input.cut + 1);
        appendChunkHeader(wire, piece.size());
        wire += piece + "\r\n";
    }
    appendLastChunk(wire, &decoder.trailers());
    const Outcome again = decode({wire}, false, other);
    check(again.text == "end" && again.fields == whole.fields && again.taken == wire.size(),
          "encoding changes the body", whole.fields, again.text + again.detail + again.fields);
    return 0;
}

// Runs a parser over an input whole, cut in two at every position, and byte by byte; describes what
// came out as one line of text, so that results compare and rows of tests stay readable.
#pragma once

#include "http/body.h"
#include "http/parser.h"

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::http::test {

using Pieces = std::vector<std::string_view>;

/// All the ways in which an input is fed. Long inputs are cut at some 150 places only.
inline std::vector<Pieces> waysToCut(std::string_view in)
{
    std::vector<Pieces> ways{{in}};
    const std::size_t step = in.size() > 3000 ? in.size() / 150 : 1;
    for (std::size_t at = 0; at <= in.size(); at += step)
        ways.push_back({in.substr(0, at), in.substr(at)});
    Pieces single;
    for (std::size_t i = 0; i < in.size(); ++i)
        single.push_back(in.substr(i, 1));
    ways.push_back(std::move(single));
    return ways;
}

inline std::string framingText(Framing framing, std::uint64_t length)
{
    switch (framing) {
    case Framing::None:
        return "none";
    case Framing::Length:
        return std::to_string(length);
    case Framing::Chunked:
        return "chunked";
    case Framing::UntilClose:
        break;
    }
    return "close";
}

/// "GET /x?a body=none host=h keep"; what is usual is left out.
inline std::string describe(const RequestHead &head)
{
    std::string out(head.methodText());
    out += head.form == TargetForm::Asterisk ? " *" : ' ' + std::string(head.path());
    if (head.hasQuery)
        out += '?' + std::string(head.query());
    out += " body=" + framingText(head.framing, head.contentLength) + " host=" + head.host;
    if (head.authority != head.host)
        out += " authority=" + head.authority;
    if (head.form == TargetForm::Absolute)
        out += head.absoluteHttps ? " https" : " absolute";
    if (head.minorVersion == 0)
        out += " 1.0";
    out += head.keepAlive ? " keep" : " close";
    if (head.expectContinue)
        out += " expect";
    if (head.upgrade)
        out += " upgrade";
    if (head.teTrailers)
        out += " trailers";
    return out;
}

inline std::string describe(const ResponseHead &head)
{
    std::string out = std::to_string(head.status) + " '" + head.reason +
                      "' body=" + framingText(head.framing, head.contentLength);
    if (head.minorVersion == 0)
        out += " 1.0";
    out += head.keepAlive ? " keep" : " close";
    if (head.upgrade)
        out += " upgrade";
    if (head.keepAliveTimeout)
        out += " timeout=" + std::to_string(head.keepAliveTimeout);
    return out;
}

inline std::string fieldsText(const Fields &fields)
{
    std::string out;
    fields.appendTo(out);
    return out;
}

struct Outcome
{
    std::string text;      // describe(), or "400 invalid-head", or "more"
    std::string detail;    // of a failure
    std::string fields;    // as they would be written
    std::size_t taken = 0; // bytes up to the end of a complete head
    bool operator==(const Outcome &) const = default;
};

template <typename Parser, typename Head, typename Feed>
Outcome parsePieces(Parser &parser, Head &head, const Pieces &pieces, Feed &&feed)
{
    Outcome outcome;
    ParseState state = ParseState::NeedMore;
    parser.reset();
    for (const std::string_view piece : pieces) {
        std::size_t consumed = 0;
        state = feed(piece, consumed);
        if (state == ParseState::Failed)
            break;
        outcome.taken += consumed;
        if (state == ParseState::Complete)
            break;
        if (consumed != piece.size())
            return {.text = "NeedMore without taking all", .detail = {}, .fields = {}};
    }
    switch (state) {
    case ParseState::NeedMore:
        outcome.text = parser.started() ? "more" : "more, nothing yet";
        break;
    case ParseState::Complete:
        outcome.text = describe(head);
        outcome.fields = fieldsText(head.fields);
        break;
    case ParseState::Failed: {
        const ParseFailure &failure = parser.failure();
        outcome.text =
            std::to_string(httpStatus(failure.type)) + ' ' + std::string(errorName(failure.type));
        outcome.detail = failure.detail;
        outcome.taken = 0;
        break;
    }
    }
    return outcome;
}

/// Feeds every cut and returns the common outcome; where one differs its text says so.
template <typename Feed> Outcome commonOutcome(std::string_view in, Feed &&feedPieces)
{
    const std::vector<Pieces> ways = waysToCut(in);
    const Outcome first = feedPieces(ways.front());
    for (std::size_t i = 1; i < ways.size(); ++i) {
        const Outcome other = feedPieces(ways[i]);
        if (!(other == first)) {
            Outcome differs = other;
            differs.text = "whole: " + first.text + " (" + first.detail + "), cut " +
                           (i + 1 == ways.size() ? std::string("into bytes")
                                                 : "at " + std::to_string(ways[i].front().size())) +
                           ": " + other.text + " (" + other.detail + ')';
            return differs;
        }
    }
    return first;
}

/// @param head  reused for every cut, as connections do
inline Outcome parseRequest(std::string_view in, HeadLimits limits, RequestHead &head)
{
    RequestParser parser(limits);
    return commonOutcome(in, [&](const Pieces &pieces) {
        return parsePieces(parser, head, pieces,
                           [&](std::string_view piece, std::size_t &consumed) {
                               return parser.feed(piece, consumed, head);
                           });
    });
}

inline Outcome parseRequest(std::string_view in, HeadLimits limits = {})
{
    RequestHead head;
    return parseRequest(in, limits, head);
}

inline Outcome parseResponse(std::string_view in, Method method, HeadLimits limits,
                             ResponseHead &head)
{
    ResponseParser parser(limits);
    return commonOutcome(in, [&](const Pieces &pieces) {
        return parsePieces(parser, head, pieces,
                           [&](std::string_view piece, std::size_t &consumed) {
                               return parser.feed(piece, consumed, head, method);
                           });
    });
}

inline Outcome parseResponse(std::string_view in, Method method = Method::Get)
{
    ResponseHead head;
    return parseResponse(in, method, {.line = 16 * 1024, .head = 256 * 1024, .fields = 1000}, head);
}

/// Decodes a body. text is "end", "more" or "failed"; fields are "CONTENT|trailers".
inline Outcome decodePieces(BodyDecoder &decoder, const Pieces &pieces, Framing framing,
                            std::uint64_t length, bool lenient)
{
    Outcome outcome;
    std::string content;
    decoder.start(framing, length, lenient);
    BodyState state = BodyState::NeedMore;
    const auto drain = [&](std::string_view piece) {
        std::string_view rest = piece;
        for (;;) {
            std::string_view data;
            state = decoder.next(rest, data);
            content += data;
            if (state != BodyState::Data)
                break;
        }
        outcome.taken += piece.size() - rest.size();
    };
    for (const std::string_view piece : pieces) {
        drain(piece);
        if (state != BodyState::NeedMore)
            break;
    }
    if (state == BodyState::NeedMore)
        drain({});
    outcome.fields = content + '|' + fieldsText(decoder.trailers());
    switch (state) {
    case BodyState::End:
        outcome.text = decoder.ended() ? "end" : "End without ended()";
        break;
    case BodyState::Failed:
        outcome = {.text = "failed", .detail = decoder.failureDetail(), .fields = {}};
        break;
    case BodyState::NeedMore:
    case BodyState::Data:
        outcome.text = decoder.ended() ? "NeedMore though ended()" : "more";
        break;
    }
    return outcome;
}

inline Outcome decodeBody(std::string_view in, Framing framing, std::uint64_t length = 0,
                          bool lenient = false)
{
    BodyDecoder decoder;
    return commonOutcome(in, [&](const Pieces &pieces) {
        return decodePieces(decoder, pieces, framing, length, lenient);
    });
}

} // namespace signalbox::http::test

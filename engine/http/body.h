// Body framing: decoders that find a message's end (RFC 9112 §6, §7) and the chunked encoder.
#pragma once

#include "base/error.h"
#include "http/field_reader.h"
#include "http/fields.h"
#include "http/head.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace signalbox::http {

enum class BodyState : std::uint8_t {
    NeedMore, // the input is used up
    Data,     // `data` holds body bytes (a view into the input)
    End,      // the body is over; what is left of the input belongs to the next message
    Failed,
};

/// Decodes one body of any framing. Strict for chunked: CRLF everywhere, extensions validated and
/// dropped, sizes that overflow 64 bits refused, trailers validated like header fields (framing,
/// routing and hop-by-hop fields among them are dropped). Trailer section limits: 64 KiB, 200
/// fields.
class BodyDecoder
{
public:
    /// Starts a body. `lenientLineEnds` accepts bare LF (from servers only).
    void start(Framing framing, std::uint64_t contentLength, bool lenientLineEnds = false);

    /// Takes the next piece: removes consumed bytes from the front of `in`.
    BodyState next(std::string_view &in, std::string_view &data);
    /// The peer closed. True when that is a proper end (UntilClose, None, or already at the end).
    bool finishAtClose() noexcept;

    bool ended() const noexcept { return m_ended; }
    /// Bytes of content still to come when framing is Length (for splice); 0 otherwise.
    std::uint64_t remaining() const noexcept;
    /// Content bytes moved past the decoder (splice) when framing is Length; at most remaining().
    void skip(std::uint64_t bytes) noexcept;
    /// Trailer fields, valid after End.
    const Fields &trailers() const noexcept { return m_trailers; }
    const char *failureDetail() const noexcept { return m_detail; }

private:
    /// What comes next in a chunked body.
    enum class Stage : std::uint8_t { Size, Data, DataEnd, Trailers, Failed };

    BodyState nextChunked(std::string_view &in, std::string_view &data);
    /// Takes a chunk's size line. False: NeedMore or Failed, as m_stage says.
    bool readSizeLine(std::string_view &in);
    const char *parseSizeLine(std::string_view line) noexcept;
    bool readDataEnd(std::string_view &in);
    BodyState readTrailers(std::string_view &in);
    void fail(const char *detail) noexcept;

    Framing m_framing = Framing::None;
    Stage m_stage = Stage::Size;
    bool m_ended = true;
    bool m_lenient = false;
    bool m_sawCr = false;          // of the CRLF behind a chunk's data
    std::uint64_t m_remaining = 0; // of the body (Length) or of the chunk
    const char *m_detail = "";
    std::string m_line; // a size line that came in pieces
    Fields m_trailers;
    FieldReader m_reader;
};

/// Appends "<hex size>\r\n"; the caller appends the data and then "\r\n". Size must not be 0.
void appendChunkHeader(std::string &out, std::size_t size);
/// Appends the last chunk, the trailers that aren't dropped, and the final CRLF.
void appendLastChunk(std::string &out, const Fields *trailers = nullptr);

} // namespace signalbox::http

// Message bodies: the chunked coding in both directions (RFC 9112 §7), lengths, and bodies that end
// with the connection.
#include "http/body.h"

#include "base/ascii.h"
#include "http/path.h"

#include <cstring>

namespace signalbox::http {

namespace {

constexpr std::size_t kMaxSizeLine = 4096; // size and extensions, without the line end
constexpr std::size_t kMaxTrailerBytes = 64 * 1024;
constexpr std::size_t kMaxTrailerFields = 200;

/// Fields that may not come in a trailer (RFC 9110 §6.5.1): they frame, route, authenticate or
/// describe a message that is already being processed.
bool isForbiddenTrailer(FieldId id) noexcept
{
    switch (id) {
    case FieldId::Other:
    case FieldId::Accept:
    case FieldId::UserAgent:
    case FieldId::Referer:
    case FieldId::RequestId:
    case FieldId::Server:
    case FieldId::Date:
        return false;
    default:
        return true;
    }
}

void skipSpace(std::string_view &text) noexcept
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
}

/// Takes a token from the front; false when there is none.
bool takeToken(std::string_view &text) noexcept
{
    const char *end = text.data() + text.size();
    const char *stop = scan::skipToken(text.data(), end);
    const bool any = stop != text.data();
    text = std::string_view(stop, std::size_t(end - stop));
    return any;
}

/// Takes a quoted-string (RFC 9110 §5.6.4) from the front.
bool takeQuoted(std::string_view &text) noexcept
{
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (!scan::is(text[i], scan::Text))
            return false;
        if (text[i] == '"') {
            text.remove_prefix(i + 1);
            return true;
        }
        if (text[i] == '\\' && (++i == text.size() || !scan::is(text[i], scan::Text)))
            return false;
    }
    return false;
}

/// RFC 9112 §7.1.1: *( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] )
bool areExtensions(std::string_view text) noexcept
{
    while (!text.empty()) {
        skipSpace(text);
        if (text.empty() || text.front() != ';')
            return false;
        text.remove_prefix(1);
        skipSpace(text);
        if (!takeToken(text))
            return false;
        std::string_view rest = text;
        skipSpace(rest);
        if (rest.empty() || rest.front() != '=')
            continue;
        rest.remove_prefix(1);
        skipSpace(rest);
        if (rest.empty() || !(rest.front() == '"' ? takeQuoted(rest) : takeToken(rest)))
            return false;
        text = rest;
    }
    return true;
}

} // namespace

void BodyDecoder::start(Framing framing, std::uint64_t contentLength, bool lenientLineEnds)
{
    m_framing = framing;
    m_stage = Stage::Size;
    m_lenient = lenientLineEnds;
    m_sawCr = false;
    m_remaining = framing == Framing::Length ? contentLength : 0;
    m_ended = framing == Framing::None || (framing == Framing::Length && contentLength == 0);
    m_detail = "";
    m_line.clear();
    m_trailers.clear();
}

void BodyDecoder::fail(const char *detail) noexcept
{
    m_stage = Stage::Failed;
    m_detail = detail;
}

BodyState BodyDecoder::next(std::string_view &in, std::string_view &data)
{
    data = {};
    if (m_ended)
        return BodyState::End;
    if (m_framing == Framing::Chunked)
        return nextChunked(in, data);
    if (in.empty())
        return BodyState::NeedMore;
    if (m_framing == Framing::Length) {
        data = in.substr(0, std::size_t(std::min<std::uint64_t>(in.size(), m_remaining)));
        m_remaining -= data.size();
        m_ended = m_remaining == 0;
    } else {
        data = in;
    }
    in.remove_prefix(data.size());
    return BodyState::Data;
}

bool BodyDecoder::finishAtClose() noexcept
{
    if (m_framing == Framing::UntilClose)
        m_ended = true;
    return m_ended;
}

std::uint64_t BodyDecoder::remaining() const noexcept
{
    return m_framing == Framing::Length ? m_remaining : 0;
}

void BodyDecoder::skip(std::uint64_t bytes) noexcept
{
    if (m_framing != Framing::Length)
        return;
    m_remaining -= std::min(bytes, m_remaining);
    m_ended = m_remaining == 0;
}

BodyState BodyDecoder::nextChunked(std::string_view &in, std::string_view &data)
{
    for (;;) {
        switch (m_stage) {
        case Stage::Size:
            if (!readSizeLine(in))
                return m_stage == Stage::Failed ? BodyState::Failed : BodyState::NeedMore;
            break;
        case Stage::Data:
            if (in.empty())
                return BodyState::NeedMore;
            data = in.substr(0, std::size_t(std::min<std::uint64_t>(in.size(), m_remaining)));
            in.remove_prefix(data.size());
            m_remaining -= data.size();
            if (m_remaining == 0)
                m_stage = Stage::DataEnd;
            return BodyState::Data;
        case Stage::DataEnd:
            if (!readDataEnd(in))
                return m_stage == Stage::Failed ? BodyState::Failed : BodyState::NeedMore;
            break;
        case Stage::Trailers:
            return readTrailers(in);
        case Stage::Failed:
            return BodyState::Failed;
        }
    }
}

bool BodyDecoder::readSizeLine(std::string_view &in)
{
    const std::size_t lf = in.find('\n');
    std::string_view line = in.substr(0, lf);
    if (!m_line.empty()) {
        m_line.append(line.substr(0, kMaxSizeLine + 2 - m_line.size()));
        line = m_line;
    }
    const bool cr = line.ends_with('\r');
    if (line.size() - (cr ? 1 : 0) > kMaxSizeLine) {
        fail("a chunk's size line is too long");
        return false;
    }
    if (lf == std::string_view::npos) {
        if (m_line.empty())
            m_line.assign(line);
        in = {};
        return false;
    }
    in.remove_prefix(lf + 1);
    if (!cr && !m_lenient) {
        fail("bare LF in a chunk's size line");
        return false;
    }
    if (const char *detail = parseSizeLine(line.substr(0, line.size() - (cr ? 1 : 0)))) {
        fail(detail);
        return false;
    }
    m_line.clear();
    if (m_remaining > 0) {
        m_stage = Stage::Data;
    } else {
        m_stage = Stage::Trailers;
        m_reader.start(0, kMaxTrailerBytes, kMaxTrailerFields, m_lenient);
    }
    return true;
}

const char *BodyDecoder::parseSizeLine(std::string_view line) noexcept
{
    std::uint64_t size = 0;
    std::size_t digits = 0;
    for (; digits < line.size(); ++digits) {
        const int value = ascii::hexValue(line[digits]);
        if (value < 0)
            break;
        if (size >> 60)
            return "a chunk's size overflows 64 bits";
        size = size << 4 | std::uint64_t(value);
    }
    if (digits == 0)
        return "a chunk's size is not a hexadecimal number";
    if (!areExtensions(line.substr(digits)))
        return "a chunk's size is followed by something that is no chunk extension";
    m_remaining = size;
    return nullptr;
}

bool BodyDecoder::readDataEnd(std::string_view &in)
{
    while (!in.empty()) {
        const char c = in.front();
        if (c == '\n' && (m_sawCr || m_lenient)) {
            in.remove_prefix(1);
            m_sawCr = false;
            m_stage = Stage::Size;
            return true;
        }
        if (c != '\r' || m_sawCr) {
            fail("a chunk's data is longer than its size");
            return false;
        }
        m_sawCr = true;
        in.remove_prefix(1);
    }
    return false;
}

BodyState BodyDecoder::readTrailers(std::string_view &in)
{
    const char *p = in.data();
    const char *end = p + in.size();
    const FieldStep step =
        m_reader.read<FieldId::RetryAfter>(p, end, m_trailers, [](FieldId id, std::string_view) {
            return isForbiddenTrailer(id) ? FieldVerdict::Drop : FieldVerdict::Keep;
        });
    in = std::string_view(p, std::size_t(end - p));
    switch (step) {
    case FieldStep::NeedMore:
        return BodyState::NeedMore;
    case FieldStep::End:
        m_ended = true;
        return BodyState::End;
    case FieldStep::Invalid:
        fail(m_reader.failure());
        break;
    case FieldStep::Refused:
    case FieldStep::TooLarge:
        fail("the trailer has more bytes or fields than the limits allow");
        break;
    }
    return BodyState::Failed;
}

void appendChunkHeader(std::string &out, std::size_t size)
{
    char digits[2 * sizeof size];
    char *p = digits + sizeof digits;
    do {
        *--p = "0123456789abcdef"[size & 15];
        size >>= 4;
    } while (size);
    out.append(p, std::size_t(digits + sizeof digits - p)).append("\r\n");
}

void appendLastChunk(std::string &out, const Fields *trailers)
{
    out.append("0\r\n");
    if (trailers)
        trailers->appendTo(out);
    out.append("\r\n");
}

} // namespace signalbox::http

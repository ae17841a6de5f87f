// The writing half of a client's connection: heads and bodies framed, queued and sent.
#include "net/exchange.h"
#include "net/http1_connection.h"
#include "net/worker.h"

namespace signalbox::net {

namespace {
constexpr std::size_t highWater = 256 * 1024;
constexpr std::size_t lowWater = 64 * 1024;
// From here on a gathered write is cheaper than joining the pieces.
constexpr std::size_t joinLimit = 16 * 1024;
} // namespace

void Http1Connection::sendInformational(const http::ResponseHead &head)
{
    if (m_http10)
        return;
    std::string &out = m_state->out;
    const std::size_t before = out.size();
    out += "HTTP/1.1 ";
    out += std::to_string(head.status);
    out += ' ';
    out += head.reason;
    out += "\r\n";
    head.fields.appendTo(out);
    out += "\r\n";
    m_bytesOut += out.size() - before;
    flush();
}

void Http1Connection::sendHead(const http::ResponseHead &head, AnswerBody body)
{
    m_headSent = true;
    TextBuffer &out = m_worker.headBuffer();
    out.clear();
    char status[16] = "HTTP/1.1 ";
    status[9] = char('0' + head.status / 100);
    status[10] = char('0' + head.status / 10 % 10);
    status[11] = char('0' + head.status % 10);
    status[12] = ' ';
    out.append(std::string_view(status, 13));
    out.append(head.reason);
    out.append("\r\n");
    head.fields.appendTo(out);

    m_answerFraming = body.framing;
    if (body.framing == http::Framing::Length) {
        const http::Field *length = head.fields.find(http::FieldId::ContentLength);
        if (!length) {
            out.append("Content-Length: ");
            out.appendNumber(body.length);
            out.append("\r\n");
        }
    } else if (body.framing != http::Framing::None) {
        if (m_http10) {
            m_answerFraming = http::Framing::UntilClose;
            m_closeAfter = true;
        } else {
            m_answerFraming = http::Framing::Chunked;
            out.append("Transfer-Encoding: chunked\r\n");
        }
    }
    if (head.status == 101) {
        out.append("\r\n");
        m_bytesOut += out.size();
        m_state->out += out.view();
        return;
    }
    // An answer that begins before the request is over ends the connection, unless what is left of
    // the request is known to be little: then it is read and thrown away.
    if (m_phase == Phase::Body && !mayDiscard())
        m_closeAfter = true;
    if (m_timing == Timing::Grace) {
        disarm();
        m_timing = Timing::None;
    }
    if (m_listener->gone || m_worker.draining())
        m_closeAfter = true;
    if (m_closeAfter)
        out.append("Connection: close\r\n");
    else if (m_keepAlive10)
        out.append("Connection: keep-alive\r\n");
    out.append("\r\n");
    m_bytesOut += out.size();
    m_state->out += out.view();
}

void Http1Connection::appendFramed(std::string_view data)
{
    std::string &out = m_state->out;
    if (m_answerFraming == http::Framing::Chunked) {
        http::appendChunkHeader(out, data.size());
        out += data;
        out += "\r\n";
    } else {
        out += data;
    }
}

bool Http1Connection::sendBody(std::string_view data)
{
    if (data.empty() || m_phase == Phase::Closed)
        return true;
    std::string &out = m_state->out;
    const std::size_t queued = out.size() - m_state->outSent;
    // Big pieces go out beside what is queued, without being copied first, when the socket takes
    // them.
    if (data.size() >= joinLimit && m_answerFraming != http::Framing::Chunked &&
        queued < joinLimit) {
        const iovec parts[2] = {{out.data() + m_state->outSent, queued},
                                {const_cast<char *>(data.data()), data.size()}};
        const io::IoResult result =
            queued ? m_stream->writev(parts, 2) : m_stream->write(data.data(), data.size());
        if (result.kind == io::IoResult::Kind::Error) {
            clientGone();
            return true;
        }
        m_bytesOut += data.size();
        std::size_t sent = result.kind == io::IoResult::Kind::Ok ? result.bytes : 0;
        m_listener->counters->bytesOut.add(sent);
        const std::size_t headPart = std::min(sent, queued);
        m_state->outSent += headPart;
        if (m_state->outSent == out.size()) {
            out.clear();
            m_state->outSent = 0;
        }
        sent -= headPart;
        if (sent < data.size()) {
            out.append(data.substr(sent));
            time(Timing::Write, m_exchange->timeouts().write);
        }
    } else {
        const std::size_t before = out.size();
        appendFramed(data);
        m_bytesOut += out.size() - before;
    }
    if (out.size() - m_state->outSent <= highWater)
        return true;
    flush();
    return m_phase == Phase::Closed || out.size() - m_state->outSent <= highWater;
}

bool Http1Connection::hasRoom() const
{
    return !m_state || m_state->out.size() - m_state->outSent <= lowWater;
}

void Http1Connection::flush()
{
    if (!queuedOut() || !m_stream)
        return;
    std::string &out = m_state->out;
    const io::IoResult result =
        m_stream->write(out.data() + m_state->outSent, out.size() - m_state->outSent);
    if (result.kind == io::IoResult::Kind::Error) {
        clientGone();
        return;
    }
    if (result.kind == io::IoResult::Kind::Ok) {
        m_state->outSent += result.bytes;
        m_listener->counters->bytesOut.add(result.bytes);
    }
    if (m_state->outSent == out.size()) {
        out.clear();
        m_state->outSent = 0;
        if (m_timing == Timing::Write) {
            disarm();
            m_timing = Timing::None;
        }
    } else {
        time(Timing::Write,
             m_exchange ? m_exchange->timeouts().write
                        : m_worker.generation().generation->config->settings.timeouts.write);
    }
}

void Http1Connection::endBody(const http::Fields *trailers)
{
    if (m_answerFraming != http::Framing::Chunked || m_phase == Phase::Closed)
        return;
    std::string &out = m_state->out;
    const std::size_t before = out.size();
    http::appendLastChunk(out, trailers);
    m_bytesOut += out.size() - before;
}

void Http1Connection::dropQueued()
{
    if (!queuedOut())
        return;
    m_bytesOut -= std::min<std::uint64_t>(m_bytesOut, m_state->out.size() - m_state->outSent);
    m_state->out.clear();
    m_state->outSent = 0;
}

void Http1Connection::finish()
{
    if (m_phase == Phase::Closed)
        return;
    if (m_phase == Phase::Body && !mayDiscard())
        m_closeAfter = true;
    m_answered = true;
    if (m_exchange)
        m_keepAlive = m_exchange->timeouts().keepAlive;
    flush();
    if (m_phase != Phase::Closed && m_exchange)
        m_worker.retire(std::move(m_exchange));
    if (m_phase != Phase::Closed && !queuedOut())
        afterAnswer();
}

void Http1Connection::streamWritable()
{
    if (m_phase == Phase::Closed || !m_state)
        return;
    flush();
    if (m_phase == Phase::Closed)
        return;
    if (m_answered) {
        if (!queuedOut())
            afterAnswer();
        return;
    }
    if (m_exchange && hasRoom())
        m_exchange->downstreamWritable();
}

io::Stream *Http1Connection::spliceSink()
{
    if (!m_stream || m_answerFraming != http::Framing::Length || m_stream->spliceDescriptor() < 0)
        return nullptr;
    flush();
    return queuedOut() || m_phase == Phase::Closed ? nullptr : m_stream.get();
}

void Http1Connection::noteSpliced(std::uint64_t bytes)
{
    m_bytesOut += bytes;
    m_listener->counters->bytesOut.add(bytes);
}

void Http1Connection::waitForRoom(bool wait)
{
    if (wait) {
        time(Timing::Write, m_exchange->timeouts().write);
    } else if (m_timing == Timing::Write) {
        disarm();
        m_timing = Timing::None;
    }
}

} // namespace signalbox::net

#include "net/http1_connection.h"

#include "http/error_page.h"
#include "net/exchange.h"
#include "net/worker.h"

#include <cerrno>
#include <charconv>
#include <cstring>

namespace signalbox::net {

namespace {
constexpr std::size_t highWater = 256 * 1024;
constexpr std::size_t lowWater = 64 * 1024;
constexpr std::size_t joinLimit = 16 * 1024;
constexpr int readsATurn = 8;
// Answers that are out before the request is: how long and how much of the rest is thrown away, so
// that closing doesn't reset the answer on its way.
constexpr Milliseconds lingerTime{2000};
constexpr std::uint64_t lingerBytes = 16 * 1024 * 1024;
// The rest of a request's body that is read and thrown away so that the connection can live on.
constexpr std::uint64_t discardBytes = 64 * 1024;
// A client that closed its sending side may only have half-closed: it gets this long for an answer
// to begin.
constexpr Milliseconds halfCloseGrace{300};
} // namespace

Http1Connection::Http1Connection(Worker &worker, std::unique_ptr<io::Stream> stream,
                                 std::shared_ptr<ListenerSlot> listener,
                                 const SocketAddress &client)
    : m_worker(worker)
    , m_stream(std::move(stream))
    , m_listener(std::move(listener))
    , m_clientIp(client.ip)
    , m_clientPort(client.port)
{
    m_stream->setHandler(this);
    m_listener->counters->connections.add();
    m_listener->counters->accepted.add();
}

Http1Connection::~Http1Connection()
{
    if (m_state)
        m_worker.giveRequestState(std::move(m_state));
    m_listener->counters->connections.sub();
    if (m_stream)
        m_worker.descriptors().give(1);
}

void Http1Connection::start()
{
    time(Timing::KeepAlive, m_worker.generation().generation->config->settings.timeouts.keepAlive);
}

SocketAddress Http1Connection::clientAddress() const
{
    return {m_clientIp, m_clientPort, {}};
}

std::uint64_t Http1Connection::generation() const noexcept
{
    return m_exchange && m_exchange->pin() ? m_exchange->pin()->generation->number : 0;
}

void Http1Connection::time(Timing timing, Milliseconds delay)
{
    m_timing = timing;
    m_worker.arm(*this, delay);
}

void Http1Connection::ensureState()
{
    if (m_state)
        return;
    m_state = m_worker.takeRequestState();
    const config::Limits &limits = m_worker.generation().generation->config->settings.limits;
    m_state->parser.setLimits(
        {.line = std::uint32_t(std::min<std::uint64_t>(limits.requestLine, 1u << 30)),
         .head = std::uint32_t(std::min<std::uint64_t>(limits.requestHead, 1u << 30)),
         .fields = limits.requestFields});
    m_state->parser.reset();
}

void Http1Connection::streamReadable()
{
    if (m_phase == Phase::Closed)
        return;
    const bool waiting = m_phase == Phase::Answer || (m_phase == Phase::Body && m_paused);
    if (waiting) {
        // Nothing is read here now: a relay takes the body, or only a client that leaves is of
        // interest.
        if (m_phase == Phase::Body && m_exchange && m_exchange->relaysRequest()) {
            m_exchange->downstreamReadable();
            return;
        }
        if (m_stream->peerClosed() && !m_headSent && m_timing != Timing::Grace)
            time(Timing::Grace, halfCloseGrace);
        return;
    }
    readSome();
}

void Http1Connection::readSome()
{
    for (int turn = 0; m_stream && m_stream->maybeReadable(); ++turn) {
        if (m_phase == Phase::Closed || m_phase == Phase::Answer ||
            (m_phase == Phase::Body && m_paused))
            return;
        if (m_answered && m_phase != Phase::Linger)
            return; // the last answer is still on its way
        if (turn == readsATurn && m_phase == Phase::Body) {
            m_worker.arm(*this, Milliseconds(0));
            m_timing = Timing::None; // expired() reads on
            return;
        }
        const std::span<char> scratch = m_worker.clientScratch();
        const io::IoResult result = m_stream->read(scratch.data(), scratch.size());
        switch (result.kind) {
        case io::IoResult::Kind::Blocked:
            return;
        case io::IoResult::Kind::Eof:
        case io::IoResult::Kind::Error:
            if (m_phase == Phase::Body || m_exchange)
                clientGone();
            else
                close();
            return;
        case io::IoResult::Kind::Ok:
            break;
        }
        if (m_phase == Phase::Linger) {
            m_bytesIn += result.bytes;
            if (m_bytesIn > lingerBytes)
                close();
            continue;
        }
        m_listener->counters->bytesIn.add(result.bytes);
        process({scratch.data(), result.bytes});
    }
}

void Http1Connection::process(std::string_view fresh)
{
    if (m_processing)
        return;
    ensureState();
    m_processing = true;
    std::string &in = m_state->in;
    if (in.empty()) {
        const std::size_t used = consume(fresh);
        if (m_state && m_phase != Phase::Closed)
            in.append(fresh.substr(used));
    } else {
        in.append(fresh);
        const std::size_t used = consume(in);
        if (m_state && m_phase != Phase::Closed)
            in.erase(0, used);
    }
    m_processing = false;
    if (m_phase == Phase::Head && m_state && m_state->in.empty() && !m_state->parser.started() &&
        !m_exchange && !queuedOut())
        becomeIdle();
}

std::size_t Http1Connection::consume(std::string_view data)
{
    const std::size_t total = data.size();
    while (m_phase != Phase::Closed && m_phase != Phase::Linger) {
        if (m_phase == Phase::Idle || m_phase == Phase::Head) {
            if (data.empty() || m_answered)
                break;
            m_phase = Phase::Head;
            if (!m_exchange) {
                m_exchange = m_worker.takeExchange();
                m_bytesIn = m_bytesOut = 0;
            }
            std::size_t used = 0;
            const http::ParseState state = m_state->parser.feed(data, used, m_exchange->request());
            data.remove_prefix(used);
            m_bytesIn += used;
            if (state == http::ParseState::NeedMore) {
                if (!m_state->parser.started()) { // empty lines only
                    m_worker.retire(std::move(m_exchange));
                } else if (m_timing != Timing::Head) {
                    time(Timing::Head,
                         m_worker.generation().generation->config->settings.timeouts.requestHead);
                }
                break;
            }
            disarm();
            m_timing = Timing::None;
            if (state == http::ParseState::Failed) {
                const http::ParseFailure failure = m_state->parser.failure();
                rejectHead(Error(failure.type, failure.detail));
                break;
            }
            m_state->parser.reset();
            headComplete(used);
            continue;
        }
        if (m_phase == Phase::Body) {
            if (m_paused)
                break;
            std::string_view piece;
            const std::size_t before = data.size();
            const http::BodyState state = m_state->decoder.next(data, piece);
            m_bytesIn += before - data.size();
            if (state == http::BodyState::NeedMore) {
                time(Timing::Read, m_exchange->timeouts().read);
                break;
            }
            if (state == http::BodyState::Data) {
                m_exchange->requestBody(piece);
            } else if (state == http::BodyState::End) {
                m_phase = Phase::Answer;
                disarm();
                m_timing = Timing::None;
                m_exchange->requestEnd(
                    m_state->decoder.trailers().size() ? &m_state->decoder.trailers() : nullptr);
            } else {
                m_closeAfter = true;
                m_exchange->requestFailed(
                    Error(ErrorType::InvalidBody, m_state->decoder.failureDetail()));
            }
            continue;
        }
        if (m_phase == Phase::Discard) {
            std::string_view piece;
            const http::BodyState state = m_state->decoder.next(data, piece);
            if (state == http::BodyState::NeedMore)
                break;
            if (state == http::BodyState::End) {
                m_phase = Phase::Head;
                disarm();
                m_timing = Timing::None;
            }
            continue;
        }
        break; // Answer: what is left belongs to the next request
    }
    return total - data.size();
}

void Http1Connection::headComplete(std::size_t)
{
    const http::RequestHead &head = m_exchange->request();
    m_listener->counters->requests.add();
    m_http10 = head.minorVersion == 0;
    m_expectContinue = head.expectContinue;
    m_keepAlive10 = m_http10 && head.keepAlive;
    if (!head.keepAlive || m_listener->gone || m_worker.draining())
        m_closeAfter = true;
    m_paused = true;
    m_headSent = false;
    m_answered = false;
    m_state->decoder.start(head.framing, head.contentLength);
    m_phase = m_state->decoder.ended() ? Phase::Answer : Phase::Body;
    m_exchange->begin(*this);
}

void Http1Connection::rejectHead(Error error)
{
    m_closeAfter = true;
    m_paused = true;
    m_headSent = false;
    m_answered = false;
    m_http10 = false;
    m_phase = Phase::Body; // whatever follows can't be understood: linger
    m_exchange->reject(*this, std::move(error));
}

void Http1Connection::resumeBody()
{
    if (!m_paused)
        return;
    m_paused = false;
    if (m_phase != Phase::Body || m_processing)
        return; // consume() goes on by itself
    if (!m_state->in.empty())
        process({});
    else
        time(Timing::Read, m_exchange->timeouts().read);
    if (m_phase == Phase::Body && !m_paused)
        readSome();
}

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
    std::string &out = m_state->out;
    const std::size_t before = out.size();
    char status[16] = "HTTP/1.1 ";
    status[9] = char('0' + head.status / 100);
    status[10] = char('0' + head.status / 10 % 10);
    status[11] = char('0' + head.status % 10);
    status[12] = ' ';
    out.append(status, 13);
    out += head.reason;
    out += "\r\n";
    head.fields.appendTo(out);

    m_answerFraming = body.framing;
    if (body.framing == http::Framing::Length) {
        const http::Field *length = head.fields.find(http::FieldId::ContentLength);
        if (!length) {
            char digits[24];
            const auto end = std::to_chars(digits, digits + sizeof digits, body.length).ptr;
            out += "Content-Length: ";
            out.append(digits, end);
            out += "\r\n";
        }
    } else if (body.framing != http::Framing::None) {
        if (m_http10) {
            m_answerFraming = http::Framing::UntilClose;
            m_closeAfter = true;
        } else {
            m_answerFraming = http::Framing::Chunked;
            out += "Transfer-Encoding: chunked\r\n";
        }
    }
    if (head.status == 101) {
        out += "\r\n";
        m_bytesOut += out.size() - before;
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
        out += "Connection: close\r\n";
    else if (m_keepAlive10)
        out += "Connection: keep-alive\r\n";
    out += "\r\n";
    m_bytesOut += out.size() - before;
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
        m_bytesOut += data.size();
        std::size_t sent = 0;
        if (result.kind == io::IoResult::Kind::Ok)
            sent = result.bytes;
        else if (result.kind == io::IoResult::Kind::Error) {
            clientGone();
            return true;
        }
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
    if (m_phase == Phase::Closed || out.size() - m_state->outSent <= highWater)
        return true;
    m_waitsForRoom = true;
    return false;
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

void Http1Connection::finish(const http::Fields *trailers)
{
    if (m_phase == Phase::Closed)
        return;
    if (m_answerFraming == http::Framing::Chunked) {
        std::string &out = m_state->out;
        const std::size_t before = out.size();
        http::appendLastChunk(out, trailers);
        m_bytesOut += out.size() - before;
    }
    if (m_phase == Phase::Body && !mayDiscard())
        m_closeAfter = true;
    m_answered = true;
    m_waitsForRoom = false;
    flush();
    if (m_phase != Phase::Closed && m_exchange)
        m_worker.retire(std::move(m_exchange));
    if (m_phase != Phase::Closed && !queuedOut())
        afterAnswer();
}

void Http1Connection::afterAnswer()
{
    m_answered = false;
    if (m_phase == Phase::Body) {
        if (m_closeAfter) {
            linger();
            return;
        }
        m_phase = Phase::Discard;
        time(Timing::Linger, lingerTime);
        if (m_processing)
            return; // consume() goes on
        if (!m_state->in.empty())
            process({});
        if (m_phase == Phase::Discard)
            readSome();
        return;
    }
    if (m_closeAfter) {
        // A request that was pipelined behind this one is unread: close in order all the same.
        if ((m_state && !m_state->in.empty()) ||
            (m_stream->maybeReadable() && !m_stream->peerClosed()))
            linger();
        else
            close();
        return;
    }
    m_phase = Phase::Head;
    if (m_processing)
        return; // consume() goes on with what it has
    if (m_state && !m_state->in.empty())
        process({});
    if (m_phase == Phase::Head && !m_exchange && m_state && m_state->in.empty() && !queuedOut())
        becomeIdle();
    if ((m_phase == Phase::Head || m_phase == Phase::Idle) && m_stream->maybeReadable())
        readSome();
}

bool Http1Connection::mayDiscard() const noexcept
{
    return !m_closeAfter && m_state->decoder.remaining() > 0 &&
           m_state->decoder.remaining() <= discardBytes && !m_expectContinue;
}

void Http1Connection::becomeIdle()
{
    m_phase = Phase::Idle;
    if (m_listener->gone || m_worker.draining()) {
        close();
        return;
    }
    m_worker.giveRequestState(std::move(m_state));
    time(Timing::KeepAlive, m_worker.generation().generation->config->settings.timeouts.keepAlive);
}

void Http1Connection::linger()
{
    m_phase = Phase::Linger;
    m_bytesIn = 0;
    m_stream->shutdownWrite();
    time(Timing::Linger, lingerTime);
    if (!m_processing)
        readSome();
    else if (m_stream->maybeReadable())
        time(Timing::Linger,
             Milliseconds(0)); // expired() reads on: the scratch buffer is in use now
}

void Http1Connection::abort()
{
    if (m_phase == Phase::Closed)
        return;
    // What is queued is lost on purpose; a reset makes the cut plain to clients that read until
    // close.
    if (m_stream)
        m_stream->abortOnClose();
    close();
}

void Http1Connection::close()
{
    if (m_phase == Phase::Closed)
        return;
    m_phase = Phase::Closed;
    disarm();
    if (m_stream)
        m_stream->setHandler(nullptr);
    if (m_exchange)
        m_worker.retire(std::move(m_exchange));
    m_worker.connectionEnded(*this);
}

void Http1Connection::clientGone()
{
    if (m_phase == Phase::Closed)
        return;
    if (m_exchange && !m_answered && m_phase != Phase::Head && m_phase != Phase::Idle) {
        // The exchange records 499 and lets go of its server; then this ends.
        m_exchange->clientGone();
    }
    close();
}

void Http1Connection::cut()
{
    if (m_exchange && !m_answered && (m_phase == Phase::Body || m_phase == Phase::Answer))
        m_exchange->cancelled();
    if (m_stream && m_phase != Phase::Idle)
        m_stream->abortOnClose();
    close();
}

void Http1Connection::closeWhenIdle()
{
    if (m_phase == Phase::Idle)
        close();
    else
        m_closeAfter = true;
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
    const bool room = !queuedOut() || m_state->out.size() - m_state->outSent <= lowWater;
    if (m_exchange && room) {
        m_waitsForRoom = false;
        m_exchange->downstreamWritable();
    }
}

void Http1Connection::streamBroken()
{
    if (m_phase == Phase::Closed)
        return;
    clientGone();
}

void Http1Connection::expired()
{
    switch (m_timing) {
    case Timing::None:
        readSome();
        return;
    case Timing::KeepAlive:
        close();
        return;
    case Timing::Head: {
        ensureState();
        if (!m_exchange)
            m_exchange = m_worker.takeExchange();
        m_timing = Timing::None;
        rejectHead(Error(ErrorType::RequestTimeout, "the request's head did not come in time"));
        return;
    }
    case Timing::Read:
        m_timing = Timing::None;
        m_closeAfter = true;
        m_exchange->requestFailed(Error(ErrorType::RequestTimeout, "the request's body stalled"));
        return;
    case Timing::Write:
    case Timing::Grace:
        m_timing = Timing::None;
        if (m_stream)
            m_stream->abortOnClose();
        clientGone();
        return;
    case Timing::Linger:
        if (m_phase == Phase::Linger && m_stream->maybeReadable() && m_bytesIn == 0) {
            time(Timing::Linger, lingerTime);
            readSome();
        } else {
            close();
        }
        return;
    }
}

std::unique_ptr<io::Stream> Http1Connection::release(std::string &unread, std::string &unsent)
{
    unread = std::move(m_state->in);
    unsent = m_state->out.substr(m_state->outSent);
    m_state->in.clear();
    m_state->out.clear();
    m_state->outSent = 0;
    m_stream->setHandler(nullptr);
    std::unique_ptr<io::Stream> stream = std::move(m_stream);
    disarm();
    m_phase = Phase::Closed;
    if (m_exchange)
        m_worker.retire(std::move(m_exchange));
    m_worker.connectionEnded(*this);
    return stream;
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

io::Stream *Http1Connection::spliceSource()
{
    if (!m_stream || m_phase != Phase::Body || !m_state->in.empty() || m_processing ||
        m_stream->spliceDescriptor() < 0)
        return nullptr;
    return m_stream.get();
}

std::uint64_t Http1Connection::spliceRemaining() const
{
    return m_phase == Phase::Body ? m_state->decoder.remaining() : 0;
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

bool Http1Connection::noteSplicedIn(std::uint64_t bytes)
{
    m_bytesIn += bytes;
    m_listener->counters->bytesIn.add(bytes);
    m_state->decoder.skip(bytes);
    if (m_state->decoder.remaining() > 0) {
        if (bytes > 0)
            time(Timing::Read, m_exchange->timeouts().read);
        return false;
    }
    m_phase = Phase::Answer;
    disarm();
    m_timing = Timing::None;
    return true;
}

} // namespace signalbox::net

// The reading half of a client's connection: bytes to heads and bodies, one message after the
// other.
#include "net/exchange.h"
#include "net/http1_connection.h"
#include "net/worker.h"

namespace signalbox::net {

namespace {
// Reads of one connection before the others get their turn.
constexpr int readsATurn = 8;
// Requests of one, likewise: what an exchange holds is given back between the turns.
constexpr std::uint8_t requestsATurn = 64;
constexpr std::uint64_t lingerBytes = 16 * 1024 * 1024;
// A client that closed its sending side may only have half-closed: it gets this long for an answer
// to begin.
constexpr Milliseconds halfCloseGrace{300};
} // namespace

void Http1Connection::streamReadable()
{
    if (m_phase == Phase::Closed)
        return;
    m_turns = 0;
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
        if (m_turns == requestsATurn && m_phase == Phase::Head) {
            m_worker.runSoon(*this);
            return;
        }
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

void Http1Connection::continueRun()
{
    m_turns = 0;
    if (m_phase == Phase::Head && !m_exchange && m_state && !m_state->in.empty())
        process({});
    readOn();
}

/// What came while nobody wanted to read has no event left.
void Http1Connection::readOn()
{
    if (m_phase != Phase::Closed && !m_processing && m_stream && m_stream->maybeReadable())
        readSome();
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
            if (m_turns == requestsATurn) {
                m_worker.runSoon(*this);
                break;
            }
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
                m_bytesIn += data.size();
                rejectHead(Error(failure.type, failure.detail), Milliseconds(0));
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
    ++m_turns;
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

/// @param waited  for the head, since its first byte
void Http1Connection::rejectHead(Error error, Milliseconds waited)
{
    m_listener->counters->requests.add();
    m_closeAfter = true;
    m_paused = true;
    m_headSent = false;
    m_answered = false;
    m_http10 = false;
    m_phase = Phase::Body; // whatever follows can't be understood: linger
    m_state->decoder.start(http::Framing::None, 0);
    m_exchange->reject(*this, std::move(error), m_worker.now() - waited);
}

/// With the little of the body that is going to be thrown away: it is the request's, too.
std::uint64_t Http1Connection::bytesIn() const
{
    const bool rest = m_phase == Phase::Body && restIsLittle();
    return rest ? m_bytesIn + m_state->decoder.remaining() : m_bytesIn;
}

void Http1Connection::resumeBody()
{
    if (!m_paused)
        return;
    m_paused = false;
    if (m_phase != Phase::Body || m_processing)
        return; // consume() goes on by itself
    process(
        {}); // what was read ahead; or nothing but the end, when it was paused by the last piece
    readOn();
}

void Http1Connection::pauseBody()
{
    m_paused = true;
    // Who is held back isn't late.
    waitForData(false);
}

void Http1Connection::waitForData(bool wait)
{
    if (wait) {
        time(Timing::Read, m_exchange->timeouts().read);
    } else if (m_timing == Timing::Read) {
        disarm();
        m_timing = Timing::None;
    }
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

bool Http1Connection::noteSplicedIn(std::uint64_t bytes)
{
    m_bytesIn += bytes;
    m_listener->counters->bytesIn.add(bytes);
    m_state->decoder.skip(bytes);
    if (m_state->decoder.remaining() > 0)
        return false;
    m_phase = Phase::Answer;
    disarm();
    m_timing = Timing::None;
    return true;
}

} // namespace signalbox::net

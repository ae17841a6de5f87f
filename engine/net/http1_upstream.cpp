#include "net/http1_upstream.h"

#include "net/server_pool.h"
#include "net/worker.h"

#include <cerrno>
#include <cstring>

namespace signalbox::net {

namespace {
constexpr std::size_t lowWater = 64 * 1024;
// From here on a gathered write is cheaper than joining the pieces.
constexpr std::size_t joinLimit = 16 * 1024;
// Reads of one connection before the others get their turn.
constexpr int readsATurn = 8;
} // namespace

Http1Upstream::Http1Upstream(Worker &worker, std::shared_ptr<ServerPool> pool,
                             std::unique_ptr<io::Stream> stream)
    : m_worker(worker)
    , m_pool(std::move(pool))
    , m_stream(std::move(stream))
{
    m_stream->setHandler(this);
}

Http1Upstream::~Http1Upstream()
{
    if (m_state)
        m_worker.giveResponseState(std::move(m_state));
    if (m_stream)
        m_worker.descriptors().give(1);
}

void Http1Upstream::begin(UpstreamHandler &handler, http::Method method,
                          const config::Timeouts &timeouts, const config::Limits &limits)
{
    m_handler = &handler;
    m_timeouts = &timeouts;
    m_method = method;
    m_phase = Phase::Head;
    m_begun = m_paused = m_answered = m_reusable = m_requestDone = m_writeFailed = m_wrote =
        m_waitsForRoom = false;
    ++m_uses;
    if (!m_state)
        m_state = m_worker.takeResponseState();
    m_state->parser.reset();
    m_state->parser.setLimits(
        {.line = 16 * 1024,
         .head = std::uint32_t(std::min<std::uint64_t>(limits.responseHead, 1u << 30)),
         .fields = limits.responseFields});
    m_state->head.clear();
    m_state->out.clear();
    m_state->outSent = 0;
    disarm();
}

void Http1Upstream::send(std::string_view bytes)
{
    ResponseState &state = *m_state;
    if (m_writeFailed)
        return;
    if (state.out.size() > state.outSent) {
        state.out.append(bytes);
        m_pool->state().counters(m_worker.index()).bytesOut.add(bytes.size());
        return;
    }
    const io::IoResult result = m_stream->write(bytes.data(), bytes.size());
    if (result.kind == io::IoResult::Kind::Error) {
        m_writeFailed = true;
        m_worker.arm(*this, Milliseconds(0));
        return;
    }
    const std::size_t sent = result.kind == io::IoResult::Kind::Ok ? result.bytes : 0;
    m_wrote = m_wrote || sent > 0;
    m_pool->state().counters(m_worker.index()).bytesOut.add(bytes.size());
    if (sent < bytes.size()) {
        state.out.assign(bytes.substr(sent));
        state.outSent = 0;
        m_worker.arm(*this, m_timeouts->write);
    }
}

void Http1Upstream::send(std::string_view a, std::string_view b, std::string_view c)
{
    ResponseState &state = *m_state;
    if (m_writeFailed)
        return;
    if (state.out.size() > state.outSent || a.size() + b.size() + c.size() < joinLimit) {
        if (state.out.size() > state.outSent) {
            m_pool->state().counters(m_worker.index()).bytesOut.add(a.size() + b.size() + c.size());
            state.out.append(a).append(b).append(c);
            return;
        }
        std::string &joined = m_worker.joinBuffer();
        joined.assign(a).append(b).append(c);
        send(std::string_view(joined));
        return;
    }
    const iovec parts[3] = {{const_cast<char *>(a.data()), a.size()},
                            {const_cast<char *>(b.data()), b.size()},
                            {const_cast<char *>(c.data()), c.size()}};
    const io::IoResult result = m_stream->writev(parts, 3);
    if (result.kind == io::IoResult::Kind::Error) {
        m_writeFailed = true;
        m_worker.arm(*this, Milliseconds(0));
        return;
    }
    std::size_t sent = result.kind == io::IoResult::Kind::Ok ? result.bytes : 0;
    m_wrote = m_wrote || sent > 0;
    m_pool->state().counters(m_worker.index()).bytesOut.add(a.size() + b.size() + c.size());
    state.out.clear();
    state.outSent = 0;
    for (const std::string_view part : {a, b, c}) {
        const std::size_t skip = std::min(sent, part.size());
        state.out.append(part.substr(skip));
        sent -= skip;
    }
    if (!state.out.empty())
        m_worker.arm(*this, m_timeouts->write);
}

void Http1Upstream::flushOut()
{
    ResponseState &state = *m_state;
    if (state.out.size() == state.outSent)
        return;
    const io::IoResult result =
        m_stream->write(state.out.data() + state.outSent, state.out.size() - state.outSent);
    if (result.kind == io::IoResult::Kind::Error) {
        m_writeFailed = true;
        m_worker.arm(*this, Milliseconds(0));
        return;
    }
    if (result.kind == io::IoResult::Kind::Ok)
        state.outSent += result.bytes;
    if (state.outSent == state.out.size()) {
        state.out.clear();
        state.outSent = 0;
        if (m_requestDone)
            armForRead();
        else
            disarm();
    } else {
        m_worker.arm(*this, m_timeouts->write);
    }
}

void Http1Upstream::requestDone()
{
    m_requestDone = true;
    if (m_phase == Phase::Head)
        m_begun = false; // a 100 (Continue) was no answer to the whole request
    if (queued() == 0 && !m_writeFailed)
        armForRead();
}

void Http1Upstream::armForRead()
{
    if (m_paused)
        return;
    m_worker.arm(*this, m_begun ? m_timeouts->read : m_timeouts->responseHead);
}

void Http1Upstream::pauseReading() noexcept
{
    m_paused = true;
    if (queued() == 0 && !m_writeFailed)
        disarm();
}

void Http1Upstream::resumeReading()
{
    if (!m_paused)
        return;
    m_paused = false;
    armForRead();
    readSome();
}

void Http1Upstream::resumeSoon()
{
    if (!m_paused)
        return;
    m_paused = false;
    armForRead();
    m_worker.runSoon(*this);
}

void Http1Upstream::streamReadable()
{
    if (!m_handler) {
        if (m_phase == Phase::Idle)
            idleClosed();
        return;
    }
    readSome();
}

void Http1Upstream::readSome()
{
    for (int turn = 0; m_handler && !m_paused && m_stream->maybeReadable(); ++turn) {
        if (turn == readsATurn) {
            m_worker.runSoon(*this);
            break;
        }
        const std::span<char> scratch = m_worker.serverScratch();
        const io::IoResult result = m_stream->read(scratch.data(), scratch.size());
        if (result.kind == io::IoResult::Kind::Blocked)
            break;
        if (result.kind != io::IoResult::Kind::Ok) {
            endOfStream(result.kind == io::IoResult::Kind::Error ? result.error : 0);
            return;
        }
        m_answered = m_begun = true;
        m_pool->state().counters(m_worker.index()).bytesIn.add(result.bytes);
        consume({scratch.data(), result.bytes});
    }
    if (m_handler) {
        if (!m_paused && queued() == 0 && (m_requestDone || m_phase == Phase::Body) &&
            !m_writeFailed)
            armForRead();
        m_handler->upstreamReadDone();
    }
}

void Http1Upstream::continueRun()
{
    if (m_handler && !m_paused)
        readSome();
}

void Http1Upstream::consume(std::string_view data)
{
    while (m_handler && m_phase == Phase::Head && !data.empty()) {
        ResponseState &state = *m_state;
        std::size_t used = 0;
        const http::ParseState parsed = state.parser.feed(data, used, state.head, m_method);
        data.remove_prefix(used);
        if (parsed == http::ParseState::NeedMore)
            return;
        if (parsed == http::ParseState::Failed) {
            fail(Error(ErrorType::InvalidResponseHead, state.parser.failure().detail));
            return;
        }
        state.parser.reset();
        if (state.head.status < 200 && state.head.status != 101) {
            m_handler->upstreamInformational(state.head);
            if (m_state)
                m_state->head.clear();
            continue;
        }
        m_phase = Phase::Body;
        if (state.head.status == 101) {
            state.leftover.assign(data);
            m_handler->upstreamHead(state.head);
            return;
        }
        state.decoder.start(state.head.framing, state.head.contentLength, true);
        if (state.head.keepAliveTimeout != 0)
            m_pool->learnTimeout(state.head.keepAliveTimeout);
        m_handler->upstreamHead(state.head);
        if (m_handler && data.empty() && state.head.framing == http::Framing::None) {
            end(true);
            return;
        }
        if (m_handler && data.empty() && state.head.framing == http::Framing::Length &&
            state.head.contentLength == 0) {
            end(true);
            return;
        }
    }
    while (m_handler && m_phase == Phase::Body) {
        std::string_view piece;
        switch (m_state->decoder.next(data, piece)) {
        case http::BodyState::Data:
            m_handler->upstreamBody(piece);
            break;
        case http::BodyState::NeedMore:
            return;
        case http::BodyState::End:
            // Bytes behind the end belong to no request: the connection is not to be trusted again.
            end(data.empty());
            return;
        case http::BodyState::Failed:
            fail(Error(ErrorType::InvalidResponseBody, m_state->decoder.failureDetail()));
            return;
        }
    }
}

void Http1Upstream::end(bool clean)
{
    m_phase = Phase::Done;
    disarm();
    m_reusable = clean && m_state->head.keepAlive &&
                 m_state->head.framing != http::Framing::UntilClose && !m_stream->peerClosed() &&
                 queued() == 0 && !m_writeFailed;
    UpstreamHandler *handler = std::exchange(m_handler, nullptr);
    handler->upstreamEnd(m_state->decoder.trailers().size() ? &m_state->decoder.trailers()
                                                            : nullptr);
}

void Http1Upstream::endOfStream(int error)
{
    if (m_phase == Phase::Body && error == 0 && m_state->decoder.finishAtClose()) {
        end(false);
        return;
    }
    if (m_phase == Phase::Head) {
        fail(error == 0 ? Error(ErrorType::ReadReset,
                                m_answered ? "closed in the middle of its answer's head"
                                           : "closed without an answer")
                        : Error(ErrorType::ReadReset, std::strerror(error)));
        return;
    }
    fail(Error(ErrorType::ReadReset,
               error == 0 ? "closed in the middle of its answer" : std::strerror(error)));
}

void Http1Upstream::fail(Error error)
{
    disarm();
    m_phase = Phase::Done;
    m_reusable = false;
    if (UpstreamHandler *handler = std::exchange(m_handler, nullptr))
        handler->upstreamFailed(std::move(error));
}

void Http1Upstream::streamWritable()
{
    if (!m_handler)
        return;
    const bool waited = queued() > 0;
    flushOut();
    if (m_handler && (!waited || queued() < lowWater))
        m_handler->upstreamWritable();
}

void Http1Upstream::streamBroken()
{
    if (!m_handler) {
        if (m_phase == Phase::Idle)
            idleClosed();
        return;
    }
    // What the server said before it went may still be unread; while paused it is read on resume.
    if (!m_paused)
        readSome();
}

void Http1Upstream::expired()
{
    if (m_phase == Phase::Idle) {
        m_pool->remove(*this);
        return;
    }
    if (!m_handler)
        return;
    if (m_writeFailed) {
        // A server that refuses a body may have answered before it closed.
        readSome();
        if (m_handler)
            fail(
                Error(ErrorType::WriteReset, "the server closed while the request was being sent"));
    } else if (queued() > 0 || m_waitsForRoom) {
        fail(Error(ErrorType::WriteTimeout, "the server took nothing for " +
                                                std::to_string(m_timeouts->write.count()) + " ms"));
    } else if (!m_begun) {
        fail(Error(ErrorType::ReadTimeout,
                   "no answer within " + std::to_string(m_timeouts->responseHead.count()) + " ms"));
    } else {
        fail(Error(ErrorType::ReadTimeout,
                   "the answer stalled for " + std::to_string(m_timeouts->read.count()) + " ms"));
    }
}

void Http1Upstream::becomeIdle()
{
    m_phase = Phase::Idle;
    m_handler = nullptr;
    m_timeouts = nullptr;
    m_idleSince = m_worker.now();
    m_worker.giveResponseState(std::move(m_state));
    m_worker.arm(*this, m_pool->idleLimit());
}

void Http1Upstream::idleClosed()
{
    const auto idle = std::chrono::duration_cast<Milliseconds>(m_worker.now() - m_idleSince);
    m_pool->learnClosedAfter(idle);
    m_pool->remove(*this);
}

void Http1Upstream::finish(std::unique_ptr<Http1Upstream> connection, bool keep)
{
    connection->m_handler = nullptr;
    connection->disarm();
    Worker &worker = connection->m_worker;
    if (keep && connection->reusable() && !connection->hasUnread()) {
        ServerPool &pool = *connection->m_pool;
        pool.put(std::move(connection));
        return;
    }
    connection->m_stream->setHandler(nullptr);
    connection->m_phase = Phase::Done;
    worker.bury(std::move(connection));
}

/// Bytes behind the answer would be taken for the next one's. Costs a system call only where the
/// last read has not emptied the socket, as after a splice.
bool Http1Upstream::hasUnread()
{
    char byte = 0;
    return m_stream->maybeReadable() &&
           m_stream->read(&byte, 1).kind != io::IoResult::Kind::Blocked;
}

std::unique_ptr<io::Stream> Http1Upstream::release(std::string &unread, std::string &unsent)
{
    disarm();
    m_handler = nullptr;
    m_phase = Phase::Done;
    unread = std::move(m_state->leftover);
    unsent = m_state->out.substr(m_state->outSent);
    m_stream->setHandler(nullptr);
    return std::move(m_stream);
}

io::Stream *Http1Upstream::spliceSource()
{
    return m_stream->spliceDescriptor() >= 0 ? m_stream.get() : nullptr;
}

std::uint64_t Http1Upstream::spliceRemaining() const noexcept
{
    return m_state ? m_state->decoder.remaining() : 0;
}

void Http1Upstream::noteSpliced(std::uint64_t bytes)
{
    m_pool->state().counters(m_worker.index()).bytesIn.add(bytes);
    m_state->decoder.skip(bytes);
    if (m_state->decoder.remaining() == 0)
        end(true);
    else if (!m_paused)
        armForRead();
}

void Http1Upstream::noteSpliceFailed()
{
    endOfStream(0);
}

void Http1Upstream::noteSplicedOut(std::uint64_t bytes)
{
    m_pool->state().counters(m_worker.index()).bytesOut.add(bytes);
}

void Http1Upstream::noteWriteFailed()
{
    m_writeFailed = true;
    m_worker.arm(*this, Milliseconds(0));
}

void Http1Upstream::waitForData(bool wait)
{
    m_waitsForRoom = false;
    if (wait)
        m_worker.arm(*this, m_timeouts->read);
    else
        disarm();
}

void Http1Upstream::waitForRoom()
{
    m_waitsForRoom = true;
    m_worker.arm(*this, m_timeouts->write);
}

io::Stream *Http1Upstream::spliceSink()
{
    return queued() == 0 && !m_writeFailed && m_stream->spliceDescriptor() >= 0 ? m_stream.get()
                                                                                : nullptr;
}

} // namespace signalbox::net

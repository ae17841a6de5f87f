#include "net/http1_connection.h"

#include "net/exchange.h"
#include "net/worker.h"

namespace signalbox::net {

namespace {
// Answers that are out before the request is: how long and how much of the rest is thrown away, so
// that closing doesn't reset the answer on its way.
constexpr Milliseconds lingerTime{2000};
// The rest of a request's body that is read and thrown away so that the connection can live on.
constexpr std::uint64_t discardBytes = 64 * 1024;
} // namespace

Http1Connection::Http1Connection(Worker &worker, std::unique_ptr<io::Stream> stream,
                                 std::shared_ptr<ListenerSlot> listener,
                                 const SocketAddress &client)
    : m_worker(worker)
    , m_stream(std::move(stream))
    , m_listener(std::move(listener))
    , m_clientIpText(client.isUnix() ? "unix" : client.ip.toString())
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
    m_keepAlive = m_worker.generation().generation->config->settings.timeouts.keepAlive;
    time(Timing::KeepAlive, m_keepAlive);
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
        readOn();
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
    readOn();
}

bool Http1Connection::restIsLittle() const noexcept
{
    return m_state->decoder.remaining() > 0 && m_state->decoder.remaining() <= discardBytes &&
           !m_expectContinue;
}

bool Http1Connection::mayDiscard() const noexcept
{
    return !m_closeAfter && restIsLittle();
}

void Http1Connection::becomeIdle()
{
    m_phase = Phase::Idle;
    if (m_listener->gone || m_worker.draining()) {
        close();
        return;
    }
    m_worker.giveRequestState(std::move(m_state));
    if (m_timing != Timing::KeepAlive) // empty lines don't prolong it
        time(Timing::KeepAlive, m_keepAlive);
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
        dropQueued();
        m_exchange->clientGone();
    }
    close();
}

void Http1Connection::cut()
{
    if (m_exchange && !m_answered && (m_phase == Phase::Body || m_phase == Phase::Answer)) {
        dropQueued();
        m_exchange->cancelled();
    }
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
        rejectHead(Error(ErrorType::RequestTimeout, "the request's head did not come in time"),
                   m_worker.generation().generation->config->settings.timeouts.requestHead);
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

} // namespace signalbox::net

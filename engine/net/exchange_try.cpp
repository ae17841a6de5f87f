// The middle of an exchange: a server is picked, connected and sent the request; and tried again
// when that may help.
#include "balance/outlier.h"
#include "net/elapsed.h"
#include "net/exchange.h"
#include "net/worker.h"

#include <QRandomGenerator>

namespace signalbox::net {

using filters::FilterAction;

namespace {
constexpr std::size_t highWater = 256 * 1024;
constexpr std::uint32_t maxBackoffFactor = 10;
// Retries a second that a worker may always make, whatever the budget's share allows.
constexpr double retryFloor = 3;
} // namespace

const std::string &Exchange::serverName() const
{
    static const std::string none;
    return m_server ? m_server->name : none;
}

void Exchange::noServer(Error error)
{
    m_server = nullptr;
    m_serverPin = nullptr;
    m_serverIndex = -1;
    fail(std::move(error));
}

void Exchange::tryServer()
{
    const std::uint32_t backend = *m_route->backend;
    const BackendBinding &binding = m_pin->generation->backends[backend];
    balance::Pick pick = binding.pool->pick(m_worker.index(), m_tried);
    if (pick.outcome == balance::Pick::Outcome::AllTried && !m_tried.empty()) {
        m_tried.clear();
        pick = binding.pool->pick(m_worker.index(), m_tried);
    }
    if (pick.outcome != balance::Pick::Outcome::Picked) {
        const std::string name = "'" + binding.spec->name + "'";
        if (pick.outcome == balance::Pick::Outcome::AllFull) {
            noServer(
                Error(ErrorType::Overloaded, "every server of " + name + " has its max-requests"));
            return;
        }
        std::string list;
        for (const auto &server : binding.pool->servers()) {
            list += list.empty() ? "" : ", ";
            list += server->name();
            list += " is ";
            list += server->onTrial() ? "on trial" : balance::visibleStateName(server->visible());
        }
        noServer(
            Error(ErrorType::NoServer, "no server of " + name + " may take a request: " + list));
        return;
    }
    m_serverIndex = int(pick.server);
    m_server = &binding.spec->servers[pick.server];
    m_serverPin = &m_pin->servers[backend][pick.server];
    m_context.server = m_server->name;
    m_context.serverHost = m_server->hostValue;
    m_trial = pick.trial;
    stats::ServerCounters &counters = *m_serverPin->counters;
    counters.picks.add();
    ++m_attempts;
    if (m_attempts > 1)
        counters.retries.add();
    m_tried.push_back(pick.server);
    m_pickedAt = m_attempts == 1 && m_run.active(filters::StageRequestHead) == false
                     ? m_start
                     : m_worker.now();
    counters.active.add();
    m_activeCounted = true;
    if (std::unique_ptr<Http1Upstream> pooled = m_serverPin->pool->take()) {
        m_reused = true;
        counters.reused.add();
        useConnection(std::move(pooled));
        return;
    }
    openConnection();
}

void Exchange::openConnection()
{
    m_reused = false;
    m_stage = Stage::Picking;
    m_connector = std::make_unique<Connector>(m_worker, *m_server, timeouts().connect, *this);
    m_connector->start();
}

void Exchange::connectDone(std::unique_ptr<io::Stream> stream)
{
    m_connectUs = microseconds(m_pickedAt, m_worker.now());
    if (m_connector)
        m_worker.bury(std::move(m_connector));
    m_serverPin->counters->connects.add();
    useConnection(std::make_unique<Http1Upstream>(m_worker, m_serverPin->pool, std::move(stream)));
}

void Exchange::connectFailed(Error error)
{
    if (m_connector)
        m_worker.bury(std::move(m_connector));
    tryFailed(std::move(error));
}

void Exchange::useConnection(std::unique_ptr<Http1Upstream> connection)
{
    m_upstream = std::move(connection);
    m_stage = Stage::Sending;
    m_upstream->begin(*this, m_request.method, timeouts(),
                      m_pin->generation->config->settings.limits);
    sendRequestHead();
}

void Exchange::sendRequestHead()
{
    TextBuffer &head = m_worker.headBuffer();
    buildRequestHead(head);
    m_sentAt = m_attempts == 1 && m_reused ? m_pickedAt : m_worker.now();
    m_upstream->send(head.view());
    if (m_request.framing == http::Framing::None) {
        m_requestEnded = true;
        m_upstream->requestDone();
        return;
    }
    if (!m_replay.empty())
        sendPiece(m_replay, false);
    if (m_requestEnded) {
        requestSent();
        return;
    }
    m_downstream->resumeBody();
    if (m_stage == Stage::Sending && m_request.framing == http::Framing::Length &&
        !m_run.active(filters::StageRequestBody) && m_request.contentLength >= BodyRelay::minimum)
        m_relay.offerRequest();
}

void Exchange::requestBody(std::string_view data)
{
    if (m_stage == Stage::Done)
        return;
    m_bodyStarted = true;
    m_bodyBytes += data.size();
    if (m_bodyLimit != 0 && m_bodyBytes > m_bodyLimit) {
        m_downstream->closeAfter();
        requestFailed(
            Error(ErrorType::BodyTooLarge, "the body is larger than limits.request-body allows"));
        return;
    }
    if (!m_run.active(filters::StageRequestBody)) {
        if (m_replayable) {
            const std::uint64_t limit = m_pin->generation->config->settings.limits.replayBuffer;
            // Other methods only until something was sent: a pooled connection may turn out to be
            // closed before it has taken a byte.
            const bool harmless =
                http::isIdempotent(m_request.method) || !m_upstream || !m_upstream->wrote();
            if (harmless && m_replay.size() + data.size() <= limit)
                m_replay.append(data);
            else
                m_replayable = false;
        }
        sendPiece(data, false);
        return;
    }
    m_replayable = false; // what the filters made of it is gone
    if (m_in.waiting == Waiting::Body) {
        m_in.pending.append(data);
        return;
    }
    m_in.held.assign(data);
    forwardBody(false);
}

void Exchange::requestEnd(const http::Fields *trailers)
{
    m_requestEnded = true;
    m_requestTrailers = trailers;
    if (m_stage == Stage::Done)
        return;
    if (m_run.active(filters::StageRequestBody)) {
        m_replayable = false;
        if (m_in.waiting == Waiting::Body)
            return; // afterRequestBody() comes back to it
        m_in.held.clear();
        forwardBody(true);
        return;
    }
    if (m_upstream)
        requestSent();
}

void Exchange::forwardBody(bool last)
{
    m_in.last = last;
    m_running = &m_in;
    afterRequestBody(m_run.requestBody(m_context, m_in.held, last));
}

void Exchange::afterRequestBody(FilterAction action)
{
    switch (action) {
    case FilterAction::Wait:
        m_in.waiting = Waiting::Body;
        m_downstream->pauseBody();
        return;
    case FilterAction::Respond:
        if (m_stage == Stage::Answering) {
            requestFailed(Error(ErrorType::Internal, "a filter answered after the server had"));
            return;
        }
        letServerGo(false);
        directAnswer();
        return;
    case FilterAction::Fail:
        requestFailed(m_context.error ? *m_context.error
                                      : Error(ErrorType::Internal, "a filter failed"));
        return;
    case FilterAction::Continue:
        break;
    }
    const bool last = m_in.last;
    if (!m_in.held.empty())
        sendPiece(m_in.held, false);
    m_in.held.clear();
    if (m_stage == Stage::Done)
        return;
    if (last) {
        requestSent();
        return;
    }
    if (!m_in.pending.empty()) {
        m_in.held.swap(m_in.pending);
        m_in.pending.clear();
        forwardBody(false);
        return;
    }
    if (m_requestEnded)
        forwardBody(true);
    else if (m_upstream && m_upstream->queued() <= highWater)
        m_downstream->resumeBody();
}

void Exchange::sendPiece(std::string_view data, bool)
{
    if (!m_upstream || data.empty())
        return;
    if (m_requestChunked) {
        std::string size;
        http::appendChunkHeader(size, data.size());
        m_upstream->send(size, data, "\r\n");
    } else {
        m_upstream->send(data);
    }
    if (m_upstream->queued() > highWater)
        m_downstream->pauseBody();
}

void Exchange::requestSent()
{
    if (!m_upstream || m_stage == Stage::Done)
        return;
    if (m_requestChunked) {
        std::string end;
        http::appendLastChunk(end, m_requestTrailers);
        m_upstream->send(end);
    }
    m_upstream->requestDone();
}

void Exchange::upstreamWritable()
{
    if (m_relay.requestActive()) {
        m_relay.pump();
        return;
    }
    if (!m_requestEnded && m_stage != Stage::Done && m_in.waiting != Waiting::Body) {
        m_downstream->resumeBody();
        if (m_stage == Stage::Sending && m_relay.requestOffered())
            m_relay.offerRequest();
    }
}

void Exchange::downstreamReadable()
{
    m_relay.pump();
}

void Exchange::requestFailed(Error error)
{
    if (m_stage == Stage::Done)
        return;
    letServerGo(false);
    fail(std::move(error));
}

void Exchange::letServerGo(bool keep)
{
    if (m_activeCounted) {
        m_activeCounted = false;
        m_serverPin->counters->active.sub();
        if (m_trial)
            endTrial();
    }
    if (m_connector) {
        m_connector->cancel();
        m_worker.bury(std::move(m_connector));
    }
    if (m_upstream)
        Http1Upstream::finish(std::move(m_upstream), keep);
}

/// Whoever comes next may try the server, when this request's result has not decided yet.
void Exchange::endTrial()
{
    m_trial = false;
    m_serverPin->pool->state().giveTrialBack();
}

void Exchange::noteServerError(const Error &error)
{
    stats::ServerCounters &counters = *m_serverPin->counters;
    switch (error.type()) {
    case ErrorType::ConnectRefused:
    case ErrorType::ConnectFailed:
        counters.connectErrors.add();
        break;
    case ErrorType::ConnectTimeout:
    case ErrorType::ReadTimeout:
    case ErrorType::WriteTimeout:
    case ErrorType::ExchangeTimeout:
        counters.timeoutErrors.add();
        break;
    default:
        counters.resetErrors.add();
        break;
    }
    reportResult(true);
}

void Exchange::upstreamFailed(Error error)
{
    if (m_stage == Stage::Answering) {
        noteServerError(error);
        if (!m_headOut) { // it waits for a filter: an error page still can be
            m_stage = Stage::Sending;
            m_failures.emplace_back(m_server->name, error.text());
            fail(std::move(error));
            return;
        }
        cutAnswer(error.type());
        return;
    }
    tryFailed(std::move(error));
}

bool Exchange::mayRetry(std::uint32_t condition, bool serverMayHaveSeen)
{
    const config::RetrySpec &retry = m_route->retry;
    if ((retry.on & condition) == 0 || m_attempts > retry.attempts)
        return false;
    if (!serverMayHaveSeen)
        return !m_bodyStarted || m_replayable;
    return http::isIdempotent(m_request.method) && m_replayable && !m_relay.requestActive();
}

void Exchange::tryFailed(Error error)
{
    const bool stale =
        m_upstream && m_upstream->usedBefore() && !m_upstream->answered() &&
        (error.type() == ErrorType::ReadReset || error.type() == ErrorType::WriteReset);
    const bool wrote = m_upstream && m_upstream->wrote();
    letServerGo(false);
    m_relay.reset();
    if (stale) {
        // The server closed an idle connection just as it was taken: not its failure and not a
        // retry in the sense of the configuration, but safe only when it can't have acted on the
        // request.
        const bool safe = !wrote ? (!m_bodyStarted || m_replayable)
                                 : http::isIdempotent(m_request.method) && m_replayable;
        if (safe) {
            m_serverPin->counters->active.add();
            m_activeCounted = true;
            openConnection(); // of the same server: it was picked once
            return;
        }
    }
    noteServerError(error);
    m_failures.emplace_back(m_server->name, error.text());
    std::uint32_t condition = 0;
    bool seen = true;
    switch (error.type()) {
    case ErrorType::ConnectRefused:
    case ErrorType::ConnectFailed:
    case ErrorType::ConnectTimeout:
        condition = config::RetryConnectFailure;
        seen = false;
        break;
    case ErrorType::ReadTimeout:
    case ErrorType::WriteTimeout:
        condition = config::RetryTimeout;
        break;
    case ErrorType::ReadReset:
    case ErrorType::WriteReset:
    case ErrorType::InvalidResponseHead:
        condition = config::RetryReset;
        break;
    default:
        break;
    }
    if (mayRetry(condition, seen)) {
        // Connect failures are outside the budget: nothing reached the server that failed, and the
        // one that takes over gets no more than its share.
        const bool free = condition == config::RetryConnectFailure;
        if (free || m_pin->budgets[*m_route->backend]->withdraw(m_worker.now(), retryFloor)) {
            retrySoon();
            return;
        }
    }
    fail(std::move(error));
}

void Exchange::retrySoon()
{
    m_stage = Stage::Picking;
    const std::size_t servers = m_pin->generation->backends[*m_route->backend].spec->servers.size();
    if (m_tried.size() < servers) {
        tryServer(); // another server: no reason to wait
        return;
    }
    const std::uint32_t factor = std::min(1u << std::min(m_backoffs, 10u), maxBackoffFactor);
    ++m_backoffs;
    const std::int64_t pause = m_route->retry.backoff.count() * factor;
    const std::int64_t jitter =
        pause > 1 ? QRandomGenerator::global()->bounded(int(pause / 2 + 1)) : 0;
    m_tried.clear();
    m_retryPause = true;
    m_worker.arm(*this, Milliseconds(pause / 2 + jitter));
}

} // namespace signalbox::net

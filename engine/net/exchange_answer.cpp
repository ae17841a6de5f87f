// The last part of an exchange: the answer, whoever makes it, and the record of it.
#include "balance/outlier.h"
#include "net/elapsed.h"
#include "net/exchange.h"
#include "net/tunnel.h"
#include "net/worker.h"

namespace signalbox::net {

using filters::FilterAction;

namespace {
// A server that sends informational answers without end is taken for broken.
constexpr unsigned maxInformational = 100;
} // namespace

void Exchange::upstreamInformational(http::ResponseHead &head)
{
    if (++m_informational > maxInformational) {
        Error error(ErrorType::InvalidResponseHead, "more than 100 informational answers");
        tryFailed(std::move(error));
        return;
    }
    http::markHopByHop(head);
    if (m_stage == Stage::Sending)
        m_downstream->sendInformational(head);
}

/// For passive health.
void Exchange::reportResult(bool failure)
{
    const BackendBinding &binding = m_pin->generation->backends[*m_route->backend];
    if (!binding.outliers.empty())
        binding.outliers[std::size_t(m_serverIndex)]->report(failure);
}

void Exchange::upstreamHead(http::ResponseHead &head)
{
    m_firstByteUs = microseconds(m_sentAt, m_worker.now());
    m_serverPin->counters->firstByte.record(
        std::uint64_t(std::max<std::int64_t>(m_firstByteUs, 0)));
    if (head.status == 101) {
        if (!m_request.upgrade || !head.upgrade ||
            !http::answersUpgrade(m_request.fields, head.fields)) {
            tryFailed(Error(ErrorType::InvalidResponseHead,
                            "the server switched protocols without being asked to"));
            return;
        }
        m_head = &head;
        reportResult(false);
        startTunnel();
        return;
    }
    if (head.status >= 500 && m_route->retry.on != config::RetryConnectFailure) {
        std::uint32_t condition = 0;
        if (head.status == 500)
            condition = config::Retry500;
        else if (head.status == 502)
            condition = config::Retry502;
        else if (head.status == 503)
            condition = config::Retry503;
        else if (head.status == 504)
            condition = config::Retry504;
        if (condition != 0 && mayRetry(condition, true) &&
            m_pin->budgets[*m_route->backend]->withdraw(m_worker.now(), 3)) {
            m_failures.emplace_back(m_server->name, "answered " + std::to_string(head.status));
            m_serverPin->counters->classes[5].add();
            letServerGo(false);
            m_relay.reset();
            retrySoon();
            return;
        }
    }
    reportResult(head.status >= 500);

    m_head = &head;
    m_stage = Stage::Answering;
    m_bodyless = head.framing == http::Framing::None;
    http::markHopByHop(head);
    if (!head.fields.mayHaveAny(http::Fields::bit(http::FieldId::Date)))
        head.fields.add("Date", m_worker.httpDate()); // ours to add: RFC 9110 §6.6.1
    m_context.response = &head;
    if (!m_run.active(filters::StageResponseHead)) {
        sendAnswerHead();
        return;
    }
    m_running = &m_out;
    afterResponseHead(m_run.responseHead(m_context));
}

void Exchange::afterResponseHead(FilterAction action)
{
    switch (action) {
    case FilterAction::Wait:
        m_out.waiting = Waiting::Head;
        if (m_upstream)
            m_upstream->pauseReading();
        return;
    case FilterAction::Respond:
        letServerGo(false);
        directAnswer();
        return;
    case FilterAction::Fail:
        m_stage = Stage::Sending; // no head is out: an error page still can be
        fail(m_context.error ? *m_context.error : Error(ErrorType::Internal, "a filter failed"));
        return;
    case FilterAction::Continue:
        break;
    }
    sendAnswerHead();
    if (m_stage == Stage::Done)
        return;
    if (m_direct) {
        if (m_bodyless)
            m_directLeft = {};
        sendDirect();
        return;
    }
    answerPending();
}

/// Goes on with what came while a filter had the head, then with the server.
void Exchange::answerPending()
{
    if (!m_out.pending.empty()) {
        const std::string piece = std::exchange(m_out.pending, {});
        answerBody(piece);
    }
    if (m_stage == Stage::Done || m_out.waiting != Waiting::None)
        return;
    if (m_answerUpstreamEnded)
        answerEnd(m_answerTrailers);
    else if (m_upstream && !m_answerPaused)
        m_upstream->resumeReading();
}

void Exchange::sendAnswerHead()
{
    AnswerBody body;
    if (!m_bodyless) {
        body.framing = m_head->framing;
        body.length = m_head->contentLength;
        if (m_run.active(filters::StageResponseBody)) {
            body.framing = http::Framing::Chunked;
            for (http::Field &field : m_head->fields.all()) {
                if (field.id == http::FieldId::ContentLength)
                    m_head->fields.drop(field);
            }
        }
    }
    m_status = m_head->status;
    m_headOut = true;
    m_downstream->sendHead(*m_head, body);
}

void Exchange::upstreamBody(std::string_view data)
{
    if (m_stage != Stage::Answering)
        return;
    answerBody(data);
}

void Exchange::answerBody(std::string_view data)
{
    if (m_out.waiting != Waiting::None) {
        m_out.pending.append(data);
        return;
    }
    if (m_run.active(filters::StageResponseBody)) {
        m_out.held.assign(data);
        answerChunk(false);
        return;
    }
    if (!m_downstream->sendBody(data)) {
        m_answerPaused = true;
        if (m_upstream)
            m_upstream->pauseReading();
    }
}

void Exchange::answerChunk(bool last)
{
    m_out.last = last;
    m_running = &m_out;
    afterResponseBody(m_run.responseBody(m_context, m_out.held, last));
}

void Exchange::afterResponseBody(FilterAction action)
{
    switch (action) {
    case FilterAction::Wait:
        m_out.waiting = Waiting::Body;
        if (m_upstream)
            m_upstream->pauseReading();
        return;
    case FilterAction::Respond:
    case FilterAction::Fail:
        cutAnswer(m_context.error ? m_context.error->type() : ErrorType::Internal);
        return;
    case FilterAction::Continue:
        break;
    }
    const bool last = m_out.last;
    const bool room = m_out.held.empty() || m_downstream->sendBody(m_out.held);
    m_out.held.clear();
    if (m_stage == Stage::Done)
        return;
    if (last) {
        finishAnswer(m_answerTrailers);
        return;
    }
    if (!m_out.pending.empty()) {
        m_out.held.swap(m_out.pending);
        m_out.pending.clear();
        answerChunk(false);
        return;
    }
    if (m_answerUpstreamEnded) {
        answerChunk(true);
        return;
    }
    if (!m_upstream) {
        m_answerPaused = !room;
        return; // made here: sendDirect() goes on
    }
    if (!room) {
        m_answerPaused = true;
        m_upstream->pauseReading();
    } else if (!m_answerPaused) {
        m_upstream->resumeReading();
    }
}

void Exchange::upstreamEnd(const http::Fields *trailers)
{
    m_answerUpstreamEnded = true;
    m_answerTrailers = trailers;
    m_serverPin->counters->completed.add();
    m_serverPin->counters->classes[stats::statusClass(m_head->status)].add();
    m_serverPin->counters->total.record(std::uint64_t(microseconds(m_pickedAt, m_worker.now())));
    if (m_out.waiting != Waiting::None)
        return; // the filter's resume goes on from here
    answerEnd(trailers);
}

void Exchange::answerEnd(const http::Fields *trailers)
{
    m_answerUpstreamEnded = true;
    if (m_out.waiting != Waiting::None)
        return; // afterResponseBody() comes back to it
    if (m_run.active(filters::StageResponseBody) && !m_bodyless) {
        m_out.held.clear();
        answerChunk(true);
        return;
    }
    finishAnswer(trailers);
}

void Exchange::finishAnswer(const http::Fields *trailers)
{
    Downstream &downstream = *m_downstream;
    // Before the server is let go, whose the trailers are, and before what was sent is counted.
    downstream.endBody(trailers);
    complete(m_status, {});
    m_relay.reset();
    letServerGo(true);
    downstream.finish();
}

void Exchange::upstreamReadDone()
{
    if (m_stage != Stage::Answering || m_out.waiting != Waiting::None)
        return;
    if (m_relay.answerActive()) {
        m_relay.pump();
        return;
    }
    if (m_upstream && !m_bodyless && m_head->framing == http::Framing::Length &&
        m_upstream->spliceRemaining() >= BodyRelay::minimum &&
        !m_run.active(filters::StageResponseBody) && m_relay.startAnswer())
        return;
    m_downstream->flush();
    // That may have made the room which somebody waits for: then the socket has no news of it left.
    if (m_stage == Stage::Answering && m_answerPaused && m_upstream && m_downstream->hasRoom()) {
        m_answerPaused = false;
        m_upstream->resumeSoon();
    }
}

void Exchange::downstreamWritable()
{
    if (m_relay.answerActive()) {
        m_relay.pump();
        return;
    }
    if (!m_answerPaused)
        return;
    m_answerPaused = false;
    if (m_direct)
        sendDirect();
    else if (m_upstream && m_out.waiting == Waiting::None)
        m_upstream->resumeReading();
}

void Exchange::startTunnel()
{
    m_stage = Stage::Answering;
    const std::string_view protocol = m_head->fields.get(http::FieldId::Upgrade);
    const std::string upgrade(protocol);
    http::markHopByHop(*m_head);
    m_head->fields.add("Connection", "upgrade");
    m_head->fields.add("Upgrade", upgrade);
    m_context.response = m_head;
    // Filters that wait have no say in an upgrade: its head is on the wire already.
    if (m_run.active(filters::StageResponseHead))
        m_run.responseHead(m_context);
    m_status = 101;
    m_headOut = true;
    m_downstream->sendHead(*m_head, {});
    m_serverPin->counters->classes[1].add();
    auto tunnel = std::make_unique<Tunnel>(m_worker, *this);
    m_worker.addTunnel(std::move(tunnel));
}

} // namespace signalbox::net

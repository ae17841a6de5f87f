// The last part of an exchange: the answer, whoever makes it, and the record of it.
#include "balance/outlier.h"
#include "http/error_page.h"
#include "net/exchange.h"
#include "net/tunnel.h"
#include "net/worker.h"

namespace signalbox::net {

using filters::FilterAction;

namespace {
// A server that sends informational answers without end is taken for broken.
constexpr unsigned maxInformational = 100;

std::int64_t microseconds(MonoTime from, MonoTime to)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(to - from).count();
}
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

void Exchange::upstreamHead(http::ResponseHead &head)
{
    m_firstByteUs = microseconds(m_sentAt, m_worker.now());
    m_serverPin->counters->firstByte.record(
        std::uint64_t(std::max<std::int64_t>(m_firstByteUs, 0)));
    if (head.status == 101) {
        if (!m_request.upgrade || !head.upgrade) {
            tryFailed(Error(ErrorType::InvalidResponseHead,
                            "the server switched protocols without being asked to"));
            return;
        }
        m_head = &head;
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
    const BackendBinding &binding = m_pin->generation->backends[*m_route->backend];
    if (!binding.outliers.empty())
        binding.outliers[std::size_t(m_serverIndex)]->report(head.status >= 500);

    m_head = &head;
    m_stage = Stage::Answering;
    m_bodyless = head.framing == http::Framing::None;
    http::markHopByHop(head);
    m_context.response = &head;
    if (!m_run.active(filters::StageResponseHead)) {
        sendAnswerHead();
        return;
    }
    afterResponseHead(m_run.responseHead(m_context));
}

void Exchange::afterResponseHead(FilterAction action)
{
    switch (action) {
    case FilterAction::Wait:
        m_waiting = Waiting::ResponseHead;
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
        std::string body = m_bodyless ? std::string() : std::move(m_context.answer->body);
        if (!m_bodyless)
            answerBody(body);
        if (m_stage != Stage::Done)
            answerEnd(nullptr);
        return;
    }
    if (m_upstream)
        m_upstream->resumeReading();
    if (m_stage != Stage::Done && m_answerUpstreamEnded)
        answerEnd(nullptr);
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
                    field.dropped = true;
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
    if (m_waiting == Waiting::ResponseHead || m_waiting == Waiting::ResponseBody) {
        m_pending.append(data);
        return;
    }
    if (m_run.active(filters::StageResponseBody)) {
        m_held.assign(data);
        answerChunk(m_held, false);
        return;
    }
    if (!m_downstream->sendBody(data) && m_upstream) {
        m_answerPaused = true;
        m_upstream->pauseReading();
    }
}

void Exchange::answerChunk(std::string &data, bool last)
{
    m_heldLast = last;
    afterResponseBody(m_run.responseBody(m_context, data, last));
}

void Exchange::afterResponseBody(FilterAction action)
{
    switch (action) {
    case FilterAction::Wait:
        m_waiting = Waiting::ResponseBody;
        if (m_upstream)
            m_upstream->pauseReading();
        return;
    case FilterAction::Respond:
    case FilterAction::Fail: {
        letServerGo(false);
        complete(m_status,
                 errorName(m_context.error ? m_context.error->type() : ErrorType::Internal));
        m_downstream->abort();
        return;
    }
    case FilterAction::Continue:
        break;
    }
    const bool last = m_heldLast;
    const bool room = m_held.empty() || m_downstream->sendBody(m_held);
    m_held.clear();
    if (m_stage == Stage::Done)
        return;
    if (last) {
        finishAnswer(nullptr);
        return;
    }
    if (!m_pending.empty()) {
        m_held.swap(m_pending);
        m_pending.clear();
        answerChunk(m_held, false);
        return;
    }
    if (m_answerUpstreamEnded || m_direct) {
        if (m_answerUpstreamEnded)
            answerChunk(m_held, true);
        return;
    }
    if (!room) {
        m_answerPaused = true;
        m_upstream->pauseReading();
    } else if (m_upstream && !m_answerPaused) {
        m_upstream->resumeReading();
    }
}

void Exchange::upstreamEnd(const http::Fields *trailers)
{
    m_answerUpstreamEnded = true;
    m_serverPin->counters->completed.add();
    m_serverPin->counters->classes[stats::statusClass(m_head->status)].add();
    m_serverPin->counters->total.record(std::uint64_t(microseconds(m_pickedAt, m_worker.now())));
    if (m_waiting != Waiting::None)
        return; // the filter's resume goes on from here
    answerEnd(trailers);
}

void Exchange::answerEnd(const http::Fields *trailers)
{
    if (!m_pending.empty()) { // came while the head waited for a filter
        m_held.swap(m_pending);
        m_pending.clear();
        answerBody(std::string(m_held));
        if (m_stage == Stage::Done || m_waiting != Waiting::None)
            return;
    }
    if (m_run.active(filters::StageResponseBody) && !m_bodyless) {
        m_answerUpstreamEnded = true;
        m_held.clear();
        answerChunk(m_held, true);
        return;
    }
    finishAnswer(trailers);
}

void Exchange::finishAnswer(const http::Fields *trailers)
{
    http::Fields kept;
    if (trailers) {
        kept = *trailers; // they belong to the connection that is let go below
        trailers = &kept;
    }
    Downstream &downstream = *m_downstream;
    complete(m_status, {});
    m_relay.reset();
    letServerGo(true);
    downstream.finish(trailers);
}

void Exchange::upstreamReadDone()
{
    if (m_stage != Stage::Answering || m_waiting != Waiting::None)
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
}

void Exchange::downstreamWritable()
{
    if (m_relay.answerActive()) {
        m_relay.pump();
        return;
    }
    if (m_answerPaused && m_upstream) {
        m_answerPaused = false;
        m_upstream->resumeReading();
    }
}

void Exchange::directAnswer()
{
    m_direct = true;
    m_stage = Stage::Answering;
    letServerGo(false);
    m_server = nullptr;
    filters::DirectAnswer &answer = *m_context.answer;
    m_response.clear();
    m_response.status = answer.status;
    m_response.reason = http::reasonPhrase(answer.status);
    m_response.fields = answer.fields;
    m_response.framing = http::Framing::Length;
    m_response.contentLength = answer.body.size();
    m_response.fields.remove("Content-Length");
    m_response.fields.remove("Transfer-Encoding");
    if (!m_response.fields.find(http::FieldId::Date))
        m_response.fields.add("Date", m_worker.httpDate());
    const bool noBody = answer.status == 204 || answer.status == 304;
    m_bodyless = noBody || m_request.method == http::Method::Head;
    if (!noBody)
        m_response.fields.add("Content-Length", std::to_string(answer.body.size()));
    m_head = &m_response;
    m_context.response = &m_response;
    afterResponseHead(m_run.active(filters::StageResponseHead) ? m_run.responseHead(m_context)
                                                               : FilterAction::Continue);
}

void Exchange::reject(Downstream &downstream, Error error)
{
    m_downstream = &downstream;
    m_start = m_worker.now();
    pinGeneration();
    m_client = downstream.clientAddress();
    m_clientIp = m_client.isUnix() ? "unix" : m_client.ip.toString();
    m_worker.makeRequestId(m_requestId);
    fail(std::move(error));
}

void Exchange::fail(Error error)
{
    if (m_stage == Stage::Done)
        return;
    letServerGo(false);
    m_relay.reset();
    if (m_headOut) {
        complete(m_status, errorName(error.type()));
        m_downstream->abort();
        return;
    }
    const Generation &generation = *m_pin->generation;
    http::ErrorPageInput page;
    page.status = error.status();
    page.detail = error.message();
    page.generation = generation.number;
    page.requestId = m_requestId;
    page.local = m_client.isLoopback();
    page.html = http::prefersHtml(m_request.fields.get(http::FieldId::Accept));
    if (m_route)
        page.route = m_route->name;
    for (const auto &[server, text] : m_failures)
        page.tried.push_back({server, text});
    if (error.type() == ErrorType::NoRoute)
        page.hosts = generation.table->closestHosts(m_request.host, 5);
    const http::ErrorPage made = http::renderErrorPage(page);

    m_response.clear();
    m_response.status = std::uint16_t(page.status);
    m_response.reason = http::reasonPhrase(page.status);
    m_response.fields.add("Server", "signalbox");
    m_response.fields.add("Date", m_worker.httpDate());
    m_response.fields.add("Content-Type", made.contentType);
    m_response.fields.add("Content-Length", std::to_string(made.body.size()));
    m_response.fields.add("Cache-Control", "no-store");
    if (error.type() == ErrorType::NoServer && m_route && m_route->backend) {
        const auto &check = generation.backends[*m_route->backend].spec->healthCheck;
        if (check)
            m_response.fields.add("Retry-After",
                                  std::to_string((check->interval.count() + 999) / 1000));
    }
    m_response.framing = http::Framing::Length;
    m_response.contentLength = made.body.size();
    m_bodyless = m_request.method == http::Method::Head;
    m_head = &m_response;
    m_stage = Stage::Answering;
    m_headOut = true;
    m_status = page.status;
    AnswerBody body;
    if (!m_bodyless)
        body = {http::Framing::Length, made.body.size()};
    Downstream &downstream = *m_downstream;
    downstream.sendHead(m_response, body);
    if (!m_bodyless)
        downstream.sendBody(made.body);
    if (m_stage == Stage::Done)
        return;
    complete(page.status, errorName(error.type()));
    downstream.finish(nullptr);
}

void Exchange::clientGone()
{
    if (m_stage == Stage::Done)
        return;
    letServerGo(false);
    m_relay.reset();
    complete(m_headOut ? m_status : httpStatus(ErrorType::ClientClosed),
             errorName(ErrorType::ClientClosed));
}

void Exchange::cancelled()
{
    if (m_stage == Stage::Done)
        return;
    letServerGo(false);
    m_relay.reset();
    complete(m_headOut ? m_status : 503, errorName(ErrorType::Cancelled));
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

void Exchange::complete(int status, std::string_view error)
{
    if (m_stage == Stage::Done)
        return;
    m_stage = Stage::Done;
    disarm();
    m_waiting = Waiting::None;
    m_resume.reset();
    record(status, error);
    unpin();
}

void Exchange::record(int status, std::string_view error)
{
    const MonoTime end = m_worker.now();
    const std::int64_t durationUs = microseconds(m_start, end);
    const unsigned worker = m_worker.index();
    const std::uint64_t bytesIn = m_downstream->bytesIn();
    const std::uint64_t bytesOut = m_downstream->bytesOut();
    if (m_routeCounters) {
        stats::RouteCounters &counters = *m_routeCounters;
        counters.active.sub();
        counters.classes[stats::statusClass(status)].add();
        if (status >= 500 || status == 499)
            counters.errors.add();
        counters.bytesIn.add(bytesIn);
        counters.bytesOut.add(bytesOut);
        counters.duration.record(std::uint64_t(durationUs));
        m_pin->cell(worker, m_route->index, m_server ? m_serverIndex : -1)
            .classes[stats::statusClass(status)]
            .add();
    }
    stats::AccessLog *log = m_worker.accessLog();
    stats::Tap *tap = m_worker.tap();
    if (!log && !tap)
        return;
    stats::ExchangeRecord entry;
    entry.wallMs = m_worker.wallMs(m_start);
    entry.client = &m_client;
    entry.listener = m_downstream->listener().name;
    entry.method = m_request.methodText();
    entry.host = m_request.host;
    entry.path =
        m_request.form == http::TargetForm::Asterisk ? std::string_view("*") : m_request.path();
    entry.query = m_request.query();
    entry.minorVersion = m_request.minorVersion;
    entry.status = std::uint16_t(status);
    entry.bytesIn = bytesIn;
    entry.bytesOut = bytesOut;
    entry.durationUs = durationUs;
    entry.queueUs = m_attempts > 0 ? microseconds(m_start, m_pickedAt) : -1;
    entry.connectUs = m_connectUs;
    entry.firstByteUs = m_firstByteUs;
    if (m_route) {
        entry.route = m_route->name;
        if (m_route->backend)
            entry.backend = m_pin->generation->backends[*m_route->backend].spec->name;
    }
    entry.server = serverName();
    entry.generation = m_pin->generation->number;
    entry.attempts = m_attempts;
    entry.reused = m_reused;
    entry.error = error;
    entry.requestId = m_requestId;
    entry.userAgent = m_request.fields.get(http::FieldId::UserAgent);
    entry.referer = m_request.fields.get(http::FieldId::Referer);
    if (log)
        log->write(worker, entry);
    if (tap) {
        std::string requestHead = m_request.startLine + "\r\n";
        m_request.fields.appendTo(requestHead);
        std::string responseHead;
        if (m_head) {
            responseHead =
                "HTTP/1.1 " + std::to_string(m_head->status) + " " + m_head->reason + "\r\n";
            m_head->fields.appendTo(responseHead);
        }
        entry.requestHead = requestHead;
        entry.responseHead = responseHead;
        tap->record(worker, entry);
    }
}

} // namespace signalbox::net

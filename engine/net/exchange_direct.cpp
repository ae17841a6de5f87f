// Answers that are made here: by a filter, or because something failed.
#include "http/error_page.h"
#include "http/path.h"
#include "net/exchange.h"
#include "net/worker.h"

namespace signalbox::net {

using filters::FilterAction;

namespace {
// What is queued at once of a body that is made here.
constexpr std::size_t directPiece = 64 * 1024;

void addMissed(http::ErrorPageInput &page, const std::string &route,
               const routing::CandidateResult &candidate)
{
    std::string why;
    for (const routing::PredicateResult &predicate : candidate.predicates) {
        if (!predicate.ok)
            why += (why.empty() ? "" : ", ") + routing::failureText(predicate);
    }
    page.missed.push_back({route, std::move(why)});
}
} // namespace

void Exchange::directAnswer()
{
    m_direct = true;
    m_stage = Stage::Answering;
    letServerGo(false);
    m_server = nullptr;
    m_out.pending.clear(); // of the server's answer that this one replaces
    m_answerUpstreamEnded = false;
    m_answerTrailers = nullptr;
    filters::DirectAnswer &answer = *m_context.answer;
    m_response.clear();
    m_response.status = answer.status;
    m_response.reason = http::reasonPhrase(answer.status);
    m_response.fields = answer.fields;
    m_response.framing = http::Framing::Length;
    m_directLeft = answer.content();
    m_response.contentLength = m_directLeft.size();
    m_response.fields.remove("Content-Length");
    m_response.fields.remove("Transfer-Encoding");
    if (!m_response.fields.find(http::FieldId::Date))
        m_response.fields.add("Date", m_worker.httpDate());
    const bool noBody = answer.status == 204 || answer.status == 304;
    m_bodyless = noBody || m_request.method == http::Method::Head;
    if (!noBody)
        m_response.fields.add("Content-Length", std::to_string(m_directLeft.size()));
    m_head = &m_response;
    m_context.response = &m_response;
    m_running = &m_out;
    afterResponseHead(m_run.active(filters::StageResponseHead) ? m_run.responseHead(m_context)
                                                               : FilterAction::Continue);
}

/// As much of it as the client takes; downstreamWritable(), or a filter that waited, goes on.
void Exchange::sendDirect()
{
    while (!m_directLeft.empty()) {
        if (m_stage == Stage::Done || m_out.waiting != Waiting::None || m_answerPaused)
            return;
        const std::string_view piece = m_directLeft.substr(0, directPiece);
        m_directLeft.remove_prefix(piece.size());
        answerBody(piece);
    }
    if (m_stage != Stage::Done && m_out.waiting == Waiting::None && !m_answerUpstreamEnded)
        answerEnd(nullptr);
}

void Exchange::reject(Downstream &downstream, Error error, MonoTime begun)
{
    m_downstream = &downstream;
    m_start = begun;
    m_rejected = true;
    pinGeneration();
    takeClient();
    m_worker.makeRequestId(m_requestId);
    fail(std::move(error));
}

void Exchange::fail(Error error)
{
    if (m_stage == Stage::Done)
        return;
    if (m_headOut) {
        cutAnswer(error.type());
        return;
    }
    letServerGo(false);
    m_relay.reset();
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
    if (error.type() == ErrorType::NoRoute) {
        page.hosts = generation.table->closestHosts(m_request.host, 5);
        if (page.local) {
            for (const auto &candidate : generation.table->closestRoutes(routingView(), 5))
                addMissed(page, generation.config->routes[candidate.route].name, candidate);
        }
        std::string_view host, port;
        if (http::splitAuthority(m_request.fields.get(http::FieldId::Host), host, port))
            page.port = port;
    }
    const http::ErrorPage made = http::renderErrorPage(page);

    m_response.clear();
    m_response.status = std::uint16_t(page.status);
    m_response.reason = http::reasonPhrase(page.status);
    m_response.fields.add("Server", "signalbox");
    m_response.fields.add("Date", m_worker.httpDate());
    m_response.fields.add("Content-Type", made.contentType);
    m_response.fields.add("Content-Length", std::to_string(made.body.size()));
    m_response.fields.add("Cache-Control", "no-store");
    if (error.type() == ErrorType::MethodNotAllowed) // CONNECT: RFC 9110 §15.5.6 wants the others
        m_response.fields.add("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, TRACE");
    if (error.type() == ErrorType::NoServer && m_route && m_route->backend) {
        if (const std::int64_t ms = retryAfterMs(); ms > 0)
            m_response.fields.add("Retry-After", std::to_string((ms + 999) / 1000));
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
    downstream.finish();
}

/// Its head is on its way or out: the connection's end is what tells the client.
void Exchange::cutAnswer(ErrorType error)
{
    letServerGo(false);
    m_relay.reset();
    m_downstream->dropQueued();
    complete(m_status, errorName(error));
    m_downstream->abort();
}

/// When a server of the route's backend may be there again, as far as is known: the next probe, or
/// the end of an ejection; 0: unknown.
std::int64_t Exchange::retryAfterMs() const
{
    const BackendBinding &binding = m_pin->generation->backends[*m_route->backend];
    std::int64_t soonest =
        binding.spec->healthCheck ? binding.spec->healthCheck->interval.count() : 0;
    for (const auto &server : binding.pool->servers()) {
        if (!server->ejected())
            continue;
        const auto left =
            std::chrono::duration_cast<Milliseconds>(server->ejectedUntil() - m_worker.now())
                .count();
        if (left > 0 && (soonest == 0 || left < soonest))
            soonest = left;
    }
    return soonest;
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

} // namespace signalbox::net

// The first part of an exchange: its head, its route, its request filters.
#include "net/exchange.h"

#include "base/ascii.h"
#include "http/path.h"
#include "net/worker.h"

#include <charconv>

namespace signalbox::net {

using filters::FilterAction;

/// Lets a waiting filter go on; knows by expiry that the exchange is over.
struct Exchange::Resume final : filters::Resumer
{
    Resume(Exchange &owner, Passage &which)
        : exchange(owner)
        , passage(which)
    {
    }
    void resume(FilterAction action) override { exchange.resume(passage, action); }
    Exchange &exchange;
    Passage &passage;
};

void Exchange::Passage::clear() noexcept
{
    resume.reset();
    held.clear();
    pending.clear();
    waiting = Waiting::None;
    last = false;
}

void ExchangeReturner::operator()(Exchange *exchange) const noexcept
{
    exchange->worker().recycle(exchange);
}

Exchange::Exchange(Worker &worker)
    : m_worker(worker)
    , m_relay(*this)
{
}

Exchange::~Exchange() = default;

const config::Timeouts &Exchange::timeouts() const noexcept
{
    if (m_route)
        return m_route->timeouts;
    return (m_pin ? *m_pin : m_worker.generation()).generation->config->settings.timeouts;
}

void Exchange::reset() noexcept
{
    disarm();
    m_in.clear();
    m_out.clear();
    m_relay.reset();
    if (m_connector) {
        m_connector->cancel();
        m_worker.bury(std::move(m_connector));
    }
    m_run.start(nullptr);
    m_request.clear();
    m_response.clear();
    m_context.clear();
    m_downstream = nullptr;
    m_clientIp = {};
    m_head = nullptr;
    m_route = nullptr;
    m_server = nullptr;
    m_serverPin = nullptr;
    m_routeCounters = nullptr;
    m_replay.clear();
    m_requestTrailers = m_answerTrailers = nullptr;
    m_tried.clear();
    m_failures.clear();
    m_forwardedFor.clear();
    m_forwarded.clear();
    m_connectUs = m_firstByteUs = -1;
    m_attempts = m_backoffs = 0;
    m_serverIndex = -1;
    m_status = 0;
    m_informational = 0;
    m_headOut = false;
    m_stage = Stage::Idle;
    m_trusted = m_reused = m_requestEnded = m_bodyStarted = m_requestChunked = false;
    m_answerUpstreamEnded = m_answerPaused = m_direct = m_trial = m_retryPause = false;
    m_activeCounted = m_bodyless = m_rejected = false;
    m_replayable = true;
    m_directLeft = {};
    m_deadline = {};
    m_bodyLimit = m_bodyBytes = 0;
}

void Exchange::pinGeneration()
{
    m_pin = &m_worker.generation();
    ++m_pin->pins;
    m_pin->counters->requests.add();
    m_pin->counters->inFlight.add();
    const bool first = m_pin->exchanges.empty();
    m_pin->exchanges.pushBack(*this);
    if (first)
        m_pin->noteOldest();
}

void Exchange::unpin()
{
    if (!m_pin)
        return;
    GenerationPin &pin = *std::exchange(m_pin, nullptr);
    const bool first = pin.exchanges.front() == this;
    ListHook<Exchange>::unlink();
    if (first)
        pin.noteOldest();
    pin.counters->inFlight.sub();
    --pin.pins;
    m_worker.releasePin(pin);
}

void Exchange::takeClient()
{
    m_client.ip = m_downstream->clientIp();
    m_client.port = m_downstream->clientPort();
    m_clientIp = m_downstream->clientIpText();
}

void Exchange::begin(Downstream &downstream)
{
    m_downstream = &downstream;
    m_start = m_worker.now();
    pinGeneration();
    const Generation &generation = *m_pin->generation;
    const config::Settings &settings = generation.config->settings;

    takeClient();
    for (const Cidr &range : settings.trustedProxies)
        m_trusted = m_trusted || range.contains(m_client.ip);

    const std::string_view given = m_request.fields.get(http::FieldId::RequestId);
    if (!given.empty() && given.size() <= 128)
        m_requestId = given;
    else
        m_worker.makeRequestId(m_requestId);

    m_context.request = &m_request;
    m_context.client = &m_client;
    m_context.clientIp = m_clientIp;
    m_context.requestId = m_requestId;
    m_context.generation = generation.number;
    m_context.host = this;

    if (settings.limits.requestBody) {
        m_bodyLimit = *settings.limits.requestBody;
        if (m_request.framing == http::Framing::Length && m_request.contentLength > m_bodyLimit) {
            fail(Error(ErrorType::BodyTooLarge,
                       "the body is larger than limits.request-body allows"));
            return;
        }
    }
    const std::string_view sent =
        m_request.form == http::TargetForm::Asterisk ? std::string_view("/") : m_request.path();
    const Result<std::string_view> path = http::normalisePath(sent, m_path);
    if (!path) {
        fail(path.error());
        return;
    }
    m_context.normalPath = *path;
    if (!settings.via.empty() && m_request.fields.mayHave(http::FieldId::Via) && carriesOwnVia()) {
        fail(Error(ErrorType::Loop,
                   "the request has come through this proxy already (its Via says so)"));
        return;
    }
    if (!route())
        return;
    // An offer of HTTP/2 in the clear is the proxy's to take or leave (RFC 9113 dropped it): never
    // passed on.
    if (m_request.upgrade &&
        ascii::equalsIgnoreCase(m_request.fields.get(http::FieldId::Upgrade), "h2c"))
        m_request.upgrade = false;
    http::markHopByHop(m_request);
    if ((m_request.method == http::Method::Options || m_request.method == http::Method::Trace) &&
        m_request.fields.find(http::FieldId::MaxForwards)) {
        answerMaxForwards();
        if (m_direct)
            return;
    }
    constexpr std::uint32_t forwarding = http::Fields::bit(http::FieldId::Forwarded) |
                                         http::Fields::bit(http::FieldId::XForwardedFor) |
                                         http::Fields::bit(http::FieldId::XForwardedHost) |
                                         http::Fields::bit(http::FieldId::XForwardedPort) |
                                         http::Fields::bit(http::FieldId::XForwardedProto) |
                                         http::Fields::bit(http::FieldId::UnderscoreForwarded);
    if (!m_trusted && m_request.fields.mayHaveAny(forwarding)) {
        for (http::Field &field : m_request.fields.all()) {
            switch (field.id) {
            case http::FieldId::Forwarded:
            case http::FieldId::XForwardedFor:
            case http::FieldId::XForwardedHost:
            case http::FieldId::XForwardedPort:
            case http::FieldId::XForwardedProto:
            case http::FieldId::UnderscoreForwarded:
                m_request.fields.drop(field);
                break;
            default:
                break;
            }
        }
    }
    runRequestHead();
}

routing::RequestView Exchange::routingView() const noexcept
{
    return {.method = m_request.methodText(),
            .host = m_request.host,
            .path = m_context.normalPath,
            .query = m_request.query(),
            .fields = &m_request.fields,
            .client = m_client.isUnix() ? nullptr : &m_client.ip,
            .listener = m_downstream->listener().index};
}

bool Exchange::route()
{
    const Generation &generation = *m_pin->generation;
    const int index = generation.table->match(routingView());
    if (index < 0) {
        fail(Error(ErrorType::NoRoute, "no route takes this request"));
        return false;
    }
    // With very many routes what this one leads to is far from the caches: wait for it once, not
    // one after the other.
    m_pin->prefetch(std::uint32_t(index));
    const RouteBinding &binding = generation.routes[std::size_t(index)];
    m_route = binding.spec;
    __builtin_prefetch(&m_route->name);
    __builtin_prefetch(&m_route->timeout);
    m_routeCounters = &m_pin->route(m_worker.index(), std::uint32_t(index));
    m_routeCounters->requests.add();
    m_routeCounters->active.add();
    m_context.route = m_route->name;
    if (m_route->timeout) {
        m_deadline = m_start + *m_route->timeout;
        m_worker.arm(*this, *m_route->timeout);
    }
    m_run.start(binding.chain.get());
    return true;
}

bool Exchange::carriesOwnVia() const
{
    const std::string &own = m_pin->generation->config->settings.via;
    for (const http::Field &field : m_request.fields.all()) {
        if (field.id != http::FieldId::Via)
            continue;
        // Via = #( received-protocol RWS received-by [ RWS comment ] ), RFC 9110 §7.6.3
        std::string_view rest = m_request.fields.value(field);
        while (!rest.empty()) {
            const std::size_t comma = rest.find(',');
            std::string_view item = ascii::trim(rest.substr(0, comma));
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
            const std::size_t space = item.find_first_of(" \t");
            if (space == std::string_view::npos)
                continue;
            item = ascii::trim(item.substr(space));
            if (ascii::equalsIgnoreCase(item.substr(0, item.find_first_of(" \t(")), own))
                return true;
        }
    }
    return false;
}

void Exchange::answerMaxForwards()
{
    const std::string_view text = m_request.fields.get(http::FieldId::MaxForwards);
    std::uint64_t hops = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), hops);
    if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size())
        return; // not a number: passed on as it is
    if (hops > 0) {
        m_request.fields.set("Max-Forwards", std::to_string(hops - 1));
        return;
    }
    filters::DirectAnswer answer;
    if (m_request.method == http::Method::Trace) {
        // RFC 9110 §9.3.8: the request as it came, without what may be secret.
        answer.fields.add("Content-Type", "message/http");
        answer.body = m_request.startLine + "\r\n";
        for (const http::Field &field : m_request.fields.all()) {
            if (field.dropped || field.id == http::FieldId::Cookie ||
                field.id == http::FieldId::Authorization)
                continue;
            answer.body.append(m_request.fields.name(field))
                .append(": ")
                .append(m_request.fields.value(field));
            answer.body += "\r\n";
        }
        answer.body += "\r\n";
    } else {
        answer.fields.add("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, TRACE");
    }
    m_run.start(nullptr);
    m_context.answer = std::move(answer);
    directAnswer();
}

void Exchange::runRequestHead()
{
    m_stage = Stage::Filters;
    if (!m_run.active(filters::StageRequestHead)) {
        afterRequestHead(FilterAction::Continue);
        return;
    }
    m_running = &m_in;
    afterRequestHead(m_run.requestHead(m_context));
}

void Exchange::afterRequestHead(FilterAction action)
{
    switch (action) {
    case FilterAction::Wait:
        m_in.waiting = Waiting::Head;
        return;
    case FilterAction::Respond:
        directAnswer();
        return;
    case FilterAction::Fail:
        fail(m_context.error ? *m_context.error : Error(ErrorType::Internal, "a filter failed"));
        return;
    case FilterAction::Continue:
        break;
    }
    if (!m_route->backend) {
        fail(Error(ErrorType::Internal, "the route has no backend and no filter answered"));
        return;
    }
    m_stage = Stage::Picking;
    m_pin->budgets[*m_route->backend]->deposit(m_route->retry.budgetPercent);
    tryServer();
}

std::weak_ptr<filters::Resumer> Exchange::waitHandle()
{
    if (!m_running->resume)
        m_running->resume = std::make_shared<Resume>(*this, *m_running);
    return m_running->resume;
}

void Exchange::callLater(Milliseconds delay, std::function<void()> call)
{
    m_worker.callLater(delay, std::move(call));
}

void Exchange::resume(Passage &passage, FilterAction action)
{
    m_running = &passage;
    const bool request = &passage == &m_in;
    switch (std::exchange(passage.waiting, Waiting::None)) {
    case Waiting::None:
        return;
    case Waiting::Head:
        if (request)
            afterRequestHead(m_run.resumeRequestHead(m_context, action));
        else
            afterResponseHead(m_run.resumeResponseHead(m_context, action));
        return;
    case Waiting::Body:
        if (request)
            afterRequestBody(m_run.resumeRequestBody(m_context, m_in.held, m_in.last, action));
        else
            afterResponseBody(m_run.resumeResponseBody(m_context, m_out.held, m_out.last, action));
        if (!request && m_direct && m_stage == Stage::Answering)
            sendDirect();
        return;
    }
}

void Exchange::expired()
{
    if (m_retryPause) {
        m_retryPause = false;
        if (m_deadline != MonoTime{}) {
            const auto left = std::chrono::duration_cast<Milliseconds>(m_deadline - m_worker.now());
            if (left.count() <= 0) {
                fail(Error(ErrorType::ExchangeTimeout, "the route's timeout is over"));
                return;
            }
            m_worker.arm(*this, left);
        }
        tryServer();
        return;
    }
    Error error(ErrorType::ExchangeTimeout, "the route allows " +
                                                std::to_string(m_route->timeout->count()) +
                                                " ms for the whole exchange");
    if (m_serverPin && (m_upstream || m_connector)) { // it is the one that was waited for
        noteServerError(error);
        m_failures.emplace_back(m_server->name, "no whole answer by then");
    }
    fail(std::move(error));
}

} // namespace signalbox::net

#include "net/tunnel.h"

#include "net/elapsed.h"
#include "net/exchange.h"
#include "net/worker.h"

namespace signalbox::net {

namespace {
constexpr int readsATurn = 8;
} // namespace

Tunnel::Tunnel(Worker &worker, Exchange &exchange)
    : m_worker(worker)
    , m_pin(exchange.m_pin)
    , m_route(exchange.m_route->index)
    , m_backend(*exchange.m_route->backend)
    , m_serverIndex(std::uint32_t(exchange.m_serverIndex))
    , m_routeCounters(exchange.m_routeCounters)
    , m_serverCounters(exchange.m_serverPin->counters)
    , m_pool(exchange.m_serverPin->pool)
    , m_routeState(exchange.m_pin->generation->routes[exchange.m_route->index].state)
    , m_bytesIn(exchange.m_downstream->bytesIn())
    , m_bytesOut(exchange.m_downstream->bytesOut())
    , m_connectUs(std::int32_t(exchange.m_connectUs))
    , m_firstByteUs(std::int32_t(exchange.m_firstByteUs))
    , m_attempts(std::uint16_t(exchange.m_attempts))
    , m_reused(exchange.m_reused)
    , m_idle(exchange.timeouts().tunnel)
    , m_clientAddress(exchange.m_client)
{
    startedUs = microseconds(exchange.m_start);
    m_listener = worker.sharedSlot(exchange.m_downstream->listener());
    for (const std::string_view text :
         {exchange.m_request.methodText(), std::string_view(exchange.m_request.host),
          exchange.m_request.path(), exchange.m_request.query(),
          std::string_view(exchange.m_requestId),
          exchange.m_request.fields.get(http::FieldId::UserAgent),
          exchange.m_request.fields.get(http::FieldId::Referer)}) {
        m_record += text;
        m_record += '\0';
    }
    m_record.shrink_to_fit();

    // The gauges go on counting; the exchange itself is over without a record, which comes when the
    // tunnel ends.
    ++m_pin->pins;
    exchange.m_activeCounted = false;
    exchange.m_stage = Exchange::Stage::Done;
    exchange.disarm();
    exchange.m_in.clear();
    exchange.m_out.clear();
    exchange.ListHook<Exchange>::unlink();
    m_pin->tunnels.pushBack(*this);
    m_pin->noteOldest();
    --m_pin->pins;
    exchange.m_pin = nullptr;

    std::string unreadServer;
    std::string unsentServer;
    m_server.stream = exchange.m_upstream->release(unreadServer, unsentServer);
    m_worker.bury(std::move(exchange.m_upstream));
    std::string unreadClient;
    std::string unsentClient;
    m_client.stream = exchange.m_downstream->release(unreadClient, unsentClient);

    m_client.queued = unsentServer + unreadClient;
    m_server.queued = unsentClient + unreadServer;
    m_bytesIn += unreadClient.size();
    m_bytesOut += unreadServer.size();
    for (Side *side : {&m_client, &m_server}) {
        side->tunnel = this;
        side->stream->setHandler(side);
    }
    m_client.other = &m_server;
    m_server.other = &m_client;
}

Tunnel::~Tunnel()
{
    m_worker.descriptors().give(2);
}

void Tunnel::start()
{
    m_worker.arm(*this, m_idle);
    pump(m_server);
    if (!m_closed)
        pump(m_client);
}

void Tunnel::count(const Side &from, std::size_t bytes)
{
    if (&from == &m_client) {
        m_bytesIn += bytes;
        m_listener->counters->bytesIn.add(bytes);
        m_routeCounters->bytesIn.add(bytes);
        m_serverCounters->bytesOut.add(bytes);
    } else {
        m_bytesOut += bytes;
        m_listener->counters->bytesOut.add(bytes);
        m_routeCounters->bytesOut.add(bytes);
        m_serverCounters->bytesIn.add(bytes);
    }
}

/// False when the other side takes nothing more for now (or the tunnel has closed).
bool Tunnel::flush(Side &from)
{
    if (from.queued.empty())
        return true;
    const io::IoResult result = from.other->stream->write(from.queued.data(), from.queued.size());
    if (result.kind == io::IoResult::Kind::Error) {
        close("write-reset");
        return false;
    }
    if (result.kind == io::IoResult::Kind::Ok)
        from.queued.erase(0, result.bytes);
    if (from.queued.empty()) {
        std::string().swap(from.queued); // idle tunnels keep no buffers
        return true;
    }
    return false;
}

void Tunnel::pump(Side &from)
{
    if (m_closed)
        return;
    if (!flush(from))
        return;
    for (int turn = 0; !from.ended && from.stream->maybeReadable(); ++turn) {
        if (turn == readsATurn) {
            m_worker.runSoon(*this);
            return;
        }
        const std::span<char> scratch = m_worker.clientScratch().subspan(0, 64 * 1024);
        const io::IoResult result = from.stream->read(scratch.data(), scratch.size());
        if (result.kind == io::IoResult::Kind::Blocked)
            break;
        if (result.kind == io::IoResult::Kind::Error) {
            close("read-reset");
            return;
        }
        if (result.kind == io::IoResult::Kind::Eof) {
            from.ended = true;
            break;
        }
        m_worker.arm(*this, m_idle);
        count(from, result.bytes);
        const io::IoResult sent = from.other->stream->write(scratch.data(), result.bytes);
        if (sent.kind == io::IoResult::Kind::Error) {
            close("write-reset");
            return;
        }
        const std::size_t taken = sent.kind == io::IoResult::Kind::Ok ? sent.bytes : 0;
        if (taken < result.bytes) {
            from.queued.assign(scratch.data() + taken, result.bytes - taken);
            return; // goes on when the other side is writable
        }
    }
    if (from.ended && !from.endSent) {
        from.endSent = true;
        from.other->stream->shutdownWrite();
    }
    if (from.endSent && (from.other->endSent || from.gone))
        close({});
}

void Tunnel::continueRun()
{
    pump(m_client);
    if (!m_closed)
        pump(m_server);
}

void Tunnel::broken(Side &side)
{
    if (m_closed)
        return;
    // Both directions of this side are over; nothing that the other one says can arrive. But what
    // this one said before its end still counts, and may have to wait for the other side.
    side.gone = true;
    pump(side);
    if (!m_closed && side.queued.empty() && !side.stream->maybeReadable())
        close("read-reset");
}

void Tunnel::expired()
{
    close("tunnel-timeout");
}

bool Tunnel::repin(GenerationPin &current)
{
    const Generation &before = *m_pin->generation;
    const Generation &after = *current.generation;
    const std::string &route = before.config->routes[m_route].name;
    const std::string &identity =
        before.config->backends[m_backend].servers[m_serverIndex].identity;
    for (const config::RouteSpec &spec : after.config->routes) {
        if (spec.name != route || !spec.enabled || !spec.backend)
            continue;
        const auto &servers = after.config->backends[*spec.backend].servers;
        for (std::uint32_t i = 0; i < servers.size(); ++i) {
            if (servers[i].identity != identity)
                continue;
            leavePin();
            m_pin = &current;
            ++m_pin->pins;
            m_pin->counters->inFlight.add();
            m_pin->tunnels.pushBack(*this);
            m_pin->noteOldest();
            m_route = spec.index;
            m_backend = *spec.backend;
            m_serverIndex = i;
            return true;
        }
    }
    return false;
}

void Tunnel::leavePin()
{
    const bool first = m_pin->tunnels.front() == this;
    ListHook<PinnedTunnel>::unlink();
    if (first)
        m_pin->noteOldest();
    m_pin->counters->inFlight.sub();
    --m_pin->pins;
    m_worker.releasePin(*m_pin);
}

void Tunnel::close(std::string_view error)
{
    if (m_closed)
        return;
    m_closed = true;
    disarm();
    const MonoTime now = m_worker.now();
    const std::int64_t nowUs = microseconds(now);
    m_serverCounters->active.sub();
    m_serverCounters->completed.add();
    m_routeCounters->active.sub();
    m_routeCounters->classes[1].add();
    m_pin->cell(m_worker.index(), m_route, int(m_serverIndex)).classes[1].add();

    if (stats::AccessLog *log = m_worker.accessLog(); log || m_worker.tap()) {
        std::string_view parts[7];
        std::string_view rest = m_record;
        for (std::string_view &part : parts) {
            const std::size_t end = rest.find('\0');
            part = rest.substr(0, end);
            rest.remove_prefix(std::min(rest.size(), end + 1));
        }
        const config::RuntimeConfig &config = *m_pin->generation->config;
        stats::ExchangeRecord entry;
        entry.wallMs = m_worker.wallMs(MonoTime(std::chrono::microseconds(startedUs)));
        entry.client = &m_clientAddress;
        entry.listener = m_listener->name;
        entry.method = parts[0];
        entry.host = parts[1];
        entry.path = parts[2];
        entry.query = parts[3];
        entry.requestId = parts[4];
        entry.userAgent = parts[5];
        entry.referer = parts[6];
        entry.status = 101;
        entry.bytesIn = m_bytesIn;
        entry.bytesOut = m_bytesOut;
        entry.durationUs = nowUs - startedUs;
        entry.connectUs = m_connectUs;
        entry.firstByteUs = m_firstByteUs;
        entry.route = config.routes[m_route].name;
        entry.backend = config.backends[m_backend].name;
        entry.server = config.backends[m_backend].servers[m_serverIndex].name;
        entry.generation = m_pin->generation->number;
        entry.attempts = m_attempts;
        entry.reused = m_reused;
        entry.error = error;
        if (log)
            log->write(m_worker.index(), entry);
        if (stats::Tap *tap = m_worker.tap())
            tap->record(m_worker.index(), entry);
    }
    leavePin();
    m_client.stream->setHandler(nullptr);
    m_server.stream->setHandler(nullptr);
    m_worker.removeTunnel(*this);
}

} // namespace signalbox::net

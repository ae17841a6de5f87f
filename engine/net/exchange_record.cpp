// The end of an exchange: counters, access log, tap.
#include "net/elapsed.h"
#include "net/exchange.h"
#include "net/worker.h"

namespace signalbox::net {

void Exchange::complete(int status, std::string_view error)
{
    if (m_stage == Stage::Done)
        return;
    m_stage = Stage::Done;
    disarm();
    // Filters that wait learn by their handle that it is over.
    m_in.waiting = m_out.waiting = Waiting::None;
    m_in.resume.reset();
    m_out.resume.reset();
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
        // A page of the proxy's own is no answer of the server that was tried last.
        const bool byServer = m_server && m_head && m_head != &m_response;
        m_pin->cell(worker, m_route->index, byServer ? m_serverIndex : -1)
            .classes[stats::statusClass(status)]
            .add();
    } else {
        m_downstream->listener().counters->unrouted[stats::statusClass(status)].add();
    }
    stats::AccessLog *log = m_worker.accessLog();
    stats::Tap *tap = m_worker.tap();
    if (!log && !tap)
        return;
    // The last one's: to clear it would take as long as to fill it, so every member is set here.
    stats::ExchangeRecord &entry = m_worker.recordScratch();
    entry.wallMs = m_worker.wallMs(m_start);
    entry.client = &m_client;
    entry.clientIp = m_client.isUnix() ? std::string_view() : m_clientIp;
    entry.listener = m_downstream->listener().name;
    // Of a head that was refused nothing is known for sure.
    const bool known = !m_rejected;
    entry.method = known ? m_request.methodText() : std::string_view();
    entry.host = known ? std::string_view(m_request.host) : std::string_view();
    entry.path = !known                                         ? std::string_view()
                 : m_request.form == http::TargetForm::Asterisk ? std::string_view("*")
                                                                : m_request.path();
    entry.query = known ? m_request.query() : std::string_view();
    entry.minorVersion = m_request.minorVersion;
    entry.status = std::uint16_t(status);
    entry.bytesIn = bytesIn;
    entry.bytesOut = bytesOut;
    entry.durationUs = durationUs;
    entry.queueUs = m_attempts > 0 ? microseconds(m_start, m_pickedAt) : -1;
    entry.connectUs = m_connectUs;
    entry.firstByteUs = m_firstByteUs;
    const std::string *backend = nullptr;
    if (m_route && m_route->backend)
        backend = &m_pin->generation->backends[*m_route->backend].spec->name;
    entry.route = m_route ? std::string_view(m_route->name) : std::string_view();
    entry.backend = backend ? std::string_view(*backend) : std::string_view();
    entry.server = serverName();
    entry.generation = m_pin->generation->number;
    entry.attempts = m_attempts;
    entry.reused = m_reused;
    entry.error = error;
    entry.requestId = m_requestId;
    entry.userAgent = m_request.fields.get(http::FieldId::UserAgent);
    entry.referer = m_request.fields.get(http::FieldId::Referer);
    entry.requestHead = entry.responseHead = {};
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

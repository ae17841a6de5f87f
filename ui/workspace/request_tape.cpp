#include "workspace/request_tape.h"

#include <QHash>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <deque>

namespace signalbox::ui {

namespace {

constexpr int tellMs = 500;

/// The fields of a raw head, without those that belong to the way and not to the request.
std::vector<std::pair<std::string, std::string>> fieldsOf(const std::string &head)
{
    std::vector<std::pair<std::string, std::string>> fields;
    std::size_t at = head.find('\n');
    while (at != std::string::npos && ++at < head.size()) {
        const std::size_t end = std::min(head.find('\n', at), head.size());
        std::string line = head.substr(at, end - at);
        at = end < head.size() ? end : std::string::npos;
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        const std::size_t colon = line.find(':');
        if (colon == std::string::npos || colon == 0)
            continue;
        std::string name = line.substr(0, colon);
        const std::size_t value = line.find_first_not_of(" \t", colon + 1);
        const QByteArray lower = QByteArray::fromStdString(name).toLower();
        static const QList<QByteArray> ofTheWay{"host",
                                                "connection",
                                                "keep-alive",
                                                "te",
                                                "transfer-encoding",
                                                "content-length",
                                                "upgrade",
                                                "expect",
                                                "via",
                                                "forwarded",
                                                "x-forwarded-for",
                                                "x-forwarded-host",
                                                "x-forwarded-proto",
                                                "x-forwarded-port",
                                                "trailer"};
        if (ofTheWay.contains(lower))
            continue;
        fields.emplace_back(std::move(name),
                            value == std::string::npos ? std::string() : line.substr(value));
    }
    return fields;
}

TapedRequest taped(const stats::TapRecord &record)
{
    TapedRequest out;
    out.request.method = record.method;
    out.request.url = "http://" + record.host + (record.path.starts_with('/') ? "" : "/") +
                      record.path + (record.query.empty() ? "" : "?" + record.query);
    out.request.headers = fieldsOf(record.requestHead);
    std::string client = record.client;
    if (const std::size_t bracket = client.find(']');
        client.starts_with('[') && bracket != std::string::npos)
        client = client.substr(1, bracket - 1);
    else if (std::count(client.begin(), client.end(), ':') == 1)
        client.erase(client.find(':'));
    if (!client.empty() && client.find('/') == std::string::npos)
        out.request.client = std::move(client);
    out.host = record.host;
    out.path = record.path;
    out.listener = record.listener;
    out.route = record.route;
    out.backend = record.backend;
    out.server = record.server;
    out.status = record.status;
    out.wallMs = record.wallMs;
    out.durationUs = record.durationUs;
    return out;
}

Routed routed(const Analysis &analysis, const ExplainRequest &request)
{
    Routed out;
    const auto match = signalbox::decide(*analysis.config, *analysis.table, request);
    if (!match || !*match)
        return out;
    out.route = (*match)->route;
    out.backend = (*match)->backend;
    out.pathForwarded = (*match)->pathForwarded;
    out.answered = (*match)->answered;
    return out;
}

} // namespace

Replay replay(Tape tape, const Analysis *live, const Analysis &draft)
{
    Replay out;
    out.tape = std::move(tape);
    if (!out.tape || !draft.config)
        return out;
    for (std::size_t i = 0; i < out.tape->size(); ++i) {
        const TapedRequest &request = (*out.tape)[i];
        Replay::Row row;
        row.request = i;
        const bool known = live && live->config;
        if (known)
            row.live = routed(*live, request.request);
        else
            row.live = {request.route, request.backend, {}, 0};
        row.draft = routed(draft, request.request);
        if (row.draft.route.empty() && !row.live.route.empty())
            ++out.becomes404;
        else if (row.draft.route == row.live.route && row.draft.backend == row.live.backend &&
                 // A record doesn't say what was forwarded.
                 (!known || (row.draft.pathForwarded == row.live.pathForwarded &&
                             row.draft.answered == row.live.answered)))
            ++out.same;
        else
            ++out.changed;
        out.rows.push_back(std::move(row));
    }
    return out;
}

class RequestTape::Private
{
public:
    std::deque<TapedRequest> requests;
    Tape shared;
    QTimer tell;
    QHash<QString, quint64> newest; // number of the newest replay of a key
    quint64 replays = 0;
    QThreadPool pool; // last: waits for its thread before the rest goes
};

RequestTape::RequestTape(Session &session, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->pool.setMaxThreadCount(1);
    d->tell.setSingleShot(true);
    d->tell.setInterval(tellMs);
    connect(&d->tell, &QTimer::timeout, this, &RequestTape::changed);
    connect(&session, &Session::recorded, this, [this](const RecordedBatch &batch) {
        const std::size_t count = std::min(batch->size(), std::size_t(capacity));
        for (std::size_t i = batch->size() - count; i < batch->size(); ++i)
            d->requests.push_back(taped((*batch)[i]));
        while (d->requests.size() > std::size_t(capacity))
            d->requests.pop_front();
        d->shared.reset();
        if (!d->tell.isActive())
            d->tell.start();
    });
}

RequestTape::~RequestTape()
{
    d->pool.waitForDone();
}

Tape RequestTape::tape() const
{
    if (!d->shared)
        d->shared = std::make_shared<const std::vector<TapedRequest>>(d->requests.begin(),
                                                                      d->requests.end());
    return d->shared;
}

void RequestTape::replayLater(const QString &key, std::shared_ptr<const Analysis> live,
                              std::shared_ptr<const Analysis> draft, QObject *context,
                              std::function<void(const Replay &)> done)
{
    const quint64 number = ++d->replays;
    d->newest[key] = number;
    QPointer<QObject> receiver(context);
    d->pool.start([this, key, number, tape = tape(), live = std::move(live),
                   draft = std::move(draft), receiver, done = std::move(done)]() mutable {
        Replay result = draft ? replay(std::move(tape), live.get(), *draft) : Replay();
        QMetaObject::invokeMethod(
            this,
            [this, key, number, receiver, done = std::move(done), result = std::move(result)] {
                if (receiver && d->newest.value(key) == number)
                    done(result);
            },
            Qt::QueuedConnection);
    });
}

} // namespace signalbox::ui

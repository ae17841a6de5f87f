#include "workspace/live_feed.h"

#include <QSet>

#include <unordered_map>

namespace signalbox::ui {

namespace {

/// Values of the last minute, oldest first, in one piece: the oldest moves out when it is full.
class History
{
public:
    void add(float value)
    {
        if (m_values.size() == std::size_t(LiveFeed::history))
            m_values.erase(m_values.begin());
        m_values.push_back(value);
    }
    std::span<const float> values() const { return m_values; }

    quint64 seen = 0; // round in which it was fed last
private:
    std::vector<float> m_values;
};

std::string serverKey(const std::string &backend, const std::string &server)
{
    return backend + '\n' + server;
}

} // namespace

class LiveFeed::Private
{
public:
    using Histories = std::unordered_map<std::string, History>;

    static void feed(Histories &histories, std::string key, std::optional<double> rate,
                     quint64 round)
    {
        History &history = histories[std::move(key)];
        history.add(float(rate.value_or(0)));
        history.seen = round;
    }

    static std::span<const float> values(const Histories &histories, const std::string &key)
    {
        const auto found = histories.find(key);
        return found == histories.end() ? std::span<const float>() : found->second.values();
    }

    void index()
    {
        routes.clear();
        servers.clear();
        backends.clear();
        for (const stats::RouteSnapshot &route : latest->routes)
            routes.emplace(route.info.name, &route);
        for (const stats::BackendSnapshot &backend : latest->backends) {
            backends.emplace(backend.info.name, &backend);
            for (const stats::ServerSnapshot &server : backend.servers)
                servers.emplace(serverKey(backend.info.name, server.info.name), &server);
        }
    }

    void nextSecond()
    {
        ++round;
        for (const stats::RouteSnapshot &route : latest->routes)
            feed(routeHistories, route.info.name, route.rate.lastSecond, round);
        for (const stats::BackendSnapshot &backend : latest->backends) {
            for (const stats::ServerSnapshot &server : backend.servers)
                feed(serverHistories, serverKey(backend.info.name, server.info.name),
                     server.rate.lastSecond, round);
        }
        // What has been gone for a minute is forgotten.
        const auto old = [this](const auto &entry) {
            return entry.second.seen + LiveFeed::history < round;
        };
        std::erase_if(routeHistories, old);
        std::erase_if(serverHistories, old);
    }

    Session *session = nullptr;
    std::shared_ptr<const stats::Snapshot> latest;
    std::unordered_map<std::string, const stats::RouteSnapshot *> routes;
    std::unordered_map<std::string, const stats::BackendSnapshot *> backends;
    std::unordered_map<std::string, const stats::ServerSnapshot *> servers;
    Histories routeHistories, serverHistories;
    quint64 round = 0;
    std::int64_t lastSecondMs = 0; // of the sample that was the last second's
    QSet<QObject *> viewers;
};

LiveFeed::LiveFeed(Session &session, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->session = &session;
    connect(&session, &Session::sampled, this,
            [this](const std::shared_ptr<const stats::Snapshot> &snapshot) {
                d->latest = snapshot;
                d->index();
                emit sampled();
                // Samples come at 1 to 20 Hz; histories take one a second.
                constexpr std::int64_t nearlyASecondMs = 950;
                if (snapshot->takenMs - d->lastSecondMs < nearlyASecondMs &&
                    snapshot->takenMs >= d->lastSecondMs)
                    return;
                d->lastSecondMs = snapshot->takenMs;
                d->nextSecond();
                emit secondPassed();
            });
    connect(&session, &Session::stateChanged, this, [this](EngineState state) {
        if (state != EngineState::Stopped || !d->latest)
            return;
        d->latest.reset();
        d->routes.clear();
        d->backends.clear();
        d->servers.clear();
        d->routeHistories.clear();
        d->serverHistories.clear();
        emit sampled();
        emit secondPassed();
    });
    connect(&session, &Session::ready, this,
            [this] { d->session->setWatched(!d->viewers.isEmpty()); });
}

LiveFeed::~LiveFeed() = default;

std::shared_ptr<const stats::Snapshot> LiveFeed::latest() const
{
    return d->latest;
}

const stats::RouteSnapshot *LiveFeed::route(const QString &name) const
{
    const auto found = d->routes.find(name.toStdString());
    return found == d->routes.end() ? nullptr : found->second;
}

const stats::BackendSnapshot *LiveFeed::backend(const QString &name) const
{
    const auto found = d->backends.find(name.toStdString());
    return found == d->backends.end() ? nullptr : found->second;
}

const stats::ServerSnapshot *LiveFeed::server(const QString &backend, const QString &server) const
{
    const auto found = d->servers.find(serverKey(backend.toStdString(), server.toStdString()));
    return found == d->servers.end() ? nullptr : found->second;
}

std::span<const float> LiveFeed::routeRates(const QString &name) const
{
    return Private::values(d->routeHistories, name.toStdString());
}

std::span<const float> LiveFeed::serverRates(const QString &backend, const QString &server) const
{
    return Private::values(d->serverHistories,
                           serverKey(backend.toStdString(), server.toStdString()));
}

double LiveFeed::rate() const
{
    double sum = 0;
    if (d->latest) {
        for (const stats::ListenerSnapshot &listener : d->latest->listeners)
            sum += listener.rate.lastSecond.value_or(0);
    }
    return sum;
}

quint64 LiveFeed::inFlight() const
{
    quint64 sum = 0;
    if (d->latest) {
        for (const stats::GenerationSnapshot &generation : d->latest->generations)
            sum += generation.inFlight;
    }
    return sum;
}

void LiveFeed::addViewer(QObject *viewer)
{
    if (d->viewers.contains(viewer))
        return;
    d->viewers.insert(viewer);
    connect(viewer, &QObject::destroyed, this, &LiveFeed::removeViewer);
    if (d->viewers.size() == 1)
        d->session->setWatched(true);
}

void LiveFeed::removeViewer(QObject *viewer)
{
    if (!d->viewers.remove(viewer))
        return;
    disconnect(viewer, &QObject::destroyed, this, &LiveFeed::removeViewer);
    if (d->viewers.isEmpty())
        d->session->setWatched(false);
}

} // namespace signalbox::ui

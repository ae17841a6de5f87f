#include "mainwindow/run_state.h"

#include "theme/state_look.h"
#include "workspace/live_feed.h"

#include <algorithm>

namespace signalbox::ui {

RunState::RunState(Session &session, const LiveFeed &live, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_live(live)
{
    connect(&session, &Session::stateChanged, this, &RunState::stateChanged);
    connect(&session, &Session::startFailed, this, [this](const StartFailure &failure) {
        m_failure = failure;
        setWord(Word::Failed);
    });
    connect(&session, &Session::ready, this,
            [this](quint64 generation, const std::vector<ListenerInfo> &listeners) {
                m_generation = generation;
                m_listeners = listeners;
                m_failure.reset();
                emit changed();
            });
    connect(&session, &Session::configurationChanged, this,
            [this](quint64 generation, const std::shared_ptr<const config::RuntimeConfig> &config) {
                m_generation = generation;
                m_config = config;
                emit changed();
            });
    connect(&session, &Session::fileMissing, this, [this](bool gone) {
        m_fileGone = gone;
        emit changed();
    });
    connect(&live, &LiveFeed::sampled, this, &RunState::sampled);
    stateChanged(session.state());
}

void RunState::stateChanged(EngineState state)
{
    switch (state) {
    case EngineState::Stopped:
        m_listeners.clear();
        m_degraded.clear();
        m_config.reset();
        m_generation = 0;
        m_generationSinceMs = 0;
        m_fileGone = false;
        setWord(m_failure ? Word::Failed : Word::Stopped);
        break;
    case EngineState::Starting:
        m_failure.reset();
        setWord(Word::Starting);
        break;
    case EngineState::Running:
        setWord(m_degraded.isEmpty() ? Word::Running : Word::Degraded);
        break;
    case EngineState::Draining:
        setWord(Word::Draining);
        break;
    }
}

void RunState::setWord(Word word)
{
    m_word = word;
    emit changed();
}

void RunState::sampled()
{
    const auto snapshot = m_live.latest();
    if (!snapshot || !running())
        return;
    QStringList degraded;
    for (const stats::BackendSnapshot &backend : snapshot->backends) {
        const auto serves = [](const stats::ServerSnapshot &server) {
            return serverStateLook(server.info.state).takesRequests;
        };
        if (std::none_of(backend.servers.begin(), backend.servers.end(), serves))
            degraded << QString::fromStdString(backend.info.name);
    }
    std::vector<ListenerInfo> listeners;
    for (const stats::ListenerSnapshot &listener : snapshot->listeners) {
        ListenerInfo info{listener.info.name, {}, listener.info.url};
        const std::string_view url(listener.info.url);
        const std::size_t scheme = url.find("://");
        if (auto address = SocketAddress::parse(scheme == url.npos ? url : url.substr(scheme + 3)))
            info.address = *address;
        listeners.push_back(std::move(info));
    }
    const auto &generation = snapshot->engine.generation;
    const quint64 number = generation ? generation->number : m_generation;
    const std::int64_t since = generation ? generation->appliedMs : m_generationSinceMs;
    const bool same = degraded == m_degraded && listeners == m_listeners &&
                      number == m_generation && since == m_generationSinceMs;
    if (same)
        return;
    m_degraded = degraded;
    m_listeners = std::move(listeners);
    m_generation = number;
    m_generationSinceMs = since;
    setWord(m_degraded.isEmpty() ? Word::Running : Word::Degraded);
}

bool RunState::running() const noexcept
{
    return m_word == Word::Running || m_word == Word::Degraded;
}

QString RunState::wordText() const
{
    return wordText(m_word);
}

QString RunState::wordText(Word word)
{
    switch (word) {
    case Word::Stopped:
        return tr("Stopped");
    case Word::Starting:
        return tr("Starting");
    case Word::Running:
        return tr("Running");
    case Word::Degraded:
        return tr("Degraded");
    case Word::Draining:
        return tr("Draining");
    case Word::Failed:
        return tr("Failed");
    }
    return {};
}

QString RunState::address() const
{
    for (const ListenerInfo &listener : m_listeners) {
        if (!listener.address.isUnix())
            return QString::fromStdString(listener.address.toString());
    }
    return {};
}

QString RunState::url() const
{
    const auto listener =
        std::find_if(m_listeners.begin(), m_listeners.end(),
                     [](const ListenerInfo &info) { return !info.address.isUnix(); });
    if (listener == m_listeners.end())
        return {};
    QString host;
    for (std::size_t i = 0; m_config && host.isEmpty() && i < m_config->routes.size(); ++i) {
        const config::RouteSpec &route = m_config->routes[i];
        for (const config::HostPattern &pattern : route.match.hosts) {
            if (route.enabled && !pattern.wildcard && host.isEmpty())
                host = QString::fromStdString(pattern.name);
        }
    }
    const SocketAddress &address = listener->address;
    if (host.isEmpty()) {
        host = address.ip.isUnspecified() ? QStringLiteral("localhost")
                                          : QString::fromStdString(address.ip.toString());
        if (host.contains(u':'))
            host = u'[' + host + u']';
    }
    return u"http://"_qs + host +
           (address.port == 80 ? QString() : QString(u':' + QString::number(address.port))) + u'/';
}

QStringList RunState::exposed() const
{
    QStringList list;
    for (const ListenerInfo &listener : m_listeners) {
        if (!listener.address.isLoopback())
            list << QString::fromStdString(listener.address.toString());
    }
    return list;
}

} // namespace signalbox::ui

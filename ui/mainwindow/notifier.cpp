#include "mainwindow/notifier.h"

#include "theme/state_look.h"

#include <algorithm>

namespace signalbox::ui {

Notifier::Notifier(Session &session, std::function<std::int64_t()> now, QObject *parent)
    : QObject(parent)
    , m_now(std::move(now))
{
    connect(&session, &Session::sampled, this,
            [this](const std::shared_ptr<const stats::Snapshot> &snapshot) { sampled(*snapshot); });
    connect(&session, &Session::stateChanged, this, [this](EngineState state) {
        if (state == EngineState::Stopped || state == EngineState::Starting)
            m_backends.clear();
    });
}

void Notifier::sampled(const stats::Snapshot &snapshot)
{
    for (const stats::BackendSnapshot &backend : snapshot.backends) {
        const bool down = !backend.servers.empty() &&
                          std::none_of(backend.servers.begin(), backend.servers.end(),
                                       [](const stats::ServerSnapshot &server) {
                                           return serverStateLook(server.info.state).takesRequests;
                                       });
        const QString name = QString::fromStdString(backend.info.name);
        m_backends[name].down = down;
        if (down != m_backends[name].told)
            say(name, down);
    }
}

void Notifier::say(const QString &backend, bool down)
{
    Known &known = m_backends[backend];
    // A backend that flaps is told of again when the time is over and it still is what it was.
    std::int64_t &said = known.saidMs[down ? 1 : 0];
    if (m_now() - said < quietMs)
        return;
    known.told = down;
    said = m_now();
    if (!m_enabled)
        return;
    if (down)
        emit notify(backend, tr("%1 is down").arg(backend),
                    tr("No server of backend %1 takes requests.").arg(backend), true);
    else
        emit notify(backend, tr("%1 is back").arg(backend),
                    tr("Backend %1 takes requests again.").arg(backend), false);
}

} // namespace signalbox::ui

#include "pages/server_actions.h"

#include "facade/session.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/event_log.h"
#include "workspace/live_feed.h"
#include "workspace/selection.h"

#include <QPointer>

#include <algorithm>

namespace signalbox::ui {

ServerActions::ServerActions(const Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    const auto serve = [this](ActionId id, auto act) {
        connect(m_workspace.actions.get(id), &QAction::triggered, this, act);
    };
    serve(ActionId::ServerCheckNow, [this] { checkNow(); });
    serve(ActionId::ServerDrain, [this] { toggle(config::AdminState::Drain); });
    serve(ActionId::ServerMaint, [this] { toggle(config::AdminState::Maint); });
    serve(ActionId::ServerEnable, [this] { setState(config::AdminState::Active); });
    for (const ActionId id : {ActionId::ServerDrain, ActionId::ServerMaint})
        m_workspace.actions.get(id)->setCheckable(true);
    connect(&workspace.selection, &Selection::changed, this, &ServerActions::refresh);
    connect(&workspace.live, &LiveFeed::sampled, this, &ServerActions::refresh);
    connect(&workspace.draft, &DraftDocument::liveChanged, this, &ServerActions::refresh);
    refresh();
}

QString ServerActions::selectedServer() const
{
    const Selection &selection = m_workspace.selection;
    return selection.server().isEmpty() ? QString()
                                        : selection.backend() + u'/' + selection.server();
}

std::string ServerActions::stateOfSelected() const
{
    const Selection &selection = m_workspace.selection;
    const stats::ServerSnapshot *server =
        selection.server().isEmpty()
            ? nullptr
            : m_workspace.live.server(selection.backend(), selection.server());
    return server ? server->info.state : std::string();
}

/// A server that drains doesn't tell by its state; the running configuration does.
bool ServerActions::selectedIsChecked() const
{
    const auto live = m_workspace.draft.liveAnalysis();
    if (!live || !live->config)
        return true;
    const std::string name = m_workspace.selection.backend().toStdString();
    const auto &backends = live->config->backends;
    const auto found = std::find_if(backends.begin(), backends.end(),
                                    [&name](const auto &spec) { return spec.name == name; });
    return found == backends.end() || found->healthCheck.has_value();
}

void ServerActions::refresh()
{
    const std::string state = stateOfSelected();
    const bool runs = !state.empty();
    const bool held = state == "drain" || state == "maint";
    const auto set = [this](ActionId id, bool enabled, bool checked) {
        QAction *action = m_workspace.actions.get(id);
        action->setEnabled(enabled);
        if (action->isCheckable())
            action->setChecked(checked);
    };
    set(ActionId::ServerCheckNow,
        runs && state != "unchecked" && state != "maint" && selectedIsChecked(), false);
    set(ActionId::ServerDrain, runs, state == "drain");
    set(ActionId::ServerMaint, runs, state == "maint");
    set(ActionId::ServerEnable, held, false);
}

void ServerActions::toggle(config::AdminState state)
{
    const bool in = stateOfSelected() == (state == config::AdminState::Drain ? "drain" : "maint");
    setState(in ? config::AdminState::Active : state);
}

void ServerActions::setState(config::AdminState state)
{
    const QString server = selectedServer();
    if (server.isEmpty())
        return;
    const QPointer<EventLog> log(&m_workspace.log);
    m_workspace.session.setServerState(
        server.toStdString(), state, [log, server](const Result<std::string> &done) {
            if (log && !done)
                log->add(LogEntry::Level::Error, QStringLiteral("health"),
                         tr("%1: %2").arg(server, QString::fromStdString(done.error().text())));
        });
    // The action shows what is; the next sample says whether it worked.
    refresh();
}

void ServerActions::checkNow()
{
    const QString server = selectedServer();
    if (server.isEmpty())
        return;
    const QPointer<EventLog> log(&m_workspace.log);
    m_workspace.session.checkNow(
        server.toStdString(), [log, server](const Result<std::string> &done) {
            if (log && done)
                log->add(LogEntry::Level::Info, QStringLiteral("health"),
                         tr("%1 is being checked").arg(server));
            else if (log)
                log->add(LogEntry::Level::Error, QStringLiteral("health"),
                         tr("%1: %2").arg(server, QString::fromStdString(done.error().text())));
        });
}

} // namespace signalbox::ui

#include "mainwindow/outside_actions.h"

#include "facade/analysis.h"
#include "facade/session.h"
#include "mainwindow/proxy_actions.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/outside_edit.h"
#include "workspace/preferences.h"
#include "workspace/text.h"

#include <QAction>
#include <QCoreApplication>
#include <QFile>
#include <QPointer>
#include <QThreadPool>

namespace signalbox::ui {

OutsideActions::OutsideActions(const Workspace &workspace, OutsideEdit &outside,
                               ProxyActions &proxy, const Preferences &preferences, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_outside(outside)
    , m_proxy(proxy)
    , m_preferences(preferences)
{
    connect(workspace.actions.get(ActionId::Reload), &QAction::triggered, this,
            &OutsideActions::reload);
    connect(&outside, &OutsideEdit::looked, this, &OutsideActions::atOnce);
}

void OutsideActions::apply()
{
    const auto analysis = m_outside.analysis();
    if (analysis)
        m_proxy.confirmExposure(analysis->config, [this] { m_outside.apply(); });
}

/// What has errors would be refused, and what lets others in has to be asked about: for both there
/// is the banner.
void OutsideActions::atOnce()
{
    const auto analysis = m_outside.analysis();
    if (m_preferences.outsideEditsAtOnce() && analysis && analysis->config &&
        !m_proxy.exposesMore(analysis->config))
        m_outside.apply();
}

void OutsideActions::reload()
{
    const QString file = m_workspace.draft.file();
    QThreadPool::globalInstance()->start([self = QPointer(this), file] {
        std::shared_ptr<const Analysis> analysis;
        if (QFile disk(file); disk.open(QIODevice::ReadOnly))
            analysis = analyse(disk.readAll().toStdString(), file.toStdString());
        QMetaObject::invokeMethod(qApp, [self, file, analysis] {
            if (!self || self->m_workspace.draft.file() != file)
                return;
            // What can't be read or resolved is refused by the engine, which says why.
            self->m_proxy.confirmExposure(analysis ? analysis->config : nullptr, [self] {
                if (!self)
                    return;
                self->m_workspace.session.reload(Cause::App, [self](const auto &outcome) {
                    if (self)
                        self->reloaded(outcome);
                });
            });
        });
    });
}

void OutsideActions::reloaded(const control::ReloadOutcome &outcome)
{
    if (outcome.ok())
        return;
    const QString reason = outcome.error ? text(outcome.error->text()) : tr("it was refused");
    emit failed(tr("The file wasn't reloaded: %1. Generation %2 still serves.")
                    .arg(reason)
                    .arg(m_workspace.draft.liveGeneration()));
}

} // namespace signalbox::ui

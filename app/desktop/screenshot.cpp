#include "desktop/screenshot.h"

#include "desktop/workspace_host.h"
#include "mainwindow/main_window.h"
#include "mainwindow/run_state.h"
#include "pages/first_run_page.h"

#include <QApplication>
#include <QPainter>
#include <QPixmap>

namespace signalbox::desktop {

Screenshot::Screenshot(const CommandLine &line, WorkspaceHost &host, QObject *parent)
    : QObject(parent)
    , m_line(line)
    , m_host(host)
{
    m_timeout.setSingleShot(true);
    m_timeout.setInterval(timeoutMs);
    connect(&m_timeout, &QTimer::timeout, this, &Screenshot::shoot);
    const ui::Workspace &workspace = host.workspace();
    connect(&workspace.live, &ui::LiveFeed::secondPassed, this, [this] {
        ++m_seconds;
        step();
    });
    connect(&workspace.draft, &ui::DraftDocument::analysed, this, &Screenshot::step);
    connect(&host.window().firstRun(), &ui::FirstRunPage::scanFinished, this, &Screenshot::step);
    connect(&host.window().run(), &ui::RunState::changed, this, &Screenshot::step);
}

void Screenshot::start()
{
    m_timeout.start();
    // The size that was asked for, even where a user's window would have to be larger.
    m_host.window().setMinimumSize(1, 1);
    m_host.window().resize(m_line.size);
    m_host.window().show();
    step();
}

bool Screenshot::ready() const
{
    const ui::Workspace &workspace = m_host.workspace();
    if (m_host.empty())
        return m_host.window().firstRun().scanned();
    const ui::RunState::Word word = m_host.window().run().word();
    if (word == ui::RunState::Word::Failed)
        return true;
    return m_seconds >= liveSeconds && workspace.live.latest() && workspace.draft.liveAnalysis();
}

void Screenshot::step()
{
    if (m_done || !ready())
        return;
    if (!std::exchange(m_shown, true)) {
        prepareScreen();
        // One turn more, for what the screen itself asks for.
        m_seconds = liveSeconds - 1;
        return;
    }
    // What has new words has its new size after this turn.
    QTimer::singleShot(0, this, &Screenshot::shoot);
}

/// A draft to look at where a screen is about drafts, then the screen itself.
void Screenshot::prepareScreen()
{
    const ui::Workspace &workspace = m_host.workspace();
    const auto analysis = workspace.draft.analysis();
    if (m_line.screen == u"review"_qs || m_line.screen == u"route-editor"_qs) {
        std::string text = workspace.draft.text();
        const std::size_t weight = text.find("weight: 2");
        if (m_line.demo && weight != std::string::npos)
            workspace.draft.setText(text.replace(weight, 9, "weight: 3"), tr("Weight"));
    }
    if (analysis && analysis->config && !analysis->config->routes.empty())
        workspace.selection.selectRoute(
            QString::fromStdString(analysis->config->routes.front().name));
    m_host.window().showScreen(m_line.screen);
}

void Screenshot::shoot()
{
    if (std::exchange(m_done, true))
        return;
    QWidget *shown = &m_host.window();
    const bool late = !m_timeout.isActive();
    // A dialog lies on the window: both are drawn as they stand.
    QPixmap picture = shown->grab();
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (top != shown && top->isVisible() && top->isWindow() && top->parentWidget()) {
            QPainter painter(&picture);
            // Without a window manager dialogs aren't put in the middle by themselves.
            const QPoint corner = top->windowType() == Qt::Dialog
                                      ? shown->rect().center() - top->rect().center()
                                      : shown->mapFromGlobal(top->mapToGlobal(QPoint()));
            painter.drawPixmap(corner, top->grab());
        }
    }
    if (!picture.save(m_line.screenshot))
        emit finished(tr("the picture can't be written to %1").arg(m_line.screenshot));
    else
        emit finished(late ? tr("the screen had no data after %1 s; the picture shows it as it was")
                                 .arg(timeoutMs / 1000)
                           : QString());
}

} // namespace signalbox::desktop

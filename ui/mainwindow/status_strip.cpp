#include "mainwindow/status_strip.h"

#include "facade/session.h"
#include "mainwindow/run_state.h"
#include "theme/formats.h"
#include "theme/theme.h"
#include "widgets/small_widgets.h"
#include "workspace/draft_document.h"
#include "workspace/live_feed.h"

#include <QDir>
#include <QLabel>
#include <QTime>

#include <algorithm>

namespace signalbox::ui {

StatusStrip::StatusStrip(const Workspace &workspace, RunState &run, QWidget *parent)
    : QStatusBar(parent)
    , m_workspace(workspace)
    , m_run(run)
    , m_icon(new QLabel)
    , m_file(new ElidedLabel(workspace.theme, FontRole::Hint, Token::Tx))
    , m_rate(cell())
    , m_inFlight(cell())
    , m_requests(cell())
    , m_process(cell())
{
    setSizeGripEnabled(false);
    addWidget(m_icon);
    addWidget(m_file, 1);
    for (QLabel *label : {m_rate, m_inFlight, m_requests, m_process})
        addPermanentWidget(label);
    connect(&run, &RunState::changed, this, &StatusStrip::refreshFile);
    connect(&workspace.draft, &DraftDocument::fileChanged, this, &StatusStrip::refreshFile);
    connect(&workspace.session, &Session::configurationChanged, this, [this] {
        m_saved = QLocale().toString(QTime::currentTime(), u"HH:mm:ss"_qs);
        refreshFile();
    });
    connect(&workspace.live, &LiveFeed::sampled, this, &StatusStrip::refreshFigures);
    connect(&workspace.theme, &Theme::changed, this, &StatusStrip::applyTheme);
    applyTheme();
}

QLabel *StatusStrip::cell()
{
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(m_workspace.theme.px(8), 0, m_workspace.theme.px(8), 0);
    return label;
}

void StatusStrip::showEvent(QShowEvent *event)
{
    m_workspace.live.addViewer(this);
    QStatusBar::showEvent(event);
}

void StatusStrip::hideEvent(QHideEvent *event)
{
    m_workspace.live.removeViewer(this);
    QStatusBar::hideEvent(event);
}

void StatusStrip::applyTheme()
{
    const Theme &theme = m_workspace.theme;
    setFixedHeight(theme.px(24));
    m_icon->setContentsMargins(theme.px(8), 0, 0, 0);
    for (QLabel *label : {m_rate, m_inFlight, m_requests, m_process})
        label->setFont(theme.font(FontRole::Hint));
    refreshFile();
}

void StatusStrip::refreshFile()
{
    const Theme &theme = m_workspace.theme;
    QString file = m_workspace.draft.file();
    if (file.startsWith(QDir::homePath() + u'/'))
        file = u'~' + file.mid(QDir::homePath().size());
    QString text, icon = u"info"_qs;
    Token ink = Token::Tx2;
    if (file.isEmpty()) {
        text = m_run.running() ? tr("No file: this configuration lives in memory")
                               : tr("No configuration open");
    } else if (m_run.fileGone()) {
        text = tr("%1 is gone; what was loaded serves on").arg(file);
        icon = u"warning"_qs;
        ink = Token::Gdn;
    } else if (m_run.running()) {
        text = m_saved.isEmpty() ? tr("Watching %1").arg(file)
                                 : tr("Watching %1, read %2").arg(file, m_saved);
        icon = u"eye"_qs;
    } else {
        text = file;
        icon = u"yaml"_qs;
    }
    m_file->setText(text);
    m_icon->setPixmap(theme.icon(icon, ink).pixmap(theme.px(14)));
    refreshFigures();
}

void StatusStrip::refreshFigures()
{
    const auto snapshot = m_workspace.live.latest();
    const bool shown = m_run.running() && snapshot;
    m_rate->setText(tr("%1 req/s").arg(shown ? formats::rate(m_workspace.live.rate()) : u"0"_qs));
    m_inFlight->setVisible(shown);
    m_requests->setVisible(shown);
    if (!shown) {
        m_process->setText(m_run.wordText() == RunState::wordText(RunState::Word::Stopped)
                               ? tr("proxy not running")
                               : m_run.wordText());
        return;
    }
    m_inFlight->setText(tr("%1 in flight").arg(formats::count(m_workspace.live.inFlight())));
    const auto current = std::find_if(snapshot->generations.begin(), snapshot->generations.end(),
                                      [this](const stats::GenerationSnapshot &entry) {
                                          return entry.info.number == m_run.generation();
                                      });
    const quint64 requests = current == snapshot->generations.end() ? 0 : current->requests;
    m_requests->setText(tr("%1 request(s) in gen %2", nullptr, requests == 1 ? 1 : 2)
                            .arg(formats::count(requests))
                            .arg(m_run.generation()));
    m_process->setText(m_workspace.session.attached()
                           ? tr("attached to pid %1").arg(snapshot->engine.pid)
                           : tr("pid %1").arg(snapshot->engine.pid));
}

} // namespace signalbox::ui

#include "review/review_dialog.h"

#include "delegates/change_delegate.h"
#include "models/change_list_model.h"
#include "review/diff_view.h"
#include "review/impact_view.h"
#include "review/merge_dialog.h"
#include "review/step_bar.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/small_widgets.h"
#include "workspace/draft_document.h"
#include "workspace/outside_edit.h"
#include "workspace/request_tape.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QListView>
#include <QMessageBox>
#include <QPointer>
#include <QScreen>
#include <QSplitter>

#include <utility>

namespace signalbox::ui {

ReviewDialog::ReviewDialog(const Workspace &workspace, OutsideEdit &outside, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_outside(outside)
    , m_flow(new ReviewFlow(workspace.session, workspace.draft, outside, this))
    , m_steps(new StepBar(workspace.theme, this))
    , m_banner(new Banner(workspace.theme, this))
    , m_changes(new ChangeListModel(this))
    , m_impact(new ImpactView(workspace.theme, this))
{
    const Theme &theme = workspace.theme;
    setWindowModality(Qt::WindowModal);
    setSizeGripEnabled(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_steps);
    column->addWidget(m_banner);
    column->addWidget(makeMiddle(), 3);
    column->addWidget(m_impact, 1);
    column->addWidget(makeFoot());
    m_banner->hide();

    connect(m_flow, &ReviewFlow::changed, this, &ReviewDialog::refresh);
    connect(m_flow, &ReviewFlow::applied, this, [this](quint64 generation) {
        emit applied(generation);
        accept();
    });
    connect(&workspace.tape, &RequestTape::changed, this, [this] {
        m_replayed.reset();
        replayAgain();
    });
    connect(m_banner, &Banner::linkActivated, this, [this](const QString &id) {
        if (id == QLatin1String("line")) {
            const int line = m_flow->obstacleLine();
            reject();
            emit lineRequested(line);
        } else if (id == QLatin1String("merge")) {
            merge();
        } else if (id == QLatin1String("keep")) {
            m_outside.keepDraft();
        }
    });
    // Large text on a small screen: what can scroll gives way.
    // A sheet over its window: as large as designed where the window is, else within it.
    const QSize room = parent ? parent->window()->size() : screen()->availableSize();
    resize(QSize(theme.px(1120), theme.px(768)).boundedTo(room * 0.95));
}

QWidget *ReviewDialog::makeMiddle()
{
    const Theme &theme = m_workspace.theme;
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    auto *left = new QWidget(splitter);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_changesTitle = new QLabel(left);
    m_changesTitle->setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6));
    m_changesTitle->setFont(theme.font(FontRole::ChromeStrong));
    m_list = new QListView(left);
    m_list->setModel(m_changes);
    m_list->setItemDelegate(new ChangeDelegate(theme, m_list));
    m_list->setAccessibleName(tr("Changes"));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_carried = new QLabel(left);
    m_carried->setWordWrap(true);
    m_carried->setMargin(theme.px(10));
    m_carried->setFont(theme.font(FontRole::Body));
    column->addWidget(m_changesTitle);
    column->addWidget(m_list, 1);
    column->addWidget(m_carried);
    m_diff = new DiffView(theme, splitter);
    splitter->addWidget(left);
    splitter->addWidget(m_diff);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme.px(392), theme.px(728)});
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                if (now.isValid())
                    showChange(now.row());
            });
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &at) { showChange(at.row()); });
    return splitter;
}

QWidget *ReviewDialog::makeFoot()
{
    const Theme &theme = m_workspace.theme;
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10));
    row->setSpacing(theme.px(8));
    m_drain = new QLabel(foot);
    m_drain->setFont(theme.font(FontRole::Body));
    m_drain->setWordWrap(true);
    m_discard = new QPushButton(tr("Discard draft…"), foot);
    m_discard->setAutoDefault(false);
    m_close = new KeyHintButton(theme, false, foot);
    m_close->setHint(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    m_close->setAutoDefault(false);
    m_apply = new KeyHintButton(theme, true, foot);
    m_apply->setIconName(QStringLiteral("swap"));
    m_apply->setHint(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    m_apply->setDefault(true);
    row->addWidget(m_drain, 1);
    row->addWidget(m_discard);
    row->addWidget(m_close);
    row->addWidget(m_apply);
    connect(m_discard, &QPushButton::clicked, this, &ReviewDialog::discard);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &ReviewDialog::apply);
    return foot;
}

void ReviewDialog::reviewDraft()
{
    m_flow->reviewDraft();
    begin();
}

void ReviewDialog::reviewStart(const std::string &saved)
{
    m_flow->reviewStart(saved);
    begin();
}

void ReviewDialog::reviewRollBack(quint64 generation, const std::string &text)
{
    m_flow->reviewRollBack(generation, text);
    begin();
}

void ReviewDialog::compare(const QString &beforeTitle, const std::string &before,
                           const QString &afterTitle, const std::string &after)
{
    m_flow->compare(beforeTitle, before, afterTitle, after);
    begin();
}

void ReviewDialog::begin()
{
    const bool compares = m_flow->subject() == ReviewFlow::Subject::Compare;
    m_steps->setVisible(!compares);
    m_impact->setVisible(!compares);
    m_apply->setVisible(!compares);
    m_discard->setVisible(m_flow->isOfDraft());
    m_close->setText(m_flow->isOfDraft() ? tr("Keep editing") : tr("Close"));
    m_replayed.reset();
    refresh();
    m_applyWaits = !compares && !m_apply->isEnabled();
    (compares       ? static_cast<QWidget *>(m_list)
     : m_applyWaits ? static_cast<QWidget *>(m_close)
                    : m_apply)
        ->setFocus();
}

/// A disabled button would hand the keyboard to whatever comes next: it lies with the other one
/// meanwhile.
void ReviewDialog::enableApply(bool enabled)
{
    if (!enabled && m_apply->hasFocus()) {
        m_applyWaits = true;
        m_close->setFocus();
    }
    m_apply->setEnabled(enabled);
    if (enabled && std::exchange(m_applyWaits, false) && m_close->hasFocus())
        m_apply->setFocus();
}

void ReviewDialog::refresh()
{
    const Theme &theme = m_workspace.theme;
    switch (m_flow->subject()) {
    case ReviewFlow::Subject::Draft:
    case ReviewFlow::Subject::Start:
        setWindowTitle(tr("Review & Apply: %1").arg(m_flow->title()));
        break;
    case ReviewFlow::Subject::RollBack:
        setWindowTitle(tr("Roll back: %1").arg(m_flow->title()));
        break;
    case ReviewFlow::Subject::Compare:
        setWindowTitle(tr("Compare: %1").arg(m_flow->title()));
        break;
    }
    m_steps->setSteps(m_flow->steps());
    m_changes->setChanges(m_flow->changes());
    m_changesTitle->setText(tr("Changes %1").arg(QLocale().toString(m_changes->rowCount())));
    const QString file = QFileInfo(m_workspace.draft.file()).fileName();
    m_diff->setTexts(file.isEmpty() ? tr("Configuration") : file, m_flow->before(),
                     m_flow->after());
    const bool starts = m_flow->subject() == ReviewFlow::Subject::Start;
    m_impact->setTitles(m_flow->beforeTitle(), m_flow->afterTitle(), !starts);
    m_carried->setText(carriedOver());
    m_carried->setVisible(!m_carried->text().isEmpty());
    const bool differs = m_flow->before() != m_flow->after();
    m_apply->setText(m_flow->subject() == ReviewFlow::Subject::RollBack ? tr("Roll back")
                     : !starts ? tr("Apply %1").arg(m_flow->afterTitle())
                     : differs ? tr("Save and start")
                               : tr("Start"));
    enableApply(m_flow->canApply());
    m_discard->setEnabled(!m_flow->applying() && (starts ? differs && !m_flow->before().empty()
                                                         : m_workspace.draft.modified()));
    const auto after = m_flow->afterAnalysis();
    QPalette palette = m_drain->palette();
    palette.setColor(QPalette::WindowText, theme.color(Token::Tx2));
    m_drain->setPalette(palette);
    m_drain->setText(
        starts ? tr("Nothing runs: the file is written, then the proxy starts.")
        : after && after->config && m_flow->subject() != ReviewFlow::Subject::Compare
            ? tr("%1 may finish its requests for up to %2 s (settings.timeouts.drain).")
                  .arg(m_flow->beforeTitle())
                  .arg(after->config->settings.timeouts.drain.count() / 1000)
            : QString());
    refreshBanner();
    replayAgain();
}

void ReviewDialog::refreshBanner()
{
    const QString notice = m_flow->notice();
    const QString obstacle = notice.isEmpty() ? m_flow->obstacle() : notice;
    m_banner->setVisible(!obstacle.isEmpty());
    if (obstacle.isEmpty())
        return;
    const bool outside = m_outside.pending() && m_flow->subject() == ReviewFlow::Subject::Draft;
    m_banner->say(outside || !notice.isEmpty() ? Banner::Kind::Warning : Banner::Kind::Error,
                  obstacle.toHtmlEscaped());
    const bool lineOfDraft = m_flow->obstacleLine() > 0 && m_flow->isOfDraft();
    m_banner->setLink(QStringLiteral("line"), lineOfDraft ? tr("Show the line") : QString());
    m_banner->setLink(QStringLiteral("merge"), outside ? tr("Merge") : QString());
    m_banner->setLink(QStringLiteral("keep"), outside ? tr("Keep my draft") : QString());
}

void ReviewDialog::replayAgain()
{
    const auto after = m_flow->afterAnalysis();
    if (!after || !after->config || after == m_replayed ||
        m_flow->subject() == ReviewFlow::Subject::Compare)
        return;
    if (!m_flow->beforeAnalysis() && !m_flow->before().empty())
        return; // it is still being looked at
    m_replayed = after;
    m_workspace.tape.replayLater(QStringLiteral("review"), m_flow->beforeAnalysis(), after, this,
                                 [this](const Replay &replay) {
                                     m_impact->setReplay(replay, !m_flow->before().empty());
                                     m_changes->setReplay(replay);
                                 });
}

QString ReviewDialog::carriedOver() const
{
    const auto before = m_flow->beforeAnalysis();
    const auto after = m_flow->afterAnalysis();
    if (!before || !before->config || !after || !after->config ||
        m_flow->subject() == ReviewFlow::Subject::Start)
        return {};
    const auto names = [](const auto &list) {
        QSet<QString> out;
        for (const auto &one : list)
            out.insert(QString::fromStdString(one.name));
        return out;
    };
    const auto identities = [](const config::RuntimeConfig &config) {
        QSet<QString> out;
        for (const auto &backend : config.backends) {
            for (const auto &server : backend.servers)
                out.insert(QString::fromStdString(server.identity));
        }
        return out;
    };
    // One that moves to another address is opened anew.
    const auto listeners = [](const config::RuntimeConfig &config) {
        QSet<QString> out;
        for (const auto &listener : config.listeners)
            out.insert(QString::fromStdString(listener.bind.toString()));
        return out;
    };
    const auto common = [](QSet<QString> a, const QSet<QString> &b) {
        return int(a.intersect(b).size());
    };
    return tr("%1, %2, %3 and %4 carry over with their connections, health and pick order.",
              "each is a number of things")
        .arg(tr("%n route(s)", nullptr,
                common(names(before->config->routes), names(after->config->routes))),
             tr("%n backend(s)", nullptr,
                common(names(before->config->backends), names(after->config->backends))),
             tr("%n server(s)", nullptr,
                common(identities(*before->config), identities(*after->config))),
             tr("%n listener(s)", nullptr,
                common(listeners(*before->config), listeners(*after->config))));
}

void ReviewDialog::showChange(int row)
{
    const DraftChange &change = m_changes->change(row);
    m_diff->showLines(change.lineBefore, change.lineAfter);
}

void ReviewDialog::showLineAfter(int line)
{
    m_diff->showLines(0, line);
}

void ReviewDialog::apply()
{
    if (!m_flow->canApply())
        return;
    if (m_confirm)
        m_confirm(m_flow->afterAnalysis()->config,
                  [self = QPointer(this), of = m_flow->afterAnalysis()] {
                      if (self && self->m_flow->afterAnalysis() == of)
                          self->m_flow->apply();
                  });
    else
        m_flow->apply();
}

void ReviewDialog::discard()
{
    const bool starts = m_flow->subject() == ReviewFlow::Subject::Start;
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Discard draft"),
                        starts ? tr("Go back to what the file holds? Undo brings the draft back.")
                               : tr("Go back to what runs? Undo brings the draft back."),
                        QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = box->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, starts] {
        if (starts)
            m_workspace.draft.setText(m_flow->before(), tr("discard the draft"));
        else
            m_workspace.draft.discard();
        reject();
    });
    box->open();
}

void ReviewDialog::merge()
{
    MergeDialog::run(m_outside, m_workspace.theme, this);
}

void ReviewDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F8) {
        m_diff->step(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        apply();
        return;
    }
    if (event->key() == Qt::Key_Escape && m_flow->applying())
        return; // its outcome is about to come
    QDialog::keyPressEvent(event);
}

} // namespace signalbox::ui

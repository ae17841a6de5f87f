#include "mainwindow/proxy_actions.h"

#include "facade/session.h"
#include "mainwindow/run_state.h"
#include "theme/mnemonic.h"
#include "theme/theme.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/live_feed.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGridLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QUndoStack>
#include <QUrl>

#include <algorithm>

namespace signalbox::ui {

namespace {

/// Where others can reach what it serves.
QStringList exposedBinds(const config::RuntimeConfig *config)
{
    QStringList exposed;
    for (std::size_t i = 0; config && i < config->listeners.size(); ++i) {
        const config::ListenerSpec &listener = config->listeners[i];
        if (!listener.bind.isLoopback())
            exposed << QString::fromStdString(listener.bind.toString());
    }
    return exposed;
}

} // namespace

ProxyActions::ProxyActions(const Workspace &workspace, RunState &run, QWidget &window)
    : QObject(&window)
    , m_workspace(workspace)
    , m_run(run)
    , m_window(window)
{
    const auto serve = [&](ActionId id, auto function) {
        connect(workspace.actions.get(id), &QAction::triggered, this, function);
    };
    serve(ActionId::StartStop, [this] { startOrStop(); });
    serve(ActionId::CopyAddress, [this] {
        QApplication::clipboard()->setText(m_run.url());
        emit message(tr("Copied %1").arg(m_run.url()));
    });
    serve(ActionId::OpenInBrowser, [this] { QDesktopServices::openUrl(QUrl(m_run.url())); });
    serve(ActionId::RevealFile, [this] {
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(QFileInfo(m_workspace.draft.file()).absolutePath()));
    });
    serve(ActionId::DiscardDraft, [this] { confirmDiscard([] {}); });
    serve(ActionId::Undo, [this] { m_workspace.draft.undoStack()->undo(); });
    serve(ActionId::Redo, [this] { m_workspace.draft.undoStack()->redo(); });
    serve(ActionId::ReviewApply, [this] {
        // Served by another process: the start says that again, and nothing is written.
        if (!m_run.running() && !wantsSaving())
            startOrStop();
        else
            emit reviewRequested();
    });

    connect(&run, &RunState::changed, this, &ProxyActions::refresh);
    connect(&workspace.session, &Session::configurationChanged, this,
            [this](quint64, const std::shared_ptr<const config::RuntimeConfig> &config) {
                if (config) // what was agreed to holds as long as it serves
                    m_confirmedExposure = exposedBinds(config.get());
            });
    connect(&workspace.session, &Session::startFailed, this, [this](const StartFailure &failure) {
        if (!m_workspace.session.attached() && failure.error.type() == ErrorType::NotFound &&
            !config::hasErrors(failure.diagnostics))
            setSavedText({}); // there is no file: the next start writes it
    });
    const DraftDocument &draft = workspace.draft;
    connect(&draft, &DraftDocument::modifiedChanged, this, &ProxyActions::refresh);
    connect(&draft, &DraftDocument::textChanged, this, &ProxyActions::refresh);
    connect(&draft, &DraftDocument::fileChanged, this, &ProxyActions::refresh);
    connect(draft.undoStack(), &QUndoStack::indexChanged, this, &ProxyActions::refresh);
    connect(&workspace.theme, &Theme::changed, this, &ProxyActions::refresh);
    refresh();
}

void ProxyActions::setSavedText(std::string text)
{
    m_saved = std::move(text);
    refresh();
    emit savedTextChanged();
}

void ProxyActions::startReviewed()
{
    emit startRequested(wantsSaving());
}

void ProxyActions::saveFailed(const QString &reason)
{
    emit saveRefused(tr("The file can't be written: %1").arg(reason));
}

void ProxyActions::refresh()
{
    const auto get = [this](ActionId id) { return m_workspace.actions.get(id); };
    const DraftDocument &draft = m_workspace.draft;
    const bool running = m_run.running();
    const bool busy =
        m_run.word() == RunState::Word::Starting || m_run.word() == RunState::Word::Draining;
    const bool open = !draft.file().isEmpty();
    const bool idle = open && !running && !busy;
    const bool unsaved = idle && wantsSaving();

    QAction *start = get(ActionId::StartStop);
    const bool stop = running || busy;
    start->setText(m_run.word() == RunState::Word::Draining ? tr("&Stop at once")
                   : stop                                   ? tr("&Stop")
                   : unsaved                                ? tr("&Save and start")
                                                            : tr("&Start"));
    start->setIconText(withoutMnemonic(start->text()));
    start->setIcon(stop ? m_workspace.theme.icon(QStringLiteral("stop"), Token::Dn)
                        : m_workspace.theme.icon(QStringLiteral("play")));
    start->setShortcuts({QKeySequence(stop ? u"Shift+F5"_qs : u"F5"_qs)});
    const QString what = stop      ? tr("Let requests finish, then stop the proxy")
                         : unsaved ? tr("Write the draft to the file and start the proxy")
                                   : tr("Start the proxy");
    start->setStatusTip(what);
    start->setToolTip(what + u" ("_qs + start->shortcut().toString(QKeySequence::NativeText) +
                      u')');
    start->setEnabled(stop || open);

    get(ActionId::Reload)->setEnabled(running);
    get(ActionId::ReviewApply)
        ->setEnabled(running ? draft.modified() : idle && draft.text() != m_saved);
    get(ActionId::DiscardDraft)->setEnabled(draft.modified());
    get(ActionId::CopyAddress)->setEnabled(!m_run.url().isEmpty());
    get(ActionId::OpenInBrowser)->setEnabled(!m_run.url().isEmpty());
    get(ActionId::RevealFile)->setEnabled(open);

    const QUndoStack *stack = draft.undoStack();
    QAction *undo = get(ActionId::Undo);
    undo->setEnabled(stack->canUndo());
    undo->setText(stack->canUndo() ? tr("&Undo %1").arg(stack->undoText()) : tr("&Undo"));
    QAction *redo = get(ActionId::Redo);
    redo->setEnabled(stack->canRedo());
    redo->setText(stack->canRedo() ? tr("&Redo %1").arg(stack->redoText()) : tr("&Redo"));
}

/// Where another process serves the file, writing it would change what that one does: the start is
/// tried without, and says so again.
bool ProxyActions::wantsSaving() const
{
    const StartFailure *failure = m_run.failure();
    return m_workspace.draft.text() != m_saved && !(failure && failure->servedElsewhere);
}

void ProxyActions::startOrStop()
{
    if (m_run.word() == RunState::Word::Draining) {
        m_workspace.session.stop(false);
        return;
    }
    if (m_run.running() || m_run.word() == RunState::Word::Starting) {
        confirmStop(tr("Stop the proxy?"), [this] { m_workspace.session.stop(true); });
        return;
    }
    const bool save = wantsSaving();
    const auto analysis = m_workspace.draft.analysis();
    // What can't start isn't written over what can: the sheet says where it is wrong.
    if (save && analysis && m_workspace.draft.analysisIsCurrent() && !analysis->config) {
        emit reviewRequested();
        return;
    }
    confirmExposure(analysis && m_workspace.draft.analysisIsCurrent() ? analysis->config : nullptr,
                    [this, save] { emit startRequested(save); });
}

void ProxyActions::ask(const QString &title, const QString &text, const QString &button,
                       std::function<void()> then)
{
    // Over the sheet it is asked from, where there is one.
    QWidget *sheet = QApplication::activeModalWidget();
    auto *box = new QMessageBox(QMessageBox::Warning, title, title, QMessageBox::Cancel,
                                sheet && sheet->parent() == &m_window ? sheet : &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(text);
    if (auto *grid = qobject_cast<QGridLayout *>(box->layout()))
        grid->addItem(new QSpacerItem(m_workspace.theme.px(420), 0), grid->rowCount(), 0, 1,
                      grid->columnCount()); // else as narrow as its title
    QPushButton *accept = box->addButton(button, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this,
            [accept, then = std::move(then)](QAbstractButton *clicked) {
                if (clicked == accept)
                    then();
            });
    box->open();
}

void ProxyActions::confirmStop(const QString &title, std::function<void()> then)
{
    const quint64 inFlight = m_run.running() ? m_workspace.live.inFlight() : 0;
    if (inFlight == 0) {
        then();
        return;
    }
    ask(title,
        tr("%n request(s) are in flight. What takes too long to finish is cut.", nullptr,
           static_cast<int>(inFlight)),
        tr("Stop"), std::move(then));
}

QString ProxyActions::draftLoss() const
{
    const DraftDocument &draft = m_workspace.draft;
    const auto analysis = draft.analysis();
    if (const auto count = draft.changes().size())
        return tr("%n change(s) are only in the draft.", nullptr, static_cast<int>(count));
    if (draft.analysisIsCurrent() && analysis && analysis->config)
        return tr("Comments, order or white space differ in the draft; it means the same.");
    return tr("What was typed is only in the draft.");
}

void ProxyActions::confirmLeave(const QString &title, const QString &action,
                                const QString &discarding, std::function<void()> then)
{
    QStringList lost;
    const quint64 inFlight =
        m_run.running() && !m_workspace.session.attached() ? m_workspace.live.inFlight() : 0;
    if (m_workspace.draft.modified())
        lost << draftLoss();
    if (inFlight > 0)
        lost << tr("%n request(s) are in flight. What takes too long to finish is cut.", nullptr,
                   static_cast<int>(inFlight));
    if (lost.isEmpty())
        then();
    else
        ask(title, lost.join(u'\n'), m_workspace.draft.modified() ? discarding : action,
            std::move(then));
}

void ProxyActions::confirmDiscard(std::function<void()> then)
{
    if (!m_workspace.draft.modified()) {
        then();
        return;
    }
    ask(tr("Discard the draft?"),
        draftLoss() + u' ' + tr("Undo brings that back as long as the file is open."),
        tr("Discard"), [this, then = std::move(then)] {
            m_workspace.draft.discard();
            then();
        });
}

bool ProxyActions::exposesMore(const std::shared_ptr<const config::RuntimeConfig> &config) const
{
    const QStringList exposed = exposedBinds(config.get());
    return std::any_of(exposed.begin(), exposed.end(),
                       [this](const QString &bind) { return !m_confirmedExposure.contains(bind); });
}

void ProxyActions::confirmExposure(const std::shared_ptr<const config::RuntimeConfig> &config,
                                   std::function<void()> then)
{
    if (!exposesMore(config)) {
        then();
        return;
    }
    const QStringList exposed = exposedBinds(config.get());
    ask(tr("Let other machines in?"),
        tr("The configuration listens on %1. Everybody on the network can reach your servers "
           "through it.")
            .arg(exposed.join(u", "_qs)),
        tr("Listen on the network"), [this, exposed, then = std::move(then)] {
            m_confirmedExposure = exposed;
            then();
        });
}

} // namespace signalbox::ui

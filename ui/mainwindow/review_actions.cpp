#include "mainwindow/review_actions.h"

#include "facade/session.h"
#include "mainwindow/proxy_actions.h"
#include "review/review_dialog.h"
#include "workspace/draft_document.h"
#include "workspace/outside_edit.h"

#include <optional>

namespace signalbox::ui {

ReviewActions::ReviewActions(const Workspace &workspace, OutsideEdit &outside, ProxyActions &proxy,
                             QWidget &window)
    : QObject(&window)
    , m_workspace(workspace)
    , m_outside(outside)
    , m_proxy(proxy)
    , m_window(window)
{
    connect(&proxy, &ProxyActions::savedTextChanged, this, [this] {
        if (m_dialog)
            m_dialog->flow().setSaved(m_proxy.savedText());
    });
    connect(&proxy, &ProxyActions::saveRefused, this, [this](const QString &sentence) {
        if (m_dialog)
            m_dialog->flow().startRefused(sentence);
    });
}

ReviewDialog *ReviewActions::open()
{
    if (m_dialog)
        m_dialog->close();
    m_dialog = new ReviewDialog(m_workspace, m_outside, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    // What lets other machines in is asked about when it is to go live.
    connect(&m_dialog->flow(), &ReviewFlow::startRequested, &m_proxy, &ProxyActions::startReviewed);
    m_dialog->setConfirm([this](const auto &config, std::function<void()> then) {
        m_proxy.confirmExposure(config, std::move(then));
    });
    connect(m_dialog, &ReviewDialog::lineRequested, this, &ReviewActions::lineRequested);
    connect(m_dialog, &ReviewDialog::applied, this, [this](quint64 generation) {
        emit message(tr("Generation %1 serves").arg(generation));
    });
    return m_dialog;
}

void ReviewActions::reviewDraft()
{
    ReviewDialog *dialog = open();
    if (m_workspace.session.state() == EngineState::Stopped)
        dialog->reviewStart(m_proxy.savedText());
    else
        dialog->reviewDraft();
    dialog->open();
}

void ReviewActions::rollBack(quint64 generation)
{
    m_workspace.session.generationText(generation, [self = QPointer(this), generation](
                                                       const std::optional<std::string> &text) {
        if (!self)
            return;
        if (!text) {
            emit self->message(tr("The text of generation %1 isn't kept any more").arg(generation));
            return;
        }
        // With nothing to swap it with, it is taken up as the draft, to be saved and started.
        if (self->m_workspace.session.state() == EngineState::Stopped) {
            self->m_workspace.draft.setText(*text, tr("roll back to gen %1").arg(generation));
            self->reviewDraft();
            return;
        }
        ReviewDialog *dialog = self->open();
        dialog->reviewRollBack(generation, *text);
        dialog->open();
    });
}

void ReviewActions::compare(quint64 before, quint64 after)
{
    const auto both = [self = QPointer(this), before,
                       after](const std::optional<std::string> &old,
                              const std::optional<std::string> &now) {
        if (!self)
            return;
        if (!old || !now) {
            emit self->message(tr("One of the two texts isn't kept any more"));
            return;
        }
        ReviewDialog *dialog = self->open();
        dialog->compare(tr("gen %1").arg(before), *old, tr("gen %1").arg(after), *now);
        dialog->open();
    };
    m_workspace.session.generationText(
        before, [self = QPointer(this), after, both](const std::optional<std::string> &old) {
            if (!self)
                return;
            self->m_workspace.session.generationText(
                after, [old, both](const std::optional<std::string> &now) { both(old, now); });
        });
}

void ReviewActions::showOutsideDifference(int line)
{
    if (!m_outside.pending())
        return;
    ReviewDialog *dialog = open();
    dialog->compare(tr("gen %1").arg(m_workspace.draft.liveGeneration()),
                    m_workspace.draft.liveText(), tr("the file"), m_outside.text());
    if (line > 0)
        dialog->showLineAfter(line);
    dialog->open();
}

} // namespace signalbox::ui

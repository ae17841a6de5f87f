// Serves the actions of the proxy and the draft: start, stop, reload, addresses, undo, discard.
// Questions are asked without blocking. GUI thread.
#pragma once

#include "config/runtime_config.h"
#include "workspace/workspace.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <string>

class QWidget;

namespace signalbox::ui {

class RunState;

class ProxyActions : public QObject
{
    Q_OBJECT
public:
    ProxyActions(const Workspace &workspace, RunState &run, QWidget &window);

    /// The text of the draft as it lies in the file; the difference is saved before a start.
    void setSavedText(std::string text);
    const std::string &savedText() const noexcept { return m_saved; }
    /// Start, as it was reviewed and confirmed.
    void startReviewed();
    /// The file couldn't be written before a start: why.
    void saveFailed(const QString &reason);
    /// Draft, listeners, requests in flight: asks what must be asked, then calls.
    void confirmStop(const QString &title, std::function<void()> then);
    /// The window or its file goes: one question about all that would be lost.
    /// @param action  the word for going on, @param discarding  the same where a draft is lost
    void confirmLeave(const QString &title, const QString &action, const QString &discarding,
                      std::function<void()> then);
    void confirmDiscard(std::function<void()> then);
    /// A configuration listens where others can reach it, and nobody has agreed to that.
    bool exposesMore(const std::shared_ptr<const config::RuntimeConfig> &config) const;
    /// Asks when exposesMore().
    void confirmExposure(const std::shared_ptr<const config::RuntimeConfig> &config,
                         std::function<void()> then);

signals:
    /// Start was chosen and confirmed; `save`: the draft's text goes to the file first.
    void startRequested(bool save);
    void reviewRequested();
    void savedTextChanged();
    /// The start came to nothing since the file can't be written: why, in a sentence.
    void saveRefused(const QString &sentence);
    void message(const QString &text);

private:
    void refresh();
    void startOrStop();
    bool wantsSaving() const;
    /// What an open draft would lose, in a sentence.
    QString draftLoss() const;
    void ask(const QString &title, const QString &text, const QString &button,
             std::function<void()> then);

    Workspace m_workspace;
    RunState &m_run;
    QWidget &m_window;
    std::string m_saved;
    QStringList m_confirmedExposure; // of what runs, or is about to
};

} // namespace signalbox::ui

// Review & Apply: steps, changes in words, the YAML difference, the impact replay. The same dialog
// rolls back and compares generations. GUI thread; opened with open(), never exec().
#pragma once

#include "review/review_flow.h"
#include "workspace/workspace.h"

#include <QDialog>

#include <functional>

class QLabel;
class QListView;
class QPushButton;

namespace signalbox::ui {

class Banner;
class ChangeListModel;
class DiffView;
class ImpactView;
class KeyHintButton;
class OutsideEdit;
class StepBar;

class ReviewDialog : public QDialog
{
    Q_OBJECT
public:
    ReviewDialog(const Workspace &workspace, OutsideEdit &outside, QWidget *parent = nullptr);

    void reviewDraft();
    /// While nothing runs. @param saved  what the file holds
    void reviewStart(const std::string &saved);
    void reviewRollBack(quint64 generation, const std::string &text);
    void compare(const QString &beforeTitle, const std::string &before, const QString &afterTitle,
                 const std::string &after);
    /// Of a comparison: to the hunk that touches a line (from 1) of the later text.
    void showLineAfter(int line);
    /// Asks what has to be asked before a configuration goes live, then calls.
    using Confirm = std::function<void(const std::shared_ptr<const config::RuntimeConfig> &,
                                       std::function<void()>)>;
    void setConfirm(Confirm confirm) { m_confirm = std::move(confirm); }
    /// For tests and for the screenshot.
    ReviewFlow &flow() const noexcept { return *m_flow; }

signals:
    void applied(quint64 generation);
    /// To a line of the draft, from 1: the dialog closes for it.
    void lineRequested(int line);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeMiddle();
    QWidget *makeFoot();
    void begin();
    void refresh();
    void enableApply(bool enabled);
    void refreshBanner();
    void replayAgain();
    void showChange(int row);
    void apply();
    void discard();
    void merge();
    QString carriedOver() const;

    Workspace m_workspace;
    OutsideEdit &m_outside;
    Confirm m_confirm;
    ReviewFlow *m_flow;
    StepBar *m_steps;
    Banner *m_banner;
    ChangeListModel *m_changes;
    QLabel *m_changesTitle = nullptr;
    QListView *m_list = nullptr;
    QLabel *m_carried = nullptr;
    DiffView *m_diff = nullptr;
    ImpactView *m_impact;
    QLabel *m_drain = nullptr;
    QPushButton *m_discard = nullptr;
    KeyHintButton *m_close = nullptr;
    KeyHintButton *m_apply = nullptr;
    bool m_applyWaits = false;                  // for the keyboard, until it is enabled
    std::shared_ptr<const Analysis> m_replayed; // of what the impact shows
};

} // namespace signalbox::ui

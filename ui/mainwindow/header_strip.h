// The strip under the menus: start and stop, the proxy's state and address, its generation, and
// where the draft stands. GUI thread.
#pragma once

#include "workspace/workspace.h"

#include <QToolBar>

class QPushButton;
class QToolButton;

namespace signalbox::ui {

class DraftSummary;
class KeyHintButton;
class PillButton;
class RunState;

class HeaderStrip : public QToolBar
{
    Q_OBJECT
public:
    HeaderStrip(const Workspace &workspace, RunState &run, QWidget *parent = nullptr);

signals:
    void generationsWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// What is left out where it is narrow, the least needed first.
    enum class Leaves { Nothing, Keys, Age, DraftWords, Address };

    void refreshStart();
    void refreshRun();
    void refreshDraft();
    void showState();
    void showGeneration();
    void fit();
    void applyTheme();

    Workspace m_workspace;
    RunState &m_run;
    Leaves m_leaves = Leaves::Nothing;
    QWidget *m_row = nullptr;
    QPushButton *m_start;
    QToolButton *m_reload;
    PillButton *m_state;
    PillButton *m_generation;
    PillButton *m_exposed;
    DraftSummary *m_draft;
    KeyHintButton *m_review;
    QToolButton *m_look;
};

} // namespace signalbox::ui

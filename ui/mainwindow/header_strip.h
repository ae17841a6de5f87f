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

private:
    void refreshStart();
    void refreshRun();
    void refreshDraft();
    void refreshAge();
    void applyTheme();

    Workspace m_workspace;
    RunState &m_run;
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

// The status bar: what is watched, requests a second, in flight, requests of the generation, the
// process. GUI thread.
#pragma once

#include "workspace/workspace.h"

#include <QStatusBar>

class QLabel;

namespace signalbox::ui {

class ElidedLabel;

class RunState;

class StatusStrip : public QStatusBar
{
    Q_OBJECT
public:
    StatusStrip(const Workspace &workspace, RunState &run, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refreshFile();
    void refreshFigures();
    void applyTheme();
    QLabel *cell();

    Workspace m_workspace;
    RunState &m_run;
    QLabel *m_icon;
    ElidedLabel *m_file;
    QLabel *m_rate;
    QLabel *m_inFlight;
    QLabel *m_requests;
    QLabel *m_process;
    QString m_saved; // when the file was last written or read
};

} // namespace signalbox::ui

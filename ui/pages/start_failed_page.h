// Why a start came to nothing: what, where, and the next step. GUI thread.
#pragma once

#include "facade/engine_types.h"
#include "workspace/workspace.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace signalbox::ui {

class StartFailedPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartFailedPage(const Workspace &workspace, QWidget *parent = nullptr);

    void setFailure(const StartFailure &failure);
    /// There is no file of that name.
    static bool missing(const StartFailure &failure);

    /// What a person can do about it, one sentence. Pure.
    static QString nextStep(const StartFailure &failure);

signals:
    /// The file is served by another process: show that one.
    void attachRequested();
    /// The file isn't there: begin it.
    void createRequested();
    /// To a line of the file, from 1.
    void lineRequested(int line);

private:
    void applyTheme();

    Workspace m_workspace;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_where;
    QLabel *m_what;
    QVBoxLayout *m_problems;
    QLabel *m_next;
    QPushButton *m_attach;
    QPushButton *m_create;
    QPushButton *m_open;
    QPushButton *m_edit;
    QPushButton *m_again;
    int m_line = 1;
};

} // namespace signalbox::ui

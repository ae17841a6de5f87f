// The whole file as text: the YAML editor under a line that says where the draft stands, and a find
// bar. Serves Format; Undo and Redo are the window's. GUI thread.
#pragma once

#include "workspace/workspace.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace signalbox::ui {

class YamlEditor;

class YamlPage : public QWidget
{
    Q_OBJECT
public:
    explicit YamlPage(const Workspace &workspace, QWidget *parent = nullptr);

    /// Shows a line (from 1) and puts the keyboard there.
    void showLine(int line);
    YamlEditor &editor() const noexcept { return *m_editor; }
    /// Ctrl+F: opens the find bar with what is selected.
    void openFind();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeFindBar();
    void refresh();
    void format();
    /// From the cursor on, round the end; false when it is nowhere.
    bool find(bool forward);
    void closeFind();
    void markMatches();

    Workspace m_workspace;
    YamlEditor *m_editor;
    QLabel *m_file = nullptr;
    QLabel *m_status = nullptr;
    QLabel *m_place = nullptr;
    QWidget *m_findBar = nullptr;
    QLineEdit *m_findField = nullptr;
    QLabel *m_findCount = nullptr;
    int m_findFrom = 0; // where the cursor was when somebody began to look
};

} // namespace signalbox::ui

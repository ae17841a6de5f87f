// The YAML difference with its head line: unified or side by side, F8 from hunk to hunk. GUI
// thread.
#pragma once

#include "models/diff_rows.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QStackedWidget;

namespace signalbox::ui {

class DiffPane;
class Theme;

class DiffView : public QWidget
{
    Q_OBJECT
public:
    explicit DiffView(const Theme &theme, QWidget *parent = nullptr);

    void setTexts(const QString &title, const std::string &before, const std::string &after);
    /// To the hunk that touches a line (from 1) of one of the texts; 0: not that one.
    void showLines(int before, int after);
    /// To the next or previous hunk, round the end.
    void step(int by);
    bool sideBySide() const;
    void setSideBySide(bool on);
    const DiffRows &rows() const noexcept { return m_rows; }

private:
    void applyTheme();
    void showHunk(int hunk);

    const Theme &m_theme;
    DiffRows m_rows;
    QString m_title;
    std::string m_before, m_after;
    QLabel *m_head;
    QButtonGroup *m_forms;
    QStackedWidget *m_stack;
    DiffPane *m_unified, *m_left, *m_right;
    int m_hunk = -1;
};

} // namespace signalbox::ui

// What happened, newest at the end: levels, filter, follow. GUI thread.
#pragma once

#include "widgets/strip_page.h"
#include "workspace/workspace.h"

class QComboBox;
class QLineEdit;
class QTableView;
class QToolButton;

namespace signalbox::ui {

class LogFilter;
class LogModel;

class LogPage : public StripPage
{
    Q_OBJECT
public:
    explicit LogPage(const Workspace &workspace, QWidget *parent = nullptr);

    QString title() const override;
    QString icon() const override { return QStringLiteral("log"); }
    QWidget *controls() override { return m_controls; }
    QWidget *filterField() override;

signals:
    /// To a line of the file, from 1.
    void lineRequested(int line);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeControls();
    void applyTheme();
    void copy();

    Workspace m_workspace;
    LogModel *m_model;
    LogFilter *m_filter;
    QTableView *m_table;
    QWidget *m_controls = nullptr;
    QLineEdit *m_words = nullptr;
    QComboBox *m_level = nullptr;
    QToolButton *m_follow = nullptr;
};

} // namespace signalbox::ui

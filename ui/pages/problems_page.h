// Problems of the draft and of the file on disk, with the way to each and the fix where one is
// known. Serves Next/Previous problem. GUI thread.
#pragma once

#include "widgets/strip_page.h"
#include "workspace/workspace.h"

class QLabel;
class QModelIndex;
class QTableView;

namespace signalbox::ui {

class ProblemModel;

class ProblemsPage : public StripPage
{
    Q_OBJECT
public:
    explicit ProblemsPage(const Workspace &workspace, QWidget *parent = nullptr);

    QString title() const override;
    QString icon() const override { return QStringLiteral("warning"); }
    QString note() const override;

signals:
    /// To a line of the draft, from 1.
    void lineRequested(int line);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showProblem(const QModelIndex &index);
    void mend(int row);
    void step(int by);
    void refresh();

    Workspace m_workspace;
    ProblemModel *m_model;
    QTableView *m_table;
    QLabel *m_none;
};

} // namespace signalbox::ui

// Problems of the draft and of the file on disk, with the way to each and the fix where one is
// known. Serves Next/Previous problem. GUI thread.
#pragma once

#include "config/diagnostic.h"
#include "widgets/strip_page.h"
#include "workspace/workspace.h"

#include <optional>

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
    /// Of what somebody else wrote into the file and nobody has decided about; nothing: there is
    /// none.
    void setOutside(std::optional<config::Diagnostics> list);

signals:
    /// To a line of the draft, from 1.
    void lineRequested(int line);
    /// To a line of what was written into the file outside, from 1.
    void outsideLineRequested(int line);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showProblem(const QModelIndex &index);
    void goTo(int row);
    void readDraft();
    void readDisk();
    void mend(int row);
    void step(int by);
    void refresh();

    Workspace m_workspace;
    ProblemModel *m_model;
    config::Diagnostics m_refused; // of the file as the proxy last read it
    std::optional<config::Diagnostics> m_outside;
    bool m_missing = false; // there is no file
    QTableView *m_table;
    QLabel *m_none;
};

} // namespace signalbox::ui

// Generations: what ran, what drains, roll back, compare. GUI thread.
#pragma once

#include "widgets/strip_page.h"
#include "workspace/workspace.h"

class QLabel;
class QStackedLayout;
class QTimer;

namespace signalbox::ui {

class DataTable;
class GenerationChanges;
class GenerationModel;

class GenerationsPage : public StripPage
{
    Q_OBJECT
public:
    explicit GenerationsPage(const Workspace &workspace, QWidget *parent = nullptr);

    QString title() const override;
    QString icon() const override { return QStringLiteral("generations"); }
    /// "1 draining"
    QString note() const override;
    QWidget *controls() override { return m_controls; }
    int preferredHeight() const override;
    int preferredWidth() const override;

    DataTable *table() const noexcept { return m_table; }
    GenerationModel *model() const noexcept { return m_model; }

signals:
    /// The dialog shows what it would change and asks.
    void rollBackRequested(quint64 generation);
    void compareRequested(quint64 before, quint64 after);
    /// To a line of the draft, from 1.
    void lineRequested(int line);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeTable();
    void makeControls();
    void serveActions();
    void listen();
    void configured(quint64 generation, qint64 drainLimitMs, int routes);
    void refresh();
    void refreshActions();
    void pressed(int row);
    /// Numbers of the selected rows, the smallest first; refused attempts have none.
    QList<quint64> selected() const;
    /// The two to compare: both selected ones, or the selected one and the serving one.
    QList<quint64> compared() const;

    Workspace m_workspace;
    GenerationModel *m_model;
    GenerationChanges *m_changes;
    DataTable *m_table;
    QLabel *m_none;
    QStackedLayout *m_stack;
    QWidget *m_controls = nullptr;
    QTimer *m_countdown;
};

} // namespace signalbox::ui

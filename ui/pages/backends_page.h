// Backends & Health: every server with its state, load, share and checks. GUI thread.
#pragma once

#include "widgets/strip_page.h"
#include "workspace/workspace.h"

class QComboBox;
class QLabel;
class QStackedLayout;

namespace signalbox::ui {

class BackendTableModel;
class DataTable;
class SearchField;
class ServerActions;

class BackendsPage : public StripPage
{
    Q_OBJECT
public:
    explicit BackendsPage(const Workspace &workspace, QWidget *parent = nullptr);

    QString title() const override;
    QString icon() const override { return QStringLiteral("health"); }
    QString note() const override;
    QWidget *controls() override { return m_controls; }
    int preferredHeight() const override;
    int preferredWidth() const override;
    QWidget *filterField() override;

    DataTable *table() const noexcept { return m_table; }
    BackendTableModel *model() const noexcept { return m_model; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeTable();
    void makeControls();
    void listBases();
    void selectionChanged();
    void rowChosen(int row);
    void showWhatThereIs();

    Workspace m_workspace;
    BackendTableModel *m_model;
    ServerActions *m_serverActions;
    DataTable *m_table;
    QLabel *m_none;
    QStackedLayout *m_stack;
    QWidget *m_controls = nullptr;
    SearchField *m_words = nullptr;
    QComboBox *m_since = nullptr;
    bool m_followingSelection = false;
};

} // namespace signalbox::ui

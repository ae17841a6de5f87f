// The servers of the edited backend: their table, what adds, moves and removes them, the weight of
// the selected one with a preview of the shares, and its check with the answer. Drain, Maint and
// Check now act on the running proxy at once. GUI thread.
#pragma once

#include "models/backend_form.h"
#include "workspace/workspace.h"

#include <QList>
#include <QWidget>

#include <optional>

class QLabel;
class QSlider;
class QTableView;

namespace signalbox::ui {

class CheckProbe;
class DataTable;
class DraftEdits;
class ServerEditModel;

class ServerList : public QWidget
{
    Q_OBJECT
public:
    ServerList(const Workspace &workspace, DraftEdits &edits, QWidget *parent = nullptr);
    ~ServerList() override;

    /// @param same  the backend that was there before, maybe by another name
    void setForm(const BackendForm &form, bool same);
    /// The server that is about to be the `row`th gets selected as soon as it is there (added()).
    void selectSoon(std::size_t row) { m_awaited = row; }
    QTableView *table() const noexcept;
    QSlider *weight() const noexcept { return m_weight; }
    /// Of the selected server; 0 when there is none.
    std::size_t row() const;
    /// What Check now has brought.
    QString answer() const;

signals:
    /// Another server is selected, or none.
    void rowChanged();
    /// The server that was waited for is there, and selected.
    void added();

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Make = std::function<Edits(const config::YamlNode &, const BackendForm &)>;

    QWidget *makeTable();
    QLayout *makeEditButtons();
    QLayout *makeLiveButtons();
    void levelLiveButtons();
    QLayout *makeWeight();
    void commit(const QString &place, const QString &title, bool merges, Make make);
    void fitTable();
    void followSelection();
    /// Makes the server of the current row what is selected everywhere.
    void claimSelection();
    void showWeight();
    void checkNow();
    void tell(const QString &text);

    Workspace m_workspace;
    DraftEdits &m_edits;
    BackendForm m_form;
    ServerEditModel *m_model;
    DataTable *m_table = nullptr;
    QSlider *m_weight = nullptr;
    QLabel *m_weightText = nullptr, *m_answer = nullptr;
    CheckProbe *m_probe;
    QString m_asked;                      // the server that is being checked
    std::optional<std::size_t> m_awaited; // row of a server that is about to be there
    bool m_following = false;
    QList<QWidget *> m_live; // words and buttons of what acts at once
};

} // namespace signalbox::ui

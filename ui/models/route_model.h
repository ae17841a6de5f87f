// The list of routes with what goes through them, and the fixed last line that says what happens to
// the rest. GUI thread.
#pragma once

#include "models/route_edits.h"
#include "models/route_rows.h"
#include "workspace/workspace.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSortFilterProxyModel>

#include <deque>

namespace signalbox::ui {

class RouteModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        HostRole,
        PathRole,
        BackendRole,  // "api", or what answers in its place
        PositionRole, // 1-based in the draft; 0: it has none
        BadgeRole,    // int of BadgeKind; invalid: unchanged
        NoteRole,     // "in draft, not live yet", "disabled": stands where the numbers would
        RateRole,     // texts as they are shown; empty where a note stands
        LatencyRole,
        ErrorsRole,
        ErrorsAlarmRole, // bool
        FaultRole,       // words of the active fault; empty: none
        HistoryRole,     // QList<float>, one a second, oldest first
        OtherwiseRole,   // true for the last line
        IndexRole,       // position in the draft, from 0; -1: none
        LineRole
    };

    explicit RouteModel(const Workspace &workspace, QObject *parent = nullptr);
    ~RouteModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

    RouteRef refOf(const QModelIndex &index) const;
    /// Invalid when there is none.
    QModelIndex indexOf(const QString &name) const;
    /// Routes of the draft.
    int routes() const noexcept { return m_routes; }
    /// Nobody looks: numbers stand still, and are caught up with when somebody does.
    void setActive(bool active);

signals:
    void routesChanged();
    /// By setData(); the route stands in the model by its new name once the draft is looked at.
    void renamed(const QString &name);

private:
    struct Shown;
    struct Totals;

    void readDraft();
    void readNumbers();
    void readErrors();
    void changeTo(std::vector<RouteRow> rows);
    Shown numbersOf(const RouteRow &row) const;
    QString sentence(const RouteRow &row, const Shown &shown) const;

    Workspace m_workspace;
    std::vector<RouteRow> m_rows;
    std::vector<Shown> m_shown; // one a row, and the last line's
    QHash<QString, std::deque<Totals>> m_totals;
    int m_routes = 0;
    bool m_active = false;
};

/// Routes of whose name, host, path or backend every word is a part; the last line stays.
class RouteFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QString &words);
    bool filtering() const { return !m_words.isEmpty(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
};

} // namespace signalbox::ui

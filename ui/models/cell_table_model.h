// A table of cells that is told what it should show and works out what changed: rows come and go
// one by one, dataChanged names only cells that differ, nothing is ever reset. GUI thread.
#pragma once

#include "models/table_cell.h"

#include <QAbstractTableModel>

#include <vector>

namespace signalbox::ui {

class CellTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    struct Column
    {
        QString title;
        Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
        QString toolTip = {};
    };
    struct Row
    {
        QString key;      // identity: unique in the table
        QString sentence; // the row, spoken
        bool topLine = false;
        std::vector<TableCell> cells; // one a column
    };

    explicit CellTableModel(std::vector<Column> columns, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const std::vector<Row> &rows() const noexcept { return m_rows; }
    /// -1: there is none.
    int rowOf(const QString &key) const;

protected:
    /// Rows keep their place in the model as long as they keep their order among each other.
    void setRows(std::vector<Row> rows);
    void setColumnTitle(int column, const QString &title);

private:
    void updateRow(int row, Row &&wanted);

    std::vector<Column> m_columns;
    std::vector<Row> m_rows;
};

} // namespace signalbox::ui

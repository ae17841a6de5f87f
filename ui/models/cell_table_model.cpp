#include "models/cell_table_model.h"

#include <QSet>

#include <algorithm>

namespace signalbox::ui {

CellTableModel::CellTableModel(std::vector<Column> columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns))
{
}

int CellTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CellTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant CellTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    const TableCell &cell = row.cells[column];
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(m_columns[column].alignment);
    case Qt::AccessibleTextRole: {
        if (index.column() == 0)
            return row.sentence;
        QStringList words{m_columns[column].title};
        if (cell.spoken.isEmpty())
            words << cell.text << cell.detail;
        else
            words << cell.spoken;
        words.removeAll(QString());
        return words.join(u' ');
    }
    case Qt::ToolTipRole:
        return cell.toolTip.isEmpty() ? QVariant() : QVariant(cell.toolTip);
    case DetailRole:
        return cell.detail;
    case IconNameRole:
        return cell.icon;
    case ToneRole:
        return static_cast<int>(cell.tone);
    case StrongRole:
        return cell.strong;
    case PayloadRole:
        return cell.payload;
    case TopLineRole:
        return row.topLine;
    case RowKeyRole:
        return row.key;
    default:
        return {};
    }
}

QVariant CellTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column &column = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return column.title;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(column.alignment);
    case Qt::ToolTipRole:
        return column.toolTip.isEmpty() ? QVariant() : QVariant(column.toolTip);
    default:
        return {};
    }
}

int CellTableModel::rowOf(const QString &key) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&key](const Row &row) { return row.key == key; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void CellTableModel::setRows(std::vector<Row> rows)
{
    QSet<QString> wanted;
    for (const Row &row : rows)
        wanted.insert(row.key);
    for (int i = rowCount() - 1; i >= 0; --i) {
        if (wanted.contains(m_rows[static_cast<std::size_t>(i)].key))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + i);
        endRemoveRows();
    }
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        Row &row = rows[static_cast<std::size_t>(i)];
        const bool here = i < rowCount() && m_rows[static_cast<std::size_t>(i)].key == row.key;
        if (!here) {
            // What stands further down has moved up.
            const int at = rowOf(row.key);
            if (at >= 0) {
                beginMoveRows({}, at, at, {}, i);
                std::rotate(m_rows.begin() + i, m_rows.begin() + at, m_rows.begin() + at + 1);
                endMoveRows();
            } else {
                beginInsertRows({}, i, i);
                m_rows.insert(m_rows.begin() + i, std::move(row));
                endInsertRows();
                continue;
            }
        }
        updateRow(i, std::move(row));
    }
}

void CellTableModel::updateRow(int row, Row &&wanted)
{
    Row &now = m_rows[static_cast<std::size_t>(row)];
    const bool whole = now.topLine != wanted.topLine;
    const bool spoken = now.sentence != wanted.sentence;
    now.topLine = wanted.topLine;
    now.sentence = std::move(wanted.sentence);
    const int columns = columnCount();
    // One signal for each run of neighbours that differ.
    int first = -1;
    for (int column = 0; column <= columns; ++column) {
        const auto at = static_cast<std::size_t>(column);
        bool differs = false;
        if (column < columns) {
            differs = whole || (spoken && column == 0) || !(now.cells[at] == wanted.cells[at]);
            if (differs)
                now.cells[at] = std::move(wanted.cells[at]);
        }
        if (differs && first < 0)
            first = column;
        if (!differs && first >= 0) {
            emit dataChanged(index(row, first), index(row, column - 1));
            first = -1;
        }
    }
}

void CellTableModel::setColumnTitle(int column, const QString &title)
{
    QString &now = m_columns[static_cast<std::size_t>(column)].title;
    if (now == title)
        return;
    now = title;
    emit headerDataChanged(Qt::Horizontal, column, column);
}

} // namespace signalbox::ui

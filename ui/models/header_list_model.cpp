#include "models/header_list_model.h"

namespace signalbox::ui {

void HeaderListModel::setFields(const Fields &fields)
{
    beginResetModel();
    m_fields.clear();
    for (const auto &[name, value] : fields)
        m_fields.emplace_back(QString::fromStdString(name), QString::fromStdString(value));
    endResetModel();
    emit edited();
}

HeaderListModel::Fields HeaderListModel::fields() const
{
    Fields out;
    for (const auto &[name, value] : m_fields) {
        if (!name.trimmed().isEmpty())
            out.emplace_back(name.trimmed().toStdString(), value.trimmed().toStdString());
    }
    return out;
}

bool HeaderListModel::removeField(int row)
{
    if (row < 0 || std::size_t(row) >= m_fields.size())
        return false;
    beginRemoveRows({}, row, row);
    m_fields.erase(m_fields.begin() + row);
    endRemoveRows();
    emit edited();
    return true;
}

int HeaderListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size()) + 1;
}

int HeaderListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HeaderListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool last = std::size_t(index.row()) + m_growing == m_fields.size();
    const auto value = [&]() -> QString {
        if (last || std::size_t(index.row()) >= m_fields.size())
            return {};
        const auto &[name, content] = m_fields[std::size_t(index.row())];
        return index.column() == Name ? name : content;
    };
    switch (role) {
    case Qt::DisplayRole:
        return last && index.column() == Name ? tr("Add header…") : value();
    case Qt::EditRole:
        return value();
    case Qt::AccessibleTextRole:
        if (last)
            return tr("Add header");
        return index.column() == Name ? tr("Header %1").arg(value()) : tr("Value %1").arg(value());
    default:
        return {};
    }
}

bool HeaderListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    const QString text = value.toString();
    if (std::size_t(index.row()) == m_fields.size()) {
        if (text.trimmed().isEmpty())
            return false;
        // The row that is there for one more becomes the field's, with the keyboard in it; the next
        // one comes behind.
        beginInsertRows({}, index.row() + 1, index.row() + 1);
        m_growing = true; // so far, the row is what it was
        m_fields.emplace_back();
        endInsertRows();
        m_growing = false;
        emit dataChanged(this->index(index.row(), 0),
                         this->index(index.row() + 1, ColumnCount - 1));
    }
    auto &[name, content] = m_fields[std::size_t(index.row())];
    QString &field = index.column() == Name ? name : content;
    if (field == text)
        return true;
    field = text;
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    emit edited();
    return true;
}

Qt::ItemFlags HeaderListModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    return index.isValid() ? base | Qt::ItemIsEditable : base;
}

QVariant HeaderListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Header") : tr("Value");
}

} // namespace signalbox::ui

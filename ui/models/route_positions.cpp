#include "models/route_positions.h"

namespace signalbox::ui {

void RoutePositions::set(const std::vector<QString> &names, std::size_t own)
{
    if (names == m_names && own == m_own)
        return;
    if (names.size() != m_names.size()) {
        beginResetModel();
        m_names = names;
        m_own = own;
        endResetModel();
        return;
    }
    m_names = names;
    m_own = own;
    if (!m_names.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

int RoutePositions::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_names.size());
}

QVariant RoutePositions::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const auto at = static_cast<std::size_t>(index.row());
    // What follows it there is known without the route itself.
    const std::size_t next = at < m_own ? at : at + 1;
    return next < m_names.size() ? tr("%1, before %2").arg(at + 1).arg(m_names[next])
                                 : tr("%1, last").arg(at + 1);
}

} // namespace signalbox::ui

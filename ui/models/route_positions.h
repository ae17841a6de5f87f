// Where a route can stand among the others, as the entries of a choice: "1, before api", "2, last".
// Texts are made when they are shown, so that ten thousand routes cost nothing. GUI thread.
#pragma once

#include <QAbstractListModel>

#include <vector>

namespace signalbox::ui {

class RoutePositions : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    /// @param names  of all routes in order
    /// @param own    position of the route that would move
    void set(const std::vector<QString> &names, std::size_t own);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<QString> m_names;
    std::size_t m_own = 0;
};

} // namespace signalbox::ui

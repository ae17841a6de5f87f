// Servers of a backend in the draft as a table: name, address, weight, share, state. The share
// follows a weight that is only being tried. GUI thread.
#pragma once

#include "models/backend_form.h"

#include <QAbstractTableModel>

namespace signalbox::ui {

class ServerEditModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Address, Weight, Share, State, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setServers(const BackendForm &form);
    /// A weight that isn't in the draft yet; nullopt: none is tried.
    void preview(std::optional<std::pair<std::size_t, unsigned>> weight);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Rows can be dragged to what takes servers.
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

private:
    QString text(std::size_t row, int column) const;
    void refreshShares();

    BackendForm m_form;
    std::vector<double> m_shares;
    std::optional<std::pair<std::size_t, unsigned>> m_preview;
};

} // namespace signalbox::ui

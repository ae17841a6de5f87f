#include "models/server_edit_model.h"

#include "models/server_mime.h"
#include "theme/formats.h"

#include <QMimeData>

namespace signalbox::ui {

namespace {

/// Of a column and the header over it.
Qt::Alignment alignmentOf(int column)
{
    const bool number = column == ServerEditModel::Weight || column == ServerEditModel::Share;
    return (number ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter;
}

} // namespace

void ServerEditModel::setServers(const BackendForm &form)
{
    const int before = rowCount(), after = static_cast<int>(form.servers.size());
    if (form.name == m_form.name && before == after) {
        m_form = form;
        refreshShares();
        if (after > 0)
            emit dataChanged(index(0, 0), index(after - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_form = form;
    m_preview.reset();
    m_shares = expectedShares(m_form);
    endResetModel();
}

void ServerEditModel::preview(std::optional<std::pair<std::size_t, unsigned>> weight)
{
    if (weight == m_preview)
        return;
    m_preview = weight;
    refreshShares();
    if (rowCount() > 0)
        emit dataChanged(index(0, Weight), index(rowCount() - 1, Share));
}

void ServerEditModel::refreshShares()
{
    m_shares = m_preview ? expectedShares(m_form, m_preview->first, m_preview->second)
                         : expectedShares(m_form);
}

int ServerEditModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_form.servers.size());
}

int ServerEditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ServerEditModel::text(std::size_t row, int column) const
{
    const BackendForm::Server &server = m_form.servers[row];
    switch (column) {
    case Name:
        return server.shown;
    case Address:
        return server.url.values.value(0);
    case Weight:
        return m_preview && m_preview->first == row ? QString::number(m_preview->second)
                                                    : server.weight.shown();
    case Share:
        return formats::share(m_shares[row]);
    case State:
        return server.state.shown();
    default:
        return {};
    }
}

QVariant ServerEditModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    if (role == Qt::DisplayRole)
        return text(row, index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignmentOf(index.column()));
    if (role == Qt::AccessibleTextRole)
        return tr("%1 at %2, weight %3, %4 of the requests, %5")
            .arg(text(row, Name), text(row, Address), text(row, Weight), text(row, Share),
                 text(row, State));
    return {};
}

QVariant ServerEditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignmentOf(section));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Server");
    case Address:
        return tr("Address");
    case Weight:
        return tr("Weight");
    case Share:
        return tr("Share");
    case State:
        return tr("State in the file");
    default:
        return {};
    }
}

Qt::ItemFlags ServerEditModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags drags = index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags;
    return QAbstractTableModel::flags(index) | drags;
}

QStringList ServerEditModel::mimeTypes() const
{
    return serverMimeTypes();
}

QMimeData *ServerEditModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    const int row = indexes.first().row();
    return serverMimeData(m_form.name, m_form.servers[static_cast<std::size_t>(row)].shown);
}

} // namespace signalbox::ui

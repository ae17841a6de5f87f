#include "discovery/discovery_model.h"

#include <QDir>

#include <algorithm>

namespace signalbox::ui {

namespace {

QString homeAsTilde(const QString &folder)
{
    const QString home = QDir::homePath();
    if (folder == home)
        return u"~"_qs;
    return folder.startsWith(home + u'/') ? u'~' + folder.mid(home.size()) : folder;
}

} // namespace

DiscoveryModel::DiscoveryModel(QString elsewhere, QObject *parent)
    : QAbstractTableModel(parent)
    , m_elsewhere(std::move(elsewhere))
{
    m_configuration.folder = m_elsewhere;
}

void DiscoveryModel::setScan(const Scan &scan)
{
    if (scan == m_scan)
        return;
    m_scan = scan;
    std::vector<FoundServer> wanted;
    m_hidden = 0;
    for (const FoundServer &found : scan.servers) {
        const bool service = found.server.service || !found.server.own;
        m_hidden += service;
        if (!service || m_showServices)
            wanted.push_back(found);
    }
    mergeRows(std::move(wanted));
    configure();
}

void DiscoveryModel::setShowServices(bool show)
{
    if (m_showServices == show)
        return;
    m_showServices = show;
    Scan scan = m_scan;
    m_scan = {};
    setScan(scan);
}

void DiscoveryModel::mergeRows(std::vector<FoundServer> wanted)
{
    // Both are sorted by port, so one pass inserts, removes and updates.
    int row = 0;
    for (const FoundServer &found : wanted) {
        while (row < rowCount() && m_rows[std::size_t(row)].server.port < found.server.port) {
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
        if (row < rowCount() && m_rows[std::size_t(row)].server.port == found.server.port) {
            m_rows[std::size_t(row)] = found; // configure() tells of it
        } else {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, found);
            endInsertRows();
        }
        ++row;
    }
    if (row < rowCount()) {
        beginRemoveRows({}, row, rowCount() - 1);
        m_rows.erase(m_rows.begin() + row, m_rows.end());
        endRemoveRows();
    }
}

void DiscoveryModel::configure()
{
    m_suggested = ticksFor(m_rows);
    std::vector<bool> ticks(m_rows.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        ticks[i] = m_rows[i].answer.http() &&
                   m_ticks.value(m_rows[i].server.key(), static_cast<bool>(m_suggested[i]));
    }
    const std::uint16_t port = m_scan.freePort == 0 ? ServerScanner::wantedPort : m_scan.freePort;
    m_wantedPortFree = m_scan.wantedPortFree;
    m_configuration = firstConfiguration(m_rows, ticks, port, m_elsewhere);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount_ - 1));
    emit headerDataChanged(Qt::Horizontal, Check, Check);
    emit configurationChanged();
}

bool DiscoveryModel::ticked(const FoundServer &found) const
{
    const auto row = static_cast<std::size_t>(&found - m_rows.data());
    return found.answer.http() &&
           m_ticks.value(found.server.key(), row < m_suggested.size() && m_suggested[row]);
}

int DiscoveryModel::candidates() const
{
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(),
                      [](const FoundServer &found) { return found.answer.http(); }));
}

Qt::CheckState DiscoveryModel::checkState() const
{
    const auto count = std::count_if(m_rows.begin(), m_rows.end(),
                                     [this](const FoundServer &found) { return ticked(found); });
    if (count == 0)
        return Qt::Unchecked;
    return count == candidates() ? Qt::Checked : Qt::PartiallyChecked;
}

void DiscoveryModel::setAllChecked(bool checked)
{
    for (const FoundServer &found : m_rows)
        m_ticks.insert(found.server.key(), checked);
    configure();
}

int DiscoveryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DiscoveryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnCount_;
}

QString DiscoveryModel::answerText(const FoundServer &found) const
{
    if (!found.server.own)
        return tr("of another user, left alone");
    if (found.server.service)
        return tr("system service, left alone");
    switch (found.answer.kind) {
    case ProbeResult::Kind::NotHttp:
        return tr("not HTTP, left alone");
    case ProbeResult::Kind::Html:
        return found.answer.title.isEmpty() ? tr("HTML") : tr("HTML, “%1”").arg(found.answer.title);
    case ProbeResult::Kind::Json:
        return tr("JSON");
    case ProbeResult::Kind::Text:
        return tr("text");
    case ProbeResult::Kind::Other:
        break;
    }
    return tr("HTTP, status %1").arg(found.answer.status);
}

QVariant DiscoveryModel::checkData(const FoundServer &found) const
{
    return ticked(found) ? Qt::Checked : Qt::Unchecked;
}

QString DiscoveryModel::sentence(int row) const
{
    const FoundServer &found = m_rows[std::size_t(row)];
    QString text =
        tr("Port %1, %2, %3")
            .arg(QString::number(found.server.port), found.server.program, answerText(found));
    const QString target = data(index(row, RouteColumn), Qt::DisplayRole).toString();
    if (!target.isEmpty())
        text = tr("%1, becomes %2").arg(text, target);
    return text;
}

QVariant DiscoveryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const FoundServer &found = m_rows[std::size_t(index.row())];
    bool first = true;
    const FirstConfiguration::Route *route =
        m_configuration.routeOf(std::size_t(index.row()), &first);
    const auto joins = [&]() -> int {
        if (!route || first)
            return 0;
        const std::size_t head = m_configuration.backends[route->backend].servers.front();
        return m_rows[head].server.port;
    };
    const auto path = [&]() -> QString { return route->path + u'*'; };
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Port:
            return QString::number(found.server.port);
        case Program:
            return found.server.program.isEmpty() ? tr("unknown program") : found.server.program;
        case Answer:
            return answerText(found);
        case RouteColumn:
            if (!route)
                return {};
            return joins() ? tr("joins %1, round-robin").arg(QString::number(joins()))
                           : QString(route->host + u' ' + path());
        default:
            return {};
        }
    case Qt::CheckStateRole:
        return index.column() == Check ? checkData(found) : QVariant();
    case Qt::ToolTipRole:
        return index.column() == Program && !found.server.folder.isEmpty() ? found.server.folder
                                                                           : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Check ? QVariant(sentence(index.row())) : QVariant();
    case DetailRole:
        return index.column() == Program ? homeAsTilde(found.server.folder) : QString();
    case ToolRole:
        return index.column() == Program ? found.server.tool : QString();
    case HostRole:
        return index.column() == RouteColumn && route && first ? route->host : QString();
    case PathRole:
        return index.column() == RouteColumn && route && first ? path() : QString();
    case JoinsRole:
        return index.column() == RouteColumn ? joins() : 0;
    default:
        return {};
    }
}

QVariant DiscoveryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (section == Check && role == Qt::CheckStateRole)
        return checkState();
    if (section == Check && role == Qt::AccessibleTextRole)
        return tr("All servers");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Port:
        return tr("Port");
    case Program:
        return tr("Program, folder");
    case Answer:
        return tr("Answers with");
    case RouteColumn:
        return tr("Route to create");
    default:
        return {};
    }
}

Qt::ItemFlags DiscoveryModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || !checkIndex(index))
        return Qt::NoItemFlags;
    if (!m_rows[std::size_t(index.row())].answer.http())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == Check)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool DiscoveryModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    m_ticks.insert(m_rows[std::size_t(index.row())].server.key(),
                   value.value<Qt::CheckState>() == Qt::Checked);
    configure();
    return true;
}

} // namespace signalbox::ui

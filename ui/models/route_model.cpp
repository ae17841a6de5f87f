#include "models/route_model.h"

#include "theme/formats.h"
#include "workspace/draft_document.h"
#include "workspace/live_feed.h"

#include <QMimeData>

#include <cmath>

namespace signalbox::ui {

namespace {

QString mimeType()
{
    return QStringLiteral("application/x-signalbox-route");
}

/// Errors are told of the last minute: a share of all times would hide what goes wrong now.
constexpr std::size_t errorSeconds = 60;

} // namespace

struct RouteModel::Shown
{
    QString rate, latency, errors, fault;
    bool alarm = false;
    bool operator==(const Shown &) const = default;
};

struct RouteModel::Totals
{
    quint64 requests = 0, errors = 0;
};

RouteModel::RouteModel(const Workspace &workspace, QObject *parent)
    : QAbstractListModel(parent)
    , m_workspace(workspace)
    , m_shown(1)
{
    connect(&workspace.draft, &DraftDocument::analysed, this, &RouteModel::readDraft);
    connect(&workspace.draft, &DraftDocument::liveChanged, this, &RouteModel::readDraft);
    connect(&workspace.live, &LiveFeed::sampled, this, [this] {
        if (m_active)
            readNumbers();
    });
    connect(&workspace.live, &LiveFeed::secondPassed, this, [this] {
        readErrors();
        if (m_active && !m_rows.empty())
            emit dataChanged(index(0), index(int(m_rows.size()) - 1), {HistoryRole});
    });
    readDraft();
}

RouteModel::~RouteModel() = default;

int RouteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

void RouteModel::setActive(bool active)
{
    m_active = active;
    if (active)
        readNumbers();
}

void RouteModel::readDraft()
{
    const auto draft = m_workspace.draft.analysis();
    const auto live = m_workspace.draft.liveAnalysis();
    if (!draft)
        changeTo({});
    else if (draft->raw.readable)
        changeTo(routeRows(live.get(), *draft, m_workspace.draft.changes()));
    // What can't be read at the moment leaves the list as it was.
}

void RouteModel::changeTo(std::vector<RouteRow> rows)
{
    // A removed route never has the name of one that is there: names alone tell rows apart.
    // Rows that are gone, then each place in turn: what belongs there is there, comes from below or
    // is new.
    QHash<QString, int> wanted;
    for (const RouteRow &row : rows)
        ++wanted[row.name];
    for (int i = int(m_rows.size()); i-- > 0;) {
        const RouteRow &row = m_rows[std::size_t(i)];
        if (--wanted[row.name] >= 0)
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + i);
        m_shown.erase(m_shown.begin() + i);
        endRemoveRows();
    }
    if (m_rows.empty() && !rows.empty()) {
        beginInsertRows({}, 0, int(rows.size()) - 1);
        m_rows = rows;
        m_shown.insert(m_shown.begin(), rows.size(), Shown());
        endInsertRows();
    }
    for (int i = 0; i < int(rows.size()); ++i) {
        RouteRow &row = rows[std::size_t(i)];
        int at = i;
        while (at < int(m_rows.size()) && m_rows[std::size_t(at)].name != row.name)
            ++at;
        if (at == int(m_rows.size())) {
            beginInsertRows({}, i, i);
            m_rows.insert(m_rows.begin() + i, row);
            m_shown.insert(m_shown.begin() + i, Shown());
            endInsertRows();
        } else if (at != i) {
            beginMoveRows({}, at, at, {}, i);
            std::rotate(m_rows.begin() + i, m_rows.begin() + at, m_rows.begin() + at + 1);
            std::rotate(m_shown.begin() + i, m_shown.begin() + at, m_shown.begin() + at + 1);
            endMoveRows();
        }
        if (!(m_rows[std::size_t(i)] == row)) {
            m_rows[std::size_t(i)] = std::move(row);
            emit dataChanged(index(i), index(i));
        }
    }
    m_routes = int(std::count_if(m_rows.begin(), m_rows.end(),
                                 [](const RouteRow &row) { return !row.removed(); }));
    readNumbers();
    emit routesChanged();
}

void RouteModel::readErrors()
{
    const auto snapshot = m_workspace.live.latest();
    if (!snapshot) {
        m_totals.clear();
        return;
    }
    for (const stats::RouteSnapshot &route : snapshot->routes) {
        std::deque<Totals> &totals = m_totals[QString::fromStdString(route.info.name)];
        totals.push_back({route.requests, route.errors});
        if (totals.size() > errorSeconds + 1)
            totals.pop_front();
    }
}

RouteModel::Shown RouteModel::numbersOf(const RouteRow &row) const
{
    Shown shown;
    const auto snapshot = m_workspace.live.latest();
    const stats::RouteSnapshot *live = m_workspace.live.route(row.liveName);
    if (row.liveIndex < 0 || !live) {
        shown.rate = shown.latency = shown.errors = QStringLiteral("–");
        return shown;
    }
    shown.rate = formats::rate(live->rate.lastSecond);
    shown.latency = formats::duration(live->latency.p95Us);
    Totals then;
    if (const auto totals = m_totals.constFind(row.liveName);
        totals != m_totals.constEnd() && !totals->empty())
        then = totals->front();
    const quint64 requests = live->requests - std::min<quint64>(then.requests, live->requests);
    const quint64 errors = live->errors - std::min<quint64>(then.errors, live->errors);
    const double percent = requests > 0 ? 100.0 * double(errors) / double(requests) : 0;
    // "100.0" is wider than its column.
    shown.errors = QLocale().toString(percent, 'f', percent < 99.95 ? 1 : 0);
    shown.alarm = percent >= 0.05;
    if (snapshot) {
        for (const stats::FaultInfo &fault : snapshot->engine.faults) {
            if (fault.route == live->info.name)
                shown.fault = QString::fromStdString(fault.kind + ' ' + fault.detail);
        }
    }
    return shown;
}

void RouteModel::readNumbers()
{
    // The rest: what came in by the listeners and was no route's.
    Shown rest;
    if (const auto snapshot = m_workspace.live.latest()) {
        double sum = m_workspace.live.rate();
        for (const stats::RouteSnapshot &route : snapshot->routes)
            sum -= route.rate.lastSecond.value_or(0);
        rest.rate = formats::rate(std::max(0.0, sum));
    }
    int first = -1;
    const auto flush = [&](int end) {
        if (first >= 0)
            emit dataChanged(index(first), index(end - 1),
                             {RateRole, LatencyRole, ErrorsRole, ErrorsAlarmRole, FaultRole,
                              Qt::AccessibleTextRole});
        first = -1;
    };
    for (int i = 0; i < int(m_shown.size()); ++i) {
        const std::size_t at = std::size_t(i);
        Shown now = at < m_rows.size() ? numbersOf(m_rows[at]) : rest;
        if (now == m_shown[at]) {
            flush(i);
            continue;
        }
        m_shown[at] = std::move(now);
        if (first < 0)
            first = i;
    }
    flush(int(m_shown.size()));
}

QString RouteModel::sentence(const RouteRow &row, const Shown &shown) const
{
    QStringList parts;
    const QString host = row.host.isEmpty() ? tr("any host") : row.host;
    parts += row.removed()
                 ? tr("%1: %2 %3").arg(row.name, host, row.path)
                 : tr("%1, %2: %3 %4")
                       .arg(QLocale().toString(row.draftIndex + 1), row.name, host, row.path);
    if (!row.conditions.isEmpty())
        parts += row.conditions;
    parts += row.backend.isEmpty() ? tr("answered by %1").arg(row.answer)
                                   : tr("to backend %1").arg(row.backend);
    if (row.badge)
        parts += tr("%1 in the draft").arg(badgeLook(*row.badge).word);
    if (!row.enabled)
        parts += row.liveEnabled ? tr("disabled in the draft") : tr("disabled");
    if (row.liveEnabled) {
        parts += tr("%1 requests a second").arg(shown.rate);
        parts += tr("p95 %1").arg(shown.latency);
        parts += tr("%1 % errors").arg(shown.errors);
    }
    if (!shown.fault.isEmpty())
        parts += tr("fault %1").arg(shown.fault);
    return parts.join(QLatin1String(", "));
}

QVariant RouteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::size_t at = std::size_t(index.row());
    const Shown &shown = m_shown[at];
    if (at == m_rows.size()) {
        switch (role) {
        case Qt::DisplayRole:
            return tr("otherwise → 404");
        case Qt::AccessibleTextRole:
            return shown.rate.isEmpty()
                       ? tr("Everything else is answered with 404")
                       : tr("Everything else is answered with 404, %1 requests a second")
                             .arg(shown.rate);
        case RateRole:
            return shown.rate;
        case OtherwiseRole:
            return true;
        case IndexRole:
            return -1;
        default:
            return {};
        }
    }
    const RouteRow &row = m_rows[at];
    const QString target = row.backend.isEmpty() ? row.answer : row.backend;
    const bool numbers = row.liveEnabled; // live stays what it is, whatever the draft says
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case NameRole:
        return row.name;
    case Qt::CheckStateRole:
        return row.enabled ? Qt::Checked : Qt::Unchecked;
    case Qt::AccessibleTextRole:
        return sentence(row, shown);
    case Qt::ToolTipRole:
        return tr("<b>%1</b><br>%2 %3<br>%4<br>Errors are those of the last minute; p95 holds "
                  "delays that filters add.")
            .arg(row.name.toHtmlEscaped(),
                 (row.host.isEmpty() ? tr("any host") : row.host).toHtmlEscaped(),
                 row.path.toHtmlEscaped(),
                 (row.conditions.isEmpty() ? tr("no more conditions") : row.conditions)
                     .toHtmlEscaped());
    case HostRole:
        return row.host.isEmpty() ? tr("any host") : row.host;
    case PathRole:
        return row.path;
    case BackendRole:
        return target;
    case PositionRole:
        return row.draftIndex + 1;
    case BadgeRole:
        return row.badge ? QVariant(int(*row.badge)) : QVariant();
    case NoteRole:
        return row.liveEnabled                        ? QString()
               : !row.enabled                         ? tr("disabled")
               : m_workspace.draft.liveText().empty() ? QString()
                                                      : tr("in draft, not live yet");
    case RateRole:
        return numbers ? shown.rate : QString();
    case LatencyRole:
        return numbers ? shown.latency : QString();
    case ErrorsRole:
        return numbers ? shown.errors : QString();
    case ErrorsAlarmRole:
        return numbers && shown.alarm;
    case FaultRole:
        return shown.fault;
    case HistoryRole: {
        const auto values = m_workspace.live.routeRates(row.liveName);
        return QVariant::fromValue(numbers ? QList<float>(values.begin(), values.end())
                                           : QList<float>());
    }
    case OtherwiseRole:
        return false;
    case IndexRole:
        return row.draftIndex;
    case LineRole:
        return row.line;
    default:
        return {};
    }
}

bool RouteModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const RouteRef route = refOf(index);
    if (route.index < 0)
        return false;
    if (role == Qt::CheckStateRole)
        return setRouteEnabled(m_workspace.draft, route, value.toInt() == Qt::Checked);
    if (role != Qt::EditRole)
        return false;
    const QString name = value.toString();
    if (name == index.data(NameRole).toString())
        return true;
    if (!renameRoute(m_workspace.draft, route, name))
        return false;
    emit renamed(name);
    return true;
}

Qt::ItemFlags RouteModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const RouteRef route = refOf(index);
    if (route.name.isEmpty())
        return Qt::ItemIsEnabled; // the fixed line is read, and nothing can be done to it
    if (route.index < 0)
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsUserCheckable |
           Qt::ItemIsDragEnabled;
}

QStringList RouteModel::mimeTypes() const
{
    return {mimeType()};
}

QMimeData *RouteModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.size() != 1)
        return nullptr;
    auto *data = new QMimeData;
    data->setData(mimeType(), refOf(indexes.front()).name.toUtf8());
    return data;
}

bool RouteModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int,
                                 const QModelIndex &parent) const
{
    return action == Qt::MoveAction && data->hasFormat(mimeType()) && !parent.isValid() &&
           row <= int(m_rows.size());
}

bool RouteModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                              const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    // Before the next route that the draft has: a removed one has no place in it.
    std::size_t at = row < 0 ? m_rows.size() : std::size_t(row);
    while (at < m_rows.size() && m_rows[at].removed())
        ++at;
    RouteRef before;
    if (at < m_rows.size())
        before = {m_rows[at].name, m_rows[at].draftIndex};
    const QString name = QString::fromUtf8(data->data(mimeType()));
    return moveRouteBefore(m_workspace.draft, {name, -1}, before);
}

RouteRef RouteModel::refOf(const QModelIndex &index) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_rows.size())
        return {};
    const RouteRow &row = m_rows[std::size_t(index.row())];
    return {row.name, row.draftIndex};
}

QModelIndex RouteModel::indexOf(const QString &name) const
{
    int removed = -1;
    for (int i = 0; i < int(m_rows.size()) && !name.isEmpty(); ++i) {
        if (m_rows[std::size_t(i)].name != name)
            continue;
        if (!m_rows[std::size_t(i)].removed())
            return index(i);
        removed = i;
    }
    return removed < 0 ? QModelIndex() : index(removed);
}

void RouteFilter::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool RouteFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (index.data(RouteModel::OtherwiseRole).toBool())
        return true;
    for (const QString &word : m_words) {
        const auto has = [&](int role) {
            return index.data(role).toString().contains(word, Qt::CaseInsensitive);
        };
        if (!has(RouteModel::NameRole) && !has(RouteModel::HostRole) &&
            !has(RouteModel::PathRole) && !has(RouteModel::BackendRole))
            return false;
    }
    return true;
}

} // namespace signalbox::ui

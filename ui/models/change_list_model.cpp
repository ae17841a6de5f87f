#include "models/change_list_model.h"

#include <map>

namespace signalbox::ui {

namespace {

using Entity = DraftChange::Entity;
using Kind = DraftChange::Kind;

QString most(const std::map<std::string, int> &counts)
{
    QString name;
    int best = 0;
    for (const auto &[route, count] : counts) {
        if (count > best) {
            best = count;
            name = QString::fromStdString(route);
        }
    }
    return name;
}

} // namespace

QString ChangeListModel::title(const DraftChange &change)
{
    const QString &name = change.name;
    switch (change.entity) {
    case Entity::Route:
        switch (change.kind) {
        case Kind::Added:
            return tr("Route %1 added as rule %2").arg(name).arg(change.indexAfter + 1);
        case Kind::Removed:
            return tr("Route %1 removed").arg(name);
        case Kind::Moved:
            return tr("Route %1 moved to rule %2").arg(name).arg(change.indexAfter + 1);
        case Kind::Changed:
            return tr("Route %1 changed").arg(name);
        }
        break;
    case Entity::Backend:
        return change.kind == Kind::Added     ? tr("Backend %1 added").arg(name)
               : change.kind == Kind::Removed ? tr("Backend %1 removed").arg(name)
                                              : tr("Backend %1 changed").arg(name);
    case Entity::Listener:
        return change.kind == Kind::Added     ? tr("Listener %1 added").arg(name)
               : change.kind == Kind::Removed ? tr("Listener %1 removed").arg(name)
                                              : tr("Listener %1 changed").arg(name);
    case Entity::Settings:
        return change.kind == Kind::Added     ? tr("Settings added")
               : change.kind == Kind::Removed ? tr("Settings removed")
                                              : tr("Settings changed");
    case Entity::File:
        break;
    }
    return tr("File changed");
}

void ChangeListModel::setChanges(std::vector<DraftChange> changes)
{
    if (changes == m_changes)
        return;
    // The list is replaced by an edit, never by a tick.
    beginResetModel();
    m_changes = std::move(changes);
    m_facts.assign(m_changes.size(), {});
    endResetModel();
}

void ChangeListModel::setReplay(const Replay &replay)
{
    for (std::size_t i = 0; i < m_changes.size(); ++i) {
        Fact fact = factOf(m_changes[i], replay);
        if (fact == m_facts[i])
            continue;
        m_facts[i] = std::move(fact);
        const QModelIndex at = index(int(i));
        emit dataChanged(at, at, {FactRole, WarningRole, Qt::AccessibleTextRole, Qt::SizeHintRole});
    }
}

ChangeListModel::Fact ChangeListModel::factOf(const DraftChange &change, const Replay &replay) const
{
    if (change.entity != Entity::Route || !replay.tape || replay.tape->empty())
        return {};
    const std::string name = change.name.toStdString();
    const int total = int(replay.rows.size());
    int takes = 0, loses = 0, slowestUs = 0;
    std::map<std::string, int> from;
    for (const Replay::Row &row : replay.rows) {
        if (row.draft.route == name && row.live.route != name) {
            ++takes;
            ++from[row.live.route];
        }
        if (row.live.route == name) {
            ++loses;
            slowestUs = std::max(slowestUs, int((*replay.tape)[row.request].durationUs));
        }
    }
    if (change.kind == Kind::Removed) {
        if (loses == 0)
            return {tr("None of the last %n request(s) used it", nullptr, total), false};
        return {tr("Still in use: %1 of the last %n request(s)", nullptr, total).arg(loses), true};
    }
    if (takes > 0) {
        const QString other = most(from);
        return {other.isEmpty()
                    ? tr("Takes %1 of the last %n request(s) that went nowhere", nullptr, total)
                          .arg(takes)
                    : tr("Takes %1 of the last %n request(s) over from %2", nullptr, total)
                          .arg(QString::number(takes), other),
                false};
    }
    for (const QString &detail : change.details) {
        if (detail.contains(QLatin1String("timeout")) && loses > 0)
            return {tr("Its slowest request in the replay took %1 ms").arg(slowestUs / 1000),
                    false};
    }
    return {};
}

int ChangeListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_changes.size());
}

QVariant ChangeListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const DraftChange &change = m_changes[std::size_t(index.row())];
    const Fact &fact = m_facts[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return title(change);
    case NameRole:
        return change.name;
    case KindRole:
        return int(change.kind);
    case DetailsRole:
        return change.details;
    case FactRole:
        return fact.text;
    case WarningRole:
        return fact.warning;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList parts{title(change)};
        parts += change.details;
        if (!fact.text.isEmpty())
            parts += fact.text;
        return parts.join(QLatin1String("; "));
    }
    default:
        return {};
    }
}

} // namespace signalbox::ui

#include "models/route_rows.h"

#include "workspace/text.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <QStringList>

namespace signalbox::ui {

namespace {

QString joined(const config::RawTexts &list)
{
    QStringList out;
    if (list) {
        for (const config::RawText &item : *list)
            out += text(item.text);
    }
    return out.join(QLatin1String(", "));
}

/// Prefixes end with a star, so that they can't be taken for exact paths.
QString pathText(const std::string &pattern)
{
    QString path = text(pattern);
    if (!path.startsWith(u'/'))
        return path;
    return path + (path.endsWith(u'/') ? QLatin1String("*") : QLatin1String("/*"));
}

QString pathText(const config::RawTexts &list)
{
    QStringList out;
    if (list) {
        for (const config::RawText &item : *list)
            out += pathText(item.text);
    }
    return out.isEmpty() ? QStringLiteral("/*") : out.join(QLatin1String(", "));
}

QString conditionsOf(const config::RawMatch &match)
{
    const auto words = [](const char *pattern, const QString &value) {
        return QCoreApplication::translate("RouteRows", pattern).arg(value);
    };
    QStringList out;
    if (const QString methods = joined(match.methods); !methods.isEmpty())
        out += methods;
    const auto named = [&](const config::RawNameValues &list, const char *pattern) {
        if (!list)
            return;
        for (const config::RawNameValue &item : *list)
            out += words(pattern, text(item.name));
    };
    named(match.headers, QT_TRANSLATE_NOOP("RouteRows", "header %1"));
    named(match.query, QT_TRANSLATE_NOOP("RouteRows", "query %1"));
    if (const QString clients = joined(match.client); !clients.isEmpty())
        out += words(QT_TRANSLATE_NOOP("RouteRows", "clients %1"), clients);
    if (const QString listeners = joined(match.listeners); !listeners.isEmpty())
        out += words(QT_TRANSLATE_NOOP("RouteRows", "listeners %1"), listeners);
    return out.join(QLatin1String("; "));
}

RouteRow rowOf(const config::RawRoute &route, int index)
{
    RouteRow row;
    row.name = route.name ? text(*route.name) : QStringLiteral("route-%1").arg(index + 1);
    row.liveName = row.name;
    row.line = route.place.line;
    row.enabled = route.enabled.value.value_or(true);
    row.path = QStringLiteral("/*");
    if (route.match) {
        row.host = joined(route.match->host);
        row.path = pathText(route.match->path);
        row.conditions = conditionsOf(*route.match);
    }
    if (route.backend)
        row.backend = text(*route.backend);
    else if (route.filters && !route.filters->empty())
        row.answer = text(route.filters->back().kind);
    return row;
}

} // namespace

std::vector<RouteRow> routeRows(const Analysis &file, bool draft)
{
    std::vector<RouteRow> rows;
    if (file.raw.config.routes) {
        for (const config::RawRoute &route : *file.raw.config.routes)
            rows.push_back(rowOf(route, int(rows.size())));
    } else if (file.raw.config.shortRoutes) {
        for (const config::RawShortRoute &route : *file.raw.config.shortRoutes) {
            RouteRow row;
            row.name = row.host = row.backend = text(route.host);
            row.liveName = QStringLiteral("route-%1").arg(rows.size() + 1);
            row.path = QStringLiteral("/*");
            row.line = route.place.line;
            rows.push_back(std::move(row));
        }
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        (draft ? rows[i].draftIndex : rows[i].liveIndex) = int(i);
        rows[i].liveEnabled = !draft && rows[i].enabled;
    }
    return rows;
}

std::vector<RouteRow> routeRows(const Analysis *live, const Analysis &draft,
                                const std::vector<DraftChange> &changes)
{
    std::vector<RouteRow> rows = routeRows(draft, true);
    if (!live)
        return rows;
    const std::vector<RouteRow> before = routeRows(*live, false);
    QHash<QString, const RouteRow *> lives;
    for (const RouteRow &row : before)
        lives.insert(row.name, &row);
    QHash<QString, BadgeKind> badges;
    for (const DraftChange &change : changes) {
        if (change.entity != DraftChange::Entity::Route)
            continue;
        badges.insert(change.name, change.kind == DraftChange::Kind::Added ? BadgeKind::Added
                                   : change.kind == DraftChange::Kind::Removed
                                       ? BadgeKind::Removed
                                       : BadgeKind::Changed);
    }
    // By name, but for those that the draft gives another one.
    QHash<int, const RouteRow *> renamed; // by place in the draft
    for (const DraftChange &change : changes) {
        const auto was = std::size_t(change.indexBefore), is = std::size_t(change.indexAfter);
        if (change.entity == DraftChange::Entity::Route && change.indexBefore >= 0 &&
            change.indexAfter >= 0 && was < before.size() && is < rows.size() &&
            rows[is].name == change.name && before[was].name != change.name)
            renamed.insert(change.indexAfter, &before[was]);
    }
    QHash<QString, int> places; // in the draft, by the live name
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RouteRow &row = rows[i];
        const RouteRow *same = renamed.value(int(i), lives.value(row.name));
        if (same) {
            row.liveIndex = same->liveIndex;
            row.liveName = same->liveName;
            row.liveEnabled = same->liveEnabled;
            places.insert(same->name, int(i));
        }
        if (const auto badge = badges.constFind(row.name); badge != badges.constEnd())
            row.badge = *badge;
    }

    // Removed ones follow the route that they follow in the live file.
    std::vector<std::vector<RouteRow>> behind(rows.size() + 1);
    std::size_t place = 0;
    for (const RouteRow &row : before) {
        if (const auto found = places.constFind(row.name); found != places.constEnd()) {
            place = std::size_t(*found) + 1;
            continue;
        }
        RouteRow gone = row;
        gone.badge = BadgeKind::Removed;
        behind[place].push_back(std::move(gone));
    }
    std::vector<RouteRow> out;
    for (std::size_t i = 0; i <= rows.size(); ++i) {
        out.insert(out.end(), std::make_move_iterator(behind[i].begin()),
                   std::make_move_iterator(behind[i].end()));
        if (i < rows.size())
            out.push_back(std::move(rows[i]));
    }
    return out;
}

} // namespace signalbox::ui

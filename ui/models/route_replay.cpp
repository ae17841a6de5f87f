#include "models/route_replay.h"

#include "config/covering.h"
#include "config/runtime_config.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <tuple>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RouteReplay)
};

QString today(const std::map<std::string, std::size_t> &handlers, const std::string &route)
{
    if (handlers.empty())
        return {};
    const auto name = [](const std::string &of) {
        return of.empty() ? Words::tr("no route (404)") : QString::fromStdString(of);
    };
    if (handlers.size() == 1) {
        if (handlers.begin()->first == route)
            return Words::tr("They come here today, too.");
        return Words::tr("Today %1 handles all of them.").arg(name(handlers.begin()->first));
    }
    QStringList parts;
    for (const auto &[of, count] : handlers)
        parts.append(Words::tr("%1 handles %2").arg(name(of)).arg(count));
    return Words::tr("Today %1.").arg(parts.join(QStringLiteral(", ")));
}

bool wildcardHolds(const config::HostPattern &wildcard, const std::string &name)
{
    return name.size() > wildcard.name.size() + 1 && name.ends_with("." + wildcard.name);
}

bool hostsMeet(const config::HostPattern &a, const config::HostPattern &b)
{
    if (!a.wildcard && !b.wildcard)
        return a.name == b.name;
    if (a.wildcard && b.wildcard)
        return a.name == b.name || wildcardHolds(a, b.name) || wildcardHolds(b, a.name);
    return a.wildcard ? wildcardHolds(a, b.name) : wildcardHolds(b, a.name);
}

template <typename T, typename F>
bool anyMeets(const std::vector<T> &a, const std::vector<T> &b, F &&meets)
{
    if (a.empty() || b.empty())
        return true;
    return std::any_of(a.begin(), a.end(), [&](const T &one) {
        return std::any_of(b.begin(), b.end(), [&](const T &other) { return meets(one, other); });
    });
}

bool below(const std::string &path, const std::string &prefix)
{
    return path.size() >= prefix.size() && path.starts_with(prefix) &&
           (path.size() == prefix.size() || path[prefix.size()] == '/');
}

/// The paths that both take, as a pattern; nothing: they don't meet, or nobody can tell.
std::optional<QString> sharedPath(const config::MatchSpec &a, const config::MatchSpec &b)
{
    using Kind = config::PathPattern::Kind;
    static const std::vector<config::PathPattern> everything{{}};
    const auto shown = [](const config::PathPattern &path) {
        const QString text = QString::fromStdString(path.text);
        return path.kind == Kind::Exact ? text : text + QStringLiteral("/*");
    };
    for (const auto &one : a.paths.empty() ? everything : a.paths) {
        for (const auto &other : b.paths.empty() ? everything : b.paths) {
            if (one.kind == Kind::Regex || other.kind == Kind::Regex)
                continue;
            if (other.kind == Kind::Prefix && below(one.text, other.text))
                return shown(one);
            if (one.kind == Kind::Prefix && below(other.text, one.text))
                return shown(other);
            if (one.kind == other.kind && one.text == other.text)
                return shown(one);
        }
    }
    return std::nullopt;
}

QString pathsOf(const config::MatchSpec &match)
{
    if (match.paths.empty())
        return QStringLiteral("/*");
    const auto &first = match.paths.front();
    const QString text = QString::fromStdString(first.text);
    return first.kind == config::PathPattern::Kind::Prefix ? text + QStringLiteral("/*") : text;
}

} // namespace

RouteReplay routeReplay(const Replay &replay, const QString &route, std::size_t rows)
{
    RouteReplay out;
    out.total = replay.rows.size();
    const std::string name = route.toStdString();
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> groups;
    std::map<std::string, std::size_t> handlers;
    for (const Replay::Row &row : replay.rows) {
        if (row.draft.route != name)
            continue;
        const TapedRequest &request = (*replay.tape)[row.request];
        ++out.matches;
        ++handlers[row.live.route];
        ++groups[{request.request.method, request.path,
                  row.draft.answered ? std::to_string(row.draft.answered)
                                     : row.draft.pathForwarded}];
    }
    for (const auto &[key, count] : groups)
        out.rows.push_back({count, QString::fromStdString(std::get<0>(key)),
                            QString::fromStdString(std::get<1>(key)),
                            QString::fromStdString(std::get<2>(key))});
    std::stable_sort(out.rows.begin(), out.rows.end(),
                     [](const auto &a, const auto &b) { return a.count > b.count; });
    if (out.rows.size() > rows)
        out.rows.resize(rows);
    out.sentence = today(handlers, name);
    return out;
}

QStringList routeOverlaps(const config::RuntimeConfig &config, const QString &route, qsizetype most)
{
    QStringList out;
    const auto &routes = config.routes;
    const auto self = std::find_if(
        routes.begin(), routes.end(),
        [name = route.toStdString()](const auto &candidate) { return candidate.name == name; });
    if (self == routes.end() || !self->enabled)
        return out;
    const auto look = [&](const config::RouteSpec &other) {
        if (!other.enabled || other.index == self->index || out.size() >= most ||
            !anyMeets(self->match.hosts, other.match.hosts, hostsMeet) ||
            !anyMeets(self->match.methods, other.match.methods, std::equal_to<>()) ||
            !anyMeets(self->match.listeners, other.match.listeners, std::equal_to<>()))
            return;
        const auto shared = sharedPath(self->match, other.match);
        if (!shared)
            return;
        const QString name = QString::fromStdString(other.name);
        const bool otherFirst = other.index < self->index;
        const config::RouteSpec &first = otherFirst ? other : *self;
        const config::RouteSpec &second = otherFirst ? *self : other;
        const bool all = config::covers(first.match, second.match, config.listeners);
        const auto told = [&](const QString &words, const QString &path) {
            out.append(words.arg(other.index + 1).arg(name, path));
        };
        if (otherFirst && all)
            told(Words::tr("Rule %1 (%2) comes first and takes all of %3: this one never matches"),
                 pathsOf(self->match));
        else if (otherFirst)
            told(Words::tr("Rule %1 (%2) comes first and takes what it can of %3"), *shared);
        else if (all)
            told(Words::tr("Overlaps rule %1 (%2), which never matches: this one comes first and "
                           "takes all of %3"),
                 pathsOf(other.match));
        else
            told(Words::tr("Overlaps rule %1 (%2): this one comes first and takes what it can of "
                           "%3"),
                 *shared);
    };
    for (auto before = self; before != routes.begin() && out.size() < most;)
        look(*--before);
    for (auto after = self; ++after != routes.end() && out.size() < most;)
        look(*after);
    return out;
}

} // namespace signalbox::ui

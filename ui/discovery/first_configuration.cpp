#include "discovery/first_configuration.h"

#include <QDir>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>

namespace signalbox::ui {

namespace {

/// A folder that things of many projects lie in.
bool isShared(const QString &folder)
{
    return folder.isEmpty() || folder == u"/"_qs || folder == QDir::homePath() ||
           folder == u"/home"_qs || folder == QDir::tempPath() || folder.count(u'/') < 2;
}

QString parentOf(const QString &folder)
{
    const qsizetype slash = folder.lastIndexOf(u'/');
    return slash <= 0 ? u"/"_qs : folder.left(slash);
}

/// For a host or backend name: small letters, digits and single dashes.
QString slug(const QString &text)
{
    QString slug;
    for (const QChar c : text.toLower()) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            slug += c;
        else if (!slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug.left(40);
}

QString lastPart(const QString &folder)
{
    return folder.section(u'/', -1);
}

/// Project of each server: its repository; folders beside each other belong together.
std::vector<QString> projects(const std::vector<FoundServer> &servers)
{
    QHash<QString, QSet<QString>> children;
    for (const FoundServer &found : servers) {
        const QString &root = found.server.root;
        if (!root.isEmpty())
            children[parentOf(root)].insert(root);
    }
    std::vector<QString> list;
    list.reserve(servers.size());
    for (const FoundServer &found : servers) {
        const QString &root = found.server.root;
        const QString parent = parentOf(root);
        const bool together = !root.isEmpty() && !isShared(parent) && children[parent].size() > 1;
        list.push_back(together ? parent : root);
    }
    return list;
}

QString commonFolder(const QString &a, const QString &b)
{
    const QStringList left = a.split(u'/'), right = b.split(u'/');
    QStringList common;
    for (qsizetype i = 0; i < std::min(left.size(), right.size()) && left[i] == right[i]; ++i)
        common << left[i];
    return common.join(u'/');
}

/// "web", or "web-2" when that is taken.
QString unused(const QString &wanted, QSet<QString> &taken)
{
    QString name = wanted;
    for (int i = 2; taken.contains(name); ++i)
        name = wanted + u'-' + QString::number(i);
    taken.insert(name);
    return name;
}

QString hostOf(const QString &project)
{
    const QString name = slug(lastPart(project));
    return (name.isEmpty() ? u"app"_qs : name) + u".localhost"_qs;
}

struct Group
{
    QString project, folder, program;
    std::vector<std::size_t> servers;
    bool html = false;
};

std::vector<Group> groupsOf(const std::vector<FoundServer> &servers,
                            const std::vector<bool> &ticked)
{
    const std::vector<QString> projectOf = projects(servers);
    std::vector<Group> groups;
    for (std::size_t i = 0; i < servers.size(); ++i) {
        const ListeningServer &server = servers[i].server;
        if (!ticked[i] || !servers[i].answer.http())
            continue;
        const QString program = server.program + u' ' + server.tool;
        auto group = std::find_if(groups.begin(), groups.end(), [&](const Group &other) {
            return !server.folder.isEmpty() && other.folder == server.folder &&
                   other.program == program;
        });
        if (group == groups.end())
            group = groups.insert(group, Group{projectOf[i], server.folder, program, {}, false});
        group->servers.push_back(i);
        group->html |= servers[i].answer.kind == ProbeResult::Kind::Html;
    }
    return groups;
}

/// A name as YAML reads it: quoted where it would be a number or a word of YAML's own.
std::string scalar(const QString &name)
{
    static constexpr const char *words[] = {"true", "false", "yes", "no", "on",
                                            "off",  "null",  "y",   "n"};
    const bool plain = name.at(0).isLetter() &&
                       std::none_of(std::begin(words), std::end(words), [&name](const char *word) {
                           return name == QLatin1String(word);
                       });
    return plain ? name.toStdString() : '"' + name.toStdString() + '"';
}

} // namespace

std::vector<bool> ticksFor(const std::vector<FoundServer> &servers)
{
    const std::vector<QString> projectOf = projects(servers);
    std::map<QString, int> counts;
    for (std::size_t i = 0; i < servers.size(); ++i) {
        if (servers[i].answer.http())
            ++counts[projectOf[i]];
    }
    QString most;
    for (std::size_t i = 0; i < servers.size(); ++i) {
        if (servers[i].answer.http() && (most.isNull() || counts[projectOf[i]] > counts[most]))
            most = projectOf[i];
    }
    std::vector<bool> ticks(servers.size());
    for (std::size_t i = 0; i < servers.size(); ++i)
        ticks[i] = servers[i].answer.http() && projectOf[i] == most;
    return ticks;
}

FirstConfiguration firstConfiguration(const std::vector<FoundServer> &servers,
                                      const std::vector<bool> &ticked, std::uint16_t port,
                                      const QString &elsewhere)
{
    FirstConfiguration result;
    result.port = port;
    for (const FoundServer &found : servers) {
        result.urls << (found.server.v4 ? u"http://127.0.0.1:"_qs : u"http://[::1]:"_qs) +
                           QString::number(found.server.port);
    }

    const std::vector<Group> groups = groupsOf(servers, ticked);
    QSet<QString> backendNames, hosts;
    QString folder;
    for (const Group &group : groups) {
        QString name = slug(lastPart(group.folder));
        if (name.isEmpty())
            name = slug(group.program);
        result.backends.push_back(
            {unused(name.isEmpty() ? u"app"_qs : name, backendNames), group.servers});
        folder = folder.isNull() ? group.folder : commonFolder(folder, group.folder);
    }
    result.folder = isShared(folder) ? elsewhere : folder;

    // The front of each project: its first HTML backend, else its only or first one.
    std::map<QString, std::size_t> fronts;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto [front, fresh] = fronts.emplace(groups[i].project, i);
        if (!fresh && groups[i].html && !groups[front->second].html)
            front->second = i;
    }
    std::vector<FirstConfiguration::Route> whole;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const Group &group = groups[i];
        const QString &name = result.backends[i].name;
        const QString host = hostOf(group.project);
        if (fronts.at(group.project) == i)
            whole.push_back({name, unused(host, hosts), u"/"_qs, i});
        else if (group.html)
            whole.push_back({name, unused(name + u'.' + host, hosts), u"/"_qs, i});
        else
            result.routes.push_back({name, host, u'/' + name + u'/', i});
    }
    if (!whole.empty())
        result.host = whole.front().host;
    result.routes.insert(result.routes.end(), whole.begin(), whole.end());
    return result;
}

std::size_t FirstConfiguration::serverCount() const
{
    std::size_t count = 0;
    for (const Backend &backend : backends)
        count += backend.servers.size();
    return count;
}

const FirstConfiguration::Route *FirstConfiguration::routeOf(std::size_t server, bool *first) const
{
    for (const Route &route : routes) {
        const std::vector<std::size_t> &list = backends[route.backend].servers;
        const auto found = std::find(list.begin(), list.end(), server);
        if (found != list.end()) {
            *first = found == list.begin();
            return &route;
        }
    }
    return nullptr;
}

QString FirstConfiguration::url() const
{
    return host.isEmpty()
               ? QString()
               : u"http://"_qs + host + (port == 80 ? QString() : u':' + QString::number(port));
}

std::string FirstConfiguration::text() const
{
    std::string text = "# Made by Signalbox from the dev servers that were listening.\n"
                       "version: 1\n\nlisteners:\n  http: {bind: \"127.0.0.1:" +
                       std::to_string(port) + "\"}\n\nbackends:\n";
    for (const Backend &backend : backends) {
        text += "  " + scalar(backend.name) + ":\n    servers:\n";
        for (const std::size_t server : backend.servers)
            text += "      - " + urls[static_cast<qsizetype>(server)].toStdString() + "\n";
    }
    text += "\n# Evaluated top to bottom, the first match wins.\nroutes:\n";
    for (const Route &route : routes) {
        text +=
            "  - name: " + scalar(route.name) + "\n    match: {host: " + route.host.toStdString();
        if (route.path != u"/"_qs)
            text += ", path: " + route.path.toStdString();
        text += "}\n    backend: " + scalar(backends[route.backend].name) + "\n";
    }
    return text;
}

} // namespace signalbox::ui

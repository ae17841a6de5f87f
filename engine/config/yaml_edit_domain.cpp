// What the names in a configuration refer to, as far as renaming, adding and removing them needs
// it.
#include "config/yaml_edit_domain.h"

#include "config/yaml_edit_tree.h"

#include <set>

namespace signalbox::config {

namespace {

using Edits = std::vector<Edit>;

Error refused(ErrorType type, std::string message)
{
    return Error(type, std::move(message));
}

bool named(const YamlNode *node, std::string_view name)
{
    return node && node->kind == YamlKind::Scalar && node->scalar == name;
}

/// Paths of the scalars among `candidates` that say `name` and have to be rewritten: an alias whose
/// anchor is one of them follows by itself.
std::vector<YamlPath> references(const YamlNode &root, const std::vector<YamlPath> &candidates,
                                 std::string_view name)
{
    std::vector<YamlPath> out;
    std::set<std::string> anchors;
    for (const YamlPath &path : candidates) {
        const YamlNode *node = nodeAt(root, path);
        if (!named(node, name) || !checkReachable(root, path, true))
            continue;
        out.push_back(path);
        if (!node->anchor.empty())
            anchors.insert(node->anchor);
    }
    for (const YamlPath &path : candidates) {
        const YamlNode *node = nodeAt(root, path);
        const bool own =
            named(node, name) && !node->alias.empty() && !anchors.contains(node->alias);
        if (own && checkReachable(root, path, false))
            out.push_back(path);
    }
    return out;
}

Result<Edits> rename(const YamlNode &root, const YamlPath &section, const std::string &from,
                     const std::string &to, const std::vector<YamlPath> &candidates)
{
    if (to.empty())
        return refused(ErrorType::InvalidConfig, "the new name is empty");
    if (!nodeAt(root, section / from))
        return refused(ErrorType::NotFound, (section / from).toString() + " does not exist");
    if (from != to && nodeAt(root, section / to))
        return refused(ErrorType::InvalidConfig, (section / to).toString() + " exists already");
    Edits out;
    for (const YamlPath &path : references(root, candidates, from))
        out.push_back(SetValue{path, yamlString(to)});
    out.push_back(RenameKey{section / from, to});
    return out;
}

std::vector<YamlPath> routePaths(const YamlNode &root)
{
    std::vector<YamlPath> out;
    const YamlNode *routes = root.find("routes");
    for (std::size_t i = 0; routes && i < routes->items.size(); ++i)
        out.push_back(YamlPath{"routes", i});
    return out;
}

std::vector<YamlPath> backendReferences(const YamlNode &root)
{
    std::vector<YamlPath> out;
    for (const YamlPath &route : routePaths(root))
        out.push_back(route / "backend");
    return out;
}

/// Whether the file is in the short form: `routes:` as a map of host to server(s).
bool shortForm(const YamlNode &root)
{
    const YamlNode *routes = root.find("routes");
    return routes && routes->kind == YamlKind::Map && !routes->pairs.empty();
}

/// A backend's list of servers; in the short form the host is the backend's name and its value may
/// be one server.
YamlPath serversPath(const YamlNode &root, const std::string &backend)
{
    return shortForm(root) ? YamlPath{"routes", backend} : YamlPath{"backends", backend, "servers"};
}

Result<YamlPath> serverPath(const YamlNode &root, const std::string &backend, std::size_t server)
{
    const YamlPath list = serversPath(root, backend);
    const YamlNode *servers = nodeAt(root, list);
    if (servers && servers->kind == YamlKind::Sequence && server < servers->items.size())
        return list / server;
    const bool single = servers && shortForm(root) && servers->kind != YamlKind::Sequence;
    if (single && server == 0)
        return list;
    return refused(ErrorType::NotFound, (list / server).toString() + " does not exist");
}

/// Sets an option of a server; one in the short form becomes a map with its URL.
Edits serverOption(const YamlNode &root, const YamlPath &server, std::string_view key,
                   YamlValue value)
{
    const YamlNode &node = *nodeAt(root, server);
    if (node.kind == YamlKind::Scalar)
        return {SetValue{server,
                         yamlMap({{"url", yamlCopy(node)}, {std::string(key), std::move(value)}})}};
    return {SetValue{server / key, std::move(value)}};
}

} // namespace

Result<std::vector<Edit>> domainEdits(const YamlNode &root, const RenameBackend &edit)
{
    return rename(root, {"backends"}, edit.from, edit.to, backendReferences(root));
}

Result<std::vector<Edit>> domainEdits(const YamlNode &root, const RenameListener &edit)
{
    std::vector<YamlPath> candidates;
    for (const YamlPath &route : routePaths(root)) {
        const YamlPath list = route / "match" / "listeners";
        const YamlNode *names = nodeAt(root, list);
        candidates.push_back(list);
        for (std::size_t i = 0; names && i < names->items.size(); ++i)
            candidates.push_back(list / i);
    }
    return rename(root, {"listeners"}, edit.from, edit.to, candidates);
}

Result<std::vector<Edit>> domainEdits(const YamlNode &root, const MoveRoute &edit)
{
    const YamlPath routes{"routes"};
    if (!shortForm(root))
        return Edits{MoveItem{routes, edit.from, edit.to}};
    const YamlNode &map = *nodeAt(root, routes);
    if (edit.from >= map.pairs.size())
        return refused(ErrorType::NotFound, (routes / edit.from).toString() + " does not exist");
    return Edits{MoveKey{routes / map.pairs[edit.from].key->scalar, edit.to}};
}

Result<std::vector<Edit>> domainEdits(const YamlNode &root, const AddRoute &edit)
{
    if (shortForm(root))
        return refused(
            ErrorType::NotSupported,
            "'routes:' is in the short form (host: server), where a route has no options: "
            "write it as a list of routes first, or add 'host: server'");
    return Edits{InsertItem{{"routes"}, edit.index, edit.value}};
}

Result<std::vector<Edit>> domainEdits(const YamlNode &root, const AddBackend &edit)
{
    if (edit.name.empty())
        return refused(ErrorType::InvalidConfig, "the new name is empty");
    if (shortForm(root))
        return refused(ErrorType::NotSupported,
                       "'routes:' is in the short form (host: server), where there are no "
                       "backends: write it as a list of routes first");
    return Edits{InsertKey{{"backends"}, edit.name, edit.value, {}}};
}

Result<std::vector<Edit>> domainEdits(const YamlNode &root, const RemoveBackend &edit)
{
    if (shortForm(root))
        return refused(
            ErrorType::NotSupported,
            "'routes:' is in the short form (host: server), where a host has its servers "
            "without a backend: remove the route " +
                edit.name);
    const YamlPath backend{"backends", edit.name};
    if (!nodeAt(root, backend))
        return refused(ErrorType::NotFound, backend.toString() + " does not exist");
    std::string users;
    for (const YamlPath &path : backendReferences(root)) {
        const YamlNode *node = nodeAt(root, path);
        if (!named(node, edit.name))
            continue;
        const YamlNode *name = nodeAt(root, path.parent() / "name");
        users += (users.empty() ? "" : ", ") + path.parent().toString();
        users +=
            (name ? " (" + name->scalar + ")" : "") + " on line " + std::to_string(node->mark.line);
    }
    if (!users.empty())
        return refused(ErrorType::InvalidConfig,
                       "backend " + edit.name + " is still used by " + users);
    return Edits{RemoveKey{backend}};
}

Result<std::vector<Edit>> domainEdits(const YamlNode &root, const AddServer &edit)
{
    const YamlPath list = serversPath(root, edit.backend);
    if (!nodeAt(root, shortForm(root) ? list : list.parent()))
        return refused(ErrorType::NotFound, "backend " + edit.backend + " does not exist");
    const YamlNode *servers = nodeAt(root, list);
    if (servers && shortForm(root) && servers->kind != YamlKind::Sequence) {
        const YamlValue first = yamlCopy(*servers);
        return Edits{SetValue{list, edit.index == 0 ? yamlList({edit.value, first})
                                                    : yamlList({first, edit.value})}};
    }
    return Edits{InsertItem{list, edit.index, edit.value}};
}

Result<std::vector<Edit>> domainEdits(const YamlNode &root, const SetServerWeight &edit)
{
    Result<YamlPath> server = serverPath(root, edit.backend, edit.server);
    if (!server)
        return server.error();
    if (edit.weight == 1 && !nodeAt(root, *server / "weight"))
        return Edits{};
    return serverOption(root, *server, "weight", yamlPlain(std::to_string(edit.weight)));
}

Result<std::vector<Edit>> domainEdits(const YamlNode &root, const SetServerState &edit)
{
    if (edit.state != "active" && edit.state != "drain" && edit.state != "maint")
        return refused(ErrorType::InvalidConfig,
                       "'" + edit.state + "' is not a state: active, drain or maint");
    Result<YamlPath> server = serverPath(root, edit.backend, edit.server);
    if (!server)
        return server.error();
    if (edit.state != "active")
        return serverOption(root, *server, "state", yamlString(edit.state));
    if (!nodeAt(root, *server / "state"))
        return Edits{};
    return Edits{RemoveKey{*server / "state"}};
}

} // namespace signalbox::config

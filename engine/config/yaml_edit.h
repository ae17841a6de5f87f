// Structural edits of a configuration file, as values, and the call that applies them to its text
// the way a careful person would: a minimal patch, re-read, and refused unless the tree is exactly
// the intended one (config.md §7).
#pragma once

#include "base/result.h"
#include "config/yaml_edit_path.h"
#include "config/yaml_tree.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace signalbox::config {

/// New content for an edit; shared and never changed, so that edits can be copied and kept in undo
/// stacks.
using YamlValue = std::shared_ptr<const YamlNode>;

YamlValue yamlString(
    std::string text); // always a string: quoted where a plain word would be read as something else
YamlValue
yamlPlain(std::string text); // a number, a bool, or any word as it would stand in the file
YamlValue yamlNull();
YamlValue yamlList(std::vector<YamlValue> items);
YamlValue yamlMap(std::vector<std::pair<std::string, YamlValue>> pairs);
YamlValue yamlCopy(const YamlNode &node); // anchors and aliases are dropped, the content stays

// ---- edits of the tree

/// Sets what is at `path`, whatever it was; keys that don't exist are created, down from the
/// nearest one that does, in the place where keys.md lists them. A collection that replaces one of
/// its kind changes only what differs. A key's anchor stays; a value that was an alias becomes the
/// value.
struct SetValue
{
    YamlPath path;
    YamlValue value;
};

/// Adds a key; without `index` where keys.md lists it among its neighbours. Fails when it exists.
struct InsertKey
{
    YamlPath map;
    std::string key;
    YamlValue value;
    std::optional<std::size_t> index = {};
};

struct RemoveKey
{
    YamlPath path;
};

struct RenameKey
{
    YamlPath path;
    std::string to;
};

/// Moves a key (with its comments) so that it is the `to`th of its map.
struct MoveKey
{
    YamlPath path;
    std::size_t to = 0;
};

/// Adds an item before the `index`th; an index past the end appends. The list is created when it
/// doesn't exist.
struct InsertItem
{
    YamlPath list;
    std::size_t index = 0;
    YamlValue value;
};

struct RemoveItem
{
    YamlPath path;
};

/// Moves an item (with its comments) so that it is the `to`th of its list.
struct MoveItem
{
    YamlPath list;
    std::size_t from = 0;
    std::size_t to = 0;
};

// ---- edits of the configuration

/// Renames a backend and every `backend:` that names it.
struct RenameBackend
{
    std::string from;
    std::string to;
};

/// Renames a listener and every `match.listeners` that names it.
struct RenameListener
{
    std::string from;
    std::string to;
};

/// Works on a list of routes and on the short form (a map of host to servers) alike.
struct MoveRoute
{
    std::size_t from = 0;
    std::size_t to = 0;
};

/// `value` is a map as it stands in `routes:`. In a file in the short form (`routes: {host:
/// server}`) the edit is refused with an error that says so: there a route has no options, and
/// hosts are added with InsertKey.
struct AddRoute
{
    std::size_t index = 0; // past the end appends
    YamlValue value;
};

struct AddBackend
{
    std::string name;
    YamlValue value;
};

/// Refused while a route uses it; the error names the routes.
struct RemoveBackend
{
    std::string name;
};

struct AddServer
{
    std::string backend;
    YamlValue value; // a string or a map
    std::size_t index = noIndex;
    static constexpr std::size_t noIndex = static_cast<std::size_t>(-1);
};

/// `server` counts from 0. A server in the short form becomes `{url: …, weight: …}`.
struct SetServerWeight
{
    std::string backend;
    std::size_t server = 0;
    unsigned weight = 1;
};

/// `state` is active, drain or maint. Active removes the key where there is one and adds none where
/// there is none.
struct SetServerState
{
    std::string backend;
    std::size_t server = 0;
    std::string state;
};

using Edit = std::variant<SetValue, InsertKey, RemoveKey, RenameKey, MoveKey, InsertItem,
                          RemoveItem, MoveItem, RenameBackend, RenameListener, MoveRoute, AddRoute,
                          AddBackend, RemoveBackend, AddServer, SetServerWeight, SetServerState>;

/// A sentence for undo lists and reviews: "rename backend api to core".
std::string describeEdit(const Edit &edit);

// ---- application

/// A stretch of text: bytes [begin, end) and the lines they touch, from 1. Nothing in it: lastLine
/// < firstLine.
struct TextSpan
{
    std::size_t begin = 0;
    std::size_t end = 0;
    int firstLine = 0;
    int lastLine = 0;
    bool operator==(const TextSpan &) const = default;
};

/// One replaced stretch: where it was, where it is. Everything outside of all of them is byte for
/// byte the same.
struct TextChange
{
    TextSpan before;
    TextSpan after;
};

struct EditResult
{
    std::string text;
    std::vector<TextChange> changes; // in order; none when the edit changed nothing
};

/// Applies one edit. On failure the error says why and nothing is changed: the text can't be read,
/// the path doesn't exist, it leads through an alias (edit where the anchor is defined: that
/// changes every alias too), or the patched text wouldn't read as intended.
Result<EditResult> applyEdit(std::string_view text, const Edit &edit);

/// Applies edits in turn, each to what the one before left; all or nothing.
Result<EditResult> applyEdits(std::string_view text, std::span<const Edit> edits);

/// The edits that undo `edit` on the tree it is about to be applied to.
Result<std::vector<Edit>> invertEdit(const YamlNode &root, const Edit &edit);

} // namespace signalbox::config

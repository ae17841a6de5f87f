// Minimal edits between two trees.
#include "config/yaml_edit_diff.h"

#include "config/merge_identity.h"
#include "config/yaml_edit_tree.h"

#include <algorithm>
#include <functional>

namespace signalbox::config {

namespace {

constexpr std::size_t fresh = static_cast<std::size_t>(-1);

/// What one kind of collection does for arrange(). Places are those at the time of the call.
struct Steps
{
    std::function<void(std::size_t old)> remove; // by its index in the old one
    std::function<void(std::size_t wanted, std::size_t place)>
        insert; // `wanted` indexes the new one
    std::function<void(std::size_t wanted, std::size_t from, std::size_t place)> move;
};

/// Brings the entries of the new collection into place, one after the other; a longest run that is
/// in order stays.
/// @param origin  for each entry of the new collection the index of the old one that it is, or
/// `fresh`
void arrange(std::size_t oldSize, const std::vector<std::size_t> &origin, const Steps &steps)
{
    std::vector<bool> keep(oldSize);
    std::vector<std::size_t> common;
    for (const std::size_t was : origin) {
        if (was != fresh) {
            keep[was] = true;
            common.push_back(was);
        }
    }
    std::vector<std::size_t> present; // old indexes in their present order
    for (std::size_t i = 0; i < oldSize; ++i) {
        if (keep[i])
            present.push_back(i);
    }
    for (std::size_t i = oldSize; i-- > 0;) {
        if (!keep[i])
            steps.remove(i);
    }
    const std::vector<bool> stays = stayingItems(common);
    const auto at = [&](std::size_t place) {
        return present.begin() + static_cast<std::ptrdiff_t>(place);
    };
    std::size_t place = 0; // behind the entry that was handled last
    std::size_t k = 0;
    for (std::size_t i = 0; i < origin.size(); ++i, ++place) {
        if (origin[i] == fresh) {
            steps.insert(i, place);
            present.insert(at(place), fresh);
            continue;
        }
        std::size_t now = place;
        if (place >= present.size() || present[place] != origin[i])
            now = static_cast<std::size_t>(std::find(present.begin(), present.end(), origin[i]) -
                                           present.begin());
        if (stays[k++]) {
            place = now;
            continue;
        }
        if (now < place)
            --place;
        if (now == place)
            continue;
        steps.move(i, now, place);
        present.erase(at(now));
        present.insert(at(place), origin[i]);
    }
}

void mapEdits(const YamlPath &path, const YamlNode &from, const YamlNode &to,
              std::vector<Edit> &out)
{
    std::vector<std::size_t> origin;
    for (const YamlPair &pair : to.pairs) {
        const std::size_t was = keyIndex(from, pair.key->scalar);
        origin.push_back(was < from.pairs.size() ? was : fresh);
    }
    if (std::count(origin.begin(), origin.end(), fresh) == std::ssize(origin)) {
        out.push_back(SetValue{path, yamlCopy(to)});
        return;
    }
    const auto key = [](const YamlPair &pair) { return pair.key->scalar; };
    for (std::size_t i = 0; i < origin.size(); ++i) {
        if (origin[i] != fresh)
            editsBetween(path / key(to.pairs[i]), *from.pairs[origin[i]].value, *to.pairs[i].value,
                         out);
    }
    Steps steps;
    steps.remove = [&](std::size_t old) { out.push_back(RemoveKey{path / key(from.pairs[old])}); };
    steps.insert = [&](std::size_t wanted, std::size_t place) {
        const YamlPair &pair = to.pairs[wanted];
        out.push_back(InsertKey{path, key(pair), yamlCopy(*pair.value), place});
    };
    steps.move = [&](std::size_t wanted, std::size_t, std::size_t place) {
        out.push_back(MoveKey{path / key(to.pairs[wanted]), place});
    };
    arrange(from.pairs.size(), origin, steps);
}

void listEdits(const YamlPath &path, const YamlNode &from, const YamlNode &to,
               std::vector<Edit> &out)
{
    std::vector<std::size_t> origin;
    for (const std::optional<std::size_t> was : pairItems(path, from, to))
        origin.push_back(was.value_or(fresh));
    if (std::count(origin.begin(), origin.end(), fresh) == std::ssize(origin)) {
        out.push_back(SetValue{path, yamlCopy(to)});
        return;
    }
    for (std::size_t i = 0; i < origin.size(); ++i) {
        if (origin[i] != fresh)
            editsBetween(path / origin[i], *from.items[origin[i]], *to.items[i], out);
    }
    Steps steps;
    steps.remove = [&](std::size_t old) { out.push_back(RemoveItem{path / old}); };
    steps.insert = [&](std::size_t wanted, std::size_t place) {
        out.push_back(InsertItem{path, place, yamlCopy(*to.items[wanted])});
    };
    steps.move = [&](std::size_t, std::size_t now, std::size_t place) {
        out.push_back(MoveItem{path, now, place});
    };
    arrange(from.items.size(), origin, steps);
}

} // namespace

void editsBetween(const YamlPath &path, const YamlNode &from, const YamlNode &to,
                  std::vector<Edit> &out)
{
    if (sameContent(from, to) || (!from.alias.empty() && from.alias == to.alias))
        return;
    const bool both = from.kind == to.kind && from.alias.empty();
    if (both && from.kind == YamlKind::Map && !from.pairs.empty() && !to.pairs.empty())
        mapEdits(path, from, to, out);
    else if (both && from.kind == YamlKind::Sequence && !from.items.empty() && !to.items.empty())
        listEdits(path, from, to, out);
    else
        out.push_back(SetValue{path, yamlCopy(to)});
}

} // namespace signalbox::config

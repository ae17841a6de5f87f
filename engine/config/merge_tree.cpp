// Three-way merge: decide for every entry of a collection where it comes from, put the collection
// together, then go down.
#include "config/merge_tree.h"

#include "config/merge_identity.h"
#include "config/yaml_edit_tree.h"
#include "config/yaml_writer_scalar.h"

#include <algorithm>
#include <optional>

namespace signalbox::config {

namespace {

using Node = std::unique_ptr<YamlNode>;

/// One node on the three sides; null where it isn't.
struct Sides
{
    const YamlNode *base = nullptr;
    const YamlNode *ours = nullptr;
    const YamlNode *theirs = nullptr;
};

/// Where a node is on our side, on theirs and in the merged tree.
struct Paths
{
    YamlPath ours;
    YamlPath theirs;
    YamlPath merged;
};

/// An entry of a merged collection. Indexes are noEntry where a side hasn't got it.
struct Entry
{
    std::size_t base;
    std::size_t ours;
    std::size_t theirs;
};

constexpr std::size_t noEntry = static_cast<std::size_t>(-1);

bool sameMeaning(const YamlPath &path, const YamlNode &a, const YamlNode &b)
{
    if (a.kind != YamlKind::Map || b.kind != YamlKind::Map || orderMatters(path)) {
        if (a.kind != YamlKind::Sequence || b.kind != YamlKind::Sequence)
            return sameContent(a, b);
        return std::equal(
            a.items.begin(), a.items.end(), b.items.begin(), b.items.end(),
            [&](const auto &x, const auto &y) { return sameMeaning(path / 0, *x, *y); });
    }
    return a.pairs.size() == b.pairs.size() &&
           std::all_of(a.pairs.begin(), a.pairs.end(), [&](const YamlPair &pair) {
               const YamlNode *other = b.find(pair.key->scalar);
               return other && sameMeaning(path / pair.key->scalar, *pair.value, *other);
           });
}

class Merger
{
public:
    explicit Merger(const MergeChoices &choices)
        : m_choices(choices)
    {
    }

    /// Both ours and theirs are there.
    Node node(const Sides &s, const Paths &paths);

    std::vector<MergeConflict> conflicts;
    std::vector<std::string> notes;

private:
    std::vector<Entry> match(const Sides &s, const YamlPath &path) const;
    Node collection(const Sides &s, const Paths &paths);
    void placeOurs(std::vector<Entry> &merged, const std::vector<Entry> &all, const Paths &paths);
    void moveOurs(std::vector<Entry> &merged, const std::vector<Entry> &all, const Sides &s,
                  const Paths &paths);
    bool takesOurs(const Sides &s, const Paths &paths);
    static std::string idOf(const Sides &s, const Paths &paths);

    const MergeChoices &m_choices;
};

const YamlNode *child(const YamlNode *node, std::size_t index)
{
    if (!node || index == noEntry)
        return nullptr;
    return node->kind == YamlKind::Map ? node->pairs[index].value.get() : node->items[index].get();
}

YamlPath below(const YamlPath &path, const YamlNode *node, std::size_t index)
{
    if (!node || index == noEntry)
        return path;
    return node->kind == YamlKind::Map ? path / node->pairs[index].key->scalar : path / index;
}

std::string Merger::idOf(const Sides &s, const Paths &paths)
{
    return s.theirs ? "theirs:" + paths.theirs.toString() : "ours:" + paths.ours.toString();
}

/// Whether our side of a conflict was chosen; without a choice it is reported, and theirs stays.
bool Merger::takesOurs(const Sides &s, const Paths &paths)
{
    const std::string id = idOf(s, paths);
    const auto it = m_choices.find(id);
    if (it != m_choices.end())
        return it->second == MergeSide::Ours;
    const auto text = [](const YamlNode *node) { return node ? inlineText(*node) : std::string(); };
    conflicts.push_back({id, paths.merged, text(s.base), text(s.ours), text(s.theirs)});
    return false;
}

Node Merger::node(const Sides &s, const Paths &paths)
{
    const YamlNode &ours = *s.ours;
    const YamlNode &theirs = *s.theirs;
    const YamlPath &path = paths.merged;
    if (!ours.alias.empty() && ours.alias == theirs.alias)
        return cloneNode(theirs); // it follows its anchor
    if (sameMeaning(path, ours, theirs) || (s.base && sameMeaning(path, *s.base, ours)))
        return cloneNode(theirs);
    if (s.base && sameMeaning(path, *s.base, theirs))
        return cloneNode(ours);
    const bool maps = ours.kind == YamlKind::Map && theirs.kind == YamlKind::Map;
    const bool lists = ours.kind == YamlKind::Sequence && theirs.kind == YamlKind::Sequence &&
                       s.base && s.base->kind == YamlKind::Sequence;
    if (maps || lists) {
        Sides sides = s;
        if (s.base && s.base->kind != theirs.kind)
            sides.base = nullptr;
        return collection(sides, paths);
    }
    return cloneNode(takesOurs(s, paths) ? ours : theirs);
}

/// Every entry that any side has, each once.
std::vector<Entry> Merger::match(const Sides &s, const YamlPath &path) const
{
    std::vector<Entry> all;
    if (s.theirs->kind == YamlKind::Map) {
        const auto find = [](const YamlNode *map, const std::string &key) {
            const std::size_t at = map ? keyIndex(*map, key) : 0;
            return map && at < map->pairs.size() ? at : noEntry;
        };
        for (std::size_t i = 0; i < s.theirs->pairs.size(); ++i) {
            const std::string &key = s.theirs->pairs[i].key->scalar;
            all.push_back({find(s.base, key), find(s.ours, key), i});
        }
        for (std::size_t i = 0; i < s.ours->pairs.size(); ++i) {
            const std::string &key = s.ours->pairs[i].key->scalar;
            if (find(s.theirs, key) == noEntry)
                all.push_back({find(s.base, key), i, noEntry});
        }
        return all;
    }
    const auto ours = pairItems(path, *s.base, *s.ours);
    const auto theirs = pairItems(path, *s.base, *s.theirs);
    const auto added = pairItems(path, *s.ours, *s.theirs);
    std::vector<bool> taken(ours.size());
    for (std::size_t i = 0; i < theirs.size(); ++i) {
        Entry entry{theirs[i].value_or(noEntry), noEntry, i};
        const auto it = theirs[i] ? std::find(ours.begin(), ours.end(), theirs[i]) : ours.end();
        if (it != ours.end()) {
            entry.ours = static_cast<std::size_t>(it - ours.begin());
        } else if (!theirs[i] && added[i] && !ours[*added[i]]) {
            // added by both: the same, or two of one name
            const YamlNode &mine = *s.ours->items[*added[i]];
            const std::string identity = itemIdentity(path, mine);
            if (sameContent(mine, *s.theirs->items[i]) ||
                (!identity.empty() && identity == itemIdentity(path, *s.theirs->items[i])))
                entry.ours = *added[i];
        }
        if (entry.ours != noEntry)
            taken[entry.ours] = true;
        all.push_back(entry);
    }
    for (std::size_t i = 0; i < ours.size(); ++i) {
        if (!taken[i])
            all.push_back({ours[i].value_or(noEntry), i, noEntry});
    }
    return all;
}

/// Puts what only we have behind what stands before it on our side, and behind what they added
/// there.
void Merger::placeOurs(std::vector<Entry> &merged, const std::vector<Entry> &all,
                       const Paths &paths)
{
    std::vector<Entry> own;
    std::copy_if(all.begin(), all.end(), std::back_inserter(own),
                 [](const Entry &e) { return e.theirs == noEntry; });
    std::sort(own.begin(), own.end(),
              [](const Entry &a, const Entry &b) { return a.ours < b.ours; });
    for (const Entry &entry : own) {
        // the nearest one before it on our side that is in the result
        auto place = merged.begin();
        std::size_t nearest = noEntry;
        for (auto it = merged.begin(); it != merged.end(); ++it) {
            if (it->ours < entry.ours && (nearest == noEntry || it->ours > nearest)) {
                nearest = it->ours;
                place = it + 1;
            }
        }
        bool beside = false;
        while (place != merged.end() && place->base == noEntry && place->ours == noEntry) {
            ++place;
            beside = true;
        }
        if (beside)
            notes.push_back("both sides added to " + paths.merged.toString() +
                            " at the same place: theirs come first");
        merged.insert(place, entry);
    }
}

/// Moves what we moved and they left where it was.
void Merger::moveOurs(std::vector<Entry> &merged, const std::vector<Entry> &all, const Sides &s,
                      const Paths &paths)
{
    // entries of the base in the order of one side; those that don't rise have moved
    const auto movedOn = [&](std::size_t Entry::*side) {
        std::vector<Entry> common;
        std::copy_if(all.begin(), all.end(), std::back_inserter(common),
                     [&](const Entry &e) { return e.base != noEntry && e.*side != noEntry; });
        std::sort(common.begin(), common.end(),
                  [&](const Entry &a, const Entry &b) { return a.*side < b.*side; });
        std::vector<std::size_t> order;
        for (const Entry &e : common)
            order.push_back(e.base);
        const std::vector<bool> stays = stayingItems(order);
        std::vector<std::size_t> moved;
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (!stays[i])
                moved.push_back(order[i]);
        }
        return moved;
    };
    const std::vector<std::size_t> ours = movedOn(&Entry::ours);
    const std::vector<std::size_t> theirs = movedOn(&Entry::theirs);
    const bool matters = s.theirs->kind == YamlKind::Sequence || orderMatters(paths.merged);
    for (const std::size_t base : ours) {
        const auto it = std::find_if(merged.begin(), merged.end(),
                                     [&](const Entry &e) { return e.base == base; });
        if (it == merged.end())
            continue;
        const Entry entry = *it;
        const auto behind = [&](std::size_t Entry::*side,
                                std::size_t at) -> std::size_t { // what it stands behind there
            std::size_t nearest = noEntry;
            std::size_t which = noEntry;
            for (const Entry &e : merged) {
                if (e.*side != noEntry && e.*side < at &&
                    (nearest == noEntry || e.*side > nearest)) {
                    nearest = e.*side;
                    which = e.base;
                }
            }
            return which;
        };
        if (matters && std::find(theirs.begin(), theirs.end(), base) != theirs.end()) {
            if (behind(&Entry::ours, entry.ours) == behind(&Entry::theirs, entry.theirs))
                continue;
            Paths own = paths;
            own.ours = below(paths.ours, s.ours, entry.ours);
            own.theirs = below(paths.theirs, s.theirs, entry.theirs);
            own.merged =
                below(paths.merged, s.theirs, static_cast<std::size_t>(it - merged.begin()));
            if (s.theirs->kind == YamlKind::Map)
                own.merged = below(paths.merged, s.theirs, entry.theirs);
            const std::string id = "order:" + own.theirs.toString();
            const auto choice = m_choices.find(id);
            if (choice == m_choices.end()) {
                const auto place = [](std::size_t index) {
                    return "at place " + std::to_string(index + 1);
                };
                conflicts.push_back(
                    {id, own.merged, place(base), place(entry.ours), place(entry.theirs)});
                continue;
            }
            if (choice->second == MergeSide::Theirs)
                continue;
        }
        merged.erase(it);
        auto place = merged.begin();
        std::size_t nearest = noEntry;
        for (auto k = merged.begin(); k != merged.end(); ++k) {
            if (k->ours < entry.ours && (nearest == noEntry || k->ours > nearest)) {
                nearest = k->ours;
                place = k + 1;
            }
        }
        merged.insert(place, entry);
    }
}

Node Merger::collection(const Sides &s, const Paths &paths)
{
    const std::vector<Entry> all = match(s, paths.merged);
    const auto sides = [&](const Entry &e) {
        return Sides{child(s.base, e.base), child(s.ours, e.ours), child(s.theirs, e.theirs)};
    };
    const auto pathsOf = [&](const Entry &e, std::size_t place) {
        Paths own{below(paths.ours, s.ours, e.ours), below(paths.theirs, s.theirs, e.theirs),
                  paths.merged};
        if (s.theirs->kind == YamlKind::Sequence)
            own.merged = paths.merged / place;
        else
            own.merged = e.theirs != noEntry ? below(paths.merged, s.theirs, e.theirs)
                                             : below(paths.merged, s.ours, e.ours);
        return own;
    };
    // what they have and we didn't remove, then what we have and they didn't
    std::vector<Entry> merged;
    std::vector<Entry> own;
    for (const Entry &e : all) {
        const Sides here = sides(e);
        const YamlNode *left = here.ours ? here.ours : here.theirs;
        bool keep = true;
        if (here.base && !(here.ours && here.theirs)) { // one side removed it
            const bool untouched = sameMeaning(paths.merged / 0, *here.base, *left);
            keep =
                !untouched && takesOurs(here, pathsOf(e, merged.size())) == (here.ours != nullptr);
        }
        if (keep && here.theirs)
            merged.push_back(e);
        else if (keep)
            own.push_back(e);
    }
    placeOurs(merged, own, paths);
    moveOurs(merged, all, s, paths);

    auto out = std::make_unique<YamlNode>();
    out->kind = s.theirs->kind;
    out->anchor = s.theirs->anchor;
    for (std::size_t i = 0; i < merged.size(); ++i) {
        const Sides here = sides(merged[i]);
        Node value;
        if (here.ours && here.theirs)
            value = node(here, pathsOf(merged[i], i));
        else
            value = cloneNode(here.ours ? *here.ours : *here.theirs);
        if (out->kind == YamlKind::Map) {
            const Entry &e = merged[i];
            const YamlPair &pair =
                e.theirs != noEntry ? s.theirs->pairs[e.theirs] : s.ours->pairs[e.ours];
            out->pairs.push_back({cloneNode(*pair.key), std::move(value)});
        } else {
            out->items.push_back(std::move(value));
        }
    }
    return out;
}

} // namespace

MergedTree mergeTrees(const YamlNode &base, const YamlNode &ours, const YamlNode &theirs,
                      const MergeChoices &choices)
{
    Merger merger(choices);
    MergedTree out;
    out.root = merger.node({&base, &ours, &theirs}, {});
    out.conflicts = std::move(merger.conflicts);
    out.notes = std::move(merger.notes);
    return out;
}

} // namespace signalbox::config

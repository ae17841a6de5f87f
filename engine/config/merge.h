// What differs between two configurations, and what becomes of two that both grew out of a third.
#pragma once

#include "config/yaml_edit.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::config {

enum class ChangeKind : unsigned char { Added, Removed, Changed, Moved };

/// One difference, as far down as it goes: a changed scalar, a whole entry that is new or gone, an
/// item of a list that stands elsewhere among those that stayed.
struct SemanticChange
{
    ChangeKind kind = ChangeKind::Changed;
    YamlPath before;     // where it was; Added: empty
    YamlPath after;      // where it is; Removed: empty
    std::string oldText; // on one line; Added and Moved: empty
    std::string newText; // Removed and Moved: empty
    bool operator==(const SemanticChange &) const = default;
};

/// In the order of `after`, what is gone where it was. Comments, quotes, styles and the order of
/// keys don't count, but for the order of hosts in the short form: there the first match wins.
/// Routes are the same by name, servers by URL.
std::vector<SemanticChange> semanticDiff(const YamlNode &before, const YamlNode &after);

enum class MergeSide : unsigned char { Ours, Theirs };

/// Something both sides changed, differently. The merged text has their side of it.
struct MergeConflict
{
    std::string id;   // for a choice; stays the same whatever is chosen elsewhere
    YamlPath path;    // in the merged text; what they removed: where it would be
    std::string base; // on one line; empty: not there
    std::string ours;
    std::string theirs;
    bool operator==(const MergeConflict &) const = default;
};

using MergeChoices = std::map<std::string, MergeSide, std::less<>>; // by MergeConflict::id

struct MergeResult
{
    std::string text;
    std::vector<TextChange> changes;      // against their text
    std::vector<MergeConflict> conflicts; // those without a choice
    std::vector<std::string>
        notes; // sentences about what was put together without being a conflict
};

/// Brings our changes of `base` into their text, which keeps its bytes elsewhere. What only one
/// side changed is taken from that side, down to single keys and items; routes and servers are told
/// apart by what they are, not by where they stand, so that both sides may add, remove and move
/// some. Added at one place by both: theirs come first, and a note says so. Comments that only we
/// changed are kept where the lines of both texts can be put together. Fails when one of the texts
/// can't be read, or the result can't be written into their text.
Result<MergeResult> mergeYaml(std::string_view base, std::string_view ours, std::string_view theirs,
                              const MergeChoices &choices = {});

} // namespace signalbox::config

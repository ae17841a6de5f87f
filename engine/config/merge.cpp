// From three texts to one: trees decide what is meant, their text takes it on.
#include "config/merge.h"

#include "config/merge_lines.h"
#include "config/merge_tree.h"
#include "config/yaml_edit_diff.h"
#include "config/yaml_edit_tree.h"
#include "config/yaml_extents_lines.h"
#include "config/yaml_writer_patch.h"
#include "config/yaml_writer_snapshot.h"

#include <algorithm>

namespace signalbox::config {

namespace {

std::vector<std::string> comments(const YamlSnapshot &s)
{
    std::vector<std::string> out;
    for (const ByteRange &range : findComments(s.text, s.extent))
        out.push_back(s.text.substr(range.begin, range.size()));
    std::sort(out.begin(), out.end());
    return out;
}

Result<YamlSnapshot> read(std::string_view text, const char *whose)
{
    Result<YamlSnapshot> snapshot = YamlSnapshot::read(std::string(text));
    if (!snapshot)
        return std::move(snapshot.error()).with(whose);
    return snapshot;
}

} // namespace

Result<MergeResult> mergeYaml(std::string_view base, std::string_view ours, std::string_view theirs,
                              const MergeChoices &choices)
{
    const Result<YamlSnapshot> b = read(base, "the text both began with");
    if (!b)
        return b.error();
    const Result<YamlSnapshot> o = read(ours, "our text");
    if (!o)
        return o.error();
    const Result<YamlSnapshot> t = read(theirs, "their text");
    if (!t)
        return t.error();

    MergedTree merged = mergeTrees(*b->root, *o->root, *t->root, choices);
    MergeResult out;
    out.conflicts = std::move(merged.conflicts);
    out.notes = std::move(merged.notes);
    (void)refreshAliases(*merged.root); // what is an alias no more has its content already

    // the lines of both sides, where they fit together and say just that: our comments come along
    if (const std::optional<std::string> lines = mergeLines(base, ours, theirs)) {
        const YamlDocument document = readYaml(*lines);
        if (document.root && !hasErrors(document.diagnostics) &&
            semanticDiff(*document.root, *merged.root).empty()) {
            out.text = *lines;
            out.changes = lineChanges(theirs, *lines);
            return out;
        }
    }
    std::vector<Edit> edits;
    editsBetween({}, *t->root, *merged.root, edits);
    Result<EditResult> edited = applyEdits(theirs, edits);
    if (!edited)
        return std::move(edited.error()).with("bringing our changes into their text");
    const YamlDocument document = readYaml(edited->text);
    if (!document.root || !semanticDiff(*document.root, *merged.root).empty())
        return Error(ErrorType::NotSupported, "our changes can't be brought into their text");
    out.text = std::move(edited->text);
    out.changes = std::move(edited->changes);
    if (comments(*b) != comments(*o))
        out.notes.push_back("comments that were changed in our text are not all in the merged one");
    return out;
}

} // namespace signalbox::config

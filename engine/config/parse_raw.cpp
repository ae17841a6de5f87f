// Phase one: text → tree → checks → RawConfig.
#include "base/breath.h"
#include "config/load.h"
#include "config/raw_reader.h"
#include "config/tree_check.h"
#include "config/yaml_tree.h"

#include <algorithm>

namespace signalbox::config {

namespace {

/// The short file is `routes:` as a map of host → server(s), alone or with `version`.
const FieldSet &setFor(const YamlNode &root, TreeCheck &check)
{
    const YamlPair *routes = root.findPair("routes");
    if (!routes || routes->value->kind != YamlKind::Map)
        return fileFields();
    const bool alone = std::all_of(root.pairs.begin(), root.pairs.end(), [](const YamlPair &pair) {
        return pair.key->scalar == "routes" || pair.key->scalar == "version";
    });
    if (alone)
        return shortFileFields();
    const PathStep top;
    check.report(*routes->value, routes->key->mark, top.child("routes"),
                 "'routes' has to be a list in a file with other keys",
                 "write '- {host: …, backend: …}', or leave nothing but routes");
    return fileFields();
}

void checkFile(const YamlNode &root, TreeCheck &check)
{
    const PathStep top;
    if (root.kind == YamlKind::Null) {
        check.report(
            root, Mark{1, 1, 0}, top, "the file is empty",
            "begin with 'version: 1', or write only 'routes: {app.localhost: 127.0.0.1:5173}'");
        return;
    }
    if (root.kind != YamlKind::Map) {
        check.report(root, root.mark, top, "the file has to be a map of keys",
                     "begin with 'version: 1'");
        return;
    }
    const FieldSet &set = setFor(root, check);
    const YamlNode *routes = root.find("routes");
    if (!routes || !check.isBad(*routes)) {
        check.checkFields(root, set, top);
        return;
    }
    // The routes were refused as a whole: the other keys are checked without them.
    for (const YamlPair &pair : root.pairs) {
        if (pair.value.get() != routes)
            check.checkKey(root, pair, set, top);
    }
}

} // namespace

RawResult parseRaw(std::string_view text, Breath *breath)
{
    YamlDocument document = readYaml(text, breath);
    RawResult result = parseRaw(document, breath);
    release(std::move(document.root), breath);
    return result;
}

void release(RawConfig raw, Breath *breath) noexcept
{
    for (auto &routes = raw.routes.value; routes && !routes->empty(); routes->pop_back())
        breathe(breath);
}

RawResult parseRaw(const YamlDocument &document, Breath *breath)
{
    RawResult result;
    result.diagnostics = document.diagnostics;
    if (!document.root)
        return result;
    TreeCheck check(breath);
    checkFile(*document.root, check);
    result.readable = document.root->kind == YamlKind::Map;
    if (result.readable)
        result.config = RawReader(check, breath).file(*document.root);
    Diagnostics found = check.take();
    result.diagnostics.insert(result.diagnostics.end(), std::make_move_iterator(found.begin()),
                              std::make_move_iterator(found.end()));
    std::stable_sort(
        result.diagnostics.begin(), result.diagnostics.end(),
        [](const Diagnostic &a, const Diagnostic &b) { return a.mark.offset < b.mark.offset; });
    return result;
}

} // namespace signalbox::config

#include "models/filter_row.h"

#include <algorithm>

namespace signalbox::ui {

using config::Edit;
using config::YamlNode;
using config::YamlPath;
using config::YamlValue;

namespace {

using Kind = FormField::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Filters)
};

bool startsWith(const std::string &text, std::string_view prefix)
{
    return text.compare(0, prefix.size(), prefix) == 0;
}

bool setsFields(const std::string &kind)
{
    return kind.ends_with("-headers") && !startsWith(kind, "remove");
}

/// Kinds whose values are written alike.
int shapeOf(const std::string &kind)
{
    if (kind.ends_with("-headers"))
        return setsFields(kind) ? 1 : 2;
    return kind == "strip-prefix" || kind == "add-prefix" ? 3 : 0;
}

FormField required(FormField field)
{
    field.required = true;
    return field;
}

FilterRow::Line single(const QString &before, FormField field)
{
    FilterRow::Line line;
    line.before = before;
    line.first = std::move(field);
    return line;
}

FilterRow::Line couple(FormField first, const QString &between, FormField second)
{
    FilterRow::Line line;
    line.first = std::move(first);
    line.between = between;
    line.second = std::move(second);
    line.pair = true;
    return line;
}

void addPairs(const YamlNode &root, const YamlPath &map, std::vector<FilterRow::Line> &out)
{
    const YamlNode *node = nodeAt(root, map);
    if (!node)
        return;
    for (const auto &pair : node->pairs) {
        const QString name = text(pair.key->scalar);
        FormField key;
        key.path = map / pair.key->scalar;
        key.label = Words::tr("name of the field");
        key.values = {name};
        key.line = pair.key->mark.line;
        key.renames = true;
        FormField value = required(
            readField(root, map, pair.key->scalar, Kind::Text, Words::tr("value of %1").arg(name)));
        FilterRow::Line line =
            couple(std::move(key), Words::tr("to", "set field to value"), std::move(value));
        line.removable = true;
        out.push_back(std::move(line));
    }
}

FormField mapBack(const YamlNode &root, const YamlPath &container, const std::string &scalarKey)
{
    return readField(root, container, "map-back", Kind::Toggle, Words::tr("map back in answers"),
                     QStringLiteral("false"), scalarKey);
}

void addRespond(const YamlNode &root, const YamlPath &at, std::vector<FilterRow::Line> &out)
{
    FormField status =
        readField(root, at, "status", Kind::Number, Words::tr("status"), QStringLiteral("200"));
    status.min = 200;
    status.max = 599;
    FormField file = readField(root, at, "file", Kind::Text, Words::tr("file"));
    file.fallback = Words::tr("file, in place of a text");
    const bool fromFile = !file.values.isEmpty();
    FormField body = readField(root, at, "body", Kind::Lines, Words::tr("text of the answer"));
    out.push_back(
        couple(std::move(status), Words::tr("from", "respond from file"), std::move(file)));
    if (!fromFile)
        out.push_back(single(Words::tr("saying"), std::move(body)));
    addPairs(root, at / "headers", out);
}

std::vector<FilterRow::Line> linesOf(const YamlNode &root, const std::string &kind,
                                     const YamlPath &at)
{
    std::vector<FilterRow::Line> out;
    const auto text = [&](std::string_view key, const QString &label,
                          const std::string &scalarKey = {}) {
        return required(readField(root, at, key, Kind::Text, label, {}, scalarKey));
    };
    if (setsFields(kind)) {
        addPairs(root, at, out);
    } else if (kind.ends_with("-headers")) {
        FormField names = readField(root, at.parent(), kind, Kind::Tokens, Words::tr("fields"));
        names.required = true;
        out.push_back(single({}, std::move(names)));
    } else if (kind == "strip-prefix" || kind == "add-prefix") {
        out.push_back(
            couple(text("prefix", Words::tr("prefix"), "prefix"), {}, mapBack(root, at, "prefix")));
    } else if (kind == "replace-prefix") {
        out.push_back(couple(text("from", Words::tr("prefix that goes")), Words::tr("with"),
                             text("to", Words::tr("prefix that comes"))));
        out.push_back(single({}, mapBack(root, at, {})));
    } else if (kind == "rewrite-path") {
        out.push_back(couple(text("match", Words::tr("regular expression")), Words::tr("to"),
                             text("to", Words::tr("new path"))));
    } else if (kind == "set-host") {
        out.push_back(couple(text("to", Words::tr("host"), "to"), {}, mapBack(root, at, "to")));
    } else if (kind == "redirect") {
        FormField status =
            readField(root, at, "status", Kind::Choice, Words::tr("status"), QStringLiteral("302"));
        status.choices = {QStringLiteral("301"), QStringLiteral("302"), QStringLiteral("303"),
                          QStringLiteral("307"), QStringLiteral("308")};
        out.push_back(
            couple(text("to", Words::tr("target")), Words::tr("with"), std::move(status)));
    } else if (kind == "respond") {
        addRespond(root, at, out);
    }
    return out;
}

YamlValue valueFor(const std::string &kind)
{
    using config::yamlMap;
    using config::yamlPlain;
    using config::yamlString;
    if (setsFields(kind))
        return yamlMap({{"x-name", yamlString("value")}});
    if (kind.ends_with("-headers"))
        return config::yamlList({yamlString("x-name")});
    if (kind == "replace-prefix")
        return yamlMap({{"from", yamlString("/api/")}, {"to", yamlString("/v2/")}});
    if (kind == "rewrite-path")
        return yamlMap({{"match", yamlString("^/old/")}, {"to", yamlString("/new/")}});
    if (kind == "set-host")
        return yamlString("app.localhost");
    if (kind == "redirect")
        return yamlMap({{"to", yamlString("http://localhost:3000{path}{?query}")},
                        {"status", yamlPlain("308")}});
    if (kind == "respond")
        return yamlMap({{"status", yamlPlain("200")}, {"body", yamlString("hello")}});
    return yamlString("/api");
}

} // namespace

const std::vector<std::string> &filterKinds()
{
    static const std::vector<std::string> kinds{"strip-prefix",
                                                "add-prefix",
                                                "replace-prefix",
                                                "rewrite-path",
                                                "set-host",
                                                "set-request-headers",
                                                "add-request-headers",
                                                "remove-request-headers",
                                                "set-response-headers",
                                                "add-response-headers",
                                                "remove-response-headers",
                                                "redirect",
                                                "respond"};
    return kinds;
}

QString filterText(const std::string &kind)
{
    if (kind == "strip-prefix")
        return Words::tr("strip prefix");
    if (kind == "add-prefix")
        return Words::tr("add prefix");
    if (kind == "replace-prefix")
        return Words::tr("replace prefix");
    if (kind == "rewrite-path")
        return Words::tr("rewrite path");
    if (kind == "set-host")
        return Words::tr("set host");
    if (kind == "set-request-headers")
        return Words::tr("set request header");
    if (kind == "add-request-headers")
        return Words::tr("add request header");
    if (kind == "remove-request-headers")
        return Words::tr("remove request header");
    if (kind == "set-response-headers")
        return Words::tr("set response header");
    if (kind == "add-response-headers")
        return Words::tr("add response header");
    if (kind == "remove-response-headers")
        return Words::tr("remove response header");
    if (kind == "redirect")
        return Words::tr("redirect to");
    if (kind == "respond")
        return Words::tr("respond with");
    return kind.empty() ? Words::tr("no filter") : text(kind);
}

std::vector<FilterRow> readFilters(const YamlNode &root, const YamlPath &filters)
{
    std::vector<FilterRow> rows;
    const YamlNode *list = nodeAt(root, filters);
    for (std::size_t i = 0; list && i < list->items.size(); ++i) {
        const YamlNode &item = *list->items[i];
        FilterRow row;
        row.index = i;
        row.path = filters / i;
        row.line = item.mark.line;
        row.lastLine = lastLineOf(item);
        if (!item.pairs.empty()) {
            row.kind = item.pairs.front().key->scalar;
            row.lines = linesOf(root, row.kind, row.path / row.kind);
            row.addsFields = setsFields(row.kind) || row.kind == "respond";
        }
        // Fields that are the only one of their filter go with it, not by themselves.
        const auto removable = std::count_if(row.lines.begin(), row.lines.end(),
                                             [](const auto &l) { return l.removable; });
        if (row.kind != "respond" && removable == 1)
            row.lines.front().removable = false;
        rows.push_back(std::move(row));
    }
    return rows;
}

YamlValue newFilter(const std::string &kind)
{
    return config::yamlMap({{kind, valueFor(kind)}});
}

std::vector<Edit> changeKind(const FilterRow &row, const std::string &kind)
{
    if (kind == row.kind)
        return {};
    if (shapeOf(kind) != 0 && shapeOf(kind) == shapeOf(row.kind))
        return {config::RenameKey{row.path / row.kind, kind}};
    return {config::SetValue{row.path, newFilter(kind)}};
}

std::vector<Edit> addFilterField(const YamlNode &root, const FilterRow &row)
{
    YamlPath map = row.path / row.kind;
    if (row.kind == "respond")
        map = map / "headers";
    const YamlNode *node = nodeAt(root, map);
    std::string name = "x-name";
    for (int i = 2; node && node->find(name); ++i)
        name = "x-name-" + std::to_string(i);
    return {config::SetValue{map / name, config::yamlString("value")}};
}

} // namespace signalbox::ui

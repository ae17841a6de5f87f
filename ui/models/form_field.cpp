#include "models/form_field.h"

#include <algorithm>

namespace signalbox::ui {

using config::Edit;
using config::YamlKind;
using config::YamlNode;
using config::YamlPath;
using config::YamlValue;

std::string utf8(const QString &text)
{
    return text.toStdString();
}

namespace {

const YamlNode *child(const YamlNode &node, const config::YamlStep &step)
{
    if (!step.isIndex)
        return node.find(step.key);
    return step.index < node.items.size() ? node.items[step.index].get() : nullptr;
}

} // namespace

const YamlNode *nodeAt(const YamlNode &root, const YamlPath &path)
{
    const YamlNode *node = &root;
    for (const config::YamlStep &step : path.steps()) {
        node = child(*node, step);
        if (!node)
            return nullptr;
    }
    return node;
}

QString FormField::id() const
{
    return text(path.toString()) + (renames ? QStringLiteral("#name") : QString());
}

QStringList textsOf(const YamlNode *node)
{
    QStringList out;
    if (!node)
        return out;
    if (node->kind == YamlKind::Scalar)
        out.append(text(node->scalar));
    for (const auto &item : node->items) {
        if (item->kind == YamlKind::Scalar)
            out.append(text(item->scalar));
    }
    return out;
}

FormField readField(const YamlNode &root, const YamlPath &container, std::string_view key,
                    FormField::Kind kind, const QString &label, const QString &fallback,
                    const std::string &scalarKey)
{
    using Kind = FormField::Kind;
    FormField field;
    field.kind = kind;
    field.path = container / key;
    field.label = label;
    field.fallback = fallback;
    field.scalarKey = scalarKey;
    field.plain = kind == Kind::Number || kind == Kind::Toggle || kind == Kind::Choice ||
                  kind == Kind::Duration;
    const YamlNode *node = nodeAt(root, field.path);
    const YamlNode *around = nodeAt(root, container);
    if (!node && around && around->kind == YamlKind::Scalar && key == scalarKey)
        node = around;
    field.values = textsOf(node);
    if (kind != Kind::Tokens && field.values.size() > 1)
        field.values = {field.values.join(QStringLiteral(", "))};
    if (node)
        field.line = node->mark.line;
    return field;
}

namespace {

bool plainWord(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'-' || c == u'.' || c == u'/' ||
               c == u'%';
    });
}

YamlValue valueOf(const FormField &field, const QString &text)
{
    if (field.plain && plainWord(text))
        return config::yamlPlain(utf8(text));
    return config::yamlString(utf8(text));
}

YamlValue newValue(const FormField &field, const QStringList &values, const YamlNode *before)
{
    const bool list =
        field.kind == FormField::Kind::Tokens &&
        (field.onlyList || values.size() != 1 || (before && before->kind == YamlKind::Sequence));
    if (!list)
        return valueOf(field, values.isEmpty() ? QString() : values.first());
    std::vector<YamlValue> items;
    for (const QString &text : values)
        items.push_back(valueOf(field, text));
    return config::yamlList(std::move(items));
}

std::vector<Edit> removeField(const YamlNode &root, const FormField &field)
{
    if (!nodeAt(root, field.path))
        return {};
    const YamlPath above = field.path.parent();
    return {removal(root, field.path, field.prune ? above.parent() : above)};
}

} // namespace

Edit removal(const YamlNode &root, const YamlPath &path, const YamlPath &keep)
{
    YamlPath gone = path;
    while (!(gone.parent() == keep) && gone.size() > keep.size() + 1) {
        const YamlNode *around = nodeAt(root, gone.parent());
        if (!around || around->pairs.size() + around->items.size() != 1)
            break;
        gone = gone.parent();
    }
    if (gone.last().isIndex)
        return config::RemoveItem{gone};
    return config::RemoveKey{gone};
}

std::vector<Edit> fieldEdits(const YamlNode &root, const FormField &field,
                             const QStringList &values)
{
    if (values == field.values)
        return {};
    if (field.renames) {
        if (values.isEmpty() || values.first().isEmpty())
            return {};
        return {config::RenameKey{field.path, utf8(values.first())}};
    }
    const YamlPath container = field.path.parent();
    const YamlNode *around = nodeAt(root, container);
    const std::string &key = field.path.last().key;
    const bool nothing = values.isEmpty() || (values.size() == 1 && values.first().isEmpty());
    const bool inPlace = around && around->kind == YamlKind::Scalar && !field.scalarKey.empty();
    if (nothing && !field.required)
        return inPlace ? std::vector<Edit>() : removeField(root, field);
    const YamlNode *before = inPlace && key == field.scalarKey ? around : nodeAt(root, field.path);
    if (field.kind == FormField::Kind::Toggle && !before && values.first() == field.fallback)
        return {};
    const YamlValue value = newValue(field, values, before);
    if (inPlace && key == field.scalarKey)
        return {config::SetValue{container, value}};
    if (inPlace)
        return {config::SetValue{
            container,
            config::yamlMap({{field.scalarKey, config::yamlCopy(*around)}, {key, value}})}};
    if (around && (around->kind == YamlKind::Scalar || around->kind == YamlKind::Null))
        return {config::SetValue{container, config::yamlMap({{key, value}})}};
    return {config::SetValue{field.path, value}};
}

int lastLineOf(const YamlNode &node)
{
    int last = node.mark.line;
    if (node.alias.empty()) {
        last += node.moreLines;
        for (const auto &item : node.items)
            last = std::max(last, lastLineOf(*item));
        for (const auto &pair : node.pairs)
            last = std::max({last, pair.key->mark.line, lastLineOf(*pair.value)});
    }
    return last;
}

QString whyFixed(const YamlNode &root, const YamlPath &path)
{
    const YamlNode *node = &root;
    for (const config::YamlStep &step : path.steps()) {
        if (!node->alias.empty())
            return QCoreApplication::translate("FormField",
                                               "This is shared as *%1: change it where &%1 stands")
                .arg(text(node->alias));
        node = child(*node, step);
        if (!node)
            break;
    }
    return {};
}

} // namespace signalbox::ui

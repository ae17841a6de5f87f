// Types, ranges, units, words, unknown and missing keys: everything that the field table says about
// a tree.
#include "config/tree_check.h"

#include "base/breath.h"
#include "base/units.h"
#include "base/visible_text.h"
#include "config/core_schema.h"
#include "config/suggest.h"

#include <algorithm>

namespace signalbox::config {

namespace {

bool isScalarForm(Form form) noexcept
{
    return form != Form::Map && form != Form::NameMap && form != Form::List;
}

const Shape *shapeWith(const ValueType &type, std::initializer_list<Form> forms) noexcept
{
    for (const Shape &shape : type.shapes) {
        if (std::find(forms.begin(), forms.end(), shape.form) != forms.end())
            return &shape;
    }
    return nullptr;
}

bool hasOff(const ValueType &type) noexcept
{
    return std::any_of(type.shapes.begin(), type.shapes.end(), [](const Shape &shape) {
        return shape.form == Form::Word && shape.words.size() == 1 && shape.words[0].text == "off";
    });
}

/// The scalar form whose rules a refused scalar broke: the first that isn't a list of words.
const Shape *mainScalarShape(const ValueType &type) noexcept
{
    const Shape *found = nullptr;
    for (const Shape &shape : type.shapes) {
        if (isScalarForm(shape.form) && (!found || found->form == Form::Word))
            found = &shape;
    }
    return found;
}

/// How a message calls the value at a path.
std::string called(const PathStep &path)
{
    if (path.isIndex && path.parent && !path.parent->key.empty())
        return "an item of '" + std::string(path.parent->key) + '\'';
    if (path.isIndex || path.key.empty())
        return path.parent ? "this item" : "the file";
    return '\'' + std::string(path.key) + '\'';
}

std::string shown(std::string_view value)
{
    constexpr std::size_t kMost = 60;
    std::string_view part = value.substr(0, kMost);
    while (value.size() > kMost && !part.empty() &&
           (static_cast<unsigned char>(part.back()) & 0x80U))
        part.remove_suffix(1); // no half characters
    return "'" + visibleText(part) + (value.size() > kMost ? "…'" : "'");
}

std::string kindOf(const YamlNode &node)
{
    switch (node.kind) {
    case YamlKind::Null:
        return "nothing";
    case YamlKind::Sequence:
        return "a list";
    case YamlKind::Map:
        return "a map";
    case YamlKind::Scalar:
        break;
    }
    return shown(node.scalar);
}

bool inRange(std::int64_t value, const Shape &shape) noexcept
{
    return value >= shape.min && value <= shape.max;
}

/// The number that a scalar stands for in the units of its form, if it stands for one.
std::optional<std::int64_t> numberOf(const YamlNode &node, Form form)
{
    if (form == Form::Integer)
        return node.quoted ? std::nullopt : coreInteger(node.scalar);
    if (form == Form::Duration) {
        const auto value = parseDuration(node.scalar);
        return value ? std::optional<std::int64_t>(value->count()) : std::nullopt;
    }
    const auto value = parseSize(node.scalar);
    if (!value || *value > std::uint64_t(INT64_MAX))
        return std::nullopt;
    return std::int64_t(*value);
}

/// Whether a duration or size lacks only its unit, and none of those that would be proposed helps.
bool isBareAndOutOfRange(const YamlNode &node, const Shape &shape)
{
    const auto number = coreInteger(node.scalar);
    if (!number || node.scalar.find_first_not_of("0123456789") != std::string::npos)
        return false;
    constexpr std::string_view kUnits[] = {"ms", "s", "B", "KiB", "MiB", "GiB"};
    const auto [first, last] = shape.form == Form::Duration
                                   ? std::pair(std::begin(kUnits), std::begin(kUnits) + 2)
                                   : std::pair(std::begin(kUnits) + 2, std::end(kUnits));
    return std::none_of(first, last, [&](std::string_view unit) {
        YamlNode withUnit;
        withUnit.scalar = node.scalar + std::string(unit);
        const auto value = numberOf(withUnit, shape.form);
        return value && inRange(*value, shape);
    });
}

bool accepts(const YamlNode &node, const Shape &shape)
{
    switch (shape.form) {
    case Form::Text:
        return !node.scalar.empty() || shape.format->emptyFine;
    case Form::Word:
        return std::any_of(shape.words.begin(), shape.words.end(), [&](const WordEntry &word) {
            return word.served && word.text == node.scalar;
        });
    case Form::Bool:
        return !node.quoted && coreBool(node.scalar).has_value();
    case Form::Integer:
    case Form::Duration:
    case Form::Size: {
        const auto number = numberOf(node, shape.form);
        return number && inRange(*number, shape);
    }
    case Form::Map:
    case Form::NameMap:
    case Form::List:
        break;
    }
    return false;
}

/// "round-robin or least-requests"
std::string servedWords(const Shape &shape)
{
    std::vector<std::string_view> words;
    for (const WordEntry &word : shape.words) {
        if (word.served)
            words.push_back(word.text);
    }
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i)
        out += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + std::string(words[i]);
    return out;
}

std::vector<std::string_view> namesOf(const FieldSet &set)
{
    std::vector<std::string_view> names;
    for (const Field &field : set.fields)
        names.push_back(field.name);
    return names;
}

/// For an unknown key: the near one, or all of them where they are few.
/// @param instead  what else the value may be, for where none of the keys is served yet
std::string hintForKey(std::string_view key, const FieldSet &set, std::string_view instead)
{
    if (std::none_of(set.fields.begin(), set.fields.end(), [](const Field &f) { return f.served; }))
        return instead.empty() ? std::string() : "expected: " + std::string(instead);
    const auto names = namesOf(set);
    std::string hint = didYouMean(key, names);
    if (!hint.empty())
        return hint;
    hint = "known here:";
    for (const Field &field : set.fields) {
        if (field.served)
            hint += (hint.back() == ':' ? " " : ", ") + std::string(field.name);
    }
    return hint;
}

} // namespace

void TreeCheck::report(const YamlNode &node, const Mark &mark, const PathStep &path,
                       std::string message, std::string hint)
{
    m_bad.insert(&node);
    if (m_diagnostics.size() == kMaxDiagnostics) {
        m_diagnostics.push_back({Severity::Note,
                                 "the file has more problems than the " +
                                     std::to_string(kMaxDiagnostics) + " that are shown",
                                 mark,
                                 {},
                                 {}});
    }
    if (m_diagnostics.size() > kMaxDiagnostics)
        return;
    m_diagnostics.push_back(
        {Severity::Error, std::move(message), mark, path.text(), std::move(hint)});
}

void TreeCheck::check(const YamlNode &node, const ValueType &type, const PathStep &path)
{
    if (node.kind == YamlKind::Null) {
        checkNull(node, type, path);
    } else if (node.kind == YamlKind::Scalar) {
        checkScalar(node, type, path);
    } else if (node.kind == YamlKind::Sequence) {
        if (const Shape *shape = shapeWith(type, {Form::List}))
            checkItems(node, *shape, path);
        else
            wrongKind(node, type, path);
    } else if (const Shape *shape = shapeWith(type, {Form::Map, Form::NameMap})) {
        if (shape->form == Form::Map)
            checkFields(node, *shape->fields, path, describe(type));
        else
            checkNames(node, *shape, path);
    } else {
        wrongKind(node, type, path);
    }
}

/// A key without a value is an empty collection where only that can be meant: all its entries may
/// be commented out.
void TreeCheck::checkNull(const YamlNode &node, const ValueType &type, const PathStep &path)
{
    if (mainScalarShape(type)) {
        report(node, node.mark, path, called(path) + " has no value",
               "expected: " + describe(type));
        return;
    }
    if (const Shape *shape = shapeWith(type, {Form::Map}))
        checkFields(node, *shape->fields, path);
    else if (const Shape *entries = shapeWith(type, {Form::List, Form::NameMap}); entries->min > 0)
        report(node, node.mark, path, called(path) + " needs at least one entry");
}

void TreeCheck::checkScalar(const YamlNode &node, const ValueType &type, const PathStep &path)
{
    for (const Shape &shape : type.shapes) {
        if (isScalarForm(shape.form) && accepts(node, shape))
            return;
    }
    for (const Shape &shape : type.shapes) {
        for (const WordEntry &word : shape.words) {
            if (!word.served && word.text == node.scalar) {
                report(node, node.mark, path, shown(node.scalar) + " is not supported yet",
                       "use " + servedWords(shape));
                return;
            }
        }
    }
    if (const Shape *shape = mainScalarShape(type))
        wrongScalar(node, *shape, type, path);
    else
        wrongKind(node, type, path);
}

void TreeCheck::wrongKind(const YamlNode &node, const ValueType &type, const PathStep &path)
{
    std::string hint;
    if (node.kind == YamlKind::Scalar && shapeWith(type, {Form::List}))
        hint = "write it as a list: [" + node.scalar.substr(0, 40) + ']';
    report(node, node.mark, path,
           called(path) + " has to be " + describe(type) + ", not " + kindOf(node),
           std::move(hint));
}

void TreeCheck::wrongScalar(const YamlNode &node, const Shape &shape, const ValueType &type,
                            const PathStep &path)
{
    if (shape.form == Form::Word) {
        wrongWord(node, shape, type, path);
        return;
    }
    if (shape.form == Form::Text) {
        report(node, node.mark, path, called(path) + " is empty", "expected: " + describe(type));
        return;
    }
    const std::string expected = called(path) + " has to be " + describe(type);
    if (shape.form == Form::Bool) {
        report(node, node.mark, path, expected + ", not " + kindOf(node),
               node.quoted && coreBool(node.scalar) ? "remove the quotes" : "");
        return;
    }
    const auto number = numberOf(node, shape.form);
    if (number && *number > shape.max && shape.laterAboveMax) {
        report(node, node.mark, path,
               called(path) + " above " + std::to_string(shape.max) + " is not supported yet");
        return;
    }
    const std::string_view off = hasOff(type) ? "write off to turn it off" : "";
    if (number) {
        report(node, node.mark, path, shown(node.scalar) + " is out of range: " + expected,
               std::string(*number == 0 ? off : ""));
        return;
    }
    if (shape.form == Form::Integer) {
        const bool quotedNumber = node.quoted && coreInteger(node.scalar);
        report(node, node.mark, path, expected + ", not " + kindOf(node),
               quotedNumber ? "remove the quotes" : "");
        return;
    }
    if (!off.empty() && coreInteger(node.scalar) == 0) {
        report(node, node.mark, path, shown(node.scalar) + " is not off", std::string(off));
        return;
    }
    if (isBareAndOutOfRange(node, shape)) {
        report(node, node.mark, path, shown(node.scalar) + " is out of range: " + expected);
        return;
    }
    const std::string why = shape.form == Form::Duration
                                ? parseDuration(node.scalar).error().message()
                                : parseSize(node.scalar).error().message();
    report(node, node.mark, path, why);
}

void TreeCheck::wrongWord(const YamlNode &node, const Shape &shape, const ValueType &type,
                          const PathStep &path)
{
    std::vector<std::string_view> words;
    for (const WordEntry &word : shape.words)
        words.push_back(word.text);
    report(node, node.mark, path,
           called(path) + " has to be " + describe(type) + ", not " + kindOf(node),
           didYouMean(node.scalar, words));
}

void TreeCheck::checkFields(const YamlNode &map, const FieldSet &set, const PathStep &path,
                            std::string_view instead)
{
    if (map.incomplete)
        m_bad.insert(&map);
    for (const YamlPair &pair : map.pairs)
        checkKey(map, pair, set, path, instead);
    if (set.exactlyOne) {
        if (map.pairs.empty() && !map.incomplete)
            report(map, map.mark, path, called(path) + " is empty", hintForKey("", set, instead));
        else if (map.pairs.size() > 1)
            report(map, map.pairs[1].key->mark, path,
                   "'" + map.pairs[1].key->scalar + "' cannot stand beside '" +
                       map.pairs[0].key->scalar + "': one key " +
                       (path.isIndex ? "an item" : "alone"),
                   path.isIndex ? "begin an item of its own with '- '" : "keep one of the two");
    }
    checkMissing(map, set, path);
}

void TreeCheck::checkKey(const YamlNode &map, const YamlPair &pair, const FieldSet &set,
                         const PathStep &path, std::string_view instead)
{
    const YamlNode &key = *pair.key;
    const PathStep here = path.child(key.scalar);
    const Field *field = set.find(key.scalar);
    if (!field) {
        // Behind the first key of an item that takes only one, being beside it is the mistake.
        if (!set.exactlyOne || &pair == &map.pairs.front())
            report(map, key.mark, here, "unknown key " + shown(key.scalar),
                   hintForKey(key.scalar, set, instead));
        return;
    }
    if (!field->served) {
        report(map, key.mark, here, '\'' + key.scalar + "' is not supported yet");
        return;
    }
    if (!field->excludes.empty() && map.find(field->excludes)) {
        report(map, key.mark, here,
               '\'' + key.scalar + "' cannot stand beside '" + std::string(field->excludes) + '\'',
               "keep one of the two");
    }
    check(*pair.value, *field->type, here);
}

void TreeCheck::checkMissing(const YamlNode &map, const FieldSet &set, const PathStep &path)
{
    if (isBad(map)) // an unknown key may be the missing one, misspelled
        return;
    for (const Field &field : set.fields) {
        if (field.required && !map.find(field.name)) {
            report(map, map.mark, path, '\'' + std::string(field.name) + "' is missing",
                   "expected: " + describe(*field.type));
        }
    }
}

void TreeCheck::checkNames(const YamlNode &map, const Shape &shape, const PathStep &path)
{
    if (map.incomplete)
        m_bad.insert(&map);
    else if (std::int64_t(map.pairs.size()) < shape.min)
        report(map, map.mark, path, called(path) + " needs at least one entry");
    for (const YamlPair &pair : map.pairs) {
        const PathStep here = path.child(pair.key->scalar);
        if (pair.key->scalar.empty())
            report(map, pair.key->mark, here, "a name is empty here");
        check(*pair.value, *shape.element, here);
        breathe(m_breath);
    }
}

void TreeCheck::checkItems(const YamlNode &list, const Shape &shape, const PathStep &path)
{
    if (std::int64_t(list.items.size()) < shape.min)
        report(list, list.mark, path, called(path) + " needs at least one entry");
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        check(*list.items[i], *shape.element, path.child(i));
        breathe(m_breath);
    }
}

} // namespace signalbox::config

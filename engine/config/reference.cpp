// The reference for people.
#include "base/ascii.h"
#include "config/field_walk.h"
#include "config/schema.h"

namespace signalbox::config {

namespace {

/// Text of a table's cell.
std::string cell(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '|')
            out += '\\';
        out += c;
    }
    return out;
}

/// A link to the section of a set: headings become anchors in lower case with '-' for spaces.
std::string link(const FieldSet &set)
{
    std::string anchor;
    for (const char c : ascii::toLower(set.title)) {
        if (c == ' ')
            anchor += '-';
        else if (ascii::isAlpha(c) || ascii::isDigit(c) || c == '-')
            anchor += c;
    }
    return '[' + std::string(set.title) + "](#" + anchor + ')';
}

std::string typeOf(const ValueType &type);

std::string typeOf(const Shape &shape)
{
    switch (shape.form) {
    case Form::Text:
        return std::string(shape.format->noun) + ", `" + std::string(shape.format->example) + '`';
    case Form::Word: {
        std::string out;
        for (const WordEntry &word : shape.words) {
            if (word.served)
                out += (out.empty() ? "`" : ", `") + std::string(word.text) + '`';
        }
        return out;
    }
    case Form::Map:
        return link(*shape.fields);
    case Form::NameMap:
        return "map of names to: " + typeOf(*shape.element);
    case Form::List:
        return "list of: " + typeOf(*shape.element);
    default:
        return describe(shape);
    }
}

std::string typeOf(const ValueType &type)
{
    std::string out;
    for (const Shape &shape : type.shapes) {
        if (isServed(shape))
            out += (out.empty() ? "" : "; or ") + typeOf(shape);
    }
    return out;
}

void appendSet(std::string &out, const FieldSet &set)
{
    out += "\n## " + std::string(set.title) +
           "\n\n| key | value | default | |\n| --- | --- | --- | --- |\n";
    std::string later;
    for (const Field &field : set.fields) {
        if (!field.served) {
            later += (later.empty() ? "`" : ", `") + std::string(field.name) + '`';
            continue;
        }
        out += "| `" + std::string(field.name) + "` | " + cell(typeOf(*field.type)) + " | " +
               (field.required ? "required" : cell(field.fallback)) + " | " + cell(field.doc) +
               " |\n";
    }
    if (!later.empty())
        out += "\nNot supported yet: " + later + ".\n";
}

} // namespace

std::string referenceMarkdown()
{
    std::string out =
        "# Every key of the configuration file\n\n"
        "Paths in the file are relative to the file. Durations are written `250ms`, `2s`, `1m30s` "
        "or `1h`, sizes `64KiB` or "
        "`10MB`; a bare number is an error. Where `off` is a value, `0` does not stand for it.\n";
    std::vector<const FieldSet *> sets;
    collectSets(fileFields(), sets);
    collectSets(shortFileFields(), sets);
    for (const FieldSet *set : sets)
        appendSet(out, *set);
    return out;
}

} // namespace signalbox::config

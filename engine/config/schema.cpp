// The JSON Schema. It knows what the file's text alone can tell: names that don't exist, collisions
// and the like are left to the program.
#include "config/schema.h"

#include "base/json_escape.h"
#include "base/units.h"
#include "config/core_schema.h"
#include "config/field_walk.h"

namespace signalbox::config {

namespace {

/// Writes JSON in the order of the calls, indented.
class JsonWriter
{
public:
    void open(char bracket)
    {
        beforeValue();
        m_out += bracket;
        m_levels.push_back(bracket == '{' ? '}' : ']');
        m_first = true;
    }
    void close()
    {
        const char bracket = m_levels.back();
        m_levels.pop_back();
        if (!m_first)
            newLine();
        m_out += bracket;
        m_first = false;
    }
    void key(std::string_view name)
    {
        beforeValue();
        appendJsonString(m_out, name);
        m_out += ": ";
        m_afterKey = true;
    }
    void text(std::string_view value)
    {
        beforeValue();
        appendJsonString(m_out, value);
    }
    void bare(std::string_view value)
    {
        beforeValue();
        m_out += value;
    }
    void member(std::string_view name, std::string_view value)
    {
        key(name);
        text(value);
    }
    void member(std::string_view name, std::int64_t value)
    {
        key(name);
        bare(std::to_string(value));
    }
    std::string take() { return std::move(m_out) + '\n'; }

private:
    void newLine()
    {
        m_out += '\n';
        m_out.append(m_levels.size() * 2, ' ');
    }
    void beforeValue()
    {
        if (m_afterKey) {
            m_afterKey = false;
            return;
        }
        if (m_levels.empty())
            return;
        if (!m_first)
            m_out += ',';
        m_first = false;
        newLine();
    }

    std::string m_out;
    std::string m_levels; // closing brackets
    bool m_first = true;
    bool m_afterKey = false;
};

class SchemaWriter
{
public:
    std::string write()
    {
        std::vector<const FieldSet *> sets;
        collectSets(fileFields(), sets);
        collectSets(shortFileFields(), sets);
        m_json.open('{');
        m_json.member("$schema", "https://json-schema.org/draft/2020-12/schema");
        m_json.member("title", "Signalbox configuration");
        m_json.key("anyOf");
        m_json.open('[');
        reference(fileFields());
        reference(shortFileFields());
        m_json.close();
        m_json.key("$defs");
        m_json.open('{');
        for (const FieldSet *set : sets) {
            m_json.key(set->id);
            definition(*set);
        }
        m_json.close();
        m_json.close();
        return m_json.take();
    }

private:
    void reference(const FieldSet &set)
    {
        m_json.open('{');
        m_json.member("$ref", "#/$defs/" + std::string(set.id));
        m_json.close();
    }

    void definition(const FieldSet &set)
    {
        m_json.open('{');
        m_json.member("description", set.title);
        m_json.member("type", "object");
        m_json.key("properties");
        m_json.open('{');
        for (const Field &field : set.fields) {
            if (!field.served)
                continue;
            m_json.key(field.name);
            property(field);
        }
        m_json.close();
        m_json.key("additionalProperties");
        m_json.bare("false");
        if (set.exactlyOne) {
            m_json.member("minProperties", 1);
            m_json.member("maxProperties", 1);
        }
        required(set);
        exclusions(set);
        m_json.close();
    }

    void required(const FieldSet &set)
    {
        if (std::none_of(set.fields.begin(), set.fields.end(),
                         [](const Field &f) { return f.required; }))
            return;
        m_json.key("required");
        m_json.open('[');
        for (const Field &field : set.fields) {
            if (field.required)
                m_json.text(field.name);
        }
        m_json.close();
    }

    void exclusions(const FieldSet &set)
    {
        if (std::all_of(set.fields.begin(), set.fields.end(),
                        [](const Field &f) { return f.excludes.empty(); }))
            return;
        m_json.key("dependentSchemas");
        m_json.open('{');
        for (const Field &field : set.fields) {
            if (field.excludes.empty())
                continue;
            m_json.key(field.name);
            m_json.open('{');
            m_json.key("not");
            m_json.open('{');
            m_json.key("required");
            m_json.open('[');
            m_json.text(field.excludes);
            m_json.close();
            m_json.close();
            m_json.close();
        }
        m_json.close();
    }

    void property(const Field &field)
    {
        m_json.open('{');
        std::string description(field.doc);
        if (!field.fallback.empty())
            description += " Default: " + std::string(field.fallback) + '.';
        m_json.member("description", description);
        fallback(field);
        alternatives(*field.type);
        m_json.close();
    }

    void fallback(const Field &field)
    {
        const std::string_view text = field.fallback;
        for (const Shape &shape : field.type->shapes) {
            const bool number = shape.form == Form::Integer && coreInteger(text);
            const bool boolean = shape.form == Form::Bool && coreBool(text);
            const bool word = shape.form == Form::Word &&
                              std::any_of(shape.words.begin(), shape.words.end(),
                                          [text](const WordEntry &w) { return w.text == text; });
            const bool unit = (shape.form == Form::Duration && parseDuration(text).ok()) ||
                              (shape.form == Form::Size && parseSize(text).ok());
            if (!number && !boolean && !word && !unit)
                continue;
            m_json.key("default");
            if (number || boolean)
                m_json.bare(text);
            else
                m_json.text(text);
            return;
        }
    }

    void value(const ValueType &type)
    {
        m_json.open('{');
        alternatives(type);
        m_json.close();
    }

    /// The members that describe the forms of a value.
    void alternatives(const ValueType &type)
    {
        std::vector<const Shape *> shapes;
        bool scalar = false;
        bool emptyFine = false;
        for (const Shape &shape : type.shapes) {
            scalar = scalar || (shape.form != Form::Map && shape.form != Form::NameMap &&
                                shape.form != Form::List);
            emptyFine = emptyFine || canBeEmpty(shape);
            if (isServed(shape))
                shapes.push_back(&shape);
        }
        const bool null = !scalar && emptyFine; // a key whose entries are all commented out
        if (shapes.size() == 1 && !null && !shapes.front()->fields) {
            members(*shapes.front());
            return;
        }
        m_json.key("anyOf");
        m_json.open('[');
        for (const Shape *shape : shapes) {
            if (shape->fields) {
                reference(*shape->fields);
                continue;
            }
            m_json.open('{');
            members(*shape);
            m_json.close();
        }
        if (null) {
            m_json.open('{');
            m_json.member("type", "null");
            m_json.close();
        }
        m_json.close();
    }

    static bool canBeEmpty(const Shape &shape)
    {
        if (shape.form == Form::Map)
            return !shape.fields->exactlyOne &&
                   std::none_of(shape.fields->fields.begin(), shape.fields->fields.end(),
                                [](const Field &f) { return f.required; });
        return (shape.form == Form::NameMap || shape.form == Form::List) && shape.min == 0;
    }

    void members(const Shape &shape)
    {
        switch (shape.form) {
        case Form::Text:
            text(*shape.format);
            break;
        case Form::Word:
            words(shape);
            break;
        case Form::Bool:
            m_json.member("type", "boolean");
            break;
        case Form::Integer:
            m_json.member("type", "integer");
            m_json.member("minimum", shape.min);
            m_json.member("maximum", shape.max);
            break;
        case Form::Duration:
            m_json.member("type", "string");
            m_json.member("minLength", 1);
            m_json.member("pattern", "^([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$");
            if (shape.min > 0) {
                m_json.key("not");
                m_json.open('{');
                m_json.member("pattern", "^[0hms]*$");
                m_json.close();
            }
            break;
        case Form::Size:
            m_json.member("type", "string");
            m_json.member("pattern", "^[0-9]+([KMG]i?)?B$");
            break;
        case Form::NameMap:
            m_json.member("type", "object");
            m_json.key("propertyNames");
            m_json.open('{');
            m_json.member("minLength", 1);
            pattern(*shape.format);
            m_json.close();
            m_json.key("additionalProperties");
            value(*shape.element);
            if (shape.min > 0)
                m_json.member("minProperties", shape.min);
            break;
        case Form::List:
            m_json.member("type", "array");
            m_json.key("items");
            value(*shape.element);
            if (shape.min > 0)
                m_json.member("minItems", shape.min);
            break;
        case Form::Map: // by reference
            break;
        }
    }

    void text(const TextFormat &format)
    {
        if (format.numbers) {
            m_json.key("type");
            m_json.open('[');
            m_json.text("string");
            m_json.text("number");
            m_json.text("boolean");
            m_json.close();
        } else {
            m_json.member("type", "string");
        }
        if (!format.emptyFine)
            m_json.member("minLength", 1);
        pattern(format);
    }

    void pattern(const TextFormat &format)
    {
        if (!format.pattern.empty())
            m_json.member("pattern", format.pattern);
    }

    /// A word of digits reads as a number when it has no quotes.
    void words(const Shape &shape)
    {
        m_json.key("enum");
        m_json.open('[');
        for (const WordEntry &word : shape.words) {
            if (!word.served)
                continue;
            if (coreInteger(word.text))
                m_json.bare(word.text);
            m_json.text(word.text);
        }
        m_json.close();
    }

    JsonWriter m_json;
};

} // namespace

std::string jsonSchema()
{
    return SchemaWriter().write();
}

} // namespace signalbox::config

// One declarative description of every key of the file: name, forms, ranges, default, meaning. The
// checks of phase one, the JSON Schema and the reference are all made from it, so that they can't
// disagree.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace signalbox::config {

/// The kinds of values a key can take.
enum class Form : std::uint8_t { Text, Word, Bool, Integer, Duration, Size, Map, NameMap, List };

/// What a text means beyond being text; phase two reads it.
struct TextFormat
{
    std::string_view noun;    // "an address": for messages and the reference
    std::string_view pattern; // for the schema: never stricter than phase two
    std::string_view example;
    bool numbers = false;   // a plain number or boolean means its text
    bool emptyFine = false; // "" is a value
};

struct WordEntry
{
    std::string_view text;
    bool served = true;
};

struct FieldSet;
struct ValueType;

/// One form that a value may have. Only the members of its form are set.
struct Shape
{
    Form form = Form::Text;
    const TextFormat *format = nullptr; // Text; NameMap: of its names
    std::span<const WordEntry> words{}; // Word
    std::int64_t min = 0;       // Integer, Duration (ms), Size (bytes); NameMap, List: entries
    std::int64_t max = 0;       // Integer, Duration, Size
    bool laterAboveMax = false; // larger values are known, but not served yet
    const FieldSet *fields = nullptr;   // Map
    const ValueType *element = nullptr; // NameMap, List
};

/// The forms of one value; at most one of them is a Map or NameMap and at most one a List.
struct ValueType
{
    std::span<const Shape> shapes;
};

struct Field
{
    std::string_view name;
    const ValueType *type = nullptr;
    std::string_view fallback; // the default as a person writes it; "required" is told by the flag
    std::string_view doc;      // a sentence
    bool required = false;
    bool served = true;
    std::string_view excludes{}; // a key that can't stand beside this one
};

struct FieldSet
{
    std::string_view id;    // "timeouts": names the definition in the schema
    std::string_view title; // "Time limits": heads the section of the reference
    std::span<const Field> fields;
    bool exactlyOne = false; // a filter: one key an item

    const Field *find(std::string_view name) const noexcept;
};

/// The whole file.
const FieldSet &fileFields() noexcept;
/// The short file: routes as a map of host → server(s) and nothing else.
const FieldSet &shortFileFields() noexcept;

/// "a whole number from 1 to 64, or auto": the forms that are served.
std::string describe(const ValueType &type);
/// The same for one form.
std::string describe(const Shape &shape);

namespace tables {

// Shared between the files that make up the table.
extern const ValueType nameType;
extern const ValueType nameListType;
extern const ValueType boolType;
extern const ValueType headerValuesType; // names → field values
extern const ValueType settingsType;
extern const ValueType timeoutsType;
extern const ValueType backendsType;
extern const ValueType serverType; // text or map
extern const ValueType retryType;
extern const ValueType routeListType;
extern const ValueType filterListType; // one-key maps
extern const FieldSet serverSet;

extern const TextFormat nameFormat;
extern const TextFormat fieldNameFormat;
extern const TextFormat fieldValueFormat;
extern const TextFormat regexFormat;
extern const TextFormat addressFormat;
extern const TextFormat hostFormat;
extern const TextFormat cidrFormat;
extern const TextFormat filePathFormat;
extern const TextFormat serverUrlFormat;
extern const TextFormat urlPathFormat;
extern const TextFormat hostFieldFormat;
extern const TextFormat methodFormat;

} // namespace tables

} // namespace signalbox::config

// Short makers of shapes, for the tables alone.
#pragma once

#include "config/field_table.h"

namespace signalbox::config::tables {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kKiB = 1024;
constexpr std::int64_t kMiB = 1024 * kKiB;

constexpr Shape text(const TextFormat &format)
{
    Shape shape;
    shape.form = Form::Text;
    shape.format = &format;
    return shape;
}
constexpr Shape words(std::span<const WordEntry> entries)
{
    Shape shape;
    shape.form = Form::Word;
    shape.words = entries;
    return shape;
}
constexpr Shape boolean()
{
    Shape shape;
    shape.form = Form::Bool;
    return shape;
}
constexpr Shape ranged(Form form, std::int64_t min, std::int64_t max)
{
    Shape shape;
    shape.form = form;
    shape.min = min;
    shape.max = max;
    return shape;
}
constexpr Shape integer(std::int64_t min, std::int64_t max)
{
    return ranged(Form::Integer, min, max);
}
constexpr Shape duration(std::int64_t min, std::int64_t max)
{
    return ranged(Form::Duration, min, max);
}
constexpr Shape size(std::int64_t min, std::int64_t max)
{
    return ranged(Form::Size, min, max);
}
constexpr Shape map(const FieldSet &fields)
{
    Shape shape;
    shape.form = Form::Map;
    shape.fields = &fields;
    return shape;
}
constexpr Shape nameMap(const TextFormat &names, const ValueType &element, std::int64_t atLeast)
{
    Shape shape;
    shape.form = Form::NameMap;
    shape.format = &names;
    shape.element = &element;
    shape.min = atLeast;
    return shape;
}
constexpr Shape list(const ValueType &element, std::int64_t atLeast)
{
    Shape shape;
    shape.form = Form::List;
    shape.element = &element;
    shape.min = atLeast;
    return shape;
}

inline constexpr WordEntry kOff[] = {{"off"}};

} // namespace signalbox::config::tables

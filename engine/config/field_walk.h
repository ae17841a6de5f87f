// Walks over the field table, shared by its generators.
#pragma once

#include "config/field_table.h"

#include <algorithm>
#include <vector>

namespace signalbox::config {

inline bool isServed(const FieldSet &set)
{
    return std::any_of(set.fields.begin(), set.fields.end(),
                       [](const Field &f) { return f.served; });
}

/// Whether a shape has anything to offer: a map of which no key is served yet has not.
inline bool isServed(const Shape &shape)
{
    return shape.form != Form::Map || isServed(*shape.fields);
}

inline void collectSets(const ValueType &type, std::vector<const FieldSet *> &out);

/// The set and those below it, each once, in the order in which a reader meets them.
inline void collectSets(const FieldSet &set, std::vector<const FieldSet *> &out)
{
    if (std::find(out.begin(), out.end(), &set) != out.end())
        return;
    out.push_back(&set);
    for (const Field &field : set.fields) {
        if (field.served)
            collectSets(*field.type, out);
    }
}

inline void collectSets(const ValueType &type, std::vector<const FieldSet *> &out)
{
    for (const Shape &shape : type.shapes) {
        if (!isServed(shape))
            continue;
        if (shape.fields)
            collectSets(*shape.fields, out);
        if (shape.element)
            collectSets(*shape.element, out);
    }
}

} // namespace signalbox::config

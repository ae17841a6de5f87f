// Key order by place in the file.
#include "config/yaml_edit_order.h"

#include "config/field_table.h"

#include <algorithm>

namespace signalbox::config {

namespace {

const Shape *shapeFor(const ValueType &type, bool list)
{
    for (const Shape &shape : type.shapes) {
        const bool map = shape.form == Form::Map || shape.form == Form::NameMap;
        if (list ? shape.form == Form::List : map)
            return &shape;
    }
    return nullptr;
}

/// The fields of the map at `path`; null where the table knows of no fixed keys.
const FieldSet *fieldsAt(const YamlNode &root, const YamlPath &path)
{
    const YamlNode *routes = root.find("routes");
    const FieldSet *fields =
        routes && routes->kind == YamlKind::Map ? &shortFileFields() : &fileFields();
    const ValueType *type = nullptr; // null: `fields` is what is meant
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (!type) {
            const Field *field = path[i].isIndex ? nullptr : fields->find(path[i].key);
            if (!field)
                return nullptr;
            type = field->type;
        } else {
            const Shape *shape = shapeFor(*type, path[i].isIndex);
            type = shape ? shape->element : nullptr;
        }
        if (!type)
            return nullptr;
        const Shape *map = shapeFor(*type, false);
        if (map && map->fields) {
            fields = map->fields;
            if (i + 1 == path.size() || !path[i + 1].isIndex)
                type = nullptr;
        } else if (i + 1 == path.size()) {
            return nullptr;
        }
    }
    return fields;
}

} // namespace

std::size_t placeForKey(const YamlNode &root, const YamlPath &path, const YamlNode &map,
                        std::string_view key)
{
    const FieldSet *set = fieldsAt(root, path);
    const std::size_t end = map.pairs.size();
    if (!set)
        return end;
    const auto rank = [&](std::string_view k) {
        return std::find_if(set->fields.begin(), set->fields.end(),
                            [&](const Field &f) { return f.name == k; }) -
               set->fields.begin();
    };
    const std::ptrdiff_t own = rank(key);
    const std::ptrdiff_t unknown = std::ssize(set->fields);
    if (own == unknown)
        return end;
    std::ptrdiff_t before = -1;
    std::ptrdiff_t after = unknown;
    std::size_t place = end;
    std::size_t placeBefore = end;
    for (std::size_t i = 0; i < end; ++i) {
        const std::ptrdiff_t r = rank(map.pairs[i].key->scalar);
        if (r < own && r > before) {
            before = r;
            place = i + 1;
        } else if (r > own && r < after) {
            after = r;
            placeBefore = i;
        }
    }
    return before >= 0 ? place : placeBefore;
}

} // namespace signalbox::config

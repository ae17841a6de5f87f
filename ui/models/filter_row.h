// One filter of a route as lines of a form: its kind, and its fields. Plain values.
#pragma once

#include "models/form_field.h"

namespace signalbox::ui {

struct FilterRow
{
    /// What stands beside each other: "X-Route to checkout-v2".
    struct Line
    {
        QString before; // word in front of the first field, may be empty
        FormField first;
        QString between; // word between the two
        FormField second;
        bool pair = false;      // there is a second
        bool removable = false; // one of several fields of a header filter, at `first.path`
        bool operator==(const Line &) const = default;
    };

    std::size_t index = 0;
    std::string kind;      // as the file names it; "" when it says none
    config::YamlPath path; // of the list's item
    std::vector<Line> lines;
    bool addsFields = false; // more header fields can be added
    int line = 0, lastLine = 0;
    bool operator==(const FilterRow &) const = default;
};

/// Kinds that the engine serves, in the order of menus.
const std::vector<std::string> &filterKinds();
/// "set request header"
QString filterText(const std::string &kind);

std::vector<FilterRow> readFilters(const config::YamlNode &root, const config::YamlPath &filters);

/// A new filter of a kind with values that work.
config::YamlValue newFilter(const std::string &kind);
/// Another kind; what the two have in common is kept.
std::vector<config::Edit> changeKind(const FilterRow &row, const std::string &kind);
/// One more field of a header filter.
std::vector<config::Edit> addFilterField(const config::YamlNode &root, const FilterRow &row);

} // namespace signalbox::ui

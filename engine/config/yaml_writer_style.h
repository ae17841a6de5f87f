// How a file is written: what new text in it should look like.
#pragma once

#include "config/yaml_extents.h"

#include <string>
#include <string_view>

namespace signalbox::config {

/// The most frequent habits of a file; the defaults are those of config.md §1.
struct FileStyle
{
    std::string eol = "\n";
    int mapStep = 2;          // from a key's column to those of the map below it
    int sequenceStep = 2;     // from a key's column to the dashes below it
    int dashGap = 1;          // blanks behind a dash
    bool padBraces = false;   // { a: 1 }
    bool padBrackets = false; // [ a ]
    YamlStyle quotes = YamlStyle::DoubleQuoted;
};

FileStyle detectStyle(std::string_view text, const LineIndex &lines, const NodeExtent &root);

} // namespace signalbox::config

// One state of a text with everything an edit needs to know about it.
#pragma once

#include "config/yaml_edit_path.h"
#include "config/yaml_extents.h"
#include "config/yaml_writer_style.h"

#include <memory>
#include <string>

namespace signalbox::config {

/// Never changed once read.
struct YamlSnapshot
{
    std::string text;
    std::unique_ptr<YamlNode> root;
    NodeExtent extent;
    LineIndex lines;
    FileStyle style;

    /// Fails with the first problem where the text can't be read, or is written in a way that can't
    /// be followed. @param where  is given the place of that problem, unless null
    static Result<YamlSnapshot> read(std::string text, Mark *where = nullptr);

    bool blankLine(std::size_t lineStart) const noexcept;
    /// Whether there is a blank line in [begin, end); both are starts of lines.
    bool blankLineIn(std::size_t begin, std::size_t end) const noexcept;
};

/// A node with its place in the text.
struct YamlPlace
{
    const YamlNode *node = nullptr;
    const NodeExtent *extent = nullptr;
    const NodeExtent *parent = nullptr; // null for the root
    std::size_t entry = 0;              // of the parent's
    int column = 0;      // of the innermost block collection around it, -1 at the root
    bool inFlow = false; // in brackets or braces
    std::string key;     // the nearest key above or at it
    const EntryExtent &own() const { return parent->entries[entry]; }
};

/// Null node when there is no such place, or it is below an alias.
YamlPlace findPlace(const YamlSnapshot &snapshot, const YamlPath &path);

} // namespace signalbox::config

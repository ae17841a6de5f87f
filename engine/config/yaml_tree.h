// The YAML text as a tree with places: the only form in which yaml-cpp's work leaves
// yaml_reader.cpp.
#pragma once

#include "config/diagnostic.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox {
class Breath;
}

namespace signalbox::config {

enum class YamlKind : unsigned char { Null, Scalar, Sequence, Map };

struct YamlNode;

struct YamlPair
{
    std::unique_ptr<YamlNode> key; // always a scalar: other keys are refused
    std::unique_ptr<YamlNode> value;
};

/// One node. Aliases are resolved: the target's content is copied, `mark` is the alias's place and
/// `alias` its name.
struct YamlNode
{
    YamlKind kind = YamlKind::Null;
    Mark mark;          // first character of the node as yaml-cpp reports it (after tag and anchor)
    std::string scalar; // decoded text of a scalar
    bool quoted = false;     // a quoted or block scalar: always a string
    int moreLines = 0;       // that a scalar in quotes or a block scalar takes below its first
    bool flow = false;       // a [..] or {..} collection
    bool incomplete = false; // a map whose merge key was refused: its other keys aren't known
    std::string anchor;      // "&name" on this node
    std::string alias;       // this node is "*name"
    std::vector<std::unique_ptr<YamlNode>> items; // Sequence
    std::vector<YamlPair>
        pairs; // Map, in file order; duplicate keys are reported and the first kept

    const YamlNode *find(std::string_view key) const noexcept;
    const YamlPair *findPair(std::string_view key) const noexcept;
};

struct YamlDocument
{
    std::unique_ptr<YamlNode>
        root; // null when nothing could be read (syntax error) ; kind Null for an empty file
    Diagnostics diagnostics;
};

/// text → tree. Reports: syntax errors (the first alone), duplicate keys, non-scalar keys, more
/// than one document, tags outside the core schema, aliases that expand past 10,000 nodes, invalid
/// UTF-8 (with its place), over 8 MiB, nesting deeper than 64. Pure; never throws.
/// @param breath  of the thread that works, where it is taken (base/breath.h)
YamlDocument readYaml(std::string_view text, Breath *breath = nullptr);

/// Structural equality: kinds, scalars with their quotedness where it changes the type, order of
/// items and pairs; ignores marks, styles, anchors.
bool sameContent(const YamlNode &a, const YamlNode &b) noexcept;
std::unique_ptr<YamlNode> cloneNode(const YamlNode &node);
/// Destroys a tree piece by piece, since a large one takes milliseconds.
void release(std::unique_ptr<YamlNode> node, Breath *breath) noexcept;

} // namespace signalbox::config

// Where each node of a YAML tree begins and ends in its text. yaml-cpp gives neither ends nor
// comments, so the writer and the formatter walk the text once more, led by the tree, and refuse
// what they can't place.
#pragma once

#include "base/result.h"
#include "config/yaml_tree.h"

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace signalbox::config {

constexpr std::size_t noOffset = std::string_view::npos;

/// Bytes from begin to end, the last not included.
struct ByteRange
{
    std::size_t begin = 0;
    std::size_t end = 0;
    bool empty() const noexcept { return begin == end; }
    std::size_t size() const noexcept { return end - begin; }
    bool operator==(const ByteRange &) const = default;
};

/// Starts of the lines of a text, for going from bytes to lines and columns. Lines count from 0
/// here.
class LineIndex
{
public:
    explicit LineIndex(std::string_view text);
    std::size_t count() const noexcept { return m_starts.size(); }
    std::size_t lineOf(std::size_t offset) const noexcept;
    std::size_t start(std::size_t line) const noexcept { return m_starts[line]; }
    std::size_t lineStart(std::size_t offset) const noexcept { return start(lineOf(offset)); }
    /// One after the newline of the line that holds `offset`; the text's end for the last line.
    std::size_t nextLine(std::size_t offset) const noexcept;
    /// In bytes. Indentation is spaces alone, so that for block collections bytes are columns.
    int column(std::size_t offset) const noexcept;

private:
    std::vector<std::size_t> m_starts;
    std::size_t m_size;
};

enum class YamlStyle : unsigned char {
    Empty, // a null that isn't written: `key:`
    Alias,
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
    BlockSequence,
    BlockMap,
    FlowSequence,
    FlowMap,
    FlowPair, // `[a: b]`: a map of one pair without braces
};

struct NodeExtent;

/// A pair of a map or an item of a sequence.
struct EntryExtent
{
    std::size_t begin = 0; // first byte: of the key, or the dash
    std::size_t end = 0;   // one after the value, or after the indicator when there is no value
    std::size_t indicator = noOffset; // the ':' or the '-'; none in flow sequences and for `{key}`
    std::size_t comma = noOffset;     // flow: the comma behind it
    ByteRange comment;    // `# …` behind it on its last line (flow: also behind its comma)
    bool ownLine = false; // nothing but blanks before it on its line
    std::size_t lead = 0; // its first line with the comment lines right above that belong to it
    /// One after its last line, with the deeper comment lines below that belong to it.
    std::size_t linesEnd = 0;
    std::unique_ptr<NodeExtent> key; // maps
    std::unique_ptr<NodeExtent> value;
};

struct NodeExtent
{
    YamlStyle style = YamlStyle::Empty;
    std::size_t begin = 0;   // with anchor and tag
    std::size_t content = 0; // behind anchor and tag
    std::size_t end = 0;     // block scalars: the newline of the last content line
    ByteRange anchor;        // "&name"
    ByteRange tag;           // "!!str"
    std::size_t body = 0;    // block scalars: start of the line after the header
    int indent = -1; // block collections: column of keys or dashes; block scalars: of the content
    std::vector<EntryExtent> entries; // as many as the node has pairs or items; none below an alias

    bool flow() const noexcept { return style >= YamlStyle::FlowSequence; }
    bool block() const noexcept
    {
        return style == YamlStyle::BlockSequence || style == YamlStyle::BlockMap;
    }
    bool blockScalar() const noexcept
    {
        return style == YamlStyle::Literal || style == YamlStyle::Folded;
    }
};

/// Walks `text` along `root`, which readYaml made of it. Fails where the two can't be brought
/// together (explicit `? key` pairs, lone carriage returns): then nothing is edited.
/// @param where  is given the offset then, unless null
Result<NodeExtent> findExtents(std::string_view text, const YamlNode &root,
                               std::size_t *where = nullptr);

} // namespace signalbox::config

// The formatter's walk over the extents: writes every node anew; what is between the nodes is
// blanks and comments.
#pragma once

#include "config/format_lines.h"
#include "config/yaml_writer_snapshot.h"

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::config {

/// One formatter for one text, used once.
class Formatter
{
public:
    explicit Formatter(const YamlSnapshot &snapshot)
        : m_s(snapshot)
        , m_text(snapshot.text)
    {
    }
    std::string run();

private:
    void frame(std::size_t from, std::size_t to);
    bool gap(std::size_t from, std::size_t to, int indent);
    void betweenEntries(std::size_t from, std::size_t to, const NodeExtent *next);
    void blockMap(const NodeExtent &e, int column, bool open);
    void blockSequence(const NodeExtent &e, int column, bool open);
    void value(const EntryExtent &entry, const NodeExtent &e, int column, const NodeExtent *map);
    void properties(const NodeExtent &e);
    void inlineNode(const NodeExtent &e, int indent);
    void scalarLines(const NodeExtent &e, int indent);
    void blockScalar(const NodeExtent &e, int column);
    void flowCollection(const NodeExtent &e);
    void flowEntry(const EntryExtent &entry, int base);
    void comment(std::size_t hash, std::size_t end);

    int levelFor(std::size_t comment, const NodeExtent *next) const;
    int columnAt(std::size_t offset) const;
    bool lineBreakIn(std::size_t from, std::size_t to) const;

    /// A block collection that is open or was the last to end: its old and new column.
    struct Level
    {
        int source;
        int column;
        bool sequence;
    };

    const YamlSnapshot &m_s;
    std::string_view m_text;
    FormatLines m_out;
    /// From the outside in; those of the entry before stay until the next begins.
    std::vector<Level> m_levels;
};

} // namespace signalbox::config

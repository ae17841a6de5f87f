// New nodes as text, in the style of what stands nearby.
#pragma once

#include "config/yaml_writer_snapshot.h"

#include <map>
#include <string>
#include <utility>

namespace signalbox::config {

/// What a value is written as: `head` on the line of its key or dash, `body` the whole lines below.
struct Rendered
{
    std::string head;
    std::string body;
};

/// An existing node that a new one should look like.
struct YamlModel
{
    const YamlNode *node = nullptr;
    const NodeExtent *extent = nullptr;
    int outer = 0;         // column of the block collection that it is in
    bool below = false;    // begins on a line below its key or dash
    int gap = 1;           // items: blanks behind the dash
    bool replaced = false; // it is the one that is being replaced: its quotes stay
    /// A scalar that becomes part of the new collection: its quotes stay.
    const YamlNode *wrapped = nullptr;
    const NodeExtent *wrappedExtent = nullptr;
};

/// Where a new value goes.
struct YamlSlot
{
    int column = 0;    // of the block collection that it is put into
    bool item = false; // behind a dash and not behind a colon
    bool flow = false; // inside of brackets or braces
    /// A top level key or an entry of one: in block style unless something says otherwise.
    bool section = false;
    std::string key; // the nearest key above: looks alike are searched by it
    int gap = 0;     // items: blanks behind the dash that is there already
    /// An anchor stays in front of it: a block collection begins on the next line.
    bool named = false;
    /// Comments would get into a literal block here: text of several lines goes into quotes.
    bool oneLine = false;
};

class YamlRenderer
{
public:
    explicit YamlRenderer(const YamlSnapshot &snapshot);

    Rendered value(const YamlNode &node, const YamlSlot &slot, const YamlModel &model) const;
    /// On one line.
    std::string flow(const YamlNode &node, const std::string &key, const YamlModel &model) const;
    std::string scalar(const YamlNode &node, bool flow, const YamlModel &model) const;
    std::string keyText(const YamlNode &key, bool flow, const YamlModel &model) const;

    /// Whole lines for an entry of a block collection.
    std::string pairLines(const YamlNode &key, const YamlNode &value, int column, bool section,
                          const YamlModel &keyModel, const YamlModel &model) const;
    std::string itemLines(const YamlNode &item, int column, bool section, const std::string &key,
                          const YamlModel &model) const;

    /// The model of an entry of a collection: a neighbour of the same kind, the one before `index`
    /// first.
    YamlModel neighbour(const YamlNode &collection, const NodeExtent &extent, std::size_t index,
                        const YamlNode &like) const;
    YamlModel modelOf(const NodeExtent &parent, std::size_t entry, const YamlNode &node,
                      int outer) const;

private:
    void collect(const YamlNode &node, const NodeExtent &extent, int outer, const std::string &key);
    YamlModel lookalike(const std::string &key, bool item, const YamlNode &node) const;
    YamlModel childModel(const YamlModel &model, const YamlNode &child,
                         const std::string *key) const;
    int dashGap(const YamlSlot &slot, const YamlModel &model) const;
    bool writtenBlock(const YamlNode &node, const YamlSlot &slot, const YamlModel &model) const;
    std::string blockLines(const YamlNode &node, int column, bool section, const std::string &key,
                           const YamlModel &model) const;

    const YamlSnapshot &m_snapshot;
    std::map<std::pair<std::string, YamlKind>, YamlModel> m_lookalikes; // by key, "key[]" for items
};

} // namespace signalbox::config

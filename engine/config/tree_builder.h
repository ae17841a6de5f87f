// Events of a YAML parser → YamlNode tree, with every check that needs no YAML parser.
#pragma once

#include "config/text_places.h"
#include "config/yaml_tree.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace signalbox::config {

/// Collections inside collections.
inline constexpr std::size_t kMaxDepth = 64;
/// Nodes that aliases may add to a document.
inline constexpr std::size_t kMaxAliasNodes = 10000;

/// Called with the events of one document in their order. Offsets are in bytes of `text` and are
/// those of a node's tag or anchor where it has one. Every event returns false when reading has to
/// stop; the reason is in the result.
class TreeBuilder
{
public:
    /// @param text  the whole file; must outlive the object
    explicit TreeBuilder(std::string_view text)
        : m_text(text)
        , m_places(text)
    {
    }

    /// The name of the anchor that the next node carries.
    void nameAnchor(std::string name) { m_anchorName = std::move(name); }
    bool null(std::size_t offset, std::size_t anchor);
    bool scalar(std::size_t offset, std::string_view tag, std::size_t anchor,
                const std::string &value);
    bool alias(std::size_t offset, std::size_t anchor);
    bool begin(YamlKind kind, std::size_t offset, std::string_view tag, std::size_t anchor,
               bool flow);
    bool end();

    void report(std::size_t offset, std::string message, std::string hint);
    /// Where the innermost open collection begins, if one is open.
    const YamlNode *innermost() const
    {
        return m_open.empty() ? nullptr : m_open.back().node.get();
    }
    /// Where the last node began that was read.
    std::size_t lastOffset() const { return m_lastOffset; }
    Mark placeOf(std::size_t offset) { return m_places.at(offset); }
    /// The tree (null when reading was stopped) and what was reported.
    YamlDocument take();

private:
    struct Anchored
    {
        std::string name;
        const YamlNode *node = nullptr; // null while it is still open
        std::size_t nodes = 0;
        std::size_t height = 0;
    };
    struct Open
    {
        std::unique_ptr<YamlNode> node;
        std::size_t anchor = 0;
        std::size_t nodes = 1;                           // in the subtree so far
        std::size_t height = 1;                          // of the subtree so far
        std::unique_ptr<YamlNode> key;                   // a map's key that waits for its value
        std::size_t keyOffset = 0;                       // of that key's event
        bool dropValue = false;                          // the key was refused
        std::unordered_map<std::string_view, Mark> seen; // keys of a map too large to be searched
    };

    std::unique_ptr<YamlNode> make(YamlKind kind, std::size_t offset);
    bool add(std::unique_ptr<YamlNode> node, std::size_t anchor, std::size_t nodes,
             std::size_t height);
    void addKey(Open &map, std::unique_ptr<YamlNode> key);
    const Mark *firstUse(Open &map, const std::string &key);
    void checkTag(const YamlNode &node, std::string_view tag, std::size_t offset);
    bool atKey() const
    {
        return !m_open.empty() && m_open.back().node->kind == YamlKind::Map && !m_open.back().key;
    }
    bool isOnlyTagged(std::size_t content) const;
    std::string currentPath() const;
    bool stop(const Mark &mark, std::string message, std::string hint);
    bool stopAtForgotten(std::size_t offset);

    std::string_view m_text;
    TextPlaces m_places;
    std::vector<Open> m_open;
    std::unordered_map<std::size_t, Anchored> m_anchors;
    std::string m_anchorName;
    std::size_t m_aliasNodes = 0;
    std::size_t m_lastOffset = 0;
    std::size_t m_eventOffset = 0; // of the scalar or alias that is being added
    bool m_stopped = false;
    std::vector<std::unique_ptr<YamlNode>> m_dropped; // aliases may still point into them
    YamlDocument m_result;
};

} // namespace signalbox::config

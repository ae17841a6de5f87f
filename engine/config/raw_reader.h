// Checked YAML tree → RawConfig. Reports nothing: what the checks refused is read as present but
// wrong.
#pragma once

#include "base/breath.h"
#include "config/raw_config.h"
#include "config/tree_check.h"
#include "config/yaml_tree.h"

namespace signalbox::config {

class RawReader
{
public:
    /// @param check  has seen the tree
    explicit RawReader(const TreeCheck &check, Breath *breath = nullptr)
        : m_check(check)
        , m_breath(breath)
    {
    }

    RawConfig file(const YamlNode &root) const;

private:
    // Single values; each returns nullopt for what the checks refused.
    std::optional<std::string> text(const YamlNode &node) const;
    std::optional<bool> boolean(const YamlNode &node) const;
    std::optional<std::int64_t> integer(const YamlNode &node) const;
    std::optional<Milliseconds> duration(const YamlNode &node) const;
    std::optional<std::uint64_t> size(const YamlNode &node) const;
    std::optional<std::vector<RawText>> texts(const YamlNode &node) const;
    std::optional<std::vector<RawNameValue>> nameValues(const YamlNode &node) const;

    // Parts of the file; the node is a map or empty.
    RawSettings settings(const YamlNode &map) const;
    RawTimeouts timeouts(const YamlNode &map) const;
    RawLimits limits(const YamlNode &map) const;
    RawAccessLog accessLog(const YamlNode &map) const;
    RawServer server(const YamlNode &node) const;
    std::optional<std::vector<RawServer>> servers(const YamlNode &node) const;
    RawBackend backend(const YamlPair &pair) const;
    RawHealthCheck healthCheck(const YamlNode &map) const;
    RawExpect expect(const YamlNode &map) const;
    RawOutlier outlier(const YamlNode &map) const;
    RawRetry retry(const YamlNode &map) const;
    RawRoute route(const YamlNode &node) const;
    RawMatch match(const YamlNode &map) const;
    RawFilter filter(const YamlNode &item) const;
    RawHeaderFilter headerFilter(const YamlNode &value, bool removes) const;
    RawPrefixFilter prefixFilter(const YamlNode &value) const;
    RawSetHost setHost(const YamlNode &value) const;
    RawRedirect redirect(const YamlNode &map) const;
    RawRespond respond(const YamlNode &map) const;

    template <typename T> using Reader = std::optional<T> (RawReader::*)(const YamlNode &) const;
    template <typename T> using MapReader = T (RawReader::*)(const YamlNode &) const;

    void get(const YamlNode &map, std::string_view key, RawString &out) const
    {
        read(map, key, out, &RawReader::text);
    }
    void get(const YamlNode &map, std::string_view key, Raw<bool> &out) const
    {
        read(map, key, out, &RawReader::boolean);
    }
    void get(const YamlNode &map, std::string_view key, RawInteger &out) const
    {
        read(map, key, out, &RawReader::integer);
    }
    void get(const YamlNode &map, std::string_view key, RawDuration &out) const
    {
        read(map, key, out, &RawReader::duration);
    }
    void get(const YamlNode &map, std::string_view key, RawSize &out) const
    {
        read(map, key, out, &RawReader::size);
    }
    void get(const YamlNode &map, std::string_view key, RawTexts &out) const
    {
        read(map, key, out, &RawReader::texts);
    }
    void get(const YamlNode &map, std::string_view key, RawNameValues &out) const
    {
        read(map, key, out, &RawReader::nameValues);
    }

    template <typename T>
    void read(const YamlNode &map, std::string_view key, Raw<T> &out, Reader<T> reader) const
    {
        if (const YamlNode *node = begin(map, key, out))
            out.value = (this->*reader)(*node);
    }
    template <typename T>
    void readOrOff(const YamlNode &map, std::string_view key, Raw<OrOff<T>> &out,
                   Reader<T> reader) const
    {
        const YamlNode *node = begin(map, key, out);
        if (!node)
            return;
        if (isOff(*node))
            out.value.emplace(std::nullopt);
        else if (auto value = (this->*reader)(*node))
            out.value.emplace(std::move(value));
    }
    /// A map's own problems (unknown keys) don't hide what could be read of it.
    template <typename T, typename Out>
    void readMap(const YamlNode &map, std::string_view key, Raw<Out> &out,
                 MapReader<T> reader) const
    {
        const YamlNode *node = begin(map, key, out);
        if (node && node->kind == YamlKind::Map)
            out.value = Out((this->*reader)(*node));
    }
    template <typename T>
    void readMapOrOff(const YamlNode &map, std::string_view key, Raw<OrOff<T>> &out,
                      MapReader<T> reader) const
    {
        const YamlNode *node = begin(map, key, out);
        if (!node)
            return;
        if (isOff(*node))
            out.value.emplace(std::nullopt);
        else if (node->kind == YamlKind::Map)
            out.value.emplace((this->*reader)(*node));
    }
    template <typename T>
    void readItems(const YamlNode &map, std::string_view key, Raw<std::vector<T>> &out,
                   MapReader<T> reader) const
    {
        const YamlNode *node = begin(map, key, out);
        if (!node || node->kind != YamlKind::Sequence)
            return;
        auto &list = out.value.emplace();
        list.reserve(node->items.size());
        for (const auto &item : node->items) {
            list.push_back((this->*reader)(*item));
            breathe(m_breath);
        }
    }
    /// A value that stands at a node itself, not below a key.
    template <typename T> static void put(Raw<T> &out, const YamlNode &node, std::optional<T> value)
    {
        out.present = true;
        out.place = node.mark;
        out.value = std::move(value);
    }
    /// The node of a key that has a value; an empty collection counts as absent.
    template <typename T>
    const YamlNode *begin(const YamlNode &map, std::string_view key, Raw<T> &out) const
    {
        const YamlNode *node = map.find(key);
        if (!node || (node->kind == YamlKind::Null && !m_check.isBad(*node)))
            return nullptr;
        out.present = true;
        out.place = node->mark;
        return node;
    }

    static bool isOff(const YamlNode &node)
    {
        return node.kind == YamlKind::Scalar && node.scalar == "off";
    }

    const TreeCheck &m_check;
    Breath *m_breath;
};

} // namespace signalbox::config

// Random edits of YAML trees, all of a kind that the writer says it supports, and the corpus they
// are tried on.
#pragma once

#include "config/yaml_edit.h"

#include <QDir>
#include <QFile>

#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace signalbox::config::test {

/// The hand-written files by name.
inline std::map<QString, std::string> handwrittenFiles()
{
    std::map<QString, std::string> out;
    const QDir folder(QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/data/handwritten"));
    for (const QString &name : folder.entryList({QStringLiteral("*.yaml")}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            out[name] = file.readAll().toStdString();
    }
    return out;
}

inline std::size_t indexOf(const YamlNode &map, const std::string &key)
{
    for (std::size_t i = 0; i < map.pairs.size(); ++i) {
        if (map.pairs[i].key->scalar == key)
            return i;
    }
    return map.pairs.size();
}

struct Spot
{
    YamlPath path;
    const YamlNode *node = nullptr;
};

inline void spots(const YamlNode &node, const YamlPath &path, std::vector<Spot> &out)
{
    out.push_back({path, &node});
    if (!node.alias.empty())
        return;
    for (std::size_t i = 0; i < node.items.size(); ++i)
        spots(*node.items[i], path / i, out);
    for (const YamlPair &pair : node.pairs)
        spots(*pair.value, path / pair.key->scalar, out);
}

inline bool holdsNames(const YamlNode &node)
{
    std::vector<Spot> all;
    spots(node, {}, all);
    return std::any_of(all.begin(), all.end(), [](const Spot &s) {
        return !s.node->anchor.empty() || !s.node->alias.empty();
    });
}

inline const char *const words[] = {
    "a.localhost",
    "*.a.localhost",
    "127.0.0.1:3001",
    "[::1]:8080",
    "/api/",
    "~ ^/v[0-9]+(/|$)",
    "= /exact",
    "http://x.test{path}{?query}",
    "yes",
    "No",
    "on",
    "off",
    "null",
    "~",
    "true",
    "False",
    "1",
    "007",
    "0x1F",
    "1e3",
    ".5",
    "1_000",
    "12:30",
    "2024-01-31",
    "",
    " ",
    " x",
    "x ",
    "-",
    "- x",
    "-x",
    "--- x",
    "...",
    "?",
    "? x",
    ":",
    ": x",
    "x:",
    "x: y",
    "x:y",
    "a #b",
    "a#b",
    "#a",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "%a",
    "@a",
    "`a`",
    "'",
    "''",
    "it's",
    "\"",
    "say \"hi\"",
    "\\",
    "\\n",
    "a, b",
    "a,b",
    "[",
    "]",
    "{}",
    "{a}",
    "a]b",
    "=",
    "<<",
    "größe",
    "日本",
    "🛒",
    "tab\there",
    "a\nb",
    "a\nb\n",
    "\na",
    "a\n",
    "\n",
    "a\n\n\nb\n\n",
    "  a\n b\n",
    "a \nb",
    "# a\n- b\nc: d",
    "x\r\ny",
    "\x01",
    "\x7f",
    "\xC2\x85",
    "\xE2\x80\xA8",
    "\xC2\xA0",
    "\xEF\xBB\xBF",
    "5s",
    "64KiB",
    "20%",
    "round-robin",
    "a rather long sentence that goes on and on, with a comma, until it "
    "would not fit on a line of a hundred characters"};

class Random
{
public:
    explicit Random(unsigned seed)
        : m_engine(seed)
    {
    }
    std::size_t below(std::size_t n) { return n == 0 ? 0 : std::size_t(m_engine() % n); }
    bool oneIn(std::size_t n) { return below(n) == 0; }
    template <typename T> const T &pick(const std::vector<T> &list)
    {
        return list[below(list.size())];
    }
    std::string word() { return words[below(std::size(words))]; }

    YamlValue value(int depth = 2)
    {
        const std::size_t kind = below(depth > 0 ? 10 : 7);
        if (kind < 4)
            return yamlString(word());
        if (kind == 4)
            return yamlPlain(std::to_string(below(1000)));
        if (kind == 5)
            return yamlPlain(oneIn(2) ? "true" : "10s");
        if (kind == 6)
            return oneIn(3) ? yamlNull() : yamlString("name-" + std::to_string(below(100)));
        std::vector<YamlValue> items;
        std::vector<std::pair<std::string, YamlValue>> pairs;
        const std::size_t size = below(4);
        for (std::size_t i = 0; i < size; ++i) {
            items.push_back(value(depth - 1));
            pairs.emplace_back(key() + std::to_string(i), value(depth - 1));
        }
        return kind == 7 ? yamlList(items) : yamlMap(pairs);
    }
    std::string key()
    {
        static const char *const keys[] = {"name", "timeout", "x-header", "match", "servers",
                                           "a b",  "k:v",     "1",        "größe"};
        return oneIn(6) ? word() : keys[below(std::size(keys))];
    }
    YamlValue route()
    {
        const std::string n = std::to_string(below(100000));
        std::vector<std::pair<std::string, YamlValue>> pairs;
        pairs.emplace_back("name", yamlString("route-" + n));
        pairs.emplace_back("match", yamlMap({{"host", yamlString("h" + n + ".localhost")},
                                             {"path", yamlString("/" + n)}}));
        if (oneIn(2))
            pairs.emplace_back("filters",
                               yamlList({yamlMap({{"strip-prefix", yamlString("/" + n)}})}));
        pairs.emplace_back("backend", yamlString("b" + n));
        return yamlMap(pairs);
    }

private:
    std::mt19937 m_engine;
};

/// A random edit that the writer says it supports; nothing when the dice found none.
inline std::optional<Edit> randomEdit(const YamlNode &root, Random &random)
{
    std::vector<Spot> all;
    spots(root, {}, all);
    const Spot &spot = random.pick(all);
    const YamlNode &node = *spot.node;
    const bool open = node.alias.empty();
    const std::size_t size = node.items.size() + node.pairs.size();
    const auto child = [&](std::size_t i) -> const YamlNode & {
        return node.kind == YamlKind::Map ? *node.pairs[i].value : *node.items[i];
    };
    const auto fixed = [&](std::size_t from, std::size_t to) { // names make order matter
        for (std::size_t i = std::min(from, to); i <= std::max(from, to); ++i) {
            if (holdsNames(child(i)) ||
                (node.kind == YamlKind::Map && holdsNames(*node.pairs[i].key)))
                return true;
        }
        return false;
    };
    const YamlNode *routes = root.find("routes");
    const YamlNode *backends = root.find("backends");
    switch (random.below(14)) {
    case 0:
    case 1:
    case 2: // scalars above all: that is what people change
        if ((node.kind != YamlKind::Scalar && !random.oneIn(8)) || spot.path.empty())
            break;
        if (node.kind == YamlKind::Scalar || !holdsNames(node) || !open)
            return SetValue{spot.path, node.kind == YamlKind::Scalar && !random.oneIn(6)
                                           ? random.value(0)
                                           : random.value()};
        break;
    case 3:
    case 4:
        if (node.kind == YamlKind::Map && open) {
            const std::string key = random.key() + std::to_string(random.below(1000));
            return InsertKey{spot.path, key, random.value(), random.below(size + 1)};
        }
        break;
    case 5:
        if (node.kind == YamlKind::Sequence && open)
            return InsertItem{spot.path, random.below(size + 1), random.value()};
        break;
    case 6:
        if (size == 0 || !open || (spot.path.empty() && size < 3))
            break;
        if (const std::size_t i = random.below(size); !fixed(i, i)) {
            if (node.kind == YamlKind::Map)
                return RemoveKey{spot.path / node.pairs[i].key->scalar};
            return RemoveItem{spot.path / i};
        }
        break;
    case 7:
        if (node.kind == YamlKind::Map && size > 0 && open)
            return RenameKey{spot.path / random.pick(node.pairs).key->scalar,
                             random.key() + std::to_string(random.below(1000))};
        break;
    case 8:
    case 9:
        if (size < 2 || !open)
            break;
        if (const std::size_t from = random.below(size), to = random.below(size);
            !fixed(from, to)) {
            if (node.kind == YamlKind::Map)
                return MoveKey{spot.path / node.pairs[from].key->scalar, to};
            return MoveItem{spot.path, from, to};
        }
        break;
    case 10:
        if (routes && routes->items.size() > 1 && routes->alias.empty() && !holdsNames(*routes))
            return MoveRoute{random.below(routes->items.size()),
                             random.below(routes->items.size())};
        break;
    case 11:
        if (routes && routes->kind == YamlKind::Sequence && routes->alias.empty())
            return AddRoute{random.below(routes->items.size() + 2), random.route()};
        break;
    case 12:
        if (backends && routes && !backends->pairs.empty() && backends->alias.empty() &&
            routes->kind == YamlKind::Sequence && !holdsNames(*routes))
            return RenameBackend{random.pick(backends->pairs).key->scalar,
                                 "pool-" + std::to_string(random.below(100000))};
        break;
    default:
        if (!backends || backends->pairs.empty() || !backends->alias.empty() ||
            (routes && routes->kind == YamlKind::Map))
            break;
        const YamlPair &backend = random.pick(backends->pairs);
        const YamlNode *servers = backend.value->find("servers");
        if (!servers || servers->items.empty() || holdsNames(*backend.value) ||
            !backend.value->alias.empty())
            break;
        const std::size_t i = random.below(servers->items.size());
        const YamlNode &server = *servers->items[i];
        const YamlNode *weight = server.find("weight");
        if (server.kind == YamlKind::Scalar ||
            (server.find("url") && (!weight || weight->kind == YamlKind::Scalar)))
            return SetServerWeight{backend.key->scalar, i, unsigned(2 + random.below(200))};
        break;
    }
    return std::nullopt;
}

} // namespace signalbox::config::test

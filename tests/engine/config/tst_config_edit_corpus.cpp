// Random edits of a corpus of hand-written files. After each one: the tree is what a second, plain
// implementation of the edit makes of it; all bytes outside of the reported stretches are the old
// ones; comments are gone only where something was removed; the inverse edit brings the old tree
// back. And the writer must not pass by refusing.
#include "config/load.h"
#include "config/yaml_edit.h"
#include "config/yaml_extents.h"
#include "support/yaml_random_edits.h"

#include <QtTest>

#include <functional>
#include <map>
#include <set>

using namespace signalbox;
using namespace signalbox::config;
using namespace signalbox::config::test;

namespace {

using Node = std::unique_ptr<YamlNode>;

// ---- the second implementation: edits on trees, without the engine's

YamlNode *at(YamlNode &root, const YamlPath &path)
{
    YamlNode *node = &root;
    for (const YamlStep &step : path.steps()) {
        if (step.isIndex) {
            node = step.index < node->items.size() ? node->items[step.index].get() : nullptr;
        } else {
            YamlNode *next = nullptr;
            for (YamlPair &pair : node->pairs) {
                if (pair.key->scalar == step.key)
                    next = pair.value.get();
            }
            node = next;
        }
        if (!node)
            return nullptr;
    }
    return node;
}

Node keyNode(const std::string &text)
{
    return cloneNode(*yamlString(text));
}

template <typename T> void moveWithin(std::vector<T> &list, std::size_t from, std::size_t to)
{
    T moved = std::move(list[from]);
    list.erase(list.begin() + std::ptrdiff_t(from));
    list.insert(list.begin() + std::ptrdiff_t(to), std::move(moved));
}

template <typename T> void insertAt(std::vector<T> &list, std::size_t index, T value)
{
    list.insert(list.begin() + std::ptrdiff_t(std::min(index, list.size())), std::move(value));
}

void followAnchors(YamlNode &node, std::map<std::string, YamlNode *> &anchors)
{
    if (!node.alias.empty()) {
        Node copy = cloneNode(*anchors.at(node.alias));
        copy->alias = node.alias;
        copy->anchor.clear();
        node = std::move(*copy);
        return;
    }
    if (!node.anchor.empty())
        anchors[node.anchor] = &node;
    for (auto &item : node.items)
        followAnchors(*item, anchors);
    for (YamlPair &pair : node.pairs) {
        followAnchors(*pair.key, anchors);
        followAnchors(*pair.value, anchors);
    }
}

struct Reference
{
    YamlNode &root;

    void operator()(const SetValue &e) const
    {
        YamlNode *node = at(root, e.path);
        Node value = cloneNode(*e.value);
        value->anchor = node->anchor;
        *node = std::move(*value);
    }
    void operator()(const InsertKey &e) const
    {
        YamlNode *map = at(root, e.map);
        map->kind = YamlKind::Map;
        insertAt(map->pairs, *e.index, YamlPair{keyNode(e.key), cloneNode(*e.value)});
    }
    void operator()(const RemoveKey &e) const
    {
        YamlNode *map = at(root, e.path.parent());
        map->pairs.erase(map->pairs.begin() + std::ptrdiff_t(indexOf(*map, e.path.last().key)));
    }
    void operator()(const RenameKey &e) const
    {
        YamlNode *map = at(root, e.path.parent());
        map->pairs[indexOf(*map, e.path.last().key)].key = keyNode(e.to);
    }
    void operator()(const MoveKey &e) const
    {
        YamlNode *map = at(root, e.path.parent());
        moveWithin(map->pairs, indexOf(*map, e.path.last().key), e.to);
    }
    void operator()(const InsertItem &e) const
    {
        YamlNode *list = at(root, e.list);
        list->kind = YamlKind::Sequence;
        insertAt(list->items, e.index, cloneNode(*e.value));
    }
    void operator()(const RemoveItem &e) const
    {
        YamlNode *list = at(root, e.path.parent());
        list->items.erase(list->items.begin() + std::ptrdiff_t(e.path.last().index));
    }
    void operator()(const MoveItem &e) const { moveWithin(at(root, e.list)->items, e.from, e.to); }

    void operator()(const RenameBackend &e) const
    {
        (*this)(RenameKey{{"backends", e.from}, e.to});
        for (const auto &route : at(root, {"routes"})->items) {
            for (YamlPair &pair : route->pairs) {
                if (pair.key->scalar == "backend" && pair.value->scalar == e.from &&
                    pair.value->alias.empty()) {
                    pair.value->scalar = e.to;
                    pair.value->quoted = true;
                }
            }
        }
    }
    void operator()(const MoveRoute &e) const
    {
        YamlNode *routes = at(root, {"routes"});
        if (routes->kind == YamlKind::Map)
            moveWithin(routes->pairs, e.from, e.to);
        else
            moveWithin(routes->items, e.from, e.to);
    }
    void operator()(const AddRoute &e) const { (*this)(InsertItem{{"routes"}, e.index, e.value}); }
    void operator()(const SetServerWeight &e) const
    {
        Node &server = at(root, {"backends", e.backend, "servers"})->items[e.server];
        const YamlValue weight = yamlPlain(std::to_string(e.weight));
        if (server->kind == YamlKind::Scalar) {
            Node url = cloneNode(*server);
            url->anchor.clear();
            server = cloneNode(*yamlMap({{"url", std::move(url)}, {"weight", weight}}));
        } else if (YamlNode *old = at(*server, {"weight"})) {
            *old = std::move(*cloneNode(*weight));
        } else {
            // behind url and name, wherever they are; the last of them counts
            std::size_t place = server->pairs.size();
            if (indexOf(*server, "url") < place)
                place = indexOf(*server, "url") + 1;
            if (indexOf(*server, "name") < server->pairs.size())
                place = indexOf(*server, "name") + 1;
            insertAt(server->pairs, place, YamlPair{keyNode("weight"), cloneNode(*weight)});
        }
    }
    template <typename Other> void operator()(const Other &) const
    {
        qFatal("the test has no such edit");
    }
};

// ---- what is in a text

using Comments = std::map<std::string, int>;

void markScalars(const NodeExtent &e, std::vector<bool> &scalar)
{
    if (e.entries.empty() && !e.flow())
        std::fill(scalar.begin() + std::ptrdiff_t(e.blockScalar() ? e.body : e.content),
                  scalar.begin() +
                      std::ptrdiff_t(std::max(e.end, e.blockScalar() ? e.body : e.content)),
                  true);
    for (const EntryExtent &entry : e.entries) {
        if (entry.key)
            markScalars(*entry.key, scalar);
        markScalars(*entry.value, scalar);
    }
}

/// Comments within [begin, end), with how often each is there.
Comments commentsOf(const std::string &text, const NodeExtent &root, std::size_t begin,
                    std::size_t end)
{
    std::vector<bool> scalar(text.size() + 1);
    markScalars(root, scalar);
    Comments out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool opens = i == 0 || text.substr(0, i) == "\xEF\xBB\xBF" || text[i - 1] == ' ' ||
                           text[i - 1] == '\t' || text[i - 1] == '\n';
        if (text[i] != '#' || scalar[i] || !opens)
            continue;
        const std::size_t stop = std::min(text.find_first_of("\r\n", i), text.size());
        if (i >= begin && i < end)
            ++out[text.substr(i, stop - i)];
        i = stop;
    }
    return out;
}

int count(const Comments &comments)
{
    int n = 0;
    for (const auto &[text, times] : comments)
        n += times;
    return n;
}

// ---- what an edit touches

/// The entry that an edit takes away or replaces, as a range of bytes of whole lines; empty for
/// edits that add or rename.
std::optional<ByteRange> touched(const Edit &edit, const YamlNode &root, const NodeExtent &extent)
{
    const auto entry = [&](const YamlPath &path, std::size_t index) -> std::optional<ByteRange> {
        const YamlNode *node = &root;
        const NodeExtent *e = &extent;
        for (const YamlStep &step : path.steps()) {
            const std::size_t i = step.isIndex ? step.index : indexOf(*node, step.key);
            node = step.isIndex ? node->items[i].get() : node->pairs[i].value.get();
            e = e->entries[i].value.get();
        }
        return ByteRange{e->entries[index].lead, e->entries[index].linesEnd};
    };
    const auto pathOf = [&](const YamlPath &path) {
        const YamlNode *parent = at(const_cast<YamlNode &>(root), path.parent());
        return entry(path.parent(),
                     path.last().isIndex ? path.last().index : indexOf(*parent, path.last().key));
    };
    if (const auto *set = std::get_if<SetValue>(&edit)) {
        const YamlNode *old = at(const_cast<YamlNode &>(root), set->path);
        const bool collection = old->items.size() + old->pairs.size() > 0 && old->alias.empty();
        return collection ? pathOf(set->path) : std::nullopt;
    }
    if (const auto *remove = std::get_if<RemoveKey>(&edit))
        return pathOf(remove->path);
    if (const auto *remove = std::get_if<RemoveItem>(&edit))
        return pathOf(remove->path);
    return std::nullopt;
}

/// The text with every changed stretch cut out, as a list of what is left between them.
std::vector<std::string> untouched(const std::string &text, const std::vector<TextChange> &changes,
                                   bool before)
{
    std::vector<std::string> out;
    std::size_t from = 0;
    for (const TextChange &change : changes) {
        const TextSpan &span = before ? change.before : change.after;
        if (span.begin < from || span.end < span.begin || span.end > text.size())
            return {"stretches out of order"};
        out.push_back(text.substr(from, span.begin - from));
        from = span.end;
    }
    out.push_back(text.substr(from));
    return out;
}

std::vector<std::string> linesOutside(const std::string &text,
                                      const std::vector<TextChange> &changes, bool before)
{
    std::set<int> inside;
    for (const TextChange &change : changes) {
        const TextSpan &span = before ? change.before : change.after;
        const TextSpan &other = before ? change.after : change.before;
        for (int line = span.firstLine; line <= span.lastLine; ++line)
            inside.insert(line);
        // bytes put into a line, or taken out of one, change that line on the other side too
        const bool startsLine = span.begin == 0 || text[span.begin - 1] == '\n';
        if (span.lastLine < span.firstLine && (!startsLine || other.end == other.begin))
            inside.insert(span.firstLine);
        const bool endsLine =
            span.end == 0 || span.end == text.size() || text[span.end - 1] == '\n';
        if (span.lastLine >= span.firstLine && endsLine && !startsLine)
            inside.insert(span.lastLine + 1);
        if (!startsLine)
            inside.insert(span.firstLine);
    }
    std::vector<std::string> out;
    std::size_t from = 0;
    for (int line = 1; from < text.size(); ++line) {
        const std::size_t stop = std::min(text.find('\n', from), text.size() - 1) + 1;
        if (!inside.contains(line))
            out.push_back(text.substr(from, stop - from));
        from = stop;
    }
    return out;
}

} // namespace

// Qt cuts long failure messages: the whole story is a warning in front of a short one.
#define CHECK(condition, what)                                                                     \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            qWarning().noquote() << story(what);                                                   \
            QFAIL(what);                                                                           \
        }                                                                                          \
    } while (false)

class TestConfigEditCorpus : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void isLargeAndVaried();
    void survivesRandomEdits_data();
    void survivesRandomEdits();
    void survivesTransactions();
    void refusesNextToNothing();

private:
    std::map<QString, std::string> m_files;
    int m_edits = 0;
    int m_refused = 0;
};

void TestConfigEditCorpus::initTestCase()
{
    m_files = handwrittenFiles();
}

void TestConfigEditCorpus::isLargeAndVaried()
{
    QVERIFY(m_files.size() >= 25);
    std::size_t longest = 0;
    for (const auto &[name, text] : m_files) {
        const YamlDocument document = readYaml(text);
        QVERIFY2(document.root && !hasErrors(document.diagnostics), qPrintable(name));
        const Result<NodeExtent> extent = findExtents(text, *document.root);
        QVERIFY2(extent.ok(), qPrintable(name));
        // a configuration that can be served, not just any YAML
        const Resolution resolution = load(text, "/tmp/" + name.toStdString());
        for (const Diagnostic &d : resolution.diagnostics) {
            if (d.severity == Severity::Error)
                QFAIL(formatDiagnostic(d, name.toStdString()).c_str());
        }
        QVERIFY2(resolution.config, qPrintable(name));
        longest = std::max(longest, std::size_t(std::count(text.begin(), text.end(), '\n')));
    }
    QVERIFY(longest >= 300);
}

void TestConfigEditCorpus::survivesRandomEdits_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &[name, text] : m_files)
        QTest::newRow(qPrintable(name)) << name;
}

void TestConfigEditCorpus::survivesRandomEdits()
{
    QFETCH(QString, name);
    const int chains = qEnvironmentVariableIntValue("SIGNALBOX_EDIT_CHAINS") > 0
                           ? qEnvironmentVariableIntValue("SIGNALBOX_EDIT_CHAINS")
                           : 24;
    const unsigned base = unsigned(qEnvironmentVariableIntValue("SIGNALBOX_EDIT_SEED"));
    for (int chain = 0; chain < chains; ++chain) {
        const unsigned seed = base + unsigned(chain);
        Random random(seed);
        std::string text = m_files[name];
        YamlDocument before = readYaml(text);
        for (int step = 0; step < 12; ++step) {
            const std::optional<Edit> edit = randomEdit(*before.root, random);
            if (!edit)
                continue;
            ++m_edits;
            const Result<EditResult> result = applyEdit(text, *edit);
            const auto story = [&](const char *what) {
                return QStringLiteral("%1, seed %2, step %3: %4: %5\n--- before\n%6\n--- after\n%7")
                    .arg(name)
                    .arg(seed)
                    .arg(step)
                    .arg(QString::fromUtf8(what), QString::fromStdString(describeEdit(*edit)),
                         QString::fromStdString(text),
                         QString::fromStdString(result ? result->text : result.error().text()))
                    .toUtf8();
            };
            if (!result) {
                ++m_refused;
                if (qEnvironmentVariableIsSet("SIGNALBOX_EDIT_SHOW"))
                    qWarning().noquote() << story("refused");
                continue;
            }
            YamlDocument after = readYaml(result->text);
            CHECK(after.root && !hasErrors(after.diagnostics), "it can't be read");

            Node wanted = cloneNode(*before.root);
            std::visit(Reference{*wanted}, *edit);
            std::map<std::string, YamlNode *> anchors;
            followAnchors(*wanted, anchors);
            CHECK(sameContent(*wanted, *after.root), "it reads differently");

            CHECK(untouched(text, result->changes, true) ==
                      untouched(result->text, result->changes, false),
                  "bytes outside of the changes differ");
            CHECK(linesOutside(text, result->changes, true) ==
                      linesOutside(result->text, result->changes, false),
                  "lines outside of the changes differ");

            const Result<NodeExtent> oldExtent = findExtents(text, *before.root);
            const Result<NodeExtent> newExtent = findExtents(result->text, *after.root);
            QVERIFY(oldExtent.ok() && newExtent.ok());
            const Comments oldComments = commentsOf(text, *oldExtent, 0, text.size());
            const Comments newComments =
                commentsOf(result->text, *newExtent, 0, result->text.size());
            const std::optional<ByteRange> gone = touched(*edit, *before.root, *oldExtent);
            if (!gone) {
                CHECK(oldComments == newComments, "a comment got lost");
            } else {
                const int most = count(commentsOf(text, *oldExtent, gone->begin, gone->end));
                CHECK(count(newComments) >= count(oldComments) - most,
                      "comments elsewhere got lost");
                for (const auto &[comment, times] : newComments) {
                    const auto it = oldComments.find(comment);
                    CHECK(it != oldComments.end() && it->second >= times, "a comment is new");
                }
            }

            const Result<std::vector<Edit>> undo = invertEdit(*before.root, *edit);
            CHECK(undo.ok(), "it has no inverse");
            const Result<EditResult> undone = applyEdits(result->text, *undo);
            CHECK(undone.ok(), undone ? "" : undone.error().text().c_str());
            CHECK(sameContent(*before.root, *readYaml(undone->text).root),
                  "undo reads differently");

            text = result->text;
            before = std::move(after);
        }
    }
}

void TestConfigEditCorpus::survivesTransactions()
{
    for (const auto &[name, original] : m_files) {
        for (unsigned seed = 0; seed < 3; ++seed) {
            Random random(1000 + seed);
            std::vector<Edit> edits;
            std::string text = original;
            for (int step = 0; step < 8; ++step) {
                const YamlDocument before = readYaml(text);
                const std::optional<Edit> edit = randomEdit(*before.root, random);
                if (!edit)
                    continue;
                const Result<EditResult> one = applyEdit(text, *edit);
                if (!one)
                    continue;
                edits.push_back(*edit);
                text = one->text;
            }
            const Result<EditResult> all = applyEdits(original, edits);
            QVERIFY2(all.ok(),
                     qPrintable(QStringLiteral("%1, seed %2").arg(name).arg(1000 + seed)));
            QCOMPARE(QString::fromStdString(all->text), QString::fromStdString(text));
            QVERIFY(untouched(original, all->changes, true) ==
                    untouched(all->text, all->changes, false));
        }
    }
}

void TestConfigEditCorpus::refusesNextToNothing()
{
    if (m_edits == 0)
        QSKIP("runs behind survivesRandomEdits");
    qInfo("%d edits, %d refused", m_edits, m_refused);
    QVERIFY2(m_edits >= 3000, "too few edits to mean anything");
    QVERIFY2(m_refused * 50 < m_edits, "two edits of a hundred or more were refused");
}

QTEST_APPLESS_MAIN(TestConfigEditCorpus)
#include "tst_config_edit_corpus.moc"

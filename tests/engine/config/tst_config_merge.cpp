// Semantic differences and three-way merges, row by row and over the corpus.
// lint: allow long-file: one table of merges
#include "config/merge.h"
#include "config/merge_lines.h"
#include "support/yaml_random_edits.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::config;
using namespace signalbox::config::test;

namespace {

std::string lines(const char *raw)
{
    return std::string(raw + 1);
}

QString shown(const SemanticChange &change)
{
    const auto path = [](const YamlPath &p) { return QString::fromStdString(p.toString()); };
    const QString oldText = QString::fromStdString(change.oldText);
    const QString newText = QString::fromStdString(change.newText);
    switch (change.kind) {
    case ChangeKind::Added:
        return QStringLiteral("+ %1: %2").arg(path(change.after), newText);
    case ChangeKind::Removed:
        return QStringLiteral("- %1: %2").arg(path(change.before), oldText);
    case ChangeKind::Changed:
        return QStringLiteral("~ %1: %2 -> %3").arg(path(change.after), oldText, newText);
    case ChangeKind::Moved:
        return QStringLiteral("> %1 -> %2").arg(path(change.before), path(change.after));
    }
    return {};
}

QString shown(const MergeConflict &conflict)
{
    return QString::fromStdString(conflict.path.toString() + ": " + conflict.base + " | " +
                                  conflict.ours + " | " + conflict.theirs);
}

} // namespace

class TestConfigMerge : public QObject
{
    Q_OBJECT

private slots:
    void tellsDifferences_data();
    void tellsDifferences();
    void mergesLines_data();
    void mergesLines();
    void tellsChangedLines();
    void merges_data();
    void merges();
    void takesTheSideThatIsChosen();
    void keepsTheirBytes();
    void refusesWhatCantBeRead();
    void mergesRandomEdits();
    void mergesOneSidedChanges();
    void mergesStructuralChangesOfBothSides();
};

void TestConfigMerge::tellsDifferences_data()
{
    QTest::addColumn<std::string>("before");
    QTest::addColumn<std::string>("after");
    QTest::addColumn<QStringList>("changes");
    const auto row = [](const char *name, const char *before, const char *after,
                        const QStringList &changes) {
        QTest::newRow(name) << lines(before) << lines(after) << changes;
    };
    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    row("nothing", "\na: 1\n", "\na: 1\n", {});
    row("looks are nothing", "\na: [x, 'y'] # c\nb: {c: 1, d: 2}\n",
        "\nb:\n  d: 2\n  c: 1\na:\n- \"x\"\n- y\n", {});
    row("a number is not its text", "\na: 1\n", "\na: \"1\"\n", {s("~ a: 1 -> \"1\"")});
    row("a scalar that changed", "\na: {b: 1}\n", "\na: {b: 2}\n", {s("~ a.b: 1 -> 2")});
    row("a key that is new, and one that is gone", "\na: {b: 1}\n", "\na: {c: [x, {y: 1}]}\n",
        {s("+ a.c: [x, {y: 1}]"), s("- a.b: 1")});
    row("a route is found by its name",
        "\nroutes:\n  - {name: a, host: x}\n  - {name: b, host: y}\n",
        "\nroutes:\n  - {name: new, host: n}\n  - {name: a, host: x2}\n  - {name: b, host: y}\n",
        {s("+ routes[0]: {name: new, host: n}"), s("~ routes[1].host: x -> x2")});
    row("a route that moved", "\nroutes: [{name: a}, {name: b}, {name: c}]\n",
        "\nroutes: [{name: c}, {name: a}, {name: b}]\n", {s("> routes[2] -> routes[0]")});
    row("a route that was renamed and is otherwise the same",
        "\nroutes: [{name: a, match: {host: x}, backend: y}]\n",
        "\nroutes: [{name: b, match: {host: x}, backend: y}]\n", {s("~ routes[0].name: a -> b")});
    row("a server is found by its URL, short or long",
        "\nbackends: {a: {servers: [\"127.0.0.1:1\", \"127.0.0.1:2\"]}}\n",
        "\nbackends: {a: {servers: [{url: \"http://127.0.0.1:2\", weight: 3}]}}\n",
        {s("~ backends.a.servers[0]: 127.0.0.1:2 -> {url: http://127.0.0.1:2, weight: 3}"),
         s("- backends.a.servers[0]: 127.0.0.1:1")});
    row("hosts of the short form in another order", "\nroutes: {a: x, b: y}\n",
        "\nroutes: {b: y, a: x}\n", {s("> routes.b -> routes.b")});
    row("a scalar that became a list", "\na: x\n", "\na: [x]\n", {s("~ a: x -> [x]")});
    row("an alias is its content", "\na: &x {b: 1}\nc: *x\n", "\na: {b: 1}\nc: {b: 1}\n", {});
    row("a file that began empty", "\n", "\na: 1\n", {s("~ : null -> {a: 1}")});
}

void TestConfigMerge::tellsDifferences()
{
    QFETCH(std::string, before);
    QFETCH(std::string, after);
    QFETCH(QStringList, changes);
    QStringList found;
    for (const SemanticChange &change : semanticDiff(*readYaml(before).root, *readYaml(after).root))
        found += shown(change);
    QCOMPARE(found, changes);
}

void TestConfigMerge::mergesLines_data()
{
    QTest::addColumn<std::string>("base");
    QTest::addColumn<std::string>("ours");
    QTest::addColumn<std::string>("theirs");
    QTest::addColumn<QString>("merged"); // "-" is a conflict
    const auto row = [](const char *name, const char *base, const char *ours, const char *theirs,
                        const char *merged) {
        QTest::newRow(name) << std::string(base) << std::string(ours) << std::string(theirs)
                            << QString::fromUtf8(merged);
    };
    row("nothing anywhere", "", "", "", "");
    row("one side", "1\n2\n3\n", "1\nx\n3\n", "1\n2\n3\n", "1\nx\n3\n");
    row("the other side", "1\n2\n3\n", "1\n2\n3\n", "2\n3\n4\n", "2\n3\n4\n");
    row("both, far apart", "1\n2\n3\n4\n5\n", "x\n2\n3\n4\n5\n", "1\n2\n3\n4\n5\n6\n",
        "x\n2\n3\n4\n5\n6\n");
    row("both the same", "1\n2\n3\n", "1\nx\n3\n", "1\nx\n3\n", "1\nx\n3\n");
    row("both at one line", "1\n2\n3\n", "1\nx\n3\n", "1\ny\n3\n", "-");
    row("neighbouring lines", "1\n2\n3\n4\n", "1\nx\n3\n4\n", "1\n2\ny\n4\n", "-");
    row("both added at one place", "1\n2\n", "1\nx\n2\n", "1\ny\n2\n", "-");
    row("a last line without its break", "1\n2", "1\n2\n3", "1\n2", "1\n2\n3");
}

void TestConfigMerge::mergesLines()
{
    QFETCH(std::string, base);
    QFETCH(std::string, ours);
    QFETCH(std::string, theirs);
    QFETCH(QString, merged);
    const std::optional<std::string> result = mergeLines(base, ours, theirs);
    QCOMPARE(result ? QString::fromStdString(*result) : QStringLiteral("-"), merged);
}

void TestConfigMerge::tellsChangedLines()
{
    const std::vector<TextChange> changes = lineChanges("a\nb\nc\nd\n", "a\nx\ny\nc\n");
    QCOMPARE(changes.size(), 2u);
    QVERIFY(changes[0].before == (TextSpan{2, 4, 2, 2}));
    QVERIFY(changes[0].after == (TextSpan{2, 6, 2, 3}));
    QVERIFY(changes[1].before == (TextSpan{6, 8, 4, 4}));
    QVERIFY(changes[1].after == (TextSpan{8, 8, 5, 4}));
    QVERIFY(lineChanges("a\n", "a\n").empty());
}

void TestConfigMerge::merges_data()
{
    QTest::addColumn<std::string>("base");
    QTest::addColumn<std::string>("ours");
    QTest::addColumn<std::string>("theirs");
    QTest::addColumn<std::string>("merged");
    QTest::addColumn<QStringList>("conflicts");
    QTest::addColumn<int>("notes");
    const auto row = [](const char *name, const char *base, const char *ours, const char *theirs,
                        const char *merged, const QStringList &conflicts = {}, int notes = 0) {
        QTest::newRow(name) << lines(base) << lines(ours) << lines(theirs) << lines(merged)
                            << conflicts << notes;
    };
    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    row("each changed a key of its own, on one line", "\na: {b: 1, c: 2}\n", "\na: {b: 10, c: 2}\n",
        "\na: {b: 1, c: 20} # new\n", "\na: {b: 10, c: 20} # new\n");
    row("both changed a key alike", "\na: 1\n", "\na: 2\n", "\na:   2 # theirs\n",
        "\na:   2 # theirs\n");
    row("both changed a key differently", "\na: 1\nb: 1\n", "\na: 2\nb: 5\n", "\na: 3 # x\nb: 1\n",
        "\na: 3 # x\nb: 5\n", {s("a: 1 | 2 | 3")});
    row("we removed what they left", "\na: 1\nb: 2\nc: 3\n", "\na: 1\nc: 3\n",
        "\na: 1\nb: 2\nc: 4\n", "\na: 1\nc: 4\n");
    row("we removed what they changed", "\na: 1\nb: 2\n", "\na: 1\n", "\na: 1\nb: 3\n",
        "\na: 1\nb: 3\n", {s("b: 2 |  | 3")});
    row("they removed what we changed", "\na: 1\nb: 2\n", "\na: 1\nb: 3\n", "\na: 1\n", "\na: 1\n",
        {s("b: 2 | 3 | ")});
    row("both removed it", "\na: 1\nb: 2\n", "\na: 1\n", "\na: 1\n", "\na: 1\n");
    row("both added different keys", "\na: {}\nz: 0\n", "\na: {x: 1}\nz: 0\n",
        "\na: {y: 2}\nz: 0\n", "\na: {y: 2, x: 1}\nz: 0\n", {}, 1);
    row("both added a key with different values", "\na: 1\n", "\na: 1\nb: 2\n", "\na: 1\nb: 3\n",
        "\na: 1\nb: 3\n", {s("b:  | 2 | 3")});
    row("each added a route", R"(
routes:
  - name: a
    backend: x
)",
        R"(
routes:
  - name: a
    backend: x
  - name: ours
    backend: x
)",
        R"(
routes:
  - name: a
    backend: x
  # from them
  - name: theirs
    backend: x
)",
        R"(
routes:
  - name: a
    backend: x
  # from them
  - name: theirs
    backend: x
  - name: ours
    backend: x
)",
        {}, 1);
    row("we changed the route that they moved", R"(
routes:
  - {name: a, timeout: 1s}
  - {name: b, timeout: 1s}
  - {name: c, timeout: 1s}
)",
        R"(
routes:
  - {name: a, timeout: 5s}
  - {name: b, timeout: 1s}
  - {name: c, timeout: 1s}
)",
        R"(
routes:
  - {name: b, timeout: 1s}
  - {name: c, timeout: 1s} # the third
  - {name: a, timeout: 1s}
)",
        R"(
routes:
  - {name: b, timeout: 1s}
  - {name: c, timeout: 1s} # the third
  - {name: a, timeout: 5s}
)");
    row("we moved a route and they added one", R"(
routes:
  - name: a
  - name: b
  - name: c
)",
        R"(
routes:
  - name: c
  - name: a
  - name: b
)",
        R"(
routes:
  - name: a
  - name: b
  - name: new
  - name: c # last
)",
        R"(
routes:
  - name: c # last
  - name: a
  - name: b
  - name: new
)");
    row("both moved one route to different places", R"(
routes: [{name: a}, {name: b}, {name: c}, {name: d}, {name: e}]
)",
        R"(
routes: [{name: b}, {name: c}, {name: a}, {name: d}, {name: e}]
)",
        R"(
routes: [{name: b}, {name: c}, {name: d}, {name: e}, {name: a}]
)",
        R"(
routes: [{name: b}, {name: c}, {name: d}, {name: e}, {name: a}]
)",
        {s("routes[4]: at place 1 | at place 3 | at place 5")});
    row("we removed a route that they moved", "\nroutes: [{name: a}, {name: b}, {name: c}]\n",
        "\nroutes: [{name: b}, {name: c}]\n", "\nroutes: [{name: b}, {name: c}, {name: a}]\n",
        "\nroutes: [{name: b}, {name: c}]\n");
    row("both added a route of one name", "\nroutes: []\nz: 1\n",
        "\nroutes: [{name: n, host: x}]\nz: 1\n", "\nroutes: [{name: n, host: y}]\nz: 1\n",
        "\nroutes: [{name: n, host: y}]\nz: 1\n", {s("routes[0].host:  | x | y")});
    row("both changed a route without a name", "\nroutes: [{host: a, backend: x, timeout: 1s}]\n",
        "\nroutes: [{host: a, backend: x, timeout: 2s}]\n",
        "\nroutes: [{host: a, backend: y, timeout: 1s}]\n",
        "\nroutes: [{host: a, backend: y, timeout: 2s}]\n");
    row("servers by their URL", R"(
backends:
  a:
    servers:
      - 127.0.0.1:1
      - 127.0.0.1:2
)",
        R"(
backends:
  a:
    servers:
      - 127.0.0.1:1
      - {url: 127.0.0.1:2, weight: 5}
)",
        R"(
backends:
  a:
    servers:
      - 127.0.0.1:0 # new
      - 127.0.0.1:2 # two
)",
        R"(
backends:
  a:
    servers:
      - 127.0.0.1:0 # new
      - {url: 127.0.0.1:2, weight: 5} # two
)");
    row("our comments come along where the lines fit together", R"(
a: 1

b: 2

c: 3
)",
        R"(
# ours
a: 1

b: 2

c: 4 # more
)",
        R"(
a: 1

b: 20

c: 3
)",
        R"(
# ours
a: 1

b: 20

c: 4 # more
)");
    row("our comments are missed aloud where they don't", "\na: 1\n", "\n# ours\na: 1\nb: 2\n",
        "\n# theirs\na: 1\n", "\n# theirs\na: 1\nb: 2\n", {}, 1);
    row("a changed anchor takes its aliases along", "\na: &x 1\nb: *x\nc: 1\n",
        "\na: &x 2\nb: *x\nc: 1\n", "\na: &x 1 # theirs\nb: *x\nc: 3\n",
        "\na: &x 2 # theirs\nb: *x\nc: 3\n");
    row("we gave an alias a value of its own", "\na: &x 1\nb: *x\nc: 1\n",
        "\na: &x 1\nb: 5\nc: 1\n", "\na: &x 1\nb: *x # theirs\nc: 3\n",
        "\na: &x 1\nb: 5 # theirs\nc: 3\n");
    row("hosts of the short form keep our order and their servers", "\nroutes:\n  a: x\n  b: y\n",
        "\nroutes:\n  b: y\n  a: x\n", "\nroutes:\n  a: x2 # new\n  b: y\n",
        "\nroutes:\n  b: y\n  a: x2 # new\n");
    row("a list where there was a scalar", "\ns:\n  a: x\n  b: 1\n", "\ns: {a: [x, y], b: 1}\n",
        "\ns:\n  a: x\n  b: 2\n", "\ns:\n  a: [x, y]\n  b: 2\n");
    row("a list against a scalar", "\na: x\n", "\na: [x, y]\n", "\na: z\n", "\na: z\n",
        {s("a: x | [x, y] | z")});
    row("from nothing", "\n", "\na: 1\n", "\nb: 2\n", "\nb: 2\na: 1\n", {}, 1);
}

void TestConfigMerge::merges()
{
    QFETCH(std::string, base);
    QFETCH(std::string, ours);
    QFETCH(std::string, theirs);
    QFETCH(std::string, merged);
    QFETCH(QStringList, conflicts);
    QFETCH(int, notes);
    const Result<MergeResult> result = mergeYaml(base, ours, theirs);
    if (!result)
        QFAIL(result.error().text().c_str());
    QCOMPARE(QString::fromStdString(result->text), QString::fromStdString(merged));
    QStringList found;
    for (const MergeConflict &conflict : result->conflicts)
        found += shown(conflict);
    QCOMPARE(found, conflicts);
    QCOMPARE(int(result->notes.size()), notes);
}

void TestConfigMerge::takesTheSideThatIsChosen()
{
    const std::string base = "a: 1\nb: 2\nroutes: [{name: x, host: h}, {name: y}, {name: z}]\n";
    const std::string ours = "a: 10\nroutes: [{name: x, host: our}, {name: z}]\n";
    const std::string theirs =
        "a: 100\nb: 20\nroutes: [{name: x, host: their}, {name: y, host: new}, {name: z}]\n";
    const Result<MergeResult> open = mergeYaml(base, ours, theirs);
    QVERIFY(open.ok());
    QCOMPARE(open->text, theirs);
    QCOMPARE(open->conflicts.size(), 4u);

    MergeChoices all;
    for (const MergeConflict &conflict : open->conflicts)
        all[conflict.id] = MergeSide::Ours;
    const Result<MergeResult> ourWay = mergeYaml(base, ours, theirs, all);
    QVERIFY(ourWay.ok() && ourWay->conflicts.empty());
    QVERIFY2(sameContent(*readYaml(ourWay->text).root, *readYaml(ours).root), ourWay->text.c_str());

    for (auto &[id, side] : all)
        side = MergeSide::Theirs;
    const Result<MergeResult> theirWay = mergeYaml(base, ours, theirs, all);
    QVERIFY(theirWay.ok() && theirWay->conflicts.empty());
    QCOMPARE(theirWay->text, theirs);

    // one by one: the names of the others stay the same
    MergeChoices one;
    for (const MergeConflict &conflict : open->conflicts) {
        one[conflict.id] = MergeSide::Ours;
        const Result<MergeResult> next = mergeYaml(base, ours, theirs, one);
        QVERIFY(next.ok());
        QCOMPARE(next->conflicts.size(), open->conflicts.size() - one.size());
    }
}

void TestConfigMerge::keepsTheirBytes()
{
    const std::string base = "a:   1 # one\nb: [x,y]\n\n\n'c': {d: 1}\n";
    const std::string theirs = "# theirs\na:   1 # one\nb: [x,y]\n\n\n'c': {d: 1,  e: 2}   # odd\n";
    const Result<MergeResult> result = mergeYaml(base, "a: 1\nb: [x, y]\nc: {d: 7}\n", theirs);
    QVERIFY(result.ok() && result->conflicts.empty());
    QCOMPARE(result->text, "# theirs\na:   1 # one\nb: [x,y]\n\n\n'c': {d: 7,  e: 2}   # odd\n");
    QCOMPARE(result->changes.size(), 1u);
    QCOMPARE(result->changes[0].after.firstLine, 6);
}

void TestConfigMerge::refusesWhatCantBeRead()
{
    const Result<MergeResult> result = mergeYaml("a: 1\n", "a: 2\n", "a: [\n");
    QVERIFY(!result.ok());
    QVERIFY2(result.error().text().starts_with("their text: line 1"),
             result.error().text().c_str());
}

/// Each side changes scalars of its own: the result has both, without a conflict. Where both change
/// the same one there is exactly that conflict.
void TestConfigMerge::mergesRandomEdits()
{
    int merges = 0;
    int met = 0;
    for (const auto &[name, base] : handwrittenFiles()) {
        const YamlDocument document = readYaml(base);
        std::vector<Spot> all;
        spots(*document.root, {}, all);
        std::erase_if(all, [](const Spot &s) {
            const bool identity = !s.path.empty() && !s.path.last().isIndex &&
                                  (s.path.last().key == "name" || s.path.last().key == "url");
            return s.node->kind != YamlKind::Scalar || identity ||
                   (!s.path.empty() && s.path.last().isIndex) || !s.node->anchor.empty() ||
                   !s.node->alias.empty();
        });
        for (unsigned seed = 0; seed < 14 && !all.empty(); ++seed) {
            Random random(40 + seed);
            std::vector<Edit> ourEdits;
            std::vector<Edit> theirEdits;
            std::set<std::string> ourPaths;
            std::set<std::string> both;
            for (int i = 0; i < 4; ++i) {
                const Spot &mine = random.pick(all);
                ourEdits.push_back(SetValue{mine.path, yamlString("our-" + std::to_string(i))});
                ourPaths.insert(mine.path.toString());
            }
            for (int i = 0; i < 4; ++i) {
                const Spot &theirs = random.pick(all);
                theirEdits.push_back(
                    SetValue{theirs.path, yamlString("their-" + std::to_string(i))});
                if (ourPaths.contains(theirs.path.toString()))
                    both.insert(theirs.path.toString());
            }
            const Result<EditResult> ours = applyEdits(base, ourEdits);
            const Result<EditResult> theirs = applyEdits(base, theirEdits);
            QVERIFY(ours.ok() && theirs.ok());
            const Result<MergeResult> merged = mergeYaml(base, ours->text, theirs->text);
            const QByteArray story =
                QStringLiteral("%1, seed %2").arg(name).arg(40 + seed).toUtf8();
            QVERIFY2(merged.ok(),
                     merged ? "" : (merged.error().text() + ": " + story.toStdString()).c_str());
            std::set<std::string> conflicts;
            for (const MergeConflict &conflict : merged->conflicts)
                conflicts.insert(conflict.path.toString());
            QVERIFY2(conflicts == both, story.constData());
            // ours first, theirs on top: that is what the merged text must say
            std::vector<Edit> inTurn = ourEdits;
            inTurn.insert(inTurn.end(), theirEdits.begin(), theirEdits.end());
            const Result<EditResult> expected = applyEdits(base, inTurn);
            QVERIFY(expected.ok());
            QVERIFY2(
                semanticDiff(*readYaml(expected->text).root, *readYaml(merged->text).root).empty(),
                story.constData());
            ++merges;
            met += both.empty() ? 0 : 1;
        }
    }
    QVERIFY(merges > 300);
    QVERIFY(met > 10);
}

/// Whatever one side did, structure included: against an unchanged other side the result is that
/// side, bytes and all, and so it is when both did the same.
void TestConfigMerge::mergesOneSidedChanges()
{
    int merges = 0;
    for (const auto &[name, base] : handwrittenFiles()) {
        for (unsigned seed = 0; seed < 5; ++seed) {
            Random random(90 + seed);
            std::string text = base;
            for (int step = 0; step < 6; ++step) {
                const YamlDocument document = readYaml(text);
                const std::optional<Edit> edit = randomEdit(*document.root, random);
                const Result<EditResult> result =
                    edit ? applyEdit(text, *edit) : EditResult{text, {}};
                if (result)
                    text = result->text;
            }
            const QByteArray story =
                QStringLiteral("%1, seed %2").arg(name).arg(90 + seed).toUtf8();
            for (const auto &[ours, theirs] :
                 {std::pair(text, base), std::pair(base, text), std::pair(text, text)}) {
                const Result<MergeResult> merged = mergeYaml(base, ours, theirs);
                QVERIFY2(merged.ok() && merged->conflicts.empty(), story.constData());
                QVERIFY2(merged->text == text, story.constData());
            }
            // and by edits alone, where lines are no help: their text looks different everywhere
            std::string theirs;
            for (const char c : base)
                theirs += c == '\n' ? std::string("   \n") : std::string(1, c);
            const YamlDocument spaced = readYaml(theirs);
            const bool same = spaced.root && !hasErrors(spaced.diagnostics) &&
                              sameContent(*spaced.root, *readYaml(base).root);
            if (!same) // blanks at line ends mean something in block scalars
                continue;
            const Result<MergeResult> merged = mergeYaml(base, text, theirs);
            QVERIFY2(merged.ok(),
                     merged ? "" : (merged.error().text() + ": " + story.toStdString()).c_str());
            QVERIFY2(merged->conflicts.empty(), story.constData());
            QVERIFY2(semanticDiff(*readYaml(text).root, *readYaml(merged->text).root).empty(),
                     story.constData());
            ++merges;
        }
    }
    QVERIFY(merges > 100);
}

/// Anything against anything: the merge never fails, is free of conflicts seen from one side if and
/// only if it is from the other, and choices settle all of them.
void TestConfigMerge::mergesStructuralChangesOfBothSides()
{
    int merges = 0;
    int clean = 0;
    for (const auto &[name, base] : handwrittenFiles()) {
        for (unsigned seed = 0; seed < 8; ++seed) {
            Random random(300 + seed);
            const auto edited = [&] {
                std::string text = base;
                for (int step = 0; step < 3; ++step) {
                    const YamlDocument document = readYaml(text);
                    const std::optional<Edit> edit = randomEdit(*document.root, random);
                    const Result<EditResult> result =
                        edit ? applyEdit(text, *edit) : EditResult{text, {}};
                    if (result)
                        text = result->text;
                }
                return text;
            };
            const std::string ours = edited();
            const std::string theirs = edited();
            const auto story = [&](const std::string &what) {
                qWarning("%s: %s, seed %u\n--- ours\n%s--- theirs\n%s", what.c_str(),
                         qPrintable(name), 300 + seed, ours.c_str(), theirs.c_str());
                return what;
            };
            const Result<MergeResult> merged = mergeYaml(base, ours, theirs);
            if (!merged)
                QFAIL(story(merged.error().text()).c_str());
            const Result<MergeResult> turned = mergeYaml(base, theirs, ours);
            if (!turned)
                QFAIL(story("turned round: " + turned.error().text()).c_str());
            if (merged->conflicts.empty() != turned->conflicts.empty())
                QFAIL(story("a conflict from one side alone").c_str());
            for (const MergeSide side : {MergeSide::Ours, MergeSide::Theirs}) {
                MergeChoices choices;
                Result<MergeResult> settled = mergeYaml(base, ours, theirs, choices);
                // a choice can bring up another conflict, inside of what was chosen
                for (int round = 0; round < 5 && settled && !settled->conflicts.empty(); ++round) {
                    for (const MergeConflict &conflict : settled->conflicts)
                        choices[conflict.id] = side;
                    settled = mergeYaml(base, ours, theirs, choices);
                }
                if (!settled || !settled->conflicts.empty())
                    QFAIL(story("choices don't settle it").c_str());
            }
            ++merges;
            clean += merged->conflicts.empty() ? 1 : 0;
        }
    }
    qInfo("%d merges, %d without conflicts", merges, clean);
    QVERIFY(merges > 200 && clean > merges / 2);
}

QTEST_APPLESS_MAIN(TestConfigMerge)
#include "tst_config_merge.moc"

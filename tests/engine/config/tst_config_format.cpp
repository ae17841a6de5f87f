// The formatter: house style row by row; over the corpus it changes no content, loses no comment
// and settles at once.
#include "config/format.h"
#include "config/yaml_edit.h"
#include "config/yaml_extents.h"
#include "config/yaml_extents_lines.h"
#include "support/yaml_random_edits.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::config;
using namespace signalbox::config::test;

class TestConfigFormat : public QObject
{
    Q_OBJECT

private slots:
    void formats_data();
    void formats();
    void refuses_data();
    void refuses();
    void keepsTheCorpus_data();
    void keepsTheCorpus();
    void keepsWhatWasEdited();
    void leavesItsOwnStyleAlone();

private:
    static std::string formatChecked(const std::string &text);
    const std::map<QString, std::string> m_files = handwrittenFiles();
};

void TestConfigFormat::formats_data()
{
    QTest::addColumn<std::string>("before");
    QTest::addColumn<std::string>("after");
    const auto row = [](const char *name, const char *before, const char *after) {
        QTest::newRow(name) << std::string(before) << std::string(after);
    };
    row("an empty file stays empty", "", "");
    row("blank lines alone are nothing", "\n\n  \n", "");
    row("a final line break is added", "a: 1", "a: 1\n");
    row("blank lines at the ends go", "\n\na: 1\n\n\n", "a: 1\n");
    row("several blank lines become one", "a: 1\n\n \n\nb: 2\n", "a: 1\n\nb: 2\n");
    row("blanks at line ends go", "a: 1   \nb:  \n  c: 2\t\n# x  \n", "a: 1\nb:\n  c: 2\n# x\n");
    row("one blank behind a colon", "a:   1\nbb: {c:2, d:   3,e: 4}\n",
        "a: 1\nbb: {c:2, d: 3, e: 4}\n");
    row("no blank before a colon", "a : 1\n\"b\"  : 2\n", "a: 1\n\"b\": 2\n");
    row("no padding inside of brackets", "a: { b: [ c , d ] }\n", "a: {b: [c, d]}\n");
    row("JSON gets its blanks", "{\"a\":1,\"b\":[1,2]}\n", "{\"a\": 1, \"b\": [1, 2]}\n");
    row("two spaces a level", "a:\n     b:\n       c: 1\n     d: 2\n",
        "a:\n  b:\n    c: 1\n  d: 2\n");
    row("lists are deeper than their key", "a:\n- b\n-   c\n", "a:\n  - b\n  - c\n");
    row("a map in a list begins behind its dash", "-\n  a: 1\n  b: 2\n-     c: 3\n      d: 4\n",
        "- a: 1\n  b: 2\n- c: 3\n  d: 4\n");
    row("lists in lists", "-   - a\n    - b\n- - c\n", "- - a\n  - b\n- - c\n");
    row("single quotes become double ones", "a: 'b c'\n'd': ['e']\n",
        "a: \"b c\"\n\"d\": [\"e\"]\n");
    row("but not where that takes an escape", "a: 'say \"x\"'\nb: 'c:\\d'\nc: 'it''s'\n",
        "a: 'say \"x\"'\nb: 'c:\\d'\nc: 'it''s'\n");
    row("values that are lined up stay so", "web:    {a: 1}\nsecure: {a: 2}\n\nx:  1\ny: 2\n",
        "web:    {a: 1}\nsecure: {a: 2}\n\nx: 1\ny: 2\n");
    row("values that are lined up too far move together", "a:       1\nbcd:     2\n",
        "a:   1\nbcd: 2\n");
    row("comments that are lined up stay so",
        "a: 1      # one\nbcde: 2   # two\n          # and more\nc: 3 # three\n",
        "a: 1      # one\nbcde: 2   # two\n          # and more\nc: 3 # three\n");
    row("comments that are lined up move with their lines",
        "a:\n      b: 1     # one\n      cc: 22   # two\n",
        "a:\n  b: 1     # one\n  cc: 22   # two\n");
    row("a comment keeps its distance", "a: 1     # x\n\nb: 2 # y\n", "a: 1     # x\n\nb: 2 # y\n");
    row("comments move with what follows",
        "a:\n    # one\n    b:\n          # two\n          - c\n    # three\n# four\nd: 1\n",
        "a:\n  # one\n  b:\n    # two\n    - c\n  # three\n# four\nd: 1\n");
    row("a comment at the end moves with its list", "a:\n- b\n# - c\nd: 1\n",
        "a:\n  - b\n  # - c\nd: 1\n");
    row("a comment in column one that belongs to nothing deeper stays there",
        "a:\n   b: 1\n#   c: 2\n   d: 3\n", "a:\n  b: 1\n#   c: 2\n  d: 3\n");
    row("a comment behind a dash", "-   # x\n    a: 1\n", "-   # x\n  a: 1\n");
    row("a value on the next line stays there", "a:\n      b\nc:\n      # d\n      e\n",
        "a:\n  b\nc:\n  # d\n  e\n");
    row("a value over several lines", "a: b\n        c\n\n        d\ne: 1\n",
        "a: b\n  c\n\n  d\ne: 1\n");
    row("quoted text over several lines", "a: \"b\n c  \\\n   d\"\n", "a: \"b\n  c  \\\n  d\"\n");
    row("a block scalar moves as a whole",
        "a:\n    b: |   # c\n          x\n            y\n\n\n          z\n    c: 1\n",
        "a:\n  b: |   # c\n    x\n      y\n\n\n    z\n  c: 1\n");
    row("blanks that are text stay", "a: |\n    x  \n      \n    y\n", "a: |\n  x  \n    \n  y\n");
    row("an indentation that is told is told anew", "a:\n    b: |4-\n          x\n        y\n",
        "a:\n  b: |2-\n      x\n    y\n");
    row("blank lines that are kept are kept", "a: |+\n  x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n");
    row("a block scalar that ends without a line break keeps its value", "a: |\n    x",
        "a: |-\n  x\n");
    row("a folded one too", "a:\n  - >   # c\n      x\n      y",
        "a:\n  - >-   # c\n    x\n    y\n");
    row("whatever its header says of line breaks", "a: |+\n  x", "a: |-\n  x\n");
    row("and of its indentation", "a: |4\n      x", "a: |2-\n    x\n");
    row("one whose breaks are stripped anyway stays", "a: |-\n  x", "a: |-\n  x\n");
    row("one with a blank line at its end has a break", "a: |\n  x\n  ", "a: |\n  x\n");
    row("blanks at its end are text", "a: |\n    x\n      \n", "a: |\n  x\n    \n");
    row("also without a break behind them", "a: |\n    x\n      ", "a: |-\n  x\n    \n");
    row("kept blank lines at the end are kept", "a: |+\n  x\n\n", "a: |+\n  x\n\n");
    row("also without a line break behind them", "a: |+\n  x\n\n  ", "a: |+\n  x\n\n");
    row("an empty one", "a: |", "a: |\n");
    row("one that isn't at the end ends with its line", "a: |\n  x\nb: y", "a: |\n  x\nb: y\n");
    row("lines of tabs are blank", "a: 1\n\t\nb: |\n  x\n\t\nc: 2\n",
        "a: 1\n\nb: |\n  x\n\nc: 2\n");
    row("also within a block scalar", "a: |\n  x\n\t\n  y\n", "a: |\n  x\n\n  y\n");
    row("tabs in front of comments go", "a:\n  b: 1\n\t# x\nc: 2\n", "a:\n  b: 1\n  # x\nc: 2\n");
    row("brackets over several lines",
        "a: [\n      b,   # x\n\n      c\n      ]\nd: {e: 1,\n         f: 2}\n",
        "a: [\n  b,   # x\n  c\n]\nd: {e: 1,\n  f: 2}\n");
    row("a trailing comma goes where the bracket is on its line", "a: [b, c,]\nd: [\n  e,\n]\n",
        "a: [b, c]\nd: [\n  e,\n]\n");
    row("braces in braces", "{\n    a: {\n        b: 1\n    },\n    c: [{d: 1},\n    {e: 2}]\n}\n",
        "{\n  a: {\n    b: 1\n  },\n  c: [{d: 1},\n    {e: 2}]\n}\n");
    row("a comment in front of a comma is behind it afterwards", "a: [b # x\n  , c]\n",
        "a: [b, # x\n  c]\n");
    row("anchors, aliases and tags",
        "a:   &x   !!map\n    b: !!int    1\nc:  *x\nd:  [ &y   e,  *y ]\n",
        "a: &x !!map\n  b: !!int 1\nc: *x\nd: [&y e, *y]\n");
    row("markers and directives", "%YAML 1.2\n---   \na: 1\n...\n\n\n# x\n",
        "%YAML 1.2\n---\na: 1\n...\n\n# x\n");
    row("a file of comments", "\n#a\n\n\n   # b\n", "#a\n\n# b\n");
    row("line breaks stay of their kind", "a:   1\r\n\r\n\r\nb: |\r\n    x\r\n",
        "a: 1\r\n\r\nb: |\r\n  x\r\n");
    row("tabs between things", "a:\t1\t# x\nb:\t{c:\t2}\n", "a: 1 # x\nb: {c: 2}\n");
    row("characters count, not bytes", "ä: 1    # x\nbb: 2   # y\n", "ä: 1    # x\nbb: 2   # y\n");
    row("a key without value", "a:\nb: {c, d: }\n", "a:\nb: {c, d:}\n");
}

void TestConfigFormat::formats()
{
    QFETCH(std::string, before);
    QFETCH(std::string, after);
    const Result<std::string> once = formatYaml(before);
    if (!once)
        QFAIL(once.error().text().c_str());
    QCOMPARE(QString::fromStdString(*once), QString::fromStdString(after));
    const Result<std::string> twice = formatYaml(*once);
    QVERIFY(twice.ok());
    QCOMPARE(QString::fromStdString(*twice), QString::fromStdString(after));
}

void TestConfigFormat::refuses_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("reason");
    QTest::newRow("what isn't YAML")
        << std::string("a: [1\n") << QStringLiteral("line 1, column 4");
    QTest::newRow("keys that are given twice")
        << std::string("a: 1\na: 2\n") << QStringLiteral("line 2");
    QTest::newRow("entries without a character")
        << std::string("a: [\n  b,   # x\n,,\n   c]\n") << QStringLiteral("line 3, column 1");
    QTest::newRow("explicit keys") << std::string("? a\n: 1\n") << QStringLiteral("line 1");
}

void TestConfigFormat::refuses()
{
    QFETCH(std::string, text);
    QFETCH(QString, reason);
    const Result<std::string> result = formatYaml(text);
    QVERIFY(!result.ok());
    const QString error = QString::fromStdString(result.error().text());
    QVERIFY2(error.contains(reason), qPrintable(error));
}

void TestConfigFormat::keepsTheCorpus_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &[name, text] : m_files)
        QTest::newRow(qPrintable(name)) << name;
}

void TestConfigFormat::keepsTheCorpus()
{
    QFETCH(QString, name);
    const std::string formatted = formatChecked(m_files.at(name));
    QVERIFY(!formatted.empty());
    QVERIFY(formatted.ends_with('\n') && !formatted.starts_with('\n'));
    for (const QString &line : QString::fromStdString(formatted).split(QLatin1Char('\n')))
        QVERIFY2(!line.startsWith(QLatin1Char('\t')) && !line.endsWith(QLatin1Char('\t')),
                 qPrintable(line));
    // and it can be edited as before
    const Result<EditResult> edited =
        applyEdit(formatted, InsertKey{{}, "new", yamlPlain("false")});
    QVERIFY2(edited.ok(), edited ? "" : edited.error().text().c_str());
}

/// Whatever people and the editor made of the files.
void TestConfigFormat::keepsWhatWasEdited()
{
    int formatted = 0;
    const int more = qEnvironmentVariableIntValue("SIGNALBOX_EDIT_CHAINS");
    const unsigned chains = more > 0 ? unsigned(more) : 12;
    for (const auto &[name, original] : m_files) {
        for (unsigned seed = 0; seed < chains; ++seed) {
            Random random(700 + seed);
            std::string text = original;
            for (int step = 0; step < 10; ++step) {
                const YamlDocument document = readYaml(text);
                const std::optional<Edit> edit = randomEdit(*document.root, random);
                const Result<EditResult> result =
                    edit ? applyEdit(text, *edit) : EditResult{text, {}};
                if (result)
                    text = result->text;
            }
            if (formatChecked(text).empty())
                QFAIL(qPrintable(QStringLiteral("%1, seed %2").arg(name).arg(700 + seed)));
            ++formatted;
        }
    }
    QVERIFY(formatted > 300);
}

/// Formats twice; empty, and the reason as a warning, when anything but the looks changed.
std::string TestConfigFormat::formatChecked(const std::string &text)
{
    const auto fail = [&](const std::string &why, const std::string &result) {
        qWarning("%s\n--- before\n%s\n--- after\n%s", why.c_str(), text.c_str(), result.c_str());
        return std::string();
    };
    const Result<std::string> once = formatYaml(text);
    if (!once)
        return fail(once.error().text(), {});
    const Result<std::string> twice = formatYaml(*once);
    if (!twice || *twice != *once)
        return fail("not settled after the first time",
                    *once + "\n--- again\n" + (twice ? *twice : twice.error().text()));
    const YamlDocument before = readYaml(text);
    const YamlDocument after = readYaml(*once);
    if (!sameContent(*before.root, *after.root))
        return fail("reads differently", *once);
    const auto comments = [](const std::string &of, const YamlNode &root) {
        const Result<NodeExtent> extent = findExtents(of, root);
        QStringList out;
        for (const ByteRange &range : findComments(of, *extent))
            out += QString::fromStdString(of.substr(range.begin, range.size())).trimmed();
        return out;
    };
    if (comments(*once, *after.root) != comments(text, *before.root))
        return fail("comments differ", *once);
    return *once;
}

void TestConfigFormat::leavesItsOwnStyleAlone()
{
    const std::string &text = m_files.at(QStringLiteral("27-whole-shop.yaml"));
    const Result<std::string> formatted = formatYaml(text);
    QVERIFY(formatted.ok());
    QCOMPARE(QString::fromStdString(*formatted), QString::fromStdString(text));
}

QTEST_APPLESS_MAIN(TestConfigFormat)
#include "tst_config_format.moc"

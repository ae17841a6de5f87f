// YAML text → tree: what is read, where it stands, and which texts are refused before anything
// looks at their keys.
#include "config/yaml_tree.h"
#include "support/config_load.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::config;
using namespace signalbox::testing;

namespace {

/// One line a node: `LINE:COLUMN KIND "text" marks`, depth first.
void dump(const YamlNode &node, QStringList &out)
{
    static const char *const kinds[] = {"null", "scalar", "list", "map"};
    QString line = QStringLiteral("%1:%2 %3")
                       .arg(node.mark.line)
                       .arg(node.mark.column)
                       .arg(QLatin1String(kinds[std::size_t(node.kind)]));
    if (node.kind == YamlKind::Scalar)
        line += QStringLiteral(" %1").arg(QString::fromStdString(node.scalar));
    if (node.quoted)
        line += QStringLiteral(" quoted");
    if (node.flow)
        line += QStringLiteral(" flow");
    if (!node.anchor.empty())
        line += QStringLiteral(" &%1").arg(QString::fromStdString(node.anchor));
    if (!node.alias.empty())
        line += QStringLiteral(" *%1").arg(QString::fromStdString(node.alias));
    out << line;
    for (const auto &item : node.items)
        dump(*item, out);
    for (const YamlPair &pair : node.pairs) {
        dump(*pair.key, out);
        dump(*pair.value, out);
    }
}

QStringList dumped(std::string_view text)
{
    QStringList out;
    const YamlDocument document = readYaml(text);
    out << listed(document.diagnostics, Severity::Error);
    if (document.root)
        dump(*document.root, out);
    return out;
}

} // namespace

class TestConfigRawYaml : public QObject
{
    Q_OBJECT

private slots:
    void nodesKnowTheirPlaces_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("nodes");
        const auto row = [](const char *name, const char *text, const char *nodes) {
            QTest::newRow(name) << QByteArray(text)
                                << QString::fromUtf8(nodes).split(QLatin1Char('\n'),
                                                                  Qt::SkipEmptyParts);
        };
        row("an empty file is a null", "", "1:1 null");
        row("so is a file of comments", "# only\n# this\n", "1:1 null");
        row("a block map", "a: 1\nb:\n  c: x y\n",
            "1:1 map\n1:1 scalar a\n1:4 scalar 1\n2:1 scalar b\n3:3 map\n3:3 scalar c\n3:6 scalar "
            "x y");
        row("a list below its key at the same column", "a:\n- 1\n- two\n",
            "1:1 map\n1:1 scalar a\n2:1 list\n2:3 scalar 1\n3:3 scalar two");
        row("flow collections", "a: {b: [1, 2]}",
            "1:1 map\n1:1 scalar a\n1:4 map flow\n1:5 scalar b\n1:8 list flow\n"
            "1:9 scalar 1\n1:12 scalar 2");
        row("quotes make strings of numbers", "a: \"1\"\nb: '2'\nc: |\n  3\n",
            "1:1 map\n1:1 scalar a\n1:4 scalar 1 quoted\n2:1 scalar b\n2:4 scalar 2 quoted\n3:1 "
            "scalar c\n"
            "3:4 scalar 3\n quoted");
        row("columns count characters", "größe: ü\n\"ключ\": {é: 1}\n",
            "1:1 map\n1:1 scalar größe\n1:8 scalar ü\n2:1 scalar ключ quoted\n2:9 map flow\n2:10 "
            "scalar é\n2:13 scalar 1");
        row("a byte order mark is no column",
            "\xEF\xBB\xBF"
            "a: 1\n",
            "1:1 map\n1:1 scalar a\n1:4 scalar 1");
        row("Windows line ends", "a: 1\r\nb: 2\r\n",
            "1:1 map\n1:1 scalar a\n1:4 scalar 1\n2:1 scalar b\n2:4 scalar 2");
        row("anchors and tags stand before their node", "a: &x !!str 5\nb: &y\n  c: 1\n",
            "1:1 map\n1:1 scalar a\n1:13 scalar 5 quoted &x\n2:1 scalar b\n3:3 map &y\n3:3 scalar "
            "c\n3:6 scalar 1");
        row("an alias copies, and keeps its own place", "a: &x {k: v}\nb: *x\n",
            "1:1 map\n1:1 scalar a\n1:7 map flow &x\n1:8 scalar k\n1:11 scalar v\n2:1 scalar "
            "b\n2:4 map flow *x\n"
            "1:8 scalar k\n1:11 scalar v");
        row("an anchor may be given anew", "a: &x 1\nb: &x 2\nc: *x\n",
            "1:1 map\n1:1 scalar a\n1:7 scalar 1 &x\n2:1 scalar b\n2:7 scalar 2 &x\n3:1 scalar "
            "c\n3:4 scalar 2 *x");
        row("an empty value stands behind its key", "a:\nb: # note\n\nc: ~\nd: null\n",
            "1:1 map\n1:1 scalar a\n1:3 null\n2:1 scalar b\n2:3 null\n4:1 scalar c\n4:4 null\n5:1 "
            "scalar d\n5:4 null");
        row("an empty item stands behind its dash", "a:\n  -\n  - # x\n  - 1\n",
            "1:1 map\n1:1 scalar a\n2:3 list\n2:4 null\n3:4 null\n4:5 scalar 1");
        row("a line of tabs is a blank one", "a: 1\n\t\nb: 2\n",
            "1:1 map\n1:1 scalar a\n1:4 scalar 1\n3:1 scalar b\n3:4 scalar 2");
        row("also behind spaces, with Windows line ends", "a:\n  b: 1\r\n  \t \r\n  c: 2\r\n\t",
            "1:1 map\n1:1 scalar a\n2:3 map\n2:3 scalar b\n2:6 scalar 1\n4:3 scalar c\n4:6 "
            "scalar 2");
        row("a tab in front of a comment indents nothing",
            "a: 1\n\t# x: y\nb:\n  - c\n \t # z\n  - d\n",
            "1:1 map\n1:1 scalar a\n1:4 scalar 1\n3:1 scalar b\n4:3 list\n4:5 scalar c\n6:5 "
            "scalar d");
        row("nor does it behind text of several lines", "a: |\n  x\n\t# y\nb: z\n\t\nc:\n",
            "1:1 map\n1:1 scalar a\n1:4 scalar x\n quoted\n4:1 scalar b\n4:4 scalar z\n6:1 "
            "scalar c\n6:3 null");
        row("tabs that are text stay", "a: 1\n\t\nb: |\n  x\n  \t\n  \t# y\nc: \"p\n\t# q\"\n",
            "1:1 map\n1:1 scalar a\n1:4 scalar 1\n3:1 scalar b\n3:4 scalar x\n\t\n\t# y\n "
            "quoted\n7:1 scalar c\n7:4 scalar p # q quoted");
        row("tabs that would be text of several lines if they were spaces are refused",
            "a: 1\n\t\nb: |\n  x\n\t\t# y\n", "5:1 a tab cannot indent (use spaces) []");
        row("so are those that would be a line break that is kept", "b: |+\n  x\n\t\nc: 1\n",
            "3:1 a tab cannot indent (use spaces) []");
        row("tabs in quotes that end a line like a text of several lines begins",
            "a: 1\n\t\nb: \"p |\n    q\n\t# r\n\t\n  s\"\n",
            "1:1 map\n1:1 scalar a\n1:4 scalar 1\n3:1 scalar b\n3:4 scalar p | q # r\ns quoted");
        row("and stay where a comment's sign is part of a key",
            "a: 1\n\t\n\"b # c\": |\n  x\n  \t\n",
            "1:1 map\n1:1 scalar a\n1:4 scalar 1\n3:1 scalar b # c quoted\n3:10 scalar x\n\t\n "
            "quoted");
        row("a tab in front of a key is refused beside them", "a: 1\n\t\n\tb: 2\n",
            "3:1 a tab cannot indent (use spaces) []");
        row("a tab can't begin a text of several lines", "a: |\n\t# x\n",
            "2:1 a tab cannot indent (use spaces) []");
        row("words that other YAML versions take for booleans are text", "a: off\nb: yes\n",
            "1:1 map\n1:1 scalar a\n1:4 scalar off\n2:1 scalar b\n2:4 scalar yes");
        row("start and end markers of one document", "---\na: 1\n...\n",
            "2:1 map\n2:1 scalar a\n2:4 scalar 1");
        row("the first of two equal keys stays", "a: 1\na: 2\n",
            "2:1 the key 'a' is given twice, first on line 1 (remove one of them) [a]\n"
            "1:1 map\n1:1 scalar a\n1:4 scalar 1");
        row("an alias of a value that was dropped can still be read", "a: 1\na: &x 2\nb: *x\n",
            "2:1 the key 'a' is given twice, first on line 1 (remove one of them) [a]\n"
            "1:1 map\n1:1 scalar a\n1:4 scalar 1\n3:1 scalar b\n3:4 scalar 2 *x");
        row("paths of duplicate keys", "r:\n  - a: 1\n  - {b: 1, 'c d': {x: 1, x: 2}}\n",
            "3:26 the key 'x' is given twice, first on line 3 (remove one of them) [r[1][\"c "
            "d\"].x]\n"
            "1:1 map\n1:1 scalar r\n2:3 list\n2:5 map\n2:5 scalar a\n2:8 scalar 1\n3:5 map "
            "flow\n3:6 scalar b\n"
            "3:9 scalar 1\n3:12 scalar c d quoted\n3:19 map flow\n3:20 scalar x\n3:23 scalar 1");
    }
    void nodesKnowTheirPlaces()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, nodes);
        QStringList found =
            dumped(text.toStdString()).join(QLatin1Char('\n')).split(QLatin1Char('\n'));
        QCOMPARE(found, nodes);
    }

    void manyKeysAreCompared()
    {
        std::string text;
        for (int i = 0; i < 5000; ++i)
            text += "key" + std::to_string(i) + ": 1\n";
        text += "key7: 2\nkey4999: 3\n";
        const YamlDocument document = readYaml(text);
        QCOMPARE(
            listed(document.diagnostics, Severity::Error),
            (QStringList{
                QStringLiteral("5001:1 the key 'key7' is given twice, first on line 8 (remove one "
                               "of them) [key7]"),
                QStringLiteral(
                    "5002:1 the key 'key4999' is given twice, first on line 5000 (remove one of "
                    "them) [key4999]")}));
        QCOMPARE(document.root->pairs.size(), std::size_t(5000));
    }

    void deepTextsAreRefusedWithoutRecursion_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("100,000 brackets") << QByteArray(100000, '[');
        QTest::newRow("100,000 braces") << QByteArray("{a: ").repeated(100000);
        QTest::newRow("100,000 dashes on a line") << QByteArray("- ").repeated(100000);
        QTest::newRow("100,000 keys on a line") << QByteArray("? ").repeated(100000);
        QTest::newRow("65 brackets with their ends")
            << QByteArray("a: ") + QByteArray(65, '[') + "x" + QByteArray(65, ']');
    }
    void deepTextsAreRefusedWithoutRecursion()
    {
        QFETCH(QByteArray, text);
        const YamlDocument document = readYaml(text.toStdString());
        QVERIFY(!document.root);
        QCOMPARE(document.diagnostics.size(), std::size_t(1));
        QVERIFY2(document.diagnostics[0].message.starts_with("nested deeper than 64 levels"),
                 document.diagnostics[0].message.c_str());
        QCOMPARE(document.diagnostics[0].mark.line, 1);
    }

    void sixtyFourLevelsAreRead()
    {
        const QByteArray text = QByteArray(63, '[') + "x" + QByteArray(63, ']');
        QVERIFY(readYaml("a: " + text.toStdString()).root);
    }

    void anAliasCannotGoDeeperThanText()
    {
        const std::string deep = std::string(40, '[') + "x" + std::string(40, ']');
        const std::string text =
            "a: &x " + deep + "\nb: " + std::string(30, '[') + "*x" + std::string(30, ']') + "\n";
        const YamlDocument document = readYaml(text);
        QVERIFY(!document.root);
        QCOMPARE(document.diagnostics.at(0).mark.line, 2);
    }

    void aliasesMayAddTenThousandNodes_data()
    {
        QTest::addColumn<int>("uses");
        QTest::addColumn<bool>("fine");
        QTest::newRow("99 times 101 nodes") << 99 << true;
        QTest::newRow("100 times 101 nodes") << 100 << false;
    }
    void aliasesMayAddTenThousandNodes()
    {
        QFETCH(int, uses);
        QFETCH(bool, fine);
        std::string text = "a: &x [";
        for (int i = 0; i < 100; ++i)
            text += i == 0 ? "1" : ", 1";
        text += "]\nb:\n";
        for (int i = 0; i < uses; ++i)
            text += "  - *x\n";
        const YamlDocument document = readYaml(text);
        QCOMPARE(document.root != nullptr, fine);
        if (!fine) {
            QCOMPARE(document.diagnostics.size(), std::size_t(1));
            QCOMPARE(document.diagnostics[0].mark.line, 2 + uses);
        }
    }

    void eightMebibytesAreTheLimit()
    {
        std::string text(std::size_t(8) << 20, ' ');
        text.replace(0, 5, "a: 1\n");
        QVERIFY(readYaml(text).root);
        text += ' ';
        const YamlDocument document = readYaml(text);
        QVERIFY(!document.root);
        QVERIFY2(document.diagnostics.at(0).message.find("8MiB") != std::string::npos,
                 document.diagnostics[0].message.c_str());
    }

    void badBytesAreFoundWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("fine");
        QTest::newRow("U+007F") << QByteArray("\x7f") << false;
        QTest::newRow("U+0080") << QByteArray("\xc2\x80") << false;
        QTest::newRow("U+0085, a line break of old") << QByteArray("\xc2\x85") << true;
        QTest::newRow("U+00A0") << QByteArray("\xc2\xa0") << true;
        QTest::newRow("U+07FF") << QByteArray("\xdf\xbf") << true;
        QTest::newRow("U+FFFD") << QByteArray("\xef\xbf\xbd") << true;
        QTest::newRow("U+FFFE") << QByteArray("\xef\xbf\xbe") << false;
        QTest::newRow("U+10FFFF") << QByteArray("\xf4\x8f\xbf\xbf") << true;
        QTest::newRow("above U+10FFFF") << QByteArray("\xf4\x90\x80\x80") << false;
        QTest::newRow("overlong in two") << QByteArray("\xc1\xbf") << false;
        QTest::newRow("overlong in three") << QByteArray("\xe0\x9f\xbf") << false;
        QTest::newRow("overlong in four") << QByteArray("\xf0\x8f\xbf\xbf") << false;
        QTest::newRow("a surrogate") << QByteArray("\xed\xbf\xbf") << false;
        QTest::newRow("a lone continuation") << QByteArray("\x80") << false;
        QTest::newRow("cut short") << QByteArray("\xe2\x82") << false;
        QTest::newRow("vertical tab") << QByteArray("\x0b") << false;
        QTest::newRow("escape") << QByteArray("\x1b[0m") << false;
    }
    void badBytesAreFoundWithTheirPlace()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, fine);
        const QByteArray text = "a: 1\n# é" + bytes;
        const YamlDocument document = readYaml(text.toStdString());
        QCOMPARE(document.root != nullptr, fine);
        if (fine)
            return;
        QCOMPARE(document.diagnostics.size(), std::size_t(1));
        QCOMPARE(document.diagnostics[0].mark, (Mark{2, 4, 9}));
    }

    void contentIsComparedByMeaning_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<bool>("same");
        QTest::newRow("style and comments don't count")
            << QByteArray("a: [1, 2] # x\n") << QByteArray("a:\n - 1\n - 2\n") << true;
        QTest::newRow("quotes around words don't count")
            << QByteArray("a: b") << QByteArray("'a': \"b\"") << true;
        QTest::newRow("quotes around numbers do")
            << QByteArray("a: 1") << QByteArray("a: '1'") << false;
        QTest::newRow("quotes around booleans do")
            << QByteArray("a: true") << QByteArray("a: 'true'") << false;
        QTest::newRow("an alias equals what it stands for")
            << QByteArray("a: &x {b: c}\nd: *x") << QByteArray("a: {b: c}\nd: {b: c}") << true;
        QTest::newRow("order of keys counts")
            << QByteArray("a: 1\nb: 2") << QByteArray("b: 2\na: 1") << false;
        QTest::newRow("order of items counts")
            << QByteArray("[1, 2]") << QByteArray("[2, 1]") << false;
        QTest::newRow("null and empty text differ")
            << QByteArray("a:") << QByteArray("a: ''") << false;
    }
    void contentIsComparedByMeaning()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QFETCH(bool, same);
        const YamlDocument first = readYaml(a.toStdString());
        const YamlDocument second = readYaml(b.toStdString());
        QVERIFY(first.root && second.root);
        QCOMPARE(sameContent(*first.root, *second.root), same);
        QVERIFY(sameContent(*first.root, *cloneNode(*first.root)));
    }

    void diagnosticsHaveOneTextForm()
    {
        const Diagnostic full{Severity::Error, "no backend named 'apii'", Mark{12, 14, 200},
                              "routes[2].backend", "did you mean 'api'?"};
        QCOMPARE(formatDiagnostic(full, "signalbox.yaml"),
                 std::string(
                     "signalbox.yaml:12:14: error: no backend named 'apii' (did you mean 'api'?) "
                     "[routes[2].backend]"));
        const Diagnostic bare{Severity::Warning, "there are no routes", Mark(), "", ""};
        QCOMPARE(formatDiagnostic(bare, "a"), std::string("a: warning: there are no routes"));
    }

    void theirTextIsOneLineThatATerminalOnlyShows_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char *name, const char *raw, const char *shown) {
            QTest::newRow(name) << QByteArray(raw) << QByteArray(shown);
        };
        row("plain text stays", "größe 'ключ' 🚦 \\n", "größe 'ключ' 🚦 \\n");
        row("line breaks", "a\nb.yaml:1:1: error: forged\r\n",
            "a\\nb.yaml:1:1: error: forged\\r\\n");
        row("tabs", "a\tb", "a\\tb");
        row("colours and bells", "\x1b[31mred\x07", "\\x1b[31mred\\x07");
        row("DEL", "a\x7f", "a\\x7f");
        row("controls of 8 bits",
            "\xc2\x9b"
            "31m\xc2\x85",
            "\\x9b"
            "31m\\x85");
        row("separators of lines and paragraphs",
            "a\xe2\x80\xa8"
            "b\xe2\x80\xa9",
            "a\\u2028b\\u2029");
        row("what turns the direction of text",
            "a\xe2\x80\xae"
            "b\xe2\x81\xa6",
            "a\\u202eb\\u2066");
        row("bytes that are no UTF-8",
            "a\x9b\xff"
            "b",
            "a\\x9b\\xff"
            "b");
    }
    void theirTextIsOneLineThatATerminalOnlyShows()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, shown);
        const std::string r = raw.toStdString();
        const std::string s = shown.toStdString();
        const Diagnostic d{Severity::Error, "message " + r, Mark{1, 2, 0}, "path " + r,
                           "hint " + r};
        QCOMPARE(QByteArray::fromStdString(formatDiagnostic(d, "file " + r)),
                 QByteArray::fromStdString("file " + s + ":1:2: error: message " + s + " (hint " +
                                           s + ") [path " + s + "]"));
    }
};

QTEST_APPLESS_MAIN(TestConfigRawYaml)
#include "tst_config_raw_yaml.moc"

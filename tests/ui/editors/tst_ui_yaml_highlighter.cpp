// Colours of the YAML text.
#include "editors/yaml_highlighter.h"

#include <QTest>

using namespace signalbox::ui;

class TestYamlHighlighter : public QObject
{
    Q_OBJECT
private slots:
    /// The second column says, for each character, its colour: k key, s string, n number, c
    /// comment, blank: none.
    void lines_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("colours");
        const auto row = [](const char *title, const char *line, const char *colours) {
            QTest::newRow(title) << QString::fromUtf8(line) << QString::fromUtf8(colours);
        };
        row("key and word", "backend: api", "kkkkkkk  sss");
        row("a list's item", "  - name: a", "    kkkk  s");
        row("a number", "weight: 3", "kkkkkk  n");
        row("a duration", "timeout: 1m30s", "kkkkkkk  nnnnn");
        row("a comment behind a value", "a: 5s  # why", "k  nn  ccccc");
        row("a hash inside a word is none", "a: b#c", "k  sss");
        row("a colon inside a word", "bind: 127.0.0.1:8080", "kkkk  ssssssssssssss");
        row("braces", "m: { host: x, n: 1 }", "k    kkkk  s  k  n");
        row("a list in brackets", "on: [reset, 503]", "kk   sssss  nnn");
        row("a quoted value", "a: \"b # c\"", "k  sssssss");
        row("a quoted key", "\"a b\": c", "kkkkk  s");
        row("a whole comment", "  # x: y", "  cccccc");
        row("true is not a string", "enabled: true", "kkkkkkk  nnnn");
    }
    void lines()
    {
        QFETCH(QString, line);
        QFETCH(QString, colours);
        int state = 0;
        QString got(line.size(), u' ');
        for (const YamlToken &token : yamlTokens(line, state)) {
            const QChar letter = token.color == Token::Ykey   ? u'k'
                                 : token.color == Token::Ystr ? u's'
                                 : token.color == Token::Ynum ? u'n'
                                 : token.color == Token::Ycom ? u'c'
                                                              : u'?';
            for (int i = 0; i < token.length; ++i)
                got[token.start + i] = letter;
        }
        while (got.endsWith(u' ') && got.size() > colours.size())
            got.chop(1);
        QCOMPARE(got, colours.leftJustified(got.size()));
        QCOMPARE(state, 0);
    }

    void blockScalarsGoOnWhileTheyAreIndented()
    {
        int state = 0;
        yamlTokens(QStringLiteral("  body: |"), state);
        QVERIFY(state != 0);
        const auto inside = yamlTokens(QStringLiteral("    a: b # no comment"), state);
        QCOMPARE(inside, (std::vector<YamlToken>{{0, 21, Token::Ystr}}));
        const auto behind = yamlTokens(QStringLiteral("  status: 200"), state);
        QCOMPARE(behind.front().color, Token::Ykey);
        QCOMPARE(state, 0);
    }

    void quotesGoOnOverLines()
    {
        int state = 0;
        yamlTokens(QStringLiteral("a: \"b"), state);
        const auto rest = yamlTokens(QStringLiteral("c\" # d"), state);
        QCOMPARE(rest.front(), (YamlToken{0, 2, Token::Ystr}));
        QCOMPARE(rest.back().color, Token::Ycom);
        QCOMPARE(state, 0);
    }
};

QTEST_GUILESS_MAIN(TestYamlHighlighter)
#include "tst_ui_yaml_highlighter.moc"

// Where the cursor is in a YAML text, and what may be written there.
#include "editors/yaml_completion.h"
#include "editors/yaml_place.h"

#include <QTest>

using namespace signalbox::ui;

namespace {

/// The text with `|` where the cursor is.
struct Typed
{
    QStringList lines, below;
    int column = 0;

    explicit Typed(QString text)
    {
        const auto cursor = text.indexOf(u'|');
        text.remove(cursor, 1);
        const QStringList all = text.split(u'\n');
        const auto line = text.left(cursor).count(u'\n');
        lines = all.mid(0, line + 1);
        below = all.mid(line + 1);
        column = int(cursor - text.left(cursor).lastIndexOf(u'\n') - 1);
    }
};

const YamlNames names{{QStringLiteral("api"), QStringLiteral("api-next"), QStringLiteral("web")},
                      {QStringLiteral("http")},
                      {QStringLiteral("shop.localhost")}};

} // namespace

class TestYamlCompletion : public QObject
{
    Q_OBJECT
private slots:
    void place_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("partial");
        const auto row = [](const char *title, const char *text, const char *where,
                            const char *partial = "") {
            QTest::newRow(title) << QString::fromUtf8(text) << QString::fromUtf8(where)
                                 << QString::fromUtf8(partial);
        };
        row("the file's own keys", "vers|", "", "vers");
        row("a key of a map", "settings:\n  wor|", "settings", "wor");
        row("the value of a key", "settings:\n  forwarded: x|", "settings.forwarded", "x");
        row("behind a longer map", "settings:\n  timeouts:\n    read: 5s\n  |", "settings");
        row("a deeper map", "settings:\n  timeouts:\n    |", "settings.timeouts");
        row("an item of a list", "routes:\n  - na|", "routes[]", "na");
        row("another key of an item", "routes:\n  - name: a\n    mat|", "routes[]", "mat");
        row("a list that isn't indented", "routes:\n- name: a\n  mat|", "routes[]", "mat");
        row("the second item", "routes:\n  - name: a\n    backend: b\n  - |", "routes[]");
        row("a map in an item", "routes:\n  - name: a\n    match:\n      ho|", "routes[].match",
            "ho");
        row("behind a map in an item", "routes:\n  - match:\n      host: x\n    |", "routes[]");
        row("a list in an item", "routes:\n  - name: a\n    filters:\n      - str|",
            "routes[].filters[]", "str");
        row("a list in an item that isn't indented", "routes:\n- name: a\n  filters:\n  - str|",
            "routes[].filters[]", "str");
        row("a value in an item's list",
            "routes:\n  - name: a\n    filters:\n      - strip-prefix: /|",
            "routes[].filters[].strip-prefix", "/");
        row("inside braces", "routes:\n  - match: { ho|", "routes[].match", "ho");
        row("a value inside braces", "routes:\n  - match: { host: sh|", "routes[].match.host",
            "sh");
        row("behind a comma in braces", "routes:\n  - match: { host: x, |", "routes[].match");
        row("a list in braces", "routes:\n  - match: { methods: [GET, P|",
            "routes[].match.methods[]", "P");
        row("braces in a list", "routes:\n  - filters: [{ str|", "routes[].filters[]", "str");
        row("closed brackets are behind us", "routes:\n  - match: {host: x}\n    |", "routes[]");
        row("a named map", "backends:\n  api:\n    ser|", "backends.api", "ser");
        row("comments and blank lines don't count",
            "routes:\n\n  # one\n  - name: a\n\n# odd\n    ba|", "routes[]", "ba");
        row("braces in an item of a list", "backends:\n  api:\n    servers:\n      - { ur|",
            "backends.api.servers[]", "ur");
    }
    void place()
    {
        QFETCH(QString, text);
        QFETCH(QString, where);
        QFETCH(QString, partial);
        const Typed typed(text);
        const YamlPlace place = yamlPlace(typed.lines, typed.column, typed.below);
        QCOMPARE(place.text(), where);
        QCOMPARE(place.partial, partial);
    }

    void proposals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("there");
        QTest::addColumn<QStringList>("notThere");
        const auto row = [](const char *title, const char *text, QStringList there,
                            QStringList notThere = {}) {
            QTest::newRow(title) << QString::fromUtf8(text) << there << notThere;
        };
        const auto s = [](const char *t) { return QString::fromUtf8(t); };
        row("top level", "|", {s("version"), s("settings"), s("routes")}, {s("workers")});
        row("keys that exist are not proposed", "routes:\n  - name: a\n    |\n    backend: b\n",
            {s("match"), s("timeout")}, {s("name"), s("backend")});
        row("the next route's keys don't count", "routes:\n  - name: a\n    |\n  - backend: b\n",
            {s("backend")}, {s("name")});
        row("what stands already narrows", "routes:\n  - time|", {s("timeout"), s("timeouts")},
            {s("retry")});
        row("words of a value", "settings:\n  forwarded: |", {s("rfc7239"), s("off")});
        row("booleans", "routes:\n  - enabled: |", {s("true"), s("false")});
        row("names of backends", "routes:\n  - backend: ap|", {s("api"), s("api-next")},
            {s("web")});
        row("names of backends in braces", "routes:\n  - {backend: |", {s("web")});
        row("names of listeners", "routes:\n  - match:\n      listeners: [|", {s("http")});
        row("hosts", "routes:\n  - host: |", {s("shop.localhost")});
        row("filters", "routes:\n  - filters:\n      - |", {s("strip-prefix"), s("redirect")});
        row("nothing in a comment", "routes: # |", {}, {s("name")});
        row("keys of a server", "backends:\n  a:\n    servers:\n      - |",
            {s("url"), s("weight")});
        row("what isn't served yet isn't proposed", "listeners:\n  web:\n    |", {s("bind")},
            {s("tls"), s("proxy-protocol")});
    }
    void proposals()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, there);
        QFETCH(QStringList, notThere);
        const Typed typed(text);
        QStringList got;
        for (const auto &p :
             yamlCompletion(typed.lines, typed.column, typed.below, names).proposals)
            got += p.text;
        for (const QString &word : there)
            QVERIFY2(got.contains(word),
                     qPrintable(word + QLatin1String(" not in ") + got.join(u' ')));
        for (const QString &word : notThere)
            QVERIFY2(!got.contains(word),
                     qPrintable(word + QLatin1String(" in ") + got.join(u' ')));
    }

    void everyKeyHasASentence()
    {
        const Typed typed(QStringLiteral("|"));
        for (const auto &p :
             yamlCompletion(typed.lines, typed.column, typed.below, names).proposals)
            QVERIFY2(!p.detail.isEmpty(), qPrintable(p.text));
    }
};

QTEST_GUILESS_MAIN(TestYamlCompletion)
#include "tst_ui_yaml_completion.moc"

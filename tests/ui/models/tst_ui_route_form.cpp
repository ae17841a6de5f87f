// A route as a form: what it reads from every way of writing it, and what its edits do to the text.
#include "models/route_form.h"

#include "config/load.h"
#include "support/read_route.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <functional>

using namespace signalbox;
using namespace signalbox::ui;
using test::Read;
using test::readFile;

namespace {

const QString handwritten = QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/data/handwritten");

std::string head(const std::string &routes)
{
    return "version: 1\nbackends:\n  api: {servers: [127.0.0.1:3001]}\n  web: {servers: "
           "[127.0.0.1:5173]}\nroutes:\n" +
           routes;
}

std::string applied(const std::string &text, const Edits &edits)
{
    const auto result = config::applyEdits(text, edits);
    return result ? result->text : "refused: " + result.error().text();
}

QStringList sentences(const RouteForm &form)
{
    QStringList out;
    for (const PredicateRow &row : form.predicates)
        out.append(row.sentence());
    return out;
}

using Change = std::function<Edits(const Read &)>;

} // namespace
Q_DECLARE_METATYPE(Change)

class TestRouteForm : public QObject
{
    Q_OBJECT
private slots:
    void conditionsReadAsSentences_data()
    {
        QTest::addColumn<QString>("route");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const char *route, const QStringList &expected) {
            QTest::newRow(name) << QString::fromUtf8(route) << expected;
        };
        row("a flow match", "{name: r, match: {host: a.localhost, path: /api/}, backend: api}",
            {QStringLiteral("host is a.localhost"), QStringLiteral("path starts with /api/")});
        row("host and path in the route itself", "{name: r, path: = /x, host: '*.a.localhost'}",
            {QStringLiteral("path is exactly /x"), QStringLiteral("host is below a.localhost")});
        row("a regular expression", "{name: r, match: {path: '~ ^/v[0-9]+/'}}",
            {QStringLiteral("path matches regex ^/v[0-9]+/")});
        row("lists", "{name: r, match: {host: [a, '*.a'], path: [/x, = /y], methods: [GET, PUT]}}",
            {QStringLiteral("host is one of a, *.a"), QStringLiteral("path is one of /x, = /y"),
             QStringLiteral("method is one of GET, PUT")});
        row("headers and query",
            "{name: r, match: {headers: {x-a: '1', x-b: '*', x-c: '!', x-d: '~ "
            "^z'}, query: {v: 2}}}",
            {QStringLiteral("header x-a is 1"), QStringLiteral("header x-b is present"),
             QStringLiteral("header x-c is absent"), QStringLiteral("header x-d matches regex ^z"),
             QStringLiteral("query v is 2")});
        row("clients and listeners", "{name: r, match: {client: [10.0.0.0/8], listeners: [web]}}",
            {QStringLiteral("client is in 10.0.0.0/8"), QStringLiteral("listener is one of web")});
        row("nothing", "{name: r, backend: api}", {});
        row("an empty match", "{name: r, match: , backend: api}", {});
    }
    void conditionsReadAsSentences()
    {
        QFETCH(QString, route);
        QFETCH(QStringList, expected);
        const Read read(head("  - " + utf8(route) + "\n"));
        QCOMPARE(read.form.name, QStringLiteral("r"));
        QCOMPARE(sentences(read.form), expected);
    }

    void anEditWritesWhatAPersonWould_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("after");
        const auto row = [](const char *name, const char *before, Change change,
                            const char *after) {
            QTest::newRow(name) << QString::fromUtf8(before) << std::move(change)
                                << QString::fromUtf8(after);
        };
        const char *plain = "  - name: r   # mine\n    match: {host: a.localhost, path: /x}\n"
                            "    backend: api\n";
        row(
            "another path", plain,
            [](const Read &r) {
                return setPredicate(r.form, 1, Operator::StartsWith, {QStringLiteral("/y/")});
            },
            "  - name: r   # mine\n    match: {host: a.localhost, path: /y/}\n"
            "    backend: api\n");
        row(
            "a prefix becomes exact", plain,
            [](const Read &r) {
                return setPredicate(r.form, 1, Operator::IsExactly,
                                    valuesFor(r.form.predicates[1], Operator::IsExactly));
            },
            "  - name: r   # mine\n    match: {host: a.localhost, path: = /x}\n"
            "    backend: api\n");
        row(
            "one host becomes a list", plain,
            [](const Read &r) {
                return setPredicate(r.form, 0, Operator::OneOf,
                                    {QStringLiteral("a.localhost"), QStringLiteral("*.b")});
            },
            "  - name: r   # mine\n    match: {host: [a.localhost, \"*.b\"], path: /x}\n"
            "    backend: api\n");
        row(
            "a condition goes", plain,
            [](const Read &r) { return removePredicate(r.root(), r.form, 0); },
            "  - name: r   # mine\n    match: {path: /x}\n    backend: api\n");
        row(
            "the last condition takes match with it",
            "  - {name: r, match: {path: /x}, backend: api}\n",
            [](const Read &r) { return removePredicate(r.root(), r.form, 0); },
            "  - {name: r, backend: api}\n");
        row(
            "methods are added", plain,
            [](const Read &r) { return addPredicate(r.root(), r.form, Subject::Method); },
            "  - name: r   # mine\n    match: {host: a.localhost, path: /x, methods: [GET]}\n"
            "    backend: api\n");
        row(
            "host and path move into a match when methods come",
            "  - name: r\n    host: a.localhost\n    backend: api\n",
            [](const Read &r) { return addPredicate(r.root(), r.form, Subject::Method); },
            "  - name: r\n    match: {host: a.localhost, methods: [GET]}\n    backend: api\n");
        row(
            "a path beside a host in the route itself",
            "  - name: r\n    host: a.localhost\n    backend: api\n",
            [](const Read &r) { return addPredicate(r.root(), r.form, Subject::Path); },
            "  - name: r\n    host: a.localhost\n    path: /\n    backend: api\n");
        row(
            "a second header", "  - {name: r, match: {headers: {x-name: '1'}}, backend: api}\n",
            [](const Read &r) { return addPredicate(r.root(), r.form, Subject::Header); },
            "  - {name: r, match: {headers: {x-name: '1', x-name-2: '*'}}, backend: api}\n");
        row(
            "a header's name", "  - {name: r, match: {headers: {x-a: '1'}}, backend: api}\n",
            [](const Read &r) { return renamePredicate(r.form, 0, QStringLiteral("x-b")); },
            "  - {name: r, match: {headers: {x-b: '1'}}, backend: api}\n");
        row(
            "the short form of a filter stays short",
            "  - {name: r, filters: [strip-prefix: /x], backend: api}\n",
            [](const Read &r) {
                return fieldEdits(r.root(), r.form.filters[0].lines[0].first,
                                  {QStringLiteral("/y")});
            },
            "  - {name: r, filters: [strip-prefix: /y], backend: api}\n");
        row(
            "and becomes a map when it has to",
            "  - name: r\n    filters:\n      - strip-prefix: /x\n"
            "    backend: api\n",
            [](const Read &r) {
                return fieldEdits(r.root(), r.form.filters[0].lines[0].second,
                                  {QStringLiteral("true")});
            },
            "  - name: r\n    filters:\n      - strip-prefix: {prefix: /x, map-back: "
            "true}\n    backend: api\n");
        row(
            "a filter of another kind keeps its fields",
            "  - {name: r, filters: [{set-request-headers: {x-a: b}}], backend: api}\n",
            [](const Read &r) { return changeKind(r.form.filters[0], "add-response-headers"); },
            "  - {name: r, filters: [{add-response-headers: {x-a: b}}], backend: api}\n");
        row(
            "the only filter takes the list with it",
            "  - {name: r, filters: [{set-host: a}], backend: api}\n",
            [](const Read &r) { return removeFilter(r.root(), r.form, 0); },
            "  - {name: r, backend: api}\n");
        row(
            "the first filter makes a list", "  - {name: r, backend: api}\n",
            [](const Read &r) { return addFilter(r.form, "strip-prefix"); },
            "  - {name: r, filters: [{strip-prefix: /api}], backend: api}\n");
        row(
            "a timeout", "  - {name: r, backend: api}\n",
            [](const Read &r) {
                return fieldEdits(r.root(), r.form.timeout, {QStringLiteral("5s")});
            },
            "  - {name: r, backend: api, timeout: 5s}\n");
        row(
            "no timeout", "  - {name: r, backend: api, timeout: 5s}\n",
            [](const Read &r) { return fieldEdits(r.root(), r.form.timeout, {}); },
            "  - {name: r, backend: api}\n");
        row(
            "retries", "  - {name: r, backend: api}\n",
            [](const Read &r) {
                return fieldEdits(r.root(), r.form.retryAttempts, {QStringLiteral("1")});
            },
            "  - {name: r, backend: api, retry: {attempts: 1}}\n");
        row(
            "what is tried again", "  - {name: r, backend: api, retry: {on: [reset]}}\n",
            [](const Read &r) {
                return fieldEdits(r.root(), r.form.retryOn,
                                  {QStringLiteral("reset"), QStringLiteral("503")});
            },
            "  - {name: r, backend: api, retry: {on: [reset, 503]}}\n");
        row(
            "retries as the backend has them",
            "  - {name: r, backend: api, retry: {attempts: 1}}\n",
            [](const Read &r) { return fieldEdits(r.root(), r.form.retryAttempts, {}); },
            "  - {name: r, backend: api}\n");
        row(
            "switched off", "  - {name: r, backend: api}\n",
            [](const Read &r) {
                return fieldEdits(r.root(), r.form.enabled, {QStringLiteral("false")});
            },
            "  - {name: r, enabled: false, backend: api}\n");
        row(
            "another backend", plain,
            [](const Read &r) {
                return fieldEdits(r.root(), r.form.backend, {QStringLiteral("web")});
            },
            "  - name: r   # mine\n    match: {host: a.localhost, path: /x}\n"
            "    backend: web\n");
        row(
            "a field that looks like a number stays a text",
            "  - {name: r, filters: [{set-request-headers: {x-a: b}}], backend: api}\n",
            [](const Read &r) {
                return fieldEdits(r.root(), r.form.filters[0].lines[0].second,
                                  {QStringLiteral("1")});
            },
            "  - {name: r, filters: [{set-request-headers: {x-a: \"1\"}}], backend: api}\n");
    }
    void anEditWritesWhatAPersonWould()
    {
        QFETCH(QString, before);
        QFETCH(Change, change);
        QFETCH(QString, after);
        const Read read(head(utf8(before)));
        QCOMPARE(ui::text(applied(read.text, change(read))), ui::text(head(utf8(after))));
    }

    void whatAnAliasHoldsIsRefusedWithAReason()
    {
        const Read read(readFile(handwritten + QStringLiteral("/09-anchors.yaml")),
                        QStringLiteral("again"));
        QCOMPARE(read.form.predicates.size(), std::size_t(2));
        const Edits edits =
            setPredicate(read.form, 0, Operator::Is, {QStringLiteral("other.localhost")});
        const auto result = config::applyEdits(read.text, edits);
        QVERIFY(!result);
        QVERIFY2(result.error().text().find("shared with other places") != std::string::npos,
                 result.error().text().c_str());
        QVERIFY(!whyFixed(read.root(), read.form.predicates[0].path).isEmpty());
    }

    void anAliasThatIsTheValueBecomesTheValue()
    {
        const Read read(readFile(handwritten + QStringLiteral("/09-anchors.yaml")),
                        QStringLiteral("fallback"));
        const std::string after =
            applied(read.text,
                    setPredicate(read.form, 0, Operator::Is, {QStringLiteral("other.localhost")}));
        QVERIFY2(after.find("    match:\n      host: other.localhost\n") != std::string::npos,
                 after.c_str());
    }

    void aShortFileHasHostsAndServersAndCanBeSpelledOut()
    {
        const Read read("routes:\n  app.localhost: 127.0.0.1:5173\n  api.localhost: "
                        "[127.0.0.1:3001, 127.0.0.1:3002]\n",
                        QStringLiteral("api.localhost"));
        QVERIFY(read.form.shortFile);
        QCOMPARE(read.form.backend.values.size(), 2);
        QVERIFY(!canAddPredicate(read.form, Subject::Path));
        const std::string renamed = applied(read.text, fieldEdits(read.root(), read.form.nameField,
                                                                  {QStringLiteral("b.localhost")}));
        QVERIFY2(renamed.find("  b.localhost: [127.0.0.1:3001, 127.0.0.1:3002]") !=
                     std::string::npos,
                 renamed.c_str());
        const std::string text = applied(read.text, spellOutShortFile(read.root()));
        const config::Resolution resolution = config::load(text, "/tmp/x.yaml");
        QVERIFY2(resolution.config != nullptr, text.c_str());
        QCOMPARE(resolution.config->routes.size(), std::size_t(2));
        QCOMPARE(resolution.config->backends[1].servers.size(), std::size_t(2));
    }

    void everyNewFilterAndConditionIsValid()
    {
        for (const std::string &kind : filterKinds()) {
            const Read read(head("  - {name: r, backend: api}\n"));
            const std::string text = applied(read.text, addFilter(read.form, kind));
            for (const auto &problem : config::load(text, "/tmp/x.yaml").diagnostics)
                QVERIFY2(problem.severity != config::Severity::Error,
                         (kind + ": " + problem.message).c_str());
            const Read again(text);
            QVERIFY2(!again.form.filters.at(0).lines.empty(), kind.c_str());
        }
        for (const Subject subject :
             {Subject::Host, Subject::Path, Subject::Method, Subject::Header, Subject::Query,
              Subject::Client, Subject::Listener}) {
            const Read read(head("  - {name: r, backend: api}\n"));
            const std::string text =
                applied(read.text, addPredicate(read.root(), read.form, subject));
            for (const auto &problem : config::load(text, "/tmp/x.yaml").diagnostics)
                QVERIFY2(problem.severity != config::Severity::Error, problem.message.c_str());
            QCOMPARE(Read(text).form.predicates.size(), std::size_t(1));
        }
    }

    void aFieldOfEveryHandwrittenRouteCanBeChangedAlone_data()
    {
        QTest::addColumn<QString>("file");
        QDirIterator files(handwritten, {QStringLiteral("*.yaml")});
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
        }
    }
    void aFieldOfEveryHandwrittenRouteCanBeChangedAlone()
    {
        QFETCH(QString, file);
        const std::string text = readFile(file);
        const config::YamlDocument tree = config::readYaml(text);
        QVERIFY(tree.root);
        for (const QString &name : routeNames(*tree.root)) {
            const Read read(text, name);
            QCOMPARE(read.form.name, name);
            for (std::size_t i = 0; i < read.form.predicates.size(); ++i) {
                const PredicateRow &row = read.form.predicates[i];
                // Read, written back as it is said: nothing changes.
                const auto same = config::applyEdits(
                    text, std::vector<config::Edit>{config::SetValue{
                              row.path, writePredicate(row.subject, row.op, row.values)}});
                if (same && row.op != Operator::Matches && row.op != Operator::IsExactly)
                    QVERIFY2(same->changes.empty(), qPrintable(row.sentence()));
                if (!row.takesValue() || row.op == Operator::OneOf)
                    continue;
                const auto changed = config::applyEdits(
                    text, setPredicate(read.form, i, row.op, {QStringLiteral("/zzz")}));
                if (!changed) { // an alias, and the form says why
                    QVERIFY2(!whyFixed(read.root(), row.path).isEmpty(),
                             changed.error().text().c_str());
                    continue;
                }
                for (const auto &change : changed->changes)
                    QVERIFY(change.before.firstLine >= row.line &&
                            change.before.lastLine <= row.lastLine);
            }
            for (const FormField *field : read.form.fields()) {
                if (field->kind != FormField::Kind::Text || field->values.isEmpty())
                    continue;
                const auto changed = config::applyEdits(
                    text, fieldEdits(read.root(), *field, {QStringLiteral("zzz")}));
                if (!changed) {
                    QVERIFY2(!whyFixed(read.root(), field->path).isEmpty(),
                             (field->path.toString() + ": " + changed.error().text()).c_str());
                    continue;
                }
                for (const auto &change : changed->changes)
                    QCOMPARE(change.before.firstLine, field->line);
            }
        }
    }

    void aLineBelongsToItsRoute()
    {
        const Read read(head("  - name: r\n    match: {host: a}\n    backend: api\n\n  - name: s\n"
                             "    backend: web\n"));
        QCOMPARE(routeAtLine(read.root(), 6), QStringLiteral("r"));
        QCOMPARE(routeAtLine(read.root(), 8), QStringLiteral("r"));
        QCOMPARE(routeAtLine(read.root(), 9), QString());
        QCOMPARE(routeAtLine(read.root(), 11), QStringLiteral("s"));
        QCOMPARE(read.form.firstLine, 6);
        QCOMPARE(read.form.lastLine, 8);
    }

    void aRouteEndsWithItsLastLineOfText_data()
    {
        QTest::addColumn<std::string>("body");
        QTest::addColumn<int>("lines");
        QTest::newRow("a plain value") << std::string("one") << 0;
        QTest::newRow("a folded text, a blank line within")
            << std::string(">-\n            one\n            two\n\n            three") << 4;
        QTest::newRow("a literal text") << std::string("|\n            one\n            two") << 2;
        QTest::newRow("a literal text that says how deep it is")
            << std::string("|2\n              one\n            two") << 2;
        QTest::newRow("quotes over two lines") << std::string("\"one\n            two\"") << 1;
        QTest::newRow("a line break that is only written")
            << std::string("\"one\\ntwo\\nthree\"") << 0;
    }
    void aRouteEndsWithItsLastLineOfText()
    {
        QFETCH(std::string, body);
        QFETCH(int, lines);
        const Read read(head("  - name: r\n    filters:\n      - respond:\n          body: " +
                             body + "\n\n  # the other one\n  - name: s\n    backend: web\n"));
        QCOMPARE(read.form.firstLine, 6);
        QCOMPARE(read.form.lastLine, 9 + lines);
    }

    void aRouteIsDuplicatedUnderANewName()
    {
        const Read read(head("  - name: r\n    host: a.localhost\n    backend: api\n"));
        const std::string text =
            applied(read.text, duplicateRoute(read.root(), read.form,
                                              freeName(read.form.others, read.form.name)));
        QCOMPARE(ui::text(text),
                 ui::text(head("  - name: r\n    host: a.localhost\n    backend: api\n  - name: "
                               "r-2\n    host: a.localhost\n    backend: api\n")));
    }
};

QTEST_GUILESS_MAIN(TestRouteForm)
#include "tst_ui_route_form.moc"

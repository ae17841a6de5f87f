// A backend as a form: what it reads, and what its edits do to the text.
#include "models/backend_form.h"

#include "config/load.h"

#include <QTest>

#include <functional>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

struct Read
{
    std::string text;
    config::YamlDocument tree;
    BackendForm form;

    explicit Read(std::string source)
        : text(std::move(source))
        , tree(config::readYaml(text))
    {
        if (const auto found = readBackend(*tree.root, QStringLiteral("api")))
            form = *found;
    }
    const config::YamlNode &root() const { return *tree.root; }
};

std::string file(const std::string &backend)
{
    return "version: 1\nbackends:\n" + backend + "routes:\n  - {name: r, backend: api}\n";
}

const FormField &named(const std::vector<FormField> &list, const char *key)
{
    return *std::find_if(list.begin(), list.end(),
                         [key](const FormField &field) { return field.path.last().key == key; });
}

using Change = std::function<Edits(const Read &)>;

} // namespace
Q_DECLARE_METATYPE(Change)

class TestBackendForm : public QObject
{
    Q_OBJECT
private slots:
    void itReadsBothFormsOfAServer()
    {
        const Read read(file("  api:\n    servers:\n      - 127.0.0.1:3001\n      - {url: "
                             "\"http://127.0.0.1:3002\", name: blue, weight: 3, state: drain}\n"));
        QCOMPARE(read.form.servers.size(), std::size_t(2));
        QCOMPARE(read.form.servers[0].shown, QStringLiteral("127.0.0.1:3001"));
        QCOMPARE(read.form.servers[0].weight.shown(), QStringLiteral("1"));
        QCOMPARE(read.form.servers[1].shown, QStringLiteral("blue"));
        QCOMPARE(read.form.servers[1].weight.shown(), QStringLiteral("3"));
        QCOMPARE(read.form.servers[1].state.shown(), QStringLiteral("drain"));
        QCOMPARE(read.form.users, QStringList{QStringLiteral("r")});
        QCOMPARE(expectedShares(read.form), (std::vector<double>{1, 0}));
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
        const char *plain = "  api: {servers: [127.0.0.1:3001, 127.0.0.1:3002]}   # two\n";
        row(
            "a weight makes a map of a short server", plain,
            [](const Read &r) { return setWeight(r.form, 1, 3); },
            "  api: {servers: [127.0.0.1:3001, {url: 127.0.0.1:3002, weight: 3}]}   # two\n");
        row(
            "a name makes a map of a short server", plain,
            [](const Read &r) {
                return fieldEdits(r.root(), r.form.servers[0].name, {QStringLiteral("a")});
            },
            "  api: {servers: [{url: 127.0.0.1:3001, name: a}, 127.0.0.1:3002]}   # two\n");
        row(
            "an address stays short", plain,
            [](const Read &r) {
                return fieldEdits(r.root(), r.form.servers[0].url,
                                  {QStringLiteral("127.0.0.1:4000")});
            },
            "  api: {servers: [127.0.0.1:4000, 127.0.0.1:3002]}   # two\n");
        row(
            "a server more has the next port", plain,
            [](const Read &r) { return addServer(r.form); },
            "  api: {servers: [127.0.0.1:3001, 127.0.0.1:3002, 127.0.0.1:3003]}   # two\n");
        row(
            "a server less", plain, [](const Read &r) { return removeServer(r.root(), r.form, 0); },
            "  api: {servers: [127.0.0.1:3002]}   # two\n");
        row(
            "the other way round", plain, [](const Read &r) { return moveServer(r.form, 1, 0); },
            "  api: {servers: [127.0.0.1:3002, 127.0.0.1:3001]}   # two\n");
        row(
            "a health check", "  api: {servers: [127.0.0.1:3001]}\n",
            [](const Read &r) { return setChecked(r.root(), r.form, true); },
            "  api: {servers: [127.0.0.1:3001], health-check: {path: /healthz}}\n");
        row(
            "its interval", "  api: {servers: [127.0.0.1:3001], health-check: {path: /x}}\n",
            [](const Read &r) {
                return fieldEdits(r.root(), named(r.form.check, "interval"),
                                  {QStringLiteral("5s")});
            },
            "  api: {servers: [127.0.0.1:3001], health-check: {path: /x, interval: 5s}}\n");
        row(
            "what it expects", "  api: {servers: [127.0.0.1:3001], health-check: {path: /x}}\n",
            [](const Read &r) {
                return fieldEdits(r.root(), named(r.form.check, "status"), {QStringLiteral("204")});
            },
            "  api: {servers: [127.0.0.1:3001], health-check: {path: /x, expect: {status: "
            "204}}}\n");
        row(
            "no health check", "  api: {servers: [127.0.0.1:3001], health-check: {path: /x}}\n",
            [](const Read &r) { return setChecked(r.root(), r.form, false); },
            "  api: {servers: [127.0.0.1:3001]}\n");
        row(
            "ejecting", "  api: {servers: [127.0.0.1:3001], outlier: off}\n",
            [](const Read &r) { return setEjects(r.root(), r.form, true); },
            "  api: {servers: [127.0.0.1:3001], outlier: {consecutive-failures: 5}}\n");
        row(
            "balance", "  api: {servers: [127.0.0.1:3001]}\n",
            [](const Read &r) {
                return fieldEdits(r.root(), r.form.balance, {QStringLiteral("least-requests")});
            },
            "  api: {balance: least-requests, servers: [127.0.0.1:3001]}\n");
    }
    void anEditWritesWhatAPersonWould()
    {
        QFETCH(QString, before);
        QFETCH(Change, change);
        QFETCH(QString, after);
        const Read read(file(utf8(before)));
        const auto result = config::applyEdits(read.text, change(read));
        QVERIFY2(result.ok(), result ? "" : result.error().text().c_str());
        QCOMPARE(ui::text(result->text), ui::text(file(utf8(after))));
        QVERIFY(config::load(result->text, "/tmp/x.yaml").config);
    }

    void theSliderPreviewsTheShares()
    {
        const Read read(file("  api: {servers: [127.0.0.1:3001, 127.0.0.1:3002]}\n"));
        QCOMPARE(expectedShares(read.form, 0, 3), (std::vector<double>{0.75, 0.25}));
        QCOMPARE(expectedShares(read.form, 0, 0), (std::vector<double>{0, 1}));
    }
};

QTEST_GUILESS_MAIN(TestBackendForm)
#include "tst_ui_backend_form.moc"

// What a draft changes, in the words of routes, backends and the rest.
#include "workspace/draft_changes.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

using Entity = DraftChange::Entity;
using Kind = DraftChange::Kind;

const std::string live = "version: 1\n"
                         "listeners:\n"
                         "  web: {bind: \"127.0.0.1:8080\"}\n"
                         "routes:\n"
                         "  - {name: shop, host: shop.localhost, backend: pool}\n"
                         "  - {name: api, host: api.localhost, backend: pool, timeout: 30s}\n"
                         "  - {name: docs, host: docs.localhost, backend: pool}\n"
                         "backends:\n"
                         "  pool:\n"
                         "    servers:\n"
                         "      - 127.0.0.1:3000\n"
                         "      - {url: 127.0.0.1:3001, weight: 1}\n"
                         "settings: {timeouts: {drain: 30s}}\n";

std::string with(const std::string &from, const std::string &to)
{
    std::string text = live;
    const std::size_t at = text.find(from);
    return at == std::string::npos ? std::string() : text.replace(at, from.size(), to);
}

/// "A route new 2>- -"
QString said(const DraftChange &change)
{
    static const char *const kinds = "ACRM";
    static const QStringList entities{QStringLiteral("route"), QStringLiteral("backend"),
                                      QStringLiteral("listener"), QStringLiteral("settings"),
                                      QStringLiteral("file")};
    return QStringLiteral("%1 %2 %3 %4>%5")
        .arg(QLatin1Char(kinds[int(change.kind)]))
        .arg(entities[int(change.entity)], change.name)
        .arg(change.indexBefore)
        .arg(change.indexAfter);
}

} // namespace

class DraftChangesTest : public QObject
{
    Q_OBJECT
private slots:
    void eachChangeHasItsThing_data()
    {
        QTest::addColumn<QString>("draft");
        QTest::addColumn<QStringList>("changes");
        QTest::addColumn<QString>("detail"); // that is among those of the first
        const auto row = [](const char *name, const std::string &draft, const QStringList &changes,
                            const char *detail = "") {
            QTest::newRow(name) << QString::fromStdString(draft) << changes
                                << QString::fromUtf8(detail);
        };
        row("nothing", live, {});
        row("comments and blank lines don't count", with("routes:", "\n# ours\nroutes:"), {});
        row("quotes don't count", with("host: shop.localhost", "host: 'shop.localhost'"), {});
        row("a timeout", with("30s}\n  - {name: docs", "5s}\n  - {name: docs"),
            {QStringLiteral("C route api 1>1")}, "timeout 30s → 5s");
        row("a route that is switched off",
            with("{name: docs, host", "{name: docs, enabled: false, host"),
            {QStringLiteral("C route docs 2>2")}, "disabled");
        row("the settings go as a whole", with("settings: {timeouts: {drain: 30s}}\n", ""),
            {QStringLiteral("R settings  -1>-1")}, "timeouts removed: {drain: 30s}");
        row("the version", with("version: 1\n", ""), {QStringLiteral("C file  -1>-1")},
            "version removed: 1");
        row("a new route",
            with("  - {name: docs",
                 "  - {name: new, host: new.localhost, path: /x/, backend: pool}\n  - {name: docs"),
            {QStringLiteral("A route new -1>2")}, "new.localhost /x/");
        row("a removed route", with("  - {name: docs, host: docs.localhost, backend: pool}\n", ""),
            {QStringLiteral("R route docs 2>-1")}, "docs.localhost");
        row("a new server",
            with("      - 127.0.0.1:3000\n", "      - 127.0.0.1:3000\n      - 127.0.0.1:3002\n"),
            {QStringLiteral("C backend pool 0>0")});
        row("a weight", with("weight: 1", "weight: 3"), {QStringLiteral("C backend pool 0>0")},
            "server 127.0.0.1:3001 weight 1 → 3");
        row("a new backend",
            live.substr(0, live.find("settings")) + "  more:\n    servers: [127.0.0.1:4000]\n" +
                live.substr(live.find("settings")),
            {QStringLiteral("A backend more -1>1")}, "127.0.0.1:4000");
        row("a listener's address", with("8080", "8081"), {QStringLiteral("C listener web 0>0")});
        row("a setting", with("drain: 30s", "drain: 10s"), {QStringLiteral("C settings  -1>-1")},
            "timeouts.drain 30s → 10s");
    }
    void eachChangeHasItsThing()
    {
        QFETCH(QString, draft);
        QFETCH(QStringList, changes);
        QFETCH(QString, detail);
        QVERIFY(!draft.isEmpty());
        const auto before = config::readYaml(live);
        const auto after = config::readYaml(draft.toStdString());
        QVERIFY(after.root);
        const auto list = draftChanges(before.root.get(), after.root.get());
        QStringList words;
        for (const DraftChange &change : list)
            words += said(change);
        QCOMPARE(words, changes);
        if (!detail.isEmpty()) {
            const QString all = list[0].details.join(u'|');
            QVERIFY2(list[0].details.contains(detail), qPrintable(all));
        }
    }

    void aMovedRouteIsOneChange()
    {
        std::string text = live;
        const std::string docs = "  - {name: docs, host: docs.localhost, backend: pool}\n";
        text.erase(text.find(docs), docs.size());
        text.insert(text.find("  - {name: shop"), docs);
        const auto before = config::readYaml(live), after = config::readYaml(text);
        const auto list = draftChanges(before.root.get(), after.root.get());
        QCOMPARE(list.size(), std::size_t(1));
        QCOMPARE(said(list[0]), QStringLiteral("M route docs 2>0"));
        QCOMPARE(list[0].lineBefore, 7);
        QCOMPARE(list[0].lineAfter, 5);
    }

    void linesAreThoseOfTheThing()
    {
        const auto before = config::readYaml(live),
                   after = config::readYaml(
                       with("routes:", "\nroutes:")
                           .replace(with("routes:", "\nroutes:").find("timeout: 30s"), 12,
                                    "timeout: 31s"));
        const auto list = draftChanges(before.root.get(), after.root.get());
        QCOMPARE(list.size(), std::size_t(1));
        QCOMPARE(list[0].lineBefore, 6);
        QCOMPARE(list[0].lineAfter, 7);
    }

    void aPartThatIsGoneIsAChangeOfItsThing()
    {
        const auto before = config::readYaml(live),
                   after = config::readYaml(with(", timeout: 30s", ""));
        const auto list = draftChanges(before.root.get(), after.root.get());
        QCOMPARE(list.size(), std::size_t(1));
        QCOMPARE(said(list[0]), QStringLiteral("C route api 1>1"));
        QCOMPARE(list[0].details, QStringList{QStringLiteral("timeout removed: 30s")});
    }

    void againstNothingEverythingIsNew()
    {
        const auto after = config::readYaml(live);
        const auto list = draftChanges(nullptr, after.root.get());
        const auto added = std::count_if(list.begin(), list.end(), [](const DraftChange &change) {
            return change.entity == Entity::Route && change.kind == Kind::Added;
        });
        QCOMPARE(added, 3);
        QVERIFY(draftChanges(nullptr, nullptr).empty());
    }
};

QTEST_GUILESS_MAIN(DraftChangesTest)
#include "tst_ui_draft_changes.moc"

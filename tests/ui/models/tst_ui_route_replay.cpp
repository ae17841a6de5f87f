// What recorded requests say about a route of the draft, and which routes it overlaps.
#include "facade/analysis.h"
#include "models/route_replay.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

std::string file(const std::string &routes)
{
    return "version: 1\nbackends:\n  api: {servers: [127.0.0.1:3001]}\n  web: {servers: "
           "[127.0.0.1:3002]}\nroutes:\n" +
           routes;
}

TapedRequest request(const std::string &method, const std::string &path)
{
    TapedRequest out;
    out.request.method = method;
    out.request.url = "http://shop.localhost:8080" + path;
    out.host = "shop.localhost";
    out.path = path;
    return out;
}

Tape tapeOf(std::vector<TapedRequest> requests)
{
    return std::make_shared<const std::vector<TapedRequest>>(std::move(requests));
}

} // namespace

class TestRouteReplay : public QObject
{
    Q_OBJECT
private slots:
    void requestsAreCountedByWhatTheyAskFor()
    {
        const auto live = analyse(file("  - {name: all, backend: web}\n"), "/tmp/x.yaml");
        const auto draft =
            analyse(file("  - name: api\n    match: {path: /api/}\n    filters:\n      - "
                         "replace-prefix: {from: /api/, to: /v2/}\n    backend: api\n  - {name: "
                         "all, backend: web}\n"),
                    "/tmp/x.yaml");
        QVERIFY(live->config && draft->config);
        const Tape tape = tapeOf({request("GET", "/"), request("GET", "/api/a"),
                                  request("POST", "/api/b"), request("GET", "/api/a")});
        const RouteReplay result =
            routeReplay(replay(tape, live.get(), *draft), QStringLiteral("api"));
        QCOMPARE(result.total, std::size_t(4));
        QCOMPARE(result.matches, std::size_t(3));
        QCOMPARE(result.rows.size(), std::size_t(2));
        QCOMPARE(result.rows[0].count, std::size_t(2));
        QCOMPARE(result.rows[0].method, QStringLiteral("GET"));
        QCOMPARE(result.rows[0].path, QStringLiteral("/api/a"));
        QCOMPARE(result.rows[0].forwarded, QStringLiteral("/v2/a"));
        QCOMPARE(result.rows[1].forwarded, QStringLiteral("/v2/b"));
        QCOMPARE(result.sentence, QStringLiteral("Today all handles all of them."));
        // No more rows than asked for, the most frequent first.
        QCOMPARE(
            routeReplay(replay(tape, live.get(), *draft), QStringLiteral("api"), 1).rows.size(),
            std::size_t(1));
    }

    void whoHandlesThemToday_data()
    {
        QTest::addColumn<QString>("live");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("the same route") << QStringLiteral("  - {name: r, backend: api}\n")
                                        << QStringLiteral("They come here today, too.");
        QTest::newRow("none") << QStringLiteral(
                                     "  - {name: x, host: other.localhost, backend: api}\n")
                              << QStringLiteral("Today no route (404) handles all of them.");
        QTest::newRow("several") << QStringLiteral("  - {name: a, path: /a/, backend: api}\n  - "
                                                   "{name: rest, backend: web}\n")
                                 << QStringLiteral("Today a handles 1, rest handles 2.");
    }
    void whoHandlesThemToday()
    {
        QFETCH(QString, live);
        QFETCH(QString, sentence);
        const auto before = analyse(file(live.toStdString()), "/tmp/x.yaml");
        const auto draft = analyse(file("  - {name: r, backend: api}\n"), "/tmp/x.yaml");
        QVERIFY(before->config && draft->config);
        const Tape tape =
            tapeOf({request("GET", "/a/1"), request("GET", "/b"), request("GET", "/c")});
        QCOMPARE(routeReplay(replay(tape, before.get(), *draft), QStringLiteral("r")).sentence,
                 sentence);
    }

    void noRequestsSayNothing()
    {
        const auto draft = analyse(file("  - {name: r, backend: api}\n"), "/tmp/x.yaml");
        QCOMPARE(routeReplay(replay(tapeOf({}), nullptr, *draft), QStringLiteral("r")),
                 RouteReplay());
    }

    void overlaps_data()
    {
        QTest::addColumn<QString>("other");
        QTest::addColumn<QString>("own");
        QTest::addColumn<bool>("meet");
        const auto row = [](const char *name, const char *other, const char *own, bool meet) {
            QTest::newRow(name) << QString::fromLatin1(other) << QString::fromLatin1(own) << meet;
        };
        row("a prefix within a prefix", "path: /api/", "path: /api/checkout/", true);
        row("a prefix around a prefix", "path: /api/checkout/", "path: /api/", true);
        row("names that only begin alike", "path: /api", "path: /apis", false);
        row("an exact path under a prefix", "path: /api/", "path: \"= /api/x\"", true);
        row("two exact paths", "path: \"= /a\"", "path: \"= /b\"", false);
        row("no path takes every path", "host: shop.localhost", "path: /a", true);
        row("other hosts", "host: a.localhost", "host: b.localhost", false);
        row("a wildcard holds the host", "host: \"*.shop.localhost\"", "host: a.shop.localhost",
            true);
        row("a wildcard doesn't hold its own end", "host: \"*.shop.localhost\"",
            "host: shop.localhost", false);
        row("wildcards within each other", "host: \"*.localhost\"", "host: \"*.shop.localhost\"",
            true);
        row("other methods", "methods: [GET]", "methods: [POST, PUT]", false);
        row("a method in common", "methods: [GET, PUT]", "methods: [POST, PUT]", true);
        row("a regular expression can't be told", "path: \"~ /a.*\"", "path: /a", false);
    }
    void overlaps()
    {
        QFETCH(QString, other);
        QFETCH(QString, own);
        QFETCH(bool, meet);
        const auto text = [](const QString &first, const QString &second) {
            return file("  - {name: first, match: {" + first.toStdString() +
                        "}, backend: api}\n  - {name: second, match: {" + second.toStdString() +
                        "}, backend: web}\n");
        };
        const auto analysis = analyse(text(other, own), "/tmp/x.yaml");
        QVERIFY2(analysis->config, analysis->text.c_str());
        const QStringList later = routeOverlaps(*analysis->config, QStringLiteral("second"));
        QCOMPARE(later.size(), meet ? 1 : 0);
        if (meet)
            QVERIFY(later[0].startsWith(QStringLiteral("Rule 1 (first) comes first")));
        const QStringList earlier = routeOverlaps(*analysis->config, QStringLiteral("first"));
        QCOMPARE(earlier.size(), meet ? 1 : 0);
        if (meet)
            QVERIFY(earlier[0].startsWith(QStringLiteral("Overlaps rule 2 (second)")));
    }

    void whoTakesWhatFromWhom_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("saidOfFirst");
        QTest::addColumn<QString>("saidOfSecond");
        QTest::newRow("the later one has what is left")
            << u"path: /api/v2"_qs << u"path: /api"_qs
            << u"Overlaps rule 2 (second): this one comes first and takes what it can of /api/v2/*"_qs
            << u"Rule 1 (first) comes first and takes what it can of /api/v2/*"_qs;
        QTest::newRow("nothing is left to the later one")
            << u"path: /api"_qs << u"path: /api/v2"_qs
            << u"Overlaps rule 2 (second), which never matches: this one comes first and takes all of /api/v2/*"_qs
            << u"Rule 1 (first) comes first and takes all of /api/v2/*: this one never matches"_qs;
        QTest::newRow("a condition more leaves the later one something")
            << u"path: /api, methods: [GET]"_qs << u"path: /api"_qs
            << u"Overlaps rule 2 (second): this one comes first and takes what it can of /api/*"_qs
            << u"Rule 1 (first) comes first and takes what it can of /api/*"_qs;
    }

    void whoTakesWhatFromWhom()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        const auto analysis = analyse(file("  - {name: first, match: {" + first.toStdString() +
                                           "}, backend: api}\n  - {name: second, match: {" +
                                           second.toStdString() + "}, backend: web}\n"),
                                      "/tmp/x.yaml");
        QVERIFY(analysis->config);
        QTEST(routeOverlaps(*analysis->config, u"first"_qs).value(0), "saidOfFirst");
        QTEST(routeOverlaps(*analysis->config, u"second"_qs).value(0), "saidOfSecond");
    }

    void theNearestAreTold()
    {
        std::string routes;
        for (int i = 0; i < 6; ++i)
            routes += "  - {name: r" + std::to_string(i) + ", backend: api}\n";
        const auto analysis = analyse(file(routes), "/tmp/x.yaml");
        const QStringList told = routeOverlaps(*analysis->config, QStringLiteral("r4"));
        QCOMPARE(told.size(), 3);
        QVERIFY(told[0].contains(QStringLiteral("(r3)")));
        QVERIFY(told[2].contains(QStringLiteral("(r1)")));
    }

    void disabledRoutesOverlapNothing()
    {
        const auto analysis =
            analyse(file("  - {name: a, enabled: false, backend: api}\n  - {name: "
                         "b, backend: web}\n"),
                    "/tmp/x.yaml");
        QCOMPARE(routeOverlaps(*analysis->config, QStringLiteral("b")), QStringList());
        QCOMPARE(routeOverlaps(*analysis->config, QStringLiteral("a")), QStringList());
        QCOMPARE(routeOverlaps(*analysis->config, QStringLiteral("gone")), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestRouteReplay)
#include "tst_ui_route_replay.moc"

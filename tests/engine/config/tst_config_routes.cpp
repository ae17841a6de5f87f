// What routes do to each other and to themselves: redirects that lead back, routes that can never
// match.
#include "support/config_load.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::testing;

class TestConfigRoutes : public QObject
{
    Q_OBJECT

private slots:
    void findsRedirectsThatLeadBack_data()
    {
        QTest::addColumn<QString>("ports");
        QTest::addColumn<QString>("earlier"); // a route in front
        QTest::addColumn<QString>("match");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("loops");
        const auto row = [](const char *name, const char *ports, const char *earlier,
                            const char *match, const char *to, bool loops) {
            QTest::newRow(name) << QString::fromUtf8(ports) << QString::fromUtf8(earlier)
                                << QString::fromUtf8(match) << QString::fromUtf8(to) << loops;
        };
        const char *const none = "", *const any = "", *const a = "host: a.test";
        row("the host alone is on port 80", "8081", none, any, "http://{host}{path}", false);
        row("where a listener may be", "80", none, any, "http://{host}{path}", true);
        row("or one of several", "8081 80", none, any, "http://{host}{path}", true);
        row("the host alone is on port 443 by https", "8081", none, any, "https://{host}{path}",
            false);
        row("https leaves port 80", "80", none, any, "https://{host}{path}", false);
        row("the host with a listener's port", "8081", none, any, "http://{host}:8081{path}", true);
        row("the host with another port", "8081", none, any, "http://{host}:8082{path}", false);
        row("a path alone stays on its port", "8081", none, any, "{path}", true);
        row("a name with a listener's port", "8080", none, a, "http://a.test:8080{path}", true);
        row("a name alone is on port 80", "8080", none, a, "http://a.test{path}", false);
        row("a name without a scheme keeps the request's", "8080", none, a, "//a.test:8080{path}",
            true);
        row("and is on port 80 alone", "8080", none, a, "//a.test{path}", false);
        row("as the host is", "8080", none, a, "//{host}{path}", false);
        row("the host without a scheme, with a port", "8080", none, a, "//{host}:8080{path}", true);
        row("another name without a scheme", "8080", none, a, "//b.test:8080{path}", false);
        row("a scheme in capitals is one", "8080", none, a, "HTTP://a.test:8080{path}", true);
        row("an earlier route may take the other port", "80 8081", "listeners: [l80]", any,
            "http://{host}{path}", false);
        row("one that takes other hosts can't", "80 8081", "host: b.test", a, "http://{host}{path}",
            true);
        const char *const x = "path: /x";
        row("dot segments are resolved by clients", "8081", none, x, "/y/../x", true);
        row("in any coding", "8081", none, x, "/%79/./%2e%2E/%78?a=..", true);
        row("and may lead elsewhere", "8081", none, x, "/x/../y", false);
        row("or nowhere", "8081", none, x, "/../../x", false);
        row("behind the request's path too", "8081", none, x, "{path}/..", false);
        row("but not out of every path", "8081", none, any, "{path}/../z", true);
        row("every path by an expression", "8081", none, "path: '~ ^/'", "{path}/z", true);
        row("the query is known", "8081", none, "query: {v: '1'}", "/x?v=1", true);
        row("the first of a name counts", "8081", none, "query: {v: '1'}", "/x?w=2&v=1&v=3#v",
            true);
        row("another value is another request", "8081", none, "query: {v: '1'}", "/x?v=2", false);
        row("so is none", "8081", none, "query: {v: '1'}", "/x", false);
        row("unless that is looked for", "8081", none, "query: {v: '!'}", "/x", true);
        row("which one ends", "8081", none, "query: {v: '!'}", "/x?v", false);
        row("any value", "8081", none, "query: {v: '*'}", "/x?v", true);
        row("a value by expression", "8081", none, "query: {v: '~ ^[0-9]$'}", "/x?v=7", true);
        row("all have to hold", "8081", none, "query: {v: '1', w: '2'}", "/x?v=1", false);
        row("the request's own query counts first", "8081", none, "query: {v: '1'}",
            "/x?{query}&v=2", true);
        row("what is put behind it counts too", "8081", none, "query: {w: '!'}", "/x{?query}&w=1",
            false);
        row("what is filled in isn't known", "8081", none, "query: {v: '1'}", "/x?v={route}",
            false);
        row("an earlier route may take the new query", "8081", "query: {v: '*'}", any, "{path}?v=1",
            false);
        row("or what comes back as GET", "8081", "methods: [GET]", any, "{path}{?query}", false);
        row("https isn't spoken on our ports", "443", none, any, "https://{host}{path}", false);
    }
    void findsRedirectsThatLeadBack()
    {
        QFETCH(QString, ports);
        QFETCH(QString, earlier);
        QFETCH(QString, match);
        QFETCH(QString, to);
        QFETCH(bool, loops);
        QString listeners;
        for (const QString &port : ports.split(u' '))
            listeners += QStringLiteral("  l%1: {bind: \"127.0.0.1:%1\"}\n").arg(port);
        const QString front = earlier.isEmpty()
                                  ? QString()
                                  : QStringLiteral("  - {match: {%1}, filters: [respond: {status: "
                                                   "204}]}\n")
                                        .arg(earlier);
        const QString text = QStringLiteral("version: 1\nlisteners:\n%1routes:\n%2  - {match: "
                                            "{%3}, filters: [redirect: {to: \"%4\"}]}\n")
                                 .arg(listeners, front, match, to);
        const auto result = config::load(text.toStdString(), "/srv/dev/signalbox.yaml");
        const QStringList errors = errorsOf(result.diagnostics);
        QVERIFY2(errors.size() == (loops ? 1 : 0), qPrintable(errors.join(u'\n')));
        if (loops)
            QVERIFY2(errors[0].contains(QStringLiteral("leads back to its own route")),
                     qPrintable(errors[0]));
    }

    void looksThroughTheFiltersInFront_data()
    {
        QTest::addColumn<QString>("match");
        QTest::addColumn<QString>("filters");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("loops");
        const auto row = [](const char *name, const char *match, const char *filters,
                            const char *to, bool loops) {
            QTest::newRow(name) << QString::fromUtf8(match) << QString::fromUtf8(filters)
                                << QString::fromUtf8(to) << loops;
        };
        const char *const any = "host: a.test", *const strip = "strip-prefix: /x";
        row("every path comes back, stripped or not", any, strip, "{path}", true);
        row("also with something behind it", any, strip, "{path}/z", true);
        row("a path that is stripped leaves its route", "path: /x", strip, "{path}", false);
        row("one that isn't stays", "path: /y", strip, "{path}", true);
        row("one that may be", "path: '~ ^/[xy]'", strip, "{path}", false);
        row("part of it may be", "path: /", "strip-prefix: /x", "{path}", true);
        row("below it may be", "path: /x/y", strip, "{path}", false);
        row("nothing is stripped", "path: /x", "strip-prefix: /", "{path}", true);
        row("a fixed path doesn't care", "path: /x", strip, "/x", true);
        row("a prefix is added without end", any, "add-prefix: /z", "{path}", true);
        row("or once", "path: /x", "add-prefix: /z", "{path}", false);
        row("another prefix", "path: /x", "replace-prefix: {from: /x, to: /z}", "{path}", false);
        row("the Host field for a server is no redirect's", any, "set-host: b.test", "{path}",
            true);
        row("a rewrite may do anything", any, "rewrite-path: {match: a, to: b}", "{path}", false);
    }
    void looksThroughTheFiltersInFront()
    {
        QFETCH(QString, match);
        QFETCH(QString, filters);
        QFETCH(QString, to);
        QFETCH(bool, loops);
        const QString text =
            QStringLiteral("version: 1\nroutes:\n  - {match: {%1}, filters: [{%2}, "
                           "{redirect: {to: \"%3\"}}]}\n")
                .arg(match, filters, to);
        const auto result = config::load(text.toStdString(), "/srv/dev/signalbox.yaml");
        const QStringList errors = errorsOf(result.diagnostics);
        QCOMPARE(errors.size(), loops ? 1 : 0);
        if (loops)
            QVERIFY2(errors[0].contains(QStringLiteral("leads back to its own route")),
                     qPrintable(errors[0]));
    }

    void warnsOfHttpsWherePlainHttpIsSpoken()
    {
        const auto result = config::load("version: 1\nroutes:\n  - filters: [redirect: {to: "
                                         "\"https://{host}:8080{path}\"}]\n",
                                         "/srv/dev/signalbox.yaml");
        QVERIFY(result.config);
        QCOMPARE(warningsOf(result.diagnostics),
                 {QStringLiteral("3:15 this redirect leads to https on a port where plain http is "
                                 "spoken: 'https://{host}:8080{path}' fails there, or comes back "
                                 "through what ends TLS in front (give the port that speaks "
                                 "https) [routes[0].filters[0]]")});
    }

    void warnsOfRoutesThatCanNeverMatch_data()
    {
        QTest::addColumn<QString>("listeners");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<bool>("warns");
        const auto row = [](const char *name, const char *listeners, const char *first,
                            const char *second, bool warns) {
            QTest::newRow(name) << QString::fromUtf8(listeners) << QString::fromUtf8(first)
                                << QString::fromUtf8(second) << warns;
        };
        const char *const one = "web: {bind: \"127.0.0.1:8080\"}";
        const char *const two = "web: {bind: \"127.0.0.1:8080\"}, side: {bind: \"[::1]:8080\"}";
        const char *const local = "web: {bind: \"127.0.0.1:8080\"}, sock: {bind: \"unix:/tmp/x\"}";
        row("any request takes all", one, "", "host: a.test", true);
        row("the only listener is every listener", one, "listeners: [web]", "host: a.test", true);
        row("one of two is not", two, "listeners: [web]", "host: a.test", false);
        row("but both are", two, "listeners: [side, web]", "host: a.test", true);
        row("in any number", two, "listeners: [web, web]", "host: a.test", false);
        row("one of two is enough for its own", two, "listeners: [web]", "listeners: [web]", true);
        row("every address is any client", two, "client: [0.0.0.0/0, '::/0']", "host: a.test",
            true);
        row("half of them is not", two, "client: [0.0.0.0/0]", "host: a.test", false);
        row("but is all where no other comes in", one, "client: [0.0.0.0/0]", "host: a.test", true);
        row("as by the listener of the route itself", two, "client: ['::/0']", "listeners: [side]",
            true);
        row("and not by another", two, "client: ['::/0']", "listeners: [web]", false);
        row("some addresses are not any", one, "client: [127.0.0.0/8]", "host: a.test", false);
        row("a client of a socket has no address", local, "client: [0.0.0.0/0, '::/0']",
            "host: a.test", false);
        row("which counts where it comes in only", local, "client: [0.0.0.0/0, '::/0']",
            "listeners: [web]", true);
        row("both at once", one, "listeners: [web], client: [0.0.0.0/0, '::/0'], path: /",
            "path: /x", true);
        row("an expression for all takes any path", one, "path: '~ .*'", "path: /x", true);
        row("and no path at all", one, "path: '~ ^.+$'", "", true);
        row("so does the root", one, "path: /", "", true);
        row("one for a slash takes any path that has one", one, "path: '~ ^/'", "path: '= /x'",
            true);
        row("which OPTIONS * has not", one, "path: '~ ^/'", "", false);
        row("one for something doesn't", one, "path: '~ ^/.'", "path: /x", false);
        row("nor one for the root alone", one, "path: '~ ^/$'", "path: /x", false);
        row("a narrower host still is one", one, "listeners: [web], host: a.test", "host: b.test",
            false);
    }
    void warnsOfRoutesThatCanNeverMatch()
    {
        QFETCH(QString, listeners);
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(bool, warns);
        const QString text =
            QStringLiteral("version: 1\nlisteners: {%1}\nbackends: {api: {servers: "
                           "[127.0.0.1:3001]}}\nroutes:\n  - {match: {%2}, backend: api}\n  - "
                           "{match: {%3}, backend: api}\n")
                .arg(listeners, first, second);
        const auto result = config::load(text.toStdString(), "/srv/dev/signalbox.yaml");
        QCOMPARE(errorsOf(result.diagnostics), QStringList());
        const QStringList warning{
            QStringLiteral("6:5 the route 'route-2' can never match: 'route-1' on line 5 takes "
                           "everything that it would (move it up, or narrow 'route-1') "
                           "[routes[1]]")};
        QCOMPARE(warningsOf(result.diagnostics), warns ? warning : QStringList());
    }
};

QTEST_APPLESS_MAIN(TestConfigRoutes)
#include "tst_config_routes.moc"

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
        row("where a listener may be too", "443", none, any, "https://{host}{path}", true);
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

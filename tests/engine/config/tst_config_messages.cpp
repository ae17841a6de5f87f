// What is said about a file, word by word: message, hint, place and path of single mistakes, and
// the near neighbours of these mistakes that are right.
#include "support/config_load.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace signalbox;
using namespace signalbox::testing;

namespace {

QString plainFile(const QString &settings, const QString &listeners, const QString &backend,
                  const QString &route)
{
    return QStringLiteral("version: 1\nsettings: {%1}\nlisteners: {%2}\nbackends:\n  api: {%3}\n"
                          "routes:\n  - {%4}\n")
        .arg(settings, listeners, backend, route);
}

const QString kWeb = QStringLiteral("web: {bind: \"127.0.0.1:8080\"}");
const QString kServers = QStringLiteral("servers: [127.0.0.1:3001]");

// One line each, so that a column can be counted.
QString settings(const char *text) // line 2, column 12
{
    return plainFile(QString::fromUtf8(text), kWeb, kServers, QStringLiteral("backend: api"));
}

QString bind(const char *text) // line 3, column 25
{
    return plainFile({}, QStringLiteral("web: {bind: \"%1\"}").arg(QString::fromUtf8(text)),
                     kServers, QStringLiteral("backend: api"));
}

QString backend(const char *text) // line 5, column 9
{
    return plainFile({}, kWeb, QString::fromUtf8(text), QStringLiteral("backend: api"));
}

QString health(const char *text) // line 5, column 51
{
    return backend(
        qPrintable(kServers + QStringLiteral(", health-check: {%1}").arg(QString::fromUtf8(text))));
}

QString match(const char *text) // line 7, column 28
{
    return plainFile({}, kWeb, kServers,
                     QStringLiteral("backend: api, match: {%1}").arg(QString::fromUtf8(text)));
}

QString filter(const char *text) // line 7, column 30
{
    return plainFile({}, kWeb, kServers,
                     QStringLiteral("backend: api, filters: [%1]").arg(QString::fromUtf8(text)));
}

} // namespace

class TestConfigMessages : public QObject
{
    Q_OBJECT

private slots:
    void saysExactly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("errors");
        const auto row = [](const char *name, const QString &text, const QStringList &errors) {
            QTest::newRow(name) << text << errors;
        };
        fieldNames(row);
        tagsAndQuotes(row);
        addresses(row);
        items(row);
        forms(row);
    }
    void saysExactly()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, errors);
        const config::Resolution result =
            config::load(text.toStdString(), "/srv/dev/signalbox.yaml");
        QCOMPARE(errorsOf(result.diagnostics), errors);
        QCOMPARE(result.config != nullptr, errors.isEmpty());
    }

    /// To open one would wait for whoever writes into it.
    void aPipeIsNotReadForAnAnswer()
    {
        const QTemporaryDir folder;
        const QByteArray pipe = QFile::encodeName(folder.filePath(QStringLiteral("pipe")));
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        const config::Resolution result =
            config::load(filter("respond: {file: pipe}").toStdString(),
                         folder.filePath(QStringLiteral("signalbox.yaml")).toStdString());
        QCOMPARE(errorsOf(result.diagnostics),
                 {QStringLiteral("7:46 '%1' is not a plain file () "
                                 "[routes[0].filters[0].respond.file]")
                      .arg(QFile::decodeName(pipe))});
    }

    void warns_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("warnings");
        const auto row = [](const char *name, const QString &text, const QStringList &warnings) {
            QTest::newRow(name) << text << warnings;
        };
        const auto none = [](const char *what) {
            return QStringList{QStringLiteral("5:3 %1 [backends.api]").arg(QLatin1String(what))};
        };
        row("one server drains and the other has no weight",
            backend("servers: [{url: 'a:1', state: drain}, {url: 'a:2', weight: 0}]"),
            none("every server of 'api' has weight 0 or is not active: none takes new requests "
                 "(give an active one a weight from 1 to 256)"));
        row("a third takes requests",
            backend("servers: [{url: 'a:1', state: drain}, {url: 'a:2', weight: 0}, 'a:3']"), {});
        row("no short routes", QStringLiteral("routes: {}\n"),
            {QStringLiteral("1:1 there are no routes: every request is answered with 404 () "
                            "[routes]")});
        row("a route for CONNECT", match("methods: [GET, CONNECT]"),
            {QStringLiteral("7:43 CONNECT never comes to a route: it is answered with 405 (remove "
                            "it) [routes[0].match.methods[1]]")});
        const auto value = [](const char *path) {
            return QStringList{
                QStringLiteral("7:43 no field ever has this value: values hold no control "
                               "characters, and no blanks at their ends (remove them, or write "
                               "'~ regex') [routes[0].match.headers.%1]")
                    .arg(QLatin1String(path))};
        };
        row("a field's value begins with a blank", match("headers: {x-a: ' b'}"), value("x-a"));
        row("or ends with one", match("headers: {x-a: '* '}"), value("x-a"));
        row("or holds a line break", match("headers: {x-a: \"b\\nc\"}"), value("x-a"));
        row("a parameter's may", match("query: {x-a: ' b'}"), {});
        const auto body = [](const char *place, const char *key) {
            return QStringList{
                QStringLiteral("5:%1 no check succeeds: the answer to HEAD has no body (check "
                               "with GET, or remove it) [backends.api.health-check.expect.%2]")
                    .arg(QLatin1String(place), QLatin1String(key))};
        };
        row("HEAD has no body", health("path: /, method: HEAD, expect: {body: ok}"),
            body("89", "body"));
        row("nor one by expression", health("path: /, method: HEAD, expect: {body-regex: ok}"),
            body("95", "body-regex"));
        row("but a status", health("path: /, method: HEAD, expect: {status: 200}"), {});
        row("a check's path has no fragment", health("path: '/a#b'"),
            {QStringLiteral("5:57 '/a#b' holds a '#', which no path has (write it as %23, or "
                            "leave out what begins there) [backends.api.health-check.path]")});
        const auto numeric = [](const char *host, const char *place, const char *path) {
            return QStringList{
                QStringLiteral("5:%2 '%1' is not an IPv4 address: it is looked up "
                               "as a name (an address has four numbers from 0 to "
                               "255) [backends.api.servers[0]%3]")
                    .arg(QLatin1String(host), QLatin1String(place), QLatin1String(path))};
        };
        row("four numbers are too large", backend("servers: ['http://256.1.1.1:80']"),
            numeric("256.1.1.1", "19", ""));
        row("two are too few", backend("servers: [{url: '127.1:80'}]"),
            numeric("127.1", "25", ".url"));
        row("a number with letters is a name", backend("servers: ['1.2.3.x:80']"), {});
        row("a number alone too", backend("servers: ['1:80']"), {});
    }
    void warns()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, warnings);
        const config::Resolution result =
            config::load(text.toStdString(), "/srv/dev/signalbox.yaml");
        QCOMPARE(errorsOf(result.diagnostics), QStringList());
        QCOMPARE(warningsOf(result.diagnostics), warnings);
    }

    /// Also by another name: a link leads there.
    void theLogIsNotTheFileItself()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("signalbox.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(QFile::link(file.fileName(), folder.filePath(QStringLiteral("link"))));
        const auto errors = [&](const char *path) {
            return errorsOf(
                config::load(settings(path).toStdString(), file.fileName().toStdString())
                    .diagnostics);
        };
        const QStringList refused{
            QStringLiteral("2:31 the access log would be written into this configuration file "
                           "(give it a file of its own) [settings.access-log.path]")};
        QCOMPARE(errors("access-log: {path: signalbox.yaml}"), refused);
        QCOMPARE(errors("access-log: {path: ./x/../signalbox.yaml}"), refused);
        QCOMPARE(errors("access-log: {path: link}"), refused);
        QCOMPARE(errors("access-log: {path: a.log}"), QStringList());
        QCOMPARE(errors("access-log: {path: '-'}"), QStringList());
    }

    void whatIsLostWithAMergeKeyIsNotMissed()
    {
        const auto said = [](const char *text) {
            const auto result = config::load(text, "/srv/dev/signalbox.yaml");
            QStringList out = errorsOf(result.diagnostics);
            out += warningsOf(result.diagnostics);
            return out;
        };
        const QString merge = QStringLiteral("merge keys ('<<') are not supported");
        for (const char *text :
             {"version: 1\nroutes:\n  - &d {host: a.test, filters: [respond: {}]}\n  - {<<: *d}\n"
              "  - {path: /x, filters: [respond: {}]}\n",
              "version: 1\nroutes:\n  - {match: {<<: {path: /y}}, filters: [respond: {}]}\n"
              "  - {path: /x, filters: [respond: {}]}\n",
              "<<: {version: 1, backends: {}}\nroutes: [{backend: api}]\n",
              "version: 1\nbackends: {b: {servers: ['a:1']}}\n<<: {routes: [{backend: b}]}\n",
              "version: 1\nlisteners: {<<: {}}\nroutes:\n"
              "  - {match: {listeners: [a]}, filters: [respond: {}]}\n",
              "version: 1\nroutes: [{filters: [{<<: {respond: {}}}]}]\n",
              "version: 1\nbackends: {a: {<<: {servers: ['a:1']}}}\nroutes: [{backend: a}]\n"}) {
            const QStringList found = said(text);
            QVERIFY2(found.size() == 1 && found[0].contains(merge), qPrintable(found.join(u'\n')));
        }
    }

    void timesThatDoNothingOnARouteAreSaid()
    {
        const QString text = plainFile(
            {}, kWeb, kServers,
            QStringLiteral("backend: api, timeouts: {request-head: 3s, server-keep-alive: 4s, "
                           "drain: 5s, keep-alive: 6s, read: 7s}"));
        const config::Resolution result =
            config::load(text.toStdString(), "/srv/dev/signalbox.yaml");
        QVERIFY(result.config);
        QStringList keys;
        for (const config::Diagnostic &found : result.diagnostics) {
            QCOMPARE(found.severity, config::Severity::Warning);
            QCOMPARE(found.mark.line, 7);
            keys += QString::fromStdString(found.path);
        }
        keys.sort();
        QCOMPARE(keys, (QStringList{QStringLiteral("routes[0].timeouts.drain"),
                                    QStringLiteral("routes[0].timeouts.request-head"),
                                    QStringLiteral("routes[0].timeouts.server-keep-alive")}));
    }

    void schemesAreWrittenInSmallLetters()
    {
        const auto config = loaded("version: 1\n"
                                   "backends: {api: {servers: [\"HTTP://127.0.0.1:3001\"]}}\n"
                                   "routes:\n"
                                   "  - {host: a.test, backend: api}\n"
                                   "  - host: b.test\n"
                                   "    filters: [redirect: {to: \"HTTPS://{host}{path}\"}]\n");
        QVERIFY(config);
        QCOMPARE(config->backends[0].servers[0].url, std::string("http://127.0.0.1:3001"));
        QCOMPARE(config->backends[0].servers[0].identity, std::string("api|http://127.0.0.1:3001"));
        const auto &redirect = std::get<config::RedirectSpec>(config->routes[1].filters[0].spec);
        QCOMPARE(redirect.to, std::string("https://{host}{path}"));
    }

private:
    template <typename Row> static void fieldNames(Row row)
    {
        const auto own = [](const char *place, const char *name, const char *path) {
            return QStringList{
                QStringLiteral("%1 the field '%2' is made by the proxy itself () [%3]")
                    .arg(QLatin1String(place), QLatin1String(name), QLatin1String(path))};
        };
        row("a check can't frame its request itself",
            health("path: /, headers: {Content-Length: 5}"),
            own("5:70", "content-length", "backends.api.health-check.headers.Content-Length"));
        row("nor choose its coding", health("path: /, headers: {transfer-encoding: chunked}"),
            own("5:70", "transfer-encoding",
                "backends.api.health-check.headers.transfer-encoding"));
        row("nor speak about its connection", health("path: /, headers: {connection: close}"),
            own("5:70", "connection", "backends.api.health-check.headers.connection"));
        row("a check's host has a key of its own", health("path: /, headers: {Host: a.test}"),
            {QStringLiteral("5:70 the field 'host' has a key of its own (use health-check.host) "
                            "[backends.api.health-check.headers.Host]")});
        row("an answer may be expected to have any field",
            health("path: /, expect: {header: {content-length: 5, connection: close}}"), {});
        const auto twice = [](const char *place, const char *path) {
            return QStringList{QStringLiteral("%1 the field 'x' is named twice; case makes no "
                                              "difference () [%2]")
                                   .arg(QLatin1String(place), QLatin1String(path))};
        };
        row("a request's field is set once", filter("set-request-headers: {x: y, X: z}"),
            twice("7:58", "routes[0].filters[0].set-request-headers.X"));
        row("a request's field is added once", filter("add-request-headers: {x: y, X: z}"),
            twice("7:58", "routes[0].filters[0].add-request-headers.X"));
        row("an answer's field is set once", filter("set-response-headers: {X: y, x: z}"),
            twice("7:59", "routes[0].filters[0].set-response-headers.x"));
        row("an answer's field is added once", filter("add-response-headers: {X: y, x: z}"),
            twice("7:59", "routes[0].filters[0].add-response-headers.x"));
        row("a check sends a field once", health("path: /, headers: {x: y, X: z}"),
            twice("5:76", "backends.api.health-check.headers.X"));
        row("a fixed answer has a field once", filter("respond: {headers: {x: y, X: z}}"),
            twice("7:56", "routes[0].filters[0].respond.headers.X"));
        row("two filters may set the same field",
            filter("set-request-headers: {x: y}, add-request-headers: {X: z}"), {});
    }

    template <typename Row> static void tagsAndQuotes(Row row)
    {
        const auto bare = [](const char *place, const char *path) {
            return QStringList{
                QStringLiteral("%1 a '!' without quotes is a tag, here of nothing (a "
                               "value '!' needs quotes: \"!\") [%2]")
                    .arg(QLatin1String(place), QLatin1String(path))};
        };
        row("an absent field needs quotes", match("headers: {x-a: !}"),
            bare("7:43", "routes[0].match.headers.x-a"));
        row("so does an absent parameter", match("query: {a: !, b: 1}"),
            bare("7:39", "routes[0].match.query.a"));
        row("quotes make it one", match("headers: {x-a: \"!\"}"), {});
        row("a tag of quotes is one", match("headers: {x-a: ! \"\", x-b: !!str }"), {});
        row("a tag is refused where it stands", settings("via: !<x:y> name"),
            {QStringLiteral(
                "2:17 the tag !<x:y> is not supported (remove it: types follow from the "
                "keys) [settings.via]")});
        row("behind its anchor too", settings("via: &a !local name"),
            {QStringLiteral(
                "2:20 the tag !local is not supported (remove it: types follow from the "
                "keys) [settings.via]")});
        row("and in front of a map", settings("limits: !local {}"),
            {QStringLiteral(
                "2:20 the tag !local is not supported (remove it: types follow from the "
                "keys) [settings.limits]")});
    }

    template <typename Row> static void addresses(Row row)
    {
        row("an IPv4 address in IPv6's clothes can't be listened on",
            bind("[::ffff:127.0.0.1]:8080"),
            {QStringLiteral("3:25 '[::ffff:127.0.0.1]:8080' is an IPv4 address written as an IPv6 "
                            "one, which can't be listened on (write '127.0.0.1:8080') "
                            "[listeners.web.bind]")});
        row("not by the admin listener either", settings("admin: \"[::ffff:7f00:1]:9901\""),
            {QStringLiteral(
                "2:19 '[::ffff:7f00:1]:9901' is an IPv4 address written as an IPv6 one, "
                "which can't be listened on (write '127.0.0.1:9901') [settings.admin]")});
        row("other IPv6 addresses can", bind("[::1]:8080"), {});
        row("a server's IPv6 address with a port needs brackets", backend("servers: ['::1:80']"),
            {QStringLiteral("5:19 '::1:80' is an IPv6 address without brackets (write '[::1]:80') "
                            "[backends.api.servers[0]]")});
        row("one without a port needs that too", backend("servers: ['fe80::1']"),
            {QStringLiteral("5:19 'fe80::1' is an IPv6 address without brackets (write "
                            "'[fe80::1]:3000' with the server's port) [backends.api.servers[0]]")});
        row("a whole address has no port", backend("servers: ['1:2:3:4:5:6:7:80']"),
            {QStringLiteral("5:19 '1:2:3:4:5:6:7:80' is an IPv6 address without brackets (write "
                            "'[1:2:3:4:5:6:7:80]:3000' with the server's port) "
                            "[backends.api.servers[0]]")});
        row("a scheme may shout", backend("servers: ['HTTP://127.0.0.1:80']"), {});
        row("one that isn't served is told all the same", backend("servers: ['HTTPS://a.test']"),
            {QStringLiteral("5:19 servers with https:// are not supported yet (use http://) "
                            "[backends.api.servers[0]]")});
        row("no path has a NUL", match("path: /a%00"),
            {QStringLiteral("7:34 '/a%00' holds an encoded NUL, which is not allowed () "
                            "[routes[0].match.path]")});
    }

    /// Paths of items: a list of one is a list, a single text is none.
    template <typename Row> static void items(Row row)
    {
        row("the second method", match("methods: [GET, post]"),
            {QStringLiteral(
                "7:43 methods are written in capitals: 'post' never comes (did you mean "
                "'POST'?) [routes[0].match.methods[1]]")});
        row("the only method", match("methods: [post]"),
            {QStringLiteral(
                "7:38 methods are written in capitals: 'post' never comes (did you mean "
                "'POST'?) [routes[0].match.methods[0]]")});
        row("the only client", match("client: [here]"),
            {QStringLiteral("7:37 'here' is not an address or ADDRESS/BITS () "
                            "[routes[0].match.client[0]]")});
        row("the only listener", match("listeners: [wep]"),
            {QStringLiteral("7:40 no listener named 'wep' (did you mean 'web'?) "
                            "[routes[0].match.listeners[0]]")});
        row("the only host of a list", match("host: [\"a b\"]"),
            {QStringLiteral("7:35 'a b' is not a host name () [routes[0].match.host[0]]")});
        row("a host without a list", match("host: \"a b\""),
            {QStringLiteral("7:34 'a b' is not a host name () [routes[0].match.host]")});
        row("the second status", health("path: /, expect: {status: [200, 399-200]}"),
            {QStringLiteral("5:83 '399-200' runs backwards (write the smaller status first) "
                            "[backends.api.health-check.expect.status[1]]")});
        row("a status without a list", health("path: /, expect: {status: 399-200}"),
            {QStringLiteral("5:77 '399-200' runs backwards (write the smaller status first) "
                            "[backends.api.health-check.expect.status]")});
        row("the second field that goes", filter("remove-request-headers: [x-a, te]"),
            {QStringLiteral("7:60 the field 'te' is made by the proxy itself () "
                            "[routes[0].filters[0].remove-request-headers[1]]")});
        row("a field that goes without a list", filter("remove-request-headers: te"),
            {QStringLiteral("7:54 the field 'te' is made by the proxy itself () "
                            "[routes[0].filters[0].remove-request-headers]")});
    }

    template <typename Row> static void forms(Row row)
    {
        row("a redirect's port, whatever the scheme's letters",
            filter("redirect: {to: 'HTTP://a.test:99999/'}"),
            {QStringLiteral("7:45 'a.test:99999' is not a host with a port from 1 to 65535 () "
                            "[routes[0].filters[0].redirect.to]")});
        row("a log is off or a map", settings("access-log: a.log"),
            {QStringLiteral("2:24 'access-log' has to be off, or a map, not 'a.log' () "
                            "[settings.access-log]")});
        row("so are health checks", backend("servers: [a:1], health-check: /healthz"),
            {QStringLiteral("5:39 'health-check' has to be off, or a map, not '/healthz' () "
                            "[backends.api.health-check]")});
        row("so is ejecting", backend("servers: [a:1], outlier: true"),
            {QStringLiteral("5:34 'outlier' has to be off, or a map, not 'true' () "
                            "[backends.api.outlier]")});
        row("maps of what isn't served yet are not offered",
            backend("servers: [a:1], balance: fair"),
            {QStringLiteral(
                "5:34 'balance' has to be one of round-robin, least-requests, not 'fair' "
                "() [backends.api.balance]")});
        row("a map of what isn't served yet has no known keys",
            backend("servers: [a:1], balance: {foo: 1}"),
            {QStringLiteral("5:35 unknown key 'foo' (expected: one of round-robin, "
                            "least-requests) [backends.api.balance.foo]")});
        row("nor has an empty one", backend("servers: [a:1], balance: {}"),
            {QStringLiteral("5:34 'balance' is empty (expected: one of round-robin, "
                            "least-requests) [backends.api.balance]")});
        row("two ways at once", backend("servers: [a:1], balance: {header-hash: x, cookie: {}}"),
            {QStringLiteral("5:35 'header-hash' is not supported yet () "
                            "[backends.api.balance.header-hash]"),
             QStringLiteral("5:51 'cookie' is not supported yet () [backends.api.balance.cookie]"),
             QStringLiteral("5:51 'cookie' cannot stand beside 'header-hash': one key alone (keep "
                            "one of the two) [backends.api.balance]")});
        row("an address for the admin listener is no path", settings("admin: here"),
            {QStringLiteral("2:19 'here' is not IPv4:port or [IPv6]:port () [settings.admin]")});
        row("control characters of keys can be seen", backend("servers: [a:1], \"\\e[5m\": 1"),
            {QStringLiteral("5:25 unknown key '\\x1b[5m' (known here: balance, servers, "
                            "health-check, outlier, retry, protocol) [backends.api[\"?[5m\"]]")});
        row("no unit mends a duration that can't be zero", settings("timeouts: {connect: 0}"),
            {QStringLiteral("2:32 '0' is out of range: 'connect' has to be a duration from 1ms to "
                            "720h () [settings.timeouts.connect]")});
        row("nor a size", settings("limits: {request-head: 0}"),
            {QStringLiteral("2:35 '0' is out of range: 'request-head' has to be a size from 64B to "
                            "16MiB () [settings.limits.request-head]")});
        row("a unit mends other numbers", settings("timeouts: {connect: 5}"),
            {QStringLiteral("2:32 '5' has no unit: write 5s for seconds or 5ms for milliseconds () "
                            "[settings.timeouts.connect]")});
        row("and zero where that is fine", settings("timeouts: {drain: 0}"),
            {QStringLiteral("2:30 '0' has no unit: write 0s for seconds or 0ms for milliseconds () "
                            "[settings.timeouts.drain]")});
    }
};

QTEST_APPLESS_MAIN(TestConfigMessages)
#include "tst_config_messages.moc"

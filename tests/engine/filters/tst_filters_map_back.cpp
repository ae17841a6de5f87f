// Location and Set-Cookie of answers after strip-prefix, add-prefix, replace-prefix and set-host
// with map-back.
#include "filter_exchange.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::test;
using filters::FilterAction;

class TestFiltersMapBack : public QObject
{
    Q_OBJECT

private slots:
    void location_data();
    void location();
    void cookies_data();
    void cookies();
    void withoutMapBackNothingChanges();
    void onlyWhereTheRequestWasChanged();
    void clientOnTls();
    void serverOnTls();
    void clientWithoutHost();
    void answersOfInnerFiltersAreMappedToo();
};

namespace {

// Requests are GET /api/x of app.localhost:8080; the server is 127.0.0.1:3001.
const FilterSpecs stripApi{strip("/api", true)};
const FilterSpecs addV1{addPrefix("/v1", true)};
const FilterSpecs replaceApi{replacePrefix("/api", "/v2", true)};
const FilterSpecs hostApi{setHost("api.test:81", true)};

bool exchangeHeads(FilterExchange &exchange, const QByteArray &answerLines,
                   std::string_view target = "/api/x",
                   std::string_view hostField = "app.localhost:8080")
{
    if (!exchange.get(target, {}, hostField) ||
        exchange.run.requestHead(exchange.context) != FilterAction::Continue)
        return false;
    exchange.pick("blue");
    exchange.context.serverHost = exchange.context.hostOverride;
    if (exchange.context.serverHost.empty())
        exchange.context.serverHost = "127.0.0.1:3001";
    return exchange.answer(answerLines.toStdString(), "HTTP/1.1 302 Found") &&
           exchange.run.responseHead(exchange.context) == FilterAction::Continue;
}

} // namespace

void TestFiltersMapBack::location_data()
{
    QTest::addColumn<FilterSpecs>("specs");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("passed");
    const auto row = [](const char *name, const FilterSpecs &specs, const char *sent,
                        const char *passed) {
        QTest::newRow(name) << specs << QByteArray(sent) << QByteArray(passed);
    };
    const auto same = [&row](const char *name, const FilterSpecs &specs, const char *sent) {
        row(name, specs, sent, sent);
    };

    row("strip: a path", stripApi, "/login", "/api/login");
    row("strip: the root", stripApi, "/", "/api/");
    row("strip: query and fragment", stripApi, "/a?to=/b#/c", "/api/a?to=/b#/c");
    row("strip: a path with a double slash inside", stripApi, "/a//b", "/api/a//b");
    row("strip: the client's own origin", stripApi, "http://app.localhost:8080/login",
        "http://app.localhost:8080/api/login");
    row("strip: the client's own origin, other case", stripApi, "HTTP://App.LOCALHOST:8080/login",
        "HTTP://App.LOCALHOST:8080/api/login");
    row("strip: the client's own origin without a path", stripApi, "http://app.localhost:8080",
        "http://app.localhost:8080/api/");
    row("strip: the client's own origin with a query only", stripApi,
        "http://app.localhost:8080?a=/b", "http://app.localhost:8080/api/?a=/b");
    row("strip: the client's own origin without a scheme", stripApi, "//app.localhost:8080/login",
        "//app.localhost:8080/api/login");
    row("strip: the server's origin becomes the client's", stripApi,
        "http://127.0.0.1:3001/login?x", "http://app.localhost:8080/api/login?x");
    same("strip: another host", stripApi, "http://other.test/login");
    same("strip: another port of the client's host", stripApi, "http://app.localhost:8081/login");
    same("strip: no port where the client's has one", stripApi, "http://app.localhost/login");
    same("strip: https where the client uses http", stripApi, "https://app.localhost/login");
    same("strip: another host without a scheme", stripApi, "//other.test/login");
    same("strip: a host that only begins like the client's", stripApi,
         "http://app.localhost:8080.evil.test/x");
    same("strip: the client's host as user info", stripApi,
         "http://app.localhost:8080@evil.test/x");
    same("strip: a relative reference", stripApi, "login");
    same("strip: a relative reference with dots", stripApi, "../login");
    same("strip: a query", stripApi, "?a=b");
    same("strip: a fragment", stripApi, "#top");
    same("strip: another scheme", stripApi, "myapp://app.localhost:8080/x");
    same("strip: mailto", stripApi, "mailto:a@app.localhost");
    same("strip: an URL inside a query of another host", stripApi,
         "https://idp.test/?back=http://app.localhost:8080/x");
    same("strip: empty", stripApi, "");

    row("add: below the prefix", addV1, "/v1/login", "/login");
    row("add: the prefix itself", addV1, "/v1", "/");
    row("add: the prefix with a slash and a query", addV1, "/v1/?a", "/?a");
    row("add: the server's origin", addV1, "http://127.0.0.1:3001/v1/a",
        "http://app.localhost:8080/a");
    same("add: elsewhere", addV1, "/v10/login");
    same("add: the server's origin elsewhere", addV1, "http://127.0.0.1:3001/other");

    row("replace: below the prefix", replaceApi, "/v2/login", "/api/login");
    row("replace: the prefix itself", replaceApi, "/v2", "/api");
    same("replace: elsewhere", replaceApi, "/v22/login");
    same("replace: an encoded slash is no border", replaceApi, "/v2%2Flogin");

    row("set-host: that host becomes the client's", hostApi, "http://api.test:81/login?x#y",
        "http://app.localhost:8080/login?x#y");
    row("set-host: other case", hostApi, "http://API.test:81/", "http://app.localhost:8080/");
    row("set-host: without a path", hostApi, "http://api.test:81", "http://app.localhost:8080/");
    row("set-host: without a scheme", hostApi, "//api.test:81/x", "http://app.localhost:8080/x");
    same("set-host: a path", hostApi, "/login");
    same("set-host: the client's own", hostApi, "http://app.localhost:8080/x");
    same("set-host: another port", hostApi, "http://api.test/x");
    same("set-host: another host", hostApi, "http://other.test:81/x");

    row("set-host and strip", {setHost("api.test", true), strip("/api", true)}, "http://api.test/x",
        "http://app.localhost:8080/api/x");
    row("strip and set-host", {strip("/api", true), setHost("api.test", true)},
        "http://api.test:80/x", "http://app.localhost:8080/api/x");
    row("strip and set-host, a path", {strip("/api", true), setHost("api.test", true)}, "/x",
        "/api/x");
    row("set-host without map-back, strip with", {setHost("api.test"), strip("/api", true)},
        "http://api.test/x", "http://app.localhost:8080/api/x");
    row("strip twice: inside out", {strip("/api", true), addPrefix("/v1", true)}, "/v1/x",
        "/api/x");
    row("strip without map-back, add with", {strip("/api"), addPrefix("/v1", true)}, "/v1/x", "/x");
}

void TestFiltersMapBack::location()
{
    QFETCH(FilterSpecs, specs);
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, passed);

    FilterExchange exchange(specs);
    QVERIFY(exchangeHeads(exchange, "Location: " + sent + "\r\nX: 1\r\n"));
    QCOMPARE(bytes(exchange.response.fields.get("location")), passed);
    QCOMPARE(FilterExchange::lines(exchange.response.fields).count("ocation:"), 1);
}

void TestFiltersMapBack::cookies_data()
{
    QTest::addColumn<FilterSpecs>("specs");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("passed");
    const auto row = [](const char *name, const FilterSpecs &specs, const char *sent,
                        const char *passed) {
        QTest::newRow(name) << specs << QByteArray(sent) << QByteArray(passed);
    };
    const auto same = [&row](const char *name, const FilterSpecs &specs, const char *sent) {
        row(name, specs, sent, sent);
    };

    row("strip: a path", stripApi, "a=1; Path=/x", "a=1; Path=/api/x");
    row("strip: the root covers the prefix itself too", stripApi, "a=1; Path=/", "a=1; Path=/api");
    row("strip: other attributes stay as they are", stripApi,
        "a=1;HttpOnly ; path = /x/; Max-Age=5;Secure",
        "a=1;HttpOnly ; Path=/api/x/; Max-Age=5;Secure");
    row("strip: given twice, both", stripApi, "a=1; Path=/x; Path=/y",
        "a=1; Path=/api/x; Path=/api/y");
    same("strip: no path: the client's default is right", stripApi, "a=1; Secure");
    same("strip: an empty path is the default", stripApi, "a=1; Path=; Secure");
    same("strip: a relative path is the default", stripApi, "a=1; Path=x");
    same("strip: a path in the value is none", stripApi, "Path=/x");
    same("strip: a value that looks like one", stripApi, "a=Path=/x");
    same("strip: Path without a value", stripApi, "a=1; Path");
    same("strip: a name that ends alike", stripApi, "a=1; XPath=/x");
    same("strip: Domain isn't its business", stripApi, "a=1; Domain=127.0.0.1");
    row("add: below the prefix", addV1, "a=1; Path=/v1/x", "a=1; Path=/x");
    row("add: the prefix itself", addV1, "a=1; Path=/v1", "a=1; Path=/");
    same("add: the root covers all", addV1, "a=1; Path=/");
    row("replace: below the prefix", replaceApi, "a=1; Path=/v2/x", "a=1; Path=/api/x");
    same("replace: elsewhere", replaceApi, "a=1; Path=/v22");

    row("set-host: that host", hostApi, "a=1; Domain=api.test; Path=/x",
        "a=1; Domain=app.localhost; Path=/x");
    row("set-host: with a dot, other case", hostApi, "a=1; domain=.API.test",
        "a=1; Domain=app.localhost");
    row("set-host: a domain above it", hostApi, "a=1; Domain=test", "a=1; Domain=app.localhost");
    same("set-host: a host that ends alike", hostApi, "a=1; Domain=i.test");
    same("set-host: a host below it", hostApi, "a=1; Domain=x.api.test");
    same("set-host: another host", hostApi, "a=1; Domain=other.example");
    same("set-host: an empty one", hostApi, "a=1; Domain=");
    same("set-host: none", hostApi, "a=1; Path=/");
    same("set-host: in the value", hostApi, "Domain=api.test");
    row("both", {strip("/api", true), setHost("api.test", true)}, "a=1; Domain=api.test; Path=/x",
        "a=1; Domain=app.localhost; Path=/api/x");
}

void TestFiltersMapBack::cookies()
{
    QFETCH(FilterSpecs, specs);
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, passed);

    FilterExchange exchange(specs);
    QVERIFY(exchangeHeads(exchange, "Set-Cookie: first=1\r\nSet-Cookie: " + sent +
                                        "\r\nX: 1\r\nSet-Cookie: last=1\r\n"));
    // Every cookie keeps a field of its own, and their order.
    QByteArrayList cookies;
    for (const QByteArray &line : FilterExchange::lines(exchange.response.fields).split('\n')) {
        if (line.startsWith("Set-Cookie: "))
            cookies << line.mid(12).trimmed();
    }
    QCOMPARE(cookies, (QByteArrayList{"first=1", passed, "last=1"}));
}

void TestFiltersMapBack::withoutMapBackNothingChanges()
{
    const FilterSpecs specs{strip("/api"), addPrefix("/v1"), replacePrefix("/v1", "/v2"),
                            setHost("api.test")};
    FilterExchange exchange(specs);
    QVERIFY(!exchange.chain->has(filters::StageResponseHead));
    const QByteArray lines = "Location: /v2/x\r\nSet-Cookie: a=1; Path=/v2; Domain=api.test\r\n";
    QVERIFY(exchangeHeads(exchange, lines));
    QCOMPARE(FilterExchange::lines(exchange.response.fields), "Content-Length: 0\r\n" + lines);
}

void TestFiltersMapBack::onlyWhereTheRequestWasChanged()
{
    FilterExchange exchange(stripApi);
    QVERIFY(exchangeHeads(exchange, "Location: /login\r\nSet-Cookie: a=1; Path=/\r\n", "/other"));
    QCOMPARE(FilterExchange::lines(exchange.response.fields),
             QByteArray("Content-Length: 0\r\nLocation: /login\r\nSet-Cookie: a=1; Path=/\r\n"));

    // The next request on the connection is judged anew.
    exchange.context.clear();
    exchange.run.start(exchange.chain.get());
    QVERIFY(exchangeHeads(exchange, "Location: /login\r\n", "/api/other"));
    QCOMPARE(bytes(exchange.response.fields.get("location")), QByteArray("/api/login"));
    exchange.context.clear();
    exchange.run.start(exchange.chain.get());
    QVERIFY(exchangeHeads(exchange, "Location: /login\r\n", "/other"));
    QCOMPARE(bytes(exchange.response.fields.get("location")), QByteArray("/login"));
}

void TestFiltersMapBack::clientOnTls()
{
    // The server speaks plain HTTP and doesn't know better; the client must stay on https.
    FilterExchange exchange(hostApi);
    exchange.context.scheme = "https";
    QVERIFY(exchangeHeads(exchange, "Location: http://api.test:81/x\r\n", "/", "app.localhost"));
    QCOMPARE(bytes(exchange.response.fields.get("location")),
             QByteArray("https://app.localhost/x"));

    FilterExchange own(stripApi);
    own.context.scheme = "https";
    QVERIFY(
        exchangeHeads(own, "Location: https://app.localhost:443/x\r\n", "/api/", "app.localhost"));
    QCOMPARE(bytes(own.response.fields.get("location")),
             QByteArray("https://app.localhost:443/api/x"));
}

void TestFiltersMapBack::serverOnTls()
{
    FilterExchange exchange({setHost("api.example", true)});
    exchange.context.serverScheme = "https";
    QVERIFY(exchangeHeads(exchange, "Location: https://api.example/x\r\n"));
    QCOMPARE(bytes(exchange.response.fields.get("location")),
             QByteArray("http://app.localhost:8080/x"));

    // Sending a client from http to https is a wish of the server's that must not become a loop.
    FilterExchange upgrade({setHost("app.localhost", true)});
    QVERIFY(exchangeHeads(upgrade, "Location: https://app.localhost/x\r\n", "/", "app.localhost"));
    QCOMPARE(bytes(upgrade.response.fields.get("location")), QByteArray("https://app.localhost/x"));

    // On the default ports the scheme alone makes the difference.
    FilterExchange other(stripApi);
    QVERIFY(
        exchangeHeads(other, "Location: https://app.localhost/x\r\n", "/api/", "app.localhost"));
    QCOMPARE(bytes(other.response.fields.get("location")), QByteArray("https://app.localhost/x"));
}

void TestFiltersMapBack::clientWithoutHost()
{
    FilterExchange exchange({strip("/api", true), setHost("api.test", true)});
    QVERIFY(exchange.parse("GET /api/x HTTP/1.0\r\n\r\n"));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Continue);
    QVERIFY(exchange.answer(
        "Location: http://api.test/y\r\nSet-Cookie: a=1; Domain=api.test; Secure\r\n"));
    QCOMPARE(exchange.run.responseHead(exchange.context), FilterAction::Continue);
    QCOMPARE(bytes(exchange.response.fields.get("location")), QByteArray("/api/y"));
    QCOMPARE(bytes(exchange.response.fields.get("set-cookie")), QByteArray("a=1; Secure"));

    // No Domain can name an address.
    for (const char *address : {"127.0.0.1:8080", "[::1]:8080"}) {
        FilterExchange byAddress(hostApi);
        QVERIFY(
            exchangeHeads(byAddress, "Set-Cookie: a=1; Domain=api.test; Secure\r\n", "/", address));
        QCOMPARE(bytes(byAddress.response.fields.get("set-cookie")), QByteArray("a=1; Secure"));
    }
}

void TestFiltersMapBack::answersOfInnerFiltersAreMappedToo()
{
    FilterExchange exchange({strip("/api", true), redirect("{path}/")});
    QVERIFY(exchange.get("/api/x"));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Respond);
    exchange.response.fields = exchange.context.answer->fields;
    exchange.context.response = &exchange.response;
    QVERIFY(exchange.run.active(filters::StageResponseHead));
    QCOMPARE(exchange.run.responseHead(exchange.context), FilterAction::Continue);
    QCOMPARE(bytes(exchange.response.fields.get("location")), QByteArray("/api/x/"));
}

QTEST_APPLESS_MAIN(TestFiltersMapBack)
#include "tst_filters_map_back.moc"

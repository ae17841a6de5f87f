// set-, add- and remove-request-headers and -response-headers, with their placeholders.
#include "filter_exchange.h"
#include "filters/header_filter.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::test;
using filters::FilterAction;

class TestFiltersHeaders : public QObject
{
    Q_OBJECT

private slots:
    void requestFields_data();
    void requestFields();
    void placeholders_data();
    void placeholders();
    void protectedNames_data();
    void protectedNames();
    void hostIsSetHost_data();
    void hostIsSetHost();
    void responseFields_data();
    void responseFields();
    void serverIsKnownAfterThePick();
    void everyTryLeavesOneValue();
    void addedFieldsOfAnEarlierTryVanish();
    void hostMadeOfTheServer();
    void clientsCannotRemoveWhatAFilterSets();
    void controlCharactersStayOut_data();
    void controlCharactersStayOut();
    void sharedFilterKeepsNothingOfARequest();
};

void TestFiltersHeaders::requestFields_data()
{
    QTest::addColumn<FilterSpecs>("specs");
    QTest::addColumn<QByteArray>("sent"); // besides Host
    QTest::addColumn<QByteArray>("forwarded");

    QTest::newRow("set adds a field that wasn't there")
        << FilterSpecs{requestHeaders(Op::Set, {{"x-env", "dev"}})} << QByteArray("A: 1\r\n")
        << QByteArray("A: 1\r\nx-env: dev\r\n");
    QTest::newRow("set replaces every field of that name, whatever its case")
        << FilterSpecs{requestHeaders(Op::Set, {{"x-env", "dev"}})}
        << QByteArray("X-Env: a\r\nA: 1\r\nx-ENV: b\r\n") << QByteArray("A: 1\r\nx-env: dev\r\n");
    QTest::newRow("add keeps the fields that were there")
        << FilterSpecs{requestHeaders(Op::Add, {{"x-env", "dev"}})} << QByteArray("X-Env: a\r\n")
        << QByteArray("X-Env: a\r\nx-env: dev\r\n");
    QTest::newRow("remove takes every field of that name")
        << FilterSpecs{requestHeaders(Op::Remove, {{"cookie", ""}, {"x-a", ""}})}
        << QByteArray("Cookie: a\r\nX-B: 2\r\nX-A: 1\r\ncookie: b\r\n") << QByteArray("X-B: 2\r\n");
    QTest::newRow("remove of an absent field changes nothing")
        << FilterSpecs{requestHeaders(Op::Remove, {{"x-none", ""}})} << QByteArray("A: 1\r\n")
        << QByteArray("A: 1\r\n");
    QTest::newRow("several fields in the file's order")
        << FilterSpecs{requestHeaders(Op::Set, {{"b", "1"}, {"a", "2"}})} << QByteArray()
        << QByteArray("b: 1\r\na: 2\r\n");
    QTest::newRow("the same name set twice: the last one stands")
        << FilterSpecs{requestHeaders(Op::Set, {{"a", "1"}, {"A", "2"}})} << QByteArray()
        << QByteArray("A: 2\r\n");
    QTest::newRow("the same name added twice: both stand")
        << FilterSpecs{requestHeaders(Op::Add, {{"a", "1"}, {"a", "2"}})} << QByteArray()
        << QByteArray("a: 1\r\na: 2\r\n");
    QTest::newRow("filters run in file order: set, then remove")
        << FilterSpecs{requestHeaders(Op::Set, {{"a", "1"}}),
                       requestHeaders(Op::Remove, {{"a", ""}})}
        << QByteArray() << QByteArray();
    QTest::newRow("filters run in file order: remove, then set")
        << FilterSpecs{requestHeaders(Op::Remove, {{"a", ""}}),
                       requestHeaders(Op::Set, {{"a", "1"}})}
        << QByteArray("a: client\r\n") << QByteArray("a: 1\r\n");
    QTest::newRow("an empty value removes the field")
        << FilterSpecs{requestHeaders(Op::Set, {{"authorization", ""}})}
        << QByteArray("Authorization: secret\r\n") << QByteArray();
    QTest::newRow("a placeholder without a value removes the field")
        << FilterSpecs{requestHeaders(Op::Set, {{"x-user", "{header.x-none}"}})}
        << QByteArray("X-User: forged\r\n") << QByteArray();
    QTest::newRow("adding an empty value adds nothing")
        << FilterSpecs{requestHeaders(Op::Add, {{"x-user", "{header.x-none}"}})}
        << QByteArray("X-User: kept\r\n") << QByteArray("X-User: kept\r\n");
    QTest::newRow("a value may be made of the field that it replaces")
        << FilterSpecs{requestHeaders(Op::Set, {{"x-a", "<{header.x-a}>"}})}
        << QByteArray("X-A: 1\r\n") << QByteArray("x-a: <1>\r\n");
    QTest::newRow("a later line sees what an earlier one set")
        << FilterSpecs{requestHeaders(Op::Set, {{"x-a", "1"}, {"x-b", "{header.x-a}2"}})}
        << QByteArray() << QByteArray("x-a: 1\r\nx-b: 12\r\n");
    QTest::newRow("space around a value is no part of it")
        << FilterSpecs{requestHeaders(Op::Set, {{"a", "  b c \t"}})} << QByteArray()
        << QByteArray("a: b c\r\n");
    QTest::newRow("UTF-8 passes") << FilterSpecs{requestHeaders(Op::Set, {{"a", "grün"}})}
                                  << QByteArray() << QByteArray("a: grün\r\n");
    QTest::newRow("a name that is no token is left out")
        << FilterSpecs{requestHeaders(Op::Set, {{"a b", "1"}, {"", "2"}, {"c:", "3"}, {"ok", "4"}})}
        << QByteArray() << QByteArray("ok: 4\r\n");
}

void TestFiltersHeaders::requestFields()
{
    QFETCH(FilterSpecs, specs);
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, forwarded);

    FilterExchange exchange(specs);
    QVERIFY(exchange.get("/", sent.toStdString(), "h"));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Continue);
    QCOMPARE(FilterExchange::lines(exchange.request.fields), "Host: h\r\n" + forwarded);
}

void TestFiltersHeaders::placeholders_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("result"); // null: no field

    QTest::newRow("host: lower-cased, without the port")
        << QByteArray("{host}") << QByteArray("/") << QByteArray("app.localhost");
    QTest::newRow("path: without the query")
        << QByteArray("{path}") << QByteArray("/a/b?c") << QByteArray("/a/b");
    QTest::newRow("path: normalised")
        << QByteArray("{path}") << QByteArray("/x/../%61b") << QByteArray("/ab");
    QTest::newRow("path: escapes stay escapes")
        << QByteArray("{path}") << QByteArray("/a%20b%2Fc%0D%0Ad")
        << QByteArray("/a%20b%2Fc%0D%0Ad");
    QTest::newRow("query: without the mark")
        << QByteArray("{query}") << QByteArray("/?a=1&b=%0A") << QByteArray("a=1&b=%0A");
    QTest::newRow("query: none") << QByteArray("{query}") << QByteArray("/") << QByteArray();
    QTest::newRow("?query: with the mark")
        << QByteArray("{path}{?query}") << QByteArray("/p?a=1") << QByteArray("/p?a=1");
    QTest::newRow("?query: no mark without a query")
        << QByteArray("{path}{?query}") << QByteArray("/p") << QByteArray("/p");
    QTest::newRow("?query: no mark for an empty query")
        << QByteArray("{path}{?query}") << QByteArray("/p?") << QByteArray("/p");
    QTest::newRow("client.ip") << QByteArray("{client.ip}") << QByteArray("/")
                               << QByteArray("127.0.0.9");
    QTest::newRow("route") << QByteArray("{route}") << QByteArray("/") << QByteArray("app");
    QTest::newRow("request-id") << QByteArray("{request-id}") << QByteArray("/")
                                << QByteArray("r-1");
    QTest::newRow("header of the request")
        << QByteArray("{header.x-in}") << QByteArray("/") << QByteArray("one");
    QTest::newRow("header, any case")
        << QByteArray("{header.X-IN}") << QByteArray("/") << QByteArray("one");
    QTest::newRow("header that the proxy knows")
        << QByteArray("{header.user-agent}") << QByteArray("/") << QByteArray("UA/1");
    QTest::newRow("header that isn't there")
        << QByteArray("{header.x-none}") << QByteArray("/") << QByteArray();
    QTest::newRow("text around and between")
        << QByteArray("a{route}b{host}c") << QByteArray("/") << QByteArray("aappbapp.localhostc");
    QTest::newRow("unknown names stay as text")
        << QByteArray("{nope} {route}") << QByteArray("/") << QByteArray("{nope} app");
    QTest::newRow("names are case-sensitive")
        << QByteArray("{Host}") << QByteArray("/") << QByteArray("{Host}");
    QTest::newRow("a JSON value stays as it is")
        << QByteArray("{\"a\": {\"b\": 1}}") << QByteArray("/")
        << QByteArray("{\"a\": {\"b\": 1}}");
    QTest::newRow("a placeholder in braces")
        << QByteArray("{{route}}") << QByteArray("/") << QByteArray("{app}");
    QTest::newRow("an open brace at the end")
        << QByteArray("{route}{") << QByteArray("/") << QByteArray("app{");
    QTest::newRow("an unfinished placeholder")
        << QByteArray("{route") << QByteArray("/") << QByteArray("{route");
    QTest::newRow("an empty placeholder")
        << QByteArray("{}") << QByteArray("/") << QByteArray("{}");
    QTest::newRow("a header without a name")
        << QByteArray("{header.}") << QByteArray("/") << QByteArray("{header.}");
    QTest::newRow("a header name that is no token")
        << QByteArray("{header.a b}") << QByteArray("/") << QByteArray("{header.a b}");
    QTest::newRow("values aren't expanded again")
        << QByteArray("{query}") << QByteArray("/?%7Broute%7D") << QByteArray("%7Broute%7D");
}

void TestFiltersHeaders::placeholders()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, result);

    FilterExchange exchange({requestHeaders(Op::Set, {{"out", value.toStdString()}})});
    QVERIFY(exchange.get(target.toStdString(), "X-In: one\r\nX-In: two\r\nUser-Agent: UA/1\r\n",
                         "App.Localhost:8080"));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Continue);
    QCOMPARE(exchange.request.fields.find("out") != nullptr, !result.isNull());
    QCOMPARE(bytes(exchange.request.fields.get("out")), result);
}

void TestFiltersHeaders::protectedNames_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name :
         {"Content-Length", "Transfer-Encoding", "Trailer", "TE", "Connection", "Keep-Alive",
          "Proxy-Connection", "Upgrade", "Expect", "content-length", "CONNECTION"})
        QTest::newRow(name) << QByteArray(name);
}

void TestFiltersHeaders::protectedNames()
{
    QFETCH(QByteArray, name);
    const std::string text = name.toStdString();

    for (const bool response : {false, true}) {
        for (const Op op : {Op::Set, Op::Add, Op::Remove}) {
            const filters::HeaderFilter filter({op, response, {{text, "chunked"}}});
            QCOMPARE(filter.stages(), 0u);
        }
    }
    FilterExchange exchange({requestHeaders(Op::Set, {{text, "7"}, {"x-ok", "1"}}),
                             requestHeaders(Op::Add, {{text, "7"}}),
                             requestHeaders(Op::Remove, {{text, ""}})});
    QVERIFY(exchange.parse("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n"));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Continue);
    QCOMPARE(FilterExchange::lines(exchange.request.fields),
             QByteArray("Host: h\r\nContent-Length: 5\r\nx-ok: 1\r\n"));
}

void TestFiltersHeaders::hostIsSetHost_data()
{
    QTest::addColumn<FilterSpecs>("specs");
    QTest::addColumn<bool>("fails");
    QTest::addColumn<QByteArray>("host"); // override

    QTest::newRow("set") << FilterSpecs{requestHeaders(Op::Set, {{"Host", "api.test:81"}})} << false
                         << QByteArray("api.test:81");
    QTest::newRow("any case") << FilterSpecs{requestHeaders(Op::Set, {{"host", "api.test"}})}
                              << false << QByteArray("api.test");
    QTest::newRow("added: there is only one")
        << FilterSpecs{requestHeaders(Op::Add, {{"Host", "api.test"}})} << false
        << QByteArray("api.test");
    QTest::newRow("removed: stays, HTTP/1.1 needs it")
        << FilterSpecs{requestHeaders(Op::Remove, {{"Host", ""}})} << false << QByteArray();
    QTest::newRow("placeholders") << FilterSpecs{requestHeaders(Op::Set,
                                                                {{"Host", "{route}.{host}:1"}})}
                                  << false << QByteArray("app.app.localhost:1");
    QTest::newRow("IPv6") << FilterSpecs{requestHeaders(Op::Set, {{"Host", "[::1]:1"}})} << false
                          << QByteArray("[::1]:1");
    QTest::newRow("of a field of the request")
        << FilterSpecs{requestHeaders(Op::Set, {{"Host", "{header.x-in}"}})} << false
        << QByteArray("one");
    QTest::newRow("empty: as it was")
        << FilterSpecs{requestHeaders(Op::Set, {{"Host", "{header.x-none}"}})} << false
        << QByteArray();
    QTest::newRow("no host: 400") << FilterSpecs{requestHeaders(Op::Set,
                                                                {{"Host", "{header.x-bad}"}})}
                                  << true << QByteArray();
    QTest::newRow("after set-host: the later one stands")
        << FilterSpecs{setHost("first.test"), requestHeaders(Op::Set, {{"Host", "second.test"}})}
        << false << QByteArray("second.test");
    QTest::newRow("before set-host: the later one stands")
        << FilterSpecs{requestHeaders(Op::Set, {{"Host", "first.test"}}), setHost("second.test")}
        << false << QByteArray("second.test");
}

void TestFiltersHeaders::hostIsSetHost()
{
    QFETCH(FilterSpecs, specs);
    QFETCH(bool, fails);
    QFETCH(QByteArray, host);

    FilterExchange exchange(specs);
    QVERIFY(exchange.get("/", "X-In: one\r\nX-Bad: user@evil.test/x\r\n"));
    QCOMPARE(exchange.run.requestHead(exchange.context),
             fails ? FilterAction::Fail : FilterAction::Continue);
    if (fails) {
        QCOMPARE(exchange.context.error->type(), ErrorType::InvalidHost);
        QCOMPARE(exchange.context.error->status(), 400);
    }
    QCOMPARE(bytes(exchange.context.hostOverride), host);
    QCOMPARE(bytes(exchange.request.fields.get("host")), QByteArray("app.localhost:8080"));
}

void TestFiltersHeaders::responseFields_data()
{
    QTest::addColumn<FilterSpecs>("specs");
    QTest::addColumn<QByteArray>("answered");
    QTest::addColumn<QByteArray>("passed");

    QTest::newRow("set") << FilterSpecs{responseHeaders(Op::Set, {{"server", "mine"}})}
                         << QByteArray("Server: x\r\n") << QByteArray("server: mine\r\n");
    QTest::newRow("add") << FilterSpecs{responseHeaders(Op::Add, {{"vary", "origin"}})}
                         << QByteArray("Vary: accept\r\n")
                         << QByteArray("Vary: accept\r\nvary: origin\r\n");
    QTest::newRow("remove") << FilterSpecs{responseHeaders(Op::Remove, {{"x-powered-by", ""}})}
                            << QByteArray("X-Powered-By: php\r\nA: 1\r\n")
                            << QByteArray("A: 1\r\n");
    QTest::newRow("reverse order: the filter that stands first has the last word")
        << FilterSpecs{responseHeaders(Op::Set, {{"a", "first"}}),
                       responseHeaders(Op::Set, {{"a", "second"}})}
        << QByteArray() << QByteArray("a: first\r\n");
    QTest::newRow("placeholders speak of the request, its fields included")
        << FilterSpecs{responseHeaders(Op::Set,
                                       {{"a", "{host}{path}{?query} {client.ip} {header.x-in}"}})}
        << QByteArray("X-In: answer\r\n")
        << QByteArray("X-In: answer\r\na: app.localhost/p?q=1 127.0.0.9 request\r\n");
    QTest::newRow("the server is known")
        << FilterSpecs{responseHeaders(Op::Set, {{"x-server", "{server}"}})} << QByteArray()
        << QByteArray("x-server: blue\r\n");
    QTest::newRow("Host is a field like any other in an answer")
        << FilterSpecs{responseHeaders(Op::Set, {{"host", "x"}})} << QByteArray()
        << QByteArray("host: x\r\n");
}

void TestFiltersHeaders::responseFields()
{
    QFETCH(FilterSpecs, specs);
    QFETCH(QByteArray, answered);
    QFETCH(QByteArray, passed);

    FilterExchange exchange(specs);
    QVERIFY(exchange.get("/p?q=1", "X-In: request\r\n"));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Continue);
    exchange.pick("blue");
    QVERIFY(exchange.answer(answered.toStdString()));
    QCOMPARE(exchange.run.responseHead(exchange.context), FilterAction::Continue);
    QCOMPARE(FilterExchange::lines(exchange.response.fields), "Content-Length: 0\r\n" + passed);
    QVERIFY(exchange.context.hostOverride.empty());
}

void TestFiltersHeaders::serverIsKnownAfterThePick()
{
    FilterExchange exchange(
        {requestHeaders(Op::Set, {{"x-server", "{server}"}, {"x-env", "dev"}})});
    QVERIFY(exchange.get("/", "X-Server: forged\r\n", "h"));
    QVERIFY(exchange.run.active(filters::StageRequestHead));
    QVERIFY(exchange.run.active(filters::StageServerPicked));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Continue);
    QCOMPARE(bytes(exchange.request.fields.get("x-env")), QByteArray("dev"));
    exchange.pick("blue");
    QCOMPARE(FilterExchange::lines(exchange.request.fields),
             QByteArray("Host: h\r\nx-env: dev\r\nx-server: blue\r\n"));
}

void TestFiltersHeaders::everyTryLeavesOneValue()
{
    FilterExchange exchange({requestHeaders(Op::Set, {{"x-server", "{server} of {route}"}})});
    QVERIFY(!exchange.chain->has(filters::StageRequestHead));
    QVERIFY(exchange.get("/", {}, "h"));
    for (const char *server : {"a", "b", "a", "c"}) {
        exchange.pick(server);
        QCOMPARE(FilterExchange::lines(exchange.request.fields),
                 "Host: h\r\nx-server: " + QByteArray(server) + " of app\r\n");
    }
}

void TestFiltersHeaders::addedFieldsOfAnEarlierTryVanish()
{
    FilterExchange exchange(
        {requestHeaders(Op::Add, {{"via-server", "{server}"}, {"via-server", "2 {server}"}}),
         requestHeaders(Op::Add, {{"via-server", "3 {server}"}})});
    QVERIFY(exchange.get("/", "Via-Server: client\r\n", "h"));
    for (const char *server : {"a", "b", "c"}) {
        exchange.pick(server);
        const QByteArray name(server);
        QCOMPARE(FilterExchange::lines(exchange.request.fields),
                 "Host: h\r\nVia-Server: client\r\nvia-server: " + name + "\r\nvia-server: 2 " +
                     name + "\r\nvia-server: 3 " + name + "\r\n");
    }
    // The next request of the connection starts afresh.
    exchange.run.start(exchange.chain.get());
    QVERIFY(exchange.get("/", "X-Much-Longer-Than-Before: 1\r\nVia-Server: client\r\n", "h"));
    exchange.pick("d");
    QCOMPARE(
        FilterExchange::lines(exchange.request.fields),
        QByteArray(
            "Host: h\r\nX-Much-Longer-Than-Before: 1\r\nVia-Server: client\r\nvia-server: d\r\n"
            "via-server: 2 d\r\nvia-server: 3 d\r\n"));
}

void TestFiltersHeaders::hostMadeOfTheServer()
{
    FilterExchange exchange({requestHeaders(Op::Set, {{"Host", "{server}.test"}})});
    QVERIFY(exchange.get("/"));
    exchange.pick("blue");
    QCOMPARE(bytes(exchange.context.hostOverride), QByteArray("blue.test"));
    exchange.pick("green");
    QCOMPARE(bytes(exchange.context.hostOverride), QByteArray("green.test"));
    exchange.pick("no host at all/");
    QCOMPARE(bytes(exchange.context.hostOverride), QByteArray("green.test"));
}

void TestFiltersHeaders::clientsCannotRemoveWhatAFilterSets()
{
    FilterExchange exchange({requestHeaders(Op::Set, {{"x-user", "local"}})});
    QVERIFY(exchange.get("/", "X-User: forged\r\nConnection: x-user\r\n", "h"));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Continue);
    QCOMPARE(FilterExchange::lines(exchange.request.fields),
             QByteArray("Host: h\r\nx-user: local\r\n"));
}

void TestFiltersHeaders::controlCharactersStayOut_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<bool>("parsed");

    // Raw ones never get as far as a filter …
    QTest::newRow("CR in the path") << QByteArray("/a\rb") << QByteArray() << false;
    QTest::newRow("LF in the path") << QByteArray("/a\nb") << QByteArray() << false;
    QTest::newRow("NUL in the path") << QByteArray("/a\0b", 4) << QByteArray() << false;
    QTest::newRow("DEL in the path") << QByteArray("/a\x7f"
                                                   "b")
                                     << QByteArray() << false;
    QTest::newRow("LF in the query") << QByteArray("/?a\nb") << QByteArray() << false;
    QTest::newRow("CR in a value") << QByteArray("/") << QByteArray("X-In: a\rb\r\n") << false;
    QTest::newRow("LF in a value") << QByteArray("/") << QByteArray("X-In: a\nb\r\n") << false;
    QTest::newRow("NUL in a value") << QByteArray("/") << QByteArray("X-In: a\0b\r\n", 11) << false;
    QTest::newRow("ESC in a value") << QByteArray("/")
                                    << QByteArray("X-In: a\x1b"
                                                  "b\r\n")
                                    << false;
    QTest::newRow("encoded NUL in the path") << QByteArray("/a%00b") << QByteArray() << false;
    // … and encoded ones aren't decoded.
    QTest::newRow("encoded CRLF in the path")
        << QByteArray("/a%0d%0aX-Evil:%201") << QByteArray() << true;
    QTest::newRow("encoded CRLF in the query")
        << QByteArray("/?a%0d%0aX-Evil:%201") << QByteArray() << true;
    QTest::newRow("encoded CRLF in a value")
        << QByteArray("/") << QByteArray("X-In: a%0D%0AX-Evil: 1\r\n") << true;
    QTest::newRow("HTAB in a value") << QByteArray("/") << QByteArray("X-In: a\tb\r\n") << true;
    QTest::newRow("obs-text in a value")
        << QByteArray("/") << QByteArray("X-In: a\xff\r\n") << true;
}

void TestFiltersHeaders::controlCharactersStayOut()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, lines);
    QFETCH(bool, parsed);

    FilterExchange exchange(
        {requestHeaders(Op::Set, {{"out", "{path} {query} {header.x-in} {route} {server}"}})});
    QCOMPARE(exchange.get(target.toStdString(), lines.toStdString()), parsed);
    if (!parsed)
        return;
    // Names come from the configuration; these are as bad as they can be.
    exchange.context.route = "r\r\nX-Evil: 1";
    const std::string server("s\0\x7f\n", 4);
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Continue);
    exchange.pick(server);
    const auto value = exchange.request.fields.get("out");
    QVERIFY(!value.empty());
    QVERIFY2(http::isFieldValue(value), bytes(value).toPercentEncoding().constData());
    QVERIFY(!exchange.request.fields.find("x-evil"));
    QVERIFY(bytes(value).contains("r  X-Evil: 1 s"));
}

void TestFiltersHeaders::sharedFilterKeepsNothingOfARequest()
{
    const FilterSpecs specs{requestHeaders(Op::Set, {{"out", "{header.x-in}"}})};
    FilterExchange one(specs);
    FilterExchange two(specs);
    two.run.start(one.chain.get());
    QVERIFY(one.get("/", "X-In: one\r\n"));
    QVERIFY(two.get("/", "X-In: two\r\n"));
    QCOMPARE(one.run.requestHead(one.context), FilterAction::Continue);
    QCOMPARE(two.run.requestHead(two.context), FilterAction::Continue);
    QCOMPARE(bytes(one.request.fields.get("out")), QByteArray("one"));
    QCOMPARE(bytes(two.request.fields.get("out")), QByteArray("two"));
}

QTEST_APPLESS_MAIN(TestFiltersHeaders)
#include "tst_filters_headers.moc"

// redirect and respond.
#include "filter_exchange.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::test;
using filters::FilterAction;

class TestFiltersAnswers : public QObject
{
    Q_OBJECT

private slots:
    void redirect_data();
    void redirect();
    void redirectBodyIsEscaped();
    void redirectToNowhere();
    void respond_data();
    void respond();
    void answersDontWearOut();
    void behindAnAnswerNothingRuns();
};

void TestFiltersAnswers::redirect_data()
{
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<quint16>("status"); // 0: not given
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("location");
    const auto row = [](const char *name, const char *to, quint16 status, const char *target,
                        const char *location) {
        QTest::newRow(name) << QByteArray(to) << status << QByteArray(target)
                            << QByteArray(location);
    };

    row("302 by default", "http://app.localhost:8080/", 0, "/x?y", "http://app.localhost:8080/");
    row("308", "http://app.localhost:8080{path}{?query}", 308, "/a/b?c=d&e",
        "http://app.localhost:8080/a/b?c=d&e");
    row("301 without a query", "http://app.localhost:8080{path}{?query}", 301, "/a",
        "http://app.localhost:8080/a");
    row("303", "/done", 303, "/", "/done");
    row("307 with {query}", "/new?from=old&{query}", 307, "/?a=1", "/new?from=old&a=1");
    row("host", "https://{host}{path}", 0, "/a", "https://old.localhost/a");
    row("a header", "http://{header.x-to}/", 0, "/", "http://there.test/");
    row("the normalised path", "http://h{path}", 0, "/b/../%61%2f", "http://h/a%2F");
    row("encoded CRLF stays encoded", "http://h{path}{?query}", 0, "/%0d%0aX:1?%0d%0aY",
        "http://h/%0D%0AX:1?%0d%0aY");
    row("what is no URL is encoded", "http://h/{header.x-bad}", 0, "/",
        "http://h/a%20%22b%22%3Cc%3E%C3%BC%5C");
    row("the file's own text too", "http://h/grün b", 0, "/", "http://h/gr%C3%BCn%20b");
    row("no path leads to another host", "{path}/", 0, "//evil.test", "/evil.test/");
    row("no path leads to another host, however many slashes", "{path}", 0, "////evil.test/x",
        "/evil.test/x");
    row("no path leads to another host, nor only slashes", "{path}", 0, "//", "/");
    row("no path leads to another host behind the file's slash", "/{header.x-slash}", 0, "/",
        "/evil.test");
    row("backslashes lead nowhere", "/{header.x-back}", 0, "/", "/%5Cevil.test");
    row("the file may leave out the scheme", "//cdn.test{path}", 0, "/a", "//cdn.test/a");
    row("double slashes further on stay", "http://h{path}", 0, "//a//b", "http://h//a//b");
}

void TestFiltersAnswers::redirect()
{
    QFETCH(QByteArray, to);
    QFETCH(quint16, status);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, location);

    config::RedirectSpec spec;
    spec.to = to.toStdString();
    if (status)
        spec.status = status;
    FilterExchange exchange({filter(spec)});
    QVERIFY(
        exchange.get(target.toStdString(),
                     "X-To: there.test\r\nX-Bad: a \"b\"<c>\xc3\xbc\\\r\nX-Slash: /evil.test\r\n"
                     "X-Back: \\evil.test\r\n",
                     "Old.localhost:8080"));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Respond);
    const filters::DirectAnswer &answer = *exchange.context.answer;
    QCOMPARE(answer.status, status ? status : std::uint16_t(302));
    QCOMPARE(bytes(answer.fields.get("location")), location);
    QCOMPARE(bytes(answer.fields.get("content-type")), QByteArray("text/html; charset=utf-8"));
    QCOMPARE(answer.fields.size(), std::size_t(2));
    QVERIFY(bytes(answer.body).contains("href=\""));
}

void TestFiltersAnswers::redirectBodyIsEscaped()
{
    FilterExchange exchange({test::redirect("http://h/?a=1&b='{query}'")});
    QVERIFY(exchange.get("/?\"><script>"));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Respond);
    const QByteArray body = bytes(exchange.context.answer->content());
    const QByteArray link = "http://h/?a=1&amp;b=&#39;%22%3E%3Cscript%3E&#39;";
    const QByteArray anchor = "<a href=\"" + link + "\">" + link + "</a>";
    QVERIFY2(body.contains(anchor), body.constData());
    QVERIFY(!body.contains("<script"));
}

void TestFiltersAnswers::redirectToNowhere()
{
    FilterExchange exchange({test::redirect("{header.x-none}")});
    QVERIFY(exchange.get("/"));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Fail);
    QCOMPARE(exchange.context.error->status(), 500);
    QVERIFY(!exchange.context.answer);
}

void TestFiltersAnswers::respond_data()
{
    QTest::addColumn<quint16>("status");
    QTest::addColumn<FilterSpecs>("specs");
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, quint16 status, config::NameValues headers,
                        const char *body, const char *file, const char *lines) {
        QTest::newRow(name) << status
                            << FilterSpecs{filter(
                                   config::RespondSpec{status, std::move(headers), body, file})}
                            << QByteArray(lines) << QByteArray(body);
    };
    row("nothing but a status", 204, {}, "", "", "");
    row("a body is plain text", 200, {}, "hello", "",
        "Content-Type: text/plain; charset=utf-8\r\n");
    row("unless the file says otherwise", 200, {{"content-type", "application/json"}},
        "{\"path\":\"{path}\"}", "", "content-type: application/json\r\n");
    row("headers in order, twice too", 503, {{"Retry-After", "5"}, {"X-A", "1"}, {"X-A", "2"}}, "",
        "", "Retry-After: 5\r\nX-A: 1\r\nX-A: 2\r\n");
    row("framing is the proxy's own", 200,
        {{"Content-Length", "99"},
         {"Transfer-Encoding", "chunked"},
         {"Connection", "close"},
         {"X-A", "1"}},
        "", "", "X-A: 1\r\n");
    row("a value can't bring in another field", 200, {{"X-A", "1\r\nX-B: 2"}}, "", "",
        "X-A: 1  X-B: 2\r\n");
    row("an HTML file", 200, {}, "<p>", "/srv/maintenance.HTML",
        "Content-Type: text/html; charset=utf-8\r\n");
    row("a JSON file", 200, {}, "{}", "/srv.d/a.json", "Content-Type: application/json\r\n");
    row("a file of unknown kind", 200, {}, "x", "/srv.html/a",
        "Content-Type: application/octet-stream\r\n");
    row("an empty file has no type", 200, {}, "", "/srv/a.html", "");
}

void TestFiltersAnswers::respond()
{
    QFETCH(quint16, status);
    QFETCH(FilterSpecs, specs);
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, body);

    FilterExchange exchange(specs);
    QVERIFY(exchange.get("/x"));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Respond);
    QCOMPARE(exchange.context.answer->status, status);
    QCOMPARE(FilterExchange::lines(exchange.context.answer->fields), lines);
    QCOMPARE(bytes(exchange.context.answer->content()), body);
}

void TestFiltersAnswers::answersDontWearOut()
{
    FilterExchange exchange({filter(config::RespondSpec{200, {{"a", "b"}}, "body", {}})});
    for (int i = 0; i < 3; ++i) {
        exchange.context.clear();
        exchange.run.start(exchange.chain.get());
        QVERIFY(exchange.get("/"));
        QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Respond);
        QCOMPARE(bytes(exchange.context.answer->content()), QByteArray("body"));
        exchange.context.answer->body.clear(); // as an exchange may that moves it away
        exchange.context.answer->fields.clear();
    }
}

void TestFiltersAnswers::behindAnAnswerNothingRuns()
{
    FilterExchange exchange({requestHeaders(Op::Set, {{"a", "1"}}), test::redirect("/there"),
                             requestHeaders(Op::Set, {{"b", "2"}}),
                             responseHeaders(Op::Set, {{"c", "3"}})});
    QVERIFY(exchange.get("/"));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Respond);
    QVERIFY(exchange.request.fields.find("a"));
    QVERIFY(!exchange.request.fields.find("b"));
    QVERIFY(!exchange.run.active(filters::StageResponseHead));
}

QTEST_APPLESS_MAIN(TestFiltersAnswers)
#include "tst_filters_answers.moc"

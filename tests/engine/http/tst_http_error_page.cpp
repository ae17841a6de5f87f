// Error answers: the JSON's keys, who may see what, the HTML's escaping, and which of the two a
// client gets.
#include "http/error_page.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace signalbox::http;

class TestHttpErrorPage : public QObject
{
    Q_OBJECT

private slots:
    void jsonForLocalClients();
    void jsonForOthers();
    void unknownIsNull();
    void htmlForLocalClients();
    void linksOfHosts_data();
    void linksOfHosts();
    void htmlForOthers();
    void nothingIsEchoedUnescaped();
    void routesThatCameCloseSayWhatTheyAskFor();
    void accept_data();
    void accept();
    void reasons_data();
    void reasons();

private:
    static ErrorPageInput input()
    {
        return {.status = 502,
                .detail = "no server answered",
                .route = "api",
                .generation = 7,
                .tried = {{"blue", "connection refused"}, {"green", "timed out"}},
                .missed = {},
                .hosts = {"app.localhost:8080", "api.localhost:8080"},
                .port = {},
                .requestId = "abc-1",
                .local = true,
                .html = false};
    }
    static QJsonObject json(const ErrorPage &page)
    {
        return QJsonDocument::fromJson(QByteArray::fromStdString(page.body)).object();
    }
    static QString html(ErrorPageInput in)
    {
        in.html = true;
        const ErrorPage page = renderErrorPage(in);
        return page.contentType == "text/html; charset=utf-8" ? QString::fromStdString(page.body)
                                                              : QString();
    }
};

void TestHttpErrorPage::jsonForLocalClients()
{
    const ErrorPage page = renderErrorPage(input());
    QVERIFY(page.contentType == "application/problem+json");
    const QJsonObject expected{
        {QStringLiteral("type"), QStringLiteral("about:blank")},
        {QStringLiteral("title"), QStringLiteral("Bad Gateway")},
        {QStringLiteral("status"), 502},
        {QStringLiteral("detail"), QStringLiteral("no server answered")},
        {QStringLiteral("route"), QStringLiteral("api")},
        {QStringLiteral("generation"), 7},
        {QStringLiteral("tried"),
         QJsonArray{QJsonObject{{QStringLiteral("server"), QStringLiteral("blue")},
                                {QStringLiteral("error"), QStringLiteral("connection refused")}},
                    QJsonObject{{QStringLiteral("server"), QStringLiteral("green")},
                                {QStringLiteral("error"), QStringLiteral("timed out")}}}},
        {QStringLiteral("hosts"),
         QJsonArray{QStringLiteral("app.localhost:8080"), QStringLiteral("api.localhost:8080")}},
        {QStringLiteral("request-id"), QStringLiteral("abc-1")}};
    QCOMPARE(json(page), expected);
}

void TestHttpErrorPage::jsonForOthers()
{
    ErrorPageInput in = input();
    in.local = false;
    const QJsonObject object = json(renderErrorPage(in));
    QCOMPARE(object.keys(), (QStringList{QStringLiteral("detail"), QStringLiteral("generation"),
                                         QStringLiteral("request-id"), QStringLiteral("status"),
                                         QStringLiteral("title"), QStringLiteral("type")}));
}

void TestHttpErrorPage::routesThatCameCloseSayWhatTheyAskFor()
{
    ErrorPageInput in;
    in.status = 404;
    in.detail = "no route takes this request";
    in.missed = {{"api", "method POST: the request has '<GET>'"}};
    in.local = true;
    QCOMPARE(json(renderErrorPage(in)).value(QLatin1String("detail")).toString(),
             QStringLiteral("no route takes this request; 'api' asks for method POST: the request "
                            "has '<GET>'"));
    const QString page = html(in);
    QVERIFY(page.contains(QLatin1String("<td>api</td><td>method POST: the request has "
                                        "&#39;&lt;GET&gt;&#39;</td>")));
    in.local = false;
    QVERIFY(!html(in).contains(QLatin1String("POST")));
    QCOMPARE(json(renderErrorPage(in)).value(QLatin1String("detail")).toString(),
             QStringLiteral("no route takes this request"));
}

void TestHttpErrorPage::unknownIsNull()
{
    ErrorPageInput in;
    in.status = 404;
    in.local = true;
    const QJsonObject object = json(renderErrorPage(in));
    for (const char *key : {"detail", "route", "generation", "request-id"}) {
        QVERIFY2(object.contains(QLatin1String(key)), key);
        QVERIFY2(object.value(QLatin1String(key)).isNull(), key);
    }
    QVERIFY(object.value(QLatin1String("tried")).isArray());
    QVERIFY(object.value(QLatin1String("hosts")).isArray());
    in.tried = {{"a", ""}};
    const QJsonObject tried =
        json(renderErrorPage(in)).value(QLatin1String("tried")).toArray().at(0).toObject();
    QVERIFY(tried.value(QLatin1String("error")).isNull());
}

void TestHttpErrorPage::htmlForLocalClients()
{
    const QString page = html(input());
    for (const char *part :
         {"<!doctype html>", "<title>502 Bad Gateway</title>", "no server answered", ">api<", ">7<",
          ">blue<", ">connection refused<", ">green<", ">timed out<",
          "href=\"//app.localhost:8080/\"", ">abc-1<", "prefers-color-scheme:dark"})
        QVERIFY2(page.contains(QLatin1String(part)), part);
    // Self-contained: nothing is loaded and nothing runs.
    for (const char *part : {"<script", "src=", "url(", "@import", "<link"})
        QVERIFY2(!page.contains(QLatin1String(part)), part);
}

void TestHttpErrorPage::linksOfHosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("port");
    QTest::addColumn<QString>("item");
    const auto row = [](const char *name, const char *host, const char *port, const char *item) {
        QTest::newRow(name) << QString::fromUtf8(host) << QString::fromUtf8(port)
                            << QString::fromUtf8(item);
    };
    row("the port that the page came by", "app.localhost", "13001",
        "<a href=\"//app.localhost:13001/\">app.localhost</a>");
    row("its own port", "app.localhost:81", "13001",
        "<a href=\"//app.localhost:81/\">app.localhost:81</a>");
    row("no port", "app.localhost", "", "<a href=\"//app.localhost/\">app.localhost</a>");
    row("an address", "[::1]", "81", "<a href=\"//[::1]:81/\">[::1]</a>");
    row("an address with a port", "[::1]:82", "81", "<a href=\"//[::1]:82/\">[::1]:82</a>");
    row("a wildcard", "*.app.localhost", "13001", "*.app.localhost");
}

void TestHttpErrorPage::linksOfHosts()
{
    QFETCH(QString, host);
    QFETCH(QString, port);
    QFETCH(QString, item);
    ErrorPageInput in = input();
    in.hosts = {host.toStdString()};
    in.port = port.toStdString();
    const QString page = html(in);
    QVERIFY2(page.contains(u"<ul><li>" + item + u"</li></ul>"), qPrintable(page));
}

void TestHttpErrorPage::htmlForOthers()
{
    ErrorPageInput in = input();
    in.local = false;
    const QString page = html(in);
    QVERIFY(page.contains(QLatin1String("no server answered")));
    for (const char *part : {">api<", ">blue<", "connection refused", "app.localhost"})
        QVERIFY2(!page.contains(QLatin1String(part)), part);
}

void TestHttpErrorPage::nothingIsEchoedUnescaped()
{
    const std::string evil = "<script>alert('x')</script>\" onload=\"y\" & \xff\x01";
    ErrorPageInput in;
    in.local = true;
    in.detail = evil;
    in.route = evil;
    in.requestId = evil;
    in.tried = {{evil, evil}};
    in.hosts = {evil};
    const QString page = html(in);
    QVERIFY(!page.contains(QLatin1String("<script")));
    QVERIFY(!page.contains(QLatin1String("\" onload")));
    QVERIFY(!page.contains(QLatin1Char('\x01')));
    QCOMPARE(
        page.count(QLatin1String(
            "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;y&quot; &amp; ")),
        7);
    const QJsonObject object = json(renderErrorPage(in));
    QVERIFY(object.value(QLatin1String("route"))
                .toString()
                .startsWith(QLatin1String("<script>alert('x')</script>\"")));
}

void TestHttpErrorPage::accept_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<bool>("html");
    const auto row = [](const char *name, const char *field, bool html) {
        QTest::newRow(name) << QString::fromLatin1(field) << html;
    };
    row("a browser", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
        true);
    row("curl", "*/*", false);
    row("nothing", "", false);
    row("fetch for JSON", "application/json", false);
    row("a client that likes both but JSON more", "text/html;q=0.5, application/json", false);
    row("a client that likes both but HTML more", "text/html, application/json;q=0.9", true);
    row("problem JSON counts", "text/html;q=0.8, application/problem+json;q=0.9", false);
    row("a tie between named types", "text/html, application/json", false);
    row("a tie goes to the named one", "*/*, text/html", true);
    row("a tie with a named JSON", "text/*, application/json", false);
    row("text of any kind", "text/*", true);
    row("anything of application", "application/*, */*;q=0.1", false);
    row("HTML refused", "text/html;q=0, */*", false);
    row("the closest range decides", "text/html;q=0.1, text/*, application/json;q=0.5", false);
    row("upper case", "TEXT/HTML", true);
    row("other parameters", "text/html;level=1;q=0.7, application/json;q=0.3", true);
    row("a weight of three digits", "text/html;q=0.501, application/json;q=0.500", true);
    row("a malformed weight is no refusal", "text/html;q=x, application/json;q=0.9", true);
    row("white space", " text/html ; q=0.9 , application/json ; q=0.1 ", true);
    row("empty elements", ",, text/html,,", true);
    row("images only", "image/png, image/*;q=0.8", false);
}

void TestHttpErrorPage::accept()
{
    QFETCH(QString, field);
    QTEST(prefersHtml(field.toStdString()), "html");
}

void TestHttpErrorPage::reasons_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");
    QTest::newRow("200") << 200 << "OK";
    QTest::newRow("404") << 404 << "Not Found";
    QTest::newRow("421") << 421 << "Misdirected Request";
    QTest::newRow("431") << 431 << "Request Header Fields Too Large";
    QTest::newRow("505") << 505 << "HTTP Version Not Supported";
    QTest::newRow("508") << 508 << "Loop Detected";
    QTest::newRow("an unregistered one takes its class") << 477 << "Bad Request";
    QTest::newRow("none") << 0 << "";
    QTest::newRow("beyond") << 600 << "";
}

void TestHttpErrorPage::reasons()
{
    QFETCH(int, status);
    const std::string_view reason = reasonPhrase(status);
    QTEST(QString::fromLatin1(reason.data(), qsizetype(reason.size())), "reason");
}

QTEST_APPLESS_MAIN(TestHttpErrorPage)
#include "tst_http_error_page.moc"

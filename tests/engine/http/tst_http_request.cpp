// Request lines and field lines: which are taken, and which defect gives which answer. Every row is
// parsed whole, cut in two everywhere, and byte by byte.
#include "parse_helpers.h"

#include <QTest>

using namespace signalbox::http;
using namespace signalbox::http::test;

class TestHttpRequest : public QObject
{
    Q_OBJECT

private slots:
    void requestLines_data();
    void requestLines();
    void fields_data();
    void fields();
    void nothingIsTakenBeyondTheHead();
    void aHeadIsReusedWithoutTraces();
    void anyByteInANameOrValue();
    void firstBytesTellOtherProtocols();
    void aFailedHeadKeepsTheFieldsBeforeTheDefect_data();
    void aFailedHeadKeepsTheFieldsBeforeTheDefect();

private:
    static void columns()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QString>("expected");
    }
    static void check()
    {
        QFETCH(QByteArray, input);
        QFETCH(QString, expected);
        const Outcome outcome = parseRequest(view(input));
        QCOMPARE(text(outcome.text), expected);
        if (outcome.fields.empty() && !expected.startsWith(QLatin1String("more")))
            QVERIFY(!outcome.detail.empty() || outcome.taken > 0);
    }
};

void TestHttpRequest::requestLines_data()
{
    columns();
    const auto line = [](const char *name, const QByteArray &start, const char *expected) {
        QTest::newRow(name) << QByteArray(start + "\r\nHost: h\r\n\r\n")
                            << QString::fromLatin1(expected);
    };
    line("a plain GET", "GET /x HTTP/1.1", "GET /x body=none host=h keep");
    line("a query", "GET /x?a=1&b HTTP/1.1", "GET /x?a=1&b body=none host=h keep");
    line("an empty query", "GET /x? HTTP/1.1", "GET /x? body=none host=h keep");
    line("question marks inside a query", "GET /?a?b HTTP/1.1", "GET /?a?b body=none host=h keep");
    line("an unknown method", "FROBNICATE /m HTTP/1.1", "FROBNICATE /m body=none host=h keep");
    line("methods are case-sensitive", "get /m HTTP/1.1", "get /m body=none host=h keep");
    line("a method may be any token", "M-SEARCH!~ /m HTTP/1.1",
         "M-SEARCH!~ /m body=none host=h keep");
    line("signs that browsers leave unescaped", "GET /a|b^{c}`\\\"<> HTTP/1.1",
         "GET /a|b^{c}`\\\"<> body=none host=h keep");
    line("a colon in the path", "GET /http://x HTTP/1.1", "GET /http://x body=none host=h keep");
    line("two slashes", "GET //a//b HTTP/1.1", "GET //a//b body=none host=h keep");
    line("HTTP/1.0 closes", "GET / HTTP/1.0", "GET / body=none host=h 1.0 close");
    line("a higher minor version is taken as 1.1", "GET / HTTP/1.7", "GET / body=none host=h keep");

    line("OPTIONS *", "OPTIONS * HTTP/1.1", "OPTIONS * body=none host=h keep");
    line("* is for OPTIONS only", "GET * HTTP/1.1", "400 invalid-head");
    line("* must stand alone", "OPTIONS *x HTTP/1.1", "400 invalid-head");
    line("absolute form", "GET http://a.example/p?q HTTP/1.1",
         "GET /p?q body=none host=a.example absolute keep");
    line("absolute form with a port", "GET http://A.example:81/p HTTP/1.1",
         "GET /p body=none host=a.example authority=A.example:81 absolute keep");
    line("absolute form, https", "GET HTTPS://a/ HTTP/1.1", "GET / body=none host=a https keep");
    line("absolute form without a path", "GET http://a HTTP/1.1",
         "GET / body=none host=a absolute keep");
    line("absolute form without a path, with a query", "GET http://a?q=/ HTTP/1.1",
         "GET /?q=/ body=none host=a absolute keep");
    line("absolute form, IPv6", "GET http://[::1]:80/ HTTP/1.1",
         "GET / body=none host=[::1] authority=[::1]:80 absolute keep");
    line("absolute form without a host", "GET http:///x HTTP/1.1", "400 invalid-host");
    line("absolute form with user information", "GET http://u@a/x HTTP/1.1", "400 invalid-host");
    line("absolute form with a bad port", "GET http://a:70000/x HTTP/1.1", "400 invalid-host");
    line("another scheme", "GET ftp://a/x HTTP/1.1", "400 invalid-head");
    line("a scheme without slashes", "GET http:/x HTTP/1.1", "400 invalid-head");
    line("a target without a slash", "GET admin HTTP/1.1", "400 invalid-head");
    line("authority form without CONNECT", "GET a:80 HTTP/1.1", "400 invalid-head");

    line("CONNECT", "CONNECT a:443 HTTP/1.1", "405 method-not-allowed");
    line("CONNECT, whatever the target", "CONNECT /x HTTP/1.1", "405 method-not-allowed");

    line("HTTP-name is case-sensitive", "GET / http/1.1", "400 invalid-head");
    line("HTTP/2.0", "GET / HTTP/2.0", "505 version-not-supported");
    line("HTTP/9.9", "GET / HTTP/9.9", "505 version-not-supported");
    line("HTTP/0.9", "GET / HTTP/0.9", "505 version-not-supported");
    line("a version cut short", "GET / HTTP/1.", "400 invalid-head");
    line("a version of one digit", "GET / HTTP/1", "400 invalid-head");
    line("a version with two digits", "GET / HTTP/1.10", "400 invalid-head");
    line("a version with letters", "GET / HTTP/1.x", "400 invalid-head");
    line("a version with a comma", "GET / HTTP/1,1", "400 invalid-head");
    line("no version", "GET /", "400 invalid-head");
    line("no version but its space", "GET / ", "400 invalid-head");
    line("white space behind the version", "GET / HTTP/1.1 ", "400 invalid-head");
    line("two spaces before the target", "GET  / HTTP/1.1", "400 invalid-head");
    line("two spaces behind the target", "GET /  HTTP/1.1", "400 invalid-head");
    line("a tab for a space", "GET\t/ HTTP/1.1", "400 invalid-head");
    line("a space in the target", "GET /a b HTTP/1.1", "400 invalid-head");
    line("a tab in the target", "GET /a\tb HTTP/1.1", "400 invalid-head");
    line("NUL in the target", bytes("GET /a\0b HTTP/1.1"), "400 invalid-head");
    line("DEL in the target", "GET /a\x7f HTTP/1.1", "400 invalid-head");
    line("a byte over 127 in the target", "GET /\xfc HTTP/1.1", "400 invalid-head");
    line("bare CR in the target", "GET /a\rb HTTP/1.1", "400 invalid-head");
    line("a fragment", "GET /a#b HTTP/1.1", "400 invalid-head");
    line("a fragment behind a long path", QByteArray("GET /" + QByteArray(40, 'a') + "#b HTTP/1.1"),
         "400 invalid-head");
    line("a sign that no token has", "GE(T / HTTP/1.1", "400 invalid-head");
    line("a method alone", "GET", "400 invalid-head");
    line("no method", " / HTTP/1.1", "400 invalid-head");
    line("one empty line before it", "\r\nGET /x HTTP/1.1", "GET /x body=none host=h keep");
    line("four empty lines before it", "\r\n\r\n\r\n\r\nGET /x HTTP/1.1",
         "GET /x body=none host=h keep");
    line("five empty lines before it", "\r\n\r\n\r\n\r\n\r\nGET /x HTTP/1.1", "400 invalid-head");
    line("an empty line of bare LF before it", "\nGET /x HTTP/1.1", "400 invalid-head");
    line("a bare CR before it", "\rGET /x HTTP/1.1", "400 invalid-head");
    QTest::newRow("the HTTP/2 preface")
        << bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << "505 version-not-supported";
    QTest::newRow("a request line that ends in bare LF")
        << bytes("GET / HTTP/1.1\nHost: h\r\n\r\n") << "400 invalid-head";
    QTest::newRow("the defect is told before the head ends")
        << bytes("GET /a b HTTP/1.1\r\n") << "400 invalid-head";
    QTest::newRow("nothing") << QByteArray("") << "more, nothing yet";
    QTest::newRow("only empty lines") << bytes("\r\n\r\n") << "more, nothing yet";
    QTest::newRow("empty lines and a CR") << bytes("\r\n\r") << "more, nothing yet";
    QTest::newRow("one byte") << bytes("G") << "more";
    QTest::newRow("half a head") << bytes("GET /n8 HTTP/1.1\r\nHost: t.exa") << "more";
    QTest::newRow("all but the last byte") << bytes("GET / HTTP/1.1\r\nHost: h\r\n\r") << "more";
}

void TestHttpRequest::requestLines()
{
    check();
}

void TestHttpRequest::fields_data()
{
    columns();
    const auto field = [](const char *name, const QByteArray &lines, const char *expected) {
        QTest::newRow(name) << QByteArray("GET / HTTP/1.1\r\nHost: h\r\n" + lines + "\r\n")
                            << QString::fromLatin1(expected);
    };
    const char *ok = "GET / body=none host=h keep";
    const char *bad = "400 invalid-head";
    field("an empty value", "X:\r\n", ok);
    field("an empty value with white space", "X: \t \r\n", ok);
    field("no white space behind the colon", "X:1\r\n", ok);
    field("white space around the value", "X: \t 1 \t\r\n", ok);
    field("white space inside the value", "X: a \t b\r\n", ok);
    field("a value in UTF-8", "X: gr\xc3\xbc\xc3\x9f\r\n", ok);
    field("obs-text", "X: \x80\xff\r\n", ok);
    field("obs-text in a long value",
          QByteArray("X: " + QByteArray(50, 'a') + "\xe9" + QByteArray(50, 'b') + "\r\n"), ok);
    field("every sign a name may have", "!#$%&'*+-.^_`|~09azAZ: 1\r\n", ok);
    field("a long name", QByteArray(QByteArray(200, 'n') + ": 1\r\n"), ok);
    field("a long name with an underscore behind", QByteArray(QByteArray(40, 'n') + "_: 1\r\n"),
          ok);
    field("colons in the value", "X: a:b::c\r\n", ok);
    field("a value of colons", "X::::\r\n", ok);
    field("the same name many times", "X: 1\r\nx: 2\r\nX: 3\r\n", ok);

    field("a space before the colon", "X : 1\r\n", bad);
    field("a tab before the colon", "X\t: 1\r\n", bad);
    field("a space in the name", "X Y: 1\r\n", bad);
    field("no colon", "X\r\n", bad);
    field("no name", ": 1\r\n", bad);
    field("obs-fold with a space", "X: 1\r\n 2\r\n", bad);
    field("obs-fold with a tab", "X: 1\r\n\t2\r\n", bad);
    field("a line of white space", "X: 1\r\n \r\n", bad);
    field("a byte over 127 in the name", "X\xe9: 1\r\n", bad);
    field("parentheses in the name", "X(): 1\r\n", bad);
    field("a quote in a long name", QByteArray(QByteArray(30, 'n') + "\": 1\r\n"), bad);
    field("a name like a forwarding field but no token", "X(Forwarded-For: 1\r\n", bad);
    field("NUL in the name", bytes("X\0: 1\r\n"), bad);
    field("NUL in the value", bytes("X: a\0b\r\n"), bad);
    field("BEL in the value", "X: a\x07z\r\n", bad);
    field("DEL in the value", "X: a\x7f\r\n", bad);
    field("VT in the value",
          "X: \x0b"
          "a\r\n",
          bad);
    field("ESC deep in a long value", QByteArray("X: " + QByteArray(100, 'a') + "\x1b\r\n"), bad);
    field("bare CR in the value", "X: a\rb\r\n", bad);
    field("bare CR before the line end", "X: a\r\r\n", bad);
    field("bare CR in the name", "X\r: 1\r\n", bad);
    field("bare LF as line end", "X: 1\n", bad);
    field("bare LF in the middle", "X: 1\nY: 2\r\n", bad);
    field("bare LF as the end of the head", "X: 1\r\n\n", bad);
    field("CR that does not end the head", "\rX: y\r\n", bad);
    QTest::newRow("white space right behind the request line")
        << bytes("GET / HTTP/1.1\r\n X: y\r\nHost: h\r\n\r\n") << QString::fromLatin1(bad);
    QTest::newRow("the defect is told before the head ends")
        << bytes("GET / HTTP/1.1\r\nX : 1\r\n") << QString::fromLatin1(bad);
    QTest::newRow("the first defect counts")
        << bytes("GET / HTTP/1.1\r\nHost: a b\r\nX : 1\r\n\r\n") << "400 invalid-host";
}

void TestHttpRequest::fields()
{
    check();
}

void TestHttpRequest::nothingIsTakenBeyondTheHead()
{
    const std::string first = "GET /p1 HTTP/1.1\r\nHost: h\r\n\r\n";
    const std::string second = "\r\nGET /p2 HTTP/1.1\r\nHost: h\r\n\r\n";
    RequestParser parser;
    RequestHead head;
    std::size_t consumed = 0;
    QCOMPARE(parser.feed(first + second, consumed, head), ParseState::Complete);
    QCOMPARE(consumed, first.size());
    QCOMPARE(parser.feed(second, consumed, head), ParseState::Complete); // not before reset()
    QCOMPARE(consumed, std::size_t(0));
    QVERIFY(!parser.started());
    parser.reset();
    QCOMPARE(parser.feed(second, consumed, head), ParseState::Complete);
    QCOMPARE(consumed, second.size());
    QCOMPARE(text(std::string(head.target())), QStringLiteral("/p2"));
}

void TestHttpRequest::aHeadIsReusedWithoutTraces()
{
    const std::string rich =
        "POST https://big.example:8443/long/path?with=query HTTP/1.0\r\nHost: x\r\n"
        "Connection: keep-alive, upgrade, x-a\r\nUpgrade: y\r\nTE: trailers\r\nX-A: 1\r\n"
        "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n";
    const std::string broken = "GET / HTTP/1.1\r\nHost: a b\r\n\r\n";
    const std::string plain = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
    RequestHead fresh;
    const Outcome expected = parseRequest(plain, {}, fresh);
    RequestParser parser;
    RequestHead head;
    for (const std::string &before : {rich, broken, rich.substr(0, 60), rich.substr(0, 20)}) {
        std::size_t consumed = 0;
        parser.reset();
        (void)parser.feed(before, consumed, head);
        parser.reset();
        QVERIFY(!parser.started());
        QCOMPARE(parser.feed(plain, consumed, head), ParseState::Complete);
        QCOMPARE(text(describe(head)), text(expected.text));
        QCOMPARE(text(fieldsText(head.fields)), text(expected.fields));
        QCOMPARE(head.fields.size(), std::size_t(1));
        QCOMPARE(head.connectionNamesFields, fresh.connectionNamesFields);
    }
}

void TestHttpRequest::anyByteInANameOrValue()
{
    // RFC 9110 §5.6.2 and §5.5, at every place of a 16 byte step and in names and values of any
    // length up to 40.
    const std::string tokenSigns = "!#$%&'*+-.^_`|~";
    for (int c = 0; c < 256; ++c) {
        const bool alnum =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool tchar = alnum || (c != 0 && tokenSigns.find(char(c)) != std::string::npos);
        const bool inValue = c == '\t' || (c >= 0x20 && c != 0x7f);
        for (std::size_t length : {2U, 15U, 16U, 17U, 33U, 40U}) {
            for (std::size_t at = 0; at < length; at += 7) {
                std::string name(length, 'n');
                std::string value(length + 2, 'v');
                name[at] = char(c);
                value[at + 1] = char(c);
                RequestParser parser;
                RequestHead head;
                std::size_t consumed = 0;
                const std::string byName = "GET / HTTP/1.1\r\nHost: h\r\n" + name + ": v\r\n\r\n";
                const bool nameTaken = parser.feed(byName, consumed, head) == ParseState::Complete;
                // A colon inside only makes the name shorter.
                QCOMPARE(nameTaken, tchar || (c == ':' && at > 0));
                parser.reset();
                const std::string byValue = "GET / HTTP/1.1\r\nHost: h\r\nX: " + value + "\r\n\r\n";
                QCOMPARE(parser.feed(byValue, consumed, head) == ParseState::Complete, inValue);
                if (inValue)
                    QCOMPARE(text(std::string(head.fields.get("X"))), text(value));
            }
        }
    }
}

void TestHttpRequest::firstBytesTellOtherProtocols()
{
    RequestParser parser;
    RequestHead head;
    std::size_t consumed = 0;
    QCOMPARE(parser.feed(std::string_view("\x16\x03\x01\x02", 4), consumed, head),
             ParseState::Failed);
    QVERIFY(QString::fromLatin1(parser.failure().detail).contains(QLatin1String("TLS")));
    parser.reset();
    QCOMPARE(parser.feed(std::string_view("\0", 1), consumed, head), ParseState::Failed);
}

void TestHttpRequest::aFailedHeadKeepsTheFieldsBeforeTheDefect_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("obsolete folding") << QByteArray(" folded");
    QTest::newRow("a space in a name") << QByteArray("Bad name: x");
    QTest::newRow("a second Host") << QByteArray("Host: other");
    QTest::newRow("a bad Content-Length") << QByteArray("Content-Length: x");
    QTest::newRow("more bytes than the limit") << QByteArray("X: " + QByteArray(70'000, 'x'));
    QByteArray many("X: 1");
    for (int i = 0; i < 200; ++i)
        many += "\r\nX: 1";
    QTest::newRow("more fields than the limit") << many;
}

void TestHttpRequest::aFailedHeadKeepsTheFieldsBeforeTheDefect()
{
    QFETCH(QByteArray, line);
    // The record and the error page of such a request read them.
    const std::string before =
        "GET / HTTP/1.1\r\nHost: h\r\nUser-Agent: a client\r\nAccept: text/html\r\n";
    const std::string whole = before + line.toStdString() + "\r\n\r\n";
    for (const std::size_t cut :
         {std::size_t(0), before.size(), before.size() - 4, before.size() + 2}) {
        RequestParser parser;
        RequestHead head;
        std::size_t consumed = 0;
        if (cut > 0)
            QCOMPARE(parser.feed(whole.substr(0, cut), consumed, head), ParseState::NeedMore);
        QCOMPARE(parser.feed(whole.substr(consumed), consumed, head), ParseState::Failed);
        QCOMPARE(text(std::string(head.fields.get(FieldId::UserAgent))),
                 QStringLiteral("a client"));
        QCOMPARE(text(std::string(head.fields.get(FieldId::Accept))), QStringLiteral("text/html"));
        for (const Field &field : head.fields.all())
            QVERIFY(std::size_t(field.line) + field.lineLength <= head.fields.block().size());
    }
}

QTEST_APPLESS_MAIN(TestHttpRequest)
#include "tst_http_request.moc"

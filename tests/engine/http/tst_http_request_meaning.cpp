// What Host, framing and connection fields of a request mean, which of them are refused, and how
// fields are written on. Every row is parsed whole, cut in two everywhere, and byte by byte.
#include "parse_helpers.h"

#include <QTest>

using namespace signalbox::http;
using namespace signalbox::http::test;

class TestHttpRequestMeaning : public QObject
{
    Q_OBJECT

private slots:
    void hosts_data();
    void hosts();
    void framing_data();
    void framing();
    void connections_data();
    void connections();
    void forwardedFields_data();
    void forwardedFields();

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

void TestHttpRequestMeaning::hosts_data()
{
    columns();
    const auto host = [](const char *name, const QByteArray &lines, const char *expected) {
        QTest::newRow(name) << QByteArray("GET / HTTP/1.1\r\n" + lines + "\r\n")
                            << QString::fromLatin1(expected);
    };
    const char *bad = "400 invalid-host";
    host("a name", "Host: a.example\r\n", "GET / body=none host=a.example keep");
    host("upper case and a port", "host: A.Example:8080\r\n",
         "GET / body=none host=a.example authority=A.Example:8080 keep");
    host("a trailing dot", "Host: a.example.\r\n",
         "GET / body=none host=a.example authority=a.example. keep");
    host("an underscore", "Host: my_app\r\n", "GET / body=none host=my_app keep");
    host("IPv4", "Host: 127.0.0.1\r\n", "GET / body=none host=127.0.0.1 keep");
    host("IPv6", "Host: [::1]:8080\r\n", "GET / body=none host=[::1] authority=[::1]:8080 keep");
    host("IPv6 in upper case", "Host: [FE80::1]\r\n",
         "GET / body=none host=[fe80::1] authority=[FE80::1] keep");
    host("an empty port", "Host: a:\r\n", "GET / body=none host=a authority=a: keep");
    host("none", "X: 1\r\n", bad);
    host("two", "Host: a\r\nHost: b\r\n", bad);
    host("two equal ones", "Host: a\r\nhost: a\r\n", bad);
    host("an empty one", "Host:\r\n", bad);
    host("only a port", "Host: :80\r\n", bad);
    host("only a dot", "Host: .\r\n", bad);
    host("a space", "Host: a b\r\n", bad);
    host("a list", "Host: a, b\r\n", bad);
    host("a comma", "Host: a,b\r\n", bad);
    host("user information", "Host: u@a\r\n", bad);
    host("a path", "Host: a/b\r\n", bad);
    host("a query", "Host: a?b\r\n", bad);
    host("a scheme", "Host: http://a\r\n", bad);
    host("an escape", "Host: a%2eb\r\n", bad);
    host("a quote", "Host: a\"b\r\n", bad);
    host("a byte over 127", "Host: \xfc.example\r\n", bad);
    host("a port with a letter", "Host: a:80x\r\n", bad);
    host("a port with a sign", "Host: a:+80\r\n", bad);
    host("a port over 65535", "Host: a:65536\r\n", bad);
    host("a port beyond 32 bits", "Host: a:4294967376\r\n", bad);
    host("two ports", "Host: a:80:80\r\n", bad);
    host("IPv6 without brackets", "Host: ::1\r\n", bad);
    host("a bracket never closed", "Host: [::1\r\n", bad);
    host("a bracket never opened", "Host: ::1]\r\n", bad);
    host("brackets around a name", "Host: [a]\r\n", bad);
    host("brackets around IPv4", "Host: [127.0.0.1]\r\n", bad);
    host("a zone", "Host: [fe80::1%25eth0]\r\n", bad);
    host("something behind the brackets", "Host: [::1]x\r\n", bad);
    QTest::newRow("HTTP/1.0 needs none")
        << bytes("GET / HTTP/1.0\r\n\r\n") << "GET / body=none host= 1.0 close";
    QTest::newRow("HTTP/1.0 with a bad one")
        << bytes("GET / HTTP/1.0\r\nHost: a b\r\n\r\n") << QString::fromLatin1(bad);
    QTest::newRow("absolute form wins") << bytes("GET http://good/ HTTP/1.1\r\nHost: evil\r\n\r\n")
                                        << "GET / body=none host=good absolute keep";
    QTest::newRow("absolute form needs one too")
        << bytes("GET http://good/ HTTP/1.1\r\n\r\n") << QString::fromLatin1(bad);
    QTest::newRow("absolute form with a bad one")
        << bytes("GET http://good/ HTTP/1.1\r\nHost: a b\r\n\r\n") << QString::fromLatin1(bad);
    QTest::newRow("absolute form with two")
        << bytes("GET http://good/ HTTP/1.1\r\nHost: good\r\nHost: good\r\n\r\n")
        << QString::fromLatin1(bad);
    QTest::newRow("a twin with an underscore is no Host")
        << bytes("GET / HTTP/1.1\r\nHos_t: a\r\n\r\n") << QString::fromLatin1(bad);
}

void TestHttpRequestMeaning::hosts()
{
    check();
}

void TestHttpRequestMeaning::framing_data()
{
    columns();
    const auto post = [](const char *name, const QByteArray &lines, const char *expected) {
        QTest::newRow(name) << QByteArray("POST / HTTP/1.1\r\nHost: h\r\n" + lines + "\r\n")
                            << QString::fromLatin1(expected);
    };
    const char *bad = "400 invalid-body";
    const char *unknown = "501 unknown-coding";
    const char *chunked = "POST / body=chunked host=h keep";
    post("no body", "", "POST / body=none host=h keep");
    post("a length", "Content-Length: 5\r\n", "POST / body=5 host=h keep");
    post("length 0", "Content-Length: 0\r\n", "POST / body=0 host=h keep");
    post("leading zeros are decimal", "Content-Length: 0010\r\n", "POST / body=10 host=h keep");
    post("the largest length", "Content-Length: 9223372036854775807\r\n",
         "POST / body=9223372036854775807 host=h keep");
    post("a length beyond 63 bits", "Content-Length: 9223372036854775808\r\n", bad);
    post("a length that wraps 64 bits", "Content-Length: 18446744073709551621\r\n", bad);
    post("no digits", "Content-Length:\r\n", bad);
    post("a negative length", "Content-Length: -5\r\n", bad);
    post("a positive sign", "Content-Length: +5\r\n", bad);
    post("hexadecimal", "Content-Length: 0x5\r\n", bad);
    post("garbage behind", "Content-Length: 5a\r\n", bad);
    post("a fraction", "Content-Length: 5.0\r\n", bad);
    post("two numbers", "Content-Length: 5 5\r\n", bad);
    post("a list of equal values", "Content-Length: 5, 5\r\n", bad);
    post("a list with an empty element", "Content-Length: 5,\r\n", bad);
    post("two differing fields", "Content-Length: 5\r\nContent-Length: 6\r\n", bad);
    post("two equal fields", "Content-Length: 5\r\nContent-Length: 5\r\n", bad);
    post("chunked", "Transfer-Encoding: chunked\r\n", chunked);
    post("coding names are case-insensitive", "Transfer-Encoding: ChUnKeD\r\n", chunked);
    post("chunked and a length", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", bad);
    post("a length and chunked", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", bad);
    post("an unknown coding and a length", "Content-Length: 5\r\nTransfer-Encoding: foo\r\n", bad);
    post("an unknown coding", "Transfer-Encoding: foo\r\n", unknown);
    post("identity", "Transfer-Encoding: identity\r\n", unknown);
    post("gzip before chunked", "Transfer-Encoding: gzip, chunked\r\n", unknown);
    post("gzip with parameters before chunked", "Transfer-Encoding: gzip;q=1, chunked\r\n",
         unknown);
    post("gzip and chunked in two fields",
         "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", unknown);
    post("chunked isn't last", "Transfer-Encoding: chunked, gzip\r\n", bad);
    post("chunked isn't in the last field",
         "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", bad);
    post("chunked twice", "Transfer-Encoding: chunked, chunked\r\n", bad);
    post("chunked in two fields", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
         bad);
    post("chunked with parameters", "Transfer-Encoding: chunked;a=b\r\n", bad);
    post("chunked with an empty parameter", "Transfer-Encoding: chunked;\r\n", bad);
    post("a quoted coding", "Transfer-Encoding: \"chunked\"\r\n", bad);
    post("an empty coding", "Transfer-Encoding:\r\n", bad);
    post("an empty list element", "Transfer-Encoding: , chunked\r\n", bad);
    post("a coding with a space", "Transfer-Encoding: chu nked\r\n", bad);
    post("VT isn't white space",
         "Transfer-Encoding: \x0b"
         "chunked\r\n",
         "400 invalid-head");
    post("a coding behind obs-fold", "Transfer-Encoding:\r\n chunked\r\n", bad);
    post("an underscore makes another field", "Transfer_Encoding: chunked\r\nContent-Length: 5\r\n",
         "POST / body=5 host=h keep");
    QTest::newRow("a GET may have a body")
        << bytes("GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n")
        << "GET / body=5 host=h keep";
    QTest::newRow("chunked in HTTP/1.0")
        << bytes("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n")
        << QString::fromLatin1(bad);
    QTest::newRow("an unknown coding in HTTP/1.0")
        << bytes("POST / HTTP/1.0\r\nTransfer-Encoding: foo\r\n\r\n") << QString::fromLatin1(bad);
    QTest::newRow("TRACE with a length")
        << bytes("TRACE / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\n")
        << QString::fromLatin1(bad);
    QTest::newRow("TRACE with chunks")
        << bytes("TRACE / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n")
        << QString::fromLatin1(bad);
    QTest::newRow("TRACE without a body")
        << bytes("TRACE / HTTP/1.1\r\nHost: h\r\n\r\n") << "TRACE / body=none host=h keep";
}

void TestHttpRequestMeaning::framing()
{
    check();
}

void TestHttpRequestMeaning::connections_data()
{
    columns();
    const auto get = [](const char *name, const QByteArray &lines, const char *expected) {
        QTest::newRow(name) << QByteArray("GET / HTTP/1.1\r\nHost: h\r\n" + lines + "\r\n")
                            << QString::fromLatin1(expected);
    };
    const auto old = [](const char *name, const QByteArray &lines, const char *expected) {
        QTest::newRow(name) << QByteArray("GET / HTTP/1.0\r\nHost: h\r\n" + lines + "\r\n")
                            << QString::fromLatin1(expected);
    };
    get("close", "Connection: close\r\n", "GET / body=none host=h close");
    get("CLOSE in a list", "Connection: x, CLOSE\r\n", "GET / body=none host=h close");
    get("close in a second field", "Connection: keep-alive\r\nConnection: close\r\n",
        "GET / body=none host=h close");
    get("closed is another option", "Connection: closed\r\n", "GET / body=none host=h keep");
    get("Proxy-Connection means nothing", "Proxy-Connection: close\r\n",
        "GET / body=none host=h keep");
    old("1.0 keep-alive", "Connection: Keep-Alive\r\n", "GET / body=none host=h 1.0 keep");
    old("1.0 keep-alive and close", "Connection: keep-alive, close\r\n",
        "GET / body=none host=h 1.0 close");
    old("1.0 with a Keep-Alive field alone", "Keep-Alive: timeout=5\r\n",
        "GET / body=none host=h 1.0 close");
    get("upgrade", "Connection: Upgrade\r\nUpgrade: websocket\r\n",
        "GET / body=none host=h keep upgrade");
    get("upgrade in a list", "Upgrade: websocket\r\nConnection: keep-alive, upgrade\r\n",
        "GET / body=none host=h keep upgrade");
    get("Upgrade without the option", "Upgrade: websocket\r\n", "GET / body=none host=h keep");
    get("the option without Upgrade", "Connection: upgrade\r\n", "GET / body=none host=h keep");
    get("no upgrade with a body", "Connection: upgrade\r\nUpgrade: x\r\nContent-Length: 1\r\n",
        "GET / body=1 host=h keep");
    old("no upgrade in 1.0", "Connection: upgrade\r\nUpgrade: x\r\n",
        "GET / body=none host=h 1.0 close");
    get("TE: trailers", "TE: trailers\r\n", "GET / body=none host=h keep trailers");
    get("TE: trailers among codings", "TE: gzip;q=0.5, Trailers\r\n",
        "GET / body=none host=h keep trailers");
    get("TE without trailers", "TE: gzip\r\n", "GET / body=none host=h keep");
    get("Expect: 100-continue", "Expect: 100-Continue\r\nContent-Length: 5\r\n",
        "GET / body=5 host=h keep expect");
    get("100-continue with chunks", "Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n",
        "GET / body=chunked host=h keep expect");
    get("100-continue without a body asks nothing", "Expect: 100-continue\r\n",
        "GET / body=none host=h keep");
    old("100-continue from 1.0 is ignored", "Expect: 100-continue\r\nContent-Length: 5\r\n",
        "GET / body=5 host=h 1.0 close");
    get("another expectation", "Expect: 200-maybe\r\nContent-Length: 5\r\n",
        "417 expectation-failed");
    get("another expectation in a list", "Expect: 100-continue, x\r\nContent-Length: 5\r\n",
        "417 expectation-failed");
    get("an empty Expect", "Expect:\r\n", "GET / body=none host=h keep");
}

void TestHttpRequestMeaning::connections()
{
    check();
}

void TestHttpRequestMeaning::forwardedFields_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &in, const QByteArray &out) {
        QTest::newRow(name) << QByteArray("GET / HTTP/1.1\r\nHost: h\r\n" + in + "\r\n")
                            << QByteArray("Host: h\r\n" + out);
    };
    row("normal lines stay as they came", "a: 1\r\nB:2\r\nC: \r\nD:\r\n",
        "a: 1\r\nB:2\r\nC: \r\nD:\r\n");
    row("odd white space is made normal", "a:  1\r\nb:\t2\r\nc: 3 \r\nd:4\t\r\ne: \t\r\n",
        "a: 1\r\nb: 2\r\nc: 3\r\nd: 4\r\ne: \r\n");
    row("order is kept around remade lines", "a: 1\r\nb:  2\r\nc: 3\r\nd:  4\r\ne: 5\r\n",
        "a: 1\r\nb: 2\r\nc: 3\r\nd: 4\r\ne: 5\r\n");
    row("leading zeros of a length go", "a: 1\r\nContent-Length: 0005\r\nb: 2\r\n",
        "a: 1\r\nContent-Length: 5\r\nb: 2\r\n");
    row("a length of zeros is one", "content-length: 000\r\n", "content-length: 0\r\n");
    row("white space around a length goes", "Content-Length:  7 \r\n", "Content-Length: 7\r\n");
    QTest::newRow("Host becomes the target's authority")
        << bytes("GET http://good:81/ HTTP/1.1\r\na: 1\r\nHost: evil\r\nb: 2\r\n\r\n")
        << bytes("a: 1\r\nHost: good:81\r\nb: 2\r\n");
    QTest::newRow("a missing Host is made from the target")
        << bytes("GET http://good/ HTTP/1.0\r\na: 1\r\n\r\n") << bytes("a: 1\r\nHost: good\r\n");
}

void TestHttpRequestMeaning::forwardedFields()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, expected);
    const Outcome outcome = parseRequest(view(input));
    QCOMPARE(text(outcome.fields), QString::fromLatin1(expected));
}

QTEST_APPLESS_MAIN(TestHttpRequestMeaning)
#include "tst_http_request_meaning.moc"

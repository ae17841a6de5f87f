// Response heads: what is taken from servers, how bodies are delimited, and what counts as not
// HTTP. Every row is parsed whole, cut in two everywhere, and byte by byte.
#include "parse_helpers.h"

#include <QTest>

using namespace signalbox::http;
using namespace signalbox::http::test;

class TestHttpResponse : public QObject
{
    Q_OBJECT

private slots:
    void statusLines_data();
    void statusLines();
    void fields_data();
    void fields();
    void framing_data();
    void framing();
    void connections_data();
    void connections();
    void interimHeadsComeOneByOne();
    void otherProtocolsAreToldAtOnce();
    void aHeadIsReusedWithoutTraces();
};

namespace {

const char *const kBad = "502 invalid-response-head";

} // namespace

void TestHttpResponse::statusLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &line, const char *expected) {
        QTest::newRow(name) << line << QString::fromLatin1(expected);
    };
    row("200", "HTTP/1.1 200 OK\r\n", "200 'OK' body=close close");
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\n", "200 'OK' body=close 1.0 close");
    row("no reason", "HTTP/1.1 200 \r\n", "200 '' body=close close");
    row("no reason and no space either", "HTTP/1.1 200\r\n", "200 '' body=close close");
    row("a reason of many words", "HTTP/1.1 404 Not  Found\t!\r\n",
        "404 'Not  Found\t!' body=close close");
    row("a reason with obs-text", "HTTP/1.1 200 \xc9t\xe9\r\n", "200 '\xc9t\xe9' body=close close");
    row("an unregistered status", "HTTP/1.1 299 Odd\r\n", "299 'Odd' body=close close");
    row("the last status", "HTTP/1.1 599 X\r\n", "599 'X' body=close close");
    row("bare LF is remade", "HTTP/1.1 200 OK\n", "200 'OK' body=close close");
    row("a status with a letter", "HTTP/1.1 2x0 OK\r\n", kBad);
    row("a status of two digits", "HTTP/1.1 20 OK\r\n", kBad);
    row("a status of four digits", "HTTP/1.1 2000 OK\r\n", kBad);
    row("a status below 100", "HTTP/1.1 099 OK\r\n", kBad);
    row("a status above 599", "HTTP/1.1 600 OK\r\n", kBad);
    row("a signed status", "HTTP/1.1 +20 OK\r\n", kBad);
    row("two spaces before the status", "HTTP/1.1  200 OK\r\n", kBad);
    row("a tab before the reason", "HTTP/1.1 200\tOK\r\n", kBad);
    row("no status", "HTTP/1.1\r\n", kBad);
    row("HTTP/2.0", "HTTP/2.0 200 OK\r\n", kBad);
    row("HTTP/1.2", "HTTP/1.2 200 OK\r\n", kBad);
    row("HTTP/1.10", "HTTP/1.10 200 OK\r\n", kBad);
    row("a lower-case name", "http/1.1 200 OK\r\n", kBad);
    row("an empty line before it", "\r\nHTTP/1.1 200 OK\r\n", kBad);
    row("white space before it", " HTTP/1.1 200 OK\r\n", kBad);
    row("a body without a head", "<html>\r\n", kBad);
    row("bare CR in the reason", "HTTP/1.1 200 O\rK\r\n", kBad);
    row("two CRs", "HTTP/1.1 200 OK\r\r\n", kBad);
    row("NUL in the reason", bytes("HTTP/1.1 200 O\0K\r\n"), kBad);
    row("DEL in the reason", "HTTP/1.1 200 O\x7fK\r\n", kBad);
    row("a short line", "HTTP\r\n", kBad);
}

void TestHttpResponse::statusLines()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, expected);
    const QByteArray input = line + "\r\n";
    QCOMPARE(text(parseResponse(view(input)).text), expected);
}

void TestHttpResponse::fields_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("written"); // null: refused
    const auto row = [](const char *name, const QByteArray &lines, const QByteArray &written) {
        QTest::newRow(name) << lines << written;
    };
    const QByteArray refused;
    row("normal lines stay as they came", "A: 1\r\nb:2\r\n\r\n", "A: 1\r\nb:2\r\n");
    row("bare LF is remade as CRLF", "A: 1\nB: 2\n\n", "A: 1\r\nB: 2\r\n");
    row("mixed line ends", "A: 1\nB: 2\r\nC: 3\n\r\n", "A: 1\r\nB: 2\r\nC: 3\r\n");
    row("bare LF behind white space", "A: 1 \n\r\n", "A: 1\r\n");
    row("white space is made normal", "A:   1\t\r\n\r\n", "A: 1\r\n");
    row("one length stays", "Content-Length: 5\r\n\r\n", "Content-Length: 5\r\n");
    row("leading zeros go", "Content-Length: 005\r\n\r\n", "Content-Length: 5\r\n");
    row("a list of equal lengths becomes one", "Content-Length: 5, 05,5\r\nA: 1\r\n\r\n",
        "Content-Length: 5\r\nA: 1\r\n");
    row("equal length fields become one",
        "Content-Length: 5\r\nA: 1\r\nContent-Length: 5\r\nB: 2\r\n\r\n",
        "Content-Length: 5\r\nA: 1\r\nB: 2\r\n");
    row("many cookies stay apart", "Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n\r\n",
        "Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n");
    row("obs-fold", "A: 1\r\n 2\r\n\r\n", refused);
    row("obs-fold behind bare LF", "A: 1\n 2\n\n", refused);
    row("white space before the colon", "A : 1\r\n\r\n", refused);
    row("no colon", "A\r\n\r\n", refused);
    row("no name", ": 1\r\n\r\n", refused);
    row("bare CR in a value", "A: 1\r2\r\n\r\n", refused);
    row("CR CR LF", "A: 1\r\r\n\r\n", refused);
    row("NUL in a value", bytes("A: 1\0\r\n\r\n"), refused);
    row("a control character in a value", "A: \x08\r\n\r\n", refused);
    row("a sign that no name has", "A[]: 1\r\n\r\n", refused);
}

void TestHttpResponse::fields()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, written);
    const QByteArray input = "HTTP/1.1 200 OK\r\n" + lines;
    const Outcome outcome = parseResponse(view(input));
    if (written.isNull()) {
        QCOMPARE(text(outcome.text), QString::fromLatin1(kBad));
        QVERIFY(!outcome.detail.empty());
    } else {
        QCOMPARE(text(outcome.fields), QString::fromLatin1(written));
        QCOMPARE(outcome.taken, std::size_t(input.size()));
    }
}

void TestHttpResponse::framing_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("toHead"); // the request was HEAD
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &head, const char *expected,
                        bool toHead = false) {
        QTest::newRow(name) << head << toHead << QString::fromLatin1(expected);
    };
    row("a length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n", "200 'OK' body=5 keep");
    row("length 0", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n", "200 'OK' body=0 keep");
    row("chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n",
        "200 'OK' body=chunked keep");
    row("neither: until the close", "HTTP/1.1 200 OK\r\n", "200 'OK' body=close close");
    row("HEAD with a length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n", "200 'OK' body=none keep",
        true);
    row("HEAD with chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n",
        "200 'OK' body=none keep", true);
    row("HEAD with neither", "HTTP/1.1 200 OK\r\n", "200 'OK' body=none keep", true);
    row("204", "HTTP/1.1 204 No\r\nContent-Length: 5\r\n", "204 'No' body=none keep");
    row("304", "HTTP/1.1 304 No\r\nContent-Length: 5\r\n", "304 'No' body=none keep");
    row("100", "HTTP/1.1 100 Go\r\n", "100 'Go' body=none keep");
    row("103", "HTTP/1.1 103 E\r\nLink: x\r\n", "103 'E' body=none keep");
    row("101 with upgrade", "HTTP/1.1 101 S\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n",
        "101 'S' body=none keep upgrade");
    row("101 without upgrade", "HTTP/1.1 101 S\r\n", "101 'S' body=none keep");
    row("200 with upgrade", "HTTP/1.1 200 S\r\nConnection: Upgrade\r\nContent-Length: 0\r\n",
        "200 'S' body=0 keep");
    row("an invalid length", "HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n", kBad);
    row("an invalid length in answer to HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n", kBad,
        true);
    row("an empty length", "HTTP/1.1 200 OK\r\nContent-Length:\r\n", kBad);
    row("a list of differing lengths", "HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n", kBad);
    row("a list with an empty element", "HTTP/1.1 200 OK\r\nContent-Length: 5,\r\n", kBad);
    row("differing length fields", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
        kBad);
    row("a length beyond 63 bits", "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775808\r\n",
        kBad);
    row("both", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n", kBad);
    row("both in a 304", "HTTP/1.1 304 No\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        kBad);
    row("chunked isn't last", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\n", kBad);
    row("chunked twice", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n", kBad);
    row("gzip alone", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n", kBad);
    row("gzip before chunked would be lost",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n", kBad);
    row("identity", "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n", kBad);
    row("chunked in HTTP/1.0", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n", kBad);
}

void TestHttpResponse::framing()
{
    QFETCH(QByteArray, head);
    QFETCH(bool, toHead);
    QFETCH(QString, expected);
    const QByteArray input = head + "\r\n";
    QCOMPARE(text(parseResponse(view(input), toHead ? Method::Head : Method::Get).text), expected);
}

void TestHttpResponse::connections_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &lines, const char *expected) {
        QTest::newRow(name) << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" + lines +
                                          "\r\n")
                            << QString::fromLatin1(expected);
    };
    const auto old = [](const char *name, const QByteArray &lines, const char *expected) {
        QTest::newRow(name) << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n" + lines +
                                          "\r\n")
                            << QString::fromLatin1(expected);
    };
    row("1.1 keeps", "", "200 'OK' body=0 keep");
    row("close", "Connection: Close\r\n", "200 'OK' body=0 close");
    old("1.0 closes", "", "200 'OK' body=0 1.0 close");
    old("1.0 keep-alive", "Connection: keep-alive\r\n", "200 'OK' body=0 1.0 keep");
    row("a timeout", "Keep-Alive: timeout=5\r\n", "200 'OK' body=0 keep timeout=5");
    row("a timeout among others", "Keep-Alive: max=100, TIMEOUT = 72\r\n",
        "200 'OK' body=0 keep timeout=72");
    row("a malformed timeout", "Keep-Alive: timeout=x\r\n", "200 'OK' body=0 keep");
    row("no timeout", "Keep-Alive: max=3\r\n", "200 'OK' body=0 keep");
    row("a timeout beyond 32 bits", "Keep-Alive: timeout=99999999999\r\n",
        "200 'OK' body=0 keep timeout=4294967295");
    QTest::newRow("a body until the close can't keep")
        << bytes("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n\r\n")
        << "200 'OK' body=close close";
}

void TestHttpResponse::connections()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, expected);
    QCOMPARE(text(parseResponse(view(lines)).text), expected);
}

void TestHttpResponse::interimHeadsComeOneByOne()
{
    const std::string input =
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    std::string_view rest = input;
    ResponseParser parser;
    ResponseHead head;
    for (const int status : {100, 103, 200}) {
        std::size_t consumed = 0;
        parser.reset();
        QCOMPARE(parser.feed(rest, consumed, head, Method::Get), ParseState::Complete);
        QCOMPARE(int(head.status), status);
        rest.remove_prefix(consumed);
    }
    QCOMPARE(text(std::string(rest)), QStringLiteral("ok"));
}

void TestHttpResponse::otherProtocolsAreToldAtOnce()
{
    for (const char *greeting : {"SSH-2.0", "220 ", "\x15\x03\x01", "HTTQ", "HTTP/2", "HTTP/1,"}) {
        ResponseParser parser;
        ResponseHead head;
        std::size_t consumed = 0;
        QCOMPARE(parser.feed(greeting, consumed, head, Method::Get), ParseState::Failed);
        QCOMPARE(parser.failure().type, signalbox::ErrorType::InvalidResponseHead);
    }
}

void TestHttpResponse::aHeadIsReusedWithoutTraces()
{
    const std::string rich =
        "HTTP/1.1 101 Odd\r\nConnection: upgrade, x-a\r\nKeep-Alive: timeout=9\r\n\r\n";
    const std::string plain = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n";
    ResponseParser parser;
    ResponseHead head;
    for (const std::string &before :
         {rich, rich.substr(0, 40), rich.substr(0, 9), std::string("X")}) {
        std::size_t consumed = 0;
        parser.reset();
        (void)parser.feed(before, consumed, head, Method::Get);
        parser.reset();
        QVERIFY(!parser.started());
        QCOMPARE(parser.feed(plain, consumed, head, Method::Get), ParseState::Complete);
        QCOMPARE(text(describe(head)), QStringLiteral("200 'OK' body=3 keep"));
        QCOMPARE(text(fieldsText(head.fields)), QStringLiteral("Content-Length: 3\r\n"));
    }
}

QTEST_APPLESS_MAIN(TestHttpResponse)
#include "tst_http_response.moc"

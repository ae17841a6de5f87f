// Limits of heads: exact at their borders, known as soon as they can be, the same however the input
// is cut, and bounded in memory.
#include "parse_helpers.h"

#include <QTest>

using namespace signalbox::http;
using namespace signalbox::http::test;

class TestHttpLimits : public QObject
{
    Q_OBJECT

private slots:
    void requests_data();
    void requests();
    void responses_data();
    void responses();
    void aLongTargetFailsWithoutItsLineEnd();
    void aLongFieldFailsWithoutItsLineEnd();
    void memoryStaysWithinTheLimits();
    void limitsMayChangeBetweenHeads();
};

namespace {

constexpr HeadLimits kSmall{.line = 40, .head = 120, .fields = 3};

QByteArray request(int targetLength, const QByteArray &fields)
{
    return "GET /" + QByteArray(targetLength - 1, 't') + " HTTP/1.1\r\n" + fields + "\r\n";
}

} // namespace

void TestHttpLimits::requests_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected"); // begins with
    // "GET " and " HTTP/1.1" take 13 bytes of the line.
    QTest::newRow("a request line at the limit") << request(27, "Host: h\r\n") << "GET /";
    QTest::newRow("a request line one over") << request(28, "Host: h\r\n") << "414 target-too-long";
    QTest::newRow("a line of two kinds of defect is too long first")
        << request(28, "Host: h\r\n").replace("GET", "G\"T") << "414 target-too-long";
    QTest::newRow("a method that can't be is told first")
        << request(28, "Host: h\r\n").replace("GET", "\"ET") << "400 invalid-head";
    QTest::newRow("empty lines before it don't count")
        << "\r\n\r\n" + request(27, "Host: h\r\n") << "GET /";
    // 42 bytes with CRLF, then fields up to 120 with the empty line.
    QTest::newRow("a head at the limit")
        << request(27, "Host: h\r\nX: " + QByteArray(62, 'x') + "\r\n") << "GET /";
    QTest::newRow("a head one over")
        << request(27, "Host: h\r\nX: " + QByteArray(63, 'x') + "\r\n") << "431 head-too-large";
    QTest::newRow("a field that doesn't fit")
        << request(27, "Host: h\r\nX: " + QByteArray(70, 'x') + "\r\n") << "431 head-too-large";
    QTest::newRow("a defect before the limit is told")
        << request(27, "Host : h\r\nX: " + QByteArray(90, 'x') + "\r\n") << "400 invalid-head";
    QTest::newRow("a defect in the line that doesn't fit isn't")
        << request(27, "Host: h\r\nX : " + QByteArray(90, 'x') + "\r\n") << "431 head-too-large";
    QTest::newRow("as many fields as allowed")
        << request(9, "Host: h\r\nA: 1\r\nB: 2\r\n") << "GET /";
    QTest::newRow("one field too many")
        << request(9, "Host: h\r\nA: 1\r\nB: 2\r\nC: 3\r\n") << "431 head-too-large";
    QTest::newRow("one field too many, remade lines among them")
        << request(9, "Host: h\r\nA:  1\r\nB:  2\r\nC: 3\r\n") << "431 head-too-large";
    QTest::newRow("the field too many may be malformed")
        << request(9, "Host: h\r\nA: 1\r\nB: 2\r\nC\r\n") << "431 head-too-large";
}

void TestHttpLimits::requests()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    RequestHead head;
    const QString result = text(parseRequest(view(input), kSmall, head).text);
    QVERIFY2(result.startsWith(expected), qPrintable(result));
}

void TestHttpLimits::responses_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<bool>("taken");
    const auto response = [](int reason, const QByteArray &fields) -> QByteArray {
        return "HTTP/1.1 200 " + QByteArray(reason, 'r') + "\r\n" + fields + "\r\n";
    };
    QTest::newRow("a status line at the limit") << response(27, "") << true;
    QTest::newRow("a status line one over") << response(28, "") << false;
    QTest::newRow("a head at the limit")
        << response(27, "X: " + QByteArray(71, 'x') + "\r\n") << true;
    QTest::newRow("a head one over") << response(27, "X: " + QByteArray(72, 'x') + "\r\n") << false;
    QTest::newRow("as many fields as allowed") << response(2, "A: 1\r\nB: 1\r\nC: 1\r\n") << true;
    QTest::newRow("as many fields as allowed, with bare LF")
        << response(2, "A: 1\nB: 1\nC: 1\n") << true;
    QTest::newRow("one field too many") << response(2, "A: 1\r\nB: 1\r\nC: 1\r\nD: 1\r\n") << false;
}

void TestHttpLimits::responses()
{
    QFETCH(QByteArray, input);
    QFETCH(bool, taken);
    ResponseHead head;
    const Outcome outcome = parseResponse(view(input), Method::Get, kSmall, head);
    QVERIFY2(outcome.text.starts_with(taken ? "200 " : "502 "), outcome.text.c_str());
}

void TestHttpLimits::aLongTargetFailsWithoutItsLineEnd()
{
    const QByteArray endless = "GET /" + QByteArray(16 * 1024, 't');
    const Outcome outcome = parseRequest(view(endless));
    QCOMPARE(text(outcome.text), QStringLiteral("414 target-too-long"));
}

void TestHttpLimits::aLongFieldFailsWithoutItsLineEnd()
{
    const QByteArray endless = "GET / HTTP/1.1\r\nHost: h\r\nX: " + QByteArray(64 * 1024, 't');
    const Outcome outcome = parseRequest(view(endless));
    QCOMPARE(text(outcome.text), QStringLiteral("431 head-too-large"));
}

void TestHttpLimits::memoryStaysWithinTheLimits()
{
    // An input that goes on for ever in small pieces, in the request line and in a field.
    for (const std::string start : {"GET /", "GET / HTTP/1.1\r\nHost: h\r\nX: "}) {
        RequestParser parser;
        RequestHead head;
        const std::string piece(1000, 'x');
        std::size_t consumed = 0;
        ParseState state = parser.feed(start, consumed, head);
        for (int i = 0; i < 1000 && state == ParseState::NeedMore; ++i)
            state = parser.feed(piece, consumed, head);
        QCOMPARE(state, ParseState::Failed);
        QVERIFY(head.startLine.capacity() <= 2U * (16 * 1024 + 2));
        QVERIFY(head.fields.block().capacity() <= 2U * 64 * 1024);
    }
}

void TestHttpLimits::limitsMayChangeBetweenHeads()
{
    const QByteArray input = request(30, "Host: h\r\n");
    RequestParser parser;
    RequestHead head;
    std::size_t consumed = 0;
    QCOMPARE(parser.feed(view(input), consumed, head), ParseState::Complete);
    parser.setLimits(kSmall);
    parser.reset();
    QCOMPARE(parser.feed(view(input), consumed, head), ParseState::Failed);
    QCOMPARE(parser.failure().type, signalbox::ErrorType::TargetTooLong);
}

QTEST_APPLESS_MAIN(TestHttpLimits)
#include "tst_http_limits.moc"

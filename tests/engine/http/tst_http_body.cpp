// Bodies of every framing: content, ends, trailers and defects, each input decoded whole, cut in
// two everywhere, and byte by byte; and the chunked encoder, whose output the decoder reads back.
#include "parse_helpers.h"

#include <QTest>

using namespace signalbox::http;
using namespace signalbox::http::test;

class TestHttpBody : public QObject
{
    Q_OBJECT

private slots:
    void chunked_data();
    void chunked();
    void lenient_data();
    void lenient();
    void lengths_data();
    void lengths();
    void untilClose();
    void closesAreProperOrNot();
    void splicedBytesAreSkipped();
    void trailerLimits_data();
    void trailerLimits();
    void encoderAndDecoderAgree();
    void aDecoderIsReusedWithoutTraces();
};

void TestHttpBody::chunked_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("state");   // end | more | failed
    QTest::addColumn<QString>("content"); // CONTENT|trailers
    QTest::addColumn<int>("left");        // bytes behind the body
    const auto good = [](const char *name, const QByteArray &in, const char *content,
                         int left = 0) {
        QTest::newRow(name) << in << "end" << QString::fromLatin1(content) << left;
    };
    const auto bad = [](const char *name, const QByteArray &in) {
        QTest::newRow(name) << in << "failed" << QString() << 0;
    };
    good("one chunk", "5\r\nhello\r\n0\r\n\r\n", "hello|");
    good("many chunks", "3\r\nhel\r\n1\r\nl\r\n1\r\no\r\n0\r\n\r\n", "hello|");
    good("no chunk", "0\r\n\r\n", "|");
    good("hexadecimal of either case", "a\r\n0123456789\r\nB\r\n0123456789a\r\n0\r\n\r\n",
         "01234567890123456789a|");
    good("leading zeros", "0005\r\nhello\r\n000\r\n\r\n", "hello|");
    good("more leading zeros than 64 bits have digits",
         "000000000000000000005\r\nhello\r\n0\r\n\r\n", "hello|");
    good("line ends in the data", "4\r\n\r\n\r\n\r\n0\r\n\r\n", "\r\n\r\n|");
    good("the next message is left", "1\r\nx\r\n0\r\n\r\nGET /", "x|", 5);
    good("an extension", "5;a\r\nhello\r\n0;b\r\n\r\n", "hello|");
    good("an extension with a value", "5;a=b;c=d\r\nhello\r\n0\r\n\r\n", "hello|");
    good("an extension with a quoted value", "5;a=\"b;\\\"c\t=\xe9\"\r\nhello\r\n0\r\n\r\n",
         "hello|");
    good("bad white space around an extension", "5 ; a = b\t;\tc\r\nhello\r\n0\r\n\r\n", "hello|");
    good("trailers", "1\r\nx\r\n0\r\nX-Sum: 1\r\nY:2\r\n\r\n", "x|X-Sum: 1\r\nY:2\r\n");
    good("framing and routing trailers are dropped",
         "0\r\nContent-Length: 100\r\nTransfer-Encoding: x\r\nHost: evil\r\nConnection: "
         "close\r\nTrailer: a\r\n"
         "X-Forwarded-For: 1.1.1.1\r\nSet-Cookie: a=b\r\nAuthorization: x\r\nOk: 1\r\n\r\n",
         "|Ok: 1\r\n");

    bad("no size", "\r\nhello\r\n0\r\n\r\n");
    bad("a sign", "-5\r\nhello\r\n0\r\n\r\n");
    bad("a plus", "+5\r\nhello\r\n0\r\n\r\n");
    bad("a prefix", "0x5\r\nhello\r\n0\r\n\r\n");
    bad("white space before the size", " 5\r\nhello\r\n0\r\n\r\n");
    bad("white space behind the size", "5 \r\nhello\r\n0\r\n\r\n");
    bad("a tab behind the size", "5\t\r\nhello\r\n0\r\n\r\n");
    bad("not hexadecimal", "zz\r\nx\r\n0\r\n\r\n");
    bad("a size of 2^64", "10000000000000000\r\nhello\r\n0\r\n\r\n");
    bad("a size of 2^64+5 must not wrap", "10000000000000005\r\nhello\r\n0\r\n\r\n");
    bad("bare LF behind the size", "5\nhello\r\n0\r\n\r\n");
    bad("bare LF behind an extension", "5;a\nhello\r\n0\r\n\r\n");
    bad("bare CR behind the size", "5\rhello\r\n0\r\n\r\n");
    bad("bare CR inside an extension", "5;a\rb\r\nhello\r\n0\r\n\r\n");
    bad("bare LF behind the data", "5\r\nhello\n0\r\n\r\n");
    bad("bare CR behind the data", "5\r\nhello\r0\r\n\r\n");
    bad("CR CR LF behind the data", "5\r\nhello\r\r\n0\r\n\r\n");
    bad("data longer than its size", "4\r\nhello\r\n0\r\n\r\n");
    bad("data shorter than its size", "6\r\nhello\r\n0\r\n\r\n");
    bad("no line end behind the data", "5\r\nhello0\r\n\r\n");
    bad("an extension without a name", "5;\r\nhello\r\n0\r\n\r\n");
    bad("an extension without a value", "5;a=\r\nhello\r\n0\r\n\r\n");
    bad("an extension that isn't one", "5 a\r\nhello\r\n0\r\n\r\n");
    bad("an open quote", "5;a=\"b\r\nhello\r\n0\r\n\r\n");
    bad("an open escape", "5;a=\"b\\\r\nhello\r\n0\r\n\r\n");
    bad("a control character in a quote", "5;a=\"\x01\"\r\nhello\r\n0\r\n\r\n");
    bad("NUL in an extension", bytes("5;a\0\r\nhello\r\n0\r\n\r\n"));
    bad("bare LF at the end", "0\r\n\n");
    bad("a bad name in a trailer", "0\r\nX Y: 1\r\n\r\n");
    bad("obs-fold in a trailer", "0\r\nX: 1\r\n 2\r\n\r\n");
    bad("a control character in a dropped trailer", "0\r\nHost: \x01\r\n\r\n");
    bad("bare LF in a trailer", "0\r\nX: 1\n\r\n");

    QTest::newRow("nothing yet") << QByteArray("") << "more"
                                 << "|" << 0;
    QTest::newRow("half a size") << QByteArray("1") << "more"
                                 << "|" << 0;
    QTest::newRow("half the data") << QByteArray("5\r\nhel") << "more"
                                   << "hel|" << 0;
    QTest::newRow("the data without its line end") << QByteArray("5\r\nhello") << "more"
                                                   << "hello|" << 0;
    QTest::newRow("the last chunk without its end") << QByteArray("0\r\n") << "more"
                                                    << "|" << 0;
    QTest::newRow("trailers without their end") << QByteArray("0\r\nX: 1\r\n") << "more"
                                                << "|X: 1\r\n"
                                                << 0;
    QTest::newRow("the largest size is waited for")
        << QByteArray("ffffffffffffffff\r\nab") << "more"
        << "ab|" << 0;
}

void TestHttpBody::chunked()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, state);
    QFETCH(QString, content);
    QFETCH(int, left);
    const Outcome outcome = decodeBody(view(input), Framing::Chunked);
    QCOMPARE(text(outcome.text), state);
    QCOMPARE(text(outcome.fields), content);
    if (state == QLatin1String("failed"))
        QVERIFY(!outcome.detail.empty());
    else
        QCOMPARE(int(outcome.taken), int(input.size()) - left);
}

void TestHttpBody::lenient_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("content"); // null: failed
    const auto row = [](const char *name, const QByteArray &in, const QString &content) {
        QTest::newRow(name) << in << content;
    };
    row("CRLF", "5\r\nhello\r\n0\r\n\r\n", QStringLiteral("hello|"));
    row("bare LF everywhere", "5\nhello\n0\nX: 1\n\n", QStringLiteral("hello|X: 1\r\n"));
    row("bare LF behind an extension", "5;a=b\nhello\n0\n\n", QStringLiteral("hello|"));
    row("mixed", "5\nhello\r\n0\r\n\n", QStringLiteral("hello|"));
    row("bare CR stays an error", "5\rhello\r0\r\r", QString());
    row("CR CR LF stays an error", "5\r\nhello\r\r\n0\r\n\r\n", QString());
    row("a bad size stays an error", "zz\n", QString());
}

void TestHttpBody::lenient()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, content);
    const Outcome outcome = decodeBody(view(input), Framing::Chunked, 0, true);
    if (content.isNull()) {
        QVERIFY(outcome.text == "failed" || outcome.text == "more");
        QCOMPARE(outcome.text == "more",
                 input.startsWith("5\rhello\r0")); // no LF: the line is not over
    } else {
        QCOMPARE(text(outcome.text), QStringLiteral("end"));
        QCOMPARE(text(outcome.fields), content);
    }
}

void TestHttpBody::lengths_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("content");
    QTest::addColumn<int>("taken");
    QTest::newRow("shorter than the input") << 3 << "end"
                                            << "abc|" << 3;
    QTest::newRow("all of the input") << 6 << "end"
                                      << "abcdef|" << 6;
    QTest::newRow("longer than the input") << 7 << "more"
                                           << "abcdef|" << 6;
    QTest::newRow("nothing") << 0 << "end"
                             << "|" << 0;
}

void TestHttpBody::lengths()
{
    QFETCH(int, length);
    const Outcome outcome = decodeBody("abcdef", Framing::Length, std::uint64_t(length));
    QTEST(text(outcome.text), "state");
    QTEST(text(outcome.fields), "content");
    QTEST(int(outcome.taken), "taken");
    QCOMPARE(text(decodeBody("abc", Framing::None).text), QStringLiteral("end"));
}

void TestHttpBody::untilClose()
{
    const Outcome outcome = decodeBody("abc\r\n\r\n", Framing::UntilClose);
    QCOMPARE(text(outcome.text), QStringLiteral("more"));
    QCOMPARE(text(outcome.fields), QStringLiteral("abc\r\n\r\n|"));
}

void TestHttpBody::closesAreProperOrNot()
{
    BodyDecoder decoder;
    std::string_view in = "ab";
    std::string_view data;
    QVERIFY(decoder.finishAtClose()); // before any body

    decoder.start(Framing::UntilClose, 0);
    QCOMPARE(decoder.next(in, data), BodyState::Data);
    QVERIFY(!decoder.ended());
    QVERIFY(decoder.finishAtClose());
    QVERIFY(decoder.ended());
    QCOMPARE(decoder.next(in, data), BodyState::End);

    in = "ab";
    decoder.start(Framing::Length, 3);
    QCOMPARE(decoder.next(in, data), BodyState::Data);
    QVERIFY(!decoder.finishAtClose());
    in = "c";
    QCOMPARE(decoder.next(in, data), BodyState::Data);
    QVERIFY(decoder.ended()); // known without asking again
    QVERIFY(decoder.finishAtClose());

    in = "1\r\nx\r\n0\r\n";
    decoder.start(Framing::Chunked, 0);
    QCOMPARE(decoder.next(in, data), BodyState::Data);
    QCOMPARE(decoder.next(in, data), BodyState::NeedMore);
    QVERIFY(!decoder.finishAtClose());

    decoder.start(Framing::None, 0);
    QVERIFY(decoder.ended());
    QVERIFY(decoder.finishAtClose());
}

void TestHttpBody::splicedBytesAreSkipped()
{
    BodyDecoder decoder;
    std::string_view in = "abcde";
    std::string_view data;
    decoder.start(Framing::Length, 100);
    QCOMPARE(decoder.remaining(), std::uint64_t(100));
    QCOMPARE(decoder.next(in, data), BodyState::Data);
    QCOMPARE(decoder.remaining(), std::uint64_t(95));
    decoder.skip(94);
    QVERIFY(!decoder.ended());
    decoder.skip(10);
    QVERIFY(decoder.ended());
    QCOMPARE(decoder.remaining(), std::uint64_t(0));
    decoder.start(Framing::Chunked, 0);
    QCOMPARE(decoder.remaining(), std::uint64_t(0));
    decoder.skip(10);
    QVERIFY(!decoder.ended());
}

void TestHttpBody::trailerLimits_data()
{
    QTest::addColumn<QByteArray>("trailers");
    QTest::addColumn<bool>("taken");
    QByteArray fields;
    for (int i = 0; i < 200; ++i)
        fields += "X: 1\r\n";
    QTest::newRow("200 fields") << fields << true;
    QTest::newRow("201 fields") << fields + "X: 1\r\n" << false;
    // 64 KiB with the empty line
    QTest::newRow("64 KiB") << "X: " + QByteArray(64 * 1024 - 7, 'x') + "\r\n" << true;
    QTest::newRow("a byte more") << "X: " + QByteArray(64 * 1024 - 6, 'x') + "\r\n" << false;
    QTest::newRow("64 KiB dropped") << "Host: " + QByteArray(64 * 1024 - 9, 'x') + "\r\n" << false;
}

void TestHttpBody::trailerLimits()
{
    QFETCH(QByteArray, trailers);
    QFETCH(bool, taken);
    const QByteArray input = "0\r\n" + trailers + "\r\n";
    QCOMPARE(text(decodeBody(view(input), Framing::Chunked).text),
             taken ? QStringLiteral("end") : QStringLiteral("failed"));
    const QByteArray longExtension = "5;" + QByteArray(4096, 'x') + "\r\n";
    QCOMPARE(text(decodeBody(view(longExtension), Framing::Chunked).text),
             QStringLiteral("failed"));
    const QByteArray endlessExtension = "5;" + QByteArray(5000, 'x');
    QCOMPARE(text(decodeBody(view(endlessExtension), Framing::Chunked).text),
             QStringLiteral("failed"));
}

void TestHttpBody::encoderAndDecoderAgree()
{
    Fields trailers;
    trailers.add("X-Sum", "abc");
    trailers.add("Gone", "1");
    trailers.remove("gone");
    std::string wire;
    std::string content;
    for (const std::size_t size : {1U, 9U, 10U, 15U, 16U, 255U, 4096U, 70000U}) {
        const std::string data(size, char('a' + size % 26));
        appendChunkHeader(wire, size);
        wire += data + "\r\n";
        content += data;
    }
    appendLastChunk(wire, &trailers);
    const Outcome outcome = decodeBody(wire, Framing::Chunked);
    QCOMPARE(text(outcome.text), QStringLiteral("end"));
    QVERIFY(outcome.fields == content + "|X-Sum: abc\r\n");
    QCOMPARE(outcome.taken, wire.size());

    std::string header;
    appendChunkHeader(header, 0x1a2b);
    QCOMPARE(text(header), QStringLiteral("1a2b\r\n"));
    std::string last;
    appendLastChunk(last);
    QCOMPARE(text(last), QStringLiteral("0\r\n\r\n"));
}

void TestHttpBody::aDecoderIsReusedWithoutTraces()
{
    BodyDecoder decoder;
    for (const std::string_view before :
         {"0\r\nX: 1\r\n\r\n", "5\r\nhello\r", "12;ext", "0\r\nX: 1", "zz\r\n"}) {
        const Pieces dirty{before.substr(0, 2), before.substr(2)};
        (void)decodePieces(decoder, dirty, Framing::Chunked, 0, false);
        const Outcome outcome =
            decodePieces(decoder, {"2\r\nok\r\n0\r\n\r\n"}, Framing::Chunked, 0, false);
        QCOMPARE(text(outcome.text), QStringLiteral("end"));
        QCOMPARE(text(outcome.fields), QStringLiteral("ok|"));
    }
}

QTEST_APPLESS_MAIN(TestHttpBody)
#include "tst_http_body.moc"

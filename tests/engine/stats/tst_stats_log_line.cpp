// Lines of the access log, against the exact texts that formats.md asks for.
#include "stats/log_line.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <optional>

using namespace signalbox;
using namespace signalbox::stats;

namespace {

QString text(const std::string &s)
{
    return QString::fromUtf8(s.data(), qsizetype(s.size()));
}

std::string jsonLine(const ExchangeRecord &r, LogLine &line)
{
    std::string out(LogLine::bound(r), '\0');
    out.resize(std::size_t(line.json(out.data(), r) - out.data()));
    return out;
}

std::string jsonLine(const ExchangeRecord &r)
{
    LogLine line;
    return jsonLine(r, line);
}

std::string combinedLine(const ExchangeRecord &r)
{
    LogLine line;
    std::string out(LogLine::bound(r), '\0');
    out.resize(std::size_t(line.combined(out.data(), r) - out.data()));
    return out;
}

/// The value of one key as it stands in the line, up to the comma or brace behind it.
std::string rawValue(const std::string &line, const std::string &key)
{
    const std::string name = "\"" + key + "\":";
    const std::size_t start = line.find(name) + name.size();
    return line.substr(start, line.find_first_of(",}", start) - start);
}

SocketAddress address(std::string_view literal)
{
    return *SocketAddress::parse(literal);
}

/// Owns what a record only views.
struct Full
{
    SocketAddress client = address("127.0.0.1:51234");
    ExchangeRecord record;

    Full()
    {
        record.wallMs = 1'763'853'361'007; // 2025-11-22T23:16:01.007Z
        record.client = &client;
        record.listener = "web";
        record.method = "GET";
        record.host = "app.localhost:8080";
        record.path = "/api/items";
        record.query = "v=2&q=x";
        record.status = 200;
        record.bytesIn = 512;
        record.bytesOut = 1'234'567'890'123;
        record.durationUs = 12'345;
        record.connectUs = 250;
        record.firstByteUs = 10'000;
        record.route = "api";
        record.backend = "api";
        record.server = "blue";
        record.generation = 3;
        record.attempts = 1;
        record.reused = true;
        record.requestId = "0123456789abcdef";
        record.userAgent = "curl/7.88.1";
        record.referer = "http://app.localhost/";
    }
};

} // namespace

class LogLineTest : public QObject
{
    Q_OBJECT

private slots:
    void aJsonLineHasTheKeysOfTheFormatInTheirOrder()
    {
        const Full full;
        QCOMPARE(
            text(jsonLine(full.record)),
            QStringLiteral(
                R"({"time":"2025-11-22T23:16:01.007Z","client":"127.0.0.1:51234","listener":"web",)"
                R"("method":"GET","host":"app.localhost:8080","path":"/api/items","query":"v=2&q=x",)"
                R"("protocol":"HTTP/1.1","status":200,"bytes-in":512,"bytes-out":1234567890123,)"
                R"("duration-ms":12.345,"connect-ms":0.25,"first-byte-ms":10,"route":"api",)"
                R"("backend":"api","server":"blue","generation":3,"attempts":1,"reused":true,)"
                R"("error":null,"request-id":"0123456789abcdef","user-agent":"curl/7.88.1",)"
                R"("referer":"http://app.localhost/"})"
                "\n"));
    }

    void whatIsUnknownIsNullAndNotAbsent()
    {
        ExchangeRecord r;
        r.durationUs = -1;
        QCOMPARE(
            text(jsonLine(r)),
            QStringLiteral(
                R"({"time":"1970-01-01T00:00:00.000Z","client":null,"listener":null,)"
                R"("method":null,"host":null,"path":null,"query":null,)"
                R"("protocol":null,"status":null,"bytes-in":0,"bytes-out":0,)"
                R"("duration-ms":null,"connect-ms":null,"first-byte-ms":null,"route":null,)"
                R"("backend":null,"server":null,"generation":null,"attempts":0,"reused":false,)"
                R"("error":null,"request-id":null,"user-agent":null,"referer":null})"
                "\n"));
    }

    void aPathWithoutAQueryHasAnEmptyQuery()
    {
        Full full;
        full.record.query = {};
        QCOMPARE(text(rawValue(jsonLine(full.record), "query")), QStringLiteral("\"\""));
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("us");
        QTest::addColumn<QString>("expected");
        QTest::newRow("minus one is unknown") << qint64(-1) << QStringLiteral("null");
        QTest::newRow("zero") << qint64(0) << QStringLiteral("0");
        QTest::newRow("one microsecond") << qint64(1) << QStringLiteral("0.001");
        QTest::newRow("ten microseconds") << qint64(10) << QStringLiteral("0.01");
        QTest::newRow("a tenth of a millisecond") << qint64(100) << QStringLiteral("0.1");
        QTest::newRow("a zero in the middle") << qint64(1101) << QStringLiteral("1.101");
        QTest::newRow("a zero after the point") << qint64(1010) << QStringLiteral("1.01");
        QTest::newRow("whole milliseconds have no point")
            << qint64(250'000) << QStringLiteral("250");
        QTest::newRow("hours") << qint64(7'200'000'001) << QStringLiteral("7200000.001");
    }
    void durations()
    {
        QFETCH(qint64, us);
        Full full;
        full.record.durationUs = us;
        QTEST(text(rawValue(jsonLine(full.record), "duration-ms")), "expected");
    }

    void numbers_data()
    {
        QTest::addColumn<quint64>("value");
        for (quint64 n :
             {0ULL, 9ULL, 10ULL, 99ULL, 100ULL, 999ULL, 1000ULL, 9999ULL, 10000ULL, 10001ULL,
              99'999'999ULL, 100'000'000ULL, 100'000'001ULL, 12'345'678'900ULL,
              9'999'999'999'999'999ULL, 10'000'000'000'000'000ULL, 18'446'744'073'709'551'615ULL})
            QTest::addRow("%llu", n) << n;
    }
    void numbers()
    {
        QFETCH(quint64, value);
        Full full;
        full.record.bytesIn = value;
        QCOMPARE(text(rawValue(jsonLine(full.record), "bytes-in")), QString::number(value));
    }

    void times_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("apache");
        QTest::newRow("a leap day")
            << qint64(1'709'164'799'999) << QStringLiteral("2024-02-28T23:59:59.999Z")
            << QStringLiteral("[28/Feb/2024:23:59:59 +0000]");
        QTest::newRow("the second after")
            << qint64(1'709'164'800'000) << QStringLiteral("2024-02-29T00:00:00.000Z")
            << QStringLiteral("[29/Feb/2024:00:00:00 +0000]");
        QTest::newRow("the end of a year")
            << qint64(1'735'689'599'050) << QStringLiteral("2024-12-31T23:59:59.050Z")
            << QStringLiteral("[31/Dec/2024:23:59:59 +0000]");
        QTest::newRow("after 2038")
            << qint64(4'102'444'800'001) << QStringLiteral("2100-01-01T00:00:00.001Z")
            << QStringLiteral("[01/Jan/2100:00:00:00 +0000]");
    }
    void times()
    {
        QFETCH(qint64, ms);
        Full full;
        full.record.wallMs = ms;
        QFETCH(QString, json);
        QVERIFY(
            text(jsonLine(full.record)).startsWith(QStringLiteral("{\"time\":\"%1\",").arg(json)));
        QFETCH(QString, apache);
        QVERIFY(text(combinedLine(full.record)).contains(apache));
    }

    void theCachedSecondFollowsTheClockForwardsAndBackwards()
    {
        LogLine line;
        Full full;
        const auto timeAt = [&](std::int64_t ms) {
            full.record.wallMs = ms;
            return text(jsonLine(full.record, line)).mid(9, 24);
        };
        QCOMPARE(timeAt(1'000), QStringLiteral("1970-01-01T00:00:01.000Z"));
        QCOMPARE(timeAt(1'999), QStringLiteral("1970-01-01T00:00:01.999Z"));
        QCOMPARE(timeAt(2'001), QStringLiteral("1970-01-01T00:00:02.001Z"));
        QCOMPARE(timeAt(1'500), QStringLiteral("1970-01-01T00:00:01.500Z"));
        std::string buffer(LogLine::bound(full.record), '\0');
        line.combined(buffer.data(), full.record);
        QCOMPARE(timeAt(1'500), QStringLiteral("1970-01-01T00:00:01.500Z"));
    }

    void clients_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("combined");
        QTest::newRow("IPv4") << QStringLiteral("10.200.3.45:1")
                              << QStringLiteral("\"10.200.3.45:1\"")
                              << QStringLiteral("10.200.3.45");
        QTest::newRow("IPv6 in brackets")
            << QStringLiteral("[fe80::1:2]:65535") << QStringLiteral("\"[fe80::1:2]:65535\"")
            << QStringLiteral("fe80::1:2");
        QTest::newRow("a unix path")
            << QStringLiteral("unix:/tmp/a b\"c") << QStringLiteral("\"unix:/tmp/a b\\\"c\"")
            << QStringLiteral("unix:/tmp/a\\x20b\\\"c");
    }
    void clients()
    {
        QFETCH(QString, client);
        Full full;
        full.client = address(client.toStdString());
        QTEST(text(rawValue(jsonLine(full.record), "client")), "json");
        QFETCH(QString, combined);
        QVERIFY(text(combinedLine(full.record))
                    .startsWith(QStringLiteral("app.localhost:8080 %1 - - [").arg(combined)));
    }

    void theCachedAddressIsNotUsedForAnotherClient()
    {
        LogLine line;
        Full full;
        for (const char *literal :
             {"127.0.0.1:1", "127.0.0.2:1", "[::1]:1", "[::2]:9", "127.0.0.1:1"}) {
            full.client = address(literal);
            QCOMPARE(text(rawValue(jsonLine(full.record, line), "client")),
                     QStringLiteral("\"%1\"").arg(QLatin1String(literal)));
        }
    }

    void escaping_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("combined");
        const auto row = [](const char *name, const QByteArray &in, const QByteArray &json,
                            const QByteArray &combined) {
            QTest::newRow(name) << in << json << combined;
        };
        row("plain text", "Mozilla/5.0 (X11)", "Mozilla/5.0 (X11)", "Mozilla/5.0 (X11)");
        row("a quote", "a\"b", "a\\\"b", "a\\\"b");
        row("a backslash", "a\\b", "a\\\\b", "a\\\\b");
        row("line ends can't forge a line", "a\r\nb", "a\\r\\nb", "a\\x0d\\x0ab");
        row("a tab", "a\tb", "a\\tb", "a\\x09b");
        row("an escape sequence of terminals", "\x1b[31m", "\\u001b[31m", "\\x1b[31m");
        row("a NUL", QByteArray("a\0b", 3), "a\\u0000b", "a\\x00b");
        row("DEL", "a\x7f", "a\\u007f", "a\\x7f");
        row("a C1 control",
            "\xc2\x9b"
            "31m",
            "\\u009b31m", "\\xc2\\x9b31m");
        row("UTF-8", "gr\xc3\xbc\xc3\x9f", "gr\xc3\xbc\xc3\x9f", "gr\\xc3\\xbc\\xc3\\x9f");
        row("a byte that isn't UTF-8",
            "a\xff"
            "b",
            "a\xef\xbf\xbd"
            "b",
            "a\\xff"
            "b");
        row("a cut sequence at the end", "a\xe2\x82", "a\xef\xbf\xbd", "a\\xe2\\x82");
        row("an overlong form", "\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd", "\\xc0\\xaf");
    }
    void escaping()
    {
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, combined);
        Full full;
        full.record.userAgent = std::string_view(input.constData(), std::size_t(input.size()));
        full.record.referer = full.record.userAgent;
        const std::string line = jsonLine(full.record);
        const QByteArray expected =
            "\"user-agent\":\"" + json + "\",\"referer\":\"" + json + "\"}\n";
        QVERIFY2(QByteArray::fromStdString(line).endsWith(expected), line.c_str());
        const std::string apache = combinedLine(full.record);
        const QByteArray quoted = " \"" + combined + "\" \"" + combined + "\"\n";
        QVERIFY2(QByteArray::fromStdString(apache).endsWith(quoted), apache.c_str());
    }

    /// Each place of a text of each length once, so that no stride of the scan misses one.
    void aByteToEscapeIsFoundWhereverItStands()
    {
        Full full;
        for (std::size_t length = 1; length < 70; ++length) {
            for (std::size_t at = 0; at < length; ++at) {
                for (const char bad : {'"', '\\', '\x01', '\x1f', '\x7f', '\x80'}) {
                    std::string path(length, 'p');
                    path[at] = bad;
                    full.record.path = path;
                    const std::string line = jsonLine(full.record);
                    const QJsonDocument document =
                        QJsonDocument::fromJson(QByteArray::fromStdString(line));
                    QVERIFY2(document.isObject(), line.c_str());
                    QString expected(qsizetype(length), QLatin1Char('p'));
                    expected[qsizetype(at)] =
                        bad == '\x80' ? QChar(0xfffd) : QChar(QLatin1Char(bad));
                    QCOMPARE(document.object().value(QLatin1String("path")).toString(), expected);
                    QVERIFY(line.find(bad == '"' ? '\x01' : bad) == std::string::npos ||
                            bad == '\\');
                }
            }
        }
    }

    void theBoundHoldsForTheWorstText()
    {
        const std::string worst(5000, '\x01');
        ExchangeRecord r;
        r.listener = r.method = r.host = r.path = r.query = r.route = r.backend = r.server = worst;
        r.error = r.requestId = r.userAgent = r.referer = worst;
        SocketAddress client;
        client.path = worst;
        r.client = &client;
        r.status = 65535;
        r.bytesIn = r.bytesOut = r.generation = UINT64_MAX;
        r.durationUs = r.connectUs = r.firstByteUs = INT64_MAX;
        r.attempts = UINT32_MAX;
        r.wallMs = 253'402'300'799'999;
        const std::size_t bound = LogLine::bound(r);
        QVERIFY(jsonLine(r).size() <= bound);
        QVERIFY(combinedLine(r).size() <= bound);
    }

    void aCombinedLineIsApachesWithTheHostFirst()
    {
        const Full full;
        QCOMPARE(text(combinedLine(full.record)),
                 QStringLiteral("app.localhost:8080 127.0.0.1 - - [22/Nov/2025:23:16:01 +0000] "
                                "\"GET /api/items?v=2&q=x HTTP/1.1\" 200 1234567890123 "
                                "\"http://app.localhost/\" \"curl/7.88.1\"\n"));
    }

    void aCombinedLineOfARequestThatCouldNotBeReadHasDashes()
    {
        ExchangeRecord r;
        r.status = 400;
        QCOMPARE(text(combinedLine(r)),
                 QStringLiteral("- - - - [01/Jan/1970:00:00:00 +0000] \"-\" 400 0 \"-\" \"-\"\n"));
        r.status = 0;
        QVERIFY(text(combinedLine(r)).contains(QStringLiteral("] \"-\" - 0 ")));
    }

    void aHostWithASpaceStaysOneWord()
    {
        Full full;
        full.record.host = "evil host";
        QVERIFY(
            text(combinedLine(full.record)).startsWith(QStringLiteral("evil\\x20host 127.0.0.1 ")));
    }

    void http10IsNamed()
    {
        Full full;
        full.record.minorVersion = 0;
        QVERIFY(text(jsonLine(full.record)).contains(QStringLiteral("\"protocol\":\"HTTP/1.0\"")));
        QVERIFY(text(combinedLine(full.record)).contains(QStringLiteral(" HTTP/1.0\" 200")));
    }
};

QTEST_APPLESS_MAIN(LogLineTest)
#include "tst_stats_log_line.moc"

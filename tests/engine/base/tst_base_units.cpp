// Durations and sizes: the forms of the configuration file, and messages that say what to write
// instead.
#include "base/units.h"

#include <QTest>

using namespace signalbox;

class TestBaseUnits : public QObject
{
    Q_OBJECT

private slots:
    void durations_data();
    void durations();
    void badDurations_data();
    void badDurations();
    void sizes_data();
    void sizes();
    void badSizes_data();
    void badSizes();
};

void TestBaseUnits::durations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("printed");
    QTest::newRow("milliseconds") << "250ms" << qint64(250) << "250ms";
    QTest::newRow("seconds") << "2s" << qint64(2000) << "2s";
    QTest::newRow("minutes and seconds") << "1m30s" << qint64(90000) << "1m30s";
    QTest::newRow("hours") << "1h" << qint64(3600000) << "1h";
    QTest::newRow("every unit") << "1h2m3s4ms" << qint64(3723004) << "1h2m3s4ms";
    QTest::newRow("units may be left out between") << "1h4ms" << qint64(3600004) << "1h4ms";
    QTest::newRow("more than a larger unit") << "90s" << qint64(90000) << "1m30s";
    QTest::newRow("zero") << "0s" << qint64(0) << "0ms";
    QTest::newRow("zero milliseconds") << "0ms" << qint64(0) << "0ms";
    QTest::newRow("leading zeros") << "007s" << qint64(7000) << "7s";
    QTest::newRow("very long") << "9223372036854775807ms" << std::numeric_limits<qint64>::max()
                               << "2562047788015h12m55s807ms";
}

void TestBaseUnits::durations()
{
    QFETCH(QString, text);
    QFETCH(qint64, milliseconds);
    QFETCH(QString, printed);
    const auto value = parseDuration(text.toStdString());
    QVERIFY(value.ok());
    QCOMPARE(qint64(value->count()), milliseconds);
    QCOMPARE(QString::fromStdString(formatDuration(*value)), printed);
    QCOMPARE(parseDuration(formatDuration(*value)).value(), *value);
}

void TestBaseUnits::badDurations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hint"); // what the message must say
    QTest::newRow("a bare number says which unit to add") << "30"
                                                          << "30s";
    QTest::newRow("a bare zero too") << "0"
                                     << "0s";
    QTest::newRow("a number at the end without a unit") << "1m30"
                                                        << "without a unit";
    QTest::newRow("nothing") << ""
                             << "250ms";
    QTest::newRow("a unit alone") << "s"
                                  << "250ms";
    QTest::newRow("a sign") << "-1s"
                            << "250ms";
    QTest::newRow("a space inside") << "1 s"
                                    << "without spaces";
    QTest::newRow("a space behind") << "1s "
                                    << "without spaces";
    QTest::newRow("an unknown unit") << "1d"
                                     << "h, m, s or ms";
    QTest::newRow("a unit in upper case") << "1S"
                                          << "h, m, s or ms";
    QTest::newRow("rising order") << "30s1m"
                                  << "larger ones first";
    QTest::newRow("a unit twice") << "1s2s"
                                  << "once";
    QTest::newRow("a fraction") << "1.5s"
                                << "fraction";
    QTest::newRow("too long") << "9223372036854775808ms"
                              << "too long";
    QTest::newRow("too long by its unit") << "9223372036854775807h"
                                          << "too long";
    QTest::newRow("too long in sum") << "2562047788015h13m"
                                     << "too long";
    QTest::newRow("a number beyond 64 bits") << "99999999999999999999s"
                                             << "too long";
}

void TestBaseUnits::badDurations()
{
    QFETCH(QString, text);
    QFETCH(QString, hint);
    const auto value = parseDuration(text.toStdString());
    QVERIFY(!value.ok());
    QCOMPARE(value.error().type(), ErrorType::InvalidConfig);
    const QString message = QString::fromStdString(value.error().message());
    QVERIFY2(message.contains(hint), qPrintable(message));
}

void TestBaseUnits::sizes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<QString>("printed");
    QTest::newRow("KiB") << "64KiB" << quint64(65536) << "64KiB";
    QTest::newRow("MB") << "10MB" << quint64(10000000) << "10MB";
    QTest::newRow("MiB") << "1MiB" << quint64(1048576) << "1MiB";
    QTest::newRow("GB") << "2GB" << quint64(2000000000) << "2GB";
    QTest::newRow("GiB") << "1GiB" << quint64(1073741824) << "1GiB";
    QTest::newRow("KB") << "3KB" << quint64(3000) << "3KB";
    QTest::newRow("B") << "17B" << quint64(17) << "17B";
    QTest::newRow("zero") << "0B" << quint64(0) << "0B";
    QTest::newRow("the largest unit that divides") << "65536B" << quint64(65536) << "64KiB";
    QTest::newRow("the largest size")
        << "18446744073709551615B" << std::numeric_limits<quint64>::max()
        << "18446744073709551615B";
}

void TestBaseUnits::sizes()
{
    QFETCH(QString, text);
    QFETCH(quint64, bytes);
    QFETCH(QString, printed);
    const auto value = parseSize(text.toStdString());
    QVERIFY(value.ok());
    QCOMPARE(quint64(*value), bytes);
    QCOMPARE(QString::fromStdString(formatSize(*value)), printed);
    QCOMPARE(parseSize(formatSize(*value)).value(), *value);
}

void TestBaseUnits::badSizes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hint");
    QTest::newRow("a bare number says which unit to add") << "4096"
                                                          << "4096B";
    QTest::newRow("nothing") << ""
                             << "64KiB";
    QTest::newRow("a unit alone") << "KiB"
                                  << "64KiB";
    QTest::newRow("a sign") << "-1KB"
                            << "64KiB";
    QTest::newRow("a space") << "64 KiB"
                             << "without spaces";
    QTest::newRow("wrong case names the right one") << "64kib"
                                                    << "did you mean KiB";
    QTest::newRow("kB names the right one") << "64kB"
                                            << "did you mean KB";
    QTest::newRow("an unknown unit") << "1TiB"
                                     << "GiB";
    QTest::newRow("a fraction") << "1.5MB"
                                << "fraction";
    QTest::newRow("two groups") << "1MB5KB"
                                << "unknown unit";
    QTest::newRow("too large") << "18446744073709551616B"
                               << "too large";
    QTest::newRow("too large by its unit") << "17179869184GiB"
                                           << "too large";
}

void TestBaseUnits::badSizes()
{
    QFETCH(QString, text);
    QFETCH(QString, hint);
    const auto value = parseSize(text.toStdString());
    QVERIFY(!value.ok());
    const QString message = QString::fromStdString(value.error().message());
    QVERIFY2(message.contains(hint), qPrintable(message));
}

QTEST_APPLESS_MAIN(TestBaseUnits)
#include "tst_base_units.moc"

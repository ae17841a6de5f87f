// Numbers as the design writes them, and digits that don't jump.
#include "theme/draw_number.h"
#include "theme/formats.h"
#include "theme/theme.h"

#include <QtTest>

#include <QPainter>

using namespace signalbox::ui;

class TestUiNumbers : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void durations_data();
    void durations();
    void sizes_data();
    void sizes();
    void ages_data();
    void ages();
    void clocks_data();
    void clocks();
    void ratesCountsAndShares();
    void numbersFollowTheLocale();
    void allDigitsAreEquallyWide();
    void aNumberWithoutRoomIsElided();
    void numbersAlignToTheirEnd();
};

void TestUiNumbers::durations_data()
{
    QTest::addColumn<quint64>("us");
    QTest::addColumn<QString>("text");
    QTest::addRow("nothing at all") << quint64(0) << QStringLiteral("0 ms");
    QTest::addRow("two decimals") << quint64(120) << QStringLiteral("0.12 ms");
    QTest::addRow("one decimal when the second is zero")
        << quint64(600) << QStringLiteral("0.6 ms");
    QTest::addRow("whole below ten") << quint64(3000) << QStringLiteral("3 ms");
    QTest::addRow("rounds up to ten") << quint64(9996) << QStringLiteral("10 ms");
    QTest::addRow("whole from ten") << quint64(12600) << QStringLiteral("13 ms");
    QTest::addRow("hundreds") << quint64(271000) << QStringLiteral("271 ms");
    QTest::addRow("rounds up to a second") << quint64(999600) << QStringLiteral("1.0 s");
    QTest::addRow("seconds") << quint64(1900000) << QStringLiteral("1.9 s");
    QTest::addRow("minutes") << quint64(125000000) << QStringLiteral("2 min");
}

void TestUiNumbers::durations()
{
    QFETCH(quint64, us);
    QFETCH(QString, text);
    QCOMPARE(formats::duration(us), text);
}

void TestUiNumbers::sizes_data()
{
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addRow("empty") << quint64(0) << QStringLiteral("0 B");
    QTest::addRow("bytes") << quint64(918) << QStringLiteral("918 B");
    QTest::addRow("kilobytes") << quint64(14200) << QStringLiteral("14.2 kB");
    QTest::addRow("rounds up to a megabyte") << quint64(999960) << QStringLiteral("1.0 MB");
    QTest::addRow("gigabytes") << quint64(3200000000) << QStringLiteral("3.2 GB");
}

void TestUiNumbers::sizes()
{
    QFETCH(quint64, bytes);
    QFETCH(QString, text);
    QCOMPARE(formats::size(bytes), text);
}

void TestUiNumbers::ages_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::addRow("a clock that went back") << qint64(-5) << QStringLiteral("0 s");
    QTest::addRow("seconds") << qint64(41999) << QStringLiteral("41 s");
    QTest::addRow("minutes") << qint64(9 * 60000) << QStringLiteral("9 min");
    QTest::addRow("hours") << qint64(3 * 3600000) << QStringLiteral("3 h");
    QTest::addRow("days") << qint64(72 * 3600000) << QStringLiteral("3 d");
}

void TestUiNumbers::ages()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(formats::age(ms), text);
}

void TestUiNumbers::clocks_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::addRow("over") << qint64(0) << QStringLiteral("0:00");
    QTest::addRow("nearly over") << qint64(1) << QStringLiteral("0:01");
    QTest::addRow("minutes") << qint64(176000) << QStringLiteral("2:56");
    QTest::addRow("hours") << qint64(3600000) << QStringLiteral("1:00:00");
}

void TestUiNumbers::clocks()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(formats::clock(ms), text);
}

void TestUiNumbers::ratesCountsAndShares()
{
    QCOMPARE(formats::rate(41.8), QStringLiteral("41.8"));
    QCOMPARE(formats::rate(0.0), QStringLiteral("0.0"));
    QCOMPARE(formats::rate(std::nullopt), QStringLiteral("–"));
    QCOMPARE(formats::count(62481), QStringLiteral("62,481"));
    QCOMPARE(formats::share(0.6667), QStringLiteral("66.7 %"));
    QCOMPARE(formats::share(std::nullopt), QStringLiteral("–"));
    QCOMPARE(formats::duration(std::nullopt), QStringLiteral("–"));
}

void TestUiNumbers::numbersFollowTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(formats::count(62481), QStringLiteral("62.481"));
    QCOMPARE(formats::rate(41.8), QStringLiteral("41,8"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestUiNumbers::allDigitsAreEquallyWide()
{
    const Theme theme{QPalette()};
    for (const FontRole role : {FontRole::Body, FontRole::BodyStrong, FontRole::Chrome}) {
        const QFont font = theme.font(role);
        const int ones = numberWidth(font, QStringLiteral("1111111111"));
        QCOMPARE(numberWidth(font, QStringLiteral("0000000000")), ones);
        QCOMPARE(numberWidth(font, QStringLiteral("7391845026")), ones);
    }
}

void TestUiNumbers::aNumberWithoutRoomIsElided()
{
    QImage image(60, 20, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(Theme{QPalette()}.font(FontRole::Body));
    drawNumber(&painter, QRect(0, 0, 30, 20), QStringLiteral("123,456,789"), Qt::AlignVCenter);
    painter.end();
    for (int y = 0; y < 20; ++y)
        for (int x = 32; x < 60; ++x)
            QCOMPARE(image.pixelColor(x, y), QColor(Qt::white));
}

void TestUiNumbers::numbersAlignToTheirEnd()
{
    const auto inkAt = [](Qt::LayoutDirection direction, Qt::Alignment alignment) {
        QImage image(80, 20, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setLayoutDirection(direction);
        painter.setFont(Theme{QPalette()}.font(FontRole::Body));
        drawNumber(&painter, image.rect(), QStringLiteral("8"), alignment | Qt::AlignVCenter);
        painter.end();
        for (int x = 0; x < 80; ++x)
            for (int y = 0; y < 20; ++y)
                if (image.pixelColor(x, y) != QColor(Qt::white))
                    return x;
        return -1;
    };
    QVERIFY(inkAt(Qt::LeftToRight, Qt::AlignLeft) < 4);
    QVERIFY(inkAt(Qt::LeftToRight, Qt::AlignRight) > 68);
    QVERIFY(inkAt(Qt::RightToLeft, Qt::AlignRight) < 4);
    QVERIFY(inkAt(Qt::RightToLeft, Qt::AlignRight | Qt::AlignAbsolute) > 68);
}

QTEST_MAIN(TestUiNumbers)
#include "tst_ui_numbers.moc"

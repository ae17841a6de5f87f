#include "desktop/command_line.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::desktop;

class TestCommandLine : public QObject
{
    Q_OBJECT
private slots:
    void reads();
    void refuses_data();
    void refuses();
    void helpNamesEveryScreen();
};

void TestCommandLine::reads()
{
    const auto none = parseCommandLine({});
    QVERIFY(none.ok());
    QVERIFY(none->file.isEmpty());
    const auto line =
        parseCommandLine({u"--screenshot=a.png"_qs, u"--screen"_qs, u"yaml"_qs, u"--theme"_qs,
                          u"dark"_qs, u"--size"_qs, u"800x600"_qs, u"--text-scale=150"_qs,
                          u"--right-to-left"_qs, u"--"_qs, u"--odd.yaml"_qs});
    QVERIFY(line.ok());
    QCOMPARE(line->screenshot, u"a.png"_qs);
    QCOMPARE(line->screen, u"yaml"_qs);
    QCOMPARE(line->theme, ui::Theme::Mode::Dark);
    QCOMPARE(line->size, QSize(800, 600));
    QCOMPARE(line->textScale, 150);
    QVERIFY(line->rightToLeft);
    QCOMPARE(line->file, u"--odd.yaml"_qs);
}

void TestCommandLine::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    QTest::newRow("an unknown option") << QStringList{u"--frob"_qs} << "unknown option";
    QTest::newRow("two files") << QStringList{u"a"_qs, u"b"_qs} << "one file";
    QTest::newRow("an unknown screen")
        << QStringList{u"--screenshot"_qs, u"a.png"_qs, u"--screen"_qs, u"x"_qs}
        << "--screen wants";
    QTest::newRow("a screen without a picture")
        << QStringList{u"--screen"_qs, u"log"_qs} << "goes with --screenshot";
    QTest::newRow("a size that is none")
        << QStringList{u"--screenshot"_qs, u"a.png"_qs, u"--size"_qs, u"big"_qs} << "WIDTHxHEIGHT";
    QTest::newRow("texts that are too large")
        << QStringList{u"--screenshot"_qs, u"a.png"_qs, u"--text-scale"_qs, u"300"_qs}
        << "from 100 to 200";
    QTest::newRow("a missing value") << QStringList{u"--theme"_qs} << "wants a value";
    QTest::newRow("a value too much") << QStringList{u"--demo=1"_qs} << "takes no value";
    QTest::newRow("an unknown look") << QStringList{u"--theme"_qs, u"pink"_qs} << "light, dark";
    QTest::newRow("demo and a file") << QStringList{u"--demo"_qs, u"a.yaml"_qs} << "--demo brings";
    QTest::newRow("the first run with something open")
        << QStringList{u"--screenshot"_qs, u"a.png"_qs, u"--screen"_qs, u"first-run"_qs,
                       u"--demo"_qs}
        << "leave --demo";
    QTest::newRow("a picture without a name")
        << QStringList{u"--screenshot="_qs} << "name of a file";
    QTest::newRow("a picture of an icon")
        << QStringList{u"--minimized"_qs, u"--screenshot"_qs, u"a.png"_qs} << "don't go together";
}

void TestCommandLine::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    const auto line = parseCommandLine(arguments);
    QVERIFY(!line.ok());
    const QString message = QString::fromStdString(line.error().message());
    QVERIFY2(message.contains(word), qPrintable(message));
}

void TestCommandLine::helpNamesEveryScreen()
{
    for (const QString &screen : screenNames())
        QVERIFY2(helpText().contains(screen), qPrintable(screen));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_desktop_command_line.moc"

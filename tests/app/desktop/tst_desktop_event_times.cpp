// What the GUI thread's events took, in figures.
#include "desktop/event_times.h"

#include <QTest>

using namespace signalbox::desktop;

class EventTimesTest : public QObject
{
    Q_OBJECT
private slots:
    void nothingHappened()
    {
        QCOMPARE(EventTimes().report(), QByteArray("events: 0, mean 0.00 ms, p50 0.00 ms, p99 0.00 "
                                                   "ms, max 0.00 ms, over 16 ms: 0\n"));
    }

    void figuresOfManyEvents()
    {
        EventTimes times;
        for (unsigned i = 0; i < 98; ++i)
            times.add(10, QEvent::Timer, "Ticker");
        times.add(16'000, QEvent::Paint, "Map"); // not over it
        times.add(40'000, QEvent::MetaCall, "Model");
        QCOMPARE(times.count(), 100u);
        QCOMPARE(times.over(), 1u);
        QCOMPARE(times.quantile(0.5), 10u);
        // To a sixteenth, never below.
        QVERIFY(times.quantile(0.99) >= 16'000 && times.quantile(0.99) < 17'000);
        QCOMPARE(times.quantile(1), 40'000u);
        const QList<QByteArray> lines = times.report().split('\n');
        QVERIFY2(lines[0].startsWith("events: 100, mean 0.57 ms, p50 0.01 ms, p99 16."),
                 lines[0].constData());
        QVERIFY2(lines[0].endsWith("max 40.00 ms, over 16 ms: 1"), lines[0].constData());
        QCOMPARE(lines[1], QByteArray("  1 up to 40.00 ms: MetaCall to Model"));
        QCOMPARE(lines.size(), qsizetype(3)); // the last one ends, too
    }

    void slowOnesAreCountedByKind()
    {
        EventTimes times;
        times.add(17'000, QEvent::Paint, "Map");
        times.add(20'000, QEvent::Paint, "List");
        times.add(18'000, QEvent::Paint, "Map");
        times.add(30'000, QEvent::Timer, "Map");
        QCOMPARE(times.over(), 4u);
        const QList<QByteArray> lines = times.report().split('\n');
        QCOMPARE(lines[1], QByteArray("  1 up to 30.00 ms: Timer to Map"));
        QCOMPARE(lines[2], QByteArray("  1 up to 20.00 ms: Paint to List"));
        QCOMPARE(lines[3], QByteArray("  2 up to 18.00 ms: Paint to Map"));
    }

    void anEventOfANumberHasThatForAName()
    {
        EventTimes times;
        times.add(7, QEvent::Type(QEvent::User + 1), "Own");
        QVERIFY(times.report().endsWith("  1 up to 0.01 ms: 1001 to Own\n"));
    }
};

QTEST_APPLESS_MAIN(EventTimesTest)
#include "tst_desktop_event_times.moc"

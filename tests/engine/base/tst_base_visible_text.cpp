// Text from outside as a terminal may get it.
#include "base/visible_text.h"

#include <QTest>

using namespace signalbox;

class TestBaseVisibleText : public QObject
{
    Q_OBJECT
private slots:
    void escapes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("plain") << QByteArray("/a b/c.yaml") << QByteArray("/a b/c.yaml");
        QTest::newRow("letters") << QByteArray("\xC3\xBC\xE3\x81\x82")
                                 << QByteArray("\xC3\xBC\xE3\x81\x82");
        QTest::newRow("a line's end") << QByteArray("a\nb\r\tc") << QByteArray("a\\nb\\r\\tc");
        QTest::newRow("escape") << QByteArray("\x1B[31m") << QByteArray("\\x1b[31m");
        QTest::newRow("zero") << QByteArray("a\0b", 3) << QByteArray("a\\x00b");
        QTest::newRow("delete") << QByteArray("\x7F") << QByteArray("\\x7f");
        QTest::newRow("C1 in UTF-8") << QByteArray("\xC2\x9B"
                                                   "0m")
                                     << QByteArray("\\x9b0m");
        QTest::newRow("its neighbour") << QByteArray("\xC2\xA0") << QByteArray("\xC2\xA0");
        QTest::newRow("no UTF-8") << QByteArray("\xFF\xC2") << QByteArray("\\xff\\xc2");
    }
    void escapes()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, shown);
        QCOMPARE(QByteArray::fromStdString(visibleText(text.toStdString())), shown);
    }
};

QTEST_GUILESS_MAIN(TestBaseVisibleText)
#include "tst_base_visible_text.moc"

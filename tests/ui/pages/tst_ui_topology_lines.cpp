// Who gives way on a card of the map: never the state's word, never the port.
#include "pages/topology_lines.h"

#include <QTest>

using namespace signalbox::ui;

class TestTopologyLines : public QObject
{
    Q_OBJECT
private slots:
    void theStateIsNeverCut_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("name");
        QTest::addColumn<double>("address");
        QTest::addColumn<double>("state");
        QTest::addColumn<double>("detail");
        QTest::addColumn<bool>("badge");
        QTest::addColumn<bool>("whole"); // the detail is there, too
        QTest::newRow("a short name on a wide card")
            << 284.0 << 30.0 << 36.0 << 64.0 << 20.0 << false << true;
        QTest::newRow("named by its address on a wide card")
            << 284.0 << 96.0 << 0.0 << 64.0 << 20.0 << false << true;
        QTest::newRow("named by its address on the narrowest card")
            << 216.0 << 96.0 << 0.0 << 64.0 << 20.0 << false << false;
        QTest::newRow("down for a while on the narrowest card")
            << 216.0 << 96.0 << 0.0 << 40.0 << 20.0 << false << true;
        QTest::newRow("unchecked on the narrowest card")
            << 216.0 << 96.0 << 0.0 << 62.0 << 0.0 << false << true;
        QTest::newRow("removed by the draft on the narrowest card")
            << 216.0 << 96.0 << 0.0 << 64.0 << 0.0 << true << true;
        QTest::newRow("a host of its own on a wide card")
            << 284.0 << 60.0 << 140.0 << 64.0 << 20.0 << false << true;
        QTest::newRow("a short name on the narrowest card")
            << 216.0 << 30.0 << 36.0 << 40.0 << 26.0 << false << true;
    }
    void theStateIsNeverCut()
    {
        QFETCH(const double, width);
        ServerWords words;
        QFETCH(const double, name);
        QFETCH(const double, address);
        QFETCH(const double, state);
        QFETCH(const double, detail);
        QFETCH(const bool, badge);
        QFETCH(const bool, whole);
        words = {name, address, state, detail, badge};
        const ServerLine line = serverLine(width, words);
        QCOMPARE(line.state, state);
        QVERIFY(line.name >= 36 || line.name == name);
        QVERIFY(ServerLine::nameAt + line.name < line.stateAt);
        if (line.address > 0) {
            QVERIFY(line.addressAt > ServerLine::nameAt + line.name);
            QVERIFY(line.addressAt + line.address < line.stateAt);
        }
        // All of the detail or nothing: half a figure is another one.
        QCOMPARE(line.detail, whole ? detail : 0.0);
        const double end = width - 8 - (badge ? 20 : 0) - (width < 258 ? 38 : 50);
        QVERIFY(line.stateAt + line.state <= end);
        QVERIFY(line.detailAt + line.detail <= end || line.detail == 0);
    }

    void statesStandBelowEachOtherWhereThereIsRoom()
    {
        QCOMPARE(serverLine(284, {30, 36, 20, 0, false}).stateAt,
                 serverLine(284, {44, 36, 64, 20, false}).stateAt);
    }

    void anAddressKeepsItsPort_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<double>("room"); // characters
        QTest::addColumn<QString>("shown");
        QTest::newRow("that fits") << u"127.0.0.1:8080"_qs << 14.0 << u"127.0.0.1:8080"_qs;
        QTest::newRow("that doesn't") << u"127.0.0.1:8080"_qs << 12.0 << u"127.0…:8080"_qs;
        QTest::newRow("of the sixth version") << u"[::1]:18080"_qs << 9.0 << u"[:…:18080"_qs;
        QTest::newRow("with hardly any room") << u"127.0.0.1:8080"_qs << 6.0 << u"…:8080"_qs;
        QTest::newRow("of a socket") << u"/run/user/1000/app.sock"_qs << 9.0 << u"…app.sock"_qs;
    }
    void anAddressKeepsItsPort()
    {
        QFETCH(const QString, address);
        QFETCH(const double, room);
        QFETCH(const QString, shown);
        QCOMPARE(
            elidedAddress(address, room, [](const QString &text) { return double(text.size()); }),
            shown);
    }
};

QTEST_APPLESS_MAIN(TestTopologyLines)
#include "tst_ui_topology_lines.moc"

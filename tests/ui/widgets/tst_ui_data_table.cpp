// Columns of a table: which give way, which narrow, and whose widths stay.
#include "widgets/data_table.h"

#include <QtTest>

#include <QHeaderView>
#include <QStandardItemModel>

using namespace signalbox::ui;

class TestUiDataTable : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { theme.install(*qApp); }
    void columnsGiveWay_data();
    void columnsGiveWay();
    void aScrollBarTakesNoColumn();
    void chosenWidthsOutliveAChangeOfTheLook();
    void chosenWidthsComeBack();

private:
    Theme theme{QPalette()};
};

/// 100 + 200 + 100 + 100 pixels, and 100 that stretch.
struct Table
{
    explicit Table(const Theme &theme)
        : view(QStringLiteral("rows"), theme)
    {
        view.setModel(&model);
        view.setHeights(22, 22);
        view.setColumnWidths(
            {{100}, {200}, {100, false, 1}, {100, false, 0, false, 1}, {100, true}});
    }
    void show(int width)
    {
        view.resize(width, 300);
        view.show();
    }
    QString hidden() const
    {
        QString columns;
        for (int column = 0; column < model.columnCount(); ++column)
            columns += view.isColumnHidden(column) ? QString::number(column) : QString();
        return columns;
    }
    /// As if its edge were dragged.
    void drag(int column, int width) { view.horizontalHeader()->resizeSection(column, width); }

    QStandardItemModel model{2, 5};
    DataTable view;
};

void TestUiDataTable::columnsGiveWay_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("hidden");
    QTest::addColumn<bool>("scrolls");
    QTest::newRow("there is room for all") << 700 << QString() << false;
    QTest::newRow("just enough") << 600 << QString() << false;
    QTest::newRow("the first to go goes") << 560 << u"2"_qs << false;
    QTest::newRow("the others narrow") << 400 << u"2"_qs << false;
    QTest::newRow("what can be given up is") << 330 << u"23"_qs << false;
    QTest::newRow("nothing is left to give") << 200 << u"23"_qs << true;
}

void TestUiDataTable::columnsGiveWay()
{
    QFETCH(const int, width);
    Table table(theme);
    table.show(width);
    QTEST(table.hidden(), "hidden");
    QFETCH(const bool, scrolls);
    QCOMPARE(table.view.horizontalHeader()->length() > width, scrolls);
    if (!scrolls)
        QCOMPARE(table.view.horizontalHeader()->length(), width);
}

void TestUiDataTable::aScrollBarTakesNoColumn()
{
    Table table(theme);
    table.show(600);
    table.model.setRowCount(100);
    QTRY_VERIFY(table.view.viewport()->width() < 600);
    QCOMPARE(table.hidden(), QString());
    QCOMPARE(table.view.horizontalHeader()->length(), table.view.viewport()->width());
}

void TestUiDataTable::chosenWidthsOutliveAChangeOfTheLook()
{
    Table table(theme);
    table.show(700);
    table.drag(0, 140);
    theme.setMode(theme.dark() ? Theme::Mode::Light : Theme::Mode::Dark);
    QCOMPARE(table.view.columnWidth(0), 140);
    QCOMPARE(table.view.columnWidth(1), 200);
    theme.setTextScale(1.5); // it was chosen for its text, which grows
    QVERIFY(table.view.columnWidth(0) > 190);
    theme.setTextScale(1);
    QCOMPARE(table.view.columnWidth(0), 140);
    table.show(500); // narrow: nobody touches what was chosen
    QCOMPARE(table.view.columnWidth(0), 140);
    QVERIFY(table.view.columnWidth(1) < 200);
    table.show(700);
    QCOMPARE(table.view.columnWidth(1), 200);
}

void TestUiDataTable::chosenWidthsComeBack()
{
    Table before(theme);
    before.show(700);
    QCOMPARE(before.view.chosenWidths(), QByteArray());
    before.drag(1, 170);
    Table after(theme);
    after.view.restoreWidths(before.view.chosenWidths());
    after.show(700);
    QCOMPARE(after.view.columnWidth(0), 100);
    QCOMPARE(after.view.columnWidth(1), 170);
    after.view.restoreWidths("nonsense 7 :x -1:50 1:1e9");
    QCOMPARE(after.view.columnWidth(1), 200);
}

QTEST_MAIN(TestUiDataTable)
#include "tst_ui_data_table.moc"

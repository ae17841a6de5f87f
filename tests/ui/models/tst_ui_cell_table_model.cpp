// A table that is told what to show: rows keep their place, only cells that differ are told.
#include "models/cell_table_model.h"

#include <QtTest>

#include <QAbstractItemModelTester>

using namespace signalbox::ui;

namespace {

class Model : public CellTableModel
{
public:
    Model()
        : CellTableModel({{QStringLiteral("Name")},
                          {QStringLiteral("Weight"), Qt::AlignRight | Qt::AlignVCenter},
                          {QStringLiteral("State")}})
    {
    }
    void show(const QStringList &lines)
    {
        std::vector<Row> rows;
        for (const QString &line : lines) {
            const QStringList parts = line.split(u' ');
            Row row{parts[0], line, false, {}};
            for (qsizetype i = 0; i < 3; ++i) {
                TableCell cell;
                cell.text = parts.value(i);
                row.cells.push_back(cell);
            }
            rows.push_back(std::move(row));
        }
        setRows(std::move(rows));
    }
    QStringList names() const
    {
        QStringList result;
        for (int i = 0; i < rowCount(); ++i)
            result += index(i, 0).data().toString();
        return result;
    }
};

} // namespace

class TestUiCellTableModel : public QObject
{
    Q_OBJECT
private slots:
    void rowsComeAndGoInPlace_data();
    void rowsComeAndGoInPlace();
    void onlyCellsThatDifferAreTold();
    void neighboursAreToldTogether();
    void nothingIsToldWhenNothingChanged();
    void aSelectedRowStaysSelected();
    void rowsSpeakAsSentences();
};

void TestUiCellTableModel::rowsComeAndGoInPlace_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    const auto list = [](const char *text) {
        return QString::fromLatin1(text).split(u',', Qt::SkipEmptyParts);
    };
    QTest::addRow("from nothing") << list("") << list("a,b,c");
    QTest::addRow("to nothing") << list("a,b,c") << list("");
    QTest::addRow("one in the middle") << list("a,c") << list("a,b,c");
    QTest::addRow("one less") << list("a,b,c") << list("a,c");
    QTest::addRow("reversed") << list("a,b,c,d") << list("d,c,b,a");
    QTest::addRow("all others") << list("a,b") << list("c,d,e");
    QTest::addRow("moved, gone and new") << list("a,b,c,d") << list("d,x,a,c");
}

void TestUiCellTableModel::rowsComeAndGoInPlace()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.show(before);
    QCOMPARE(model.names(), before);
    model.show(after);
    QCOMPARE(model.names(), after);
    QCOMPARE(reset.count(), 0);
}

void TestUiCellTableModel::onlyCellsThatDifferAreTold()
{
    Model model;
    model.show({QStringLiteral("a 1 UP"), QStringLiteral("b 1 UP")});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.show({QStringLiteral("a 1 UP"), QStringLiteral("b 1 DOWN")});
    // The sentence is the first column's, the state the third's.
    QCOMPARE(changed.count(), 2);
    QCOMPARE(changed[0][0].toModelIndex(), model.index(1, 0));
    QCOMPARE(changed[1][0].toModelIndex(), model.index(1, 2));
    QCOMPARE(changed[1][1].toModelIndex(), model.index(1, 2));
}

void TestUiCellTableModel::neighboursAreToldTogether()
{
    Model model;
    model.show({QStringLiteral("a 1 UP")});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.show({QStringLiteral("a 2 DOWN")});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][1].toModelIndex(), model.index(0, 2));
}

void TestUiCellTableModel::nothingIsToldWhenNothingChanged()
{
    Model model;
    model.show({QStringLiteral("a 1 UP")});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.show({QStringLiteral("a 1 UP")});
    QCOMPARE(changed.count(), 0);
}

void TestUiCellTableModel::aSelectedRowStaysSelected()
{
    Model model;
    model.show({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    const QPersistentModelIndex kept = model.index(2, 0);
    model.show({QStringLiteral("c"), QStringLiteral("x"), QStringLiteral("a")});
    QCOMPARE(kept.row(), 0);
    QCOMPARE(kept.data().toString(), QStringLiteral("c"));
}

void TestUiCellTableModel::rowsSpeakAsSentences()
{
    Model model;
    model.show({QStringLiteral("a 1 UP")});
    QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("a 1 UP"));
    QCOMPARE(model.index(0, 1).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Weight 1"));
}

QTEST_MAIN(TestUiCellTableModel)
#include "tst_ui_cell_table_model.moc"

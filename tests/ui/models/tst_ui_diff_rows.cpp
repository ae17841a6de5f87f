// A difference as rows: numbered lines, folded stretches, hunks.
#include "models/diff_rows.h"

#include <QTest>

using namespace signalbox::ui;

namespace {

std::string lines(int from, int to)
{
    std::string out;
    for (int i = from; i <= to; ++i)
        out += std::to_string(i) + "\n";
    return out;
}

QString written(const std::vector<DiffRow> &rows)
{
    QStringList out;
    for (const DiffRow &row : rows) {
        switch (row.kind) {
        case DiffRow::Kind::Context:
            out += QStringLiteral(" %1|%2").arg(row.before).arg(row.after);
            break;
        case DiffRow::Kind::Added:
            out += QStringLiteral("+%1 %2").arg(row.after).arg(row.text);
            break;
        case DiffRow::Kind::Removed:
            out += QStringLiteral("-%1 %2").arg(row.before).arg(row.text);
            break;
        case DiffRow::Kind::Fold:
            out += QStringLiteral("~%1").arg(row.folded);
            break;
        case DiffRow::Kind::Filler:
            out += QStringLiteral("_");
            break;
        }
    }
    return out.join(QLatin1Char(','));
}

} // namespace

class TestDiffRows : public QObject
{
    Q_OBJECT
private slots:
    void equalTextsHaveNoRows()
    {
        const DiffRows rows = diffRows(lines(1, 20), lines(1, 20));
        QVERIFY(rows.unified.empty());
        QVERIFY(rows.hunks.empty());
    }

    void unchangedStretchesAreFolded()
    {
        const DiffRows rows = diffRows(lines(1, 20), lines(1, 9) + "x\n" + lines(11, 20), 2);
        QCOMPARE(written(rows.unified),
                 QStringLiteral("~7, 8|8, 9|9,-10 10,+10 x, 11|11, 12|12,~9"));
        QCOMPARE(rows.hunks, std::vector<int>{3});
        QCOMPARE(rows.added, 1);
        QCOMPARE(rows.removed, 1);
    }

    void aFoldOfOneLineIsShownInstead()
    {
        const DiffRows rows = diffRows(lines(1, 4), lines(1, 3) + "x\n", 2);
        QCOMPARE(written(rows.unified), QStringLiteral(" 1|1, 2|2, 3|3,-4 4,+4 x, 5|5"));
    }

    void sidesHaveFillersWhereTheOtherHasMore()
    {
        const DiffRows rows = diffRows("a\nb\nc\n", "a\nx\ny\nz\nc\n", 1);
        QCOMPARE(written(rows.left), QStringLiteral(" 1|1,-2 b,_,_, 3|5, 4|6"));
        QCOMPARE(written(rows.right), QStringLiteral(" 1|1,+2 x,+3 y,+4 z, 3|5, 4|6"));
        QCOMPARE(rows.left.size(), rows.right.size());
    }

    void everyHunkHasItsFirstRow()
    {
        const DiffRows rows = diffRows(lines(1, 40), "0\n" + lines(1, 19) + lines(21, 40) + "41\n");
        QCOMPARE(rows.hunks.size(), std::size_t(3));
        for (const int row : rows.hunks)
            QVERIFY(rows.unified[std::size_t(row)].kind == DiffRow::Kind::Added ||
                    rows.unified[std::size_t(row)].kind == DiffRow::Kind::Removed);
    }
};

QTEST_GUILESS_MAIN(TestDiffRows)
#include "tst_ui_diff_rows.moc"

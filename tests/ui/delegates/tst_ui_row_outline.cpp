// The row that has the keyboard is outlined as a whole, whether it is selected or not.
#include "delegates/row_delegate.h"
#include "support/ui_workspace.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

class TestRowOutline : public QObject
{
    Q_OBJECT
private slots:
    void goesAroundTheRow_data()
    {
        QTest::addColumn<bool>("selected");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("that is selected") << true << false;
        QTest::newRow("that only has the keyboard") << false << false;
        QTest::newRow("from right to left") << false << true;
    }
    void goesAroundTheRow()
    {
        QFETCH(bool, selected);
        QFETCH(bool, mirrored);
        test::UiWorkspace all;
        all.theme.setMode(Theme::Mode::Light);
        all.theme.install(*qApp);
        QStandardItemModel model(2, 3);
        QTableView view;
        view.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        view.setModel(&model);
        view.setItemDelegate(new RowDelegate(&view));
        view.setSelectionBehavior(QAbstractItemView::SelectRows);
        view.setShowGrid(false);
        view.resize(400, 200);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus(Qt::TabFocusReason);
        view.setCurrentIndex(model.index(1, 1));
        if (!selected)
            view.clearSelection();
        const QImage image = view.viewport()->grab().toImage();
        const QRect row = view.visualRect(model.index(1, 0)) | view.visualRect(model.index(1, 2));
        const QColor accent = all.theme.color(Token::Acc);
        const auto is = [&](int x, int y) { return image.pixelColor(x, y) == accent; };
        for (int x = row.left(); x <= row.right(); ++x)
            QVERIFY2(is(x, row.top()) && is(x, row.bottom()), qPrintable(QString::number(x)));
        QVERIFY(is(row.left(), row.center().y()));
        QVERIFY(is(row.right(), row.center().y()));
        for (int column = 0; column < 2; ++column) { // nothing between its cells
            const QRect cell = view.visualRect(model.index(1, column));
            const int border = mirrored ? cell.left() : cell.right();
            QVERIFY(!is(border, row.center().y()) && !is(border + 1, row.center().y()));
        }
    }
};

QTEST_MAIN(TestRowOutline)
#include "tst_ui_row_outline.moc"

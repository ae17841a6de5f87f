// How a window was left is how it comes back: docks, detached pages, columns, splitters.
#include "mainwindow/bottom_dock.h"
#include "mainwindow/main_window.h"
#include "support/no_servers.h"
#include "support/ui_window.h"
#include "widgets/data_table.h"
#include "widgets/strip_page.h"
#include "workspace/preferences.h"

#include <QAction>
#include <QDockWidget>
#include <QHeaderView>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;
using test::Window;

static const char *const text = "version: 1\n"
                                "backends:\n  api: {servers: [127.0.0.1:3001]}\n"
                                "routes:\n  - {name: api, match: {path: /}, backend: api}\n";

class TestWindowLayout : public QObject
{
    Q_OBJECT
private slots:
    void pagesDetachAndComeBack();
    void aDetachedPageIsSoAgainInTheNextRun();
    void layoutsAreKept();
    void columnsAndSplittersAreKept();
};

void TestWindowLayout::pagesDetachAndComeBack()
{
    Window w;
    w.window.show();
    w.parts.open(text);
    auto *bottom = w.window.findChild<BottomDock *>();
    QTRY_VERIFY(bottom->isVisible());
    QStringList before;
    for (int i = 0; i < bottom->count(); ++i)
        before << bottom->page(i)->title();
    StripPage *page = bottom->page(0);
    QCOMPARE(bottom->current(), page);
    bottom->detach(page);
    QVERIFY(bottom->detached(page));
    QVERIFY(bottom->current() != page);
    QVERIFY(page->isVisible());
    auto *home = qobject_cast<QDockWidget *>(page->parentWidget()->parentWidget());
    QVERIFY(home && home->isFloating());
    home->close();
    QTRY_VERIFY(!bottom->detached(page));
    bottom->showPage(page);
    QCOMPARE(bottom->current(), page);
    bottom->detach(page);
    w.parts.actions.get(ActionId::ResetLayout)->trigger();
    QVERIFY(!bottom->detached(page));
    QVERIFY(bottom->isVisible());
}

void TestWindowLayout::aDetachedPageIsSoAgainInTheNextRun()
{
    QTemporaryDir folder;
    const QString taste = folder.filePath(QStringLiteral("taste.ini"));
    QRect where;
    const auto generations = [](BottomDock &bottom) {
        for (int i = 0; i < bottom.count(); ++i) {
            if (bottom.page(i)->icon() == u"generations"_qs)
                return bottom.page(i);
        }
        return bottom.page(0);
    };
    const auto with = [&](auto look) {
        test::UiWorkspace parts;
        Preferences preferences(taste);
        MainWindow window(parts.workspace(), preferences, std::make_unique<test::NoServers>());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCoreApplication::processEvents(); // what floats comes after it
        parts.open(text);
        auto *bottom = window.findChild<BottomDock *>();
        look(*bottom, generations(*bottom), parts);
        QSignalSpy quit(&window, &MainWindow::quitRequested);
        window.close();
        QTRY_COMPARE(quit.count(), 1);
    };
    with([&](BottomDock &bottom, StripPage *page, test::UiWorkspace &parts) {
        QTRY_VERIFY(bottom.isVisible());
        bottom.detach(page);
        QVERIFY(page->isVisible());
        auto *table = page->findChild<DataTable *>();
        QVERIFY2(table->width() >= table->widthForAll() ||
                     page->window()->width() >= page->screen()->availableSize().width() * 9 / 10,
                 "its columns have their room");
        // It is one for all tabs.
        parts.actions.get(ActionId::TabYaml)->trigger();
        QVERIFY(bottom.detached(page) && page->isVisible());
        parts.actions.get(ActionId::TabTopology)->trigger();
        QVERIFY(bottom.detached(page) && page->isVisible());
        page->window()->setGeometry(QRect(50, 60, 700, 260));
        where = page->window()->geometry();
    });
    with([&](BottomDock &bottom, StripPage *page, test::UiWorkspace &) {
        QTRY_VERIFY(bottom.detached(page));
        QVERIFY(page->isVisible());
        QCOMPARE(page->window()->geometry().size(), where.size());
        bottom.attach(page);
    });
    with([&](BottomDock &bottom, StripPage *page, test::UiWorkspace &) {
        QVERIFY(!bottom.detached(page));
    });
}

void TestWindowLayout::layoutsAreKept()
{
    QTemporaryDir folder;
    const QString taste = folder.filePath(QStringLiteral("taste.ini"));
    {
        test::UiWorkspace parts;
        Preferences preferences(taste);
        MainWindow window(parts.workspace(), preferences, std::make_unique<test::NoServers>());
        window.show();
        parts.open(text);
        parts.actions.get(ActionId::ToggleRoutes)->trigger();
        QVERIFY(!window.findChild<QDockWidget *>(u"routes"_qs)->isVisible());
        QSignalSpy quit(&window, &MainWindow::quitRequested);
        window.close();
        QCOMPARE(quit.count(), 1);
    }
    test::UiWorkspace parts;
    Preferences preferences(taste);
    MainWindow window(parts.workspace(), preferences, std::make_unique<test::NoServers>());
    window.show();
    parts.open(text);
    QVERIFY(!window.findChild<QDockWidget *>(u"routes"_qs)->isVisible());
    parts.actions.get(ActionId::ResetLayout)->trigger();
    QVERIFY(window.findChild<QDockWidget *>(u"routes"_qs)->isVisible());
}

void TestWindowLayout::columnsAndSplittersAreKept()
{
    QTemporaryDir folder;
    const QString taste = folder.filePath(QStringLiteral("taste.ini"));
    const auto with = [&](auto look) {
        test::UiWorkspace parts;
        Preferences preferences(taste);
        MainWindow window(parts.workspace(), preferences, std::make_unique<test::NoServers>());
        window.resize(1440, 900);
        window.show();
        parts.open(text);
        parts.actions.get(ActionId::TabRouteEditor)->trigger();
        QTRY_COMPARE(window.findChild<QDockWidget *>(u"routes"_qs)->width(), parts.theme.px(224));
        const QList<DataTable *> tables = window.findChildren<DataTable *>();
        const auto table = std::find_if(tables.begin(), tables.end(), [](const DataTable *one) {
            return one->name() == u"backends"_qs;
        });
        look(**table, *window.findChild<QSplitter *>(), parts);
        window.close();
    };
    QList<int> sizes;
    with([&](DataTable &table, QSplitter &splitter, test::UiWorkspace &) {
        table.horizontalHeader()->resizeSection(1, 190);
        splitter.setSizes({600, 300});
        sizes = splitter.sizes();
    });
    with([&](DataTable &table, QSplitter &splitter, test::UiWorkspace &parts) {
        QCOMPARE(table.columnWidth(1), 190);
        QTRY_COMPARE(splitter.sizes(), sizes);
        parts.actions.get(ActionId::ResetLayout)->trigger();
        QTRY_COMPARE(table.columnWidth(1), 172);
        QTRY_VERIFY(splitter.sizes() != sizes);
    });
    with([&](DataTable &table, QSplitter &, test::UiWorkspace &) {
        QTRY_COMPARE(table.columnWidth(1), 172);
    });
}

QTEST_MAIN(TestWindowLayout)
#include "tst_ui_window_layout.moc"

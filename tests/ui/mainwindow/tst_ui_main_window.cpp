#include "mainwindow/bottom_dock.h"
#include "mainwindow/header_strip.h"
#include "mainwindow/main_window.h"
#include "mainwindow/settings_dialog.h"
#include "pages/first_run_page.h"
#include "support/live_sample.h"
#include "support/no_servers.h"
#include "support/ui_window.h"
#include "widgets/data_table.h"
#include "widgets/strip_page.h"
#include "widgets/tab_strip.h"
#include "widgets/wrap_bar.h"
#include "workspace/preferences.h"

#include <QAbstractButton>
#include <QAction>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSplitter>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

static const char *const text = "version: 1\n"
                                "backends:\n  api: {servers: [127.0.0.1:3001]}\n"
                                "routes:\n  - {name: api, match: {path: /}, backend: api}\n";

class TestMainWindow : public QObject
{
    Q_OBJECT
private slots:
    void nobodyIsAskedBeforeItIsKnownWhatToOpen();
    void withoutAFileTheFirstRunShows();
    void withAFileTheDocksShow();
    void theTitleNamesTheFile();
    void aFailedStartSaysWhy();
    void viewsAreInReachWhenTheStartFailed();
    void pagesTakeTheKeyboard();
    void docksComeAsTheyAreDesigned_data();
    void docksComeAsTheyAreDesigned();
    void theRoutesGiveTheRouteEditorRoom();
    void nothingIsCutWhereThereIsLittleRoom_data();
    void nothingIsCutWhereThereIsLittleRoom();
    void theTextBesideTheFormComesBackWithTheRoom();
    void f6GoesRound();
    void preferencesAreKept();
    void theTextSizeIsASetting();
};

using test::Window;

/// The first-run page asks every server that listens on this machine.
struct PageWatch : QObject
{
    int shown = 0;
    bool eventFilter(QObject *, QEvent *event) override
    {
        shown += event->type() == QEvent::Show;
        return false;
    }
};

void TestMainWindow::nobodyIsAskedBeforeItIsKnownWhatToOpen()
{
    Window w;
    PageWatch watch;
    w.window.firstRun().installEventFilter(&watch);
    w.window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&w.window));
    w.parts.open(text);
    QTRY_VERIFY(w.dock("bottom")->isVisible());
    QCOMPARE(watch.shown, 0);
    w.window.showNothingOpen(); // which isn't so
    QCOMPARE(watch.shown, 0);
}

void TestMainWindow::withoutAFileTheFirstRunShows()
{
    Window w;
    w.window.showNothingOpen();
    w.window.show();
    QVERIFY(w.window.firstRun().isVisible());
    QVERIFY(!w.dock("bottom")->isVisible());
    QVERIFY(!w.dock("routes")->isVisible());
    QCOMPARE(w.window.windowTitle(), u"Signalbox"_qs);
}

void TestMainWindow::withAFileTheDocksShow()
{
    Window w;
    w.window.show();
    w.parts.open(text);
    QTRY_VERIFY(w.dock("bottom")->isVisible());
    QVERIFY(w.dock("routes")->isVisible());
    QVERIFY(!w.window.firstRun().isVisible());
}

void TestMainWindow::theTitleNamesTheFile()
{
    Window w;
    w.parts.open(text, QDir::homePath() + u"/shop/signalbox.yaml"_qs);
    QCOMPARE(w.window.windowTitle(), u"signalbox.yaml[*] (~/shop) – Signalbox"_qs);
    QVERIFY(!w.window.isWindowModified());
    w.parts.draft.setText("version: 1\n", u"Edit"_qs);
    QVERIFY(w.window.isWindowModified());
}

void TestMainWindow::aFailedStartSaysWhy()
{
    Window w;
    w.window.show();
    w.parts.draft.open(u"/tmp/signalbox.yaml"_qs, text);
    w.parts.session.become(EngineState::Starting);
    StartFailure failure;
    failure.file = "/tmp/signalbox.yaml";
    failure.error = Error(ErrorType::AddressInUse, "127.0.0.1:8080 is taken");
    emit w.parts.session.startFailed(failure);
    w.parts.session.become(EngineState::Stopped);
    bool said = false;
    for (const QLabel *label : w.window.findChildren<QLabel *>())
        said |= label->isVisible() && label->text() == u"127.0.0.1:8080 is taken."_qs;
    QVERIFY(said);
}

void TestMainWindow::viewsAreInReachWhenTheStartFailed()
{
    Window w;
    w.window.show();
    w.parts.draft.open(u"/tmp/signalbox.yaml"_qs, text);
    w.parts.session.become(EngineState::Starting);
    emit w.parts.session.startFailed({});
    w.parts.session.become(EngineState::Stopped);
    auto *views = w.window.findChild<QTabWidget *>();
    QVERIFY(!views->isVisible());
    w.parts.actions.get(ActionId::TabYaml)->trigger();
    QVERIFY(views->isVisible());
    w.parts.session.become(EngineState::Starting);
    emit w.parts.session.startFailed({});
    w.parts.session.become(EngineState::Stopped);
    QVERIFY(!views->isVisible());
}

void TestMainWindow::pagesTakeTheKeyboard()
{
    Window w;
    w.window.show();
    w.parts.open(text);
    w.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&w.window));
    auto *bottom = w.window.findChild<BottomDock *>();
    auto snapshot = test::sampleAt(1);
    snapshot->backends = {test::sampleBackend("api", {test::sampleServer("api-1", "up")})};
    emit w.parts.session.sampled(snapshot);
    for (const ActionId id : {ActionId::PageBackends, ActionId::PageTester}) {
        w.parts.actions.get(id)->trigger();
        QWidget *focus = w.window.focusWidget();
        QVERIFY(focus && focus != bottom->current() && bottom->current()->isAncestorOf(focus));
    }
}

void TestMainWindow::docksComeAsTheyAreDesigned_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("firstRun");
    QTest::newRow("large") << QSize(1440, 900) << false;
    QTest::newRow("small") << QSize(1180, 720) << false;
    QTest::newRow("after the first run") << QSize(1440, 900) << true;
}

void TestMainWindow::docksComeAsTheyAreDesigned()
{
    QFETCH(const QSize, size);
    QFETCH(const bool, firstRun);
    Window w;
    if (firstRun)
        w.window.showNothingOpen();
    w.window.resize(size);
    w.window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&w.window));
    w.parts.open(text);
    QTRY_COMPARE(w.dock("routes")->width(), w.parts.theme.px(336));
    // Where the window is low, the map above it needs its share.
    QTRY_COMPARE(w.dock("bottom")->height(),
                 std::min(w.parts.theme.px(298), w.window.height() * 36 / 100));
}

void TestMainWindow::theRoutesGiveTheRouteEditorRoom()
{
    Window w;
    w.window.resize(w.parts.theme.px(1440), w.parts.theme.px(868));
    w.window.show();
    w.parts.open(text);
    QDockWidget *routes = w.dock("routes");
    const int wide = w.parts.theme.px(336), narrow = w.parts.theme.px(224);
    QTRY_COMPARE(routes->width(), wide);
    w.parts.actions.get(ActionId::TabRouteEditor)->trigger();
    QTRY_COMPARE(routes->width(), narrow);
    w.parts.actions.get(ActionId::TabYaml)->trigger();
    QTRY_COMPARE(routes->width(), wide);
    w.parts.actions.get(ActionId::TabRouteEditor)->trigger();
    QTRY_COMPARE(routes->width(), narrow);
}

void TestMainWindow::nothingIsCutWhereThereIsLittleRoom_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("textScale");
    QTest::addColumn<ActionId>("tab");
    for (const auto &[tab, name] : {std::pair(ActionId::TabTopology, "topology"),
                                    std::pair(ActionId::TabRouteEditor, "route editor"),
                                    std::pair(ActionId::TabBackendEditor, "backend editor")}) {
        QTest::addRow("%s at 1440", name) << QSize(1440, 900) << 1.0 << tab;
        QTest::addRow("%s at 1180", name) << QSize(1180, 720) << 1.0 << tab;
        QTest::addRow("%s at 1440, large text", name) << QSize(1440, 900) << 2.0 << tab;
        QTest::addRow("%s at 1180, large text", name) << QSize(1180, 720) << 2.0 << tab;
    }
}

void TestMainWindow::nothingIsCutWhereThereIsLittleRoom()
{
    QFETCH(const QSize, size);
    QFETCH(const double, textScale);
    QFETCH(const ActionId, tab);
    Window w;
    w.parts.theme.setTextScale(textScale);
    w.window.setMinimumSize(0, 0);
    w.window.resize(size);
    w.window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&w.window));
    w.parts.open(text);
    w.parts.draft.setText(std::string(text) + "# more\n", u"Edit"_qs);
    w.parts.actions.get(tab)->trigger();
    QTRY_VERIFY(w.parts.draft.modified());
    QCoreApplication::processEvents();
    QCOMPARE(w.window.size(), size);

    auto *header = w.window.findChild<HeaderStrip *>();
    for (QAbstractButton *button : header->findChildren<QAbstractButton *>()) {
        if (!button->isVisible())
            continue;
        QVERIFY2(button->width() >= button->sizeHint().width(),
                 qPrintable(u"cut: "_qs + button->accessibleName() + button->text()));
        const QPoint end = button->mapTo(&w.window, button->rect().bottomRight());
        QVERIFY(end.x() < w.window.width());
    }
    for (NotedTabBar *tabs : w.window.findChildren<NotedTabBar *>()) {
        for (int i = 0; i < tabs->count(); ++i)
            QVERIFY2(tabs->rect().contains(tabs->tabRect(i)), qPrintable(tabs->tabText(i)));
    }
    for (WrapBar *bar : w.window.findChildren<WrapBar *>()) {
        if (bar->isVisible())
            QVERIFY(bar->height() >= bar->row()->heightForWidth(bar->width()));
    }
    for (QScrollArea *area : w.window.findChildren<QScrollArea *>()) {
        if (area->isVisible())
            QVERIFY2(!area->horizontalScrollBar()->isVisible(), "a form scrolls sideways");
    }
}

void TestMainWindow::theTextBesideTheFormComesBackWithTheRoom()
{
    QTemporaryDir folder;
    const QString taste = folder.filePath(QStringLiteral("taste.ini"));
    for (const double textScale : {2.0, 1.0, 2.0, 1.0}) {
        test::UiWorkspace parts;
        parts.theme.setTextScale(textScale);
        Preferences preferences(taste);
        MainWindow window(parts.workspace(), preferences, std::make_unique<test::NoServers>());
        window.setMinimumSize(0, 0);
        window.resize(1440, 900);
        window.show();
        parts.open(text);
        parts.actions.get(ActionId::TabRouteEditor)->trigger();
        auto *splitter = window.findChild<QSplitter *>(u"route-editor"_qs);
        QTRY_COMPARE(splitter->widget(1)->isVisible(), textScale < 2);
        if (textScale < 2)
            QTRY_VERIFY(splitter->sizes().at(1) > 300);
        QVERIFY(splitter->sizes().at(0) > 300);
        window.close();
    }
}

void TestMainWindow::f6GoesRound()
{
    Window w;
    w.window.show();
    w.window.activateWindow();
    w.parts.open(text);
    QVERIFY(QTest::qWaitForWindowActive(&w.window));
    QAction *next = w.parts.actions.get(ActionId::NextPane);
    const auto pane = [&w]() -> QString {
        QWidget *focus = w.window.focusWidget();
        for (QDockWidget *dock : w.window.findChildren<QDockWidget *>()) {
            if (dock->isAncestorOf(focus))
                return dock->objectName();
        }
        return u"centre"_qs;
    };
    auto snapshot = test::sampleAt(1);
    snapshot->backends = {test::sampleBackend("api", {test::sampleServer("api-1", "up")})};
    emit w.parts.session.sampled(snapshot);
    QSet<QString> seen;
    const QString first = pane();
    for (int i = 0; i < 3; ++i) {
        next->trigger();
        seen.insert(pane());
        if (pane() == u"bottom"_qs) // its list, not the filter above it
            QVERIFY(qobject_cast<DataTable *>(w.window.focusWidget()));
    }
    QCOMPARE(seen.size(), 3);
    QCOMPARE(pane(), first);
    w.parts.actions.get(ActionId::PreviousPane)->trigger();
    QVERIFY(pane() != first);
}

void TestMainWindow::preferencesAreKept()
{
    QTemporaryDir folder;
    const QString taste = folder.filePath(QStringLiteral("taste.ini"));
    {
        Preferences preferences(taste);
        QSignalSpy changes(&preferences, &Preferences::changed);
        preferences.setThemeMode(Theme::Mode::Dark);
        preferences.setThemeMode(Theme::Mode::Dark);
        QCOMPARE(changes.count(), 1);
        preferences.setOutsideEditsAtOnce(true);
        for (int i = 0; i < Preferences::recentCount + 3; ++i)
            preferences.addRecentFile(u"/f"_qs + QString::number(i));
        preferences.addRecentFile(u"/f5"_qs);
    }
    Preferences preferences(taste);
    QCOMPARE(preferences.themeMode(), Theme::Mode::Dark);
    QVERIFY(preferences.outsideEditsAtOnce());
    QCOMPARE(preferences.recentFiles().size(), Preferences::recentCount);
    QCOMPARE(preferences.recentFiles().first(), u"/f5"_qs);
}

void TestMainWindow::theTextSizeIsASetting()
{
    Window w;
    SettingsDialog dialog(w.preferences, w.parts.theme);
    auto *size = dialog.findChild<QSpinBox *>();
    QVERIFY(size);
    QCOMPARE(size->value(), 100);
    QCOMPARE(size->minimum(), 100);
    QCOMPARE(size->maximum(), 200);
    QSignalSpy changes(&w.preferences, &Preferences::changed);
    size->setValue(150);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(w.preferences.textScale(), 150);
    QCOMPARE(Preferences(w.folder.filePath(u"taste.ini"_qs)).textScale(), 150);
}

QTEST_MAIN(TestMainWindow)
#include "tst_ui_main_window.moc"

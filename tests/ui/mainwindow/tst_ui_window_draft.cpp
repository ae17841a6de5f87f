// What the window says of the draft, begins as one, and takes for a file of its own.
#include "mainwindow/draft_summary.h"
#include "mainwindow/main_window.h"
#include "review/outside_banner.h"
#include "support/no_servers.h"
#include "support/ui_window.h"
#include "widgets/small_widgets.h"
#include "workspace/preferences.h"

#include <QAction>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace signalbox;
using namespace signalbox::ui;

static const char *const text = "version: 1\n"
                                "backends:\n  api: {servers: [127.0.0.1:3001]}\n"
                                "routes:\n  - {name: api, match: {path: /}, backend: api}\n";

class TestWindowDraft : public QObject
{
    Q_OBJECT
private slots:
    void theHeaderSaysWhatTheDraftIs_data();
    void theHeaderSaysWhatTheDraftIs();
    void theRoutesNoteIsNotCut();
    void aFileThatIsMissingIsBegunAsADraft();
    void aDroppedFileIsOpenedWhateverLiesBelow_data();
    void aDroppedFileIsOpenedWhateverLiesBelow();
    void droppedTextGoesIntoTheEditor();
    void anOpenListenerIsAskedAboutOnApply();
    void aFileThatWentIsToldAndWrittenAnew();
};

using test::Window;

void TestWindowDraft::theHeaderSaysWhatTheDraftIs_data()
{
    QTest::addColumn<QByteArray>("draft");
    QTest::addColumn<QString>("says");
    const QByteArray live(text);
    QTest::newRow("the same") << live << u"Draft matches gen 1"_qs;
    QTest::newRow("a comment") << QByteArray("# hello\n" + live)
                               << u"Draft: other text, same meaning"_qs;
    QTest::newRow("a change") << QByteArray(live).replace("path: /", "path: /x")
                              << u"Draft: 1 change(s)"_qs;
    QTest::newRow("an error") << QByteArray(live).replace("backend: api", "backend: apii")
                              << u"Draft: 1 change(s), with errors"_qs;
    QTest::newRow("no YAML") << QByteArray(live + "  [\n") << u"Draft: can't be read"_qs;
}

void TestWindowDraft::theHeaderSaysWhatTheDraftIs()
{
    QFETCH(QByteArray, draft);
    QFETCH(QString, says);
    Window w;
    w.parts.open(text);
    w.parts.draft.setText(draft.toStdString(), u"typing"_qs);
    QTRY_VERIFY(w.parts.draft.analysisIsCurrent() && w.parts.draft.liveAnalysis());
    QTRY_COMPARE(w.window.findChild<DraftSummary *>()->accessibleName(), says);
}

void TestWindowDraft::theRoutesNoteIsNotCut()
{
    Window w;
    w.window.resize(1440, 868);
    w.window.show();
    std::string routes(text);
    for (int i = 0; i < 9; ++i)
        routes += "  - {name: r" + std::to_string(i) + ", match: {path: /r}, backend: api}\n";
    w.parts.open(routes);
    const auto note = [&]() -> ElidedLabel * {
        for (auto *label : w.dock("routes")->findChildren<ElidedLabel *>()) {
            if (label->text().startsWith(u"10"_qs))
                return label;
        }
        return nullptr;
    };
    QTRY_VERIFY(note());
    QTRY_VERIFY(note()->width() > 50);
    const QString shown = note()->shownText();
    const QFontMetrics metrics(w.parts.theme.font(FontRole::Chrome));
    QVERIFY2(metrics.horizontalAdvance(shown) <= note()->width(), qPrintable(shown));
    QVERIFY2(shown.contains(u"top"_qs), qPrintable(shown));
}

void TestWindowDraft::aFileThatIsMissingIsBegunAsADraft()
{
    Window w;
    w.window.show();
    w.parts.draft.open(u"/tmp/none.yaml"_qs, {});
    w.parts.session.become(EngineState::Starting);
    StartFailure failure;
    failure.file = "/tmp/none.yaml";
    failure.error = Error(ErrorType::NotFound, "cannot open it");
    failure.configurationWrong = true;
    emit w.parts.session.startFailed(failure);
    w.parts.session.become(EngineState::Stopped);
    QPushButton *create = nullptr;
    for (auto *button : w.window.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == u"Create it"_qs)
            create = button;
    }
    QVERIFY(create);
    create->click();
    QTRY_VERIFY(w.parts.draft.analysisIsCurrent());
    QVERIFY(w.parts.draft.analysis()->config);
    QVERIFY(w.parts.draft.analysis()->diagnostics.empty());
    QVERIFY(w.parts.actions.get(ActionId::StartStop)->text().contains(u"ave and start"_qs));
    w.parts.draft.undoStack()->undo();
    QVERIFY(w.parts.draft.text().empty());
}

void TestWindowDraft::aDroppedFileIsOpenedWhateverLiesBelow_data()
{
    QTest::addColumn<QString>("below");
    QTest::newRow("the YAML editor") << u"signalbox::ui::YamlEditor"_qs;
    QTest::newRow("the map") << u"signalbox::ui::TopologyView"_qs;
    QTest::newRow("the routes") << u"signalbox::ui::RouteListView"_qs;
}

/// What Qt does with a drag that enters, moves and ends over a scroll area's content.
static bool drop(QWidget *viewport, const QMimeData &data)
{
    const QPoint at = viewport->rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(viewport, &enter);
    QDragMoveEvent move(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(viewport, &move);
    QDropEvent event(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(viewport, &event);
    return enter.isAccepted() && move.isAccepted() && event.isAccepted();
}

static QAbstractScrollArea *areaOf(QWidget &window, const QString &className)
{
    const auto areas = window.findChildren<QAbstractScrollArea *>();
    const auto found = std::find_if(areas.begin(), areas.end(), [&](QAbstractScrollArea *area) {
        return area->inherits(className.toLatin1().constData());
    });
    return found == areas.end() ? nullptr : *found;
}

void TestWindowDraft::aDroppedFileIsOpenedWhateverLiesBelow()
{
    QFETCH(QString, below);
    Window w;
    w.window.show();
    w.parts.open(text);
    QSignalSpy opened(&w.window, &MainWindow::openRequested);
    QAbstractScrollArea *area = areaOf(w.window, below);
    QVERIFY(area);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/tmp/other.yaml"_qs)});
    QVERIFY(drop(area->viewport(), data));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].toString(), u"/tmp/other.yaml"_qs);
    QCOMPARE(w.parts.draft.text(), std::string(text));
}

void TestWindowDraft::droppedTextGoesIntoTheEditor()
{
    Window w;
    w.window.show();
    w.parts.open(text);
    w.parts.actions.get(ActionId::TabYaml)->trigger();
    QPlainTextEdit *editor = nullptr; // the route editor has one, too
    for (auto *one : w.window.findChildren<QPlainTextEdit *>()) {
        if (one->isVisible())
            editor = one;
    }
    QVERIFY(editor);
    QTRY_VERIFY(!editor->toPlainText().isEmpty());
    QMimeData data;
    data.setText(u"# dropped"_qs);
    QVERIFY(drop(editor->viewport(), data));
    QVERIFY(editor->toPlainText().contains(u"# dropped"_qs));
}

/// A button of a window or of what it opened, by its words.
static QPushButton *pushButton(QWidget &window, const QString &words)
{
    for (auto *button : window.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().remove(u'&').startsWith(words))
            return button;
    }
    return nullptr;
}

void TestWindowDraft::anOpenListenerIsAskedAboutOnApply()
{
    Window w;
    w.window.show();
    const std::string live = "version: 1\nlisteners: {web: {bind: \"127.0.0.1:8080\"}}\n" +
                             std::string(text).substr(std::string("version: 1\n").size());
    w.parts.open(live);
    w.parts.session.become(EngineState::Running);
    std::string open = live;
    open.replace(open.find("127.0.0.1:8080"), 9, "0.0.0.0");
    w.parts.draft.setText(open, u"typing"_qs);
    QTRY_VERIFY(w.parts.draft.analysisIsCurrent() && w.parts.draft.liveAnalysis());
    w.parts.actions.get(ActionId::ReviewApply)->trigger();
    QPushButton *apply = nullptr;
    QTRY_VERIFY((apply = pushButton(w.window, u"Apply gen 2"_qs)) && apply->isEnabled());
    QVERIFY(!pushButton(w.window, u"Listen on the network"_qs)); // looked at first
    apply->click();
    QVERIFY(w.parts.session.applied.empty());
    QPushButton *yes = pushButton(w.window, u"Listen on the network"_qs);
    QVERIFY(yes);
    yes->click();
    QCOMPARE(w.parts.session.applied.size(), std::size_t(1));
    QCOMPARE(w.parts.session.applied[0].text, open);
}

void TestWindowDraft::aFileThatWentIsToldAndWrittenAnew()
{
    Window w;
    w.window.show();
    w.parts.open(text);
    w.parts.session.become(EngineState::Running);
    auto *banner = w.window.findChild<OutsideBanner *>();
    QVERIFY(banner && !banner->isVisible());
    emit w.parts.session.fileMissing(true);
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(u"was deleted or renamed in /tmp"_qs),
             qPrintable(banner->text()));
    QToolButton *write = nullptr;
    for (auto *link : banner->findChildren<QToolButton *>()) {
        if (link->isVisible() && link->text() == u"Write it anew"_qs)
            write = link;
    }
    QVERIFY(write);
    write->click();
    QCOMPARE(w.parts.session.applied.size(), std::size_t(1));
    QCOMPARE(w.parts.session.applied[0].text, std::string(text));
    // With a draft it is that one which is written, once it was reviewed.
    w.parts.draft.setText("# mine\n" + std::string(text), u"typing"_qs);
    QVERIFY(!write->isVisible());
    QVERIFY(banner->isVisible());
    emit w.parts.session.fileMissing(false);
    QVERIFY(!banner->isVisible());
}

QTEST_MAIN(TestWindowDraft)
#include "tst_ui_window_draft.moc"

// The YAML editor and the draft are one text.
#include "support/ui_workspace.h"

#include "editors/yaml_editor.h"

#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>
#include <QVBoxLayout>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

const std::string file = "version: 1\n"
                         "\n"
                         "# what goes where\n"
                         "backends:\n"
                         "  api: {servers: [127.0.0.1:3001]}\n"
                         "routes:\n"
                         "  - name: api\n"
                         "    backend: api\n";

} // namespace

class TestYamlEditor : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_workspace = std::make_unique<test::UiWorkspace>();
        m_workspace->open(file);
        m_editor = std::make_unique<YamlEditor>(m_workspace->workspace());
        m_editor->resize(600, 300);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
        m_editor->setFocus();
    }
    void cleanup()
    {
        m_editor.reset();
        m_workspace.reset();
    }

    void whatIsTypedReachesTheDraft()
    {
        m_editor->showLine(8);
        QTest::keyClick(m_editor.get(), Qt::Key_End);
        QTest::keyClick(m_editor.get(), Qt::Key_Return);
        QTest::keyClicks(m_editor.get(), QStringLiteral("timeout: 5s"));
        const std::string expected = file + "    timeout: 5s\n";
        QTRY_VERIFY(m_workspace->draft.text() == expected);
        QVERIFY(m_workspace->draft.modified());
    }

    void aBurstOfTypingIsOneUndoStep()
    {
        m_editor->showLine(3);
        QTest::keyClick(m_editor.get(), Qt::Key_End);
        QTest::keyClicks(m_editor.get(), QStringLiteral(" and why"));
        QTRY_VERIFY(m_workspace->draft.modified());
        m_editor->flush();
        QCOMPARE(m_workspace->draft.undoStack()->count(), 1);
        m_workspace->draft.undoStack()->undo();
        QVERIFY(m_workspace->draft.text() == file);
        QCOMPARE(m_editor->toPlainText(), QString::fromStdString(file));
    }

    void undoKeysAreLeftToTheWindow()
    {
        QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
        undo.ignore();
        QApplication::sendEvent(m_editor.get(), &undo);
        QVERIFY(!undo.isAccepted());
    }

    void changesOfTheDraftKeepTheCursorInItsLine()
    {
        m_editor->showLine(7);
        const QString line = m_editor->textCursor().block().text();
        std::string longer = file;
        longer.insert(longer.find("backends:"), "# one more\n# and another\n");
        m_workspace->draft.setText(longer, QStringLiteral("elsewhere"));
        QCOMPARE(m_editor->toPlainText(), QString::fromStdString(longer));
        QCOMPARE(m_editor->cursorLine(), 9);
        QCOMPARE(m_editor->textCursor().block().text(), line);
    }

    void windowsLineEndsSurviveTyping()
    {
        m_workspace->open("version: 1\r\nroutes: []\r\n");
        m_editor->showLine(1);
        QTest::keyClick(m_editor.get(), Qt::Key_End);
        QTest::keyClicks(m_editor.get(), QStringLiteral(" # x"));
        m_editor->flush();
        QCOMPARE(QByteArray::fromStdString(m_workspace->draft.text()),
                 QByteArray("version: 1 # x\r\nroutes: []\r\n"));
    }

    void enteringALineIsTold()
    {
        QSignalSpy entered(m_editor.get(), &YamlEditor::lineEntered);
        m_editor->showLine(7);
        QCOMPARE(entered.takeLast().at(0).toInt(), 7);
        QTest::keyClick(m_editor.get(), Qt::Key_Down);
        QCOMPARE(entered.takeLast().at(0).toInt(), 8);
        QTest::keyClick(m_editor.get(), Qt::Key_Right);
        QVERIFY(entered.isEmpty());
    }

    void aProblemIsShownAtItsLineAndGoesWhenItIsMended()
    {
        std::string broken = file;
        broken.replace(broken.rfind("backend: api"), 12, "backend: apii");
        m_workspace->draft.setText(broken, QStringLiteral("break it"));
        QTRY_VERIFY(m_editor->problems().contains(7));
        const YamlProblem problem = m_editor->problems().at(7);
        QCOMPARE(problem.severity, config::Severity::Error);
        QVERIFY2(problem.text.contains(QLatin1String("apii")), qPrintable(problem.text));
        m_workspace->draft.undoStack()->undo();
        QTRY_VERIFY(m_editor->problems().empty());
    }

    void linesThatDifferFromTheRunningTextAreMarked()
    {
        std::string changed = file;
        changed.replace(changed.find("# what goes where"), 17, "# which goes where");
        changed += "    timeout: 5s\n";
        m_workspace->draft.setText(changed, QStringLiteral("change"));
        QTRY_COMPARE(m_editor->marks().size(), std::size_t(2));
        QCOMPARE(m_editor->marks().at(2), LineMark::Changed);
        QCOMPARE(m_editor->marks().at(8), LineMark::Added);
        m_workspace->draft.setText(file.substr(0, file.find("# what")) +
                                       file.substr(file.find("backends:")),
                                   QStringLiteral("remove"));
        QTRY_COMPARE(m_editor->marks().size(), std::size_t(1));
        QCOMPARE(m_editor->marks().at(2), LineMark::RemovedAbove);
    }

    void proposalsAreTakenWithTheTabulator()
    {
        QTRY_VERIFY(m_workspace->draft.analysis());
        m_editor->showLine(8);
        QTest::keyClick(m_editor.get(), Qt::Key_End);
        QTest::keyClick(m_editor.get(), Qt::Key_Return);
        QTest::keyClicks(m_editor.get(), QStringLiteral("fil"));
        auto *list = m_editor->findChild<QListView *>();
        QVERIFY(list && list->isVisible());
        QCOMPARE(list->currentIndex().data().toString(), QStringLiteral("filters"));
        QTest::keyClick(m_editor.get(), Qt::Key_Tab);
        QVERIFY(!list->isVisible());
        QCOMPARE(m_editor->textCursor().block().text(), QStringLiteral("    filters:"));
        QTest::keyClick(m_editor.get(), Qt::Key_Return);
        QCOMPARE(m_editor->textCursor().block().text(), QStringLiteral("      "));
    }

    void namesOfTheFileAreProposed()
    {
        QTRY_VERIFY(m_workspace->draft.analysis());
        m_editor->showLine(8);
        QTest::keyClick(m_editor.get(), Qt::Key_End);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(m_editor.get(), Qt::Key_Backspace);
        QTest::keyClick(m_editor.get(), Qt::Key_Space, Qt::ControlModifier);
        auto *list = m_editor->findChild<QListView *>();
        QVERIFY(list && list->isVisible());
        QCOMPARE(list->currentIndex().data().toString(), QStringLiteral("api"));
        QTest::keyClick(m_editor.get(), Qt::Key_Escape);
        QVERIFY(!list->isVisible());
    }

    void theTabulatorIndentsInPairsOfBlanks()
    {
        m_editor->showLine(8);
        QTest::keyClick(m_editor.get(), Qt::Key_Home);
        QTest::keyClick(m_editor.get(), Qt::Key_Tab);
        QCOMPARE(m_editor->textCursor().block().text(), QStringLiteral("      backend: api"));
        QTest::keyClick(m_editor.get(), Qt::Key_Backtab);
        QCOMPARE(m_editor->textCursor().block().text(), QStringLiteral("    backend: api"));
    }

    void theKeyboardLeavesWithEscapeAndTab()
    {
        QWidget window;
        QVBoxLayout column(&window);
        auto *editor = new YamlEditor(m_workspace->workspace(), &window);
        auto *next = new QPushButton(QStringLiteral("next"), &window);
        column.addWidget(editor);
        column.addWidget(next);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_Escape);
        QTest::keyClick(editor, Qt::Key_Tab);
        QVERIFY(next->hasFocus());
        QCOMPARE(editor->toPlainText(), QString::fromStdString(file));
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_Tab);
        QVERIFY(editor->hasFocus());
    }

private:
    std::unique_ptr<test::UiWorkspace> m_workspace;
    std::unique_ptr<YamlEditor> m_editor;
};

QTEST_MAIN(TestYamlEditor)
#include "tst_ui_yaml_editor.moc"

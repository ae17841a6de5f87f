// What is wrong with the draft and with the file on disk, and the way to each.
#include "support/ui_workspace.h"

#include "pages/problems_page.h"
#include "pages/start_failed_page.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QUndoStack>

using namespace signalbox;
using namespace signalbox::ui;

class TestProblemsPage : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_w = std::make_unique<test::UiWorkspace>();
        m_page = std::make_unique<ProblemsPage>(m_w->workspace());
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
        m_w.reset();
    }

    void anOutsideEditsErrorIsListedAndReachedByKey()
    {
        m_w->open("version: 1\nbackends: {a: {servers: [127.0.0.1:3000]}}\n"
                  "routes: [{name: r, backend: a}]\n");
        QTRY_VERIFY(m_w->draft.analysisIsCurrent());
        QCOMPARE(rows(), 0);
        config::Diagnostic error;
        error.severity = config::Severity::Error;
        error.mark.line = 31;
        error.message = "no backend named apii";
        m_page->setOutside(config::Diagnostics{error});
        QCOMPARE(rows(), 1);
        QVERIFY(spoken().contains(QLatin1String("line 31 of the file on disk")));
        QSignalSpy outside(m_page.get(), &ProblemsPage::outsideLineRequested);
        QSignalSpy inside(m_page.get(), &ProblemsPage::lineRequested);
        m_w->actions.get(ActionId::NextProblem)->trigger();
        QCOMPARE(inside.size(), 0);
        QCOMPARE(outside.size(), 1);
        QCOMPARE(outside[0][0].toInt(), 31);
        m_page->setOutside(std::nullopt);
        QCOMPARE(rows(), 0);
        QVERIFY(!m_w->actions.get(ActionId::NextProblem)->isEnabled());
    }

    void withoutADraftItIsTheFileThatHasThem()
    {
        const std::string text = "version: 1\nroutes: [{backend: nowhere}]\n";
        m_w->draft.open(QStringLiteral("/tmp/signalbox.yaml"), text);
        QTRY_COMPARE(rows(), 1);
        QVERIFY2(spoken().contains(QLatin1String("line 2 of the file:")), qPrintable(spoken()));
        m_w->draft.setText(text + "# mine\n", QStringLiteral("typing"));
        QTRY_VERIFY2(spoken().contains(QLatin1String("line 2 of the draft:")),
                     qPrintable(spoken()));
        m_w->draft.undoStack()->undo();
        QTRY_VERIFY2(spoken().contains(QLatin1String("line 2 of the file:")), qPrintable(spoken()));
    }

    void aMissingFileIsMissingNotEmpty()
    {
        m_w->draft.open(QStringLiteral("/tmp/none.yaml"), {});
        fails();
        QTRY_VERIFY(m_w->draft.analysisIsCurrent());
        QCOMPARE(rows(), 1);
        QVERIFY2(spoken().contains(QLatin1String("doesn't exist")), qPrintable(spoken()));
        m_w->session.become(EngineState::Starting);
        QVERIFY(!spoken().contains(QLatin1String("doesn't exist")));
    }

    void aStartWithoutAFileOffersTheNextStep()
    {
        StartFailedPage page(m_w->workspace());
        page.setFailure(missing());
        page.show();
        QStringList words;
        for (const QLabel *label : page.findChildren<QLabel *>())
            words += label->text();
        const QString all = words.join(u'\n');
        QVERIFY2(all.contains(QLatin1String("The file doesn't exist.")), qPrintable(all));
        QVERIFY2(!all.contains(QLatin1String("error")), qPrintable(all));
        QSignalSpy create(&page, &StartFailedPage::createRequested);
        QSignalSpy open(m_w->actions.get(ActionId::Open), &QAction::triggered);
        m_w->actions.get(ActionId::Open)->setEnabled(true);
        for (auto *button : page.findChildren<QPushButton *>()) {
            if (button->isVisible() && (button->text() == QLatin1String("Create it") ||
                                        button->text().startsWith(QLatin1String("Open another"))))
                button->click();
        }
        QCOMPARE(create.size(), 1);
        QCOMPARE(open.size(), 1);
    }

private:
    static StartFailure missing()
    {
        StartFailure failure;
        failure.file = "/tmp/none.yaml";
        failure.error = Error(ErrorType::NotFound, "cannot open /tmp/none.yaml");
        failure.configurationWrong = true; // as the engine says it
        return failure;
    }
    void fails()
    {
        m_w->session.become(EngineState::Starting);
        emit m_w->session.startFailed(missing());
        m_w->session.become(EngineState::Stopped);
    }
    QAbstractItemModel &model() const { return *m_page->findChild<QTableView *>()->model(); }
    int rows() const { return model().rowCount(); }
    QString spoken() const { return model().index(0, 0).data(Qt::AccessibleTextRole).toString(); }

    std::unique_ptr<test::UiWorkspace> m_w;
    std::unique_ptr<ProblemsPage> m_page;
};

QTEST_MAIN(TestProblemsPage)
#include "tst_ui_problems_page.moc"

// The backend editor: its form and the draft behind it, and what acts on the running proxy.
#include "support/backend_editor_fixture.h"
#include "support/live_sample.h"

#include "editors/check_probe.h"
#include "editors/field_editor.h"
#include "editors/server_drop_button.h"
#include "models/server_edit_model.h"
#include "pages/backend_editor_page.h"
#include "pages/backends_page.h"
#include "pages/server_actions.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace signalbox;
using namespace signalbox::ui;

class TestBackendEditorPage : public test::BackendEditorFixture
{
    Q_OBJECT
private slots:
    void init()
    {
        openWorkspace();
        m_serverActions = std::make_unique<ServerActions>(m_all->workspace());
        showPage();
    }
    void cleanup()
    {
        if (const QString path = qEnvironmentVariable("SIGNALBOX_GRAB"); !path.isEmpty())
            m_page->grab().save(path.arg(QLatin1String(QTest::currentTestFunction())));
        m_page.reset();
        m_serverActions.reset();
        m_all.reset();
    }

    void theTableIsAModel()
    {
        QAbstractItemModelTester tester(m_page->servers()->model());
        button(QStringLiteral("Add server"))->click();
        QTRY_COMPARE(m_page->servers()->model()->rowCount(), 3);
        QVERIFY(m_all->draft.text().find("- 127.0.0.1:3003") != std::string::npos);
    }

    void anAddedServerIsSelectedAndItsAddressWrittenOver_data()
    {
        QTest::addColumn<bool>("byAction");
        QTest::newRow("by the button") << false;
        QTest::newRow("by the shared action") << true;
    }
    void anAddedServerIsSelectedAndItsAddressWrittenOver()
    {
        QFETCH(bool, byAction);
        QApplication::setActiveWindow(m_page.get());
        m_all->selection.selectServer(QStringLiteral("api"), QStringLiteral("127.0.0.1:3001"));
        if (byAction)
            act(ActionId::ServerAdd);
        else
            button(QStringLiteral("Add server"))->click();
        QTRY_COMPARE(m_page->servers()->model()->rowCount(), 3);
        QCOMPARE(m_page->servers()->currentIndex().row(), 2);
        QCOMPARE(m_all->selection.server(), QStringLiteral("127.0.0.1:3003"));
        auto *address = qobject_cast<QLineEdit *>(m_page->focusWidget());
        QVERIFY(address);
        QCOMPARE(address->selectedText(), QStringLiteral("127.0.0.1:3003"));
        QTest::keyClicks(address, QStringLiteral("127.0.0.1:4000"));
        QTRY_VERIFY(m_all->draft.text().find("- 127.0.0.1:4000") != std::string::npos);
        QCOMPARE(m_page->servers()->currentIndex().row(), 2);
    }

    void aRenamedBackendStaysAlsoWhenItIsApplied()
    {
        BackendsPage table(m_all->workspace()); // the running proxy's
        table.show();
        const auto runs = [this](const char *backend) {
            auto snapshot = test::sampleAt(++m_second);
            snapshot->backends = {
                test::sampleBackend(backend, {test::sampleServer("127.0.0.1:3001", "up"),
                                              test::sampleServer("127.0.0.1:3002", "up")}),
                test::sampleBackend("web", {test::sampleServer("127.0.0.1:3009", "up")})};
            emit m_all->session.sampled(snapshot);
        };
        m_all->open(file + "  - {name: w, backend: web}\n" +
                    "# more\n"); // the file ends with its routes
        m_all->draft.setText(std::string(m_all->draft.text())
                                 .replace(m_all->draft.text().find("routes:"), 0,
                                          "  web: {servers: [127.0.0.1:3009]}\n"),
                             QStringLiteral("web"));
        m_all->draft.setLive(2, std::make_shared<const std::string>(m_all->draft.text()));
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        runs("api");
        m_all->selection.selectServer(QStringLiteral("api"), QStringLiteral("127.0.0.1:3002"));
        QCOMPARE(m_page->servers()->currentIndex().row(), 1);
        m_page->name()->startEditing();
        QTest::keyClicks(m_page->name()->focusProxy(), QStringLiteral("core"));
        QTRY_VERIFY(m_all->draft.text().find("  core:") != std::string::npos);
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        const auto still = [this] {
            QCOMPARE(m_page->backend(), QStringLiteral("core"));
            QCOMPARE(m_page->servers()->currentIndex().row(), 1);
            QCOMPARE(m_all->selection.backend(), QStringLiteral("core"));
            QCOMPARE(m_all->selection.server(), QStringLiteral("127.0.0.1:3002"));
        };
        still();
        m_all->draft.setLive(3, std::make_shared<const std::string>(m_all->draft.text()));
        runs("core");
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        still();
        m_all->draft.undoStack()->undo();
        QTRY_COMPARE(m_page->backend(), QStringLiteral("api"));
        QCOMPARE(m_page->servers()->currentIndex().row(), 1);
    }

    void theSliderShowsTheSharesBeforeTheDraftHasThem()
    {
        m_page->weight()->setSliderDown(true);
        m_page->weight()->setValue(3);
        const QAbstractItemModel *model = m_page->servers()->model();
        QCOMPARE(model->index(0, ServerEditModel::Share).data().toString(),
                 QStringLiteral("75.0 %"));
        QCOMPARE(m_all->draft.text(), file);
        m_page->weight()->setSliderDown(false);
        QTRY_VERIFY(m_all->draft.text().find("weight: 3") != std::string::npos);
        QVERIFY(m_all->draft.text().find("127.0.0.1:3002   # slow") != std::string::npos);
    }

    void aHealthCheckFieldChangesItsLineAlone()
    {
        FieldEditor *every = m_page->editor(QStringLiteral("backends.api.health-check.interval"));
        QVERIFY(every);
        every->startEditing();
        QTest::keyClicks(every->focusProxy(), QStringLiteral("5s"));
        QTRY_VERIFY(m_all->draft.text().find("{path: /healthz, interval: 5s}") !=
                    std::string::npos);
    }

    void checkNowTellsTheNewAnswerNotTheLastOne()
    {
        health::CheckResult before;
        before.time = std::chrono::system_clock::now() - std::chrono::seconds(10);
        before.ok = true;
        before.status = 200;
        m_all->session.checkResults = {before};
        button(QStringLiteral("Check now"))->click();
        QCOMPARE(m_all->session.checkedNow, std::vector<std::string>{"api/127.0.0.1:3001"});
        QVERIFY(m_page->answer().startsWith(QStringLiteral("Checking 127.0.0.1:3001")));
        QTest::qWait(3 * CheckProbe::lookEveryMs); // it has looked, and isn't content
        QVERIFY(m_page->answer().startsWith(QStringLiteral("Checking")));
        health::CheckResult now;
        now.time = std::chrono::system_clock::now();
        now.status = 500;
        now.durationMs = 12;
        now.reason = "HTTP 500";
        now.snippet = "oops";
        m_all->session.checkResults.push_back(now);
        QTRY_VERIFY2(m_page->answer().contains(QStringLiteral("failed after 12 ms, status 500")),
                     qPrintable(m_page->answer()));
        QVERIFY(m_page->answer().contains(QStringLiteral(": HTTP 500\noops")));
        const QString time = QDateTime::currentDateTime().toString(QStringLiteral("HH:"));
        QVERIFY(m_page->answer().contains(time));
    }

    void checkNowGivesUpAfterTheTimeoutAndASecond()
    {
        std::string text = file;
        text.replace(text.find("{path: /healthz}"), 16, "{path: /healthz, timeout: 100ms}");
        m_all->open(text);
        QTRY_VERIFY(
            m_page->editor(QStringLiteral("backends.api.health-check.timeout")) &&
            m_page->editor(QStringLiteral("backends.api.health-check.timeout"))->field().shown() ==
                QStringLiteral("100ms"));
        button(QStringLiteral("Check now"))->click();
        QTRY_COMPARE(m_page->answer(), QStringLiteral("127.0.0.1:3001: no answer yet"));
    }

    void fieldsOfTheProbeAreAddedNamedAndRemoved()
    {
        button(QStringLiteral("Add request field"))->click();
        const auto name = [this] {
            return m_page->editor(QStringLiteral("backends.api.health-check.headers.x-name#name"));
        };
        QTRY_VERIFY(name());
        QVERIFY(m_all->draft.text().find("headers: {x-name: value}") != std::string::npos);
        name()->startEditing();
        QTest::keyClicks(name()->focusProxy(), QStringLiteral("x-probe"));
        QTRY_VERIFY(m_all->draft.text().find("headers: {x-probe: value}") != std::string::npos);
        button(QStringLiteral("Add expected field"))->click();
        QTRY_VERIFY(m_all->draft.text().find("expect: {header: {x-name: value}}") !=
                    std::string::npos);
        QTRY_VERIFY(tool(QStringLiteral("Remove the expected field x-name")));
        tool(QStringLiteral("Remove the expected field x-name"))->click();
        QTRY_VERIFY(m_all->draft.text().find("expect") == std::string::npos);
        QTRY_VERIFY(tool(QStringLiteral("Remove the request field x-probe")));
        tool(QStringLiteral("Remove the request field x-probe"))->click();
        QTRY_COMPARE(m_all->draft.text(), file);
    }

    void theKeyboardStaysInTheFormThatIsBuiltAnew()
    {
        auto *ejects = box(QStringLiteral("Take servers out while requests fail"));
        QVERIFY(ejects);
        ejects->setFocus();
        QTest::keyClick(ejects, Qt::Key_Space);
        QTRY_VERIFY(m_page->editor(QStringLiteral("backends.api.outlier.eject")));
        QCOMPARE(
            m_page->focusWidget(),
            static_cast<QWidget *>(box(QStringLiteral("Take servers out while requests fail"))));
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
        QVERIFY(isIn("backends.api.outlier.consecutive-failures"));
        auto *adds = button(QStringLiteral("Add expected field"));
        adds->setFocus();
        QTest::keyClick(adds, Qt::Key_Space);
        QTRY_VERIFY(isIn("backends.api.health-check.expect.header.x-name#name"));
        QCOMPARE(static_cast<QLineEdit *>(m_page->focusWidget())->selectedText(),
                 QStringLiteral("x-name"));
        // The name is written with a pause, and left with Tab.
        QTest::keyClicks(m_page->focusWidget(), QStringLiteral("x-"));
        QTRY_VERIFY(isIn("backends.api.health-check.expect.header.x-#name"));
        QTest::keyClicks(m_page->focusWidget(), QStringLiteral("on"));
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
        QTRY_VERIFY(isIn("backends.api.health-check.expect.header.x-on"));
        tool(QStringLiteral("Remove the expected field x-on"))->click();
        QTRY_COMPARE(m_page->focusWidget(),
                     static_cast<QWidget *>(button(QStringLiteral("Add expected field"))));
    }

    void nothingIsCutInTheForm()
    {
        for (auto *line : m_page->findChildren<QLineEdit *>()) {
            if (!line->isVisible() || line->placeholderText().isEmpty() || !line->text().isEmpty())
                continue;
            const int room = line->width() - m_all->theme.px(12);
            QVERIFY2(line->fontMetrics().horizontalAdvance(line->placeholderText()) <= room,
                     qPrintable(line->placeholderText() + u' ' + line->accessibleName()));
        }
        for (auto *box : m_page->findChildren<QComboBox *>()) {
            const int room = box->width() - m_all->theme.px(30);
            QVERIFY2(box->fontMetrics().horizontalAdvance(box->currentText()) <= room,
                     qPrintable(box->currentText()));
        }
    }

    void aNewBackendHasAFreeNameThatIsWrittenOver()
    {
        act(ActionId::BackendNew);
        QTRY_COMPARE(m_page->backend(), QStringLiteral("new-backend"));
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        QVERIFY(m_all->draft.analysis()->config);
        QVERIFY(m_all->draft.text().find("127.0.0.1:3000") != std::string::npos);
        auto *line = static_cast<QLineEdit *>(m_page->name()->focusProxy());
        QTRY_VERIFY(line->hasFocus());
        QTRY_COMPARE(line->selectedText(), QStringLiteral("new-backend"));
        QTest::keyClicks(line, QStringLiteral("search"));
        QTRY_COMPARE(m_page->backend(), QStringLiteral("search"));
        QCOMPARE(m_all->selection.backend(), QStringLiteral("search"));
        act(ActionId::BackendNew);
        QTRY_VERIFY(m_all->draft.text().find("new-backend:") != std::string::npos);
        act(ActionId::BackendNew);
        QTRY_VERIFY(m_all->draft.text().find("new-backend-2:") != std::string::npos);
        for (int i = 0; i < 4; ++i)
            m_all->draft.undoStack()->undo();
        QCOMPARE(m_all->draft.text(), file);
    }

    void undoOfARenameStaysAtTheBackend()
    {
        std::string text = file;
        text.replace(text.find("  api:"), 6, "  first: {servers: [127.0.0.1:3009]}\n  api:");
        m_all->open(text);
        m_all->selection.selectServer(QStringLiteral("api"), QStringLiteral("127.0.0.1:3002"));
        QTRY_COMPARE(m_page->backend(), QStringLiteral("api"));
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        m_page->name()->startEditing();
        QTest::keyClicks(m_page->name()->focusProxy(), QStringLiteral("other"));
        QTRY_COMPARE(m_page->backend(), QStringLiteral("other"));
        const auto isAt = [&](const char *name) {
            QTRY_VERIFY(m_all->draft.analysisIsCurrent());
            QCOMPARE(m_page->backend(), QLatin1String(name));
            QCOMPARE(m_all->selection.backend(), QLatin1String(name));
        };
        isAt("other");
        m_all->draft.undoStack()->undo();
        isAt("api");
        m_all->draft.undoStack()->redo();
        isAt("other");
    }

    void actionsAreThereForWhatIsSelected()
    {
        m_all->selection.clear();
        for (const ActionId id : {ActionId::BackendEdit, ActionId::BackendRemove,
                                  ActionId::ServerAdd, ActionId::ServerRemove})
            QVERIFY(!m_all->actions.get(id)->isEnabled());
        QVERIFY(m_all->actions.get(ActionId::BackendNew)->isEnabled());
        m_all->selection.selectBackend(QStringLiteral("api"));
        for (const ActionId id :
             {ActionId::BackendEdit, ActionId::BackendRemove, ActionId::ServerAdd})
            QVERIFY(m_all->actions.get(id)->isEnabled());
        QVERIFY(!m_all->actions.get(ActionId::ServerRemove)->isEnabled());
        m_all->selection.selectServer(QStringLiteral("api"), QStringLiteral("127.0.0.1:3002"));
        QVERIFY(m_all->actions.get(ActionId::ServerRemove)->isEnabled());
        QCOMPARE(m_page->servers()->currentIndex().row(), 1);
        QSignalSpy opened(&m_all->selection, &Selection::backendOpened);
        act(ActionId::BackendEdit);
        QCOMPARE(opened.count(), 1);
    }

    void serversComeAndGoByTheirKeys()
    {
        m_page->servers()->setFocus();
        QTRY_VERIFY(m_page->servers()->hasFocus());
        m_page->servers()->selectRow(1);
        QTest::keyClick(m_page->servers(), Qt::Key_Delete, Qt::ShiftModifier);
        QTRY_COMPARE(m_page->servers()->model()->rowCount(), 1);
        QVERIFY(m_all->draft.text().find("3002") == std::string::npos);
        // The last one stays.
        m_all->selection.selectServer(QStringLiteral("api"), QStringLiteral("127.0.0.1:3001"));
        QVERIFY(!m_all->actions.get(ActionId::ServerRemove)->isEnabled());
        QTest::keyClick(m_page->servers(), Qt::Key_Insert);
        QTRY_COMPARE(m_page->servers()->model()->rowCount(), 2);
        m_all->draft.undoStack()->undo();
        m_all->draft.undoStack()->undo();
        QCOMPARE(m_all->draft.text(), file);
    }

    void aBackendThatNobodyUsesGoes()
    {
        act(ActionId::BackendNew);
        QTRY_COMPARE(m_page->backend(), QStringLiteral("new-backend"));
        QTRY_VERIFY(m_all->actions.get(ActionId::BackendRemove)->isEnabled());
        act(ActionId::BackendRemove);
        QTRY_COMPARE(m_all->draft.text(), file);
        QTRY_COMPARE(m_page->backend(), QStringLiteral("api"));
    }

    void theShortFileSaysWhatToDo()
    {
        const std::string brief = "routes:\n  shop.localhost: 127.0.0.1:3001   # ours\n";
        m_all->open(brief);
        QTRY_COMPARE(m_page->backend(), QStringLiteral("shop.localhost"));
        act(ActionId::BackendNew);
        QVERIFY2(told(QStringLiteral("list of routes first")), "new");
        m_all->selection.selectBackend(QStringLiteral("shop.localhost"));
        act(ActionId::BackendRemove);
        QVERIFY2(told(QStringLiteral("remove the route shop.localhost")), "remove");
        QCOMPARE(m_all->draft.text(), brief);
        act(ActionId::ServerAdd);
        QTRY_COMPARE(m_page->servers()->model()->rowCount(), 2);
        m_page->name()->startEditing();
        QTest::keyClicks(m_page->name()->focusProxy(), QStringLiteral("web.localhost"));
        QTRY_COMPARE(m_page->backend(), QStringLiteral("web.localhost"));
        QVERIFY(m_all->draft.text().find("web.localhost:") != std::string::npos);
    }

    void dAndMDrainFromHereToo()
    {
        live("up");
        m_page->servers()->setFocus();
        QTRY_VERIFY(m_page->servers()->hasFocus());
        QTest::keyClick(m_page->servers(), Qt::Key_D);
        QCOMPARE(m_all->session.states.size(), std::size_t(1));
        QCOMPARE(m_all->session.states[0].first, std::string("api/127.0.0.1:3001"));
        QCOMPARE(m_all->session.states[0].second, config::AdminState::Drain);
        live("drain");
        QTest::keyClick(m_page->servers(), Qt::Key_E);
        QCOMPARE(m_all->session.states[1].second, config::AdminState::Active);
    }

    void aServerIsDroppedOnDrain()
    {
        live("up");
        QAbstractItemModel *model = m_page->servers()->model();
        QVERIFY(model->flags(model->index(1, 0)) & Qt::ItemIsDragEnabled);
        const std::unique_ptr<QMimeData> data(model->mimeData({model->index(1, 0)}));
        m_page->servers()->selectRow(1);
        drop(ActionId::ServerDrain, data.get());
        QCOMPARE(m_all->session.states.size(), std::size_t(1));
        QCOMPARE(m_all->session.states[0].first, std::string("api/127.0.0.1:3002"));
        QCOMPARE(m_all->session.states[0].second, config::AdminState::Drain);
    }

    void renamingTakesTheReferencesAlong()
    {
        FieldEditor *name = m_page->findChild<FieldEditor *>();
        name->startEditing();
        QTest::keyClicks(name->focusProxy(), QStringLiteral("core"));
        QTRY_COMPARE(m_page->backend(), QStringLiteral("core"));
        QVERIFY(m_all->draft.text().find("backend: core}") != std::string::npos);
    }

private:
    /// A sample in which both servers are in this state.
    void live(const char *state)
    {
        auto snapshot = test::sampleAt(++m_second);
        snapshot->backends = {
            test::sampleBackend("api", {test::sampleServer("127.0.0.1:3001", state),
                                        test::sampleServer("127.0.0.1:3002", state)})};
        emit m_all->session.sampled(snapshot);
    }
    void drop(ActionId id, const QMimeData *data)
    {
        for (auto *one : m_page->findChildren<ServerDropButton *>()) {
            if (one->defaultAction() != m_all->actions.get(id))
                continue;
            QDragEnterEvent enter(QPoint(3, 3), Qt::CopyAction, data, Qt::LeftButton, {});
            QApplication::sendEvent(one, &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent event(QPointF(3, 3), Qt::CopyAction, data, Qt::LeftButton, {});
            QApplication::sendEvent(one, &event);
            QVERIFY(event.isAccepted());
        }
    }
    QCheckBox *box(const QString &text)
    {
        for (auto *one : m_page->findChildren<QCheckBox *>()) {
            if (one->text() == text && one->isVisible())
                return one;
        }
        return nullptr;
    }
    QPushButton *button(const QString &text)
    {
        for (auto *one : m_page->findChildren<QPushButton *>()) {
            if (one->text() == text && one->isVisible())
                return one;
        }
        return nullptr;
    }

    std::int64_t m_second = 0;
    std::unique_ptr<ServerActions> m_serverActions; // the Backends page has it in the app
};

QTEST_MAIN(TestBackendEditorPage)
#include "tst_ui_backend_editor_page.moc"

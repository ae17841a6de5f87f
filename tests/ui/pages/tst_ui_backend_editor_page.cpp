// The backend editor: its form and the draft behind it, and what acts on the running proxy.
#include "support/ui_workspace.h"

#include "editors/field_editor.h"
#include "models/server_edit_model.h"
#include "pages/backend_editor_page.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

const std::string file = "version: 1\n"
                         "backends:\n"
                         "  api:   # ours\n"
                         "    servers:\n"
                         "      - 127.0.0.1:3001\n"
                         "      - 127.0.0.1:3002   # slow\n"
                         "    health-check: {path: /healthz}\n"
                         "routes:\n"
                         "  - {name: r, backend: api}\n";

} // namespace

class TestBackendEditorPage : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_all = std::make_unique<test::UiWorkspace>();
        m_all->theme.setMode(Theme::Mode::Light);
        m_all->theme.install(*qApp);
        m_all->open(file);
        m_page = std::make_unique<BackendEditorPage>(m_all->workspace());
        m_page->resize(900, 640);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QTRY_COMPARE(m_page->backend(), QStringLiteral("api"));
    }
    void cleanup()
    {
        if (const QString path = qEnvironmentVariable("SIGNALBOX_GRAB"); !path.isEmpty())
            m_page->grab().save(path.arg(QLatin1String(QTest::currentTestFunction())));
        m_page.reset();
        m_all.reset();
    }

    void theTableIsAModel()
    {
        QAbstractItemModelTester tester(m_page->servers()->model());
        button(QStringLiteral("Add server"))->click();
        QTRY_COMPARE(m_page->servers()->model()->rowCount(), 3);
        QVERIFY(m_all->draft.text().find("- 127.0.0.1:3003") != std::string::npos);
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

    void checkNowTellsTheAnswer()
    {
        health::CheckResult result;
        result.status = 500;
        result.durationMs = 12;
        result.reason = "HTTP 500";
        result.snippet = "oops";
        m_all->session.checkResults = {result};
        button(QStringLiteral("Check now"))->click();
        QCOMPARE(m_all->session.checkedNow, std::vector<std::string>{"api/127.0.0.1:3001"});
        bool told = false;
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            told |= label->text().contains(QStringLiteral("HTTP 500")) &&
                    label->text().contains(QStringLiteral("oops"));
        QVERIFY(told);
    }

    void aBackendInUseStays()
    {
        for (auto *one : m_page->findChildren<QToolButton *>()) {
            if (one->accessibleName() == QStringLiteral("Remove the backend"))
                one->click();
        }
        QCOMPARE(m_all->draft.text(), file);
        bool told = false;
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            told |= label->text().contains(QStringLiteral("still used"));
        QVERIFY(told);
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
    QPushButton *button(const QString &text)
    {
        for (auto *one : m_page->findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }

    std::unique_ptr<test::UiWorkspace> m_all;
    std::unique_ptr<BackendEditorPage> m_page;
};

QTEST_MAIN(TestBackendEditorPage)
#include "tst_ui_backend_editor_page.moc"

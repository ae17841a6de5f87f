// A backend that routes send to, and one that can't be read or isn't right: what the editor says.
#include "support/backend_editor_fixture.h"

#include "editors/field_editor.h"
#include "pages/backend_editor_page.h"

#include <QLabel>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace signalbox;
using namespace signalbox::ui;

class TestBackendInUse : public test::BackendEditorFixture
{
    Q_OBJECT
private slots:
    void init()
    {
        openWorkspace();
        showPage();
    }
    void cleanup()
    {
        m_page.reset();
        m_all.reset();
    }

    void aBackendInUseIsAskedForAndGoesWithItsRoutes()
    {
        const std::string more = file + "  - {name: other, backend: b}\n"
                                        "  - {match: {path: /x}, backend: api}\n";
        std::string text = more;
        text.replace(text.find("routes:"), 0, "  b: {servers: [127.0.0.1:3009]}\n");
        m_all->open(text);
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        for (const bool yes : {false, true}) {
            tool(QStringLiteral("Remove the backend"))->click();
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            QVERIFY(box->text().contains(QStringLiteral("api")));
            QVERIFY2(
                box->informativeText().contains(QStringLiteral("leading to it, too: r, route-3")),
                qPrintable(box->informativeText()));
            QCOMPARE(m_all->draft.text(), text);
            for (QAbstractButton *button : box->buttons()) {
                if ((box->buttonRole(button) == QMessageBox::DestructiveRole) == yes)
                    button->click();
            }
            QTRY_VERIFY(!QApplication::activeModalWidget());
        }
        QTRY_COMPARE(QString::fromStdString(m_all->draft.text()),
                     QStringLiteral("version: 1\nbackends:\n  b: {servers: [127.0.0.1:3009]}\n"
                                    "routes:\n  - {name: other, backend: b}\n"));
        QTRY_COMPARE(m_page->backend(), QStringLiteral("b"));
        m_all->draft.undoStack()->undo();
        QCOMPARE(m_all->draft.text(), text);
    }

    void theLastBackendGoesWithAllRoutes()
    {
        tool(QStringLiteral("Remove the backend"))->click();
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(box);
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QTRY_VERIFY(m_all->draft.text().find("api") == std::string::npos);
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        QVERIFY2(m_all->draft.analysis()->config, m_all->draft.text().c_str());
    }

    void aBadAddressIsToldAtItsField_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("id");
        QTest::newRow("a text in the list")
            << QStringLiteral("version: 1\nbackends:\n  api: {servers: [127.0.0.1:99999]}\n"
                              "routes:\n  - {backend: api}\n")
            << QStringLiteral("backends.api.servers[0].url");
        QTest::newRow("the short form, a list")
            << QStringLiteral("routes:\n  shop: [127.0.0.1:99999, 127.0.0.1:3002]\n")
            << QStringLiteral("routes.shop[0].url");
        QTest::newRow("the short form, one") << QStringLiteral("routes:\n  shop: 127.0.0.1:99999\n")
                                             << QStringLiteral("routes.shop.url");
        QTest::newRow("the short form, a host with a dot")
            << QStringLiteral("routes:\n  shop.localhost: 127.0.0.1:99999\n") << QString();
    }

    void aBadAddressIsToldAtItsField()
    {
        QFETCH(QString, text);
        QFETCH(QString, id);
        m_all->open(text.toStdString());
        if (id.isEmpty())
            id = signalbox::ui::text(
                (config::YamlPath{"routes", "shop.localhost"} / "url").toString());
        QTRY_VERIFY(m_page->editor(id));
        QTRY_VERIFY2(m_page->editor(id)->problem().contains(QStringLiteral("99999")),
                     qPrintable(m_page->editor(id)->problem()));
    }

    void aTextThatCantBeReadIsSaid()
    {
        m_all->selection.selectBackend(QStringLiteral("api"));
        m_all->draft.setText(file + "x: [\n", QStringLiteral("typing"));
        QTRY_VERIFY(told(QStringLiteral("the last state that could be read")));
        QVERIFY(!m_page->name()->isEnabled());
        QSignalSpy refused(&m_all->draft, &DraftDocument::editRefused);
        act(ActionId::ServerAdd);
        QTRY_COMPARE(refused.count(), 1);
        m_all->draft.undoStack()->undo();
        QTRY_VERIFY(!told(QStringLiteral("the last state that could be read")));
        QTRY_VERIFY(m_page->name()->isEnabled());
    }
};

QTEST_MAIN(TestBackendInUse)
#include "tst_ui_backend_in_use.moc"

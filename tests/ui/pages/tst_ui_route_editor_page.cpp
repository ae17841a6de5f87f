// The route editor: the form, the text beside it and the draft behind both.
#include "support/route_editor_fixture.h"

#include "editors/backend_states.h"
#include "editors/field_editor.h"
#include "editors/route_foot.h"
#include "editors/route_form_view.h"
#include "editors/yaml_editor.h"
#include "models/route_edits.h"
#include "models/route_model.h"
#include "pages/route_editor_page.h"
#include "pages/routes_page.h"
#include "widgets/banner.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace signalbox;
using namespace signalbox::ui;
using signalbox::test::shop;

class TestRouteEditorPage : public test::RouteEditorFixture
{
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void itLooksAsItShould()
    {
        auto *path = field("routes[0].match.path");
        QVERIFY(path);
        path->startEditing();
        QTRY_VERIFY(path->focusProxy()->hasFocus());
        QCOMPARE(path->focusProxy()->accessibleName(),
                 QStringLiteral("Condition 2, path starts with"));
        QCOMPARE(m_page->yaml().linkedLine(), 12);
        QCOMPARE(m_page->yaml().scope(), std::pair(9, 19));
    }

    void typingInAFieldChangesItsLineAlone()
    {
        auto *path = field("routes[0].match.path");
        path->startEditing();
        QTest::keyClicks(path->focusProxy(), QStringLiteral("/api/pay/"));
        std::string expected = shop;
        expected.replace(expected.find("path: /api/checkout/\n"), 21, "path: /api/pay/\n");
        QTRY_COMPARE(QString::fromStdString(m_all->draft.text()), QString::fromStdString(expected));
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        QVERIFY(path->focusProxy()->hasFocus());
        m_all->draft.undoStack()->undo();
        QTRY_COMPARE(static_cast<QLineEdit *>(path->focusProxy())->text(),
                     QStringLiteral("/api/checkout/"));
    }

    void aProblemStandsAtItsField()
    {
        auto *timeout = field("routes[0].timeout");
        timeout->startEditing();
        QTest::keyClicks(timeout->focusProxy(), QStringLiteral("5"));
        QTRY_VERIFY2(timeout->problem().contains(QStringLiteral("unit")),
                     qPrintable(timeout->problem()));
        QCOMPARE(timeout->focusProxy()->accessibleDescription(), timeout->problem());
    }

    void theTextLeadsToItsField()
    {
        m_page->yaml().setFocus();
        m_page->yaml().showLine(23);
        QTRY_COMPARE(m_page->route(), QStringLiteral("api"));
        QCOMPARE(m_all->selection.route(), QStringLiteral("api"));
        QTRY_COMPARE(m_page->yaml().scope(), std::pair(21, 24));
    }

    void aTextThatCantBeReadLeavesTheFormAsItIs()
    {
        m_all->draft.setText(shop + "  - {name: [\n", QStringLiteral("typing"));
        QTRY_VERIFY(m_all->draft.analysisIsCurrent() && !m_all->draft.analysis()->tree.root);
        auto *path = field("routes[0].match.path");
        QVERIFY(static_cast<QLineEdit *>(path->focusProxy())->isReadOnly());
        // It follows what is selected, and says what it is.
        m_all->selection.selectRoute(QStringLiteral("api"));
        QCOMPARE(m_page->route(), QStringLiteral("api"));
        QVERIFY(field("routes[1].match.path"));
        auto *line = static_cast<QLineEdit *>(field("routes[1].match.path")->focusProxy());
        QCOMPARE(line->text(), QStringLiteral("/api/"));
        QVERIFY(line->isReadOnly());
        auto *banner = m_page->findChild<Banner *>();
        QVERIFY(banner->isVisible());
        QVERIFY2(banner->accessibleName().contains(QStringLiteral("as the text last said it")),
                 qPrintable(banner->accessibleName()));
        // Keys that can do nothing say why.
        QSignalSpy refused(&m_all->draft, &DraftDocument::editRefused);
        m_all->actions.get(ActionId::RouteRemove)->trigger();
        m_all->actions.get(ActionId::RouteToggle)->trigger();
        QCOMPARE(refused.count(), 2);
        QVERIFY2(refused[0][0].toString().contains(QStringLiteral("can't be read")),
                 qPrintable(refused[0][0].toString()));
        m_all->selection.selectRoute(QStringLiteral("checkout-v2"));
        path = field("routes[0].match.path");
        m_all->draft.undoStack()->undo();
        QTRY_VERIFY(!static_cast<QLineEdit *>(path->focusProxy())->isReadOnly());
    }

    void aConditionIsAddedWithTheKeyboardInIt()
    {
        trigger(QStringLiteral("Add condition"), QStringLiteral("header"));
        QTRY_VERIFY(m_all->draft.text().find("headers") != std::string::npos);
        QTRY_VERIFY(field("routes[0].match.headers.x-name#name"));
    }

    void aFilterIsAddedAndRemoved()
    {
        trigger(QStringLiteral("Add filter"), QStringLiteral("set host"));
        QTRY_VERIFY(field("routes[0].filters[2].set-host.to"));
        button(QStringLiteral("Remove the filter: set host"))->click();
        QTRY_COMPARE(QString::fromStdString(m_all->draft.text()), QString::fromStdString(shop));
    }

    void nothingIsCutInTheForm()
    {
        m_page->resize(1216, 900);
        button(QStringLiteral("More limits"))->click();
        for (auto *line : m_page->findChildren<QLineEdit *>()) {
            if (!line->isVisible() || line->placeholderText().isEmpty() || !line->text().isEmpty())
                continue;
            const int room = line->width() - m_all->theme.px(12);
            QVERIFY2(line->fontMetrics().horizontalAdvance(line->placeholderText()) <= room,
                     qPrintable(line->placeholderText() + u' ' + line->accessibleName()));
        }
        const auto *states = m_page->findChild<BackendStates *>();
        QVERIFY(states->width() >= states->sizeHint().width());
    }

    void whatStandsBesideAFieldFollowsIt()
    {
        field("routes[0].match.host")->startEditing();
        QTest::keyClicks(field("routes[0].match.host")->focusProxy(),
                         QStringLiteral("other.localhost"));
        QTRY_VERIFY(button(QStringLiteral("Remove the condition: host is other.localhost")));
        auto *states = m_page->findChild<BackendStates *>();
        const QString before = states->accessibleName();
        std::string text = m_all->draft.text();
        text.replace(text.find("backend: api-next"), 17, "backend: api");
        m_all->draft.setText(text, QStringLiteral("elsewhere"));
        QTRY_VERIFY(states->accessibleName() != before);
    }

    void renamingKeepsTheRoute()
    {
        auto *name = m_page->findChild<FieldEditor *>();
        name->startEditing();
        QTest::keyClicks(name->focusProxy(), QStringLiteral("pay"));
        QTRY_COMPARE(m_page->route(), QStringLiteral("pay"));
        name->startEditing();
        QTest::keyClicks(name->focusProxy(), QStringLiteral("api"));
        QTRY_VERIFY(!name->problem().isEmpty());
        QCOMPARE(m_page->route(), QStringLiteral("pay"));
    }

    void undoOfARenameStaysAtTheRoute()
    {
        // In the running text, and only in the draft; from the list, and from the form.
        renameAndBack(QStringLiteral("api"), QStringLiteral("pay"));
        m_all->actions.get(ActionId::RouteNew)->trigger();
        QTRY_COMPARE(m_page->route(), QStringLiteral("new-route"));
        renameAndBack(QStringLiteral("new-route"), QStringLiteral("fresh"));
        m_all->selection.selectRoute(QStringLiteral("api"));
        auto *name = m_page->findChild<FieldEditor *>();
        name->startEditing();
        QTest::keyClicks(name->focusProxy(), QStringLiteral("other"));
        QTRY_COMPARE(m_all->selection.route(), QStringLiteral("other"));
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        m_all->draft.undoStack()->undo();
        QTRY_COMPARE(m_page->route(), QStringLiteral("api"));
        QCOMPARE(m_all->selection.route(), QStringLiteral("api"));
    }

    void theTextShowsTheRouteThatIsEdited()
    {
        std::string text = shop;
        for (int i = 0; i < 60; ++i)
            text += "  - name: more-" + std::to_string(i) + "\n    backend: api\n";
        m_all->draft.setText(text, QStringLiteral("edit"));
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        const auto sees = [&](int line) {
            bool seen = false;
            m_page->yaml().eachVisibleLine(m_page->yaml().viewport()->rect(),
                                           [&](int at, const QRect &) { seen |= at == line - 1; });
            return seen;
        };
        m_all->selection.selectRoute(QStringLiteral("more-50"));
        QTRY_COMPARE(m_page->route(), QStringLiteral("more-50"));
        QVERIFY(sees(m_page->yaml().scope().first));
        // Hidden, it catches up when it is seen again.
        m_page->hide();
        m_all->selection.selectRoute(QStringLiteral("api"));
        QTRY_COMPARE(m_page->route(), QStringLiteral("api"));
        m_page->show();
        QVERIFY(sees(m_page->yaml().scope().first));
    }

    void theRouteMovesDuplicatesAndGoes()
    {
        auto *position = m_page->findChild<QComboBox *>();
        QCOMPARE(position->currentText(), QStringLiteral("1, before api"));
        button(QStringLiteral("Duplicate the route"))->click();
        QTRY_COMPARE(m_page->route(), QStringLiteral("checkout-v2-copy"));
        QTRY_COMPARE(position->currentText(), QStringLiteral("2, before api"));
        button(QStringLiteral("Remove the route"))->click();
        QTRY_COMPARE(QString::fromStdString(m_all->draft.text()), QString::fromStdString(shop));
    }

    void errorsStandOutAtTheirField_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("id");
        QTest::newRow("a choice") << u"backend: api-next"_qs << u"backend: apii"_qs
                                  << u"routes[0].backend"_qs;
        QTest::newRow("a line") << u"timeout: 5s\n"_qs << u"timeout: soon\n"_qs
                                << u"routes[0].timeout"_qs;
        QTest::newRow("chips") << u"[POST, PUT]"_qs << u"[POST, 'P T']"_qs
                               << u"routes[0].match.methods"_qs;
    }
    void errorsStandOutAtTheirField()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, id);
        QString text = QString::fromStdString(shop);
        m_all->draft.setText(text.replace(text.indexOf(from), from.size(), to).toStdString(),
                             QStringLiteral("typing"));
        QTRY_VERIFY(m_page->form().editor(id) && !m_page->form().editor(id)->problem().isEmpty());
        const FieldEditor *editor = m_page->form().editor(id);
        QVERIFY(editor->focusProxy()->property("invalid").toBool());
        // In the colour of errors, with their icon.
        const QRgb red = m_all->theme.color(Token::Dn).rgb();
        int shown = 0;
        for (const QLabel *label : editor->findChildren<QLabel *>()) {
            if (label->isHidden())
                continue; // what speaks for a choice
            ++shown;
            const QImage seen = const_cast<QLabel *>(label)->grab().toImage();
            int found = 0;
            for (int y = 0; y < seen.height(); ++y) {
                for (int x = 0; x < seen.width(); ++x)
                    found += seen.pixel(x, y) == red;
            }
            QVERIFY2(found > 5, qPrintable(label->text()));
        }
        QCOMPARE(shown, 2);
        m_all->draft.undoStack()->undo();
        QTRY_VERIFY(m_page->form().editor(id)->problem().isEmpty());
        QVERIFY(!m_page->form().editor(id)->focusProxy()->property("invalid").toBool());
    }

    void aRemovedRouteHasNoForm()
    {
        m_all->selection.selectRoute(QStringLiteral("api"));
        m_all->actions.get(ActionId::RouteRemove)->trigger();
        QTRY_COMPARE(m_page->route(), QStringLiteral("checkout-v2"));
        m_all->selection.selectRoute(QStringLiteral("api")); // struck out in the list
        QCOMPARE(m_all->selection.route(), QStringLiteral("api"));
        QVERIFY(!m_page->form().isVisible());
        QVERIFY(!button(QStringLiteral("Remove the route")));
        QVERIFY(m_page->findChild<QLabel *>(QStringLiteral("nothing"))
                    ->text()
                    .contains(QStringLiteral("removes the route api")));
        // Other edits leave it so; when the removal is taken back, the form is there.
        m_all->draft.setText("# note\n" + m_all->draft.text(), QStringLiteral("typing"));
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        QCOMPARE(m_all->selection.route(), QStringLiteral("api"));
        QVERIFY(!m_page->form().isVisible());
        m_all->draft.undoStack()->undo();
        m_all->draft.undoStack()->undo();
        QTRY_VERIFY(m_page->form().isVisible());
        QCOMPARE(m_page->route(), QStringLiteral("api"));
        QVERIFY(button(QStringLiteral("Remove the route")));
    }

    void theButtonsMeanTheRouteThatIsEdited()
    {
        m_all->selection.selectBackend(QStringLiteral("api"));
        button(QStringLiteral("Remove the route"))->click();
        QTRY_VERIFY(m_all->draft.text().find("checkout-v2") == std::string::npos);
        QTRY_COMPARE(m_page->route(), QStringLiteral("api"));
    }

    void theTextIsScrolledToTheRouteThatIsOpened()
    {
        std::string text = "version: 1\nbackends:\n  api: {servers: [127.0.0.1:3001]}\nroutes:\n";
        for (int i = 0; i < 300; ++i)
            text += "  - name: r" + std::to_string(i) + "\n    match: {host: h" +
                    std::to_string(i) + ".localhost}\n    backend: api\n";
        m_all->open(text);
        QTRY_COMPARE(m_page->route(), QStringLiteral("r0"));
        const auto shown = [this](int line) {
            const QScrollBar *bar = m_page->yaml().verticalScrollBar();
            return line > bar->value() && line <= bar->value() + bar->pageStep();
        };
        QVERIFY(!shown(5 + 3 * 250));
        m_all->selection.openRoute(QStringLiteral("r250"));
        QTRY_VERIFY(shown(5 + 3 * 250));
        QVERIFY(shown(5 + 3 * 250 + 2));
        // Scrolled away and opened again, it is there again; typing elsewhere leaves it alone.
        m_page->yaml().verticalScrollBar()->setValue(0);
        m_all->draft.setText(text + "\n", QStringLiteral("typing"));
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        QCOMPARE(m_page->yaml().verticalScrollBar()->value(), 0);
        m_all->selection.openRoute(QStringLiteral("r250"));
        QVERIFY(shown(5 + 3 * 250));
        // Hidden meanwhile, it follows when it is shown.
        m_page->hide();
        m_all->selection.openRoute(QStringLiteral("r20"));
        m_page->show();
        QTRY_VERIFY(shown(5 + 3 * 20));
    }

    void positionsAreMadeAgainOnlyWhenRoutesMove()
    {
        auto *position = m_page->findChild<QComboBox *>();
        QAbstractItemModelTester tester(position->model());
        QSignalSpy changed(position->model(), &QAbstractItemModel::dataChanged);
        QSignalSpy reset(position->model(), &QAbstractItemModel::modelReset);
        auto *timeout = field("routes[0].timeout");
        timeout->startEditing();
        QTest::keyClicks(timeout->focusProxy(), QStringLiteral("7s"));
        QTRY_VERIFY(m_all->draft.text().find("timeout: 7s") != std::string::npos);
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        QCOMPARE(changed.count() + reset.count(), 0);
        position->setCurrentIndex(1);
        emit position->activated(1);
        QTRY_COMPARE(position->currentText(), QStringLiteral("2, last"));
        QCOMPARE(reset.count(), 0);
    }

    void overlapsStandInTheFoot()
    {
        const RouteFoot *foot = m_page->findChild<RouteFoot *>();
        QTRY_VERIFY2(foot->text().contains(QStringLiteral("rule 2 (api)")),
                     qPrintable(foot->text()));
        m_all->selection.selectRoute(QStringLiteral("api"));
        QTRY_VERIFY2(foot->text().contains(QStringLiteral("Rule 1 (checkout-v2) comes first")),
                     qPrintable(foot->text()));
    }

private:
    void renameAndBack(const QString &from, const QString &to)
    {
        m_all->selection.selectRoute(from);
        QTRY_COMPARE(m_page->route(), from);
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        const auto *list = m_routes->findChild<QListView *>();
        QVERIFY(list->model()->setData(list->currentIndex(), to));
        const auto isAt = [&](const QString &name) {
            QTRY_VERIFY(m_all->draft.analysisIsCurrent());
            QCOMPARE(m_page->route(), name);
            QCOMPARE(m_all->selection.route(), name);
            QCOMPARE(list->currentIndex().data(RouteModel::NameRole).toString(), name);
        };
        isAt(to);
        m_all->draft.undoStack()->undo();
        isAt(from);
        m_all->draft.undoStack()->redo();
        isAt(to);
        m_all->draft.undoStack()->undo();
        isAt(from);
    }
};

QTEST_MAIN(TestRouteEditorPage)
#include "tst_ui_route_editor_page.moc"

// The route editor: the form, the text beside it and the draft behind both.
#include "support/ui_workspace.h"

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

namespace {

const std::string shop = "version: 1\n"
                         "\n"
                         "backends:\n"
                         "  api: {servers: [127.0.0.1:3001, 127.0.0.1:3002]}\n"
                         "  api-next: {servers: [127.0.0.1:3003, 127.0.0.1:3004]}\n"
                         "\n"
                         "# evaluated top to bottom, first match wins\n"
                         "routes:\n"
                         "  - name: checkout-v2\n"
                         "    match:\n"
                         "      host: shop.localhost\n"
                         "      path: /api/checkout/\n"
                         "      methods: [POST, PUT]\n"
                         "    filters:\n"
                         "      - replace-prefix: {from: /api/checkout/, to: /v2/checkout/}\n"
                         "      - set-request-headers: {X-Route: checkout-v2}\n"
                         "    backend: api-next\n"
                         "    timeout: 5s\n"
                         "    retry: {attempts: 1, on: [connect-failure]}\n"
                         "\n"
                         "  - name: api\n"
                         "    match: {host: shop.localhost, path: /api/}\n"
                         "    backend: api\n"
                         "    timeout: 5s  # checkout has its own route now\n";

} // namespace

class TestRouteEditorPage : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_all = std::make_unique<test::UiWorkspace>();
        m_all->theme.setMode(qEnvironmentVariableIsSet("SIGNALBOX_DARK") ? Theme::Mode::Dark
                                                                         : Theme::Mode::Light);
        m_all->theme.install(*qApp);
        m_all->open(shop);
        m_routes = std::make_unique<RoutesPage>(m_all->workspace());
        m_page = std::make_unique<RouteEditorPage>(m_all->workspace());
        m_page->resize(1216, 530);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QTRY_COMPARE(m_page->route(), QStringLiteral("checkout-v2"));
    }
    void cleanup()
    {
        if (const QString file = qEnvironmentVariable("SIGNALBOX_GRAB"); !file.isEmpty())
            m_page->grab().save(file.arg(QLatin1String(QTest::currentTestFunction())));
        m_page.reset();
        m_routes.reset();
        m_all.reset();
    }

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

    void whatIsAddedHasTheKeyboard()
    {
        trigger(QStringLiteral("Add filter"), QStringLiteral("set host"));
        QTRY_VERIFY(isIn("routes[0].filters[2].set-host.to"));
        trigger(QStringLiteral("Add condition"), QStringLiteral("query"));
        QTRY_VERIFY(isIn("routes[0].match.query.name#name"));
        trigger(QStringLiteral("Add condition"), QStringLiteral("header"));
        QTRY_VERIFY(isIn("routes[0].match.headers.x-name#name"));
        auto *line = static_cast<QLineEdit *>(m_page->focusWidget());
        QCOMPARE(line->selectedText(), QStringLiteral("x-name"));
        // Its name is written slowly; the form is built anew in between.
        QTest::keyClicks(line, QStringLiteral("x-be"));
        QTRY_VERIFY(isIn("routes[0].match.headers.x-be#name"));
        QTest::keyClicks(m_page->focusWidget(), QStringLiteral("ta"));
        QTRY_VERIFY(isIn("routes[0].match.headers.x-beta#name"));
        // On with Tab, within the row.
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
        QVERIFY(qobject_cast<QComboBox *>(m_page->focusWidget()));
        button(QStringLiteral("Add a header field"))->click();
        QTRY_VERIFY(isIn("routes[0].filters[1].set-request-headers.x-name#name"));
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
        QVERIFY(isIn("routes[0].filters[1].set-request-headers.x-name"));
    }

    void aNameThatIsLeftWithTabTakesTheKeyboardAlong()
    {
        trigger(QStringLiteral("Add condition"), QStringLiteral("header"));
        QTRY_VERIFY(isIn("routes[0].match.headers.x-name#name"));
        QTest::keyClicks(m_page->focusWidget(), QStringLiteral("x-beta"));
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
        QTRY_VERIFY(field("routes[0].match.headers.x-beta#name"));
        auto *combo = qobject_cast<QComboBox *>(m_page->focusWidget());
        QVERIFY(combo);
        QCOMPARE(combo->currentText(), QStringLiteral("is present"));
        QVERIFY(combo->isVisible());
    }

    void whatGoesLeavesTheKeyboardBesideIt()
    {
        button(QStringLiteral("Remove the condition: path starts with /api/checkout/"))->click();
        QTRY_VERIFY(isIn("routes[0].match.methods"));
        button(QStringLiteral("Remove the condition: method is one of POST, PUT"))->click();
        QTRY_VERIFY(isIn("routes[0].match.host"));
        button(QStringLiteral("Remove the condition: host is shop.localhost"))->click();
        QTRY_VERIFY(isOn("Add condition"));
        button(QStringLiteral("Remove the filter: replace prefix"))->click();
        QTRY_VERIFY(isIn("routes[0].filters[0].set-request-headers.X-Route#name"));
        button(QStringLiteral("Remove the filter: set request header"))->click();
        QTRY_VERIFY(isOn("Add filter"));
    }

    void whatMovesOrBecomesSomethingElseKeepsTheKeyboard()
    {
        button(QStringLiteral("Move before the filter above"))->click();
        QTRY_VERIFY(isIn("routes[0].filters[0].set-request-headers.X-Route#name"));
        auto *kind = combo(QStringLiteral("set request header"));
        QVERIFY(kind);
        kind->setFocus();
        kind->setCurrentIndex(kind->findText(QStringLiteral("set host")));
        emit kind->activated(kind->currentIndex());
        QTRY_VERIFY(field("routes[0].filters[0].set-host.to"));
        auto *after = qobject_cast<QComboBox *>(m_page->focusWidget());
        QVERIFY(after);
        QCOMPARE(after->currentText(), QStringLiteral("set host"));
        QTest::keyClick(after, Qt::Key_Tab);
        QVERIFY(isIn("routes[0].filters[0].set-host.to"));
        m_all->draft.undoStack()->undo();
        QTRY_VERIFY(field("routes[0].filters[0].set-request-headers.X-Route"));
        QVERIFY(m_page->form().isAncestorOf(m_page->focusWidget()));
    }

    void undoIsTheDraftsAlsoInAField()
    {
        QAction undo;
        undo.setShortcuts(QKeySequence::Undo);
        connect(&undo, &QAction::triggered, m_all->draft.undoStack(), &QUndoStack::undo);
        QAction redo;
        redo.setShortcuts(QKeySequence::Redo);
        connect(&redo, &QAction::triggered, m_all->draft.undoStack(), &QUndoStack::redo);
        m_page->addActions({&undo, &redo});
        QApplication::setActiveWindow(m_page.get());
        for (const char *id : {"routes[0].match.path", "routes[0].match.methods"}) {
            field(id)->setFocus();
            m_all->draft.setText(shop + "\n", QStringLiteral("elsewhere"));
            QTRY_VERIFY(m_all->draft.analysisIsCurrent());
            QTest::keyClick(m_page->focusWidget(), Qt::Key_Z, Qt::ControlModifier);
            QCOMPARE(QString::fromStdString(m_all->draft.text()), QString::fromStdString(shop));
            QTest::keyClick(m_page->focusWidget(), Qt::Key_Z,
                            Qt::ControlModifier | Qt::ShiftModifier);
            QVERIFY(m_all->draft.text() != shop);
            m_all->draft.undoStack()->undo();
            QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        }
        // What has just been typed is undone, too, and only that.
        field("routes[0].match.path")->startEditing();
        QTest::keyClicks(m_page->focusWidget(), QStringLiteral("/x"));
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(QString::fromStdString(m_all->draft.text()), QString::fromStdString(shop));
        QTRY_COMPARE(static_cast<QLineEdit *>(m_page->focusWidget())->text(),
                     QStringLiteral("/api/checkout/"));
    }

    void combosHaveALabelAndFieldsFollowTheirOperator()
    {
        const auto label = [](QComboBox *box) {
            QStringList out;
            auto *interface = QAccessible::queryAccessibleInterface(box);
            for (const auto &[other, relation] : interface->relations(QAccessible::Label))
                out.append(other->text(QAccessible::Name));
            return out.join(u'|');
        };
        QStringList labels;
        for (auto *box : m_page->findChildren<QComboBox *>()) {
            if (box->isVisible())
                labels.append(label(box));
        }
        QCOMPARE(labels,
                 (QStringList{QStringLiteral("Position among the routes"),
                              QStringLiteral("Condition 1, host, operator"),
                              QStringLiteral("Condition 2, path, operator"),
                              QStringLiteral("Condition 3, method, operator"),
                              QStringLiteral("Filter 1, kind"), QStringLiteral("Filter 2, kind"),
                              QStringLiteral("Send to backend")}));
        auto *box = combo(QStringLiteral("starts with"));
        box->setCurrentIndex(box->findText(QStringLiteral("matches regex")));
        emit box->activated(box->currentIndex());
        QTRY_COMPARE(field("routes[0].match.path")->focusProxy()->accessibleName(),
                     QStringLiteral("Condition 2, path matches regex"));
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

    void anOpenedRouteHasTheKeyboardInItsFirstCondition()
    {
        m_all->selection.openRoute(QStringLiteral("api"));
        QTRY_COMPARE(m_page->route(), QStringLiteral("api"));
        QTRY_VERIFY(field("routes[1].match.host")->focusProxy()->hasFocus());
        // On with Tab: what is read next comes next, and the text only after the whole form.
        int steps = 0;
        auto *yaml = m_page->findChild<YamlEditor *>();
        while (!yaml->hasFocus() && steps++ < 60) {
            QWidget *now = m_page->window()->focusWidget();
            QVERIFY(now);
            QTest::keyClick(now, Qt::Key_Tab);
        }
        QVERIFY(yaml->hasFocus());
        QVERIFY2(steps > 8, qPrintable(QString::number(steps)));
    }

    void aChipLeavesTheKeyboardInItsField_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("typed");
        QTest::newRow("methods") << QStringLiteral("routes[0].match.methods")
                                 << QStringLiteral("GET");
        QTest::newRow("retry on") << QStringLiteral("routes[0].retry.on")
                                  << QStringLiteral("reset");
    }
    void aChipLeavesTheKeyboardInItsField()
    {
        QFETCH(QString, id);
        QFETCH(QString, typed);
        // As the window does: the page comes to the front after the route was opened.
        m_page->hide();
        m_all->selection.openRoute(QStringLiteral("checkout-v2"));
        m_page->show();
        m_page->setFocus();
        QTRY_VERIFY(isIn("routes[0].match.host"));
        FieldEditor *chips = m_page->form().editor(id);
        chips->setFocus();
        QWidget *input = m_page->focusWidget();
        QTest::keyClicks(input, typed);
        QTest::keyClick(input, Qt::Key_Return);
        QTRY_VERIFY(m_all->draft.text().find(typed.toStdString()) != std::string::npos);
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        QVERIFY(chips->isAncestorOf(m_page->focusWidget()));
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Backspace);
        QTRY_COMPARE(QString::fromStdString(m_all->draft.text()), QString::fromStdString(shop));
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        QVERIFY(chips->isAncestorOf(m_page->focusWidget()));
        // All of them.
        for (std::size_t i = 0; i < 3; ++i)
            QTest::keyClick(m_page->focusWidget(), Qt::Key_Backspace);
        QTRY_VERIFY(m_page->form().editor(id)->field().values.isEmpty());
        QVERIFY(m_page->form().editor(id)->isAncestorOf(m_page->focusWidget()));
    }

    void aRenameInTheListLeavesTheKeyboardThere()
    {
        m_page->hide();
        m_all->selection.openRoute(QStringLiteral("checkout-v2"));
        m_page->show();
        QTRY_VERIFY(isIn("routes[0].match.host"));
        m_page->yaml().setFocus();
        renameRoute(m_all->draft, {QStringLiteral("checkout-v2"), 0}, QStringLiteral("pay"));
        QTRY_COMPARE(m_page->route(), QStringLiteral("pay"));
        QVERIFY(m_page->yaml().isAncestorOf(m_page->focusWidget()) ||
                m_page->focusWidget() == &m_page->yaml());
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
    bool isIn(const char *id)
    {
        FieldEditor *editor = field(id);
        return editor && editor->isVisible() && editor->isAncestorOf(m_page->focusWidget());
    }
    bool isOn(const char *text)
    {
        const auto *button = qobject_cast<QPushButton *>(m_page->focusWidget());
        return button && button->isVisible() && button->text() == QLatin1String(text);
    }
    QComboBox *combo(const QString &text)
    {
        for (auto *one : m_page->findChildren<QComboBox *>()) {
            if (one->currentText() == text && one->isVisible())
                return one;
        }
        return nullptr;
    }
    FieldEditor *field(const char *id) { return m_page->form().editor(QLatin1String(id)); }
    QToolButton *button(const QString &name)
    {
        for (auto *one : m_page->findChildren<QToolButton *>()) {
            if (one->accessibleName() == name && one->isVisible())
                return one;
        }
        return nullptr;
    }
    void trigger(const QString &buttonText, const QString &item)
    {
        for (auto *one : m_page->findChildren<QPushButton *>()) {
            if (one->text() != buttonText || !one->isVisible())
                continue;
            for (QAction *action : one->findChild<QMenu *>()->actions()) {
                if (action->text() == item)
                    action->trigger();
            }
        }
    }

    std::unique_ptr<test::UiWorkspace> m_all;
    std::unique_ptr<RoutesPage> m_routes; // serves what the header's buttons do
    std::unique_ptr<RouteEditorPage> m_page;
};

QTEST_MAIN(TestRouteEditorPage)
#include "tst_ui_route_editor_page.moc"

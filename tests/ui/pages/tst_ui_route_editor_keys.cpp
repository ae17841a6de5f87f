// The route editor by keyboard: where it is after each change, undo, and what screen readers hear.
#include "support/route_editor_fixture.h"

#include "editors/yaml_editor.h"
#include "models/route_edits.h"

#include <QAccessible>
#include <QLineEdit>
#include <QUndoStack>

using namespace signalbox;
using namespace signalbox::ui;
using signalbox::test::shop;

class TestRouteEditorKeys : public test::RouteEditorFixture
{
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

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

    void tabGoesThroughTheFormAsItIsRead_data()
    {
        QTest::addColumn<bool>("rebuilt");
        QTest::newRow("as it was made") << false;
        QTest::newRow("after its rows were made anew") << true;
    }
    void tabGoesThroughTheFormAsItIsRead()
    {
        QFETCH(bool, rebuilt);
        QApplication::setActiveWindow(m_page.get());
        if (rebuilt) {
            trigger(QStringLiteral("Add filter"), QStringLiteral("set host"));
            QTRY_VERIFY(field("routes[0].filters[2].set-host.to"));
            m_all->draft.undoStack()->undo();
            QTRY_VERIFY(!field("routes[0].filters[2].set-host.to"));
            m_page->setFocus();
        }
        const std::string before = m_all->draft.text();
        auto *name = m_page->findChild<FieldEditor *>();
        name->setFocus(Qt::TabFocusReason);
        QStringList way;
        QWidget *now = m_page->focusWidget();
        const QStringList wanted{u"Name of the route"_qs,
                                 u"Enabled"_qs,
                                 u"Position among the routes"_qs,
                                 u"Duplicate the route"_qs,
                                 u"Remove the route"_qs,
                                 u"Condition 1, host, operator"_qs,
                                 u"Condition 1, host is"_qs,
                                 u"Remove the condition: host is shop.localhost"_qs,
                                 u"Condition 2, path, operator"_qs,
                                 u"Condition 2, path starts with"_qs,
                                 u"Remove the condition: path starts with /api/checkout/"_qs,
                                 u"Condition 3, method, operator"_qs,
                                 u"Condition 3, method is one of"_qs,
                                 u"Remove the condition: method is one of POST, PUT"_qs,
                                 u"Add condition"_qs,
                                 u"Filter 1, kind"_qs,
                                 u"Filter 1, replace prefix, prefix that goes"_qs,
                                 u"Filter 1, replace prefix, prefix that comes"_qs,
                                 u"Remove the filter: replace prefix"_qs,
                                 u"Filter 1, replace prefix, map back in answers"_qs,
                                 u"Filter 2, kind"_qs,
                                 u"Filter 2, set request header, name of the field"_qs,
                                 u"Filter 2, set request header, value of X-Route"_qs,
                                 u"Add a header field"_qs,
                                 u"Move before the filter above"_qs,
                                 u"Remove the filter: set request header"_qs,
                                 u"Add filter"_qs,
                                 u"Send to backend"_qs,
                                 u"Edit the backend"_qs,
                                 u"With timeout"_qs,
                                 u"Retries after the first try"_qs,
                                 u"Retry on"_qs,
                                 u"More limits"_qs};
        while (way.size() < 60) {
            way.append(spoken(now));
            QVERIFY2(now->isVisible(), qPrintable(way.last()));
            if (now == &m_page->yaml())
                break;
            QTest::keyClick(now, Qt::Key_Tab);
            now = m_page->focusWidget();
        }
        for (qsizetype i = 0; i < wanted.size(); ++i)
            QCOMPARE(way.value(i), wanted.at(i));
        // Then the text's own buttons, and the text; through it, and nothing is edited.
        QCOMPARE(way.last(), u"Configuration as YAML"_qs);
        QTest::keyClick(now, Qt::Key_Tab);
        QVERIFY(m_page->focusWidget() != &m_page->yaml());
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(m_page->yaml().hasFocus());
        QTest::keyClick(now, Qt::Key_Shift, Qt::ShiftModifier);
        QTest::keyClick(now, Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(m_page->focusWidget() != &m_page->yaml());
        m_page->yaml().flush();
        QCOMPARE(m_all->draft.text(), before);
    }

    void tabIndentsOnceSomethingWasPressedInTheText()
    {
        QApplication::setActiveWindow(m_page.get());
        YamlEditor &yaml = m_page->yaml();
        yaml.setFocus(Qt::TabFocusReason);
        yaml.moveCursor(QTextCursor::Start);
        QTest::keyClick(&yaml, Qt::Key_Down);
        QTest::keyClick(&yaml, Qt::Key_Tab);
        QVERIFY(yaml.hasFocus());
        yaml.flush();
        QCOMPARE(
            QString::fromStdString(m_all->draft.text()),
            QString::fromStdString(shop).replace(u"version: 1\n\n"_qs, u"version: 1\n  \n"_qs));
        QTest::keyClick(&yaml, Qt::Key_Escape);
        QTest::keyClick(&yaml, Qt::Key_Tab);
        QVERIFY(!yaml.hasFocus());
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

private:
    /// What a screen reader says of the control that has the keyboard.
    static QString spoken(QWidget *control)
    {
        auto *interface = QAccessible::queryAccessibleInterface(control);
        if (!interface)
            return {};
        if (interface->role() == QAccessible::ComboBox) {
            const auto labels = interface->relations(QAccessible::Label);
            if (!labels.isEmpty())
                return labels.first().first->text(QAccessible::Name);
        }
        return interface->text(QAccessible::Name);
    }
};

QTEST_MAIN(TestRouteEditorKeys)
#include "tst_ui_route_editor_keys.moc"

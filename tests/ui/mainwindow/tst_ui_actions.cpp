#include "mainwindow/menus.h"
#include "models/palette_model.h"
#include "support/ui_workspace.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

class TestActions : public QObject
{
    Q_OBJECT
private slots:
    void everyActionIsComplete();
    void keysOfTheWindowAreUnique();
    void everyActionHasAPlaceInAMenu();
    void actionsStartDisabled();
    void scores_data();
    void scores();
    void paletteNarrows();
};

void TestActions::everyActionIsComplete()
{
    test::UiWorkspace parts;
    for (const auto &[id, action] : parts.actions.all()) {
        QVERIFY2(!action->text().isEmpty(), qPrintable(QString::number(int(id))));
        QVERIFY2(!action->icon().isNull(), qPrintable(action->text()));
        QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
        QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
    }
}

void TestActions::keysOfTheWindowAreUnique()
{
    test::UiWorkspace parts;
    QHash<QKeySequence, QString> taken;
    for (const auto &[id, action] : parts.actions.all()) {
        if (action->shortcutContext() != Qt::WindowShortcut)
            continue;
        for (const QKeySequence &keys : action->shortcuts()) {
            QVERIFY2(!taken.contains(keys),
                     qPrintable(action->text() + u" and "_qs + taken.value(keys)));
            taken.insert(keys, action->text());
        }
    }
}

void TestActions::everyActionHasAPlaceInAMenu()
{
    test::UiWorkspace parts;
    QMenuBar bar;
    buildMenus(bar, parts.actions, [](QMenu &) {});
    QSet<QAction *> shown;
    for (QMenu *menu : bar.findChildren<QMenu *>()) {
        for (QAction *action : menu->actions())
            shown.insert(action);
    }
    for (const auto &[id, action] : parts.actions.all())
        QVERIFY2(shown.contains(action), qPrintable(action->text()));
}

void TestActions::actionsStartDisabled()
{
    test::UiWorkspace parts;
    for (const auto &[id, action] : parts.actions.all())
        QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
}

void TestActions::scores_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("a run of letters beats scattered ones") << "log"
                                                           << "Log"
                                                           << "Label of gen";
    QTest::newRow("begins of words beat the middle") << "rt"
                                                     << "Route tester"
                                                     << "Start";
    QTest::newRow("of two alike the shorter is meant") << "api"
                                                       << "api"
                                                       << "api-next";
    QTest::newRow("case doesn't count") << "YAML"
                                        << "yaml"
                                        << "Yesterday all my lamps";
    QTest::newRow("what lacks a letter doesn't fit") << "zoom"
                                                     << "Zoom in"
                                                     << "Room";
}

void TestActions::scores()
{
    QFETCH(QString, query);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    QVERIFY(paletteScore(query, better) >= 0);
    QVERIFY(paletteScore(query, better) > paletteScore(query, worse));
}

void TestActions::paletteNarrows()
{
    PaletteModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    int ran = 0;
    model.setEntries({{u"Stop"_qs, u"action"_qs, u"Shift+F5"_qs, {}, [&ran] { ran = 1; }},
                      {u"shop"_qs, u"route"_qs, {}, {}, [&ran] { ran = 2; }},
                      {u"Reload file"_qs, u"action"_qs, {}, {}, [] {}}});
    QCOMPARE(model.rowCount(), 3);
    model.setQuery(u"sho"_qs);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0).data().toString(), u"shop"_qs);
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"shop, route"_qs);
    model.entry(0).run();
    QCOMPARE(ran, 2);
    model.setQuery(u"xyz"_qs);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(TestActions)
#include "tst_ui_actions.moc"

// The Routes dock: what is seen, and what keys and the mouse do.
#include "support/shop_scene.h"

#include "delegates/route_delegate.h"
#include "models/route_model.h"
#include "pages/route_editor_page.h"
#include "pages/routes_page.h"
#include "theme/draw_number.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

class TestRoutesPage : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_workspace = std::make_unique<test::UiWorkspace>();
        m_workspace->theme.install(*qApp);
        m_page = std::make_unique<RoutesPage>(m_workspace->workspace());
        m_view = m_page->findChild<QListView *>();
        test::openShop(*m_workspace);
        m_page->resize(336, 460);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_view->setFocus();
        m_workspace->selection.selectRoute(u"api"_qs);
    }
    void cleanup()
    {
        m_page.reset();
        m_workspace.reset();
    }

    void theNoteCountsTheDraftsRoutes()
    {
        QVERIFY(m_page->note().startsWith(QLatin1Char('7')));
        m_page->resize(224, 460);
        QCOMPARE(m_page->note(), u"7"_qs);
    }

    void selectionIsShared()
    {
        QCOMPARE(m_view->currentIndex().data().toString(), u"api"_qs);
        QTest::keyClick(m_view, Qt::Key_Down);
        QCOMPARE(m_workspace->selection.route(), u"auth"_qs);
        m_workspace->selection.selectBackend(u"api"_qs);
        QVERIFY(m_view->selectionModel()->selectedIndexes().isEmpty());
    }

    void keysEdit_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifier");
        QTest::addColumn<QString>("expected"); // name and place of the current route
        QTest::newRow("Alt+Down moves") << int(Qt::Key_Down) << int(Qt::AltModifier) << u"api@2"_qs;
        QTest::newRow("Alt+Up moves") << int(Qt::Key_Up) << int(Qt::AltModifier) << u"api@0"_qs;
        QTest::newRow("Ctrl+D copies")
            << int(Qt::Key_D) << int(Qt::ControlModifier) << u"api-copy@2"_qs;
    }
    void keysEdit()
    {
        QFETCH(int, key);
        QFETCH(int, modifier);
        QFETCH(QString, expected);
        QTest::keyClick(m_view, Qt::Key(key), Qt::KeyboardModifiers(modifier));
        QTRY_COMPARE(currentPlace(), expected);
    }

    void spaceEnablesAndDisables()
    {
        QTest::keyClick(m_view, Qt::Key_Space);
        QTRY_COMPARE(m_view->currentIndex().data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QVERIFY(!m_workspace->actions.get(ActionId::RouteToggle)->isChecked());
        QTest::keyClick(m_view, Qt::Key_Space);
        QTRY_COMPARE(m_view->currentIndex().data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    }

    void aClickOnTheBoxTicksWithoutMoreAim()
    {
        const QModelIndex auth = m_view->model()->index(2, 0);
        const RouteDelegate::Columns at =
            RouteDelegate::columns(m_workspace->theme, m_view->visualRect(auth), Qt::LeftToRight);
        QVERIFY(at.checkHit.width() >= 20 && at.checkHit.height() >= 20);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at.checkHit.topLeft());
        QTRY_COMPARE(auth.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    }

    void f2Renames()
    {
        QTest::keyClick(m_view, Qt::Key_F2);
        auto *field = m_view->findChild<QLineEdit *>();
        QVERIFY(field);
        QCOMPARE(field->text(), u"api"_qs);
        QTest::keyClicks(field, u"core"_qs);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(QString::fromStdString(m_workspace->draft.text()).contains(u"name: core"_qs));
        // Still the same route: what comes next is done to it.
        QTRY_COMPARE(m_workspace->selection.route(), u"core"_qs);
        QCOMPARE(m_view->currentIndex().data(RouteModel::NameRole).toString(), u"core"_qs);
    }

    void numbersThatChangeLeaveWhatIsTypedAlone()
    {
        QTest::keyClick(m_view, Qt::Key_F2);
        auto *field = m_view->findChild<QLineEdit *>();
        QVERIFY(field);
        QTest::keyClicks(field, u"complete"_qs);
        for (int second = 61; second < 64; ++second) {
            const QString before = m_view->currentIndex().data(RouteModel::RateRole).toString();
            // One row alone changes: the view then fills its editor again.
            auto sample = std::make_shared<stats::Snapshot>(*test::shopSample(60));
            sample->routes[0].rate.lastSecond = double(second);
            emit m_workspace->session.sampled(sample);
            QTRY_VERIFY(m_view->currentIndex().data(RouteModel::RateRole).toString() != before);
            QCOMPARE(field->text(), u"complete"_qs);
        }
        QTest::keyClicks(field, u"ly-new"_qs);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(
            QString::fromStdString(m_workspace->draft.text()).contains(u"name: completely-new"_qs));
    }

    void whatIsHighlightedIsWhatActionsActOn_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<bool>("highlighted");
        QTest::addColumn<QString>("selected");
        QTest::newRow("a removed route") << u"legacy-img"_qs << true << u"legacy-img"_qs;
        QTest::newRow("the fixed line") << u"otherwise → 404"_qs << false << QString();
    }
    void whatIsHighlightedIsWhatActionsActOn()
    {
        QFETCH(QString, row);
        QFETCH(bool, highlighted);
        QFETCH(QString, selected);
        RouteEditorPage editor(m_workspace->workspace());
        editor.show();
        QTRY_COMPARE(editor.route(), u"api"_qs);
        m_page->activateWindow();
        QModelIndex index;
        for (int i = 0; i < m_view->model()->rowCount(); ++i) {
            if (m_view->model()->index(i, 0).data().toString() == row)
                index = m_view->model()->index(i, 0);
        }
        QVERIFY(index.isValid());
        const std::string before = m_workspace->draft.text();
        m_view->scrollTo(index);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                          m_view->visualRect(index).center() - QPoint(0, 12));
        QCOMPARE(m_view->currentIndex(), index);
        QCOMPARE(m_view->selectionModel()->selectedIndexes().contains(index), highlighted);
        QCOMPARE(m_workspace->selection.route(), selected);
        for (const ActionId id :
             {ActionId::RouteRemove, ActionId::RouteRename, ActionId::RouteDuplicate,
              ActionId::RouteToggle, ActionId::RouteUp, ActionId::RouteDown, ActionId::RouteEdit})
            QVERIFY(!m_workspace->actions.get(id)->isEnabled());
        QTest::keyClick(m_view, Qt::Key_Delete);
        QTest::keyClick(m_view, Qt::Key_Space);
        QCOMPARE(m_workspace->draft.text(), before);
        // Back to a route: everything is as before.
        m_workspace->selection.selectRoute(u"auth"_qs);
        QCOMPARE(editor.route(), u"auth"_qs);
        QVERIFY(m_workspace->actions.get(ActionId::RouteRemove)->isEnabled());
    }

    void deleteStrikesOut()
    {
        QTest::keyClick(m_view, Qt::Key_Delete);
        QTRY_COMPARE(m_view->currentIndex().data(RouteModel::PositionRole).toInt(), 0);
        QVERIFY(!m_workspace->actions.get(ActionId::RouteRemove)->isEnabled());
    }

    void returnAndDoubleClickOpenTheEditor()
    {
        QSignalSpy opened(&m_workspace->selection, &Selection::routeOpened);
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        const QPoint place = m_view->visualRect(m_view->currentIndex()).center();
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(opened.size(), 2);
    }

    void aNewRouteIsSelectedAndOpened()
    {
        QSignalSpy opened(&m_workspace->selection, &Selection::routeOpened);
        m_workspace->actions.get(ActionId::RouteNew)->trigger();
        QCOMPARE(opened.size(), 1);
        QTRY_COMPARE(m_view->currentIndex().data().toString(), u"new-route"_qs);
    }

    void filteringEndsWithEsc()
    {
        m_page->openFilter();
        auto *field = m_page->findChild<QLineEdit *>();
        QVERIFY(field->isVisible());
        QTest::keyClicks(field, u"auth"_qs);
        QCOMPARE(m_view->model()->rowCount(), 2);
        QTest::keyClick(field, Qt::Key_Escape);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!field->isVisible());
        QCOMPARE(m_view->model()->rowCount(), 9);
        QVERIFY(m_view->hasFocus());
    }

    void placesKeepToTheDesign()
    {
        const QRect row(0, 46, 336, 46);
        const auto ltr = RouteDelegate::columns(m_workspace->theme, row, Qt::LeftToRight);
        QCOMPARE(ltr.handle.left(), 5);
        QCOMPARE(ltr.check.left(), 22);
        QCOMPARE(ltr.number.right() + 1, 51);
        QCOMPARE(ltr.first.left(), 60);
        QCOMPARE(ltr.errors.right() + 1, 326);
        QVERIFY(!ltr.compact);
        for (const QString &percent : {u"100"_qs, QLocale().toString(99.9, 'f', 1)}) {
            const int width = numberWidth(m_workspace->theme.font(FontRole::BodyStrong), percent);
            QVERIFY2(width <= ltr.errors.width(), qPrintable(percent));
        }
        const auto rtl = RouteDelegate::columns(m_workspace->theme, row, Qt::RightToLeft);
        QCOMPARE(rtl.handle.right(), 335 - 5);
        QVERIFY(
            RouteDelegate::columns(m_workspace->theme, {0, 0, 224, 46}, Qt::LeftToRight).compact);
    }

    void nothingIsSampledWhileItIsHidden()
    {
        QVERIFY(m_workspace->session.watched);
        m_page->hide();
        QVERIFY(!m_workspace->session.watched);
    }

private:
    QString currentPlace() const
    {
        const QModelIndex index = m_view->currentIndex();
        return QStringLiteral("%1@%2").arg(index.data().toString(),
                                           index.data(RouteModel::IndexRole).toString());
    }

    std::unique_ptr<test::UiWorkspace> m_workspace;
    std::unique_ptr<RoutesPage> m_page;
    QListView *m_view = nullptr;
};

QTEST_MAIN(TestRoutesPage)
#include "tst_ui_routes_page.moc"

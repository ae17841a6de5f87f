// The map: what is on it and where, what repaints, keys, and what is spoken.
#include "support/shop_scene.h"

#include "pages/topology_page.h"
#include "pages/topology_view.h"

#include <QAccessible>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;
using Kind = TopologyNode::Kind;

class TestTopology : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_workspace = std::make_unique<test::UiWorkspace>();
        m_workspace->theme.install(*qApp);
        m_page = std::make_unique<TopologyPage>(m_workspace->workspace());
        test::openShop(*m_workspace);
        m_page->resize(1104, 447);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        emit m_workspace->session.sampled(test::shopSample(61));
    }
    void cleanup()
    {
        m_page.reset();
        m_workspace.reset();
    }

    void nodesHaveTheDesignsPlacesAndSizes()
    {
        QCOMPARE(node(Kind::Listener, "http").rect.size(), QSizeF(124, 58));
        QCOMPARE(node(Kind::Route, "api").rect.size(), QSizeF(236, 42));
        QCOMPARE(node(Kind::Backend, "api").rect.size(), QSizeF(208, 58));
        QCOMPARE(node(Kind::Server, "api-1", "api").rect.size(), QSizeF(284, 30));
        QCOMPARE(node(Kind::Listener, "http").rect.left(), 14.0);
        QCOMPARE(node(Kind::Server, "api-2", "api").rect.top() -
                     node(Kind::Server, "api-1", "api").rect.top(),
                 34.0);
        const QSize viewport = view().viewport()->size();
        QVERIFY2(view().map().size.height() <= viewport.height() &&
                     view().map().size.width() <= viewport.width(),
                 "the pictures' shop needs no scroll bar");
    }

    void columnsAreInTheirOrder()
    {
        QCOMPARE(names(Kind::Route),
                 (QStringList{u"checkout-v2"_qs, u"api"_qs, u"auth"_qs, u"media"_qs,
                              u"legacy-img"_qs, u"beta"_qs, u"admin"_qs, u"web"_qs}));
        QCOMPARE(names(Kind::Backend),
                 (QStringList{u"api"_qs, u"auth"_qs, u"media"_qs, u"api-next"_qs, u"web"_qs}));
    }

    void theDraftIsLaidOverOrNot_data()
    {
        QTest::addColumn<int>("show");
        QTest::addColumn<int>("routes");
        QTest::newRow("overlay has both") << 0 << 8;
        QTest::newRow("live has what runs") << 1 << 7;
        QTest::newRow("draft has what would run") << 2 << 7;
    }
    void theDraftIsLaidOverOrNot()
    {
        QFETCH(int, show);
        QFETCH(int, routes);
        m_page->controls()->findChild<QComboBox *>()->setCurrentIndex(show);
        QCOMPARE(int(names(Kind::Route).size()), routes);
        QCOMPARE(view().map().find(Kind::Route, u"checkout-v2"_qs) >= 0, show != 1);
        QCOMPARE(view().map().find(Kind::Route, u"legacy-img"_qs) >= 0, show != 2);
    }

    void addedRoutesTakeNothingYet()
    {
        QVERIFY(node(Kind::Route, "checkout-v2").draftOnly);
        const int added = view().map().find(Kind::Route, u"checkout-v2"_qs);
        for (const TopologyLink &link : view().map().links) {
            QVERIFY(link.to != added);
            QVERIFY(link.from != added || link.draftOnly);
        }
    }

    void whatOnlyTheDraftDisablesIsStillLive()
    {
        edit("  - name: auth\n", "  - name: auth\n    enabled: false\n");
        const TopologyNode auth = node(Kind::Route, "auth");
        QVERIFY(auth.enabled && !auth.draftedEnabled && !auth.draftOnly);
        QVERIFY(auth.badge == BadgeKind::Changed);
        QVERIFY(!numbers(Kind::Route, "auth").rate.isEmpty());
        const int route = view().map().find(Kind::Route, u"auth"_qs);
        int links = 0;
        for (const TopologyLink &link : view().map().links) {
            if (link.from != route && link.to != route)
                continue;
            ++links;
            QVERIFY(!link.disabled && !link.draftOnly);
        }
        QCOMPARE(links, 3); // two listeners, the backend
        QVERIFY(topologySentence(auth, numbers(Kind::Route, "auth"))
                    .contains(QLatin1String("disabled in the draft")));
    }

    void aRenamedRouteIsOneNode()
    {
        edit("  - name: auth\n", "  - name: login\n");
        QVERIFY(view().map().find(Kind::Route, u"auth"_qs) < 0);
        const TopologyNode login = node(Kind::Route, "login");
        QVERIFY(login.badge == BadgeKind::Changed);
        QVERIFY(!login.draftOnly);
        QVERIFY(!numbers(Kind::Route, "login").rate.isEmpty());
    }

    void aServerThatOnlyTheDraftRemovesStays()
    {
        edit("      - {url: \"127.0.0.1:9001\", name: api-1, weight: 2}\n", "");
        QCOMPARE(servers("api"), (QStringList{u"api-1"_qs, u"api-2"_qs, u"api-3"_qs}));
        const TopologyNode gone = node(Kind::Server, "api-1", "api");
        QVERIFY(gone.badge == BadgeKind::Removed);
        QVERIFY(!gone.draftOnly);
        QVERIFY(!node(Kind::Server, "api-2", "api").badge);
        const NodeNumbers seen =
            view().numbersOf(view().map().find(Kind::Server, u"api-1"_qs, u"api"_qs));
        QVERIFY2(!seen.rate.isEmpty(), "it runs until the draft is applied");
        QVERIFY(topologySentence(gone, seen).contains(QLatin1String("removed in the draft")));
        // The strip's digits go on to be those of what runs.
        QCOMPARE(numbers(Kind::Backend, "api").picks.join(QString()), u"1211211"_qs);
        m_page->controls()->findChild<QComboBox *>()->setCurrentIndex(2);
        QCOMPARE(servers("api"), (QStringList{u"api-2"_qs, u"api-3"_qs}));
    }

    void anotherBackendInTheDraftIsDashed()
    {
        edit("path: /auth/}\n    backend: auth", "path: /auth/}\n    backend: media");
        const TopologyMap &map = view().map();
        const int route = map.find(Kind::Route, u"auth"_qs);
        QMap<QString, bool> drafted;
        for (const TopologyLink &link : map.links) {
            if (link.from == route)
                drafted[map.nodes[std::size_t(link.to)].name] = link.draftOnly;
        }
        QCOMPARE(drafted, (QMap<QString, bool>{{u"auth"_qs, false}, {u"media"_qs, true}}));
    }

    void theStripShowsNextPicksAndWhoIsLeftOut()
    {
        const auto numbers = [this](const char *backend) {
            return view().numbersOf(view().map().find(Kind::Backend, QString::fromLatin1(backend)));
        };
        QCOMPARE(numbers("api").picks.join(QString()), u"1211211"_qs);
        QCOMPARE(numbers("api").leftOut, u"3 DOWN"_qs);
        QVERIFY(numbers("media").single);
        QCOMPARE(numbers("web").leftOut, u"2 MAINT"_qs);
    }

    void linksAreAsWideAsTheirRateAndDontOverlap()
    {
        const TopologyNumbers numbers = topologyNumbers(view().map(), &m_workspace->live);
        QCOMPARE(view().widthPerRate(), 0.45);
        const int api = view().map().find(Kind::Route, u"api"_qs);
        double into = 0;
        for (std::size_t i = 0; i < numbers.links.size(); ++i) {
            if (view().map().links[i].to == api)
                into += numbers.links[i].rate;
        }
        QVERIFY(qAbs(into - 41.8) < 0.1);
    }

    void selectionIsShared()
    {
        m_workspace->selection.selectServer(u"auth"_qs, u"auth-2"_qs);
        QCOMPARE(view().selectedNode(), view().map().find(Kind::Server, u"auth-2"_qs, u"auth"_qs));
        const QPoint media = view().nodeRect(view().map().find(Kind::Route, u"media"_qs)).center();
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, media);
        QCOMPARE(m_workspace->selection.route(), u"media"_qs);
    }

    void arrowsWalkAndReturnOpens()
    {
        view().setFocus();
        m_workspace->selection.selectRoute(u"auth"_qs);
        QTest::keyClick(&view(), Qt::Key_Down);
        QCOMPARE(m_workspace->selection.route(), u"media"_qs);
        QTest::keyClick(&view(), Qt::Key_Right);
        QCOMPARE(m_workspace->selection.backend(), u"media"_qs);
        QTest::keyClick(&view(), Qt::Key_Right);
        QVERIFY(m_workspace->selection.server().startsWith(u"media-"_qs));
        QSignalSpy opened(&m_workspace->selection, &Selection::backendOpened);
        QTest::keyClick(&view(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
    }

    void nodesSpeakSentences()
    {
        QAccessibleInterface *map = QAccessible::queryAccessibleInterface(&view());
        QVERIFY(map);
        QCOMPARE(map->childCount(), int(view().map().nodes.size()));
        const int down = view().map().find(Kind::Server, u"api-3"_qs, u"api"_qs);
        QAccessibleInterface *server = map->child(down);
        QVERIFY(server);
        QCOMPARE(map->indexOfChild(server), down);
        QVERIFY(server->text(QAccessible::Name)
                    .startsWith(u"Server api-3 of backend api, DOWN 41 s, "_qs));
        QVERIFY(!server->rect().isEmpty());
    }

    void rightToLeftMirrorsTheColumns()
    {
        const QRectF before = node(Kind::Listener, "http").rect;
        m_page->setLayoutDirection(Qt::RightToLeft);
        const QRectF after = node(Kind::Listener, "http").rect;
        QVERIFY(after.left() > node(Kind::Server, "api-1", "api").rect.left());
        QCOMPARE(after.top(), before.top());
    }

    void nothingIsSampledWhileItIsHidden()
    {
        QVERIFY(m_workspace->session.watched);
        m_page->hide();
        QVERIFY(!m_workspace->session.watched);
    }

    void whatDoesNotRunHasNoNumbers()
    {
        TopologyView stopped(m_workspace->theme);
        stopped.show(nullptr, analyse(test::shopLive, "/tmp/signalbox.yaml"), {},
                     TopologyShow::Draft);
        QCOMPARE(int(stopped.map().nodes.size()), 2 + 7 + 5 + 11);
        QVERIFY(stopped.numbersOf(0).rate.isEmpty());
    }

    void manyServersScroll()
    {
        std::string text = "version: 1\nroutes: [{name: all, backend: all}]\nbackends:\n  all:\n"
                           "    servers:\n";
        for (int i = 0; i < 60; ++i)
            text += "      - \"127.0.0.1:" + std::to_string(4000 + i) + "\"\n";
        TopologyView stopped(m_workspace->theme);
        stopped.resize(1104, 447);
        stopped.show(nullptr, analyse(text, "/tmp/signalbox.yaml"), {}, TopologyShow::Draft);
        QVERIFY(stopped.map().size.height() > 60 * 34);
        for (std::size_t i = 1; i < stopped.map().nodes.size(); ++i)
            QVERIFY(!stopped.map().nodes[i].rect.intersects(stopped.map().nodes[i - 1].rect));
    }

private:
    TopologyView &view() const { return m_page->view(); }
    TopologyNode node(Kind kind, const char *name, const char *backend = "") const
    {
        const int index =
            view().map().find(kind, QString::fromLatin1(name), QString::fromLatin1(backend));
        return index < 0 ? TopologyNode() : view().map().nodes[std::size_t(index)];
    }
    NodeNumbers numbers(Kind kind, const char *name) const
    {
        const int index = view().map().find(kind, QString::fromLatin1(name));
        return index < 0 ? NodeNumbers() : view().numbersOf(index);
    }
    /// Of the draft, until it is looked at.
    void edit(const std::string &from, const std::string &to)
    {
        std::string text = m_workspace->draft.text();
        const std::size_t at = text.find(from);
        QVERIFY(at != std::string::npos);
        m_workspace->draft.setText(text.replace(at, from.size(), to), QStringLiteral("typing"));
        QTRY_VERIFY(m_workspace->draft.analysisIsCurrent());
    }
    QStringList names(Kind kind) const
    {
        QStringList out;
        for (const TopologyNode &each : view().map().nodes) {
            if (each.kind == kind)
                out += each.name;
        }
        return out;
    }

    QStringList servers(const char *backend) const
    {
        QStringList out;
        for (const TopologyNode &each : view().map().nodes) {
            if (each.kind == Kind::Server && each.backend == QLatin1String(backend))
                out += each.name;
        }
        return out;
    }

    std::unique_ptr<test::UiWorkspace> m_workspace;
    std::unique_ptr<TopologyPage> m_page;
};

QTEST_MAIN(TestTopology)
#include "tst_ui_topology.moc"

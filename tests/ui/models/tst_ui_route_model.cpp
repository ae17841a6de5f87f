// Routes of live and draft in one list, and every edit of it.
#include "support/shop_scene.h"

#include "models/route_model.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace signalbox;
using namespace signalbox::ui;

class TestRouteModel : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_workspace = std::make_unique<test::UiWorkspace>();
        m_model = std::make_unique<RouteModel>(m_workspace->workspace());
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setActive(true);
        test::openShop(*m_workspace);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_workspace.reset();
    }

    void removedRoutesStandWhereTheyStood()
    {
        QCOMPARE(names(), (QStringList{u"checkout-v2"_qs, u"api"_qs, u"auth"_qs, u"media"_qs,
                                       u"legacy-img"_qs, u"beta"_qs, u"admin"_qs, u"web"_qs,
                                       u"otherwise → 404"_qs}));
        QCOMPARE(positions(), (QList<int>{1, 2, 3, 4, 0, 5, 6, 7, 0}));
        QCOMPARE(m_model->routes(), 7);
    }

    void badgesSayWhatTheDraftDid()
    {
        const auto badge = [this](const char *name) {
            return at(name).data(RouteModel::BadgeRole);
        };
        QCOMPARE(badge("checkout-v2"), QVariant(int(BadgeKind::Added)));
        QCOMPARE(badge("api"), QVariant(int(BadgeKind::Changed)));
        QCOMPARE(badge("legacy-img"), QVariant(int(BadgeKind::Removed)));
        QVERIFY(!badge("auth").isValid());
    }

    void numbersAreThoseOfTheSample()
    {
        emit m_workspace->session.sampled(test::shopSample(61));
        QCOMPARE(at("api").data(RouteModel::RateRole).toString(), QLocale().toString(41.8, 'f', 1));
        QCOMPARE(at("auth").data(RouteModel::LatencyRole).toString(), QStringLiteral("271 ms"));
        QVERIFY(at("auth").data(RouteModel::ErrorsAlarmRole).toBool());
        QVERIFY(!at("api").data(RouteModel::ErrorsAlarmRole).toBool());
        QCOMPARE(at("api").data(RouteModel::HistoryRole).value<QList<float>>().size(),
                 LiveFeed::history);
        QCOMPARE(at("checkout-v2").data(RouteModel::NoteRole).toString(),
                 QStringLiteral("in draft, not live yet"));
        QCOMPARE(at("admin").data(RouteModel::NoteRole).toString(), QStringLiteral("disabled"));
    }

    void whatOnlyTheDraftDisablesKeepsItsNumbers()
    {
        emit m_workspace->session.sampled(test::shopSample(61));
        QVERIFY(setRouteEnabled(m_workspace->draft, {u"auth"_qs, -1}, false));
        QTRY_COMPARE(at("auth").data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QCOMPARE(at("auth").data(RouteModel::LatencyRole).toString(), QStringLiteral("271 ms"));
        QVERIFY(at("auth").data(RouteModel::NoteRole).toString().isEmpty());
        QCOMPARE(at("auth").data(RouteModel::BadgeRole), QVariant(int(BadgeKind::Changed)));
        const QString sentence = at("auth").data(Qt::AccessibleTextRole).toString();
        QVERIFY2(sentence.contains(QLatin1String("disabled in the draft")) &&
                     sentence.contains(QLatin1String("p95 271 ms")),
                 qPrintable(sentence));
        // The other way round nothing comes in yet.
        QVERIFY(setRouteEnabled(m_workspace->draft, {u"admin"_qs, -1}, true));
        QTRY_COMPARE(at("admin").data(RouteModel::NoteRole).toString(),
                     QStringLiteral("in draft, not live yet"));
        QVERIFY(at("admin").data(RouteModel::RateRole).toString().isEmpty());
    }

    void aRenamedRouteIsOneRow()
    {
        emit m_workspace->session.sampled(test::shopSample(61));
        QVERIFY(m_model->setData(m_model->indexOf(u"auth"_qs), u"login"_qs, Qt::EditRole));
        QTRY_VERIFY(m_model->indexOf(u"login"_qs).isValid());
        QVERIFY(!m_model->indexOf(u"auth"_qs).isValid());
        QCOMPARE(at("login").data(RouteModel::BadgeRole), QVariant(int(BadgeKind::Changed)));
        QCOMPARE(at("login").data(RouteModel::LatencyRole).toString(), QStringLiteral("271 ms"));
        QCOMPARE(m_model->rowCount(), 9);
    }

    void nothingButErrorsIsAHundred()
    {
        std::shared_ptr<stats::Snapshot> sample;
        for (int second = 62; second <= 124; ++second) { // none, a minute long
            sample = std::make_shared<stats::Snapshot>(*test::shopSample(second));
            sample->routes[1].requests = sample->routes[1].errors = second < 124 ? 0 : 50;
            emit m_workspace->session.sampled(sample);
        }
        const QString name = QString::fromStdString(sample->routes[1].info.name);
        QCOMPARE(at(qPrintable(name)).data(RouteModel::ErrorsRole).toString(), u"100"_qs);
    }

    void onlyWhatChangedIsTold()
    {
        emit m_workspace->session.sampled(test::shopSample(61));
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        auto sample = std::make_shared<stats::Snapshot>(*test::shopSample(61));
        sample->routes[2].rate.lastSecond = 99;
        emit m_workspace->session.sampled(sample);
        QCOMPARE(reset.size(), 0);
        // "media" and, since the sums differ now, what is left over stays at nought.
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), at("media"));
        QCOMPARE(changed[0][1].toModelIndex(), at("media"));
    }

    void nothingIsToldWhileNobodyLooks()
    {
        m_model->setActive(false);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        emit m_workspace->session.sampled(test::shopSample(3));
        QCOMPARE(changed.size(), 0);
        m_model->setActive(true);
        QVERIFY(changed.size() > 0);
    }

    void rowsAreSpokenAsSentences()
    {
        emit m_workspace->session.sampled(test::shopSample(61));
        QCOMPARE(at("api").data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("2, api: shop.localhost /api/*, to backend api, changed in the "
                                "draft, %1 requests a second, p95 38 ms, %2 % errors")
                     .arg(QLocale().toString(41.8, 'f', 1), QLocale().toString(0.0, 'f', 1)));
        QCOMPARE(at("checkout-v2").data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("1, checkout-v2: shop.localhost /api/checkout/*, POST, PUT, to "
                                "backend api-next, added in the draft"));
    }

    void editsAreUndoSteps_data()
    {
        using Do = std::function<bool(RouteModel &, DraftDocument &)>;
        QTest::addColumn<Do>("edit");
        QTest::addColumn<QStringList>("after");
        QTest::newRow("a drop before the first route")
            << Do([](RouteModel &model, DraftDocument &) { return drop(model, u"web"_qs, 0); })
            << QStringList{u"web"_qs,   u"checkout-v2"_qs, u"api"_qs,  u"auth"_qs,
                           u"media"_qs, u"beta"_qs,        u"admin"_qs};
        QTest::newRow("a drop after the last one")
            << Do([](RouteModel &model, DraftDocument &) { return drop(model, u"api"_qs, 8); })
            << QStringList{u"checkout-v2"_qs, u"auth"_qs, u"media"_qs, u"beta"_qs,
                           u"admin"_qs,       u"web"_qs,  u"api"_qs};
        QTest::newRow("a drop on the line of a removed route")
            << Do([](RouteModel &model, DraftDocument &) { return drop(model, u"api"_qs, 4); })
            << QStringList{u"checkout-v2"_qs, u"auth"_qs,  u"media"_qs, u"api"_qs,
                           u"beta"_qs,        u"admin"_qs, u"web"_qs};
        QTest::newRow("one up") << Do([](RouteModel &, DraftDocument &draft) {
            return moveRoute(draft, {u"auth"_qs, -1}, -1);
        }) << QStringList{u"checkout-v2"_qs, u"auth"_qs,  u"api"_qs, u"media"_qs,
                          u"beta"_qs,        u"admin"_qs, u"web"_qs};
        QTest::newRow("a removed route") << Do([](RouteModel &, DraftDocument &draft) {
            return removeRoute(draft, {u"beta"_qs, -1});
        }) << QStringList{u"checkout-v2"_qs, u"api"_qs,   u"auth"_qs,
                          u"media"_qs,       u"admin"_qs, u"web"_qs};
        QTest::newRow("a copy") << Do([](RouteModel &, DraftDocument &draft) {
            return duplicateRoute(draft, {u"beta"_qs, -1}) == QLatin1String("beta-copy");
        }) << QStringList{u"checkout-v2"_qs, u"api"_qs,       u"auth"_qs,  u"media"_qs,
                          u"beta"_qs,        u"beta-copy"_qs, u"admin"_qs, u"web"_qs};
        QTest::newRow("a new one") << Do([](RouteModel &, DraftDocument &draft) {
            return addRoute(draft, {u"web"_qs, -1}) == QLatin1String("new-route");
        }) << QStringList{u"checkout-v2"_qs, u"api"_qs,   u"auth"_qs,      u"media"_qs,
                          u"beta"_qs,        u"admin"_qs, u"new-route"_qs, u"web"_qs};
        QTest::newRow("another name") << Do([](RouteModel &model, DraftDocument &) {
            return model.setData(model.indexOf(u"beta"_qs), u"gamma"_qs, Qt::EditRole);
        }) << QStringList{u"checkout-v2"_qs, u"api"_qs,   u"auth"_qs, u"media"_qs,
                          u"gamma"_qs,       u"admin"_qs, u"web"_qs};
    }
    void editsAreUndoSteps()
    {
        using Do = std::function<bool(RouteModel &, DraftDocument &)>;
        QFETCH(Do, edit);
        QFETCH(QStringList, after);
        const std::string before = m_workspace->draft.text();
        QVERIFY(edit(*m_model, m_workspace->draft));
        QTRY_COMPARE(draftNames(), after);
        m_workspace->draft.undoStack()->undo();
        QVERIFY(m_workspace->draft.text() == before);
    }

    void enablingTakesTheKeyAwayAgain()
    {
        const std::string before = m_workspace->draft.text();
        QVERIFY(m_model->setData(at("api"), Qt::Unchecked, Qt::CheckStateRole));
        QTRY_COMPARE(at("api").data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QVERIFY(m_model->setData(at("api"), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(m_workspace->draft.text() == before);
    }

    void twoMovesBeforeTheNextLookBothCount()
    {
        moveRoute(m_workspace->draft, {u"web"_qs, 6}, -1);
        moveRoute(m_workspace->draft, {u"web"_qs, 6}, -1);
        QTRY_COMPARE(draftNames(), (QStringList{u"checkout-v2"_qs, u"api"_qs, u"auth"_qs,
                                                u"media"_qs, u"web"_qs, u"beta"_qs, u"admin"_qs}));
    }

    void removedRoutesTakeNoEdits()
    {
        QVERIFY(!(m_model->flags(at("legacy-img")) & Qt::ItemIsDragEnabled));
        QVERIFY(!m_model->setData(at("legacy-img"), Qt::Unchecked, Qt::CheckStateRole));
    }

    void theShortFormIsListedAndRefusesOptions()
    {
        const std::string shortForm = "version: 1\nroutes:\n  app.localhost: 127.0.0.1:3000\n"
                                      "  api.localhost: [127.0.0.1:4000, 127.0.0.1:4001]\n";
        m_workspace->open(shortForm);
        QTRY_COMPARE(names(), (QStringList{u"app.localhost"_qs, u"api.localhost"_qs,
                                           u"otherwise → 404"_qs}));
        QSignalSpy refused(&m_workspace->draft, &DraftDocument::editRefused);
        QVERIFY(!m_model->setData(m_model->index(0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(refused.size(), 1);
        QVERIFY(moveRoute(m_workspace->draft, {u"api.localhost"_qs, -1}, -1));
        QTRY_COMPARE(names(), (QStringList{u"api.localhost"_qs, u"app.localhost"_qs,
                                           u"otherwise → 404"_qs}));
    }

    void aTextThatCantBeReadLeavesTheListAsItWas()
    {
        const QStringList before = names();
        m_workspace->draft.setText("routes: [", QStringLiteral("typing"));
        QTRY_VERIFY(m_workspace->draft.analysisIsCurrent());
        QCOMPARE(names(), before);
    }

    void theFilterKeepsTheLastLine()
    {
        RouteFilter filter;
        filter.setSourceModel(m_model.get());
        filter.setWords(QStringLiteral("shop auth"));
        QCOMPARE(filter.rowCount(), 2);
        QCOMPARE(filter.index(0, 0).data().toString(), QStringLiteral("auth"));
    }

private:
    static bool drop(RouteModel &model, const QString &name, int row)
    {
        const std::unique_ptr<QMimeData> data(model.mimeData({model.indexOf(name)}));
        return model.dropMimeData(data.get(), Qt::MoveAction, row, 0, {});
    }
    QModelIndex at(const char *name) const { return m_model->indexOf(QString::fromLatin1(name)); }
    QStringList names() const
    {
        QStringList out;
        for (int i = 0; i < m_model->rowCount(); ++i)
            out += m_model->index(i).data().toString();
        return out;
    }
    QStringList draftNames() const
    {
        QStringList out;
        for (int i = 0; i < m_model->rowCount(); ++i) {
            if (m_model->index(i).data(RouteModel::IndexRole).toInt() >= 0)
                out += m_model->index(i).data().toString();
        }
        return out;
    }
    QList<int> positions() const
    {
        QList<int> out;
        for (int i = 0; i < m_model->rowCount(); ++i)
            out += m_model->index(i).data(RouteModel::PositionRole).toInt();
        return out;
    }

    std::unique_ptr<test::UiWorkspace> m_workspace;
    std::unique_ptr<RouteModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestRouteModel)
#include "tst_ui_route_model.moc"

// The route tester: live and draft decide on one request, side by side.
#include "support/ui_workspace.h"

#include "models/header_list_model.h"
#include "models/tester_model.h"
#include "pages/tester_page.h"
#include "widgets/data_table.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

const std::string live = "version: 1\n"
                         "backends:\n"
                         "  api: {servers: [127.0.0.1:3001]}\n"
                         "  next: {servers: [127.0.0.1:3002]}\n"
                         "routes:\n"
                         "  - name: api\n"
                         "    match: {host: shop.localhost, path: /api/}\n"
                         "    backend: api\n"
                         "  - name: old\n"
                         "    match: {host: old.localhost}\n"
                         "    backend: api\n"
                         "  - name: rest\n"
                         "    backend: api\n";
const std::string draft =
    "version: 1\n"
    "backends:\n"
    "  api: {servers: [127.0.0.1:3001]}\n"
    "  next: {servers: [127.0.0.1:3002]}\n"
    "routes:\n"
    "  - name: checkout\n"
    "    match: {host: shop.localhost, path: /api/checkout/, headers: {x-beta: \"1\"}}\n"
    "    filters: [{replace-prefix: {from: /api/checkout, to: /v2}}]\n"
    "    backend: next\n"
    "  - name: api\n"
    "    match: {host: shop.localhost, path: /api/}\n"
    "    backend: api\n"
    "  - name: rest\n"
    "    backend: api\n";

} // namespace

class TestTesterPage : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_w = std::make_unique<test::UiWorkspace>();
        m_w->session.now = EngineState::Running;
        m_w->open(live);
        m_page = std::make_unique<TesterPage>(m_w->workspace());
        m_model = m_page->model();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_w->draft.setText(draft, QStringLiteral("edit"));
        QTRY_VERIFY(m_w->draft.analysisIsCurrent() && m_w->draft.liveAnalysis());
    }
    void cleanup()
    {
        m_tester.reset();
        m_page.reset();
        m_w.reset();
    }

    void bothDecisionsStandSideBySide()
    {
        ask("http://shop.localhost/api/checkout/quote", {{"x-beta", "1"}});
        QTRY_COMPARE(cell("checkout", TesterModel::Draft), QStringLiteral("match, backend next"));
        QCOMPARE(cell("checkout", TesterModel::Live), QStringLiteral("not in gen 1"));
        QCOMPARE(cell("api", TesterModel::Live), QStringLiteral("match, backend api"));
        QCOMPARE(cell("api", TesterModel::Draft), QStringLiteral("not reached"));
        QCOMPARE(cell("old", TesterModel::Draft), QStringLiteral("removed"));
        QCOMPARE(cell("old", TesterModel::Number), QStringLiteral("–"));
    }

    void everyPredicateIsShownWithItsSign()
    {
        ask("http://shop.localhost/api/cart", {});
        QTRY_COMPARE(cell("api", TesterModel::Draft), QStringLiteral("match, backend api"));
        QCOMPARE(cell("checkout", TesterModel::Host), QStringLiteral("is shop.localhost"));
        QCOMPARE(icon("checkout", TesterModel::Host), QStringLiteral("check"));
        QCOMPARE(cell("checkout", TesterModel::Path), QStringLiteral("starts with /api/checkout/"));
        QCOMPARE(icon("checkout", TesterModel::Path), QStringLiteral("cross"));
        QCOMPARE(cell("rest", TesterModel::Host), QStringLiteral("any"));
    }

    void columnsOfPredicatesThatNoRouteHasAreHidden()
    {
        ask("http://shop.localhost/api/cart", {});
        QTRY_COMPARE(cell("api", TesterModel::Draft), QStringLiteral("match, backend api"));
        QVERIFY(!m_model->unusedColumns().contains(TesterModel::Header));
        QVERIFY(m_model->unusedColumns().contains(TesterModel::Query));
        QVERIFY(m_model->unusedColumns().contains(TesterModel::Client));
        auto *table = m_page->findChild<DataTable *>();
        for (const int width : {1200, 700, 1400}) {
            m_page->resize(width, 260);
            m_page->show();
            QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
            QVERIFY(!table->isColumnHidden(TesterModel::Header));
            QVERIFY(table->isColumnHidden(TesterModel::Query));
            QVERIFY(table->isColumnHidden(TesterModel::Client));
        }
    }

    void aRowIsASentence()
    {
        ask("http://shop.localhost/api/checkout/x", {{"x-beta", "1"}});
        QTRY_COMPARE(cell("checkout", TesterModel::Draft), QStringLiteral("match, backend next"));
        const int row = m_model->rowOf(QStringLiteral("checkout"));
        const QString spoken = m_model->index(row, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains(QLatin1String("match, backend next")), qPrintable(spoken));
        QVERIFY2(spoken.contains(QLatin1String("host is shop.localhost holds")),
                 qPrintable(spoken));
    }

    void aRoutesOwnRequestIsTakenByIt()
    {
        const auto analysis = m_w->draft.analysis();
        for (const config::RouteSpec &route : analysis->config->routes) {
            if (route.name == "rest")
                continue; // everything before it matches first
            const auto result = explain(*analysis, exampleRequest(route, "http://127.0.0.1:8080"));
            QVERIFY(result.ok());
            QVERIFY(result->matched);
            QCOMPARE(result->matched->route, route.name);
        }
    }

    void aMalformedUrlIsSaid()
    {
        ask("ftp://x", {});
        QTRY_VERIFY(m_page->model()->rowCount() == 0 ||
                    !cell("api", TesterModel::Draft).startsWith(QLatin1String("match")));
    }

    void whatCantBeEvaluatedSaysWhyAndIsntSent_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("says");
        QTest::newRow("a path alone")
            << QStringLiteral("/api/x") << QStringLiteral("as in http://app.localhost/api/x");
        QTest::newRow("a query alone")
            << QStringLiteral("http://?a=b") << QStringLiteral("no host");
        QTest::newRow("another scheme")
            << QStringLiteral("ftp://x") << QStringLiteral("must be http or https");
        QTest::newRow("nothing") << QString() << QString();
    }
    void whatCantBeEvaluatedSaysWhyAndIsntSent()
    {
        QFETCH(QString, url);
        QFETCH(QString, says);
        QLineEdit *line = nullptr;
        const auto *send = button(QStringLiteral("Send for real"));
        QVERIFY(send);
        ask("http://shop.localhost/api/", {});
        QTRY_VERIFY(m_model->rowCount() > 0);
        QVERIFY(send->isEnabled());
        for (auto *one : m_page->findChildren<QLineEdit *>()) {
            if (one->accessibleName() == QLatin1String("URL"))
                line = one;
        }
        QVERIFY(line);
        line->setText(url);
        QTRY_COMPARE(m_model->rowCount(), 0);
        QVERIFY(!send->isEnabled());
        bool told = false;
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            told |= label->text().contains(says);
        QVERIFY(told);
        line->setText(QStringLiteral("shop.localhost/api/"));
        QTRY_VERIFY(m_model->rowCount() > 0);
        QVERIFY(send->isEnabled());
    }

    void headersAreEditedInPlaceAndTheLastRowIsForOneMore()
    {
        HeaderListModel headers;
        QAbstractItemModelTester tester(&headers,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(headers.rowCount(), 1);
        QVERIFY(headers.setData(headers.index(0, HeaderListModel::Name), QStringLiteral("Accept"),
                                Qt::EditRole));
        QCOMPARE(headers.rowCount(), 2);
        headers.setData(headers.index(0, HeaderListModel::Value), QStringLiteral("*/*"),
                        Qt::EditRole);
        QCOMPARE(headers.fields(), (HeaderListModel::Fields{{"Accept", "*/*"}}));
        QVERIFY(headers.removeField(0));
        QVERIFY(!headers.removeField(0));
        QVERIFY(headers.fields().empty());
    }

    void tabGoesFromTheNameToItsValue()
    {
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        ask("http://shop.localhost/", {{"x-a", "1"}});
        QTableView *table = nullptr;
        for (auto *one : m_page->findChildren<QTableView *>()) {
            if (qobject_cast<HeaderListModel *>(one->model()))
                table = one;
        }
        QVERIFY(table);
        for (const int row : {0, 1}) { // one that is there, and the row for one more
            table->setCurrentIndex(table->model()->index(row, HeaderListModel::Name));
            table->edit(table->currentIndex());
            QTest::keyClicks(table->focusWidget(), QStringLiteral("x-b"));
            QTest::keyClick(table->focusWidget(), Qt::Key_Tab);
            QTRY_COMPARE(table->currentIndex().column(), int(HeaderListModel::Value));
            QCOMPARE(table->currentIndex().row(), row);
            QTest::keyClicks(table->focusWidget(), QStringLiteral("2"));
            QTest::keyClick(table->focusWidget(), Qt::Key_Return);
            QTRY_COMPARE(table->model()->index(row, HeaderListModel::Value).data().toString(),
                         QStringLiteral("2"));
        }
        QCOMPARE(table->model()->rowCount(), 3);
    }

private:
    void ask(const char *url, std::vector<std::pair<std::string, std::string>> headers)
    {
        ExplainRequest request;
        request.url = url;
        request.headers = std::move(headers);
        m_page->setRequest(request);
    }
    QModelIndex at(const char *route, int column)
    {
        const int row = m_model->rowOf(QString::fromLatin1(route));
        return row < 0 ? QModelIndex() : m_model->index(row, column);
    }
    QPushButton *button(const QString &text)
    {
        for (auto *one : m_page->findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    QString cell(const char *route, int column) { return at(route, column).data().toString(); }
    QString icon(const char *route, int column)
    {
        return at(route, column).data(IconNameRole).toString();
    }

    std::unique_ptr<test::UiWorkspace> m_w;
    std::unique_ptr<TesterPage> m_page;
    TesterModel *m_model = nullptr;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestTesterPage)
#include "tst_ui_tester_page.moc"

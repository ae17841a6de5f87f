#include "config/load.h"
#include "discovery/discovery_model.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;
using Kind = ProbeResult::Kind;

static FoundServer found(std::uint16_t port, const QString &program, const QString &tool,
                         const QString &folder, Kind kind, const QString &title = {})
{
    FoundServer server;
    server.server.port = port;
    server.server.v4 = true;
    server.server.pid = port;
    server.server.program = program;
    server.server.tool = tool;
    server.server.folder = QDir::homePath() + folder;
    server.server.root = server.server.folder;
    server.answer.kind = kind;
    server.answer.status = kind == Kind::NotHttp ? 0 : 200;
    server.answer.title = title;
    return server;
}

/// The servers of the design's picture.
static Scan shop()
{
    Scan scan;
    scan.servers = {
        found(4321, u"node"_qs, u"astro"_qs, u"/notes"_qs, Kind::Html, u"Field notes"_qs),
        found(5173, u"node"_qs, u"vite"_qs, u"/shop/web"_qs, Kind::Html, u"Shop"_qs),
        found(5432, u"postgres"_qs, {}, u"/db"_qs, Kind::NotHttp),
        found(7001, u"python3"_qs, u"uvicorn"_qs, u"/shop/auth"_qs, Kind::Json),
        found(9001, u"shop-api"_qs, {}, u"/shop/api"_qs, Kind::Json),
        found(9002, u"shop-api"_qs, {}, u"/shop/api"_qs, Kind::Json),
    };
    scan.freePort = 8080;
    scan.wantedPortFree = true;
    return scan;
}

class TestFirstConfiguration : public QObject
{
    Q_OBJECT
private slots:
    void readsAnswers_data();
    void readsAnswers();
    void makesRoutesOfTheShop();
    void textIsValid_data();
    void textIsValid();
    void modelKeepsTicks();
    void rowsOfTheModel();
    void nothingInCommonGoesElsewhere();
    void servicesAreHidden();
};

void TestFirstConfiguration::readsAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("title");
    const auto row = [](const char *name, const char *answer, Kind kind, const char *title = "") {
        QTest::newRow(name) << QByteArray(answer) << int(kind) << QString::fromUtf8(title);
    };
    row("a page with its title",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><TITLE>A &amp; "
        "B\n</title>",
        Kind::Html, "A & B");
    row("JSON", "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{}", Kind::Json);
    row("a JSON dialect",
        "HTTP/1.0 404 Not Found\r\nContent-Type: application/problem+json\r\n\r\n", Kind::Json);
    row("plain text", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", Kind::Text);
    row("an answer without a type", "HTTP/1.1 204 No Content\r\n\r\n", Kind::Other);
    row("a greeting of something else", "220 mail.example ESMTP\r\n", Kind::NotHttp);
    row("silence", "", Kind::NotHttp);
    row("a status that is none", "HTTP/1.1 abc OK\r\n\r\n", Kind::NotHttp);
}

void TestFirstConfiguration::readsAnswers()
{
    QFETCH(QByteArray, answer);
    const ProbeResult result = readAnswer(answer);
    QTEST(int(result.kind), "kind");
    QTEST(result.title, "title");
}

void TestFirstConfiguration::makesRoutesOfTheShop()
{
    const Scan scan = shop();
    const std::vector<bool> ticks = ticksFor(scan.servers);
    QCOMPARE(ticks, (std::vector<bool>{false, true, false, true, true, true}));
    const FirstConfiguration made = firstConfiguration(scan.servers, ticks, 8080, u"/x/y"_qs);
    QStringList routes;
    for (const auto &route : made.routes)
        routes << QString(route.host + route.path + u" → "_qs + made.backends[route.backend].name);
    QCOMPARE(routes, (QStringList{u"shop.localhost/auth/ → auth"_qs,
                                  u"shop.localhost/api/ → api"_qs, u"shop.localhost/ → web"_qs}));
    QCOMPARE(made.serverCount(), 4u);
    QCOMPARE(made.url(), u"http://shop.localhost:8080"_qs);
    QCOMPARE(made.folder, QString(QDir::homePath() + u"/shop"_qs));
    bool first = true;
    QCOMPARE(made.routeOf(5, &first)->name, u"api"_qs);
    QVERIFY(!first); // 9002 joins 9001
}

void TestFirstConfiguration::textIsValid_data()
{
    QTest::addColumn<QStringList>("folders");
    QTest::newRow("plain names") << QStringList{u"/shop/web"_qs, u"/shop/api"_qs};
    QTest::newRow("names that YAML would read as something else")
        << QStringList{u"/2024/true"_qs, u"/2024/12"_qs};
    QTest::newRow("spaces, capitals and umlauts")
        << QStringList{u"/My Shöp/Web App"_qs, u"/My Shöp/API"_qs};
    QTest::newRow("nothing left of the name") << QStringList{u"/日本/東京"_qs, u"/日本/大阪"_qs};
    QTest::newRow("the same name twice") << QStringList{u"/a/web"_qs, u"/b/web"_qs};
    QTest::newRow("a long name") << QStringList{QString(u"/shop/"_qs + QString(200, u'x'))};
}

void TestFirstConfiguration::textIsValid()
{
    QFETCH(QStringList, folders);
    std::vector<FoundServer> servers;
    std::uint16_t port = 3000;
    for (const QString &folder : folders)
        servers.push_back(found(port, u"node"_qs, {}, folder, port % 2 ? Kind::Html : Kind::Json));
    ++port;
    const FirstConfiguration made =
        firstConfiguration(servers, std::vector<bool>(servers.size(), true), 8081, u"/x/y"_qs);
    const config::Resolution loaded = config::load(made.text(), "/x/y/signalbox.yaml");
    for (const config::Diagnostic &problem : loaded.diagnostics)
        qWarning("%s", config::formatDiagnostic(problem, "made.yaml").c_str());
    QVERIFY(loaded.config);
    QVERIFY(loaded.diagnostics.empty());
    QCOMPARE(loaded.config->routes.size(), servers.size());
}

void TestFirstConfiguration::modelKeepsTicks()
{
    DiscoveryModel model(u"/x/y"_qs);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setScan(shop());
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.checkState(), Qt::PartiallyChecked);
    QVERIFY(model.setData(model.index(0, DiscoveryModel::Check), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(model.checkState(), Qt::Checked);
    QVERIFY(!model.setData(model.index(2, DiscoveryModel::Check), Qt::Checked, Qt::CheckStateRole));

    Scan less = shop();
    less.servers.erase(less.servers.begin() + 1); // vite stopped
    model.setScan(less);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.index(0, DiscoveryModel::Check).data(Qt::CheckStateRole).toInt(),
             int(Qt::Checked));
    model.setScan(shop());
    QCOMPARE(model.rowCount(), 6);
    model.setAllChecked(false);
    QCOMPARE(model.checkState(), Qt::Unchecked);
    QVERIFY(model.configuration().routes.empty());
    QCOMPARE(resets.count(), 0);
}

void TestFirstConfiguration::rowsOfTheModel()
{
    DiscoveryModel model(u"/x/y"_qs);
    model.setScan(shop());
    const auto text = [&model](int row, int column, int role = Qt::DisplayRole) {
        return model.index(row, column).data(role).toString();
    };
    QCOMPARE(text(1, DiscoveryModel::Program), u"node"_qs);
    QCOMPARE(text(1, DiscoveryModel::Program, DiscoveryModel::ToolRole), u"vite"_qs);
    QCOMPARE(text(1, DiscoveryModel::Program, DiscoveryModel::DetailRole), u"~/shop/web"_qs);
    QCOMPARE(text(1, DiscoveryModel::Answer), u"HTML, “Shop”"_qs);
    QCOMPARE(text(1, DiscoveryModel::RouteColumn), u"shop.localhost /*"_qs);
    QCOMPARE(text(2, DiscoveryModel::Answer), u"not HTTP, left alone"_qs);
    QVERIFY(!(model.index(2, 0).flags() & Qt::ItemIsEnabled));
    QCOMPARE(text(5, DiscoveryModel::RouteColumn), u"joins 9001, round-robin"_qs);
    QCOMPARE(text(1, DiscoveryModel::Check, Qt::AccessibleTextRole),
             u"Port 5173, node, HTML, “Shop”, becomes shop.localhost /*"_qs);
}

void TestFirstConfiguration::nothingInCommonGoesElsewhere()
{
    const std::vector<FoundServer> servers{found(3000, u"node"_qs, {}, u"/a"_qs, Kind::Html),
                                           found(3001, u"node"_qs, {}, u"/b"_qs, Kind::Html)};
    QCOMPARE(firstConfiguration(servers, {true, true}, 8080, u"/x/y"_qs).folder, u"/x/y"_qs);
    QCOMPARE(firstConfiguration(servers, {true, false}, 8080, u"/x/y"_qs).folder,
             QString(QDir::homePath() + u"/a"_qs));
}

void TestFirstConfiguration::servicesAreHidden()
{
    Scan scan = shop();
    scan.servers[2].server.service = true;
    DiscoveryModel model(u"/x/y"_qs);
    model.setScan(scan);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.hiddenServices(), 1);
    model.setShowServices(true);
    QCOMPARE(model.rowCount(), 6);
    QVERIFY(!(model.index(2, 0).flags() & Qt::ItemIsEnabled));
}

QTEST_GUILESS_MAIN(TestFirstConfiguration)
#include "tst_ui_first_configuration.moc"

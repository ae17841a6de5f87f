// explain: the data path's decision in words, and the JSON that tools read.
#include "config/load.h"
#include "facade/explain.h"

#include "explain_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace signalbox;
using signalbox::test::text;

class ExplainTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        auto resolution = config::load(text, "/nowhere/signalbox.yaml");
        for (const auto &d : resolution.diagnostics)
            qInfo("%s", config::formatDiagnostic(d, "signalbox.yaml").c_str());
        QVERIFY(resolution.config);
        m_config = resolution.config;
        m_table = std::make_unique<routing::RouteTable>(*m_config);
    }

    void finds_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("route");
        QTest::addColumn<QString>("forwarded");
        QTest::addColumn<QString>("server");
        const auto row = [](const char *name, const char *method, const char *url,
                            const char *header, const char *route, const char *forwarded,
                            const char *server) {
            QTest::newRow(name) << QString::fromUtf8(method) << QString::fromUtf8(url)
                                << QString::fromUtf8(header) << QString::fromUtf8(route)
                                << QString::fromUtf8(forwarded) << QString::fromUtf8(server);
        };
        row("the first that matches", "GET", "http://app.localhost:8080/api/users?page=2", "",
            "api", "/users", "blue");
        row("a header decides", "GET", "http://app.localhost:8080/api/users", "1", "beta",
            "/api/users", "localhost:5173");
        row("a method that isn't in the list", "DELETE", "http://app.localhost/api/users", "",
            "app", "/api/users", "localhost:5173");
        row("a wildcard", "GET", "http://x.app.localhost/", "", "app", "/", "localhost:5173");
        row("no scheme, no path", "GET", "app.localhost", "", "app", "/", "localhost:5173");
        row("a scheme in capitals", "GET", "HTTP://app.localhost/", "", "app", "/",
            "localhost:5173");
        row("a query without a path", "GET", "http://app.localhost?x=1", "", "app", "/",
            "localhost:5173");
        row("the port chooses the listener", "GET", "http://second.localhost:8081/", "", "second",
            "/", "localhost:5173");
        row("the client's own bytes go through", "GET", "http://app.localhost/a/../b%41", "", "app",
            "/a/../b%41", "localhost:5173");
        row("an upper-case host", "GET", "http://APP.Localhost./", "", "app", "/",
            "localhost:5173");
        row("nothing", "GET", "http://second.localhost:8080/", "", "", "", "");
    }
    void finds()
    {
        QFETCH(QString, method);
        QFETCH(QString, url);
        QFETCH(QString, header);
        ExplainRequest request;
        request.method = method.toStdString();
        request.url = url.toStdString();
        if (!header.isEmpty())
            request.headers.emplace_back("X-Beta", header.toStdString());
        const auto result = explain(*m_config, *m_table, request, nextServerOfFreshPool());
        QVERIFY(result.ok());
        QTEST(QString::fromStdString(result->matched ? result->matched->route : ""), "route");
        QTEST(QString::fromStdString(result->matched ? result->matched->pathForwarded : ""),
              "forwarded");
        QTEST(QString::fromStdString(result->matched ? result->matched->nextServer : ""), "server");
        QCOMPARE(result->candidates.size(), m_config->routes.size());
        QVERIFY(!result->reason.empty());

        const auto bare = decide(*m_config, *m_table, request);
        QVERIFY(bare.ok());
        QCOMPARE(bare->has_value(), result->matched.has_value());
        if (*bare) {
            QCOMPARE((*bare)->route, result->matched->route);
            QCOMPARE((*bare)->backend, result->matched->backend);
            QCOMPARE((*bare)->pathForwarded, result->matched->pathForwarded);
        }
    }

    void aFilterThatAnswersAsksNoServer()
    {
        const auto result = ask("http://old.localhost/x?y=1");
        QVERIFY(result.matched.has_value());
        QCOMPARE(result.matched->answered, 308);
        QVERIFY(result.matched->nextServer.empty());
        QVERIFY(result.matched->pathForwarded.empty());
    }

    void theHostFieldWinsOverTheUrls()
    {
        ExplainRequest request;
        request.url = "http://127.0.0.1:8080/";
        request.headers = {{"Host", "app.localhost"}};
        const auto result = explain(*m_config, *m_table, request, nextServerOfFreshPool());
        QVERIFY(result.ok());
        QCOMPARE(result->matched->route, std::string("app"));
    }

    void requestsThatCanNotBeMadeAreErrors_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("url");
        QTest::newRow("another scheme")
            << QStringLiteral("GET") << QStringLiteral("ftp://app.localhost/");
        QTest::newRow("no host") << QStringLiteral("GET") << QStringLiteral("http:///x");
        QTest::newRow("nothing") << QStringLiteral("GET") << QString();
        QTest::newRow("a path above the root")
            << QStringLiteral("GET") << QStringLiteral("http://app.localhost/../x");
        QTest::newRow("an encoded NUL")
            << QStringLiteral("GET") << QStringLiteral("http://app.localhost/%00");
        QTest::newRow("a method with a blank")
            << QStringLiteral("GE T") << QStringLiteral("http://app.localhost/");
    }
    void requestsThatCanNotBeMadeAreErrors()
    {
        QFETCH(QString, method);
        QFETCH(QString, url);
        ExplainRequest request;
        request.method = method.toStdString();
        request.url = url.toStdString();
        QVERIFY(!explain(*m_config, *m_table, request, nextServerOfFreshPool()).ok());
        QVERIFY(!decide(*m_config, *m_table, request).ok());
    }

    void theJsonHasTheAgreedKeys()
    {
        const auto result = ask("http://app.localhost:8080/api/users");
        const std::string json = result.toJson();
        QJsonParseError problem;
        const QJsonObject object =
            QJsonDocument::fromJson(QByteArray::fromStdString(json), &problem).object();
        QCOMPARE(problem.error, QJsonParseError::NoError);
        QCOMPARE(object.value(QLatin1String("url")).toString(),
                 QStringLiteral("http://app.localhost:8080/api/users"));
        QCOMPARE(object.value(QLatin1String("method")).toString(), QStringLiteral("GET"));
        const QJsonObject matched = object.value(QLatin1String("matched")).toObject();
        QCOMPARE(matched.value(QLatin1String("route")).toString(), QStringLiteral("api"));
        QCOMPARE(matched.value(QLatin1String("index")).toInt(), 2);
        QCOMPARE(matched.value(QLatin1String("line")).toInt(), 19);
        QCOMPARE(matched.value(QLatin1String("backend")).toString(), QStringLiteral("api"));
        QCOMPARE(matched.value(QLatin1String("filters")).toArray().size(), 2);
        QCOMPARE(matched.value(QLatin1String("filters")).toArray().at(0).toString(),
                 QStringLiteral("strip-prefix: /api"));
        QCOMPARE(matched.value(QLatin1String("next-server")).toString(), QStringLiteral("blue"));
        QCOMPARE(matched.value(QLatin1String("path-forwarded")).toString(),
                 QStringLiteral("/users"));
        const QJsonArray candidates = object.value(QLatin1String("candidates")).toArray();
        QCOMPARE(candidates.size(), 6);
        const QJsonObject beta = candidates.at(0).toObject();
        QCOMPARE(beta.value(QLatin1String("matched")).toBool(), false);
        bool headerFailed = false;
        for (const QJsonValue &predicate : beta.value(QLatin1String("predicates")).toArray()) {
            QVERIFY(predicate.toObject().contains(QLatin1String("pattern")));
            QVERIFY(predicate.toObject().contains(QLatin1String("value")));
            if (predicate[QLatin1String("kind")].toString() == QLatin1String("header"))
                headerFailed = !predicate[QLatin1String("ok")].toBool(true);
        }
        QVERIFY(headerFailed);
        QCOMPARE(candidates.at(2).toObject().value(QLatin1String("matched")).toBool(), true);
        for (int i = 3; i < 6; ++i)
            QCOMPARE(candidates.at(i).toObject().value(QLatin1String("evaluated")).toBool(true),
                     false);
        QVERIFY(object.contains(QLatin1String("reason")));
    }

    void whatTheRequestHasNotIsNull_data()
    {
        QTest::addColumn<bool>("has");
        QTest::addColumn<QString>("value");
        QTest::newRow("absent") << false << QString();
        QTest::newRow("empty") << true << QString();
        QTest::newRow("another") << true << QStringLiteral("2");
    }
    void whatTheRequestHasNotIsNull()
    {
        QFETCH(bool, has);
        QFETCH(QString, value);
        ExplainRequest request;
        request.url = "http://app.localhost/api/";
        if (has)
            request.headers = {{"x-beta", value.toStdString()}};
        const auto result = explain(*m_config, *m_table, request, nextServerOfFreshPool());
        QVERIFY(result.ok());
        const auto &predicates = result->candidates.front().result.predicates;
        const auto header = std::find_if(predicates.begin(), predicates.end(), [](const auto &p) {
            return p.kind == routing::PredicateKind::Header;
        });
        QVERIFY(header != predicates.end());
        QCOMPARE(header->absent, !has);
        const std::string wanted = has ? "\"" + value.toStdString() + "\"" : std::string("null");
        const std::string json = result->toJson();
        QVERIFY2(json.find("\"pattern\":\"" + header->pattern + "\",\"value\":" + wanted + ",") !=
                     std::string::npos,
                 json.c_str());
    }

    void noMatchIsNullInJson()
    {
        const std::string json = ask("http://nobody.localhost/").toJson();
        QVERIFY(json.find("\"matched\":null") != std::string::npos);
    }

private:
    ExplainResult ask(const std::string &url)
    {
        ExplainRequest request;
        request.url = url;
        auto result = explain(*m_config, *m_table, request, nextServerOfFreshPool());
        [&] { QVERIFY(result.ok()); }();
        return *result;
    }

    std::shared_ptr<const config::RuntimeConfig> m_config;
    std::unique_ptr<routing::RouteTable> m_table;
};

QTEST_GUILESS_MAIN(ExplainTest)
#include "tst_facade_explain.moc"

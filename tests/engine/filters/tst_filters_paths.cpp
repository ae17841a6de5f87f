// strip-prefix, add-prefix, replace-prefix, rewrite-path, set-host: what the server gets to see.
#include "filter_exchange.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::test;
using filters::FilterAction;

class TestFiltersPaths : public QObject
{
    Q_OBJECT

private slots:
    void forwarded_data();
    void forwarded();
    void refused_data();
    void refused();
    void host();
    void noPathFilterNoChange();
    void laterFiltersSeeTheNewPath();
};

void TestFiltersPaths::forwarded_data()
{
    QTest::addColumn<FilterSpecs>("specs");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("forwarded");
    QTest::addColumn<bool>("rewritten");
    const auto row = [](const char *name, FilterSpecs specs, const char *target,
                        const char *forwarded, bool rewritten = true) {
        QTest::newRow(name) << std::move(specs) << QByteArray(target) << QByteArray(forwarded)
                            << rewritten;
    };

    row("strip: below the prefix", {strip("/api")}, "/api/x", "/x");
    row("strip: the prefix itself becomes the root", {strip("/api")}, "/api", "/");
    row("strip: the prefix with a slash becomes the root", {strip("/api")}, "/api/", "/");
    row("strip: written with a final slash it is the same", {strip("/api/")}, "/api/x", "/x");
    row("strip: written without a leading slash it is the same", {strip("api")}, "/api/x", "/x");
    row("strip: only on a segment border", {strip("/api")}, "/apix", "/apix", false);
    row("strip: an encoded slash is no border", {strip("/api")}, "/api%2Fx", "/api%2Fx", false);
    row("strip: case matters", {strip("/api")}, "/API/x", "/API/x", false);
    row("strip: a path elsewhere stays the client's bytes", {strip("/api")}, "/%6fther/./x",
        "/%6fther/./x", false);
    row("strip: in the middle of a path is no prefix", {strip("/api")}, "/x/api/y", "/x/api/y",
        false);
    row("strip: encoded letters are treated alike", {strip("/api")}, "/%61pi/x", "/x");
    row("strip: dot segments are treated alike", {strip("/api")}, "/a/../api/x", "/x");
    row("strip: what follows is normalised", {strip("/api")}, "/api/./%7Ea/%2fb", "/~a/%2Fb");
    row("strip: dots that leave the prefix", {strip("/api")}, "/api/../x", "/api/../x", false);
    row("strip: double slashes behind the prefix stay", {strip("/api")}, "/api//x", "//x");
    row("strip: double slashes in front aren't the prefix", {strip("/api")}, "//api/x", "//api/x",
        false);
    row("strip: double slashes further on stay", {strip("/api")}, "/api/x//y/", "/x//y/");
    row("strip: a prefix of two segments", {strip("/a/b")}, "/a/b/c", "/c");
    row("strip: the query stays", {strip("/api")}, "/api?x=/api&y=%2F", "/?x=/api&y=%2F");
    row("strip: twice", {strip("/a"), strip("/b")}, "/a/b/c", "/c");
    row("strip: the second one may find nothing", {strip("/a"), strip("/b")}, "/a/c", "/c");
    row("strip: the root strips nothing", {strip("/")}, "/%61", "/%61", false);
    row("strip: a prefix in UTF-8 is met encoded", {strip("/grün")}, "/gr%c3%bcn/x", "/x");
    row("strip: a prefix with escapes in lower case", {strip("/a%2fb")}, "/a%2Fb/x", "/x");
    row("strip: the root path isn't below the prefix", {strip("/api")}, "/", "/", false);
    row("strip: absolute form", {strip("/api")}, "http://app.localhost/api/x?y", "/x?y");
    row("strip: absolute form without a path", {strip("/api")}, "http://app.localhost", "/", false);

    row("add: in front", {addPrefix("/v1")}, "/x", "/v1/x");
    row("add: the root keeps its slash", {addPrefix("/v1")}, "/", "/v1/");
    row("add: final slash in the file", {addPrefix("/v1/")}, "/x", "/v1/x");
    row("add: the normalised path", {addPrefix("/v1")}, "/a/../%62", "/v1/b");
    row("add: dots can't get in front", {addPrefix("/v1")}, "/../x", nullptr);
    row("add: double slashes stay", {addPrefix("/v1")}, "//x", "/v1//x");
    row("add: query", {addPrefix("/v1")}, "/?a", "/v1/?a");
    row("add: UTF-8 is encoded", {addPrefix("/grün b")}, "/x", "/gr%C3%BCn%20b/x");
    row("add: a question mark is part of the path", {addPrefix("/a?b")}, "/x?q", "/a%3Fb/x?q");
    row("add: the root adds nothing", {addPrefix("/")}, "/%61", "/%61", false);
    row("add: twice, the later one in front", {addPrefix("/a"), addPrefix("/b")}, "/x", "/b/a/x");

    row("replace: below the prefix", {replacePrefix("/old", "/new")}, "/old/x", "/new/x");
    row("replace: the prefix itself", {replacePrefix("/old", "/new")}, "/old", "/new");
    row("replace: the prefix with a slash", {replacePrefix("/old", "/new")}, "/old/", "/new/");
    row("replace: only on a segment border", {replacePrefix("/old", "/new")}, "/older", "/older",
        false);
    row("replace: by the root", {replacePrefix("/old", "/")}, "/old/x", "/x");
    row("replace: by the root, the prefix itself", {replacePrefix("/old", "/")}, "/old", "/");
    row("replace: of the root", {replacePrefix("/", "/new")}, "/x", "/new/x");
    row("replace: of the root, the root itself", {replacePrefix("/", "/new")}, "/", "/new/");
    row("replace: once only", {replacePrefix("/a", "/a/a")}, "/a/a/x", "/a/a/a/x");
    row("replace: by itself", {replacePrefix("/a", "/a/")}, "/%61/x", "/%61/x", false);
    row("replace: double slashes stay", {replacePrefix("/old", "/new")}, "/old//x", "/new//x");
    row("replace: query", {replacePrefix("/old", "/new")}, "/old?/old", "/new?/old");

    row("rewrite: groups", {rewritePath("^/v([0-9]+)/(.*)$", "/\\2/v\\1")}, "/v12/x/y", "/x/y/v12");
    row("rewrite: only when it matches", {rewritePath("^/v[0-9]+/", "/")}, "/%76x/y", "/%76x/y",
        false);
    row("rewrite: what isn't matched stays", {rewritePath("^/api", "/v2")}, "/api/x", "/v2/x");
    row("rewrite: in the middle", {rewritePath("/b+/", "/c/")}, "/a/bbb/d", "/a/c/d");
    row("rewrite: the first match only", {rewritePath("a", "b")}, "/aaa", "/baa");
    row("rewrite: an empty template", {rewritePath("^/api", "")}, "/api/x", "/x");
    row("rewrite: always a leading slash", {rewritePath("^/api/", "")}, "/api/x", "/x");
    row("rewrite: everything away", {rewritePath("^.*$", "")}, "/api/x", "/");
    row("rewrite: the whole match", {rewritePath("^/a", "/z\\0")}, "/a/b", "/z/a/b");
    row("rewrite: a group that took no part is empty", {rewritePath("^/(a)?(b)?", "/<\\1\\2>")},
        "/b", "/%3Cb%3E");
    row("rewrite: a group that doesn't exist is empty", {rewritePath("^/a", "/b\\7")}, "/a", "/b");
    row("rewrite: nine groups",
        {rewritePath("^/(.)(.)(.)(.)(.)(.)(.)(.)(.)$", "/\\9\\8\\7\\6\\5\\4\\3\\2\\1")},
        "/123456789", "/987654321");
    row("rewrite: a backslash", {rewritePath("^/a", "/\\\\1")}, "/a", "/%5C1");
    row("rewrite: a backslash before a letter stays", {rewritePath("^/a", "/\\n")}, "/a", "/%5Cn");
    row("rewrite: the normalised path", {rewritePath("^/api/", "/")}, "/%61pi/./x", "/x");
    row("rewrite: the query stays", {rewritePath("^/api", "")}, "/api/x?a=/api", "/x?a=/api");
    row("rewrite: the query isn't matched", {rewritePath("secret", "x")}, "/a?secret", "/a?secret",
        false);
    row("rewrite: parameters", {rewritePath("^/u/(.*)$", "/user?id=\\1")}, "/u/7", "/user?id=7");
    row("rewrite: parameters in front of the request's", {rewritePath("^/u/(.*)$", "/user?id=\\1")},
        "/u/7?a=b", "/user?id=7&a=b");
    row("rewrite: an empty query in the template", {rewritePath("^/u", "/user?")}, "/u?a",
        "/user?a");
    row("rewrite: text is encoded", {rewritePath("^/a", "/grün b#c")}, "/a", "/gr%C3%BCn%20b%23c");
    row("rewrite: new dot segments are removed", {rewritePath("b", "")}, "/x/y/.b./z", "/x/z");
    row("rewrite: after strip", {strip("/api"), rewritePath("^/v1/", "/v2/")}, "/api/v1/x",
        "/v2/x");
    row("rewrite: before strip", {rewritePath("^/old/", "/api/"), strip("/api")}, "/old/x", "/x");
    row("rewrite: an encoded slash is no slash", {rewritePath("^/a/(.*)$", "/\\1")}, "/a%2Fb",
        "/a%2Fb", false);
    row("rewrite: double slashes", {rewritePath("^/a//b", "/c")}, "/a//b", "/c");
}

void TestFiltersPaths::forwarded()
{
    QFETCH(FilterSpecs, specs);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, forwarded);
    QFETCH(bool, rewritten);

    FilterExchange exchange(specs);
    QCOMPARE(exchange.get(target.toStdString()),
             !forwarded.isNull()); // null: refused before the filters
    if (forwarded.isNull())
        return;
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Continue);
    QCOMPARE(exchange.forwarded(), forwarded);
    QCOMPARE(exchange.context.pathRewritten, rewritten);
    QVERIFY(exchange.forwarded().startsWith('/'));
    QVERIFY(!exchange.context.answer);
}

void TestFiltersPaths::refused_data()
{
    QTest::addColumn<FilterSpecs>("specs");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("pieces that climb above the root")
        << FilterSpecs{rewritePath("b", "")} << QByteArray("/.b./x");
    QTest::newRow("pieces that make a broken escape")
        << FilterSpecs{rewritePath("3$", "")} << QByteArray("/%C3");
    QTest::newRow("pieces that make an encoded NUL")
        << FilterSpecs{rewritePath("25", "")} << QByteArray("/%2500");
}

void TestFiltersPaths::refused()
{
    QFETCH(FilterSpecs, specs);
    QFETCH(QByteArray, target);

    FilterExchange exchange(specs);
    QVERIFY(exchange.get(target.toStdString()));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Fail);
    QCOMPARE(exchange.context.error->type(), ErrorType::InvalidPath);
    QCOMPARE(exchange.context.error->status(), 400);
}

void TestFiltersPaths::host()
{
    FilterExchange exchange({setHost("api.test:81")});
    QVERIFY(exchange.get("/"));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Continue);
    QCOMPARE(bytes(exchange.context.hostOverride), QByteArray("api.test:81"));
    QVERIFY(!exchange.run.active(filters::StageResponseHead));
}

void TestFiltersPaths::noPathFilterNoChange()
{
    FilterExchange exchange({requestHeaders(Op::Set, {{"a", "b"}}), setHost("h")});
    QVERIFY(exchange.get("/a/../%61//%2f?x=%0a"));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Continue);
    QCOMPARE(exchange.forwarded(), bytes(exchange.request.target()));
    QVERIFY(!exchange.context.pathRewritten);
}

void TestFiltersPaths::laterFiltersSeeTheNewPath()
{
    FilterExchange exchange({requestHeaders(Op::Set, {{"before", "{path}"}}), strip("/api"),
                             requestHeaders(Op::Set, {{"after", "{path}"}})});
    QVERIFY(exchange.get("/api/x"));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Continue);
    QCOMPARE(bytes(exchange.request.fields.get("before")), QByteArray("/api/x"));
    QCOMPARE(bytes(exchange.request.fields.get("after")), QByteArray("/x"));
}

QTEST_APPLESS_MAIN(TestFiltersPaths)
#include "tst_filters_paths.moc"

// Paths, queries, authorities and tokens as the matcher sees them (RFC 3986, RFC 9110 §5).
#include "parse_helpers.h"

#include "http/path.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::http;
using namespace signalbox::http::test;

class TestHttpPath : public QObject
{
    Q_OBJECT

private slots:
    void normalising_data();
    void normalising();
    void refusedPaths_data();
    void refusedPaths();
    void normalPathsAreNotCopied();
    void queries_data();
    void queries();
    void authorities_data();
    void authorities();
    void hostNames_data();
    void hostNames();
    void tokensAndValues();
};

void TestHttpPath::normalising_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("normal");
    const auto row = [](const char *name, const char *path, const char *normal) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(normal);
    };
    row("the root", "/", "/");
    row("a plain path", "/a/b.c", "/a/b.c");
    row("two slashes are kept", "//a//b/", "//a//b/");
    row("dots that aren't segments", "/.a/b./..c/d../...", "/.a/b./..c/d../...");
    row("a hidden directory", "/.well-known/x", "/.well-known/x");
    row("a dot segment", "/a/./b", "/a/b");
    row("a dot segment at the end", "/a/.", "/a/");
    row("a dot segment alone", "/.", "/");
    row("a double dot", "/a/b/../c", "/a/c");
    row("a double dot at the end", "/a/b/..", "/a/");
    row("back to the root", "/a/..", "/");
    row("back to the root and on", "/a/../b", "/b");
    row("a double dot with a slash", "/a/b/../", "/a/");
    row("many of them", "/a/b/c/./../../g", "/a/g");
    row("an empty segment is a segment", "/a//../b", "/a/b");
    row("an empty first segment", "//..", "/");
    row("an empty first segment and on", "//../a", "/a");
    row("unreserved escapes are decoded", "/%61%7E%2D%5f%2E%30", "/a~-_.0");
    row("hexadecimal digits become upper case", "/%c3%bc%2f%3a", "/%C3%BC%2F%3A");
    row("an encoded slash is kept", "/a%2Fb", "/a%2Fb");
    row("an encoded per cent sign is kept", "/%2561", "/%2561");
    row("an encoded space is kept", "/a%20b", "/a%20b");
    row("encoded dots are dot segments", "/a/%2e%2E/b", "/b");
    row("half encoded dots too", "/a/.%2e/b", "/b");
    row("a double dot behind an encoded slash is part of a name", "/a%2f../b", "/a%2F../b");
    row("control characters but NUL may be encoded", "/%01%0a%7f", "/%01%0A%7F");
    row("other signs are untouched", "/a;b=c,d!$&'()*+@:|\\", "/a;b=c,d!$&'()*+@:|\\");
}

void TestHttpPath::normalising()
{
    QFETCH(QString, path);
    QFETCH(QString, normal);
    std::string scratch = "what was here before";
    const std::string in = path.toStdString();
    const auto result = normalisePath(in, scratch);
    QVERIFY(result.ok());
    QCOMPARE(text(std::string(*result)), normal);
    std::string again;
    const std::string once(*result);
    const auto twice = normalisePath(once, again);
    QVERIFY(twice.ok());
    QVERIFY(twice->data() == once.data()); // normal already
}

void TestHttpPath::refusedPaths_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path :
         {"",      "a",       "*",         "/..",          "/../a",   "/a/../..", "/a/../../b",
          "/./..", "/%2e%2e", "/%2e%2e/a", "/a/%2E./%2e.", "/%00",    "/a%00b",   "/%",
          "/%4",   "/a%zz",   "/%4g",      "/a%2",         "/%u0041", "//../.."})
        QTest::newRow(*path ? path : "nothing") << QString::fromLatin1(path);
}

void TestHttpPath::refusedPaths()
{
    QFETCH(QString, path);
    std::string scratch;
    const std::string in = path.toStdString();
    const auto result = normalisePath(in, scratch);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().type(), ErrorType::InvalidPath);
    QCOMPARE(result.error().status(), 400);
}

void TestHttpPath::normalPathsAreNotCopied()
{
    std::string scratch = "untouched";
    for (const std::string path : {"/", "/a/b.html", "/.well-known/x", "/a%20b%2F", "/a..b"}) {
        const auto result = normalisePath(path, scratch);
        QVERIFY(result.ok());
        QVERIFY(result->data() == path.data());
    }
    std::string other = "untouched";
    (void)normalisePath("/a", other);
    QCOMPARE(text(other), QStringLiteral("untouched"));
}

void TestHttpPath::queries_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value"); // null: absent
    const auto row = [](const char *title, const char *query, const char *name, const char *value) {
        QTest::newRow(title) << QString::fromLatin1(query) << QString::fromLatin1(name)
                             << (value ? QString::fromLatin1(value) : QString());
    };
    row("one", "v=2", "v", "2");
    row("among others", "a=1&v=2&b=3", "v", "2");
    row("the first counts", "v=1&v=2", "v", "1");
    row("without an equals sign", "a&v", "v", "");
    row("with nothing behind it", "v=", "v", "");
    row("equals signs in the value", "v=a=b", "v", "a=b");
    row("decoded", "v=a%20b%2B+c", "v", "a b+ c");
    row("a decoded name", "x%2Dy=1", "x-y", "1");
    row("a plus in the name", "x+y=1", "x y", "1");
    row("malformed escapes stay", "v=%zz%4", "v", "%zz%4");
    row("empty pairs are skipped", "&&v=1&", "v", "1");
    row("absent", "a=1", "v", nullptr);
    row("in an empty query", "", "v", nullptr);
    row("names are case-sensitive", "V=1", "v", nullptr);
    row("a prefix isn't the name", "vv=1", "v", nullptr);
    row("a name in a value isn't it", "a=v", "v", nullptr);
    row("an empty name", "=1&a=2", "", "1");
}

void TestHttpPath::queries()
{
    QFETCH(QString, query);
    QFETCH(QString, name);
    QFETCH(QString, value);
    const auto found = queryParameter(query.toStdString(), name.toStdString());
    QCOMPARE(found.has_value(), !value.isNull());
    if (found)
        QCOMPARE(text(*found), value);
}

void TestHttpPath::authorities_data()
{
    QTest::addColumn<QString>("authority");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("port");
    const auto good = [](const char *authority, const char *host, const char *port) {
        QTest::newRow(authority) << QString::fromLatin1(authority) << true
                                 << QString::fromLatin1(host) << QString::fromLatin1(port);
    };
    good("a", "a", "");
    good("A.Example:80", "A.Example", "80");
    good("a:", "a", "");
    good("a:0", "a", "0");
    good("a:65535", "a", "65535");
    good("a:00080", "a", "00080");
    good("127.0.0.1:1", "127.0.0.1", "1");
    good("[::1]", "[::1]", "");
    good("[::ffff:1.2.3.4]:443", "[::ffff:1.2.3.4]", "443");
    good("xn--bcher-kva.example", "xn--bcher-kva.example", "");
    good("my_app~1", "my_app~1", "");
    for (const char *bad : {"",        ":80",       ".",       "a b",
                            " a",      "a ",        "u@a",     "u:p@a",
                            "a:x",     "a:-1",      "a:65536", "a:999999999999",
                            "a:80:80", "::1",       "[::1",    "[]",
                            "[a]",     "[::1]80",   "[::1]:x", "[fe80::1%eth0]",
                            "a/b",     "a?b",       "a#b",     "a\\b",
                            "a\"b",    "a,b",       "a%41",    "\xfc",
                            "a\tb",    "[1.2.3.4]", "[v1.x]"})
        QTest::newRow(*bad ? bad : "nothing")
            << QString::fromLatin1(bad) << false << QString() << QString();
}

void TestHttpPath::authorities()
{
    QFETCH(QString, authority);
    QFETCH(bool, valid);
    std::string_view host = "old";
    std::string_view port = "old";
    const std::string in = authority.toLatin1().toStdString();
    QCOMPARE(splitAuthority(in, host, port), valid);
    if (valid) {
        QTEST(text(std::string(host)), "host");
        QTEST(text(std::string(port)), "port");
    }
}

void TestHttpPath::hostNames_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("normal");
    QTest::newRow("lower case") << "App.LocalHost"
                                << "app.localhost";
    QTest::newRow("one trailing dot goes") << "a.b."
                                           << "a.b";
    QTest::newRow("only one") << "a.b.."
                              << "a.b.";
    QTest::newRow("IPv6 keeps its brackets") << "[FE80::1]"
                                             << "[fe80::1]";
    QTest::newRow("nothing") << ""
                             << "";
}

void TestHttpPath::hostNames()
{
    QFETCH(QString, host);
    std::string out = "before";
    normaliseHost(host.toStdString(), out);
    QTEST(text(out), "normal");
}

void TestHttpPath::tokensAndValues()
{
    QVERIFY(isToken("GET"));
    QVERIFY(isToken("X-Header_1!#$%&'*+.^`|~"));
    QVERIFY(isToken(std::string(100, 'x')));
    for (const char *bad :
         {"", "a b", " a", "a:", "a\t", "a\"", "(", "\xe9", "a/b", "abcdefghijklmnopqrst("})
        QVERIFY(!isToken(bad));
    for (const char *good : {"", "a", "a b\tc", "\x80\xff", "\"quoted\""})
        QVERIFY(isFieldValue(good));
    for (const char *bad : {" a", "a ", "\ta", "a\t", "a\r\nb", "a\x01", "\x7f",
                            "a long value with a bad byte \x1b inside"})
        QVERIFY(!isFieldValue(bad));
    QVERIFY(!isFieldValue(std::string_view("a\0b", 3)));
}

QTEST_APPLESS_MAIN(TestHttpPath)
#include "tst_http_path.moc"

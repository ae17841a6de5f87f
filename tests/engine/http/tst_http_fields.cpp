// Field names, editing and writing of fields, and which fields end at this hop.
#include "parse_helpers.h"

#include <QTest>

using namespace signalbox::http;
using namespace signalbox::http::test;

class TestHttpFields : public QObject
{
    Q_OBJECT

private slots:
    void names_data();
    void names();
    void namesOneByteOffAreOther();
    void editing();
    void valuesMayComeFromTheFieldsThemselves();
    void underscoreTwinsAreToldApartByName();
    void hopByHopInRequests_data();
    void hopByHopInRequests();
    void hopByHopInResponses_data();
    void hopByHopInResponses();
    void headsMadeByHandAreMarkedToo();
    void methods_data();
    void methods();
};

void TestHttpFields::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("id");
    const auto row = [](const char *name, FieldId id) {
        QTest::newRow(*name ? name : "nothing") << QString::fromLatin1(name) << int(id);
    };
    row("Host", FieldId::Host);
    row("Content-Length", FieldId::ContentLength);
    row("Transfer-Encoding", FieldId::TransferEncoding);
    row("Connection", FieldId::Connection);
    row("Keep-Alive", FieldId::KeepAlive);
    row("Proxy-Connection", FieldId::ProxyConnection);
    row("TE", FieldId::Te);
    row("Trailer", FieldId::Trailer);
    row("Upgrade", FieldId::Upgrade);
    row("Expect", FieldId::Expect);
    row("Max-Forwards", FieldId::MaxForwards);
    row("Via", FieldId::Via);
    row("Forwarded", FieldId::Forwarded);
    row("X-Forwarded-For", FieldId::XForwardedFor);
    row("X-Forwarded-Proto", FieldId::XForwardedProto);
    row("X-Forwarded-Host", FieldId::XForwardedHost);
    row("X-Forwarded-Port", FieldId::XForwardedPort);
    row("Content-Type", FieldId::ContentType);
    row("Content-Encoding", FieldId::ContentEncoding);
    row("Accept", FieldId::Accept);
    row("User-Agent", FieldId::UserAgent);
    row("Referer", FieldId::Referer);
    row("Cookie", FieldId::Cookie);
    row("Set-Cookie", FieldId::SetCookie);
    row("Location", FieldId::Location);
    row("Authorization", FieldId::Authorization);
    row("X-Request-Id", FieldId::RequestId);
    row("Server", FieldId::Server);
    row("Date", FieldId::Date);
    row("Retry-After", FieldId::RetryAfter);
    row("X_Forwarded_For", FieldId::UnderscoreForwarded);
    row("X_Forwarded_Proto", FieldId::UnderscoreForwarded);
    row("X_Forwarded_Host", FieldId::UnderscoreForwarded);
    row("X_Forwarded_Port", FieldId::UnderscoreForwarded);
    row("X-Forwarded_For", FieldId::UnderscoreForwarded);
    row("X_Forwarded-Host", FieldId::UnderscoreForwarded);
    row("X.Forwarded.For", FieldId::UnderscoreForwarded);
    row("X_Forwarded_Fox", FieldId::Other);
    row("X_Forwarded_By", FieldId::Other);
    row("XXForwardedXFor", FieldId::Other);
    row("Content_Length", FieldId::Other);
    row("Transfer_Encoding", FieldId::Other);
    row("Accept-Encoding", FieldId::Other);
    row("X", FieldId::Other);
    row("", FieldId::Other);
}

void TestHttpFields::names()
{
    QFETCH(QString, name);
    QFETCH(int, id);
    QCOMPARE(int(fieldId(name.toStdString())), id);
    QCOMPARE(int(fieldId(name.toUpper().toStdString())), id);
    QCOMPARE(int(fieldId(name.toLower().toStdString())), id);
}

void TestHttpFields::namesOneByteOffAreOther()
{
    for (const char *name :
         {"host", "te", "via", "cookie", "content-length", "transfer-encoding", "connection",
          "keep-alive", "x-forwarded-for", "accept", "user-agent"}) {
        const std::string good = name;
        for (std::size_t i = 0; i < good.size(); ++i) {
            for (int c = 0; c < 256; ++c) {
                std::string other = good;
                other[i] = char(c);
                const bool same =
                    (c | 0x20) == good[i] && good[i] != '-' ? true : char(c) == good[i];
                const FieldId id = fieldId(other);
                if (same)
                    QCOMPARE(int(id), int(fieldId(good)));
                else
                    QVERIFY(id != fieldId(good));
            }
        }
        QCOMPARE(int(fieldId(good + 'x')), int(FieldId::Other));
    }
}

void TestHttpFields::editing()
{
    Fields fields;
    QCOMPARE(fields.find("A"), nullptr);
    QVERIFY(fields.get("A").empty());
    fields.add("A", "1");
    fields.add("Host", "h");
    fields.add("a", "2");
    fields.add("B", "");
    QCOMPARE(text(fieldsText(fields)), QStringLiteral("A: 1\r\nHost: h\r\na: 2\r\nB: \r\n"));
    QCOMPARE(text(std::string(fields.get("a"))), QStringLiteral("1"));
    QCOMPARE(text(std::string(fields.get("HOST"))), QStringLiteral("h"));
    QCOMPARE(text(std::string(fields.get(FieldId::Host))), QStringLiteral("h"));
    QCOMPARE(text(std::string(fields.name(*fields.find("hOST")))), QStringLiteral("Host"));
    QVERIFY(fields.find("B") != nullptr);
    QVERIFY(fields.find("Bb") == nullptr);
    QCOMPARE(fields.find(FieldId::Cookie), nullptr);

    QCOMPARE(fields.remove("A"), std::size_t(2));
    QCOMPARE(fields.remove("A"), std::size_t(0));
    QVERIFY(fields.find("A") == nullptr);
    QCOMPARE(text(fieldsText(fields)), QStringLiteral("Host: h\r\nB: \r\n"));
    fields.set("host", "other");
    QCOMPARE(text(fieldsText(fields)), QStringLiteral("B: \r\nhost: other\r\n"));
    QCOMPARE(fields.remove("Host"), std::size_t(1));
    QCOMPARE(fields.find(FieldId::Host), nullptr);
    QCOMPARE(fields.size(), std::size_t(5)); // dropped ones included

    const std::size_t capacity = fields.block().capacity();
    fields.clear();
    QCOMPARE(fields.size(), std::size_t(0));
    QCOMPARE(text(fieldsText(fields)), QString());
    QCOMPARE(fields.block().capacity(), capacity);
}

void TestHttpFields::valuesMayComeFromTheFieldsThemselves()
{
    Fields fields;
    fields.add("A", "some value that is long enough not to be stored in the string object itself");
    const std::string before(fields.get("A"));
    for (int i = 0; i < 20; ++i) {
        const std::string name = "B" + std::to_string(i);
        fields.add(name, fields.get("A"));
        QVERIFY(fields.get(name) == before);
    }
    const Field *a = fields.find("A");
    fields.set(fields.name(*a), fields.value(*a).substr(5));
    QVERIFY(fields.get("A") == before.substr(5));
}

void TestHttpFields::underscoreTwinsAreToldApartByName()
{
    Fields fields;
    fields.add("X_Forwarded_For", "1");
    fields.add("X_Forwarded_Host", "2");
    QCOMPARE(text(std::string(fields.get("x_forwarded_host"))), QStringLiteral("2"));
    QCOMPARE(fields.remove("X_Forwarded_For"), std::size_t(1));
    QCOMPARE(text(fieldsText(fields)), QStringLiteral("X_Forwarded_Host: 2\r\n"));
}

void TestHttpFields::hopByHopInRequests_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("kept");
    const auto row = [](const char *name, const QByteArray &lines, const QByteArray &kept) {
        QTest::newRow(name) << lines << kept;
    };
    row("the usual ones go",
        "A: 1\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\nProxy-Connection: "
        "keep-alive\r\nTE: trailers\r\n"
        "Upgrade: h2c\r\nB: 2\r\n",
        "A: 1\r\nB: 2\r\n");
    row("what Connection names goes", "X-A: 1\r\nConnection: x-a, close\r\nX-B: 2\r\nx-a: 3\r\n",
        "X-B: 2\r\n");
    row("names in two Connection fields",
        "Connection: x-a\r\nX-A: 1\r\nX-B: 2\r\nConnection: x-b\r\nX-C: 3\r\n", "X-C: 3\r\n");
    row("Connection may name itself",
        "Connection: connection, x-a\r\nConnection: x-b\r\nX-A: 1\r\nX-B: 1\r\n", "");
    row("known fields may be named", "Connection: cookie\r\nCookie: a=b\r\nAccept: */*\r\n",
        "Accept: */*\r\n");
    row("fields without a value", "Connection: X-A\r\nX-A:\r\n", "");
    row("empty and odd options", "Connection: ,, x y,;\r\nX: 1\r\n", "X: 1\r\n");
    row("forwarding fields can't be named away",
        "Connection: Host, X-Forwarded-For, X-Forwarded-Proto, X-Forwarded-Host, X-Forwarded-Port, "
        "Forwarded, Via\r\n"
        "X-Forwarded-For: 1\r\nX-Forwarded-Proto: 2\r\nX-Forwarded-Host: 3\r\nX-Forwarded-Port: "
        "4\r\nForwarded: 5\r\n"
        "Via: 6\r\n",
        "X-Forwarded-For: 1\r\nX-Forwarded-Proto: 2\r\nX-Forwarded-Host: 3\r\nX-Forwarded-Port: "
        "4\r\nForwarded: 5\r\n"
        "Via: 6\r\n");
    row("a length can't be named away", "Connection: Content-Length\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\n");
    row("Transfer-Encoding goes: framing is remade", "Transfer-Encoding: chunked\r\nTrailer: X\r\n",
        "Trailer: X\r\n");
    row("Expect and Authorization are end to end", "Expect: 100-continue\r\nAuthorization: x\r\n",
        "Expect: 100-continue\r\nAuthorization: x\r\n");
}

void TestHttpFields::hopByHopInRequests()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, kept);
    const QByteArray input = "POST / HTTP/1.1\r\nHost: h\r\n" + lines + "\r\n";
    RequestHead head;
    QVERIFY(parseRequest(view(input), {}, head).text.starts_with("POST / "));
    markHopByHop(head);
    QCOMPARE(text(fieldsText(head.fields)), QString::fromLatin1("Host: h\r\n" + kept));
}

void TestHttpFields::hopByHopInResponses_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("toHead");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("the usual ones go")
        << bytes("HTTP/1.1 200 OK\r\nConnection: close, x-a\r\nKeep-Alive: timeout=5\r\nX-A: 1\r\n"
                 "Proxy-Connection: x\r\nUpgrade: x\r\nB: 1\r\n")
        << false << bytes("B: 1\r\n");
    QTest::newRow("a length stays") << bytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n") << false
                                    << bytes("Content-Length: 5\r\n");
    QTest::newRow("chunked goes")
        << bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nA: 1\r\n") << false
        << bytes("A: 1\r\n");
    QTest::newRow("the length of an answer to HEAD stays")
        << bytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n") << true
        << bytes("Content-Length: 5\r\n");
    QTest::newRow("the length of a 304 stays") << bytes("HTTP/1.1 304 N\r\nContent-Length: 500\r\n")
                                               << false << bytes("Content-Length: 500\r\n");
    QTest::newRow("a 204 has none")
        << bytes("HTTP/1.1 204 N\r\nContent-Length: 5\r\nA: 1\r\n") << false << bytes("A: 1\r\n");
    QTest::newRow("a 1xx has none") << bytes("HTTP/1.1 103 E\r\nContent-Length: 5\r\nLink: x\r\n")
                                    << false << bytes("Link: x\r\n");
}

void TestHttpFields::hopByHopInResponses()
{
    QFETCH(QByteArray, head);
    QFETCH(bool, toHead);
    QFETCH(QByteArray, kept);
    ResponseParser parser;
    ResponseHead parsed;
    std::size_t consumed = 0;
    const QByteArray input = head + "\r\n";
    QCOMPARE(parser.feed(view(input), consumed, parsed, toHead ? Method::Head : Method::Get),
             ParseState::Complete);
    markHopByHop(parsed);
    QCOMPARE(text(fieldsText(parsed.fields)), QString::fromLatin1(kept));
}

void TestHttpFields::headsMadeByHandAreMarkedToo()
{
    RequestHead request;
    request.fields.add("Connection", "x-a");
    request.fields.add("X-A", "1");
    request.fields.add("Content-Length", "5"); // without framing it says nothing
    request.fields.add("X-B", "2");
    markHopByHop(request);
    QCOMPARE(text(fieldsText(request.fields)), QStringLiteral("X-B: 2\r\n"));
    ResponseHead response;
    response.status = 200;
    response.fields.add("Connection", "x-a");
    response.fields.add("X-A", "1");
    response.fields.add("X-B", "2");
    markHopByHop(response);
    QCOMPARE(text(fieldsText(response.fields)), QStringLiteral("X-B: 2\r\n"));
}

void TestHttpFields::methods_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<int>("method");
    QTest::addColumn<bool>("idempotent");
    const auto row = [](const char *token, Method method, bool idempotent) {
        QTest::newRow(*token ? token : "nothing")
            << QString::fromLatin1(token) << int(method) << idempotent;
    };
    row("GET", Method::Get, true);
    row("HEAD", Method::Head, true);
    row("POST", Method::Post, false);
    row("PUT", Method::Put, true);
    row("DELETE", Method::Delete, true);
    row("CONNECT", Method::Connect, false);
    row("OPTIONS", Method::Options, true);
    row("TRACE", Method::Trace, true);
    row("PATCH", Method::Patch, false);
    row("get", Method::Other, false);
    row("GETS", Method::Other, false);
    row("PROPFIND", Method::Other, false);
    row("", Method::Other, false);
}

void TestHttpFields::methods()
{
    QFETCH(QString, token);
    QFETCH(int, method);
    QFETCH(bool, idempotent);
    QCOMPARE(int(methodOf(token.toStdString())), method);
    QCOMPARE(isIdempotent(Method(method)), idempotent);
}

QTEST_APPLESS_MAIN(TestHttpFields)
#include "tst_http_fields.moc"

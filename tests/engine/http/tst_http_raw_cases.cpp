// The raw cases of tests/data at parser level: what the parsers alone decide, without a proxy
// around them.
#include "parse_helpers.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace signalbox::http;
using namespace signalbox::http::test;

class TestHttpRawCases : public QObject
{
    Q_OBJECT

private slots:
    void requests_data();
    void requests();
    void responses_data();
    void responses();
};

namespace {

/// One connection's worth of messages, as far as they go.
struct Conversation
{
    int failed = 0;       // status of the failure; 0 when all went well
    bool inBody = false;  // the failure, or what is missing, is in a body
    bool waiting = false; // the last message is incomplete
    std::vector<std::string> targets;
    std::vector<std::string> methods;
    std::vector<std::string> hosts;
    std::vector<std::string> bodies;
    std::vector<std::string> fields; // as they would be forwarded
};

/// Strings of the files are Latin-1, with @@REP(n,x)@@ for n times x.
QByteArray expand(QString text)
{
    static const QRegularExpression repeat(QStringLiteral("@@REP\\((\\d+),(.)\\)@@"));
    for (QRegularExpressionMatch match = repeat.match(text); match.hasMatch();
         match = repeat.match(text))
        text.replace(match.capturedStart(), match.capturedLength(),
                     QString(match.captured(1).toInt(), match.captured(2).front()));
    return text.toLatin1();
}

QByteArray wire(const QJsonValue &value)
{
    if (value.isString())
        return expand(value.toString());
    QByteArray all;
    for (const QJsonValue &segment : value.toArray())
        all += expand(segment.toString());
    return all;
}

Conversation talk(std::string_view in)
{
    Conversation result;
    RequestParser parser;
    BodyDecoder decoder;
    while (!in.empty()) {
        RequestHead head;
        std::size_t consumed = 0;
        parser.reset();
        const ParseState state = parser.feed(in, consumed, head);
        in.remove_prefix(consumed);
        if (state == ParseState::Failed)
            result.failed = signalbox::httpStatus(parser.failure().type);
        result.waiting = state == ParseState::NeedMore;
        if (state != ParseState::Complete)
            return result;
        markHopByHop(head);
        result.targets.emplace_back(head.target());
        result.methods.emplace_back(head.methodText());
        result.hosts.push_back(head.host);
        result.fields.push_back(fieldsText(head.fields));
        const Outcome body = decodePieces(decoder, {in}, head.framing, head.contentLength, false);
        in.remove_prefix(std::min(body.taken, in.size()));
        result.bodies.push_back(body.fields.substr(0, body.fields.find('|')));
        result.inBody = body.text != "end";
        result.waiting = body.text == "more";
        if (body.text == "failed")
            result.failed = 400;
        if (result.inBody)
            return result;
    }
    return result;
}

QJsonArray load(const char *file)
{
    QFile json(QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/data/") + QLatin1String(file));
    if (!json.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(json.readAll()).array();
}

void addRows(const char *file)
{
    QTest::addColumn<QJsonObject>("entry");
    const QJsonArray cases = load(file);
    QVERIFY2(!cases.isEmpty(), file);
    for (const QJsonValue &entry : cases) {
        const QJsonObject object = entry.toObject();
        QTest::newRow(qPrintable(object.value(QLatin1String("id")).toString())) << object;
    }
}

QString string(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

} // namespace

void TestHttpRawCases::requests_data()
{
    addRows("raw-requests.json");
}

void TestHttpRawCases::requests()
{
    QFETCH(QJsonObject, entry);
    const QByteArray input = wire(entry.value(QLatin1String("request")));
    const QString expect = string(entry, "expect");
    const QJsonObject check = entry.value(QLatin1String("check")).toObject();
    const Conversation got = talk(view(input));
    const bool forwarded = got.failed == 0 && !got.waiting && !got.bodies.empty();

    // The first head gives the same result however it is cut.
    const Outcome first = parseRequest(view(input));
    QVERIFY2(!first.text.starts_with("whole:"), first.text.c_str());

    if (expect == QLatin1String("400")) {
        QCOMPARE(got.failed, 400);
    } else if (expect.startsWith(QLatin1String("status in "))) {
        const QJsonArray allowed = QJsonDocument::fromJson(expect.mid(10).toLatin1()).array();
        QVERIFY2(allowed.contains(forwarded ? 200 : got.failed),
                 qPrintable(QString::number(got.failed)));
    } else if (expect == QLatin1String("reject") || expect == QLatin1String("reject-or-h2")) {
        QVERIFY(got.failed >= 400);
        QVERIFY(got.bodies.empty());
    } else if (expect == QLatin1String("reject-body")) {
        QVERIFY(got.failed == 400 && got.inBody);
    } else if (expect == QLatin1String("wait")) {
        QVERIFY(got.waiting && got.bodies.empty());
    } else if (expect == QLatin1String("reject-or-clean")) {
        QVERIFY(got.failed >= 400 || forwarded);
    } else {
        QCOMPARE(expect, QStringLiteral("forward"));
        QVERIFY2(forwarded, qPrintable(QString::number(got.failed)));
    }
    if (!forwarded)
        return;

    for (const QString &key : check.keys()) {
        const QJsonValue wanted = check.value(key);
        const QString name = QString(key).remove(QStringLiteral("_if_forwarded"));
        if (name == QLatin1String("count"))
            QCOMPARE(int(got.targets.size()), wanted.toInt());
        else if (name == QLatin1String("target"))
            QCOMPARE(text(got.targets[0]), wanted.toString());
        else if (name == QLatin1String("body"))
            QCOMPARE(text(got.bodies[0]), wanted.toString());
        else if (name == QLatin1String("host_not"))
            QVERIFY(text(got.hosts[0]) != wanted.toString() &&
                    !text(got.fields[0]).contains(wanted.toString()));
        else if (name == QLatin1String("valid"))
            QVERIFY(text(got.fields[0]).contains(QLatin1String("Host: t.example\r\n")));
        else if (name == QLatin1String("absent"))
            for (const QJsonValue &field : wanted.toArray())
                QVERIFY(
                    !text(got.fields[0]).toLower().contains(field.toString() + QLatin1Char(':')));
    }
    // What is forwarded reads back as itself.
    const std::string again = got.methods[0] + " / HTTP/1.1\r\n" + got.fields[0] + "\r\n";
    const Outcome strict = parseRequest(again);
    QVERIFY2(!strict.fields.empty() && strict.fields == got.fields[0], strict.text.c_str());
}

void TestHttpRawCases::responses_data()
{
    addRows("raw-responses.json");
}

void TestHttpRawCases::responses()
{
    QFETCH(QJsonObject, entry);
    const QByteArray input = wire(entry.value(QLatin1String("response")));
    const QString expect = string(entry, "expect");
    const Outcome cut = parseResponse(view(input));
    QVERIFY2(!cut.text.starts_with("whole:"), cut.text.c_str());

    std::string_view rest = view(input);
    ResponseParser parser;
    ResponseHead head;
    ParseState state = ParseState::NeedMore;
    do {
        std::size_t consumed = 0;
        parser.reset();
        state = parser.feed(rest, consumed, head, Method::Get);
        rest.remove_prefix(consumed);
    } while (state == ParseState::Complete && head.status < 200);
    if (expect == QLatin1String("5xx")) {
        QVERIFY(state != ParseState::Complete);
        return;
    }
    if (state != ParseState::Complete) {
        QCOMPARE(expect, QStringLiteral("pass-or-5xx"));
        return;
    }
    const Outcome body = decodeBody(rest, head.framing, head.contentLength, true);
    if (expect == QLatin1String("truncated")) {
        QCOMPARE(text(body.text), QStringLiteral("failed"));
        return;
    }
    if (body.text == "failed") {
        QCOMPARE(expect, QStringLiteral("pass-or-5xx"));
        return;
    }
    QCOMPARE(int(head.status), entry.value(QLatin1String("status")).toInt(200));
    QCOMPARE(text(body.text),
             head.framing == Framing::UntilClose ? QStringLiteral("more") : QStringLiteral("end"));
    QCOMPARE(text(body.fields.substr(0, body.fields.find('|'))), string(entry, "body"));
}

QTEST_APPLESS_MAIN(TestHttpRawCases)
#include "tst_http_raw_cases.moc"

// JSON strings: escapes, repair of ill-formed UTF-8, and that a real JSON reader gets the text
// back.
#include "base/json_escape.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace signalbox;

class TestBaseJson : public QObject
{
    Q_OBJECT

private slots:
    void strings_data();
    void strings();
    void everyByteGivesValidJson();
};

void TestBaseJson::strings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray("") << QByteArray(R"("")");
    QTest::newRow("plain") << QByteArray("a b/c") << QByteArray(R"("a b/c")");
    QTest::newRow("quote and backslash") << QByteArray("a\"b\\c") << QByteArray(R"("a\"b\\c")");
    QTest::newRow("named escapes") << QByteArray("\b\f\n\r\t") << QByteArray(R"("\b\f\n\r\t")");
    QTest::newRow("other controls")
        << QByteArray("\x01\x1f\0x", 4) << QByteArray(R"("\u0001\u001f\u0000x")");
    QTest::newRow("UTF-8 stays") << QByteArray("gr\xC3\xBC\xC3\x9F \xF0\x9F\x98\x80")
                                 << QByteArray("\"gr\xC3\xBC\xC3\x9F \xF0\x9F\x98\x80\"");
    QTest::newRow("a lone continuation byte")
        << QByteArray("a\x80z") << QByteArray("\"a\xEF\xBF\xBDz\"");
    QTest::newRow("a cut sequence is one replacement")
        << QByteArray("a\xE2\x82z") << QByteArray("\"a\xEF\xBF\xBDz\"");
    QTest::newRow("a cut sequence at the end")
        << QByteArray("a\xF0\x9F") << QByteArray("\"a\xEF\xBF\xBD\"");
    QTest::newRow("an overlong slash")
        << QByteArray("\xC0\xAF") << QByteArray("\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
    QTest::newRow("a surrogate") << QByteArray("\xED\xA0\x80")
                                 << QByteArray("\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    QTest::newRow("beyond U+10FFFF")
        << QByteArray("\xF4\x90\x80\x80")
        << QByteArray("\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

void TestBaseJson::strings()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    std::string out = "x";
    appendJsonString(out, std::string_view(text.constData(), std::size_t(text.size())));
    QCOMPARE(QByteArray::fromStdString(out), "x" + json);
    const auto document = QJsonDocument::fromJson("[" + json + "]");
    QCOMPARE(document.array().size(), 1);
    if (!json.contains("\xEF\xBF\xBD"))
        QCOMPARE(document.array().at(0).toString().toUtf8(), text);
}

void TestBaseJson::everyByteGivesValidJson()
{
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const char text[] = {char(first), char(second)};
            std::string out = "[";
            appendJsonString(out, std::string_view(text, 2));
            out += ']';
            QJsonParseError error;
            QJsonDocument::fromJson(QByteArray::fromStdString(out), &error);
            QVERIFY2(error.error == QJsonParseError::NoError, out.c_str());
        }
    }
}

QTEST_APPLESS_MAIN(TestBaseJson)
#include "tst_base_json.moc"

// The corpus of broken files: each says in its first lines what is wrong where. Every expected
// problem has to be reported at its place, and nothing else as an error; and the schema has to
// refuse what a schema can.
//
//   # expect: LINE[:COLUMN] WORDS OF THE MESSAGE OR HINT
//   # schema: accepts | none        (none: not a YAML tree at all)
#include "config/schema.h"
#include "config/yaml_tree.h"
#include "support/config_load.h"
#include "support/json_schema.h"

#include <QDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::testing;

namespace {

struct Expectation
{
    int line = 0;
    int column = 0; // 0: any
    QString words;
    bool met = false;
};

struct Header
{
    QList<Expectation> expectations;
    QString schema;
};

Header headerOf(const QByteArray &content)
{
    Header header;
    static const QRegularExpression expect(QStringLiteral("^# expect: (\\d+)(?::(\\d+))? (.+)$"));
    static const QRegularExpression schema(QStringLiteral("^# schema: (accepts|none)$"));
    for (const QByteArray &line : content.split('\n')) {
        const QString text = QString::fromUtf8(line);
        if (const auto found = expect.match(text); found.hasMatch())
            header.expectations << Expectation{found.captured(1).toInt(), found.captured(2).toInt(),
                                               found.captured(3)};
        else if (const auto kind = schema.match(text); kind.hasMatch())
            header.schema = kind.captured(1);
        else
            break;
    }
    return header;
}

QString folder()
{
    return QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/data/broken");
}

} // namespace

class TestConfigBroken : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(QDir(folder()).entryList({QStringLiteral("*.yaml")}).size() >= 70,
                 "the corpus is there");
    }

    void everyProblemIsReportedAtItsPlace_data() { rows(); }
    void everyProblemIsReportedAtItsPlace()
    {
        QFETCH(QString, path);
        const QByteArray content = contentOf(path);
        Header header = headerOf(content);
        QVERIFY2(!header.expectations.isEmpty(), "the file says what is wrong with it");

        const auto result = config::load(content.toStdString(), path.toStdString());
        QVERIFY(!result.config);
        QStringList surplus;
        for (const config::Diagnostic &d : result.diagnostics) {
            if (d.severity != config::Severity::Error)
                continue;
            const QString said = QString::fromStdString(d.message + " (" + d.hint + ')');
            bool expected = false;
            for (Expectation &e : header.expectations) {
                if (!e.met && e.line == d.mark.line &&
                    (e.column == 0 || e.column == d.mark.column) && said.contains(e.words)) {
                    e.met = expected = true;
                    break;
                }
            }
            if (!expected)
                surplus << QString::fromStdString(config::formatDiagnostic(d, "file"));
        }
        QStringList missing;
        for (const Expectation &e : header.expectations) {
            if (!e.met)
                missing << QStringLiteral("%1:%2 %3").arg(e.line).arg(e.column).arg(e.words);
        }
        const QString problem = QStringLiteral("\n  not reported: %1\n  not expected: %2")
                                    .arg(missing.join(QStringLiteral("\n    ")),
                                         surplus.join(QStringLiteral("\n    ")));
        QVERIFY2(missing.isEmpty() && surplus.isEmpty(), qPrintable(problem));
    }

    void aTextThatIsReadAlreadyNeedsNoReadingAgain_data() { rows(); }
    void aTextThatIsReadAlreadyNeedsNoReadingAgain()
    {
        QFETCH(QString, path);
        const std::string text = contentOf(path).toStdString(), file = path.toStdString();
        const config::YamlDocument document = config::readYaml(text);
        const config::RawResult raw = config::parseRaw(document);
        QCOMPARE(raw.diagnostics, config::parseRaw(text).diagnostics);
        QCOMPARE(config::load(raw, text, file).diagnostics, config::load(text, file).diagnostics);
    }

    void theSchemaAgrees_data() { rows(); }
    void theSchemaAgrees()
    {
        QFETCH(QString, path);
        const QByteArray content = contentOf(path);
        const QString expected = headerOf(content).schema;
        const auto document = config::readYaml(content.toStdString());
        QCOMPARE(document.root == nullptr, expected == QLatin1String("none"));
        if (!document.root)
            return;
        JsonSchema schema(QByteArray::fromStdString(config::jsonSchema()));
        QCOMPARE(schema.accepts(*document.root), expected == QLatin1String("accepts"));
        QCOMPARE(schema.unknownKeywords(), QStringList());
    }

private:
    static void rows()
    {
        QTest::addColumn<QString>("path");
        const QDir dir(folder());
        for (const QString &name :
             dir.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(name.chopped(5))) << dir.filePath(name);
    }
};

QTEST_APPLESS_MAIN(TestConfigBroken)
#include "tst_config_broken.moc"

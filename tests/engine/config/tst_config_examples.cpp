// The examples that ship, and the hand-written corpus: every one loads, and the schema thinks so
// too.
#include "config/field_walk.h"
#include "config/schema.h"
#include "config/yaml_tree.h"
#include "support/config_load.h"
#include "support/json_schema.h"

#include <QDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::testing;

namespace {

const QString kExamples = QStringLiteral(SIGNALBOX_SOURCE_DIR "/resources/examples");
const QString kHandwritten = QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/data/handwritten");

void collectKeys(const config::YamlNode &node, QSet<QString> &keys)
{
    for (const auto &item : node.items)
        collectKeys(*item, keys);
    for (const auto &pair : node.pairs) {
        keys.insert(QString::fromStdString(pair.key->scalar));
        collectKeys(*pair.value, keys);
    }
}

} // namespace

class TestConfigExamples : public QObject
{
    Q_OBJECT

private slots:
    void thereAreExamples()
    {
        QVERIFY(QDir(kExamples).entryList({QStringLiteral("*.yaml")}).size() >= 6);
    }

    void examplesLoadWithoutAWord_data() { rows(kExamples); }
    void examplesLoadWithoutAWord()
    {
        QFETCH(QString, path);
        const auto result = config::load(contentOf(path).toStdString(), path.toStdString());
        QCOMPARE(errorsOf(result.diagnostics), QStringList());
        QCOMPARE(warningsOf(result.diagnostics), QStringList());
        QVERIFY(result.config);
        QVERIFY(!result.config->routes.empty());
        QCOMPARE(result.config->file, path.toStdString());
    }

    void handwrittenFilesLoad_data() { rows(kHandwritten); }
    void handwrittenFilesLoad()
    {
        QFETCH(QString, path);
        const auto result = config::load(contentOf(path).toStdString(), path.toStdString());
        QCOMPARE(errorsOf(result.diagnostics), QStringList());
        QVERIFY(result.config);
    }

    void theSchemaAcceptsThem_data()
    {
        rows(kExamples);
        for (const QString &name : names(kHandwritten))
            QTest::newRow(qPrintable(QStringLiteral("handwritten ") + name))
                << QDir(kHandwritten).filePath(name);
    }
    void theSchemaAcceptsThem()
    {
        QFETCH(QString, path);
        const auto document = config::readYaml(contentOf(path).toStdString());
        QVERIFY(document.root);
        JsonSchema schema(QByteArray::fromStdString(config::jsonSchema()));
        QVERIFY(schema.accepts(*document.root));
        QCOMPARE(schema.unknownKeywords(), QStringList());
    }

    void theReferenceNamesEveryKey()
    {
        const auto document = config::readYaml(
            contentOf(kExamples + QStringLiteral("/full-reference.yaml")).toStdString());
        QVERIFY(document.root);
        QSet<QString> keys;
        collectKeys(*document.root, keys);
        std::vector<const config::FieldSet *> sets;
        config::collectSets(config::fileFields(), sets);
        QStringList missing;
        for (const config::FieldSet *set : sets) {
            for (const config::Field &field : set->fields) {
                const QString name =
                    QString::fromUtf8(field.name.data(), qsizetype(field.name.size()));
                if (field.served && !keys.contains(name))
                    missing << name;
            }
        }
        QCOMPARE(missing, QStringList());
    }

private:
    static QStringList names(const QString &folder)
    {
        return QDir(folder).entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name);
    }
    static void rows(const QString &folder)
    {
        QTest::addColumn<QString>("path");
        for (const QString &name : names(folder))
            QTest::newRow(qPrintable(name)) << QDir(folder).filePath(name);
    }
};

QTEST_APPLESS_MAIN(TestConfigExamples)
#include "tst_config_examples.moc"

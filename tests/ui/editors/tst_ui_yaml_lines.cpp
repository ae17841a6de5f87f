// What isn't touched in an editor stays byte for byte.
#include "editors/yaml_lines.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace signalbox::ui;

class TestYamlLines : public QObject
{
    Q_OBJECT
private slots:
    void edits_data()
    {
        QTest::addColumn<QByteArray>("old");
        QTest::addColumn<QStringList>("lines");
        QTest::addColumn<QByteArray>("expected");
        const auto s = [](const char *t) { return QString::fromUtf8(t); };
        QTest::newRow("nothing changed")
            << QByteArray("a\nb\n") << QStringList{s("a"), s("b"), s("")} << QByteArray("a\nb\n");
        QTest::newRow("a changed line")
            << QByteArray("a\nb\nc") << QStringList{s("a"), s("x"), s("c")}
            << QByteArray("a\nx\nc");
        QTest::newRow("Windows line ends stay, and new lines get them")
            << QByteArray("a\r\nb\r\n") << QStringList{s("a"), s("x"), s("b"), s("")}
            << QByteArray("a\r\nx\r\nb\r\n");
        QTest::newRow("mixed line ends stay where nothing is touched")
            << QByteArray("a\nb\r\nc\n") << QStringList{s("a"), s("b"), s("d"), s("")}
            << QByteArray("a\nb\r\nd\n");
        QTest::newRow("a line behind a last one without line end")
            << QByteArray("a") << QStringList{s("a"), s("b")} << QByteArray("a\nb");
        QTest::newRow("the last line end goes")
            << QByteArray("a\n") << QStringList{s("a")} << QByteArray("a");
        QTest::newRow("everything goes")
            << QByteArray("a\nb") << QStringList{s("")} << QByteArray("");
        QTest::newRow("a byte order mark stays") << QByteArray("\xEF\xBB\xBF"
                                                               "a\n")
                                                 << QStringList{s("b"), s("")}
                                                 << QByteArray("\xEF\xBB\xBF"
                                                               "b\n");
        QTest::newRow("bytes that aren't UTF-8 stay in other lines")
            << QByteArray("a\xFF\nb\n") << QStringList{QStringLiteral(u"a\uFFFD"), s("c"), s("")}
            << QByteArray("a\xFF\nc\n");
        QTest::newRow("the same line twice")
            << QByteArray("a\na\n") << QStringList{s("a"), s("a"), s("a"), s("")}
            << QByteArray("a\na\na\n");
    }
    void edits()
    {
        QFETCH(QByteArray, old);
        QFETCH(QStringList, lines);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(editedText(old.toStdString(), lines)), expected);
    }

    void everyHandWrittenFileComesBackUnchanged_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/data/handwritten"));
        for (const QFileInfo &file : folder.entryInfoList({QStringLiteral("*.yaml")}, QDir::Files))
            QTest::newRow(qPrintable(file.fileName())) << file.filePath();
    }
    void everyHandWrittenFileComesBackUnchanged()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string text = file.readAll().toStdString();
        QStringList lines = shownLines(text);
        QVERIFY(editedText(text, lines) == text);
        // A line in, the same line out again.
        QRandomGenerator random(3);
        for (int i = 0; i < 20; ++i) {
            QStringList more = lines;
            const auto at = random.bounded(int(lines.size()));
            more.insert(at, QStringLiteral("# in between"));
            const std::string longer = editedText(text, more);
            QVERIFY(longer != text);
            QVERIFY(editedText(longer, lines) == text);
        }
    }
};

QTEST_GUILESS_MAIN(TestYamlLines)
#include "tst_ui_yaml_lines.moc"

// What others write into a file that isn't served: told, however they write it.
#include "desktop/file_watch.h"
#include "desktop/text_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox::desktop;

class TestFileWatch : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("signalbox.yaml"));
        QVERIFY(writeTextFile(m_file, "one").isEmpty());
        m_watch = std::make_unique<FileWatch>();
        connect(m_watch.get(), &FileWatch::read, this,
                [this](const QString &, const std::string &text) { m_text = text; });
        m_text.clear();
        m_watch->setFile(m_file);
        QTRY_COMPARE(m_text, std::string("one"));
    }
    void cleanup() { m_watch.reset(); }

    void aFileThatIsWrittenInPlaceIsTold()
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("two");
        file.close();
        QTRY_COMPARE(m_text, std::string("two"));
    }

    void aFileThatIsReplacedIsToldEveryTime()
    {
        for (const char *text : {"two", "three", "four"}) {
            QVERIFY(writeTextFile(m_file, text).isEmpty());
            QTRY_COMPARE(m_text, std::string(text));
        }
    }

    void aFileThatComesBackIsTold()
    {
        QVERIFY(QFile::remove(m_file));
        QTest::qWait(150);
        QCOMPARE(m_text, std::string("one"));
        QVERIFY(writeTextFile(m_file, "back").isEmpty());
        QTRY_COMPARE(m_text, std::string("back"));
    }

    void aFileThatIsNoLongerWatchedIsnt()
    {
        m_watch->setFile({});
        QVERIFY(writeTextFile(m_file, "two").isEmpty());
        QTest::qWait(200);
        QCOMPARE(m_text, std::string("one"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<FileWatch> m_watch;
    std::string m_text;
};

QTEST_GUILESS_MAIN(TestFileWatch)
#include "tst_ui_file_watch.moc"

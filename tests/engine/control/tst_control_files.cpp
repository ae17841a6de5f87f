// Files by the bytes of their names: found, made absolute, read; and what isn't a file is refused.
#include "control/files.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <memory>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace signalbox;
using namespace signalbox::control;
namespace fs = std::filesystem;

class FilesTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_root = fs::canonical(m_folder->path().toStdString());
        m_before = fs::current_path();
    }
    void cleanup()
    {
        fs::current_path(m_before);
        m_folder.reset();
    }

    void readsUpToALimit_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("limit");
        for (const int size : {0, 1, 4095, 4096, 4097, 100'000}) {
            for (const int limit : {1, 4096, 1'000'000})
                QTest::addRow("%d of %d", limit, size) << size << limit;
        }
    }
    void readsUpToALimit()
    {
        QFETCH(int, size);
        QFETCH(int, limit);
        std::string text;
        for (int i = 0; i < size; ++i)
            text += char('a' + i % 23);
        write(m_root / "a", text);
        const auto read = readWholeFile(m_root / "a", std::size_t(limit));
        QVERIFY(read.ok());
        QCOMPARE(*read, text.substr(0, std::size_t(limit)));
    }

    void refusesWhatIsNoFile_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << QStringLiteral("none") << QStringLiteral("no such file");
        QTest::newRow("below a file") << QStringLiteral("file/x") << QStringLiteral("no such file");
        QTest::newRow("a folder") << QStringLiteral("folder") << QStringLiteral("is a folder");
        QTest::newRow("a pipe") << QStringLiteral("fifo") << QStringLiteral("is a pipe");
        QTest::newRow("a link to a pipe") << QStringLiteral("link") << QStringLiteral("is a pipe");
        QTest::newRow("a socket") << QStringLiteral("socket") << QStringLiteral("regular file");
        QTest::newRow("a device") << QStringLiteral("/dev/null") << QStringLiteral("is a device");
    }
    void refusesWhatIsNoFile()
    {
        QFETCH(QString, what);
        QFETCH(QString, words);
        write(m_root / "file", "x");
        fs::create_directory(m_root / "folder");
        QCOMPARE(::mkfifo((m_root / "fifo").c_str(), 0600), 0);
        fs::create_symlink("fifo", m_root / "link");
        const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        (m_root / "socket").string().copy(address.sun_path, sizeof address.sun_path - 1);
        QCOMPARE(::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        const std::string path = m_root / what.toStdString();
        const auto read = readWholeFile(path);
        QVERIFY(!read.ok());
        QVERIFY2(read.error().text().find(words.toStdString()) != std::string::npos,
                 read.error().text().c_str());
        QVERIFY(read.error().text().find(path) != std::string::npos);
        const auto found = findConfigFile(path);
        QVERIFY(!found.ok());
        QCOMPARE(found.error().type(), ErrorType::NotFound);
        QVERIFY2(found.error().text().find(words.toStdString()) != std::string::npos,
                 found.error().text().c_str());
        ::close(fd);
    }

    void findsTheNearest_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("found");
        QTest::newRow("here") << QStringList{QStringLiteral("a/b/signalbox.yaml"),
                                             QStringLiteral("a/signalbox.yaml")}
                              << QStringLiteral("a/b/signalbox.yaml");
        QTest::newRow("in a parent")
            << QStringList{QStringLiteral("a/signalbox.yaml"), QStringLiteral("signalbox.yaml")}
            << QStringLiteral("a/signalbox.yaml");
        QTest::newRow("hidden") << QStringList{QStringLiteral("a/.signalbox.yaml")}
                                << QStringLiteral("a/.signalbox.yaml");
        QTest::newRow("hidden beside the other")
            << QStringList{QStringLiteral("a/.signalbox.yaml"), QStringLiteral("a/signalbox.yaml")}
            << QStringLiteral("a/signalbox.yaml");
        QTest::newRow("hidden but nearer")
            << QStringList{QStringLiteral("a/b/.signalbox.yaml"), QStringLiteral("signalbox.yaml")}
            << QStringLiteral("a/b/.signalbox.yaml");
        QTest::newRow("a folder of that name is none")
            << QStringList{QStringLiteral("a/b/signalbox.yaml/x"), QStringLiteral("signalbox.yaml")}
            << QStringLiteral("signalbox.yaml");
    }
    void findsTheNearest()
    {
        QFETCH(QStringList, files);
        QFETCH(QString, found);
        fs::create_directories(m_root / "a" / "b");
        for (const QString &file : files) {
            const fs::path path = m_root / file.toStdString();
            fs::create_directories(path.parent_path());
            write(path, "version: 1\n");
        }
        fs::current_path(m_root / "a" / "b");
        const auto result = findConfigFile({});
        QVERIFY(result.ok());
        QCOMPARE(*result, (m_root / found.toStdString()).string());
    }

    void pathsKeepTheirBytes()
    {
        const std::string name = "l\xFF\xE9 .yaml";
        write(m_root / name, "x");
        fs::current_path(m_root);
        QCOMPARE(*findConfigFile(name), (m_root / name).string());
        QCOMPARE(canonicalFile("./" + name), (m_root / name).string());
        QCOMPARE(*readWholeFile(name), std::string("x"));
    }

    void absoluteIsWhereThePathLeads()
    {
        fs::create_directories(m_root / "real" / "deep");
        fs::create_directory_symlink("real/deep", m_root / "link");
        write(m_root / "real" / "a.yaml", "x");
        fs::current_path(m_root);
        QCOMPARE(absolutePath("a.yaml"), (m_root / "a.yaml").string());
        QCOMPARE(absolutePath("./link/./a.yaml"), (m_root / "link" / "a.yaml").string());
        QCOMPARE(absolutePath("link/../a.yaml"), (m_root / "real" / "a.yaml").string());
        QCOMPARE(absolutePath("none/../a.yaml"), (m_root / "a.yaml").string());
        QCOMPARE(absolutePath("/a//b/./c"), std::string("/a/b/c"));
    }

private:
    static void write(const fs::path &path, const std::string &text)
    {
        std::ofstream(path, std::ios::binary) << text;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root, m_before;
};

QTEST_GUILESS_MAIN(FilesTest)
#include "tst_control_files.moc"

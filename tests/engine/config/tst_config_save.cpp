// Saving: all or nothing, in real folders.
#include "config/save_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <thread>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace signalbox;
using namespace signalbox::config;

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

void put(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

unsigned mode(const QString &path)
{
    struct stat info
    {
    };
    return ::stat(path.toUtf8().constData(), &info) == 0 ? info.st_mode & 07777 : 0;
}

/// Every entry, temporary files too.
QStringList entries(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System |
                                  QDir::NoDotAndDotDot);
}

} // namespace

class TestConfigSave : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsTheDigestOfWhatItWrote();
    void createsAFileAsTheUmaskWants();
    void keepsPermissions_data();
    void keepsPermissions();
    void replacesTheFileUnderItsReaders();
    void keepsLinksAndReplacesTheirTarget();
    void createsTheTargetOfALinkThatLeadsNowhere();
    void refuses_data();
    void refuses();
    void leavesTheOldFileWhenTheDiskIsFull();
    void leavesAReadOnlyFileAlone();
    void readersNeverSeeHalfAFile();

private:
    QString at(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    std::string path(const char *name) const { return at(name).toStdString(); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestConfigSave::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestConfigSave::tellsTheDigestOfWhatItWrote()
{
    const Result<Digest> saved = saveFile(path("f.yaml"), "abc");
    QVERIFY(saved.ok());
    // FIPS 180-2, appendix B.1
    QCOMPARE(*saved, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QCOMPARE(digestOfText(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QCOMPARE(content(at("f.yaml")), QByteArray("abc"));
    QCOMPARE(entries(m_folder->path()), QStringList{QStringLiteral("f.yaml")});
}

void TestConfigSave::createsAFileAsTheUmaskWants()
{
    const mode_t before = ::umask(027);
    const Result<Digest> saved = saveFile(path("new.yaml"), "a: 1\n");
    ::umask(before);
    QVERIFY(saved.ok());
    QCOMPARE(mode(at("new.yaml")), 0640u);
}

void TestConfigSave::keepsPermissions_data()
{
    QTest::addColumn<unsigned>("bits");
    QTest::newRow("for the owner alone") << 0600u;
    QTest::newRow("for everybody") << 0666u;
    QTest::newRow("a program, of all things") << 0755u;
    QTest::newRow("for the group") << 0660u;
}

void TestConfigSave::keepsPermissions()
{
    QFETCH(unsigned, bits);
    put(at("f.yaml"), "old");
    QVERIFY(::chmod(path("f.yaml").c_str(), bits) == 0);
    QVERIFY(saveFile(path("f.yaml"), "new").ok());
    QCOMPARE(content(at("f.yaml")), QByteArray("new"));
    QCOMPARE(mode(at("f.yaml")), bits);
}

void TestConfigSave::replacesTheFileUnderItsReaders()
{
    put(at("f.yaml"), "the old content");
    QFile reader(at("f.yaml"));
    QVERIFY(reader.open(QIODevice::ReadOnly));
    QVERIFY(saveFile(path("f.yaml"), "new").ok());
    QCOMPARE(reader.readAll(),
             QByteArray("the old content")); // the old file is still there for who has it open
    QCOMPARE(content(at("f.yaml")), QByteArray("new"));
}

void TestConfigSave::keepsLinksAndReplacesTheirTarget()
{
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("real/deep")));
    put(at("real/deep/f.yaml"), "old");
    QVERIFY(QFile::link(QStringLiteral("real/deep/f.yaml"), at("relative.yaml")));
    QVERIFY(QFile::link(at("relative.yaml"), at("absolute.yaml")));
    QVERIFY(saveFile(path("absolute.yaml"), "new").ok());
    QCOMPARE(content(at("real/deep/f.yaml")), QByteArray("new"));
    QVERIFY(QFileInfo(at("relative.yaml")).isSymLink());
    QVERIFY(QFileInfo(at("absolute.yaml")).isSymLink());
    QVERIFY(!QFileInfo(at("real/deep/f.yaml")).isSymLink());
    QCOMPARE(entries(at("real/deep")), QStringList{QStringLiteral("f.yaml")});
}

void TestConfigSave::createsTheTargetOfALinkThatLeadsNowhere()
{
    QVERIFY(QFile::link(QStringLiteral("later.yaml"), at("link.yaml")));
    QVERIFY(saveFile(path("link.yaml"), "new").ok());
    QVERIFY(QFileInfo(at("link.yaml")).isSymLink());
    QCOMPARE(content(at("later.yaml")), QByteArray("new"));
}

void TestConfigSave::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorType>("type");
    QTest::newRow("a folder") << QStringLiteral("folder") << ErrorType::Io;
    QTest::newRow("a link to a folder") << QStringLiteral("to-folder") << ErrorType::Io;
    QTest::newRow("a folder that isn't there")
        << QStringLiteral("missing/f.yaml") << ErrorType::NotFound;
    QTest::newRow("links in a circle") << QStringLiteral("circle") << ErrorType::Io;
    QTest::newRow("a pipe") << QStringLiteral("pipe") << ErrorType::Io;
    QTest::newRow("a file taken for a folder") << QStringLiteral("file/f.yaml") << ErrorType::Io;
}

void TestConfigSave::refuses()
{
    QFETCH(QString, name);
    QFETCH(ErrorType, type);
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder")));
    QVERIFY(QFile::link(QStringLiteral("folder"), at("to-folder")));
    QVERIFY(QFile::link(QStringLiteral("circle"), at("circle")));
    QVERIFY(::mkfifo(path("pipe").c_str(), 0600) == 0);
    put(at("file"), "x");
    const QStringList before = entries(m_folder->path());
    const Result<Digest> saved = saveFile(m_folder->filePath(name).toStdString(), "new");
    QVERIFY(!saved.ok());
    QVERIFY2(saved.error().type() == type, saved.error().text().c_str());
    QCOMPARE(entries(m_folder->path()), before);
    QVERIFY(entries(at("folder")).isEmpty());
    QCOMPARE(content(at("file")), QByteArray("x"));
}

/// A limit on file sizes fails writes halfway, as a full disk does. In a process of its own: limits
/// can't be raised again.
void TestConfigSave::leavesTheOldFileWhenTheDiskIsFull()
{
    put(at("f.yaml"), "old");
    const std::string file = path("f.yaml");
    const std::string large(100000, 'x');
    const pid_t child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{8192, 8192};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
            ::_exit(2);
        ::_exit(saveFile(file, large).ok() ? 1 : 0);
    }
    int status = -1;
    QVERIFY(::waitpid(child, &status, 0) == child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0); // it failed
    QCOMPARE(content(at("f.yaml")), QByteArray("old"));
    QCOMPARE(entries(m_folder->path()), QStringList{QStringLiteral("f.yaml")});
}

/// Nothing is read-only for root: a child that has given up its rights tries.
void TestConfigSave::leavesAReadOnlyFileAlone()
{
    const auto refusedToOthers = [](const std::string &file) {
        const pid_t child = ::fork();
        if (child == 0) {
            constexpr unsigned nobody = 65534;
            if (::geteuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0))
                ::_exit(2);
            const Result<Digest> saved = saveFile(file, "new");
            ::_exit(!saved && saved.error().type() == ErrorType::PermissionDenied ? 0 : 1);
        }
        int status = -1;
        return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) &&
               WEXITSTATUS(status) == 0;
    };
    put(at("f.yaml"), "old");
    const std::string folder = m_folder->path().toStdString();
    QVERIFY(::chmod(path("f.yaml").c_str(), 0444) == 0);
    QVERIFY(::chmod(folder.c_str(), 0777) == 0);
    QVERIFY(refusedToOthers(path("f.yaml")));
    QVERIFY(::chmod(path("f.yaml").c_str(), 0666) == 0);
    QVERIFY(::chmod(folder.c_str(), 0555) == 0);
    QVERIFY(refusedToOthers(path("f.yaml")));
    QVERIFY(::chmod(folder.c_str(), 0755) == 0);
    QCOMPARE(content(at("f.yaml")), QByteArray("old"));
    QCOMPARE(entries(m_folder->path()), QStringList{QStringLiteral("f.yaml")});
}

void TestConfigSave::readersNeverSeeHalfAFile()
{
    const std::string one(50000, '1');
    const std::string two(80000, '2');
    QVERIFY(saveFile(path("f.yaml"), one).ok());
    std::atomic<bool> done{false};
    std::atomic<int> torn{0};
    std::atomic<int> reads{0};
    const QString name = at("f.yaml");
    std::thread reader([&] {
        while (!done) {
            const QByteArray seen = content(name);
            const bool whole =
                seen == QByteArray::fromStdString(one) || seen == QByteArray::fromStdString(two);
            torn += whole ? 0 : 1;
            ++reads;
        }
    });
    bool ok = true;
    for (int i = 0; i < 50; ++i)
        ok = ok && saveFile(path("f.yaml"), i % 2 ? one : two).ok();
    while (reads < 10)
        std::this_thread::yield();
    done = true;
    reader.join();
    QVERIFY(ok);
    QCOMPARE(torn.load(), 0);
}

QTEST_APPLESS_MAIN(TestConfigSave)
#include "tst_config_save.moc"

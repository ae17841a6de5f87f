// The access log as a whole: lines reach the file from many workers, through rotation, full disks
// and stuck pipes.
#include "stats/access_log.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <thread>

using namespace signalbox;
using namespace signalbox::stats;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ExchangeRecord record(std::string_view path)
{
    ExchangeRecord r;
    r.method = "GET";
    r.host = "h";
    r.path = path;
    r.status = 200;
    return r;
}

QString pathOf(const QByteArray &line)
{
    return QJsonDocument::fromJson(line).object().value(QLatin1String("path")).toString();
}

/// Lines without their ends; fails when the last one has none.
QList<QByteArray> lines(const QByteArray &text)
{
    QList<QByteArray> all = text.split('\n');
    if (all.takeLast().isEmpty())
        return all;
    return {};
}

std::unique_ptr<AccessLog>
opened(const QString &path, AccessLogFormat format = AccessLogFormat::Json, unsigned workers = 1)
{
    auto log = AccessLog::open(path.toStdString(), format, workers);
    return log ? std::move(*log) : nullptr;
}

} // namespace

class AccessLogTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void flushedLinesAreInTheFileInOrder()
    {
        const auto log = opened(file());
        QVERIFY(log);
        log->write(0, record("/1"));
        log->write(0, record("/2"));
        log->flush();
        const auto all = lines(contents(file()));
        QCOMPARE(all.size(), 2);
        QCOMPARE(pathOf(all[0]), QStringLiteral("/1"));
        QCOMPARE(pathOf(all[1]), QStringLiteral("/2"));
        QCOMPARE(log->dropped(), 0U);
    }

    void linesArriveByThemselvesSoonAfterAPauseToo()
    {
        const auto log = opened(file());
        log->write(0, record("/1"));
        QTRY_COMPARE(lines(contents(file())).size(), 1);
        log->write(0, record("/2"));
        QTRY_COMPARE(lines(contents(file())).size(), 2);
    }

    void closingWritesTheRest()
    {
        opened(file(), AccessLogFormat::Combined)->write(0, record("/1"));
        QCOMPARE(
            contents(file()),
            QByteArray(
                "h - - - [01/Jan/1970:00:00:00 +0000] \"GET /1 HTTP/1.1\" 200 0 \"-\" \"-\"\n"));
    }

    void anExistingFileIsAppendedToAndANewOneIsPrivate()
    {
        QFile old(file());
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("before\n");
        old.close();
        opened(file())->write(0, record("/1"));
        QVERIFY(contents(file()).startsWith("before\n{"));

        opened(file("new.log"))->write(0, record("/1"));
        struct stat info
        {
        };
        QCOMPARE(::stat(file("new.log").toUtf8().constData(), &info), 0);
        QCOMPARE(info.st_mode & 0137, mode_t(0)); // nothing for others, no write for the group
    }

    void openErrors_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("type");
        QTest::newRow("a folder that isn't there")
            << QStringLiteral("none/access.log") << int(ErrorType::NotFound);
        QTest::newRow("the name is a folder's") << QStringLiteral(".") << int(ErrorType::Io);
    }
    void openErrors()
    {
        QFETCH(QString, name);
        auto log = AccessLog::open(file(name).toStdString(), AccessLogFormat::Json, 1);
        QVERIFY(!log.ok());
        QTEST(int(log.error().type()), "type");
        QVERIFY(QString::fromStdString(log.error().message()).contains(file(name)));
    }

    void afterARenameTheOldFileIsUsedUntilReopened()
    {
        const auto log = opened(file());
        log->write(0, record("/1"));
        log->flush();
        QVERIFY(QFile::rename(file(), file("old.log")));
        log->write(0, record("/2"));
        QVERIFY(log->reopen().ok());
        log->write(0, record("/3"));
        log->flush();
        const auto before = lines(contents(file("old.log")));
        const auto after = lines(contents(file()));
        QCOMPARE(before.size(), 2);
        QCOMPARE(pathOf(before[1]), QStringLiteral("/2"));
        QCOMPARE(after.size(), 1);
        QCOMPARE(pathOf(after[0]), QStringLiteral("/3"));
    }

    void aReopenThatFailsKeepsTheOldFile()
    {
        QVERIFY(QDir().mkpath(file("logs")));
        const auto log = opened(file("logs/access.log"));
        QVERIFY(QFile::rename(file("logs"), file("moved")));
        auto reopened = log->reopen();
        QVERIFY(!reopened.ok());
        QCOMPARE(int(reopened.error().type()), int(ErrorType::NotFound));
        log->write(0, record("/1"));
        log->flush();
        QCOMPARE(lines(contents(file("moved/access.log"))).size(), 1);
    }

    void reopeningUnderLoadLosesAndTearsNothing()
    {
        const auto log = opened(file());
        std::atomic<bool> stop{false};
        std::uint64_t written = 0;
        std::thread worker([&] {
            while (!stop) {
                const std::string path = "/" + std::to_string(written++);
                log->write(0, record(path));
                if (written % 256 == 0)
                    std::this_thread::yield();
            }
        });
        for (int i = 0; i < 10; ++i) {
            QVERIFY(QFile::rename(file(), file("access.log.%1").arg(i)));
            QVERIFY(log->reopen().ok());
        }
        stop = true;
        worker.join();
        log->flush();
        quint64 next = 0;
        for (int i = 0; i <= 10; ++i) {
            const QString name = i < 10 ? file("access.log.%1").arg(i) : file();
            for (const QByteArray &line : lines(contents(name))) {
                // Between two lines in a row only counted drops may lie.
                const quint64 number = pathOf(line).mid(1).toULongLong();
                QVERIFY(number >= next);
                next = number + 1;
                ++m_seen;
            }
        }
        QCOMPARE(m_seen + log->dropped(), written);
    }

    void aFullDiskIsCountedAndNotFatal()
    {
        const auto log = opened(QStringLiteral("/dev/full"));
        QVERIFY(log);
        for (int i = 0; i < 3; ++i)
            log->write(0, record("/1"));
        log->flush();
        QCOMPARE(log->dropped(), 3U);
        log->write(0, record("/1"));
        log->flush();
        QCOMPARE(log->dropped(), 4U);
    }

    /// A limit on the file's size stands for a disk that fills in the middle of a line and is made
    /// room on later.
    void aLineCutByAFullDiskDoesNotRunIntoTheNextOne()
    {
        const auto log = opened(file());
        log->write(0, record("/1"));
        log->flush();
        const auto size = rlim_t(contents(file()).size());
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit limited{size + size / 2, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limited), 0);
        log->write(0, record("/2"));
        log->flush();
        ::setrlimit(RLIMIT_FSIZE, &before);
        QCOMPARE(log->dropped(), 1U);
        QCOMPARE(contents(file()).size(), qsizetype(limited.rlim_cur));

        log->write(0, record("/3"));
        log->flush();
        const auto all = lines(contents(file()));
        QCOMPARE(all.size(), 3);
        QCOMPARE(pathOf(all[0]), QStringLiteral("/1"));
        QVERIFY(all[1].startsWith("{\"time\"") && !all[1].endsWith('}'));
        QCOMPARE(pathOf(all[2]), QStringLiteral("/3"));
    }

    void pastFourMebibytesLinesAreDroppedAndCountedWithoutBlocking()
    {
        // A FIFO that nobody reads is a disk that stands still.
        const int reader = makePipeLog();
        QVERIFY(reader >= 0);
        const std::string path = "/" + std::string(1000, 'x');
        const std::size_t size = [&] {
            opened(file("one.log"))->write(0, record(path));
            return std::size_t(contents(file("one.log")).size());
        }();
        std::uint64_t written = 0;
        for (; written < 6000; ++written)
            m_log->write(0, record(path));
        const std::uint64_t kept = written - m_log->dropped();
        QVERIFY(kept * size >= 4U * 1024 * 1024);
        QVERIFY(kept * size <=
                (4U * 1024 + 256) * 1024); // one block and what the pipe itself holds
        // Once it is read again, everything kept arrives, whole, and new lines are taken.
        std::uint64_t seen = 0;
        QByteArray text;
        std::array<char, 65536> buffer{};
        const auto readUntil = [&](std::uint64_t count) {
            while (seen < count) {
                const ssize_t n = ::read(reader, buffer.data(), buffer.size());
                if (n <= 0)
                    return false;
                seen += std::uint64_t(std::count(buffer.begin(), buffer.begin() + n, '\n'));
                text.append(buffer.data(), n);
            }
            return true;
        };
        QVERIFY(readUntil(kept));
        m_log->write(0, record("/after"));
        QVERIFY(readUntil(kept + 1));
        const auto all = lines(text);
        QCOMPARE(std::uint64_t(all.size()), kept + 1);
        QCOMPARE(pathOf(all.last()), QStringLiteral("/after"));
        QCOMPARE(m_log->dropped(), written - kept);
        m_log.reset();
        ::close(reader);
    }

    void aPipeThatNobodyReadsDoesNotKeepTheProgramFromEnding()
    {
        const int reader = makePipeLog();
        QVERIFY(reader >= 0);
        const std::string path(1000, 'x');
        for (int i = 0; i < 200; ++i)
            m_log->write(0, record(path));
        m_log.reset(); // must return
        ::close(reader);
    }

    void aClosedPipeIsCountedAndRaisesNoSignal()
    {
        const int reader = makePipeLog();
        QVERIFY(reader >= 0);
        ::close(reader);
        m_log->write(0, record("/1"));
        m_log->flush();
        QCOMPARE(m_log->dropped(), 1U);
        m_log.reset();
    }

    void linesLongerThanABlockArriveWhole()
    {
        const auto log = opened(file());
        const std::string longPath(200'000, '\x02');
        log->write(0, record("/1"));
        log->write(0, record(longPath));
        log->write(0, record("/2"));
        log->flush();
        const auto all = lines(contents(file()));
        QCOMPARE(all.size(), 3);
        QCOMPARE(pathOf(all[0]), QStringLiteral("/1"));
        QCOMPARE(pathOf(all[1]), QString(200'000, QChar(2)));
        QCOMPARE(pathOf(all[2]), QStringLiteral("/2"));
    }

    void everyWorkersLinesArriveWholeAndInTheirOrder()
    {
        constexpr unsigned workers = 3;
        constexpr int each = 5000;
        const auto log = opened(file(), AccessLogFormat::Json, workers);
        std::vector<std::thread> threads;
        for (unsigned w = 0; w < workers; ++w) {
            threads.emplace_back([&log, w] {
                const std::string listener = std::to_string(w);
                for (int i = 0; i < each; ++i) {
                    const std::string path = "/" + std::to_string(i);
                    ExchangeRecord r = record(path);
                    r.listener = listener;
                    log->write(w, r);
                    if (i % 1000 == 999)
                        log->dropped(); // may be read by anybody meanwhile
                }
            });
        }
        for (int i = 0; i < 5; ++i)
            log->flush();
        for (auto &thread : threads)
            thread.join();
        log->flush();
        QCOMPARE(log->dropped(), 0U);
        std::array<int, workers> next{};
        for (const QByteArray &line : lines(contents(file()))) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            const auto worker =
                std::size_t(object.value(QLatin1String("listener")).toString().toInt());
            QVERIFY(worker < workers);
            QCOMPARE(object.value(QLatin1String("path")).toString(),
                     QStringLiteral("/%1").arg(next[worker]));
            ++next[worker];
        }
        for (const int count : next)
            QCOMPARE(count, each);
    }

private:
    QString file(const char *name = "access.log") const { return file(QLatin1String(name)); }
    QString file(const QString &name) const { return m_dir->filePath(name); }

    /// Opens m_log on a FIFO and returns its reading end.
    int makePipeLog()
    {
        const QByteArray path = file("pipe").toUtf8();
        if (::mkfifo(path.constData(), 0600) != 0)
            return -1;
        const int reader = ::open(path.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        m_log = opened(file("pipe"));
        ::fcntl(reader, F_SETFL, 0); // reads wait from here on
        return m_log ? reader : -1;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<AccessLog> m_log;
    std::uint64_t m_seen = 0;
};

QTEST_APPLESS_MAIN(AccessLogTest)
#include "tst_stats_access_log.moc"

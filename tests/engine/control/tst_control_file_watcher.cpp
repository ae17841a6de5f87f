// The file watcher: every way in which a configuration file is changed in real life, with both ways
// of being told.
#include "config/save_file.h"
#include "control/file_watcher.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include <sys/stat.h>

using namespace signalbox;
using namespace signalbox::control;
namespace fs = std::filesystem;

namespace {

void write(const fs::path &path, const std::string &text)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

void writeAndRename(const fs::path &path, const std::string &text)
{
    const fs::path temporary = path.string() + ".tmp";
    write(temporary, text);
    fs::rename(temporary, path);
}

/// A link that is swapped in one step, as `ln -sfn` with rename and Kubernetes do it.
void relink(const fs::path &link, const fs::path &target)
{
    const fs::path temporary = link.string() + ".new";
    fs::create_symlink(target, temporary);
    fs::rename(temporary, link);
}

/// Longer than the watcher's debounce: what hasn't come by then isn't coming.
constexpr int quietMs = FileWatcher::debounceMs * 4;

} // namespace

class FileWatcherTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_root = m_folder->path().toStdString();
        m_file = m_root / "signalbox.yaml";
    }
    void cleanup() { m_folder.reset(); }

    void tellsWhereLinksLead()
    {
        for (const char *name : {"a", "b"}) {
            fs::create_directories(m_root / name);
            write(m_root / name / "signalbox.yaml", "same\n");
        }
        fs::create_symlink("a/signalbox.yaml", m_file);
        FileWatcher watcher(m_file, makePathEvents());
        QSignalSpy changed(&watcher, &FileWatcher::changed);
        QSignalSpy led(&watcher, &FileWatcher::ledElsewhere);
        watcher.start(config::digestOfText("same\n"));
        QCOMPARE(led.size(), 1); // not known before
        relink(m_file, "b/signalbox.yaml");
        QTRY_COMPARE(led.size(), 2);
        write(m_root / "b" / "signalbox.yaml", "other\n");
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(led.size(), 2);
    }

    void seesWritesThroughAnotherHardLink()
    {
        fs::create_directories(m_root / "elsewhere");
        const fs::path other = m_root / "elsewhere" / "other.yaml";
        write(other, "a\n");
        fs::create_hard_link(other, m_file);
        FileWatcher watcher(m_file, makePathEvents());
        QSignalSpy changed(&watcher, &FileWatcher::changed);
        watcher.start(config::digestOfText("a\n"));
        for (int i = 1; i <= 2; ++i) {
            write(other, std::string(std::size_t(i), 'b') + "\n");
            QTRY_COMPARE(changed.size(), i);
        }
        writeAndRename(other, "not ours\n");
        QTest::qWait(quietMs);
        QCOMPARE(changed.size(), 2);
    }

    void aPipeDoesNotHoldItUp()
    {
        write(m_file, "a\n");
        FileWatcher watcher(m_file, makePathEvents());
        QSignalSpy missing(&watcher, &FileWatcher::missing);
        QSignalSpy changed(&watcher, &FileWatcher::changed);
        watcher.start(config::digestOfText("a\n"));
        const fs::path fifo = m_root / "fifo";
        QCOMPARE(::mkfifo(fifo.c_str(), 0600), 0);
        fs::rename(fifo, m_file);
        QTRY_COMPARE(missing.size(), 1);
        QCOMPARE(missing.at(0).at(0).toBool(), true);
        writeAndRename(m_file, "b\n");
        QTRY_COMPARE(changed.size(), 1);
    }

    void tellsOfEveryKindOfChange_data()
    {
        QTest::addColumn<bool>("inotify");
        QTest::addColumn<QString>("kind");
        for (const bool inotify : {true, false}) {
            for (const char *kind : {"written in place", "appended", "written and renamed",
                                     "moved away and written anew", "deleted and created",
                                     "link swapped", "folder link swapped", "data link swapped",
                                     "target of the link written", "folder replaced"})
                QTest::newRow(
                    (std::string(kind) + (inotify ? ", inotify" : ", QFileSystemWatcher")).c_str())
                    << inotify << QString::fromLatin1(kind);
        }
    }
    void tellsOfEveryKindOfChange()
    {
        QFETCH(bool, inotify);
        QFETCH(QString, kind);
        const std::string what = kind.toStdString();
        fs::path watched = m_file;
        if (what == "link swapped" || what == "target of the link written") {
            fs::create_directories(m_root / "a");
            fs::create_directories(m_root / "b");
            write(m_root / "a/real.yaml", "one");
            write(m_root / "b/real.yaml", "two");
            fs::create_symlink("a/real.yaml", m_file);
        } else if (what == "folder link swapped") {
            fs::create_directories(m_root / "v1");
            fs::create_directories(m_root / "v2");
            write(m_root / "v1/signalbox.yaml", "one");
            write(m_root / "v2/signalbox.yaml", "two");
            fs::create_directory_symlink("v1", m_root / "current");
            watched = m_root / "current/signalbox.yaml";
        } else if (what == "data link swapped") {
            fs::create_directories(m_root / "..2024_01");
            fs::create_directories(m_root / "..2024_02");
            write(m_root / "..2024_01/signalbox.yaml", "one");
            write(m_root / "..2024_02/signalbox.yaml", "two");
            fs::create_directory_symlink("..2024_01", m_root / "..data");
            fs::create_symlink("..data/signalbox.yaml", m_file);
        } else if (what == "folder replaced") {
            fs::create_directories(m_root / "project");
            watched = m_root / "project/signalbox.yaml";
            write(watched, "one");
        } else {
            write(m_file, "one");
        }

        auto watcher = make(watched, inotify);
        QSignalSpy changed(watcher.get(), &FileWatcher::changed);
        watcher->start(config::digestOfText("one"));
        if (what == "written in place") {
            write(m_file, "two");
        } else if (what == "appended") {
            std::ofstream(m_file, std::ios::app) << "two";
        } else if (what == "written and renamed") {
            writeAndRename(m_file, "two");
        } else if (what == "moved away and written anew") { // vim with backupcopy=no
            fs::rename(m_file, m_root / "signalbox.yaml~");
            write(m_file, "two");
            fs::remove(m_root / "signalbox.yaml~");
        } else if (what == "deleted and created") {
            QSignalSpy missing(watcher.get(), &FileWatcher::missing);
            fs::remove(m_file);
            QTRY_COMPARE(missing.size(), 1);
            QCOMPARE(missing.at(0).at(0).toBool(), true);
            write(m_file, "two");
        } else if (what == "link swapped") {
            relink(m_file, "b/real.yaml");
        } else if (what == "folder link swapped") {
            relink(m_root / "current", "v2");
        } else if (what == "data link swapped") {
            relink(m_root / "..data", "..2024_02");
            fs::remove_all(m_root / "..2024_01");
        } else if (what == "target of the link written") {
            write(m_root / "a/real.yaml", "two");
        } else {
            fs::create_directories(m_root / "next");
            write(m_root / "next/signalbox.yaml", "two");
            fs::rename(m_root / "project", m_root / "old");
            fs::rename(m_root / "next", m_root / "project");
        }
        QTRY_COMPARE(changed.size(), 1);

        // And it is still watched where it is now.
        if (what == "deleted and created" || what == "data link swapped" ||
            what == "written and renamed") {
            write(watched, "three");
            QTRY_COMPARE(changed.size(), 2);
        }
    }

    void contentCountsAndNotTheTime()
    {
        write(m_file, "one");
        auto watcher = make(m_file, true);
        QSignalSpy changed(watcher.get(), &FileWatcher::changed);
        watcher->start(config::digestOfText("one"));
        write(m_file, "one");
        writeAndRename(m_file, "one");
        QTest::qWait(quietMs);
        QCOMPARE(changed.size(), 0);
    }

    void rapidSavesAreOneChange()
    {
        write(m_file, "0");
        auto watcher = make(m_file, true);
        QSignalSpy changed(watcher.get(), &FileWatcher::changed);
        watcher->start(config::digestOfText("0"));
        for (int i = 1; i <= 20; ++i) {
            writeAndRename(m_file, std::to_string(i));
            QTest::qWait(5);
        }
        QTRY_COMPARE(changed.size(), 1);
        QTest::qWait(quietMs);
        QCOMPARE(changed.size(), 1);
    }

    void aFileThatNeverRestsIsLookedAtAllTheSame()
    {
        write(m_file, "0");
        auto watcher = make(m_file, true);
        QSignalSpy changed(watcher.get(), &FileWatcher::changed);
        watcher->start(config::digestOfText("0"));
        int i = 0;
        QTRY_VERIFY2_WITH_TIMEOUT((write(m_file, std::to_string(++i)), !changed.isEmpty()),
                                  "never told", 5000);
    }

    void ownWritesAreKnown()
    {
        write(m_file, "one");
        auto watcher = make(m_file, true);
        QSignalSpy changed(watcher.get(), &FileWatcher::changed);
        watcher->start(config::digestOfText("one"));
        watcher->setKnown(config::digestOfText("ours"));
        writeAndRename(m_file, "ours");
        QTest::qWait(quietMs);
        QCOMPARE(changed.size(), 0);
        writeAndRename(m_file, "theirs");
        QTRY_COMPARE(changed.size(), 1);
    }

    void aChangeBeforeTheStartIsSeen()
    {
        write(m_file, "newer than what was loaded");
        auto watcher = make(m_file, true);
        QSignalSpy changed(watcher.get(), &FileWatcher::changed);
        watcher->start(config::digestOfText("loaded"));
        QCOMPARE(changed.size(), 1);
    }

    void deletionAndReturnOfTheSameContentIsNoChange()
    {
        write(m_file, "one");
        auto watcher = make(m_file, true);
        QSignalSpy changed(watcher.get(), &FileWatcher::changed);
        QSignalSpy missing(watcher.get(), &FileWatcher::missing);
        watcher->start(config::digestOfText("one"));
        fs::remove(m_file);
        QTRY_COMPARE(missing.size(), 1);
        write(m_file, "one");
        QTRY_COMPARE(missing.size(), 2);
        QCOMPARE(missing.at(1).at(0).toBool(), false);
        QCOMPARE(changed.size(), 0);
    }

    void aFileThatComesLaterIsSeen()
    {
        auto watcher = make(m_root / "later/deep/signalbox.yaml", true);
        QSignalSpy changed(watcher.get(), &FileWatcher::changed);
        watcher->start({});
        fs::create_directories(m_root / "later/deep");
        write(m_root / "later/deep/signalbox.yaml", "one");
        QTRY_COMPARE(changed.size(), 1);
    }

    void neighboursDontWakeInotify()
    {
        write(m_file, "one");
        auto events = makeInotifyEvents();
        QVERIFY(events);
        QVERIFY(events->watch(watchPoints(m_file.string())));
        QSignalSpy touched(events.get(), &PathEvents::touched);
        write(m_root / "other.txt", "x");
        fs::create_directory(m_root / "folder");
        write(m_file, "two");
        QTRY_VERIFY(!touched.isEmpty());
        const auto count = touched.size();
        write(m_root / "other.txt", "y");
        QTest::qWait(50);
        QCOMPARE(touched.size(), count);
    }

    void aLoopOfLinksEnds()
    {
        fs::create_symlink("b", m_root / "a");
        fs::create_symlink("a", m_root / "b");
        QVERIFY(!watchPoints((m_root / "a").string()).empty());
    }

private:
    static std::unique_ptr<FileWatcher> make(const fs::path &path, bool inotify)
    {
        return std::make_unique<FileWatcher>(path.string(),
                                             inotify ? makeInotifyEvents() : makeQtEvents());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root, m_file;
};

QTEST_GUILESS_MAIN(FileWatcherTest)
#include "tst_control_file_watcher.moc"

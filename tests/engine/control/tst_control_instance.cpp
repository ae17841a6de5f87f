// Where the instance of a file is found, and that one file has one instance.
#include "channel_fixture.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

using namespace signalbox;
using namespace signalbox::control;
using namespace signalbox::test;

class InstanceTest : public QObject, ChannelFixture
{
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void oneFileHasOneNameWhateverLeadsToIt()
    {
        const QString link = m_folder->filePath(QStringLiteral("link.yaml"));
        QVERIFY(QFile::link(QString::fromStdString(m_file), link));
        QCOMPARE(instancePaths("/x", link.toStdString()).socket,
                 instancePaths("/x", m_file).socket);
        QVERIFY(instancePaths("/x", m_file + "2").socket != instancePaths("/x", m_file).socket);
        QVERIFY(instancePaths("/x", m_file).socket.size() < 40);
    }

    void aSecondHolderIsToldWhoHasTheLock()
    {
        auto first = InstanceLock::take(m_paths.lock, m_file);
        QVERIFY(first.ok());
        auto second = InstanceLock::take(m_paths.lock, m_file);
        QVERIFY(!second.ok());
        QCOMPARE(second.error().type(), ErrorType::AddressInUse);
        QVERIFY(second.error().text().find("process " + std::to_string(::getpid())) !=
                std::string::npos);
        QVERIFY(second.error().text().find(m_file) != std::string::npos);
        (*first).reset();
        QVERIFY(InstanceLock::take(m_paths.lock, m_file).ok());
        QVERIFY(!QFile::exists(QString::fromStdString(m_paths.lock)));
    }

    void whatADeadInstanceLeftIsNoObstacle()
    {
        QFile lock(QString::fromStdString(m_paths.lock));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("4242\n");
        lock.close();
        QVERIFY(InstanceLock::take(m_paths.lock, m_file).ok());
        QFile socket(m_folder->filePath(QStringLiteral("dead.sock")));
        QVERIFY(socket.open(QIODevice::WriteOnly));
        socket.close();
        ControlServer server(m_file, *m_commands);
        QVERIFY(server.listen(socket.fileName().toStdString()).ok());
    }

    void whatLeadsToTheFileIsTakenToo()
    {
        const QString link = m_folder->filePath(QStringLiteral("link.yaml"));
        const std::string path = link.toStdString();
        const std::string other = m_file + "2";
        QVERIFY(QFile(QString::fromStdString(other)).open(QIODevice::WriteOnly));
        QVERIFY(QFile::link(QString::fromStdString(m_file), link));
        auto folder = runtimeFolder();
        QVERIFY(folder.ok());
        m_server.reset();
        {
            auto names = InstanceNames::take(*folder, path);
            QVERIFY(names.ok());
            QCOMPARE((*names)->socket(), m_paths.socket);
            ControlServer server(path, *m_commands);
            QVERIFY(server.listen((*names)->socket()).ok());
            QVERIFY(!InstanceNames::take(*folder, m_file).ok());
            QVERIFY(QFile::remove(link));
            QVERIFY(QFile::link(QString::fromStdString(other), link));
            // Before it is noticed and afterwards: neither by the link nor by the old target.
            QVERIFY(!InstanceNames::take(*folder, path).ok());
            QVERIFY((*names)->follow().ok());
            for (const std::string &file : {path, m_file, other}) {
                const auto second = InstanceNames::take(*folder, file);
                QVERIFY(!second.ok());
                QCOMPARE(second.error().type(), ErrorType::AddressInUse);
                m_file = file;
                QVERIFY(call(QStringLiteral("status")).ok);
            }
        }
        QVERIFY(QDir(QString::fromStdString(*folder)).isEmpty());
    }

    void aClientTriesEveryName()
    {
        const QString link = m_folder->filePath(QStringLiteral("link.yaml"));
        const std::string path = link.toStdString();
        QVERIFY(QFile::link(QString::fromStdString(m_file), link));
        auto folder = runtimeFolder();
        QVERIFY(folder.ok());
        auto names = InstanceNames::take(*folder, path);
        QVERIFY(names.ok());
        // A dead instance's socket of the file that the link leads to now.
        const std::string other = m_file + "2";
        QVERIFY(QFile(QString::fromStdString(other)).open(QIODevice::WriteOnly));
        QFile dead(QString::fromStdString(instancePaths(*folder, other).socket));
        QVERIFY(dead.open(QIODevice::WriteOnly));
        QVERIFY(QFile::remove(link));
        QVERIFY(QFile::link(QString::fromStdString(other), link));
        m_file = path;
        QVERIFY(call(QStringLiteral("status")).ok);
    }

    void aFileThatIsGoneHasItsNames()
    {
        const QString link = m_folder->filePath(QStringLiteral("link.yaml"));
        QVERIFY(QFile::link(QString::fromStdString(m_file), link));
        const auto names = instanceNames("/x", link.toStdString());
        QCOMPARE(names.size(), std::size_t(2));
        QCOMPARE(names.front(), instancePaths("/x", m_file));
        const InstancePaths own = instancePaths("/x", m_file);
        QVERIFY(QFile::remove(QString::fromStdString(m_file)));
        QCOMPARE(instancePaths("/x", m_file), own);
        QCOMPARE(instancePaths("/x", link.toStdString()), names.back()); // leads nowhere
        QVERIFY(QFile::remove(link));
        QCOMPARE(instancePaths("/x", link.toStdString()), names.back());
    }
};

QTEST_GUILESS_MAIN(InstanceTest)
#include "tst_control_instance.moc"

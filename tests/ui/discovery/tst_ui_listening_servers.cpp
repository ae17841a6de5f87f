#include "discovery/proc_listening_servers.h"

#include <QCoreApplication>
#include <QDir>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace signalbox::ui;

class TestListeningServers : public QObject
{
    Q_OBJECT
private slots:
    void programNames_data();
    void programNames();
    void readsTables_data();
    void readsTables();
    void findsProcessesOfSockets();
    void listsARealSocket();

private:
    static void write(const QString &path, const QByteArray &text)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
};

static const QByteArray head =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout "
    "inode\n";

static QByteArray line(const char *address, const char *state, int uid, int inode)
{
    return "   0: " + QByteArray(address) + " 00000000:0000 " + state +
           " 00000000:00000000 00:00000000 00000000  " + QByteArray::number(uid) + "        0 " +
           QByteArray::number(inode) + " 1 0000000000000000 100 0 0 10 0\n";
}

void TestListeningServers::programNames_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("tool");
    QTest::newRow("a program is known by its file name") << "/opt/shop/shop-api -v"
                                                         << "shop-api"
                                                         << "";
    QTest::newRow("node runs vite from its package")
        << "node /home/u/shop/node_modules/vite/bin/vite.js --port 5173"
        << "node"
        << "vite";
    QTest::newRow("node runs a linked program")
        << "/usr/bin/node /home/u/shop/node_modules/.bin/astro dev"
        << "node"
        << "astro";
    QTest::newRow("a scoped package keeps its scope")
        << "node node_modules/@angular/cli/bin/ng.js serve"
        << "node"
        << "@angular/cli";
    QTest::newRow("node's own options are skipped") << "node --inspect server.js"
                                                    << "node"
                                                    << "server.js";
    QTest::newRow("python runs a module") << "python3 -m http.server 9000"
                                          << "python3"
                                          << "http.server";
    QTest::newRow("python runs a program") << "/usr/bin/python3.11 /usr/bin/uvicorn app:app"
                                           << "python3.11"
                                           << "uvicorn";
    QTest::newRow("code on the command line has no name") << "python3 -c pass"
                                                          << "python3"
                                                          << "";
    QTest::newRow("a rewritten title counts up to its colon") << "nginx:"
                                                              << "nginx"
                                                              << "";
    QTest::newRow("without a command line the kernel's name counts") << ""
                                                                     << "kernel-name"
                                                                     << "";
}

void TestListeningServers::programNames()
{
    QFETCH(QString, line);
    const ProgramName name =
        programName(line.split(u' ', Qt::SkipEmptyParts), QStringLiteral("kernel-name"));
    QTEST(name.program, "program");
    QTEST(name.tool, "tool");
}

void TestListeningServers::readsTables_data()
{
    QTest::addColumn<QByteArray>("tcp");
    QTest::addColumn<QByteArray>("tcp6");
    QTest::addColumn<QStringList>("found"); // port, families, whose
    const QString mine = QStringLiteral("own"), other = QStringLiteral("other");
    QTest::newRow("127.0.0.1 is reachable on IPv4")
        << line("0100007F:1F90", "0A", 1000, 11) << QByteArray() << QStringList{u"8080 4 own"_qs};
    QTest::newRow("::1 is reachable on IPv6")
        << QByteArray() << line("00000000000000000000000001000000:1F90", "0A", 1000, 11)
        << QStringList{u"8080 6 own"_qs};
    QTest::newRow("every address includes loopback")
        << line("00000000:1F90", "0A", 1000, 11) << QByteArray() << QStringList{u"8080 4 own"_qs};
    QTest::newRow(":: takes both families")
        << QByteArray() << line("00000000000000000000000000000000:1F90", "0A", 1000, 11)
        << QStringList{u"8080 46 own"_qs};
    QTest::newRow("a mapped address is IPv4")
        << QByteArray() << line("0000000000000000FFFF00000100007F:1F90", "0A", 1000, 11)
        << QStringList{u"8080 4 own"_qs};
    QTest::newRow("two sockets of one port are one server")
        << line("0100007F:1F90", "0A", 1000, 11)
        << line("00000000000000000000000001000000:1F90", "0A", 1000, 12)
        << QStringList{u"8080 46 own"_qs};
    QTest::newRow("an address of the network is left out")
        << line("0A00A8C0:1F90", "0A", 1000, 11) << QByteArray() << QStringList();
    QTest::newRow("a connection is no server")
        << line("0100007F:1F90", "01", 1000, 11) << QByteArray() << QStringList();
    QTest::newRow("a socket of another user is marked")
        << line("0100007F:1538", "0A", 33, 11) << QByteArray() << QStringList{u"5432 4 other"_qs};
    QTest::newRow("rows are sorted by port")
        << line("0100007F:2329", "0A", 1000, 11) + line("0100007F:1F90", "0A", 1000, 12)
        << QByteArray() << QStringList{u"8080 4 own"_qs, u"9001 4 own"_qs};
    QTest::newRow("a broken line is passed over")
        << QByteArray("garbage\n") + line("0100007F:1F90", "0A", 1000, 11) << QByteArray()
        << QStringList{u"8080 4 own"_qs};
}

void TestListeningServers::readsTables()
{
    QFETCH(QByteArray, tcp);
    QFETCH(QByteArray, tcp6);
    QTemporaryDir root;
    write(root.filePath(QStringLiteral("net/tcp")), head + tcp);
    write(root.filePath(QStringLiteral("net/tcp6")), head + tcp6);
    QStringList found;
    for (const ListeningServer &server : ProcListeningServers(root.path(), 1000, 0).list()) {
        found << QString(QString::number(server.port) + u' ' + (server.v4 ? u"4"_qs : u""_qs) +
                         (server.v6 ? u"6"_qs : u""_qs) + u' ' +
                         (server.own ? u"own"_qs : u"other"_qs));
    }
    QTEST(found, "found");
}

void TestListeningServers::findsProcessesOfSockets()
{
    QTemporaryDir root;
    const QString shop = root.filePath(QStringLiteral("home/shop"));
    const QString web = shop + u"/web"_qs;
    QVERIFY(QDir().mkpath(web));
    QVERIFY(QDir().mkpath(shop + u"/.git"_qs));
    write(root.filePath(QStringLiteral("net/tcp")),
          head + line("0100007F:1435", "0A", 1000, 77) + line("0100007F:1436", "0A", 1000, 78));
    const auto process = [&](const QString &pid, const QByteArray &command, const char *socket) {
        const QString folder = root.filePath(pid);
        write(folder + u"/cmdline"_qs, command);
        write(folder + u"/comm"_qs, "node\n");
        QVERIFY(QDir().mkpath(folder + u"/fd"_qs));
        QVERIFY(QFile::link(QString::fromLatin1(socket), folder + u"/fd/3"_qs));
        QVERIFY(QFile::link(web, folder + u"/cwd"_qs));
    };
    process(QStringLiteral("100"), QByteArray("node\0node_modules/vite/bin/vite.js\0", 34),
            "socket:[77]");
    process(QStringLiteral("200"), "signalbox-under-test", "socket:[78]");

    const auto list = ProcListeningServers(root.path(), 1000, 200).list();
    QCOMPARE(list.size(), 1u); // 200 is ourselves
    QCOMPARE(list[0].port, 5173);
    QCOMPARE(list[0].pid, 100);
    QCOMPARE(list[0].program, QStringLiteral("node"));
    QCOMPARE(list[0].tool, QStringLiteral("vite"));
    QCOMPARE(list[0].folder, web);
    QCOMPARE(list[0].root, shop);
    QVERIFY(!list[0].service);
}

void TestListeningServers::listsARealSocket()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    const auto list = ProcListeningServers(QStringLiteral("/proc"), ::geteuid(), 0).list();
    const auto found = std::find_if(list.begin(), list.end(), [&](const ListeningServer &entry) {
        return entry.port == server.serverPort();
    });
    QVERIFY(found != list.end());
    QCOMPARE(found->pid, QCoreApplication::applicationPid());
    QVERIFY(found->own);
    QVERIFY(found->v4);
}

QTEST_GUILESS_MAIN(TestListeningServers)
#include "tst_ui_listening_servers.moc"

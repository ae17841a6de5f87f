#include "discovery/proc_listening_servers.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <unistd.h>

#include <algorithm>
#include <map>
#include <utility>

namespace signalbox::ui {

namespace {

constexpr int listening = 0x0A; // TCP_LISTEN
constexpr int longestTable = 4 * 1024 * 1024;

struct Socket
{
    std::uint16_t port = 0;
    bool v6 = false;
    bool both = false; // bound to ::, which takes IPv4 too
    uid_t user = 0;
    std::uint64_t inode = 0;
};

/// procfs files have no size; they are read to their end, up to a bound.
QByteArray readAll(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.read(longestTable);
}

/// Addresses are words in the machine's byte order, in hexadecimal.
bool reachableOnLoopback(const QByteArray &address, bool v6, bool *any)
{
    const bool unspecified = address.count('0') == address.size();
    *any = unspecified;
    if (unspecified)
        return true;
    if (!v6)
        return address.endsWith("7F"); // 127.x.y.z, lowest byte last
    return address == "00000000000000000000000001000000" ||
           (address.startsWith("0000000000000000FFFF0000") && address.endsWith("7F"));
}

void readTable(const QByteArray &table, bool v6, std::vector<Socket> &sockets)
{
    const QList<QByteArray> lines = table.split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QList<QByteArray> fields = lines[i].simplified().split(' ');
        if (fields.size() < 10 || fields[3].toInt(nullptr, 16) != listening)
            continue;
        const qsizetype colon = fields[1].indexOf(':');
        if (colon < 0)
            continue;
        const QByteArray address = fields[1].left(colon).toUpper();
        Socket socket;
        bool any = false;
        if (!reachableOnLoopback(address, v6, &any))
            continue;
        socket.port = static_cast<std::uint16_t>(fields[1].mid(colon + 1).toUInt(nullptr, 16));
        socket.v6 = v6 && !address.startsWith("0000000000000000FFFF0000");
        socket.both = v6 && any;
        socket.user = fields[7].toUInt();
        socket.inode = fields[9].toULongLong();
        if (socket.port != 0 && socket.inode != 0)
            sockets.push_back(socket);
    }
}

struct Process
{
    QString program, tool, folder, root;
    bool service = false;
};

QString repositoryOf(const QString &folder)
{
    const QString home = QDir::homePath();
    QDir dir(folder);
    for (int depth = 0; depth < 12 && !dir.isRoot() && dir.path() != home; ++depth) {
        if (QFileInfo::exists(dir.filePath(QStringLiteral(".git"))))
            return dir.path();
        if (!dir.cdUp())
            break;
    }
    return folder;
}

Process readProcess(const QString &folder)
{
    Process process;
    QList<QByteArray> words = readAll(folder + u"/cmdline"_qs).split('\0');
    QStringList arguments;
    for (const QByteArray &word : words) {
        if (!word.isEmpty())
            arguments << QString::fromLocal8Bit(word);
    }
    const QString name = QString::fromLocal8Bit(readAll(folder + u"/comm"_qs)).trimmed();
    const ProgramName found = programName(arguments, name);
    process.program = found.program;
    process.tool = found.tool;
    process.folder = QFile::symLinkTarget(folder + u"/cwd"_qs);
    const QString executable = QFile::symLinkTarget(folder + u"/exe"_qs);
    process.service = process.folder == u"/"_qs || executable.startsWith(u"/usr/sbin/"_qs) ||
                      executable.startsWith(u"/usr/lib/systemd/"_qs) ||
                      process.program.startsWith(u"signalbox"_qs);
    if (!process.folder.isEmpty())
        process.root = repositoryOf(process.folder);
    return process;
}

/// Inode of each wanted socket → process that holds it; of several the oldest.
std::map<std::uint64_t, qint64> owners(const QString &root,
                                       const std::map<std::uint64_t, Socket> &wanted)
{
    std::map<std::uint64_t, qint64> found;
    std::vector<qint64> pids;
    const QStringList entries = QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        bool number = false;
        const qint64 pid = entry.toLongLong(&number);
        if (number)
            pids.push_back(pid);
    }
    std::sort(pids.begin(), pids.end());
    for (const qint64 pid : pids) {
        const QDir descriptors(root + u'/' + QString::number(pid) + u"/fd"_qs);
        // Broken links are what sockets look like to QDir: System lists them.
        const QStringList links =
            descriptors.entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot);
        for (const QString &link : links) {
            char target[64];
            const QByteArray path = QFile::encodeName(descriptors.filePath(link));
            const ssize_t length = ::readlink(path.constData(), target, sizeof target);
            const QByteArrayView text(target, std::max<ssize_t>(length, 0));
            if (!text.startsWith("socket:[") || !text.endsWith(']'))
                continue;
            const std::uint64_t inode = text.sliced(8, text.size() - 9).toByteArray().toULongLong();
            if (wanted.contains(inode))
                found.emplace(inode, pid);
        }
        if (found.size() == wanted.size())
            break;
    }
    return found;
}

bool isInterpreter(const QString &program)
{
    static constexpr const char *names[] = {"node", "bun", "deno", "python", "ruby",
                                            "java", "php", "perl", "dotnet"};
    return std::any_of(std::begin(names), std::end(names), [&program](const char *name) {
        return program.startsWith(QLatin1String(name));
    });
}

} // namespace

QString ListeningServer::key() const
{
    return QString::number(port) + u'/' + QString::number(pid) + u'/' + QString::number(inode);
}

ProgramName programName(const QStringList &arguments, const QString &fallback)
{
    ProgramName name;
    if (arguments.isEmpty())
        return {fallback, {}};
    // A program may rewrite its title ("nginx: master process …"): its first word counts.
    name.program = QFileInfo(arguments.first().section(u' ', 0, 0)).fileName();
    if (name.program.endsWith(u':'))
        name.program.chop(1);
    if (name.program.isEmpty())
        name.program = fallback;
    if (!isInterpreter(name.program))
        return name;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == u"-m"_qs && i + 1 < arguments.size()) {
            name.tool = arguments[i + 1];
            break;
        }
        if (argument == u"-c"_qs || argument == u"-e"_qs)
            break;
        if (argument.startsWith(u'-'))
            continue;
        // node_modules/PACKAGE/… names the package, whatever its script is called.
        const QStringList parts = argument.split(u'/', Qt::SkipEmptyParts);
        const qsizetype modules = parts.lastIndexOf(u"node_modules"_qs);
        if (modules >= 0 && modules + 1 < parts.size() && parts[modules + 1] != u".bin"_qs) {
            name.tool = parts[modules + 1];
            if (name.tool.startsWith(u'@') && modules + 2 < parts.size())
                name.tool += u'/' + parts[modules + 2];
        } else {
            name.tool = QFileInfo(argument).fileName();
        }
        break;
    }
    return name;
}

ProcListeningServers::ProcListeningServers(QString root, uid_t user, qint64 self)
    : m_root(std::move(root))
    , m_user(user)
    , m_self(self)
{
}

std::vector<ListeningServer> ProcListeningServers::list()
{
    std::vector<Socket> sockets;
    readTable(readAll(m_root + u"/net/tcp"_qs), false, sockets);
    readTable(readAll(m_root + u"/net/tcp6"_qs), true, sockets);

    std::map<std::uint64_t, Socket> wanted;
    for (const Socket &socket : sockets) {
        if (socket.user == m_user)
            wanted.emplace(socket.inode, socket);
    }
    const std::map<std::uint64_t, qint64> holders = owners(m_root, wanted);

    std::map<qint64, Process> processes;
    std::map<std::uint16_t, ListeningServer> byPort;
    for (const Socket &socket : sockets) {
        const auto holder = holders.find(socket.inode);
        const qint64 pid = holder == holders.end() ? 0 : holder->second;
        if (pid != 0 && pid == m_self)
            continue;
        ListeningServer &server = byPort[socket.port];
        server.v4 |= !socket.v6 || socket.both;
        server.v6 |= socket.v6;
        if (server.port != 0)
            continue; // the same server on the other family
        server.port = socket.port;
        server.inode = socket.inode;
        server.own = socket.user == m_user;
        server.pid = pid;
        if (pid == 0) {
            server.service = true; // nobody we may look at
            continue;
        }
        auto process = processes.find(pid);
        if (process == processes.end())
            process =
                processes.emplace(pid, readProcess(m_root + u'/' + QString::number(pid))).first;
        server.program = process->second.program;
        server.tool = process->second.tool;
        server.folder = process->second.folder;
        server.root = process->second.root;
        server.service = process->second.service;
    }

    std::vector<ListeningServer> list;
    list.reserve(byPort.size());
    for (auto &[port, server] : byPort)
        list.push_back(std::move(server));
    return list;
}

} // namespace signalbox::ui

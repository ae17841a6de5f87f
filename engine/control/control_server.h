// The local socket through which signalboxctl and the app talk to a running instance. README.md has
// the protocol.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "control/control_commands.h"

#include <QJsonObject>
#include <QLocalServer>

#include <functional>
#include <string>
#include <unordered_map>

namespace signalbox::control {

/// Lives on the control thread. Serves processes of the same user only.
class ControlServer : public QObject
{
    Q_OBJECT
public:
    static constexpr int maxConnections = 64;
    static constexpr qint64 maxLine = 64 * 1024;
    /// A subscriber that doesn't read misses samples beyond this.
    static constexpr qint64 maxBacklog = 4 * 1024 * 1024;

    /// @param commands  must outlive the server
    ControlServer(std::string file, ControlCommands &commands, QObject *parent = nullptr);
    ~ControlServer() override;

    /// The caller holds the file's lock: a socket that is in the way is a dead one's and is
    /// removed.
    Result<void> listen(const std::string &path);
    /// Sends status to every subscriber whose turn it is. `status` is called only if there is one.
    void sample(const std::function<std::string()> &status, MonoTime now);
    bool hasSubscribers() const noexcept;

private:
    struct Peer
    {
        std::string subscription; // id of the request, as JSON; empty: none
        Milliseconds interval{0};
        MonoTime due{};
    };

    void accept();
    void readLines(QLocalSocket *socket);
    void handle(QLocalSocket *socket, const QByteArray &line);
    void perform(QLocalSocket *socket, const std::string &id, const QJsonObject &request);
    ControlCommands::ReloadDone reloadReply(QLocalSocket *socket, const std::string &id);

    std::string m_file;
    ControlCommands &m_commands;
    QLocalServer m_server;
    std::unordered_map<QLocalSocket *, Peer> m_peers;
};

} // namespace signalbox::control

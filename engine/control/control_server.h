// The local socket through which signalboxctl and the app talk to a running instance. README.md has
// the protocol.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "control/control_commands.h"

#include <QJsonObject>
#include <QLocalServer>

#include <functional>
#include <optional>
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
    /// A follower that doesn't read is let go beyond this: it would miss what happened.
    static constexpr qint64 maxFollowerBacklog = 64 * 1024 * 1024;
    /// The longest text of an apply.
    static constexpr std::size_t maxText = 8 * 1024 * 1024;

    /// @param commands  must outlive the server
    ControlServer(std::string file, ControlCommands &commands, QObject *parent = nullptr);
    ~ControlServer() override;

    /// The caller holds the file's lock: a socket that is in the way is a dead one's and is
    /// removed.
    Result<void> listen(const std::string &path);
    /// Sends status to every subscriber whose turn it is. `status` is called only if there is one.
    void sample(const std::function<std::string()> &status, MonoTime now);
    bool hasSubscribers() const noexcept;
    /// The shortest interval that somebody subscribed to; nothing without subscribers.
    std::optional<Milliseconds> shortestInterval() const noexcept;

    /// One event (channel_json.h) for everybody who follows.
    void tell(const std::string &event);
    bool hasFollowers() const noexcept;
    /// The same for those who record; who doesn't read misses some.
    void tellRecords(const std::string &event);
    bool hasRecorders() const noexcept;

private:
    struct Peer
    {
        std::string subscription; // id of the request, as JSON; empty: none
        Milliseconds interval{0};
        MonoTime due{};
        bool follows = false;
        bool records = false;
        std::string text; // the pieces so far of what it is going to apply
        bool textTooLong = false;
    };

    void accept();
    void readLines(QLocalSocket *socket);
    void handle(QLocalSocket *socket, const QByteArray &line);
    void perform(QLocalSocket *socket, const std::string &id, const QJsonObject &request);
    bool performReload(QLocalSocket *socket, const std::string &id, const QJsonObject &request);
    bool performOnServer(QLocalSocket *socket, const std::string &id, const QJsonObject &request);
    bool performLook(QLocalSocket *socket, const std::string &id, const QJsonObject &request);
    bool performListen(QLocalSocket *socket, const std::string &id, const QJsonObject &request);
    ControlCommands::ReloadDone reloadReply(QLocalSocket *socket, const std::string &id);

    std::string m_file;
    ControlCommands &m_commands;
    QLocalServer m_server;
    std::unordered_map<QLocalSocket *, Peer> m_peers;
};

} // namespace signalbox::control

// ListeningServers on Linux: the kernel's socket tables, and /proc of the processes that own them.
// Nothing is opened, connected to or changed.
#pragma once

#include "discovery/listening_servers.h"

#include <QStringList>

namespace signalbox::ui {

class ProcListeningServers : public ListeningServers
{
public:
    /// @param root  where procfs is mounted; tests have a folder of their own
    /// @param user  whose sockets are looked into; those of others are listed by port alone
    /// @param self  a process that isn't listed: this one
    ProcListeningServers(QString root, uid_t user, qint64 self);

    std::vector<ListeningServer> list() override;

private:
    QString m_root;
    uid_t m_user;
    qint64 m_self;
};

/// What a command line runs: program and tool. Pure.
struct ProgramName
{
    QString program;
    QString tool;
};
ProgramName programName(const QStringList &arguments, const QString &fallback);

} // namespace signalbox::ui

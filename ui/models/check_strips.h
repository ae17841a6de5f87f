// The last sixty checks of each server, with those marked that passed slowly: samples say only
// which passed, so durations are noted as they come. GUI thread.
#pragma once

#include "health/health_target.h"
#include "stats/snapshot.h"

#include <QString>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace signalbox::ui {

class CheckStrips
{
public:
    static constexpr qsizetype length = 60;

    /// Of '+', 's', '-' and ' ', oldest first, always `length` of them.
    /// @param slowUs  a pass that took longer is a slow one
    QString strip(const std::string &backend, const stats::ServerInfo &server, std::int64_t slowUs);
    /// The history with its durations, as the health service keeps it.
    void setHistory(const std::string &backend, const std::string &server,
                    const std::vector<health::CheckResult> &results, std::int64_t slowUs);
    /// True until the history of this server has been set; then it is worth asking for.
    bool unknown(const std::string &backend, const std::string &server) const;
    void clear() { m_servers.clear(); }

private:
    struct Noted
    {
        QString slow;             // 's' or ' ', the newest last: laid over the sample's results
        std::uint64_t checks = 0; // how many had been made
        bool hasHistory = false;
    };
    std::map<std::pair<std::string, std::string>, Noted> m_servers;
};

} // namespace signalbox::ui

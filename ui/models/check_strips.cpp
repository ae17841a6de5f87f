#include "models/check_strips.h"

#include <algorithm>

namespace signalbox::ui {

namespace {

/// The last `length` characters, spaces in front.
QString padded(const QString &text)
{
    return text.right(CheckStrips::length).rightJustified(CheckStrips::length);
}

} // namespace

QString CheckStrips::strip(const std::string &backend, const stats::ServerInfo &server,
                           std::int64_t slowUs)
{
    Noted &noted = m_servers[{backend, server.name}];
    const std::uint64_t checks = server.checksPassed + server.checksFailed;
    if (checks < noted.checks) {
        noted.slow.clear();
    } else if (checks > noted.checks) {
        const auto added = static_cast<qsizetype>(
            std::min<std::uint64_t>(checks - noted.checks, static_cast<std::uint64_t>(length)));
        noted.slow += QString(added, u' ');
        const auto &last = server.lastCheck;
        if (last && last->ok && last->durationUs > slowUs)
            noted.slow.back() = u's';
        noted.slow = padded(noted.slow);
    }
    noted.checks = checks;
    QString result = padded(QString::fromStdString(server.checks));
    for (qsizetype i = 0; i < noted.slow.size(); ++i) {
        const qsizetype at = length - noted.slow.size() + i;
        if (noted.slow[i] == u's' && result[at] == u'+')
            result[at] = u's';
    }
    return result;
}

void CheckStrips::setHistory(const std::string &backend, const std::string &server,
                             const std::vector<health::CheckResult> &results, std::int64_t slowUs)
{
    Noted &noted = m_servers[{backend, server}];
    noted.hasHistory = true;
    noted.slow.clear();
    for (const health::CheckResult &result : results)
        noted.slow +=
            result.ok && result.durationMs * 1000 > static_cast<double>(slowUs) ? u's' : u' ';
    noted.slow = padded(noted.slow);
}

bool CheckStrips::unknown(const std::string &backend, const std::string &server) const
{
    const auto found = m_servers.find({backend, server});
    return found == m_servers.end() || !found->second.hasHistory;
}

} // namespace signalbox::ui

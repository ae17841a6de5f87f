#include "models/server_words.h"

#include "theme/formats.h"
#include "theme/state_look.h"
#include "workspace/text.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ServerWords)
};

QString since(const stats::ServerInfo &server, std::int64_t nowMs)
{
    return server.stateSinceMs > 0 ? formats::age(nowMs - server.stateSinceMs) : QString();
}

QString stateDetail(const stats::ServerInfo &server, std::uint64_t active, std::int64_t nowMs)
{
    if (server.state == "going-up" || server.state == "going-down")
        return text(server.progress);
    if (server.state == "down" || server.state == "maint")
        return since(server, nowMs);
    if (server.state == "drain")
        return active > 0 ? Words::tr("%n left", "requests in flight", static_cast<int>(active))
                          : Words::tr("empty");
    if (server.state == "ejected")
        return server.ejectedLeftMs ? formats::age(*server.ejectedLeftMs) : QString();
    if (server.state == "unknown")
        return Words::tr("first check");
    return {};
}

} // namespace

TableCell stateCell(const stats::ServerInfo &server, std::uint64_t active, std::int64_t nowMs)
{
    const StateLook look = serverStateLook(server.state);
    return {look.word, stateDetail(server, active, nowMs), look.icon, look.color, true, {}};
}

TableCell lastCheckCell(const stats::ServerInfo &server, bool configured)
{
    TableCell cell;
    cell.tone = Token::Tx3;
    if (!server.lastCheck && (!configured || server.state == "unchecked")) {
        cell.text = Words::tr("no check configured");
        return cell;
    }
    if (server.state == "maint") {
        cell.text = Words::tr("paused by you");
        return cell;
    }
    if (!server.lastCheck) {
        cell.text = Words::tr("not yet");
        return cell;
    }
    const stats::CheckInfo &check = *server.lastCheck;
    const QString took = check.durationUs >= 0
                             ? formats::duration(static_cast<std::uint64_t>(check.durationUs))
                             : QString();
    if (check.ok) {
        cell.tone = Token::Tx;
        cell.text = check.status > 0 ? Words::tr("%1 in %2").arg(check.status).arg(took)
                                     : Words::tr("connected in %1").arg(took);
        return cell;
    }
    cell.tone = server.state == "down" ? Token::Dn : Token::Gdn;
    cell.text = text(check.reason);
    if (check.status > 0 && !took.isEmpty())
        cell.text = Words::tr("%1 in %2").arg(cell.text, took);
    return cell;
}

QString serverSentence(const QString &backend, const stats::ServerSnapshot &server,
                       std::int64_t nowMs)
{
    const stats::ServerInfo &info = server.info;
    const QString word = serverStateLook(info.state).word;
    const QString detail = stateDetail(info, server.sums.active, nowMs);
    QStringList parts{Words::tr("%1 of backend %2").arg(text(info.name), backend)};
    if (info.state == "down" || info.state == "maint")
        parts += detail.isEmpty() ? word : Words::tr("%1 for %2").arg(word, detail);
    else
        parts += detail.isEmpty() ? word : word + u' ' + detail;
    if (info.lastCheck && !info.lastCheck->ok && !info.lastCheck->reason.empty())
        parts += text(info.lastCheck->reason);
    parts +=
        Words::tr("%1 requests a second").arg(formats::rate(server.rate.lastSecond.value_or(0)));
    return parts.join(QStringLiteral(", "));
}

QString checksWords(const ChecksCell &checks)
{
    const auto slow = int(checks.results.count(u's'));
    const int passed = int(checks.results.count(u'+')) + slow;
    const int failed = int(checks.results.count(u'-'));
    if (passed + failed == 0)
        return Words::tr("no results yet");
    QStringList parts{Words::tr("%n passed", nullptr, passed)};
    if (slow > 0)
        parts += Words::tr("%n of them slowly", nullptr, slow);
    parts += Words::tr("%n failed", nullptr, failed);
    const qsizetype newest = checks.results.lastIndexOf(u'-');
    parts += newest > std::max(checks.results.lastIndexOf(u'+'), checks.results.lastIndexOf(u's'))
                 ? Words::tr("the newest failed")
                 : Words::tr("the newest passed");
    return parts.join(QLatin1String(", "));
}

QString shareWords(const ShareCell &share)
{
    const QString actual = formats::share(share.actual);
    return share.expected
               ? Words::tr("%1, expected %2", "shares").arg(actual, formats::share(*share.expected))
               : actual;
}

} // namespace signalbox::ui

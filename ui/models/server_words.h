// What is said about a server's state and its last check, in words. Pure; GUI thread
// (translations).
#pragma once

#include "models/table_cell.h"
#include "stats/snapshot.h"

namespace signalbox::ui {

/// "DOWN" with "41 s", "going up" with "1/2", "DRAIN" with "2 left".
TableCell stateCell(const stats::ServerInfo &server, std::uint64_t active, std::int64_t nowMs);
/// "200 in 2 ms", "connection refused", "no check configured".
/// @param configured  its backend has a check; a server that drains doesn't tell
TableCell lastCheckCell(const stats::ServerInfo &server, bool configured = true);
/// Of a strip of checks: "58 passed, 1 of them slowly, 2 failed, the newest passed".
QString checksWords(const ChecksCell &checks);
/// "33.3 %, expected 50.0 %"
QString shareWords(const ShareCell &share);
/// "api-3, DOWN for 41 s, connection refused, weight 1, 0.0 requests a second"
QString serverSentence(const QString &backend, const stats::ServerSnapshot &server,
                       std::int64_t nowMs);

} // namespace signalbox::ui

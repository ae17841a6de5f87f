// What the recorded requests say about one route of the draft, and which other routes it overlaps.
// Pure; any thread.
#pragma once

#include "workspace/request_tape.h"

#include <QStringList>

namespace signalbox::ui {

struct RouteReplay
{
    struct Row
    {
        std::size_t count = 0;
        QString method, path, forwarded;
        bool operator==(const Row &) const = default;
    };
    std::size_t matches = 0, total = 0;
    std::vector<Row> rows; // most requests first
    QString sentence;      // "Today api handles all of them."
    bool operator==(const RouteReplay &) const = default;
};

/// @param rows  at most so many
RouteReplay routeReplay(const Replay &replay, const QString &route, std::size_t rows = 3);

/// Sentences about routes that take a part of the same requests: earlier ones that take them first,
/// later ones that get what is left, if anything is. At most `most` of them, the nearest first.
QStringList routeOverlaps(const config::RuntimeConfig &config, const QString &route,
                          qsizetype most = 3);

} // namespace signalbox::ui

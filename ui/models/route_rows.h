// Routes of live and draft in one list, as the Routes dock and the map show them. Plain values and
// pure functions; any thread.
#pragma once

#include "facade/analysis.h"
#include "theme/badge_paint.h"
#include "workspace/draft_changes.h"

#include <QString>

#include <optional>
#include <vector>

namespace signalbox::ui {

/// One route as it is written. Its identity is its name; in the short form that is the host.
struct RouteRow
{
    QString name;
    QString liveName;   // what samples call it
    QString host;       // "shop.localhost", "a, b"; empty: any
    QString path;       // "/api/*", "= /x", "~ regex"; never empty
    QString conditions; // the other predicates, in words: "POST, PUT; header x-beta"
    QString backend;    // empty: the filters answer
    QString answer;     // the filter that answers in a backend's place: "redirect"
    int liveIndex = -1; // position in the live file; -1: not there
    int draftIndex = -1;
    int line = 0;             // 1-based, of the draft (of the live file when it is removed)
    bool enabled = true;      // as written in the draft (in the live file when it is removed)
    bool liveEnabled = false; // it takes requests now
    std::optional<BadgeKind> badge;

    bool removed() const noexcept { return draftIndex < 0; }
    bool operator==(const RouteRow &) const = default;
};

/// Routes of one file in its order; readable files with errors too.
/// @param draft  which of the indexes they get
std::vector<RouteRow> routeRows(const Analysis &file, bool draft);

/// The draft's routes in evaluation order; those it removes stand where they stood.
/// @param live  null: nothing runs, and nothing is badged
std::vector<RouteRow> routeRows(const Analysis *live, const Analysis &draft,
                                const std::vector<DraftChange> &changes);

} // namespace signalbox::ui

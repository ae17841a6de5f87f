// What people do to routes, as edits of the draft: one undo step each, also while the newest look
// at the draft lags behind its text. GUI thread.
#pragma once

#include <QString>

namespace signalbox::ui {

class DraftDocument;

/// A route of the draft's present text: by name; among equal names by position.
struct RouteRef
{
    QString name;
    int index = -1;
};

/// Each is true when the draft was changed; else the draft has told why (editRefused), unless the
/// route is gone or nothing was to be done.
bool setRouteEnabled(DraftDocument &draft, const RouteRef &route, bool enabled);
bool renameRoute(DraftDocument &draft, const RouteRef &route, const QString &name);
bool removeRoute(DraftDocument &draft, const RouteRef &route);
/// @param steps  negative: earlier
bool moveRoute(DraftDocument &draft, const RouteRef &route, int steps);
/// Before another route of the draft; without one (index -1) to the end.
bool moveRouteBefore(DraftDocument &draft, const RouteRef &route, const RouteRef &before);
/// The new route's name; empty when the edit was refused.
QString duplicateRoute(DraftDocument &draft, const RouteRef &route);
/// A route to the first backend, before another one or at the end.
QString addRoute(DraftDocument &draft, const RouteRef &before);

} // namespace signalbox::ui

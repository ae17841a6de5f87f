// What the parts of the window share, passed to each of them: no globals. Everything outlives the
// pages. GUI thread.
#pragma once

namespace signalbox {
class Session;
}

namespace signalbox::ui {

class ActionRegistry;
class DraftDocument;
class EventLog;
class LiveFeed;
class RequestTape;
class Selection;
class Theme;

struct Workspace
{
    Session &session;
    Theme &theme;
    ActionRegistry &actions;
    DraftDocument &draft;
    LiveFeed &live;
    RequestTape &tape;
    Selection &selection;
    EventLog &log;
};

} // namespace signalbox::ui

// Everything that pages share, around a proxy without sockets.
#pragma once

#include "support/fake_session.h"

#include "theme/theme.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/event_log.h"
#include "workspace/live_feed.h"
#include "workspace/request_tape.h"
#include "workspace/selection.h"
#include "workspace/workspace.h"

#include <QApplication>

namespace signalbox::test {

/// In the order in which the app makes them.
struct UiWorkspace
{
    FakeSession session;
    ui::Theme theme{QApplication::palette()};
    ui::ActionRegistry actions{theme};
    ui::DraftDocument draft;
    ui::LiveFeed live{session};
    ui::RequestTape tape{session};
    ui::Selection selection;
    ui::EventLog log{session};

    ui::Workspace workspace()
    {
        return {session, theme, actions, draft, live, tape, selection, log};
    }

    /// Opens `text` as a file that also runs, as generation 1.
    void open(const std::string &text, const QString &file = QStringLiteral("/tmp/signalbox.yaml"))
    {
        draft.open(file, text);
        draft.setLive(1, std::make_shared<const std::string>(text));
    }
};

} // namespace signalbox::test

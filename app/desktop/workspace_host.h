// One workspace from end to end: the session, what the window's parts share, the window itself, and
// the file's way into them. GUI thread.
#pragma once

#include "desktop/file_watch.h"
#include "facade/session.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/event_log.h"
#include "workspace/live_feed.h"
#include "workspace/request_tape.h"
#include "workspace/selection.h"
#include "workspace/workspace.h"

#include <QObject>
#include <QString>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace signalbox::ui {
class MainWindow;
class Preferences;
class Theme;
} // namespace signalbox::ui

namespace signalbox::demo {
class Demo;
}

namespace signalbox::desktop {

class WorkspaceHost : public QObject
{
    Q_OBJECT
public:
    WorkspaceHost(std::unique_ptr<Session> session, ui::Theme &theme, ui::Preferences &preferences);
    ~WorkspaceHost() override;

    ui::MainWindow &window() const noexcept { return *m_window; }
    const ui::Workspace &workspace() const noexcept { return m_workspace; }
    /// A file, the demo, or nothing: the first-run page.
    bool empty() const noexcept { return m_empty; }

    /// Reads the file and starts it.
    void open(const QString &file);
    void openDemo();

signals:
    void openRequested(const QString &file);
    void demoRequested();
    void attachRequested(const QString &file);
    void quitRequested();

private:
    void connectSession();
    void opened(const QString &file, const std::optional<std::string> &text);
    void start(bool save);
    /// While nothing runs.
    void watchFile();
    /// A draft that nobody has touched follows the file.
    void fileRead(const QString &file, const std::string &text);
    /// On a pool thread; `done` here, with the file and what went wrong.
    void saveText(const QString &file, const std::string &text,
                  std::function<void(const QString &, const QString &)> done);
    void startEngine();

    std::unique_ptr<Session> m_session;
    ui::Theme &m_theme;
    ui::Preferences &m_preferences;
    ui::ActionRegistry m_actions;
    ui::DraftDocument m_draft;
    ui::LiveFeed m_live;
    ui::RequestTape m_tape;
    ui::Selection m_selection;
    ui::EventLog m_log;
    ui::Workspace m_workspace;
    std::unique_ptr<ui::MainWindow> m_window;
    FileWatch m_watch;
    QTemporaryDir m_demoFolder;
    std::unique_ptr<demo::Demo> m_demo;
    bool m_empty = true;
};

} // namespace signalbox::desktop

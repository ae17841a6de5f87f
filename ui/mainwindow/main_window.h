// The window: header, centre tabs, docks, and who answers which action. GUI thread.
#pragma once

#include "workspace/workspace.h"

#include <QMainWindow>
#include <QString>

#include <memory>

class QStackedWidget;

namespace signalbox::ui {

class Banner;
class BottomDock;
class Centre;
class FirstRunPage;
class LayoutKeeper;
class ListeningServers;
class OutsideActions;
class OutsideEdit;
class PaneCycle;
class Preferences;
class ProxyActions;
class ReviewActions;
class RoutesDock;
class RunState;
class StartFailedPage;
class StripPage;
class YamlPage;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// @param servers  which the first-run page asks
    MainWindow(const Workspace &workspace, Preferences &preferences,
               std::unique_ptr<ListeningServers> servers, QWidget *parent = nullptr);
    ~MainWindow() override;

    FirstRunPage &firstRun() const noexcept { return *m_firstRun; }
    RunState &run() const noexcept { return *m_run; }
    ProxyActions &proxy() const noexcept { return *m_proxy; }
    /// It is known that there is no file to show: the first-run page comes, which looks at what
    /// listens on this machine. Until then, and with a file, nothing of that.
    void showNothingOpen();
    /// By the name of its action, or by the words of --screen.
    bool showScreen(const QString &name);

signals:
    void openRequested(const QString &file);
    void demoRequested();
    /// Another process serves the open file: show that one.
    void attachRequested();
    /// @param save  the draft's text goes to the file first
    void startRequested(bool save);
    /// Everything that had to be asked was asked; the program ends.
    void quitRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void buildCentre();
    void buildDocks();
    void arrangeOnce();
    void arrangeDocks();
    void giveRoutesWidth();
    void restoreDetached();
    void serveActions();
    void addStripPage(StripPage *page, int action);
    void find();
    void refreshTaste();
    void tell(const QString &text);
    void showLine(int line);
    void showCentre();
    void announce();
    /// In the banner, until it is closed.
    void complain(const QString &sentence);
    void refresh();
    void refreshTitle();
    void openFile();
    void quit();
    /// Asks what must be asked before this workspace goes.
    void leaveFor(const QString &file);

    Workspace m_workspace;
    Preferences &m_preferences;
    RunState *m_run;
    ProxyActions *m_proxy;
    OutsideEdit *m_outside;
    OutsideActions *m_outsideActions;
    ReviewActions *m_review;
    QStackedWidget *m_stack;
    Centre *m_centre;
    FirstRunPage *m_firstRun;
    StartFailedPage *m_failed;
    Banner *m_news;
    YamlPage *m_yaml = nullptr;
    RoutesDock *m_routes;
    BottomDock *m_bottom;
    LayoutKeeper *m_layouts;
    PaneCycle *m_panes;
    bool m_arranged = false; // the docks have their sizes
    bool m_detached = false; // pages that were detached are so again
    bool m_closing = false;
    bool m_mending = false;       // the failed file is looked at in the editor
    bool m_wantsFirstRun = false; // nothing is to be opened, or asked for while a file is open
    bool m_created = false;       // by the first-run page: its address is told once it serves
};

} // namespace signalbox::ui

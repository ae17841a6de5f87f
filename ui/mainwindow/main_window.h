// The window: header, centre tabs, docks, and who answers which action. GUI thread.
#pragma once

#include "workspace/workspace.h"

#include <QMainWindow>
#include <QString>

class QStackedWidget;

namespace signalbox::ui {

class BottomDock;
class Centre;
class LayoutKeeper;
class PaneCycle;
class Preferences;
class ProxyActions;
class RunState;
class StartFailedPage;
class StripPage;
class YamlPage;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(const Workspace &workspace, Preferences &preferences, QWidget *parent = nullptr);
    ~MainWindow() override;

    RunState &run() const noexcept { return *m_run; }
    ProxyActions &proxy() const noexcept { return *m_proxy; }
    /// By the name of its action, or by the words of --screen.
    bool showScreen(const QString &name);

signals:
    void openRequested(const QString &file);
    void demoRequested();
    /// @param save  the draft's text goes to the file first
    void startRequested(bool save);
    /// Everything that had to be asked was asked; the program ends.
    void quitRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildCentre();
    void buildDocks();
    void serveActions();
    void addStripPage(StripPage *page, int action);
    void showLine(int line);
    void refresh();
    void refreshTitle();
    void openFile();
    void quit();

    Workspace m_workspace;
    Preferences &m_preferences;
    RunState *m_run;
    ProxyActions *m_proxy;
    QStackedWidget *m_stack;
    Centre *m_centre;
    StartFailedPage *m_failed;
    YamlPage *m_yaml = nullptr;
    BottomDock *m_bottom;
    LayoutKeeper *m_layouts;
    PaneCycle *m_panes;
    bool m_closing = false;
};

} // namespace signalbox::ui

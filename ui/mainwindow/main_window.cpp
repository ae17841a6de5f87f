#include "mainwindow/main_window.h"

#include "facade/session.h"
#include "mainwindow/bottom_dock.h"
#include "mainwindow/centre.h"
#include "mainwindow/file_drops.h"
#include "mainwindow/header_strip.h"
#include "mainwindow/layout_keeper.h"
#include "mainwindow/menus.h"
#include "mainwindow/outside_actions.h"
#include "mainwindow/pane_cycle.h"
#include "mainwindow/proxy_actions.h"
#include "mainwindow/review_actions.h"
#include "mainwindow/routes_dock.h"
#include "mainwindow/run_state.h"
#include "mainwindow/status_strip.h"
#include "mainwindow/tray.h"
#include "pages/first_run_page.h"
#include "pages/routes_page.h"
#include "pages/start_failed_page.h"
#include "pages/yaml_page.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/outside_edit.h"
#include "workspace/preferences.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace signalbox::ui {

static const QString detachedKey = QStringLiteral("detached-pages");

MainWindow::MainWindow(const Workspace &workspace, Preferences &preferences,
                       std::unique_ptr<ListeningServers> servers, QWidget *parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_preferences(preferences)
    , m_run(new RunState(workspace.session, workspace.live, this))
    , m_proxy(new ProxyActions(workspace, *m_run, *this))
    , m_outside(new OutsideEdit(workspace.session, workspace.draft, this))
    , m_outsideActions(new OutsideActions(workspace, *m_outside, *m_proxy, preferences, this))
    , m_review(new ReviewActions(workspace, *m_outside, *m_proxy, *this))
    , m_stack(new QStackedWidget)
    , m_centre(new Centre(workspace))
    , m_firstRun(new FirstRunPage(workspace, preferences, std::move(servers)))
    , m_failed(new StartFailedPage(workspace))
    , m_news(new Banner(workspace.theme))
    , m_routes(new RoutesDock(workspace, this))
    , m_bottom(new BottomDock(workspace.theme, this))
    , m_layouts(new LayoutKeeper(*this, preferences, this))
    , m_panes(nullptr)
{
    setObjectName(QStringLiteral("window"));
    // Large text on a small screen: the window stays within it, and its parts scroll or give way.
    const QSize available = screen()->availableSize();
    setMinimumSize(
        QSize(workspace.theme.px(1180), workspace.theme.px(720)).boundedTo(available * 0.9));
    resize(QSize(workspace.theme.px(1440), workspace.theme.px(868))
               .boundedTo({available.width(), available.height() * 24 / 25}));
    connect(new FileDrops(*this), &FileDrops::dropped, this, &MainWindow::leaveFor);
    setDockNestingEnabled(true);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);

    auto *header = new HeaderStrip(workspace, *m_run, this);
    addToolBar(Qt::TopToolBarArea, header);
    setStatusBar(new StatusStrip(workspace, *m_run, this));
    buildMenus(*menuBar(), workspace.actions, [this](QMenu &menu) {
        const QStringList files = m_preferences.recentFiles();
        for (const QString &file : files)
            connect(menu.addAction(QString(file).replace(u'&', u"&&"_qs)), &QAction::triggered,
                    this, [this, file] { leaveFor(file); });
        menu.addSeparator();
        QAction *clear = menu.addAction(tr("&Clear list"));
        clear->setEnabled(!files.isEmpty());
        connect(clear, &QAction::triggered, &m_preferences, &Preferences::clearRecentFiles);
    });

    buildCentre();
    buildDocks();
    m_panes = new PaneCycle(
        [this] {
            std::vector<QWidget *> panes{m_stack};
            const auto docks = findChildren<QDockWidget *>();
            panes.insert(panes.end(), docks.begin(), docks.end());
            return panes;
        },
        this);
    serveActions();
    connect(header, &HeaderStrip::generationsWanted,
            workspace.actions.get(ActionId::PageGenerations), &QAction::trigger);

    connect(m_run, &RunState::changed, this, &MainWindow::refresh);
    connect(&workspace.draft, &DraftDocument::fileChanged, this, [this] {
        m_wantsFirstRun = false;
        refresh();
    });
    connect(&workspace.draft, &DraftDocument::modifiedChanged, this, &MainWindow::refreshTitle);
    connect(m_proxy, &ProxyActions::startRequested, this, &MainWindow::startRequested);
    connect(m_centre, &Centre::switched, this, [this](const QString &tab) {
        const QByteArray detached = m_bottom->detachedPages();
        if (!m_layouts->switchTo(tab))
            giveRoutesWidth();
        m_bottom->restoreDetached(detached); // they are the same on all tabs
    });
    new Tray(workspace, preferences, *m_run, *this);
    m_layouts->rememberDefaults();
    m_arranged = m_layouts->restore(m_centre->currentName());
    refresh();
}

MainWindow::~MainWindow() = default;

void MainWindow::tell(const QString &text)
{
    statusBar()->showMessage(text, 6000);
}

void MainWindow::showLine(int line)
{
    m_wantsFirstRun = false;
    m_mending = true;
    refresh();
    m_centre->show(ActionId::TabYaml);
    m_yaml->showLine(line);
}

void MainWindow::showNothingOpen()
{
    m_wantsFirstRun = m_workspace.draft.file().isEmpty();
    refresh();
}

void MainWindow::showCentre()
{
    m_wantsFirstRun = false;
    m_mending = true; // the views are for that, too
    refresh();
}

void MainWindow::announce()
{
    m_created = false;
    m_news->say(Banner::Kind::Info,
                tr("Signalbox serves at <b>%1</b>").arg(m_run->url().toHtmlEscaped()));
    m_news->setLink(QStringLiteral("open"), tr("Open"));
    m_news->setLink(QStringLiteral("copy"), tr("Copy"));
    m_news->setLink(QStringLiteral("log"), {});
    m_news->show();
}

void MainWindow::complain(const QString &sentence)
{
    m_news->say(Banner::Kind::Error, sentence.toHtmlEscaped());
    m_news->setLink(QStringLiteral("open"), {});
    m_news->setLink(QStringLiteral("copy"), {});
    m_news->setLink(QStringLiteral("log"), tr("Open the log"));
    m_news->show();
}

void MainWindow::refresh()
{
    const StartFailure *failure = m_run->failure();
    QWidget *shown = m_stack->widget(0);
    if (m_wantsFirstRun) {
        shown = m_firstRun;
    } else if (m_run->word() == RunState::Word::Failed && failure && !m_mending) {
        m_failed->setFailure(*failure);
        shown = m_failed;
    }
    if (m_run->word() == RunState::Word::Starting)
        m_mending = false;
    if (m_stack->currentWidget() != shown) {
        m_stack->setCurrentWidget(shown);
        shown->setFocus();
        // The first-run page has the window to itself.
        const bool docks = shown != m_firstRun;
        if (docks)
            m_layouts->restoreDocks();
        else
            m_layouts->hideDocks();
        arrangeOnce();
        restoreDetached();
    }
    if (m_created && m_run->running() && m_run->config() && !m_run->url().isEmpty())
        announce();
    refreshTitle();
}

void MainWindow::refreshTitle()
{
    const QFileInfo file(m_workspace.draft.file());
    if (m_workspace.draft.file().isEmpty()) {
        setWindowTitle(QStringLiteral("Signalbox"));
        setWindowModified(false);
        return;
    }
    QString folder = file.absolutePath();
    if (folder == QDir::homePath() || folder.startsWith(QDir::homePath() + u'/'))
        folder = u'~' + folder.mid(QDir::homePath().size());
    setWindowTitle(QStringLiteral("%1[*] (%2) – Signalbox").arg(file.fileName(), folder));
    setWindowModified(m_workspace.draft.modified());
}

void MainWindow::openFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a configuration"),
                                   QFileInfo(m_workspace.draft.file()).absolutePath(),
                                   tr("Configurations (*.yaml *.yml);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::leaveFor);
    dialog->open();
}

void MainWindow::leaveFor(const QString &file)
{
    m_proxy->confirmLeave(tr("Open another file?"), tr("Open"), tr("Discard and open"),
                          [this, file] { emit openRequested(file); });
}

void MainWindow::quit()
{
    m_proxy->confirmLeave(tr("Quit Signalbox?"), tr("Quit"), tr("Discard and quit"), [this] {
        m_layouts->restoreDocks();
        arrangeOnce();
        m_layouts->save();
        if (m_detached)
            m_preferences.setLayout(detachedKey, m_bottom->detachedPages());
        m_closing = true;
        close();
        Session &session = m_workspace.session;
        if (session.attached() || session.state() == EngineState::Stopped) {
            emit quitRequested();
            return;
        }
        // What is in flight may finish, as long as timeouts.drain lets it.
        connect(&session, &Session::stateChanged, this, [this](EngineState state) {
            if (state == EngineState::Stopped)
                emit quitRequested();
        });
        session.stop(true);
    });
}

/// Once, when the docks are seen first.
void MainWindow::restoreDetached()
{
    if (m_detached || !isVisible() || m_layouts->docksHidden())
        return;
    m_detached = true;
    m_bottom->restoreDetached(m_preferences.layout(detachedKey));
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    arrangeOnce();
    // Once it is on the screen: what floats is to be above it.
    QMetaObject::invokeMethod(this, &MainWindow::restoreDetached, Qt::QueuedConnection);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_closing) {
        event->accept();
        return;
    }
    event->ignore();
    quit();
}

} // namespace signalbox::ui

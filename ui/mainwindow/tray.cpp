#include "mainwindow/tray.h"

#include "mainwindow/run_state.h"
#include "theme/theme.h"
#include "workspace/action_registry.h"
#include "workspace/event_log.h"
#include "workspace/preferences.h"

#include <QAction>
#include <QDateTime>
#include <QElapsedTimer>
#include <QMenu>

namespace signalbox::ui {

namespace {

constexpr std::size_t shownProblems = 5;

std::int64_t sinceStart()
{
    QElapsedTimer clock;
    clock.start();
    return clock.msecsSinceReference();
}

} // namespace

Tray::Tray(const Workspace &workspace, Preferences &preferences, RunState &run, QWidget &window)
    : QObject(&window)
    , m_workspace(workspace)
    , m_preferences(preferences)
    , m_run(run)
    , m_window(window)
    , m_notifier(workspace.session, sinceStart)
    , m_menu(std::make_unique<QMenu>())
    , m_notices(m_icon)
{
    connect(m_menu.get(), &QMenu::aboutToShow, this, &Tray::fillMenu);
    fillMenu(); // a menu without entries isn't offered on every desktop
    m_icon.setContextMenu(m_menu.get());
    connect(&m_icon, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason != QSystemTrayIcon::Context)
                    showWindow();
            });
    connect(&m_notices, &DesktopNotices::opened, this, &Tray::showWindow);
    connect(&m_notifier, &Notifier::notify, &m_notices, &DesktopNotices::say);
    connect(&run, &RunState::changed, this, &Tray::refresh);
    connect(&workspace.theme, &Theme::changed, this, &Tray::refresh);
    connect(&preferences, &Preferences::changed, this, &Tray::refreshPreferences);
    refresh();
    refreshPreferences();
}

Tray::~Tray() = default;

void Tray::refreshPreferences()
{
    m_notifier.setEnabled(m_preferences.notifications());
    m_icon.setVisible(m_preferences.tray() && QSystemTrayIcon::isSystemTrayAvailable());
}

void Tray::refresh()
{
    const Theme &theme = m_workspace.theme;
    switch (m_run.word()) {
    case RunState::Word::Running:
        m_icon.setIcon(theme.icon(QStringLiteral("state-up"), Token::Up));
        break;
    case RunState::Word::Degraded:
        m_icon.setIcon(theme.icon(QStringLiteral("state-going-down"), Token::Gdn));
        break;
    case RunState::Word::Failed:
        m_icon.setIcon(theme.icon(QStringLiteral("state-down"), Token::Dn));
        break;
    case RunState::Word::Starting:
    case RunState::Word::Draining:
        m_icon.setIcon(theme.icon(QStringLiteral("state-drain"), Token::Drn));
        break;
    case RunState::Word::Stopped:
        m_icon.setIcon(theme.icon(QStringLiteral("state-unchecked"), Token::Unk));
        break;
    }
    const QString address = m_run.address();
    m_icon.setToolTip(address.isEmpty() ? tr("Signalbox: %1").arg(m_run.wordText())
                                        : tr("Signalbox: %1 on %2").arg(m_run.wordText(), address));
}

void Tray::fillMenu()
{
    m_menu->clear();
    connect(m_menu->addAction(tr("&Open Signalbox")), &QAction::triggered, this, &Tray::showWindow);
    m_menu->addAction(m_workspace.actions.get(ActionId::StartStop));
    m_menu->addAction(m_workspace.actions.get(ActionId::CopyAddress));
    m_menu->addSection(tr("Recent problems"));
    std::size_t shown = 0;
    const auto &entries = m_workspace.log.entries();
    for (auto entry = entries.rbegin(); entry != entries.rend() && shown < shownProblems; ++entry) {
        if (entry->level < LogEntry::Level::Warning)
            continue;
        ++shown;
        QAction *problem =
            m_menu->addAction(QLocale().toString(entry->time.time(), QLocale::ShortFormat) +
                              u"  "_qs + QString(entry->text).replace(u'&', u"&&"_qs));
        connect(problem, &QAction::triggered, this, [this] {
            showWindow();
            m_workspace.actions.get(ActionId::PageLog)->trigger();
        });
    }
    if (shown == 0)
        m_menu->addAction(tr("None"))->setEnabled(false);
    m_menu->addSeparator();
    m_menu->addAction(m_workspace.actions.get(ActionId::Quit));
}

void Tray::showWindow()
{
    if (m_window.isMinimized())
        m_window.showNormal();
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

} // namespace signalbox::ui

#include "desktop/desktop_app.h"

#include "desktop/startup_clock.h"
#include "desktop/translations.h"
#include "desktop/workspace_host.h"
#include "facade/engine.h"
#include "facade/remote_session.h"
#include "mainwindow/main_window.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>

namespace signalbox::desktop {

DesktopApp::DesktopApp(QApplication &application, CommandLine line)
    : m_application(application)
    , m_line(std::move(line))
    , m_ownPlace(m_line.screenshot.isEmpty() ? nullptr : std::make_unique<QTemporaryDir>())
    , m_preferences(m_ownPlace ? m_ownPlace->filePath(u"signalbox.ini"_qs) : QString())
    , m_theme(application.palette())
{
    if (m_line.rightToLeft)
        application.setLayoutDirection(Qt::RightToLeft);
    installTranslations(application, m_preferences.language());
    m_theme.setMode(m_line.theme.value_or(m_preferences.themeMode()));
    m_theme.setTextScale((m_line.textScale ? m_line.textScale : m_preferences.textScale()) / 100.0);
    m_theme.setReducedMotion(m_preferences.reducedMotion());
    m_theme.install(application);
    connect(&m_preferences, &ui::Preferences::changed, this, &DesktopApp::applyPreferences);
    application.setQuitOnLastWindowClosed(false);
}

DesktopApp::~DesktopApp() = default;

void DesktopApp::start()
{
    const Wanted wanted{m_line.file, m_line.demo, false};
    if (m_line.screenshot.isEmpty())
        open(wanted);
    else
        show(wanted);
}

void DesktopApp::open(const Wanted &wanted)
{
    if (wanted.demo) { // each demo has servers and a file of its own
        show(wanted);
        return;
    }
    m_nextGuard = std::make_unique<InstanceGuard>();
    connect(m_nextGuard.get(), &InstanceGuard::mine, this, [this, wanted] {
        m_guard = std::move(m_nextGuard);
        connect(m_guard.get(), &InstanceGuard::wanted, this, &DesktopApp::raise);
        show(wanted);
    });
    connect(m_nextGuard.get(), &InstanceGuard::raised, this, [this] {
        if (!m_host)
            m_application.quit();
    });
    m_nextGuard->claim(wanted.file);
}

void DesktopApp::show(const Wanted &wanted)
{
    if (m_host && m_host->empty() && (wanted.demo || !wanted.file.isEmpty())) {
        load(wanted); // the first-run window becomes the file's
        return;
    }
    std::unique_ptr<WorkspaceHost> old = std::move(m_host);
    std::unique_ptr<Session> session;
    if (wanted.attached)
        session = std::make_unique<RemoteSession>();
    else
        session = std::make_unique<Engine>();
    m_host = std::make_unique<WorkspaceHost>(std::move(session), m_theme, m_preferences);
    connect(m_host.get(), &WorkspaceHost::attachRequested, this, [this](const QString &file) {
        show({file, false, true});
    });
    connect(m_host.get(), &WorkspaceHost::openRequested, this, [this](const QString &file) {
        open({file, false, false});
    });
    connect(m_host.get(), &WorkspaceHost::demoRequested, this, [this] { open({{}, true, false}); });
    connect(m_host.get(), &WorkspaceHost::quitRequested, &m_application, &QApplication::quit,
            Qt::QueuedConnection);
    ui::MainWindow &window = m_host->window();
    if (wanted.file.isEmpty() && !wanted.demo)
        window.showNothingOpen();
    if (m_screenshot || !m_line.screenshot.isEmpty()) {
        m_screenshot = std::make_unique<Screenshot>(m_line, *m_host);
        connect(m_screenshot.get(), &Screenshot::finished, this, [this](const QString &problem) {
            if (!problem.isEmpty())
                std::fprintf(stderr, "signalbox: %s\n", qPrintable(problem));
            m_application.exit(problem.isEmpty() ? 0 : 1);
        });
        m_screenshot->start();
    } else if (m_line.minimized && !old) {
        window.showMinimized();
    } else {
        window.show();
    }
    reportStartup(window);
    if (old)
        old.release()->deleteLater(); // it may be what asked
    load(wanted);
}

void DesktopApp::load(const Wanted &wanted)
{
    if (wanted.demo)
        m_host->openDemo();
    else if (!wanted.file.isEmpty())
        m_host->open(wanted.file);
}

void DesktopApp::applyPreferences()
{
    m_theme.setMode(m_preferences.themeMode());
    m_theme.setTextScale(m_preferences.textScale() / 100.0);
    m_theme.setReducedMotion(m_preferences.reducedMotion());
}

void DesktopApp::raise()
{
    QWidget &window = m_host->window();
    if (window.isMinimized())
        window.showNormal();
    window.show();
    window.raise();
    // Above it a dialog may wait for an answer: that is who takes the keyboard.
    QWidget *top = QApplication::activeModalWidget();
    (top ? top : &window)->activateWindow();
}

} // namespace signalbox::desktop

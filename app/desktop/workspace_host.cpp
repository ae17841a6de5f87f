#include "desktop/workspace_host.h"

#include "demo/demo.h"
#include "desktop/text_file.h"
#include "discovery/proc_listening_servers.h"
#include "mainwindow/main_window.h"
#include "mainwindow/proxy_actions.h"
#include "mainwindow/run_state.h"
#include "theme/theme.h"
#include "workspace/preferences.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

#include <unistd.h>

namespace signalbox::desktop {

WorkspaceHost::WorkspaceHost(std::unique_ptr<Session> session, ui::Theme &theme,
                             ui::Preferences &preferences)
    : m_session(std::move(session))
    , m_theme(theme)
    , m_preferences(preferences)
    , m_actions(theme)
    , m_live(*m_session)
    , m_tape(*m_session)
    , m_log(*m_session)
    , m_workspace{*m_session, theme, m_actions, m_draft, m_live, m_tape, m_selection, m_log}
    , m_window(std::make_unique<ui::MainWindow>(
          m_workspace, preferences,
          std::make_unique<ui::ProcListeningServers>(QStringLiteral("/proc"), ::geteuid(),
                                                     QCoreApplication::applicationPid())))
{
    connectSession();
    connect(m_window.get(), &ui::MainWindow::startRequested, this, &WorkspaceHost::start);
    connect(m_window.get(), &ui::MainWindow::openRequested, this, &WorkspaceHost::openRequested);
    connect(m_window.get(), &ui::MainWindow::demoRequested, this, &WorkspaceHost::demoRequested);
    connect(m_window.get(), &ui::MainWindow::attachRequested, this,
            [this] { emit attachRequested(m_draft.file()); });
    connect(m_window.get(), &ui::MainWindow::quitRequested, this, &WorkspaceHost::quitRequested);
}

WorkspaceHost::~WorkspaceHost()
{
    // Views go before what they show.
    m_window.reset();
}

void WorkspaceHost::connectSession()
{
    connect(m_session.get(), &Session::configurationChanged, this,
            [this](quint64 generation, const std::shared_ptr<const config::RuntimeConfig> &,
                   const std::shared_ptr<const std::string> &text) {
                m_draft.setLive(generation, text);
                if (text)
                    m_window->proxy().setSavedText(*text);
            });
    connect(m_session.get(), &Session::stateChanged, this, [this](EngineState state) {
        if (state == EngineState::Running)
            m_session->setRecording(true);
        watchFile();
    });
    connect(&m_watch, &FileWatch::read, this, &WorkspaceHost::fileRead);
}

void WorkspaceHost::open(const QString &file)
{
    m_empty = false;
    const QString path = QFileInfo(file).absoluteFilePath();
    QThreadPool::globalInstance()->start([self = QPointer(this), path] {
        auto text = readTextFile(path);
        QMetaObject::invokeMethod(qApp, [self, path, text = std::move(text)] {
            if (self)
                self->opened(path, text);
        });
    });
}

void WorkspaceHost::opened(const QString &file, const std::optional<std::string> &text)
{
    m_window->proxy().setSavedText(text.value_or(std::string()));
    m_draft.open(file, text.value_or(std::string()));
    if (text && !m_demo)
        m_preferences.addRecentFile(file);
    if (!text) {
        startEngine(); // which says what is wrong with the file
        return;
    }
    // The start asks when the configuration would let others in: it is looked at before.
    connect(
        &m_draft, &ui::DraftDocument::analysed, this,
        [this] { m_actions.get(ui::ActionId::StartStop)->trigger(); }, Qt::SingleShotConnection);
}

void WorkspaceHost::watchFile()
{
    const bool idle = m_session->state() == EngineState::Stopped;
    m_watch.setFile(idle ? m_draft.file() : QString());
}

void WorkspaceHost::fileRead(const QString &file, const std::string &text)
{
    ui::ProxyActions &proxy = m_window->proxy();
    if (text == proxy.savedText())
        return;
    const bool touched = m_draft.text() != proxy.savedText();
    proxy.setSavedText(text);
    if (m_draft.text() == text)
        return;
    if (!touched)
        m_draft.open(file, text);
    else
        m_log.add(ui::LogEntry::Level::Warning, QStringLiteral("app"),
                  tr("%1 was changed by another program; saving the draft replaces that")
                      .arg(QFileInfo(file).fileName()));
}

void WorkspaceHost::openDemo()
{
    m_empty = false;
    m_demo = std::make_unique<demo::Demo>();
    const auto fail = [this](const QString &reason) {
        m_log.add(ui::LogEntry::Level::Error, QStringLiteral("app"),
                  tr("The demo can't start: %1").arg(reason));
    };
    connect(m_demo.get(), &demo::Demo::started, this, [this, fail](const std::string &text) {
        if (!m_demoFolder.isValid()) {
            fail(m_demoFolder.errorString());
            return;
        }
        saveText(m_demoFolder.filePath(QStringLiteral("signalbox.yaml")), text,
                 [this, fail](const QString &file, const QString &problem) {
                     if (problem.isEmpty())
                         open(file);
                     else
                         fail(problem);
                 });
    });
    connect(m_demo.get(), &demo::Demo::failed, this,
            [fail](const Error &error) { fail(QString::fromStdString(error.text())); });
    connect(m_session.get(), &Session::ready, m_demo.get(),
            [this] { m_demo->startTraffic(QUrl(u"http://"_qs + m_window->run().address())); });
    connect(m_session.get(), &Session::stateChanged, m_demo.get(), [this](EngineState state) {
        if (state != EngineState::Running)
            m_demo->stopTraffic();
    });
    m_demo->start("127.0.0.1:0");
}

void WorkspaceHost::saveText(const QString &file, const std::string &text,
                             std::function<void(const QString &, const QString &)> done)
{
    QThreadPool::globalInstance()->start(
        [self = QPointer(this), file, text, done = std::move(done)] {
            const QString problem = writeTextFile(file, text);
            QMetaObject::invokeMethod(qApp, [self, file, problem, done] {
                if (self)
                    done(file, problem);
            });
        });
}

void WorkspaceHost::start(bool save)
{
    if (!save) {
        startEngine();
        return;
    }
    const std::string text = m_draft.text();
    saveText(m_draft.file(), text, [this, text](const QString &, const QString &problem) {
        if (!problem.isEmpty()) {
            m_log.add(ui::LogEntry::Level::Error, QStringLiteral("app"),
                      tr("The file can't be written: %1").arg(problem));
            m_window->proxy().saveFailed(problem);
            return;
        }
        m_window->proxy().setSavedText(text);
        startEngine();
    });
}

void WorkspaceHost::startEngine()
{
    if (m_session->state() != EngineState::Stopped)
        return;
    EngineOptions options;
    options.file = m_draft.file().toStdString();
    options.watch = true;
    // Told, be it applied at once: the window asks first where that would let others in.
    options.tellOutsideEdits = true;
    m_session->start(std::move(options));
}

} // namespace signalbox::desktop

#include "facade/engine_core.h"

#include "config/save_file.h"
#include "control/digest.h"

#include <QDir>
#include <QFileInfo>

namespace signalbox::facade {

namespace {

control::ReloadOutcome notRunning(net::Cause cause)
{
    control::ReloadOutcome outcome;
    outcome.cause = cause;
    outcome.error = Error(ErrorType::Cancelled, "the proxy isn't running");
    return outcome;
}

std::string absolutePath(const std::string &file)
{
    return QDir::cleanPath(QFileInfo(QString::fromStdString(file)).absoluteFilePath())
        .toStdString();
}

} // namespace

EngineCore::EngineCore() = default;

EngineCore::~EngineCore()
{
    tearDown();
}

void EngineCore::setState(EngineState state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

void EngineCore::start(EngineOptions options)
{
    if (m_state != EngineState::Stopped)
        return;
    m_options = std::move(options);
    m_store = {};
    setState(EngineState::Starting);
    if (!m_options.file.empty())
        m_options.file = absolutePath(m_options.file);
    if (auto open = openChannel(); !open) {
        failStart({std::move(open.error()), {}, m_options.file, false});
        return;
    }

    ProxyTarget::Hooks hooks;
    hooks.admin.metrics = [] { return std::string(); };
    hooks.admin.statusJson = [this] { return statusJson(); };
    hooks.admin.healthy = [this] { return m_state == EngineState::Running; };
    hooks.created = [this](net::ProxyService &service) {
        connect(&service, &net::ProxyService::drained, this, &EngineCore::drained);
        // Queued: the service isn't destroyed from inside its own signal.
        connect(
            &service, &net::ProxyService::stopped, this,
            [this] {
                if (m_state == EngineState::Draining)
                    tearDown();
            },
            Qt::QueuedConnection);
    };
    hooks.swapped = [](const net::Generation &) {};
    m_target = std::make_unique<ProxyTarget>(std::move(hooks));

    control::Reloader::Setup setup;
    setup.file = m_options.file;
    setup.target = m_target.get();
    setup.store = &m_store;
    setup.clock = &m_clock;
    setup.saveFile = [](const std::string &path, const std::string &text) {
        return config::saveFile(path, text);
    };
    setup.aboutToWrite = [this](const std::string &digest) {
        if (m_watcher)
            m_watcher->setKnown(digest);
    };
    m_reloader = std::make_unique<control::Reloader>(std::move(setup));
    connect(m_reloader.get(), &control::Reloader::stepDone, this, &EngineCore::reloadStep);
    connect(m_reloader.get(), &control::Reloader::finished, this, &EngineCore::finished);
    const auto done = [this](const control::ReloadOutcome &outcome) { started(outcome); };
    if (m_options.file.empty())
        m_reloader->applyText(std::move(m_options.text), net::Cause::Start, done);
    else
        m_reloader->reload(net::Cause::Start, done);
}

Result<void> EngineCore::openChannel()
{
    if (m_options.file.empty() || !m_options.controlChannel)
        return {};
    auto folder = control::runtimeFolder();
    if (!folder)
        return std::move(folder.error());
    const control::InstancePaths paths = control::instancePaths(*folder, m_options.file);
    auto lock = control::InstanceLock::take(paths.lock, m_options.file);
    if (!lock)
        return std::move(lock.error());
    m_lock = std::move(*lock);
    m_channel = std::make_unique<control::ControlServer>(m_options.file, *this);
    return m_channel->listen(paths.socket);
}

void EngineCore::failStart(StartFailure failure)
{
    tearDown();
    emit startFailed(failure);
}

void EngineCore::started(const control::ReloadOutcome &outcome)
{
    if (!outcome.ok()) {
        StartFailure failure;
        failure.error = *outcome.error;
        failure.diagnostics = outcome.diagnostics;
        failure.file = m_options.file;
        failure.configurationWrong =
            outcome.configurationWrong() || outcome.error->type() == ErrorType::NotFound;
        // Not from inside the reloader, which goes with everything else.
        QMetaObject::invokeMethod(
            this, [this, failure] { failStart(failure); }, Qt::QueuedConnection);
        return;
    }
    setState(EngineState::Running);
    watchFile();
    emit ready(outcome.generation, listeners());
}

void EngineCore::finished(const control::ReloadOutcome &outcome)
{
    // What the file was seen to hold isn't news to the watcher, refused or not. A refused draft was
    // never in the file.
    const bool fromFile = outcome.cause != net::Cause::App && outcome.cause != net::Cause::Rollback;
    if (m_watcher && !outcome.digest.empty() && (fromFile || outcome.ok()))
        m_watcher->setKnown(outcome.digest);
    if (outcome.kind == control::ReloadOutcome::Kind::Applied) {
        const control::ConfigStore::Entry *active = m_store.active();
        emit generationChanged(active->info);
        for (const auto &entry : m_store.entries()) {
            if (entry.info.state == control::GenerationState::Draining)
                emit generationChanged(entry.info);
        }
        if (m_state == EngineState::Running)
            watchFile();
    } else if (outcome.kind == control::ReloadOutcome::Kind::Rejected &&
               !m_store.entries().empty() &&
               m_store.entries().back().info.state == control::GenerationState::Rejected) {
        emit generationChanged(m_store.entries().back().info);
    }
    if (outcome.kind != control::ReloadOutcome::Kind::Unchanged)
        emit problems(outcome.diagnostics);
    emit reloadFinished(outcome);
}

void EngineCore::drained(const net::DrainReport &report)
{
    const auto took = m_store.drained(report.generation, report.closed, m_clock.now());
    if (!took)
        return;
    const control::GenerationInfo &info = m_store.find(report.generation)->info;
    emit reloadStep({control::ReloadStep::Drain, info.cause, report.generation, *took});
    emit generationChanged(info);
}

void EngineCore::watchFile()
{
    const control::ConfigStore::Entry *active = m_store.active();
    const bool wanted = !m_options.file.empty() && active && active->generation &&
                        m_options.watch.value_or(active->generation->config->settings.watch);
    if (!wanted) {
        m_watcher.reset();
        return;
    }
    if (m_watcher)
        return;
    m_watcher = std::make_unique<control::FileWatcher>(m_options.file, control::makePathEvents());
    connect(m_watcher.get(), &control::FileWatcher::changed, this,
            [this] { reload(net::Cause::File, {}); });
    m_watcher->start(active->info.digest);
}

void EngineCore::reload(net::Cause cause, ReloadDone done)
{
    if (m_state == EngineState::Running && m_reloader)
        m_reloader->reload(cause, std::move(done));
    else if (done)
        done(notRunning(cause));
}

void EngineCore::apply(std::string text, std::optional<std::string> base, ReloadDone done)
{
    if (m_state != EngineState::Running || !m_reloader) {
        if (done)
            done(notRunning(net::Cause::App));
    } else if (m_options.file.empty()) {
        m_reloader->applyText(std::move(text), net::Cause::App, std::move(done));
    } else {
        m_reloader->apply(std::move(text), std::move(base), std::move(done));
    }
}

void EngineCore::rollback(std::uint64_t number, ReloadDone done)
{
    if (m_state == EngineState::Running && m_reloader)
        m_reloader->rollback(number, std::move(done));
    else if (done)
        done(notRunning(net::Cause::Rollback));
}

void EngineCore::forceClose(std::uint64_t generation)
{
    if (m_target && m_target->service())
        m_target->service()->forceClose(generation);
}

void EngineCore::reopenLogs()
{
    if (!m_target)
        return;
    if (const auto reopened = m_target->reopenLog(); !reopened) {
        config::Diagnostic problem;
        problem.message = "the access log can't be opened again: " + reopened.error().text();
        problem.path = "settings.access-log";
        emit problems({problem});
    }
}

Result<void> EngineCore::stop()
{
    if (m_state == EngineState::Stopped)
        return Error(ErrorType::Cancelled, "the proxy isn't running");
    // Queued: the answer leaves first.
    QMetaObject::invokeMethod(
        this, [this] { stop(true); }, Qt::QueuedConnection);
    return {};
}

void EngineCore::stop(bool drain)
{
    if (m_state == EngineState::Stopped)
        return;
    if (drain && m_state == EngineState::Running) {
        m_watcher.reset();
        m_reloader.reset();
        const Milliseconds limit = m_store.active()->generation->config->settings.timeouts.drain;
        setState(EngineState::Draining);
        m_target->service()->drain(limit);
        return;
    }
    if (drain && m_state == EngineState::Draining)
        return;
    tearDown();
}

void EngineCore::tearDown()
{
    m_watcher.reset();
    m_reloader.reset();
    if (m_target && m_target->service())
        m_target->service()->stop();
    m_store = {};
    m_target.reset();
    m_channel.reset();
    m_lock.reset();
    setState(EngineState::Stopped);
}

std::vector<ListenerInfo> EngineCore::listeners() const
{
    std::vector<ListenerInfo> list;
    for (const net::BoundListener &bound : m_target->service()->boundListeners()) {
        ListenerInfo info{bound.name, bound.address, {}};
        info.url = bound.address.isUnix() ? bound.address.toString()
                                          : "http://" + bound.address.toString();
        list.push_back(std::move(info));
    }
    return list;
}

void EngineCore::refreshPools(const std::string &backend)
{
    for (const auto &entry : m_store.entries()) {
        if (!entry.generation)
            continue;
        for (const net::BackendBinding &binding : entry.generation->backends) {
            if (binding.spec->name == backend)
                binding.pool->refresh();
        }
    }
}

Result<std::shared_ptr<balance::ServerState>> EngineCore::findServer(const std::string &name) const
{
    const control::ConfigStore::Entry *active = m_store.active();
    if (!active || !active->generation)
        return Error(ErrorType::Cancelled, "the proxy isn't running");
    std::vector<std::shared_ptr<balance::ServerState>> byName;
    for (const net::BackendBinding &backend : active->generation->backends) {
        for (const auto &server : backend.pool->servers()) {
            if (server->backend() + "/" + server->name() == name)
                return server;
            if (server->name() == name)
                byName.push_back(server);
        }
    }
    if (byName.size() == 1)
        return byName.front();
    if (byName.empty())
        return Error(ErrorType::NotFound, "no server '" + name + "'");
    std::string which;
    for (const auto &server : byName)
        which += (which.empty() ? "" : ", ") + server->backend() + "/" + server->name();
    return Error(ErrorType::NotFound,
                 "several backends have a server '" + name + "': say " + which);
}

Result<std::string> EngineCore::setServerState(const std::string &server, config::AdminState state)
{
    auto found = findServer(server);
    if (!found)
        return std::move(found.error());
    (*found)->setOverride(state);
    refreshPools((*found)->backend());
    return (*found)->backend() + "/" + (*found)->name();
}

Result<std::string> EngineCore::checkNow(const std::string &server)
{
    auto found = findServer(server);
    if (!found)
        return std::move(found.error());
    return Error(ErrorType::NotSupported, "no health check");
}

std::string EngineCore::statusJson()
{
    return "{}";
}

} // namespace signalbox::facade

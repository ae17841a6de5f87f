#include "facade/engine_core.h"

#include "base/post.h"
#include "config/save_file.h"
#include "stats/metrics.h"

#include <sys/resource.h>

namespace signalbox::facade {

namespace {

control::ReloadOutcome notRunning(Cause cause)
{
    control::ReloadOutcome outcome;
    outcome.cause = cause;
    outcome.error = Error(ErrorType::Cancelled, "the proxy isn't running");
    return outcome;
}

std::string_view outcomeName(control::ReloadOutcome::Kind kind)
{
    switch (kind) {
    case control::ReloadOutcome::Kind::Applied:
        return "applied";
    case control::ReloadOutcome::Kind::Unchanged:
        return "unchanged";
    case control::ReloadOutcome::Kind::Rejected:
        break;
    }
    return "rejected";
}

/// Connections cost two descriptors each, the client's and a server's; accepting pauses before they
/// run out.
config::Diagnostics descriptorAdvice(const config::RuntimeConfig &config)
{
    constexpr std::uint64_t ownUse = 64;
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return {};
    const std::uint64_t wanted =
        std::uint64_t(config.settings.limits.connections) * config.listeners.size();
    const std::uint64_t fit = (std::max<std::uint64_t>(limit.rlim_cur, ownUse) - ownUse) / 2;
    // The default is "as many as descriptors allow": worth a word only where that is few.
    constexpr std::uint64_t few = 1000;
    const bool asked = config.settings.limits.connections != config::Limits{}.connections;
    if (wanted <= fit || (!asked && fit >= few))
        return {};
    config::Diagnostic warning;
    warning.severity = config::Severity::Warning;
    warning.message = "limits.connections allows " + std::to_string(wanted) + " connections, but " +
                      std::to_string(limit.rlim_cur) +
                      " descriptors (ulimit -n) are enough for about " + std::to_string(fit) +
                      "; accepting pauses there";
    warning.path = "settings.limits.connections";
    return {warning};
}

} // namespace

EngineCore::EngineCore()
    : m_recordTimer(this)
{
    constexpr int handOutMs = 250;
    m_recordTimer.setInterval(handOutMs);
    m_reader.setMaxThreadCount(1);
    connect(&m_recordTimer, &QTimer::timeout, this, &EngineCore::handOutRecords);
}

EngineCore::~EngineCore()
{
    m_reader.waitForDone();
    tearDown();
}

void EngineCore::setState(EngineState state)
{
    if (m_state == state)
        return;
    m_state = state;
    if (m_collector)
        m_collector->setState(engineStateName(state));
    emit stateChanged(state);
}

void EngineCore::start(EngineOptions options)
{
    if (m_state != EngineState::Stopped)
        return;
    const std::string before = std::exchange(m_options, std::move(options)).file;
    if (!m_options.file.empty())
        m_options.file = control::absolutePath(m_options.file);
    if (m_options.file.empty() || m_options.file != before)
        m_store = {}; // else the history goes on
    setState(EngineState::Starting);
    if (auto open = openChannel(); !open) {
        const bool elsewhere = open.error().type() == ErrorType::AddressInUse;
        failStart({std::move(open.error()), {}, m_options.file, false, elsewhere});
        return;
    }

    startServices();
    m_collector->setHistory(m_store);
    ProxyTarget::Hooks hooks;
    hooks.admin.metrics = [this] {
        return stats::metricsText(*m_stats->sampleNow(), stats::readProcessFigures());
    };
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
    hooks.swapping = [this](const auto &generation) { retarget(generation); };
    hooks.swapped = [this] {
        std::vector<stats::ListenerInfo> bound;
        for (const ListenerInfo &listener : listeners())
            bound.push_back({listener.name, listener.url});
        m_collector->setListeners(std::move(bound));
    };
    m_target = std::make_unique<ProxyTarget>(std::move(hooks));

    control::Reloader::Setup setup;
    setup.file = m_options.file;
    setup.target = m_target.get();
    setup.store = &m_store;
    setup.clock = &m_clock;
    setup.saveFile = [](const std::string &path, const std::string &text) -> Result<void> {
        auto saved = config::saveFile(path, text);
        return saved ? Result<void>() : std::move(saved.error());
    };
    setup.advise = descriptorAdvice;
    setup.aboutToWrite = [this](const std::string &digest) {
        if (m_watcher)
            m_watcher->setKnown(digest);
    };
    m_reloader = std::make_unique<control::Reloader>(std::move(setup));
    connect(m_reloader.get(), &control::Reloader::stepDone, this, &EngineCore::reloadStep);
    connect(m_reloader.get(), &control::Reloader::finished, this, &EngineCore::finished);
    const auto done = [this](const control::ReloadOutcome &outcome) { started(outcome); };
    if (m_options.file.empty())
        m_reloader->applyText(std::move(m_options.text), Cause::Start, done);
    else
        m_reloader->reload(Cause::Start, done);
}

void EngineCore::startServices()
{
    m_health = std::make_unique<health::HealthService>(
        m_clock, [this](const std::string &backend) { m_pools.refresh(backend); });
    connect(m_health.get(), &health::HealthService::transition, this,
            &EngineCore::healthTransition);
    m_health->start();
    m_collector =
        std::make_unique<control::Collector>(m_options.file, *m_health, m_clock.wallNow());
    m_stats =
        std::make_unique<stats::StatsService>([this] { return m_collector->collect(); }, m_clock);
    m_stats->setLiveRate(m_options.samplesPerSecond);
    connect(m_stats.get(), &stats::StatsService::sampled, this, &EngineCore::sampleTaken);
    m_stats->start();
}

/// The servers of the generation that is about to serve are looked after from now on.
void EngineCore::retarget(const std::shared_ptr<const net::Generation> &generation)
{
    std::vector<health::HealthTarget> targets;
    for (const net::BackendBinding &backend : generation->backends) {
        const auto &servers = backend.pool->servers();
        for (std::size_t i = 0; i < servers.size(); ++i) {
            targets.push_back({servers[i], backend.spec->servers[i], backend.spec->healthCheck,
                               i < backend.outliers.size() ? backend.outliers[i] : nullptr});
        }
    }
    m_health->setTargets(std::move(targets));
    // Health changes reach the new pools from now on, and still the old ones, which have retries to
    // place.
    auto live = liveGenerations();
    live.push_back(generation);
    m_pools.setGenerations(std::move(live));
}

void EngineCore::historyChanged()
{
    m_collector->setHistory(m_store);
    m_pools.setGenerations(liveGenerations());
}

std::vector<std::shared_ptr<const net::Generation>> EngineCore::liveGenerations() const
{
    std::vector<std::shared_ptr<const net::Generation>> live;
    for (const auto &entry : m_store.entries()) {
        if (entry.generation)
            live.push_back(entry.generation);
    }
    return live;
}

Result<void> EngineCore::openChannel()
{
    if (m_options.file.empty() || !m_options.controlChannel)
        return {};
    auto folder = control::runtimeFolder();
    if (!folder)
        return std::move(folder.error());
    auto names = control::InstanceNames::take(std::move(*folder), m_options.file);
    if (!names)
        return std::move(names.error());
    m_names = std::move(*names);
    m_channel = std::make_unique<control::ControlServer>(m_options.file, *this);
    feedChannel();
    return m_channel->listen(m_names->socket());
}

/// The path may lead to another file by now, under whose name we are looked for too.
void EngineCore::followFile()
{
    if (!m_names)
        return;
    if (const auto followed = m_names->follow(); !followed)
        emit warned(followed.error().text());
}

void EngineCore::failStart(StartFailure failure)
{
    // Before the state changes to stopped: whoever leaves then must know why.
    emit startFailed(failure);
    tearDown();
}

void EngineCore::started(const control::ReloadOutcome &outcome)
{
    if (!outcome.ok()) {
        StartFailure failure;
        failure.error = *outcome.error;
        failure.diagnostics = outcome.diagnostics;
        failure.file = m_options.file;
        // Without a digest it is the file itself that couldn't be read.
        failure.configurationWrong =
            outcome.configurationWrong() ||
            (outcome.digest.empty() && outcome.error->type() == ErrorType::NotFound);
        // Not from inside the reloader, which goes with everything else.
        QMetaObject::invokeMethod(
            this, [this, failure] { failStart(failure); }, Qt::QueuedConnection);
        return;
    }
    setState(EngineState::Running);
    emit tapReady(m_target->tap());
    updateTap();
    watchFile();
    emit ready(outcome.generation, listeners());
}

void EngineCore::finished(const control::ReloadOutcome &outcome)
{
    followFile();
    if (outcome.cause != Cause::Start)
        m_collector->countReload(outcomeName(outcome.kind));
    historyChanged();
    announceAdmin();
    // What the file was seen to hold isn't news to the watcher, refused or not. A refused draft was
    // never in the file.
    const bool fromFile = outcome.cause != Cause::App && outcome.cause != Cause::Rollback;
    if (m_watcher && !outcome.digest.empty() && (fromFile || outcome.ok()))
        m_watcher->setKnown(outcome.digest);
    if (outcome.kind == control::ReloadOutcome::Kind::Applied) {
        const control::ConfigStore::Entry *active = m_store.active();
        emit generationChanged(active->info);
        emit configurationChanged(active->info.number, active->config,
                                  std::make_shared<const std::string>(active->text));
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
        emit problems(m_problems = outcome.diagnostics);
    emit reloadFinished(outcome);
}

void EngineCore::announceAdmin()
{
    const control::AdminServer *admin = m_target->admin();
    const std::string url = admin ? "http://" + admin->address().toString() : std::string();
    if (url != m_adminUrl)
        emit adminListening(m_adminUrl = url);
}

void EngineCore::drained(const net::DrainReport &report)
{
    const auto took = m_store.drained(report.generation, report.closed, m_clock.now());
    if (!took)
        return;
    historyChanged();
    const control::GenerationInfo &info = m_store.find(report.generation)->info;
    emit reloadStep(
        {control::ReloadStep::Drain, info.cause, report.generation, *took, false, report.closed});
    emit generationChanged(info);
}

void EngineCore::watchFile()
{
    const control::ConfigStore::Entry *active = m_store.active();
    const bool wanted =
        !m_options.file.empty() && active &&
        (m_options.tellOutsideEdits || m_options.watch.value_or(active->config->settings.watch));
    if (!wanted) {
        m_watcher.reset();
        return;
    }
    if (m_watcher)
        return;
    m_watcher = std::make_unique<control::FileWatcher>(m_options.file, control::makePathEvents());
    connect(m_watcher.get(), &control::FileWatcher::changed, this, [this] {
        if (m_options.tellOutsideEdits)
            tellOutsideEdit();
        else
            reload(Cause::File, {});
    });
    connect(m_watcher.get(), &control::FileWatcher::missing, this, &EngineCore::fileMissing);
    connect(m_watcher.get(), &control::FileWatcher::ledElsewhere, this, &EngineCore::followFile);
    m_watcher->start(active->info.digest);
    if (!m_watcher->reliable())
        emit warned("the file can't be watched (the system's watches are used up): reload by hand");
}

void EngineCore::tellOutsideEdit()
{
    runOn(m_reader, [this, file = m_options.file] {
        Result<std::string> text = control::readWholeFile(file);
        if (!text)
            return; // it went again: the watcher tells that
        post(this, [this, text = std::make_shared<const std::string>(std::move(*text))] {
            if (!m_watcher)
                return;
            m_watcher->setKnown(config::digestOfText(*text));
            emit fileChanged(text);
        });
    });
}

void EngineCore::reload(Cause cause, ReloadDone done)
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
            done(notRunning(Cause::App));
    } else if (m_options.file.empty()) {
        m_reloader->applyText(std::move(text), Cause::App, std::move(done));
    } else {
        m_reloader->apply(std::move(text), std::move(base), std::move(done));
    }
}

void EngineCore::rollback(std::uint64_t number, ReloadDone done)
{
    if (m_state == EngineState::Running && m_reloader)
        m_reloader->rollback(number, std::move(done));
    else if (done)
        done(notRunning(Cause::Rollback));
}

Result<void> EngineCore::forceClose(std::uint64_t generation)
{
    const control::ConfigStore::Entry *entry = m_store.find(generation);
    if (!entry)
        return Error(ErrorType::NotFound,
                     "generation " + std::to_string(generation) + " isn't kept (any more)");
    if (entry->info.state == control::GenerationState::Active)
        return Error(ErrorType::InvalidConfig,
                     "generation " + std::to_string(generation) + " serves: only old ones are cut");
    if (m_target && m_target->service())
        m_target->service()->forceClose(generation);
    return {};
}

void EngineCore::reopenLogs()
{
    if (!m_target)
        return;
    if (const auto reopened = m_target->reopenLog(); !reopened) {
        emit warned("the access log can't be opened again: " + reopened.error().text());
    }
}

void EngineCore::stop(bool drain)
{
    if (m_state == EngineState::Stopped)
        return;
    if (drain && m_state == EngineState::Running) {
        m_watcher.reset();
        m_reloader.reset();
        const Milliseconds limit = m_store.active()->config->settings.timeouts.drain;
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
    m_recordTimer.stop();
    m_watcher.reset();
    m_reloader.reset();
    if (m_target && m_target->service()) {
        m_target->service()->stop();
        if (const std::uint64_t cut = m_target->service()->cutAtStop(); cut > 0)
            emit warned("stopped with requests or tunnels in flight: " + std::to_string(cut) +
                        " cut");
    }
    handOutRecords(); // what ended last is told, too
    m_watch = {};
    m_channelWatch = {};
    // The final counts, and whose they are. A sample of very many routes would hold up the stop.
    if (const auto *active = m_store.active();
        m_stats && active && active->config->routes.size() <= stats::StatsService::manyRoutes)
        emit sampled(m_stats->sampleNow());
    for (const control::GenerationInfo &info : m_store.stopped())
        emit generationChanged(info);
    if (m_stats)
        m_stats->stop();
    m_stats.reset();
    if (m_health)
        m_health->stop();
    m_collector.reset();
    m_health.reset();
    m_pools.setGenerations({});
    m_target.reset();
    m_channel.reset();
    m_names.reset();
    m_adminUrl.clear();
    m_logLost = 0;
    m_problems.clear();
    setState(EngineState::Stopped);
}

} // namespace signalbox::facade

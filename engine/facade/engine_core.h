// The composition of a running proxy on the control thread: lifecycle, reloads, watcher, control
// channel.
#pragma once

#include "control/collector.h"
#include "control/control_commands.h"
#include "control/control_server.h"
#include "control/file_watcher.h"
#include "control/instance.h"
#include "control/reloader.h"
#include "facade/pool_refresher.h"
#include "facade/proxy_target.h"
#include "facade/session.h"
#include "health/health_service.h"
#include "stats/stats_service.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace signalbox::facade {

/// Lives on the control thread; every method is called there.
class EngineCore final : public QObject, public control::ControlCommands
{
    Q_OBJECT
public:
    EngineCore();
    ~EngineCore() override;

    void start(EngineOptions options);
    void apply(std::string text, std::optional<std::string> base, ReloadDone done) override;
    void reload(Cause cause, ReloadDone done);
    void stop(bool drain);
    Result<void> forceClose(std::uint64_t generation) override;
    void reopenLogs();
    /// Samples at the live rate while somebody looks.
    void setWatched(bool watched);
    /// What the tap records is handed out four times a second.
    void setRecording(bool on);
    std::optional<std::string> generationText(std::uint64_t number) const override;
    std::vector<health::CheckResult> checks(const std::string &server) const override;
    Result<ExplainResult> explain(const ExplainRequest &request) const;

    // ControlCommands
    std::string statusJson() override;
    void reload(ReloadDone done) override { reload(Cause::Ctl, std::move(done)); }
    void rollback(std::uint64_t number, ReloadDone done) override;
    Result<std::string> setServerState(const std::string &server,
                                       config::AdminState state) override;
    Result<std::string> checkNow(const std::string &server) override;
    Result<void> stopByCommand(bool drain) override;
    std::string presentJson() const override;
    void audienceChanged() override;

signals:
    void tapReady(std::shared_ptr<signalbox::stats::Tap> tap);
    void stateChanged(signalbox::EngineState state);
    void startFailed(const signalbox::StartFailure &failure);
    void ready(quint64 generation, const std::vector<signalbox::ListenerInfo> &listeners);
    void reloadStep(const signalbox::control::StepReport &step);
    void reloadFinished(const signalbox::control::ReloadOutcome &outcome);
    void generationChanged(const signalbox::control::GenerationInfo &info);
    void problems(const signalbox::config::Diagnostics &list);
    void sampled(std::shared_ptr<const signalbox::stats::Snapshot> snapshot);
    void recorded(signalbox::RecordedBatch batch);
    void healthTransition(const signalbox::health::HealthTransition &transition);
    /// The file went away (the running generation serves on), or came back.
    void fileMissing(bool gone);
    void warned(const std::string &message);
    void configurationChanged(quint64 generation,
                              std::shared_ptr<const signalbox::config::RuntimeConfig> config,
                              std::shared_ptr<const std::string> text);
    /// Somebody else changed the file, and that isn't applied by itself.
    void fileChanged(std::shared_ptr<const std::string> text);
    void adminListening(const std::string &url);

private:
    void setState(EngineState state);
    Result<void> openChannel();
    void followFile();
    void feedChannel();
    void started(const control::ReloadOutcome &outcome);
    void finished(const control::ReloadOutcome &outcome);
    void failStart(StartFailure failure);
    void drained(const net::DrainReport &report);
    void watchFile();
    void tellOutsideEdit();
    void tellLogFails(std::uint64_t lost);
    void handOutRecords();
    void updateTap();
    void tearDown();
    void startServices();
    void retarget(const std::shared_ptr<const net::Generation> &generation);
    void historyChanged();
    std::vector<std::shared_ptr<const net::Generation>> liveGenerations() const;
    void announceAdmin();
    void sampleTaken(const std::shared_ptr<const stats::Snapshot> &snapshot);
    Result<std::shared_ptr<balance::ServerState>> findServer(const std::string &name) const;
    std::vector<ListenerInfo> listeners() const;

    SystemClock m_clock;
    EngineOptions m_options;
    EngineState m_state = EngineState::Stopped;
    std::string m_adminUrl;
    std::uint64_t m_logLost = 0; // lines of the access log, as far as was told
    MonoTime m_logLostAt{};
    control::ConfigStore m_store;
    std::unique_ptr<control::InstanceNames> m_names;
    std::unique_ptr<control::ControlServer> m_channel;
    // Each is used by those below it: they are made in this order and go in the reverse one.
    PoolRefresher m_pools;
    std::unique_ptr<health::HealthService> m_health;
    std::unique_ptr<control::Collector> m_collector;
    std::unique_ptr<stats::StatsService> m_stats;
    stats::StatsService::Watch m_watch;        // for our own caller
    stats::StatsService::Watch m_channelWatch; // for subscribers of the channel
    config::Diagnostics m_problems;            // of the serving configuration or the last attempt
    std::unique_ptr<ProxyTarget> m_target;
    std::unique_ptr<control::Reloader> m_reloader;
    std::unique_ptr<control::FileWatcher> m_watcher;
    QTimer m_recordTimer;
    bool m_recording = false;
    QThreadPool m_reader; // of files that were changed outside; last: waits for its thread
};

} // namespace signalbox::facade

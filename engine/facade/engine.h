// The engine's face: the one class that the desktop app and signalboxctl see.
#pragma once

#include "facade/engine_types.h"
#include "facade/explain.h"
#include "health/health_target.h"
#include "stats/snapshot.h"
#include "stats/tap.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace signalbox {

/// Lives in its caller's thread and never blocks it (but for the destructor); everything happens on
/// a control thread of its own. Signals and callbacks arrive in the caller's thread and carry plain
/// values.
class Engine : public QObject
{
    Q_OBJECT
public:
    using ReloadDone = std::function<void(const control::ReloadOutcome &)>;
    using ExplainDone = std::function<void(const Result<ExplainResult> &)>;
    using TextDone = std::function<void(const std::optional<std::string> &)>;
    using ChecksDone = std::function<void(const std::vector<health::CheckResult> &)>;
    using NameDone = std::function<void(const Result<std::string> &)>;

    explicit Engine(QObject *parent = nullptr);
    ~Engine() override; // stops at once when it still runs, and waits for its threads

    EngineState state() const noexcept;

    /// Starting, then Running with ready(), or Stopped with startFailed(). Only when Stopped.
    void start(EngineOptions options);
    /// Reads the file anew.
    void reload(net::Cause cause, ReloadDone done = {});
    /// Prepares the text, writes it to the file, swaps. @param base  as control::Reloader::apply()
    void apply(std::string text, std::optional<std::string> base, ReloadDone done = {});
    void rollback(std::uint64_t generation, ReloadDone done = {});
    /// @param server  `BACKEND/NAME`, or `NAME` where only one backend has it
    void setServerState(std::string server, config::AdminState state, NameDone done = {});
    void checkNow(std::string server, NameDone done = {});
    /// Cuts what is still on an old generation.
    void forceClose(std::uint64_t generation);
    /// Closes and opens the access log again (after rotation).
    void reopenLogs();
    /// Samples come at the live rate while somebody looks at them, once a second else.
    void setWatched(bool watched);
    /// The decision of the serving generation.
    void explain(ExplainRequest request, ExplainDone done);
    /// Text of a generation that is kept; nullopt when it isn't.
    void generationText(std::uint64_t generation, TextDone done);
    /// The last 60 probes of a server, oldest first; empty for an unknown one.
    void checks(std::string server, ChecksDone done);
    /// The traffic tap of the running proxy, for one reader; nullptr when it isn't running.
    std::shared_ptr<stats::Tap> tap() const;
    /// @param drain  let requests finish, within timeouts.drain; else (or the second time)
    /// everything is cut at once
    void stop(bool drain = true);

signals:
    void stateChanged(signalbox::EngineState state);
    void startFailed(const signalbox::StartFailure &failure);
    void ready(quint64 generation, const std::vector<signalbox::ListenerInfo> &listeners);
    void reloadStep(const signalbox::control::StepReport &step);
    void reloadFinished(const signalbox::control::ReloadOutcome &outcome);
    /// A generation was added to the history or changed its state.
    void generationChanged(const signalbox::control::GenerationInfo &info);
    /// What the serving configuration, or the last attempt at one, has to say.
    void problems(const signalbox::config::Diagnostics &list);
    /// A generation was published; with it come its topology, names and marks.
    void configurationChanged(quint64 generation,
                              std::shared_ptr<const signalbox::config::RuntimeConfig> config);
    void sampled(std::shared_ptr<const signalbox::stats::Snapshot> snapshot);
    void healthTransition(const signalbox::health::HealthTransition &transition);
    /// The file went away (the running generation serves on), or came back.
    void fileMissing(bool gone);
    /// Something that works less well than it should, in one sentence: the file can't be watched,
    /// the log not reopened.
    void warned(const std::string &message);
    /// Where the read-only admin listener is now; empty: it was closed.
    void adminListening(const std::string &url);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace signalbox

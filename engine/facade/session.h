// A proxy as programs see it, be it in this process (Engine) or in another one (RemoteSession).
#pragma once

#include "facade/engine_types.h"
#include "facade/explain.h"
#include "health/health_target.h"
#include "stats/snapshot.h"
#include "stats/tap_record.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace signalbox {

struct Analysis;

/// Finished exchanges in the order of their ends, as far as one worker's are concerned.
using RecordedBatch = std::shared_ptr<const std::vector<stats::TapRecord>>;

/// Lives in its caller's thread and never blocks it (but for the destructor). Signals and callbacks
/// arrive in the caller's thread and carry plain values; a callback is called exactly once, unless
/// the session goes first.
class Session : public QObject
{
    Q_OBJECT
public:
    using ReloadDone = std::function<void(const control::ReloadOutcome &)>;
    using ExplainDone = std::function<void(const Result<ExplainResult> &)>;
    using TextDone = std::function<void(const std::optional<std::string> &)>;
    using ChecksDone = std::function<void(const std::vector<health::CheckResult> &)>;
    using NameDone = std::function<void(const Result<std::string> &)>;

    using QObject::QObject;
    ~Session() override;

    virtual EngineState state() const noexcept = 0;
    /// True when the proxy runs in another process: stop() ends that one.
    virtual bool attached() const noexcept = 0;

    /// Starting, then Running with ready(), or Stopped with startFailed(). Only when Stopped.
    virtual void start(EngineOptions options) = 0;
    /// Reads the file anew.
    virtual void reload(Cause cause, ReloadDone done = {}) = 0;
    /// Prepares the text, writes it to the file, swaps. @param base  SHA-256, in hex, of the
    /// file's text that the new one grew out of: the apply is refused when the file says something
    /// else by now. Empty: the file is gone and is written anew, unless there is one again
    virtual void apply(std::string text, std::optional<std::string> base, ReloadDone done = {}) = 0;
    /// The same with a text that the caller has looked at: nobody on this side does so again.
    virtual void applyLooked(std::shared_ptr<const Analysis> looked,
                             std::optional<std::string> base, ReloadDone done = {});
    virtual void rollback(std::uint64_t generation, ReloadDone done = {}) = 0;
    /// @param server  `BACKEND/NAME`, or `NAME` where only one backend has it
    virtual void setServerState(std::string server, config::AdminState state,
                                NameDone done = {}) = 0;
    virtual void checkNow(std::string server, NameDone done = {}) = 0;
    /// Cuts what is still on an old generation.
    virtual void forceClose(std::uint64_t generation) = 0;
    /// Samples come at the live rate while somebody looks at them, once a second else.
    virtual void setWatched(bool watched) = 0;
    /// Heads of finished exchanges come in batches with recorded() while this is on.
    virtual void setRecording(bool on) = 0;
    /// The decision of the serving generation.
    virtual void explain(ExplainRequest request, ExplainDone done) = 0;
    /// Text of a generation that is kept; nullopt when it isn't.
    virtual void generationText(std::uint64_t generation, TextDone done) = 0;
    /// The last 60 probes of a server, oldest first; empty for an unknown one.
    virtual void checks(std::string server, ChecksDone done) = 0;
    /// @param drain  let requests finish, within timeouts.drain; else (or the second time)
    /// everything is cut at once
    virtual void stop(bool drain = true) = 0;

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
    /// A generation was published; with it come its topology, names, marks and text.
    void configurationChanged(quint64 generation,
                              std::shared_ptr<const signalbox::config::RuntimeConfig> config,
                              std::shared_ptr<const std::string> text);
    void sampled(std::shared_ptr<const signalbox::stats::Snapshot> snapshot);
    void recorded(signalbox::RecordedBatch batch);
    void healthTransition(const signalbox::health::HealthTransition &transition);
    /// The file went away (the running generation serves on), or came back.
    void fileMissing(bool gone);
    /// Somebody else changed the file, and outside edits wait for a decision
    /// (EngineOptions::tellOutsideEdits).
    void fileChanged(std::shared_ptr<const std::string> text);
    /// Something that works less well than it should, in one sentence.
    void warned(const std::string &message);
    /// Where the read-only admin listener is now; empty: it was closed.
    void adminListening(const std::string &url);
};

} // namespace signalbox

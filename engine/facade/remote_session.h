// A proxy that runs in another process (`signalboxctl run`), seen through its control channel.
#pragma once

#include "facade/session.h"

#include <memory>

namespace signalbox {

/// Never blocks its thread: the channel is read, and configurations are looked at, on a thread of
/// its own. Going away leaves the other process running.
///
/// What is different from an Engine: start() attaches to the instance that serves the file, and
/// says with startFailed() (NotFound) that there is none; outside edits are handled by that
/// instance, as its file says, so that fileChanged() never comes; of a quarter of a second's
/// records the newest 200 come; explain() decides here, by the text that serves there.
class RemoteSession final : public Session
{
    Q_OBJECT
public:
    explicit RemoteSession(QObject *parent = nullptr);
    ~RemoteSession() override;

    EngineState state() const noexcept override;
    bool attached() const noexcept override { return true; }
    /// Only the file is looked at.
    void start(EngineOptions options) override;
    void reload(Cause cause, ReloadDone done = {}) override;
    void apply(std::string text, std::optional<std::string> base, ReloadDone done = {}) override;
    void applyLooked(std::shared_ptr<const Analysis> looked, std::optional<std::string> base,
                     ReloadDone done = {}) override;
    void rollback(std::uint64_t generation, ReloadDone done = {}) override;
    void setServerState(std::string server, config::AdminState state, NameDone done = {}) override;
    void checkNow(std::string server, NameDone done = {}) override;
    void forceClose(std::uint64_t generation) override;
    void setWatched(bool watched) override;
    void setRecording(bool on) override;
    void explain(ExplainRequest request, ExplainDone done) override;
    void generationText(std::uint64_t generation, TextDone done) override;
    void checks(std::string server, ChecksDone done) override;
    void stop(bool drain = true) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace signalbox

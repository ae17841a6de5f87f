// The engine's face: the one class that the desktop app and signalboxctl see.
#pragma once

#include "facade/session.h"
#include "stats/tap.h"

#include <memory>
#include <string>

namespace signalbox {

/// A proxy in this process. Never blocks its thread: everything happens on a control thread of its
/// own.
class Engine : public Session
{
    Q_OBJECT
public:
    explicit Engine(QObject *parent = nullptr);
    ~Engine() override; // stops at once when it still runs, and waits for its threads

    EngineState state() const noexcept override;
    bool attached() const noexcept override { return false; }
    void start(EngineOptions options) override;
    void reload(Cause cause, ReloadDone done = {}) override;
    void apply(std::string text, std::optional<std::string> base, ReloadDone done = {}) override;
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

    /// Closes and opens the access log again (after rotation).
    void reopenLogs();
    /// The traffic tap of the running proxy, for one reader: setRecording() is one, so either that
    /// or this. nullptr when it isn't running.
    std::shared_ptr<stats::Tap> tap() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace signalbox

// A proxy without sockets for tests of the user interface: notes what it is asked, says what the
// test tells it to say.
#pragma once

#include "facade/session.h"

#include <map>
#include <utility>

namespace signalbox::test {

class FakeSession : public Session
{
public:
    using Session::Session;

    struct Applied
    {
        std::string text;
        std::optional<std::string> base;
        ReloadDone done;
    };

    EngineState now = EngineState::Stopped;
    bool remote = false;
    bool watched = false;
    bool recording = false;
    int starts = 0, stops = 0, reloads = 0;
    EngineOptions options;
    control::ReloadOutcome reloadOutcome; // what reload() is answered with
    std::vector<Applied> applied;
    std::vector<std::uint64_t> rolledBack, forceClosed;
    std::vector<std::pair<std::string, config::AdminState>> states;
    std::vector<std::string> checkedNow;
    std::map<std::uint64_t, std::string> texts;
    std::vector<health::CheckResult> checkResults;

    void become(EngineState state)
    {
        now = state;
        emit stateChanged(state);
    }

    EngineState state() const noexcept override { return now; }
    bool attached() const noexcept override { return remote; }
    void start(EngineOptions wanted) override
    {
        ++starts;
        options = std::move(wanted);
        become(EngineState::Starting);
    }
    void reload(Cause, ReloadDone done) override
    {
        ++reloads;
        if (done)
            done(reloadOutcome);
    }
    /// Answered by the test, through applied.back().done.
    void apply(std::string text, std::optional<std::string> base, ReloadDone done) override
    {
        applied.push_back({std::move(text), std::move(base), std::move(done)});
    }
    void rollback(std::uint64_t generation, ReloadDone done) override
    {
        rolledBack.push_back(generation);
        if (done)
            done({});
    }
    void setServerState(std::string server, config::AdminState state, NameDone done) override
    {
        states.emplace_back(server, state);
        if (done)
            done(server);
    }
    void checkNow(std::string server, NameDone done) override
    {
        checkedNow.push_back(server);
        if (done)
            done(server);
    }
    void forceClose(std::uint64_t generation) override { forceClosed.push_back(generation); }
    void setWatched(bool on) override { watched = on; }
    void setRecording(bool on) override { recording = on; }
    void explain(ExplainRequest, ExplainDone done) override
    {
        done(Error(ErrorType::NotFound, "the fake session explains nothing"));
    }
    void generationText(std::uint64_t generation, TextDone done) override
    {
        const auto found = texts.find(generation);
        done(found == texts.end() ? std::nullopt : std::optional(found->second));
    }
    void checks(std::string, ChecksDone done) override { done(checkResults); }
    void stop(bool) override
    {
        ++stops;
        become(EngineState::Stopped);
    }
};

} // namespace signalbox::test

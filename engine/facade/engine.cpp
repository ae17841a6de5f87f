#include "facade/engine.h"

#include "base/joined_thread.h"
#include "base/post.h"
#include "facade/engine_core.h"
#include "facade/thread_calls.h"

namespace signalbox {

using facade::callOn;
using facade::comeBack;

std::string_view engineStateName(EngineState state) noexcept
{
    switch (state) {
    case EngineState::Stopped:
        return "stopped";
    case EngineState::Starting:
        return "starting";
    case EngineState::Running:
        return "running";
    case EngineState::Draining:
        return "draining";
    }
    return "";
}

class Engine::Private
{
public:
    JoinedThread thread;
    facade::EngineCore *core = nullptr; // owned; lives and dies on `thread`
    EngineState state = EngineState::Stopped;
    std::shared_ptr<stats::Tap> tap;
};

Engine::Engine(QObject *parent)
    : Session(parent)
    , d(std::make_unique<Private>())
{
    d->thread.setObjectName(QStringLiteral("control"));
    d->core = new facade::EngineCore;
    d->core->moveToThread(&d->thread);
    using facade::EngineCore;
    connect(&d->thread, &QThread::finished, d->core, &QObject::deleteLater);
    relay(d->core, &EngineCore::tapReady, this,
          [](Engine *engine, const auto &tap) { engine->d->tap = tap; });
    relay(d->core, &EngineCore::stateChanged, this, [](Engine *engine, EngineState state) {
        engine->d->state = state;
        if (state == EngineState::Stopped)
            engine->d->tap.reset();
        emit engine->stateChanged(state);
    });
    relay(d->core, &EngineCore::startFailed, this, &Engine::startFailed);
    relay(d->core, &EngineCore::ready, this, &Engine::ready);
    relay(d->core, &EngineCore::reloadStep, this, &Engine::reloadStep);
    relay(d->core, &EngineCore::reloadFinished, this, &Engine::reloadFinished);
    relay(d->core, &EngineCore::generationChanged, this, &Engine::generationChanged);
    relay(d->core, &EngineCore::problems, this, &Engine::problems);
    relay(d->core, &EngineCore::sampled, this, &Engine::sampled);
    relay(d->core, &EngineCore::recorded, this, &Engine::recorded);
    relay(d->core, &EngineCore::fileChanged, this, &Engine::fileChanged);
    relay(d->core, &EngineCore::healthTransition, this, &Engine::healthTransition);
    relay(d->core, &EngineCore::fileMissing, this, &Engine::fileMissing);
    relay(d->core, &EngineCore::configurationChanged, this, &Engine::configurationChanged);
    relay(d->core, &EngineCore::warned, this, &Engine::warned);
    relay(d->core, &EngineCore::adminListening, this, &Engine::adminListening);
    d->thread.start();
}

Engine::~Engine()
{
    d->thread.quit();
    d->thread.join();
}

EngineState Engine::state() const noexcept
{
    return d->state;
}

void Engine::start(EngineOptions options)
{
    callOn(d->core, [options = std::move(options)](facade::EngineCore &core) mutable {
        core.start(std::move(options));
    });
}

void Engine::reload(Cause cause, ReloadDone done)
{
    callOn(d->core, [cause, done = comeBack(this, std::move(done))](
                        facade::EngineCore &core) mutable { core.reload(cause, std::move(done)); });
}

void Engine::apply(std::string text, std::optional<std::string> base, ReloadDone done)
{
    callOn(d->core, [text = std::move(text), base = std::move(base),
                     done = comeBack(this, std::move(done))](facade::EngineCore &core) mutable {
        core.apply(std::move(text), std::move(base), std::move(done));
    });
}

void Engine::rollback(std::uint64_t generation, ReloadDone done)
{
    callOn(d->core,
           [generation, done = comeBack(this, std::move(done))](facade::EngineCore &core) mutable {
               core.rollback(generation, std::move(done));
           });
}

void Engine::setServerState(std::string server, config::AdminState state, NameDone done)
{
    callOn(d->core, [server = std::move(server), state,
                     done = comeBack(this, std::move(done))](facade::EngineCore &core) {
        const Result<std::string> name = core.setServerState(server, state);
        if (done)
            done(name);
    });
}

void Engine::checkNow(std::string server, NameDone done)
{
    callOn(d->core, [server = std::move(server),
                     done = comeBack(this, std::move(done))](facade::EngineCore &core) {
        const Result<std::string> name = core.checkNow(server);
        if (done)
            done(name);
    });
}

void Engine::forceClose(std::uint64_t generation)
{
    callOn(d->core, [generation](facade::EngineCore &core) {
        static_cast<void>(core.forceClose(generation)); // one that ended meanwhile is as wanted
    });
}

void Engine::reopenLogs()
{
    callOn(d->core, [](facade::EngineCore &core) { core.reopenLogs(); });
}

void Engine::setWatched(bool watched)
{
    callOn(d->core, [watched](facade::EngineCore &core) { core.setWatched(watched); });
}

void Engine::setRecording(bool on)
{
    callOn(d->core, [on](facade::EngineCore &core) { core.setRecording(on); });
}

void Engine::explain(ExplainRequest request, ExplainDone done)
{
    callOn(d->core, [request = std::move(request),
                     done = comeBack(this, std::move(done))](facade::EngineCore &core) {
        const Result<ExplainResult> result = core.explain(request);
        if (done)
            done(result);
    });
}

void Engine::generationText(std::uint64_t generation, TextDone done)
{
    callOn(d->core, [generation, done = comeBack(this, std::move(done))](facade::EngineCore &core) {
        if (done)
            done(core.generationText(generation));
    });
}

void Engine::checks(std::string server, ChecksDone done)
{
    callOn(d->core, [server = std::move(server),
                     done = comeBack(this, std::move(done))](facade::EngineCore &core) {
        if (done)
            done(core.checks(server));
    });
}

std::shared_ptr<stats::Tap> Engine::tap() const
{
    return d->tap;
}

void Engine::stop(bool drain)
{
    callOn(d->core, [drain](facade::EngineCore &core) { core.stop(drain); });
}

} // namespace signalbox

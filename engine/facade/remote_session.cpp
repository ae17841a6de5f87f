#include "facade/remote_session.h"

#include "base/joined_thread.h"
#include "base/post.h"
#include "facade/remote_core.h"
#include "facade/thread_calls.h"

namespace signalbox {

using facade::callOn;
using facade::comeBack;
using facade::RemoteCore;

class RemoteSession::Private
{
public:
    JoinedThread thread;
    RemoteCore *core = nullptr; // owned; lives and dies on `thread`
    EngineState state = EngineState::Stopped;
};

RemoteSession::RemoteSession(QObject *parent)
    : Session(parent)
    , d(std::make_unique<Private>())
{
    d->thread.setObjectName(QStringLiteral("remote"));
    d->core = new RemoteCore;
    d->core->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->core, &QObject::deleteLater);
    relay(d->core, &RemoteCore::stateChanged, this, [](RemoteSession *session, EngineState state) {
        session->d->state = state;
        emit session->stateChanged(state);
    });
    relay(d->core, &RemoteCore::startFailed, this, &RemoteSession::startFailed);
    relay(d->core, &RemoteCore::ready, this, &RemoteSession::ready);
    relay(d->core, &RemoteCore::reloadStep, this, &RemoteSession::reloadStep);
    relay(d->core, &RemoteCore::reloadFinished, this, &RemoteSession::reloadFinished);
    relay(d->core, &RemoteCore::generationChanged, this, &RemoteSession::generationChanged);
    relay(d->core, &RemoteCore::problems, this, &RemoteSession::problems);
    relay(d->core, &RemoteCore::configurationChanged, this, &RemoteSession::configurationChanged);
    relay(d->core, &RemoteCore::sampled, this, &RemoteSession::sampled);
    relay(d->core, &RemoteCore::recorded, this, &RemoteSession::recorded);
    relay(d->core, &RemoteCore::healthTransition, this, &RemoteSession::healthTransition);
    relay(d->core, &RemoteCore::fileMissing, this, &RemoteSession::fileMissing);
    relay(d->core, &RemoteCore::warned, this, &RemoteSession::warned);
    relay(d->core, &RemoteCore::adminListening, this, &RemoteSession::adminListening);
    d->thread.start();
}

RemoteSession::~RemoteSession()
{
    d->thread.quit();
    d->thread.join();
}

EngineState RemoteSession::state() const noexcept
{
    return d->state;
}

void RemoteSession::start(EngineOptions options)
{
    callOn(d->core, [file = std::move(options.file)](RemoteCore &core) { core.start(file); });
}

void RemoteSession::reload(Cause, ReloadDone done)
{
    callOn(d->core, [done = comeBack(this, std::move(done))](RemoteCore &core) mutable {
        core.reload(std::move(done));
    });
}

void RemoteSession::apply(std::string text, std::optional<std::string> base, ReloadDone done)
{
    callOn(d->core,
           [text = std::move(text), base = std::move(base), done = comeBack(this, std::move(done))](
               RemoteCore &core) mutable { core.apply(text, base, nullptr, std::move(done)); });
}

void RemoteSession::applyLooked(std::shared_ptr<const Analysis> looked,
                                std::optional<std::string> base, ReloadDone done)
{
    callOn(d->core, [looked = std::move(looked), base = std::move(base),
                     done = comeBack(this, std::move(done))](RemoteCore &core) mutable {
        core.apply(looked->text, base, looked, std::move(done));
    });
}

void RemoteSession::rollback(std::uint64_t generation, ReloadDone done)
{
    callOn(d->core, [generation, done = comeBack(this, std::move(done))](RemoteCore &core) mutable {
        core.rollback(generation, std::move(done));
    });
}

void RemoteSession::setServerState(std::string server, config::AdminState state, NameDone done)
{
    callOn(d->core,
           [server = std::move(server), state, done = comeBack(this, std::move(done))](
               RemoteCore &core) mutable { core.setServerState(server, state, std::move(done)); });
}

void RemoteSession::checkNow(std::string server, NameDone done)
{
    callOn(d->core, [server = std::move(server), done = comeBack(this, std::move(done))](
                        RemoteCore &core) mutable { core.checkNow(server, std::move(done)); });
}

void RemoteSession::forceClose(std::uint64_t generation)
{
    callOn(d->core, [generation](RemoteCore &core) { core.forceClose(generation); });
}

void RemoteSession::setWatched(bool watched)
{
    callOn(d->core, [watched](RemoteCore &core) { core.setWatched(watched); });
}

void RemoteSession::setRecording(bool on)
{
    callOn(d->core, [on](RemoteCore &core) { core.setRecording(on); });
}

void RemoteSession::explain(ExplainRequest request, ExplainDone done)
{
    callOn(d->core, [request = std::move(request),
                     done = comeBack(this, std::move(done))](RemoteCore &core) {
        if (done)
            core.explain(request, done);
    });
}

void RemoteSession::generationText(std::uint64_t generation, TextDone done)
{
    callOn(d->core, [generation, done = comeBack(this, std::move(done))](RemoteCore &core) mutable {
        if (done)
            core.generationText(generation, std::move(done));
    });
}

void RemoteSession::checks(std::string server, ChecksDone done)
{
    callOn(d->core, [server = std::move(server),
                     done = comeBack(this, std::move(done))](RemoteCore &core) mutable {
        if (done)
            core.checks(server, std::move(done));
    });
}

void RemoteSession::stop(bool drain)
{
    callOn(d->core, [drain](RemoteCore &core) { core.stop(drain); });
}

} // namespace signalbox

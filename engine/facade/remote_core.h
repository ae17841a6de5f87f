// The work of a RemoteSession: one client of the control channel, and what it says in order.
#pragma once

#include "control/control_client.h"
#include "facade/analysis.h"
#include "facade/session.h"

#include <QObject>
#include <QThreadPool>

#include <deque>
#include <functional>
#include <memory>

namespace signalbox::facade {

/// Lives on the session's own thread; every method is called there. Callbacks are called there too.
class RemoteCore final : public QObject
{
    Q_OBJECT
public:
    RemoteCore();

    void start(const std::string &file);
    void reload(Session::ReloadDone done);
    /// @param looked  null: it is looked at here
    void apply(const std::string &text, const std::optional<std::string> &base,
               std::shared_ptr<const Analysis> looked, Session::ReloadDone done);
    void rollback(std::uint64_t generation, Session::ReloadDone done);
    void setServerState(const std::string &server, config::AdminState state,
                        Session::NameDone done);
    void checkNow(const std::string &server, Session::NameDone done);
    void forceClose(std::uint64_t generation);
    void setWatched(bool watched);
    void setRecording(bool on);
    void explain(const ExplainRequest &request, const Session::ExplainDone &done) const;
    void generationText(std::uint64_t generation, Session::TextDone done);
    void checks(const std::string &server, Session::ChecksDone done);
    void stop(bool drain);

signals:
    void stateChanged(signalbox::EngineState state);
    void startFailed(const signalbox::StartFailure &failure);
    void ready(quint64 generation, const std::vector<signalbox::ListenerInfo> &listeners);
    void reloadStep(const signalbox::control::StepReport &step);
    void reloadFinished(const signalbox::control::ReloadOutcome &outcome);
    void generationChanged(const signalbox::control::GenerationInfo &info);
    void problems(const signalbox::config::Diagnostics &list);
    void configurationChanged(quint64 generation,
                              std::shared_ptr<const signalbox::config::RuntimeConfig> config,
                              std::shared_ptr<const std::string> text);
    void sampled(std::shared_ptr<const signalbox::stats::Snapshot> snapshot);
    void recorded(signalbox::RecordedBatch batch);
    void healthTransition(const signalbox::health::HealthTransition &transition);
    void fileMissing(bool gone);
    void warned(const std::string &message);
    void adminListening(const std::string &url);

private:
    using Reply = control::ControlClient::Reply;

    /// A text that is being analysed on the pool.
    struct Look
    {
        std::string digest;
        std::shared_ptr<const Analysis> analysis; // null until it is done
    };
    /// What goes on when the text of a new generation has been looked at.
    struct Awaited
    {
        std::shared_ptr<Look> look;
        std::uint64_t generation = 0;
        std::function<void()> then;
    };

    bool serving() const noexcept;
    void setState(EngineState state);
    void greeted(const QJsonObject &hello);
    void follow();
    void begin(const QJsonObject &present);
    void handle(const QString &name, const QJsonObject &message);
    void served(const control::GenerationInfo &info);
    void fetchText(std::uint64_t generation, std::function<void()> then);
    std::shared_ptr<Look> look(std::string text);
    void take(std::shared_ptr<Look> look, std::uint64_t generation, std::function<void()> then);
    void takeAwaited();
    void sample(const QJsonObject &status);
    void subscribe();
    void failStart(Error error);
    void ended();
    void callReload(const QString &verb, const QJsonObject &arguments, Cause cause,
                    Session::ReloadDone done);
    void callName(const QString &verb, const std::string &server, Session::NameDone done);
    void inOrder(std::function<void()> happened);
    void goOn();

    std::unique_ptr<control::ControlClient> m_client;
    std::string m_file;
    EngineState m_state = EngineState::Stopped;
    bool m_watched = false;
    bool m_recording = false;
    bool m_waiting = false; // for a text: what happened after it waits too
    std::deque<std::function<void()>> m_happened;
    std::uint64_t m_generation = 0;
    std::uint64_t m_samples = 0;
    std::shared_ptr<const Analysis> m_analysis; // of m_generation
    std::shared_ptr<const stats::Snapshot> m_latest;
    std::shared_ptr<Look> m_applying; // the text of the newest apply, until that has ended
    std::optional<Awaited> m_awaited;
    QThreadPool m_pool; // looks at texts, one at a time; last: waits for its thread
};

} // namespace signalbox::facade

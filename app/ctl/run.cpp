// `run` and `demo`: the verbs that stay.
#include "ctl/config_file.h"
#include "ctl/descriptors.h"
#include "ctl/signals.h"
#include "ctl/terminal.h"
#include "ctl/verbs.h"
#include "demo/demo_servers.h"
#include "facade/engine.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

namespace signalbox::ctl {

namespace {

constexpr const char *howToBegin = R"(
Make a signalbox.yaml, for instance:

    routes:
      app.localhost: 127.0.0.1:5173

and run again; or try the built-in demo: signalboxctl run --demo)";

/// One run from start to exit code.
class Run : public QObject
{
public:
    explicit Run(const CommandLine &line)
        : m_line(line)
    {
        connect(&m_engine, &Engine::ready, this, &Run::ready);
        connect(&m_engine, &Engine::startFailed, this, &Run::startFailed);
        connect(&m_engine, &Engine::stateChanged, this, [this](EngineState state) {
            if (state == EngineState::Stopped)
                QCoreApplication::exit(m_code);
        });
        connect(&m_engine, &Engine::reloadFinished, this, &Run::reloaded);
        connect(&m_signals, &Signals::terminate, this,
                [this] { m_engine.stop(std::exchange(m_stopping, true) == false); });
        connect(&m_engine, &Engine::adminListening, this, [](const std::string &url) {
            complain(url.empty() ? std::string("admin closed") : "admin " + url);
        });
        connect(&m_engine, &Engine::warned, this,
                [](const std::string &message) { complain("warning: " + message); });
        connect(&m_engine, &Engine::healthTransition, this,
                [](const health::HealthTransition &change) {
                    complain("server " + change.backend + "/" + change.name + " " +
                             std::string(balance::visibleStateName(change.to)) +
                             (change.reason.empty() ? "" : ": " + change.reason));
                });
        connect(&m_engine, &Engine::fileMissing, this, [](bool gone) {
            complain(gone ? "the file is gone; what was loaded serves on" : "the file is back");
        });
        connect(&m_signals, &Signals::hangUp, this, [this] { m_engine.reload(Cause::Signal); });
        connect(&m_signals, &Signals::user1, this, [this] { m_engine.reopenLogs(); });
    }

    int exec()
    {
        EngineOptions options;
        if (m_line.demo) {
            if (auto file = prepareDemo(); !file)
                return fail(file.error());
            else
                options.file = std::move(*file);
        } else {
            auto file = findConfigFile(m_line.file);
            if (!file) {
                fail(file.error(), WrongInput);
                if (m_line.file.empty())
                    complain(howToBegin);
                return WrongInput;
            }
            options.file = std::move(*file);
        }
        options.watch = m_line.watch;
        raiseDescriptorLimit();
        m_engine.start(std::move(options));
        return QCoreApplication::exec();
    }

private:
    Result<std::string> prepareDemo()
    {
        if (auto started = m_demo.start(); !started)
            return std::move(started.error());
        if (!m_folder.isValid())
            return Error(ErrorType::Io, m_folder.errorString().toStdString());
        QFile file(m_folder.filePath(QStringLiteral("signalbox.yaml")));
        const std::string text = m_demo.configuration("127.0.0.1:0");
        if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), qint64(text.size())) < 0)
            return Error(ErrorType::Io, file.errorString().toStdString());
        return file.fileName().toStdString();
    }

    void ready(quint64 generation, const std::vector<ListenerInfo> &listeners)
    {
        for (const ListenerInfo &listener : listeners)
            print("listening " + listener.name + " " + listener.url + "\n");
        print("ready generation=" + std::to_string(generation) + "\n");
        if (m_line.demo && !listeners.empty()) {
            print("try: curl -i " + listeners.front().url + "/\n     curl -i " +
                  listeners.front().url + "/api/slow?ms=500\n");
        }
    }

    void startFailed(const StartFailure &failure)
    {
        m_code = failure.configurationWrong ? WrongInput : FailedRunning;
        if (config::hasErrors(failure.diagnostics)) {
            printDiagnostics(failure.diagnostics, failure.file);
        } else {
            fail(failure.error);
            printDiagnostics(failure.diagnostics, failure.file);
        }
    }

    void reloaded(const control::ReloadOutcome &outcome)
    {
        if (outcome.cause == Cause::Start) {
            if (outcome.ok())
                printDiagnostics(outcome.diagnostics, outcome.file);
            return;
        }
        const std::string cause(causeName(outcome.cause));
        switch (outcome.kind) {
        case control::ReloadOutcome::Kind::Applied:
            complain("reloaded generation=" + std::to_string(outcome.generation) +
                     " cause=" + cause);
            break;
        case control::ReloadOutcome::Kind::Unchanged:
            complain("unchanged generation=" + std::to_string(outcome.generation) +
                     " cause=" + cause);
            return;
        case control::ReloadOutcome::Kind::Rejected:
            complain("reload refused, generation " + std::to_string(outcome.generation) +
                     " still serves: " + outcome.error->text());
            break;
        }
        printDiagnostics(outcome.diagnostics, outcome.file);
    }

    CommandLine m_line;
    QTemporaryDir m_folder;
    demo::DemoServers m_demo;
    Engine m_engine;
    Signals m_signals;
    bool m_stopping = false;
    int m_code = Fine;
};

} // namespace

int runProxy(const CommandLine &line)
{
    blockSignals();
    return Run(line).exec();
}

int runDemoServers()
{
    blockSignals();
    demo::DemoServers servers;
    if (auto started = servers.start(); !started)
        return fail(started.error());
    Signals signal;
    QObject::connect(&signal, &Signals::terminate, &signal, [] { QCoreApplication::exit(Fine); });
    for (const auto &server : servers.servers())
        print("listening " + server.name + " http://127.0.0.1:" + std::to_string(server.port) +
              "\n");
    print("ready\n");
    return QCoreApplication::exec();
}

} // namespace signalbox::ctl

// `run` and `demo`: the verbs that stay.
#include "control/files.h"
#include "ctl/descriptors.h"
#include "ctl/signals.h"
#include "ctl/terminal.h"
#include "ctl/verbs.h"
#include "demo/demo.h"
#include "demo/demo_servers.h"
#include "facade/engine.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

namespace signalbox::ctl {

namespace {

constexpr const char *howToBegin[] = {
    "",
    "Make a signalbox.yaml, for instance:",
    "",
    "    routes:",
    "      app.localhost: 127.0.0.1:5173",
    "",
    "and run again; or try the built-in demo: signalboxctl run --demo",
};

std::string milliseconds(std::chrono::microseconds time)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3f ms", double(time.count()) / 1000.0);
    return text;
}

/// " (parse 0.412 ms, validate 0.100 ms, …)"
std::string stepsOf(const control::ReloadOutcome &outcome)
{
    std::string out;
    for (const control::StepReport &step : outcome.steps)
        out += (out.empty() ? " (" : ", ") + std::string(control::reloadStepName(step.step)) + ' ' +
               milliseconds(step.duration);
    return out.empty() ? out : out + ')';
}

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
        connect(&m_engine, &Engine::reloadStep, this, [](const control::StepReport &step) {
            if (step.step == control::ReloadStep::Drain)
                complain("drained generation=" + std::to_string(step.generation) + " after " +
                         milliseconds(step.duration) +
                         (step.closed > 0 ? " closed=" + std::to_string(step.closed) : ""));
        });
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
            connect(&m_demo, &demo::Demo::started, this, &Run::startDemo);
            connect(&m_demo, &demo::Demo::failed, this,
                    [](const Error &error) { QCoreApplication::exit(fail(error)); });
            m_demo.start("127.0.0.1:0");
            return QCoreApplication::exec();
        }
        auto file = control::findConfigFile(m_line.file);
        if (!file) {
            fail(file.error(), WrongInput);
            if (m_line.file.empty()) {
                for (const char *line : howToBegin)
                    complain(line);
            }
            return WrongInput;
        }
        options.file = std::move(*file);
        options.watch = m_line.watch;
        raiseDescriptorLimit();
        m_engine.start(std::move(options));
        return QCoreApplication::exec();
    }

private:
    void startDemo(const std::string &configuration)
    {
        QFile file(m_folder.filePath(QStringLiteral("signalbox.yaml")));
        if (!m_folder.isValid() || !file.open(QIODevice::WriteOnly) ||
            file.write(configuration.data(), qint64(configuration.size())) < 0) {
            const QString why = m_folder.isValid() ? file.errorString() : m_folder.errorString();
            QCoreApplication::exit(fail(Error(ErrorType::Io, why.toStdString())));
            return;
        }
        file.close();
        EngineOptions options;
        options.file = file.fileName().toStdString();
        options.watch = m_line.watch;
        raiseDescriptorLimit();
        m_engine.start(std::move(options));
    }

    void ready(quint64 generation, const std::vector<ListenerInfo> &listeners)
    {
        for (const ListenerInfo &listener : listeners)
            print("listening " + listener.name + " " + listener.url + "\n");
        print("ready generation=" + std::to_string(generation) + "\n");
        if (m_line.demo && !listeners.empty()) {
            const std::string &url = listeners.front().url;
            const std::string port = url.substr(url.rfind(':'));
            m_demo.startTraffic(QUrl(QString::fromStdString(url)));
            print("try: curl -i http://shop.localhost" + port +
                  "/\n     curl -i http://shop.localhost" + port +
                  "/api/slow?ms=500\n     signalboxctl status -c " +
                  m_folder.filePath(QStringLiteral("signalbox.yaml")).toStdString() + " --watch\n");
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
                     " cause=" + cause + stepsOf(outcome));
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
        printDiagnostics(outcome.diagnostics, outcome.file,
                         outcome.error ? outcome.error->text() : std::string());
    }

    CommandLine m_line;
    QTemporaryDir m_folder;
    demo::Demo m_demo;
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

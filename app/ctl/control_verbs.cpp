// The verbs that talk to a running instance: status, reload, rollback, drain, maint, enable, stop.
#include "control/channel_read.h"
#include "control/files.h"
#include "control/instance.h"
#include "ctl/control_call.h"
#include "ctl/signals.h"
#include "ctl/status_table.h"
#include "ctl/terminal.h"
#include "ctl/verbs.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <charconv>
#include <cstdio>
#include <sys/stat.h>

namespace signalbox::ctl {

namespace {

using Reply = control::ControlClient::Reply;

/// @param told  what has been written already
void printDetails(const QJsonObject &details, const std::string &told = {})
{
    const QJsonArray list = details.value(QLatin1String("diagnostics")).toArray();
    if (list.isEmpty())
        return;
    printDiagnostics(control::readDiagnostics(list),
                     list.first()[QLatin1String("file")].toString().toStdString(), told);
}

/// What the instance says about a call that it refused; what was asked for may have been wrong (2)
/// or have failed (1).
int refused(const Reply &reply)
{
    complain("signalboxctl: " + reply.message);
    printDetails(reply.details, reply.message);
    return reply.type == "invalid-request" || reply.type == "not-found" ? WrongInput
                                                                        : FailedRunning;
}

/// Each step with its duration (config.md §6). Drain goes on behind the answer: `run` tells its
/// end.
void printSteps(const QJsonObject &outcome)
{
    for (const QJsonValue &step : outcome.value(QLatin1String("steps")).toArray()) {
        char line[64];
        std::snprintf(line, sizeof line, "  %-9s %9.3f ms%s\n",
                      qPrintable(step[QLatin1String("step")].toString()),
                      step[QLatin1String("duration-ms")].toDouble(),
                      step[QLatin1String("failed")].toBool() ? "  failed" : "");
        print(line);
    }
}

int reportReload(const Reply &reply)
{
    if (!reply.ok) {
        refused(reply);
        printSteps(reply.details);
        return reply.details.isEmpty() && reply.type == "not-found" ? WrongInput : FailedRunning;
    }
    const auto generation =
        std::to_string(reply.result.value(QLatin1String("generation")).toInteger());
    const bool unchanged =
        reply.result.value(QLatin1String("outcome")).toString() == QLatin1String("unchanged");
    print((unchanged ? "unchanged generation=" : "applied generation=") + generation + "\n");
    printSteps(reply.result);
    printDetails(reply.result);
    return Fine;
}

int showStatusOnce(const std::string &file, bool json)
{
    const auto reply = callInstance(file, QStringLiteral("status"), {}, 10000);
    if (!reply)
        return FailedRunning;
    if (!reply->ok)
        return refused(*reply);
    print(json ? reply->json.toStdString() + "\n" : statusTable(reply->result));
    return Fine;
}

int watchStatus(const std::string &file, bool json)
{
    blockSignals();
    control::ControlClient client;
    Signals signal;
    bool connected = false;
    int code = Fine;
    QObject::connect(&signal, &Signals::terminate, &client, [] { QCoreApplication::quit(); });
    QObject::connect(&client, &control::ControlClient::failed, &client, [&](const Error &error) {
        code = fail(error);
        QCoreApplication::exit(code);
    });
    QObject::connect(&client, &control::ControlClient::connected, &client, [&] {
        connected = true;
        client.subscribe(1000);
    });
    QObject::connect(
        &client, &control::ControlClient::sample, &client, [&](const QByteArray &status) {
            const bool written =
                print(json ? status.toStdString() + "\n"
                           : clearScreen() + statusTable(QJsonDocument::fromJson(status).object()));
            if (!written)
                QCoreApplication::quit(); // nobody reads on
        });
    QObject::connect(&client, &control::ControlClient::closed, &client, [&] {
        if (connected)
            complain("signalboxctl: the instance has stopped");
        QCoreApplication::exit(Fine);
    });
    client.open(file);
    const int left = QCoreApplication::exec();
    return code ? code : left;
}

/// The answer comes first, then the channel closes when everything has ended.
int stopInstance(const std::string &file)
{
    control::ControlClient client;
    int code = FailedRunning;
    bool answered = false;
    QObject::connect(&client, &control::ControlClient::failed, &client,
                     [&](const Error &error) { QCoreApplication::exit(fail(error)); });
    QObject::connect(&client, &control::ControlClient::connected, &client, [&] {
        client.call(QStringLiteral("stop"), {}, [&](const Reply &reply) {
            answered = reply.ok;
            if (!reply.ok)
                QCoreApplication::exit(refused(reply));
        });
    });
    QObject::connect(&client, &control::ControlClient::closed, &client, [&] {
        code = answered ? Fine : FailedRunning;
        if (answered)
            print("stopped\n");
        QCoreApplication::exit(code);
    });
    client.open(file);
    return QCoreApplication::exec();
}

/// As findConfigFile(), and a file that is gone while its instance runs.
Result<std::string> findServedFile(const std::string &given)
{
    auto found = control::findConfigFile(given);
    if (found || given.empty())
        return found;
    const auto folder = control::runtimeFolder();
    struct stat info;
    const bool served =
        folder && ::stat(control::socketOfInstance(*folder, given).c_str(), &info) == 0;
    return served ? control::absolutePath(given) : found;
}

} // namespace

int controlInstance(const CommandLine &line)
{
    auto file = findServedFile(line.file);
    if (!file)
        return fail(file.error(), WrongInput);
    if (line.verb == "status")
        return line.watch.value_or(false) ? watchStatus(*file, line.json)
                                          : showStatusOnce(*file, line.json);
    if (line.verb == "stop")
        return stopInstance(*file);
    if (line.verb == "reload") {
        const auto reply = callInstance(*file, QStringLiteral("reload"), {});
        return reply ? reportReload(*reply) : FailedRunning;
    }
    if (line.verb == "rollback") {
        const std::string &text = line.arguments.front();
        qint64 number = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (problem != std::errc() || end != text.data() + text.size() || number < 1)
            return fail(Error(ErrorType::InvalidConfig,
                              "a generation is a number from 1, not '" + text + "'"),
                        WrongInput);
        const auto reply = callInstance(*file, QStringLiteral("rollback"),
                                        {{QStringLiteral("generation"), number}});
        return reply ? reportReload(*reply) : FailedRunning;
    }
    const QString server = QString::fromStdString(line.arguments.front());
    const auto reply = callInstance(*file, QString::fromStdString(line.verb),
                                    {{QStringLiteral("server"), server}}, 10000);
    if (!reply)
        return FailedRunning;
    if (!reply->ok)
        return refused(*reply);
    const std::string state = line.verb == "enable" ? "enabled" : line.verb;
    print(reply->result.value(QLatin1String("server")).toString().toStdString() + ": " + state +
          "\n");
    return Fine;
}

} // namespace signalbox::ctl

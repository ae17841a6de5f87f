#include "ctl/control_call.h"

#include "ctl/terminal.h"

#include <QEventLoop>
#include <QTimer>

namespace signalbox::ctl {

namespace {

using Reply = control::ControlClient::Reply;

struct Outcome
{
    std::optional<Reply> reply;
    std::string problem;
};

Outcome converse(const std::string &file, const QString &verb, const QJsonObject &arguments,
                 int patience)
{
    Outcome outcome;
    QEventLoop loop;
    control::ControlClient client;
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, &loop, [&] {
        outcome.problem = file + ": the running instance doesn't answer";
        loop.quit();
    });
    QObject::connect(&client, &control::ControlClient::failed, &loop, [&](const Error &error) {
        outcome.problem = error.text();
        loop.quit();
    });
    QObject::connect(&client, &control::ControlClient::connected, &loop, [&](const QJsonObject &) {
        client.call(verb, arguments, [&](const Reply &reply) {
            if (reply.type == "closed")
                outcome.problem = file + ": " + reply.message;
            else
                outcome.reply = reply;
            loop.quit();
        });
    });
    limit.start(patience);
    client.open(file);
    if (!outcome.reply && outcome.problem.empty())
        loop.exec();
    return outcome;
}

} // namespace

std::optional<Reply> callInstance(const std::string &file, const QString &verb,
                                  const QJsonObject &arguments, int patience)
{
    Outcome outcome = converse(file, verb, arguments, patience);
    if (!outcome.reply)
        complain("signalboxctl: " + outcome.problem);
    return outcome.reply;
}

std::optional<Reply> askQuietly(const std::string &file, const QString &verb)
{
    return converse(file, verb, {}, 2000).reply;
}

} // namespace signalbox::ctl

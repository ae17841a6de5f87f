// What each verb of the control channel does. README.md lists them.
#include "base/json_escape.h"
#include "control/channel_json.h"
#include "control/channel_lines.h"
#include "control/control_server.h"
#include "control/outcome_json.h"

#include <QLocalSocket>
#include <QPointer>

namespace signalbox::control {

namespace {

constexpr std::string_view kInvalid = "invalid-request";

std::string text(const QJsonObject &request, QLatin1String key)
{
    return request.value(key).toString().toStdString();
}

void send(QLocalSocket *socket, const std::string &line)
{
    socket->write(line.data(), qint64(line.size()));
}

/// Nothing for what is no whole positive number.
std::optional<std::uint64_t> generationOf(const QJsonObject &request)
{
    const qint64 number = request.value(QLatin1String("generation")).toInteger(0);
    return number > 0 ? std::optional(std::uint64_t(number)) : std::nullopt;
}

std::string noGeneration(const std::string &id)
{
    return errorLine(id, kInvalid, "`generation` must be a positive whole number");
}

std::string textTooLong(const std::string &id)
{
    return errorLine(id, kInvalid, "the text is longer than 8 MiB");
}

} // namespace

void ControlServer::perform(QLocalSocket *socket, const std::string &id, const QJsonObject &request)
{
    if (performReload(socket, id, request) || performOnServer(socket, id, request) ||
        performLook(socket, id, request) || performListen(socket, id, request))
        return;
    const std::string verb = text(request, QLatin1String("verb"));
    if (verb == "stop") {
        const bool drain = request.value(QLatin1String("drain")).toBool(true);
        const auto stopping = m_commands.stopByCommand(drain);
        send(socket, stopping ? resultLine(id, "{}") : errorLine(id, stopping.error()));
    } else {
        send(socket, errorLine(id, kInvalid, "unknown verb '" + verb + "'"));
    }
}

/// How generations come and go. False when the verb is another one.
bool ControlServer::performReload(QLocalSocket *socket, const std::string &id,
                                  const QJsonObject &request)
{
    const std::string verb = text(request, QLatin1String("verb"));
    if (verb == "reload") {
        m_commands.reload(reloadReply(socket, id));
    } else if (verb == "rollback") {
        if (const auto number = generationOf(request))
            m_commands.rollback(*number, reloadReply(socket, id));
        else
            send(socket, noGeneration(id));
    } else if (verb == "text") {
        Peer &peer = m_peers[socket];
        peer.text += text(request, QLatin1String("piece"));
        if (peer.text.size() > maxText) {
            peer.text = std::string();
            peer.textTooLong = true;
        }
        send(socket, peer.textTooLong ? textTooLong(id) : resultLine(id, "{}"));
    } else if (verb == "apply") {
        Peer &peer = m_peers[socket];
        std::string whole = std::exchange(peer.text, {});
        if (std::exchange(peer.textTooLong, false)) {
            send(socket, textTooLong(id));
        } else if (whole.empty()) {
            send(socket, errorLine(id, kInvalid, "send what to apply with `text` first"));
        } else {
            std::optional<std::string> base;
            if (request.value(QLatin1String("base")).isString())
                base = text(request, QLatin1String("base"));
            m_commands.apply(std::move(whole), std::move(base), reloadReply(socket, id));
        }
    } else if (verb == "force-close") {
        if (const auto number = generationOf(request)) {
            const auto closed = m_commands.forceClose(*number);
            send(socket, closed ? resultLine(id, "{}") : errorLine(id, closed.error()));
        } else {
            send(socket, noGeneration(id));
        }
    } else {
        return false;
    }
    return true;
}

bool ControlServer::performOnServer(QLocalSocket *socket, const std::string &id,
                                    const QJsonObject &request)
{
    const std::string verb = text(request, QLatin1String("verb"));
    const std::string server = text(request, QLatin1String("server"));
    const auto reply = [&](const Result<std::string> &name) {
        if (!name) {
            send(socket, errorLine(id, name.error()));
            return;
        }
        std::string result = "{\"server\":";
        appendJsonString(result, *name);
        send(socket, resultLine(id, result + "}"));
    };
    if (verb == "drain" || verb == "maint" || verb == "enable") {
        const auto state = verb == "drain"   ? config::AdminState::Drain
                           : verb == "maint" ? config::AdminState::Maint
                                             : config::AdminState::Active;
        reply(m_commands.setServerState(server, state));
    } else if (verb == "check-now") {
        reply(m_commands.checkNow(server));
    } else if (verb == "checks") {
        send(socket, resultLine(id, "{\"checks\":" + checksJson(m_commands.checks(server)) + "}"));
    } else {
        return false;
    }
    return true;
}

bool ControlServer::performLook(QLocalSocket *socket, const std::string &id,
                                const QJsonObject &request)
{
    const std::string verb = text(request, QLatin1String("verb"));
    if (verb == "status") {
        send(socket, resultLine(id, m_commands.statusJson()));
    } else if (verb == "generation-text") {
        const auto number = generationOf(request);
        if (!number) {
            send(socket, noGeneration(id));
            return true;
        }
        const auto kept = m_commands.generationText(*number);
        if (!kept) {
            send(socket,
                 errorLine(id, Error(ErrorType::NotFound,
                                     "generation " + std::to_string(*number) + " isn't kept")));
            return true;
        }
        std::string result = "{\"text\":";
        appendJsonString(result, *kept);
        send(socket, resultLine(id, result + "}"));
    } else {
        return false;
    }
    return true;
}

bool ControlServer::performListen(QLocalSocket *socket, const std::string &id,
                                  const QJsonObject &request)
{
    const std::string verb = text(request, QLatin1String("verb"));
    Peer &peer = m_peers[socket];
    if (verb == "subscribe") {
        const QJsonValue given = request.value(QLatin1String("interval-ms"));
        const double wanted = given.isUndefined() ? 1000 : given.toDouble(0);
        if (!(wanted >= 50 && wanted <= 60000)) {
            send(socket,
                 errorLine(id, kInvalid, "`interval-ms` must be a number from 50 to 60000"));
            return true;
        }
        peer.subscription = id;
        peer.interval = Milliseconds(qint64(wanted));
        peer.due = {}; // the next sample goes to it
        send(socket, resultLine(id, "{}"));
    } else if (verb == "unsubscribe") {
        peer.subscription.clear();
        send(socket, resultLine(id, "{}"));
    } else if (verb == "follow") {
        // The present and what comes after it: nothing is told in between.
        peer.follows = true;
        send(socket, resultLine(id, m_commands.presentJson()));
    } else if (verb == "record") {
        peer.records = request.value(QLatin1String("on")).toBool(true);
        send(socket, resultLine(id, "{}"));
    } else {
        return false;
    }
    m_commands.audienceChanged();
    return true;
}

ControlCommands::ReloadDone ControlServer::reloadReply(QLocalSocket *socket, const std::string &id)
{
    return [socket = QPointer<QLocalSocket>(socket), id](const ReloadOutcome &outcome) {
        if (!socket)
            return;
        if (outcome.ok())
            send(socket, resultLine(id, outcomeJson(outcome)));
        else
            send(socket,
                 errorLine(id, outcome.error ? errorName(outcome.error->type()) : "internal",
                           outcome.error ? outcome.error->text() : std::string(),
                           outcomeJson(outcome)));
    };
}

} // namespace signalbox::control

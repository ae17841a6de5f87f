// What a RemoteSession asks of the other process.
#include "config/digest.h"
#include "control/channel_read.h"
#include "facade/remote_core.h"

#include <QJsonArray>
#include <QUtf8StringView>

namespace signalbox::facade {

namespace {

using Key = QLatin1String;
using Reply = control::ControlClient::Reply;

Error errorOf(const Reply &reply)
{
    const bool unknown = reply.type == errorName(ErrorType::NotFound);
    return Error(unknown ? ErrorType::NotFound : ErrorType::Cancelled, reply.message);
}

Error notAttached()
{
    return Error(ErrorType::Cancelled, "the proxy isn't running");
}

control::ReloadOutcome rejected(Cause cause, std::uint64_t generation, Error error)
{
    control::ReloadOutcome outcome;
    outcome.cause = cause;
    outcome.generation = generation;
    outcome.error = std::move(error);
    return outcome;
}

/// The next piece of a text, of whole characters; what may be escaped stays far below a line's
/// length.
std::string_view nextPiece(std::string_view &rest)
{
    constexpr std::size_t longest = 8 * 1024;
    std::size_t length = std::min(rest.size(), longest);
    constexpr unsigned continuation = 0x80, mask = 0xC0;
    while (length > 0 && length < rest.size() &&
           (static_cast<unsigned char>(rest[length]) & mask) == continuation)
        --length;
    const std::string_view piece = rest.substr(0, length);
    rest.remove_prefix(length);
    return piece;
}

} // namespace

void RemoteCore::callReload(const QString &verb, const QJsonObject &arguments, Cause cause,
                            Session::ReloadDone done)
{
    if (m_state != EngineState::Running) {
        if (done)
            done(rejected(cause, 0, notAttached()));
        return;
    }
    m_client->call(verb, arguments, [this, cause, done = std::move(done)](const Reply &reply) {
        if (!done)
            return;
        const QJsonObject told = reply.ok ? reply.result : reply.details;
        const auto outcome = told.isEmpty() ? rejected(cause, m_generation, errorOf(reply))
                                            : control::readOutcome(told);
        // After the configuration that it is about.
        inOrder([done, outcome] { done(outcome); });
    });
}

void RemoteCore::reload(Session::ReloadDone done)
{
    callReload(QStringLiteral("reload"), {}, Cause::Ctl, std::move(done));
}

void RemoteCore::rollback(std::uint64_t generation, Session::ReloadDone done)
{
    callReload(QStringLiteral("rollback"), {{QStringLiteral("generation"), qint64(generation)}},
               Cause::Rollback, std::move(done));
}

void RemoteCore::apply(const std::string &text, const std::optional<std::string> &base,
                       std::shared_ptr<const Analysis> looked, Session::ReloadDone done)
{
    // On the channel it would become another text.
    if (!QUtf8StringView(text.data(), qsizetype(text.size())).isValidUtf8()) {
        if (done)
            done(rejected(Cause::App, m_generation,
                          Error(ErrorType::InvalidConfig, "the text isn't UTF-8")));
        return;
    }
    if (m_state == EngineState::Running) {
        std::string_view rest = text;
        while (!rest.empty()) {
            const std::string_view piece = nextPiece(rest);
            m_client->call(QStringLiteral("text"),
                           {{QStringLiteral("piece"),
                             QString::fromUtf8(piece.data(), qsizetype(piece.size()))}},
                           [](const Reply &) {});
        }
    }
    QJsonObject arguments;
    if (base)
        arguments.insert(QStringLiteral("base"), QString::fromStdString(*base));
    // While the other process looks at the text, so do we; nobody waits for us afterwards.
    std::shared_ptr<Look> applying;
    if (m_state == EngineState::Running && looked && looked->file == m_file)
        applying = std::make_shared<Look>(Look{config::digestOfText(text), std::move(looked)});
    else if (m_state == EngineState::Running)
        applying = look(text);
    m_applying = applying;
    callReload(QStringLiteral("apply"), arguments, Cause::App,
               [this, applying, done = std::move(done)](const control::ReloadOutcome &outcome) {
                   // A later generation of the same text may have other files of that text's names.
                   if (m_applying == applying)
                       m_applying.reset();
                   if (done)
                       done(outcome);
               });
}

void RemoteCore::callName(const QString &verb, const std::string &server, Session::NameDone done)
{
    if (!serving()) {
        if (done)
            done(notAttached());
        return;
    }
    m_client->call(verb, {{QStringLiteral("server"), QString::fromStdString(server)}},
                   [done = std::move(done)](const Reply &reply) {
                       if (!done)
                           return;
                       if (reply.ok)
                           done(reply.result.value(Key("server")).toString().toStdString());
                       else
                           done(errorOf(reply));
                   });
}

void RemoteCore::setServerState(const std::string &server, config::AdminState state,
                                Session::NameDone done)
{
    callName(state == config::AdminState::Drain   ? QStringLiteral("drain")
             : state == config::AdminState::Maint ? QStringLiteral("maint")
                                                  : QStringLiteral("enable"),
             server, std::move(done));
}

void RemoteCore::checkNow(const std::string &server, Session::NameDone done)
{
    callName(QStringLiteral("check-now"), server, std::move(done));
}

void RemoteCore::forceClose(std::uint64_t generation)
{
    if (serving())
        m_client->call(QStringLiteral("force-close"),
                       {{QStringLiteral("generation"), qint64(generation)}}, [](const Reply &) {});
}

void RemoteCore::explain(const ExplainRequest &request, const Session::ExplainDone &done) const
{
    if (!serving() || !m_analysis || !m_analysis->config) {
        done(notAttached());
        return;
    }
    const auto next = [this](const config::BackendSpec &spec) -> std::string {
        if (!m_latest)
            return {};
        for (const stats::BackendSnapshot &backend : m_latest->backends) {
            if (backend.info.name == spec.name && !backend.info.next.empty())
                return backend.info.next.front();
        }
        return {};
    };
    done(signalbox::explain(*m_analysis->config, *m_analysis->table, request, next));
}

void RemoteCore::generationText(std::uint64_t generation, Session::TextDone done)
{
    if (!serving()) {
        done(std::nullopt);
        return;
    }
    m_client->call(QStringLiteral("generation-text"),
                   {{QStringLiteral("generation"), qint64(generation)}},
                   [done = std::move(done)](const Reply &reply) {
                       if (reply.ok)
                           done(reply.result.value(Key("text")).toString().toStdString());
                       else
                           done(std::nullopt);
                   });
}

void RemoteCore::checks(const std::string &server, Session::ChecksDone done)
{
    if (!serving()) {
        done({});
        return;
    }
    m_client->call(QStringLiteral("checks"),
                   {{QStringLiteral("server"), QString::fromStdString(server)}},
                   [done = std::move(done)](const Reply &reply) {
                       done(control::readChecks(reply.result.value(Key("checks")).toArray()));
                   });
}

void RemoteCore::stop(bool drain)
{
    if (m_state == EngineState::Starting)
        ended(); // nothing but our own look ends
    else if (serving())
        m_client->call(QStringLiteral("stop"), {{QStringLiteral("drain"), drain}},
                       [](const Reply &) {});
}

} // namespace signalbox::facade

// A control channel around commands that only note what they are told.
#pragma once

#include "control/control_client.h"
#include "control/control_server.h"
#include "control/instance.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>
#include <string>

namespace signalbox::test {

using namespace signalbox::control;

class FakeCommands final : public ControlCommands
{
public:
    std::string statusJson() override
    {
        ++statusAsked;
        return status;
    }
    void reload(ReloadDone done) override { pending = std::move(done); }
    void rollback(std::uint64_t number, ReloadDone done) override
    {
        rolledBackTo = number;
        ReloadOutcome outcome;
        outcome.kind = ReloadOutcome::Kind::Applied;
        outcome.cause = Cause::Rollback;
        outcome.generation = 5;
        done(outcome);
    }
    Result<std::string> setServerState(const std::string &server,
                                       config::AdminState wanted) override
    {
        if (server != "blue")
            return Error(ErrorType::NotFound, "no server '" + server + "'");
        state = wanted;
        return std::string("api/blue");
    }
    Result<std::string> checkNow(const std::string &server) override { return server; }
    void apply(std::string text, std::optional<std::string> base, ReloadDone done) override
    {
        appliedText = std::move(text);
        appliedBase = std::move(base);
        ReloadOutcome outcome;
        outcome.kind = ReloadOutcome::Kind::Applied;
        outcome.cause = Cause::App;
        outcome.generation = 6;
        done(outcome);
    }
    Result<void> forceClose(std::uint64_t generation) override
    {
        if (generation > 4)
            return Error(ErrorType::NotFound, "no such generation");
        closedGeneration = generation;
        return {};
    }
    std::optional<std::string> generationText(std::uint64_t number) const override
    {
        return number == 2 ? std::optional<std::string>("version: 1 # \xC3\xBC\n") : std::nullopt;
    }
    std::vector<health::CheckResult> checks(const std::string &server) const override
    {
        if (server != "blue")
            return {};
        return {{WallTime(std::chrono::milliseconds(1'763'853'360'007)), false, 503, 1.5,
                 "status 503", "down\n"}};
    }
    Result<void> stopByCommand(bool drain) override
    {
        stopped = true;
        drained = drain;
        return {};
    }
    std::string presentJson() const override { return R"({"state":"running"})"; }
    void audienceChanged() override { ++audienceChanges; }

    std::string status = R"({"state":"running","n":1.50})";
    int statusAsked = 0;
    ReloadDone pending;
    std::uint64_t rolledBackTo = 0;
    config::AdminState state = config::AdminState::Active;
    bool stopped = false;
    bool drained = false;
    std::string appliedText;
    std::optional<std::string> appliedBase;
    std::uint64_t closedGeneration = 0;
    int audienceChanges = 0;
};

/// A base beside QObject: the tests call setUp() and tearDown().
class ChannelFixture
{
protected:
    void setUp()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_folder->path().toUtf8());
        m_file = m_folder->filePath(QStringLiteral("signalbox.yaml")).toStdString();
        QFile file(QString::fromStdString(m_file));
        QVERIFY(file.open(QIODevice::WriteOnly));
        auto folder = runtimeFolder();
        QVERIFY(folder.ok());
        m_paths = instancePaths(*folder, m_file);
        m_commands = std::make_unique<FakeCommands>();
        m_server = std::make_unique<ControlServer>(m_file, *m_commands);
        QVERIFY(m_server->listen(m_paths.socket).ok());
    }
    void tearDown()
    {
        m_server.reset();
        m_folder.reset();
    }

    void open(ControlClient &client)
    {
        QSignalSpy connected(&client, &ControlClient::connected);
        client.open(m_file);
        QTRY_COMPARE(connected.size(), 1);
    }
    ControlClient::Reply call(const QString &verb, const QJsonObject &arguments = {})
    {
        ControlClient client;
        open(client);
        std::optional<ControlClient::Reply> reply;
        client.call(verb, arguments, [&](const auto &r) { reply = r; });
        [&] { QTRY_VERIFY(reply.has_value()); }();
        return reply.value_or(ControlClient::Reply());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;
    InstancePaths m_paths;
    std::unique_ptr<FakeCommands> m_commands;
    std::unique_ptr<ControlServer> m_server;
};

} // namespace signalbox::test

// A proxy through its control channel. (The other process is played by threads of this one; between
// them is the socket.)
#pragma once

#include "support/session_fixture.h"

#include "control/instance.h"
#include "facade/remote_session.h"

#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>

#include <optional>

namespace signalbox::test {

/// Stands between a session and the instance of a file, and counts what is asked.
class Wiretap
{
public:
    /// Who looks for the instance from now on finds this.
    Wiretap(const QString &folder, const std::string &file)
    {
        m_real = QString::fromStdString(
            control::socketOfInstance(control::runtimeFolder().value(), file));
        QDir().mkpath(folder);
        qputenv("XDG_RUNTIME_DIR", folder.toUtf8());
        QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] { join(); });
        m_server.listen(QString::fromStdString(
            control::socketOfInstance(control::runtimeFolder().value(), file)));
    }

    int said(const char *verb) const
    {
        return int(m_asked.count(QByteArray("\"verb\":\"" + QByteArray(verb) + '"')));
    }

private:
    void join()
    {
        QLocalSocket *client = m_server.nextPendingConnection();
        auto *instance = new QLocalSocket(client);
        QObject::connect(client, &QLocalSocket::readyRead, instance, [this, client, instance] {
            const QByteArray bytes = client->readAll();
            m_asked += bytes;
            instance->write(bytes);
        });
        QObject::connect(instance, &QLocalSocket::readyRead, client,
                         [client, instance] { client->write(instance->readAll()); });
        instance->connectToServer(m_real);
    }

    QByteArray m_asked;
    QString m_real;
    QLocalServer m_server;
};

class RemoteSessionFixture : protected SessionFixture
{
protected:
    void setUp()
    {
        SessionFixture::setUp();
        m_told.clear();
        m_remoteHeard = {};
        m_sample.reset();
        m_samples = 0;
        m_outcome.reset();
        m_failure.reset();
        m_remote = std::make_unique<RemoteSession>();
        m_remoteHeard.listenTo(*m_remote);
        const auto note = [this](const QString &what) { m_told += what; };
        QObject::connect(m_remote.get(), &Session::stateChanged, m_remote.get(),
                         [note](EngineState state) {
                             note(QString::fromLatin1(engineStateName(state).data()));
                         });
        QObject::connect(
            m_remote.get(), &Session::ready, m_remote.get(),
            [note](quint64 generation) { note(QStringLiteral("ready %1").arg(generation)); });
        QObject::connect(m_remote.get(), &Session::startFailed, m_remote.get(),
                         [this, note](const StartFailure &failure) {
                             m_failure = failure;
                             note(QStringLiteral("failed"));
                         });
        QObject::connect(m_remote.get(), &Session::configurationChanged, m_remote.get(),
                         [note](quint64 generation) {
                             note(QStringLiteral("configuration %1").arg(generation));
                         });
        QObject::connect(m_remote.get(), &Session::generationChanged, m_remote.get(),
                         [note](const control::GenerationInfo &info) {
                             note(QStringLiteral("generation %1 %2")
                                      .arg(info.number)
                                      .arg(QString::fromLatin1(
                                          control::generationStateName(info.state).data())));
                         });
        QObject::connect(m_remote.get(), &Session::reloadStep, m_remote.get(),
                         [note](const control::StepReport &step) {
                             note(QString::fromLatin1(control::reloadStepName(step.step).data()));
                         });
        QObject::connect(m_remote.get(), &Session::reloadFinished, m_remote.get(),
                         [note] { note(QStringLiteral("finished")); });
        QObject::connect(m_remote.get(), &Session::sampled, m_remote.get(),
                         [this](const auto &sample) {
                             m_sample = sample;
                             ++m_samples;
                         });
    }
    void tearDown()
    {
        m_remote.reset();
        SessionFixture::tearDown();
    }

    void attach()
    {
        QSignalSpy ready(m_remote.get(), &Session::ready);
        m_remote->start(options());
        QTRY_COMPARE(ready.size(), 1);
    }

    void apply(const std::string &text, const std::optional<std::string> &base = {})
    {
        m_outcome.reset();
        m_remote->apply(text, base, [this](const auto &outcome) {
            m_outcome = outcome;
            m_told += QStringLiteral("done");
        });
        QTRY_VERIFY(m_outcome.has_value());
    }

    Heard m_remoteHeard;
    std::unique_ptr<RemoteSession> m_remote;
    QStringList m_told; // by the remote session, in order
    std::shared_ptr<const stats::Snapshot> m_sample;
    std::optional<control::ReloadOutcome> m_outcome;
    std::optional<StartFailure> m_failure;
    int m_samples = 0;
};

} // namespace signalbox::test

#include "facade/remote_core.h"

#include "base/post.h"
#include "config/digest.h"
#include "control/channel_read.h"
#include "control/files.h"

#include <QJsonArray>

namespace signalbox::facade {

namespace {

using Key = QLatin1String;

std::string text(const QJsonObject &object, Key key)
{
    return object.value(key).toString().toStdString();
}

ListenerInfo readListener(const QJsonObject &object)
{
    ListenerInfo out;
    out.name = text(object, Key("name"));
    out.url = text(object, Key("url"));
    const std::string_view scheme = "http://";
    const std::string_view url = out.url;
    const auto address =
        SocketAddress::parse(url.starts_with(scheme) ? url.substr(scheme.size()) : url);
    if (address)
        out.address = *address;
    return out;
}

} // namespace

RemoteCore::RemoteCore()
{
    m_pool.setMaxThreadCount(1);
}

bool RemoteCore::serving() const noexcept
{
    return m_state == EngineState::Running || m_state == EngineState::Draining;
}

void RemoteCore::setState(EngineState state)
{
    if (std::exchange(m_state, state) != state)
        emit stateChanged(state);
}

void RemoteCore::start(const std::string &file)
{
    if (m_state != EngineState::Stopped)
        return;
    m_file = control::absolutePath(file);
    setState(EngineState::Starting);
    m_client = std::make_unique<control::ControlClient>();
    using control::ControlClient;
    connect(m_client.get(), &ControlClient::connected, this, &RemoteCore::greeted);
    connect(m_client.get(), &ControlClient::failed, this,
            [this](const Error &error) { failStart(error); });
    connect(m_client.get(), &ControlClient::closed, this, &RemoteCore::ended);
    connect(m_client.get(), &ControlClient::event, this,
            [this](const QString &name, const QJsonObject &message) {
                // Samples and records may overtake; what changes things may not.
                if (name == Key("sample"))
                    sample(message.value(Key("status")).toObject());
                else
                    inOrder([this, name, message] { handle(name, message); });
            });
    m_client->open(m_file);
}

void RemoteCore::greeted(const QJsonObject &hello)
{
    constexpr int protocol = 1;
    if (hello.value(Key("protocol")).toInt() != protocol) {
        failStart(Error(ErrorType::NotSupported, "the running instance is of another version: " +
                                                     text(hello, Key("version"))));
        return;
    }
    follow();
}

void RemoteCore::follow()
{
    m_client->call(QStringLiteral("follow"), {}, [this](const Reply &reply) {
        if (!reply.ok && reply.type != "closed")
            failStart(Error(ErrorType::NotSupported,
                            "the running instance is of an older version: " + reply.message));
        else if (reply.ok)
            begin(reply.result);
    });
}

/// The first look at what serves there; what happens from now on comes after it.
void RemoteCore::begin(const QJsonObject &present)
{
    const std::string state = text(present, Key("state"));
    if (state != engineStateName(EngineState::Running) &&
        state != engineStateName(EngineState::Draining))
        return; // it is about to run: told as an event
    control::GenerationInfo active;
    std::vector<control::GenerationInfo> generations;
    for (const QJsonValue &value : present.value(Key("generations")).toArray()) {
        generations.push_back(control::readGeneration(value.toObject()));
        if (generations.back().state == control::GenerationState::Active)
            active = generations.back();
    }
    std::vector<ListenerInfo> listeners;
    for (const QJsonValue &value : present.value(Key("listeners")).toArray())
        listeners.push_back(readListener(value.toObject()));
    const auto problemList = control::readDiagnostics(present.value(Key("problems")).toArray());
    fetchText(active.number, [this, state, active, generations, listeners, problemList,
                              admin = text(present, Key("admin"))] {
        for (const control::GenerationInfo &generation : generations)
            emit generationChanged(generation);
        served(active);
        emit problems(problemList);
        setState(EngineState::Running);
        emit ready(active.number, listeners);
        if (!admin.empty())
            emit adminListening(admin);
        if (state == engineStateName(EngineState::Draining))
            setState(EngineState::Draining);
        subscribe();
        if (m_recording)
            setRecording(true);
    });
}

void RemoteCore::fetchText(std::uint64_t generation, std::function<void()> then)
{
    m_waiting = true;
    m_client->call(QStringLiteral("generation-text"),
                   {{QStringLiteral("generation"), qint64(generation)}},
                   [this, generation, then = std::move(then)](const Reply &reply) {
                       if (reply.ok) {
                           take(look(text(reply.result, Key("text"))), generation, then);
                           return;
                       }
                       if (reply.type != "closed")
                           then();
                       m_waiting = false;
                       goOn();
                   });
}

std::shared_ptr<RemoteCore::Look> RemoteCore::look(std::string text)
{
    auto look = std::make_shared<Look>();
    look->digest = config::digestOfText(text);
    runOn(m_pool, [this, look, text = std::move(text), file = m_file]() mutable {
        post(this, [this, look, analysis = analyse(std::move(text), std::move(file))] {
            look->analysis = analysis;
            takeAwaited();
        });
    });
    return look;
}

/// What happens from now on waits until the text has been looked at.
void RemoteCore::take(std::shared_ptr<Look> look, std::uint64_t generation,
                      std::function<void()> then)
{
    m_waiting = true;
    m_awaited = {std::move(look), generation, std::move(then)};
    takeAwaited();
}

void RemoteCore::takeAwaited()
{
    if (!m_awaited || !m_awaited->look->analysis)
        return;
    const Awaited awaited = std::move(*m_awaited);
    m_awaited.reset();
    m_generation = awaited.generation;
    m_analysis = awaited.look->analysis;
    awaited.then();
    m_waiting = false;
    goOn();
}

/// What came with the text of a new generation.
void RemoteCore::served(const control::GenerationInfo &info)
{
    if (!m_analysis || m_generation != info.number)
        return; // another one took its place before its text was here
    if (m_analysis->config)
        emit configurationChanged(info.number, m_analysis->config,
                                  std::make_shared<const std::string>(m_analysis->text));
    else
        emit warned("what serves in the other process can't be read here: its version differs, or "
                    "a file that it names is gone");
}

void RemoteCore::inOrder(std::function<void()> happened)
{
    m_happened.push_back(std::move(happened));
    goOn();
}

void RemoteCore::goOn()
{
    while (!m_waiting && !m_happened.empty()) {
        const auto next = std::move(m_happened.front());
        m_happened.pop_front();
        next();
    }
}

void RemoteCore::handle(const QString &name, const QJsonObject &message)
{
    if (name == Key("state")) {
        const std::string state = text(message, Key("state"));
        if (m_state == EngineState::Starting && state == engineStateName(EngineState::Running))
            follow();
        else if (serving() && state == engineStateName(EngineState::Draining))
            setState(EngineState::Draining);
        return;
    }
    if (!serving())
        return; // of the way there: follow() tells where it led
    if (name == Key("step")) {
        emit reloadStep(control::readStep(message));
    } else if (name == Key("reload")) {
        emit reloadFinished(control::readOutcome(message.value(Key("outcome")).toObject()));
    } else if (name == Key("generation")) {
        const auto info = control::readGeneration(message.value(Key("generation")).toObject());
        emit generationChanged(info);
        if (info.state != control::GenerationState::Active || info.number == m_generation)
            return;
        const auto then = [this, info] { served(info); };
        if (m_applying && m_applying->digest == info.digest)
            take(m_applying, info.number, then); // our own text needn't come back
        else
            fetchText(info.number, then);
    } else if (name == Key("problems")) {
        emit problems(control::readDiagnostics(message.value(Key("diagnostics")).toArray()));
    } else if (name == Key("health")) {
        emit healthTransition(control::readHealth(message));
    } else if (name == Key("file")) {
        emit fileMissing(message.value(Key("missing")).toBool());
    } else if (name == Key("warning")) {
        emit warned(text(message, Key("message")));
    } else if (name == Key("admin")) {
        emit adminListening(text(message, Key("url")));
    } else if (name == Key("records") && m_recording) {
        emit recorded(std::make_shared<const std::vector<stats::TapRecord>>(
            control::readRecords(message.value(Key("records")).toArray())));
    }
}

void RemoteCore::sample(const QJsonObject &status)
{
    if (!serving())
        return;
    auto snapshot = std::make_shared<stats::Snapshot>(control::readStatus(status));
    snapshot->sequence = ++m_samples;
    snapshot->taken = std::chrono::steady_clock::now();
    m_latest = snapshot;
    emit sampled(m_latest);
}

void RemoteCore::failStart(Error error)
{
    StartFailure failure;
    failure.error = std::move(error);
    failure.file = m_file;
    if (m_state != EngineState::Starting)
        return;
    emit startFailed(failure);
    ended();
}

/// Also from inside the client's signals, so it goes later.
void RemoteCore::ended()
{
    if (m_state == EngineState::Stopped)
        return;
    m_awaited.reset();
    m_applying.reset();
    m_waiting = false;
    goOn(); // callers wait for the ends of their calls
    if (m_client) {
        m_client->abandon();
        m_client.release()->deleteLater();
    }
    m_generation = 0;
    m_samples = 0;
    m_analysis.reset();
    m_latest.reset();
    setState(EngineState::Stopped);
}

void RemoteCore::subscribe()
{
    constexpr int liveMs = 250, slowMs = 1000;
    m_client->subscribe(m_watched ? liveMs : slowMs);
}

void RemoteCore::setWatched(bool watched)
{
    if (std::exchange(m_watched, watched) != watched && serving())
        subscribe();
}

void RemoteCore::setRecording(bool on)
{
    m_recording = on;
    if (serving())
        m_client->call(QStringLiteral("record"), {{QStringLiteral("on"), on}},
                       [](const Reply &) {});
}

} // namespace signalbox::facade

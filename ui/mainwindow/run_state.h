// What the proxy is doing, in the words that header, status bar and tray show. GUI thread.
#pragma once

#include "facade/session.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace signalbox::ui {

class LiveFeed;

class RunState : public QObject
{
    Q_OBJECT
public:
    enum class Word { Stopped, Starting, Running, Degraded, Draining, Failed };

    RunState(Session &session, const LiveFeed &live, QObject *parent = nullptr);

    Word word() const noexcept { return m_word; }
    QString wordText() const;
    static QString wordText(Word word);
    bool running() const noexcept; // Running or Degraded

    const std::vector<ListenerInfo> &listeners() const noexcept { return m_listeners; }
    /// "127.0.0.1:8080" of the first TCP listener; empty: none.
    QString address() const;
    /// What to open in a browser: the first host that the configuration names; empty: nothing.
    QString url() const;
    /// Listeners that others on the network can reach, "0.0.0.0:8080".
    QStringList exposed() const;
    /// Backends in which no server takes requests.
    const QStringList &degraded() const noexcept { return m_degraded; }

    quint64 generation() const noexcept { return m_generation; }
    std::int64_t generationSinceMs() const noexcept { return m_generationSinceMs; }
    /// Why the last start came to nothing; null after a start that worked.
    const StartFailure *failure() const noexcept { return m_failure ? &*m_failure : nullptr; }
    bool fileGone() const noexcept { return m_fileGone; }
    std::shared_ptr<const config::RuntimeConfig> config() const { return m_config; }

signals:
    /// Anything above; figures of the sample aren't part of it.
    void changed();

private:
    void stateChanged(EngineState state);
    void sampled();
    void setWord(Word word);

    Session &m_session;
    const LiveFeed &m_live;
    Word m_word = Word::Stopped;
    std::vector<ListenerInfo> m_listeners;
    QStringList m_degraded;
    quint64 m_generation = 0;
    std::int64_t m_generationSinceMs = 0;
    std::optional<StartFailure> m_failure;
    std::shared_ptr<const config::RuntimeConfig> m_config;
    bool m_fileGone = false;
};

} // namespace signalbox::ui

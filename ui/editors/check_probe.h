// Asks for a probe of a server and waits for its answer: the first one that was sent after the
// question. It looks ten times a second and gives up in the end. GUI thread.
#pragma once

#include "facade/session.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <string>

namespace signalbox::ui {

class CheckProbe : public QObject
{
    Q_OBJECT
public:
    static constexpr int lookEveryMs = 100;

    explicit CheckProbe(Session &session, QObject *parent = nullptr);

    /// Takes the place of a question that is still open.
    /// @param server   `BACKEND/NAME`
    /// @param patience  how long an answer may take: the check's timeout and a second
    void ask(const std::string &server, std::chrono::milliseconds patience);
    void cancel();
    bool waiting() const noexcept { return m_waiting; }

signals:
    void answered(const signalbox::health::CheckResult &result);
    /// Patience is over. The answer comes, if at all, with the server's other checks.
    void noAnswer();
    /// It can't be asked; why, as a sentence.
    void refused(const QString &reason);

private:
    void look();
    void heard(const std::vector<health::CheckResult> &results);

    Session &m_session;
    QTimer m_timer;
    std::string m_server;
    WallTime m_asked;
    std::chrono::steady_clock::time_point m_deadline;
    quint64 m_question = 0; // answers to earlier ones are dropped
    bool m_waiting = false;
};

/// "17:04:05: passed in 12 ms, status 200" and the beginning of the answer on lines of their own.
QString checkText(const health::CheckResult &result);

} // namespace signalbox::ui

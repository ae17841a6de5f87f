// What happened, for the Log page, notifications and the tray: bounded, newest last. GUI thread.
#pragma once

#include "facade/session.h"

#include <QDateTime>
#include <QObject>
#include <QString>

#include <deque>

namespace signalbox::ui {

struct LogEntry
{
    enum class Level { Debug, Info, Warning, Error };
    QDateTime time;
    Level level = Level::Info;
    QString source; // health, prepare, swap, drain, maint, watch, validate, app
    QString text;   // a sentence
    int line = 0;   // of the file, where it points to one
};

class EventLog : public QObject
{
    Q_OBJECT
public:
    static constexpr int capacity = 5000;

    /// Listens to everything that the session tells.
    explicit EventLog(Session &session, QObject *parent = nullptr);

    const std::deque<LogEntry> &entries() const noexcept { return m_entries; }
    void add(LogEntry::Level level, const QString &source, const QString &text, int line = 0);
    void clear();

signals:
    void aboutToAdd();
    void added();
    void aboutToDropFirst(int count);
    void droppedFirst(int count);
    void cleared();

private:
    std::deque<LogEntry> m_entries;
};

} // namespace signalbox::ui

// Does this machine's resolver know a *.localhost name? Asked off the GUI thread. GUI thread.
#pragma once

#include <QObject>
#include <QString>

namespace signalbox::ui {

class NameCheck : public QObject
{
    Q_OBJECT
public:
    enum class State { Unknown, Loopback, Elsewhere, Fails };

    using QObject::QObject;

    /// Does nothing for the name that was asked last.
    void ask(const QString &host);
    QString host() const { return m_host; }
    State state() const noexcept { return m_state; }

signals:
    void changed();

private:
    QString m_host;
    State m_state = State::Unknown;
};

} // namespace signalbox::ui

// Finds out what each generation changed against the one before it: texts come from the session,
// the comparison runs on a pool thread. GUI thread.
#pragma once

#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <memory>
#include <string>

namespace signalbox {
class Session;
}

namespace signalbox::ui {

class GenerationChanges : public QObject
{
    Q_OBJECT
public:
    explicit GenerationChanges(Session &session, QObject *parent = nullptr);
    ~GenerationChanges() override;

    /// Answers with found(), if both texts are to be had.
    void ask(quint64 generation, quint64 before);

signals:
    void found(quint64 generation, const QStringList &changes);

private:
    using Text = std::shared_ptr<const std::string>;
    void compare(quint64 generation, const Text &before, const Text &after);

    Session &m_session;
    QThreadPool m_pool; // last: waits for its threads before the rest goes
};

} // namespace signalbox::ui

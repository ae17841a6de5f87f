// What is selected, everywhere at once: docks, map and tables show the same thing. GUI thread.
#pragma once

#include <QObject>
#include <QString>

namespace signalbox::ui {

/// One thing at a time: a route, a backend, or a server of a backend. Names are those of the draft
/// (of the running generation for what the draft has removed).
class Selection : public QObject
{
    Q_OBJECT
public:
    enum class Kind { None, Route, Backend, Server };

    explicit Selection(QObject *parent = nullptr);

    Kind kind() const noexcept { return m_kind; }
    QString route() const { return m_kind == Kind::Route ? m_name : QString(); }
    /// Of a selected backend or server.
    QString backend() const;
    /// Name within its backend; empty unless a server is selected.
    QString server() const { return m_server; }

    void selectRoute(const QString &name);
    void selectBackend(const QString &name);
    void selectServer(const QString &backend, const QString &server);
    void clear();

    /// Double click or Enter on a thing: its editor opens.
    void openRoute(const QString &name);
    void openBackend(const QString &name);

signals:
    void changed();
    void routeOpened(const QString &name);
    void backendOpened(const QString &name);

private:
    void set(Kind kind, const QString &name, const QString &server);

    Kind m_kind = Kind::None;
    QString m_name;
    QString m_server;
};

} // namespace signalbox::ui

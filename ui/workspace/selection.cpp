#include "workspace/selection.h"

namespace signalbox::ui {

Selection::Selection(QObject *parent)
    : QObject(parent)
{
}

QString Selection::backend() const
{
    return m_kind == Kind::Backend || m_kind == Kind::Server ? m_name : QString();
}

void Selection::set(Kind kind, const QString &name, const QString &server)
{
    if (kind == m_kind && name == m_name && server == m_server)
        return;
    m_kind = kind;
    m_name = name;
    m_server = server;
    emit changed();
}

void Selection::selectRoute(const QString &name)
{
    set(Kind::Route, name, {});
}

void Selection::selectBackend(const QString &name)
{
    set(Kind::Backend, name, {});
}

void Selection::selectServer(const QString &backend, const QString &server)
{
    set(Kind::Server, backend, server);
}

void Selection::clear()
{
    set(Kind::None, {}, {});
}

void Selection::openRoute(const QString &name)
{
    selectRoute(name);
    emit routeOpened(name);
}

void Selection::openBackend(const QString &name)
{
    if (backend() != name)
        selectBackend(name);
    emit backendOpened(name);
}

} // namespace signalbox::ui

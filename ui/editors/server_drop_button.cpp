#include "editors/server_drop_button.h"

#include "models/server_mime.h"
#include "workspace/selection.h"

#include <QAction>
#include <QDropEvent>
#include <QPainter>

namespace signalbox::ui {

ServerDropButton::ServerDropButton(const Workspace &workspace, ActionId id, QWidget *parent)
    : Themed(workspace.theme, parent)
    , m_workspace(workspace)
{
    setDefaultAction(workspace.actions.get(id));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAcceptDrops(true);
}

void ServerDropButton::setOffered(bool offered)
{
    m_offered = offered && isEnabled();
    update();
}

void ServerDropButton::dragEnterEvent(QDragEnterEvent *event)
{
    if (!serverOf(event->mimeData()))
        return;
    // What is dragged stays where it is, whatever the view proposes.
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_above = true;
    update();
}

void ServerDropButton::dragLeaveEvent(QDragLeaveEvent *)
{
    m_above = false;
    update();
}

void ServerDropButton::dropEvent(QDropEvent *event)
{
    m_above = m_offered = false;
    update();
    const auto server = serverOf(event->mimeData());
    if (!server)
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_workspace.selection.selectServer(server->first, server->second);
    // A click would take a server that is in the state out of it again; a drop means the state.
    QAction *action = defaultAction();
    if (!action->isCheckable() || !action->isChecked())
        action->trigger();
}

void ServerDropButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (!m_offered && !m_above)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(theme().color(Token::Acc), m_above ? 2 : 1, m_above ? Qt::SolidLine : Qt::DashLine);
    painter.setPen(pen);
    if (m_above) {
        QColor tint = theme().color(Token::Acc);
        tint.setAlphaF(0.15F);
        painter.setBrush(tint);
    }
    const qreal inset = pen.widthF() / 2 + 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), theme().px(4),
                            theme().px(4));
}

} // namespace signalbox::ui

#include "editors/backend_states.h"

#include "facade/analysis.h"
#include "theme/state_look.h"
#include "workspace/draft_document.h"
#include "workspace/live_feed.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace signalbox::ui {

BackendStates::BackendStates(const Workspace &workspace, QWidget *parent)
    : Themed(workspace.theme, parent)
    , m_workspace(workspace)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&workspace.live, &LiveFeed::sampled, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&workspace.draft, &DraftDocument::analysed, this, &BackendStates::refresh);
}

void BackendStates::setBackend(const QString &name)
{
    m_backend = name;
    refresh();
}

void BackendStates::showEvent(QShowEvent *)
{
    m_workspace.live.addViewer(this);
    refresh();
}

void BackendStates::hideEvent(QHideEvent *)
{
    m_workspace.live.removeViewer(this);
}

void BackendStates::refresh()
{
    QList<Server> servers;
    QString balance;
    QStringList words;
    const auto held = m_workspace.live.latest();
    if (const stats::BackendSnapshot *live = m_workspace.live.backend(m_backend)) {
        balance = QString::fromStdString(live->info.balance);
        for (const stats::ServerSnapshot &server : live->servers) {
            servers.append({QString::fromStdString(server.info.name),
                            QString::fromStdString(server.info.state)});
            words.append(
                tr("%1 is %2").arg(servers.last().name, serverStateLook(server.info.state).word));
        }
    } else if (const auto analysis = m_workspace.draft.analysis(); analysis && analysis->config) {
        for (const config::BackendSpec &backend : analysis->config->backends) {
            if (QString::fromStdString(backend.name) != m_backend)
                continue;
            for (const config::ServerSpec &server : backend.servers) {
                servers.append({QString::fromStdString(server.name), QStringLiteral("unknown")});
                words.append(servers.last().name);
            }
            balance = tr("not running");
        }
    }
    if (servers == m_servers && balance == m_balance)
        return;
    m_servers = servers;
    m_balance = balance;
    words.append(balance);
    m_text = words.join(QStringLiteral(", "));
    setAccessibleName(m_text);
    setToolTip(m_text);
    updateGeometry();
    QWidget::update();
}

QSize BackendStates::sizeHint() const
{
    const QFontMetrics metrics(theme().font(FontRole::Body));
    int width = metrics.horizontalAdvance(m_balance) + theme().px(8);
    for (const Server &server : m_servers)
        width += theme().px(32) + metrics.horizontalAdvance(server.name);
    return {width, theme().px(24)};
}

QSize BackendStates::minimumSizeHint() const
{
    return {theme().px(40), theme().px(24)};
}

void BackendStates::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(theme().font(FontRole::Body));
    const QFontMetrics metrics = painter.fontMetrics();
    int x = 0;
    const auto place = [&](int wide) {
        const QRect box(x, 0, wide, height());
        x += wide;
        return QStyle::visualRect(layoutDirection(), rect(), box);
    };
    for (const Server &server : m_servers) {
        if (x + theme().px(32) + metrics.horizontalAdvance(server.name) > width()) {
            painter.setPen(theme().color(Token::Tx3));
            painter.drawText(place(theme().px(16)), Qt::AlignCenter, QStringLiteral("…"));
            return;
        }
        const StateLook look = serverStateLook(server.state.toStdString());
        const QRect icon = place(theme().px(16));
        theme()
            .icon(look.icon, look.color)
            .paint(&painter, icon.adjusted(theme().px(1), 0, -theme().px(1), 0), Qt::AlignCenter);
        place(theme().px(4));
        painter.setPen(theme().color(Token::Tx));
        painter.drawText(place(metrics.horizontalAdvance(server.name) + 1),
                         Qt::AlignVCenter | Qt::AlignLeading, server.name);
        place(theme().px(12));
    }
    painter.setPen(theme().color(Token::Tx2));
    const bool fits = metrics.horizontalAdvance(m_balance) <= width() - x;
    const QString balance = fits ? m_balance : QStringLiteral("…");
    painter.drawText(place(std::max(0, width() - x)), Qt::AlignVCenter | Qt::AlignLeading, balance);
}

} // namespace signalbox::ui

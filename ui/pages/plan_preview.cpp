#include "pages/plan_preview.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <set>

namespace signalbox::ui {

namespace {
constexpr int rowHeight = 36; // of a server, the space to the next included
constexpr int topMargin = 34;
constexpr int leastRows = 4;
} // namespace

PlanPreview::PlanPreview(const Theme &theme, QWidget *parent)
    : Themed(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
}

void PlanPreview::setPlan(const FirstConfiguration &plan, std::vector<std::uint16_t> ports)
{
    m_plan = plan;
    m_ports = std::move(ports);
    setAccessibleName(tr("What you get: %1, %2, %3")
                          .arg(tr("%n route(s)", nullptr, int(plan.routes.size())),
                               tr("%n backend(s)", nullptr, int(plan.backends.size())),
                               tr("%n server(s)", nullptr, int(plan.serverCount()))));
    updateGeometry();
    update();
}

QSize PlanPreview::sizeHint() const
{
    const int rows = std::max<int>(leastRows, static_cast<int>(m_plan.serverCount()) + 1);
    return {theme().px(424), theme().px(topMargin + rows * (rowHeight + 8))};
}

QRect PlanPreview::visual(const QRect &rect) const
{
    return QStyle::visualRect(layoutDirection(), this->rect(), rect);
}

void PlanPreview::paintNode(QPainter *painter, const Node &node) const
{
    const QRect box = visual(node.rect);
    painter->setPen(theme().color(Token::Ctl));
    painter->setBrush(theme().color(Token::Raised));
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme().px(4),
                             theme().px(4));
    QRect text = node.rect.adjusted(theme().px(10), 0, -theme().px(6), 0);
    if (node.server) {
        const int side = theme().px(14);
        const QRect icon(text.left(), text.center().y() - side / 2, side, side);
        theme().icon(QStringLiteral("state-unchecked"), Token::Unk).paint(painter, visual(icon));
        text.setLeft(icon.right() + theme().px(8));
    }
    const auto line = [&](FontRole role, Token ink, const QString &words, const QRect &place) {
        painter->setFont(theme().font(role));
        painter->setPen(theme().color(ink));
        painter->drawText(visual(place), Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(words, Qt::ElideRight, place.width()));
    };
    if (node.detail.isEmpty()) {
        line(FontRole::Code, Token::Tx, node.title, text);
        return;
    }
    const int half = theme().px(16);
    const int top = text.center().y() - half;
    line(FontRole::Code, Token::Tx, node.title, {text.left(), top, text.width(), half});
    line(FontRole::Hint, Token::Tx2, node.detail, {text.left(), top + half, text.width(), half});
}

void PlanPreview::paintLink(QPainter *painter, const QRect &from, const QRect &to) const
{
    const QRect a = visual(from), b = visual(to);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QPointF start(mirrored ? a.left() : a.right() + 1, a.center().y() + 0.5);
    const QPointF end(mirrored ? b.right() + 1 : b.left(), b.center().y() + 0.5);
    const double bend = (end.x() - start.x()) / 2;
    QPainterPath path(start);
    path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end);
    painter->setPen(QPen(theme().color(Token::Edgehi), 1.5));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path);
}

void PlanPreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme().color(Token::Line));
    painter.setBrush(theme().color(Token::Alt));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));

    const auto px = [this](double design) { return theme().px(design); };
    const int listenerX = px(12), routeX = px(120), serverX = px(280);
    const int serverWidth = width() - serverX - px(12);
    painter.setFont(theme().font(FontRole::Header));
    painter.setPen(theme().color(Token::Tx2));
    const auto caption = [&](int x, int space, const QString &text) {
        painter.drawText(visual({x, px(8), space, px(18)}), Qt::AlignVCenter, text);
    };
    caption(listenerX, px(100), tr("Listener"));
    caption(routeX, px(150), tr("Route, backend"));
    caption(serverX, serverWidth, tr("Servers"));

    // Several hosts: then the host is worth its room.
    std::set<QString> hosts;
    for (const auto &route : m_plan.routes)
        hosts.insert(route.host);

    std::vector<Node> routes, servers;
    std::vector<std::pair<std::size_t, std::size_t>> links;
    int y = px(topMargin);
    for (const auto &route : m_plan.routes) {
        const auto &backend = m_plan.backends[route.backend];
        const int first = y;
        for (const std::size_t server : backend.servers) {
            servers.push_back({{serverX, y + px(4), serverWidth, px(28)},
                               u':' + QString::number(m_ports[server]),
                               {},
                               true});
            links.emplace_back(routes.size(), servers.size() - 1);
            y += px(rowHeight);
        }
        const int middle = (first + y) / 2;
        const QString path = route.path + u'*';
        routes.push_back(
            {{routeX, middle - px(20), px(124), px(40)},
             hosts.size() > 1 ? QString(route.host.section(u'.', 0, -2) + path) : path,
             backend.servers.size() > 1 ? tr("%1 · round-robin").arg(backend.name) : backend.name,
             false});
        y += px(12);
    }
    if (routes.empty()) {
        painter.setFont(theme().font(FontRole::Body));
        painter.setPen(theme().color(Token::Tx3));
        painter.drawText(rect(), Qt::AlignCenter, tr("Tick a server and its route appears here"));
        return;
    }
    const int middle = (routes.front().rect.center().y() + routes.back().rect.center().y()) / 2;
    const Node listener{{listenerX, middle - px(24), px(76), px(48)},
                        QStringLiteral("http"),
                        u':' + QString::number(m_plan.port),
                        false};
    for (const Node &route : routes)
        paintLink(&painter, listener.rect, route.rect);
    for (const auto &[route, server] : links)
        paintLink(&painter, routes[route].rect, servers[server].rect);
    paintNode(&painter, listener);
    for (const Node &route : routes)
        paintNode(&painter, route);
    for (const Node &server : servers)
        paintNode(&painter, server);
}

} // namespace signalbox::ui

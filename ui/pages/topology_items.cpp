#include "pages/topology_items.h"

#include "pages/topology_lines.h"
#include "theme/draw_number.h"
#include "theme/state_look.h"

#include <QCoreApplication>
#include <QPainter>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Topology)
};

StateLook lookOf(const QString &state)
{
    return serverStateLook(state.toStdString());
}

} // namespace

TopologyNodeItem::TopologyNodeItem(const Theme &theme, int index)
    : m_theme(theme)
    , m_index(index)
{
    setAcceptHoverEvents(true);
    setZValue(2);
}

void TopologyNodeItem::setNode(int index, const TopologyNode &node, bool mirrored)
{
    m_index = index;
    if (node == m_node && mirrored == m_mirrored)
        return;
    prepareGeometryChange();
    m_node = node;
    m_mirrored = mirrored;
    setPos(node.rect.topLeft());
    update();
}

void TopologyNodeItem::setNumbers(const NodeNumbers &numbers)
{
    if (numbers == m_numbers)
        return;
    m_numbers = numbers;
    setToolTip(topologySentence(m_node, numbers));
    update();
}

void TopologyNodeItem::setMark(Mark mark)
{
    if (mark == m_mark)
        return;
    m_mark = mark;
    update();
}

void TopologyNodeItem::setFocused(bool focused)
{
    if (focused == m_focused)
        return;
    m_focused = focused;
    update();
}

void TopologyNodeItem::hoverEnterEvent(QGraphicsSceneHoverEvent *)
{
    m_hovered = true;
    update();
}

void TopologyNodeItem::hoverLeaveEvent(QGraphicsSceneHoverEvent *)
{
    m_hovered = false;
    update();
}

QRectF TopologyNodeItem::boundingRect() const
{
    return QRectF(QPointF(), m_node.rect.size()).adjusted(-3, -3, 3, 3);
}

double TopologyNodeItem::designWidth() const
{
    return m_node.rect.width() / px(1);
}

QRect TopologyNodeItem::part(double left, double top, double width, double height) const
{
    const QRect card(QPoint(), m_node.rect.size().toSize());
    const QRect rect(qRound(px(left)), qRound(px(top)), qRound(px(width)), qRound(px(height)));
    return QStyle::visualRect(m_mirrored ? Qt::RightToLeft : Qt::LeftToRight, card, rect);
}

int TopologyNodeItem::write(QPainter *painter, const QRect &rect, const QString &text,
                            FontRole role, Token color, Qt::Alignment side, bool struck) const
{
    QFont font = m_theme.font(role);
    font.setStrikeOut(struck);
    painter->setFont(font);
    painter->setPen(m_theme.color(color));
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, std::max(0, rect.width()));
    // Addresses and paths read from left to right wherever they stand.
    const bool code = role == FontRole::Code || role == FontRole::Address;
    painter->setLayoutDirection(m_mirrored && !code ? Qt::RightToLeft : Qt::LeftToRight);
    if (m_mirrored && code)
        side = side & Qt::AlignLeading ? Qt::AlignRight : Qt::AlignLeft;
    painter->drawText(rect, int(side | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    painter->setLayoutDirection(m_mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    return metrics.horizontalAdvance(shown);
}

double TopologyNodeItem::textWidth(const QString &text, FontRole font) const
{
    // One more: a text in a part that is just as wide would be elided where rounding takes from it.
    return text.isEmpty() ? 0
                          : (QFontMetrics(m_theme.font(font)).horizontalAdvance(text) + 1) / px(1);
}

void TopologyNodeItem::number(QPainter *painter, const QRect &rect, const QString &text,
                              FontRole font, Token color) const
{
    painter->setFont(m_theme.font(font));
    painter->setPen(m_theme.color(color));
    drawNumber(painter, rect, text, Qt::AlignTrailing | Qt::AlignVCenter);
}

void TopologyNodeItem::paintCard(QPainter *painter) const
{
    const QRectF card(QPointF(), m_node.rect.size());
    Token fill = m_hovered ? Token::Hover : Token::Raised;
    QPen pen(m_theme.color(Token::Ctl), 1);
    if (m_node.kind == TopologyNode::Kind::Server && !m_numbers.state.isEmpty()) {
        if (const StateLook look = lookOf(m_numbers.state); look.alarming)
            pen.setColor(m_theme.color(look.color));
    }
    if (m_node.draftOnly || !m_node.enabled) {
        pen.setStyle(Qt::CustomDashLine);
        pen.setDashPattern({4, 3});
        fill = m_hovered ? Token::Hover : Token::Base;
        if (m_node.draftOnly)
            pen.setColor(m_theme.color(Token::Acc));
    }
    double inset = 0.5;
    if (m_mark == Mark::Path)
        pen.setColor(m_theme.color(Token::Acc));
    if (m_mark == Mark::Selected) {
        fill = Token::Sel;
        pen = QPen(m_theme.color(Token::Acc), 2);
        inset = 1;
    }
    painter->setBrush(m_theme.color(fill));
    painter->setPen(pen);
    painter->drawRoundedRect(card.adjusted(inset, inset, -inset, -inset), px(4), px(4));
    if (m_focused) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(m_theme.color(Token::Acc), 2));
        painter->drawRoundedRect(card.adjusted(-1.5, -1.5, 1.5, 1.5), px(5), px(5));
    }
}

void TopologyNodeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setLayoutDirection(m_mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    paintCard(painter);
    switch (m_node.kind) {
    case TopologyNode::Kind::Listener:
        paintListener(painter);
        break;
    case TopologyNode::Kind::Route:
        paintRoute(painter);
        break;
    case TopologyNode::Kind::Backend:
        paintBackend(painter);
        break;
    case TopologyNode::Kind::Server:
        paintServer(painter);
        break;
    }
    painter->restore();
}

void TopologyNodeItem::paintListener(QPainter *painter) const
{
    m_theme.icon(QStringLiteral("listener"), Token::Tx2).paint(painter, part(9, 7, 14, 14));
    const QString rate =
        m_numbers.rate.isEmpty() ? QString() : Words::tr("%1/s").arg(m_numbers.rate);
    const int taken = rate.isEmpty() ? 0 : numberWidth(m_theme.font(FontRole::Body), rate);
    const double end = designWidth() - 9;
    write(painter, part(29, 4, end - 29 - taken / px(1) - 4, 20), m_node.name, FontRole::BodyStrong,
          Token::Tx);
    number(painter, part(29, 4, end - 29, 20), rate, FontRole::Body, Token::Tx);
    const QString &address = m_numbers.address.isEmpty() ? m_node.first : m_numbers.address;
    const double room = designWidth() - 12;
    write(painter, part(8, 22, room, 16),
          elidedAddress(address, room,
                        [this](const QString &text) { return textWidth(text, FontRole::Address); }),
          FontRole::Address, Token::Tx2);
    write(painter, part(10, 38, end - 9, 15), m_node.second, FontRole::Hint, Token::Tx2);
    if (m_node.badge)
        paintBadge(painter, part(end - 13, 38, 16, 16), *m_node.badge, m_theme);
}

void TopologyNodeItem::paintRoute(QPainter *painter) const
{
    const bool removed = m_node.badge == BadgeKind::Removed;
    const Token strong = m_node.enabled && !removed ? Token::Tx : Token::Tx3;
    number(painter, part(4, 3, 18, 19),
           m_node.number > 0 ? QLocale().toString(m_node.number) : QStringLiteral("–"),
           FontRole::Body, Token::Tx2);
    const double end = designWidth() - 10;
    const double room = end - (m_node.badge ? 52 : 30);
    const QFontMetrics metrics(m_theme.font(FontRole::Code));
    const double path = metrics.horizontalAdvance(m_node.second) / px(1) + 1;
    const double gap = metrics.horizontalAdvance(u' ') / px(1);
    const double host = std::min(metrics.horizontalAdvance(m_node.first) / px(1) + 1,
                                 std::max(room / 4, room - path - gap));
    write(painter, part(29, 3, host, 19), m_node.first, FontRole::Code,
          strong == Token::Tx ? Token::Tx2 : Token::Tx3, Qt::AlignLeading, removed);
    write(painter, part(29 + host + gap, 3, room - host - gap, 19), m_node.second, FontRole::Code,
          strong, Qt::AlignLeading, removed);
    if (m_node.badge)
        paintBadge(painter, part(end - 16, 5, 16, 16), *m_node.badge, m_theme);
    const QString right = m_node.draftOnly           ? Words::tr("draft")
                          : !m_node.enabled          ? Words::tr("disabled")
                          : m_numbers.rate.isEmpty() ? QString()
                                                     : Words::tr("%1/s").arg(m_numbers.rate);
    const int name =
        write(painter, part(29, 22, end - 96, 16), m_node.name, FontRole::Body, Token::Tx2);
    if (!m_numbers.fault.isEmpty()) {
        const double at = 29 + name / px(1) + 6;
        m_theme.icon(QStringLiteral("fault"), Token::Gdn).paint(painter, part(at, 24, 12, 12));
        write(painter, part(at + 15, 22, end - 56 - at, 16), m_numbers.fault, FontRole::BodyStrong,
              Token::Gdn);
    }
    number(painter, part(end - 76, 22, 76, 16), right, FontRole::Body,
           m_node.draftOnly || !m_node.enabled ? Token::Tx2 : Token::Tx);
}

void TopologyNodeItem::paintBackend(QPainter *painter) const
{
    const QString rate =
        m_numbers.rate.isEmpty() ? QString() : Words::tr("%1/s").arg(m_numbers.rate);
    const double taken = numberWidth(m_theme.font(FontRole::Body), rate) / px(1) + 6;
    const double end = designWidth() - 10;
    const int name = write(painter, part(10, 6, end - 12 - taken, 18), m_node.name,
                           FontRole::BodyStrong, Token::Tx);
    const double behind = 10 + name / px(1) + 8;
    const double badge = m_node.badge ? 20 : 0;
    write(painter, part(behind, 6, end - taken - behind - badge, 18), m_node.first, FontRole::Body,
          Token::Tx2);
    if (m_node.badge)
        paintBadge(painter, part(end - taken - 16, 7, 16, 16), *m_node.badge, m_theme);
    number(painter, part(end - 88, 6, 88, 18), rate, FontRole::Body, Token::Tx);

    double right = end;
    if (!m_numbers.leftOut.isEmpty()) {
        const QFontMetrics metrics(m_theme.font(FontRole::Body));
        const double width =
            std::min(110.0, metrics.horizontalAdvance(m_numbers.leftOut) / px(1) + 1);
        write(painter, part(right - width, 30, width, 18), m_numbers.leftOut, FontRole::Body,
              lookOf(m_numbers.leftOutState).color, Qt::AlignTrailing);
        right -= width + 6;
    }
    if (m_numbers.picks.isEmpty()) {
        if (!m_numbers.rate.isEmpty())
            write(painter, part(10, 30, right - 10, 18), Words::tr("no server"),
                  FontRole::BodyStrong, Token::Dn);
        return;
    }
    double x = 10;
    for (qsizetype i = 0; i < m_numbers.picks.size() && x + 18 <= right; ++i, x += 19) {
        const QRect cell = part(x, 30, 18, 18);
        painter->setPen(i == 0 ? Qt::NoPen : QPen(m_theme.color(Token::Ctl)));
        painter->setBrush(m_theme.color(i == 0 ? Token::Accfill : Token::Base));
        const double inset = i == 0 ? 0 : 0.5;
        painter->drawRoundedRect(QRectF(cell).adjusted(inset, inset, -inset, -inset), px(3), px(3));
        painter->setFont(m_theme.font(i == 0 ? FontRole::BodyStrong : FontRole::Body));
        painter->setPen(m_theme.color(i == 0 ? Token::Onacc : Token::Tx));
        drawNumber(painter, cell, m_numbers.picks[i], Qt::AlignCenter);
    }
    if (m_numbers.single)
        write(painter, part(x + 5, 30, right - x - 5, 18), Words::tr("every pick"), FontRole::Body,
              Token::Tx2);
}

void TopologyNodeItem::paintServer(QPainter *painter) const
{
    const bool known = !m_numbers.state.isEmpty();
    const StateLook look = lookOf(m_numbers.state);
    if (known) {
        painter->save();
        painter->setClipRect(part(0, 0, 4, 30));
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.color(look.color));
        painter->drawRoundedRect(QRectF(QPointF(), m_node.rect.size()), px(4), px(4));
        painter->restore();
        m_theme.icon(look.icon, look.color).paint(painter, part(12, 8, 14, 14));
    } else {
        m_theme.icon(QStringLiteral("server"), Token::Tx2).paint(painter, part(12, 8, 14, 14));
    }
    const double right = designWidth() - 8;
    const FontRole stateFont = look.alarming ? FontRole::BodyStrong : FontRole::Body;
    const QString word = known ? look.word : m_node.draftOnly ? Words::tr("draft") : QString();
    ServerWords words;
    words.name = textWidth(m_node.name, FontRole::BodyStrong);
    // A server that is named by its address needs no second one.
    if (!m_node.name.endsWith(m_node.first))
        words.address = textWidth(m_node.first, FontRole::Address);
    words.state = textWidth(word, stateFont);
    if (known)
        words.detail = textWidth(m_numbers.detail, FontRole::Body);
    words.badge = m_node.badge.has_value();
    const ServerLine line = serverLine(designWidth(), words);
    const QString name = m_node.name.contains(u':')
                             ? elidedAddress(m_node.name, line.name,
                                             [this](const QString &text) {
                                                 return textWidth(text, FontRole::BodyStrong);
                                             })
                             : m_node.name;
    write(painter, part(ServerLine::nameAt, 5, line.name, 20), name, FontRole::BodyStrong,
          m_node.badge ? Token::Tx3 : Token::Tx, Qt::AlignLeading, m_node.badge.has_value());
    if (line.address > 0)
        write(painter, part(line.addressAt, 5, line.address, 20), m_node.first, FontRole::Address,
              Token::Tx2);
    write(painter, part(line.stateAt, 5, line.state, 20), word, stateFont,
          known ? look.color : Token::Tx2);
    if (line.detail > 0)
        write(painter, part(line.detailAt, 5, line.detail, 20), m_numbers.detail, FontRole::Body,
              look.alarming ? look.color : Token::Tx2);
    if (m_node.badge)
        paintBadge(painter, part(right - 38 - 18, 7, 16, 16), *m_node.badge, m_theme);
    else if (m_node.weight != 1 && right >= 250)
        number(painter, part(right - 76, 5, 38, 20), QStringLiteral("w %1").arg(m_node.weight),
               FontRole::Body, Token::Tx2);
    const bool zero = m_numbers.rate == QLocale().toString(0.0, 'f', 1);
    number(painter, part(right - 38, 5, 38, 20), m_numbers.rate,
           zero ? FontRole::Body : FontRole::BodyStrong, zero ? Token::Tx3 : Token::Tx);
}

TopologyLinkItem::TopologyLinkItem(const Theme &theme)
    : m_theme(theme)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

void TopologyLinkItem::setLink(const TopologyLink &link)
{
    if (link == m_link)
        return;
    m_link = link;
    update();
}

void TopologyLinkItem::setShape(const Shape &shape)
{
    if (shape == m_shape && !m_path.isEmpty())
        return;
    prepareGeometryChange();
    m_shape = shape;
    const double reach = (shape.to.x() - shape.from.x()) * 0.5;
    m_path = QPainterPath(shape.from);
    m_path.cubicTo(shape.from + QPointF(reach, 0), shape.to - QPointF(reach, 0), shape.to);
    const double half = shape.width / 2 + 1;
    m_bounds = m_path.controlPointRect().adjusted(-1, -half, 1, half);
    update();
}

void TopologyLinkItem::setState(const QString &state)
{
    if (state == m_state)
        return;
    m_state = state;
    update();
}

void TopologyLinkItem::setOnPath(bool on)
{
    if (on == m_onPath)
        return;
    m_onPath = on;
    setZValue(on ? 1 : 0);
    update();
}

void TopologyLinkItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    QPen pen(m_theme.color(m_onPath ? Token::Edgehi : Token::Edge), m_shape.width);
    pen.setCapStyle(Qt::FlatCap);
    const auto thin = [&](Token color, QList<qreal> dashes) {
        pen.setColor(m_theme.color(color));
        pen.setWidthF(1.5);
        if (!dashes.isEmpty())
            pen.setDashPattern(dashes);
    };
    const QList<qreal> dashed{3, 2}, dotted{1, 2};
    if (m_link.draftOnly)
        thin(Token::Acc, dashed);
    else if (m_link.disabled)
        thin(Token::Ctl, dotted);
    else if (m_state == QLatin1String("down"))
        thin(Token::Dn, dashed);
    else if (m_state == QLatin1String("going-up"))
        thin(Token::Gup, dotted);
    else if (m_state == QLatin1String("maint"))
        thin(Token::Mnt, dotted);
    else if (m_state == QLatin1String("ejected"))
        thin(Token::Gdn, dotted);
    else if (m_state == QLatin1String("drain"))
        pen.setColor(m_theme.color(Token::Drn));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(pen);
    painter->drawPath(m_path);
}

} // namespace signalbox::ui

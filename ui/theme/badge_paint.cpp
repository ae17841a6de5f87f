#include "theme/badge_paint.h"

#include "theme/theme.h"

#include <QCoreApplication>
#include <QPainter>

namespace signalbox::ui {

namespace {

void panel(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &outline,
           const Theme &theme)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(outline.isValid() ? QPen(outline) : QPen(Qt::NoPen));
    const double inset = outline.isValid() ? 0.5 : 0;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), theme.px(3),
                             theme.px(3));
    painter->restore();
}

} // namespace

BadgeLook badgeLook(BadgeKind kind)
{
    // The letters stand for the words in every language, as those of version control do.
    switch (kind) {
    case BadgeKind::Added:
        return {QStringLiteral("A"), QCoreApplication::translate("Badge", "added"), Token::Up,
                Token::Ups};
    case BadgeKind::Changed:
        return {QStringLiteral("M"), QCoreApplication::translate("Badge", "changed"), Token::Acc,
                Token::Accsoft};
    case BadgeKind::Removed:
        break;
    }
    return {QStringLiteral("D"), QCoreApplication::translate("Badge", "removed"), Token::Dn,
            Token::Dns};
}

void paintBadge(QPainter *painter, const QRect &rect, BadgeKind kind, const Theme &theme)
{
    const BadgeLook look = badgeLook(kind);
    const int side = theme.px(16);
    QRect box(0, 0, side, side);
    box.moveCenter(rect.center());
    panel(painter, box, theme.color(look.fill), theme.color(look.color), theme);
    painter->save();
    QFont font = theme.font(FontRole::BodyStrong);
    font.setPointSizeF(font.pointSizeF() * 10.5 / 12);
    painter->setFont(font);
    painter->setPen(theme.color(look.color));
    painter->drawText(box, Qt::AlignCenter, look.letter);
    painter->restore();
}

void paintChip(QPainter *painter, const QRect &rect, Token fill, const Theme &theme)
{
    panel(painter, rect, theme.color(fill), QColor(), theme);
}

void paintChip(QPainter *painter, const QRect &rect, Token fill, Token outline, const Theme &theme)
{
    panel(painter, rect, theme.color(fill), theme.color(outline), theme);
}

} // namespace signalbox::ui

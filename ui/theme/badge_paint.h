// The small painted signs that delegates, the map and widgets share. GUI thread.
#pragma once

#include "theme/tokens.h"

#include <QRect>
#include <QString>

class QPainter;

namespace signalbox::ui {

class Theme;

/// What a draft did to a thing: A added, M changed, D removed.
enum class BadgeKind { Added, Changed, Removed };
struct BadgeLook
{
    QString letter;
    QString word; // "added", for speech and tooltips
    Token color;
    Token fill;
};
BadgeLook badgeLook(BadgeKind kind);

/// 16 × 16 of the design, whatever the rectangle: centred in it.
void paintBadge(QPainter *painter, const QRect &rect, BadgeKind kind, const Theme &theme);
/// A filled, rounded ground for a word; the outline only where one is named.
void paintChip(QPainter *painter, const QRect &rect, Token fill, const Theme &theme);
void paintChip(QPainter *painter, const QRect &rect, Token fill, Token outline, const Theme &theme);

} // namespace signalbox::ui

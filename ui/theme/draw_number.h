// Digits that don't jump: every digit on the advance of the widest one. GUI thread.
#pragma once

#include <QRect>
#include <QString>

class QPainter;
class QFont;
class QFontMetrics;

namespace signalbox::ui {

/// Width that drawNumber() needs.
int numberWidth(const QFont &font, const QString &text);
/// Draws with the painter's font and pen. `alignment` as QPainter::drawText; elides at the end
/// where it doesn't fit.
void drawNumber(QPainter *painter, const QRect &rect, const QString &text, Qt::Alignment alignment);

} // namespace signalbox::ui

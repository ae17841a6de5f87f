// A sparkline: what a number did lately. GUI thread.
#pragma once

#include <QRect>

#include <span>

class QPainter;

namespace signalbox::ui {

class Theme;

/// @param values  oldest first, the newest at the trailing edge; `slots` of them fill the rectangle
void paintSpark(QPainter *painter, const QRect &rect, std::span<const float> values, int slots_,
                const Theme &theme, bool alarming = false);

} // namespace signalbox::ui

// What the design's colours and sizes are at the moment: shared by the theme, the style and icons,
// each of which may be the last to go. GUI thread; only the theme writes.
#pragma once

#include "theme/tokens.h"

#include <QColor>
#include <QFont>
#include <QtGlobal>

#include <array>
#include <memory>

namespace signalbox::ui {

struct ThemeValues
{
    std::array<QColor, tokenCount> colors;
    double scale = 1; // of the design's pixels
    quint64 revision = 0;

    QColor color(Token token) const noexcept { return colors[static_cast<std::size_t>(token)]; }
    int px(double design) const { return qMax(1, qRound(design * scale)); }
};
using SharedThemeValues = std::shared_ptr<const ThemeValues>;

/// Every colour of resources/theme/tokens.json, of its light or its dark half.
std::array<QColor, tokenCount> readTokens(bool dark);

} // namespace signalbox::ui

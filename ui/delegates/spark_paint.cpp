#include "delegates/spark_paint.h"

#include "theme/theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace signalbox::ui {

void paintSpark(QPainter *painter, const QRect &rect, std::span<const float> values, int slots_,
                const Theme &theme, bool alarming)
{
    if (values.empty() || rect.width() < 4 || rect.height() < 4)
        return;
    const float top = *std::max_element(values.begin(), values.end());
    const bool mirrored = painter->layoutDirection() == Qt::RightToLeft;
    const double step = static_cast<double>(rect.width() - 1) / std::max(1, slots_ - 1);
    const double height = rect.height() - 2;
    const double floor = rect.top() + rect.height() - 0.75;
    QPolygonF line;
    line.reserve(static_cast<qsizetype>(values.size()) + 2);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double fromNewest = static_cast<double>(values.size() - 1 - i) * step;
        const double x =
            mirrored ? rect.left() + 0.5 + fromNewest : rect.right() + 0.5 - fromNewest;
        const double y = top > 0 ? floor - static_cast<double>(values[i] / top) * height : floor;
        line.append({x, y});
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (top > 0) {
        QPolygonF area = line;
        area.append({line.last().x(), floor + 0.5});
        area.append({line.first().x(), floor + 0.5});
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(alarming ? Token::Dns : Token::Sparkf));
        painter->drawPolygon(area);
    }
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(theme.color(alarming ? Token::Dn : Token::Spark), 1.2, Qt::SolidLine,
                         Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(line);
    painter->restore();
}

} // namespace signalbox::ui

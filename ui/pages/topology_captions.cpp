#include "pages/topology_captions.h"

#include "theme/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox::ui {

namespace {

/// Of links without traffic.
constexpr double leastLink = 1.5;

struct Captions
{
    Q_DECLARE_TR_FUNCTIONS(Topology)
};

} // namespace

void paintTopologyCaptions(QPainter *painter, const Theme &theme, const TopologyMap &map,
                           double perRate)
{
    const double scale = theme.px(1000) / 1000.0;
    const bool mirrored = painter->layoutDirection() == Qt::RightToLeft;
    const auto put = [&](double x, const QString &text, FontRole font, Token color) {
        painter->setFont(theme.font(font));
        painter->setPen(theme.color(color));
        const double width = painter->fontMetrics().horizontalAdvance(text) + 1;
        const QRectF rect(mirrored ? x - width : x, 4 * scale, width, 20 * scale);
        painter->drawText(rect, Qt::AlignVCenter, text);
        return mirrored ? x - width : x + width;
    };
    if (map.nodes.empty())
        return;
    put(map.columns[0], Captions::tr("Listeners"), FontRole::BodyStrong, Token::Tx2);
    const double space = (mirrored ? -4 : 4) * scale;
    double x = put(map.columns[1], Captions::tr("Routes"), FontRole::BodyStrong, Token::Tx2);
    put(x + space, Captions::tr("in evaluation order"), FontRole::Body, Token::Tx2);
    x = put(map.columns[2], Captions::tr("Backends"), FontRole::BodyStrong, Token::Tx2);
    put(x + space, Captions::tr("with next picks"), FontRole::Body, Token::Tx2);
    put(map.columns[3], Captions::tr("Servers"), FontRole::BodyStrong, Token::Tx2);
    const QString unit = Captions::tr("req/s");
    painter->setFont(theme.font(FontRole::Hint));
    const double unitWidth = painter->fontMetrics().horizontalAdvance(unit) + 1;
    const auto server =
        std::find_if(map.nodes.begin(), map.nodes.end(), [](const TopologyNode &node) {
            return node.kind == TopologyNode::Kind::Server;
        });
    if (server != map.nodes.end()) {
        const double end = mirrored ? server->rect.left() + 8 * scale
                                    : server->rect.right() - 8 * scale - unitWidth;
        painter->drawText(QRectF(end, 4 * scale, unitWidth, 20 * scale), Qt::AlignVCenter, unit);
    }

    // The legend: how wide which rate is.
    const double bottom = map.size.height() - 8 * scale;
    const double most = 18 / perRate;
    const double unitStep = std::pow(10, std::floor(std::log10(most)));
    const double largest = std::max(1.0, std::floor(most / unitStep)) * unitStep;
    const auto place = [&](double left, double top, double width, double height) {
        const double at =
            mirrored ? map.columns[0] - (left + width) * scale : map.columns[0] + left * scale;
        return QRectF(at, bottom + top * scale, width * scale, height * scale);
    };
    painter->setFont(theme.font(FontRole::BodyStrong));
    painter->drawText(place(0, -62, 130, 16), Qt::AlignLeading | Qt::AlignVCenter,
                      Captions::tr("Edge width"));
    painter->setFont(theme.font(FontRole::Body));
    double left = 0;
    for (const double rate : {largest / 20, largest / 2, largest}) {
        const double height = std::max(leastLink, rate * perRate);
        painter->fillRect(place(left, -32 - height / 2, 22, height), theme.color(Token::Edge));
        const QString number = QLocale().toString(rate, 'g', 4);
        painter->drawText(place(left, -18, 80, 16), Qt::AlignLeading | Qt::AlignVCenter,
                          rate == largest ? Captions::tr("%1 req/s").arg(number) : number);
        left += 32;
    }
}

} // namespace signalbox::ui

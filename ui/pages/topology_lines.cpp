#include "pages/topology_lines.h"

#include <algorithm>

namespace signalbox::ui {

ServerLine serverLine(double width, const ServerWords &words)
{
    constexpr double edge = 8, gap = 6, leastName = 36, mostName = 96, leastAddress = 24;
    constexpr double shortName = 60;    // "127…:5173"
    constexpr double stateColumn = 127; // where states stand below each other
    const double right = width - edge;
    const bool narrow = right < 250; // the rest is in the tooltip and in the table
    const double end = right - (words.badge ? 20 : 0) - (narrow ? 38 : 50);
    const double detail = words.detail > 0 ? words.detail + 4 : 0;

    ServerLine line;
    // The word first, then what belongs to it, then the name, then the address.
    const double behindName = end - ServerLine::nameAt - gap - words.state;
    const bool detailed = behindName - detail >= std::min(words.name, shortName);
    const double behind = detailed ? behindName - detail : behindName;
    line.name = std::min({words.name, mostName, std::max(leastName, behind)});
    double at = ServerLine::nameAt + line.name + gap;
    const double rest = end - at - words.state - (detailed ? detail : 0);
    if (!narrow && words.address > 0 && rest > leastAddress) {
        line.addressAt = at;
        line.address = std::min(words.address, rest - 8);
        at += line.address + 8;
    }
    const double latest = end - words.state - (detailed ? detail : 0);
    line.stateAt = std::max(at, std::min(narrow ? at : stateColumn, latest));
    line.state = std::min(words.state, std::max(0.0, end - line.stateAt));
    // Half of "2/3" would be another number.
    line.detailAt = line.stateAt + line.state + 4;
    line.detail = detail > 0 && line.detailAt + words.detail <= end ? words.detail : 0;
    return line;
}

QString elidedAddress(const QString &address, double width,
                      const std::function<double(const QString &)> &advance)
{
    if (advance(address) <= width)
        return address;
    const QChar dots(u'…');
    const qsizetype colon = address.lastIndexOf(u':');
    const QString port = colon < 0 ? QString() : address.mid(colon);
    // Without a port it is a path, whose end tells most.
    for (qsizetype kept = colon < 0 ? address.size() - 1 : colon - 1; kept > 0; --kept) {
        if (colon > 0 && address[kept - 1] == u'.')
            continue; // one dot more would look like a fourth of the ellipsis
        const QString shorter = colon < 0 ? QString(dots + address.right(kept))
                                          : QString(address.left(kept) + dots + port);
        if (advance(shorter) <= width)
            return shorter;
    }
    const QString least = dots + port;
    return advance(least) <= width ? least : port;
}

} // namespace signalbox::ui

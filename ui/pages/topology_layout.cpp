#include "pages/topology_layout.h"

#include <algorithm>
#include <cmath>

namespace signalbox::ui {

namespace {

using Kind = TopologyNode::Kind;

// The design's lengths.
constexpr double margin = 14, top = 30, bottom = 5;
constexpr double widths[] = {124, 236, 208, 284};
constexpr double gaps[] = {71, 76, 77};
constexpr double naturalWidth = 1104;
constexpr double wholeWidth = 1040; // the least where nodes are as wide as designed
// What they are at least, before the map scrolls sideways.
constexpr double leastWidths[] = {108, 196, 172, 216};
constexpr double leastGaps[] = {34, 34, 32};
constexpr double leastWidth = 820;
constexpr double listenerHeight = 58, routeHeight = 42, backendHeight = 58, serverHeight = 30;
constexpr double serverStep = 34, groupGap = 14, leastGap = 10, mostGap = 34;
constexpr double legendHeight = 96;

/// Gives every node its rectangle.
class Layout
{
public:
    Layout(TopologyMap &map, const TopologyPlace &place)
        : m_map(map)
        , m_place(place)
        , m_width(std::max(leastWidth, place.width / place.scale))
    {
        // The gaps take what there is; narrower than that, nodes and gaps give way together.
        const double narrow =
            std::clamp((wholeWidth - m_width) / (wholeWidth - leastWidth), 0.0, 1.0);
        const double more = (std::max(m_width, wholeWidth) - naturalWidth) / 3;
        double x = margin;
        for (int column = 0; column < 4; ++column) {
            m_left[column] = x;
            m_wide[column] = std::lerp(widths[column], leastWidths[column], narrow);
            x += m_wide[column];
            if (column < 3)
                x += std::lerp(gaps[column] + more, leastGaps[column], narrow);
        }
    }

    void run()
    {
        std::vector<std::size_t> columns[4];
        for (std::size_t i = 0; i < m_map.nodes.size(); ++i)
            columns[int(m_map.nodes[i].kind)].push_back(i);
        const double natural = groupsHeight(columns[2], groupGap);
        const auto spread = [](double count, double each) {
            return count > 0 ? count * each + (count - 1) * leastGap : 0;
        };
        const double height = std::max(
            {natural, spread(double(columns[1].size()), routeHeight),
             spread(double(columns[0].size()), listenerHeight) + legendHeight, double(220)});
        groups(columns[2], height);
        column(columns[1], routeHeight, height);
        listeners(columns[0], height - legendHeight);
        m_map.size = QSizeF(m_width, top + height + bottom) * m_place.scale;
        for (int i = 0; i < 4; ++i)
            m_map.columns[i] = m_place.scale * (m_place.mirrored ? m_width - m_left[i] : m_left[i]);
    }

private:
    void put(std::size_t node, double y, double height)
    {
        const int column = int(m_map.nodes[node].kind);
        double x = m_left[column];
        if (m_place.mirrored)
            x = m_width - x - m_wide[column];
        const double s = m_place.scale;
        m_map.nodes[node].rect = QRectF(x * s, y * s, m_wide[column] * s, height * s);
    }

    static double groupHeight(const TopologyNode &backend)
    {
        const double servers = double(backend.servers.size());
        return std::max(backendHeight,
                        servers > 0 ? (servers - 1) * serverStep + serverHeight : 0.0);
    }

    double groupsHeight(const std::vector<std::size_t> &backends, double gap) const
    {
        double sum = backends.empty() ? 0 : gap * double(backends.size() - 1);
        for (const std::size_t i : backends)
            sum += groupHeight(m_map.nodes[i]);
        return sum;
    }

    static double gapFor(double content, std::size_t count, double least, double height)
    {
        if (count < 2)
            return 0;
        return std::clamp((height - content) / double(count - 1), least, std::max(least, mostGap));
    }

    void groups(const std::vector<std::size_t> &backends, double height)
    {
        const double content = groupsHeight(backends, 0);
        const double gap = gapFor(content, backends.size(), groupGap, height);
        const double all = content + (backends.empty() ? 0 : gap * double(backends.size() - 1));
        double y = top + std::max(0.0, (height - all) / 2);
        std::size_t server = 0;
        while (server < m_map.nodes.size() && m_map.nodes[server].kind != Kind::Server)
            ++server;
        for (const std::size_t i : backends) {
            const double group = groupHeight(m_map.nodes[i]);
            put(i, y + (group - backendHeight) / 2, backendHeight);
            const double count = double(m_map.nodes[i].servers.size());
            double at = y + (group - ((count - 1) * serverStep + serverHeight)) / 2;
            for (qsizetype n = 0; n < m_map.nodes[i].servers.size(); ++n, at += serverStep)
                put(server++, at, serverHeight);
            y += group + gap;
        }
    }

    void column(const std::vector<std::size_t> &nodes, double each, double height)
    {
        const double content = each * double(nodes.size());
        const double gap = gapFor(content, nodes.size(), leastGap, height);
        const double all = content + (nodes.empty() ? 0 : gap * double(nodes.size() - 1));
        double y = top + std::max(0.0, (height - all) / 2);
        for (const std::size_t i : nodes) {
            put(i, y, each);
            y += each + gap;
        }
    }

    void listeners(const std::vector<std::size_t> &nodes, double height)
    {
        const double step = height / std::max(1.0, double(nodes.size()));
        for (std::size_t n = 0; n < nodes.size(); ++n)
            put(nodes[n], top + step * (double(n) + 0.5) - listenerHeight / 2, listenerHeight);
    }

    TopologyMap &m_map;
    TopologyPlace m_place;
    double m_width;
    double m_left[4], m_wide[4];
};

} // namespace

void layOut(TopologyMap &map, const TopologyPlace &place)
{
    Layout(map, place).run();
}

} // namespace signalbox::ui

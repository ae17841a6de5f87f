#include "pages/topology_view.h"

#include "pages/topology_access.h"
#include "pages/topology_captions.h"
#include "pages/topology_items.h"
#include "theme/theme.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QGraphicsScene>
#include <QKeyEvent>
#include <QScrollBar>

#include <cmath>
#include <numeric>

namespace signalbox::ui {

namespace {

using Kind = TopologyNode::Kind;
constexpr double leastLink = 1.5, leastZoom = 0.4, mostZoom = 3;

} // namespace

TopologyView::TopologyView(const Theme &theme, QWidget *parent)
    : QGraphicsView(parent)
    , m_theme(theme)
{
    installTopologyAccessibility();
    setScene(new QGraphicsScene(this));
    // A few hundred items that never move: an index would cost more than it saves.
    scene()->setItemIndexMethod(QGraphicsScene::NoIndex);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Topology"));
    setAccessibleDescription(tr("Listeners, routes, backends and servers. Arrow keys move between "
                                "them, Return opens the editor."));
    setFocusPolicy(Qt::StrongFocus);
    setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setViewportUpdateMode(QGraphicsView::MinimalViewportUpdate);
    setOptimizationFlags(QGraphicsView::DontSavePainterState);
    connect(&theme, &Theme::changed, this, [this] {
        layOut();
        viewport()->update();
    });
}

TopologyView::~TopologyView() = default;

void TopologyView::show(std::shared_ptr<const Analysis> live, std::shared_ptr<const Analysis> draft,
                        std::vector<DraftChange> changes, TopologyShow how)
{
    m_live = std::move(live);
    m_draft = std::move(draft);
    m_changes = std::move(changes);
    m_show = how;
    layOut();
}

void TopologyView::layOut()
{
    const auto nameOf = [this](int node) {
        return node < 0 ? TopologyNode() : m_map.nodes[std::size_t(node)];
    };
    const TopologyNode selected = nameOf(m_selected), focused = nameOf(m_focused);
    TopologyPlace place;
    place.scale = m_theme.px(1000) / 1000.0;
    place.width = viewport()->width() / m_zoom - 1;
    place.mirrored = layoutDirection() == Qt::RightToLeft;
    TopologyMap map = topologyMap(m_live.get(), m_draft.get(), m_changes, m_show, place);
    const bool same = map == m_map;
    const bool sameNodes = map.nodes.size() == m_map.nodes.size();
    m_map = std::move(map);
    if (!sameNodes)
        forgetTopologyNodes(*this);
    scene()->setSceneRect(QRectF(QPointF(), m_map.size));
    if (same)
        return;

    m_numbers = {};
    m_numbers.nodes.resize(m_map.nodes.size());
    m_numbers.links.resize(m_map.links.size());
    while (m_nodes.size() > m_map.nodes.size()) {
        delete m_nodes.back();
        m_nodes.pop_back();
    }
    while (m_nodes.size() < m_map.nodes.size()) {
        m_nodes.push_back(new TopologyNodeItem(m_theme, int(m_nodes.size())));
        scene()->addItem(m_nodes.back());
    }
    while (m_links.size() > m_map.links.size()) {
        delete m_links.back();
        m_links.pop_back();
    }
    while (m_links.size() < m_map.links.size()) {
        m_links.push_back(new TopologyLinkItem(m_theme));
        scene()->addItem(m_links.back());
    }
    m_selected = m_focused = -1;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        m_nodes[i]->setNode(int(i), m_map.nodes[i], place.mirrored);
        if (!selected.name.isEmpty() && m_map.nodes[i].sameThing(selected))
            m_selected = int(i);
        if (!focused.name.isEmpty() && m_map.nodes[i].sameThing(focused))
            m_focused = int(i);
        m_nodes[i]->setFocused(hasFocus() && m_focused == int(i));
    }
    for (std::size_t i = 0; i < m_links.size(); ++i)
        m_links[i]->setLink(m_map.links[i]);
    placeLinks();
    markPath();
    viewport()->update(); // captions and legend, which no item asks to be painted
}

void TopologyView::setPerRate(double busiest)
{
    const double wanted = busiest > 0 ? std::min(0.45, 30 / busiest) : 0.45;
    // Small changes of the rate don't move every link of the map.
    if (std::abs(wanted - m_perRate) < 0.12 * m_perRate && (wanted < 0.45 || m_perRate >= 0.45))
        return;
    m_perRate = wanted;
    viewport()->update(); // the legend
}

void TopologyView::readNumbers(const LiveFeed *live)
{
    TopologyNumbers numbers = topologyNumbers(m_map, live);
    setPerRate(numbers.busiest);
    m_numbers = std::move(numbers);
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        m_nodes[i]->setNumbers(m_numbers.nodes[i]);
    for (std::size_t i = 0; i < m_links.size(); ++i)
        m_links[i]->setState(m_numbers.links[i].state);
    placeLinks();
    markPath();
}

void TopologyView::placeLinks()
{
    const double scale = m_theme.px(1000) / 1000.0;
    const std::size_t count = m_map.links.size();
    std::vector<TopologyLinkItem::Shape> shapes(count);
    for (std::size_t i = 0; i < count; ++i) {
        // Quarters of a pixel: what can't be seen isn't repainted.
        const double width = std::round(m_perRate * m_numbers.links[i].rate * 4) / 4;
        shapes[i].width = std::max(leastLink, width) * scale;
    }
    // At every node the links of a side lie below each other, in the order of their other ends.
    std::vector<std::vector<std::size_t>> leaving(m_map.nodes.size()), coming(m_map.nodes.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (m_map.links[i].from < 0 || m_map.links[i].to < 0)
            continue;
        leaving[std::size_t(m_map.links[i].from)].push_back(i);
        coming[std::size_t(m_map.links[i].to)].push_back(i);
    }
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto stack = [&](std::vector<std::size_t> &links, const QRectF &rect, bool out) {
        const auto other = [&](std::size_t link) {
            const int node = out ? m_map.links[link].to : m_map.links[link].from;
            return m_map.nodes[std::size_t(node)].rect.center().y();
        };
        std::sort(links.begin(), links.end(),
                  [&](std::size_t a, std::size_t b) { return other(a) < other(b); });
        double sum = 0;
        for (const std::size_t link : links)
            sum += shapes[link].width;
        // Thin ones get air between them where there is room.
        const double free = rect.height() - 8 * scale - sum;
        const double gap =
            links.size() > 1 ? std::clamp(free / double(links.size() - 1), 0.0, 3.0 * scale) : 0;
        double y = rect.center().y() -
                   (sum + gap * double(std::max<std::size_t>(links.size(), 1) - 1)) / 2;
        const double x = out != mirrored ? rect.right() : rect.left();
        for (const std::size_t link : links) {
            (out ? shapes[link].from : shapes[link].to) = QPointF(x, y + shapes[link].width / 2);
            y += shapes[link].width + gap;
        }
    };
    for (std::size_t node = 0; node < m_map.nodes.size(); ++node) {
        stack(leaving[node], m_map.nodes[node].rect, true);
        stack(coming[node], m_map.nodes[node].rect, false);
    }
    for (std::size_t i = 0; i < count; ++i)
        m_links[i]->setShape(shapes[i]);
}

void TopologyView::markPath()
{
    std::vector<char> nodes(m_nodes.size(), 0);
    std::vector<char> links(m_links.size(), 0);
    if (m_selected >= 0) {
        nodes[std::size_t(m_selected)] = 1;
        // Upstream against the links, then downstream along them; from a route or a backend on
        // only to servers that get something.
        for (std::size_t round = 0; round < 3; ++round) {
            for (std::size_t i = 0; i < m_map.links.size(); ++i) {
                const TopologyLink &link = m_map.links[i];
                if (nodes[std::size_t(link.to)] == 1) {
                    links[i] = 1;
                    nodes[std::size_t(link.from)] = 1;
                }
            }
        }
        std::vector<char> down(m_nodes.size(), 0);
        down[std::size_t(m_selected)] = 1;
        for (std::size_t round = 0; round < 3; ++round) {
            for (std::size_t i = 0; i < m_map.links.size(); ++i) {
                const TopologyLink &link = m_map.links[i];
                const bool server = m_map.nodes[std::size_t(link.to)].kind == Kind::Server;
                if (!down[std::size_t(link.from)] || link.draftOnly || link.disabled ||
                    (server && m_numbers.links[i].rate <= 0))
                    continue;
                links[i] = 1;
                down[std::size_t(link.to)] = 1;
                if (!server)
                    nodes[std::size_t(link.to)] = 1;
            }
        }
    }
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const bool route =
            m_map.nodes[i].kind == Kind::Route || m_map.nodes[i].kind == Kind::Backend;
        m_nodes[i]->setMark(int(i) == m_selected ? TopologyNodeItem::Mark::Selected
                            : nodes[i] && route  ? TopologyNodeItem::Mark::Path
                                                 : TopologyNodeItem::Mark::None);
    }
    for (std::size_t i = 0; i < m_links.size(); ++i)
        m_links[i]->setOnPath(links[i] != 0);
}

void TopologyView::select(int node)
{
    if (node == m_selected)
        return;
    m_selected = node;
    markPath();
    if (node >= 0) {
        m_focused = node;
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            m_nodes[i]->setFocused(hasFocus() && int(i) == node);
        ensureVisible(m_map.nodes[std::size_t(node)].rect, 20, 20);
    }
}

void TopologyView::focusNode(int node)
{
    m_focused = node;
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        m_nodes[i]->setFocused(hasFocus() && int(i) == node);
    if (node < 0)
        return;
    ensureVisible(m_map.nodes[std::size_t(node)].rect, 20, 20);
    if (hasFocus()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(node);
        QAccessible::updateAccessibility(&event);
    }
}

const NodeNumbers &TopologyView::numbersOf(int node) const
{
    return m_numbers.nodes[std::size_t(node)];
}

QRect TopologyView::nodeRect(int node) const
{
    return mapFromScene(m_map.nodes[std::size_t(node)].rect)
        .boundingRect()
        .translated(viewport()->pos());
}

QString TopologyView::sentence(int node) const
{
    return topologySentence(m_map.nodes[std::size_t(node)], numbersOf(node));
}

int TopologyView::nodeAt(const QPoint &viewPos) const
{
    const QPointF at = mapToScene(viewPos);
    for (std::size_t i = 0; i < m_map.nodes.size(); ++i) {
        if (m_map.nodes[i].rect.contains(at))
            return int(i);
    }
    return -1;
}

void TopologyView::zoomBy(double factor)
{
    const double zoom = std::clamp(m_zoom * factor, leastZoom, mostZoom);
    if (qFuzzyCompare(zoom, m_zoom))
        return;
    m_zoom = zoom;
    setTransform(QTransform::fromScale(zoom, zoom));
    layOut();
}

void TopologyView::zoomToFit()
{
    if (m_map.size.isEmpty())
        return;
    // Columns can't be moved closer than the design has them: measured at their closest.
    const double scale = m_theme.px(1000) / 1000.0;
    const double zoom = std::min(viewport()->width() / (1040 * scale + 1),
                                 viewport()->height() / (m_map.size.height() + 1));
    zoomBy(std::clamp(zoom, leastZoom, 1.5) / m_zoom);
}

void TopologyView::drawForeground(QPainter *painter, const QRectF &)
{
    painter->setLayoutDirection(layoutDirection());
    paintTopologyCaptions(painter, m_theme, m_map, m_perRate);
}

void TopologyView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    const TopologyNumbers kept = m_numbers;
    layOut();
    // Places changed, not what they show.
    if (kept.nodes.size() == m_numbers.nodes.size() &&
        kept.links.size() == m_numbers.links.size()) {
        m_numbers = kept;
        placeLinks();
        markPath();
    }
}

void TopologyView::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        layOut();
}

void TopologyView::mousePressEvent(QMouseEvent *event)
{
    const int node = nodeAt(event->position().toPoint());
    focusNode(node);
    emit nodePicked(node);
    event->accept();
}

void TopologyView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int node = nodeAt(event->position().toPoint()); node >= 0)
        emit nodeOpened(node);
    event->accept();
}

void TopologyView::contextMenuEvent(QContextMenuEvent *event)
{
    int node = nodeAt(event->pos());
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        node = m_focused;
        if (node >= 0)
            at = mapToGlobal(nodeRect(node).center());
    }
    if (node >= 0) {
        focusNode(node);
        emit nodePicked(node);
    }
    emit menuWanted(node, at);
    event->accept();
}

void TopologyView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QGraphicsView::wheelEvent(event);
        return;
    }
    zoomBy(std::pow(1.0015, event->angleDelta().y()));
    event->accept();
}

int TopologyView::neighbour(int node, int key) const
{
    const QPointF from = m_map.nodes[std::size_t(node)].rect.center();
    const Kind column = m_map.nodes[std::size_t(node)].kind;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    int step = 0;
    if (key == Qt::Key_Left)
        step = mirrored ? 1 : -1;
    else if (key == Qt::Key_Right)
        step = mirrored ? -1 : 1;
    int best = -1;
    double bestWay = 0;
    for (std::size_t i = 0; i < m_map.nodes.size(); ++i) {
        const TopologyNode &other = m_map.nodes[i];
        const double dy = other.rect.center().y() - from.y();
        double way = std::abs(dy);
        if (step == 0) {
            if (other.kind != column || (key == Qt::Key_Up ? dy >= 0 : dy <= 0))
                continue;
        } else {
            if (int(other.kind) != int(column) + step)
                continue;
            // What is linked is nearer than anything that isn't.
            const bool linked =
                std::any_of(m_map.links.begin(), m_map.links.end(), [&](const TopologyLink &link) {
                    return (link.from == node && link.to == int(i)) ||
                           (link.to == node && link.from == int(i));
                });
            way += linked ? 0 : 1e6;
        }
        if (best < 0 || way < bestWay) {
            best = int(i);
            bestWay = way;
        }
    }
    return best;
}

void TopologyView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right: {
        if (m_map.nodes.empty() || event->modifiers() & ~Qt::KeypadModifier)
            break;
        const int to = m_focused < 0 ? 0 : neighbour(m_focused, event->key());
        if (to >= 0) {
            focusNode(to);
            emit nodePicked(to);
        }
        return;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_focused >= 0 && event->modifiers() == Qt::NoModifier) {
            emit nodeOpened(m_focused);
            return;
        }
        break;
    default:
        break;
    }
    QGraphicsView::keyPressEvent(event);
}

void TopologyView::focusInEvent(QFocusEvent *event)
{
    QGraphicsView::focusInEvent(event);
    focusNode(m_focused < 0 && !m_map.nodes.empty() ? 0 : m_focused);
}

void TopologyView::focusOutEvent(QFocusEvent *event)
{
    QGraphicsView::focusOutEvent(event);
    for (TopologyNodeItem *item : m_nodes)
        item->setFocused(false);
}

} // namespace signalbox::ui

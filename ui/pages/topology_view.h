// The map as a view: nodes and links with their numbers, the selected path on top, zoom, keys and
// what assistive tools hear. GUI thread.
#pragma once

#include "pages/topology_numbers.h"

#include <QGraphicsView>

#include <vector>

namespace signalbox::ui {

class Theme;
class TopologyLinkItem;
class TopologyNodeItem;

class TopologyView : public QGraphicsView
{
    Q_OBJECT
public:
    explicit TopologyView(const Theme &theme, QWidget *parent = nullptr);
    ~TopologyView() override;

    /// What to lay out; kept until the next call.
    void show(std::shared_ptr<const Analysis> live, std::shared_ptr<const Analysis> draft,
              std::vector<DraftChange> changes, TopologyShow how);
    /// Numbers of the newest sample; items that show the same as before aren't repainted.
    void readNumbers(const LiveFeed *live);

    const TopologyMap &map() const noexcept { return m_map; }
    const NodeNumbers &numbersOf(int node) const;
    QRect nodeRect(int node) const; // in the view's coordinates
    QString sentence(int node) const;
    int selectedNode() const noexcept { return m_selected; }
    int focusedNode() const noexcept { return m_focused; }
    /// -1: none. The path through the node is highlighted.
    void select(int node);
    void focusNode(int node);
    /// Pixels a request a second is wide.
    double widthPerRate() const noexcept { return m_perRate; }

    void zoomBy(double factor);
    void zoomToFit();

signals:
    /// By mouse or keys; -1: the ground.
    void nodePicked(int node);
    void nodeOpened(int node);
    void menuWanted(int node, const QPoint &globalPos);

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void layOut();
    void placeLinks();
    void markPath();
    int nodeAt(const QPoint &viewPos) const;
    int neighbour(int node, int key) const;
    void setPerRate(double busiest);

    const Theme &m_theme;
    std::shared_ptr<const Analysis> m_live, m_draft;
    std::vector<DraftChange> m_changes;
    TopologyShow m_show = TopologyShow::Overlay;
    TopologyMap m_map;
    TopologyNumbers m_numbers;
    std::vector<TopologyNodeItem *> m_nodes; // the scene's
    std::vector<TopologyLinkItem *> m_links;
    int m_selected = -1, m_focused = -1;
    double m_perRate = 0.45;
    double m_zoom = 1;
};

} // namespace signalbox::ui

// Cards and links of the map as graphics items; they paint what they are given and repaint only
// when that changes. GUI thread.
#pragma once

#include "pages/topology_numbers.h"
#include "theme/theme.h"

#include <QGraphicsItem>
#include <QPainterPath>

namespace signalbox::ui {

class TopologyNodeItem : public QGraphicsItem
{
public:
    enum { Type = UserType + 1 };

    TopologyNodeItem(const Theme &theme, int index);

    int type() const override { return Type; }
    int index() const noexcept { return m_index; }
    void setNode(int index, const TopologyNode &node, bool mirrored);
    void setNumbers(const NodeNumbers &numbers);
    const NodeNumbers &numbers() const noexcept { return m_numbers; }
    enum class Mark { None, Path, Selected };
    void setMark(Mark mark);
    void setFocused(bool focused);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent *event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent *event) override;

private:
    double px(double design) const { return m_theme.px(1000) * design / 1000; }
    /// A part of the card in the design's pixels, mirrored where needed.
    double designWidth() const;
    QRect part(double left, double top, double width, double height) const;
    int write(QPainter *painter, const QRect &rect, const QString &text, FontRole font, Token color,
              Qt::Alignment side = Qt::AlignLeading, bool struck = false) const;
    /// In pixels of the design.
    double textWidth(const QString &text, FontRole font) const;
    void number(QPainter *painter, const QRect &rect, const QString &text, FontRole font,
                Token color) const;
    void paintCard(QPainter *painter) const;
    void paintListener(QPainter *painter) const;
    void paintRoute(QPainter *painter) const;
    void paintBackend(QPainter *painter) const;
    void paintServer(QPainter *painter) const;

    const Theme &m_theme;
    int m_index;
    TopologyNode m_node;
    NodeNumbers m_numbers;
    Mark m_mark = Mark::None;
    bool m_mirrored = false, m_focused = false, m_hovered = false;
};

class TopologyLinkItem : public QGraphicsItem
{
public:
    struct Shape
    {
        QPointF from, to;
        double width = 1.5;
        bool operator==(const Shape &) const = default;
    };

    explicit TopologyLinkItem(const Theme &theme);

    void setLink(const TopologyLink &link);
    void setShape(const Shape &shape);
    void setState(const QString &state);
    void setOnPath(bool on);

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    const Theme &m_theme;
    TopologyLink m_link;
    Shape m_shape;
    QString m_state;
    bool m_onPath = false;
    QPainterPath m_path;
    QRectF m_bounds;
};

} // namespace signalbox::ui

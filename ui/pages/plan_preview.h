// What the first configuration will be, drawn: listener, routes with their backends, servers.
// Read-only; its sentence says the same. GUI thread.
#pragma once

#include "discovery/first_configuration.h"
#include "widgets/themed.h"

namespace signalbox::ui {

class PlanPreview : public Themed<QWidget>
{
    Q_OBJECT
public:
    explicit PlanPreview(const Theme &theme, QWidget *parent = nullptr);

    /// @param ports  of the scan's servers
    void setPlan(const FirstConfiguration &plan, std::vector<std::uint16_t> ports);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Node
    {
        QRect rect;
        QString title;
        QString detail;
        bool server = false;
    };
    void paintNode(QPainter *painter, const Node &node) const;
    void paintLink(QPainter *painter, const QRect &from, const QRect &to) const;
    QRect visual(const QRect &rect) const;

    FirstConfiguration m_plan;
    std::vector<std::uint16_t> m_ports;
};

} // namespace signalbox::ui

#include "pages/topology_access.h"

#include "pages/topology_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace signalbox::ui {

namespace {

class NodeInterface : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    NodeInterface(TopologyView *view, int node)
        : m_view(view)
        , m_node(node)
    {
    }

    bool isValid() const override { return m_view && m_node < int(m_view->map().nodes.size()); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override
    {
        return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect rect = m_view->nodeRect(m_node);
        return {m_view->mapToGlobal(rect.topLeft()), rect.size()};
    }
    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? m_view->sentence(m_node) : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = state.selectable = true;
        state.focused = m_view->hasFocus() && m_view->focusedNode() == m_node;
        state.selected = m_view->selectedNode() == m_node;
        state.offscreen = !m_view->viewport()->geometry().intersects(m_view->nodeRect(m_node));
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface
                   ? static_cast<QAccessibleActionInterface *>(this)
                   : nullptr;
    }

    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        m_view->setFocus();
        m_view->focusNode(m_node);
        emit m_view->nodePicked(m_node);
        if (name == pressAction())
            emit m_view->nodeOpened(m_node);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<TopologyView> m_view;
    int m_node;
};

class ViewInterface : public QAccessibleWidget
{
public:
    explicit ViewInterface(TopologyView *view)
        : QAccessibleWidget(view, QAccessible::List)
        , m_view(view)
    {
    }
    ~ViewInterface() override { forget(); }

    int childCount() const override { return int(m_view->map().nodes.size()); }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        auto found = m_ids.constFind(index);
        if (found == m_ids.constEnd())
            found = m_ids.insert(
                index, QAccessible::registerAccessibleInterface(new NodeInterface(m_view, index)));
        return QAccessible::accessibleInterface(*found);
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (auto i = m_ids.constBegin(); i != m_ids.constEnd(); ++i) {
            if (QAccessible::accessibleInterface(i.value()) == child)
                return i.key();
        }
        return -1;
    }
    QAccessibleInterface *focusChild() const override
    {
        return m_view->hasFocus() ? child(m_view->focusedNode()) : nullptr;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint at = m_view->mapFromGlobal(QPoint(x, y));
        for (int i = 0; i < childCount(); ++i) {
            if (m_view->nodeRect(i).contains(at))
                return child(i);
        }
        return nullptr;
    }
    void forget()
    {
        for (const QAccessible::Id id : std::as_const(m_ids))
            QAccessible::deleteAccessibleInterface(id);
        m_ids.clear();
    }

private:
    TopologyView *m_view;
    mutable QHash<int, QAccessible::Id> m_ids;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<TopologyView *>(object);
    return view ? new ViewInterface(view) : nullptr;
}

} // namespace

void installTopologyAccessibility()
{
    QAccessible::installFactory(&make); // the same one twice is one
}

void forgetTopologyNodes(const TopologyView &view)
{
    if (!QAccessible::isActive())
        return;
    auto *interface = QAccessible::queryAccessibleInterface(const_cast<TopologyView *>(&view));
    if (auto *own = dynamic_cast<ViewInterface *>(interface))
        own->forget();
}

} // namespace signalbox::ui

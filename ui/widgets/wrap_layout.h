// A line of widgets that goes on below where it is narrow, once those on it are as narrow as they
// get. Widgets that belong together stay
// together; what is trailing stands at the end of the first line. Follows the layout direction.
// GUI thread.
#pragma once

#include <QLayout>

namespace signalbox::ui {

class WrapLayout : public QLayout
{
    Q_OBJECT
public:
    explicit WrapLayout(QWidget *parent = nullptr);
    ~WrapLayout() override;

    /// Keeps the next widget on the line of the one before it.
    void joinNext() { m_joins = true; }
    /// Widgets from here on are trailing.
    void startTrailing() { m_trailing = true; }
    /// Widgets from here on stand at the end as long as one line has room for all.
    void startPushed() { m_pushed = count(); }
    /// Widgets so far stand before all lines: where these go on, they begin behind them.
    void endIndent();
    /// What begins behind others on a line begins at a multiple of this; 0: right behind them.
    void setColumn(int width);

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Item
    {
        QLayoutItem *item;
        bool joined, trailing, indent;
    };
    /// Lays the items into `rect`, or only measures. @return height
    int lay(const QRect &rect, bool only) const;
    int widthOf(const QLayoutItem &item) const;
    int width(bool trailing, bool indent) const;

    QList<Item> m_items;
    bool m_joins = false, m_trailing = false;
    int m_pushed = -1; // index of the first that is
    int m_column = 0;
};

} // namespace signalbox::ui

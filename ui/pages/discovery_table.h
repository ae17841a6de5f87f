// The table of dev servers on the first-run page: two-line rows, a check box a row and one for all
// in the header. GUI thread.
#pragma once

#include "theme/theme.h"

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>

namespace signalbox::ui {

class DiscoveryModel;

/// A header whose first section has a check box that may be half ticked.
class CheckHeader : public QHeaderView
{
    Q_OBJECT
public:
    using QHeaderView::QHeaderView;

signals:
    void checkClicked();

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void mouseReleaseEvent(QMouseEvent *event) override;
};

class DiscoveryDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit DiscoveryDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    void paintProgram(QPainter *painter, const QRect &rect, const QModelIndex &index,
                      bool enabled) const;
    void paintRoute(QPainter *painter, const QRect &rect, const QModelIndex &index) const;

    const Theme &m_theme;
};

class DiscoveryTable : public QTableView
{
    Q_OBJECT
public:
    DiscoveryTable(const Theme &theme, DiscoveryModel &model, QWidget *parent = nullptr);

    /// All rows; it may be less high and scroll.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    int heightOf(int rows) const;
    void fitRows();
    void applyTheme();

    const Theme &m_theme;
    DiscoveryModel &m_model;
};

} // namespace signalbox::ui

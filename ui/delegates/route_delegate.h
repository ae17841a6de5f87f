// Paints a route of the Routes dock in two lines: what it matches, then where it leads and what
// goes through it; narrow docks get path, host and rate. GUI thread.
#pragma once

#include "theme/theme.h"

#include <QStyledItemDelegate>

namespace signalbox::ui {

class RouteDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// Where things are in a row, or in the header above the rows; mirrored for right-to-left.
    struct Columns
    {
        bool compact = false;
        QRect handle, check, number;
        QRect first, second;                // the two lines, from the texts' start to the end
        QRect spark, rate, latency, errors; // of the second line
        QRect badge;
        QRect checkHit; // at least 20 × 20
    };

    explicit RouteDelegate(const Theme &theme, QObject *parent = nullptr);

    static Columns columns(const Theme &theme, const QRect &row, Qt::LayoutDirection direction);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    struct Row;
    void paintOtherwise(QPainter &painter, const Columns &at, const QModelIndex &index) const;
    void paintFull(QPainter &painter, const Columns &at, const QModelIndex &index,
                   const Row &row) const;
    void paintCompact(QPainter &painter, const Columns &at, const QModelIndex &index,
                      const Row &row) const;
    void paintLead(QPainter &painter, const Columns &at, const QModelIndex &index, const Row &row,
                   const QStyleOptionViewItem &option) const;
    /// Draws with a font and a colour, elided where it doesn't fit; what is left of `rect` behind.
    QRect text(QPainter &painter, const QRect &rect, const QString &text, FontRole font,
               Token color, bool struck = false) const;
    void number(QPainter &painter, const QRect &rect, const QString &text, FontRole font,
                Token color) const;

    const Theme &m_theme;
};

} // namespace signalbox::ui

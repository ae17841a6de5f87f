// Cells with small charts: rates, shares, results of checks, timelines, countdowns. GUI thread.
#pragma once

#include "delegates/cell_delegate.h"

namespace signalbox::ui {

/// SparkCell, and the text at the trailing edge.
class SparkDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

/// ShareCell: a bar for what is, a tick for what should be, both in words behind it.
class ShareDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

/// ChecksCell: one upright cell a check, the newest at the trailing edge; height carries the
/// meaning without colour.
class HealthStripDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

/// TimelineCell: solid while it served, hatched while it drained, a cross where it was rejected.
class TimelineDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

/// CountdownCell: a shrinking bar and the text; without a payload just the text.
class CountdownDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

/// Results of checks into a rectangle; the delegate's own painting, for other places.
void paintHealthStrip(QPainter *painter, const QRect &rect, const QString &results,
                      const Theme &theme);

} // namespace signalbox::ui

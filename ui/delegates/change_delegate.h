// A change of the draft as a card: badge, title with its name in bold, details, a fact. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace signalbox::ui {

class Theme;

class ChangeDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit ChangeDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace signalbox::ui

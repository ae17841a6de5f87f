// Draws one icon of resources/icons in a colour of the theme, sharp at every size. GUI thread.
#pragma once

#include "theme/theme_values.h"

#include <QIconEngine>
#include <QString>

#include <optional>

namespace signalbox::ui {

class SvgIconEngine : public QIconEngine
{
public:
    /// @param color  nullopt: tx2, acc when on, tx3 when disabled
    SvgIconEngine(QString name, std::optional<Token> color, SharedThemeValues values);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override;
    QSize actualSize(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override;
    QString key() const override;
    bool isNull() override;

private:
    QColor colorFor(QIcon::Mode mode, QIcon::State state) const;
    QPixmap render(const QSize &pixels, const QColor &color) const;

    QString m_name;
    std::optional<Token> m_color;
    SharedThemeValues m_values;
};

} // namespace signalbox::ui

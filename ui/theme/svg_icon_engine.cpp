#include "theme/svg_icon_engine.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace signalbox::ui {

SvgIconEngine::SvgIconEngine(QString name, std::optional<Token> color, SharedThemeValues values)
    : m_name(std::move(name))
    , m_color(color)
    , m_values(std::move(values))
{
}

QColor SvgIconEngine::colorFor(QIcon::Mode mode, QIcon::State state) const
{
    if (mode == QIcon::Disabled)
        return m_values->color(Token::Tx3);
    if (m_color)
        return m_values->color(*m_color);
    // The selected item of a menu is filled with the accent.
    if (mode == QIcon::Selected)
        return m_values->color(Token::Onacc);
    return m_values->color(state == QIcon::On ? Token::Acc : Token::Tx2);
}

QPixmap SvgIconEngine::render(const QSize &pixels, const QColor &color) const
{
    const QString key = QStringLiteral("signalbox-icon/%1/%2/%3x%4")
                            .arg(m_name, color.name(QColor::HexArgb))
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QFile file(QStringLiteral(":/signalbox/icons/%1.svg").arg(m_name));
    if (file.open(QIODevice::ReadOnly)) {
        QByteArray text = file.readAll();
        text.replace("currentColor", color.name().toLatin1());
        QSvgRenderer renderer(text);
        QPainter painter(&pixmap);
        const int side = qMin(pixels.width(), pixels.height());
        renderer.render(&painter, QRectF((pixels.width() - side) / 2.0,
                                         (pixels.height() - side) / 2.0, side, side));
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void SvgIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode,
                          QIcon::State state)
{
    const qreal scale = painter->device()->devicePixelRatioF();
    painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
}

QPixmap SvgIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return render(size, colorFor(mode, state));
}

QPixmap SvgIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                                    qreal scale)
{
    QPixmap result = render(size, colorFor(mode, state));
    result.setDevicePixelRatio(scale);
    return result;
}

QSize SvgIconEngine::actualSize(const QSize &size, QIcon::Mode, QIcon::State)
{
    const int side = qMin(size.width(), size.height());
    return {side, side};
}

QIconEngine *SvgIconEngine::clone() const
{
    return new SvgIconEngine(*this);
}

QString SvgIconEngine::key() const
{
    return QStringLiteral("signalbox");
}

bool SvgIconEngine::isNull()
{
    return !QFile::exists(QStringLiteral(":/signalbox/icons/%1.svg").arg(m_name));
}

} // namespace signalbox::ui

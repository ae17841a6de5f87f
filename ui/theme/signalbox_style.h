// Fusion with the design's own panels, frames, tabs, headers and scroll bars. GUI thread.
//
// Widgets ask for a look with dynamic properties: "primary" (a filled button), "small" and "large"
// (22 and 36 pixels high instead of 28), "invalid" (a field whose text can't be right).
#pragma once

#include "theme/theme_values.h"

#include <QIcon>
#include <QProxyStyle>

class QStyleOptionButton;
class QStyleOptionTab;
class QStyleOptionToolButton;

namespace signalbox::ui {

class SignalboxStyle : public QProxyStyle
{
    Q_OBJECT
public:
    explicit SignalboxStyle(SharedThemeValues values);

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap pixmap, const QStyleOption *option,
                       const QWidget *widget) const override;

private:
    QColor color(Token token) const { return m_values->color(token); }
    int px(double design) const { return m_values->px(design); }

    void roundedPanel(QPainter *painter, const QRect &rect, const QColor &fill,
                      const QColor &outline, double radius, int width = 1) const;
    void focusRing(QPainter *painter, const QRect &rect, double radius) const;
    void chevron(QPainter *painter, const QRect &rect, Qt::ArrowType direction,
                 const QColor &color) const;
    void button(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void buttonLabel(const QStyleOptionButton *option, QPainter *painter,
                     const QWidget *widget) const;
    void toolButton(const QStyleOption *option, QPainter *painter) const;
    void toolButtonLabel(const QStyleOptionToolButton *option, QPainter *painter) const;
    struct Label
    {
        QIcon icon;
        int side, gap; // of the icon, and behind it
        QString text;
        int flags;
        QColor ink;
    };
    void iconAndWords(QPainter *painter, const QStyleOption &option, const QRect &room,
                      const Label &label) const;
    void field(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void checkBox(const QStyleOption *option, QPainter *painter) const;
    void radioButton(const QStyleOption *option, QPainter *painter) const;
    void itemPanel(const QStyleOption *option, QPainter *painter) const;
    /// Of a view whose rows are chosen and have the keyboard as a whole.
    static bool selectsRows(const QWidget *widget);

    void tab(const QStyleOptionTab *option, QPainter *painter) const;
    void tabLabel(const QStyleOptionTab *option, QPainter *painter, const QWidget *widget) const;
    void header(const QStyleOption *option, QPainter *painter) const;
    void dockTitle(const QStyleOption *option, QPainter *painter) const;
    void comboBox(const QStyleOptionComplex *option, QPainter *painter,
                  const QWidget *widget) const;
    void spinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void scrollBar(const QStyleOptionComplex *option, QPainter *painter) const;
    void slider(const QStyleOptionComplex *option, QPainter *painter) const;

    SharedThemeValues m_values;
};

} // namespace signalbox::ui

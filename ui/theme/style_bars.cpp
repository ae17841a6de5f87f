// Tabs, headers, dock titles, scroll bars, and where parts of controls are.
#include "theme/signalbox_style.h"

#include <QPainter>
#include <QStyleOption>

namespace signalbox::ui {

void SignalboxStyle::tab(const QStyleOptionTab *option, QPainter *painter) const
{
    const QRect &rect = option->rect;
    const bool selected = option->state & State_Selected;
    const bool hover = option->state & State_MouseOver && option->state & State_Enabled;
    QColor fill = color(Token::Win);
    if (selected)
        fill = color(Token::Base);
    else if (hover)
        fill = color(Token::Hover);
    painter->fillRect(rect, fill);
    const QColor line = color(Token::Line);
    if (!selected) {
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line);
        return;
    }
    if (option->position != QStyleOptionTab::Beginning &&
        option->position != QStyleOptionTab::OnlyOneTab)
        painter->fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), line);
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), line);
    painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), color(Token::Acc));
}

void SignalboxStyle::tabLabel(const QStyleOptionTab *option, QPainter *painter,
                              const QWidget *widget) const
{
    const bool selected = option->state & State_Selected;
    const bool enabled = option->state & State_Enabled;
    QRect rect = option->rect.adjusted(px(12), 2, -px(12), 0);
    painter->save();
    if (!option->icon.isNull()) {
        const QSize size(px(16), px(16));
        const QRect place =
            visualRect(option->direction, rect,
                       QRect(rect.left(), rect.top() + (rect.height() - size.height()) / 2,
                             size.width(), size.height()));
        option->icon.paint(painter, place, Qt::AlignCenter,
                           enabled ? QIcon::Normal : QIcon::Disabled,
                           selected ? QIcon::On : QIcon::Off);
        const int taken = size.width() + px(8);
        rect = visualRect(option->direction, rect, rect.adjusted(taken, 0, 0, 0));
    }
    QFont font = painter->font();
    font.setWeight(selected ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(color(!enabled ? Token::Tx3 : selected ? Token::Tx : Token::Tx2));
    int flags = Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic;
    if (!styleHint(SH_UnderlineShortcut, option, widget, nullptr))
        flags |= Qt::TextHideMnemonic;
    painter->drawText(rect,
                      flags | static_cast<int>(visualAlignment(option->direction, Qt::AlignLeft)),
                      option->text);
    painter->restore();
    if (option->state & State_HasFocus && option->state & State_KeyboardFocusChange)
        focusRing(painter, option->rect.adjusted(3, 4, -3, -3), 3);
}

void SignalboxStyle::header(const QStyleOption *option, QPainter *painter) const
{
    const QRect &rect = option->rect;
    painter->fillRect(rect, color(option->state & State_Sunken ? Token::Hover : Token::Win));
    const QColor line = color(Token::Line);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line);
    const auto *section = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (section && section->section >= 0 && section->position != QStyleOptionHeader::End &&
        section->position != QStyleOptionHeader::OnlyOneSection)
        painter->fillRect(
            visualRect(option->direction, rect, QRect(rect.right(), rect.top(), 1, rect.height())),
            line);
}

void SignalboxStyle::dockTitle(const QStyleOption *option, QPainter *painter) const
{
    const auto *dock = qstyleoption_cast<const QStyleOptionDockWidget *>(option);
    if (!dock)
        return;
    const QRect &rect = dock->rect;
    painter->fillRect(rect, color(Token::Win));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Token::Line));
    painter->save();
    QFont font = painter->font();
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    const QRect text = visualRect(dock->direction, rect,
                                  rect.adjusted(px(10), 0, -px(dock->closable ? 56 : 8), 0));
    painter->setPen(color(Token::Tx));
    painter->drawText(text,
                      static_cast<int>(visualAlignment(dock->direction, Qt::AlignLeft)) |
                          Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(dock->title, Qt::ElideRight, text.width()));
    painter->restore();
}

void SignalboxStyle::scrollBar(const QStyleOptionComplex *option, QPainter *painter) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return;
    painter->fillRect(bar->rect, color(Token::Base));
    if (bar->maximum <= bar->minimum)
        return;
    QRect thumb = proxy()->subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, nullptr);
    const int narrow = px(6);
    if (bar->orientation == Qt::Vertical)
        thumb = QRect(thumb.left() + (thumb.width() - narrow) / 2, thumb.top() + 1, narrow,
                      thumb.height() - 2);
    else
        thumb = QRect(thumb.left() + 1, thumb.top() + (thumb.height() - narrow) / 2,
                      thumb.width() - 2, narrow);
    QColor ink = color(Token::Ctl);
    const bool active = bar->activeSubControls & SC_ScrollBarSlider &&
                        bar->state & (State_MouseOver | State_Sunken);
    ink.setAlphaF(active ? 1.0F : 0.65F);
    roundedPanel(painter, thumb, ink, Qt::transparent, 3);
}

QRect SignalboxStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                     SubControl part, const QWidget *widget) const
{
    const QRect &rect = option->rect;
    switch (control) {
    case CC_ScrollBar: {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!bar)
            break;
        const bool upright = bar->orientation == Qt::Vertical;
        const int length = upright ? rect.height() : rect.width();
        const int range = bar->maximum - bar->minimum;
        int size = length;
        if (range > 0) {
            const double fraction =
                static_cast<double>(bar->pageStep) / (static_cast<double>(range) + bar->pageStep);
            size = qBound(qMin(px(24), length), static_cast<int>(fraction * length), length);
        }
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                  length - size, bar->upsideDown);
        const auto slice = [&](int from, int to) {
            const QRect cut = upright
                                  ? QRect(rect.left(), rect.top() + from, rect.width(), to - from)
                                  : QRect(rect.left() + from, rect.top(), to - from, rect.height());
            return visualRect(bar->direction, rect, cut);
        };
        switch (part) {
        case SC_ScrollBarGroove:
            return rect;
        case SC_ScrollBarSlider:
            return slice(start, start + size);
        case SC_ScrollBarSubPage:
            return slice(0, start);
        case SC_ScrollBarAddPage:
            return slice(start + size, length);
        default:
            return {};
        }
    }
    case CC_ComboBox: {
        const int arrow = px(22);
        QRect result;
        switch (part) {
        case SC_ComboBoxFrame:
            return rect;
        case SC_ComboBoxArrow:
            result = QRect(rect.right() + 1 - arrow, rect.top(), arrow, rect.height());
            break;
        case SC_ComboBoxEditField:
            result = QRect(rect.left() + px(6), rect.top() + 2, rect.width() - px(6) - arrow,
                           rect.height() - 4);
            break;
        case SC_ComboBoxListBoxPopup:
            return rect;
        default:
            return QProxyStyle::subControlRect(control, option, part, widget);
        }
        return visualRect(option->direction, rect, result);
    }
    case CC_SpinBox: {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        if (!spin)
            break;
        const int width = spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : px(17);
        const int left = rect.right() - width;
        const int half = rect.height() / 2;
        QRect result;
        switch (part) {
        case SC_SpinBoxFrame:
            return rect;
        case SC_SpinBoxUp:
            result = QRect(left, rect.top() + 1, width, half - 1);
            break;
        case SC_SpinBoxDown:
            result = QRect(left, rect.top() + half, width, rect.height() - half - 1);
            break;
        case SC_SpinBoxEditField:
            result =
                QRect(rect.left() + 3, rect.top() + 2, rect.width() - width - 5, rect.height() - 4);
            break;
        default:
            return {};
        }
        return visualRect(option->direction, rect, result);
    }
    default:
        break;
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect SignalboxStyle::subElementRect(SubElement element, const QStyleOption *option,
                                     const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const int side = frame && frame->lineWidth > 0 ? px(5) : 0;
        return option->rect.adjusted(side, 1, -side, -1);
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

} // namespace signalbox::ui

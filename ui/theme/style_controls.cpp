// Buttons, fields, boxes to tick, items of views.
#include "theme/signalbox_style.h"

#include <QComboBox>
#include <QDialog>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace signalbox::ui {

void SignalboxStyle::roundedPanel(QPainter *painter, const QRect &rect, const QColor &fill,
                                  const QColor &outline, double radius, int width) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(outline.alpha() ? QPen(outline, width) : QPen(Qt::NoPen));
    const double inset = outline.alpha() ? width / 2.0 : 0;
    const double r = radius * m_values->scale - inset;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), r, r);
    painter->restore();
}

void SignalboxStyle::focusRing(QPainter *painter, const QRect &rect, double radius) const
{
    roundedPanel(painter, rect, Qt::transparent, color(Token::Acc), radius, 2);
}

void SignalboxStyle::chevron(QPainter *painter, const QRect &rect, Qt::ArrowType direction,
                             const QColor &ink) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(ink, 1.4 * m_values->scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(QRectF(rect).center());
    switch (direction) {
    case Qt::UpArrow:
        painter->rotate(180);
        break;
    case Qt::RightArrow:
        painter->rotate(-90);
        break;
    case Qt::LeftArrow:
        painter->rotate(90);
        break;
    default:
        break;
    }
    const double reach = qMin(3.5 * m_values->scale, qMin(rect.width(), rect.height()) / 2.0 - 1);
    const QPointF points[] = {{-reach, -reach / 2}, {0, reach / 2}, {reach, -reach / 2}};
    painter->drawPolyline(points, 3);
    painter->restore();
}

void SignalboxStyle::button(const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    const bool enabled = option->state & State_Enabled;
    const bool down = option->state & State_Sunken;
    const bool on = option->state & State_On;
    const bool hover = enabled && option->state & State_MouseOver;
    const bool primary = widget && widget->property("primary").toBool();
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool flat = button && button->features & QStyleOptionButton::Flat;
    // A question opens with one of its answers focused: which one is seen before any key is
    // pressed.
    const bool asked = widget && qobject_cast<const QDialog *>(widget->window());
    const bool focused = enabled && option->state & State_HasFocus &&
                         (primary || asked || option->state & State_KeyboardFocusChange);

    QColor fill = color(Token::Btn), outline = color(Token::Ctl);
    if (!enabled) {
        fill = flat ? Qt::transparent : color(Token::Alt);
        outline = flat ? Qt::transparent : color(Token::Line);
    } else if (primary) {
        fill = color(Token::Accfill);
        if (down)
            fill = fill.darker(120);
        else if (hover)
            fill = fill.darker(108);
        outline = fill;
    } else if (on) {
        fill = color(Token::Accsoft);
        outline = flat ? Qt::transparent : color(Token::Acc);
    } else if (down) {
        fill = color(Token::Line);
    } else if (hover) {
        fill = color(Token::Hover);
    } else if (flat) {
        fill = Qt::transparent;
    }
    if (flat && !primary)
        outline = Qt::transparent;
    roundedPanel(painter, option->rect, fill, outline, 4);
    if (!focused)
        return;
    focusRing(painter, option->rect, 4);
    // A filled button's ring needs a gap to be seen.
    if (primary)
        roundedPanel(painter, option->rect.adjusted(2, 2, -2, -2), Qt::transparent,
                     color(Token::Base), 3);
}

void SignalboxStyle::buttonLabel(const QStyleOptionButton *option, QPainter *painter,
                                 const QWidget *widget) const
{
    const bool enabled = option->state & State_Enabled;
    const bool on = option->state & State_On;
    QColor ink = option->palette.color(QPalette::ButtonText);
    if (enabled && widget && widget->property("primary").toBool())
        ink = color(Token::Onacc);
    else if (enabled && on)
        ink = color(Token::Acc);
    QRect room = option->rect;
    if (option->features & QStyleOptionButton::HasMenu) {
        const QRect arrow =
            visualRect(option->direction, room,
                       QRect(room.right() - px(20), room.top(), px(16), room.height()));
        chevron(painter, arrow, Qt::DownArrow, ink);
        room = visualRect(option->direction, room, room.adjusted(0, 0, -px(16), 0));
    }
    const int flags = Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine |
                      (styleHint(SH_UnderlineShortcut, option, widget, nullptr)
                           ? 0
                           : static_cast<int>(Qt::TextHideMnemonic));
    iconAndWords(painter, *option, room,
                 {option->icon, option->iconSize.width(), px(8), option->text, flags, ink});
}

void SignalboxStyle::toolButtonLabel(const QStyleOptionToolButton *option, QPainter *painter) const
{
    painter->setFont(option->font);
    const bool enabled = option->state & State_Enabled;
    iconAndWords(painter, *option, option->rect,
                 {option->icon, option->iconSize.width(), px(6), option->text,
                  Qt::AlignVCenter | Qt::TextHideMnemonic | Qt::TextSingleLine,
                  option->palette.color(enabled ? QPalette::Active : QPalette::Disabled,
                                        QPalette::ButtonText)});
}

/// Both in the middle of the room.
void SignalboxStyle::iconAndWords(QPainter *painter, const QStyleOption &option, const QRect &room,
                                  const Label &label) const
{
    const bool hasIcon = !label.icon.isNull(), hasText = !label.text.isEmpty();
    const int gap = hasIcon && hasText ? label.gap : 0;
    const int text = hasText ? option.fontMetrics.size(label.flags, label.text).width() : 0;
    int x = room.left() + (room.width() - text - gap - (hasIcon ? label.side : 0)) / 2;
    if (hasIcon) {
        const QRect box(x, room.top() + (room.height() - label.side) / 2, label.side, label.side);
        label.icon.paint(painter, visualRect(option.direction, room, box), Qt::AlignCenter,
                         option.state & State_Enabled ? QIcon::Normal : QIcon::Disabled,
                         option.state & State_On ? QIcon::On : QIcon::Off);
        x += label.side + gap;
    }
    if (!hasText)
        return;
    painter->save();
    painter->setPen(label.ink);
    painter->drawText(
        visualRect(option.direction, room, QRect(x, room.top(), text + 1, room.height())),
        label.flags | Qt::AlignHCenter, label.text);
    painter->restore();
}

void SignalboxStyle::toolButton(const QStyleOption *option, QPainter *painter) const
{
    const bool enabled = option->state & State_Enabled;
    QColor fill = Qt::transparent;
    if (option->state & State_On)
        fill = color(Token::Accsoft);
    else if (enabled && option->state & State_Sunken)
        fill = color(Token::Line);
    else if (enabled && option->state & State_MouseOver)
        fill = color(Token::Hover);
    const bool raised = !(option->state & State_AutoRaise);
    if (fill.alpha() || raised)
        roundedPanel(painter, option->rect, raised && !fill.alpha() ? color(Token::Btn) : fill,
                     raised ? color(enabled ? Token::Ctl : Token::Line) : QColor(Qt::transparent),
                     4);
    if (option->state & State_HasFocus && option->state & State_KeyboardFocusChange)
        focusRing(painter, option->rect, 4);
}

void SignalboxStyle::field(const QStyleOption *option, QPainter *painter,
                           const QWidget *widget) const
{
    const bool enabled = option->state & State_Enabled;
    const bool focused = enabled && option->state & State_HasFocus;
    const bool invalid = widget && widget->property("invalid").toBool();
    QColor outline = color(enabled ? Token::Ctl : Token::Line);
    if (invalid)
        outline = color(Token::Dn);
    else if (focused)
        outline = color(Token::Acc);
    const bool locked = !enabled || option->state & State_ReadOnly;
    roundedPanel(painter, option->rect, color(locked ? Token::Alt : Token::Base), outline, 3,
                 focused ? 2 : 1);
}

void SignalboxStyle::checkBox(const QStyleOption *option, QPainter *painter) const
{
    const bool enabled = option->state & State_Enabled;
    const bool ticked = option->state & State_On;
    const bool partly = option->state & State_NoChange;
    const int side = qMin(px(14), qMin(option->rect.width(), option->rect.height()));
    const QRect box = alignedRect(Qt::LeftToRight, Qt::AlignCenter, {side, side}, option->rect);
    QColor fill = color(Token::Base), outline = color(Token::Ctl), mark = color(Token::Onacc);
    if (!enabled) {
        fill = color(Token::Alt);
        outline = color(Token::Line);
        mark = color(Token::Tx3);
    } else if (ticked || partly) {
        fill = outline = color(Token::Accfill);
    } else if (option->state & State_MouseOver) {
        outline = color(Token::Acc);
    }
    roundedPanel(painter, box, fill, outline, 2);
    if (ticked || partly) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(mark, side / 14.0 * 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->translate(box.topLeft());
        painter->scale(side / 14.0, side / 14.0);
        if (partly) {
            painter->drawLine(QPointF(4, 7), QPointF(10, 7));
        } else {
            const QPointF tick[] = {{3.5, 7.4}, {6, 9.9}, {10.6, 4.4}};
            painter->drawPolyline(tick, 3);
        }
        painter->restore();
    }
}

void SignalboxStyle::radioButton(const QStyleOption *option, QPainter *painter) const
{
    const bool enabled = option->state & State_Enabled;
    const bool on = option->state & State_On;
    const int side = qMin(px(14), qMin(option->rect.width(), option->rect.height()));
    const QRectF ring =
        QRectF(alignedRect(Qt::LeftToRight, Qt::AlignCenter, {side, side}, option->rect))
            .adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(color(!enabled ? Token::Line : on ? Token::Accfill : Token::Ctl));
    painter->setBrush(color(!enabled ? Token::Alt : on ? Token::Accfill : Token::Base));
    painter->drawEllipse(ring);
    if (on) {
        const double inset = side * 0.3;
        painter->setPen(Qt::NoPen);
        painter->setBrush(color(enabled ? Token::Onacc : Token::Tx3));
        painter->drawEllipse(ring.adjusted(inset, inset, -inset, -inset));
    }
    painter->restore();
}

void SignalboxStyle::itemPanel(const QStyleOption *option, QPainter *painter) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (!item)
        return;
    const QRect &rect = item->rect;
    const bool selected = item->state & State_Selected;
    if (item->backgroundBrush.style() != Qt::NoBrush && !selected)
        painter->fillRect(rect, item->backgroundBrush);
    // A combo box's list and the like take their palette's strong selection.
    if (selected)
        painter->fillRect(
            rect,
            item->palette.brush(item->state & State_Enabled ? QPalette::Active : QPalette::Disabled,
                                QPalette::Highlight));
    else if (item->state & State_MouseOver && item->state & State_Enabled)
        painter->fillRect(rect, color(Token::Hover));
    const bool outlined = item->state & State_HasFocus && (selected || selectsRows(item->widget));
    if (!selected && !outlined)
        return;
    const bool first = item->viewItemPosition == QStyleOptionViewItem::Beginning ||
                       item->viewItemPosition == QStyleOptionViewItem::OnlyOne;
    const bool last = item->viewItemPosition == QStyleOptionViewItem::End ||
                      item->viewItemPosition == QStyleOptionViewItem::OnlyOne;
    const QColor accent = color(Token::Acc);
    if (outlined) {
        painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), accent);
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), accent);
        if (last)
            painter->fillRect(visualRect(item->direction, rect,
                                         QRect(rect.right(), rect.top(), 1, rect.height())),
                              accent);
    }
    if (first)
        painter->fillRect(
            visualRect(item->direction, rect,
                       QRect(rect.left(), rect.top(), selected ? px(3) : 1, rect.height())),
            accent);
}

void SignalboxStyle::comboBox(const QStyleOptionComplex *option, QPainter *painter,
                              const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!combo)
        return;
    const bool enabled = combo->state & State_Enabled;
    if (combo->frame) {
        const bool focused = enabled && combo->state & State_HasFocus;
        const bool invalid = widget && widget->property("invalid").toBool();
        QColor fill = color(combo->editable ? Token::Base : Token::Btn);
        if (!enabled)
            fill = color(Token::Alt);
        else if (!combo->editable && combo->state & State_MouseOver)
            fill = color(Token::Hover);
        QColor outline = color(enabled ? Token::Ctl : Token::Line);
        if (invalid)
            outline = color(Token::Dn);
        else if (focused)
            outline = color(Token::Acc);
        roundedPanel(painter, combo->rect, fill, outline, 3, focused ? 2 : 1);
    }
    if (combo->subControls & SC_ComboBoxArrow)
        chevron(painter, proxy()->subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget),
                Qt::DownArrow, color(enabled ? Token::Tx2 : Token::Tx3));
}

void SignalboxStyle::spinBox(const QStyleOptionComplex *option, QPainter *painter,
                             const QWidget *widget) const
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!spin)
        return;
    if (spin->frame)
        field(spin, painter, widget);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const QRect up = proxy()->subControlRect(CC_SpinBox, spin, SC_SpinBoxUp, widget);
    const QRect down = proxy()->subControlRect(CC_SpinBox, spin, SC_SpinBoxDown, widget);
    const int edge = spin->direction == Qt::RightToLeft ? up.right() + 1 : up.left() - 1;
    painter->fillRect(QRect(edge, spin->rect.top() + 2, 1, spin->rect.height() - 4),
                      color(Token::Line));
    const auto half = [&](const QRect &rect, SubControl part, Qt::ArrowType direction,
                          QAbstractSpinBox::StepEnabledFlag flag) {
        const bool can = spin->state & State_Enabled && spin->stepEnabled & flag;
        if (can && spin->activeSubControls == part)
            painter->fillRect(rect, color(spin->state & State_Sunken ? Token::Line : Token::Hover));
        chevron(painter, rect, direction, color(can ? Token::Tx2 : Token::Ctl));
    };
    half(up, SC_SpinBoxUp, Qt::UpArrow, QAbstractSpinBox::StepUpEnabled);
    half(down, SC_SpinBoxDown, Qt::DownArrow, QAbstractSpinBox::StepDownEnabled);
}

void SignalboxStyle::slider(const QStyleOptionComplex *option, QPainter *painter) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider)
        return;
    const bool enabled = slider->state & State_Enabled;
    const QRect handle = proxy()->subControlRect(CC_Slider, slider, SC_SliderHandle, nullptr);
    const QRect groove = proxy()->subControlRect(CC_Slider, slider, SC_SliderGroove, nullptr);
    const bool across = slider->orientation == Qt::Horizontal;
    const int thick = px(4);
    QRect track =
        across ? QRect(groove.left(), groove.center().y() - thick / 2 + 1, groove.width(), thick)
               : QRect(groove.center().x() - thick / 2 + 1, groove.top(), thick, groove.height());
    roundedPanel(painter, track, color(Token::Track), Qt::transparent, 2);
    QRect filled = track;
    if (across) {
        if (slider->upsideDown)
            filled.setLeft(handle.center().x());
        else
            filled.setRight(handle.center().x());
    } else if (slider->upsideDown) {
        filled.setTop(handle.center().y());
    } else {
        filled.setBottom(handle.center().y());
    }
    roundedPanel(painter, filled, color(enabled ? Token::Accfill : Token::Line), Qt::transparent,
                 2);
    const int side = qMin(px(14), qMin(handle.width(), handle.height()));
    const QRect knob = alignedRect(Qt::LeftToRight, Qt::AlignCenter, {side, side}, handle);
    const bool focused = slider->state & State_HasFocus;
    roundedPanel(painter, knob, color(enabled ? Token::Btn : Token::Alt),
                 color(!enabled  ? Token::Line
                       : focused ? Token::Acc
                                 : Token::Ctl),
                 side / 2.0 / m_values->scale, focused ? 2 : 1);
}

} // namespace signalbox::ui

// What is asked, and how large things are. The painting is in style_controls.cpp and
// style_bars.cpp.
#include "theme/signalbox_style.h"

#include "theme/svg_icon_engine.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

namespace signalbox::ui {

SignalboxStyle::SignalboxStyle(SharedThemeValues values)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_values(std::move(values))
{
}

bool SignalboxStyle::selectsRows(const QWidget *widget)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(widget);
    return view && view->selectionBehavior() == QAbstractItemView::SelectRows;
}

void SignalboxStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                   QPainter *painter, const QWidget *widget) const
{
    const QRect &rect = option->rect;
    switch (element) {
    case PE_PanelButtonCommand:
        return button(option, painter, widget);
    case PE_FrameDefaultButton:
        return;
    case PE_PanelButtonTool:
        return toolButton(option, painter);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            field(option, painter, widget);
        else
            painter->fillRect(rect, option->palette.base());
        return;
    case PE_FrameLineEdit:
        return field(option, painter, widget);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return checkBox(option, painter);
    case PE_IndicatorRadioButton:
        return radioButton(option, painter);
    case PE_FrameFocusRect:
        // Rows have their outline from itemPanel(), across their cells.
        if (option->state & State_Item && selectsRows(widget))
            return;
        if (option->state & State_KeyboardFocusChange)
            focusRing(painter, rect, 3);
        return;
    case PE_PanelItemViewItem:
        return itemPanel(option, painter);
    case PE_PanelItemViewRow:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
            item && item->features & QStyleOptionViewItem::Alternate)
            painter->fillRect(rect, color(Token::Alt));
        return;
    case PE_Frame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->frameShape == QFrame::NoFrame)
            return;
        painter->save();
        painter->setPen(color(Token::Line));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    case PE_FrameGroupBox:
        return roundedPanel(painter, rect, Qt::transparent, color(Token::Line), 4);
    case PE_PanelTipLabel:
        painter->fillRect(rect, color(Token::Raised));
        painter->save();
        painter->setPen(color(Token::Ctl));
        painter->drawRect(rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    case PE_PanelStatusBar:
        painter->fillRect(rect, color(Token::Win));
        painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), color(Token::Line));
        return;
    case PE_FrameStatusBarItem:
        return;
    case PE_PanelToolBar:
        painter->fillRect(rect, color(Token::Win));
        return;
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
        painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), color(Token::Line));
        return;
    case PE_IndicatorDockWidgetResizeHandle:
        painter->fillRect(rect, color(Token::Line));
        return;
    case PE_IndicatorArrowDown:
        return chevron(painter, rect, Qt::DownArrow, option->palette.color(QPalette::ButtonText));
    case PE_IndicatorArrowUp:
    case PE_IndicatorHeaderArrow:
        if (element == PE_IndicatorHeaderArrow) {
            const auto *section = qstyleoption_cast<const QStyleOptionHeader *>(option);
            if (!section || section->sortIndicator == QStyleOptionHeader::None)
                return;
            return chevron(painter, rect,
                           section->sortIndicator == QStyleOptionHeader::SortUp ? Qt::UpArrow
                                                                                : Qt::DownArrow,
                           color(Token::Tx2));
        }
        return chevron(painter, rect, Qt::UpArrow, option->palette.color(QPalette::ButtonText));
    case PE_IndicatorArrowRight:
        return chevron(painter, rect, Qt::RightArrow, option->palette.color(QPalette::ButtonText));
    case PE_IndicatorArrowLeft:
        return chevron(painter, rect, Qt::LeftArrow, option->palette.color(QPalette::ButtonText));
    default:
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void SignalboxStyle::drawControl(ControlElement element, const QStyleOption *option,
                                 QPainter *painter, const QWidget *widget) const
{
    const QRect &rect = option->rect;
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *label = qstyleoption_cast<const QStyleOptionButton *>(option))
            buttonLabel(label, painter, widget);
        return;
    case CE_ToolButtonLabel:
        if (const auto *label = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            label && label->toolButtonStyle == Qt::ToolButtonTextBesideIcon)
            return toolButtonLabel(label, painter);
        return QProxyStyle::drawControl(element, option, painter, widget);
    case CE_TabBarTabShape:
        if (const auto *option_ = qstyleoption_cast<const QStyleOptionTab *>(option))
            tab(option_, painter);
        return;
    case CE_TabBarTabLabel:
        if (const auto *option_ = qstyleoption_cast<const QStyleOptionTab *>(option))
            tabLabel(option_, painter, widget);
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return header(option, painter);
    case CE_HeaderLabel:
        if (const auto *section = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader copy = *section;
            copy.text = copy.fontMetrics.elidedText(copy.text, Qt::ElideRight, copy.rect.width());
            copy.palette.setColor(QPalette::ButtonText, color(Token::Tx2));
            copy.state &= ~State_On;
            // The margin is for the sides; words stand in the middle of the whole height.
            const int margin = proxy()->pixelMetric(PM_HeaderMargin, option, widget);
            copy.rect.adjust(0, -margin, 0, margin - 1);
            QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        return;
    case CE_Splitter:
        painter->fillRect(rect, color(Token::Line));
        return;
    case CE_DockWidgetTitle:
        return dockTitle(option, painter);
    case CE_ToolBar:
        painter->fillRect(rect, color(Token::Win));
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Token::Line));
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(rect, color(Token::Win));
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            const bool open = item->state & State_Selected && item->state & State_Sunken;
            painter->fillRect(rect, color(Token::Win));
            if (item->state & State_Selected)
                roundedPanel(painter, rect.adjusted(0, 2, 0, -2),
                             color(open ? Token::Accsoft : Token::Hover), Qt::transparent, 4);
            int flags =
                Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine;
            if (!styleHint(SH_UnderlineShortcut, option, widget, nullptr))
                flags |= Qt::TextHideMnemonic;
            drawItemText(painter, rect, flags, item->palette, item->state & State_Enabled,
                         item->text, QPalette::WindowText);
        }
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && !item->icon.isNull() && item->state & State_Selected &&
            item->state & State_Enabled) {
            // On the accent, in the colour of the words there.
            const int side = proxy()->pixelMetric(PM_SmallIconSize, option, widget);
            QStyleOptionMenuItem copy = *item;
            copy.icon = item->icon.pixmap(QSize(side, side), painter->device()->devicePixelRatioF(),
                                          QIcon::Selected);
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        return QProxyStyle::drawControl(element, option, painter, widget);
    case CE_ProgressBarGroove:
        return roundedPanel(painter, rect, color(Token::Track), Qt::transparent, 2);
    default:
        return QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void SignalboxStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                        QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        return comboBox(option, painter, widget);
    case CC_SpinBox:
        return spinBox(option, painter, widget);
    case CC_ScrollBar:
        return scrollBar(option, painter);
    case CC_Slider:
        return slider(option, painter);
    default:
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

int SignalboxStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                                const QWidget *widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
        return px(16);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return px(14);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return px(8);
    case PM_ScrollBarExtent:
        return px(10);
    case PM_ScrollBarSliderMin:
        return px(24);
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QMenu *>(widget) ? px(4) : 1;
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
        return 3;
    case PM_DockWidgetTitleMargin:
        return px(7);
    case PM_DockWidgetTitleBarButtonMargin:
        return px(4);
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_ToolBarItemSpacing:
        return px(8);
    case PM_ToolBarItemMargin:
        return px(7);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
        return 0;
    case PM_TabBarTabHSpace:
        return px(28);
    case PM_TabBarTabVSpace:
        return px(12);
    case PM_HeaderMargin: {
        // Rows are as high as they are told to be; the header's words have room at their sides.
        const auto *view = qobject_cast<const QHeaderView *>(widget);
        return view && view->orientation() == Qt::Vertical ? 1 : px(8);
    }
    case PM_HeaderMarkSize:
        return px(10);
    case PM_FocusFrameHMargin:
        return px(8) - 1; // the text of an item view's cell begins one pixel behind it
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return px(8);
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return px(12);
    case PM_MenuBarPanelWidth:
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_MenuBarHMargin:
        return px(4);
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength:
        return px(16);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int SignalboxStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                              QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
        return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
        return 0;
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize SignalboxStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                       const QSize &size, const QWidget *widget) const
{
    const auto has = [widget](const char *name) {
        return widget && widget->property(name).toBool();
    };
    const int text = option ? option->fontMetrics.height() : 0;
    switch (type) {
    case CT_PushButton: {
        const double height = has("small") ? 22 : has("large") ? 36 : 28;
        const double side = has("small") ? 8 : has("large") ? 16 : 11;
        QSize result(size.width() + 2 * px(side), qMax(px(height), text + px(4)));
        const auto *push = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (push && !push->icon.isNull() && !push->text.isEmpty())
            result.rwidth() += px(4); // between icon and text, besides what the button counts
        if (push && push->features & QStyleOptionButton::HasMenu)
            result.rwidth() += px(16);
        return result;
    }
    case CT_LineEdit:
        return {size.width() + px(8), qMax(px(24), text + px(4))};
    case CT_ComboBox:
        return {size.width() + px(36), qMax(px(24), text + px(4))};
    case CT_SpinBox:
        return {size.width() + px(28), qMax(px(24), text + px(4))};
    case CT_ToolButton: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        const bool words = button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon;
        return {qMax(base.width() + px(words ? 6 : 2), px(24)), qMax(px(24), text + px(4))};
    }
    case CT_CheckBox:
    case CT_RadioButton:
        return QProxyStyle::sizeFromContents(type, option, size, widget)
            .expandedTo({px(20), px(20)});
    case CT_TabBarTab: {
        // Room for the label as it is when selected, so that tabs keep their place.
        int strong = 0;
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option); tab && widget) {
            QFont font = widget->font();
            const int normal = QFontMetrics(font).horizontalAdvance(tab->text);
            font.setWeight(QFont::DemiBold);
            strong = std::max(0, QFontMetrics(font).horizontalAdvance(tab->text) - normal);
        }
        return {size.width() + strong, qMax(px(30), text + px(10))};
    }
    case CT_HeaderSection: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width(), qMax(px(24), text + px(4))};
    }
    case CT_ItemViewItem: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width(), qMax(base.height(), px(22))};
    }
    case CT_MenuBarItem:
        return {size.width() + px(16), qMax(px(24), text + px(6))};
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

QIcon SignalboxStyle::standardIcon(StandardPixmap pixmap, const QStyleOption *option,
                                   const QWidget *widget) const
{
    const auto icon = [this](const char *name) {
        return QIcon(new SvgIconEngine(QLatin1String(name), std::nullopt, m_values));
    };
    switch (pixmap) {
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
        return icon("close");
    case SP_TitleBarNormalButton:
        return icon("float");
    case SP_LineEditClearButton:
        return icon("cross");
    case SP_MessageBoxWarning:
        return QIcon(new SvgIconEngine(QStringLiteral("warning"), Token::Gdn, m_values));
    case SP_MessageBoxCritical:
        return QIcon(new SvgIconEngine(QStringLiteral("state-down"), Token::Dn, m_values));
    case SP_MessageBoxInformation:
    case SP_MessageBoxQuestion:
        return QIcon(new SvgIconEngine(QStringLiteral("info"), Token::Acc, m_values));
    case SP_ToolBarHorizontalExtensionButton:
        return icon("chevron-right");
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

} // namespace signalbox::ui

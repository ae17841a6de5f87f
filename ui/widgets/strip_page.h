// A page of the bottom dock: its tab's words and the controls that stand at the right of the tabs.
#pragma once

#include <QIcon>
#include <QWidget>

namespace signalbox::ui {

class StripPage : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual QString title() const = 0; // "Generations"
    virtual QString icon() const = 0;  // name in resources/icons
    /// A few characters behind the title: "11", "1 draining"; empty: none.
    virtual QString note() const { return {}; }
    /// Controls for the tab row's right end, owned by the page; null: none.
    virtual QWidget *controls() { return nullptr; }
    /// Height in pixels at which the content fits.
    virtual int preferredHeight() const { return sizeHint().height(); }
    /// Width in pixels at which nothing of it gives way.
    virtual int preferredWidth() const { return sizeHint().width(); }
    /// Ctrl+F: the page's filter field, or null.
    virtual QWidget *filterField() { return nullptr; }

signals:
    void noteChanged();
};

} // namespace signalbox::ui

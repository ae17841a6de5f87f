// A widget that is drawn with the theme: repainted and measured again when it changes. GUI thread.
#pragma once

#include "theme/theme.h"

#include <QWidget>

namespace signalbox::ui {

/// Base is a QWidget or a child of it.
template <class Base> class Themed : public Base
{
protected:
    explicit Themed(const Theme &theme, QWidget *parent)
        : Base(parent)
        , m_theme(theme)
    {
        QObject::connect(&theme, &Theme::changed, this, [this] { themeChanged(); });
    }

    const Theme &theme() const noexcept { return m_theme; }
    virtual void themeChanged()
    {
        this->updateGeometry();
        this->update();
    }

private:
    const Theme &m_theme;
};

} // namespace signalbox::ui

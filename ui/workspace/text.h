// The engine's UTF-8 as text of the GUI. Any thread.
#pragma once

#include <QString>

#include <string_view>

namespace signalbox::ui {

inline QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

} // namespace signalbox::ui

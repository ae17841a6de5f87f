// A place in the configuration file.
#pragma once

#include <cstddef> // before <compare>: Qt 6.4's moc can't read that as the first standard header

#include <compare>

namespace signalbox::config {

/// Line and column count from 1, columns in characters (code points); offset is in bytes. line 0:
/// no place known.
struct Mark
{
    int line = 0;
    int column = 0;
    std::size_t offset = 0;
    bool known() const noexcept { return line > 0; }
    auto operator<=>(const Mark &) const = default;
};

} // namespace signalbox::config

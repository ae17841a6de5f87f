// Numbers as the design writes them, in the user's locale (DESIGN.md section 3).
#pragma once

#include <QLocale>
#include <QString>

#include <cstdint>
#include <optional>

namespace signalbox::ui::formats {

/// "41.8"; nothing: "–".
QString rate(std::optional<double> perSecond);
/// "62,481"
QString count(std::uint64_t value);
/// From microseconds: "271 ms" from 10 ms, "1.9 s" from 1 s, else up to two decimals; nothing: "–".
QString duration(std::optional<std::uint64_t> us);
/// "66.7 %"; nothing: "–".
QString share(std::optional<double> fraction);
/// "14.2 kB", "918 B"
QString size(std::uint64_t bytes);
/// "41 s", "9 min", "3 h"; how long something has lasted, from milliseconds.
QString age(std::int64_t ms);
/// "2:56", for countdowns.
QString clock(std::int64_t ms);

} // namespace signalbox::ui::formats

// Ordered JSON text.
#include "stats/json_writer.h"

#include "base/json_escape.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace signalbox::stats {

void JsonWriter::separate()
{
    if (!m_first)
        m_out += ',';
    m_first = false;
}

JsonWriter &JsonWriter::begin(char bracket)
{
    separate();
    m_out += bracket;
    m_first = true;
    return *this;
}

JsonWriter &JsonWriter::end(char bracket)
{
    m_out += bracket;
    m_first = false;
    return *this;
}

JsonWriter &JsonWriter::key(std::string_view name)
{
    separate();
    appendJsonString(m_out, name);
    m_out += ':';
    m_first = true;
    return *this;
}

JsonWriter &JsonWriter::string(std::string_view text)
{
    separate();
    appendJsonString(m_out, text);
    return *this;
}

JsonWriter &JsonWriter::real(double value, int decimals)
{
    if (!std::isfinite(value))
        return null();
    separate();
    std::array<char, 400> text; // the largest double has 309 digits before the point
    auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                             std::chars_format::fixed, decimals)
                   .ptr;
    if (decimals > 0) {
        while (end[-1] == '0')
            --end;
        if (end[-1] == '.')
            --end;
    }
    std::string_view number(text.data(), std::size_t(end - text.data()));
    m_out += number == "-0" ? "0" : number;
    return *this;
}

JsonWriter &JsonWriter::boolean(bool value)
{
    separate();
    m_out += value ? "true" : "false";
    return *this;
}

JsonWriter &JsonWriter::null()
{
    separate();
    m_out += "null";
    return *this;
}

JsonWriter &JsonWriter::milliseconds(std::optional<std::int64_t> us)
{
    if (!us || *us < 0)
        return null();
    return real(double(*us) / 1000.0, 3);
}

JsonWriter &JsonWriter::time(std::int64_t unixMs)
{
    using namespace std::chrono;
    if (unixMs <= 0)
        return null();
    const sys_time<std::chrono::milliseconds> point{std::chrono::milliseconds(unixMs)};
    const sys_days day = floor<days>(point);
    const year_month_day date(day);
    const hh_mm_ss clock(point - day);
    std::array<char, 64> text;
    const int length =
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
                      int(date.year()), unsigned(date.month()), unsigned(date.day()),
                      int(clock.hours().count()), int(clock.minutes().count()),
                      int(clock.seconds().count()), int(clock.subseconds().count()));
    return string({text.data(), std::size_t(length)});
}

} // namespace signalbox::stats

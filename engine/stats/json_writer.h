// JSON as text in the order in which it is written; QJsonObject would sort the keys.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace signalbox::stats {

/// Appends one compact JSON value to a string; commas come by themselves. What is begun must be
/// ended.
class JsonWriter
{
public:
    explicit JsonWriter(std::string &out)
        : m_out(out)
    {
    }

    JsonWriter &beginObject() { return begin('{'); }
    JsonWriter &endObject() { return end('}'); }
    JsonWriter &beginArray() { return begin('['); }
    JsonWriter &endArray() { return end(']'); }
    JsonWriter &key(std::string_view name);

    JsonWriter &string(std::string_view text);
    /// Empty is null.
    JsonWriter &stringOrNull(std::string_view text) { return text.empty() ? null() : string(text); }
    template <typename T> JsonWriter &integer(T value)
    {
        static_assert(std::is_integral_v<T>);
        separate();
        m_out += std::to_string(value);
        return *this;
    }
    /// @param decimals  at most; zeros at the end are left out. What isn't finite is null
    JsonWriter &real(double value, int decimals);
    JsonWriter &real(std::optional<double> value, int decimals)
    {
        return value ? real(*value, decimals) : null();
    }
    JsonWriter &boolean(bool value);
    JsonWriter &null();

    /// Microseconds as milliseconds; negative or none is null.
    JsonWriter &milliseconds(std::optional<std::int64_t> us);
    /// Unix milliseconds in UTC (RFC 3339); 0 or less is null.
    JsonWriter &time(std::int64_t unixMs);

private:
    JsonWriter &begin(char bracket);
    JsonWriter &end(char bracket);
    void separate();

    std::string &m_out;
    bool m_first = true; // nothing before the next value in its object or array
};

} // namespace signalbox::stats

// Members of a JSON object as the types that the engine uses; missing ones read as nothing. Pure.
#pragma once

#include <QDateTime>
#include <QJsonObject>

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

namespace signalbox::control::json {

inline std::string text(const QJsonObject &object, QLatin1String key)
{
    return object.value(key).toString().toStdString();
}

inline std::uint64_t count(const QJsonObject &object, QLatin1String key)
{
    const double value = object.value(key).toDouble(0);
    return value > 0 ? std::uint64_t(object.value(key).toInteger(qint64(value))) : 0;
}

inline std::optional<double> real(const QJsonObject &object, QLatin1String key)
{
    const QJsonValue value = object.value(key);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

/// Milliseconds with a fraction, as microseconds.
inline std::optional<std::int64_t> microseconds(const QJsonObject &object, QLatin1String key)
{
    const auto value = real(object, key);
    return value ? std::optional(std::int64_t(std::llround(*value * 1000))) : std::nullopt;
}

/// RFC 3339 as Unix milliseconds; 0: unknown.
inline std::int64_t unixMs(const QJsonObject &object, QLatin1String key)
{
    const QDateTime time = QDateTime::fromString(object.value(key).toString(), Qt::ISODateWithMs);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

} // namespace signalbox::control::json

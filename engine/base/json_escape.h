// The one JSON string writer for outputs that are too hot or too low in the layers for
// QJsonDocument.
#pragma once

#include <string>
#include <string_view>

namespace signalbox {

/// Appends `text` as a JSON string, quotes included (RFC 8259 §7). Bytes that aren't UTF-8 become
/// U+FFFD, one for each maximal ill-formed run as the Unicode standard recommends, so that the
/// output is always valid JSON.
void appendJsonString(std::string &out, std::string_view text);

/// Length of the well-formed UTF-8 sequence at the front of `text` (1–4), or 0 when there is none.
/// @param bad  when 0 is returned: bytes to replace by one U+FFFD (at least 1)
std::size_t utf8SequenceLength(std::string_view text, std::size_t &bad) noexcept;

} // namespace signalbox

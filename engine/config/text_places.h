// The text before any parser sees it: is it text at all, and which line and column is a byte in.
#pragma once

#include "config/diagnostic.h"
#include "config/mark.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace signalbox {
class Breath;
}

namespace signalbox::config {

/// Largest file that is read: 8 MiB (config.md §4).
inline constexpr std::size_t kMaxTextBytes = std::size_t(8) << 20;

/// Bytes of a UTF-8 byte order mark at the front (3 or 0).
std::size_t byteOrderMarkSize(std::string_view text) noexcept;

/// The first reason why the text can't be YAML: too long, invalid UTF-8, a control character.
std::optional<Diagnostic> checkText(std::string_view text, Breath *breath = nullptr);

/// Turns byte offsets into lines and columns. Remembers its last answer, so that offsets asked for
/// in roughly rising order cost one walk over the text in all. Not for use from two threads at
/// once.
class TextPlaces
{
public:
    /// @param text  must outlive the object
    explicit TextPlaces(std::string_view text) noexcept
        : m_text(text)
    {
    }
    /// Offsets past the end give the place behind the last character.
    Mark at(std::size_t offset) noexcept;

private:
    void forward(std::size_t offset) noexcept;
    void backward(std::size_t offset) noexcept;

    std::string_view m_text;
    Mark m_last{1, 1, 0};
};

} // namespace signalbox::config

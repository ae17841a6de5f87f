// What fuzz targets share: a check that stops the program, and the choice of a cut from the input's
// last two bytes.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace signalbox::fuzz {

/// Ends the program with a message, so that libFuzzer keeps the input.
inline void check(bool condition, const char *what, const std::string &left = {},
                  const std::string &right = {})
{
    if (condition)
        return;
    std::fprintf(stderr, "violated: %s\n<<%s>>\n<<%s>>\n", what, left.c_str(), right.c_str());
    std::abort();
}

/// The text under test and where to cut it.
struct Input
{
    std::string_view text;
    std::size_t cut = 0;
    unsigned choice = 0; // a few bits more to steer with

    Input(const std::uint8_t *data, std::size_t size)
        : text(reinterpret_cast<const char *>(data), size)
    {
        if (size < 2)
            return;
        text.remove_suffix(2);
        choice = data[size - 2];
        cut = (std::size_t(data[size - 2]) * 256 + data[size - 1]) % (text.size() + 1);
    }
};

} // namespace signalbox::fuzz

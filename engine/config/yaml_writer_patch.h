// Replacing stretches of a text, and telling afterwards what was replaced.
#pragma once

#include "config/yaml_edit.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::config {

/// Bytes [begin, end) become `text`.
struct Patch
{
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
};

/// A text under change that remembers which of its bytes are the original ones.
class PatchedText
{
public:
    explicit PatchedText(std::string text);

    /// Replaces stretches of the present text. False, and nothing changed, when two of them
    /// overlap.
    [[nodiscard]] bool apply(std::vector<Patch> patches);

    const std::string &text() const noexcept { return m_text; }
    /// What differs from the original: common bytes at the ends of a stretch are left out of it.
    std::vector<TextChange> changes() const;

private:
    struct Piece
    {
        bool original = true;
        std::size_t from = 0; // in the original
        std::size_t size = 0;
    };
    void replace(const Patch &patch);

    std::string m_original;
    std::string m_text;
    std::vector<Piece> m_pieces;
};

} // namespace signalbox::config

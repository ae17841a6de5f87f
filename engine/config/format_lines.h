// The lines a formatter writes, before columns are settled.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::config {

/// Collects lines and lines up again what was lined up in the source: values of neighbouring keys,
/// trailing comments.
class FormatLines
{
public:
    /// Where the value of a key stood in the source and stands in the present line.
    struct Value
    {
        const void *map = nullptr; // pairs of one map are lined up
        int sourceLine = 0;
        int sourceColumn = 0;
        std::size_t at = 0; // in the line's code
    };

    /// Begins a line; the one before is complete.
    void start(int indent);
    /// Leaves a blank line before the next one; several make one, and none is left at the
    /// beginning.
    void blank() { m_blank = true; }
    /// A line that is part of a scalar: it is written as it is, and blank ones count.
    void verbatim(std::string line);

    void code(std::string_view text);
    void value(const void *map, int sourceLine, int sourceColumn);
    /// A comment behind the present line's code.
    /// @param gap  blanks in front of it in the source
    void comment(std::string_view text, int sourceColumn, int gap);
    /// A comment on a line of its own; one right below a trailing comment, in its column, continues
    /// that.
    void commentLine(std::string_view text, int indent, int sourceColumn);

    bool empty() const noexcept { return m_lines.empty(); }
    /// Whether the present line has code already.
    bool begun() const noexcept { return !m_lines.empty() && !m_lines.back().code.empty(); }
    bool hasComment() const noexcept { return !m_lines.empty() && !m_lines.back().comment.empty(); }
    /// Column of the present line's first character behind its dashes.
    int base() const noexcept;

    std::string text(std::string_view eol);

private:
    struct Line
    {
        int indent = 0;
        std::string code;
        std::string comment;
        int commentColumn = -1; // in the source
        int commentGap = 1;
        bool verbatim = false;
        bool blankBefore = false;
        bool continues = false; // a comment line that continues the comment above
        Value value;
    };
    void alignValues();
    void alignComments();
    static int width(const Line &line);

    std::vector<Line> m_lines;
    bool m_blank = false;
};

/// Characters (code points) of a text.
int characters(std::string_view text) noexcept;

} // namespace signalbox::config

// Tabs that indent nothing.
#include "config/empty_tabs.h"

#include <algorithm>

namespace signalbox::config {

namespace {

/// |, >2, |+ …
bool isBlockHeader(std::string_view word) noexcept
{
    return !word.empty() && (word.front() == '|' || word.front() == '>') &&
           word.find_first_not_of("+-0123456789", 1) == std::string_view::npos;
}

/// What may begin a block scalar at the end of the line, or nothing. Any '#' may begin the line's
/// comment: which one does depends on the quotes before it.
std::string_view blockHeaderOf(std::string_view line) noexcept
{
    for (std::size_t end = line.size(); end != std::string_view::npos && end > 0;
         end = line.rfind('#', end - 1)) {
        const std::size_t last = line.substr(0, end).find_last_not_of(" \t\r");
        if (last == std::string_view::npos)
            return {};
        const std::string_view code = line.substr(0, last + 1);
        const std::size_t blank = code.find_last_of(" \t");
        const std::string_view word = code.substr(blank == std::string_view::npos ? 0 : blank + 1);
        if (isBlockHeader(word))
            return word;
    }
    return {};
}

struct Line
{
    std::string_view text;
    int indent = 0; // spaces in front
    int first = 0;  // column of what isn't blank
    bool blank = false;
    bool comment = false;

    explicit Line(std::string_view whole)
        : text(whole)
        , indent(int(std::min(whole.find_first_not_of(' '), whole.size())))
        , first(int(std::min(whole.find_first_not_of(" \t\r"), whole.size())))
        , blank(std::size_t(first) == whole.size())
        , comment(!blank && whole[std::size_t(first)] == '#')
    {
    }
    bool isEmptyBehindTabs() const noexcept
    {
        return (blank || comment) && text.substr(0, std::size_t(first)).find('\t') != text.npos;
    }
};

/// The block scalar that the lines may be in.
class Block
{
public:
    /// Whether the line is none of its text, and won't be with spaces for its tabs.
    bool leavesAlone(const Line &line) const noexcept
    {
        if (!m_open)
            return true;
        return m_content > 0 && line.first < m_content && line.indent <= m_outer &&
               !(m_keeps && line.blank);
    }

    void pass(const Line &line) noexcept
    {
        if (m_open && (line.blank || line.indent > m_outer)) {
            if (!line.blank && m_content == 0)
                m_content = line.indent;
            return;
        }
        const std::string_view header =
            line.comment ? std::string_view() : blockHeaderOf(line.text);
        m_open = !header.empty();
        // The text of a whole document needs no indentation.
        const bool document = line.text.starts_with("---") || line.text.starts_with(header);
        m_outer = document ? -1 : line.indent;
        const bool told = header.find_first_of("123456789") != header.npos;
        m_content = told ? line.indent + 1 : 0;
        m_keeps = header.find('+') != header.npos;
    }

private:
    bool m_open = false;
    bool m_keeps = false; // line breaks at its end
    int m_outer = 0;      // its text is further right
    int m_content = 0;    // where that begins, at least; 0: isn't known yet
};

} // namespace

std::optional<std::string> withoutEmptyTabs(std::string_view text)
{
    std::optional<std::string> out;
    Block block;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const Line here(text.substr(begin, end - begin));
        if (here.isEmptyBehindTabs() && block.leavesAlone(here)) {
            if (!out)
                out.emplace(text);
            const auto at = out->begin() + std::ptrdiff_t(begin);
            std::replace(at, at + here.first, '\t', ' ');
        }
        block.pass(here);
        begin = end + 1;
    }
    return out;
}

} // namespace signalbox::config

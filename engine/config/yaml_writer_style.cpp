// Counts habits over the extents of a file.
#include "config/yaml_writer_style.h"

#include <map>

namespace signalbox::config {

namespace {

/// The value that was seen most often; the first such in case of a tie.
class Votes
{
public:
    void add(int value) { ++m_counts[value]; }
    int most(int fallback) const
    {
        int best = 0;
        for (const auto &[value, count] : m_counts) {
            if (count > best || (count == best && value == fallback)) {
                best = count;
                fallback = value;
            }
        }
        return fallback;
    }

private:
    std::map<int, int> m_counts;
};

struct Habits
{
    Votes mapStep, sequenceStep, dashGap, braces, brackets, quotes;
};

void count(std::string_view text, const LineIndex &lines, const NodeExtent &e, Habits &habits)
{
    if (e.style == YamlStyle::SingleQuoted || e.style == YamlStyle::DoubleQuoted)
        habits.quotes.add(static_cast<int>(e.style));
    if (e.flow() && !e.entries.empty() && e.style != YamlStyle::FlowPair &&
        lines.lineOf(e.content) == lines.lineOf(e.entries[0].begin))
        (e.style == YamlStyle::FlowMap ? habits.braces : habits.brackets)
            .add(text[e.content + 1] == ' ');
    for (const EntryExtent &entry : e.entries) {
        const NodeExtent &value = *entry.value;
        const bool below =
            value.block() && lines.lineOf(value.content) != lines.lineOf(entry.indicator);
        if (e.style == YamlStyle::BlockMap && below)
            (value.style == YamlStyle::BlockMap ? habits.mapStep : habits.sequenceStep)
                .add(value.indent - e.indent);
        if (e.style == YamlStyle::BlockSequence && !below && value.style != YamlStyle::Empty)
            habits.dashGap.add(static_cast<int>(value.begin - entry.indicator) - 1);
        if (entry.key)
            count(text, lines, *entry.key, habits);
        count(text, lines, value, habits);
    }
}

} // namespace

FileStyle detectStyle(std::string_view text, const LineIndex &lines, const NodeExtent &root)
{
    FileStyle style;
    Habits habits;
    count(text, lines, root, habits);
    const std::size_t newline = text.find('\n');
    if (newline != noOffset && newline > 0 && text[newline - 1] == '\r')
        style.eol = "\r\n";
    const int sequenceStep = habits.sequenceStep.most(0);
    style.mapStep = habits.mapStep.most(sequenceStep > 0 ? sequenceStep : 2);
    style.sequenceStep = habits.sequenceStep.most(style.mapStep);
    style.dashGap = habits.dashGap.most(1);
    style.padBraces = habits.braces.most(0) != 0;
    style.padBrackets = habits.brackets.most(0) != 0;
    style.quotes =
        static_cast<YamlStyle>(habits.quotes.most(static_cast<int>(YamlStyle::DoubleQuoted)));
    return style;
}

} // namespace signalbox::config

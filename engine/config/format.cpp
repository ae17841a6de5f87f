// Formats, reads again, compares.
#include "config/format.h"

#include "config/format_walk.h"
#include "config/yaml_edit_tree.h"
#include "config/yaml_extents_lines.h"
#include "config/yaml_extents_scalar.h"

namespace signalbox::config {

namespace {

std::vector<std::string_view> commentTexts(const YamlSnapshot &s)
{
    std::vector<std::string_view> out;
    for (const ByteRange &range : findComments(s.text, s.extent)) {
        std::string_view comment = std::string_view(s.text).substr(range.begin, range.size());
        while (isBlank(comment.back()))
            comment.remove_suffix(1);
        out.push_back(comment);
    }
    return out;
}

} // namespace

Result<std::string> formatYaml(std::string_view text, Mark *where)
{
    Result<YamlSnapshot> before = YamlSnapshot::read(std::string(text), where);
    if (!before)
        return before.error();
    std::string formatted = Formatter(*before).run();
    Result<YamlSnapshot> after = YamlSnapshot::read(formatted);
    if (!after)
        return Error(ErrorType::NotSupported,
                     "the file can't be formatted: " + after.error().message());
    if (!sameTree(*before->root, *after->root) || commentTexts(*before) != commentTexts(*after))
        return Error(ErrorType::NotSupported,
                     "the file can't be formatted: it would read differently");
    return formatted;
}

} // namespace signalbox::config

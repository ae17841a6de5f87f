#include "models/problem_fix.h"

namespace signalbox::ui {

std::optional<ProblemFix> fixOf(const config::Diagnostic &problem)
{
    constexpr std::string_view before = "did you mean '", after = "'?";
    if (!problem.hint.starts_with(before) || !problem.hint.ends_with(after) ||
        problem.hint.size() <= before.size() + after.size())
        return std::nullopt;
    const std::string word =
        problem.hint.substr(before.size(), problem.hint.size() - before.size() - after.size());
    const Result<config::YamlPath> path = config::YamlPath::parse(problem.path);
    if (!path || path->empty())
        return std::nullopt;
    if (problem.message.starts_with("unknown key"))
        return ProblemFix{QString::fromStdString(word), config::RenameKey{*path, word}};
    return ProblemFix{QString::fromStdString(word),
                      config::SetValue{*path, config::yamlPlain(word)}};
}

} // namespace signalbox::ui

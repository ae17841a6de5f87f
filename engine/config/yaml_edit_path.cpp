// Text form of paths into the tree.
#include "config/yaml_edit_path.h"

#include "config/yaml_path.h"

#include <charconv>

namespace signalbox::config {

namespace {

Error badPath(std::string_view text)
{
    return Error(ErrorType::InvalidConfig, "'" + std::string(text) + "' is not a path");
}

} // namespace

Result<YamlPath> YamlPath::parse(std::string_view text)
{
    YamlPath path;
    std::size_t p = 0;
    while (p < text.size()) {
        if (text[p] != '[') {
            if (p > 0) {
                if (text[p] != '.')
                    return badPath(text);
                ++p;
            }
            const std::size_t end = std::min(text.find_first_of(".[", p), text.size());
            if (end == p)
                return badPath(text);
            path.m_steps.emplace_back(text.substr(p, end - p));
            p = end;
        } else if (p + 1 < text.size() && text[p + 1] == '"') {
            std::string key;
            for (p += 2; p < text.size() && text[p] != '"'; ++p) {
                if (text[p] == '\\' && p + 1 < text.size())
                    ++p;
                key += text[p];
            }
            if (text.substr(p, 2) != "\"]")
                return badPath(text);
            path.m_steps.emplace_back(std::move(key));
            p += 2;
        } else {
            std::size_t index = 0;
            const char *const end = text.data() + text.size();
            const auto [stop, failed] = std::from_chars(text.data() + p + 1, end, index);
            if (failed != std::errc() || stop == end || *stop != ']')
                return badPath(text);
            path.m_steps.emplace_back(index);
            p = static_cast<std::size_t>(stop - text.data()) + 1;
        }
    }
    return path;
}

std::string YamlPath::toString() const
{
    std::string out;
    for (const YamlStep &step : m_steps)
        out = step.isIndex ? pathWithIndex(out, step.index) : pathWithKey(out, step.key);
    return out;
}

YamlPath YamlPath::operator/(YamlStep step) const
{
    YamlPath child = *this;
    child.m_steps.push_back(std::move(step));
    return child;
}

YamlPath YamlPath::parent() const
{
    YamlPath up = *this;
    if (!up.m_steps.empty())
        up.m_steps.pop_back();
    return up;
}

bool YamlPath::startsWith(const YamlPath &prefix) const noexcept
{
    return prefix.size() <= size() &&
           std::equal(prefix.m_steps.begin(), prefix.m_steps.end(), m_steps.begin());
}

} // namespace signalbox::config

// Text of YAML paths.
#include "config/yaml_path.h"

#include "base/ascii.h"

#include <algorithm>

namespace signalbox::config {

std::string pathWithKey(const std::string &parent, std::string_view key)
{
    const bool plain = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return ascii::isAlpha(c) || ascii::isDigit(c) || c == '-' || c == '_';
    });
    std::string out = parent;
    if (plain) {
        if (!out.empty())
            out += '.';
        out += key;
        return out;
    }
    out += "[\"";
    for (const char c : key) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
    }
    out += "\"]";
    return out;
}

std::string pathWithIndex(const std::string &parent, std::size_t index)
{
    return parent + '[' + std::to_string(index) + ']';
}

std::string PathStep::text() const
{
    if (!parent)
        return {};
    return isIndex ? pathWithIndex(parent->text(), index) : pathWithKey(parent->text(), key);
}

} // namespace signalbox::config

// Reporting and the checks that several parts of phase two need.
#include "config/resolve_context.h"

#include "base/ascii.h"
#include "config/suggest.h"
#include "config/tree_check.h"

#include <algorithm>

namespace signalbox::config {

namespace {

constexpr std::size_t kLongestName = 200;

/// Fields that frame a message or belong to one connection: the proxy makes them itself (RFC 9110
/// §7.6.1).
constexpr std::string_view kOwnFields[] = {
    "connection", "content-length",    "keep-alive", "proxy-connection",
    "te",         "transfer-encoding", "trailer",    "upgrade"};

} // namespace

std::optional<std::uint32_t> NameIndex::find(const std::string &name) const
{
    const auto found = m_indexes.find(name);
    return found == m_indexes.end() ? std::nullopt : std::optional(found->second);
}

std::string NameIndex::suggestion(std::string_view name) const
{
    if (m_suggestionsLeft-- <= 0)
        return {};
    std::vector<std::string_view> names;
    names.reserve(m_indexes.size());
    for (const auto &[known, index] : m_indexes)
        names.push_back(known);
    std::sort(names.begin(), names.end()); // the same answer for every run
    return didYouMean(name, names);
}

void ResolveContext::report(Severity severity, const Mark &mark, const PathStep &path,
                            std::string message, std::string hint)
{
    if (diagnostics.size() < kMaxDiagnostics)
        diagnostics.push_back({severity, std::move(message), mark, path.text(), std::move(hint)});
    else if (severity == Severity::Error && !hasErrors(diagnostics))
        diagnostics.back() = {severity, std::move(message), mark, path.text(), std::move(hint)};
}

void FieldNames::add(ResolveContext &context, const RawNameValue &item, const PathStep &path)
{
    const auto [name, added] = m_lower.insert(ascii::toLower(item.name));
    if (!added)
        context.error(item.place, path,
                      "the field '" + *name + "' is named twice; case makes no difference");
}

PathStep itemPath(const RawTexts &raw, const PathStep &path, std::size_t index)
{
    // A list of one begins in front of its item.
    const bool alone = raw->size() == 1 && raw->front().place.offset == raw.place.offset;
    return alone ? path : path.child(index);
}

bool checkName(ResolveContext &context, const std::string &name, const Mark &mark,
               const PathStep &path)
{
    const bool printable = std::none_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    });
    if (!printable)
        context.error(mark, path, "a name holds a control character");
    else if (name.size() > kLongestName)
        context.error(mark, path,
                      "a name is longer than " + std::to_string(kLongestName) + " bytes");
    else if (ascii::trim(name).size() != name.size())
        context.error(mark, path, "a name begins or ends with a space");
    else
        return true;
    return false;
}

bool checkField(ResolveContext &context, const std::string &name, const Mark &mark,
                const PathStep &path)
{
    if (!isToken(name)) {
        context.error(mark, path, '\'' + name + "' is not a field name");
        return false;
    }
    const std::string lower = ascii::toLower(name);
    if (std::find(std::begin(kOwnFields), std::end(kOwnFields), lower) != std::end(kOwnFields)) {
        context.error(mark, path, "the field '" + lower + "' is made by the proxy itself");
        return false;
    }
    return true;
}

bool checkFieldValue(ResolveContext &context, const std::string &value, const Mark &mark,
                     const PathStep &path)
{
    if (isFieldValue(value))
        return true;
    context.error(mark, path,
                  "the value of a field holds a control character, or a space at an end");
    return false;
}

} // namespace signalbox::config

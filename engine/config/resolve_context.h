// What the parts of phase two share while one file is resolved. Lives for one call of resolve(), on
// its caller's thread.
#pragma once

#include "config/diagnostic.h"
#include "config/patterns.h"
#include "config/raw_config.h"
#include "config/runtime_config.h"
#include "config/syntax.h"
#include "config/yaml_path.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace signalbox {
class Breath;
}

namespace signalbox::config {

/// Names of one kind → indexes, in the order of the file.
class NameIndex
{
public:
    /// False when the name is there already.
    bool add(const std::string &name)
    {
        return m_indexes.emplace(name, std::uint32_t(m_indexes.size())).second;
    }
    std::optional<std::uint32_t> find(const std::string &name) const;
    /// "did you mean 'api'?" for a name that isn't there.
    std::string suggestion(std::string_view name) const;

private:
    std::unordered_map<std::string, std::uint32_t> m_indexes;
    mutable int m_suggestionsLeft = 50; // each looks at every name
};

struct ResolveContext
{
    ResolveContext(const RawConfig &rawConfig, std::string folderOfFile)
        : raw(rawConfig)
        , folder(std::move(folderOfFile))
    {
    }

    const RawConfig &raw;
    std::string folder; // of the file; "" when there is none
    Breath *breath = nullptr;
    RuntimeConfig config;
    Diagnostics diagnostics;
    RegexCache regexes;
    NameIndex listeners;
    NameIndex backends;
    bool listenersKnown =
        true; // false when their part of the file was refused: no name can be called unknown
    bool backendsKnown = true;
    bool routesKnown = true; // false when a route's backend can't be told
    std::vector<bool> backendUsed;
    std::vector<bool> matchKnown; // a route: false when a predicate was refused

    void report(Severity severity, const Mark &mark, const PathStep &path, std::string message,
                std::string hint = {});
    void error(const Mark &mark, const PathStep &path, std::string message, std::string hint = {})
    {
        report(Severity::Error, mark, path, std::move(message), std::move(hint));
    }
    void error(const Mark &mark, const PathStep &path, Complaint why)
    {
        report(Severity::Error, mark, path, std::move(why.message), std::move(why.hint));
    }
    void warning(const Mark &mark, const PathStep &path, std::string message, std::string hint = {})
    {
        report(Severity::Warning, mark, path, std::move(message), std::move(hint));
    }
};

/// The fields of one map of the file: two names that differ in case alone are one field.
class FieldNames
{
public:
    /// Reports a name that was added before.
    void add(ResolveContext &context, const RawNameValue &item, const PathStep &path);

private:
    std::unordered_set<std::string> m_lower;
};

/// Where an item of the list is; a text that stands alone instead of a list has the key's own path.
PathStep itemPath(const RawTexts &raw, const PathStep &path, std::size_t index);

/// Names of routes, backends, listeners and servers: one line of printable text.
bool checkName(ResolveContext &context, const std::string &name, const Mark &mark,
               const PathStep &path);
/// Names and values of header fields. @param values  false where only names are given
bool checkField(ResolveContext &context, const std::string &name, const Mark &mark,
                const PathStep &path);
bool checkFieldValue(ResolveContext &context, const std::string &value, const Mark &mark,
                     const PathStep &path);

// The parts, in this order.
void resolveSettings(ResolveContext &context);
void resolveListeners(ResolveContext &context);
void resolveBackends(ResolveContext &context);
void resolveRoutes(ResolveContext &context);

// Used by several parts.
void applyTimeouts(const RawTimeouts &raw, Timeouts &out);
void applyRetry(ResolveContext &context, const RawRetry &raw, RetrySpec &out, const PathStep &path);
void resolveServers(ResolveContext &context, const std::vector<RawServer> &raw, bool list,
                    BackendSpec &out, const PathStep &path);
MatchSpec resolveMatch(ResolveContext &context, const RawMatch &raw, bool &known,
                       const PathStep &path);
/// @return whether the last filter answers, so that no backend is asked
bool resolveFilters(ResolveContext &context, const std::vector<RawFilter> &raw,
                    std::vector<FilterSpec> &out, const PathStep &path);

// Checks over all routes.
void warnOfShadowedRoutes(ResolveContext &context);
void refuseRedirectLoops(ResolveContext &context);

} // namespace signalbox::config

// What is wrong with a configuration file, where, and what would mend it.
#pragma once

#include "config/mark.h"

#include <string>
#include <vector>

namespace signalbox::config {

enum class Severity { Error, Warning, Note };

struct Diagnostic
{
    Severity severity = Severity::Error;
    std::string message; // a sentence a person understands, without a final full stop
    Mark mark;
    std::string path; // YAML path: "routes[2].backend"
    std::string hint; // the fix, where one is known: "did you mean 'backend'?"
    bool operator==(const Diagnostic &) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// nullptr: there is none.
inline const Diagnostic *firstError(const Diagnostics &list)
{
    for (const Diagnostic &one : list) {
        if (one.severity == Severity::Error)
            return &one;
    }
    return nullptr;
}

inline bool hasErrors(const Diagnostics &list)
{
    return firstError(list) != nullptr;
}

/// "error", "warning" or "note".
const char *severityName(Severity severity) noexcept;
/// `FILE:LINE:COLUMN: error: MESSAGE [PATH]` (formats.md), the hint in brackets after the message;
/// one line, whatever the file holds.
std::string formatDiagnostic(const Diagnostic &diagnostic, const std::string &file);

} // namespace signalbox::config

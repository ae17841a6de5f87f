// The text form of diagnostics (formats.md, `check`).
#include "config/diagnostic.h"

namespace signalbox::config {

const char *severityName(Severity severity) noexcept
{
    switch (severity) {
    case Severity::Warning:
        return "warning";
    case Severity::Note:
        return "note";
    case Severity::Error:
        break;
    }
    return "error";
}

std::string formatDiagnostic(const Diagnostic &diagnostic, const std::string &file)
{
    std::string out = file;
    if (diagnostic.mark.known()) {
        out += ':' + std::to_string(diagnostic.mark.line);
        out += ':' + std::to_string(diagnostic.mark.column);
    }
    out += ": ";
    out += severityName(diagnostic.severity);
    out += ": " + diagnostic.message;
    if (!diagnostic.hint.empty())
        out += " (" + diagnostic.hint + ')';
    if (!diagnostic.path.empty())
        out += " [" + diagnostic.path + ']';
    return out;
}

} // namespace signalbox::config

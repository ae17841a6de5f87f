// The text form of diagnostics (formats.md, `check`).
#include "config/diagnostic.h"

#include "base/visible_text.h"

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
    // Names and values of the file are in all of these: none may pass for a line of its own.
    std::string out = visibleText(file);
    if (diagnostic.mark.known()) {
        out += ':' + std::to_string(diagnostic.mark.line);
        out += ':' + std::to_string(diagnostic.mark.column);
    }
    out += ": ";
    out += severityName(diagnostic.severity);
    out += ": " + visibleText(diagnostic.message);
    if (!diagnostic.hint.empty())
        out += " (" + visibleText(diagnostic.hint) + ')';
    if (!diagnostic.path.empty())
        out += " [" + visibleText(diagnostic.path) + ']';
    return out;
}

} // namespace signalbox::config

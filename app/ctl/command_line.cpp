#include "ctl/command_line.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace signalbox::ctl {

namespace {

enum Takes : std::uint32_t {
    TakesFile = 1u << 0,
    TakesJson = 1u << 1,
    TakesWatch = 1u << 2,
    TakesNoWatch = 1u << 3,
    TakesDemo = 1u << 4,
    TakesRequest = 1u << 5,      // -X, -H
    TakesFormat = 1u << 6,       // --check, --stdout
    TakesAnything = 1u << 7,     // verbs of later versions: their options aren't looked at
    TakesFileArgument = 1u << 8, // the file may come without -c
};

struct VerbSpec
{
    const char *name;
    const char *argument; // nullptr: none; else exactly one, of this name
    std::uint32_t takes;
    const char *usage;
    const char *summary; // its first line begins with a sentence: that is what the list shows
};

constexpr std::array verbs{
    VerbSpec{"run", nullptr, TakesFile | TakesFileArgument | TakesDemo | TakesWatch | TakesNoWatch,
             "run [-c FILE] [--demo] [--watch|--no-watch]",
             "Runs the proxy in the foreground. SIGHUP reloads, SIGTERM and SIGINT drain and stop\n"
             "(a second one stops at once), SIGUSR1 reopens the access log.\n"
             "  --demo       built-in demo servers and a temporary configuration\n"
             "  --watch      apply changes of the file at once, whatever settings.watch says\n"
             "  --no-watch   don't"},
    VerbSpec{"check", nullptr, TakesFile | TakesFileArgument | TakesJson,
             "check [-c FILE] [--json]",
             "Reads and validates the configuration without binding anything."},
    VerbSpec{"explain", "URL", TakesFile | TakesJson | TakesRequest,
             "explain [-c FILE] [-X METHOD] [-H 'K: V'] URL [--json]",
             "Says which route takes a request, and why.\n"
             "Names the filters and the server that it would get, and for every other route the\n"
             "predicate that failed.\n"
             "  -X METHOD    the request's method (GET)\n"
             "  -H 'K: V'    a header field of the request; may be given again"},
    VerbSpec{"status", nullptr, TakesFile | TakesJson | TakesWatch,
             "status [-c FILE] [--json] [--watch]",
             "Shows the running instance of the file: generation, requests in flight, servers.\n"
             "  --watch      again every second, until interrupted"},
    VerbSpec{"reload", nullptr, TakesFile, "reload [-c FILE]",
             "Makes the running instance read its file anew. Exits with 1 when that is refused."},
    VerbSpec{"rollback", "N", TakesFile, "rollback [-c FILE] N",
             "Writes the text of generation N to the file and applies it as a new generation."},
    VerbSpec{"drain", "SERVER", TakesFile, "drain [-c FILE] SERVER",
             "No new requests for a server; running ones end. SERVER is BACKEND/NAME, or NAME "
             "where only\n"
             "one backend has it."},
    VerbSpec{"maint", "SERVER", TakesFile, "maint [-c FILE] SERVER",
             "As drain, and the server isn't probed either."},
    VerbSpec{"enable", "SERVER", TakesFile, "enable [-c FILE] SERVER",
             "Takes drain or maint back."},
    VerbSpec{"stop", nullptr, TakesFile, "stop [-c FILE]",
             "Lets the running instance finish its requests and end; waits for it."},
    VerbSpec{"fmt", nullptr, TakesFile | TakesFileArgument | TakesFormat,
             "fmt [-c FILE] [--check] [--stdout]",
             "Formats the file in place.\n"
             "  --check      change nothing; exit with 1 when the file isn't formatted\n"
             "  --stdout     print the result and leave the file alone"},
    VerbSpec{"schema", nullptr, 0, "schema", "Prints the JSON Schema of the configuration file."},
    VerbSpec{"demo", nullptr, 0, "demo",
             "Runs six small demo servers (/, /healthz, /slow, /fail, /sse, /ws, /big?bytes=) for "
             "trying things."},
    VerbSpec{"import", nullptr, TakesAnything, "import --from …", "Not supported yet."},
    VerbSpec{"export", nullptr, TakesAnything, "export --to …", "Not supported yet."},
    VerbSpec{"ca", nullptr, TakesAnything, "ca install|uninstall|path|status",
             "Not supported yet."},
};

const VerbSpec *findVerb(const std::string &name)
{
    const auto it =
        std::find_if(verbs.begin(), verbs.end(), [&](const VerbSpec &v) { return name == v.name; });
    return it == verbs.end() ? nullptr : &*it;
}

Error wrong(std::string message)
{
    return Error(ErrorType::InvalidConfig, std::move(message));
}

/// The options of one verb, read one after the other.
class OptionReader
{
public:
    OptionReader(const VerbSpec &verb, const std::vector<std::string> &arguments, CommandLine &out)
        : m_verb(verb)
        , m_arguments(arguments)
        , m_out(out)
    {
    }

    Result<void> read()
    {
        for (m_at = 1; m_at < m_arguments.size(); ++m_at) {
            const std::string &argument = m_arguments[m_at];
            if (m_onlyArguments || argument.size() < 2 || argument.front() != '-') {
                m_out.arguments.push_back(argument);
            } else if (argument == "--") {
                m_onlyArguments = true;
            } else if (auto done = option(argument); !done) {
                return done;
            }
        }
        return {};
    }

private:
    bool takes(std::uint32_t what) const { return (m_verb.takes & what) != 0; }

    /// `-x VALUE`, `-xVALUE`, `--long VALUE` or `--long=VALUE`.
    bool named(const std::string &argument, const char *shortName, const char *longName,
               Result<std::string> &value)
    {
        const std::string longText = longName;
        if (argument == shortName || argument == longText) {
            if (m_at + 1 < m_arguments.size())
                value = m_arguments[++m_at];
            else
                value = wrong("option " + argument + " needs a value");
            return true;
        }
        if (argument.starts_with(longText + "=")) {
            value = argument.substr(longText.size() + 1);
            return true;
        }
        if (argument.starts_with(shortName) && !argument.starts_with("--")) {
            value = argument.substr(2);
            return true;
        }
        return false;
    }

    Result<void> option(const std::string &argument)
    {
        Result<std::string> value = std::string();
        if (takes(TakesFile) && named(argument, "-c", "--config", value)) {
            if (!value)
                return std::move(value.error());
            if (value->empty())
                return wrong("option -c needs the name of a file");
            m_out.file = std::move(*value);
        } else if (takes(TakesRequest) && named(argument, "-X", "--method", value)) {
            if (!value)
                return std::move(value.error());
            m_out.method = std::move(*value);
        } else if (takes(TakesRequest) && named(argument, "-H", "--header", value)) {
            if (!value)
                return std::move(value.error());
            const std::size_t colon = value->find(':');
            if (colon == std::string::npos || colon == 0)
                return wrong("a header is 'Name: value', not '" + *value + "'");
            m_out.headers.emplace_back(
                value->substr(0, colon),
                std::string(ascii::trim(std::string_view(*value).substr(colon + 1))));
        } else if (takes(TakesJson) && argument == "--json") {
            m_out.json = true;
        } else if (takes(TakesDemo) && argument == "--demo") {
            m_out.demo = true;
        } else if (takes(TakesWatch) && argument == "--watch") {
            m_out.watch = true;
        } else if (takes(TakesNoWatch) && argument == "--no-watch") {
            m_out.watch = false;
        } else if (takes(TakesFormat) && argument == "--check") {
            m_out.check = true;
        } else if (takes(TakesFormat) && argument == "--stdout") {
            m_out.toStdout = true;
        } else if (argument == "-h" || argument == "--help") {
            m_out.arguments = {m_out.verb};
            m_out.verb = "help";
            m_at = m_arguments.size();
        } else {
            return wrong("unknown option " + argument + " of '" + m_verb.name + "'");
        }
        return {};
    }

    const VerbSpec &m_verb;
    const std::vector<std::string> &m_arguments;
    CommandLine &m_out;
    std::size_t m_at = 1;
    bool m_onlyArguments = false;
};

} // namespace

Result<CommandLine> parseCommandLine(const std::vector<std::string> &arguments)
{
    CommandLine out;
    if (arguments.empty())
        return wrong("what to do? Say a verb; 'signalboxctl help' lists them");
    out.verb = arguments.front();
    if (out.verb == "--version" || out.verb == "-V" || out.verb == "version") {
        out.verb = "version";
        return out;
    }
    if (out.verb == "help" || out.verb == "--help" || out.verb == "-h") {
        out.verb = "help";
        if (arguments.size() > 1) {
            if (!findVerb(arguments[1]))
                return wrong("unknown verb '" + arguments[1] + "'; 'signalboxctl help' lists them");
            out.arguments.push_back(arguments[1]);
        }
        return out;
    }
    const VerbSpec *verb = findVerb(out.verb);
    if (!verb)
        return wrong("unknown verb '" + out.verb + "'; 'signalboxctl help' lists them");
    if (verb->takes & TakesAnything)
        return out;
    if (auto read = OptionReader(*verb, arguments, out).read(); !read)
        return std::move(read.error());
    if (out.verb == "help")
        return out;
    if ((verb->takes & TakesFileArgument) && out.arguments.size() == 1 && out.file.empty()) {
        if (out.arguments.front().empty())
            return wrong("the name of the file is empty");
        out.file = std::move(out.arguments.front());
        out.arguments.clear();
    }
    const std::size_t expected = verb->argument ? 1 : 0;
    if (out.arguments.size() < expected)
        return wrong("'" + out.verb + "' needs " + verb->argument + ": signalboxctl " +
                     verb->usage);
    if (out.arguments.size() > expected)
        return wrong("'" + out.arguments[expected] + "' is one argument too many: signalboxctl " +
                     verb->usage);
    if (out.demo && !out.file.empty())
        return wrong("--demo brings its own configuration: leave the file out");
    return out;
}

std::string helpText(const std::string &verb)
{
    if (const VerbSpec *spec = findVerb(verb))
        return std::string("signalboxctl ") + spec->usage + "\n\n" + spec->summary + "\n";
    std::string out =
        "Signalbox, a reverse proxy for local development.\n\nUsage: signalboxctl VERB …\n\n";
    for (const VerbSpec &spec : verbs) {
        const std::string summary = spec.summary;
        std::string line = std::string("  ") + spec.name;
        line.resize(12, ' ');
        out += line + summary.substr(0, summary.find_first_of(".\n")) + "\n";
    }
    out += "\n-c FILE names the configuration; without it signalbox.yaml or .signalbox.yaml is "
           "looked for in the\n"
           "working folder and its parents. 'signalboxctl help VERB' says more.\n"
           "Exit status: 0 fine, 1 it failed while running, 2 the command line or the "
           "configuration is wrong.\n";
    return out;
}

} // namespace signalbox::ctl

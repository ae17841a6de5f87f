// signalboxctl: the proxy and its controls without a display.
#include "ctl/command_line.h"
#include "ctl/terminal.h"
#include "ctl/verbs.h"

#include <QCoreApplication>

#include <functional>
#include <map>

using namespace signalbox;

int main(int argc, char **argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    auto parsed = ctl::parseCommandLine(arguments);
    if (!parsed)
        return ctl::fail(parsed.error(), ctl::WrongInput);
    const ctl::CommandLine &line = *parsed;
    if (line.verb == "help") {
        ctl::print(ctl::helpText(line.arguments.empty() ? std::string() : line.arguments.front()));
        return ctl::finish(ctl::Fine, false);
    }
    if (line.verb == "version") {
        ctl::print("signalboxctl " SIGNALBOX_VERSION "\n");
        return ctl::finish(ctl::Fine, false);
    }

    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("signalboxctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SIGNALBOX_VERSION));
    const std::map<std::string, std::function<int()>> verbs{
        {"run", [&] { return ctl::runProxy(line); }},
        {"check", [&] { return ctl::checkFile(line); }},
        {"explain", [&] { return ctl::explainRequest(line); }},
        {"status", [&] { return ctl::controlInstance(line); }},
        {"reload", [&] { return ctl::controlInstance(line); }},
        {"rollback", [&] { return ctl::controlInstance(line); }},
        {"drain", [&] { return ctl::controlInstance(line); }},
        {"maint", [&] { return ctl::controlInstance(line); }},
        {"enable", [&] { return ctl::controlInstance(line); }},
        {"stop", [&] { return ctl::controlInstance(line); }},
        {"fmt", [&] { return ctl::formatFile(line); }},
        {"schema", [] { return ctl::printSchema(); }},
        {"demo", [] { return ctl::runDemoServers(); }},
    };
    const auto verb = verbs.find(line.verb);
    if (verb == verbs.end()) {
        ctl::complain("signalboxctl: '" + line.verb + "' is not supported yet");
        return ctl::WrongInput;
    }
    const bool stays = line.verb == "run" || line.verb == "demo";
    return ctl::finish(verb->second(), stays);
}

// `explain`: the routing decision for one request, in words or as JSON.
#include "config/load.h"
#include "control/files.h"
#include "ctl/control_call.h"
#include "ctl/terminal.h"
#include "ctl/verbs.h"
#include "facade/explain.h"

#include <QJsonArray>

namespace signalbox::ctl {

namespace {

/// The running instance knows who is next; without one, what a fresh start would choose.
NextServer nextServer(const std::string &file, const std::string &digest)
{
    const auto reply = askQuietly(file, QStringLiteral("status"));
    const QJsonObject status = reply && reply->ok ? reply->result : QJsonObject();
    const QString serving = status.value(QLatin1String("generation"))
                                .toObject()
                                .value(QLatin1String("digest"))
                                .toString();
    if (serving.toStdString() != digest)
        return nextServerOfFreshPool();
    return [backends = status.value(QLatin1String("backends")).toArray()](
               const config::BackendSpec &spec) {
        for (const QJsonValue &backend : backends) {
            if (backend[QLatin1String("name")].toString().toStdString() == spec.name)
                return backend[QLatin1String("next")].toArray().at(0).toString().toStdString();
        }
        return std::string();
    };
}

std::string describe(const routing::PredicateResult &predicate)
{
    const std::string mark = predicate.ok ? paint("✓", Colour::Green) : paint("✗", Colour::Red);
    std::string text = "      " + mark + " " +
                       std::string(routing::predicateKindName(predicate.kind)) + " " +
                       predicate.pattern;
    if (!predicate.ok)
        text += paint(predicate.absent          ? "  (the request has none)"
                      : predicate.value.empty() ? "  (the request has an empty one)"
                                                : "  (the request has " + predicate.value + ")",
                      Colour::Grey);
    return text + "\n";
}

std::string describe(const ExplainResult &result)
{
    std::string text = result.method + " " + result.url + "\n";
    if (result.matched) {
        const ExplainResult::Match &match = *result.matched;
        text += "  route     " + paint(match.route, Colour::Bold) +
                (match.line ? "  (line " + std::to_string(match.line) + ")" : std::string()) + "\n";
        for (const std::string &filter : match.filters)
            text += "  filter    " + filter + "\n";
        if (match.answered) {
            text += "  answered  with " + std::to_string(match.answered) +
                    " by a filter; no server is asked\n";
        } else {
            text += "  backend   " + match.backend + "\n";
            text += "  server    " +
                    (match.nextServer.empty() ? "none may take it now"
                                              : match.nextServer + " is next") +
                    "\n";
            text += "  path      " + match.pathForwarded + "\n";
        }
    } else {
        text += "  " + paint("no route takes it", Colour::Yellow) + "\n";
    }
    text += "  because   " + result.reason + "\n\n";
    for (const ExplainResult::Candidate &candidate : result.candidates) {
        const std::string number =
            "  " + std::to_string(candidate.result.route + 1) + ". " + candidate.route;
        if (!candidate.enabled) {
            text += paint(number + "  (disabled)", Colour::Grey) + "\n";
        } else if (!candidate.result.evaluated) {
            text +=
                paint(number + "  (not looked at: an earlier one matched)", Colour::Grey) + "\n";
        } else {
            text += number + "  " +
                    (candidate.result.matched ? paint("matches", Colour::Green)
                                              : std::string("doesn't match")) +
                    "\n";
            for (const routing::PredicateResult &predicate : candidate.result.predicates)
                text += describe(predicate);
        }
    }
    return text;
}

} // namespace

int explainRequest(const CommandLine &line)
{
    auto file = control::findConfigFile(line.file);
    if (!file)
        return fail(file.error(), WrongInput);
    const auto text = control::readConfigFile(*file);
    if (!text)
        return fail(text.error(), WrongInput);
    const config::Resolution resolution = config::load(*text, *file);
    if (!resolution.config) {
        printDiagnostics(resolution.diagnostics, *file);
        return WrongInput;
    }
    ExplainRequest request;
    request.method = line.method;
    request.headers = line.headers;
    request.url = line.arguments.front();
    const routing::RouteTable table(*resolution.config);
    const auto result =
        explain(*resolution.config, table, request, nextServer(*file, resolution.config->digest));
    if (!result)
        return fail(result.error(), WrongInput);
    print(line.json ? result->toJson() + "\n" : describe(*result));
    return Fine;
}

} // namespace signalbox::ctl

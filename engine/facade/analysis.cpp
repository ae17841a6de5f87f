#include "facade/analysis.h"

#include <chrono>

namespace signalbox {

namespace {

std::chrono::microseconds since(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                                 begin);
}

} // namespace

std::shared_ptr<const Analysis> analyse(std::string text, std::string file)
{
    auto out = std::make_shared<Analysis>();
    out->text = std::move(text);
    out->file = std::move(file);
    auto begin = std::chrono::steady_clock::now();
    out->tree = config::readYaml(out->text);
    out->raw = config::parseRaw(out->tree);
    out->parseTime = since(begin);
    begin = std::chrono::steady_clock::now();
    config::Resolution resolution = config::load(out->raw, out->text, out->file);
    out->config = std::move(resolution.config);
    out->diagnostics = std::move(resolution.diagnostics);
    if (out->config)
        out->table = std::make_shared<const routing::RouteTable>(*out->config);
    out->validateTime = since(begin);
    return out;
}

Result<ExplainResult> explain(const Analysis &analysis, const ExplainRequest &request)
{
    if (!analysis.config)
        return Error(ErrorType::InvalidConfig, "the configuration has errors");
    return explain(*analysis.config, *analysis.table, request, nextServerOfFreshPool());
}

} // namespace signalbox

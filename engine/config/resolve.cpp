// Phase two as a whole, and both phases behind one call.
#include "config/digest.h"
#include "config/load.h"
#include "config/resolve_context.h"

#include <algorithm>
#include <filesystem>

namespace signalbox::config {

namespace {

void inFileOrder(Diagnostics &diagnostics)
{
    std::stable_sort(
        diagnostics.begin(), diagnostics.end(),
        [](const Diagnostic &a, const Diagnostic &b) { return a.mark.offset < b.mark.offset; });
}

} // namespace

Resolution resolve(const RawResult &raw, Digest digest, const std::string &file, Breath *breath)
{
    if (!raw.readable)
        return {};
    ResolveContext context(raw.config, std::filesystem::path(file).parent_path().string());
    context.breath = breath;
    context.config.file = file;
    context.config.digest = std::move(digest);
    resolveSettings(context);
    resolveListeners(context);
    resolveBackends(context);
    resolveRoutes(context);
    warnOfShadowedRoutes(context);
    refuseRedirectLoops(context);

    Resolution resolution;
    resolution.diagnostics = std::move(context.diagnostics);
    inFileOrder(resolution.diagnostics);
    if (!hasErrors(resolution.diagnostics))
        resolution.config = std::make_shared<const RuntimeConfig>(std::move(context.config));
    return resolution;
}

Resolution load(std::string_view text, const std::string &file)
{
    return load(parseRaw(text), text, file);
}

Resolution load(const RawResult &raw, std::string_view text, const std::string &file)
{
    Resolution resolution = resolve(raw, digestOfText(text), file);
    if (hasErrors(raw.diagnostics))
        resolution.config.reset();
    resolution.diagnostics.insert(resolution.diagnostics.begin(), raw.diagnostics.begin(),
                                  raw.diagnostics.end());
    inFileOrder(resolution.diagnostics);
    return resolution;
}

} // namespace signalbox::config

// A configuration text looked at from all sides without running it: what the editors, the tester
// and the impact replay stand on.
#pragma once

#include "config/load.h"
#include "config/yaml_tree.h"
#include "facade/explain.h"

#include <memory>
#include <string>

namespace signalbox {

/// Immutable once made; shared between threads freely. `config` is null (and `table` too) when the
/// text has errors.
struct Analysis
{
    std::string text;
    std::string file;          // absolute path it was resolved for
    config::YamlDocument tree; // root null after a syntax error
    config::RawResult raw;
    std::shared_ptr<const config::RuntimeConfig> config;
    std::shared_ptr<const routing::RouteTable> table; // of `config`
    config::Diagnostics diagnostics;                  // of both phases, in file order
    std::chrono::microseconds parseTime{0};
    std::chrono::microseconds validateTime{0};
};

/// Both phases and the route table. Reads only files that the configuration names. Any thread;
/// 10,000 routes take a few hundred milliseconds, so not the GUI's.
std::shared_ptr<const Analysis> analyse(std::string text, std::string file);

/// The decision that this configuration would make. An error when it has none, or for a malformed
/// URL.
Result<ExplainResult> explain(const Analysis &analysis, const ExplainRequest &request);

} // namespace signalbox

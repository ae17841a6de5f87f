// The three-way merge on trees.
#pragma once

#include "config/merge.h"

#include <memory>

namespace signalbox::config {

struct MergedTree
{
    std::unique_ptr<YamlNode> root;
    std::vector<MergeConflict> conflicts;
    std::vector<std::string> notes;
};

MergedTree mergeTrees(const YamlNode &base, const YamlNode &ours, const YamlNode &theirs,
                      const MergeChoices &choices);

} // namespace signalbox::config

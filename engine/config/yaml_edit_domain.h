// Edits of the configuration (backends, routes, servers) as edits of the tree.
#pragma once

#include "config/yaml_edit.h"

namespace signalbox::config {

Result<std::vector<Edit>> domainEdits(const YamlNode &root, const RenameBackend &edit);
Result<std::vector<Edit>> domainEdits(const YamlNode &root, const RenameListener &edit);
Result<std::vector<Edit>> domainEdits(const YamlNode &root, const MoveRoute &edit);
Result<std::vector<Edit>> domainEdits(const YamlNode &root, const AddRoute &edit);
Result<std::vector<Edit>> domainEdits(const YamlNode &root, const AddBackend &edit);
Result<std::vector<Edit>> domainEdits(const YamlNode &root, const RemoveBackend &edit);
Result<std::vector<Edit>> domainEdits(const YamlNode &root, const AddServer &edit);
Result<std::vector<Edit>> domainEdits(const YamlNode &root, const SetServerWeight &edit);
Result<std::vector<Edit>> domainEdits(const YamlNode &root, const SetServerState &edit);

} // namespace signalbox::config

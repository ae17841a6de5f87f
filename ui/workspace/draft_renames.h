// Which routes and backends of one text are others of the next by another name only: what is
// selected or edited stays it, also when undo takes the name back. Pure; any thread.
#pragma once

#include "workspace/draft_changes.h"

namespace signalbox::ui {

struct DraftRename
{
    DraftChange::Entity entity = DraftChange::Entity::Route;
    QString from, to;
    bool operator==(const DraftRename &) const = default;
};

/// The same content under a name that is new; else the same place, where as many are there as
/// before.
std::vector<DraftRename> draftRenames(const config::YamlNode *before,
                                      const config::YamlNode *after);

} // namespace signalbox::ui

// What a draft changes, said by routes, backends and the rest: badges, review, topology overlay.
#pragma once

#include "config/merge.h"
#include "config/yaml_tree.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <vector>

namespace signalbox::ui {

/// One thing that is new, gone, different or elsewhere. A route keeps its identity by name.
struct DraftChange
{
    enum class Entity { Route, Backend, Listener, Settings, File };
    enum class Kind { Added, Changed, Removed, Moved };

    Entity entity = Entity::Route;
    Kind kind = Kind::Changed;
    QString name;         // of the route, backend or listener; Settings: empty
    int indexBefore = -1; // position among its kind in the live text
    int indexAfter = -1;  // in the draft
    int lineBefore = 0;   // first line of the thing in the live text; 0: not there
    int lineAfter = 0;    // in the draft
    QStringList details;  // in words, one a difference: "timeout 30s → 5s"
    bool operator==(const DraftChange &) const = default;
};

/// Pure; any thread. Comments and layout don't count. Texts that can't be read compare as empty.
std::vector<DraftChange> draftChanges(const config::YamlNode *live, const config::YamlNode *draft);

/// What a conflict is about, by name: "route api: timeout", "backend pool: server api-2 weight".
/// Pure; any thread.
QString conflictPlace(const config::MergeConflict &conflict, const config::YamlNode *ours,
                      const config::YamlNode *theirs);

} // namespace signalbox::ui

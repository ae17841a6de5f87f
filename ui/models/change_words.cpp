#include "models/change_words.h"

#include "workspace/draft_changes.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ChangeWords)
};

QString thing(const DraftChange &change)
{
    switch (change.entity) {
    case DraftChange::Entity::Route:
        return Words::tr("route %1").arg(change.name);
    case DraftChange::Entity::Backend:
        return Words::tr("backend %1").arg(change.name);
    case DraftChange::Entity::Listener:
        return Words::tr("listener %1").arg(change.name);
    case DraftChange::Entity::Settings:
        return Words::tr("settings");
    case DraftChange::Entity::File:
        break;
    }
    return Words::tr("file");
}

} // namespace

QStringList changeWords(const std::string &before, const std::string &after)
{
    const config::YamlDocument old = config::readYaml(before), now = config::readYaml(after);
    QStringList words;
    for (const DraftChange &change : draftChanges(old.root.get(), now.root.get())) {
        switch (change.kind) {
        case DraftChange::Kind::Added:
            words += Words::tr("%1 added").arg(thing(change));
            break;
        case DraftChange::Kind::Removed:
            words += Words::tr("%1 removed").arg(thing(change));
            break;
        case DraftChange::Kind::Moved:
        case DraftChange::Kind::Changed:
            words += change.details.isEmpty()
                         ? Words::tr("%1 changed").arg(thing(change))
                         : Words::tr("%1: %2").arg(thing(change),
                                                   change.details.join(QStringLiteral(", ")));
            break;
        }
    }
    return words;
}

QString changeLine(const QStringList &words)
{
    if (words.isEmpty())
        return Words::tr("comments and layout only");
    if (words.size() == 1)
        return words.first();
    return Words::tr("%1, and %n more", nullptr, static_cast<int>(words.size()) - 1)
        .arg(words.first());
}

} // namespace signalbox::ui

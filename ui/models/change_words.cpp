#include "models/change_words.h"

#include "workspace/draft_changes.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("ChangeWords", text, nullptr, n);
}

QString thing(const DraftChange &change)
{
    switch (change.entity) {
    case DraftChange::Entity::Route:
        return tr("route %1").arg(change.name);
    case DraftChange::Entity::Backend:
        return tr("backend %1").arg(change.name);
    case DraftChange::Entity::Listener:
        return tr("listener %1").arg(change.name);
    case DraftChange::Entity::Settings:
        return tr("settings");
    case DraftChange::Entity::File:
        break;
    }
    return tr("file");
}

} // namespace

QStringList changeWords(const std::string &before, const std::string &after)
{
    const config::YamlDocument old = config::readYaml(before), now = config::readYaml(after);
    QStringList words;
    for (const DraftChange &change : draftChanges(old.root.get(), now.root.get())) {
        switch (change.kind) {
        case DraftChange::Kind::Added:
            words += tr("%1 added").arg(thing(change));
            break;
        case DraftChange::Kind::Removed:
            words += tr("%1 removed").arg(thing(change));
            break;
        case DraftChange::Kind::Moved:
        case DraftChange::Kind::Changed:
            words +=
                change.details.isEmpty()
                    ? tr("%1 changed").arg(thing(change))
                    : tr("%1: %2").arg(thing(change), change.details.join(QStringLiteral(", ")));
            break;
        }
    }
    return words;
}

QString changeLine(const QStringList &words)
{
    if (words.isEmpty())
        return tr("comments and layout only");
    if (words.size() == 1)
        return words.first();
    return tr("%1, and %n more", static_cast<int>(words.size()) - 1).arg(words.first());
}

} // namespace signalbox::ui

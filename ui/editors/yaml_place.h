// Where the cursor is in a YAML text, by indentation and brackets alone: the text may be broken.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace signalbox::ui {

/// One step down: a key of a map, or any item of a list (`key` empty).
struct YamlPlaceStep
{
    QString key;
    bool item() const { return key.isNull(); }
    bool operator==(const YamlPlaceStep &) const = default;
};

struct YamlPlace
{
    std::vector<YamlPlaceStep> container; // the map or list that the cursor is in
    QString key;     // not null: the cursor stands behind this key, in its value
    QString partial; // what stands between the last separator and the cursor
    bool flow = false;
    bool comment = false; // inside a comment: nothing is proposed there
    QStringList siblings; // keys that the map has already

    /// routes[].match.host, for tests and messages.
    QString text() const;
};

/// Parameters as yamlCompletion().
YamlPlace yamlPlace(const QStringList &lines, int column, const QStringList &below);

} // namespace signalbox::ui

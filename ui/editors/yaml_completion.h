// What may stand at a place of the YAML text: keys and words of the field table, names of the file.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace signalbox::ui {

struct YamlProposal
{
    QString text;   // "backend"
    QString insert; // "backend: "
    QString detail; // one sentence
    bool operator==(const YamlProposal &) const = default;
};

struct YamlCompletion
{
    int replace = 0; // characters before the cursor that the proposal takes the place of
    std::vector<YamlProposal> proposals;
};

/// Names that the file defines.
struct YamlNames
{
    QStringList backends;
    QStringList listeners;
    QStringList hosts;
};

/// @param lines   the text up to the cursor's line, that one included
/// @param column  of the cursor in the last of them, in UTF-16 units
/// @param below   the lines after it, for keys that exist already
/// Pure. Works on broken text: only indentation, brackets and `key:` are looked at.
YamlCompletion yamlCompletion(const QStringList &lines, int column, const QStringList &below,
                              const YamlNames &names);

} // namespace signalbox::ui

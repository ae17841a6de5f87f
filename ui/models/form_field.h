// One value of the file as a field of a form: what it says, where it stands, and the edits that
// make it say something else. Plain values, any thread; the tree is the draft's.
#pragma once

#include "config/yaml_edit.h"
#include "workspace/text.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace signalbox::ui {

struct FormField
{
    enum class Kind { Text, Lines, Number, Duration, Toggle, Choice, Tokens };

    Kind kind = Kind::Text;
    config::YamlPath path; // of the value, whether it is there or not
    QString label;         // said by screen readers
    QStringList values;    // Tokens: any number; else one, or none where the file says nothing
    QString fallback;      // what holds while the file says nothing
    QStringList choices;   // of Choice; proposals of Text and Tokens
    int line = 0;          // of the value, from 1; 0: it isn't in the file
    bool plain = false;    // written as a number or word, not as a text
    bool required = false; // never taken out: an empty text stays in the file
    bool onlyList = false; // Tokens: a single one is a list, too
    bool renames = false;  // the field is the key at `path` itself
    bool prune = false;    // the map goes with its last key
    std::string scalarKey; // the key whose value may stand in the place of the whole map
    int min = 0, max = 0;  // Number
    bool operator==(const FormField &) const = default;

    /// Its only value, or what holds without one.
    QString shown() const { return values.isEmpty() ? fallback : values.first(); }
    bool on() const { return shown() == QLatin1String("true"); }
    /// The same for the field's whole life, as long as its place doesn't change.
    QString id() const;
};

/// A field of the map at `container`, filled from the tree.
/// @param scalarKey  see FormField
FormField readField(const config::YamlNode &root, const config::YamlPath &container,
                    std::string_view key, FormField::Kind kind, const QString &label,
                    const QString &fallback = {}, const std::string &scalarKey = {});
/// The node at a path; null when there is none.
const config::YamlNode *nodeAt(const config::YamlNode &root, const config::YamlPath &path);
/// Text of a scalar, or of each scalar of a list.
QStringList textsOf(const config::YamlNode *node);

/// What makes the field say `values`; none when it says so already.
std::vector<config::Edit> fieldEdits(const config::YamlNode &root, const FormField &field,
                                     const QStringList &values);
/// Takes the thing at `path` out, and the map around it when nothing else is in it, up to but
/// without `keep`.
config::Edit removal(const config::YamlNode &root, const config::YamlPath &path,
                     const config::YamlPath &keep);

/// The last line that a node stands on.
int lastLineOf(const config::YamlNode &node);
/// A path that can't be reached by an edit has its reason: it is written where an anchor is.
QString whyFixed(const config::YamlNode &root, const config::YamlPath &path);

std::string utf8(const QString &text);

} // namespace signalbox::ui

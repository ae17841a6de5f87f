// One condition of a route as a person says it: subject, operator, value. Plain values.
#pragma once

#include "models/form_field.h"

namespace signalbox::ui {

enum class Subject { Host, Path, Method, Header, Query, Client, Listener };
enum class Operator { Is, EndsWith, StartsWith, IsExactly, Matches, OneOf, Present, Absent };

struct PredicateRow
{
    Subject subject = Subject::Host;
    Operator op = Operator::Is;
    QString name;          // of a header or a query parameter
    QStringList values;    // without the marks that the operator stands for; OneOf: as written
    config::YamlPath path; // of the value
    int line = 0, lastLine = 0;
    bool operator==(const PredicateRow &) const = default;

    bool named() const { return subject == Subject::Header || subject == Subject::Query; }
    bool takesValue() const { return op != Operator::Present && op != Operator::Absent; }
    QString id() const { return text(path.toString()); }
    /// "header x-beta", "path".
    QString subjectAndName() const;
    /// "path starts with /api/".
    QString sentence() const;
};

/// Those that make sense for a subject, in the order of menus.
std::vector<Operator> operatorsOf(Subject subject);
QString subjectText(Subject subject);
QString operatorText(Operator op, Subject subject);
/// The key below `match:`.
std::string_view subjectKey(Subject subject);

/// The conditions of the map at `match` (a route's match, or the route itself where host and path
/// stand in it), in file order.
std::vector<PredicateRow> readPredicates(const config::YamlNode &root,
                                         const config::YamlPath &match);

/// How the file writes an operator with values.
config::YamlValue writePredicate(Subject subject, Operator op, const QStringList &values);
/// The same values under another operator, as far as they mean something there.
QStringList valuesFor(const PredicateRow &row, Operator op);

} // namespace signalbox::ui

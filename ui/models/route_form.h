// A route of the draft as a form, and the edits that the form's buttons stand for. Plain values;
// the tree that a form was read from is the one its edits are meant for.
#pragma once

#include "models/filter_row.h"
#include "models/predicate_row.h"

#include <optional>

namespace signalbox::ui {

struct RouteForm
{
    std::size_t index = 0; // position among the routes
    std::size_t count = 0; // of routes
    QString name;          // as views call it: "route-3" where the file gives none
    /// The file is a map of host to servers: a route has a host and servers and nothing else.
    bool shortFile = false;
    config::YamlPath path;
    int firstLine = 0, lastLine = 0;

    FormField nameField, enabled;
    std::vector<PredicateRow> predicates;
    std::vector<FilterRow> filters;
    FormField backend; // shortFile: its servers
    FormField timeout, retryAttempts, retryOn, retryBackoff, retryBudget;
    std::vector<FormField> timeouts;
    std::vector<QString> others; // names of all routes, in order: what the position can be
    bool operator==(const RouteForm &) const = default;

    /// What the fields of this route are, wherever they stand.
    std::vector<const FormField *> fields() const;
};

/// Names of the draft's routes, in order.
std::vector<QString> routeNames(const config::YamlNode &root);
std::optional<RouteForm> readRoute(const config::YamlNode &root, const QString &name);
/// The route that a line belongs to; empty: none.
QString routeAtLine(const config::YamlNode &root, int line);

// Edits of `form`, which was read from `root`.
using Edits = std::vector<config::Edit>;
Edits setPredicate(const RouteForm &form, std::size_t row, Operator op, const QStringList &values);
Edits renamePredicate(const RouteForm &form, std::size_t row, const QString &name);
Edits removePredicate(const config::YamlNode &root, const RouteForm &form, std::size_t row);
/// Whether another condition on the subject is possible.
bool canAddPredicate(const RouteForm &form, Subject subject);
/// With a value that can be written at once; its id is the new row's.
Edits addPredicate(const config::YamlNode &root, const RouteForm &form, Subject subject);
Edits addFilter(const RouteForm &form, const std::string &kind);
Edits removeFilter(const config::YamlNode &root, const RouteForm &form, std::size_t index);
Edits moveFilter(const RouteForm &form, std::size_t index, std::size_t to);
Edits moveRoute(const RouteForm &form, std::size_t to);
Edits duplicateRoute(const config::YamlNode &root, const RouteForm &form, const QString &name);
Edits removeRoute(const RouteForm &form);
/// The short file written as a list of routes with backends.
Edits spellOutShortFile(const config::YamlNode &root);

/// `base`, or `base-2`, …: a name that isn't taken.
QString freeName(const std::vector<QString> &taken, const QString &base);

} // namespace signalbox::ui

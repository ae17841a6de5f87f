#include "models/route_form.h"

#include <algorithm>

namespace signalbox::ui {

using config::YamlKind;
using config::YamlNode;
using config::YamlPath;
using config::YamlValue;

namespace {

using Kind = FormField::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RouteForm)
};

bool direct(const YamlNode &route)
{
    return !route.find("match") && (route.find("host") || route.find("path"));
}

YamlPath matchPath(const YamlNode &root, const RouteForm &form)
{
    const YamlNode *route = nodeAt(root, form.path);
    return route && direct(*route) ? form.path : form.path / "match";
}

/// Lines from a route's first to the last that isn't the next one's, comments above that left out.
void readLines(const YamlNode &node, RouteForm &form)
{
    form.firstLine = node.mark.line;
    form.lastLine = lastLineOf(node);
}

QStringList backendNames(const YamlNode &root)
{
    QStringList out;
    if (const YamlNode *backends = root.find("backends")) {
        for (const auto &pair : backends->pairs)
            out.append(text(pair.key->scalar));
    }
    return out;
}

QStringList listenerNames(const YamlNode &root)
{
    QStringList out;
    if (const YamlNode *listeners = root.find("listeners")) {
        for (const auto &pair : listeners->pairs)
            out.append(text(pair.key->scalar));
    }
    if (out.isEmpty())
        out.append(QStringLiteral("web"));
    return out;
}

void readRest(const YamlNode &root, RouteForm &form)
{
    const YamlPath &at = form.path;
    form.predicates = readPredicates(root, matchPath(root, form));
    form.filters = readFilters(root, at / "filters");
    form.backend =
        readField(root, at, "backend", Kind::Choice, Words::tr("backend"), Words::tr("none"));
    form.backend.plain = false;
    form.backend.choices = backendNames(root);
    form.timeout =
        readField(root, at, "timeout", Kind::Duration, Words::tr("timeout"), QStringLiteral("off"));
    const YamlPath retry = at / "retry";
    form.retryAttempts = readField(root, retry, "attempts", Kind::Number, Words::tr("retries"));
    form.retryAttempts.fallback = Words::tr("backend's");
    form.retryAttempts.max = 10;
    form.retryOn = readField(root, retry, "on", Kind::Tokens, Words::tr("retry on"));
    form.retryOn.onlyList = form.retryOn.plain = true;
    form.retryOn.choices = {QStringLiteral("connect-failure"),
                            QStringLiteral("reset"),
                            QStringLiteral("timeout"),
                            QStringLiteral("500"),
                            QStringLiteral("502"),
                            QStringLiteral("503"),
                            QStringLiteral("504")};
    form.retryBackoff = readField(root, retry, "backoff", Kind::Duration,
                                  Words::tr("wait before a retry"), QStringLiteral("25ms"));
    form.retryBudget =
        readField(root, retry, "budget", Kind::Text,
                  Words::tr("most retries, as a share of requests"), QStringLiteral("20%"));
    for (FormField *field :
         {&form.retryAttempts, &form.retryOn, &form.retryBackoff, &form.retryBudget})
        field->prune = true;
    struct Limit
    {
        const char *key;
        QString label;
    };
    const Limit limits[] = {{"connect", Words::tr("connect")},
                            {"response-head", Words::tr("answer's head")},
                            {"read", Words::tr("between two reads")},
                            {"write", Words::tr("between two writes")},
                            {"tunnel", Words::tr("idle tunnel")}};
    for (const Limit &limit : limits) {
        FormField field = readField(root, at / "timeouts", limit.key, Kind::Duration, limit.label);
        field.fallback = Words::tr("as the settings");
        field.prune = true;
        form.timeouts.push_back(std::move(field));
    }
}

} // namespace

std::vector<const FormField *> RouteForm::fields() const
{
    std::vector<const FormField *> out{&nameField,     &enabled, &backend,      &timeout,
                                       &retryAttempts, &retryOn, &retryBackoff, &retryBudget};
    for (const FormField &field : timeouts)
        out.push_back(&field);
    for (const FilterRow &filter : filters) {
        for (const FilterRow::Line &line : filter.lines) {
            out.push_back(&line.first);
            if (line.pair)
                out.push_back(&line.second);
        }
    }
    return out;
}

std::vector<QString> routeNames(const YamlNode &root)
{
    std::vector<QString> out;
    const YamlNode *routes = root.find("routes");
    if (!routes)
        return out;
    for (const auto &pair : routes->pairs)
        out.push_back(text(pair.key->scalar));
    for (const auto &item : routes->items) {
        const YamlNode *name = item->find("name");
        out.push_back(name && !name->scalar.empty()
                          ? text(name->scalar)
                          : QStringLiteral("route-%1").arg(out.size() + 1));
    }
    return out;
}

std::optional<RouteForm> readRoute(const YamlNode &root, const QString &name)
{
    std::vector<QString> names = routeNames(root);
    const auto found = std::find(names.begin(), names.end(), name);
    if (name.isEmpty() || found == names.end())
        return std::nullopt;
    RouteForm form;
    form.index = static_cast<std::size_t>(found - names.begin());
    form.count = names.size();
    form.name = name;
    const YamlNode &routes = *root.find("routes");
    form.shortFile = routes.kind == YamlKind::Map;
    if (form.shortFile) {
        const auto &pair = routes.pairs[form.index];
        form.path = YamlPath{"routes", pair.key->scalar};
        form.firstLine = pair.key->mark.line;
        form.lastLine = std::max(form.firstLine, lastLineOf(*pair.value));
        form.nameField.path = form.path;
        form.nameField.renames = true;
        form.nameField.label = Words::tr("host");
        form.nameField.values = {name};
        form.nameField.line = form.firstLine;
        form.backend = readField(root, YamlPath{"routes"}, pair.key->scalar, Kind::Tokens,
                                 Words::tr("servers"));
        form.backend.required = true;
    } else {
        const YamlNode &route = *routes.items[form.index];
        form.path = YamlPath{"routes", form.index};
        readLines(route, form);
        form.nameField =
            readField(root, form.path, "name", Kind::Text, Words::tr("name"), form.name);
        form.enabled = readField(root, form.path, "enabled", Kind::Toggle, Words::tr("enabled"),
                                 QStringLiteral("true"));
        readRest(root, form);
    }
    form.others = std::move(names);
    return form;
}

QString routeAtLine(const YamlNode &root, int line)
{
    const std::vector<QString> names = routeNames(root);
    const YamlNode *routes = root.find("routes");
    QString found;
    for (std::size_t i = 0; routes && i < names.size(); ++i) {
        const bool map = routes->kind == YamlKind::Map;
        const YamlNode &node = map ? *routes->pairs[i].value : *routes->items[i];
        const int first = map ? routes->pairs[i].key->mark.line : node.mark.line;
        if (line >= first && line <= std::max(first, lastLineOf(node)))
            found = names[i];
    }
    return found;
}

Edits setPredicate(const RouteForm &form, std::size_t row, Operator op, const QStringList &values)
{
    const PredicateRow &before = form.predicates[row];
    if (before.op == op && before.values == values)
        return {};
    if (op == Operator::OneOf && values.isEmpty())
        return {config::SetValue{before.path, config::yamlList({})}};
    return {config::SetValue{before.path, writePredicate(before.subject, op, values)}};
}

Edits renamePredicate(const RouteForm &form, std::size_t row, const QString &name)
{
    const PredicateRow &before = form.predicates[row];
    if (name == before.name || name.isEmpty())
        return {};
    return {config::RenameKey{before.path, utf8(name)}};
}

Edits removePredicate(const YamlNode &root, const RouteForm &form, std::size_t row)
{
    return {removal(root, form.predicates[row].path, form.path)};
}

bool canAddPredicate(const RouteForm &form, Subject subject)
{
    if (form.shortFile)
        return false;
    return subject == Subject::Header || subject == Subject::Query ||
           std::none_of(form.predicates.begin(), form.predicates.end(),
                        [subject](const PredicateRow &row) { return row.subject == subject; });
}

Edits addPredicate(const YamlNode &root, const RouteForm &form, Subject subject)
{
    Edits edits;
    const YamlPath match = form.path / "match";
    YamlPath at = matchPath(root, form);
    const bool staysDirect = subject == Subject::Host || subject == Subject::Path;
    if (at == form.path && !staysDirect) {
        // host and path stand in the route itself, where nothing else can: they move into a match.
        std::vector<std::pair<std::string, YamlValue>> pairs;
        const YamlNode &route = *nodeAt(root, form.path);
        for (const char *key : {"host", "path"}) {
            if (const YamlNode *node = route.find(key)) {
                pairs.emplace_back(key, config::yamlCopy(*node));
                edits.push_back(config::RemoveKey{form.path / key});
            }
        }
        edits.push_back(config::SetValue{match, config::yamlMap(std::move(pairs))});
        at = match;
    }
    YamlPath path = at / subjectKey(subject);
    Operator op = operatorsOf(subject).front();
    QStringList values;
    switch (subject) {
    case Subject::Host:
        values = {QStringLiteral("app.localhost")};
        break;
    case Subject::Path:
        values = {QStringLiteral("/")};
        break;
    case Subject::Method:
        values = {QStringLiteral("GET")};
        break;
    case Subject::Client:
        values = {QStringLiteral("127.0.0.0/8")};
        break;
    case Subject::Listener:
        values = {listenerNames(root).first()};
        break;
    case Subject::Header:
    case Subject::Query: {
        std::vector<QString> taken;
        for (const PredicateRow &row : form.predicates) {
            if (row.subject == subject)
                taken.push_back(row.name);
        }
        path = path / utf8(freeName(taken, subject == Subject::Header ? QStringLiteral("x-name")
                                                                      : QStringLiteral("name")));
        op = Operator::Present;
        break;
    }
    }
    edits.push_back(config::SetValue{path, writePredicate(subject, op, values)});
    return edits;
}

Edits addFilter(const RouteForm &form, const std::string &kind)
{
    return {config::InsertItem{form.path / "filters", form.filters.size(), newFilter(kind)}};
}

Edits removeFilter(const YamlNode &root, const RouteForm &form, std::size_t index)
{
    return {removal(root, form.filters[index].path, form.path)};
}

Edits moveFilter(const RouteForm &form, std::size_t index, std::size_t to)
{
    if (index == to || to >= form.filters.size())
        return {};
    return {config::MoveItem{form.path / "filters", index, to}};
}

Edits moveRoute(const RouteForm &form, std::size_t to)
{
    if (to == form.index || to >= form.count)
        return {};
    return {config::MoveRoute{form.index, to}};
}

Edits duplicateRoute(const YamlNode &root, const RouteForm &form, const QString &name)
{
    const YamlNode *node = nodeAt(root, form.path);
    if (!node || form.shortFile)
        return {config::AddRoute{form.index + 1, config::yamlMap({})}};
    std::vector<std::pair<std::string, YamlValue>> pairs{{"name", config::yamlString(utf8(name))}};
    for (const auto &pair : node->pairs) {
        if (pair.key->scalar != "name")
            pairs.emplace_back(pair.key->scalar, config::yamlCopy(*pair.value));
    }
    return {config::AddRoute{form.index + 1, config::yamlMap(std::move(pairs))}};
}

Edits removeRoute(const RouteForm &form)
{
    if (form.path.last().isIndex)
        return {config::RemoveItem{form.path}};
    return {config::RemoveKey{form.path}};
}

Edits spellOutShortFile(const YamlNode &root)
{
    const YamlNode *routes = root.find("routes");
    if (!routes || routes->kind != YamlKind::Map)
        return {};
    std::vector<std::pair<std::string, YamlValue>> backends;
    std::vector<YamlValue> list;
    for (const auto &pair : routes->pairs) {
        const std::string &host = pair.key->scalar;
        std::vector<YamlValue> servers;
        if (pair.value->kind == YamlKind::Sequence) {
            for (const auto &item : pair.value->items)
                servers.push_back(config::yamlCopy(*item));
        } else {
            servers.push_back(config::yamlCopy(*pair.value));
        }
        backends.emplace_back(host,
                              config::yamlMap({{"servers", config::yamlList(std::move(servers))}}));
        list.push_back(
            config::yamlMap({{"name", config::yamlString(host)},
                             {"match", config::yamlMap({{"host", config::yamlString(host)}})},
                             {"backend", config::yamlString(host)}}));
    }
    return {config::SetValue{YamlPath{"routes"}, config::yamlList(std::move(list))},
            config::SetValue{YamlPath{"backends"}, config::yamlMap(std::move(backends))},
            config::SetValue{YamlPath{"version"}, config::yamlPlain("1")}};
}

QString freeName(const std::vector<QString> &taken, const QString &base)
{
    QString name = base;
    for (int i = 2; std::find(taken.begin(), taken.end(), name) != taken.end(); ++i)
        name = QStringLiteral("%1-%2").arg(base).arg(i);
    return name;
}

} // namespace signalbox::ui

#include "models/backend_form.h"

#include "models/route_form.h"

#include <algorithm>

namespace signalbox::ui {

using config::YamlKind;
using config::YamlNode;
using config::YamlPath;

namespace {

using Kind = FormField::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(BackendForm)
};

struct Key
{
    const char *key;
    Kind kind;
    QString label;
    QString fallback;
};

std::vector<FormField> readAll(const YamlNode &root, const YamlPath &at,
                               std::initializer_list<Key> keys)
{
    std::vector<FormField> out;
    for (const Key &key : keys)
        out.push_back(readField(root, at, key.key, key.kind, key.label, key.fallback));
    return out;
}

/// "127.0.0.1:3001" of "http://127.0.0.1:3001".
QString withoutScheme(const QString &url)
{
    const qsizetype at = url.indexOf(QLatin1String("://"));
    return at < 0 ? url : url.mid(at + 3);
}

BackendForm::Server readServer(const YamlNode &root, const YamlPath &at)
{
    BackendForm::Server server;
    const auto read = [&](const char *key, Kind kind, const QString &label,
                          const QString &fallback) {
        return readField(root, at, key, kind, label, fallback, "url");
    };
    server.url = read("url", Kind::Text, Words::tr("address"), {});
    server.url.required = true;
    server.name =
        read("name", Kind::Text, Words::tr("name"), withoutScheme(server.url.values.value(0)));
    server.weight = read("weight", Kind::Number, Words::tr("weight"), QStringLiteral("1"));
    server.weight.max = 256;
    server.state = read("state", Kind::Choice, Words::tr("state"), QStringLiteral("active"));
    server.state.choices =
        QStringList{QStringLiteral("active"), QStringLiteral("drain"), QStringLiteral("maint")};
    server.host = read("host", Kind::Text, Words::tr("Host field"), QStringLiteral("keep"));
    server.host.choices = QStringList{QStringLiteral("keep"), QStringLiteral("server")};
    server.maxRequests = read("max-requests", Kind::Text, Words::tr("most requests at a time"),
                              QStringLiteral("off"));
    server.maxRequests.plain = true;
    server.shown = server.name.shown();
    if (const YamlNode *node = nodeAt(root, at))
        server.line = node->mark.line;
    return server;
}

std::vector<BackendForm::Pair> readPairs(const YamlNode &root, const YamlPath &map,
                                         const QString &label)
{
    std::vector<BackendForm::Pair> out;
    const YamlNode *node = nodeAt(root, map);
    for (std::size_t i = 0; node && i < node->pairs.size(); ++i) {
        const YamlNode &key = *node->pairs[i].key;
        BackendForm::Pair pair;
        pair.name.label = Words::tr("name of the %1").arg(label);
        pair.name.path = map / key.scalar;
        pair.name.renames = pair.name.required = true;
        pair.name.values = {text(key.scalar)};
        pair.name.line = key.mark.line;
        pair.value = readField(root, map, key.scalar, Kind::Text,
                               Words::tr("value of the %1 %2").arg(label, text(key.scalar)));
        pair.value.required = true; // it goes with its row
        out.push_back(std::move(pair));
    }
    return out;
}

void readCheck(const YamlNode &root, BackendForm &form)
{
    const YamlPath at = form.path / "health-check";
    const YamlNode *node = nodeAt(root, at);
    form.checked = node && node->kind == YamlKind::Map;
    if (!form.checked)
        return;
    form.check = readAll(
        root, at,
        {{"type", Kind::Choice, Words::tr("type"), Words::tr("http if there is a path, else tcp")},
         {"path", Kind::Text, Words::tr("path"), QStringLiteral("/")},
         {"method", Kind::Text, Words::tr("method"), QStringLiteral("GET")},
         {"host", Kind::Text, Words::tr("host"), Words::tr("the server's")},
         {"port", Kind::Number, Words::tr("port"), Words::tr("the server's")},
         {"interval", Kind::Duration, Words::tr("every"), QStringLiteral("2s")},
         {"timeout", Kind::Duration, Words::tr("within"), QStringLiteral("1s")},
         {"rise", Kind::Number, Words::tr("successes until up"), QStringLiteral("2")},
         {"fall", Kind::Number, Words::tr("failures until down"), QStringLiteral("3")}});
    form.check[0].choices = QStringList{QStringLiteral("http"), QStringLiteral("tcp")};
    form.check[4].min = 1;
    form.check[4].max = 65535;
    form.check[7].min = form.check[8].min = 1;
    form.check[7].max = form.check[8].max = 100;
    auto expect =
        readAll(root, at / "expect",
                {{"status", Kind::Tokens, Words::tr("expected status"), QStringLiteral("200-399")},
                 {"body", Kind::Text, Words::tr("text in the body"), Words::tr("any")},
                 {"body-regex", Kind::Text, Words::tr("regular expression for the body"),
                  Words::tr("any")}});
    expect[0].plain = true;
    for (FormField &field : expect) {
        field.prune = true;
        form.check.push_back(std::move(field));
    }
    form.asked = readPairs(root, at / "headers", Words::tr("request field"));
    form.expected = readPairs(root, at / "expect" / "header", Words::tr("expected field"));
}

void readRest(const YamlNode &root, BackendForm &form)
{
    form.balance = readField(root, form.path, "balance", Kind::Choice, Words::tr("balance"),
                             QStringLiteral("round-robin"));
    form.balance.choices =
        QStringList{QStringLiteral("round-robin"), QStringLiteral("least-requests")};
    readCheck(root, form);
    const YamlNode *outlier = nodeAt(root, form.path / "outlier");
    form.ejects = outlier && outlier->kind == YamlKind::Map;
    if (form.ejects) {
        form.outlier =
            readAll(root, form.path / "outlier",
                    {{"consecutive-failures", Kind::Number, Words::tr("failures in a row"),
                      QStringLiteral("5")},
                     {"eject", Kind::Duration, Words::tr("for"), QStringLiteral("10s")},
                     {"max-eject", Kind::Duration, Words::tr("at most"), QStringLiteral("5m")}});
        form.outlier[0].min = 1;
        form.outlier[0].max = 1000;
    }
    form.retry = readAll(
        root, form.path / "retry",
        {{"attempts", Kind::Number, Words::tr("retries"), QStringLiteral("2")},
         {"on", Kind::Tokens, Words::tr("on"), QStringLiteral("connect-failure")},
         {"backoff", Kind::Duration, Words::tr("wait before a retry"), QStringLiteral("25ms")},
         {"budget", Kind::Text, Words::tr("share of requests at most"), QStringLiteral("20%")}});
    form.retry[0].max = 10;
    form.retry[1].plain = form.retry[1].onlyList = true;
    form.retry[1].choices = {QStringLiteral("connect-failure"),
                             QStringLiteral("reset"),
                             QStringLiteral("timeout"),
                             QStringLiteral("500"),
                             QStringLiteral("502"),
                             QStringLiteral("503"),
                             QStringLiteral("504")};
    for (FormField &field : form.retry)
        field.prune = true;
}

} // namespace

std::vector<const FormField *> BackendForm::fields() const
{
    std::vector<const FormField *> out{&balance};
    for (const Server &server : servers)
        out.insert(out.end(), {&server.url, &server.name, &server.weight, &server.state,
                               &server.host, &server.maxRequests});
    for (const auto *list : {&check, &outlier, &retry}) {
        for (const FormField &field : *list)
            out.push_back(&field);
    }
    for (const auto *list : {&asked, &expected}) {
        for (const Pair &pair : *list)
            out.insert(out.end(), {&pair.name, &pair.value});
    }
    return out;
}

QStringList backendNames(const YamlNode &root)
{
    QStringList out;
    const YamlNode *backends = root.find("backends");
    const YamlNode *routes = root.find("routes");
    const bool shortFile = routes && routes->kind == YamlKind::Map;
    if (const YamlNode *from = shortFile ? routes : backends) {
        for (const auto &pair : from->pairs)
            out.append(text(pair.key->scalar));
    }
    return out;
}

std::optional<BackendForm> readBackend(const YamlNode &root, const QString &name)
{
    const YamlNode *routes = root.find("routes");
    BackendForm form;
    form.name = name;
    form.shortFile = routes && routes->kind == YamlKind::Map;
    form.path = YamlPath{form.shortFile ? "routes" : "backends", utf8(name)};
    const YamlNode *node = nodeAt(root, form.path);
    if (name.isEmpty() || !node)
        return std::nullopt;
    if (const config::YamlPair *pair = nodeAt(root, form.path.parent())->findPair(utf8(name)))
        form.firstLine = pair->key->mark.line;
    form.lastLine = std::max(form.firstLine, lastLineOf(*node));
    const YamlPath list = form.shortFile ? form.path : form.path / "servers";
    const YamlNode *servers = nodeAt(root, list);
    for (std::size_t i = 0; servers && i < servers->items.size(); ++i)
        form.servers.push_back(readServer(root, list / i));
    if (form.shortFile && servers && servers->items.empty())
        form.servers.push_back(readServer(root, list));
    if (!form.shortFile)
        readRest(root, form);
    for (std::size_t i = 0; routes && i < routes->items.size(); ++i) {
        const YamlNode *backend = routes->items[i]->find("backend");
        if (!backend || backend->scalar != utf8(name))
            continue;
        const YamlNode *route = routes->items[i]->find("name");
        form.users.append(route ? text(route->scalar) : QStringLiteral("route-%1").arg(i + 1));
    }
    return form;
}

Edits addServer(const BackendForm &form)
{
    // The next port of the last server: it is seldom far off.
    QString address = QStringLiteral("127.0.0.1:3000");
    if (!form.servers.empty()) {
        const QString last = withoutScheme(form.servers.back().url.values.value(0));
        const qsizetype colon = last.lastIndexOf(u':');
        bool number = false;
        const int port = last.mid(colon + 1).toInt(&number);
        if (number && colon > 0 && port < 65535)
            address = last.left(colon + 1) + QString::number(port + 1);
    }
    return {config::AddServer{utf8(form.name), config::yamlString(utf8(address))}};
}

Edits removeServer(const YamlNode &root, const BackendForm &form, std::size_t index)
{
    if (index >= form.servers.size() || form.servers.size() == 1)
        return {};
    const YamlPath list = form.shortFile ? form.path : form.path / "servers";
    if (!nodeAt(root, list / index))
        return {};
    return {config::RemoveItem{list / index}};
}

Edits moveServer(const BackendForm &form, std::size_t from, std::size_t to)
{
    if (from == to || from >= form.servers.size() || to >= form.servers.size())
        return {};
    return {config::MoveItem{form.shortFile ? form.path : form.path / "servers", from, to}};
}

Edits setWeight(const BackendForm &form, std::size_t server, unsigned weight)
{
    if (server >= form.servers.size() ||
        form.servers[server].weight.shown() == QString::number(weight))
        return {};
    return {config::SetServerWeight{utf8(form.name), server, weight}};
}

Edits setChecked(const YamlNode &root, const BackendForm &form, bool on)
{
    const YamlPath at = form.path / "health-check";
    if (on == form.checked)
        return {};
    if (on)
        return {config::SetValue{at, config::yamlMap({{"path", config::yamlString("/healthz")}})}};
    if (!nodeAt(root, at))
        return {};
    return {config::RemoveKey{at}};
}

Edits addCheckPair(const BackendForm &form, bool expected)
{
    if (!form.checked)
        return {};
    std::vector<QString> taken;
    for (const BackendForm::Pair &pair : expected ? form.expected : form.asked)
        taken.push_back(pair.name.shown().toLower());
    const YamlPath check = form.path / "health-check";
    const YamlPath map = expected ? check / "expect" / "header" : check / "headers";
    return {config::SetValue{map / utf8(freeName(taken, QStringLiteral("x-name"))),
                             config::yamlString("value")}};
}

Edits removeCheckPair(const YamlNode &root, const BackendForm &form, const YamlPath &pair)
{
    if (!nodeAt(root, pair))
        return {};
    return {removal(root, pair, form.path / "health-check")};
}

Edits setEjects(const YamlNode &root, const BackendForm &form, bool on)
{
    const YamlPath at = form.path / "outlier";
    if (on == form.ejects)
        return {};
    if (on)
        return {config::SetValue{
            at, config::yamlMap({{"consecutive-failures", config::yamlPlain("5")}})}};
    if (!nodeAt(root, at))
        return {};
    return {config::RemoveKey{at}};
}

Edits removeBackend(const YamlNode &root, const BackendForm &form)
{
    Edits edits;
    const YamlNode *routes = root.find("routes");
    for (std::size_t i = routes ? routes->items.size() : 0; i-- > 0;) {
        const YamlNode *backend = routes->items[i]->find("backend");
        if (backend && backend->scalar == utf8(form.name))
            edits.push_back(config::RemoveItem{YamlPath{"routes"} / i});
    }
    edits.push_back(config::RemoveBackend{utf8(form.name)});
    return edits;
}

std::vector<double> expectedShares(const BackendForm &form)
{
    return expectedShares(form, form.servers.size(), 0);
}

std::vector<double> expectedShares(const BackendForm &form, std::size_t server, unsigned weight)
{
    std::vector<double> out;
    double sum = 0;
    for (std::size_t i = 0; i < form.servers.size(); ++i) {
        const auto &one = form.servers[i];
        const double own = i == server ? weight : one.weight.shown().toUInt();
        out.push_back(one.state.shown() == QLatin1String("active") ? own : 0);
        sum += out.back();
    }
    for (double &share : out)
        share = sum > 0 ? share / sum : 0;
    return out;
}

} // namespace signalbox::ui

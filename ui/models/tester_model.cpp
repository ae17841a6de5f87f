#include "models/tester_model.h"

#include "theme/badge_paint.h"
#include "workspace/text.h"

#include <algorithm>
#include <map>

namespace signalbox::ui {

namespace {

using routing::PredicateKind;
using Kind = DraftChange::Kind;

int columnOf(PredicateKind kind)
{
    switch (kind) {
    case PredicateKind::Host:
        return TesterModel::Host;
    case PredicateKind::Path:
        return TesterModel::Path;
    case PredicateKind::Method:
        return TesterModel::Method;
    case PredicateKind::Header:
        return TesterModel::Header;
    case PredicateKind::Query:
        return TesterModel::Query;
    case PredicateKind::Client:
        return TesterModel::Client;
    case PredicateKind::Listener:
        return TesterModel::Listener;
    }
    return TesterModel::Host;
}

/// A pattern as a sentence would say it: "starts with /api/".
QString words(PredicateKind kind, const std::string &pattern)
{
    const QString value = text(pattern);
    if (kind == PredicateKind::Host)
        return value.startsWith(QLatin1String("*."))
                   ? TesterModel::tr("ends in %1").arg(value.mid(1))
                   : TesterModel::tr("is %1").arg(value);
    if (kind != PredicateKind::Path)
        return value;
    if (value.startsWith(u'='))
        return TesterModel::tr("is %1").arg(value.mid(1).trimmed());
    if (value.startsWith(u'~'))
        return TesterModel::tr("matches %1").arg(value.mid(1).trimmed());
    return TesterModel::tr("starts with %1").arg(value);
}

const ExplainResult::Candidate *candidateOf(const std::optional<ExplainResult> &result,
                                            const std::string &name)
{
    if (!result)
        return nullptr;
    for (const ExplainResult::Candidate &one : result->candidates) {
        if (one.route == name)
            return &one;
    }
    return nullptr;
}

TableCell plain(const QString &words, Token tone = Token::Tx)
{
    TableCell cell;
    cell.text = words;
    cell.tone = tone;
    return cell;
}

TableCell predicateCell(const routing::PredicateResult &predicate)
{
    TableCell cell;
    cell.text = words(predicate.kind, predicate.pattern);
    cell.icon = predicate.ok ? QStringLiteral("check") : QStringLiteral("cross");
    cell.tone = predicate.ok ? Token::Up : Token::Dn;
    if (!predicate.ok)
        cell.detail = TesterModel::tr("got %1").arg(predicate.absent ? TesterModel::tr("nothing")
                                                    : predicate.value.empty()
                                                        ? TesterModel::tr("an empty value")
                                                        : text(predicate.value));
    return cell;
}

/// What one configuration does with the request, as far as this route is concerned.
TableCell verdictCell(const std::optional<ExplainResult> &result, const QString &error,
                      const ExplainResult::Candidate *candidate, const QString &absent)
{
    if (!result)
        return plain(error, Token::Dn);
    if (!candidate)
        return plain(absent, Token::Tx3);
    if (candidate->result.matched) {
        TableCell cell;
        cell.icon = QStringLiteral("arrow-right");
        cell.tone = Token::Up;
        cell.strong = true;
        cell.payload = true; // filled
        const auto &match = *result->matched;
        cell.text = match.answered > 0
                        ? TesterModel::tr("match, answers %1").arg(match.answered)
                        : TesterModel::tr("match, backend %1").arg(text(match.backend));
        return cell;
    }
    if (!candidate->enabled)
        return plain(TesterModel::tr("disabled"), Token::Tx3);
    return plain(candidate->result.evaluated ? TesterModel::tr("no match")
                                             : TesterModel::tr("not reached"),
                 Token::Tx2);
}

} // namespace

TesterModel::TesterModel(QObject *parent)
    : CellTableModel({{tr("#"), Qt::AlignRight | Qt::AlignVCenter},
                      {tr("Route")},
                      {tr("Host")},
                      {tr("Path")},
                      {tr("Method")},
                      {tr("Header")},
                      {tr("Query")},
                      {tr("Client")},
                      {tr("Listener")},
                      {tr("Live")},
                      {tr("Draft")}},
                     parent)
    , m_unused{Header, Query, Client, Listener}
{
}

void TesterModel::setVerdicts(const RouteVerdicts &verdicts,
                              const std::vector<DraftChange> &changes, quint64 liveGeneration)
{
    setColumnTitle(Live, liveGeneration ? tr("Live, gen %1").arg(liveGeneration) : tr("Live"));
    const auto changeOf = [&](const std::string &name) -> const DraftChange * {
        for (const DraftChange &change : changes) {
            if (change.entity == DraftChange::Entity::Route && change.name == text(name))
                return &change;
        }
        return nullptr;
    };

    std::vector<Row> rows;
    QSet<int> used{Number, Route, Host, Path, Method, Live, Draft};
    const auto add = [&](const ExplainResult::Candidate &candidate, int number) {
        const ExplainResult::Candidate *live = candidateOf(verdicts.live, candidate.route);
        const ExplainResult::Candidate *draft = candidateOf(verdicts.draft, candidate.route);
        Row row;
        row.key = text(candidate.route);
        row.cells.resize(ColumnCount);
        row.cells[Number] =
            plain(number > 0 ? QLocale().toString(number) : QStringLiteral("–"), Token::Tx2);
        row.cells[Route] = plain(row.key);
        row.cells[Route].strong = true;
        QString badge;
        if (const DraftChange *change = changeOf(candidate.route)) {
            const BadgeKind kind = change->kind == Kind::Added     ? BadgeKind::Added
                                   : change->kind == Kind::Removed ? BadgeKind::Removed
                                                                   : BadgeKind::Changed;
            row.cells[Route].payload = int(kind);
            badge = badgeLook(kind).word;
        }
        for (int column = Host; column <= Listener; ++column)
            row.cells[std::size_t(column)] = plain(tr("any"), Token::Tx3);
        QStringList spoken;
        std::map<int, TableCell> cells;
        for (const routing::PredicateResult &predicate : candidate.result.predicates) {
            const int column = columnOf(predicate.kind);
            used.insert(column);
            const TableCell cell = predicateCell(predicate);
            spoken += QStringLiteral("%1 %2 %3")
                          .arg(text(std::string(routing::predicateKindName(predicate.kind))),
                               cell.text, predicate.ok ? tr("holds") : tr("doesn't hold"));
            const auto [at, fresh] = cells.try_emplace(column, cell);
            if (fresh)
                continue;
            // Several predicates of a kind: one that fails decides.
            at->second.text += QLatin1String(", ") + cell.text;
            if (!predicate.ok) {
                at->second.icon = cell.icon;
                at->second.tone = cell.tone;
                at->second.detail = cell.detail;
            }
        }
        for (auto &[column, cell] : cells)
            row.cells[std::size_t(column)] = cell;
        row.cells[Live] = verdictCell(verdicts.live, verdicts.liveError, live,
                                      liveGeneration ? tr("not in gen %1").arg(liveGeneration)
                                                     : tr("not running"));
        row.cells[Draft] = verdictCell(verdicts.draft, verdicts.draftError, draft, tr("removed"));
        row.sentence =
            tr("Rule %1, %2: live %3, draft %4")
                .arg(row.cells[Number].text, badge.isEmpty() ? row.key : row.key + u' ' + badge,
                     row.cells[Live].text, row.cells[Draft].text);
        if (!spoken.isEmpty())
            row.sentence += QLatin1String("; ") + spoken.join(QLatin1String(", "));
        rows.push_back(std::move(row));
    };

    const std::optional<ExplainResult> &order = verdicts.draft ? verdicts.draft : verdicts.live;
    if (order) {
        for (const ExplainResult::Candidate &candidate : order->candidates)
            add(candidate, int(candidate.result.route) + 1);
    }
    if (verdicts.draft && verdicts.live) {
        for (const ExplainResult::Candidate &candidate : verdicts.live->candidates) {
            if (candidateOf(verdicts.draft, candidate.route))
                continue;
            const auto at = std::min(std::size_t(candidate.result.route), rows.size());
            add(candidate, 0);
            std::rotate(rows.begin() + std::ptrdiff_t(at), rows.end() - 1, rows.end());
        }
    }
    setRows(std::move(rows));

    QSet<int> unused;
    for (int column = 0; column < ColumnCount; ++column) {
        if (!used.contains(column))
            unused.insert(column);
    }
    if (std::exchange(m_unused, unused) != unused)
        emit columnsChanged();
}

ExplainRequest exampleRequest(const config::RouteSpec &route, const std::string &listenerUrl)
{
    ExplainRequest request;
    std::string host = "localhost";
    if (!route.match.hosts.empty()) {
        const config::HostPattern &pattern = route.match.hosts.front();
        host = pattern.wildcard ? "any." + pattern.name : pattern.name;
    }
    const std::size_t port = listenerUrl.rfind(':');
    if (listenerUrl.starts_with("http") && port > 5 && port != std::string::npos)
        host += listenerUrl.substr(port);
    std::string path = "/";
    if (!route.match.paths.empty() &&
        route.match.paths.front().kind != config::PathPattern::Kind::Regex) {
        path = route.match.paths.front().text;
        if (route.match.paths.front().kind == config::PathPattern::Kind::Prefix)
            path += '/';
    }
    char separator = '?';
    for (const config::ValuePattern &query : route.match.query) {
        if (query.kind == config::ValuePattern::Kind::Absent)
            continue;
        path += separator + query.name + '=' +
                (query.kind == config::ValuePattern::Kind::Exact ? query.text : "1");
        separator = '&';
    }
    request.url = "http://" + host + path;
    if (!route.match.methods.empty())
        request.method = route.match.methods.front();
    for (const config::ValuePattern &header : route.match.headers) {
        if (header.kind == config::ValuePattern::Kind::Exact)
            request.headers.emplace_back(header.name, header.text);
        else if (header.kind == config::ValuePattern::Kind::Present)
            request.headers.emplace_back(header.name, "1");
    }
    return request;
}

} // namespace signalbox::ui

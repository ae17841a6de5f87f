#include "models/backend_table_model.h"

#include "models/server_mime.h"
#include "models/server_words.h"
#include "theme/formats.h"
#include "workspace/text.h"

#include <QMimeData>

#include <algorithm>
#include <cmath>
#include <utility>

namespace signalbox::ui {

namespace {

constexpr Qt::Alignment leading = Qt::AlignLeft | Qt::AlignVCenter;
constexpr Qt::Alignment trailing = Qt::AlignRight | Qt::AlignVCenter;

/// Names can hold anything but a line end.
QString keyOf(const std::string &backend, const std::string &server)
{
    return text(backend) + u'\n' + text(server);
}

/// "127.0.0.1:9001" of "http://127.0.0.1:9001"; empty when that is the server's name as well.
QString addressOf(const std::string &url, const std::string &name)
{
    const QString whole = text(url);
    const QString address = whole.startsWith(QLatin1String("http://")) ? whole.mid(7) : whole;
    return address == text(name) ? QString() : address;
}

TableCell number(QString shown, bool zero)
{
    TableCell cell;
    cell.text = std::move(shown);
    cell.tone = zero ? Token::Tx3 : Token::Tx;
    return cell;
}

} // namespace

BackendTableModel::BackendTableModel(const LiveFeed &live, QObject *parent)
    : CellTableModel(
          {{tr("Backend"), leading},
           {tr("Server"), leading},
           {tr("State"), leading},
           {tr("Weight"), trailing},
           {tr("Active"), trailing, tr("Requests on the server now")},
           {tr("Req/s"), trailing, tr("Requests that ended in the last second")},
           {tr("Picks"), trailing, tr("How often the server was chosen")},
           {tr("Share"), leading,
            tr("Bar: actual share of the backend's picks in the last ten seconds. Tick: expected "
               "from the weights of the servers that take requests.")},
           {tr("p50"), trailing,
            tr("Half of the requests took no longer. Upstream time of the last ten seconds, "
               "without injected delay.")},
           {tr("p95"), trailing,
            tr("95 % of the requests took no longer. Upstream time of the last ten seconds, "
               "without injected delay.")},
           {tr("Errors"), trailing, tr("Failed connections, resets, timeouts and 5xx answers")},
           {tr("Last check"), leading},
           {tr("Last 60 checks, newest at the end"), leading}},
          parent)
    , m_live(live)
{
}

void BackendTableModel::setConfig(std::shared_ptr<const config::RuntimeConfig> config)
{
    m_config = std::move(config);
    refresh();
}

void BackendTableModel::setDraft(std::shared_ptr<const config::RuntimeConfig> config)
{
    m_draft = std::move(config);
    if (!m_live.latest())
        refresh();
}

void BackendTableModel::setFilter(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    refresh();
}

void BackendTableModel::setSince(quint64 generation)
{
    m_since = generation;
    refresh();
}

void BackendTableModel::setChecks(const QString &backend, const QString &server,
                                  const std::vector<health::CheckResult> &results)
{
    const std::string name = backend.toStdString();
    m_strips.setHistory(name, server.toStdString(), results, slowUs(name));
    refresh();
}

const config::HealthCheckSpec *BackendTableModel::checkOf(const std::string &backend) const
{
    if (!m_config)
        return nullptr;
    const auto found =
        std::find_if(m_config->backends.begin(), m_config->backends.end(),
                     [&backend](const config::BackendSpec &spec) { return spec.name == backend; });
    return found != m_config->backends.end() && found->healthCheck ? &*found->healthCheck : nullptr;
}

std::int64_t BackendTableModel::slowUs(const std::string &backend) const
{
    // Half of what it may take: the next one may well fail.
    constexpr std::int64_t unknown = 500'000;
    const config::HealthCheckSpec *check = checkOf(backend);
    return check ? std::chrono::microseconds(check->timeout).count() / 2 : unknown;
}

bool BackendTableModel::shareIsOff(const std::string &key, const stats::ServerSnapshot &server,
                                   MonoTime now)
{
    const bool differs =
        server.shareActual && server.info.shareExpected &&
        std::abs(*server.shareActual - *server.info.shareExpected) > shareTolerance;
    if (!differs) {
        m_offSince.erase(key);
        return false;
    }
    const auto [since, added] = m_offSince.emplace(key, now);
    return now - since->second >= sharePatience;
}

CellTableModel::Row BackendTableModel::liveRow(const stats::BackendSnapshot &backend,
                                               const stats::ServerSnapshot &server,
                                               const stats::Snapshot &snapshot)
{
    const stats::ServerInfo &info = server.info;
    Row row;
    row.key = keyOf(backend.info.name, info.name);
    row.sentence = serverSentence(text(backend.info.name), server, snapshot.takenMs);
    row.cells.resize(ColumnCount);
    const auto cell = [&row](Column column) -> TableCell & {
        return row.cells[static_cast<std::size_t>(column)];
    };
    cell(Backend).text = text(backend.info.name);
    cell(Server).text = text(info.name);
    cell(Server).detail = addressOf(info.url, info.name);
    cell(Server).strong = true;
    cell(State) = stateCell(info, server.sums.active, snapshot.takenMs);
    cell(Weight) = number(formats::count(info.weight), info.weight == 0);
    cell(Active) = number(formats::count(server.sums.active), server.sums.active == 0);
    const double rate = server.rate.lastSecond.value_or(0);
    cell(Rate) = number(formats::rate(rate), rate < 0.05);
    cell(Rate).payload = QVariant::fromValue(m_sparks[row.key]);
    const ServerCounts counts = m_bases.since(m_since, backend.info.name, server);
    cell(Picks) = number(formats::count(counts.picks), counts.picks == 0);
    ShareCell share{server.shareActual.value_or(0), info.shareExpected,
                    shareIsOff(row.key.toStdString(), server, snapshot.taken)};
    // Painted in pixels: differences that nobody sees don't repaint.
    share.actual = std::round(share.actual * 1000) / 1000;
    if (share.expected)
        share.expected = std::round(*share.expected * 1000) / 1000;
    cell(Share).text = formats::share(share.actual);
    cell(Share).tone = share.actual > 0 ? Token::Tx : Token::Tx3;
    cell(Share).spoken = shareWords(share);
    cell(Share).payload = QVariant::fromValue(share);
    cell(P50) = number(formats::duration(server.latency.p50Us), !server.latency.p50Us);
    cell(P95) = number(formats::duration(server.latency.p95Us), !server.latency.p95Us);
    cell(Errors) = number(formats::count(counts.errors), counts.errors == 0);
    if (counts.errors > 0) {
        cell(Errors).tone = Token::Dn;
        cell(Errors).strong = true;
    }
    cell(LastCheck) = lastCheckCell(info, !m_config || checkOf(backend.info.name));
    const ChecksCell checks{m_strips.strip(backend.info.name, info, slowUs(backend.info.name))};
    cell(Checks).spoken = checksWords(checks);
    cell(Checks).payload = QVariant::fromValue(checks);
    return row;
}

bool BackendTableModel::matches(const Row &row) const
{
    QString all = row.cells[Backend].text;
    for (const Column column : {Server, State}) {
        const TableCell &cell = row.cells[static_cast<std::size_t>(column)];
        all += u'\n' + cell.text + u'\n' + cell.detail;
    }
    return std::all_of(m_words.begin(), m_words.end(), [&all](const QString &word) {
        return all.contains(word, Qt::CaseInsensitive);
    });
}

void BackendTableModel::note()
{
    const std::vector<quint64> before = m_bases.generations();
    if (const auto snapshot = m_live.latest())
        m_bases.note(*snapshot);
    else
        m_bases.clear();
    if (m_bases.generations() != before)
        emit basesChanged();
}

void BackendTableModel::addDraftRows(std::vector<Row> &rows, Places &places, int &servers)
{
    for (const config::BackendSpec &backend : m_draft->backends) {
        for (const config::ServerSpec &server : backend.servers) {
            ++servers;
            Row row;
            row.key = keyOf(backend.name, server.name);
            row.sentence =
                tr("%1 of backend %2, not running").arg(text(server.name), text(backend.name));
            row.cells.assign(ColumnCount, number(QStringLiteral("–"), true));
            row.cells[Backend] = {text(backend.name), {}, {}, Token::Tx, false, {}};
            row.cells[Server] = {
                text(server.name), addressOf(server.url, server.name), {}, Token::Tx, true, {}};
            row.cells[Weight] = number(formats::count(server.weight), server.weight == 0);
            row.cells[Checks].text.clear();
            row.cells[Checks].payload = QVariant::fromValue(ChecksCell());
            if (!matches(row))
                continue;
            places[row.key] = {text(backend.name), text(server.name), {}, false};
            rows.push_back(std::move(row));
        }
    }
}

void BackendTableModel::refresh()
{
    note();
    std::vector<Row> rows;
    Places places;
    std::vector<std::pair<QString, QString>> wanted;
    int servers = 0;
    if (const std::shared_ptr<const stats::Snapshot> snapshot = m_live.latest()) {
        for (const stats::BackendSnapshot &backend : snapshot->backends) {
            const bool checked = checkOf(backend.info.name);
            for (const stats::ServerSnapshot &server : backend.servers) {
                ++servers;
                if (checked && m_strips.unknown(backend.info.name, server.info.name)) {
                    m_strips.setHistory(backend.info.name, server.info.name, {}, 0);
                    wanted.emplace_back(text(backend.info.name), text(server.info.name));
                }
                Row row = liveRow(backend, server, *snapshot);
                if (!matches(row))
                    continue;
                places[row.key] = {text(backend.info.name), text(server.info.name),
                                   server.info.state, checked};
                rows.push_back(std::move(row));
            }
        }
    } else {
        m_strips.clear();
        m_offSince.clear();
        m_sparks.clear();
        if (m_draft)
            addDraftRows(rows, places, servers);
    }
    // A backend's name stands in its first row, below a line.
    QString backend;
    for (Row &row : rows) {
        TableCell &cell = row.cells[Backend];
        const bool first = cell.text != backend || &row == &rows.front();
        backend = cell.text;
        row.topLine = first && &row != &rows.front();
        if (!first)
            cell.text.clear();
    }
    m_places = std::move(places);
    // Known before the rows are told: who hears of those asks how many there are in all.
    const bool counted = std::exchange(m_serverCount, servers) != servers;
    setRows(std::move(rows));
    if (counted)
        emit serverCountChanged();
    for (const auto &[of, server] : wanted)
        emit historyWanted(of, server);
}

void BackendTableModel::refreshSparks()
{
    if (const auto snapshot = m_live.latest()) {
        std::map<QString, SparkCell> sparks;
        for (const stats::BackendSnapshot &backend : snapshot->backends) {
            for (const stats::ServerSnapshot &server : backend.servers) {
                const auto values =
                    m_live.serverRates(text(backend.info.name), text(server.info.name));
                sparks.emplace(keyOf(backend.info.name, server.info.name),
                               SparkCell{QList<float>(values.begin(), values.end()),
                                         server.info.state == "down"});
            }
        }
        m_sparks = std::move(sparks);
    }
    refresh();
}

const BackendTableModel::Place *BackendTableModel::placeOf(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const auto found = m_places.find(rows()[static_cast<std::size_t>(row)].key);
    return found == m_places.end() ? nullptr : &found->second;
}

QString BackendTableModel::backendOf(int row) const
{
    const Place *place = placeOf(row);
    return place ? place->backend : QString();
}

QString BackendTableModel::serverOf(int row) const
{
    const Place *place = placeOf(row);
    return place ? place->server : QString();
}

int BackendTableModel::rowOfServer(const QString &backend, const QString &server) const
{
    return rowOf(backend + u'\n' + server);
}

std::string BackendTableModel::stateOf(int row) const
{
    const Place *place = placeOf(row);
    return place ? place->state : std::string();
}

bool BackendTableModel::checked(int row) const
{
    const Place *place = placeOf(row);
    return place && place->checked;
}

Qt::ItemFlags BackendTableModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags drags = index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags;
    return CellTableModel::flags(index) | drags;
}

QStringList BackendTableModel::mimeTypes() const
{
    return serverMimeTypes();
}

QMimeData *BackendTableModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    const int row = indexes.first().row();
    return serverMimeData(backendOf(row), serverOf(row));
}

} // namespace signalbox::ui

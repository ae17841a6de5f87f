#include "models/generation_model.h"

#include "theme/formats.h"
#include "theme/state_look.h"

#include <QDateTime>

#include <algorithm>

namespace signalbox::ui {

namespace {

using control::GenerationState;

constexpr Qt::Alignment leading = Qt::AlignLeft | Qt::AlignVCenter;
constexpr Qt::Alignment trailing = Qt::AlignRight | Qt::AlignVCenter;
constexpr std::int64_t leastAxisMs = 60'000;
constexpr std::int64_t dayMs = 24 * 3600 * 1000;

QString none()
{
    return QStringLiteral("–");
}

QString timeText(std::int64_t ms, std::int64_t nowMs, const QString &format)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms);
    const QLocale locale;
    return nowMs - ms < dayMs ? locale.toString(time.time(), format)
                              : locale.toString(time.date(), QLocale::ShortFormat);
}

TableCell plain(QString text, Token tone = Token::Tx)
{
    TableCell cell;
    cell.text = std::move(text);
    cell.tone = tone;
    return cell;
}

} // namespace

std::int64_t GenerationModel::Entry::appliedMs() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(info.applied.time_since_epoch())
        .count();
}

GenerationModel::GenerationModel(QObject *parent)
    : CellTableModel({{tr("Gen"), trailing},
                      {tr("State"), leading},
                      {tr("Applied"), leading},
                      {tr("Cause"), leading},
                      {tr("What changed"), leading},
                      {tr("Requests"), trailing},
                      {tr("In flight"), trailing},
                      {tr("Drain"), leading},
                      {tr("now"), leading,
                       tr("Solid: serving. Hatched: draining. Cross: refused, never served.")},
                      {QString(), leading}},
                     parent)
{
}

void GenerationModel::clear()
{
    m_entries.clear();
    show();
}

QString GenerationModel::keyOf(const Entry &entry)
{
    // A refused attempt has no number; the same text refused again is the same attempt.
    return entry.info.number > 0 ? QString::number(entry.info.number)
                                 : u'!' + QString::fromStdString(entry.info.digest);
}

void GenerationModel::note(const control::GenerationInfo &info)
{
    Entry wanted;
    wanted.info = info;
    const QString key = keyOf(wanted);
    const auto same = std::find_if(m_entries.begin(), m_entries.end(),
                                   [&key](const Entry &entry) { return keyOf(entry) == key; });
    if (same != m_entries.end()) {
        if (same->info.state == GenerationState::Active && info.state == GenerationState::Retired) {
            same->stoppedMs = std::max(m_nowMs, same->appliedMs());
            same->inFlight = 0;
        }
        same->info = info;
    } else {
        // With a new one that serves, the one before drains, or has drained already; it says so.
        m_entries.push_back(std::move(wanted));
    }
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const Entry &a, const Entry &b) {
        return a.info.applied != b.info.applied ? a.info.applied > b.info.applied
                                                : a.info.number > b.info.number;
    });
    if (m_entries.size() > kept)
        m_entries.resize(kept);
    show();
}

const GenerationModel::Entry *GenerationModel::find(quint64 generation) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [generation](const Entry &entry) {
            return generation > 0 && entry.info.number == generation;
        });
    return found == m_entries.end() ? nullptr : &*found;
}

GenerationModel::Entry *GenerationModel::find(quint64 generation)
{
    return const_cast<Entry *>(std::as_const(*this).find(generation));
}

void GenerationModel::setDrainLimit(quint64 generation, std::chrono::milliseconds limit)
{
    if (Entry *entry = find(generation)) {
        entry->drainLimit = limit;
        show();
    }
}

void GenerationModel::setDrained(quint64 generation, std::chrono::microseconds took)
{
    if (Entry *entry = find(generation)) {
        entry->drained = std::chrono::duration_cast<std::chrono::milliseconds>(took);
        show();
    }
}

void GenerationModel::setChanged(quint64 generation, const QString &line, const QStringList &all)
{
    if (Entry *entry = find(generation)) {
        entry->changed = line;
        entry->allChanges = all;
        show();
    }
}

void GenerationModel::refresh(std::shared_ptr<const stats::Snapshot> snapshot, std::int64_t nowMs)
{
    m_nowMs = nowMs;
    if (snapshot) {
        for (const stats::GenerationSnapshot &one : snapshot->generations) {
            if (Entry *entry = find(one.info.number)) {
                entry->requests = one.requests;
                entry->inFlight = one.inFlight;
            }
        }
    }
    show();
}

std::int64_t GenerationModel::endOf(std::size_t at) const
{
    if (m_entries[at].stoppedMs > 0)
        return m_entries[at].stoppedMs;
    for (std::size_t i = at; i-- > 0;) {
        if (m_entries[i].info.number > 0)
            return m_entries[i].appliedMs();
    }
    return std::max(m_nowMs, m_entries[at].appliedMs());
}

TableCell GenerationModel::drainCell(const Entry &entry, std::int64_t endMs) const
{
    switch (entry.info.state) {
    case GenerationState::Active:
        return {};
    case GenerationState::Draining: {
        if (entry.drainLimit.count() <= 0)
            return plain(tr("draining"), Token::Drn);
        const std::int64_t left =
            std::max<std::int64_t>(0, endMs + entry.drainLimit.count() - m_nowMs);
        TableCell cell = plain(tr("%1 left").arg(formats::clock(left)), Token::Drn);
        cell.strong = true;
        cell.payload = QVariant::fromValue(CountdownCell{
            static_cast<double>(left) / static_cast<double>(entry.drainLimit.count())});
        return cell;
    }
    case GenerationState::Retired: {
        if (entry.info.closed > 0)
            return plain(tr("%n cut", nullptr, static_cast<int>(entry.info.closed)), Token::Gdn);
        if (entry.stoppedMs > 0)
            return plain(tr("stopped"), Token::Tx2);
        if (!entry.drained)
            return plain(tr("drained"), Token::Tx2);
        const auto us = static_cast<std::uint64_t>(entry.drained->count()) * 1000;
        return plain(tr("drained in %1").arg(formats::duration(us)), Token::Tx2);
    }
    case GenerationState::Rejected:
        break;
    }
    const auto served =
        std::find_if(m_entries.begin(), m_entries.end(), [&entry](const Entry &other) {
            return other.info.number > 0 && other.info.applied <= entry.info.applied;
        });
    const bool nothingRan = served == m_entries.end() ||
                            (served->stoppedMs > 0 && served->stoppedMs <= entry.appliedMs());
    return nothingRan ? TableCell()
                      : plain(tr("gen %1 kept serving").arg(served->info.number), Token::Tx2);
}

TableCell GenerationModel::changedCell(const Entry &entry) const
{
    if (entry.info.state == GenerationState::Rejected) {
        const config::Diagnostic *error = config::firstError(entry.info.diagnostics);
        if (!error)
            return plain(QString::fromStdString(entry.info.error));
        const QString message = QString::fromStdString(error->message);
        TableCell cell = plain(
            error->mark.line > 0 ? tr("line %1: %2").arg(error->mark.line).arg(message) : message);
        cell.toolTip = cell.text;
        return cell;
    }
    TableCell cell = plain(entry.changed);
    cell.toolTip = entry.allChanges.join(u'\n');
    return cell;
}

CellTableModel::Row GenerationModel::rowFor(std::size_t at, std::int64_t axisFrom,
                                            std::int64_t axisTo) const
{
    const Entry &entry = m_entries[at];
    const control::GenerationInfo &info = entry.info;
    const bool rejected = info.state == GenerationState::Rejected;
    const bool draining = info.state == GenerationState::Draining;
    const StateLook look = generationStateLook(control::generationStateName(info.state));
    const std::int64_t applied = entry.appliedMs(), end = endOf(at);

    struct CauseLook
    {
        const char *icon;
        QString word;
    };
    const CauseLook cause = [&info]() -> CauseLook {
        switch (info.cause) {
        case signalbox::Cause::Start:
            return {"play", tr("Start")};
        case signalbox::Cause::File:
            return {"yaml", tr("File")};
        case signalbox::Cause::App:
            return {"window", tr("App")};
        case signalbox::Cause::Signal:
            return {"sync", tr("Signal")};
        case signalbox::Cause::Ctl:
            return {"log", tr("CLI")};
        case signalbox::Cause::Rollback:
            return {"rollback", tr("Roll back")};
        }
        return {"info", QString()};
    }();

    Row row;
    row.key = keyOf(entry);
    row.cells.resize(ColumnCount);
    row.cells[Number] =
        plain(rejected ? none() : formats::count(info.number), rejected ? Token::Tx3 : Token::Tx);
    row.cells[Number].strong = !rejected;
    row.cells[State] = {
        look.word, {}, look.icon, look.color, info.state != GenerationState::Retired, {}};
    row.cells[Applied] = plain(timeText(applied, m_nowMs, QStringLiteral("HH:mm:ss")));
    row.cells[Cause] = {cause.word, {}, QLatin1String(cause.icon), Token::Tx, false, {}};
    row.cells[Changed] = changedCell(entry);
    row.cells[Requests] = rejected ? plain(none(), Token::Tx3)
                                   : plain(formats::count(entry.requests),
                                           entry.requests > 0 ? Token::Tx : Token::Tx3);
    row.cells[InFlight] = rejected ? plain(none(), Token::Tx3)
                                   : plain(formats::count(entry.inFlight),
                                           entry.inFlight > 0 ? Token::Tx : Token::Tx3);
    row.cells[Drain] = drainCell(entry, end);
    TimelineCell line;
    line.axisFrom = axisFrom;
    line.axisTo = axisTo;
    line.from = applied;
    line.to = rejected ? applied : std::min(end, axisTo);
    line.rejected = rejected;
    line.tone = info.state == GenerationState::Active ? Token::Up : Token::Edge;
    if (draining)
        line.drainedTo = axisTo;
    else if (entry.drained && info.state == GenerationState::Retired)
        line.drainedTo = end + entry.drained->count();
    row.cells[Timeline].payload = QVariant::fromValue(line);
    if (draining || info.state == GenerationState::Retired)
        row.cells[Action] = {tr("Roll back"), {}, QStringLiteral("rollback"), Token::Tx, false, {}};
    else if (rejected && config::firstError(info.diagnostics) &&
             config::firstError(info.diagnostics)->mark.line > 0)
        row.cells[Action] = plain(tr("Show error"));

    QStringList spoken{rejected ? tr("Refused attempt") : tr("Generation %1").arg(info.number),
                       look.word, tr("applied %1").arg(row.cells[Applied].text), cause.word,
                       row.cells[Changed].text};
    if (!rejected) {
        spoken += tr("%n request(s)", nullptr, static_cast<int>(entry.requests));
        spoken += tr("%1 in flight").arg(entry.inFlight);
    }
    spoken += row.cells[Drain].text;
    spoken.removeAll(QString());
    row.sentence = spoken.join(QStringLiteral(", "));
    return row;
}

void GenerationModel::show()
{
    std::vector<Row> rows;
    rows.reserve(m_entries.size());
    if (!m_entries.empty()) {
        std::int64_t first = m_entries.back().appliedMs();
        std::int64_t last = std::max(m_nowMs, m_entries.front().appliedMs());
        // The axis moves on in steps that can be seen, not with every sample.
        const std::int64_t step = std::max<std::int64_t>(1000, (last - first) / 400);
        last = (last / step + 1) * step;
        first = std::min(first, last - leastAxisMs); // "now" is always at the end
        for (std::size_t at = 0; at < m_entries.size(); ++at)
            rows.push_back(rowFor(at, first, last));
        setColumnTitle(Timeline,
                       tr("%1 → now").arg(timeText(first, m_nowMs, QStringLiteral("HH:mm"))));
    }
    setRows(std::move(rows));
    const int count = draining();
    if (count != m_draining) {
        m_draining = count;
        emit drainingChanged();
    }
}

const GenerationModel::Entry *GenerationModel::entryOf(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const QString &key = rows()[static_cast<std::size_t>(row)].key;
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&key](const Entry &entry) { return keyOf(entry) == key; });
    return found == m_entries.end() ? nullptr : &*found;
}

quint64 GenerationModel::generationOf(int row) const
{
    const Entry *entry = entryOf(row);
    return entry ? entry->info.number : 0;
}

std::optional<GenerationState> GenerationModel::stateOf(int row) const
{
    const Entry *entry = entryOf(row);
    return entry ? std::optional(entry->info.state) : std::nullopt;
}

int GenerationModel::errorLineOf(int row) const
{
    const Entry *entry = entryOf(row);
    const config::Diagnostic *error = entry ? config::firstError(entry->info.diagnostics) : nullptr;
    return error ? error->mark.line : 0;
}

int GenerationModel::rowOfGeneration(quint64 generation) const
{
    return generation > 0 ? rowOf(QString::number(generation)) : -1;
}

quint64 GenerationModel::active() const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [](const Entry &entry) {
        return entry.info.state == GenerationState::Active;
    });
    return found == m_entries.end() ? 0 : found->info.number;
}

int GenerationModel::draining() const
{
    return static_cast<int>(
        std::count_if(m_entries.begin(), m_entries.end(), [](const Entry &entry) {
            return entry.info.state == GenerationState::Draining;
        }));
}

quint64 GenerationModel::before(quint64 generation) const
{
    quint64 result = 0;
    for (const Entry &entry : m_entries) {
        if (entry.info.number < generation)
            result = std::max<quint64>(result, entry.info.number);
    }
    return result;
}

quint64 GenerationModel::sameContentAs(quint64 generation) const
{
    const Entry *entry = find(generation);
    if (!entry)
        return 0;
    quint64 result = 0;
    for (const Entry &other : m_entries) {
        if (other.info.number < generation && other.info.digest == entry->info.digest)
            result = std::max<quint64>(result, other.info.number);
    }
    return result;
}

} // namespace signalbox::ui

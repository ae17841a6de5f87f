#include "models/impact_model.h"

#include "workspace/text.h"

#include <algorithm>
#include <map>

namespace signalbox::ui {

namespace {

/// Where a request goes, in a few words.
QString target(const Routed &routed)
{
    if (routed.route.empty())
        return ImpactModel::tr("404, no route matches");
    if (routed.answered > 0)
        return ImpactModel::tr("%1 answers %2").arg(text(routed.route)).arg(routed.answered);
    return routed.backend.empty() ? text(routed.route) : text(routed.backend);
}

struct Group
{
    std::size_t count = 0;
    const TapedRequest *example = nullptr;
    Routed live, draft;
    bool onePath = true;
};

/// Requests that go from one place to one other place.
std::vector<Group> groupsOf(const Replay &replay, bool to404)
{
    std::map<std::string, Group> groups;
    for (const Replay::Row &row : replay.rows) {
        const bool is404 = row.draft.route.empty() && !row.live.route.empty();
        const bool same = row.live == row.draft;
        if (is404 != to404 || (!to404 && same))
            continue;
        Group &group = groups[row.live.route + '\n' + row.draft.route];
        const TapedRequest &request = (*replay.tape)[row.request];
        if (group.count++ == 0) {
            group.example = &request;
            group.live = row.live;
            group.draft = row.draft;
        } else if (request.path != group.example->path) {
            group.onePath = false;
        }
    }
    std::vector<Group> out;
    for (auto &[key, group] : groups)
        out.push_back(std::move(group));
    std::stable_sort(out.begin(), out.end(),
                     [](const Group &a, const Group &b) { return a.count > b.count; });
    return out;
}

QString where(const Group &group)
{
    const QString host = text(group.example->host), path = text(group.example->path);
    return group.onePath ? QStringLiteral("%1 %2").arg(host, path)
                         : ImpactModel::tr("%1 %2 and others").arg(host, path);
}

QString draftWords(const Group &group)
{
    QString words = target(group.draft);
    if (!group.draft.pathForwarded.empty() && group.draft.pathForwarded != group.live.pathForwarded)
        words = ImpactModel::tr("%1, path becomes %2").arg(words, text(group.draft.pathForwarded));
    return words;
}

} // namespace

ImpactModel::ImpactModel(QObject *parent)
    : CellTableModel({{tr("Requests"), Qt::AlignRight | Qt::AlignVCenter},
                      {QString()},
                      {tr("Live")},
                      {tr("Draft")}},
                     parent)
{
    setReplay({});
}

void ImpactModel::setTitles(const QString &before, const QString &draft, bool runs)
{
    setColumnTitle(Live, (runs ? tr("Live, %1") : tr("Before, %1")).arg(before));
    setColumnTitle(Draft, tr("Draft, %1").arg(draft));
}

void ImpactModel::setReplay(const Replay &replay)
{
    std::vector<Row> rows;
    const auto add = [&](const QString &key, std::size_t count, const QString &what,
                         const QString &detail, const QString &live, const QString &draft,
                         Token tone, bool strong) {
        Row row;
        row.key = key;
        const QString number = QLocale().toString(qulonglong(count));
        const auto cell = [](const QString &words, const QString &more, Token color, bool bold) {
            TableCell made;
            made.text = words;
            made.detail = more;
            made.tone = color;
            made.strong = bold;
            return made;
        };
        row.cells = {cell(number, {}, count > 0 ? Token::Tx : Token::Tx3, count > 0),
                     cell(what, detail, tone, strong), cell(live, {}, Token::Tx, false),
                     cell(draft, {}, tone, strong)};
        // In the bar above the table.
        row.cells[1].payload = static_cast<int>(key == u"same"_qs           ? Token::Edge
                                                : key.startsWith(u"404"_qs) ? Token::Dn
                                                                            : Token::Accfill);
        row.sentence = detail.isEmpty() ? tr("%1 requests: %2").arg(number, what)
                                        : tr("%1 requests: %2, %3; live %4, draft %5")
                                              .arg(number, what, detail, live, draft);
        rows.push_back(std::move(row));
    };
    add(QStringLiteral("same"), replay.same, tr("same route, backend and path"), {}, {},
        tr("no change"), Token::Tx2, false);
    if (!replay.tape) {
        add(QStringLiteral("changed"), 0, tr("go another way"), {}, {}, {}, Token::Tx3, false);
        add(QStringLiteral("404"), 0, tr("become 404"), {}, {}, {}, Token::Tx3, false);
        setRows(std::move(rows));
        return;
    }
    const std::vector<Group> changed = groupsOf(replay, false);
    std::size_t rest = replay.changed;
    for (std::size_t i = 0; i < changed.size() && i < std::size_t(mostGroups); ++i) {
        const Group &group = changed[i];
        rest -= std::min(rest, group.count);
        const QString what =
            group.live.backend == group.draft.backend ? tr("change route") : tr("change backend");
        add(QStringLiteral("changed-%1").arg(i), group.count, what, where(group),
            target(group.live), draftWords(group), Token::Tx, true);
    }
    if (changed.empty())
        add(QStringLiteral("changed"), 0, tr("go another way"), {}, {}, {}, Token::Tx3, false);
    else if (rest > 0)
        add(QStringLiteral("changed-rest"), rest, tr("go other ways"), {}, {}, {}, Token::Tx, true);
    const std::vector<Group> lost = groupsOf(replay, true);
    for (std::size_t i = 0; i < lost.size() && i < std::size_t(mostGroups); ++i)
        add(QStringLiteral("404-%1").arg(i), lost[i].count, tr("become 404"), where(lost[i]),
            target(lost[i].live), target(lost[i].draft), Token::Dn, true);
    if (lost.empty())
        add(QStringLiteral("404"), 0, tr("become 404"), {}, {}, {}, Token::Tx3, false);
    setRows(std::move(rows));
}

} // namespace signalbox::ui

#include "models/palette_model.h"

#include <algorithm>

namespace signalbox::ui {

int paletteScore(const QString &query, const QString &text)
{
    int score = 0;
    qsizetype at = 0, last = -2;
    for (const QChar wanted : query) {
        if (wanted.isSpace())
            continue;
        // The begin of a word is preferred to the next place that fits.
        qsizetype found = -1;
        for (qsizetype i = at; i < text.size(); ++i) {
            if (text[i].toCaseFolded() != wanted.toCaseFolded())
                continue;
            const bool begins = i == 0 || !text[i - 1].isLetterOrNumber();
            if (found < 0)
                found = i;
            if (i == last + 1 || begins) {
                found = i;
                break;
            }
        }
        if (found < 0)
            return -1;
        const bool begins = found == 0 || !text[found - 1].isLetterOrNumber();
        score += found == last + 1 ? 8 : begins ? 6 : 1;
        last = found;
        at = found + 1;
    }
    // Of two that fit alike the shorter is meant.
    return score * 100 - static_cast<int>(std::min<qsizetype>(text.size(), 99));
}

void PaletteModel::setEntries(std::vector<PaletteEntry> entries)
{
    m_entries = std::move(entries);
    filter();
}

void PaletteModel::setQuery(const QString &query)
{
    if (query == m_query)
        return;
    m_query = query;
    filter();
}

void PaletteModel::filter()
{
    // Whole lists change with every key, and nothing but the first row is ever current.
    beginResetModel();
    std::vector<std::pair<int, std::size_t>> fitting;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const bool all = m_query.trimmed().isEmpty();
        const int score = all ? 0 : paletteScore(m_query, m_entries[i].title);
        if (all || score > -1)
            fitting.emplace_back(score, i);
    }
    std::stable_sort(fitting.begin(), fitting.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    m_shown.clear();
    for (const auto &[score, index] : fitting)
        m_shown.push_back(index);
    endResetModel();
}

const PaletteEntry &PaletteModel::entry(int row) const
{
    return m_entries[m_shown[static_cast<std::size_t>(row)]];
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const PaletteEntry &shown = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.title;
    case Qt::DecorationRole:
        return shown.icon;
    case Qt::AccessibleTextRole:
        return QString(shown.title + u", "_qs + shown.detail +
                       (shown.keys.isEmpty() ? QString() : QString(u", "_qs + shown.keys)));
    case DetailRole:
        return shown.detail;
    case KeysRole:
        return shown.keys;
    default:
        return {};
    }
}

} // namespace signalbox::ui

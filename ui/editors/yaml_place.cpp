#include "editors/yaml_place.h"

#include <QVector>

namespace signalbox::ui {

namespace {

/// What a line looks like: `- - key: value`.
struct LineShape
{
    bool blank = true; // or a comment
    QVector<int> dashes;
    int content = 0; // column behind the dashes
    QString key;     // null: none
    int value = 0;   // column behind "key:"
};

/// Column of the `:` that ends the key at `start`, or -1.
int keyEnd(const QString &line, int start)
{
    QChar quote;
    for (int i = start; i < line.size(); ++i) {
        const QChar c = line[i];
        if (!quote.isNull()) {
            if (c == quote)
                quote = {};
        } else if ((c == u'"' || c == u'\'') && i == start) {
            quote = c;
        } else if (c == u'{' || c == u'[' || (c == u'#' && i > start && line[i - 1] == u' ')) {
            return -1;
        } else if (c == u':' && (i + 1 == line.size() || line[i + 1] == u' ')) {
            return i;
        }
    }
    return -1;
}

QString unquoted(QStringView text)
{
    text = text.trimmed();
    if (text.size() >= 2 && (text.front() == u'"' || text.front() == u'\'') &&
        text.back() == text.front())
        text = text.mid(1, text.size() - 2);
    return text.isNull() ? QStringLiteral("") : text.toString();
}

LineShape shapeOf(const QString &line)
{
    LineShape shape;
    int i = 0;
    while (i < line.size()) {
        if (line[i] == u' ') {
            ++i;
        } else if (line[i] == u'-' && (i + 1 == line.size() || line[i + 1] == u' ')) {
            shape.dashes.append(i);
            i += 1;
            shape.blank = false;
        } else {
            break;
        }
    }
    shape.content = i;
    if (i == line.size() || line[i] == u'#')
        return shape;
    shape.blank = false;
    if (const int colon = keyEnd(line, i); colon >= 0) {
        shape.key = unquoted(QStringView(line).mid(i, colon - i));
        shape.value = colon + 1;
    }
    return shape;
}

/// The way up from a place, collected from the inside out.
class WayUp
{
public:
    std::vector<YamlPlaceStep> steps; // innermost first
    int column = 0;                   // of the keys, or of the dashes, whose owner is looked for
    bool sequence = false;

    void dash(int at)
    {
        steps.push_back({});
        column = at;
        sequence = true;
    }

    bool done() const { return column == 0 && !sequence; }

    void look(const LineShape &line)
    {
        if (line.blank)
            return;
        const int firstColumn = line.dashes.isEmpty() ? line.content : line.dashes.front();
        const bool owns =
            !line.key.isNull() && (sequence ? line.content <= column : line.content < column);
        if (owns) {
            // In a list's own item the key may stand in the dashes' column only without a dash.
            if (sequence && !line.dashes.isEmpty() && line.content <= column &&
                line.dashes.contains(column))
                return;
            steps.push_back({line.key});
            column = line.content;
            sequence = false;
            upDashes(line);
        } else if (!sequence && line.content == column && firstColumn < column) {
            upDashes(line); // the first key of the same item
        } else if (!sequence && firstColumn < column && !line.dashes.isEmpty() &&
                   line.dashes.back() < column && line.content > column) {
            dash(line.dashes.back());
        }
    }

    /// From a column inside of a line over its dashes to the left.
    void upDashes(const LineShape &line)
    {
        for (auto i = line.dashes.size() - 1; i >= 0; --i) {
            if (line.dashes[i] < column)
                dash(line.dashes[i]);
        }
    }
};

struct Bracket
{
    QChar open;
    int at = 0;
};

/// Brackets of `text` from `start` on that are open at its end; false when it ends in a comment.
bool openBrackets(const QString &text, int start, QVector<Bracket> &open)
{
    QChar quote;
    for (int i = start; i < text.size(); ++i) {
        const QChar c = text[i];
        if (!quote.isNull()) {
            if (c == quote)
                quote = {};
        } else if (c == u'"' || c == u'\'') {
            if (i == start || !text[i - 1].isLetterOrNumber())
                quote = c;
        } else if (c == u'#' && (i == 0 || text[i - 1] == u' ')) {
            return false;
        } else if (c == u'{' || c == u'[') {
            open.append({c, i});
        } else if ((c == u'}' || c == u']') && !open.isEmpty()) {
            open.removeLast();
        }
    }
    return true;
}

/// The key that stands before a bracket: "match: {" → match; null: none.
QString keyBefore(QStringView text)
{
    text = text.trimmed();
    if (!text.endsWith(u':'))
        return {};
    text.chop(1);
    int start = int(text.size());
    while (start > 0 && text[start - 1] != u'{' && text[start - 1] != u',' &&
           text[start - 1] != u'[')
        --start;
    return unquoted(text.mid(start));
}

void flowPlace(const QString &line, const QVector<Bracket> &open, YamlPlace &place)
{
    place.flow = true;
    int from = 0;
    for (const Bracket &bracket : open) {
        const QString key = keyBefore(QStringView(line).mid(from, bracket.at - from));
        if (!key.isNull() && from > 0)
            place.container.push_back({key});
        if (bracket.open == u'[')
            place.container.push_back({});
        from = bracket.at + 1;
    }
    // The last entry, and what the map has before it.
    QStringView rest = QStringView(line).mid(from);
    const auto entries = rest.split(u',');
    for (qsizetype i = 0; i + 1 < entries.size(); ++i) {
        const auto colon = entries[i].indexOf(u':');
        if (colon > 0)
            place.siblings += unquoted(entries[i].left(colon));
    }
    QStringView entry = entries.back();
    const auto colon = open.back().open == u'{' ? entry.indexOf(QLatin1String(": ")) : -1;
    if (colon > 0) {
        place.key = unquoted(entry.left(colon));
        entry = entry.mid(colon + 1);
    }
    while (!entry.isEmpty() && entry.front().isSpace())
        entry = entry.mid(1);
    place.partial = entry.toString();
}

/// Keys in `column` of the same map, towards the end of the text.
void siblingsBelow(const QStringList &below, int column, QStringList &out)
{
    for (const QString &line : below) {
        const LineShape shape = shapeOf(line);
        if (shape.blank)
            continue;
        const int first = shape.dashes.isEmpty() ? shape.content : shape.dashes.front();
        if (first < column)
            return;
        if (shape.content == column && !shape.key.isNull())
            out += shape.key;
    }
}

} // namespace

QString YamlPlace::text() const
{
    QString out;
    for (const YamlPlaceStep &step : container) {
        if (step.item())
            out += QLatin1String("[]");
        else
            out += out.isEmpty() ? step.key : QString(QLatin1Char('.') + step.key);
    }
    if (!key.isNull())
        out += out.isEmpty() ? key : QString(QLatin1Char('.') + key);
    return out;
}

YamlPlace yamlPlace(const QStringList &lines, int column, const QStringList &below)
{
    YamlPlace place;
    if (lines.isEmpty())
        return place;
    const QString line = lines.back().left(column);
    const LineShape shape = shapeOf(line);
    QVector<Bracket> open;
    if (!openBrackets(line, shape.key.isNull() ? shape.content : shape.value, open)) {
        place.comment = true;
        return place;
    }

    WayUp way;
    way.column = shape.content;
    way.upDashes(shape);
    const int keys = shape.content;
    bool same = !way.sequence; // still in the map that the cursor is in
    for (auto i = lines.size() - 2; i >= 0 && !way.done(); --i) {
        const LineShape above = shapeOf(lines[i]);
        if (same && !above.blank && above.content == keys && !above.key.isNull())
            place.siblings.prepend(above.key);
        way.look(above);
        if (!above.blank && (above.content < keys || !above.dashes.isEmpty()))
            same = same && above.content >= keys && above.dashes.isEmpty();
    }
    place.container.assign(way.steps.rbegin(), way.steps.rend());
    if (!open.isEmpty()) {
        if (!shape.key.isNull())
            place.container.push_back({shape.key});
        QString flow = line;
        place.siblings.clear();
        flowPlace(
            flow.mid(open.front().at),
            [&] {
                QVector<Bracket> moved = open;
                for (Bracket &bracket : moved)
                    bracket.at -= open.front().at;
                return moved;
            }(),
            place);
        return place;
    }
    siblingsBelow(below, keys, place.siblings);
    if (!shape.key.isNull()) {
        place.key = shape.key;
        place.partial = line.mid(shape.value);
    } else {
        place.partial = line.mid(shape.content);
    }
    while (!place.partial.isEmpty() && place.partial.front().isSpace())
        place.partial.remove(0, 1);
    return place;
}

} // namespace signalbox::ui

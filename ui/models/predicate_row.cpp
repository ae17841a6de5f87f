#include "models/predicate_row.h"

namespace signalbox::ui {

using config::YamlKind;
using config::YamlNode;
using config::YamlPath;
using config::YamlValue;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Predicates)
};

constexpr Subject allSubjects[] = {Subject::Host,    Subject::Path,  Subject::Method,
                                   Subject::Header,  Subject::Query, Subject::Client,
                                   Subject::Listener};

struct Written
{
    Operator op = Operator::Is;
    QString text;
};

/// What stands behind a mark of one character, without the blanks between.
QString behindMark(const QString &text)
{
    qsizetype from = 1;
    while (from < text.size() && text.at(from) == u' ')
        ++from;
    return text.mid(from);
}

Written decode(Subject subject, const QString &text)
{
    switch (subject) {
    case Subject::Host:
        if (text.startsWith(QLatin1String("*.")))
            return {Operator::EndsWith, text.mid(2)};
        return {Operator::Is, text};
    case Subject::Path:
        if (text.startsWith(u'='))
            return {Operator::IsExactly, behindMark(text)};
        if (text.startsWith(u'~'))
            return {Operator::Matches, behindMark(text)};
        return {Operator::StartsWith, text};
    case Subject::Header:
    case Subject::Query:
        if (text == QLatin1String("*"))
            return {Operator::Present, {}};
        if (text == QLatin1String("!"))
            return {Operator::Absent, {}};
        if (text.startsWith(u'~'))
            return {Operator::Matches, behindMark(text)};
        return {Operator::Is, text};
    case Subject::Method:
    case Subject::Client:
    case Subject::Listener:
        break;
    }
    return {Operator::OneOf, text};
}

QString encode(Subject subject, Operator op, const QString &text)
{
    switch (op) {
    case Operator::EndsWith:
        return QStringLiteral("*.") + text;
    case Operator::IsExactly:
        return QStringLiteral("= ") + text;
    case Operator::Matches:
        return QStringLiteral("~ ") + text;
    case Operator::Present:
        return QStringLiteral("*");
    case Operator::Absent:
        return QStringLiteral("!");
    case Operator::StartsWith:
        return subject == Subject::Path && text.isEmpty() ? QStringLiteral("/") : text;
    case Operator::Is:
    case Operator::OneOf:
        break;
    }
    return text;
}

PredicateRow readOne(Subject subject, const YamlNode &node, const YamlPath &path)
{
    PredicateRow row;
    row.subject = subject;
    row.path = path;
    row.line = node.mark.line;
    row.lastLine = lastLineOf(node);
    const QStringList texts = textsOf(&node);
    const bool list = node.kind == YamlKind::Sequence;
    const Written one = decode(subject, texts.value(0));
    row.op = list ? Operator::OneOf : one.op;
    row.values = list || row.op == Operator::OneOf ? texts : QStringList{one.text};
    return row;
}

} // namespace

std::vector<Operator> operatorsOf(Subject subject)
{
    switch (subject) {
    case Subject::Host:
        return {Operator::Is, Operator::EndsWith, Operator::OneOf};
    case Subject::Path:
        return {Operator::StartsWith, Operator::IsExactly, Operator::Matches, Operator::OneOf};
    case Subject::Header:
    case Subject::Query:
        return {Operator::Is, Operator::Matches, Operator::Present, Operator::Absent};
    case Subject::Method:
    case Subject::Client:
    case Subject::Listener:
        break;
    }
    return {Operator::OneOf};
}

std::string_view subjectKey(Subject subject)
{
    switch (subject) {
    case Subject::Host:
        return "host";
    case Subject::Path:
        return "path";
    case Subject::Method:
        return "methods";
    case Subject::Header:
        return "headers";
    case Subject::Query:
        return "query";
    case Subject::Client:
        return "client";
    case Subject::Listener:
        return "listeners";
    }
    return "host";
}

QString subjectText(Subject subject)
{
    switch (subject) {
    case Subject::Host:
        return Words::tr("host");
    case Subject::Path:
        return Words::tr("path");
    case Subject::Method:
        return Words::tr("method");
    case Subject::Header:
        return Words::tr("header");
    case Subject::Query:
        return Words::tr("query");
    case Subject::Client:
        return Words::tr("client");
    case Subject::Listener:
        return Words::tr("listener");
    }
    return {};
}

QString operatorText(Operator op, Subject subject)
{
    switch (op) {
    case Operator::Is:
        return Words::tr("is");
    case Operator::EndsWith:
        return Words::tr("is below", "host: any name under the given one");
    case Operator::StartsWith:
        return Words::tr("starts with");
    case Operator::IsExactly:
        return Words::tr("is exactly");
    case Operator::Matches:
        return Words::tr("matches regex");
    case Operator::OneOf:
        return subject == Subject::Client ? Words::tr("is in") : Words::tr("is one of");
    case Operator::Present:
        return Words::tr("is present");
    case Operator::Absent:
        return Words::tr("is absent");
    }
    return {};
}

QString PredicateRow::subjectAndName() const
{
    return named() ? subjectText(subject) + u' ' + name : subjectText(subject);
}

QString PredicateRow::sentence() const
{
    QStringList words{subjectText(subject)};
    if (named())
        words.append(name);
    words.append(operatorText(op, subject));
    if (takesValue())
        words.append(values.join(QStringLiteral(", ")));
    return words.join(u' ');
}

std::vector<PredicateRow> readPredicates(const YamlNode &root, const YamlPath &match)
{
    std::vector<PredicateRow> rows;
    const YamlNode *map = nodeAt(root, match);
    if (!map)
        return rows;
    for (const auto &pair : map->pairs) {
        for (const Subject subject : allSubjects) {
            if (pair.key->scalar != subjectKey(subject))
                continue;
            const YamlPath path = match / pair.key->scalar;
            if (subject != Subject::Header && subject != Subject::Query) {
                rows.push_back(readOne(subject, *pair.value, path));
                continue;
            }
            for (const auto &inner : pair.value->pairs) {
                PredicateRow row = readOne(subject, *inner.value, path / inner.key->scalar);
                row.name = text(inner.key->scalar);
                rows.push_back(std::move(row));
            }
        }
    }
    return rows;
}

YamlValue writePredicate(Subject subject, Operator op, const QStringList &values)
{
    if (op != Operator::OneOf)
        return config::yamlString(utf8(encode(subject, op, values.value(0))));
    std::vector<YamlValue> items;
    for (const QString &text : values)
        items.push_back(config::yamlString(utf8(text)));
    return config::yamlList(std::move(items));
}

QStringList valuesFor(const PredicateRow &row, Operator op)
{
    if (row.op == op)
        return row.values;
    if (op == Operator::Present || op == Operator::Absent)
        return {};
    if (op == Operator::OneOf) {
        QStringList out;
        for (const QString &text : row.values)
            out.append(encode(row.subject, row.op, text));
        return out;
    }
    const QString first = row.values.value(0);
    if (row.op != Operator::OneOf)
        return {first};
    return {decode(row.subject, first).text};
}

} // namespace signalbox::ui

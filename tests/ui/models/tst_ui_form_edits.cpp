// Many edits by the form, one after the other, on a whole file: everything else stays as it was.
#include "models/route_form.h"

#include "config/load.h"
#include "support/read_route.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;
using test::Read;
using test::readFile;

namespace {

/// What an edit of a route has touched though it shouldn't have; empty: nothing. All but the
/// route's lines are byte for byte what they were, and so are the route's lines that no change
/// names.
/// @param first, last  the route's lines before the edit, from 1
QString touched(const std::string &before, const config::EditResult &result, int first, int last)
{
    const QStringList old = ui::text(before).split(u'\n');
    const QStringList now = ui::text(result.text).split(u'\n');
    for (int i = 0; i < first - 1; ++i) {
        if (now.value(i) != old[i])
            return QStringLiteral("line %1 above: %2").arg(i + 1).arg(now.value(i));
    }
    for (qsizetype i = old.size(), j = now.size(); i > last;) {
        --i;
        if (--j < 0 || now[j] != old[i])
            return QStringLiteral("line %1 below: %2").arg(i + 1).arg(now.value(j));
    }
    std::size_t from = 0, to = 0;
    for (const config::TextChange &change : result.changes) {
        const std::string kept = before.substr(from, change.before.begin - from);
        if (change.after.begin < to || result.text.substr(to, change.after.begin - to) != kept)
            return QStringLiteral("before byte %1").arg(change.before.begin);
        from = change.before.end;
        to = change.after.end;
    }
    if (before.substr(from) != result.text.substr(to))
        return QStringLiteral("behind the last change");
    return {};
}

} // namespace

class TestFormEdits : public QObject
{
    Q_OBJECT
private slots:
    void fiftyEditsOfTheShopTouchTheirLinesAlone()
    {
        std::string text = readFile(
            QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/data/handwritten/27-whole-shop.yaml"));
        const auto comments = [](const std::string &of) {
            QStringList out;
            for (const QString &line : ui::text(of).split(u'\n')) {
                const qsizetype at = line.indexOf(QLatin1String("# "));
                if (at >= 0)
                    out.append(line.mid(at));
            }
            return out;
        };
        const QStringList before = comments(text);
        QRandomGenerator random(27);
        int done = 0;
        for (int turn = 0; done < 50 && turn < 500; ++turn) {
            const config::YamlDocument tree = config::readYaml(text);
            const std::vector<QString> names = routeNames(*tree.root);
            const Read read(text, names[random.bounded(quint32(names.size()))]);
            Edits edits;
            switch (random.bounded(6)) {
            case 0:
                edits = fieldEdits(read.root(), read.form.timeout,
                                   {QStringLiteral("%1s").arg(random.bounded(1, 60))});
                break;
            case 1:
                for (std::size_t i = 0; i < read.form.predicates.size(); ++i) {
                    if (read.form.predicates[i].subject == Subject::Path)
                        edits = setPredicate(read.form, i, Operator::StartsWith,
                                             {QStringLiteral("/p%1").arg(turn)});
                }
                break;
            case 2:
                if (canAddPredicate(read.form, Subject::Method))
                    edits = addPredicate(read.root(), read.form, Subject::Method);
                break;
            case 3:
                edits = addFilter(read.form, "set-request-headers");
                break;
            case 4:
                edits = fieldEdits(read.root(), read.form.retryAttempts,
                                   {QString::number(random.bounded(11))});
                break;
            default:
                edits = fieldEdits(
                    read.root(), read.form.enabled,
                    {random.bounded(2) ? QStringLiteral("true") : QStringLiteral("false")});
            }
            if (edits.empty())
                continue;
            const auto result = config::applyEdits(text, edits);
            QVERIFY2(result.ok(), result ? "" : result.error().text().c_str());
            const QString what = touched(text, *result, read.form.firstLine, read.form.lastLine);
            QVERIFY2(what.isEmpty(), qPrintable(what));
            for (const auto &problem : config::load(result->text, "/tmp/x.yaml").diagnostics)
                QVERIFY2(problem.severity != config::Severity::Error, problem.message.c_str());
            text = result->text;
            ++done;
        }
        QCOMPARE(done, 50);
        QCOMPARE(comments(text), before);
    }
};

QTEST_GUILESS_MAIN(TestFormEdits)
#include "tst_ui_form_edits.moc"

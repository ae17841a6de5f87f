// What differs between two texts, line by line.
#include "models/line_diff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace signalbox::ui;

namespace {

std::vector<std::string_view> letters(const QByteArray &text)
{
    std::vector<std::string_view> lines;
    for (qsizetype i = 0; i < text.size(); ++i)
        lines.emplace_back(text.constData() + i, 1);
    return lines;
}

QString written(const std::vector<LineHunk> &hunks)
{
    QStringList out;
    for (const LineHunk &h : hunks)
        out += QStringLiteral("%1+%2→%3+%4")
                   .arg(h.before)
                   .arg(h.beforeCount)
                   .arg(h.after)
                   .arg(h.afterCount);
    return out.join(QLatin1Char(' '));
}

} // namespace

class TestLineDiff : public QObject
{
    Q_OBJECT
private slots:
    void lines_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<QByteArray>>("expected");
        QTest::newRow("an empty text is one empty line") << QByteArray("") << QList<QByteArray>{""};
        QTest::newRow("a final line end opens an empty line")
            << QByteArray("a\n") << QList<QByteArray>{"a", ""};
        QTest::newRow("all three line ends")
            << QByteArray("a\r\nb\rc\nd") << QList<QByteArray>{"a", "b", "c", "d"};
        QTest::newRow("empty lines count") << QByteArray("\n\n") << QList<QByteArray>{"", "", ""};
    }
    void lines()
    {
        QFETCH(QByteArray, text);
        QFETCH(QList<QByteArray>, expected);
        QList<QByteArray> got;
        for (const auto line : splitLines({text.constData(), std::size_t(text.size())}))
            got += QByteArray(line.data(), qsizetype(line.size()));
        QCOMPARE(got, expected);
    }

    void hunks_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("expected");
        QTest::newRow("the same") << QByteArray("abc") << QByteArray("abc") << QString();
        QTest::newRow("a line in the middle is new")
            << QByteArray("ab") << QByteArray("axb") << QStringLiteral("1+0→1+1");
        QTest::newRow("a line in the middle is gone")
            << QByteArray("axb") << QByteArray("ab") << QStringLiteral("1+1→1+0");
        QTest::newRow("a line is another")
            << QByteArray("axb") << QByteArray("ayb") << QStringLiteral("1+1→1+1");
        QTest::newRow("two places")
            << QByteArray("abcdef") << QByteArray("aBcdEf") << QStringLiteral("1+1→1+1 4+1→4+1");
        QTest::newRow("from nothing")
            << QByteArray("") << QByteArray("ab") << QStringLiteral("0+0→0+2");
        QTest::newRow("to nothing")
            << QByteArray("ab") << QByteArray("") << QStringLiteral("0+2→0+0");
        QTest::newRow("repeated lines are kept")
            << QByteArray("aabaa") << QByteArray("aabbaa") << QStringLiteral("3+0→3+1");
    }
    void hunks()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, expected);
        QCOMPARE(written(lineDiff(letters(before), letters(after))), expected);
    }

    /// Applied to the one text a difference gives the other, and it is as short as the longest
    /// common subsequence allows.
    void anyDifferenceIsTrueAndShortest()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 3000; ++round) {
            const auto make = [&] {
                QByteArray text;
                for (auto n = random.bounded(12); n > 0; --n)
                    text += char('a' + random.bounded(4));
                return text;
            };
            const QByteArray before = make(), after = make();
            QByteArray rebuilt;
            int from = 0, cost = 0;
            for (const LineHunk &hunk : lineDiff(letters(before), letters(after))) {
                rebuilt += before.mid(from, hunk.before - from);
                QCOMPARE(rebuilt.size(), qsizetype(hunk.after));
                rebuilt += after.mid(hunk.after, hunk.afterCount);
                from = hunk.before + hunk.beforeCount;
                cost += hunk.beforeCount + hunk.afterCount;
            }
            rebuilt += before.mid(from);
            QCOMPARE(rebuilt, after);
            QVERIFY2(cost == before.size() + after.size() - 2 * longestCommon(before, after),
                     qPrintable(QString::fromLatin1(before + " " + after)));
        }
    }

    void thousandsOfDifferencesEndInTime()
    {
        std::string before, after;
        for (int i = 0; i < 20000; ++i) {
            before += "a" + std::to_string(i) + "\n";
            after += "b" + std::to_string(i) + "\n";
        }
        const auto hunks = lineDiff(splitLines(before), splitLines(after));
        QCOMPARE(hunks.size(), std::size_t(1));
        QCOMPARE(hunks[0].afterCount, 20000);
    }

private:
    static int longestCommon(const QByteArray &a, const QByteArray &b)
    {
        std::vector<std::vector<int>> best(std::size_t(a.size() + 1),
                                           std::vector<int>(std::size_t(b.size() + 1), 0));
        for (qsizetype i = 1; i <= a.size(); ++i)
            for (qsizetype j = 1; j <= b.size(); ++j)
                best[size_t(i)][size_t(j)] =
                    a[i - 1] == b[j - 1]
                        ? best[size_t(i - 1)][size_t(j - 1)] + 1
                        : std::max(best[size_t(i - 1)][size_t(j)], best[size_t(i)][size_t(j - 1)]);
        return best[size_t(a.size())][size_t(b.size())];
    }
};

QTEST_GUILESS_MAIN(TestLineDiff)
#include "tst_ui_line_diff.moc"

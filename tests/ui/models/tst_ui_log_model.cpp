// The log's entries: where a refusal happened, and levels that don't only have a colour.
#include "support/ui_workspace.h"

#include "models/log_model.h"

#include <QIcon>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

class TestLogModel : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_w = std::make_unique<test::UiWorkspace>(); }
    void cleanup() { m_w.reset(); }

    void aRefusalNamesItsStepAndWhatServes_data()
    {
        using control::ReloadStep;
        QTest::addColumn<quint64>("generation");
        QTest::addColumn<bool>("wrong");
        QTest::addColumn<int>("steps"); // that were got through
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("text");
        QTest::newRow("a busy port at the start")
            << quint64(0) << false << 2 << u"prepare"_qs << u"Refused, nothing serves: taken"_qs;
        QTest::newRow("a busy port while another serves")
            << quint64(4) << false << 2 << u"prepare"_qs
            << u"Refused, generation 4 serves on: taken"_qs;
        QTest::newRow("a file that can't be written")
            << quint64(4) << false << 3 << u"write"_qs
            << u"Refused, generation 4 serves on: taken"_qs;
        QTest::newRow("an error in the text") << quint64(4) << true << 1 << u"validate"_qs
                                              << u"Refused, generation 4 serves on: taken"_qs;
    }
    void aRefusalNamesItsStepAndWhatServes()
    {
        QFETCH(quint64, generation);
        QFETCH(bool, wrong);
        QFETCH(int, steps);
        QFETCH(QString, source);
        QFETCH(QString, text);
        control::ReloadOutcome outcome;
        outcome.generation = generation;
        outcome.error = Error(ErrorType::AddressInUse, "taken");
        if (wrong)
            outcome.diagnostics.resize(1);
        for (int i = 0; i < steps; ++i)
            outcome.steps.push_back({control::ReloadStep(i), Cause::Start, 0, {}});
        emit m_w->session.reloadFinished(outcome);
        const LogEntry &entry = m_w->log.entries().back();
        QCOMPARE(entry.source, source);
        QCOMPARE(entry.text, text);
    }

    void levelsHaveAWordAndAShape()
    {
        LogModel model(m_w->log, m_w->theme);
        QSet<QString> words;
        QSet<QByteArray> shapes;
        for (const auto level : {LogEntry::Level::Debug, LogEntry::Level::Info,
                                 LogEntry::Level::Warning, LogEntry::Level::Error}) {
            m_w->log.add(level, u"app"_qs, u"something"_qs);
            const int row = model.rowCount() - 1;
            const QModelIndex source = model.index(row, LogModel::Source);
            words += source.data(Qt::AccessibleTextRole).toString();
            const QImage image = source.data(Qt::DecorationRole)
                                     .value<QIcon>()
                                     .pixmap(14)
                                     .toImage()
                                     .convertToFormat(QImage::Format_Alpha8);
            QVERIFY(!image.isNull());
            shapes +=
                QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
            QVERIFY(model.index(row, LogModel::Text)
                        .data(Qt::AccessibleTextRole)
                        .toString()
                        .startsWith(
                            source.data(Qt::AccessibleTextRole).toString().section(u',', 0, 0)));
        }
        QCOMPARE(words.size(), 4);
        QCOMPARE(shapes.size(), 4);
    }

private:
    std::unique_ptr<test::UiWorkspace> m_w;
};

QTEST_MAIN(TestLogModel)
#include "tst_ui_log_model.moc"

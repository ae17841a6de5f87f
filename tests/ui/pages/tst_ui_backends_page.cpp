// Backends & Health, driven as a person would: selection, keys, filter, since which generation.
#include "editors/server_drop_button.h"
#include "models/backend_table_model.h"
#include "pages/backends_page.h"
#include "support/live_sample.h"
#include "support/ui_workspace.h"
#include "widgets/data_table.h"

#include <QtTest>

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

class TestUiBackendsPage : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void aRowIsTheSharedSelection();
    void theSharedSelectionIsARow();
    void dDrainsAndASecondDEnables();
    void mAndEAreTheOthers();
    void aRowIsDraggedToDrain();
    void checkNowAsksForAProbe();
    void nothingIsDoneWithoutAServer();
    void anUncheckedServerHasNoCheckNow();
    void enterOpensTheBackend();
    void theFilterFieldFilters();
    void countsAreSinceTheNewestGeneration();
    void aHiddenPageDoesntWatch();
    void withoutServersItSaysSo();
    void narrowWindowsDropColumnsInOrder();
    void droppedColumnsLeaveNoGapWhenTextIsLarge();

private:
    void show(std::shared_ptr<stats::Snapshot> snapshot) { emit ui->session.sampled(snapshot); }
    void state(const char *name)
    {
        auto snapshot = sampleAt(++second);
        snapshot->backends = {
            sampleBackend("api", {sampleServer("api-1", name), sampleServer("api-2", "up")}),
            sampleBackend("web", {sampleServer("web-1", "unchecked")})};
        show(snapshot);
    }
    void select(int row) { page->table()->selectRow(row); }
    void key(Qt::Key key) { QTest::keyClick(page->table(), key); }

    std::unique_ptr<UiWorkspace> ui;
    std::unique_ptr<BackendsPage> page;
    std::int64_t second = 0;
};

void TestUiBackendsPage::init()
{
    second = 0;
    ui = std::make_unique<UiWorkspace>();
    ui->theme.install(*qApp);
    page = std::make_unique<BackendsPage>(ui->workspace());
    page->resize(1440, 268);
    page->show();
    QVERIFY(QTest::qWaitForWindowActive(page.get()));
    state("up");
    page->table()->setFocus();
}

void TestUiBackendsPage::cleanup()
{
    page.reset();
    ui.reset();
}

void TestUiBackendsPage::aRowIsTheSharedSelection()
{
    select(1);
    QCOMPARE(ui->selection.backend(), QStringLiteral("api"));
    QCOMPARE(ui->selection.server(), QStringLiteral("api-2"));
}

void TestUiBackendsPage::theSharedSelectionIsARow()
{
    ui->selection.selectServer(QStringLiteral("web"), QStringLiteral("web-1"));
    QCOMPARE(page->table()->currentIndex().row(), 2);
    ui->selection.selectRoute(QStringLiteral("shop"));
    QVERIFY(!page->table()->selectionModel()->hasSelection());
    QCOMPARE(ui->selection.route(), QStringLiteral("shop"));
}

void TestUiBackendsPage::dDrainsAndASecondDEnables()
{
    select(0);
    key(Qt::Key_D);
    QCOMPARE(ui->session.states.size(), std::size_t(1));
    QCOMPARE(ui->session.states[0].first, std::string("api/api-1"));
    QCOMPARE(ui->session.states[0].second, config::AdminState::Drain);
    state("drain");
    QVERIFY(ui->actions.get(ActionId::ServerDrain)->isChecked());
    key(Qt::Key_D);
    QCOMPARE(ui->session.states[1].second, config::AdminState::Active);
}

void TestUiBackendsPage::mAndEAreTheOthers()
{
    select(0);
    QVERIFY(!ui->actions.get(ActionId::ServerEnable)->isEnabled());
    key(Qt::Key_M);
    QCOMPARE(ui->session.states[0].second, config::AdminState::Maint);
    state("maint");
    key(Qt::Key_E);
    QCOMPARE(ui->session.states[1].second, config::AdminState::Active);
}

void TestUiBackendsPage::aRowIsDraggedToDrain()
{
    select(1);
    ServerDropButton *drain = nullptr;
    for (auto *one : page->controls()->findChildren<ServerDropButton *>()) {
        if (one->defaultAction() == ui->actions.get(ActionId::ServerDrain))
            drain = one;
    }
    QVERIFY(drain);
    QVERIFY(drain->isEnabled());
    emit page->table()->dragging(true);
    QVERIFY(drain->offered());
    const QModelIndex index = page->model()->index(1, 0);
    QVERIFY(page->model()->flags(index) & Qt::ItemIsDragEnabled);
    const std::unique_ptr<QMimeData> data(page->model()->mimeData({index}));
    const auto letGo = [&] {
        QDragEnterEvent enter(QPoint(3, 3), Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(drain, &enter);
        QDropEvent drop(QPointF(3, 3), Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(drain, &drop);
    };
    letGo();
    emit page->table()->dragging(false);
    QVERIFY(!drain->offered());
    QCOMPARE(ui->session.states.size(), std::size_t(1));
    QCOMPARE(ui->session.states[0].first, std::string("api/api-2"));
    QCOMPARE(ui->session.states[0].second, config::AdminState::Drain);
    // Dropped again, it stays: only a click takes it back.
    auto snapshot = sampleAt(++second);
    snapshot->backends = {
        sampleBackend("api", {sampleServer("api-1", "up"), sampleServer("api-2", "drain")}),
        sampleBackend("web", {sampleServer("web-1", "unchecked")})};
    show(snapshot);
    letGo();
    QCOMPARE(ui->session.states.size(), std::size_t(1));
}

void TestUiBackendsPage::checkNowAsksForAProbe()
{
    select(1);
    key(Qt::Key_C);
    QCOMPARE(ui->session.checkedNow, std::vector<std::string>{"api/api-2"});
}

void TestUiBackendsPage::nothingIsDoneWithoutAServer()
{
    ui->selection.selectBackend(QStringLiteral("api"));
    for (const ActionId id : {ActionId::ServerCheckNow, ActionId::ServerDrain,
                              ActionId::ServerMaint, ActionId::ServerEnable})
        QVERIFY(!ui->actions.get(id)->isEnabled());
}

void TestUiBackendsPage::anUncheckedServerHasNoCheckNow()
{
    select(2);
    QVERIFY(!ui->actions.get(ActionId::ServerCheckNow)->isEnabled());
    QVERIFY(ui->actions.get(ActionId::ServerDrain)->isEnabled());
}

void TestUiBackendsPage::enterOpensTheBackend()
{
    QSignalSpy opened(&ui->selection, &Selection::backendOpened);
    select(2);
    key(Qt::Key_Return);
    QCOMPARE(opened.value(0).value(0).toString(), QStringLiteral("web"));
}

void TestUiBackendsPage::theFilterFieldFilters()
{
    auto *field = qobject_cast<QLineEdit *>(page->filterField());
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("web"));
    QCOMPARE(page->model()->rowCount(), 1);
    QCOMPARE(page->note(), QStringLiteral("3"));
}

void TestUiBackendsPage::countsAreSinceTheNewestGeneration()
{
    auto snapshot = sampleAt(20, 2);
    snapshot->backends = {sampleBackend("api", {sampleServer("api-1", "up", 1, 70)})};
    show(snapshot);
    auto *combo = page->controls()->findChild<QComboBox *>();
    QVERIFY(combo);
    QCOMPARE(combo->currentText(), QStringLiteral("Since gen 2"));
    QCOMPARE(combo->count(), 3);
    QCOMPARE(page->model()->index(0, BackendTableModel::Picks).data().toString(),
             QStringLiteral("0"));
}

void TestUiBackendsPage::aHiddenPageDoesntWatch()
{
    QVERIFY(ui->session.watched);
    page->hide();
    QVERIFY(!ui->session.watched);
}

void TestUiBackendsPage::withoutServersItSaysSo()
{
    const auto says = [this](const QString &words) {
        for (const auto *label : page->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().startsWith(words))
                return true;
        }
        return false;
    };
    page->findChild<QLineEdit *>()->setText(QStringLiteral("nothing like it"));
    QTRY_VERIFY(says(QStringLiteral("No server matches")));
    page->findChild<QLineEdit *>()->clear();
    auto none = sampleAt(++second);
    show(none);
    QVERIFY(says(QStringLiteral("No servers yet")));
}

void TestUiBackendsPage::narrowWindowsDropColumnsInOrder()
{
    const auto hidden = [this](int column) { return page->table()->isColumnHidden(column); };
    QVERIFY(!hidden(BackendTableModel::P50));
    page->resize(1428, 268); // what a vertical scroll bar leaves of 1440
    QVERIFY(!hidden(BackendTableModel::P50));
    page->resize(1380, 268);
    QVERIFY(hidden(BackendTableModel::P50));
    QVERIFY(!hidden(BackendTableModel::Weight));
    page->resize(1180, 268);
    QVERIFY(hidden(BackendTableModel::LastCheck));
    QVERIFY(!hidden(BackendTableModel::State));
    QCOMPARE(page->table()->horizontalHeader()->length(), page->table()->viewport()->width());
    page->resize(1440, 268);
    QVERIFY(!hidden(BackendTableModel::P50));
}

void TestUiBackendsPage::droppedColumnsLeaveNoGapWhenTextIsLarge()
{
    ui->theme.setTextScale(2);
    // As it is when the app starts with large text.
    page = std::make_unique<BackendsPage>(ui->workspace());
    page->resize(1440, 400);
    page->show();
    QCoreApplication::processEvents();
    state("up");
    const QHeaderView *header = page->table()->horizontalHeader();
    QVERIFY(page->table()->isColumnHidden(BackendTableModel::Weight));
    int seen = 0;
    for (int column = 0; column < header->count(); ++column)
        seen += header->isSectionHidden(column) ? 0 : header->sectionSize(column);
    QCOMPARE(header->length(), seen);
    QCOMPARE(header->sectionPosition(BackendTableModel::Active),
             header->sectionPosition(BackendTableModel::State) +
                 header->sectionSize(BackendTableModel::State));
}

QTEST_MAIN(TestUiBackendsPage)
#include "tst_ui_backends_page.moc"

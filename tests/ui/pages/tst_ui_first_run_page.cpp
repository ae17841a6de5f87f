#include "pages/check_line.h"
#include "pages/discovery_table.h"
#include "pages/first_run_page.h"
#include "pages/plan_preview.h"
#include "pages/start_failed_page.h"
#include "support/ui_workspace.h"
#include "workspace/preferences.h"

#include <QDir>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

class OneServer : public ListeningServers
{
public:
    OneServer(std::uint16_t port, QString folder)
    {
        if (port == 0)
            return;
        ListeningServer server;
        server.port = port;
        server.v4 = true;
        server.pid = 1;
        server.inode = 1;
        server.program = u"node"_qs;
        server.folder = server.root = std::move(folder);
        m_list.push_back(server);
    }
    std::vector<ListeningServer> list() override { return m_list; }

private:
    std::vector<ListeningServer> m_list;
};

class TestFirstRunPage : public QObject
{
    Q_OBJECT
private slots:
    void oneButtonWritesTheFile();
    void nothingIsOverwritten();
    void withoutServersTheDemoIsTheWay();
    void whereItIsNarrowNothingStandsBesideTheList();
    void theKeyboardBeginsAtTheButtonAndReachesTheList();
    void nextSteps_data();
    void nextSteps();

private:
    static QPushButton *button(QWidget &page, const QString &words)
    {
        for (QPushButton *one : page.findChildren<QPushButton *>()) {
            if (one->text().remove(u'&').startsWith(words))
                return one;
        }
        return nullptr;
    }
};

/// A dev server that says it is a page.
class Dev
{
public:
    Dev()
    {
        server.listen(QHostAddress::LocalHost);
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            QTcpSocket *socket = server.nextPendingConnection();
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>x</title>");
            socket->disconnectFromHost();
        });
    }
    QTcpServer server;
};

void TestFirstRunPage::oneButtonWritesTheFile()
{
    Dev dev;
    QTemporaryDir folder;
    const QString shop = folder.filePath(u"a/shop"_qs);
    QVERIFY(QDir().mkpath(shop));
    test::UiWorkspace parts;
    Preferences preferences(folder.filePath(u"taste.ini"_qs));
    FirstRunPage page(parts.workspace(), preferences,
                      std::make_unique<OneServer>(dev.server.serverPort(), shop));
    QSignalSpy created(&page, &FirstRunPage::created);
    page.show();
    QTRY_COMPARE(page.model().candidates(), 1);
    QPushButton *create = button(page, u"Create routes and start"_qs);
    QVERIFY(create->isEnabled());
    QTest::mouseClick(create, Qt::LeftButton);
    QTRY_COMPARE(created.count(), 1);
    const QString file = created.first().first().toString();
    QCOMPARE(file, QString(shop + u"/signalbox.yaml"_qs));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const auto loaded = config::load(written.readAll().toStdString(), file.toStdString());
    QVERIFY(loaded.config);
    QCOMPARE(loaded.config->backends.at(0).servers.at(0).port, dev.server.serverPort());
}

void TestFirstRunPage::nothingIsOverwritten()
{
    Dev dev;
    QTemporaryDir folder;
    const QString shop = folder.filePath(u"a/shop"_qs);
    QVERIFY(QDir().mkpath(shop));
    QFile kept(shop + u"/signalbox.yaml"_qs);
    QVERIFY(kept.open(QIODevice::WriteOnly));
    kept.write("# mine\n");
    kept.close();
    test::UiWorkspace parts;
    Preferences preferences(folder.filePath(u"taste.ini"_qs));
    FirstRunPage page(parts.workspace(), preferences,
                      std::make_unique<OneServer>(dev.server.serverPort(), shop));
    QSignalSpy created(&page, &FirstRunPage::created);
    page.show();
    QTRY_COMPARE(page.model().candidates(), 1);
    // What is promised is what is written.
    const auto promised = [&page](const QString &name) {
        const auto lines = page.findChildren<CheckLine *>();
        return std::any_of(lines.begin(), lines.end(), [&name](const CheckLine *line) {
            return line->accessibleName().contains(name);
        });
    };
    QTRY_VERIFY(promised(u"shop/signalbox-2.yaml"_qs));
    QVERIFY(!promised(u"shop/signalbox.yaml"_qs));
    QTest::mouseClick(button(page, u"Create routes and start"_qs), Qt::LeftButton);
    QTRY_COMPARE(created.count(), 1);
    QCOMPARE(created.first().first().toString(), QString(shop + u"/signalbox-2.yaml"_qs));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray("# mine\n"));
}

void TestFirstRunPage::withoutServersTheDemoIsTheWay()
{
    QTemporaryDir folder;
    test::UiWorkspace parts;
    Preferences preferences(folder.filePath(u"taste.ini"_qs));
    FirstRunPage page(parts.workspace(), preferences, std::make_unique<OneServer>(0, QString()));
    page.show();
    QTRY_VERIFY(page.scanned());
    QVERIFY(!button(page, u"Create routes and start"_qs)->isEnabled());
    QVERIFY(button(page, u"Open demo"_qs)->property("primary").toBool());
}

void TestFirstRunPage::whereItIsNarrowNothingStandsBesideTheList()
{
    QTemporaryDir folder;
    test::UiWorkspace parts;
    Preferences preferences(folder.filePath(u"taste.ini"_qs));
    FirstRunPage page(parts.workspace(), preferences, std::make_unique<OneServer>(0, QString()));
    const auto *preview = page.findChild<PlanPreview *>();
    const auto *table = page.findChild<DiscoveryTable *>();
    QVERIFY(preview && table);
    const auto leftOf = [&](const QWidget *part) { return part->mapTo(&page, QPoint()).x(); };
    const double scale = parts.theme.px(1000) / 1000.0;
    page.resize(int(1300 * scale), int(800 * scale));
    page.show();
    QTRY_VERIFY(leftOf(preview) > leftOf(table) + table->width());
    page.resize(int(900 * scale), int(800 * scale));
    QTRY_COMPARE(leftOf(preview), leftOf(table));
}

void TestFirstRunPage::theKeyboardBeginsAtTheButtonAndReachesTheList()
{
    Dev dev;
    QTemporaryDir folder;
    test::UiWorkspace parts;
    // Served, as in the window.
    parts.actions.get(ActionId::OpenDemo)->setEnabled(true);
    parts.actions.get(ActionId::Open)->setEnabled(true);
    Preferences preferences(folder.filePath(u"taste.ini"_qs));
    preferences.addRecentFile(folder.filePath(u"old.yaml"_qs));
    FirstRunPage page(parts.workspace(), preferences,
                      std::make_unique<OneServer>(dev.server.serverPort(), folder.path()));
    page.show();
    page.setFocus(); // as the window does, before there is anything to create
    QTRY_COMPARE(page.model().candidates(), 1);
    QPushButton *create = button(page, u"Create routes and start"_qs);
    QTRY_COMPARE(page.focusWidget(), create);
    auto *table = page.findChild<DiscoveryTable *>();
    QStringList way;
    for (int i = 0; i < 6; ++i) {
        QTest::keyClick(page.focusWidget(), Qt::Key_Tab);
        const auto *now = qobject_cast<QPushButton *>(page.focusWidget());
        way.append(now                           ? now->text().remove(u'&').section(u' ', 0, 0)
                   : page.focusWidget() == table ? u"table"_qs
                                                 : u"else"_qs);
    }
    const QString old = way.value(2);
    QVERIFY2(old.contains(u"old.yaml"_qs), qPrintable(way.join(u", "_qs)));
    QCOMPARE(way,
             (QStringList{u"Open"_qs, u"Open"_qs, old, u"else"_qs, u"table"_qs, u"Create"_qs}));
    // Who is in the list stays there.
    table->setFocus();
    page.hide();
    page.show();
    QTRY_COMPARE(page.focusWidget(), table);
}

void TestFirstRunPage::nextSteps_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<bool>("wrong");
    QTest::addColumn<QString>("word");
    QTest::newRow("a wrong file is mended") << int(ErrorType::InvalidConfig) << true << "Mend";
    QTest::newRow("a taken port") << int(ErrorType::AddressInUse) << false << "another port";
    QTest::newRow("a forbidden port") << int(ErrorType::PermissionDenied) << false << "1024";
    QTest::newRow("a missing file") << int(ErrorType::NotFound) << false << "open another";
    QTest::newRow("anything else") << int(ErrorType::Internal) << false << "log";
}

void TestFirstRunPage::nextSteps()
{
    QFETCH(int, type);
    QFETCH(bool, wrong);
    QFETCH(QString, word);
    StartFailure failure;
    failure.error = Error(static_cast<ErrorType>(type), "why");
    failure.configurationWrong = wrong;
    QVERIFY2(StartFailedPage::nextStep(failure).contains(word),
             qPrintable(StartFailedPage::nextStep(failure)));
}

QTEST_MAIN(TestFirstRunPage)
#include "tst_ui_first_run_page.moc"

// What was written into the file goes live: asked about where it lets others in, told where it
// fails.
#include "mainwindow/main_window.h"
#include "mainwindow/proxy_actions.h"
#include "review/diff_view.h"
#include "review/outside_banner.h"
#include "support/no_servers.h"
#include "support/ui_workspace.h"
#include "workspace/preferences.h"

#include <QAction>
#include <QDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

std::string file(const char *bind, const char *host = "s")
{
    return std::string("version: 1\nlisteners: {web: {bind: \"") + bind +
           "\"}}\nbackends:\n  api: {servers: [127.0.0.1:3001]}\nroutes:\n  - name: api\n    "
           "host: " +
           host + "\n    backend: api\n";
}

const char *const loopback = "127.0.0.1:8080";
const char *const open = "0.0.0.0:8080";

} // namespace

class TestOutsideActions : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_w = std::make_unique<test::UiWorkspace>();
        m_preferences =
            std::make_unique<Preferences>(m_folder->filePath(QStringLiteral("taste.ini")));
        m_window = std::make_unique<MainWindow>(m_w->workspace(), *m_preferences,
                                                std::make_unique<test::NoServers>());
        m_w->session.reloadOutcome.kind = control::ReloadOutcome::Kind::Applied;
        m_path = m_folder->filePath(QStringLiteral("signalbox.yaml"));
        save(file(loopback));
        m_w->open(file(loopback), m_path);
        m_w->session.become(EngineState::Running);
        emit m_w->session.configurationChanged(1, nullptr, shared(file(loopback)));
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_preferences.reset();
        m_w.reset();
    }

    void theBannersApplyAsks()
    {
        tell(file(open));
        click(tr("Apply"));
        QVERIFY(asked());
        QCOMPARE(m_w->session.reloads, 0);
        agree();
        QCOMPARE(m_w->session.reloads, 1);
    }

    void theBannersApplyOfALoopbackAsksNothing()
    {
        tell(file(loopback, "t"));
        click(tr("Apply"));
        QVERIFY(!asked());
        QCOMPARE(m_w->session.reloads, 1);
    }

    void reloadAsks()
    {
        save(file(open)); // which nobody has told yet
        QAction *reload = m_w->actions.get(ActionId::Reload);
        QVERIFY(reload->isEnabled());
        reload->trigger();
        QTRY_VERIFY(asked());
        QCOMPARE(m_w->session.reloads, 0);
        asked()->button(QMessageBox::Cancel)->click();
        QTRY_VERIFY(!asked());
        QCOMPARE(m_w->session.reloads, 0);
        reload->trigger();
        QTRY_VERIFY(asked());
        agree();
        QCOMPARE(m_w->session.reloads, 1);
    }

    void reloadOfALoopbackAsksNothing()
    {
        m_w->actions.get(ActionId::Reload)->trigger();
        QTRY_COMPARE(m_w->session.reloads, 1);
        QVERIFY(!asked());
    }

    void atOnceIsNotForOpenDoors()
    {
        m_preferences->setOutsideEditsAtOnce(true);
        tell(file(loopback, "t"));
        QTRY_COMPARE(m_w->session.reloads, 1);
        tell(file(open));
        QTRY_VERIFY(link(tr("Apply")));
        QCOMPARE(m_w->session.reloads, 1);
        click(tr("Apply"));
        agree();
        QCOMPARE(m_w->session.reloads, 2);
    }

    void whatIsntAtOnceWaits()
    {
        tell(file(loopback, "t"));
        QTest::qWait(20);
        QCOMPARE(m_w->session.reloads, 0);
    }

    void anApplyThatFailsSaysWhatServesAndWhereToLook()
    {
        m_w->session.reloadOutcome.kind = control::ReloadOutcome::Kind::Rejected;
        m_w->session.reloadOutcome.error = Error(ErrorType::AddressInUse, "127.0.0.1:9 is taken");
        tell(file("127.0.0.1:9"));
        click(tr("Apply"));
        const QString text = banner()->text();
        QVERIFY2(text.contains(QLatin1String("127.0.0.1:9 is taken")), qPrintable(text));
        QVERIFY2(text.contains(QLatin1String("Generation 1 still serves")), qPrintable(text));
        QSignalSpy log(m_w->actions.get(ActionId::PageLog), &QAction::triggered);
        click(tr("Open the log"));
        QCOMPARE(log.size(), 1);
        QVERIFY(link(tr("Try again")));
    }

    void aReloadThatFailsSaysSo()
    {
        m_w->session.reloadOutcome.kind = control::ReloadOutcome::Kind::Rejected;
        m_w->session.reloadOutcome.error = Error(ErrorType::AddressInUse, "127.0.0.1:9 is taken");
        m_w->actions.get(ActionId::Reload)->trigger();
        const auto told = [&] {
            const auto banners = m_window->findChildren<Banner *>();
            return std::any_of(banners.begin(), banners.end(), [](const Banner *one) {
                return one->isVisible() && one->text().contains(QLatin1String("still serves"));
            });
        };
        QTRY_VERIFY(told());
    }

    void theBannerLeadsToTheErrorsLine()
    {
        std::string text = file(loopback, "t");
        text.replace(text.rfind("api"), 3, "apii");
        emit m_w->session.fileChanged(shared(text));
        QTRY_VERIFY(link(tr("Show line 8")));
        click(tr("Show line 8"));
        QTRY_VERIFY(m_window->findChild<DiffView *>());
    }

private:
    static std::shared_ptr<const std::string> shared(std::string text)
    {
        return std::make_shared<const std::string>(std::move(text));
    }
    void save(const std::string &text)
    {
        QFile disk(m_path);
        QVERIFY(disk.open(QIODevice::WriteOnly));
        disk.write(text.data(), qint64(text.size()));
    }
    void tell(const std::string &text)
    {
        emit m_w->session.fileChanged(shared(text));
        QTRY_VERIFY(link(tr("Apply")) || link(tr("Try again")) || m_w->session.reloads > 0);
    }
    OutsideBanner *banner() { return m_window->findChild<OutsideBanner *>(); }
    QToolButton *link(const QString &text)
    {
        const auto links = banner()->findChildren<QToolButton *>();
        for (QToolButton *one : links) {
            if (one->isVisible() && one->text() == text)
                return one;
        }
        return nullptr;
    }
    void click(const QString &text)
    {
        QVERIFY2(link(text), qPrintable(text));
        link(text)->click();
    }
    QMessageBox *asked()
    {
        const auto boxes = m_window->findChildren<QMessageBox *>();
        for (QMessageBox *box : boxes) {
            if (box->isVisible() && box->text().contains(QLatin1String("other machines")))
                return box;
        }
        return nullptr;
    }
    void agree()
    {
        QVERIFY(asked());
        for (QAbstractButton *button : asked()->buttons()) {
            if (asked()->buttonRole(button) == QMessageBox::AcceptRole) {
                button->click();
                return;
            }
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::UiWorkspace> m_w;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<MainWindow> m_window;
    QString m_path;
};

QTEST_MAIN(TestOutsideActions)
#include "tst_ui_outside_actions.moc"

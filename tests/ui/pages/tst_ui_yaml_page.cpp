// The whole file as text: finding in it.
#include "support/shop_scene.h"

#include "editors/yaml_editor.h"
#include "pages/yaml_page.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

class TestYamlPage : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_all = std::make_unique<test::UiWorkspace>();
        m_all->theme.install(*qApp);
        m_all->open(test::shopLive);
        m_page = std::make_unique<YamlPage>(m_all->workspace());
        m_page->resize(900, 400);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTRY_VERIFY(m_all->draft.analysisIsCurrent());
        m_page->openFind();
    }
    void cleanup()
    {
        if (const QString path = qEnvironmentVariable("SIGNALBOX_GRAB"); !path.isEmpty())
            m_page->grab().save(path.arg(QLatin1String(QTest::currentTestFunction())));
        m_page.reset();
        m_all.reset();
    }

    void typingGoesToTheFirstMatchAndMarksAll()
    {
        QTest::keyClicks(field(), QStringLiteral("auth"));
        const QTextCursor first = editor().textCursor();
        QCOMPARE(first.selectedText(), QStringLiteral("auth"));
        QCOMPARE(first.blockNumber(), lineOf("  auth:"));
        QVERIFY(field()->hasFocus());
        QCOMPARE(marked(), int(QString::fromStdString(test::shopLive).count(u"auth"_qs)));
        QVERIFY(marked() > 3);
        // More letters, from the same place; fewer, back to it.
        QTest::keyClicks(field(), QStringLiteral("-2"));
        QCOMPARE(editor().textCursor().selectedText(), QStringLiteral("auth-2"));
        QCOMPARE(marked(), 1);
        QTest::keyClick(field(), Qt::Key_Backspace);
        QTest::keyClick(field(), Qt::Key_Backspace);
        QCOMPARE(editor().textCursor(), first);
        QTest::keyClick(field(), Qt::Key_Return); // the next one
        QVERIFY(editor().textCursor() > first);
    }

    void whatIsNowhereMarksNothing()
    {
        QTest::keyClicks(field(), QStringLiteral("nothing like it"));
        QCOMPARE(marked(), 0);
        QVERIFY(!editor().textCursor().hasSelection());
    }

    void marksFollowTheTextAndGoWithTheBar()
    {
        QTest::keyClicks(field(), QStringLiteral("# mine"));
        QCOMPARE(marked(), 0);
        m_all->draft.setText("# mine\n" + test::shopLive, QStringLiteral("typing"));
        QCOMPARE(marked(), 1);
        QTest::keyClick(field(), Qt::Key_Escape);
        QCOMPARE(marked(), 0);
        QVERIFY(editor().hasFocus());
    }

private:
    YamlEditor &editor() const { return m_page->editor(); }
    QLineEdit *field() const { return m_page->findChild<QLineEdit *>(); }
    int marked() const
    {
        int count = 0;
        for (const QTextEdit::ExtraSelection &one : editor().extraSelections())
            count += one.format.background().color() == m_all->theme.color(Token::Gdns);
        return count;
    }
    static int lineOf(const char *start)
    {
        const auto at = test::shopLive.find(std::string("\n") + start);
        return int(std::count(test::shopLive.begin(), test::shopLive.begin() + long(at) + 1, '\n'));
    }

    std::unique_ptr<test::UiWorkspace> m_all;
    std::unique_ptr<YamlPage> m_page;
};

QTEST_MAIN(TestYamlPage)
#include "tst_ui_yaml_page.moc"

// Values as chips, by keyboard and mouse.
#include "editors/token_edit.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox::ui;

class TestTokenEdit : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_edit = std::make_unique<TokenEdit>(m_theme);
        m_edit->setTokens({QStringLiteral("GET"), QStringLiteral("POST")});
        m_edit->resize(240, m_edit->sizeHint().height());
        m_edit->show();
        QVERIFY(QTest::qWaitForWindowActive(m_edit.get()));
        m_edit->setFocus();
        QTRY_VERIFY(input()->hasFocus());
        m_said = std::make_unique<QSignalSpy>(m_edit.get(), &TokenEdit::edited);
    }
    void cleanup()
    {
        m_said.reset();
        m_edit.reset();
    }

    void whatEndsAWordMakesAChip_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Return") << int(Qt::Key_Return);
        QTest::newRow("comma") << int(Qt::Key_Comma);
        QTest::newRow("blank") << int(Qt::Key_Space);
    }
    void whatEndsAWordMakesAChip()
    {
        QFETCH(int, key);
        QTest::keyClicks(input(), QStringLiteral("PUT"));
        QCOMPARE(m_said->count(), 0);
        QTest::keyClick(input(), static_cast<Qt::Key>(key));
        QCOMPARE(m_edit->tokens(), words({"GET", "POST", "PUT"}));
        QCOMPARE(m_said->count(), 1);
        QVERIFY(input()->text().isEmpty());
    }

    void whatIsPastedIsTakenApart_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("left"); // still being typed
        QTest::newRow("with a comma") << QStringLiteral("PUT,PATCH") << QStringLiteral("PATCH");
        QTest::newRow("with blanks") << QStringLiteral(" PUT  PATCH") << QStringLiteral("PATCH");
        QTest::newRow("with lines") << QStringLiteral("PUT\tPATCH,") << QString();
    }
    void whatIsPastedIsTakenApart()
    {
        QFETCH(QString, pasted);
        QApplication::clipboard()->setText(pasted);
        QTest::keyClick(input(), Qt::Key_V, Qt::ControlModifier);
        QTEST(input()->text(), "left");
        QVERIFY(m_edit->tokens().contains(QStringLiteral("PUT")));
        input()->clearFocus();
        QCOMPARE(m_edit->tokens(), words({"GET", "POST", "PUT", "PATCH"}));
    }

    void aCommaEndsAWordAlsoWhileChoicesAreOffered()
    {
        m_edit->setChoices(words({"PUT", "PATCH"}));
        QTest::keyClicks(input(), QStringLiteral("PUT"));
        QWidget *offered = input()->completer()->popup();
        QTRY_VERIFY(offered->isVisible());
        QTest::keyClick(offered, Qt::Key_Comma); // as the keyboard goes there first
        QCOMPARE(m_edit->tokens(), words({"GET", "POST", "PUT"}));
        QCOMPARE(input()->text(), QString());
    }

    void leavingTheFieldMakesAChip()
    {
        QTest::keyClicks(input(), QStringLiteral("PUT"));
        input()->clearFocus();
        QCOMPARE(m_edit->tokens(), words({"GET", "POST", "PUT"}));
    }

    void aValueIsThereOnce()
    {
        QTest::keyClicks(input(), QStringLiteral("GET "));
        QCOMPARE(m_edit->tokens(), words({"GET", "POST"}));
        QCOMPARE(m_said->count(), 0);
    }

    void backspaceInTheEmptyFieldTakesTheLastOne()
    {
        QTest::keyClicks(input(), QStringLiteral("P"));
        QTest::keyClick(input(), Qt::Key_Backspace); // the letter
        QCOMPARE(m_edit->tokens(), words({"GET", "POST"}));
        QTest::keyClick(input(), Qt::Key_Backspace);
        QCOMPARE(m_edit->tokens(), words({"GET"}));
        QTest::keyClick(input(), Qt::Key_Backspace);
        QTest::keyClick(input(), Qt::Key_Backspace); // none is left
        QCOMPARE(m_edit->tokens(), QStringList());
        QCOMPARE(m_said->count(), 2);
    }

    void arrowsChooseAChipAndDelTakesIt_data()
    {
        QTest::addColumn<bool>("rightToLeft");
        QTest::newRow("left to right") << false;
        QTest::newRow("right to left") << true;
    }
    void arrowsChooseAChipAndDelTakesIt()
    {
        QFETCH(bool, rightToLeft);
        m_edit->setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        const Qt::Key back = rightToLeft ? Qt::Key_Right : Qt::Key_Left;
        const Qt::Key on = rightToLeft ? Qt::Key_Left : Qt::Key_Right;
        QTest::keyClick(input(), Qt::Key_Delete); // on none
        QCOMPARE(m_edit->tokens().size(), 2);
        QTest::keyClick(input(), back);
        QTest::keyClick(input(), back);
        QTest::keyClick(input(), back); // the first one is the end
        QTest::keyClick(input(), Qt::Key_Delete);
        QCOMPARE(m_edit->tokens(), words({"POST"}));
        QTest::keyClick(input(), back);
        QTest::keyClick(input(), on); // behind the last: on none again
        QTest::keyClick(input(), Qt::Key_Delete);
        QCOMPARE(m_edit->tokens(), words({"POST"}));
    }

    void aCrossTakesItsChip_data() { arrowsChooseAChipAndDelTakesIt_data(); }
    void aCrossTakesItsChip()
    {
        QFETCH(bool, rightToLeft);
        m_edit->setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        // Chips begin at the leading edge; a cross stands at its chip's trailing end.
        const int right = QFontMetrics(m_theme.font(FontRole::Code)).horizontalAdvance(u"GET"_qs) +
                          m_theme.px(4) * 2 + m_theme.px(8);
        const int x = rightToLeft ? m_edit->width() - 1 - right : right;
        QTest::mouseClick(m_edit.get(), Qt::LeftButton, {}, {x, m_theme.px(12)});
        QCOMPARE(m_edit->tokens(), words({"POST"}));
    }

    void whatCantBeEditedStays()
    {
        m_edit->setReadOnly(true);
        QTest::keyClick(input(), Qt::Key_Backspace);
        QTest::keyClicks(input(), QStringLiteral("PUT "));
        QCOMPARE(m_edit->tokens(), words({"GET", "POST"}));
        QCOMPARE(m_said->count(), 0);
    }

    void valuesFromElsewhereLeaveTypingAlone()
    {
        QTest::keyClicks(input(), QStringLiteral("PU"));
        m_edit->setTokens(words({"HEAD"}));
        QCOMPARE(input()->text(), QStringLiteral("PU"));
        QCOMPARE(m_said->count(), 0);
    }

    void manyChipsTakeMoreLines()
    {
        const int before = m_edit->minimumSizeHint().height();
        QStringList many;
        for (int i = 0; i < 12; ++i)
            many.append(QStringLiteral("value-%1").arg(i));
        m_edit->setTokens(many);
        QVERIFY(m_edit->minimumSizeHint().height() > 2 * before);
    }

private:
    QLineEdit *input() const { return m_edit->findChild<QLineEdit *>(); }
    static QStringList words(std::initializer_list<const char *> list)
    {
        QStringList out;
        for (const char *word : list)
            out.append(QString::fromLatin1(word));
        return out;
    }

    Theme m_theme{QApplication::palette()};
    std::unique_ptr<TokenEdit> m_edit;
    std::unique_ptr<QSignalSpy> m_said;
};

QTEST_MAIN(TestTokenEdit)
#include "tst_ui_token_edit.moc"

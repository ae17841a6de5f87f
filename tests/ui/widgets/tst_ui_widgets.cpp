// The small widgets: what they say, how large they are, how they are pressed.
#include "widgets/banner.h"
#include "widgets/pill_button.h"
#include "widgets/small_widgets.h"
#include "widgets/tab_strip.h"
#include "widgets/wrap_layout.h"

#include <QtTest>

#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>

using namespace signalbox::ui;

class TestUiWidgets : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { theme.install(*qApp); }
    void aPillSaysItsPartsAsOneName();
    void aPillsCrossClosesAndDoesntPress();
    void delClosesAPill();
    void anElidedLabelShowsItsTextAsTooltipOnlyWhenCut();
    void aNumberDoesntMoveItsNeighbours();
    void escClearsTheSearchThenLeavesIt();
    void aKeyHintButtonFollowsItsAction();
    void aBannerSaysItsSentenceAndItsLinksTellTheirNames();
    void aTabGrowsWithItsNote();
    void onlyTheCurrentTabsControlsAreSeen();
    void aNarrowStripKeepsEveryTabInReach();
    void aNarrowLineGoesOnBelow();
    void badgesSpeakWords();

private:
    Theme theme{QPalette()};
};

void TestUiWidgets::aPillSaysItsPartsAsOneName()
{
    PillButton pill(theme);
    pill.setParts(
        {{QStringLiteral("Running"), FontRole::ChromeStrong, Token::Up, QStringLiteral("state-up")},
         {QStringLiteral("·")},
         {QStringLiteral("127.0.0.1:8080"), FontRole::Code}});
    QCOMPARE(pill.accessibleName(), QStringLiteral("Running 127.0.0.1:8080"));
    QCOMPARE(pill.sizeHint().height(), 28);
}

void TestUiWidgets::aPillsCrossClosesAndDoesntPress()
{
    PillButton pill(theme);
    pill.setParts({{QStringLiteral("1 fault")}});
    pill.setClosable(true);
    pill.resize(pill.sizeHint());
    QSignalSpy closed(&pill, &PillButton::closeClicked), clicked(&pill, &PillButton::clicked);
    QTest::mouseClick(&pill, Qt::LeftButton, {}, QPoint(pill.width() - 10, 14));
    QCOMPARE(closed.count(), 1);
    QCOMPARE(clicked.count(), 0);
    QTest::mouseClick(&pill, Qt::LeftButton, {}, QPoint(10, 14));
    QCOMPARE(closed.count(), 1);
    QCOMPARE(clicked.count(), 1);
}

void TestUiWidgets::delClosesAPill()
{
    PillButton pill(theme);
    QSignalSpy closed(&pill, &PillButton::closeClicked);
    QTest::keyClick(&pill, Qt::Key_Delete);
    QCOMPARE(closed.count(), 0);
    pill.setClosable(true);
    QTest::keyClick(&pill, Qt::Key_Delete);
    QCOMPARE(closed.count(), 1);
}

void TestUiWidgets::anElidedLabelShowsItsTextAsTooltipOnlyWhenCut()
{
    ElidedLabel label(theme, FontRole::Body, Token::Tx);
    label.setText(QStringLiteral("a text of some length"));
    label.resize(label.sizeHint());
    label.show();
    QVERIFY(label.toolTip().isEmpty());
    label.resize(30, 20);
    QCOMPARE(label.toolTip(), QStringLiteral("a text of some length"));
}

void TestUiWidgets::aNumberDoesntMoveItsNeighbours()
{
    NumberLabel label(theme, FontRole::Chrome, Token::Tx);
    label.setText(QStringLiteral("111.1 req/s"));
    const QSize size = label.sizeHint();
    label.setText(QStringLiteral("888.8 req/s"));
    QCOMPARE(label.sizeHint(), size);
    label.setWidest(QStringLiteral("88,888.8 req/s"));
    QVERIFY(label.sizeHint().width() > size.width());
}

void TestUiWidgets::escClearsTheSearchThenLeavesIt()
{
    SearchField field(QStringLiteral("Filter servers"), theme);
    QSignalSpy left(&field, &SearchField::left);
    QTest::keyClicks(&field, QStringLiteral("api"));
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(field.text().isEmpty());
    QCOMPARE(left.count(), 0);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
    QCOMPARE(field.accessibleName(), QStringLiteral("Filter servers"));
}

void TestUiWidgets::aKeyHintButtonFollowsItsAction()
{
    QAction action(QStringLiteral("Review && Apply"));
    action.setShortcut(QKeySequence(QStringLiteral("Ctrl+Return")));
    action.setEnabled(false);
    KeyHintButton button(theme, true);
    const int bare = button.sizeHint().width();
    button.setAction(&action, QStringLiteral("swap"));
    QVERIFY(!button.isEnabled());
    QVERIFY(button.sizeHint().width() > bare + 60);
    // Where room is scarce its keys go first: it needs no more than its words.
    QVERIFY(button.minimumSizeHint().width() < button.sizeHint().width() - 40);
    action.setEnabled(true);
    QVERIFY(button.isEnabled());
    QSignalSpy triggered(&action, &QAction::triggered);
    button.click();
    QCOMPARE(triggered.count(), 1);
}

void TestUiWidgets::aBannerSaysItsSentenceAndItsLinksTellTheirNames()
{
    Banner banner(theme);
    banner.say(Banner::Kind::Error, QStringLiteral("Did you mean <b>api</b>?"));
    QCOMPARE(banner.accessibleName(), QStringLiteral("Did you mean api?"));
    banner.setLink(QStringLiteral("use"), QStringLiteral("Use api"));
    QSignalSpy activated(&banner, &Banner::linkActivated);
    auto *link = banner.findChild<QToolButton *>(QStringLiteral("use"));
    QVERIFY(link);
    link->click();
    QCOMPARE(activated.value(0).value(0).toString(), QStringLiteral("use"));
    banner.setLink(QStringLiteral("use"), {});
    QVERIFY(link->isHidden());
}

void TestUiWidgets::aTabGrowsWithItsNote()
{
    TabStrip strip(theme);
    const int index = strip.addTab(QStringLiteral("health"), QStringLiteral("Backends & Health"));
    const int before = strip.tabs()->tabRect(index).width();
    strip.setNote(index, QStringLiteral("11"));
    QVERIFY(strip.tabs()->tabRect(index).width() > before);
    QCOMPARE(strip.tabs()->accessibleTabName(index), QStringLiteral("Backends & Health 11"));
    QCOMPARE(strip.sizeHint().height(), 30);
}

void TestUiWidgets::onlyTheCurrentTabsControlsAreSeen()
{
    TabStrip strip(theme);
    auto *first = new QWidget;
    auto *second = new QWidget;
    strip.addTab(QStringLiteral("health"), QStringLiteral("One"), first);
    strip.addTab(QStringLiteral("log"), QStringLiteral("Two"), second);
    strip.show();
    QVERIFY(first->isVisible());
    QVERIFY(!second->isVisible());
    strip.tabs()->setCurrentIndex(1);
    QVERIFY(!first->isVisible());
    QVERIFY(second->isVisible());
}

void TestUiWidgets::aNarrowStripKeepsEveryTabInReach()
{
    TabStrip strip(theme);
    auto *controls = new QWidget;
    auto *row = new QHBoxLayout(controls);
    auto *button = new QToolButton;
    button->setIcon(theme.icon(u"health"_qs));
    button->setText(u"Check everything now"_qs);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->addWidget(button);
    const QStringList words{u"Backends & Health"_qs, u"Generations"_qs, u"Log"_qs};
    for (const QString &text : words)
        strip.addTab(u"log"_qs, text, strip.tabs()->count() == 0 ? controls : nullptr);
    const auto show = [&](int width) {
        strip.resize(width, 30);
        strip.show();
        QCoreApplication::processEvents();
    };
    const int all = strip.tabs()->widthWhen(false);
    const auto inReach = [&] {
        const QRect last = strip.tabs()->tabRect(strip.tabs()->count() - 1);
        return strip.tabs()->rect().contains(last);
    };
    show(all + 400);
    QCOMPARE(button->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    show(all + 170); // first the button's words go
    QCOMPARE(button->toolButtonStyle(), Qt::ToolButtonIconOnly);
    QVERIFY(!strip.tabs()->compact());
    QVERIFY(inReach());
    show(all + 60); // then those of the other tabs
    QVERIFY(strip.tabs()->compact());
    QVERIFY(inReach());
    QCOMPARE(strip.tabs()->tabToolTip(1), u"Generations"_qs);
    strip.tabs()->setCurrentIndex(1);
    QVERIFY(inReach());
    strip.tabs()->setCurrentIndex(0);
    show(300); // and the current one's at last
    QVERIFY(inReach());
    // Settled: the layout isn't asked for again and again.
    int turns = 0;
    for (; turns < 50 && QAbstractEventDispatcher::instance()->processEvents({}); ++turns) {
    }
    QVERIFY2(turns < 50, "the strip never rests");
    strip.tabs()->setCurrentIndex(1);
    show(all + 400);
    strip.tabs()->setCurrentIndex(0);
    QVERIFY(!strip.tabs()->compact());
    QCOMPARE(button->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
}

void TestUiWidgets::aNarrowLineGoesOnBelow()
{
    QWidget line;
    auto *layout = new WrapLayout(&line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    const auto add = [&](int width) {
        auto *widget = new QWidget;
        widget->setFixedSize(width, 20);
        layout->addWidget(widget);
        return widget;
    };
    const QWidget *keyword = add(50);
    layout->endIndent();
    const QWidget *first = add(100), *word = add(40);
    layout->joinNext();
    const QWidget *field = add(100);
    layout->startTrailing();
    const QWidget *end = add(20);
    line.show();

    line.resize(400, 20);
    QCOMPARE(layout->heightForWidth(400), 20);
    QCOMPARE(field->pos(), QPoint(220, 0));
    QCOMPARE(end->pos(), QPoint(380, 0));

    line.resize(300, 50); // the word goes with its field, behind the keyword
    QCOMPARE(layout->heightForWidth(300), 50);
    QCOMPARE(keyword->pos(), QPoint(0, 0));
    QCOMPARE(first->pos(), QPoint(60, 0));
    QCOMPARE(word->pos(), QPoint(60, 30));
    QCOMPARE(field->pos(), QPoint(110, 30));
    QCOMPARE(end->pos(), QPoint(280, 0));
    QCOMPARE(layout->minimumSize().width(), 60 + 150 + 30);

    line.setLayoutDirection(Qt::RightToLeft);
    QCoreApplication::processEvents();
    QCOMPARE(keyword->pos(), QPoint(250, 0));
    QCOMPARE(end->pos(), QPoint(0, 0));
}

void TestUiWidgets::badgesSpeakWords()
{
    const Badge badge(BadgeKind::Added, theme);
    QCOMPARE(badge.accessibleName(), QStringLiteral("added"));
    QCOMPARE(badge.sizeHint(), QSize(16, 16));
}

QTEST_MAIN(TestUiWidgets)
#include "tst_ui_widgets.moc"

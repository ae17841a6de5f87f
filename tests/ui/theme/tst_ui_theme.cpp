// The look as a whole: tokens, contrast, palettes, fonts, icons, switching while the app runs.
#include "theme/state_look.h"
#include "theme/theme.h"

#include <QtTest>

#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>

#include <cmath>

using namespace signalbox::ui;

namespace {

double luminance(const QColor &color)
{
    const auto part = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) +
           0.0722 * part(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QPalette platform(const QColor &window)
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    return palette;
}

/// The colour of the pixel that the icon covers most.
QColor inkOf(const QIcon &icon, QIcon::Mode mode, QIcon::State state)
{
    const QImage image = icon.pixmap(QSize(64, 64), 1, mode, state).toImage();
    return image.pixelColor(32, 32);
}

} // namespace

class TestUiTheme : public QObject
{
    Q_OBJECT
private slots:
    void everyTokenHasAColourInBothHalves();
    void textContrast_data();
    void textContrast();
    void systemModeFollowsTheLightnessOfThePlatform();
    void modeIsSwitchedWhileWindowsLive();
    void textEditorsSelectStronglyAndTablesSoftly();
    void fontsGrowWithTheTextScale();
    void codeFontsDontJoinCharacters();
    void iconsTakeTheColourOfTheirState();
    void iconsFollowTheTheme();
    void everyStateHasAShapeAWordAndAnIcon_data();
    void everyStateHasAShapeAWordAndAnIcon();
    void everyIconFileIsInTheProgram();
    void controlsHaveTheDesignsHeights();
};

void TestUiTheme::everyTokenHasAColourInBothHalves()
{
    for (const bool dark : {false, true}) {
        const auto colors = readTokens(dark);
        for (const QColor &color : colors)
            QVERIFY(color.isValid());
    }
    QCOMPARE(readTokens(false)[static_cast<std::size_t>(Token::Acc)], QColor(0x1B, 0x5F, 0xB3));
    QCOMPARE(readTokens(true)[static_cast<std::size_t>(Token::Ycom)], QColor(0xA0, 0xA9, 0xB5));
}

void TestUiTheme::textContrast_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addRow("light") << false;
    QTest::addRow("dark") << true;
}

void TestUiTheme::textContrast()
{
    QFETCH(bool, dark);
    const auto colors = readTokens(dark);
    const auto at = [&](Token token) { return colors[static_cast<std::size_t>(token)]; };
    for (const Token text : {Token::Tx, Token::Tx2, Token::Tx3, Token::Acc, Token::Up, Token::Gup,
                             Token::Gdn, Token::Dn, Token::Drn, Token::Mnt, Token::Unk})
        for (const Token ground : {Token::Base, Token::Win, Token::Sel})
            QVERIFY2(contrast(at(text), at(ground)) >= 4.5,
                     qPrintable(QStringLiteral("%1 on %2")
                                    .arg(static_cast<int>(text))
                                    .arg(static_cast<int>(ground))));
}

void TestUiTheme::systemModeFollowsTheLightnessOfThePlatform()
{
    QVERIFY(!Theme(platform(Qt::white)).dark());
    QVERIFY(Theme(platform(QColor(30, 30, 30))).dark());
    Theme theme(platform(QColor(30, 30, 30)));
    theme.setMode(Theme::Mode::Light);
    QVERIFY(!theme.dark());
    theme.setMode(Theme::Mode::System);
    QVERIFY(theme.dark());
}

void TestUiTheme::modeIsSwitchedWhileWindowsLive()
{
    Theme theme(platform(Qt::white));
    theme.install(*qApp);
    QWidget window;
    window.resize(100, 100);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(window.grab().toImage().pixelColor(50, 50), theme.color(Token::Win));
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(changed.count(), 1);
    QTRY_COMPARE(window.grab().toImage().pixelColor(50, 50), QColor(0x25, 0x28, 0x2E));
}

void TestUiTheme::textEditorsSelectStronglyAndTablesSoftly()
{
    Theme theme(platform(Qt::white));
    theme.install(*qApp);
    QLineEdit edit;
    QMenu menu;
    QTableView table;
    for (QWidget *widget : {static_cast<QWidget *>(&edit), static_cast<QWidget *>(&menu),
                            static_cast<QWidget *>(&table)})
        widget->ensurePolished();
    QCOMPARE(edit.palette().color(QPalette::Highlight), theme.color(Token::Accfill));
    QCOMPARE(menu.palette().color(QPalette::Highlight), theme.color(Token::Accfill));
    QCOMPARE(table.palette().color(QPalette::Highlight), theme.color(Token::Sel));
}

void TestUiTheme::fontsGrowWithTheTextScale()
{
    Theme theme(platform(Qt::white));
    theme.install(*qApp);
    QPushButton button(QStringLiteral("Check now"));
    const QSize before = button.sizeHint();
    const int row = theme.px(22);
    const double points = theme.font(FontRole::Body).pointSizeF();
    theme.setTextScale(2);
    QCOMPARE(theme.px(22), 2 * row);
    QVERIFY(qAbs(theme.font(FontRole::Body).pointSizeF() - 2 * points) < 0.01);
    QTRY_VERIFY(button.sizeHint().height() >= 2 * before.height());
    QVERIFY(button.sizeHint().width() > before.width() * 18 / 10);
    theme.setTextScale(1);
    QTRY_COMPARE(button.sizeHint(), before);
}

void TestUiTheme::codeFontsDontJoinCharacters()
{
    const Theme theme(platform(Qt::white));
    for (const FontRole role : {FontRole::Code, FontRole::CodeStrong, FontRole::Diff,
                                FontRole::Address, FontRole::InspectorTitle})
        QVERIFY(theme.font(role).styleStrategy() & QFont::PreferNoShaping);
}

void TestUiTheme::iconsTakeTheColourOfTheirState()
{
    const Theme theme(platform(Qt::white));
    const QIcon icon = theme.icon(QStringLiteral("state-up"));
    QVERIFY(!icon.isNull());
    QCOMPARE(inkOf(icon, QIcon::Normal, QIcon::Off), theme.color(Token::Tx2));
    QCOMPARE(inkOf(icon, QIcon::Normal, QIcon::On), theme.color(Token::Acc));
    QCOMPARE(inkOf(icon, QIcon::Disabled, QIcon::Off), theme.color(Token::Tx3));
    QCOMPARE(inkOf(theme.icon(QStringLiteral("state-up"), Token::Up), QIcon::Normal, QIcon::On),
             theme.color(Token::Up));
    QVERIFY(theme.icon(QStringLiteral("no-such-icon")).isNull());
}

void TestUiTheme::iconsFollowTheTheme()
{
    QIcon icon;
    {
        Theme theme(platform(Qt::white));
        icon = theme.icon(QStringLiteral("state-up"));
        QCOMPARE(inkOf(icon, QIcon::Normal, QIcon::Off), QColor(0x4D, 0x56, 0x63));
        theme.setMode(Theme::Mode::Dark);
        QCOMPARE(inkOf(icon, QIcon::Normal, QIcon::Off), QColor(0xB0, 0xB8, 0xC3));
    }
    // An icon may be the last to go.
    QCOMPARE(inkOf(icon, QIcon::Normal, QIcon::Off), QColor(0xB0, 0xB8, 0xC3));
}

void TestUiTheme::everyStateHasAShapeAWordAndAnIcon_data()
{
    QTest::addColumn<QByteArray>("state");
    for (const char *state : {"up", "going-down", "down", "going-up", "drain", "maint", "unchecked",
                              "unknown", "ejected"})
        QTest::addRow("%s", state) << QByteArray(state);
}

void TestUiTheme::everyStateHasAShapeAWordAndAnIcon()
{
    QFETCH(QByteArray, state);
    const Theme theme(platform(Qt::white));
    const StateLook look = serverStateLook(std::string_view(state.constData()));
    QVERIFY(!look.word.isEmpty());
    QVERIFY(!theme.icon(look.icon).isNull());
    QVERIFY(contrast(theme.color(look.color), theme.color(look.fill)) >= 4.5);
}

void TestUiTheme::everyIconFileIsInTheProgram()
{
    const Theme theme(platform(Qt::white));
    const QDir folder(QStringLiteral(SIGNALBOX_SOURCE_DIR "/resources/icons"));
    const QStringList files = folder.entryList({QStringLiteral("*.svg")});
    QVERIFY(files.size() > 60);
    for (const QString &file : files)
        QVERIFY2(!theme.icon(file.chopped(4)).isNull(), qPrintable(file));
}

void TestUiTheme::controlsHaveTheDesignsHeights()
{
    Theme theme(platform(Qt::white));
    theme.install(*qApp);
    QPushButton button(QStringLiteral("Check now"));
    QCOMPARE(button.sizeHint().height(), 28);
    QPushButton small(QStringLiteral("Roll back"));
    small.setProperty("small", true);
    QCOMPARE(small.sizeHint().height(), 22);
    QLineEdit edit;
    QCOMPARE(edit.sizeHint().height(), 24);
}

QTEST_MAIN(TestUiTheme)
#include "tst_ui_theme.moc"

#include "mainwindow/main_window.h"
#include "mainwindow/menus.h"
#include "support/no_servers.h"
#include "support/shop_scene.h"
#include "workspace/preferences.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QRegularExpression>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

using namespace signalbox;
using namespace signalbox::ui;

/// The app in its languages, and in one that nobody speaks: what a person can read there in plain
/// letters has passed no translator.
class TestLanguages : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void keysOfAMenuDiffer_data() { languages(); }
    void keysOfAMenuDiffer();
    void nothingIsUntranslated();
    void wordsHaveTheirRoom_data() { languages(); }
    void wordsHaveTheirRoom();

private:
    static void languages();
    QString compiled(const QString &words);
    QString pseudoWords();

    QTemporaryDir m_folder;
};

namespace {

const QStringList screens{u"live"_qs,   u"route-editor"_qs, u"backend-editor"_qs,
                          u"yaml"_qs,   u"backends"_qs,     u"generations"_qs,
                          u"tester"_qs, u"problems"_qs,     u"log"_qs};

QString source(const char *path)
{
    return QStringLiteral(SIGNALBOX_SOURCE_DIR "/") + QLatin1String(path);
}

bool run(const char *program, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(QStringLiteral(SIGNALBOX_SOURCE_DIR));
    process.start(QLatin1String(program), arguments);
    return process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0;
}

/// Longer by a third, of letters that no source has. Placeholders, tags and keys stay.
QString pseudo(const QString &text)
{
    static const QString plain = u"aeiouycdnrstzAEIOUYCDNRSTZbfghjklmpqvwxBFGHJKLMPQVWX"_qs;
    static const QString accented = u"áéíóúýçđñřšťžÁÉÍÓÚÝÇĐÑŘŠŤŽßƒĝĥĵķļɱþɋṽŵẋƁƑĜĤĴĶĻḾÞɊṼŴẊ"_qs;
    static const QRegularExpression kept(u"%L?\\d+|%n|<[^>]*>|&&|&\\w"_qs);
    QString out;
    qsizetype at = 0;
    const auto disguise = [&](QStringView part) {
        for (const QChar c : part) {
            const qsizetype letter = plain.indexOf(c);
            out += letter < 0 ? c : accented[letter];
        }
    };
    for (auto found = kept.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        disguise(QStringView(text).mid(at, match.capturedStart() - at));
        out += match.captured();
        at = match.capturedEnd();
    }
    disguise(QStringView(text).mid(at));
    return out + QString(text.size() / 3, u'·');
}

/// What of it is in plain letters and isn't a name, an address, a word of the configuration or of
/// Qt's own dialogs.
QString plainWords(QString text)
{
    static const QRegularExpression data(
        u"(<[^>]*>|&[a-z]+;|[\\w*-]+(\\.[\\w*-]+)+|[\\w-]+-\\d|/[\\w/*.-]*|\\(?Ctrl[^) "
        u"]*\\)?|Shift\\+\\w+|Alt\\+\\w+|"
        u"\\b(api|auth|media|web|next|admin|beta|checkout|legacy-img|api-next|https?|shop|"
        u"round-robin|least-requests|UP|DOWN|DRAIN|MAINT|YAML|GET|HEAD|POST|PUT|PATCH|DELETE|"
        u"OPTIONS|tmp|yaml|F\\d+|Esc|Del|Return|Home|version|Signalbox|X-Route|active|draft|Close)\\b)"_qs);
    static const QRegularExpression word(u"(?<![\\w&])[A-Za-z]{3,}(?!\\w)"_qs);
    text.replace(data, u" "_qs);
    return word.match(text.remove(QRegularExpression(u"&(?!&)"_qs))).captured();
}

struct Window
{
    QTemporaryDir folder;
    test::UiWorkspace parts;
    Preferences preferences{folder.filePath(QStringLiteral("taste.ini"))};
    MainWindow window{parts.workspace(), preferences, std::make_unique<test::NoServers>()};

    Window()
    {
        window.resize(1440, 900);
        window.show();
        test::openShop(parts);
    }
};

/// Everything of a widget that is written on it.
QStringList writtenOn(const QWidget &widget)
{
    QStringList texts;
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        texts << label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        texts << button->text();
    if (const auto *dock = qobject_cast<const QDockWidget *>(&widget))
        texts << dock->windowTitle();
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i);
    }
    if (const auto *combo = qobject_cast<const QComboBox *>(&widget))
        texts << combo->currentText();
    texts << widget.toolTip() << widget.accessibleName();
    return texts;
}

} // namespace

void TestLanguages::initTestCase()
{
    QVERIFY(m_folder.isValid());
}

QString TestLanguages::compiled(const QString &words)
{
    const QString out =
        m_folder.filePath(QFileInfo(words).completeBaseName() + QStringLiteral(".qm"));
    return run(SIGNALBOX_LRELEASE, {u"-silent"_qs, words, u"-qm"_qs, out}) ? out : QString();
}

QString TestLanguages::pseudoWords()
{
    const QString read = m_folder.filePath(QStringLiteral("read_de.ts"));
    const QString out = m_folder.filePath(QStringLiteral("pseudo_de.ts"));
    if (!run(SIGNALBOX_LUPDATE,
             {u"-silent"_qs, u"-locations"_qs, u"none"_qs, u"-I"_qs, u"ui"_qs, u"-I"_qs, u"app"_qs,
              u"-I"_qs, u"engine"_qs, u"ui"_qs, u"app/desktop"_qs, u"-ts"_qs, read}))
        return {};
    QFile from(read), to(out);
    if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::WriteOnly))
        return {};
    QXmlStreamReader reader(&from);
    QXmlStreamWriter writer(&to);
    QString words;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == u"source") {
            words = reader.readElementText();
            writer.writeTextElement(u"source"_qs, words);
        } else if (reader.isStartElement() && reader.name() == u"translation") {
            writer.writeStartElement(u"translation"_qs);
            int forms = 0;
            while (reader.readNextStartElement()) {
                ++forms;
                writer.writeTextElement(u"numerusform"_qs, pseudo(words));
                reader.skipCurrentElement();
            }
            if (forms == 0)
                writer.writeCharacters(pseudo(words));
            writer.writeEndElement();
        } else {
            writer.writeCurrentToken(reader);
        }
    }
    return reader.hasError() ? QString() : out;
}

void TestLanguages::languages()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("English") << QString();
    QTest::newRow("German") << source("resources/translations/signalbox_de.ts");
    QTest::newRow("Japanese") << source("resources/translations/signalbox_ja.ts");
}

void TestLanguages::keysOfAMenuDiffer()
{
    QFETCH(QString, words);
    QTranslator translator;
    if (!words.isEmpty()) {
        QVERIFY(translator.load(compiled(words)));
        QCoreApplication::installTranslator(&translator);
    }
    test::UiWorkspace parts;
    QMenuBar bar;
    buildMenus(bar, parts.actions, [](QMenu &) {});
    QList<QWidget *> places{&bar};
    for (QMenu *menu : bar.findChildren<QMenu *>())
        places << menu;
    QStringList clashes;
    for (const QWidget *place : places) {
        QHash<QChar, QString> taken;
        for (const QAction *action : place->actions()) {
            if (action->isSeparator())
                continue;
            const QRegularExpressionMatch key =
                QRegularExpression(u"(?<!&)&(\\w)"_qs).match(action->text());
            QVERIFY2(key.hasMatch(), qPrintable(action->text()));
            const QChar letter = key.captured(1).at(0).toLower();
            if (taken.contains(letter))
                clashes << action->text() + u" and "_qs + taken.value(letter);
            taken.insert(letter, action->text());
        }
    }
    QVERIFY2(clashes.isEmpty(), qPrintable(clashes.join(u'\n')));
}

void TestLanguages::nothingIsUntranslated()
{
    const QString words = pseudoWords();
    QVERIFY(!words.isEmpty());
    QTranslator translator;
    QVERIFY(translator.load(compiled(words)));
    QCoreApplication::installTranslator(&translator);
    Window w;
    QSet<QString> untranslated;
    const auto look = [&](const QString &screen, const QString &text) {
        if (const QString word = plainWords(text); !word.isEmpty())
            untranslated.insert(screen + u": \""_qs + text + u"\" ("_qs + word + u')');
    };
    const auto lookAround = [&](const QString &screen) {
        QCoreApplication::processEvents();
        for (const QWidget *widget : QApplication::allWidgets()) {
            if (!widget->isVisible())
                continue;
            for (const QString &text : writtenOn(*widget))
                look(screen, text);
        }
    };
    for (const QString &screen : screens) {
        QVERIFY2(w.window.showScreen(screen), qPrintable(screen));
        lookAround(screen);
        QVERIFY(!w.window.grab().isNull());
    }
    for (const ActionId dialog : {ActionId::ReviewApply, ActionId::Settings, ActionId::Palette,
                                  ActionId::Shortcuts, ActionId::About}) {
        QAction *action = w.parts.actions.get(dialog);
        action->trigger();
        lookAround(action->iconText());
    }
    for (const QMenu *menu : w.window.findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions())
            look(u"menu"_qs, action->text() + u' ' + action->statusTip());
    }
    const QStringList found(untranslated.begin(), untranslated.end());
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestLanguages::wordsHaveTheirRoom()
{
    QFETCH(QString, words);
    QTranslator translator;
    if (!words.isEmpty()) {
        QVERIFY(translator.load(compiled(words)));
        QCoreApplication::installTranslator(&translator);
    }
    Window w;
    QStringList tight;
    for (const QString &screen : screens) {
        QVERIFY2(w.window.showScreen(screen), qPrintable(screen));
        QCoreApplication::processEvents();
        for (const QAbstractButton *button : w.window.findChildren<QAbstractButton *>()) {
            // Icons inside of a field write nothing.
            if (button->isVisible() && !button->text().isEmpty() &&
                !qobject_cast<const QLineEdit *>(button->parentWidget()) &&
                button->width() < button->minimumSizeHint().width())
                tight << screen + u": "_qs + button->text();
        }
        for (const QLabel *label : w.window.findChildren<QLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty() && !label->wordWrap() &&
                label->width() < label->minimumSizeHint().width())
                tight << screen + u": "_qs + label->text();
        }
        for (const QHeaderView *header : w.window.findChildren<QHeaderView *>()) {
            if (!header->isVisible() || header->orientation() != Qt::Horizontal)
                continue;
            for (int i = 0; i < header->count(); ++i) {
                const QString text = header->model()->headerData(i, Qt::Horizontal).toString();
                if (!header->isSectionHidden(i) &&
                    header->sectionSize(i) <
                        header->fontMetrics().horizontalAdvance(text) + w.parts.theme.px(10))
                    tight << screen + u": column "_qs + text;
            }
        }
    }
    QVERIFY2(tight.isEmpty(), qPrintable(tight.join(u'\n')));
}

QTEST_MAIN(TestLanguages)
#include "tst_ui_languages.moc"

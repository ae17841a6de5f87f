// Preferences reach their file by themselves.
#include "workspace/preferences.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox::ui;

class PreferencesTest : public QObject
{
    Q_OBJECT
private slots:
    void everyChangeIsWrittenSoon()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Signalbox.ini"));
        const auto written = [&path] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        Preferences preferences(path);
        preferences.setThemeMode(Theme::Mode::Dark);
        QTRY_VERIFY(written().contains("theme=dark"));
        // And the ones after it.
        preferences.setThemeMode(Theme::Mode::Light);
        QTRY_VERIFY(written().contains("theme=light"));
        preferences.setReducedMotion(true);
        QTRY_VERIFY(written().contains("reduced-motion=true"));
    }

    void whatChangedLastIsWrittenAtTheEnd()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Signalbox.ini"));
        {
            Preferences preferences(path);
            preferences.setThemeMode(Theme::Mode::Dark);
        }
        QCOMPARE(Preferences(path).themeMode(), Theme::Mode::Dark);
    }
};

QTEST_GUILESS_MAIN(PreferencesTest)
#include "tst_ui_preferences.moc"

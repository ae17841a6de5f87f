#include "desktop/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace signalbox::desktop {

void installTranslations(QCoreApplication &application, const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    if (!language.isEmpty())
        QLocale::setDefault(locale);

    // Later ones are asked first: English below, for what a language lacks.
    auto *english = new QTranslator(&application);
    if (english->load(QStringLiteral(":/i18n/signalbox_en.qm")))
        application.installTranslator(english);
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return;
    auto *own = new QTranslator(&application);
    if (!own->load(locale, QStringLiteral("signalbox"), QStringLiteral("_"),
                   QStringLiteral(":/i18n")))
        return;
    application.installTranslator(own);
    // Buttons of Qt's own dialogs.
    auto *qt = new QTranslator(&application);
    if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(qt);
}

} // namespace signalbox::desktop

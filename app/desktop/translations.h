// The app's own words in the user's language. GUI thread.
#pragma once

#include <QString>

class QCoreApplication;

namespace signalbox::desktop {

/// Before the first window. @param language  "de"; empty: the system's. Unknown ones and English
/// get English, whose table has the plurals.
void installTranslations(QCoreApplication &application, const QString &language);

} // namespace signalbox::desktop

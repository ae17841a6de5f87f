#include "theme/mnemonic.h"

namespace signalbox::ui {

QString withoutMnemonic(QString text)
{
    const qsizetype appended = text.indexOf(QLatin1String("(&"));
    if (appended >= 0 && text.mid(appended + 3, 1) == QLatin1String(")"))
        text.remove(appended, 4);
    const QChar kept(u'\x1');
    return text.replace(QLatin1String("&&"), kept).remove(u'&').replace(kept, u'&');
}

} // namespace signalbox::ui

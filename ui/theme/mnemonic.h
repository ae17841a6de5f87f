// Words of actions as they are seen where no key is underlined. Any thread.
#pragma once

#include <QString>

namespace signalbox::ui {

/// "Review && &Apply" is seen as "Review & Apply". Languages without Latin letters write the key in
/// parentheses behind the words, "ファイル(&F)"; there the parentheses go as well.
QString withoutMnemonic(QString text);

} // namespace signalbox::ui

#include "desktop/text_file.h"

#include "control/files.h"

#include <QSaveFile>

namespace signalbox::desktop {

std::optional<std::string> readTextFile(const QString &path)
{
    auto text = control::readConfigFile(path.toStdString());
    return text ? std::optional(std::move(*text)) : std::nullopt;
}

QString writeTextFile(const QString &path, const std::string &text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(text.data(), qint64(text.size())) != qint64(text.size()) || !file.commit())
        return file.errorString();
    return {};
}

} // namespace signalbox::desktop

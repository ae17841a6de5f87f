#include "desktop/text_file.h"

#include "control/files.h"

#include <QSaveFile>

namespace signalbox::desktop {

namespace {
constexpr std::size_t longestFile = 8 * 1024 * 1024 + 1; // the engine refuses more than 8 MiB
} // namespace

std::optional<std::string> readTextFile(const QString &path)
{
    auto text = control::readWholeFile(path.toStdString(), longestFile);
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

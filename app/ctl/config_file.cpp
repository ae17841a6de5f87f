#include "ctl/config_file.h"

#include <QDir>
#include <QFileInfo>

namespace signalbox::ctl {

Result<std::string> findConfigFile(const std::string &given)
{
    if (!given.empty()) {
        const QFileInfo info(QString::fromStdString(given));
        if (!info.exists())
            return Error(ErrorType::NotFound, "no such file").with(given);
        if (info.isDir())
            return Error(ErrorType::NotFound, "is a folder").with(given);
        return QDir::cleanPath(info.absoluteFilePath()).toStdString();
    }
    QDir folder = QDir::current();
    do {
        for (const char *name : {"signalbox.yaml", ".signalbox.yaml"}) {
            const QString path = folder.absoluteFilePath(QLatin1String(name));
            if (QFileInfo(path).isFile())
                return path.toStdString();
        }
    } while (folder.cdUp());
    return Error(ErrorType::NotFound, "no signalbox.yaml here or in a parent folder");
}

} // namespace signalbox::ctl

#include "control/digest.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace signalbox::control {

std::string sha256Hex(std::string_view text)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(text.data(), qsizetype(text.size())));
    return hash.result().toHex().toStdString();
}

} // namespace signalbox::control

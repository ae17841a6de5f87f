#include "config/digest.h"

#include <QCryptographicHash>

namespace signalbox::config {

Digest digestOfText(std::string_view text)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    return hash.result().toHex().toStdString();
}

} // namespace signalbox::config

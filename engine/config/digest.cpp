#include "config/digest.h"

#include "base/breath.h"

#include <QCryptographicHash>

namespace signalbox::config {

Digest digestOfText(std::string_view text, Breath *breath)
{
    constexpr std::size_t piece = 8192;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (std::size_t from = 0; from < text.size(); from += piece) {
        const std::string_view part = text.substr(from, piece);
        hash.addData(QByteArrayView(part.data(), static_cast<qsizetype>(part.size())));
        breathe(breath);
    }
    return hash.result().toHex().toStdString();
}

} // namespace signalbox::config

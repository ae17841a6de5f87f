// Qt Test's side of support/http_outcome.h: literals with NUL and text that QCOMPARE prints.
#pragma once

#include "support/http_outcome.h"

#include <QByteArray>
#include <QString>

namespace signalbox::http::test {

/// Bytes of a literal, NUL included where it stands inside.
template <std::size_t N> QByteArray bytes(const char (&literal)[N])
{
    return {literal, qsizetype(N - 1)};
}

inline std::string_view view(const QByteArray &text)
{
    return {text.constData(), std::size_t(text.size())};
}

inline QString text(const std::string &latin1)
{
    return QString::fromLatin1(latin1.data(), qsizetype(latin1.size()));
}

} // namespace signalbox::http::test

#include "theme/state_look.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

QString word(const char *text)
{
    return QCoreApplication::translate("StateLook", text);
}

} // namespace

StateLook serverStateLook(std::string_view state)
{
    // UP, DOWN, DRAIN and MAINT stay as logs and the control channel write them.
    if (state == "up")
        return {QStringLiteral("state-up"), QStringLiteral("UP"), Token::Up, Token::Ups};
    if (state == "going-down")
        return {QStringLiteral("state-going-down"),
                word(QT_TRANSLATE_NOOP("StateLook", "going down")),
                Token::Gdn,
                Token::Gdns,
                true,
                true};
    if (state == "down")
        return {QStringLiteral("state-down"),
                QStringLiteral("DOWN"),
                Token::Dn,
                Token::Dns,
                false,
                true};
    if (state == "going-up")
        return {QStringLiteral("state-going-up"), word(QT_TRANSLATE_NOOP("StateLook", "going up")),
                Token::Gup, Token::Gups, false};
    if (state == "drain")
        return {QStringLiteral("state-drain"), QStringLiteral("DRAIN"), Token::Drn, Token::Drns,
                false};
    if (state == "maint")
        return {QStringLiteral("state-maint"), QStringLiteral("MAINT"), Token::Mnt, Token::Mnts,
                false};
    if (state == "ejected")
        return {QStringLiteral("state-ejected"),
                word(QT_TRANSLATE_NOOP("StateLook", "ejected")),
                Token::Gdn,
                Token::Gdns,
                false,
                true};
    return {QStringLiteral("state-unchecked"), word(QT_TRANSLATE_NOOP("StateLook", "unchecked")),
            Token::Unk, Token::Unks};
}

StateLook generationStateLook(std::string_view state)
{
    if (state == "active")
        return {QStringLiteral("state-up"), word(QT_TRANSLATE_NOOP("StateLook", "Active")),
                Token::Up, Token::Ups};
    if (state == "draining")
        return {QStringLiteral("state-drain"), word(QT_TRANSLATE_NOOP("StateLook", "Draining")),
                Token::Drn, Token::Drns, false};
    if (state == "rejected")
        return {QStringLiteral("state-down"),
                word(QT_TRANSLATE_NOOP("StateLook", "Rejected")),
                Token::Dn,
                Token::Dns,
                false,
                true};
    return {QStringLiteral("check"), word(QT_TRANSLATE_NOOP("StateLook", "Retired")), Token::Tx2,
            Token::Unks, false};
}

} // namespace signalbox::ui

// How states look: shape, word and colour always together (DESIGN.md section 4).
#pragma once

#include "theme/tokens.h"

#include <QString>

#include <string_view>

namespace signalbox::ui {

struct StateLook
{
    QString icon; // name in resources/icons
    QString word; // "UP", "going down", translated where it is a word
    Token color = Token::Unk;
    Token fill = Token::Unks; // of chips
    bool takesRequests = true;
    /// Worth a notification and a coloured card outline.
    bool alarming = false;
};

/// @param state  as in `status --json`: up, going-down, down, going-up, drain, maint, unchecked,
/// unknown, ejected; anything else looks like unknown
StateLook serverStateLook(std::string_view state);
/// active, draining, retired, rejected
StateLook generationStateLook(std::string_view state);

} // namespace signalbox::ui

// Names of the design's colours (resources/theme/tokens.json has the values).
#pragma once

namespace signalbox::ui {

/// In the file's order; the JSON's keys are these names in small letters.
enum class Token {
    Title,
    Win,
    Base,
    Alt,
    Raised,
    Btn,
    Line,
    Ctl,
    Tx,
    Tx2,
    Tx3,
    Acc,
    Accfill,
    Onacc,
    Accsoft,
    Sel,
    Hover,
    Edge,
    Edgehi,
    Spark,
    Sparkf,
    Track,
    Up,
    Gup,
    Gdn,
    Dn,
    Drn,
    Mnt,
    Unk,
    Ups,
    Gups,
    Gdns,
    Dns,
    Drns,
    Mnts,
    Unks,
    Addbg,
    Delbg,
    Modbg,
    Upm,
    Ykey,
    Ystr,
    Ynum,
    Ycom
};
inline constexpr int tokenCount = static_cast<int>(Token::Ycom) + 1;

} // namespace signalbox::ui

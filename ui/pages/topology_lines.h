// How the words of a card share its width: a state and a port are never cut, names and hosts give
// way. Lengths in pixels of the design; pure, any thread.
#pragma once

#include <QString>

#include <functional>

namespace signalbox::ui {

/// The one line of a server's card, from its leading edge.
struct ServerLine
{
    double name = 0; // width; from nameAt
    double addressAt = 0, address = 0;
    double stateAt = 0, state = 0; // of the word
    double detailAt = 0, detail = 0;
    static constexpr double nameAt = 32;
};

/// What there is to write, and how wide it is.
struct ServerWords
{
    double name = 0, address = 0, state = 0, detail = 0;
    bool badge = false;
};

/// @param width  of the card
ServerLine serverLine(double width, const ServerWords &words);

/// "127.0.…:8080": cut where it differs least from others. @param advance  width of a text
QString elidedAddress(const QString &address, double width,
                      const std::function<double(const QString &)> &advance);

} // namespace signalbox::ui

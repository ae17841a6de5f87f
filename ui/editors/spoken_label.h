// What a combo box is called by screen readers: on this platform its name is what it shows, and
// what it is about is its label. GUI thread.
#pragma once

class QComboBox;
class QString;

namespace signalbox::ui {

/// A label beside the box that isn't shown; again, and it says something else. For a box that
/// stands in its row already.
void labelForSpeech(QComboBox &box, const QString &words);

} // namespace signalbox::ui

// How long the start took, for who asks with SIGNALBOX_STARTUP_TIME=1: from the process's birth to
// the first picture with the event loop idle. GUI thread.
#pragma once

class QWidget;

namespace signalbox::desktop {

/// Prints one line to stderr when `window` can be worked with; once a process.
void reportStartup(QWidget &window);

} // namespace signalbox::desktop

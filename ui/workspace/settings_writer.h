// Keeps a QSettings' file work off the GUI thread. GUI thread.
#pragma once

#include <QObject>
#include <QSettings>
#include <QThreadPool>

namespace signalbox::ui {

/// QSettings writes in an event of its own a moment after a change; that takes as long as the disk
/// does. Here a pool thread writes in its place: all QSettings of a file in one process share what
/// is to be written. What changed until the end is still written by the QSettings itself.
class SettingsWriter final : public QObject
{
public:
    /// @param settings  isn't touched any more once it is gone; `parent` owns both
    SettingsWriter(QSettings &settings, QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void written();

    QSettings &m_settings;
    bool m_writing = false;
    bool m_written = false; // the next event only tells the QSettings so
    QThreadPool m_pool;     // last: waits for its thread
};

} // namespace signalbox::ui

#include "workspace/settings_writer.h"

#include "base/post.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace signalbox::ui {

SettingsWriter::SettingsWriter(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    m_pool.setMaxThreadCount(1);
    settings.installEventFilter(this);
}

bool SettingsWriter::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::UpdateRequest || std::exchange(m_written, false))
        return false;
    if (!std::exchange(m_writing, true)) {
        runOn(m_pool, [this, file = m_settings.fileName()] {
            QSettings(file, QSettings::IniFormat).sync();
            post(this, [this] { written(); });
        });
    }
    return true;
}

/// It asks for no other event before it has seen this one, which finds nothing left to write.
void SettingsWriter::written()
{
    m_writing = false;
    m_written = true;
    QEvent again(QEvent::UpdateRequest);
    QCoreApplication::sendEvent(&m_settings, &again);
}

} // namespace signalbox::ui

// When what somebody else wrote into the file goes live: by the banner's Apply, by Reload, or at
// once where the preferences say so. Whatever the way, nothing that lets other machines in does so
// unasked. GUI thread; the file is read on a pool thread.
#pragma once

#include "control/reload_types.h"
#include "workspace/workspace.h"

#include <QObject>

namespace signalbox::ui {

class OutsideEdit;
class Preferences;
class ProxyActions;

class OutsideActions : public QObject
{
    Q_OBJECT
public:
    OutsideActions(const Workspace &workspace, OutsideEdit &outside, ProxyActions &proxy,
                   const Preferences &preferences, QObject *parent);

    /// What is pending, once it is confirmed.
    void apply();
    /// The file as it is now, once it is confirmed.
    void reload();

signals:
    /// A reload was refused: why, and what serves.
    void failed(const QString &sentence);

private:
    void atOnce();
    void reloaded(const control::ReloadOutcome &outcome);

    Workspace m_workspace;
    OutsideEdit &m_outside;
    ProxyActions &m_proxy;
    const Preferences &m_preferences;
};

} // namespace signalbox::ui

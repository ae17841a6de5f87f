// What a person can do to the selected server while it runs: check now, drain, maint, enable. Acts
// on the shared selection, whichever view made it. GUI thread.
#pragma once

#include "workspace/workspace.h"

#include "config/runtime_config.h"

#include <QObject>
#include <QString>

namespace signalbox::ui {

class ServerActions : public QObject
{
    Q_OBJECT
public:
    explicit ServerActions(const Workspace &workspace, QObject *parent = nullptr);

private:
    void refresh();
    /// To this state, or back when it is in it already.
    void toggle(config::AdminState state);
    void setState(config::AdminState state);
    void checkNow();
    /// `BACKEND/NAME`, as the session wants it; empty when no server is selected.
    QString selectedServer() const;
    std::string stateOfSelected() const;
    bool selectedIsChecked() const;

    Workspace m_workspace;
};

} // namespace signalbox::ui

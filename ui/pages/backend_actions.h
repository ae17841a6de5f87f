// What a person can do to the backends of the draft and their servers: new, edit, remove, add a
// server, remove one. Acts on the shared selection, whichever view made it. GUI thread.
#pragma once

#include "models/backend_form.h"
#include "workspace/workspace.h"

#include <QObject>

namespace signalbox::ui {

class DraftEdits;

class BackendActions : public QObject
{
    Q_OBJECT
public:
    explicit BackendActions(const Workspace &workspace, QObject *parent = nullptr);

signals:
    /// A backend was made and opened: its name is what one gives it next.
    void made(const QString &backend);
    /// The selected backend is about to have one more server, as its `row`th.
    void serverMade(std::size_t row);
    /// Something couldn't be done: why, and what to do instead.
    void refused(const QString &reason);

private:
    using Make = std::function<Edits(const config::YamlNode &, const BackendForm &)>;

    void refresh();
    void addBackend();
    /// Asks first where routes send to it.
    void removeSelectedBackend();
    void addServerToSelected();
    void removeSelectedServer();
    /// Edits the selected backend as the draft has it then.
    void commit(const QString &title, Make make, std::function<void()> done = {});

    Workspace m_workspace;
    DraftEdits *m_edits;
};

} // namespace signalbox::ui

// Ctrl+K: every action, route, backend and server by name. Closes with what was chosen. GUI thread.
#pragma once

#include "models/palette_model.h"
#include "workspace/workspace.h"

#include <QDialog>

class QLineEdit;
class QListView;

namespace signalbox::ui {

class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    explicit CommandPalette(const Workspace &workspace, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::vector<PaletteEntry> entries() const;
    void run();

    Workspace m_workspace;
    PaletteModel m_model;
    QLineEdit *m_field;
    QListView *m_list;
};

} // namespace signalbox::ui

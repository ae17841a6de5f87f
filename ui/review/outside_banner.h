// "The file was changed outside": what changed, and what can be done about it. Stands above the
// window's centre; hidden while there is nothing to say. GUI thread.
#pragma once

#include "widgets/banner.h"
#include "workspace/workspace.h"

namespace signalbox {
struct Analysis;
}

namespace signalbox::ui {

class OutsideEdit;

class OutsideBanner : public Banner
{
    Q_OBJECT
public:
    OutsideBanner(const Workspace &workspace, OutsideEdit &outside, QWidget *parent = nullptr);

signals:
    /// The file is to go live; what has to be asked before isn't asked here.
    void applyRequested();
    /// The difference between what runs and what the file holds, at a line of the file; 0: at none.
    void differenceRequested(int line);
    void logRequested();
    /// The draft is to be reviewed, and with that the file written anew.
    void reviewRequested();

private:
    void sayGone();
    void refresh();
    /// Of a file that may be applied, or merged.
    QString change(const QString &file, const Analysis &analysis) const;

    Workspace m_workspace;
    OutsideEdit &m_outside;
    int m_line = 0; // of the first error
};

} // namespace signalbox::ui

// Opens the review dialog for the draft, for a roll back and for a comparison, and the banner's
// difference. GUI thread.
#pragma once

#include "workspace/workspace.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace signalbox::ui {

class OutsideEdit;
class ProxyActions;
class ReviewDialog;

class ReviewActions : public QObject
{
    Q_OBJECT
public:
    ReviewActions(const Workspace &workspace, OutsideEdit &outside, ProxyActions &proxy,
                  QWidget &window);

    void reviewDraft();
    void rollBack(quint64 generation);
    void compare(quint64 before, quint64 after);
    /// What runs against what the file on disk holds, at a line of the file; 0: at none.
    void showOutsideDifference(int line = 0);

signals:
    /// To a line of the draft, from 1.
    void lineRequested(int line);
    void message(const QString &text);

private:
    ReviewDialog *open();

    Workspace m_workspace;
    OutsideEdit &m_outside;
    ProxyActions &m_proxy;
    QWidget &m_window;
    QPointer<ReviewDialog> m_dialog;
};

} // namespace signalbox::ui

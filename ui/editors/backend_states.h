// The servers of a backend in a line: shape and name each, then how they are balanced. It follows
// the live feed while it is shown. GUI thread.
#pragma once

#include "widgets/themed.h"
#include "workspace/workspace.h"

namespace signalbox::ui {

class BackendStates : public Themed<QWidget>
{
    Q_OBJECT
public:
    explicit BackendStates(const Workspace &workspace, QWidget *parent = nullptr);
    void setBackend(const QString &name);
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Server
    {
        QString name, state;
        bool operator==(const Server &) const = default;
    };
    void refresh();

    Workspace m_workspace;
    QString m_backend;
    QList<Server> m_servers;
    QString m_balance;
    QString m_text; // the whole as a sentence
};

} // namespace signalbox::ui

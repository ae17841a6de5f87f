// The foot of the route form: how many of the last requests the draft's route would take, and which
// routes it overlaps. It replays only while it is shown. GUI thread.
#pragma once

#include "models/route_replay.h"
#include "widgets/themed.h"
#include "workspace/workspace.h"

#include <QThreadPool>

#include <array>

class QLabel;

namespace signalbox::ui {

class RouteFoot : public Themed<QWidget>
{
    Q_OBJECT
public:
    explicit RouteFoot(const Workspace &workspace, QWidget *parent = nullptr);
    void setRoute(const QString &name);
    /// Problems of the route that belong to no field, shown above the overlaps.
    void setProblems(const QStringList &problems);
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void themeChanged() override;

private:
    void replay();
    void show(const RouteReplay &result);
    void showNotes();
    void lookForOverlaps();

    static constexpr int lines = 3;
    struct Line
    {
        std::array<QLabel *, 5> cells{};
    };
    Workspace m_workspace;
    QString m_route;
    QStringList m_problems, m_overlaps;
    std::shared_ptr<const Analysis> m_overlapsOf; // with m_overlapsRoute: what was looked at
    QString m_overlapsRoute;
    QLabel *m_icon, *m_sentence, *m_notes;
    std::array<Line, lines> m_lines;
    QThreadPool m_pool; // last: it waits for what still uses the others
};

} // namespace signalbox::ui

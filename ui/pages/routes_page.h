// The Routes dock's content: the draft's routes in evaluation order, what goes through them, and
// every edit of the list. GUI thread.
#pragma once

#include "workspace/workspace.h"

#include <QList>
#include <QWidget>

class QAction;
class QModelIndex;

namespace signalbox::ui {

class RouteFilter;
class RouteListView;
class RouteModel;
class SearchField;

class RoutesPage : public QWidget
{
    Q_OBJECT
public:
    explicit RoutesPage(const Workspace &workspace, QWidget *parent = nullptr);

    QString title() const;
    /// Behind the title: "7 · evaluated top to bottom"; narrow docks get "7".
    QString note() const;
    /// What stands in the note's place where there is less room, the longest first.
    QStringList shorterNotes() const;
    /// For the dock's title: new route, filter.
    QList<QAction *> titleActions() const;
    /// Shows the filter's field and goes there.
    void openFilter();
    bool filterHasFocus() const;

signals:
    void noteChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void serveActions();
    void refreshActions();
    void readSelection();
    void closeFilter();
    /// Selects the route as soon as the list has it.
    void selectLater(const QString &name);
    void applyTheme();
    void showMenu(const QPoint &at);
    QModelIndex current() const; // of the model, not of the filter

    Workspace m_workspace;
    RouteModel *m_model;
    RouteFilter *m_filter;
    SearchField *m_words;
    QWidget *m_header;
    RouteListView *m_view;
    QAction *m_filterAction;
    QString m_awaited;
    bool m_reading = false;
    bool m_lost = false; // the selected route's row is going
};

} // namespace signalbox::ui

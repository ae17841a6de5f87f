// Where the keyboard can be in a form whose controls are made anew with each change of its shape:
// every control has a place, by which the keyboard finds it again. GUI thread.
#pragma once

#include <QPointer>
#include <QString>
#include <QWidget>

#include <vector>

namespace signalbox::ui {

class FieldEditor;

class FormStops
{
public:
    /// In the order in which the form is read. A place is a path below the form's own one:
    /// "filters[1]/kind" is the choice in the row "filters[1]".
    void add(const QString &place, QWidget *control);
    void add(const QString &place, FieldEditor *field);

    /// A key has another name: so have the places at and below it.
    void rename(const QString &from, const QString &to);
    /// The place that has the keyboard; empty: none of them.
    QString current() const;
    /// To the place, or into its row. @param fresh  what is new there is selected, to be written
    /// over @return false: it isn't there
    bool focus(const QString &place, bool fresh) const;
    /// To where the keyboard was in `before`, which showed the same form: the same place, else the
    /// next field above or below it. What was being typed there goes on here.
    void resume(const FormStops &before) const;

private:
    struct Stop
    {
        QString place;
        QPointer<QWidget> control;
        QPointer<QWidget> field; // the same control as a FieldEditor
    };
    const Stop *find(const QString &place) const;
    const Stop *firstIn(const QString &row) const;
    static void enter(const Stop &stop, bool fresh);

    std::vector<Stop> m_stops;
};

/// Controls below `body` follow `anchor` on the way of the Tab key, in the order of their making.
void chainTabs(QWidget *anchor, const QWidget *body);

} // namespace signalbox::ui

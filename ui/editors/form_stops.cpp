#include "editors/form_stops.h"

#include "editors/field_editor.h"

#include <QScrollArea>
#include <QTimer>

#include <algorithm>

namespace signalbox::ui {

namespace {

/// Whether a place belongs to a row: it is the row, or goes on behind it.
bool within(const QString &place, const QString &row)
{
    return place.startsWith(row) &&
           (place.size() == row.size() || QStringLiteral(".[#/").contains(place.at(row.size())));
}

/// Scrolls to a control, once the layout has given it its place.
void showSoon(QWidget *control)
{
    QTimer::singleShot(0, control, [control] {
        for (QWidget *around = control->parentWidget(); around; around = around->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(around)) {
                area->ensureWidgetVisible(control);
                return;
            }
        }
    });
}

} // namespace

void FormStops::add(const QString &place, QWidget *control)
{
    m_stops.push_back({place, control, nullptr});
}

void FormStops::add(const QString &place, FieldEditor *field)
{
    m_stops.push_back({place, field, field});
}

void FormStops::rename(const QString &from, const QString &to)
{
    for (Stop &stop : m_stops) {
        if (within(stop.place, from))
            stop.place.replace(0, from.size(), to);
    }
}

QString FormStops::current() const
{
    for (const Stop &stop : m_stops) {
        if (!stop.control)
            continue;
        const QWidget *focused = stop.control->window()->focusWidget();
        if (focused && (focused == stop.control || stop.control->isAncestorOf(focused)))
            return stop.place;
    }
    return {};
}

const FormStops::Stop *FormStops::find(const QString &place) const
{
    const auto at = std::find_if(m_stops.begin(), m_stops.end(), [&](const Stop &stop) {
        return stop.place == place && stop.control;
    });
    return at == m_stops.end() ? nullptr : &*at;
}

const FormStops::Stop *FormStops::firstIn(const QString &row) const
{
    const Stop *first = nullptr;
    for (const Stop &stop : m_stops) {
        if (!stop.control || !within(stop.place, row))
            continue;
        if (stop.field)
            return &stop;
        if (!first)
            first = &stop;
    }
    return first;
}

void FormStops::enter(const Stop &stop, bool fresh)
{
    if (fresh && stop.field)
        static_cast<FieldEditor *>(stop.field.data())->startEditing();
    else
        stop.control->setFocus(Qt::OtherFocusReason);
    showSoon(stop.control);
}

bool FormStops::focus(const QString &place, bool fresh) const
{
    const Stop *stop = fresh ? firstIn(place) : find(place);
    // "filters[0]/up" may not be there for the first one: its row is.
    if (!stop)
        stop = firstIn(place.left(place.indexOf(u'/')));
    if (!stop)
        return false;
    enter(*stop, fresh);
    return true;
}

void FormStops::resume(const FormStops &before) const
{
    const QString place = before.current();
    if (place.isEmpty())
        return;
    const auto was = std::find_if(before.m_stops.begin(), before.m_stops.end(),
                                  [&](const Stop &stop) { return stop.place == place; });
    const Stop *stop = find(place);
    for (auto at = was; !stop && at != before.m_stops.begin();) {
        --at;
        stop = at->field ? find(at->place) : nullptr;
    }
    for (auto at = was; !stop && at != before.m_stops.end(); ++at)
        stop = at->field ? find(at->place) : nullptr;
    if (!stop && !m_stops.empty())
        stop = &m_stops.front();
    if (!stop || !stop->control)
        return;
    if (stop->place == place && stop->field && was->field)
        static_cast<FieldEditor *>(stop->field.data())
            ->resume(*static_cast<FieldEditor *>(was->field.data()));
    enter(*stop, false);
}

void chainTabs(QWidget *anchor, const QWidget *body)
{
    QWidget *last = anchor;
    const QWidget *whole = nullptr; // what has a control inside goes as a whole
    for (QWidget *one : body->findChildren<QWidget *>()) {
        const bool inPopup = one->window() != body->window();
        if (inPopup || (whole && whole->isAncestorOf(one)))
            continue;
        if (one->focusProxy() && one->isAncestorOf(one->focusProxy()))
            whole = one;
        else if (one->focusProxy() || !(one->focusPolicy() & Qt::TabFocus))
            continue;
        QWidget::setTabOrder(last, one);
        last = one;
    }
}

} // namespace signalbox::ui

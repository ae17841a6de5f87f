#include "editors/route_foot.h"

#include "workspace/draft_document.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPointer>

namespace signalbox::ui {

RouteFoot::RouteFoot(const Workspace &workspace, QWidget *parent)
    : Themed(workspace.theme, parent)
    , m_workspace(workspace)
    , m_icon(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_notes(new QLabel(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(theme().px(12), theme().px(8), theme().px(12), theme().px(8));
    grid->setHorizontalSpacing(theme().px(8));
    grid->setVerticalSpacing(theme().px(3));
    grid->addWidget(m_icon, 0, 0);
    grid->addWidget(m_sentence, 0, 1, 1, 5);
    for (int i = 0; i < lines; ++i) {
        for (int c = 0; c < 5; ++c) {
            auto *cell = new QLabel(this);
            cell->setTextFormat(Qt::PlainText);
            if (c == 0)
                cell->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
            m_lines[std::size_t(i)].cells[std::size_t(c)] = cell;
            grid->addWidget(cell, i + 1, c + 1);
        }
    }
    grid->addWidget(m_notes, lines + 1, 1, 1, 5);
    grid->setColumnStretch(5, 1);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    m_sentence->setWordWrap(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    for (auto signal : {&DraftDocument::analysed, &DraftDocument::liveChanged})
        connect(&workspace.draft, signal, this, &RouteFoot::replay);
    connect(&workspace.tape, &RequestTape::changed, this, &RouteFoot::replay);
    m_pool.setMaxThreadCount(1);
    show({});
    themeChanged();
}

void RouteFoot::themeChanged()
{
    m_icon->setPixmap(
        theme().icon(QStringLiteral("replay"), Token::Acc).pixmap(theme().px(14), theme().px(14)));
    m_sentence->setFont(theme().font(FontRole::Body));
    m_notes->setFont(theme().font(FontRole::Body));
    QPalette quiet = m_notes->palette();
    quiet.setColor(QPalette::WindowText, theme().color(Token::Tx2));
    m_notes->setPalette(quiet);
    for (Line &line : m_lines) {
        for (QLabel *cell : line.cells)
            cell->setFont(theme().font(FontRole::Address));
    }
    Themed::themeChanged();
}

void RouteFoot::setRoute(const QString &name)
{
    if (name == m_route)
        return;
    m_route = name;
    m_overlaps.clear(); // the other route's
    replay();
}

void RouteFoot::setProblems(const QStringList &problems)
{
    m_problems = problems;
    showNotes();
}

void RouteFoot::showEvent(QShowEvent *)
{
    replay();
}

void RouteFoot::replay()
{
    lookForOverlaps();
    const auto draft = m_workspace.draft.analysis();
    if (!isVisible() || m_route.isEmpty() || !draft || !draft->config)
        return;
    m_workspace.tape.replayLater(QStringLiteral("route-editor"), m_workspace.draft.liveAnalysis(),
                                 draft, this, [this, route = m_route](const Replay &result) {
                                     if (route == m_route)
                                         show(routeReplay(result, route, lines));
                                 });
}

void RouteFoot::show(const RouteReplay &result)
{
    if (result.total == 0) {
        m_sentence->setText(tr("No requests have been recorded yet."));
    } else {
        m_sentence->setText(
            tr("<b>%1</b> of the last %n request(s) match. %2", nullptr, int(result.total))
                .arg(result.matches)
                .arg(result.sentence.toHtmlEscaped()));
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const bool used = i < result.rows.size();
        const RouteReplay::Row row = used ? result.rows[i] : RouteReplay::Row();
        const QString arrow = isRightToLeft() ? QStringLiteral("←") : QStringLiteral("→");
        const QString texts[] = {tr("%1 ×").arg(row.count), row.method, row.path, arrow,
                                 row.forwarded};
        for (std::size_t c = 0; c < 5; ++c) {
            m_lines[i].cells[c]->setText(texts[c]);
            m_lines[i].cells[c]->setVisible(used);
        }
    }
}

void RouteFoot::lookForOverlaps()
{
    const auto draft = m_workspace.draft.analysis();
    if (!isVisible() || !draft || (draft == m_overlapsOf && m_route == m_overlapsRoute)) {
        showNotes();
        return;
    }
    m_overlapsOf = draft;
    m_overlapsRoute = m_route;
    // With many routes that takes longer than a frame.
    m_pool.start([this, draft, route = m_route] {
        QStringList found = draft->config ? routeOverlaps(*draft->config, route) : QStringList();
        QMetaObject::invokeMethod(
            this,
            [this, draft, route, found = std::move(found)] {
                if (draft != m_overlapsOf || route != m_overlapsRoute)
                    return; // of what was looked at before
                m_overlaps = found;
                showNotes();
            },
            Qt::QueuedConnection);
    });
}

void RouteFoot::showNotes()
{
    const QStringList notes = m_problems + m_overlaps;
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
}

QString RouteFoot::text() const
{
    return m_sentence->text() + u'\n' + m_notes->text();
}

void RouteFoot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().color(Token::Alt));
    painter.fillRect(0, 0, width(), 1, theme().color(Token::Line));
}

} // namespace signalbox::ui

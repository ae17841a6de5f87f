#include "mainwindow/draft_summary.h"

#include "theme/theme.h"
#include "workspace/draft_document.h"

#include <QFontMetrics>
#include <QPaintEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <array>

namespace signalbox::ui {

DraftSummary::DraftSummary(const Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    const DraftDocument &draft = workspace.draft;
    connect(&draft, &DraftDocument::analysed, this, &DraftSummary::refresh);
    connect(&draft, &DraftDocument::liveChanged, this, &DraftSummary::refresh);
    connect(&draft, &DraftDocument::modifiedChanged, this, &DraftSummary::refresh);
    connect(&draft, &DraftDocument::fileChanged, this, &DraftSummary::refresh);
    connect(&workspace.theme, &Theme::changed, this, &DraftSummary::refresh);
    refresh();
}

void DraftSummary::refresh()
{
    const DraftDocument &draft = m_workspace.draft;
    const auto &changes = draft.changes();
    const auto has = [&changes](std::initializer_list<DraftChange::Kind> kinds) {
        return std::any_of(changes.begin(), changes.end(), [&kinds](const DraftChange &change) {
            return std::find(kinds.begin(), kinds.end(), change.kind) != kinds.end();
        });
    };
    m_quiet = !draft.modified();
    m_added = m_changed = m_removed = false;
    if (draft.modified()) {
        m_added = has({DraftChange::Kind::Added});
        m_changed = has({DraftChange::Kind::Changed, DraftChange::Kind::Moved});
        m_removed = has({DraftChange::Kind::Removed});
        m_text = changes.empty() ? tr("Draft: other text, same meaning")
                                 : tr("Draft: %n change(s)", nullptr, int(changes.size()));
        if (draft.liveGeneration() == 0)
            m_text = tr("Draft, nothing runs yet");
    } else if (draft.liveGeneration() > 0) {
        m_text = tr("Draft matches gen %1").arg(draft.liveGeneration());
    } else {
        m_text.clear();
    }
    QString spoken = m_text;
    if (m_added)
        spoken += u", "_qs + tr("some added");
    if (m_changed)
        spoken += u", "_qs + tr("some changed");
    if (m_removed)
        spoken += u", "_qs + tr("some removed");
    setAccessibleName(spoken);
    updateGeometry();
    update();
}

QSize DraftSummary::sizeHint() const
{
    const Theme &theme = m_workspace.theme;
    int width = QFontMetrics(theme.font(FontRole::ChromeStrong)).horizontalAdvance(m_text);
    width += (int(m_added) + int(m_changed) + int(m_removed)) * theme.px(16 + 6) + theme.px(4);
    return {width, theme.px(28)};
}

void DraftSummary::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_workspace.theme;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.font(m_quiet ? FontRole::Chrome : FontRole::ChromeStrong));
    painter.setPen(theme.color(m_quiet ? Token::Tx3 : Token::Tx));
    const auto mirrored = [this](const QRect &box) {
        return QStyle::visualRect(layoutDirection(), rect(), box);
    };
    const int advance = painter.fontMetrics().horizontalAdvance(m_text);
    painter.drawText(mirrored({0, 0, advance + 1, height()}), Qt::AlignVCenter, m_text);

    struct Badge
    {
        bool shown;
        QString letter;
        Token ink, fill;
    };
    // The letters are the same in every language: rows and diffs show them too.
    const std::array<Badge, 3> badges{{{m_added, u"A"_qs, Token::Up, Token::Ups},
                                       {m_changed, u"M"_qs, Token::Acc, Token::Accsoft},
                                       {m_removed, u"D"_qs, Token::Dn, Token::Dns}}};
    int x = advance + theme.px(8);
    painter.setFont(theme.font(FontRole::ChromeStrong));
    for (const Badge &badge : badges) {
        if (!badge.shown)
            continue;
        const int side = theme.px(16);
        const QRect box = mirrored({x, (height() - side) / 2, side, side});
        painter.setPen(theme.color(badge.ink));
        painter.setBrush(theme.color(badge.fill));
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3),
                                theme.px(3));
        painter.drawText(box, Qt::AlignCenter, badge.letter);
        x += side + theme.px(6);
    }
}

} // namespace signalbox::ui

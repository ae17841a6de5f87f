#include "review/diff_view.h"

#include "review/diff_pane.h"
#include "theme/theme.h"

#include <QButtonGroup>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>

namespace signalbox::ui {

namespace {

enum Form { Unified, SideBySide };

/// Two panes that show the same rows of their sides.
void tie(DiffPane *a, DiffPane *b)
{
    QObject::connect(a->verticalScrollBar(), &QScrollBar::valueChanged, b->verticalScrollBar(),
                     &QScrollBar::setValue);
    QObject::connect(b->verticalScrollBar(), &QScrollBar::valueChanged, a->verticalScrollBar(),
                     &QScrollBar::setValue);
    QObject::connect(a->horizontalScrollBar(), &QScrollBar::valueChanged, b->horizontalScrollBar(),
                     &QScrollBar::setValue);
    QObject::connect(b->horizontalScrollBar(), &QScrollBar::valueChanged, a->horizontalScrollBar(),
                     &QScrollBar::setValue);
}

} // namespace

DiffView::DiffView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_head(new QLabel(this))
    , m_forms(new QButtonGroup(this))
    , m_stack(new QStackedWidget(this))
    , m_unified(new DiffPane(theme, DiffPane::Numbers::Both, this))
    , m_left(new DiffPane(theme, DiffPane::Numbers::Before, this))
    , m_right(new DiffPane(theme, DiffPane::Numbers::After, this))
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(theme.px(12), theme.px(2), theme.px(8), theme.px(2));
    m_head->setTextFormat(Qt::RichText);
    head->addWidget(m_head, 1);
    const auto form = [&](Form id, const QString &text) {
        auto *button = new QToolButton(this);
        button->setText(text);
        button->setCheckable(true);
        button->setAutoRaise(true);
        m_forms->addButton(button, id);
        head->addWidget(button);
    };
    form(Unified, tr("Unified"));
    form(SideBySide, tr("Side by side"));
    m_forms->button(Unified)->setChecked(true);

    auto *sides = new QWidget(this);
    sides->setLayoutDirection(Qt::LeftToRight); // before stands left of after
    auto *row = new QHBoxLayout(sides);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1);
    row->addWidget(m_left);
    row->addWidget(m_right);
    m_left->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tie(m_left, m_right);
    m_stack->addWidget(m_unified);
    m_stack->addWidget(sides);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    connect(m_forms, &QButtonGroup::idClicked, this,
            [this](int id) { setSideBySide(id == SideBySide); });
    connect(&theme, &Theme::changed, this, &DiffView::applyTheme);
    applyTheme();
}

void DiffView::applyTheme()
{
    m_head->setFont(m_theme.font(FontRole::ChromeStrong));
    m_head->setText(QStringLiteral("%1 <span style='color:%2'>+%3</span> "
                                   "<span style='color:%4'>−%5</span>")
                        .arg(m_title.toHtmlEscaped(), m_theme.color(Token::Up).name(),
                             QLocale().toString(m_rows.added), m_theme.color(Token::Dn).name(),
                             QLocale().toString(m_rows.removed)));
    m_head->setAccessibleName(tr("%1: %2, %3", "a file, lines added, lines removed")
                                  .arg(m_title, tr("%n line(s) added", nullptr, m_rows.added),
                                       tr("%n line(s) removed", nullptr, m_rows.removed)));
}

void DiffView::setTexts(const QString &title, const std::string &before, const std::string &after)
{
    if (title == m_title && before == m_before && after == m_after)
        return; // what is looked at stays in sight
    m_title = title;
    m_before = before;
    m_after = after;
    m_rows = diffRows(before, after);
    m_unified->setRows(m_rows.unified);
    m_left->setRows(m_rows.left);
    m_right->setRows(m_rows.right);
    m_hunk = -1;
    applyTheme();
}

bool DiffView::sideBySide() const
{
    return m_forms->checkedId() == SideBySide;
}

void DiffView::setSideBySide(bool on)
{
    m_forms->button(on ? SideBySide : Unified)->setChecked(true);
    m_stack->setCurrentIndex(on ? SideBySide : Unified);
    if (m_hunk >= 0)
        showHunk(m_hunk);
}

void DiffView::showHunk(int hunk)
{
    m_hunk = hunk;
    if (sideBySide()) {
        m_left->showRow(m_rows.sideHunks[std::size_t(hunk)]);
        m_right->showRow(m_rows.sideHunks[std::size_t(hunk)]);
    } else {
        m_unified->showRow(m_rows.hunks[std::size_t(hunk)]);
    }
}

void DiffView::step(int by)
{
    const int count = int(m_rows.hunks.size());
    if (count == 0)
        return;
    const int from = m_hunk >= 0 ? m_hunk : (by > 0 ? -1 : count);
    showHunk((from + by + count) % count);
}

void DiffView::showLines(int before, int after)
{
    for (std::size_t i = 0; i < m_rows.hunks.size(); ++i) {
        const auto end =
            i + 1 < m_rows.hunks.size() ? std::size_t(m_rows.hunks[i + 1]) : m_rows.unified.size();
        for (auto row = std::size_t(m_rows.hunks[i]); row < end; ++row) {
            const DiffRow &one = m_rows.unified[row];
            if (one.kind == DiffRow::Kind::Context || one.kind == DiffRow::Kind::Fold)
                continue;
            if ((after > 0 && one.after >= after) ||
                (after <= 0 && before > 0 && one.before >= before)) {
                showHunk(int(i));
                return;
            }
        }
    }
}

} // namespace signalbox::ui

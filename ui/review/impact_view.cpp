#include "review/impact_view.h"

#include "delegates/cell_delegate.h"
#include "delegates/swatch_delegate.h"
#include "models/impact_model.h"

#include <QHeaderView>
#include <QTableView>

namespace signalbox::ui {

ImpactBar::ImpactBar(const Theme &theme, QWidget *parent)
    : Themed<QWidget>(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ImpactBar::setCounts(std::size_t same, std::size_t changed, std::size_t lost)
{
    m_same = same;
    m_changed = changed;
    m_lost = lost;
    setAccessibleName(tr("%1 requests stay as they are, %2 go another way, %3 become 404")
                          .arg(same)
                          .arg(changed)
                          .arg(lost));
    setToolTip(accessibleName());
    update();
}

QSize ImpactBar::sizeHint() const
{
    return {theme().px(200), theme().px(16)};
}

void ImpactBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const std::size_t total = m_same + m_changed + m_lost;
    if (total == 0) {
        painter.fillRect(rect(), theme().color(Token::Track));
        return;
    }
    const int gap = 2;
    int x = 0;
    const auto part = [&](std::size_t count, Token color) {
        if (count == 0)
            return;
        // Even one request in a thousand is to be seen.
        const int wide = std::max(theme().px(8), int(double(count) / double(total) * width()));
        const QRect at(x, 0, std::min(wide, width() - x) - gap, height());
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), at), theme().color(color));
        x += wide;
    };
    part(m_same, Token::Edge);
    part(m_changed, Token::Accfill);
    part(m_lost, Token::Dn);
}

ImpactView::ImpactView(const Theme &theme, QWidget *parent)
    : Themed<QWidget>(theme, parent)
    , m_title(new QLabel(tr("Impact replay"), this))
    , m_note(new QLabel(this))
    , m_bar(new ImpactBar(theme, this))
    , m_model(new ImpactModel(this))
    , m_table(new QTableView(this))
{
    m_note->setWordWrap(true);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CellDelegate(theme, {}, this));
    m_table->setItemDelegateForColumn(1, new SwatchDelegate(theme, {}, this));
    m_table->setAccessibleName(tr("Impact replay"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);

    auto *head = new QHBoxLayout;
    head->setSpacing(theme.px(8));
    head->addWidget(m_title);
    head->addWidget(m_note, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8));
    column->setSpacing(theme.px(6));
    column->addLayout(head);
    column->addWidget(m_bar);
    column->addWidget(m_table, 1);
    setReplay({});
    themeChanged();
}

void ImpactView::setTitles(const QString &before, const QString &draft, bool runs)
{
    m_model->setTitles(before, draft, runs);
}

void ImpactView::setReplay(const Replay &replay, bool compares)
{
    const int count = replay.tape ? int(replay.tape->size()) : 0;
    // Without a tape nothing was replayed: the draft has errors, or the answer is still to come.
    m_note->setText(!replay.tape ? QString()
                    : !compares  ? tr("there is no earlier configuration to compare with")
                    : count == 0
                        ? tr("no requests are recorded yet: nothing to replay")
                        : tr("the last %n recorded request(s), routed by both generations. "
                             "Nothing is sent.",
                             nullptr, count));
    m_bar->setCounts(replay.same, replay.changed, replay.becomes404);
    m_model->setReplay(replay);
}

void ImpactView::themeChanged()
{
    const Theme &look = theme();
    m_title->setFont(look.font(FontRole::ChromeStrong));
    m_note->setFont(look.font(FontRole::Hint));
    QPalette palette = m_note->palette();
    palette.setColor(QPalette::WindowText, look.color(Token::Tx2));
    m_note->setPalette(palette);
    m_table->verticalHeader()->setDefaultSectionSize(look.px(22));
    m_table->horizontalHeader()->setFixedHeight(look.px(22));
    m_table->setMinimumHeight(look.px(22) * 4 + look.px(6));
    Themed<QWidget>::themeChanged();
}

void ImpactView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int count = theme().px(72);
    // Of the table: its viewport learns of its size only when it is seen.
    const int rest = m_table->width() - count;
    m_table->setColumnWidth(ImpactModel::Count, count);
    m_table->setColumnWidth(ImpactModel::What, rest * 43 / 100);
    m_table->setColumnWidth(ImpactModel::Live, rest * 15 / 100);
}

} // namespace signalbox::ui

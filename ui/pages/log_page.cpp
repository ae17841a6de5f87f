#include "pages/log_page.h"

#include "delegates/row_delegate.h"
#include "models/log_model.h"
#include "theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>

namespace signalbox::ui {

LogPage::LogPage(const Workspace &workspace, QWidget *parent)
    : StripPage(parent)
    , m_workspace(workspace)
    , m_model(new LogModel(workspace.log, workspace.theme, this))
    , m_filter(new LogFilter(this))
    , m_table(new QTableView(this))
{
    m_filter->setSourceModel(m_model);
    setFocusProxy(m_table);
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setAccessibleName(tr("Log"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    makeControls();

    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        const int line = index.data(LogModel::LineRole).toInt();
        if (line > 0)
            emit lineRequested(line);
    });
    // Follows as long as the newest entry is in sight; scrolling up lets go, the end takes hold.
    QScrollBar *bar = m_table->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this,
            [this, bar](int value) { m_follow->setChecked(value == bar->maximum()); });
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_follow->isChecked())
            m_table->scrollToBottom();
    });
    auto *copyAction = new QAction(tr("Copy"), m_table);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    connect(copyAction, &QAction::triggered, this, &LogPage::copy);
    m_table->addAction(copyAction);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(&workspace.theme, &Theme::changed, this, &LogPage::applyTheme);
    applyTheme();
}

void LogPage::makeControls()
{
    m_controls = new QWidget(this);
    auto *row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    m_words = new QLineEdit(m_controls);
    m_words->setPlaceholderText(tr("Filter log"));
    m_words->setAccessibleName(tr("Filter log"));
    m_words->setClearButtonEnabled(true);
    m_words->addAction(m_workspace.theme.icon(QStringLiteral("filter")),
                       QLineEdit::LeadingPosition);
    m_level = new QComboBox(m_controls);
    m_level->setAccessibleName(tr("Least level"));
    m_level->addItem(tr("Everything"), int(LogEntry::Level::Debug));
    m_level->addItem(tr("Info and worse"), int(LogEntry::Level::Info));
    m_level->addItem(tr("Warnings and errors"), int(LogEntry::Level::Warning));
    m_level->addItem(tr("Errors"), int(LogEntry::Level::Error));
    m_level->setCurrentIndex(1);
    m_follow = new QToolButton(m_controls);
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Keep the newest entry in sight"));
    m_follow->setIcon(m_workspace.theme.icon(QStringLiteral("follow")));
    m_follow->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setAutoRaise(true);
    auto *clear = new QToolButton(m_controls);
    clear->setText(tr("Clear"));
    clear->setToolTip(tr("Forget all entries"));
    clear->setIcon(m_workspace.theme.icon(QStringLiteral("clear")));
    clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    clear->setAutoRaise(true);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_words, m_level, m_follow, clear})
        row->addWidget(widget);

    connect(m_words, &QLineEdit::textChanged, m_filter, &LogFilter::setWords);
    connect(m_level, &QComboBox::currentIndexChanged, this,
            [this] { m_filter->setLeast(LogEntry::Level(m_level->currentData().toInt())); });
    connect(m_follow, &QToolButton::clicked, this, [this](bool on) {
        if (on)
            m_table->scrollToBottom();
    });
    connect(clear, &QToolButton::clicked, &m_workspace.log, &EventLog::clear);
}

QString LogPage::title() const
{
    return tr("Log");
}

QWidget *LogPage::filterField()
{
    return m_words;
}

void LogPage::applyTheme()
{
    const Theme &theme = m_workspace.theme;
    m_table->setIconSize({theme.px(14), theme.px(14)});
    m_table->verticalHeader()->setDefaultSectionSize(theme.px(24));
    m_table->horizontalHeader()->setFixedHeight(theme.px(22));
    m_words->setMaximumWidth(theme.px(160));
}

void LogPage::resizeEvent(QResizeEvent *event)
{
    StripPage::resizeEvent(event);
    m_table->setColumnWidth(LogModel::Time, m_workspace.theme.px(110));
    m_table->setColumnWidth(LogModel::Source, m_workspace.theme.px(100));
}

void LogPage::copy()
{
    QStringList lines;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < LogModel::ColumnCount; ++column)
            cells += index.siblingAtColumn(column).data().toString();
        lines += cells.join(u'\t');
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace signalbox::ui

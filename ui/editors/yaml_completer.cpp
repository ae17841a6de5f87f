#include "editors/yaml_completer.h"

#include "theme/theme.h"

#include <QKeyEvent>
#include <QListView>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTextBlock>

namespace signalbox::ui {

namespace {

constexpr int detailRole = Qt::UserRole + 1;
constexpr int rowsShown = 8;

/// The word, and in quiet letters what it is for.
class ProposalDelegate : public QStyledItemDelegate
{
public:
    ProposalDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->fillRect(option.rect, m_theme.color(selected ? Token::Sel : Token::Raised));
        const int gap = m_theme.px(8);
        QRect rect = option.rect.adjusted(gap, 0, -gap, 0);
        const QString word = index.data().toString();
        painter->setFont(m_theme.font(FontRole::Code));
        painter->setPen(m_theme.color(Token::Tx));
        const int width = QFontMetrics(painter->font()).horizontalAdvance(word);
        const auto place = [&](const QRect &logical) {
            return QStyle::visualRect(option.direction, option.rect, logical);
        };
        painter->drawText(place(rect), int(Qt::AlignVCenter | Qt::AlignLeading), word);
        rect.setLeft(rect.left() + width + 2 * gap);
        painter->setFont(m_theme.font(FontRole::Hint));
        painter->setPen(m_theme.color(Token::Tx3));
        const QString detail = QFontMetrics(painter->font())
                                   .elidedText(index.data(detailRole).toString(), Qt::ElideRight,
                                               std::max(0, rect.width()));
        painter->drawText(place(rect), int(Qt::AlignVCenter | Qt::AlignLeading), detail);
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {m_theme.px(100), m_theme.px(22)};
    }

private:
    const Theme &m_theme;
};

} // namespace

YamlCompleter::YamlCompleter(QPlainTextEdit &editor, const Theme &theme,
                             std::function<YamlNames()> names)
    : QObject(&editor)
    , m_editor(editor)
    , m_theme(theme)
    , m_names(std::move(names))
    , m_list(new QListView(editor.viewport()))
    , m_model(new QStandardItemModel(this))
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ProposalDelegate(theme, this));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Proposals"));
    m_list->setCursor(Qt::ArrowCursor);
    m_list->hide();
    connect(m_list, &QListView::clicked, this, &YamlCompleter::insert);
    connect(editor.verticalScrollBar(), &QScrollBar::valueChanged, this, &YamlCompleter::close);
}

YamlCompleter::~YamlCompleter() = default;

bool YamlCompleter::isOpen() const
{
    return m_list->isVisible();
}

void YamlCompleter::open(bool asked)
{
    const QTextCursor cursor = m_editor.textCursor();
    QStringList lines, below;
    for (QTextBlock block = m_editor.document()->begin(); block.isValid(); block = block.next())
        (block.blockNumber() <= cursor.blockNumber() ? lines : below) += block.text();
    m_current = yamlCompletion(lines, cursor.positionInBlock(), below, m_names());
    const auto &proposals = m_current.proposals;
    const QString typed =
        lines.back().mid(cursor.positionInBlock() - m_current.replace, m_current.replace);
    const bool complete = proposals.size() == 1 && proposals.front().text == typed;
    if (proposals.empty() || (!asked && (typed.isEmpty() || complete))) {
        close();
        return;
    }
    m_model->clear();
    for (const YamlProposal &proposal : proposals) {
        auto *item = new QStandardItem(proposal.text);
        item->setData(proposal.detail, detailRole);
        item->setData(
            proposal.detail.isEmpty()
                ? proposal.text
                : tr("%1: %2", "a proposal and what it is for").arg(proposal.text, proposal.detail),
            Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));

    const QRect at = m_editor.cursorRect();
    const QRect room = m_editor.viewport()->rect();
    const int rows = std::min(rowsShown, int(proposals.size()));
    const QSize size(std::min(m_theme.px(420), room.width() - 2),
                     rows * m_theme.px(22) + 2 * m_list->frameWidth());
    QPoint corner(std::clamp(at.left(), 0, std::max(0, room.width() - size.width())),
                  at.bottom() + 2);
    if (corner.y() + size.height() > room.bottom() && at.top() - size.height() - 2 >= 0)
        corner.setY(at.top() - size.height() - 2);
    m_list->setGeometry(QRect(corner, size));
    m_list->show();
    m_list->raise();
}

void YamlCompleter::close()
{
    m_list->hide();
}

bool YamlCompleter::handle(QKeyEvent *event)
{
    if (!isOpen())
        return false;
    const auto move = [this](int by) {
        const int row = std::clamp(m_list->currentIndex().row() + by, 0, m_model->rowCount() - 1);
        m_list->setCurrentIndex(m_model->index(row, 0));
    };
    switch (event->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(rowsShown);
        return true;
    case Qt::Key_PageUp:
        move(-rowsShown);
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        if (event->modifiers() != Qt::NoModifier)
            return false;
        insert();
        return true;
    default:
        return false;
    }
}

void YamlCompleter::insert()
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || std::size_t(row) >= m_current.proposals.size())
        return;
    QTextCursor cursor = m_editor.textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, m_current.replace);
    cursor.insertText(m_current.proposals[std::size_t(row)].insert);
    m_editor.setTextCursor(cursor);
    close();
}

} // namespace signalbox::ui

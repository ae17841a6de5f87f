#include "mainwindow/command_palette.h"

#include "theme/mnemonic.h"
#include "theme/theme.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/selection.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPointer>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

class EntryDelegate : public QStyledItemDelegate
{
public:
    EntryDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {m_theme.px(300), m_theme.px(30)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, m_theme.color(Token::Sel));
        const int pad = m_theme.px(10), side = m_theme.px(16);
        const QRect inner = option.rect.adjusted(pad, 0, -pad, 0);
        const auto visual = [&](const QRect &box) {
            return QStyle::visualRect(option.direction, inner, box);
        };
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, visual({inner.left(), inner.center().y() - side / 2, side, side}));
        const auto words = [&](FontRole role, Token ink, const QString &text, int x, int space,
                               Qt::Alignment alignment) {
            painter->setFont(m_theme.font(role));
            painter->setPen(m_theme.color(ink));
            painter->drawText(visual({x, inner.top(), space, inner.height()}),
                              Qt::AlignVCenter |
                                  QStyle::visualAlignment(option.direction, alignment),
                              painter->fontMetrics().elidedText(text, Qt::ElideRight, space));
        };
        const int keys = m_theme.px(130), detail = m_theme.px(150);
        const int begin = inner.left() + side + m_theme.px(10);
        words(FontRole::Body, Token::Tx, index.data().toString(), begin,
              inner.right() - begin - keys - detail, Qt::AlignLeft);
        words(FontRole::Hint, Token::Tx2, index.data(PaletteModel::DetailRole).toString(),
              inner.right() - keys - detail, detail, Qt::AlignLeft);
        words(FontRole::Hint, Token::Tx2, index.data(PaletteModel::KeysRole).toString(),
              inner.right() - keys, keys, Qt::AlignRight);
        painter->restore();
    }

private:
    const Theme &m_theme;
};

} // namespace

CommandPalette::CommandPalette(const Workspace &workspace, QWidget *parent)
    : QDialog(parent, Qt::Popup)
    , m_workspace(workspace)
    , m_field(new QLineEdit)
    , m_list(new QListView)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Command palette"));
    m_field->setPlaceholderText(tr("Action, route, backend or server"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->installEventFilter(this);
    m_list->setModel(&m_model);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new EntryDelegate(workspace.theme, this));
    m_list->setAccessibleName(tr("What fits"));
    auto *column = new QVBoxLayout(this);
    const int pad = workspace.theme.px(8);
    column->setContentsMargins(pad, pad, pad, pad);
    column->setSpacing(pad);
    column->addWidget(m_field);
    column->addWidget(m_list);

    m_model.setEntries(entries());
    m_list->setCurrentIndex(m_model.index(0));
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setQuery(text);
        m_list->setCurrentIndex(m_model.index(0));
    });
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    const int width = workspace.theme.px(640);
    const int height = workspace.theme.px(420);
    const QPoint corner =
        parent->mapToGlobal(QPoint((parent->width() - width) / 2, workspace.theme.px(90)));
    setGeometry(QRect(corner, QSize(width, height)));
    m_field->setFocus();
}

std::vector<PaletteEntry> CommandPalette::entries() const
{
    std::vector<PaletteEntry> list;
    for (const auto &[id, action] : m_workspace.actions.all()) {
        if (!action->isEnabled() || id == ActionId::Palette)
            continue;
        list.push_back({withoutMnemonic(action->text()), tr("action"),
                        action->shortcut().toString(QKeySequence::NativeText), action->icon(),
                        [trigger = QPointer(action)] {
                            if (trigger)
                                trigger->trigger();
                        }});
    }
    const auto analysis = m_workspace.draft.analysis();
    if (!analysis || !analysis->config)
        return list;
    Selection *selection = &m_workspace.selection;
    const Theme &theme = m_workspace.theme;
    for (const config::RouteSpec &route : analysis->config->routes) {
        const QString name = QString::fromStdString(route.name);
        list.push_back(
            {name, tr("route"), {}, theme.icon(QStringLiteral("route")), [selection, name] {
                 selection->openRoute(name);
             }});
    }
    for (const config::BackendSpec &backend : analysis->config->backends) {
        const QString name = QString::fromStdString(backend.name);
        list.push_back(
            {name, tr("backend"), {}, theme.icon(QStringLiteral("pool")), [selection, name] {
                 selection->openBackend(name);
             }});
        for (const config::ServerSpec &server : backend.servers) {
            const QString label = QString::fromStdString(server.name);
            list.push_back({label,
                            tr("server of %1").arg(name),
                            {},
                            theme.icon(QStringLiteral("server")),
                            [selection, name, label] { selection->selectServer(name, label); }});
        }
    }
    return list;
}

void CommandPalette::run()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const std::function<void()> chosen = m_model.entry(current.row()).run;
    // First away with the palette, so that what is chosen gets the focus.
    close();
    chosen();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const int last = m_model.rowCount() - 1;
    const int row = m_list->currentIndex().row();
    const auto go = [this, last](int to) {
        m_list->setCurrentIndex(m_model.index(std::clamp(to, 0, std::max(last, 0))));
        return true;
    };
    switch (key) {
    case Qt::Key_Down:
        return go(row == last ? 0 : row + 1);
    case Qt::Key_Up:
        return go(row <= 0 ? last : row - 1);
    case Qt::Key_PageDown:
        return go(row + 10);
    case Qt::Key_PageUp:
        return go(row - 10);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

} // namespace signalbox::ui

#include "mainwindow/help_dialogs.h"

#include "config/schema.h"
#include "delegates/row_delegate.h"
#include "theme/theme.h"
#include "workspace/action_registry.h"

#include <QAction>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QStandardItemModel>
#include <QTableView>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("Help", text);
}

/// A dialog around one view, with a button to close it.
QDialog *frame(const QString &title, QWidget *content, QSize size, const Theme &theme,
               QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *column = new QVBoxLayout(dialog);
    const int pad = theme.px(12);
    column->setContentsMargins(pad, pad, pad, pad);
    column->setSpacing(pad);
    column->addWidget(content);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    column->addWidget(buttons);
    dialog->resize(theme.px(size.width()), theme.px(size.height()));
    dialog->open();
    return dialog;
}

} // namespace

void openShortcuts(const ActionRegistry &actions, const Theme &theme, QWidget *parent)
{
    auto *table = new QTableView;
    auto *model = new QStandardItemModel(0, 3, table);
    model->setHorizontalHeaderLabels({words(QT_TRANSLATE_NOOP("Help", "Action")),
                                      words(QT_TRANSLATE_NOOP("Help", "Keys")),
                                      words(QT_TRANSLATE_NOOP("Help", "What it does"))});
    constexpr auto key = QKeySequence::NativeText;
    for (const auto &[id, action] : actions.all()) {
        QStringList keys;
        for (const QKeySequence &sequence : action->shortcuts())
            keys << sequence.toString(key);
        auto *name = new QStandardItem(action->icon(), action->iconText());
        model->appendRow(
            {name, new QStandardItem(keys.join(u", "_qs)), new QStandardItem(action->statusTip())});
    }
    // Keys that no action has.
    model->appendRow({new QStandardItem(words(QT_TRANSLATE_NOOP("Help", "Leave the YAML text"))),
                      new QStandardItem((QKeySequence(Qt::Key_Escape).toString(key) + u", "_qs +
                                         QKeySequence(Qt::Key_Tab).toString(key))),
                      new QStandardItem(words(QT_TRANSLATE_NOOP(
                          "Help", "Tab alone indents once something was pressed in the text")))});
    table->setModel(model);
    table->setItemDelegate(new RowDelegate(table));
    table->setEditTriggers(QTableView::NoEditTriggers);
    table->setSelectionBehavior(QTableView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(theme.px(24));
    table->horizontalHeader()->setStretchLastSection(true);
    table->setColumnWidth(0, theme.px(190));
    table->setColumnWidth(1, theme.px(190));
    table->setAccessibleName(words(QT_TRANSLATE_NOOP("Help", "Keyboard shortcuts")));
    frame(words(QT_TRANSLATE_NOOP("Help", "Keyboard shortcuts")), table, {760, 560}, theme, parent);
}

void openAbout(const Theme &theme, QWidget *parent)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setText(
        u"<h2>Signalbox "_qs + QStringLiteral(SIGNALBOX_VERSION) + u"</h2><p>"_qs +
        words(QT_TRANSLATE_NOOP("Help", "A workbench for a reverse proxy on your machine.")) +
        u"</p><p>"_qs +
        words(QT_TRANSLATE_NOOP("Help", "Built with Qt %1 (LGPL), yaml-cpp (MIT) and RE2 (BSD)."))
            .arg(QString::fromLatin1(qVersion())) +
        u"</p>"_qs);
    frame(words(QT_TRANSLATE_NOOP("Help", "About Signalbox")), label, {420, 220}, theme, parent);
}

void openReference(const Theme &theme, QWidget *parent)
{
    auto *browser = new QTextBrowser;
    browser->setMarkdown(QString::fromStdString(config::referenceMarkdown()));
    browser->setAccessibleName(words(QT_TRANSLATE_NOOP("Help", "Keys of signalbox.yaml")));
    frame(words(QT_TRANSLATE_NOOP("Help", "Keys of signalbox.yaml")), browser, {860, 640}, theme,
          parent);
}

} // namespace signalbox::ui

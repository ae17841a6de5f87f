#include "review/merge_dialog.h"

#include "theme/theme.h"
#include "workspace/outside_edit.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QMessageBox>
#include <QRadioButton>
#include <QScrollArea>

namespace signalbox::ui {

namespace {

QString shown(const std::string &value)
{
    return value.empty() ? MergeDialog::tr("(not there)") : QString::fromStdString(value);
}

} // namespace

MergeDialog::MergeDialog(const std::vector<config::MergeConflict> &conflicts,
                         const QStringList &places, const Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Merge with the file"));
    auto *column = new QVBoxLayout(this);
    auto *intro = new QLabel(tr("Your draft and the file on disk changed the same thing, each in "
                                "its own way. Which one is to stay?"),
                             this);
    intro->setWordWrap(true);
    column->addWidget(intro);
    auto *list = new QWidget(this);
    auto *rows = new QVBoxLayout(list);
    for (const config::MergeConflict &conflict : conflicts) {
        const QString place = places.value(qsizetype(m_choices.size()));
        auto *box = new QGroupBox(QString(place).replace(u'&', u"&&"_qs), list);
        auto *sides = new QVBoxLayout(box);
        auto *was = new QLabel(tr("It was: %1").arg(shown(conflict.base)), box);
        was->setTextFormat(Qt::PlainText);
        was->setFont(theme.font(FontRole::Body));
        was->setWordWrap(true);
        auto *ours = new QRadioButton(tr("Keep mine: %1").arg(shown(conflict.ours)), box);
        auto *theirs = new QRadioButton(tr("Use theirs: %1").arg(shown(conflict.theirs)), box);
        auto *group = new QButtonGroup(box);
        group->addButton(ours, int(config::MergeSide::Ours));
        group->addButton(theirs, int(config::MergeSide::Theirs));
        connect(group, &QButtonGroup::idClicked, this, &MergeDialog::refresh);
        sides->addWidget(was);
        sides->addWidget(ours);
        sides->addWidget(theirs);
        rows->addWidget(box);
        m_choices.push_back({conflict.id, group});
    }
    rows->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(list);
    column->addWidget(scroll, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_merge = buttons->addButton(tr("Merge"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    resize(theme.px(560), theme.px(380));
    refresh();
}

void MergeDialog::refresh()
{
    // Nothing is chosen for anybody: a real conflict is never resolved in silence.
    m_merge->setEnabled(std::all_of(m_choices.begin(), m_choices.end(), [](const Choice &choice) {
        return choice.group->checkedId() >= 0;
    }));
}

config::MergeChoices MergeDialog::choices() const
{
    config::MergeChoices out;
    for (const Choice &choice : m_choices)
        out[choice.id] = config::MergeSide(choice.group->checkedId());
    return out;
}

void MergeDialog::run(OutsideEdit &outside, const Theme &theme, QWidget *parent)
{
    // Serves this one merge: it goes with its end, however that comes.
    auto *round = new QObject(parent);
    connect(&outside, &OutsideEdit::merged, round, &QObject::deleteLater);
    connect(&outside, &OutsideEdit::mergeFailed, round, [round, parent](const QString &reason) {
        round->deleteLater();
        auto *box = new QMessageBox(QMessageBox::Warning, tr("Merge with the file"),
                                    tr("The texts can't be merged: %1").arg(reason),
                                    QMessageBox::Close, parent);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    connect(&outside, &OutsideEdit::conflicted, round,
            [round, parent, &outside, &theme](const std::vector<config::MergeConflict> &conflicts,
                                              const QStringList &places) {
                auto *dialog = new MergeDialog(conflicts, places, theme, parent);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->setWindowModality(Qt::WindowModal);
                connect(dialog, &QDialog::accepted, round,
                        [dialog, &outside] { outside.merge(dialog->choices()); });
                connect(dialog, &QDialog::rejected, round, &QObject::deleteLater);
                dialog->open();
            });
    outside.merge();
}

} // namespace signalbox::ui

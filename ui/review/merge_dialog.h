// Conflicts between the draft and what was written into the file outside: each side shown, one of
// them chosen. GUI thread.
#pragma once

#include "config/merge.h"

#include <QDialog>

#include <vector>

class QButtonGroup;

namespace signalbox::ui {

class OutsideEdit;
class Theme;

class MergeDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param places  what each conflict is about, in words
    MergeDialog(const std::vector<config::MergeConflict> &conflicts, const QStringList &places,
                const Theme &theme, QWidget *parent = nullptr);

    config::MergeChoices choices() const;

    /// Merges, and asks with a dialog where both sides changed the same thing.
    static void run(OutsideEdit &outside, const Theme &theme, QWidget *parent);

private:
    void refresh();

    struct Choice
    {
        std::string id;
        QButtonGroup *group;
    };
    std::vector<Choice> m_choices;
    QPushButton *m_merge;
};

} // namespace signalbox::ui

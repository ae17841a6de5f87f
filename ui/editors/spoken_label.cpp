#include "editors/spoken_label.h"

#include <QComboBox>
#include <QLabel>

namespace signalbox::ui {

void labelForSpeech(QComboBox &box, const QString &words)
{
    box.setAccessibleName(words);
    QWidget *row = box.parentWidget();
    if (!row)
        return;
    QLabel *label = nullptr;
    for (auto *one : row->findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (one->buddy() == &box)
            label = one;
    }
    if (!label) {
        label = new QLabel(row);
        label->setBuddy(&box);
        label->hide();
    }
    label->setText(QString(words).replace(u'&', QLatin1String("&&")));
}

} // namespace signalbox::ui

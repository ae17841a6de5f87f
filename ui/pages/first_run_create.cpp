// The file that the first run makes.
#include "pages/first_run_page.h"
#include "widgets/banner.h"

#include <QApplication>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

namespace signalbox::ui {

namespace {

/// Writes without ever overwriting: the next free name where signalbox.yaml is taken. Blocks.
/// @return the file, or what went wrong in `problem`
QString writeNew(const QString &folder, const std::string &text, QString *problem)
{
    for (int n = 1; !newFileName(n).isEmpty(); ++n) {
        QFile file(folder + u'/' + newFileName(n));
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
            if (QFileInfo::exists(file.fileName()))
                continue;
            *problem = file.errorString();
            return {};
        }
        if (file.write(text.data(), qint64(text.size())) != qint64(text.size()) || !file.flush()) {
            *problem = file.errorString();
            file.remove();
            return {};
        }
        return QFileInfo(file).absoluteFilePath();
    }
    *problem = FirstRunPage::tr("there are nine configurations already");
    return {};
}

} // namespace

void FirstRunPage::create()
{
    if (m_creating || m_model.configuration().routes.empty())
        return;
    m_creating = true;
    m_problem->hide();
    refresh();
    const FirstConfiguration &plan = m_model.configuration();
    QThreadPool::globalInstance()->start(
        [self = QPointer(this), folder = plan.folder, text = plan.text()] {
            QString problem;
            const QString file = writeNew(folder, text, &problem);
            QMetaObject::invokeMethod(qApp, [self, folder, file, problem] {
                if (!self)
                    return;
                self->m_creating = false;
                self->refresh();
                if (!file.isEmpty()) {
                    emit self->created(file);
                    return;
                }
                self->m_problem->say(Banner::Kind::Error,
                                     tr("The file can't be written in %1: %2")
                                         .arg(folder.toHtmlEscaped(), problem.toHtmlEscaped()));
                self->m_problem->show();
            });
        });
}

} // namespace signalbox::ui

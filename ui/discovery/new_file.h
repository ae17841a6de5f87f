// Under which name a first configuration goes into a folder: nothing that is there is overwritten.
// The look into the folder is off the GUI thread. GUI thread.
#pragma once

#include <QObject>
#include <QString>

namespace signalbox::ui {

/// The n-th name to try, from 1: "signalbox.yaml", "signalbox-2.yaml", …; empty: no more.
QString newFileName(int n);

class NewFile : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Looks again, for the same folder too: files come and go.
    void ask(const QString &folder);
    QString folder() const { return m_folder; }
    /// "signalbox-2.yaml"; the first name until it is known better; empty: all are taken.
    QString name() const { return m_name; }
    /// The first name is taken.
    bool beside() const { return m_name != newFileName(1); }

signals:
    void changed();

private:
    QString m_folder;
    QString m_name = newFileName(1);
    bool m_asking = false;
};

} // namespace signalbox::ui

// Hands a form's edits to the draft. A form reads the newest tree that has been looked at; where
// that lags behind the text, an edit waits for it rather than hit another place. GUI thread.
#pragma once

#include "config/yaml_edit.h"
#include "workspace/workspace.h"

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace signalbox::ui {

class DraftEdits : public QObject
{
    Q_OBJECT
public:
    /// Makes the edits from the tree as it is then; none: the thing is gone or says so already.
    using Make = std::function<std::vector<config::Edit>(const config::YamlNode &root)>;

    explicit DraftEdits(DraftDocument &draft, QObject *parent = nullptr);

    /// @param place  id of the field, which a refusal is shown at; consecutive edits of one field
    /// become one undo step when `merges`
    void commit(const QString &place, const QString &title, bool merges, Make make,
                std::function<void()> done = {});
    bool waiting() const { return !m_waiting.empty(); }

signals:
    /// Empty reason: the edit was taken.
    void answered(const QString &place, const QString &reason);

private:
    struct Item
    {
        QString place, title;
        bool merges;
        Make make;
        std::function<void()> done;
    };
    void run();

    DraftDocument &m_draft;
    std::vector<Item> m_waiting;
    bool m_running = false;
};

} // namespace signalbox::ui

// The list of proposals below the cursor of the YAML editor. GUI thread.
#pragma once

#include "editors/yaml_completion.h"

#include <QObject>

#include <functional>

class QKeyEvent;
class QListView;
class QPlainTextEdit;
class QStandardItemModel;

namespace signalbox::ui {

class Theme;

class YamlCompleter : public QObject
{
    Q_OBJECT
public:
    /// @param names  asked each time the list opens
    YamlCompleter(QPlainTextEdit &editor, const Theme &theme, std::function<YamlNames()> names);
    ~YamlCompleter() override;

    bool isOpen() const;
    /// @param asked  by the user: opens with nothing typed and for what is complete already, too
    void open(bool asked);
    void close();
    /// True when the key was for the list.
    bool handle(QKeyEvent *event);

private:
    void insert();

    QPlainTextEdit &m_editor;
    const Theme &m_theme;
    std::function<YamlNames()> m_names;
    QListView *m_list;
    QStandardItemModel *m_model;
    YamlCompletion m_current;
};

} // namespace signalbox::ui

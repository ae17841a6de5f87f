// The one text that all editors edit: the draft of the configuration, its undo stack and what a
// look at it says. Edits never touch the running proxy. GUI thread; analyses run on a pool thread.
#pragma once

#include "config/yaml_edit.h"
#include "facade/analysis.h"
#include "workspace/draft_changes.h"

#include <QObject>
#include <QString>

#include <memory>
#include <string>
#include <vector>

class QUndoStack;

namespace signalbox::ui {

class DraftDocument : public QObject
{
    Q_OBJECT
public:
    explicit DraftDocument(QObject *parent = nullptr);
    ~DraftDocument() override;

    /// A new document: undo history and the running text are forgotten.
    void open(const QString &file, std::string text);
    QString file() const;
    const std::string &text() const noexcept;
    /// Grows with every change of the text, undo and redo included.
    quint64 revision() const noexcept;
    QUndoStack *undoStack() const noexcept;

    /// The running generation's text. A draft without changes follows it.
    void setLive(quint64 generation, std::shared_ptr<const std::string> text);
    quint64 liveGeneration() const noexcept;
    /// Empty before anything runs.
    const std::string &liveText() const noexcept;
    /// The draft's text differs from the running one.
    bool modified() const noexcept;

    /// Structural edits through the lossless writer, one undo step. On failure nothing changes.
    /// @param title     for the undo menu, translated
    /// @param mergeKey  consecutive edits with the same key that isn't empty become one undo step
    Result<void> edit(std::vector<config::Edit> edits, const QString &title,
                      const QString &mergeKey = {});
    /// The whole text as somebody typed it, one undo step; consecutive ones with the same key
    /// merge.
    void setText(std::string text, const QString &title, const QString &mergeKey = {});
    /// Says why something wasn't done to it (editRefused).
    void refuse(const QString &reason);
    /// Back to the running text, one undo step.
    void discard();

    /// Of the newest text that has been looked at; null before the first. It may lag behind text().
    std::shared_ptr<const Analysis> analysis() const;
    /// The newest that could be read as YAML; null before the first.
    std::shared_ptr<const Analysis> readable() const;
    /// Where the text can't be read at the moment and why; empty: it can.
    QString unreadable() const;
    /// analysis() is of text().
    bool analysisIsCurrent() const noexcept;
    /// Of the running text; null when nothing runs.
    std::shared_ptr<const Analysis> liveAnalysis() const;
    /// Draft against running text, as of analysis(). After a syntax error: those of the last text
    /// that could be read.
    const std::vector<DraftChange> &changes() const noexcept;
    /// Change of one route (backend, …), or null.
    const DraftChange *changeOf(DraftChange::Entity entity, const QString &name) const;

signals:
    /// Also for undo and redo.
    void textChanged();
    void fileChanged();
    /// A route or backend of the text that could be read last has another name in the new one.
    /// Comes before analysed(), with the new analysis().
    void renamed(signalbox::ui::DraftChange::Entity entity, const QString &from, const QString &to);
    /// analysis() and changes() are new.
    void analysed();
    /// liveGeneration(), liveText(), liveAnalysis() are new.
    void liveChanged();
    void modifiedChanged(bool modified);
    /// An edit was refused: why, as a sentence.
    void editRefused(const QString &reason);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace signalbox::ui

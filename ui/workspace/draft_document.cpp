#include "workspace/draft_document.h"

#include "workspace/draft_renames.h"

#include <QThreadPool>
#include <QTimer>
#include <QUndoStack>

namespace signalbox::ui {

namespace {

/// One text after another. Texts are shared: an undo history of a large file costs a copy a step.
class TextCommand : public QUndoCommand
{
public:
    using Text = std::shared_ptr<const std::string>;

    TextCommand(std::function<void(const Text &)> show, Text before, Text after,
                const QString &title, const QString &mergeKey)
        : QUndoCommand(title)
        , m_show(std::move(show))
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_mergeKey(mergeKey)
    {
    }

    void undo() override { m_show(m_before); }
    void redo() override { m_show(m_after); }
    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const TextCommand *>(other);
        if (next->m_mergeKey != m_mergeKey || next->m_before != m_after)
            return false;
        m_after = next->m_after;
        setObsolete(*m_before == *m_after);
        return true;
    }

private:
    std::function<void(const Text &)> m_show;
    Text m_before, m_after;
    QString m_mergeKey;
};

} // namespace

class DraftDocument::Private
{
public:
    using Text = std::shared_ptr<const std::string>;
    using Looked = std::shared_ptr<const Analysis>;

    explicit Private(DraftDocument &document)
        : q(document)
    {
        pool.setMaxThreadCount(1); // in order, and never in the way of others
        soon.setSingleShot(true);
        soon.setInterval(0);
    }

    void show(const Text &newText)
    {
        text = newText;
        ++revision;
        emit q.textChanged();
        noteModified();
        soon.start();
    }

    void noteModified()
    {
        const bool now = live && *live != *text;
        if (std::exchange(modified, now) != now)
            emit q.modifiedChanged(now);
    }

    void push(std::string newText, const QString &title, const QString &mergeKey)
    {
        stack.push(new TextCommand([this](const Text &shown) { show(shown); }, text,
                                   std::make_shared<const std::string>(std::move(newText)), title,
                                   mergeKey));
    }

    /// Looks at the newest texts on the pool thread; while it does, newer ones wait for one more
    /// look.
    void look()
    {
        if (looking) {
            again = true;
            return;
        }
        looking = true;
        again = false;
        pool.start([this, draft = text, liveText = live, path = file.toStdString(), last = readable,
                    known = analysis, knownLive = liveAnalysis, of = revision] {
            const auto fresh = [&](const Text &wanted, const Looked &have) -> Looked {
                if (!wanted)
                    return {};
                if (have && have->text == *wanted && have->file == path)
                    return have;
                return signalbox::analyse(*wanted, path);
            };
            const Looked newLive = fresh(liveText, knownLive);
            const Looked newDraft =
                liveText && *liveText == *draft && newLive ? newLive : fresh(draft, known);
            const Looked base = newDraft->tree.root ? newDraft : last;
            std::vector<DraftChange> found;
            if (newLive && base)
                found = draftChanges(newLive->tree.root.get(), base->tree.root.get());
            std::vector<DraftRename> renames;
            if (last && base != last)
                renames = draftRenames(last->tree.root.get(), base->tree.root.get());
            QMetaObject::invokeMethod(
                &q,
                [this, newDraft, newLive, base, of, liveText, found = std::move(found),
                 renames = std::move(renames)]() mutable {
                    looked(newDraft, newLive, base, of, liveText, std::move(found), renames);
                },
                Qt::QueuedConnection);
        });
    }

    void looked(const Looked &newDraft, const Looked &newLive, const Looked &base, quint64 of,
                const Text &ofLive, std::vector<DraftChange> found,
                const std::vector<DraftRename> &renames)
    {
        looking = false;
        const bool liveIsNew = newLive != liveAnalysis;
        analysis = newDraft;
        readable = base;
        analysedRevision = of;
        if (ofLive == live)
            liveAnalysis = newLive;
        changes = std::move(found);
        for (const DraftRename &rename : renames)
            emit q.renamed(rename.entity, rename.from, rename.to);
        emit q.analysed();
        if (liveIsNew)
            emit q.liveChanged();
        if (again || of != revision || ofLive != live)
            soon.start();
    }

    DraftDocument &q;
    QString file;
    Text text = std::make_shared<const std::string>();
    Text live;
    quint64 revision = 0, analysedRevision = 0, generation = 0;
    bool modified = false, looking = false, again = false;
    Looked analysis, liveAnalysis;
    Looked readable; // the newest draft that had a tree
    std::vector<DraftChange> changes;
    QUndoStack stack;
    QTimer soon;
    QThreadPool pool; // last: waits for its thread before the rest goes
};

DraftDocument::DraftDocument(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this))
{
    connect(&d->soon, &QTimer::timeout, this, [this] { d->look(); });
}

DraftDocument::~DraftDocument()
{
    d->pool.waitForDone();
}

void DraftDocument::open(const QString &file, std::string text)
{
    d->file = file;
    d->live.reset();
    d->liveAnalysis.reset();
    d->analysis.reset();
    d->readable.reset();
    d->changes.clear();
    d->generation = 0;
    d->stack.clear();
    emit fileChanged();
    d->show(std::make_shared<const std::string>(std::move(text)));
    emit liveChanged();
}

QString DraftDocument::file() const
{
    return d->file;
}

const std::string &DraftDocument::text() const noexcept
{
    return *d->text;
}

quint64 DraftDocument::revision() const noexcept
{
    return d->revision;
}

QUndoStack *DraftDocument::undoStack() const noexcept
{
    return &d->stack;
}

void DraftDocument::setLive(quint64 generation, std::shared_ptr<const std::string> text)
{
    const bool follows = text && (d->live ? *d->live == *d->text : d->text->empty());
    d->generation = generation;
    d->live = std::move(text);
    if (follows && *d->live != *d->text) {
        // Nobody had changed anything: there is nothing that undo could go back to.
        d->stack.clear();
        d->show(d->live);
    } else {
        d->noteModified();
        d->soon.start();
    }
    emit liveChanged();
}

quint64 DraftDocument::liveGeneration() const noexcept
{
    return d->generation;
}

const std::string &DraftDocument::liveText() const noexcept
{
    static const std::string nothing;
    return d->live ? *d->live : nothing;
}

bool DraftDocument::modified() const noexcept
{
    return d->modified;
}

Result<void> DraftDocument::edit(std::vector<config::Edit> edits, const QString &title,
                                 const QString &mergeKey)
{
    Result<config::EditResult> result = config::applyEdits(*d->text, edits);
    if (!result) {
        emit editRefused(QString::fromStdString(result.error().text()));
        return std::move(result.error());
    }
    if (result->text != *d->text)
        d->push(std::move(result->text), title, mergeKey);
    return {};
}

void DraftDocument::setText(std::string text, const QString &title, const QString &mergeKey)
{
    if (text != *d->text)
        d->push(std::move(text), title, mergeKey);
}

void DraftDocument::refuse(const QString &reason)
{
    emit editRefused(reason);
}

void DraftDocument::discard()
{
    if (d->live)
        setText(*d->live, tr("discard the draft"));
}

std::shared_ptr<const Analysis> DraftDocument::analysis() const
{
    return d->analysis;
}

std::shared_ptr<const Analysis> DraftDocument::readable() const
{
    return d->readable;
}

QString DraftDocument::unreadable() const
{
    if (!d->analysis || d->analysis->tree.root)
        return {};
    const config::Diagnostics &all = d->analysis->diagnostics;
    return all.empty() ? tr("the text can't be read")
                       : tr("line %1 can't be read: %2")
                             .arg(all.front().mark.line)
                             .arg(QString::fromStdString(all.front().message));
}

bool DraftDocument::analysisIsCurrent() const noexcept
{
    return d->analysis && d->analysedRevision == d->revision;
}

std::shared_ptr<const Analysis> DraftDocument::liveAnalysis() const
{
    return d->liveAnalysis;
}

const std::vector<DraftChange> &DraftDocument::changes() const noexcept
{
    return d->changes;
}

const DraftChange *DraftDocument::changeOf(DraftChange::Entity entity, const QString &name) const
{
    for (const DraftChange &change : d->changes) {
        if (change.entity == entity && change.name == name)
            return &change;
    }
    return nullptr;
}

} // namespace signalbox::ui

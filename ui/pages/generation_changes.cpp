#include "pages/generation_changes.h"

#include "facade/session.h"
#include "models/change_words.h"

#include <QPointer>

namespace signalbox::ui {

GenerationChanges::GenerationChanges(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_pool.setMaxThreadCount(1);
}

GenerationChanges::~GenerationChanges()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void GenerationChanges::ask(quint64 generation, quint64 before)
{
    const QPointer<GenerationChanges> self(this);
    m_session.generationText(before, [self, generation](const std::optional<std::string> &old) {
        if (!self || !old)
            return;
        self->m_session.generationText(
            generation, [self, generation, old = std::make_shared<const std::string>(*old)](
                            const std::optional<std::string> &text) {
                if (self && text)
                    self->compare(generation, old, std::make_shared<const std::string>(*text));
            });
    });
}

void GenerationChanges::compare(quint64 generation, const Text &before, const Text &after)
{
    m_pool.start([this, generation, before, after] {
        const QStringList changes = changeWords(*before, *after);
        QMetaObject::invokeMethod(
            this, [this, generation, changes] { emit found(generation, changes); },
            Qt::QueuedConnection);
    });
}

} // namespace signalbox::ui

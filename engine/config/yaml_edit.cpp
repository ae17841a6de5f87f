// Applying edits: patch, read again, compare with what was meant.
#include "config/yaml_edit.h"

#include "config/yaml_edit_expand.h"
#include "config/yaml_edit_tree.h"
#include "config/yaml_writer.h"

namespace signalbox::config {

namespace {

class Transaction
{
public:
    explicit Transaction(YamlSnapshot snapshot)
        : m_text(snapshot.text)
        , m_snapshot(std::move(snapshot))
    {
    }

    Result<void> apply(const Edit &edit)
    {
        Result<std::vector<Edit>> plain = expandEdit(*m_snapshot.root, edit);
        if (!plain)
            return plain.error();
        std::span<const Edit> rest(*plain);
        while (!rest.empty()) {
            const std::size_t size = batch(rest);
            if (auto done = applyPlain(rest.first(size)); !done)
                return done;
            rest = rest.subspan(size);
        }
        return {};
    }

    EditResult result() const { return {m_text.text(), m_text.changes()}; }

private:
    /// How many of the edits can be written into the same text at once: scalars that are set, and a
    /// key renamed last.
    std::size_t batch(std::span<const Edit> edits) const
    {
        std::size_t size = 0;
        while (size < edits.size() && setsScalar(edits[size]))
            ++size;
        if (size < edits.size() && std::holds_alternative<RenameKey>(edits[size]))
            ++size;
        return std::max<std::size_t>(size, 1);
    }

    bool setsScalar(const Edit &edit) const
    {
        const SetValue *set = std::get_if<SetValue>(&edit);
        const YamlNode *node = set ? nodeAt(*m_snapshot.root, set->path) : nullptr;
        return node && node->kind == YamlKind::Scalar && set->value->kind == YamlKind::Scalar;
    }

    Result<void> applyPlain(std::span<const Edit> plain)
    {
        const std::unique_ptr<YamlNode> intended = cloneNode(*m_snapshot.root);
        for (const Edit &edit : plain) {
            if (auto done = applyToTree(*intended, edit); !done)
                return done;
        }
        if (auto done = refreshAliases(*intended); !done)
            return done;
        Result<std::vector<Patch>> patches = patchesFor(m_snapshot, plain);
        if (!patches)
            return patches.error();
        const auto refused = [&](const std::string &why) {
            return Error(ErrorType::NotSupported,
                         "this edit can't be written into the file as it stands: " + why);
        };
        if (!m_text.apply(std::move(*patches)))
            return refused("its parts overlap");
        Result<YamlSnapshot> next = YamlSnapshot::read(m_text.text());
        if (!next)
            return refused(next.error().message());
        if (!sameTree(*next->root, *intended))
            return refused("it would read differently");
        m_snapshot = std::move(*next);
        return {};
    }

    PatchedText m_text;
    YamlSnapshot m_snapshot;
};

} // namespace

Result<EditResult> applyEdit(std::string_view text, const Edit &edit)
{
    return applyEdits(text, std::span(&edit, 1));
}

Result<EditResult> applyEdits(std::string_view text, std::span<const Edit> edits)
{
    Result<YamlSnapshot> snapshot = YamlSnapshot::read(std::string(text));
    if (!snapshot)
        return std::move(snapshot).error();
    Transaction transaction(std::move(*snapshot));
    for (const Edit &edit : edits) {
        if (auto done = transaction.apply(edit); !done)
            return std::move(done.error()).with(describeEdit(edit));
    }
    return transaction.result();
}

} // namespace signalbox::config

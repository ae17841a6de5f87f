// yaml-cpp's events → TreeBuilder. The only place besides the writer that sees yaml-cpp; its
// exceptions end here.
#include "config/tree_builder.h"
#include "config/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <istream>
#include <streambuf>

namespace signalbox::config {

namespace {

/// Thrown through yaml-cpp to make it stop; the reason is in the builder.
struct Stop
{
};

/// A stream over text that isn't copied.
class ViewBuffer final : public std::streambuf
{
public:
    explicit ViewBuffer(std::string_view text)
    {
        char *begin = const_cast<char *>(text.data()); // the get area is never written through
        setg(begin, begin, begin + text.size());
    }
};

class Handler final : public YAML::EventHandler
{
public:
    Handler(TreeBuilder &builder, std::size_t base)
        : m_builder(builder)
        , m_base(base)
    {
    }

    void OnDocumentStart(const YAML::Mark &mark) override
    {
        if (m_documents++ == 0)
            return;
        m_builder.report(offset(mark), "the file goes on after the end of its document",
                         "one file holds one document: remove '---' or what stands after the end");
        throw Stop();
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        check(m_builder.null(offset(mark), anchor));
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        check(m_builder.alias(offset(mark), anchor));
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        check(m_builder.scalar(offset(mark), tag, anchor, value));
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override
    {
        check(m_builder.begin(YamlKind::Sequence, offset(mark), tag, anchor,
                              style == YAML::EmitterStyle::Flow));
    }
    void OnSequenceEnd() override { check(m_builder.end()); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override
    {
        check(m_builder.begin(YamlKind::Map, offset(mark), tag, anchor,
                              style == YAML::EmitterStyle::Flow));
    }
    void OnMapEnd() override { check(m_builder.end()); }
    void OnAnchor(const YAML::Mark &, const std::string &name) override
    {
        m_builder.nameAnchor(name);
    }

    std::size_t offset(const YAML::Mark &mark) const
    {
        return m_base + (mark.pos > 0 ? std::size_t(mark.pos) : 0);
    }

private:
    static void check(bool goOn)
    {
        if (!goOn)
            throw Stop();
    }

    TreeBuilder &m_builder;
    std::size_t m_base; // bytes of the byte order mark
    int m_documents = 0;
};

struct SyntaxMessage
{
    std::string_view theirs; // yaml-cpp's message, or how it begins
    std::string_view ours;
    std::string_view hint;
};

constexpr SyntaxMessage kMessages[] = {
    {"end of map flow not found", "',' or '}' is missing here", "a '{' needs its '}'"},
    {"end of sequence flow not found", "',' or ']' is missing here", "a '[' needs its ']'"},
    {"end of map not found", "this does not belong to the keys above it",
     "check the indentation and the quotes"},
    {"end of sequence not found", "this does not belong to the list above it",
     "check the indentation: every item begins with '- '"},
    {"illegal map value", "a ': ' cannot stand here",
     "check the indentation; a value that holds ': ' needs quotes"},
    {"illegal map key", "a key cannot stand here", "check the indentation"},
    {"illegal block entry", "a list item cannot stand here",
     "put the list on a line of its own, or write it as [a, b]"},
    {"illegal tab when looking for indentation", "a tab cannot indent", "use spaces"},
    {"illegal flow end", "a ']' or '}' without its opening", {}},
    {"illegal EOF in scalar", "the closing quote is missing", {}},
    {"illegal document indicator in scalar", "the closing quote is missing", {}},
    {"unknown escape character", "unknown escape in double quotes",
     "write a backslash as \\\\, or use single quotes"},
    {"unknown token", "a value cannot begin with this character", "put quotes around the value"},
    {"the referenced anchor is not defined", "no anchor of this name stands before this alias",
     "a value that begins with '*' needs quotes"},
    {"alias not found after *", "a name is missing after '*'",
     "a value that begins with '*' needs quotes"},
    {"illegal character found while scanning alias",
     "a '*' begins an alias, whose name has no such character",
     "a value that begins with '*' needs quotes"},
    {"anchor not found after &", "a name is missing after '&'",
     "a value that begins with '&' needs quotes"},
    {"illegal character found while scanning anchor",
     "a '&' begins an anchor, whose name has no such character",
     "a value that begins with '&' needs quotes"},
    {"bad file", "nested deeper than 64 levels", {}},
};

Diagnostic syntaxError(TreeBuilder &builder, const Handler &handler, const YAML::Exception &e,
                       std::size_t textSize)
{
    Diagnostic d;
    d.message = "not valid YAML: " + e.msg;
    for (const SyntaxMessage &message : kMessages) {
        if (e.msg.starts_with(message.theirs)) {
            d.message = message.ours;
            d.hint = message.hint;
            break;
        }
    }
    d.mark = builder.placeOf(handler.offset(e.mark));
    const YamlNode *open = builder.innermost();
    if (open && open->flow && d.mark.offset >= textSize) {
        const bool map = open->kind == YamlKind::Map;
        d.message = map ? "this '{' is never closed" : "this '[' is never closed";
        d.hint = map ? "add the missing '}'" : "add the missing ']'";
        d.mark = open->mark;
    }
    return d;
}

} // namespace

YamlDocument readYaml(std::string_view text)
{
    YamlDocument document;
    if (auto problem = checkText(text)) {
        document.diagnostics.push_back(std::move(*problem));
        return document;
    }
    TreeBuilder builder(text);
    const std::size_t base = byteOrderMarkSize(text);
    Handler handler(builder, base);
    try {
        ViewBuffer buffer(text.substr(base));
        std::istream stream(&buffer);
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(handler)) {
        }
    } catch (const Stop &) {
    } catch (const YAML::Exception &e) {
        // What was found before depends on text that can't be trusted: the syntax error is reported
        // alone.
        document.diagnostics.push_back(syntaxError(builder, handler, e, text.size()));
        return document;
    } catch (const std::exception &e) {
        document.diagnostics.push_back(
            {Severity::Error, std::string("cannot be read: ") + e.what(), Mark{1, 1, 0}, {}, {}});
        return document;
    }
    document = builder.take();
    if (!document.root && !hasErrors(document.diagnostics)) {
        document.root = std::make_unique<YamlNode>();
        document.root->mark = Mark{1, 1, 0};
    }
    return document;
}

} // namespace signalbox::config

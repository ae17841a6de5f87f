// yaml-cpp's events → TreeBuilder. The only place besides the writer that sees yaml-cpp; its
// exceptions end here.
#include "base/breath.h"
#include "config/empty_tabs.h"
#include "config/node_places.h"
#include "config/tree_builder.h"
#include "config/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <optional>
#include <streambuf>
#include <string>

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
    Handler(TreeBuilder &builder, std::size_t base, Breath *breath)
        : m_builder(builder)
        , m_base(base)
        , m_breath(breath)
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
    void check(bool goOn)
    {
        breathe(m_breath);
        if (!goOn)
            throw Stop();
    }

    TreeBuilder &m_builder;
    std::size_t m_base; // bytes of the byte order mark
    Breath *m_breath;
    int m_documents = 0;
};

constexpr std::string_view kEndInScalar = "illegal EOF in scalar";
constexpr std::string_view kTheirTab = "illegal tab when looking for indentation";
constexpr std::string_view kTab = "a tab cannot indent";
constexpr std::string_view kUseSpaces = "use spaces";

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
    {kTheirTab, kTab, kUseSpaces},
    {"illegal flow end", "a ']' or '}' without its opening", {}},
    {kEndInScalar, "the closing quote is missing", {}},
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

/// The quote behind `from` that is never closed, or npos. yaml-cpp tells only that the file ended
/// in it.
std::size_t unclosedQuote(std::string_view text, std::size_t from) noexcept
{
    constexpr std::string_view kBeforeToken = " \t\r\n[{,:-?";
    bool atToken =
        true;      // where a quote would begin a quoted scalar and not stand inside a plain one
    int depth = 0; // of flow collections, inside which ',' ends a plain scalar
    for (std::size_t i = from; i < text.size(); ++i) {
        const char c = text[i];
        const char next = i + 1 < text.size() ? text[i + 1] : '\n';
        const bool blankNext = next == ' ' || next == '\n' || next == '\r' || next == '\t';
        if (atToken && (c == '"' || c == '\'')) {
            const std::size_t end = endOfQuotes(text, i);
            if (end == std::string_view::npos)
                return i;
            i = end - 1;
            atToken = false;
        } else if (c == '#' && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n')) {
            i = std::min(text.find('\n', i), text.size());
            atToken = true;
        } else if (atToken && (c == '[' || c == '{')) {
            ++depth;
        } else if (c == '\n' || (c == ':' && blankNext) || (c == ',' && depth > 0)) {
            atToken = true;
        } else if (atToken && kBeforeToken.find(c) == std::string_view::npos) {
            atToken = false;
        }
    }
    return std::string_view::npos;
}

/// The tab in front of the first word of the line that holds `offset`, or npos.
std::size_t indentingTab(std::string_view text, std::size_t offset) noexcept
{
    offset = std::min(offset, text.size());
    const std::size_t lineBreak =
        offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    for (std::size_t i = lineBreak == std::string_view::npos ? 0 : lineBreak + 1; i < offset; ++i) {
        if (text[i] == '\t')
            return i;
        if (text[i] != ' ')
            break;
    }
    return std::string_view::npos;
}

Diagnostic syntaxError(TreeBuilder &builder, const Handler &handler, const YAML::Exception &e,
                       std::string_view text)
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
    const std::size_t tab = indentingTab(text, d.mark.offset);
    const std::size_t quote = e.msg.starts_with(kEndInScalar)
                                  ? unclosedQuote(text, builder.lastOffset())
                                  : std::string_view::npos;
    const YamlNode *open = builder.innermost();
    if (quote != std::string_view::npos) {
        d.message = "this quote is never closed";
        d.mark = builder.placeOf(quote);
    } else if (tab != std::string_view::npos && !(open && open->flow)) {
        d.message = kTab;
        d.hint = kUseSpaces;
        d.mark = builder.placeOf(tab);
    } else if (open && open->flow && d.mark.offset >= text.size()) {
        const bool map = open->kind == YamlKind::Map;
        d.message = map ? "this '{' is never closed" : "this '[' is never closed";
        d.hint = map ? "add the missing '}'" : "add the missing ']'";
        d.mark = open->mark;
    }
    return d;
}

/// @param tabbed  set when the reader took a tab for indentation
YamlDocument readChecked(std::string_view text, Breath *breath, bool &tabbed)
{
    YamlDocument document;
    TreeBuilder builder(text);
    const std::size_t base = byteOrderMarkSize(text);
    Handler handler(builder, base, breath);
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
        document.diagnostics.push_back(syntaxError(builder, handler, e, text));
        tabbed = e.msg.starts_with(kTheirTab);
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

} // namespace

YamlDocument readYaml(std::string_view text, Breath *breath)
{
    if (auto problem = checkText(text, breath)) {
        YamlDocument document;
        document.diagnostics.push_back(std::move(*problem));
        return document;
    }
    bool tabbed = false;
    YamlDocument document = readChecked(text, breath, tabbed);
    if (!tabbed)
        return document;
    const auto spaced = withoutEmptyTabs(text); // as long as the text: places stay
    return spaced ? readChecked(*spaced, breath, tabbed) : std::move(document);
}

} // namespace signalbox::config

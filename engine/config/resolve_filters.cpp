// Phase two: filters.
#include "base/ascii.h"
#include "config/redirect_target.h"
#include "config/resolve_context.h"
#include "config/server_address.h"

#include <QFile>
#include <QFileInfo>

#include <re2/re2.h>

namespace signalbox::config {

namespace {

constexpr qint64 kMaxRespondFile = qint64(16) << 20;

class FilterResolver
{
public:
    FilterResolver(ResolveContext &context, const RawFilter &raw, const PathStep &path)
        : m_context(context)
        , m_raw(raw)
        , m_item(path)
        , m_path(m_item.child(raw.kind))
    {
        m_out.kind = raw.kind;
        m_out.mark = raw.place;
    }

    FilterResolver(const FilterResolver &) = delete;

    FilterSpec resolve()
    {
        std::visit([this](const auto &spec) { read(spec); }, m_raw.spec);
        m_out.summary = m_raw.kind + ": " + m_summary;
        return std::move(m_out);
    }

private:
    void read(std::monostate) {}

    void read(const RawHeaderFilter &raw)
    {
        HeaderFilterSpec spec;
        spec.response = m_raw.kind.ends_with("-response-headers");
        spec.op = m_raw.kind.starts_with("set-")   ? HeaderFilterSpec::Op::Set
                  : m_raw.kind.starts_with("add-") ? HeaderFilterSpec::Op::Add
                                                   : HeaderFilterSpec::Op::Remove;
        if (raw.fields)
            spec.fields = fields(*raw.fields, spec.response, m_path);
        if (raw.names) {
            for (std::size_t i = 0; i < raw.names->size(); ++i) {
                const RawText &item = (*raw.names)[i];
                checkName(item.text, spec.response, item.place, itemPath(raw.names, m_path, i));
                spec.fields.emplace_back(item.text, std::string());
            }
        }
        for (const auto &[name, value] : spec.fields) {
            if (!m_summary.empty())
                m_summary += ", ";
            m_summary += spec.op == HeaderFilterSpec::Op::Remove ? name : name + '=' + value;
        }
        m_out.spec = std::move(spec);
    }

    void read(const RawPrefixFilter &raw)
    {
        PrefixFilterSpec spec;
        if (m_raw.kind == "replace-prefix") {
            spec.op = PrefixFilterSpec::Op::Replace;
            spec.from = prefix(raw.from, "from");
            spec.to = prefix(raw.to, "to");
            m_summary = shown(spec.from) + " → " + shown(spec.to);
        } else {
            const bool strips = m_raw.kind == "strip-prefix";
            spec.op = strips ? PrefixFilterSpec::Op::Strip : PrefixFilterSpec::Op::Add;
            std::string &text = strips ? spec.from : spec.to;
            text = prefix(raw.prefix, {});
            m_summary = shown(text);
        }
        spec.mapBack = raw.mapBack && *raw.mapBack;
        m_out.spec = std::move(spec);
    }

    void read(const RawRewrite &raw)
    {
        RewritePathSpec spec;
        Complaint why;
        if (raw.match) {
            spec.match = *raw.match;
            spec.regex = m_context.regexes.compile(spec.match, why);
            if (!spec.regex)
                m_context.error(raw.match.place, m_path.child("match"), std::move(why));
        }
        if (raw.to) {
            spec.to = *raw.to;
            if (spec.regex && !checkRewrite(*spec.regex, spec.to, why))
                m_context.error(raw.to.place, m_path.child("to"), std::move(why));
        }
        m_summary = spec.match + " → " + spec.to;
        m_out.spec = std::move(spec);
    }

    void read(const RawSetHost &raw)
    {
        SetHostSpec spec;
        Complaint why;
        if (raw.to) {
            spec.host = *raw.to;
            if (!isHostField(spec.host, why))
                m_context.error(raw.to.place, m_path, std::move(why));
        }
        spec.mapBack = raw.mapBack && *raw.mapBack;
        m_summary = spec.host;
        m_out.spec = std::move(spec);
    }

    void read(const RawRedirect &raw)
    {
        RedirectSpec spec;
        const PathStep path = m_path.child("to");
        Complaint why;
        if (raw.status)
            spec.status = std::uint16_t(*raw.status);
        if (raw.to) {
            spec.to = withLowerScheme(*raw.to);
            const bool target = spec.to.starts_with('/') || spec.to.starts_with("http://") ||
                                spec.to.starts_with("https://") || spec.to.starts_with("{path}");
            if (!checkTemplate(spec.to, why))
                m_context.error(raw.to.place, path, std::move(why));
            else if (!target || !isFieldValue(spec.to) ||
                     spec.to.find_first_of(" \t") != std::string::npos)
                m_context.error(raw.to.place, path, '\'' + spec.to + "' is not an URL or a path",
                                "write http://HOST{path}{?query}, or a path that begins with '/'");
            else if (!checkTargetAuthority(spec.to, why))
                m_context.error(raw.to.place, path, std::move(why));
        }
        m_summary = std::to_string(spec.status) + ' ' + spec.to;
        m_out.spec = std::move(spec);
    }

    void read(const RawRespond &raw)
    {
        RespondSpec spec;
        if (raw.status)
            spec.status = std::uint16_t(*raw.status);
        if (raw.headers) {
            FieldNames names;
            for (const RawNameValue &item : *raw.headers) {
                const PathStep headers = m_path.child("headers");
                names.add(m_context, item, headers.child(item.name));
                checkField(m_context, item.name, item.place, headers.child(item.name));
                checkFieldValue(m_context, item.value, item.valuePlace, headers.child(item.name));
                spec.headers.emplace_back(item.name, item.value);
            }
        }
        if (raw.body)
            spec.body = *raw.body;
        if (raw.file)
            readFile(raw.file, spec);
        const bool bodiless = spec.status == 204 || spec.status == 205 || spec.status == 304;
        if (bodiless && !spec.body.empty()) {
            m_context.error(raw.file ? raw.file.place : raw.body.place,
                            m_path.child(raw.file ? "file" : "body"),
                            "an answer with status " + std::to_string(spec.status) + " has no body",
                            "remove it");
        }
        m_summary = std::to_string(spec.status);
        m_out.spec = std::move(spec);
    }

    void readFile(const RawString &raw, RespondSpec &spec)
    {
        spec.file = absolutePath(*raw, m_context.folder);
        QFile file(QString::fromStdString(spec.file));
        const PathStep path = m_path.child("file");
        // Asked before it is opened: to open a pipe waits for its writer.
        if (const QFileInfo info(file); info.exists() && !info.isFile()) {
            m_context.error(raw.place, path, '\'' + spec.file + "' is not a plain file");
            return;
        }
        if (!file.open(QIODevice::ReadOnly)) {
            m_context.error(raw.place, path,
                            "cannot read '" + spec.file + "': " + file.errorString().toStdString(),
                            "paths are relative to the configuration file");
            return;
        }
        if (file.size() > kMaxRespondFile) {
            m_context.error(raw.place, path, '\'' + spec.file + "' is larger than 16MiB");
            return;
        }
        spec.body = file.readAll().toStdString();
    }

    NameValues fields(const std::vector<RawNameValue> &raw, bool response, const PathStep &path)
    {
        NameValues out;
        Complaint why;
        FieldNames names;
        for (const RawNameValue &item : raw) {
            const PathStep here = path.child(item.name);
            names.add(m_context, item, here);
            checkName(item.name, response, item.place, here);
            if (checkFieldValue(m_context, item.value, item.valuePlace, here) &&
                !checkTemplate(item.value, why))
                m_context.error(item.valuePlace, here, std::move(why));
            out.emplace_back(item.name, item.value);
        }
        return out;
    }

    void checkName(const std::string &name, bool response, const Mark &mark, const PathStep &path)
    {
        if (checkField(m_context, name, mark, path) && !response &&
            ascii::equalsIgnoreCase(name, "host"))
            m_context.error(mark, path, "the field 'host' has a filter of its own", "use set-host");
    }

    /// Without the final slash.
    std::string prefix(const RawString &raw, std::string_view key)
    {
        if (!raw)
            return {};
        const PathStep path = key.empty() ? m_path : m_path.child(key);
        Complaint why;
        if (!raw->starts_with('/')) {
            m_context.error(raw.place, path, '\'' + *raw + "' is not a path: paths begin with '/'");
            return {};
        }
        auto normal = normalisePathText(*raw, PathUse::Filter, why);
        if (!normal) {
            m_context.error(raw.place, path, std::move(why));
            return {};
        }
        if (normal->ends_with('/'))
            normal->pop_back();
        return std::move(*normal);
    }

    /// \0 to \9, as many as there are groups.
    static bool checkRewrite(const re2::RE2 &regex, const std::string &to, Complaint &why)
    {
        std::string error;
        if (regex.CheckRewriteString(to, &error))
            return true;
        why = {'\'' + to + "' does not fit its expression, which has " +
                   std::to_string(regex.NumberOfCapturingGroups()) +
                   (regex.NumberOfCapturingGroups() == 1 ? " group" : " groups"),
               "\\1 to \\9 stand for groups, \\\\ for a backslash"};
        return false;
    }

    static std::string shown(const std::string &prefix) { return prefix.empty() ? "/" : prefix; }

    ResolveContext &m_context;
    const RawFilter &m_raw;
    PathStep m_item;
    PathStep m_path;
    FilterSpec m_out;
    std::string m_summary;
};

bool answers(const RawFilter &filter) noexcept
{
    return filter.kind == "redirect" || filter.kind == "respond";
}

} // namespace

bool resolveFilters(ResolveContext &context, const std::vector<RawFilter> &raw,
                    std::vector<FilterSpec> &out, const PathStep &path)
{
    const RawFilter *answering = nullptr;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const PathStep here = path.child(i);
        if (answering) {
            context.warning(raw[i].place, here,
                            '\'' + raw[i].kind + "' never runs: '" + answering->kind +
                                "' in front of it always answers",
                            "remove it, or move it up");
        }
        if (answers(raw[i]))
            answering = &raw[i];
        if (!raw[i].kind.empty())
            out.push_back(FilterResolver(context, raw[i], here).resolve());
    }
    return answering != nullptr;
}

} // namespace signalbox::config

// Paths, queries and authorities: normalising is idempotent and leaves nothing behind, and two ways
// of reading agree.
#include "fuzz/check.h"

#include "http/path.h"

using namespace signalbox::http;
using signalbox::fuzz::check;
using signalbox::fuzz::Input;

namespace {

void checkPath(std::string_view text)
{
    std::string scratch;
    const auto normal = normalisePath(text, scratch);
    if (!normal.ok())
        return;
    const std::string once(*normal);
    check(once.starts_with('/'), "a normal path begins with a slash", once);
    for (const char *gone : {"/./", "/../", "%00", "%2e", "%2E", "%61", "%7e"})
        check(once.find(gone) == std::string::npos, "something is left in a normal path", once,
              gone);
    check(!once.ends_with("/.") && !once.ends_with("/.."), "a dot segment is left at the end",
          once);
    check(once.size() <= text.size() + 1, "a path grew", once);
    std::string again;
    const auto twice = normalisePath(once, again);
    check(twice.ok() && *twice == once && twice->data() == once.data(),
          "normalising isn't idempotent", once, again);
}

void checkQuery(std::string_view query, std::string_view name)
{
    const auto value = queryParameter(query, name);
    if (!value)
        return;
    check(value->size() <= query.size(), "a value grew", *value);
    // An earlier parameter of the same name wins, a later one changes nothing.
    std::string longer(query);
    longer += "&x=y&" + std::string(name) + "=other";
    check(queryParameter(longer, name) == value, "a later parameter wins", longer);
}

void checkAuthority(std::string_view text)
{
    std::string_view host;
    std::string_view port;
    std::string normal;
    std::string fused;
    const bool valid = splitAuthority(text, host, port);
    check(normaliseAuthority(text, fused) == valid, "two ways of reading an authority disagree",
          std::string(text));
    if (!valid)
        return;
    normaliseHost(host, normal);
    check(normal == fused, "two ways of normalising a host disagree", normal, fused);
    check(!host.empty() && host.size() + port.size() <= text.size(), "an authority without a host",
          std::string(text));
    for (const char c : normal)
        check(c > ' ' && c < 0x7F && c != '@' && c != '/' && !(c >= 'A' && c <= 'Z'), "an odd host",
              normal);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Input input(data, size);
    checkPath(input.text);
    checkAuthority(input.text);
    checkQuery(input.text.substr(0, input.cut), "v");
    if (input.text.find_first_of("&=%+") == std::string_view::npos)
        checkQuery("a=1&v=2", input.text);
    return 0;
}

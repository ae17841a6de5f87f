// Each edit of the configuration's text, row by row: the text, what is done to it, the text that a
// careful person would have left.
// lint: allow long-file: one table of before/after texts
#include "config/yaml_edit.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::config;

namespace {

/// Text from the line below the opening quote on.
std::string lines(const char *raw)
{
    return std::string(raw + 1);
}

YamlValue route(const char *name, const char *host, const char *backend)
{
    return yamlMap({{"name", yamlString(name)},
                    {"match", yamlMap({{"host", yamlString(host)}})},
                    {"backend", yamlString(backend)}});
}

struct Row
{
    const char *name;
    const char *before;
    Edit edit;
    const char *after;
};

} // namespace

Q_DECLARE_METATYPE(Edit)

class TestConfigEditRows : public QObject
{
    Q_OBJECT

private slots:
    void scalars_data();
    void scalars() { check(); }
    void keys_data();
    void keys() { check(); }
    void items_data();
    void items() { check(); }
    void moves_data();
    void moves() { check(); }
    void thereAndBack_data();
    void thereAndBack();
    void flow_data();
    void flow() { check(); }
    void domain_data();
    void domain() { check(); }
    void refusals_data();
    void refusals();
    void appliesTransactionsWholeOrNotAtAll();
    void reportsTheChangedBytesAndLines();
    void invertsEdits();

private:
    static void table(const std::vector<Row> &rows);
    static void check();
};

void TestConfigEditRows::table(const std::vector<Row> &rows)
{
    QTest::addColumn<std::string>("before");
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<std::string>("after");
    for (const Row &row : rows)
        QTest::newRow(row.name) << lines(row.before) << row.edit << lines(row.after);
}

void TestConfigEditRows::check()
{
    QFETCH(std::string, before);
    QFETCH(Edit, edit);
    QFETCH(std::string, after);
    const Result<EditResult> result = applyEdit(before, edit);
    if (!result)
        QFAIL(result.error().text().c_str());
    QCOMPARE(QString::fromStdString(result->text), QString::fromStdString(after));
}

void TestConfigEditRows::scalars_data()
{
    table({
        {"a plain word replaces a plain word and the comment stays where it is", R"(
routes:
  - name: api   # the name
    backend: api
)",
         SetValue{{"routes", 0, "name"}, yamlString("core")}, R"(
routes:
  - name: core   # the name
    backend: api
)"},
        {"double quotes stay double quotes", R"(
a: "x.test" # c
)",
         SetValue{{"a"}, yamlString("y.test")}, R"(
a: "y.test" # c
)"},
        {"single quotes stay single quotes", R"(
a: 'x.test'
)",
         SetValue{{"a"}, yamlString("it's")}, R"(
a: 'it''s'
)"},
        {"a line break turns single quotes into double ones inside of a flow map", R"(
f: {body: 'x'}
)",
         SetValue{{"f", "body"}, yamlString("a\nb")}, R"(
f: {body: "a\nb"}
)"},
        {"a string that looks like a number gets quotes", R"(
query: {v: x}
)",
         SetValue{{"query", "v"}, yamlString("2")}, R"(
query: {v: "2"}
)"},
        {"a number gets none, even where a string had them", R"(
weight: "x"
)",
         SetValue{{"weight"}, yamlPlain("3")}, R"(
weight: 3
)"},
        {"a string that an old reader takes for a boolean gets quotes", R"(
a: x
)",
         SetValue{{"a"}, yamlString("yes")}, R"(
a: "yes"
)"},
        {"a wildcard host gets quotes", R"(
host: a.test
)",
         SetValue{{"host"}, yamlString("*.a.test")}, R"(
host: "*.a.test"
)"},
        {"an address in brackets gets quotes", R"(
bind: 127.0.0.1:1
)",
         SetValue{{"bind"}, yamlString("[::1]:8080")}, R"(
bind: "[::1]:8080"
)"},
        {"a colon with a blank, or a hash behind one, gets quotes", R"(
a: x
)",
         SetValue{{"a"}, yamlString("k: v # c")}, R"(
a: "k: v # c"
)"},
        {"braces need quotes in flow style", R"(
- {redirect: {to: x}}
)",
         SetValue{{0, "redirect", "to"}, yamlString("http://a{path}")}, R"(
- {redirect: {to: "http://a{path}"}}
)"},
        {"braces inside of a word need none in block style", R"(
to: x
)",
         SetValue{{"to"}, yamlString("http://a{path}{?query}")}, R"(
to: http://a{path}{?query}
)"},
        {"quotes are the kind that the file uses", R"(
a: 'b'
c: d
)",
         SetValue{{"c"}, yamlString("")}, R"(
a: 'b'
c: ''
)"},
        {"a regular expression stays plain in block style", R"(
path: /a
)",
         SetValue{{"path"}, yamlString("~ ^/v[0-9]+/")}, R"(
path: ~ ^/v[0-9]+/
)"},
        {"control characters are escaped", R"(
a: b
)",
         SetValue{{"a"}, yamlString("x\ty\x01")}, R"(
a: "x\ty\x01"
)"},
        {"other languages need no quotes", R"(
a: b
)",
         SetValue{{"a"}, yamlString("größer 日本")}, R"(
a: größer 日本
)"},
        {"a missing value is put behind the colon, before the comment", R"(
a: # nothing yet
b: 1
)",
         SetValue{{"a"}, yamlPlain("5s")}, R"(
a: 5s # nothing yet
b: 1
)"},
        {"an empty list item gets its value", R"(
- # nothing yet
- b
)",
         SetValue{{0}, yamlString("a")}, R"(
- a # nothing yet
- b
)"},
        {"an anchor stays when its value changes, and its aliases follow", R"(
a: &x one
b: *x
)",
         SetValue{{"a"}, yamlString("two")}, R"(
a: &x two
b: *x
)"},
        {"an alias gives way to a value of its own", R"(
a: &x one
b: *x # shared
)",
         SetValue{{"b"}, yamlString("two")}, R"(
a: &x one
b: two # shared
)"},
        {"a tag speaks of the old value and goes with it", R"(
a: !!str 80
)",
         SetValue{{"a"}, yamlPlain("90")}, R"(
a: 90
)"},
        {"a value on the line below its key stays there", R"(
a:
    long value
b: 1
)",
         SetValue{{"a"}, yamlString("short")}, R"(
a:
    short
b: 1
)"},
        {"a plain value over several lines is replaced whole", R"(
a: one
  two
  three # c
b: 1
)",
         SetValue{{"a"}, yamlString("x")}, R"(
a: x # c
b: 1
)"},
        {"a literal block keeps its style and indentation", R"(
body: |   # the page
     <p>
       x
     </p>
next: 1
)",
         SetValue{{"body"}, yamlString("<b>\n  y\n")}, R"(
body: |   # the page
     <b>
       y
next: 1
)"},
        {"a literal block that becomes one line is a plain value", R"(
body: |
  a
  b

next: 1
)",
         SetValue{{"body"}, yamlString("a")}, R"(
body: a

next: 1
)"},
        {"a plain value that gets lines becomes a literal block", R"(
- respond:
    body: x # c
    status: 200
)",
         SetValue{{0, "respond", "body"}, yamlString("a\n\nb")}, R"(
- respond:
    body: |- # c
      a

      b
    status: 200
)"},
        {"setting what is already there changes nothing", R"(
a: "x"   # c
)",
         SetValue{{"a"}, yamlString("x")}, R"(
a: "x"   # c
)"},
        {"a value becomes null", R"(
a: x
)",
         SetValue{{"a"}, yamlNull()}, R"(
a: null
)"},
    });
}

void TestConfigEditRows::keys_data()
{
    table({
        {"a new key is put where the documentation lists it", R"(
routes:
  - name: a
    backend: x
    timeout: 5s
)",
         SetValue{{"routes", 0, "match"}, yamlMap({{"host", yamlString("a.test")}})}, R"(
routes:
  - name: a
    match: {host: a.test}
    backend: x
    timeout: 5s
)"},
        {"a new key before the first one takes its place behind the dash", R"(
routes:
  - backend: x   # c
    timeout: 5s
)",
         SetValue{{"routes", 0, "name"}, yamlString("a")}, R"(
routes:
  - name: a
    backend: x   # c
    timeout: 5s
)"},
        {"missing keys are created down from the nearest one that exists", R"(
version: 1
routes: []
)",
         SetValue{{"settings", "timeouts", "connect"}, yamlPlain("2s")}, R"(
version: 1
settings:
  timeouts: {connect: 2s}
routes: []
)"},
        {"a new section is kept apart like the others", R"(
# my file
version: 1

# where to
routes:
    - backend: a
)",
         InsertKey{{},
                   "backends",
                   yamlMap({{"a", yamlMap({{"servers", yamlList({yamlString("localhost:1")})}})}})},
         R"(
# my file
version: 1

backends:
    a: {servers: [localhost:1]}

# where to
routes:
    - backend: a
)"},
        {"an empty file gets its first key", R"(
)",
         InsertKey{{}, "version", yamlPlain("1")}, R"(
version: 1
)"},
        {"a file of comments gets its first key below them", R"(
# only words
# so far
)",
         InsertKey{{}, "version", yamlPlain("1")}, R"(
# only words
# so far
version: 1
)"},
        {"an empty pair of braces becomes a file", R"(
{}
)",
         SetValue{{"routes"}, yamlList({route("a", "a.test", "x")})}, R"(
routes:
  - name: a
    match: {host: a.test}
    backend: x
)"},
        {"a key without value gets its first entry below it", R"(
version: 1
backends: # none yet
routes: []
)",
         InsertKey{
             {"backends"}, "api", yamlMap({{"servers", yamlList({yamlString("127.0.0.1:1")})}})},
         R"(
version: 1
backends: # none yet
  api: {servers: [127.0.0.1:1]}
routes: []
)"},
        {"an entry is written like its neighbours: block style, their indentation", R"(
backends:
     a:
        servers:
        -  localhost:1
)",
         InsertKey{
             {"backends"}, "b", yamlMap({{"servers", yamlList({yamlString("localhost:2")})}})},
         R"(
backends:
     a:
        servers:
        -  localhost:1
     b:
        servers:
        -  localhost:2
)"},
        {"a file without final line break is continued on a new line",
         "\nversion: 1", // no line break
         InsertKey{{}, "routes", yamlList({})}, "\nversion: 1\nroutes: []"},
        {"line breaks are the file's own", "\nversion: 1\r\nroutes: []\r\n",
         InsertKey{
             {}, "listeners", yamlMap({{"web", yamlMap({{"bind", yamlString("127.0.0.1:1")}})}})},
         "\nversion: 1\r\nlisteners:\r\n  web: {bind: 127.0.0.1:1}\r\nroutes: []\r\n"},
        {"a removed key takes its own comments along", R"(
settings:
  # how many
  workers: 2 # cores
    # or auto
  watch: true
)",
         RemoveKey{{"settings", "workers"}}, R"(
settings:
  watch: true
)"},
        {"a removed section takes one of its blank lines along", R"(
version: 1

# off
settings:
  watch: true

routes: []
)",
         RemoveKey{{"settings"}}, R"(
version: 1

routes: []
)"},
        {"a comment that opens the file stays when the first key goes", R"(
# yaml-language-server: $schema=signalbox.json
version: 1
routes: []
)",
         RemoveKey{{"version"}}, R"(
# yaml-language-server: $schema=signalbox.json
routes: []
)"},
        {"the first key behind a dash gives its place to the next", R"(
routes:
  - name: a # c
    # to
    backend: x
)",
         RemoveKey{{"routes", 0, "name"}}, R"(
routes:
  - # to
    backend: x
)"},
        {"the last key of a map leaves braces", R"(
settings:
  # c
  watch: true
routes: []
)",
         RemoveKey{{"settings", "watch"}}, R"(
settings: {}
routes: []
)"},
        {"the last key of a file leaves braces", R"(
# c
version: 1
)",
         RemoveKey{{"version"}}, R"(
# c
{}
)"},
        {"a renamed key keeps everything else", R"(
backends:
  "api" :   {servers: []} # c
)",
         RenameKey{{"backends", "api"}, "core"}, R"(
backends:
  "core" :   {servers: []} # c
)"},
        {"a key that needs quotes gets them", R"(
backends: {api: {servers: []}}
)",
         RenameKey{{"backends", "api"}, "a, b"}, R"(
backends: {"a, b": {servers: []}}
)"},
        {"a scalar becomes a map below its key", R"(
backends:
  a:
    balance: round-robin # how
    servers: [x]
  b:
    balance:
      header-hash: x-user
)",
         SetValue{{"backends", "a", "balance"}, yamlMap({{"header-hash", yamlString("x-id")}})}, R"(
backends:
  a:
    balance: # how
      header-hash: x-id
    servers: [x]
  b:
    balance:
      header-hash: x-user
)"},
        {"a map below its key becomes a scalar on its line", R"(
backends:
  a:
    balance: # how
      header-hash: x-user
      # more
    servers: [x]
)",
         SetValue{{"backends", "a", "balance"}, yamlString("round-robin")}, R"(
backends:
  a:
    balance: round-robin # how
    servers: [x]
)"},
        {"of a map that is set only what differs is written", R"(
match:
  host: a.test   # the host
  path: /a
  # posts
  methods: [GET, POST]
)",
         SetValue{{"match"},
                  yamlMap({{"host", yamlString("a.test")},
                           {"methods", yamlList({yamlString("GET")})},
                           {"query", yamlMap({{"v", yamlString("1")}})}})},
         R"(
match:
  host: a.test   # the host
  # posts
  methods: [GET]
  query: {v: "1"}
)"},
    });
}

void TestConfigEditRows::items_data()
{
    table({
        {"an item is added at the end, in block style like its neighbours", R"(
servers:
  - 127.0.0.1:1 # one
  - 127.0.0.1:2 # two
next: 1
)",
         InsertItem{{"servers"}, 99, yamlString("127.0.0.1:3")}, R"(
servers:
  - 127.0.0.1:1 # one
  - 127.0.0.1:2 # two
  - 127.0.0.1:3
next: 1
)"},
        {"an item is added before another one's comments", R"(
servers:
  # the first
  - 127.0.0.1:1
)",
         InsertItem{{"servers"}, 0, yamlString("127.0.0.1:0")}, R"(
servers:
  - 127.0.0.1:0
  # the first
  - 127.0.0.1:1
)"},
        {"a list that isn't indented under its key stays that way", R"(
routes:
- name: a
  backend: x
)",
         AddRoute{9, route("b", "b.test", "x")}, R"(
routes:
- name: a
  backend: x
- name: b
  match: {host: b.test}
  backend: x
)"},
        {"routes that are kept apart by blank lines stay apart", R"(
routes:
  - name: a
    match:
      host: a.test
    backend: x

  - name: b
    match:
      host: "b.test"
    backend: x
)",
         AddRoute{9, route("c", "c.test", "x")}, R"(
routes:
  - name: a
    match:
      host: a.test
    backend: x

  - name: b
    match:
      host: "b.test"
    backend: x

  - name: c
    match:
      host: "c.test"
    backend: x
)"},
        {"the blanks behind a dash are imitated", R"(
routes:
-   name: a
    backend: x
)",
         AddRoute{0, route("b", "b.test", "x")}, R"(
routes:
-   name: b
    match: {host: b.test}
    backend: x
-   name: a
    backend: x
)"},
        {"an item in flow style among block items is written in flow style", R"(
servers:
  - { url: "http://127.0.0.1:1", weight: 2 }
)",
         InsertItem{
             {"servers"},
             1,
             yamlMap({{"url", yamlString("http://127.0.0.1:2")}, {"weight", yamlPlain("1")}})},
         R"(
servers:
  - { url: "http://127.0.0.1:1", weight: 2 }
  - { url: "http://127.0.0.1:2", weight: 1 }
)"},
        {"an item in the middle goes with its comments and one blank line", R"(
routes:
  - name: a

  # about b
  - name: b # here
    # timeout: 5s

  - name: c
)",
         RemoveItem{{"routes", 1}}, R"(
routes:
  - name: a

  - name: c
)"},
        {"the first item goes with the blank line below it", R"(
routes:
  - name: a

  - name: b
)",
         RemoveItem{{"routes", 0}}, R"(
routes:
  - name: b
)"},
        {"the last item of the file goes with the blank line above it", R"(
routes:
  - name: a

  - name: b
)",
         RemoveItem{{"routes", 1}}, R"(
routes:
  - name: a
)"},
        {"the only item leaves brackets", R"(
routes:
  - name: a
# end
)",
         RemoveItem{{"routes", 0}}, R"(
routes: []
# end
)"},
        {"empty brackets become a block list when a route comes in", R"(
routes: [] # none yet
# end
)",
         AddRoute{0, route("a", "a.test", "x")}, R"(
routes: # none yet
  - name: a
    match: {host: a.test}
    backend: x
# end
)"},
    });
}

void TestConfigEditRows::moves_data()
{
    table({
        {"a route is moved up with its comments", R"(
routes:
  - name: a
  # about b
  - name: b # here
    backend: x
  - name: c
)",
         MoveRoute{1, 0}, R"(
routes:
  # about b
  - name: b # here
    backend: x
  - name: a
  - name: c
)"},
        {"a route is moved to the end of a file without final line break",
         "\nroutes:\n  - a: 1\n  - b: 2", MoveRoute{0, 1}, "\nroutes:\n  - b: 2\n  - a: 1"},
        {"blank lines stay between moved routes", R"(
routes:
  - name: a

  - name: b

  - name: c

# end
end: 1
)",
         MoveRoute{0, 2}, R"(
routes:
  - name: b

  - name: c

  - name: a

# end
end: 1
)"},
        {"hosts of a file in the short form are moved as well", R"(
routes:
  a.test: localhost:1 # a
  b.test: localhost:2 # b
)",
         MoveRoute{1, 0}, R"(
routes:
  b.test: localhost:2 # b
  a.test: localhost:1 # a
)"},
        {"a key moves from behind the dash", R"(
- name: a # n
  backend: x # b
)",
         MoveKey{{0, "name"}, 1}, R"(
- backend: x # b
  name: a # n
)"},
        {"a key moves to behind the dash", R"(
- name: a # n
  # what
  backend: x # b
)",
         MoveKey{{0, "backend"}, 0}, R"(
- # what
  backend: x # b
  name: a # n
)"},
        {"items in brackets change places", R"(
methods: [GET,  "PUT", POST] # c
)",
         MoveItem{{"methods"}, 2, 0}, R"(
methods: [POST,  GET, "PUT"] # c
)"},
        {"items in brackets on lines of their own move with their comments", R"(
on: [
  reset,   # r
  # five
  502,
  503      # last
]
)",
         MoveItem{{"on"}, 0, 2}, R"(
on: [
  # five
  502,
  503,      # last
  reset   # r
]
)"},
    });
}

void TestConfigEditRows::thereAndBack_data()
{
    QTest::addColumn<QString>("end");
    QTest::newRow("a comment right behind") << QStringLiteral("# the end\n");
    QTest::newRow("a comment behind a blank line") << QStringLiteral("\n# the end\n");
    QTest::newRow("the next key") << QStringLiteral("settings: {}\n");
    QTest::newRow("nothing") << QString();
}

void TestConfigEditRows::thereAndBack()
{
    QFETCH(QString, end);
    const std::string text = "routes:\n  - name: a\n    backend: x\n\n  - name: b\n    backend: "
                             "x\n\n  - name: c\n    backend: x\n" +
                             end.toStdString();
    for (const auto &[from, to] : {std::pair(2, 1), std::pair(2, 0), std::pair(1, 0)}) {
        const std::vector<Edit> there{MoveRoute{std::size_t(from), std::size_t(to)}};
        const auto moved = applyEdits(text, there);
        QVERIFY(moved);
        const std::vector<Edit> home{MoveRoute{std::size_t(to), std::size_t(from)}};
        const auto back = applyEdits(moved->text, home);
        QVERIFY(back);
        QCOMPARE(QString::fromStdString(back->text), QString::fromStdString(text));
    }
}

void TestConfigEditRows::flow_data()
{
    table({
        {"a key is added inside of braces", R"(
match: {host: a.test} # c
)",
         InsertKey{{"match"}, "path", yamlString("/a")}, R"(
match: {host: a.test, path: /a} # c
)"},
        {"padding inside of braces is kept", R"(
match: { host: a.test }
)",
         InsertKey{{"match"}, "query", yamlMap({{"v", yamlString("x")}})}, R"(
match: { host: a.test, query: { v: x } }
)"},
        {"commas without blanks stay without", R"(
m: {a: 1,b: 2}
)",
         InsertKey{{"m"}, "c", yamlPlain("3"), 1}, R"(
m: {a: 1,c: 3,b: 2}
)"},
        {"a trailing comma stays last", R"(
m: [a, b,]
)",
         InsertItem{{"m"}, 2, yamlString("c")}, R"(
m: [a, b, c,]
)"},
        {"a line is added to braces over several lines", R"(
m: {
    a: 1, # one
    b: 2  # two
}
)",
         InsertKey{{"m"}, "c", yamlPlain("3"), 2}, R"(
m: {
    a: 1, # one
    b: 2,  # two
    c: 3
}
)"},
        {"a line in the middle is added before the comments of the next", R"(
m: [
  a,
  # b
  b,
]
)",
         InsertItem{{"m"}, 1, yamlString("x")}, R"(
m: [
  a,
  x,
  # b
  b,
]
)"},
        {"an entry between others is removed with its comma", R"(
m: {a: 1, b: 2, c: 3}
)",
         RemoveKey{{"m", "b"}}, R"(
m: {a: 1, c: 3}
)"},
        {"the last entry is removed with the comma before it", R"(
m: { a: 1, b: 2 }
)",
         RemoveKey{{"m", "b"}}, R"(
m: { a: 1 }
)"},
        {"the only entry leaves empty braces", R"(
m: { a: 1 } # c
)",
         RemoveKey{{"m", "a"}}, R"(
m: {} # c
)"},
        {"the last line is removed and the one before loses its comma", R"(
m: [
  a, # a
  b  # b
]
)",
         RemoveItem{{"m", 1}}, R"(
m: [
  a # a
]
)"},
        {"a pair without braces gets them when a second one comes", R"(
filters: [strip-prefix: /api]
)",
         InsertKey{{"filters", 0}, "x", yamlString("z"), 1}, R"(
filters: [{strip-prefix: /api, x: z}]
)"},
        {"a key alone in braces gets a value", R"(
m: {a, b: 1}
)",
         SetValue{{"m", "a"}, yamlString("x")}, R"(
m: {a: x, b: 1}
)"},
        {"a value next to its key without a blank is replaced there", R"(
m: {"a":"b","c":1}
)",
         SetValue{{"m", "a"}, yamlString("x")}, R"(
m: {"a":"x","c":1}
)"},
        {"a whole file in braces stays in braces", R"(
{version: 1, routes: []}
)",
         InsertKey{{}, "backends", yamlMap({{"a", yamlMap({{"servers", yamlList({})}})}})}, R"(
{version: 1, backends: {a: {servers: []}}, routes: []}
)"},
    });
}

void TestConfigEditRows::domain_data()
{
    table({
        {"a renamed backend takes every route along, and nothing else", R"(
backends:
  api: {servers: [localhost:1]} # api
  web: {servers: [localhost:2]}
routes:
  - name: api
    backend: api # to api
  - {name: w, backend: web}
  - {name: z, host: api, backend: "api"}
)",
         RenameBackend{"api", "core"}, R"(
backends:
  core: {servers: [localhost:1]} # api
  web: {servers: [localhost:2]}
routes:
  - name: api
    backend: core # to api
  - {name: w, backend: web}
  - {name: z, host: api, backend: "core"}
)"},
        {"a renamed backend changes an anchored reference once", R"(
backends: {api: {servers: [localhost:1]}}
routes:
  - {host: a, backend: &b api}
  - {host: b, backend: *b}
)",
         RenameBackend{"api", "core"}, R"(
backends: {core: {servers: [localhost:1]}}
routes:
  - {host: a, backend: &b core}
  - {host: b, backend: *b}
)"},
        {"a renamed listener takes the routes that name it along", R"(
listeners:
  web: {bind: "127.0.0.1:1"}
routes:
  - match: {listeners: [web, "web6"]}
  - match:
      listeners:
        - web
)",
         RenameListener{"web", "main"}, R"(
listeners:
  main: {bind: "127.0.0.1:1"}
routes:
  - match: {listeners: [main, "web6"]}
  - match:
      listeners:
        - main
)"},
        {"the weight of a server in the short form makes it a map", R"(
backends:
  api:
    servers:
      - 127.0.0.1:3001   # one
      - 127.0.0.1:3002
)",
         SetServerWeight{"api", 0, 3}, R"(
backends:
  api:
    servers:
      - {url: 127.0.0.1:3001, weight: 3}   # one
      - 127.0.0.1:3002
)"},
        {"the weight of a server in a list in brackets makes it a map there", R"(
backends:
  api: {servers: ["localhost:1", "localhost:2"]}
)",
         SetServerWeight{"api", 1, 0}, R"(
backends:
  api: {servers: ["localhost:1", {url: "localhost:2", weight: 0}]}
)"},
        {"a server's state is added behind its weight", R"(
backends:
  api:
    servers:
      - url: http://127.0.0.1:1
        weight: 2
        host: keep
)",
         SetServerState{"api", 0, "drain"}, R"(
backends:
  api:
    servers:
      - url: http://127.0.0.1:1
        weight: 2
        state: drain
        host: keep
)"},
        {"an active server needs no state", R"(
backends:
  api:
    servers:
      - {url: "http://127.0.0.1:1", state: maint}
)",
         SetServerState{"api", 0, "active"}, R"(
backends:
  api:
    servers:
      - {url: "http://127.0.0.1:1"}
)"},
        {"a server is added behind the others", R"(
backends:
  api: {servers: [localhost:1]}
)",
         AddServer{"api", yamlString("localhost:2")}, R"(
backends:
  api: {servers: [localhost:1, localhost:2]}
)"},
        {"a second server in the short form makes a list", R"(
routes:
  app.localhost: 127.0.0.1:5173 # vite
)",
         AddServer{"app.localhost", yamlString("127.0.0.1:5174")}, R"(
routes:
  app.localhost: [127.0.0.1:5173, 127.0.0.1:5174] # vite
)"},
        {"a server of a file in the short form gets a weight", R"(
routes: {app.localhost: [localhost:1, localhost:2]}
)",
         SetServerWeight{"app.localhost", 1, 5}, R"(
routes: {app.localhost: [localhost:1, {url: localhost:2, weight: 5}]}
)"},
        {"a backend is added behind the others", R"(
backends:
  api: {servers: [localhost:1]}

routes: []
)",
         AddBackend{"web", yamlMap({{"servers", yamlList({yamlString("localhost:2")})}})}, R"(
backends:
  api: {servers: [localhost:1]}
  web: {servers: [localhost:2]}

routes: []
)"},
        {"a backend that no route uses is removed", R"(
backends:
  # old
  api: {servers: [localhost:1]}
  web: {servers: [localhost:2]}
routes:
  - {host: a, backend: web}
)",
         RemoveBackend{"api"}, R"(
backends:
  web: {servers: [localhost:2]}
routes:
  - {host: a, backend: web}
)"},
        {"the first route of an empty file makes its section", R"(
version: 1
)",
         AddRoute{0, route("a", "a.test", "x")}, R"(
version: 1

routes:
  - name: a
    match: {host: a.test}
    backend: x
)"},
    });
}

void TestConfigEditRows::refusals_data()
{
    QTest::addColumn<std::string>("before");
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *before, const Edit &edit,
                        const char *reason) {
        QTest::newRow(name) << lines(before) << edit << QString::fromUtf8(reason);
    };
    row("an edit below an alias names the anchor", "\na: &x {b: 1}\nc: *x\n",
        SetValue{{"c", "b"}, yamlPlain("2")}, "edit it where &x is");
    row("a removed anchor that is still used is named", "\na: &x {b: 1}\nc: *x\n", RemoveKey{{"a"}},
        "*x");
    row("an anchor can't move below its alias", "\n- &x a\n- *x\n", MoveItem{{}, 0, 1}, "*x");
    row("a text that isn't YAML", "\na: [1\n", SetValue{{"a"}, yamlPlain("2")}, "line 1");
    row("a key given twice", "\na: 1\na: 2\n", SetValue{{"a"}, yamlPlain("2")}, "line 2");
    row("explicit keys can't be followed", "\n? a\n: 1\n", SetValue{{"a"}, yamlPlain("2")},
        "line 1");
    row("a key that exists", "\na: 1\n", InsertKey{{}, "a", yamlPlain("2")}, "exists already");
    row("a key that doesn't", "\na: 1\n", RemoveKey{{"b"}}, "b does not exist");
    row("an item that doesn't", "\na: [1]\n", SetValue{{"a", 7, "x"}, yamlPlain("2")},
        "a[7] does not exist");
    row("a key below a scalar", "\na: 1\n", SetValue{{"a", "b"}, yamlPlain("2")}, "a is not a map");
    row("an item below a map", "\na: {b: 1}\n", InsertItem{{"a"}, 0, yamlPlain("2")},
        "a is not a list");
    row("a backend that is used names the routes",
        "\nbackends: {a: {servers: []}}\nroutes:\n  - {name: r, backend: a}\n  - backend: a\n",
        RemoveBackend{"a"}, "routes[0] (r) on line 3, routes[1] on line 4");
    row("a backend's name that is taken", "\nbackends: {a: {}, b: {}}\n", RenameBackend{"a", "b"},
        "exists already");
    row("a backend that isn't there", "\nbackends: {a: {}}\n", RenameBackend{"x", "b"},
        "backends.x does not exist");
    row("a route with options in the short form", "\nroutes: {a.test: localhost:1}\n",
        AddRoute{0, route("a", "b.test", "x")}, "short form");
    row("a backend in the short form", "\nroutes: {a.test: localhost:1}\n", RemoveBackend{"a.test"},
        "remove the route a.test");
    row("a state that isn't one", "\nbackends: {a: {servers: [x]}}\n", SetServerState{"a", 0, "up"},
        "not a state");
    row("a server that isn't there", "\nbackends: {a: {servers: [x]}}\n",
        SetServerWeight{"a", 1, 2}, "backends.a.servers[1] does not exist");
}

void TestConfigEditRows::refusals()
{
    QFETCH(std::string, before);
    QFETCH(Edit, edit);
    QFETCH(QString, reason);
    const Result<EditResult> result = applyEdit(before, edit);
    QVERIFY2(!result, result ? result->text.c_str() : "");
    const QString text = QString::fromStdString(result.error().text());
    QVERIFY2(text.contains(reason), qPrintable(text));
    QVERIFY2(text.startsWith(QString::fromStdString(describeEdit(edit))) || text.startsWith(reason),
             qPrintable(text));
}

void TestConfigEditRows::appliesTransactionsWholeOrNotAtAll()
{
    const std::string before =
        "backends:\n  a: {servers: [localhost:1]}\nroutes:\n  - backend: a\n";
    std::vector<Edit> edits{RenameBackend{"a", "b"}, AddServer{"b", yamlString("localhost:2")}};
    const Result<EditResult> both = applyEdits(before, edits);
    QVERIFY(both.ok());
    QCOMPARE(both->text,
             "backends:\n  b: {servers: [localhost:1, localhost:2]}\nroutes:\n  - backend: b\n");
    edits.push_back(RemoveBackend{"b"});
    const Result<EditResult> none = applyEdits(before, edits);
    QVERIFY(!none.ok());
    QVERIFY(
        none.error().text().starts_with("remove backend b: backend b is still used by routes[0]"));
}

void TestConfigEditRows::reportsTheChangedBytesAndLines()
{
    const std::string before = "a: 1\nb: 2\nc: 3\n";
    const std::vector<Edit> edits{SetValue{{"b"}, yamlPlain("20")},
                                  InsertKey{{}, "d", yamlPlain("4")}};
    const Result<EditResult> result = applyEdits(before, edits);
    QVERIFY(result.ok());
    QCOMPARE(result->text, "a: 1\nb: 20\nc: 3\nd: 4\n");
    QCOMPARE(result->changes.size(), 2u);
    // only the 0 of 20 is new
    QVERIFY(result->changes[0].before == (TextSpan{9, 9, 2, 1}));
    QVERIFY(result->changes[0].after == (TextSpan{9, 10, 2, 2}));
    QVERIFY(result->changes[1].before == (TextSpan{15, 15, 4, 3}));
    QVERIFY(result->changes[1].after == (TextSpan{16, 21, 4, 4}));
    const Result<EditResult> same = applyEdit(before, SetValue{{"b"}, yamlPlain("2")});
    QVERIFY(same.ok() && same->changes.empty() && same->text == before);
}

void TestConfigEditRows::invertsEdits()
{
    const std::string before =
        "backends:\n  a: {servers: [localhost:1]}\nroutes:\n  - backend: a\n  - backend: a\n";
    const std::vector<Edit> edits{RenameBackend{"a", "b"}, MoveRoute{0, 1},
                                  SetServerWeight{"a", 0, 4}, RemoveItem{{"routes", 0}},
                                  SetValue{{"settings", "watch"}, yamlPlain("false")}};
    for (const Edit &edit : edits) {
        const YamlDocument document = readYaml(before);
        const Result<EditResult> done = applyEdit(before, edit);
        const Result<std::vector<Edit>> undo = invertEdit(*document.root, edit);
        QVERIFY(done.ok() && undo.ok());
        const Result<EditResult> undone = applyEdits(done->text, *undo);
        QVERIFY(undone.ok());
        QVERIFY2(sameContent(*document.root, *readYaml(undone->text).root), undone->text.c_str());
    }
}

QTEST_APPLESS_MAIN(TestConfigEditRows)
#include "tst_config_edit_rows.moc"

// What is the same thing under another name.
#include "workspace/draft_renames.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;
using Entity = DraftChange::Entity;

class TestDraftRenames : public QObject
{
    Q_OBJECT
private slots:
    void aRenamedRouteIsFound()
    {
        QCOMPARE(between("routes: [{name: a, backend: x}, {name: b, backend: y}]",
                         "routes: [{name: a, backend: x}, {name: c, backend: y}]"),
                 (std::vector<DraftRename>{{Entity::Route, u"b"_qs, u"c"_qs}}));
    }

    void alsoWhereItMoved()
    {
        QCOMPARE(between("routes: [{name: a, backend: x}, {name: b, backend: y}]",
                         "routes: [{name: c, backend: y}, {name: n}, {name: a, backend: x}]"),
                 (std::vector<DraftRename>{{Entity::Route, u"b"_qs, u"c"_qs}}));
    }

    void aRouteWithoutANameIsCalledByItsPlace()
    {
        QCOMPARE(between("routes: [{name: a}, {backend: y}]",
                         "routes: [{name: n}, {name: a}, {backend: y}]"),
                 (std::vector<DraftRename>{{Entity::Route, u"route-2"_qs, u"route-3"_qs}}));
    }

    void whatGoesAndWhatComesIsNoRename()
    {
        QVERIFY(between("routes: [{name: a, backend: x}, {name: b, backend: y}]",
                        "routes: [{name: a, backend: x}]")
                    .empty());
        QVERIFY(between("routes: [{name: a, backend: x}]",
                        "routes: [{name: a, backend: x}, {name: b, backend: x}]")
                    .empty());
    }

    void backendsAndHostsOfTheShortForm()
    {
        QCOMPARE(between("backends: {api: {servers: [a:1]}}", "backends: {pay: {servers: [a:1]}}"),
                 (std::vector<DraftRename>{{Entity::Backend, u"api"_qs, u"pay"_qs}}));
        QCOMPARE(
            between("routes: {a.localhost: b:1}", "routes: {c.localhost: b:1}"),
            (std::vector<DraftRename>{{Entity::Route, u"a.localhost"_qs, u"c.localhost"_qs},
                                      {Entity::Backend, u"a.localhost"_qs, u"c.localhost"_qs}}));
    }

private:
    static std::vector<DraftRename> between(const std::string &before, const std::string &after)
    {
        const config::YamlDocument a = config::readYaml(before), b = config::readYaml(after);
        return draftRenames(a.root.get(), b.root.get());
    }
};

QTEST_GUILESS_MAIN(TestDraftRenames)
#include "tst_ui_draft_renames.moc"

// Routes that can never match because one in front of them takes everything they would. Candidates
// are found by host and path, so that 10,000 routes don't need 10,000² comparisons.
#include "base/breath.h"
#include "config/covering.h"
#include "config/resolve_context.h"

#include <algorithm>

namespace signalbox::config {

namespace {

using Id = std::uint32_t;
constexpr Id kAny = 0;       // no predicate
constexpr Id kSomeRegex = 1; // every regular expression on paths, beside its own id
constexpr Id kFirstId = 2;

/// Routes looked at in one place, and places that one route takes: beyond them a shadowed route may
/// go unnoticed.
constexpr std::size_t kMostCandidates = 64;
constexpr std::size_t kMostPlaces = 4096;
constexpr std::size_t kMostPlacesInAll = 500000;

class Names
{
public:
    Id idOf(const std::string &name)
    {
        return m_ids.emplace(name, Id(m_ids.size()) + kFirstId).first->second;
    }
    void lookUp(const std::string &name, std::vector<Id> &out) const
    {
        if (const auto found = m_ids.find(name); found != m_ids.end())
            out.push_back(found->second);
    }

private:
    std::unordered_map<std::string, Id> m_ids;
};

bool isConditional(const MatchSpec &match) noexcept
{
    return !match.methods.empty() || !match.headers.empty() || !match.query.empty() ||
           !match.clients.empty() || !match.listeners.empty();
}

class CoverIndex
{
public:
    CoverIndex(const RuntimeConfig &config, Breath *breath)
        : m_routes(config.routes)
        , m_listeners(config.listeners)
        , m_breath(breath)
    {
    }
    ~CoverIndex()
    {
        // Piece by piece: many buckets take a millisecond.
        for (; !m_buckets.empty(); m_buckets.erase(m_buckets.begin()))
            breathe(m_breath);
    }
    CoverIndex(const CoverIndex &) = delete;
    CoverIndex &operator=(const CoverIndex &) = delete;

    void add(std::uint32_t route)
    {
        const MatchSpec &match = m_routes[route].match;
        std::vector<Id> hosts = match.hosts.empty() ? std::vector<Id>{kAny} : std::vector<Id>();
        for (const HostPattern &host : match.hosts)
            hosts.push_back(m_hosts.idOf(hostKey(host.wildcard, host.name)));
        std::vector<Id> paths = match.paths.empty() ? std::vector<Id>{kAny} : std::vector<Id>();
        for (const PathPattern &path : match.paths) {
            if (takesEveryPath(path, Paths::Rooted)) { // however it is written
                paths.push_back(m_paths.idOf(pathKey(PathPattern::Kind::Prefix, {})));
                continue;
            }
            paths.push_back(m_paths.idOf(pathKey(path.kind, path.text)));
            if (path.kind == PathPattern::Kind::Regex)
                paths.push_back(kSomeRegex);
        }
        const std::size_t places = hosts.size() * paths.size();
        if (places > kMostPlaces || m_places + places > kMostPlacesInAll)
            return;
        m_places += places;
        const bool conditional = isConditional(match);
        for (const Id host : hosts) {
            for (const Id path : paths) {
                Bucket &bucket = m_buckets[place(host, path)];
                auto &list = conditional ? bucket.conditional : bucket.plain;
                if (list.size() < kMostCandidates && (list.empty() || list.back() != route))
                    list.push_back(route);
            }
        }
    }

    /// The first route so far that takes everything of this one.
    std::optional<std::uint32_t> coverOf(std::uint32_t route)
    {
        const MatchSpec &match = m_routes[route].match;
        hostsAround(match);
        pathsAround(match);
        std::optional<std::uint32_t> found;
        for (const Id host : m_hostIds) {
            for (const Id path : m_pathIds) {
                const auto bucket = m_buckets.find(place(host, path));
                if (bucket == m_buckets.end())
                    continue;
                search(bucket->second.plain, match, found);
                search(bucket->second.conditional, match, found);
            }
        }
        return found;
    }

private:
    struct Bucket
    {
        std::vector<std::uint32_t> plain; // routes with hosts and paths alone
        std::vector<std::uint32_t> conditional;
    };

    static std::uint64_t place(Id host, Id path) noexcept
    {
        return (std::uint64_t(host) << 32) | path;
    }
    static std::string hostKey(bool wildcard, std::string_view name)
    {
        return (wildcard ? "*." : "") + std::string(name);
    }
    static std::string pathKey(PathPattern::Kind kind, std::string_view text)
    {
        constexpr char kKinds[] = {'/', '=', '~'};
        return kKinds[std::size_t(kind)] + std::string(text);
    }

    void search(const std::vector<std::uint32_t> &candidates, const MatchSpec &match,
                std::optional<std::uint32_t> &found) const
    {
        for (const std::uint32_t candidate : candidates) {
            if (found && *found <= candidate)
                return;
            if (covers(m_routes[candidate].match, match, m_listeners))
                found = candidate;
        }
    }

    /// Ids of the predicates on hosts that take the first host of the route; one that takes it all
    /// takes that too.
    void hostsAround(const MatchSpec &match)
    {
        m_hostIds.assign(1, kAny);
        if (match.hosts.empty())
            return;
        const HostPattern &first = match.hosts.front();
        m_hosts.lookUp(hostKey(first.wildcard, first.name), m_hostIds);
        for (std::size_t dot = first.name.find('.'); dot != std::string::npos;
             dot = first.name.find('.', dot + 1))
            m_hosts.lookUp(hostKey(true, std::string_view(first.name).substr(dot + 1)), m_hostIds);
    }

    void pathsAround(const MatchSpec &match)
    {
        using Kind = PathPattern::Kind;
        m_pathIds.assign(1, kAny);
        if (match.paths.empty()) {
            m_paths.lookUp(pathKey(Kind::Prefix, {}), m_pathIds);
            return;
        }
        const PathPattern &first = match.paths.front();
        m_paths.lookUp(pathKey(first.kind, first.text), m_pathIds);
        if (first.kind == Kind::Exact)
            m_pathIds.push_back(kSomeRegex);
        if (first.kind == Kind::Exact)
            m_paths.lookUp(pathKey(Kind::Prefix, first.text), m_pathIds);
        if (first.kind == Kind::Regex) {
            m_paths.lookUp(pathKey(Kind::Prefix, {}), m_pathIds);
            return;
        }
        for (std::size_t slash = first.text.find('/'); slash != std::string::npos;
             slash = first.text.find('/', slash + 1))
            m_paths.lookUp(pathKey(Kind::Prefix, std::string_view(first.text).substr(0, slash)),
                           m_pathIds);
    }

    const std::vector<RouteSpec> &m_routes;
    const std::vector<ListenerSpec> &m_listeners;
    Breath *m_breath;
    Names m_hosts;
    Names m_paths;
    std::unordered_map<std::uint64_t, Bucket> m_buckets;
    std::size_t m_places = 0;
    std::vector<Id> m_hostIds; // kept for their memory
    std::vector<Id> m_pathIds;
};

} // namespace

void warnOfShadowedRoutes(ResolveContext &context)
{
    const auto &routes = context.config.routes;
    CoverIndex index(context.config, context.breath);
    const PathStep top;
    const PathStep list = top.child("routes");
    for (std::uint32_t i = 0; i < routes.size(); ++i) {
        breathe(context.breath);
        if (!routes[i].enabled || !context.matchKnown[i])
            continue;
        if (const auto cover = index.coverOf(i)) {
            const RouteSpec &other = routes[*cover];
            context.warning(routes[i].mark, list.child(i),
                            "the route '" + routes[i].name + "' can never match: '" + other.name +
                                "' on line " + std::to_string(other.mark.line) +
                                " takes everything that it would",
                            "move it up, or narrow '" + other.name + '\'');
        } else {
            index.add(i); // what a shadowed route takes is taken by its cover anyway
        }
    }
}

} // namespace signalbox::config

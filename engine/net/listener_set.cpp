#include "net/listener_set.h"

#include "base/descriptor.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace signalbox::net {

namespace {

constexpr int backlog = 4096; // the kernel cuts it to net.core.somaxconn

Error bindError(const SocketAddress &address, int error)
{
    if (error == EADDRINUSE)
        return {ErrorType::AddressInUse, address.toString() + " is in use by another program"};
    if (error == EACCES || error == EPERM)
        return {ErrorType::PermissionDenied, "no permission to listen on " + address.toString()};
    return {ErrorType::Io, "can't listen on " + address.toString() + ": " + std::strerror(error)};
}

/// One process an address: SO_REUSEPORT alone would let a second process of the same user share it
/// in silence.
Result<int> lockAddress(const SocketAddress &address)
{
    const char *runtime = std::getenv("XDG_RUNTIME_DIR");
    const std::string base = runtime && *runtime ? runtime : "/tmp";
    const std::string folder = base + "/signalbox-locks-" + std::to_string(geteuid());
    ::mkdir(folder.c_str(), 0700);
    std::string name = address.toString();
    for (char &c : name) {
        if (c == '/')
            c = '_';
    }
    const int lock =
        ::open((folder + "/" + name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (lock < 0)
        return -1; // a read-only place: the probe bind has to do
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        char text[32] = {};
        const ssize_t n = ::pread(lock, text, sizeof text - 1, 0);
        ::close(lock);
        Error error(ErrorType::AddressInUse,
                    address.toString() + " is in use by another Signalbox" +
                        (n > 0 ? " (pid " + std::string(text, std::size_t(n)) + ")" : ""));
        return error;
    }
    const std::string pid = std::to_string(::getpid());
    if (::ftruncate(lock, 0) != 0 || ::pwrite(lock, pid.data(), pid.size(), 0) < 0) {
        // Only the message of a second start loses its pid.
    }
    return lock;
}

Result<int> bindTcp(const SocketAddress &address, bool reusePort)
{
    sockaddr_storage native{};
    const Result<unsigned> length = address.toNative(native);
    if (!length)
        return length.error();
    Descriptor socket(::socket(native.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (socket.get() < 0)
        return bindError(address, errno);
    const int on = 1;
    setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (reusePort)
        setsockopt(socket.get(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    if (native.ss_family == AF_INET6)
        setsockopt(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on,
               sizeof on); // inherited by what is accepted
    if (::bind(socket.get(), reinterpret_cast<const sockaddr *>(&native), *length) != 0)
        return bindError(address, errno);
    return socket.take();
}

Result<int> bindUnix(const SocketAddress &address)
{
    sockaddr_storage native{};
    const Result<unsigned> length = address.toNative(native);
    if (!length)
        return length.error();
    const auto *raw = reinterpret_cast<const sockaddr *>(&native);
    // A socket file that nobody answers on is left over from a crash.
    struct stat info
    {
    };
    if (::lstat(address.path.c_str(), &info) == 0) {
        if (!S_ISSOCK(info.st_mode))
            return Error(ErrorType::AddressInUse, address.path + " exists and is no socket");
        const Descriptor probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (::connect(probe.get(), raw, *length) == 0 || errno != ECONNREFUSED)
            return bindError(address, EADDRINUSE);
        ::unlink(address.path.c_str());
    }
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (::bind(socket.get(), raw, *length) != 0)
        return bindError(address, errno);
    return socket.take();
}

} // namespace

Result<std::shared_ptr<OpenListener>> OpenListener::open(const SocketAddress &address,
                                                         unsigned workers, bool besideOwn)
{
    std::shared_ptr<OpenListener> listener(new OpenListener);
    listener->m_address = address;
    if (address.isUnix()) {
        const Result<int> bound = bindUnix(address);
        if (!bound)
            return bound.error();
        listener->m_descriptors.push_back(*bound);
        listener->m_unlinkPath = true;
        if (::listen(*bound, backlog) != 0)
            return bindError(address, errno);
        return listener;
    }
    if (address.port != 0) {
        const Result<int> lock = lockAddress(address);
        if (!lock)
            return lock.error();
        listener->m_lock = *lock;
        // The probe: without SO_REUSEPORT any other socket on the address is in the way. It is
        // closed before the real ones.
        if (!besideOwn) {
            const Result<int> probe = bindTcp(address, false);
            if (!probe)
                return probe.error();
            ::close(*probe);
        }
    }
    for (unsigned i = 0; i < workers; ++i) {
        const Result<int> bound = bindTcp(listener->m_address, true);
        if (!bound)
            return bound.error();
        listener->m_descriptors.push_back(*bound);
        if (listener->m_address.port == 0) {
            sockaddr_storage native{};
            socklen_t length = sizeof native;
            ::getsockname(*bound, reinterpret_cast<sockaddr *>(&native), &length);
            listener->m_address =
                SocketAddress::fromNative(reinterpret_cast<sockaddr *>(&native), length);
            if (const Result<int> lock = lockAddress(listener->m_address))
                listener->m_lock = *lock;
        }
    }
    return listener;
}

OpenListener::~OpenListener()
{
    close();
}

void OpenListener::close()
{
    for (const int descriptor : m_descriptors)
        ::close(descriptor);
    m_descriptors.clear();
    if (std::exchange(m_unlinkPath, false))
        ::unlink(m_address.path.c_str());
    if (m_lock >= 0)
        ::close(std::exchange(m_lock, -1));
}

int OpenListener::descriptorFor(unsigned worker) const
{
    const int own = m_descriptors[m_descriptors.size() == 1 ? 0 : worker];
    // Connections are queued only from here on, when there is a worker that takes them.
    if (!m_address.isUnix())
        ::listen(own, backlog);
    return ::fcntl(own, F_DUPFD_CLOEXEC, 0);
}

bool ListenerSet::hasPort(const SocketAddress &address) const
{
    return !address.isUnix() && address.port != 0 &&
           std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
               const SocketAddress &own = entry.open->address();
               return own.port == address.port && own.ip.family == address.ip.family;
           });
}

Result<std::shared_ptr<ListenerSet>> ListenerSet::make(const config::RuntimeConfig &config,
                                                       const ListenerSet *before, unsigned workers)
{
    auto set = std::make_shared<ListenerSet>();
    for (const config::ListenerSpec &spec : config.listeners) {
        std::shared_ptr<OpenListener> open;
        if (before) {
            for (const Entry &entry : before->m_entries) {
                // With port 0 every listener has a port of its own, known by its name.
                const bool same =
                    entry.asked == spec.bind &&
                    (spec.bind.port != 0 || spec.bind.isUnix() || entry.name == spec.name);
                if (same)
                    open = entry.open;
            }
        }
        if (!open) {
            Result<std::shared_ptr<OpenListener>> opened =
                OpenListener::open(spec.bind, workers, before && before->hasPort(spec.bind));
            if (!opened)
                return std::move(opened.error()).with("listener '" + spec.name + "'");
            open = std::move(*opened);
        }
        set->m_entries.push_back({spec.name, spec.bind, std::move(open)});
    }
    return set;
}

} // namespace signalbox::net

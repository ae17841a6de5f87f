// A server's URL and a listener's address from the file's text.
#pragma once

#include "base/address.h"
#include "config/runtime_config.h"
#include "config/syntax.h"

#include <string>
#include <string_view>

namespace signalbox::config {

/// Path made absolute: relative ones are relative to `folder` ("" leaves them alone).
std::string absolutePath(std::string_view path, const std::string &folder);

/// Fills url, scheme, host, port and unixPath from `HOST:PORT`, `http://HOST[:PORT]` or
/// `unix:PATH`; the scheme in letters of any case.
bool parseServerUrl(std::string_view text, const std::string &folder, ServerSpec &out,
                    Complaint &why);
/// The server's own authority as a Host field has it: without the scheme's default port.
std::string hostFieldOf(const ServerSpec &server);

/// `IPv4:port`, `[IPv6]:port` or `unix:PATH`.
bool parseBind(std::string_view text, const std::string &folder, SocketAddress &out,
               Complaint &why);
/// `IPv4:port` or `[IPv6]:port`.
bool parseAdminAddress(std::string_view text, SocketAddress &out, Complaint &why);

/// Whether a host looks like an IPv4 address and is none: 256.1.1.1, 127.1.
bool isNumericButNoAddress(std::string_view host) noexcept;

} // namespace signalbox::config

// Addresses as the transport judges them, beyond what transport.h says of them. Any thread (pure).
#pragma once

#include "net/transport.h"

#include <optional>
#include <string>

struct sockaddr;

namespace turnaround::net {

/// Host and port in lower case, "api.example.com:443": what shares connections. Empty where it is no address.
std::string hostAndPort(const std::string &url);

/// Where a redirect leads, its path and query byte for byte. Nothing where it can't be understood.
std::optional<std::string> redirectTarget(const std::string &from, const std::string &location);

/// Whether an IP address belongs to this machine or to a network of its own: loopback, private, link-local, shared,
/// unspecified, multicast. IPv4 inside IPv6 is looked through.
bool isInnerAddress(const sockaddr *address);
/// The same of an address as text; false where the text is no IP address.
bool isInnerAddress(const std::string &text);
bool isLoopbackAddress(const sockaddr *address);

/// Whether the host of an address is an IP address, and an inner one.
bool namesInnerAddress(const std::string &url);

/// Whether the environment sends requests for `url` through a proxy. Loopback never is.
bool mayGoThroughProxy(const std::string &url);

} // namespace turnaround::net

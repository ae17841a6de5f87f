// The configuration that the explain tests ask about. In a file of its own: Qt 6.4's moc loses its
// way in raw strings.
#pragma once

#include <string>

namespace signalbox::test {

inline const std::string text = R"(version: 1
listeners:
  web: {bind: "127.0.0.1:8080"}
  other: {bind: "127.0.0.1:8081"}
backends:
  api:
    servers:
      - {url: "http://127.0.0.1:3001", name: red, state: drain}
      - {url: "http://127.0.0.1:3002", name: blue}
  web: {servers: ["localhost:5173"]}
routes:
  - name: beta
    match: {host: app.localhost, path: /api/, headers: {x-beta: "1"}}
    backend: web
  - name: off
    enabled: false
    match: {host: app.localhost}
    backend: web
  - name: api
    match: {host: app.localhost, path: /api/, methods: [GET, POST]}
    filters:
      - strip-prefix: /api
      - set-request-headers: {x-env: dev}
    backend: api
  - name: second
    match: {host: second.localhost, listeners: [other]}
    backend: web
  - name: old
    match: {host: old.localhost}
    filters: [{redirect: {to: "http://app.localhost:8080{path}{?query}", status: 308}}]
  - name: app
    match: {host: ["app.localhost", "*.app.localhost"]}
    backend: web
)";

} // namespace signalbox::test

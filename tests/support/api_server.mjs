// A small JSON API as a process of its own, so that a test can kill it: api_server.mjs NAME [PORT]
// Answers everything, its health check too, with {"name", "path", "host"}.
import http from "node:http";

const [name, port] = process.argv.slice(2);
const server = http.createServer((request, response) => {
    response.writeHead(200, { "Content-Type": "application/json" });
    response.end(JSON.stringify({ name, path: request.url, host: request.headers.host }));
});
server.listen(Number(port ?? 0), "127.0.0.1", () =>
    console.log(`listening ${server.address().port}`),
);

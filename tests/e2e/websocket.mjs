// ctest: timeout=180
// A real WebSocket library (ws) on both sides of the proxy, and server-sent events: websocket.mjs
// SIGNALBOXCTL
import { createHash, randomBytes } from "node:crypto";
import http from "node:http";
import net from "node:net";
import { once } from "node:events";
import { Proxy, main, npmPackages, sleep, waitUntil } from "../support/harness.mjs";

const config = (port) => `version: 1
settings: {workers: 2}
listeners: {web: {bind: "127.0.0.1:0"}}
backends:
  server: {servers: [{url: "http://127.0.0.1:${port}", name: server}]}
routes:
  - {name: all, host: ws.localhost, backend: server}
`;

const host = { headers: { Host: "ws.localhost" } };

function receive(socket, seconds = 10) {
    return new Promise((done, fail) => {
        const timer = setTimeout(() => fail(new Error("no message in time")), seconds * 1000);
        socket.once("message", (data, binary) => {
            clearTimeout(timer);
            done({ data, binary });
        });
    });
}

async function opened(WebSocket, url, protocols = [], options = {}) {
    const socket = new WebSocket(url, protocols, { ...host, ...options });
    await once(socket, "open");
    return socket;
}

async function webSockets(report, WebSocket, proxy, sessions) {
    const url = `ws://127.0.0.1:${proxy.port}/echo?x=1`;
    const socket = await opened(WebSocket, url, ["chat", "superchat"]);
    report.equal("the subprotocol is negotiated end to end", socket.protocol, "chat");
    socket.send("grüße ☃");
    const text = await receive(socket);
    report.check(
        "text comes back as text",
        !text.binary && text.data.toString() === "grüße ☃",
        text,
    );
    const small = randomBytes(200);
    socket.send(small);
    const binary = await receive(socket);
    report.check("binary comes back as binary", binary.binary && small.equals(binary.data));

    socket.ping("are you there");
    const [pong] = await Promise.race([
        once(socket, "pong"),
        sleep(5000, [Buffer.from("no pong")]),
    ]);
    report.equal("ping gets its pong", pong.toString(), "are you there");
    const pinged = once(socket, "ping");
    socket.send("ping me");
    const [ping] = await Promise.race([pinged, sleep(5000, [Buffer.from("no ping")])]);
    report.equal("the server's ping arrives", ping.toString(), "from the server");

    const big = randomBytes(16 * 1024 * 1024);
    socket.send(big);
    const echoed = await receive(socket, 30);
    report.check(
        "a frame of 16 MiB comes back unharmed",
        createHash("sha256").update(echoed.data).digest("hex") ===
            createHash("sha256").update(big).digest("hex"),
        `${echoed.data.length} bytes`,
    );
    socket.send("frag", { fin: false });
    socket.send("men", { fin: false });
    socket.send("ted", { fin: true });
    report.equal(
        "fragments are put together",
        (await receive(socket)).data.toString(),
        "fragmented",
    );

    const closed = once(socket, "close");
    socket.close(4001, "enough");
    const [code, reason] = await closed;
    report.equal("the client's close code comes back", [code, reason.toString()], [4001, "enough"]);
    report.check(
        "the server saw the client's close code",
        await waitUntil(() => sessions.some((one) => one === 4001), 5),
        sessions,
    );

    const other = await opened(WebSocket, url);
    const otherClosed = once(other, "close");
    other.send("close me");
    report.equal("the server's close code arrives", (await otherClosed)[0], 4002);

    const deflated = await opened(WebSocket, url, [], { perMessageDeflate: true });
    deflated.send("a".repeat(100_000));
    report.check(
        "permessage-deflate is negotiated end to end",
        deflated.extensions.includes("permessage-deflate") &&
            (await receive(deflated)).data.length === 100_000,
        deflated.extensions,
    );
    deflated.close();

    const many = await Promise.all(Array.from({ length: 200 }, () => opened(WebSocket, url)));
    const echoes = await Promise.all(
        many.map(async (one, i) => {
            one.send(`number ${i}`);
            return (await receive(one)).data.toString() === `number ${i}`;
        }),
    );
    report.check("200 at once, each gets its own", echoes.every(Boolean));
    report.check(
        "tunnels count as active",
        (await proxy.server("server", "server")).active >= 200,
        await proxy.server("server", "server"),
    );
    for (const one of many) one.terminate();
    report.check(
        "and no more when they are gone",
        await waitUntil(async () => (await proxy.server("server", "server")).active === 0, 5),
        (await proxy.server("server", "server")).active,
    );

    const refused = new WebSocket(`ws://127.0.0.1:${proxy.port}/refuse`, { ...host });
    const [, answer] = await once(refused, "unexpected-response");
    report.equal("a server's refusal arrives as it is", answer.statusCode, 403);
    refused.on("error", () => {});
    refused.terminate();
}

// After an upgrade either side may end its own half and go on listening.
async function halfClose(report, proxy, seen) {
    const socket = net.connect({ port: proxy.port, host: "127.0.0.1", allowHalfOpen: true });
    socket.write(
        "GET /raw HTTP/1.1\r\nHost: ws.localhost\r\nConnection: Upgrade\r\nUpgrade: raw\r\n\r\n",
    );
    let text = "";
    socket.setEncoding("latin1").on("data", (data) => (text += data));
    await waitUntil(() => text.includes("\r\n\r\n"));
    report.check(
        "another protocol is upgraded too",
        text.startsWith("HTTP/1.1 101") && /\r\nupgrade: raw\r\n/i.test(text),
        text,
    );
    socket.end("last words");
    const ended = once(socket, "end");
    report.check(
        "the client's half ends at the server",
        await waitUntil(() => seen.ended === "last words", 5),
        seen,
    );
    await Promise.race([ended, sleep(5000)]);
    report.check(
        "what the server says afterwards still arrives",
        text.endsWith("\r\n\r\nanswer after your end"),
        text,
    );
}

async function serverSentEvents(report, proxy, events) {
    const request = http.get({
        port: proxy.port,
        host: "127.0.0.1",
        path: "/events",
        headers: { Host: "ws.localhost", Accept: "text/event-stream" },
    });
    const [response] = await once(request, "response");
    report.equal(
        "an event stream begins before its first event",
        response.headers["content-type"],
        "text/event-stream",
    );
    let text = "";
    response.setEncoding("utf8").on("data", (data) => (text += data));
    const delays = [];
    for (let i = 0; i < 5; i++) {
        const sent = performance.now();
        events.send(`data: event ${i}\n\n`);
        if (!(await waitUntil(() => text.includes(`event ${i}\n\n`), 2, 1))) break;
        delays.push(performance.now() - sent);
    }
    report.check(
        "each event arrives before the next is sent",
        delays.length === 5 && Math.max(...delays) < 500,
        delays,
    );
    request.destroy();
    // With the next events at the latest: the end of the reader's half alone could also be a
    // half-close.
    const noticed = await waitUntil(() => events.closed || (events.send("data: anyone?\n\n"), false), 5);
    report.check("the server learns that the reader left", noticed);
}

await main("websocket", async (report) => {
    const npm = await npmPackages();
    if (!npm.require) return report.skip("websocket", npm.why);
    const { WebSocket, WebSocketServer } = npm.require("ws");

    const sessions = [];
    const events = { closed: false };
    const seen = {};
    const server = http.createServer((request, response) => {
        response.writeHead(200, {
            "Content-Type": "text/event-stream",
            "Cache-Control": "no-cache",
        });
        response.flushHeaders();
        events.send = (text) => response.write(text);
        response.once("close", () => (events.closed = true));
    });
    const sockets = new WebSocketServer({
        noServer: true,
        maxPayload: 64 * 1024 * 1024,
        perMessageDeflate: true,
        handleProtocols: (offered) => [...offered][0],
    });
    sockets.on("connection", (socket) => {
        socket.on("message", (data, binary) => {
            const text = data.length < 100 ? data.toString() : "";
            if (text === "ping me") socket.ping("from the server");
            else if (text === "close me") socket.close(4002, "as you wish");
            else socket.send(data, { binary });
        });
        socket.on("close", (code) => sessions.push(code));
        socket.on("error", () => {});
    });
    server.on("upgrade", (request, socket, head) => {
        if (request.url === "/refuse") {
            socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        } else if (request.url === "/raw") {
            socket.write(
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: raw\r\n\r\n",
            );
            let text = head.toString("latin1");
            socket.on("data", (data) => (text += data.toString("latin1")));
            socket.on("end", () => {
                seen.ended = text;
                socket.end("answer after your end");
            });
        } else {
            sockets.handleUpgrade(request, socket, head, (webSocket) =>
                sockets.emit("connection", webSocket, request),
            );
        }
    });
    // Without this Node ends an upgraded socket's writing half as soon as the other side ends its
    // own.
    server.on("connection", (socket) => (socket.allowHalfOpen = true));
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    const proxy = await Proxy.start(process.argv[2], config(server.address().port));
    await halfClose(report, proxy, seen);
    await serverSentEvents(report, proxy, events);
    await webSockets(report, WebSocket, proxy, sessions);
    report.equal("the proxy stops with status 0", await proxy.stop(), 0);
});

// ctest: timeout=240 processors=2
// What people do with it: a Vite project and two API servers behind one name, in a real browser:
// vite_hmr.mjs SIGNALBOXCTL. The page loads, an edit arrives by hot module replacement without a
// reload, API calls alternate, a killed server costs nothing but what it was answering, its states
// are seen, and it is used again when it is back.
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import http from "node:http";
import {
    Program,
    Proxy,
    atEnd,
    freePort,
    main,
    npmPackages,
    readText,
    sleep,
    temporaryFolder,
    waitUntil,
} from "../support/harness.mjs";

const support = join(dirname(fileURLToPath(import.meta.url)), "..", "support");

const config = (vite, blue, green) => `version: 1
settings: {workers: 2}
listeners:
  web: {bind: "127.0.0.1:0"}
backends:
  api:
    servers:
      - {url: "http://127.0.0.1:${blue}", name: blue}
      - {url: "http://127.0.0.1:${green}", name: green}
    health-check: {path: /healthz, interval: 300ms, timeout: 250ms, rise: 2, fall: 3}
  web:
    servers: ["127.0.0.1:${vite}"]
routes:
  - name: api
    match: {host: app.localhost, path: /api/}
    filters: [{strip-prefix: /api}]
    backend: api
  - name: app
    match: {host: app.localhost}
    backend: web
`;

function chromiumPath() {
    return [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/snap/bin/chromium",
        "/usr/bin/google-chrome",
    ].find(existsSync);
}

async function makeProject(npm) {
    const folder = temporaryFolder();
    const done = spawnSync(
        process.execPath,
        [npm.bin("create-vite"), "shop", "--template", "vanilla"],
        {
            cwd: folder,
            encoding: "utf8",
            stdio: ["ignore", "pipe", "pipe"],
            env: { ...process.env, npm_config_user_agent: "npm" },
        },
    );
    const project = join(folder, "shop");
    if (!existsSync(join(project, "index.html")))
        throw new Error(`create-vite made nothing: ${done.stdout} ${done.stderr}`);
    // A module that accepts its own updates, as components of frameworks do.
    writeFileSync(join(project, "live.js"), liveModule("first"));
    writeFileSync(
        join(project, "main.js"),
        `import "./live.js";\n${readText(join(project, "main.js"))}`,
    );
    return project;
}

const liveModule = (text) => `const shown = "${text}";
document.body.dataset.live = shown;
if (import.meta.hot) import.meta.hot.accept();
`;

async function startVite(npm, project) {
    const port = await freePort();
    const vite = new Program(
        process.execPath,
        [npm.bin("vite"), "--port", String(port), "--strictPort", "--host", "127.0.0.1"],
        {
            cwd: project,
            env: { ...process.env, NO_COLOR: "1", BROWSER: "none" },
        },
    );
    await vite.waitLine(/Local:/, 40);
    return port;
}

async function startApi(name, port) {
    const server = new Program(process.execPath, [
        join(support, "api_server.mjs"),
        name,
        String(port ?? 0),
    ]);
    server.port = Number((await server.waitLine(/^listening (\d+)/))[1]);
    return server;
}

async function openBrowser(npm) {
    const { chromium } = npm.require("playwright-core");
    const context = await chromium.launchPersistentContext(temporaryFolder(), {
        executablePath: chromiumPath(),
        headless: true,
        args: [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--no-proxy-server",
        ],
    });
    atEnd(() => context.close());
    return context.pages()[0] ?? context.newPage();
}

// Requests one after another from several lanes until told to stop; what failed, and when it had
// been sent.
function steadyCalls(port, lanes) {
    const agent = new http.Agent({ keepAlive: true, maxSockets: lanes });
    const calls = { done: 0, failures: [], stop: false };
    const one = () =>
        new Promise((done) => {
            const sent = Date.now();
            const request = http.get(
                {
                    agent,
                    port,
                    host: "127.0.0.1",
                    path: "/api/steady",
                    headers: { Host: "app.localhost" },
                },
                (response) => {
                    let text = "";
                    response.setEncoding("utf8").on("data", (data) => (text += data));
                    response.on("end", () => {
                        calls.done++;
                        if (response.statusCode !== 200)
                            calls.failures.push({
                                sent,
                                status: response.statusCode,
                                text: text.slice(0, 200),
                            });
                        done();
                    });
                    response.on("error", (error) =>
                        done(calls.failures.push({ sent, error: String(error) })),
                    );
                },
            );
            request.on("error", (error) =>
                done(calls.failures.push({ sent, error: String(error) })),
            );
        });
    const lane = async () => {
        while (!calls.stop) {
            await one();
            await sleep(3);
        }
    };
    calls.ended = Promise.all(Array.from({ length: lanes }, lane)).then(() => agent.destroy());
    return calls;
}

// Every state that the server is seen in until it is `last`.
async function statesUntil(proxy, name, last, seconds) {
    const seen = [];
    await waitUntil(
        async () => {
            const server = await proxy.server("api", name);
            const word = server.progress ? `${server.state} ${server.progress}` : server.state;
            if (seen.at(-1) !== word) seen.push(word);
            return server.state === last;
        },
        seconds,
        15,
    );
    return seen;
}

async function browse(report, page, proxy, project) {
    const sockets = [];
    const errors = [];
    page.on("websocket", (socket) => sockets.push(socket.url()));
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(`http://app.localhost:${proxy.port}/`, { waitUntil: "load", timeout: 40_000 });
    await page.waitForSelector("#counter");
    report.check(
        "the page works",
        await page.evaluate(() => {
            document.querySelector("#counter").click();
            return document.querySelector("#counter").textContent === "count is 1";
        }),
    );
    report.check(
        "its WebSocket goes through the proxy",
        await waitUntil(() => sockets.some((url) => url.includes(`:${proxy.port}/`)), 10),
        sockets,
    );
    report.equal(
        "and is the only one",
        [...new Set(sockets.map((url) => new URL(url).port))],
        [String(proxy.port)],
    );

    await page.evaluate(() => (window.neverReloaded = "still here"));
    const shows = (text) =>
        page
            .waitForFunction((wanted) => document.body.dataset.live === wanted, text, {
                timeout: 10_000,
            })
            .then(
                () => true,
                () => false,
            );
    report.check("the module shows its first text", await shows("first"));
    writeFileSync(join(project, "live.js"), liveModule("second"));
    report.check("an edited module arrives", await shows("second"));
    writeFileSync(
        join(project, "style.css"),
        `${readText(join(project, "style.css"))}\nh1 { letter-spacing: 7px; }\n`,
    );
    const styled = await page
        .waitForFunction(
            () => getComputedStyle(document.querySelector("h1")).letterSpacing === "7px",
            null,
            { timeout: 10_000 },
        )
        .then(
            () => true,
            () => false,
        );
    report.check("an edited style sheet arrives", styled);
    report.equal("without a reload", await page.evaluate(() => window.neverReloaded), "still here");
    report.equal("the page threw nothing", errors, []);

    const names = await page.evaluate(async () => {
        const found = [];
        for (let i = 0; i < 10; i++) found.push(await (await fetch(`/api/who?i=${i}`)).json());
        return found;
    });
    report.check(
        "API calls alternate between the servers",
        names.every((one, i) => one.name !== names[(i + 1) % 10].name),
        names.map((one) => one.name),
    );
    report.equal("the prefix is stripped, the query kept", names[3].path, "/who?i=3");
    report.equal("Host is kept", names[0].host, `app.localhost:${proxy.port}`);
}

await main("vite_hmr", async (report) => {
    if (!chromiumPath()) return report.skip("vite_hmr", "no Chromium is installed");
    const npm = await npmPackages();
    if (!npm.require) return report.skip("vite_hmr", npm.why);

    const project = await makeProject(npm);
    const [vite, blue, green] = await Promise.all([
        startVite(npm, project),
        startApi("blue"),
        startApi("green"),
    ]);
    const proxy = await Proxy.start(process.argv[2], config(vite, blue.port, green.port));
    const both = async () =>
        (await proxy.server("api", "blue")).state === "up" &&
        (await proxy.server("api", "green")).state === "up";
    report.check("both servers come up", await waitUntil(both, 10));
    const page = await openBrowser(npm);
    await browse(report, page, proxy, project);

    const calls = steadyCalls(proxy.port, 4);
    await waitUntil(() => calls.done > 50, 5);
    await green.kill("SIGKILL");
    const gone = Date.now(); // what was sent before may have been in flight on it
    const down = await statesUntil(proxy, "green", "down", 10);
    report.check(
        "the killed server is seen going down, then down",
        down.some((word) => word.startsWith("going-down")) && down.at(-1) === "down",
        down,
    );
    const before = calls.done;
    await waitUntil(() => calls.done > before + 50, 5);
    report.check("API calls go on", calls.done > before + 50, calls.done);

    const back = await startApi("green", green.port);
    const up = await statesUntil(proxy, "green", "up", 10);
    report.check(
        "the restarted server is seen going up, then up",
        up.some((word) => word.startsWith("going-up")) && up.at(-1) === "up",
        up,
    );
    calls.stop = true;
    await calls.ended;
    const late = calls.failures.filter((one) => one.sent > gone);
    report.check(
        `no call failed but those in flight (${calls.done} calls, ${calls.failures.length} cut)`,
        late.length === 0 && calls.failures.length <= 4,
        calls.failures.slice(0, 5),
    );
    const names = await page.evaluate(async () => {
        const found = [];
        for (let i = 0; i < 6; i++) found.push((await (await fetch("/api/who")).json()).name);
        return found;
    });
    report.check(
        "calls alternate again",
        names.every((name, i) => name !== names[(i + 1) % 6]),
        names,
    );
    report.equal(
        "the page was never reloaded",
        await page.evaluate(() => window.neverReloaded),
        "still here",
    );
    await back.kill();
    await page.context().close();
    report.equal("the proxy stops with status 0", await proxy.stop(), 0);
});

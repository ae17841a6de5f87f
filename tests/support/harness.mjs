// Runs the real programs for the Node-based end-to-end tests: packages from npm in a cache of their
// own, the proxy, reports. The twin of harness.py; nothing is left running and no fixed port is
// used.
import { spawn, spawnSync } from "node:child_process";
import {
    existsSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    renameSync,
    rmSync,
    statSync,
    writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";

// Exact versions: what is tested with is the same everywhere.
const packages = {
    vite: "5.4.21",
    "create-vite": "5.5.5",
    "playwright-core": "1.57.0",
    ws: "8.18.3",
};

export class Report {
    constructor(name) {
        this.name = name;
        this.passed = 0;
        this.failed = 0;
        this.skipped = 0;
        this.began = Date.now();
    }

    check(name, ok, detail = "") {
        if (ok) {
            this.passed++;
            console.log(`ok    ${name}`);
        } else {
            this.failed++;
            console.log(
                `FAIL  ${name}: ${typeof detail === "string" ? detail : JSON.stringify(detail)}`,
            );
        }
        return Boolean(ok);
    }

    equal(name, got, wanted) {
        return this.check(
            name,
            JSON.stringify(got) === JSON.stringify(wanted),
            `got ${JSON.stringify(got)}, wanted ${JSON.stringify(wanted)}`,
        );
    }

    // What cannot run here; on a CI machine, where everything is installed, that is a failure.
    skip(name, why) {
        if (process.env.CI) {
            this.check(name, false, `cannot run here: ${why}`);
        } else {
            this.skipped++;
            console.log(`skip  ${name}: ${why}`);
        }
    }

    finish() {
        console.log(`${this.name}: ${((Date.now() - this.began) / 1000).toFixed(1)} s`);
        console.log(
            `${this.passed} passed, ${this.failed} failed${this.skipped ? `, ${this.skipped} skipped` : ""}`,
        );
        return this.failed || !(this.passed + this.skipped) ? 1 : 0;
    }
}

const cleanups = [];
export function atEnd(action) {
    cleanups.push(action);
}

// Runs body(report) and exits; an exception is one more failed case.
export async function main(name, body) {
    const report = new Report(name);
    try {
        await body(report);
    } catch (error) {
        console.log(error.stack ?? error);
        report.check("runs to its end", false, String(error));
    }
    for (const action of cleanups.reverse()) {
        try {
            await action();
        } catch (error) {
            console.log(`while cleaning up: ${error}`);
        }
    }
    const status = report.finish();
    process.exit(status);
}

export async function waitUntil(condition, seconds = 5, every = 20) {
    const end = Date.now() + seconds * 1000;
    for (;;) {
        const value = await condition();
        if (value || Date.now() >= end) return value;
        await sleep(every);
    }
}

export function temporaryFolder() {
    const path = mkdtempSync(join(process.env.TMPDIR ?? tmpdir(), "sbx-"));
    atEnd(
        () =>
            process.env.SIGNALBOX_KEEP ||
            rmSync(path, { recursive: true, force: true, maxRetries: 5 }),
    );
    return path;
}

// A port that was free a moment ago, for programs that can't pick one and say which.
export function freePort() {
    return new Promise((done) => {
        const probe = createServer().listen(0, "127.0.0.1", () => {
            const { port } = probe.address();
            probe.close(() => done(port));
        });
    });
}

// A require() that finds the pinned packages, installed once into a cache outside the repository;
// null with the reason in `why` when npm can't be reached.
export async function npmPackages() {
    const cache =
        process.env.XDG_CACHE_HOME ?? (process.env.HOME ? join(homedir(), ".cache") : tmpdir());
    const tag = Object.entries(packages)
        .map(([name, version]) => `${name}-${version}`)
        .join("_");
    const folder = join(cache, "signalbox-e2e", tag);
    const found = {
        folder,
        bin: (name) => join(folder, "node_modules", ".bin", name),
        require: createRequire(join(folder, "x.js")),
        why: "",
    };
    if (existsSync(join(folder, "complete"))) return found;
    mkdirSync(dirname(folder), { recursive: true });
    // Tests run beside each other: the first makes the folder, the others wait for it.
    const lock = `${folder}.lock`;
    for (const end = Date.now() + 120_000; ;) {
        try {
            mkdirSync(lock);
            break;
        } catch {
            if (existsSync(join(folder, "complete"))) return found;
            try {
                if (Date.now() - statSync(lock).mtimeMs > 150_000)
                    rmSync(lock, { recursive: true, force: true });
            } catch {
                // it went away just now
            }
            if (Date.now() > end)
                return { ...found, require: null, why: `${lock} is held by someone else` };
            await sleep(200);
        }
    }
    try {
        if (existsSync(join(folder, "complete"))) return found;
        const fresh = mkdtempSync(`${folder}.new-`);
        writeFileSync(
            join(fresh, "package.json"),
            JSON.stringify({ name: "signalbox-e2e", private: true, dependencies: packages }),
        );
        const done = spawnSync(
            "npm",
            ["install", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"],
            {
                cwd: fresh,
                encoding: "utf8",
                timeout: 110_000,
                stdio: ["ignore", "pipe", "pipe"],
            },
        );
        if (done.status !== 0) {
            rmSync(fresh, { recursive: true, force: true });
            return {
                ...found,
                require: null,
                why: `npm install failed: ${(done.stderr || String(done.error)).trim().slice(-300)}`,
            };
        }
        writeFileSync(join(fresh, "complete"), "");
        rmSync(folder, { recursive: true, force: true });
        renameSync(fresh, folder);
        return found;
    } finally {
        rmSync(lock, { recursive: true, force: true });
    }
}

// A child process whose lines are kept; killed at the end.
export class Program {
    constructor(command, args, options = {}) {
        this.lines = [];
        this.errors = [];
        this.child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
        this.ended = new Promise((done) =>
            this.child.once("exit", (code, signal) => done(code ?? signal)),
        );
        this.child.once("error", (error) => this.errors.push(String(error)));
        this.#collect(this.child.stdout, this.lines);
        this.#collect(this.child.stderr, this.errors);
        atEnd(() => this.kill());
    }

    #collect(stream, lines) {
        let rest = "";
        stream.setEncoding("utf8").on("data", (text) => {
            const parts = (rest + text).split("\n");
            rest = parts.pop();
            lines.push(...parts);
        });
    }

    running() {
        return this.child.exitCode === null && this.child.signalCode === null;
    }

    async waitLine(pattern, seconds = 15) {
        const found = await waitUntil(() => {
            const line = this.lines.find((one) => pattern.test(one));
            return line !== undefined ? [line] : !this.running() && ["", "gone"];
        }, seconds);
        if (!found || found.length > 1) {
            throw new Error(
                `${this.child.spawnargs.join(" ")} never said ${pattern}: ${this.lines.slice(-10)} ${this.errors.slice(-10)}`,
            );
        }
        return pattern.exec(found[0]);
    }

    async kill(signal = "SIGKILL") {
        if (this.running()) this.child.kill(signal);
        return this.ended;
    }
}

// `signalboxctl run` on a file of its own.
export class Proxy extends Program {
    static async start(ctl, config) {
        const folder = temporaryFolder();
        const file = join(folder, "signalbox.yaml");
        writeFileSync(file, config);
        const env = { ...process.env, XDG_RUNTIME_DIR: folder, NO_COLOR: "1" };
        const proxy = new Proxy(resolve(ctl), ["run", "-c", file], { cwd: folder, env });
        Object.assign(proxy, { ctl: resolve(ctl), folder, file, env });
        await proxy.waitLine(/^ready generation=\d+/, 20);
        const line = proxy.lines.find((one) => one.startsWith("listening web "));
        proxy.port = Number(new URL(line.split(" ")[2]).port);
        return proxy;
    }

    ctlRun(verb, ...args) {
        return new Promise((done) => {
            const child = spawn(this.ctl, [verb, "-c", this.file, ...args], {
                env: this.env,
                stdio: ["ignore", "pipe", "pipe"],
            });
            let out = "";
            let err = "";
            child.stdout.on("data", (data) => (out += data));
            child.stderr.on("data", (data) => (err += data));
            child.once("close", (code) => done({ code, out, err }));
        });
    }

    async status() {
        const { code, out, err } = await this.ctlRun("status", "--json");
        if (code !== 0) throw new Error(`status --json failed with ${code}: ${err}`);
        return JSON.parse(out);
    }

    async server(backend, name) {
        const status = await this.status();
        return status.backends
            .find((one) => one.name === backend)
            .servers.find((one) => one.name === name);
    }

    async stop() {
        return this.kill("SIGTERM");
    }
}

export const readText = (path) => readFileSync(path, "utf8");
export { sleep };

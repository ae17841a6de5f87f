"""The proxies under measurement, each started from a configuration made for the occasion."""
import os
import re
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402


def tree(pid):
    """The process and all its descendants."""
    found = [pid]
    for one in found:
        try:
            for task in os.listdir(f"/proc/{one}/task"):
                found += [
                    int(child)
                    for child in Path(f"/proc/{one}/task/{task}/children").read_text().split()
                ]
        except (FileNotFoundError, ProcessLookupError):
            pass
    return found


class Target:
    """A running proxy: where it listens and what it has cost so far."""

    def __init__(self, name, program, port):
        self.name = name
        self.program = program
        self.port = port

    def cpu_ns(self):
        """CPU time of the whole process tree, ns (process CPU clocks, not ticks)."""
        total = 0
        for pid in tree(self.program.pid):
            try:
                total += os_clock(pid)
            except OSError:
                pass  # it ended between the two calls
        return total

    def memory(self):
        """Anonymous resident memory of the tree, bytes: what connections cost in user space."""
        total = 0
        for pid in tree(self.program.pid):
            try:
                status = Path(f"/proc/{pid}/status").read_text()
            except FileNotFoundError:
                continue
            found = re.search(r"^RssAnon:\s+(\d+) kB", status, re.M)
            total += int(found.group(1)) * 1024 if found else 0
        return total

    def tidy(self):
        """Between rounds: nothing that grows without bound."""
        log = getattr(self.program, "folder", None)
        if log and (log / "access.log").exists():
            os.truncate(log / "access.log", 0)

    def stop(self):
        self.program.stop()


def os_clock(pid):
    import time

    return time.clock_gettime_ns((~pid << 3) | 2)


def signalbox_config(ports, routes=None, servers=None, log=True, health="2s", workers=1):
    """As people run it: access log on, health checks on, a few filters, forwarding fields and Via
    by default.
    """
    listed = "\n".join(f"      - 127.0.0.1:{port}" for port in (servers or ports))
    check = (
        f"    health-check: {{path: /healthz, interval: {health}, timeout: 1s}}\n" if health else ""
    )
    return (
        f"version: 1\nsettings:\n  workers: {workers}\n  limits: {{connections: 18000}}\n"
        + ("  access-log: {path: access.log, format: json}\n" if log else "")
        + 'listeners:\n  web: {bind: "127.0.0.1:0"}\n'
        f"backends:\n  pool:\n    servers:\n{listed}\n{check}"
        "routes:\n"
        + (
            routes
            or "  - name: bench\n    match: {host: bench.localhost, path: /}\n    filters:\n"
            '      - set-request-headers: {x-env: bench, x-client: "{client.ip}"}\n'
            "      - remove-request-headers: [x-debug]\n"
            "      - set-response-headers: {x-served-by: signalbox}\n"
            "    backend: pool\n"
        )
    )


def start_signalbox(ctl, ports, workers, cores, config=None, name="signalbox", **options):
    proxy = harness.Proxy(
        ctl,
        config or signalbox_config(ports, workers=workers),
        cores=cores,
        arguments=["--no-watch"],
        seconds=60,
        **options,
    )
    return Target(name, proxy, proxy.port())


def _wait_port(program, port):
    import socket

    def there():
        if not program.running():
            raise RuntimeError(
                f"{program.command[0]} ended: {program.stderr[-5:]} {program.stdout[-5:]}"
            )
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return True
        except OSError:
            return False

    if not harness.wait_until(there, 15, 0.02):
        raise RuntimeError(f"{program.command[0]} doesn't listen: {program.stderr[-5:]}")


def start_nginx(ports, workers, cores, tuned=False):
    folder, port = harness.temporary_folder(), harness.free_port()
    buffers = (
        "proxy_buffer_size 256k; proxy_buffers 16 256k; proxy_busy_buffers_size 512k; proxy_max_temp_file_size 0;"
        if tuned
        else ""
    )
    upstream = " ".join(f"server 127.0.0.1:{one};" for one in ports)
    (folder / "nginx.conf").write_text(
        f"""
daemon off; worker_processes {workers}; worker_rlimit_nofile 20000; pid {folder}/pid; error_log {folder}/error.log crit;
{"user root;" if os.getuid() == 0 else ""}
events {{ worker_connections 19000; }}
http {{
  access_log off; tcp_nodelay on; keepalive_timeout 75s; keepalive_requests 1000000000; server_tokens off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  map $http_upgrade $connection_upgrade {{ default upgrade; '' ''; }}
  upstream pool {{ {upstream} keepalive 512; keepalive_requests 1000000000; }}
  server {{
    listen 127.0.0.1:{port} reuseport backlog=4096;
    server_name bench.localhost;
    location / {{
      proxy_pass http://pool; proxy_http_version 1.1; {buffers}
      proxy_set_header Connection $connection_upgrade; proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme; proxy_read_timeout 600s;
    }}
  }}
}}
"""
    )
    program = harness.Program(
        [
            shutil.which("nginx") or "/usr/sbin/nginx",
            "-e",
            folder / "error.log",
            "-c",
            folder / "nginx.conf",
        ],
        cwd=folder,
        cores=cores,
    )
    _wait_port(program, port)
    return Target("nginx-tuned" if tuned else "nginx", program, port)


def start_haproxy(ports, workers, cores):
    folder, port = harness.temporary_folder(), harness.free_port()
    servers = "\n".join(
        f"  server s{i} 127.0.0.1:{one} pool-max-conn -1" for i, one in enumerate(ports)
    )
    # pool-high-fd-ratio: without it upstream connections are no longer reused beside thousands of
    # idle clients.
    (folder / "haproxy.cfg").write_text(
        f"""
global
  nbthread {workers}
  maxconn 9300
  maxpipes 256
  tune.pool-high-fd-ratio 90
  tune.pool-low-fd-ratio 80
defaults
  mode http
  option http-keep-alive
  option forwardfor
  option splice-response
  http-reuse always
  timeout connect 5s
  timeout client 600s
  timeout server 600s
  timeout tunnel 600s
  timeout http-keep-alive 75s
frontend web
  bind 127.0.0.1:{port} shards by-thread backlog 4096
  default_backend pool
backend pool
  balance roundrobin
{servers}
"""
    )
    program = harness.Program(
        [shutil.which("haproxy") or "/usr/sbin/haproxy", "-db", "-f", folder / "haproxy.cfg"],
        cwd=folder,
        cores=cores,
    )
    _wait_port(program, port)
    return Target("haproxy", program, port)


def start_caddy(ports, workers, cores):
    folder, port = harness.temporary_folder(), harness.free_port()
    upstreams = " ".join(f"127.0.0.1:{one}" for one in ports)
    (folder / "Caddyfile").write_text(
        f"""
{{
  admin off
  auto_https off
  log {{
    level ERROR
  }}
}}
http://:{port} {{
  bind 127.0.0.1
  reverse_proxy {upstreams} {{
    lb_policy round_robin
    transport http {{
      keepalive_idle_conns_per_host 1024
      compression off
    }}
  }}
}}
"""
    )
    environment = dict(
        os.environ,
        GOMAXPROCS=str(workers),
        HOME=str(folder),
        XDG_DATA_HOME=str(folder),
        XDG_CONFIG_HOME=str(folder),
    )
    program = harness.Program(
        [
            shutil.which("caddy") or "/usr/bin/caddy",
            "run",
            "--config",
            folder / "Caddyfile",
            "--adapter",
            "caddyfile",
        ],
        cwd=folder,
        env=environment,
        cores=cores,
    )
    _wait_port(program, port)
    return Target("caddy", program, port)


def installed(name):
    return name.startswith("signalbox") or bool(
        shutil.which(name.split("-")[0], path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    )


def start_all(ctl, ports, workers, cores, names=("signalbox", "nginx", "haproxy", "caddy")):
    """Those of the names that are installed, in order, on the same servers."""
    makers = {
        "signalbox": lambda: start_signalbox(ctl, ports, workers, cores),
        "nginx": lambda: start_nginx(ports, workers, cores),
        "nginx-tuned": lambda: start_nginx(ports, workers, cores, tuned=True),
        "haproxy": lambda: start_haproxy(ports, workers, cores),
        "caddy": lambda: start_caddy(ports, workers, cores),
    }
    return [makers[name]() for name in names if installed(name)]

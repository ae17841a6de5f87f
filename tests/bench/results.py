"""Results as JSON, a markdown table and SVG plots."""
import json
import os
import platform
import re
import subprocess
import time
from html import escape

COLOURS = {
    "signalbox": "#2f6fed",
    "nginx": "#6b7280",
    "nginx-tuned": "#9ca3af",
    "haproxy": "#b45309",
    "caddy": "#0f766e",
}


def machine():
    """What the figures were made on."""

    def said(*command):
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=10)
            return (done.stdout + done.stderr).strip().splitlines()[0]
        except (OSError, IndexError, subprocess.TimeoutExpired):
            return "not installed"

    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in open("/proc/cpuinfo")
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    return {
        "cpu": model,
        "cores": os.cpu_count(),
        "kernel": platform.release(),
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "nginx": said("nginx", "-v"),
        "haproxy": said("haproxy", "-v"),
        "caddy": said("caddy", "version"),
    }


def version(said):
    found = re.search(r"\d+(\.\d+)+", said)
    return found.group(0) if found else "(not installed)"


def number(value, unit):
    if value is None:
        return "–"
    if unit == "×":
        return f"{value:.2f}"
    return (
        f"{value:,.1f}{' ' + unit if unit else ''}"
        if value < 100
        else f"{value:,.0f}{' ' + unit if unit else ''}"
    )


def line(row):
    met = {True: "met", False: "not met", None: "not measured"}[row.met]
    goal = "–" if row.goal is None else f"{'≥' if row.higher else '≤'} {number(row.goal, row.unit)}"
    rival = f" ({row.rival})" if row.rival else ""
    note = "; ".join(
        part for part in (row.note, f"{row.failures} FAILURES" if row.failures else "") if part
    )
    return f"| {row.what} | {number(row.value, row.unit)}{rival} | {goal} | {met} | {note} |"


def table(rows, about):
    lines = [
        f"Measured on {about['cores']} cores of {about['cpu']}, Linux {about['kernel']}, beside nginx {version(about['nginx'])}, "
        f"HAProxy {version(about['haproxy'])} and Caddy {version(about['caddy'])}. Signalbox runs with its access log, health checks and header filters on, "
        "the others without. Ratios are against the better of nginx and HAProxy, named in brackets; medians of interleaved rounds.",
        "",
        "| what | measured | goal | | |",
        "| --- | --- | --- | --- | --- |",
        *(line(row) for row in rows),
        "",
    ]
    absolute = [
        row
        for row in rows
        if row.scenario in ("small", "new", "bulk") and row.what.startswith("CPU")
    ]
    if absolute:
        names = [name for name in COLOURS if any(name in row.figures for row in absolute)]
        lines += ["| CPU | " + " | ".join(names) + " |", "| --- |" + " --- |" * len(names)]
        for row in absolute:
            key, unit = (
                ("cpu-ms-mib", "ms/MiB")
                if "MiB" in row.what.split(",")[0]
                else ("cpu-us", "µs/request")
            )
            cells = [
                f"{row.figures[name][key]:.2f} {unit}" if name in row.figures else "–"
                for name in names
            ]
            lines.append(f"| {row.what.split(', ', 1)[1]} | " + " | ".join(cells) + " |")
        lines.append("")
    return "\n".join(lines)


def plot(rows, key, title, unit):
    """Grouped bars, one group a row of the small scenario."""
    rows = [row for row in rows if row.scenario == "small" and row.what.startswith("CPU")]
    if not rows:
        return None
    names = list(rows[0].figures)
    height, left, group, bar = 260, 60, 24 * len(names) + 30, 20
    largest = max(row.figures[name][key] for row in rows for name in names) or 1
    width = left + group * len(rows) + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height + 110}" font-family="sans-serif" font-size="11">',
        f'<rect width="100%" height="100%" fill="#fff"/><text x="{left}" y="20" font-size="14">{escape(title)}</text>',
    ]
    for step in range(5):
        y = 40 + height - height * step / 4
        parts.append(
            f'<path d="M{left} {y:.0f}H{width - 10}" stroke="#e5e7eb"/><text x="{left - 6}" y="{y + 4:.0f}" text-anchor="end">'
            f"{largest * step / 4:,.0f}</text>"
        )
    for i, row in enumerate(rows):
        x = left + 15 + i * group
        for j, name in enumerate(names):
            value = row.figures[name][key]
            tall = height * value / largest
            parts.append(
                f'<rect x="{x + j * 24}" y="{40 + height - tall:.1f}" width="{bar}" height="{tall:.1f}" fill="{COLOURS.get(name, "#888")}">'
                f"<title>{escape(name)}: {value:.2f} {unit}</title></rect>"
            )
        _, connections, workers = row.what.split(", ")[1:4]
        parts.append(
            f'<text x="{x}" y="{height + 58}">{escape(connections)}</text><text x="{x}" y="{height + 72}">{escape(workers)}</text>'
        )
    for j, name in enumerate(names):
        parts.append(
            f'<rect x="{left + j * 110}" y="{height + 86}" width="12" height="12" fill="{COLOURS.get(name, "#888")}"/>'
            f'<text x="{left + 17 + j * 110}" y="{height + 96}">{escape(name)}</text>'
        )
    return "\n".join(parts) + "</svg>\n"


def earlier(folder, make):
    """Rows of the run before, for a run of some cells that is to complete it."""
    try:
        rows = json.loads((folder / "results.json").read_text())["rows"]
    except (OSError, ValueError, KeyError):
        return []
    return [make(**{key: value for key, value in row.items() if key != "met"}) for row in rows]


def merged(old, new, order):
    """New rows in place of old ones of the same name, in the order of the scenarios."""
    rows = {row.what: row for row in old} | {row.what: row for row in new}
    places = {name: place for place, name in enumerate(order)}
    return sorted(rows.values(), key=lambda row: (places.get(row.scenario, len(places)), sort_key(row.what)))


def sort_key(what):
    """Numbers in a sentence count as numbers; one worker before two, then by connections."""
    workers = re.search(r"(\d+) worker", what)
    numbers = [int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*\b", what.replace("p99", ""))]
    return (int(workers.group(1)) if workers else 0, numbers, what)


def put_into(readme, text):
    """Replaces what stands between the markers of the README."""
    begin, end = "<!-- bench:begin -->", "<!-- bench:end -->"
    old = readme.read_text()
    before, rest = old.split(begin, 1)
    readme.write_text(before + begin + "\n" + text.strip() + "\n" + end + rest.split(end, 1)[1])


def write(folder, rows, about):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.json").write_text(
        json.dumps(
            {"machine": about, "rows": [{**row.__dict__, "met": row.met} for row in rows]}, indent=1
        )
    )
    (folder / "table.md").write_text(table(rows, about))
    for name, key, title, unit in (
        ("cpu", "cpu-us", "CPU per request, µs (1 KiB, kept connections)", "µs"),
        ("rate", "rps", "Requests per second (1 KiB, kept connections)", "/s"),
        ("p99", "p99-us", "p99, µs (1 KiB, kept connections)", "µs"),
    ):
        picture = plot(rows, key, title, unit)
        if picture:
            (folder / f"{name}.svg").write_text(picture)

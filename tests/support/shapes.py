"""The JSON shapes that programs outside read (check, explain and status with --json), and a check of a value against one."""


def has(report, name, value, shape):
    """Whether JSON has a shape: {key: shape}, [shape of each] or types that a value may have."""

    def wrong(value, shape, path):
        if isinstance(shape, dict):
            if not isinstance(value, dict):
                return [f"{path} is {value!r}"]
            missing = [f"{path}.{key} is missing" for key in shape if key not in value]
            return missing + [
                one
                for key, inner in shape.items()
                if key in value
                for one in wrong(value[key], inner, f"{path}.{key}")
            ]
        if isinstance(shape, list):
            if not isinstance(value, list):
                return [f"{path} is {value!r}"]
            return [
                one
                for at, item in enumerate(value)
                for one in wrong(item, shape[0], f"{path}[{at}]")
            ]
        types = shape if isinstance(shape, tuple) else (shape,)
        fine = any(
            value is None if kind is None else type(value) is kind or (kind is float and type(value) is int)
            for kind in types
        )
        return [] if fine else [f"{path} is {value!r}"]

    problems = wrong(value, shape, "it")
    report.check(name, not problems, "; ".join(problems[:8]))


DIAGNOSTIC = {
    "severity": str,
    "message": str,
    "file": (str, None),
    "line": (int, None),
    "column": (int, None),
    "path": (str, None),
    "hint": (str, None),
}
NUMBER = (float, None)
SERVER = {
    **dict.fromkeys(("name", "url", "state", "state-since", "checks"), (str, None)),
    "progress": (str, None),
    **dict.fromkeys(("weight", "active", "picks", "requests", "retries", "bytes-in", "bytes-out"), int),
    **dict.fromkeys(("share-actual", "share-expected", "rate", "reused"), NUMBER),
    **dict.fromkeys(("p50-ms", "p95-ms", "p99-ms", "first-byte-p95-ms"), NUMBER),
    "errors": dict.fromkeys(("connect", "reset", "timeout", "5xx"), int),
    "last-check": (dict, None),
}
STATUS = {
    "file": str,
    "pid": int,
    "version": str,
    "started": str,
    "state": str,
    "generation": {"number": int, "cause": str, "applied": str, "digest": str},
    "generations": [
        {
            "number": (int, None),
            "state": str,
            "cause": str,
            "applied": (str, None),
            "in-flight": int,
            "requests": int,
            "oldest-ms": NUMBER,
        }
    ],
    "listeners": [{"name": str, "url": str, "connections": int, "accepted": int, "requests": int}],
    "backends": [{"name": str, "balance": str, "next": [str], "servers": [SERVER]}],
    "routes": [
        {
            "name": str,
            "index": int,
            "enabled": bool,
            "requests": int,
            "rate": NUMBER,
            "errors": int,
            **dict.fromkeys(("p50-ms", "p95-ms", "p99-ms"), NUMBER),
        }
    ],
    "runtime": {"faults": list, "overrides": list},
}
EXPLAIN = {
    "url": str,
    "method": str,
    "matched": {
        "route": str,
        "index": int,
        "line": (int, None),
        "backend": (str, None),
        "filters": [str],
        "next-server": (str, None),
        "path-forwarded": (str, None),
    },
    "candidates": [{"route": str, "index": int, "matched": bool, "predicates": list}],
    "reason": str,
}
PREDICATE = {"kind": str, "pattern": str, "value": (str, None), "ok": bool}

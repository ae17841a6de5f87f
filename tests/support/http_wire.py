"""HTTP/1.1 on the wire: a strict parser (RFC 9112, nothing forgiven) and a client that sends exact
bytes.
"""
import re
import socket
import struct
import time
from dataclasses import dataclass, field

TOKEN = re.compile(rb"^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$")
VALUE = re.compile(rb"^[\t\x20-\x7e\x80-\xff]*$")
TARGET = re.compile(rb"^[\x21-\x7e]+$")
HOST = re.compile(rb"^(\[[0-9A-Fa-f:.]+\]|[!$&'()*+,;=\-._~%0-9A-Za-z]*)(:[0-9]*)?$")


class Violation(Exception):
    """Bytes that a strict parser must refuse."""


@dataclass
class Message:
    start: bytes
    fields: list = field(default_factory=list)  # (lower-cased name, value)
    body: bytes = b""
    trailers: list = field(default_factory=list)

    def values(self, name):
        return [value for field_name, value in self.fields if field_name == name.lower()]

    def value(self, name, default=None):
        found = self.values(name)
        return found[0] if found else default

    # of requests
    @property
    def method(self):
        return self.start.split(b" ")[0].decode("latin-1")

    @property
    def target(self):
        return self.start.split(b" ")[1].decode("latin-1")

    # of responses
    @property
    def status(self):
        return int(self.start.split(b" ")[1])


def _fields(block):
    fields = []
    for line in block.split(b"\r\n"):
        if not line:
            continue
        if line[:1] in b" \t":
            raise Violation(f"obs-fold: {line!r}")
        name, colon, value = line.partition(b":")
        if not colon or not TOKEN.match(name):
            raise Violation(f"field name: {line!r}")
        value = value.strip(b" \t")
        if not VALUE.match(value):
            raise Violation(f"field value: {line!r}")
        fields.append((name.decode("ascii").lower(), value.decode("latin-1")))
    return fields


def _head(data):
    """(start line, fields, bytes used), or None when it isn't all there."""
    end = data.find(b"\r\n\r\n")
    block = data if end < 0 else data[:end]
    # A lone CR or LF is wrong even in a head that isn't complete (but for a CR that ends the bytes
    # so far).
    if re.search(rb"\r(?!\n|$)|(?<!\r)\n", block):
        raise Violation(f"bare CR or LF: {block[:80]!r}")
    if end < 0:
        return None
    start, _, rest = block.partition(b"\r\n")
    return start, _fields(rest), end + 4


def _chunked(data):
    """(body, trailers, bytes used), or None when it isn't all there."""
    body, at = b"", 0
    while True:
        line_end = data.find(b"\r\n", at)
        line = data[at:] if line_end < 0 else data[at:line_end]
        if re.search(rb"[\r\n]", line if line_end >= 0 else line.removesuffix(b"\r")):
            raise Violation(f"bare CR or LF in a chunk head: {line!r}")
        if line_end < 0:
            if line.removesuffix(b"\r") and not re.match(
                rb"^[0-9A-Fa-f]{1,16}(;[\t\x20-\x7e\x80-\xff]*)?$", line.removesuffix(b"\r")
            ):
                raise Violation(f"chunk head: {line!r}")
            return None
        if not re.match(rb"^[0-9A-Fa-f]{1,16}(;[\t\x20-\x7e\x80-\xff]*)?$", line):
            raise Violation(f"chunk head: {line!r}")
        size = int(line.split(b";")[0], 16)
        at = line_end + 2
        if size == 0:
            break
        if len(data) >= at + size + 2 and data[at + size : at + size + 2] != b"\r\n":
            raise Violation(f"no CRLF after a chunk: {data[at + size:at + size + 2]!r}")
        if len(data) < at + size + 2:
            return None
        body += data[at : at + size]
        at += size + 2
    if data[at : at + 2] == b"\r\n":
        return body, [], at + 2
    end = data.find(b"\r\n\r\n", at)
    if end < 0:
        return None
    trailers = _fields(data[at:end])
    for name, _ in trailers:
        if name in ("content-length", "transfer-encoding", "host", "connection"):
            raise Violation(f"trailer field {name}")
    return body, trailers, end + 4


def _length(message):
    lengths = message.values("content-length")
    codings = message.values("transfer-encoding")
    if lengths and codings:
        raise Violation("Content-Length with Transfer-Encoding")
    if len(lengths) > 1 or (lengths and not re.match(r"^[0-9]{1,18}$", lengths[0])):
        raise Violation(f"Content-Length {lengths}")
    if codings and [coding.lower() for coding in codings] != ["chunked"]:
        raise Violation(f"Transfer-Encoding {codings}")
    return "chunked" if codings else int(lengths[0]) if lengths else None


def parse_request(data):
    """(Message, bytes used) of the first request, None when it isn't all there; Violation when it
    must be refused.
    """
    head = _head(data)
    if head is None:
        return None
    start, fields, used = head
    parts = start.split(b" ")
    if (
        len(parts) != 3
        or not TOKEN.match(parts[0])
        or not TARGET.match(parts[1])
        or parts[2] not in (b"HTTP/1.1", b"HTTP/1.0")
    ):
        raise Violation(f"request line: {start!r}")
    if b"#" in parts[1]:
        raise Violation(f"fragment in the target: {start!r}")
    if not (
        parts[1].startswith(b"/")
        or parts[1].startswith(b"http://")
        or (parts[1] == b"*" and parts[0] == b"OPTIONS")
        or parts[0] == b"CONNECT"
    ):
        raise Violation(f"target: {start!r}")
    message = Message(start, fields)
    hosts = message.values("host")
    if len(hosts) != 1 or not HOST.match(hosts[0].encode("latin-1")):
        raise Violation(f"Host: {hosts}")
    if parts[0] == b"TRACE" and _length(message) not in (None, 0):
        raise Violation("TRACE with content")
    length = _length(message)
    if length == "chunked":
        chunked = _chunked(data[used:])
        if chunked is None:
            return None
        message.body, message.trailers, more = chunked
        return message, used + more
    if len(data) < used + (length or 0):
        return None
    message.body = data[used : used + (length or 0)]
    return message, used + (length or 0)


def parse_response(data, method="GET", ended=False):
    """(Message, bytes used, ends with the connection) of the first response, or None when it isn't
    all there.
    """
    head = _head(data)
    if head is None:
        return None
    start, fields, used = head
    if not re.match(rb"^HTTP/1\.[01] [1-5][0-9][0-9] [\t\x20-\x7e\x80-\xff]*$", start):
        raise Violation(f"status line: {start!r}")
    message = Message(start, fields)
    if method == "HEAD" or message.status < 200 or message.status in (204, 304):
        return message, used, False
    length = _length(message)
    if length == "chunked":
        chunked = _chunked(data[used:])
        if chunked is None:
            return None
        message.body, message.trailers, more = chunked
        return message, used + more, False
    if length is None:
        if not ended:
            return None
        message.body = data[used:]
        return message, len(data), True
    if len(data) < used + length:
        return None
    message.body = data[used : used + length]
    return message, used + length, False


@dataclass
class Answer:
    """What a client got for the bytes it sent."""

    finals: list = field(default_factory=list)  # complete responses, 1xx apart
    interims: list = field(default_factory=list)
    rest: bytes = b""  # bytes that aren't a complete response
    closed: bool = False
    reset: bool = False
    violation: str = ""

    @property
    def status(self):
        return self.finals[0].status if self.finals else None


class Client:
    """A TCP connection that sends exact bytes and reads strictly."""

    def __init__(self, port, timeout=5.0, receive_buffer=None):
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(timeout)
        self.socket.connect(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.data = b""
        self.answer = Answer()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def send(self, data):
        """Bytes, or a list of them: then one TCP segment an item."""
        pieces = data if isinstance(data, list) else [data]
        try:
            for number, piece in enumerate(pieces):
                if number:
                    time.sleep(0.002)
                self.socket.sendall(piece)
        except (BrokenPipeError, ConnectionResetError):
            self.answer.reset = True
        return self

    def half_close(self):
        self.socket.shutdown(socket.SHUT_WR)

    def abort(self):
        """Closes with a reset."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def close(self):
        self.socket.close()

    def receive_some(self, seconds):
        """Reads once; False when nothing came in that time or the other side is done."""
        if self.answer.closed:
            return False
        self.socket.settimeout(max(seconds, 0.001))
        try:
            piece = self.socket.recv(262144)
        except TimeoutError:
            return False
        except ConnectionResetError:
            self.answer.reset = True
            piece = b""
        self.data += piece
        if not piece:
            self.answer.closed = True
        return bool(piece)

    def read(self, methods=("GET",), quiet=0.3, seconds=5.0, until_closed=False):
        """Reads responses to requests of these methods until all came and, unless until_closed, then for `quiet` more
        (bytes after the last answer would be a fault); or until the other side closes, or the time is over.
        """
        answer = self.answer
        end = time.monotonic() + seconds
        while True:
            self._parse(methods)
            complete = len(answer.finals) >= len(methods) and not answer.rest
            left = end - time.monotonic()
            if answer.closed or answer.violation or left <= 0:
                break
            wait = min(quiet, left) if complete and not until_closed else left
            if not self.receive_some(wait) and not answer.closed:
                break
        self._parse(methods)
        return answer

    def _parse(self, methods):
        answer = self.answer
        while self.data and not answer.violation:
            method = methods[len(answer.finals)] if len(answer.finals) < len(methods) else "GET"
            try:
                found = parse_response(self.data, method, ended=answer.closed)
            except Violation as violation:
                answer.violation = str(violation)
                break
            if found is None:
                break
            message, used, _ = found
            self.data = self.data[used:]
            (answer.interims if message.status < 200 else answer.finals).append(message)
        answer.rest = self.data


def ask(
    port,
    target="/",
    method="GET",
    host="test.localhost",
    fields=(),
    body=b"",
    version="HTTP/1.1",
    seconds=10.0,
):
    """One request on its own connection; the Answer."""
    lines = [f"{method} {target} {version}", f"Host: {host}", *fields]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    with Client(port, timeout=seconds) as client:
        client.send("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)
        return client.read([method], quiet=0.0, seconds=seconds)

"""Servers for tests, each on a port of its own: a strict one that records, and ones whose answers
are a function.
"""
import socket
import struct
import threading

from http_wire import Violation, parse_request


class Server:
    """Accepts on 127.0.0.1 and calls serve(socket) in a thread for each connection."""

    def __init__(self, port=0, backlog=256):
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(("127.0.0.1", port))
        self.listener.listen(backlog)
        self.port = self.listener.getsockname()[1]
        self.lock = threading.Lock()
        self.open = set()
        self.accepted = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self.lock:
                self.open.add(connection)
                self.accepted += 1
            threading.Thread(target=self._run, args=(connection,), daemon=True).start()

    def _run(self, connection):
        try:
            self.serve(connection)
        except OSError:
            pass
        finally:
            with self.lock:
                self.open.discard(connection)
            connection.close()

    def serve(self, connection):
        raise NotImplementedError

    def stop(self, reset=False):
        """No more connections; those that are open end, with a reset if asked."""
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        with self.lock:
            for connection in self.open:
                try:
                    if reset:
                        connection.setsockopt(
                            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
                        )
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass


class Exchange:
    """What a handler of HttpServer gets: the request and the means to answer in any way."""

    def __init__(self, server, connection, request):
        self.server = server
        self.connection = connection
        self.request = request
        self.keep = True

    def reply(self, body=b"", status="200 OK", fields=()):
        if isinstance(body, str):
            body = body.encode()
        lines = [f"HTTP/1.1 {status}", *fields, f"Content-Length: {len(body)}"]
        self.connection.sendall(
            "\r\n".join(lines).encode("latin-1")
            + b"\r\n\r\n"
            + (b"" if self.request.method == "HEAD" else body)
        )

    def send(self, data):
        self.connection.sendall(data)

    def close(self):
        self.keep = False

    def reset(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.keep = False


class HttpServer(Server):
    """Parses strictly, records every request and violation, and calls handler(exchange) for each
    request.
    """

    def __init__(self, handler=None, port=0):
        self.handler = handler or (lambda exchange: exchange.reply(exchange.request.target))
        self.requests = []
        self.violations = []
        super().__init__(port)

    def clear(self):
        with self.lock:
            self.requests.clear()
            self.violations.clear()

    def serve(self, connection):
        data = b""
        while True:
            try:
                parsed = parse_request(data)
            except Violation as violation:
                with self.lock:
                    self.violations.append(f"{violation} in {data[:200]!r}")
                connection.sendall(
                    b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                )
                return
            if parsed is None:
                piece = connection.recv(65536)
                if not piece:
                    return
                data += piece
                continue
            request, used = parsed
            data = data[used:]
            with self.lock:
                self.requests.append(request)
            exchange = Exchange(self, connection, request)
            self.handler(exchange)
            if not exchange.keep:
                return

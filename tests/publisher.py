"""A publisher: a server on loopback that answers as it is told, and remembers what it was asked."""

import threading
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


Asked = dict[str, str]
"""The headers of a request, their names in small letters."""


@dataclass
class Publisher:
    """`answers[path]` is what it says there, or says of the request's headers, None for nothing at all; `asked` is (path,
    headers) of each request."""

    address: str
    answers: dict[str, Answer | Callable[[Asked], Answer | None]] = field(default_factory=dict)
    asked: list[tuple[str, Asked]] = field(default_factory=list)

    def say(self, path, body=b"", status=200, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = Answer(body.encode() if isinstance(body, str) else body, status, named)
        return self.address + path


@contextmanager
def serving():
    made = None

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            asked = {name.lower(): value for name, value in self.headers.items()}
            made.asked.append((self.path, asked))
            answer = made.answers.get(self.path, Answer(status=404))
            answer = answer(asked) if callable(answer) else answer
            if answer is None:
                self.close_connection = True
                return
            etag = answer.headers.get("ETag")
            status = 304 if etag and asked.get("if-none-match") == etag else answer.status
            self.send_response(status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            body = answer.body if status == 200 else b""
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Not on the tests' stderr."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Publisher(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

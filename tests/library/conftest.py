"""A server on loopback that answers as it is told, and remembers what it was asked."""

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """`answers[path]` is what the server says there; `asked` is (path, headers) of each request."""

    address: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def say(self, path, body=b"", status=200, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = Answer(body.encode() if isinstance(body, str) else body, status, named)
        return self.address + path


@pytest.fixture
def site():
    with serving() as made:
        yield made


@pytest.fixture
def other_site():
    with serving() as made:
        yield made


@contextmanager
def serving():
    made = None

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            asked = {name.lower(): value for name, value in self.headers.items()}
            made.asked.append((self.path, asked))
            answer = made.answers.get(self.path, Answer(status=404))
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
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""A small site on this machine: paths with what they answer, and a policy that knows it under a public name."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from backing.errors import RefusedAddress
from backing.files.connect import Policy


@dataclass
class Site:
    """``asked`` are the host names, ``received`` the headers and bodies with which it was asked."""

    answers: dict[str, tuple[int, dict[str, str], bytes]]
    asked: list[str] = field(default_factory=list)
    received: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""


@contextlib.contextmanager
def running(answers: dict[str, tuple[int, dict[str, str], bytes]]) -> Iterator[Site]:
    """The site while it runs; ``/slow`` answers after two seconds, and what it does not know with 404."""
    here = Site(answers=answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append(self.headers["Host"])
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            here.received.append((self.path, dict(self.headers), content))
            if self.path == "/slow":
                time.sleep(2)
            status, headers, body = here.answers.get(self.path, (404, {"Content-Type": "text/html"}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(ConnectionError):  # the other side may have had enough
                self.wfile.write(body)

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    here.url = f"http://site.example:{server.server_port}"
    yield here
    server.shutdown()
    server.server_close()


def policy(site: Site, **limits: float) -> Policy:
    """Names that end in ``.example`` are this machine; every other is refused."""

    def choose(host: str, _: int) -> str:
        if host.endswith(".example"):
            return "127.0.0.1"
        raise RefusedAddress(f"{host} leads elsewhere")

    return Policy(choose=choose, ports=frozenset({int(site.url.rpartition(":")[2])}), **limits)  # type: ignore[arg-type]

"""Other sites asked, here a server on this machine that misbehaves in every way."""

import json
import socket
import struct
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from veiviser.links import check_folder
from veiviser.links.outside import Manners, ask_all, outside_problems
from veiviser.links.outside.known import read_known
from veiviser.problem import ProblemsFound

HASTY = Manners(pause=0.01, attempts=3, backoff=0.02, longest_wait=2.0, timeout=30, private=True)
IMPATIENT = replace(HASTY, timeout=0.5)
"""For what never answers, however long one waits."""


@dataclass
class Site:
    """A running server, and what it was asked."""

    url: str
    asked: list[tuple[str, str]] = field(default_factory=list)
    at: list[float] = field(default_factory=list)
    together: int = 0
    most_together: int = 0
    pair: threading.Barrier = field(default_factory=lambda: threading.Barrier(2, timeout=60))

    def methods(self, path: str) -> list[str]:
        return [method for method, asked in self.asked if asked == path]


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        site = type(self).site
        site.asked.append((self.command, self.path))
        site.at.append(time.monotonic())
        site.together += 1
        site.most_together = max(site.most_together, site.together)
        try:
            getattr(self, "on_" + self.path.strip("/").partition("?")[0].replace("-", "_"))()
        except (BrokenPipeError, ConnectionResetError):
            pass  # the other side had enough
        finally:
            site.together -= 1

    def reply(self, status: int, body: str = "<title>Ord</title>", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body.encode())

    def first(self) -> bool:
        return len(type(self).site.methods(self.path)) == 1

    def on_fine(self) -> None:
        self.reply(200)

    def on_picture(self) -> None:
        self.reply(200, Content_Type="image/png")

    def on_gone(self) -> None:
        self.reply(410)

    def on_missing(self) -> None:
        self.reply(404)

    def on_says_not_found(self) -> None:
        self.reply(200, "<title>Side ikke funnet – Kommunen</title>")

    def on_speaks_of_404(self) -> None:
        self.reply(200, "<title>Feilmeldinger</title><p>404 betyr page not found</p>")

    def on_no_head(self) -> None:
        self.reply(405 if self.command == "HEAD" else 200)

    def on_head_is_missing(self) -> None:
        self.reply(404 if self.command == "HEAD" else 200)

    def on_no_head_at_all(self) -> None:
        self.reset() if self.command == "HEAD" else self.reply(200)

    def on_not_for_programs(self) -> None:
        self.reply(403)

    def on_busy_once(self) -> None:
        if self.first():
            self.reply(429, Retry_After="1")
        else:
            self.reply(200)

    def on_busy_until(self) -> None:
        soon = datetime.now(UTC) + timedelta(seconds=1.5)
        if self.first():
            self.reply(503, Retry_After=format_datetime(soon, usegmt=True))
        else:
            self.reply(200)

    def on_busy_for_long(self) -> None:
        self.reply(429, Retry_After="3600")

    def on_fails_once(self) -> None:
        self.reply(500 if len(type(self).site.methods(self.path)) <= 2 else 200)

    def on_fails(self) -> None:
        self.reply(500)

    def on_slow(self) -> None:
        time.sleep(5)
        self.reply(200)

    def on_pair(self) -> None:
        if self.command == "HEAD":
            type(self).site.pair.wait()  # for another request, which must come while this one waits
        self.reply(200)

    def on_drips(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(100 if self.command == "GET" else 0):
            self.wfile.write(b"x")
            time.sleep(0.1)

    def reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    on_resets = reset

    def on_moved(self) -> None:
        self.reply(301, Location="/fine")

    def on_elsewhere(self) -> None:
        self.reply(302, Location="/fine")

    def on_to_missing(self) -> None:
        self.reply(302, Location="/missing")

    def on_ring(self) -> None:
        self.reply(302, Location="/ring-2")

    def on_ring_2(self) -> None:
        self.reply(302, Location="/ring")

    def on_endless(self) -> None:
        number = int(self.path.partition("?")[2] or 0)
        self.reply(302, Location=f"/endless?{number + 1}")

    def on_to_code(self) -> None:
        self.reply(302, Location="javascript:alert(1)")

    def on_nonsense(self) -> None:
        self.wfile.write(b"\x00\x01 not http at all\r\n\r\n")
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # what it is made to do


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(_Handler):
        pass  # each server has its own site

    server = _Server(("127.0.0.1", 0), Handler)
    Handler.site = running = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield running
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("fine", "fine", ""),
        ("picture", "fine", ""),
        ("missing", "dead", "404"),
        ("gone", "dead", "410"),
        ("says-not-found", "dead", "says that it is not there"),
        ("speaks-of-404", "fine", ""),
        ("no-head", "fine", ""),
        ("head-is-missing", "fine", ""),
        ("no-head-at-all", "fine", ""),
        ("not-for-programs", "unsure", "403"),
        ("busy-once", "fine", ""),
        ("busy-until", "fine", ""),
        ("busy-for-long", "unsure", "429"),
        ("fails-once", "fine", ""),
        ("fails", "unsure", "500"),
        ("slow", "unsure", "did not answer in 0.5 seconds"),
        ("drips", "unsure", "did not answer in 0.5 seconds"),
        ("resets", "unsure", "broke the connection off"),
        ("nonsense", "unsure", "broke the connection off"),
        ("moved", "moved", "/fine"),
        ("elsewhere", "fine", ""),
        ("to-missing", "dead", "404"),
        ("ring", "dead", "comes back to"),
        ("endless", "dead", "11 redirects"),
        ("to-code", "dead", "javascript:alert(1)"),
    ],
)
def test_an_answer_is_judged(site: Site, path: str, kind: str, words: str) -> None:
    manners = IMPATIENT if path in ("slow", "drips") else HASTY
    answer = ask_all([f"{site.url}/{path}"], manners)[f"{site.url}/{path}"]
    assert answer.kind == kind, answer
    assert words in answer.told


def test_a_site_that_speaks_no_tls_has_no_certificate(site: Site) -> None:
    address = site.url.replace("http:", "https:") + "/fine"
    answer = ask_all([address], HASTY)[address]
    assert (answer.kind, "certificate" in answer.told) == ("dead", True)


def test_a_port_where_nobody_listens_is_dead() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    assert ask_all([address], replace(HASTY, attempts=1))[address].kind == "dead"


@pytest.mark.parametrize("address", ["http://", "http://[", "http://127.0.0.1:99999/", "http://\x00/", "http://a b/"])
def test_an_address_that_cannot_be_asked_is_an_answer_too(address: str) -> None:
    assert ask_all([address], replace(HASTY, attempts=1))[address].kind in ("dead", "unsure")


def test_the_head_is_enough_for_what_is_no_page(site: Site) -> None:
    ask_all([f"{site.url}/picture", f"{site.url}/fine"], HASTY)
    assert site.methods("/picture") == ["HEAD"]
    assert site.methods("/fine") == ["HEAD", "GET"]


def test_a_host_is_asked_one_address_at_a_time_with_a_pause(site: Site) -> None:
    ask_all([f"{site.url}/picture?{number}" for number in range(5)], replace(HASTY, pause=0.05))
    assert site.most_together == 1
    assert all(later - earlier >= 0.05 for earlier, later in zip(site.at, site.at[1:], strict=False))


def test_hosts_are_asked_at_the_same_time(site: Site) -> None:
    other = site.url.replace("127.0.0.1", "localhost")
    answers = ask_all([f"{site.url}/pair", f"{other}/pair"], HASTY)
    assert [answer.kind for answer in answers.values()] == ["fine", "fine"]


def test_a_wait_that_a_host_asks_for_is_kept(site: Site) -> None:
    ask_all([f"{site.url}/busy-once"], HASTY)
    assert site.at[1] - site.at[0] >= 1


def test_who_asks_for_too_long_a_wait_is_left_alone(site: Site) -> None:
    ask_all([f"{site.url}/busy-for-long"], HASTY)
    assert len(site.asked) == 1


def test_nobody_is_led_into_a_private_network(site: Site) -> None:
    (answer,) = ask_all([f"{site.url}/elsewhere"], replace(HASTY, private=False)).values()
    assert (answer.kind, "private network" in answer.told) == ("dead", True)


# -- On the pages of a site --------------------------------------------------------------------------------------------


def _folder(root: Path, *addresses: str) -> Path:
    folder = root / "site"
    folder.mkdir(exist_ok=True)
    links = "\n".join(f'<p><a href="{address}">Om {number}</a></p>' for number, address in enumerate(addresses))
    (folder / "index.html").write_text(f"<title>Ord</title>\n{links}\n", encoding="utf-8")
    return folder


def _told(folder: Path, root: Path) -> list[tuple[int, int, str, str]]:
    checked = check_folder(folder)
    found = outside_problems(checked, root / "links.toml", root / "cache" / "outside.json", HASTY)
    return [(problem.place.line, problem.place.column, problem.severity, problem.id) for problem in found]


def test_what_answers_badly_is_told_at_its_place_and_is_never_an_error(site: Site, tmp_path: Path) -> None:
    folder = _folder(tmp_path, *(f"{site.url}/{path}" for path in ("fine", "missing#a", "moved", "not-for-programs")))
    assert _told(folder, tmp_path) == [
        (3, 13, "warning", "dead-address"),
        (4, 13, "note", "moved-address"),
        (5, 13, "note", "unsure-address"),
    ]


def test_an_answer_is_kept_until_it_is_old(site: Site, tmp_path: Path) -> None:
    folder = _folder(tmp_path, f"{site.url}/fine", f"{site.url}/missing")
    first = _told(folder, tmp_path)
    asked = len(site.asked)
    assert _told(folder, tmp_path) == first
    assert len(site.asked) == asked
    cache = tmp_path / "cache" / "outside.json"
    entries = json.loads(cache.read_text("utf-8"))
    entries[f"{site.url}/missing"]["asked"] = (datetime.now(UTC) - timedelta(days=2)).isoformat()
    cache.write_text(json.dumps(entries), encoding="utf-8")
    assert _told(folder, tmp_path) == first
    assert {path for _, path in site.asked[asked:]} == {"/missing"}


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a": 1}', '{"a": {"kind": "x", "told": "", "asked": "2020"}}'])
def test_a_cache_that_is_not_ours_is_no_cache(site: Site, tmp_path: Path, content: str) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "outside.json").write_text(content, encoding="utf-8")
    assert _told(_folder(tmp_path, f"{site.url}/gone"), tmp_path) == [(2, 13, "warning", "dead-address")]


def test_what_is_known_is_not_asked(site: Site, tmp_path: Path) -> None:
    known = f'[[known]]\naddress = "{site.url}/*"\nreason = "a test"\nuntil = 2999-01-01\n'
    (tmp_path / "links.toml").write_text(known, encoding="utf-8")
    assert _told(_folder(tmp_path, f"{site.url}/missing"), tmp_path) == []
    assert site.asked == []


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('reason = "x"\nuntil = 2999-01-01', "needs an address"),
        ('address = "https://a/"\nuntil = 2999-01-01', "no reason"),
        ('address = "https://a/"\nreason = "x"', "no last day"),
        ('address = "https://a/"\nreason = "x"\nuntil = "soon"', "no last day"),
        ('address = "https://a/"\nreason = "x"\nuntil = 2020-01-01', "held until 2020-01-01"),
    ],
)
def test_an_exception_has_an_address_a_reason_and_a_day_to_come(tmp_path: Path, entry: str, words: str) -> None:
    (tmp_path / "links.toml").write_text(f"# ours\n[[known]]\n{entry}\n", encoding="utf-8")
    holding, (problem,) = read_known(tmp_path / "links.toml", date(2026, 11, 22))
    assert holding == []
    assert words in problem.message
    assert (problem.place.line, problem.severity, problem.id) == (2, "warning", "expired-exception")


@pytest.mark.parametrize("text", ["[[known]", 'known = "x"', "known = [1]"])
def test_exceptions_that_cannot_be_read_are_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "links.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound):
        read_known(tmp_path / "links.toml", date(2026, 11, 22))

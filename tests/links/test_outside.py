"""Other sites asked, here a server on this machine that misbehaves in every way."""

import gzip
import json
import socket
import struct
import threading
import time
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from veiviser.links import check_folder
from veiviser.links.hosts import host_of, is_private
from veiviser.links.outside import Manners, ask_all, outside_problems
from veiviser.links.outside.known import read_known
from veiviser.messages import render
from veiviser.problem import ProblemsFound

HERE = Path(__file__).parent
HASTY = Manners(pause=0.01, attempts=3, backoff=0.02, longest_wait=2.0, timeout=30, private=True)
IMPATIENT = replace(HASTY, timeout=0.5)
"""For what never answers, however long one waits."""


@cache
def gzip_of_zeros() -> bytes:
    return gzip.compress(b"<title>Ord</title>" + bytes(200_000_000), 9)


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

    def begin(self, *headers: str) -> None:
        self.wfile.write("\r\n".join(["HTTP/1.1 200 OK", *headers, "", ""]).encode("latin-1"))

    def on_bomb(self) -> None:
        """200 kB that unpack to 200 MB."""
        packer = gzip_of_zeros()
        self.begin("Content-Type: text/html", "Content-Encoding: gzip", f"Content-Length: {len(packer)}")
        self.wfile.write(packer if self.command == "GET" else b"")

    def on_packed(self) -> None:
        packed = gzip.compress(b"<title>Siden finnes ikke</title>")
        self.begin("Content-Type: text/html", "Content-Encoding: gzip", f"Content-Length: {len(packed)}")
        self.wfile.write(packed if self.command == "GET" else b"")

    def on_drips_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(200):
            self.wfile.write(b"X-%d: y\r\n" % number)
            time.sleep(0.1)

    def on_drips_chunks(self) -> None:
        self.begin("Content-Type: text/html", "Transfer-Encoding: chunked")
        for _ in range(200 if self.command == "GET" else 0):
            self.wfile.write(b"1\r\nx\r\n")
            time.sleep(0.1)

    def on_without_end(self) -> None:
        self.begin("Content-Type: text/html")
        while self.command == "GET":
            self.wfile.write(b"x" * 65536)

    def on_headers_without_end(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while True:
            self.wfile.write(b"y" * 1000 + b"\r\n ")

    def on_hints_without_end(self) -> None:
        while True:
            self.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")

    def on_waits_without_end(self) -> None:
        while True:
            self.wfile.write(b"HTTP/1.1 100 Continue\r\nLink: </a>\r\n\r\n")

    def on_long_line(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n")

    def on_chunk_without_end(self) -> None:
        self.begin("Content-Type: text/html", "Transfer-Encoding: chunked")
        self.wfile.write(b"f" * 100_000 if self.command == "GET" else b"")

    def on_hints(self) -> None:
        self.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
        self.reply(404)

    def on_to_nonsense(self) -> None:
        self.reply(302, Location="http://[")

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
    gzip_of_zeros()  # takes longer than an answer may

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
        ("to-nonsense", "dead", "no address"),
        ("bomb", "fine", ""),
        ("packed", "dead", "says that it is not there"),
        ("drips-headers", "unsure", "did not answer in 0.5 seconds"),
        ("drips-chunks", "unsure", "did not answer in 0.5 seconds"),
        ("without-end", "fine", ""),
        ("headers-without-end", "unsure", "broke the connection off"),
        ("hints-without-end", "unsure", "answer"),
        ("waits-without-end", "unsure", "answer"),
        ("long-line", "unsure", "broke the connection off"),
        ("chunk-without-end", "unsure", "broke the connection off"),
        ("hints", "dead", "404"),
    ],
)
def test_an_answer_is_judged(site: Site, path: str, kind: str, words: str) -> None:
    manners = IMPATIENT if path.startswith(("slow", "drips")) else HASTY
    answer = ask_all([f"{site.url}/{path}"], manners)[f"{site.url}/{path}"]
    assert answer.kind == kind, answer
    assert words in str(answer.told)


def test_a_site_that_speaks_no_tls_has_no_certificate(site: Site) -> None:
    address = site.url.replace("http:", "https:") + "/fine"
    answer = ask_all([address], HASTY)[address]
    assert (answer.kind, "certificate" in str(answer.told)) == ("dead", True)


def test_what_a_site_sends_is_never_held_whole(site: Site) -> None:
    tracemalloc.start()
    ask_all([f"{site.url}/{path}" for path in ("bomb", "without-end", "headers-without-end")], HASTY)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_handshake_that_drips_is_left(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, ThreadPoolExecutor(1) as thread:
        thread.submit(_drip, server)
        address = f"https://127.0.0.1:{server.getsockname()[1]}/"
        (answer,) = ask_all([address], replace(IMPATIENT, attempts=1)).values()
    assert (answer.kind, "did not answer" in str(answer.told)) == ("unsure", True)


def _drip(server: socket.socket) -> None:
    connection, _ = server.accept()
    with connection, suppress(OSError):
        for byte in b"\x16\x03\x03\x40\x00" + b"\x02" * 300:
            connection.sendall(bytes([byte]))
            time.sleep(0.1)


def test_one_address_has_its_time_and_so_have_all(site: Site) -> None:
    slow = replace(HASTY, timeout=5, longest=0.3)
    (answer,) = ask_all([f"{site.url}/slow"], slow).values()
    assert (answer.kind, len(site.asked)) == ("unsure", 1)
    answers = ask_all([f"{site.url}/slow?{number}" for number in range(20)], replace(slow, overall=0.5, silent=99))
    assert {answer.kind for answer in answers.values()} == {"unsure", "unasked"}
    assert len(site.asked) < 10


def test_a_host_that_lets_others_wait_is_left_alone(site: Site) -> None:
    addresses = [f"{site.url}/slow?{number}" for number in range(9)]
    answers = ask_all(addresses, replace(HASTY, attempts=1, timeout=0.1))
    assert [answers[address].kind for address in addresses] == ["unsure"] * 3 + ["unasked"] * 6


PRIVATE = (HERE / "hosts" / "private.txt").read_text(encoding="utf-8").split()
PUBLIC = (HERE / "hosts" / "public.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("host", PRIVATE)
def test_a_private_address_is_known_in_every_spelling(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize("host", PUBLIC)
def test_a_public_address_is_none(host: str) -> None:
    assert not is_private(host)


@pytest.mark.parametrize(
    "host",
    ["", "[", "[]", "[::1", "1.2.3.4.5", "256.1.1.1", "0x", "a b", "a:99999", "a:b", "%00", "a%2Fb", "[1.2.3.4]", "08"],
)
def test_what_browsers_take_for_no_host_is_none(host: str) -> None:
    assert (host_of(host) is None) == (host != "0x")


def test_a_redirect_into_a_private_network_is_not_followed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """By name: what the system says of it decides, on the way to each connection."""
    port = int(site.url.rpartition(":")[2])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: _answers("127.0.0.1", port))
    (answer,) = ask_all([f"http://intern.example.com:{port}/fine"], replace(HASTY, private=False)).values()
    assert (answer.kind, "private network" in str(answer.told), site.asked) == ("dead", True, [])


def test_who_is_connected_to_is_who_was_looked_at(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that answers otherwise when it is asked again leads nobody astray, since it is asked once."""
    port = int(site.url.rpartition(":")[2])
    answers = iter([_answers("127.0.0.1", port)] * 2)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: next(answers))
    (answer,) = ask_all([f"http://example.com:{port}/fine"], HASTY).values()
    assert (answer.kind, site.methods("/fine")) == ("fine", ["HEAD", "GET"])


def _answers(address: str, port: int) -> list[tuple[object, ...]]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]


def test_a_name_that_nobody_resolves_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: waiting.wait(600))
    (answer,) = ask_all(["http://example.com/"], replace(IMPATIENT, attempts=1)).values()
    assert (answer.kind, waiting.is_set()) == ("unsure", False)
    waiting.set()


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
    assert (answer.kind, "private network" in str(answer.told)) == ("dead", True)


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


def test_an_answer_that_was_kept_is_told_in_the_language_of_whoever_asks_next(site: Site, tmp_path: Path) -> None:
    address = f"{site.url}/gone"
    checked, cache = check_folder(_folder(tmp_path, address)), tmp_path / "outside.json"
    outside_problems(checked, tmp_path / "links.toml", cache, HASTY)
    asked = len(site.asked)
    (problem,) = outside_problems(checked, tmp_path / "links.toml", cache, HASTY)
    assert len(site.asked) == asked
    mend = "lenk til et annet sted, eller ta bort lenken"
    assert render(problem.message, "nb") == f"`{address}` finnes ikke (svaret er 410); {mend}"


@pytest.mark.parametrize("told", ["{address.real}", "{address:>9}", "{address!r}", "{other}", "}", "{0}"])
def test_a_sentence_in_the_cache_that_we_did_not_write_is_not_told(site: Site, tmp_path: Path, told: str) -> None:
    address = f"{site.url}/fine"
    entry = {"kind": "dead", "told": told, "values": {"address": "x"}, "asked": datetime.now(UTC).isoformat()}
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "outside.json").write_text(json.dumps({address: entry}), encoding="utf-8")
    assert _told(_folder(tmp_path, address), tmp_path) == []


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
        ('address = "https://a/"\nreason = "x"\nuntil = 2020-01-01T10:00:00', "held until 2020-01-01"),
        ('adress = "https://a/"\nreason = "x"\nuntil = 2999-01-01', "needs an address"),
        ('address = "https://a/"\nreason = "x"\nuntil = 2999-01-01\nuntill = 1', "did you mean `until`?"),
        ('address = 5\nreason = "x"\nuntil = 2999-01-01', "needs an address"),
    ],
)
def test_an_exception_has_an_address_a_reason_and_a_day_to_come(tmp_path: Path, entry: str, words: str) -> None:
    (tmp_path / "links.toml").write_text(f"# ours\n[[known]]\n{entry}\n", encoding="utf-8")
    holding, (problem,) = read_known(tmp_path / "links.toml", date(2026, 11, 22))
    assert holding == []
    assert words in problem.message
    assert (problem.place.line, problem.severity, problem.id) == (2, "warning", "expired-exception")


@pytest.mark.parametrize(
    ("content", "line", "column", "words"),
    [
        (b"[[known]", 1, 8, "cannot be read"),
        (b'# x\nknown = "x"', 2, 1, "no list of tables"),
        (b"known = [1]", 1, 1, "no list of tables"),
        (b'# bl\xe5\nknown = "x"', 1, 5, "not UTF-8"),
        (b"\xff\xfe[\x00[\x00", 1, 1, "not UTF-8"),
        (b"# x\n[[knwon]]\n", 2, 3, "did you mean `known`?"),
        (b"a = " + b"[" * 5000, 1, 1, "cannot be read"),
        (b"# x\n" * 300_000, 1, 1, "larger than"),
    ],
)
def test_exceptions_that_cannot_be_read_are_told(
    tmp_path: Path, content: bytes, line: int, column: int, words: str
) -> None:
    (tmp_path / "links.toml").write_bytes(content)
    with pytest.raises(ProblemsFound) as told:
        read_known(tmp_path / "links.toml", date(2026, 11, 22))
    (problem,) = told.value.problems
    assert (problem.place.line, problem.place.column, words in problem.message) == (line, column, True), problem


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "links.toml").write_bytes(b"\xef\xbb\xbf# ours\r\n")
    assert read_known(tmp_path / "links.toml", date(2026, 11, 22)) == ([], [])


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound):
        read_known(tmp_path, date(2026, 11, 22))

"""The preview serves the last good site to this machine alone, and tells browsers when to look again."""

import errno
import http.client
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path, PurePosixPath

import pytest

from tests.engine_sample import Sample, write_project
from veiviser import pipeline
from veiviser.engine import Generated
from veiviser.messages import say
from veiviser.place import Place
from veiviser.problem import Problem, ProblemsFound
from veiviser.serving import Preview, building, open_server
from veiviser.serving.preview import Checkpoint, Generate, Render, Show
from veiviser.serving.server import PreviewServer
from veiviser.serving.shown import Shown
from veiviser.serving.watching import watched
from veiviser.writing import write_files

POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">"


def generate(
    root: Path,
    _first: str = "",
    _show: Show = lambda _files, _problems: None,
    _checkpoint: Checkpoint = lambda: None,
) -> Sample:
    """Prototype's page as the flow says; a flow that says `wrong` is."""
    words = (root / "flows" / "time.yaml").read_text("utf-8")
    if words == "wrong":
        raise ProblemsFound(
            [Problem(Place(PurePosixPath("flows/time.yaml"), 7, 3), "wrong", say("<b>this</b> is wrong"))]
        )
    warnings = (
        Problem(Place(PurePosixPath("flows/time.yaml"), 2, 1), "mild", say("<b>this</b> could be better"), "warning"),
    )
    page = f"<!doctype html><html lang='nb'><head>{POLICY}<title>P</title></head><body><h1>{words}</h1></body></html>"
    files = {"prototype/time/start.html": page, "prototype/time/end.html": page.replace(words, "end")}
    docs = {"index.md": f"# {words}"}
    return replace(Sample(), docs=docs, site_files=files, warnings=warnings if words == "mild" else ())


def render(_root: Path, _made: Generated, site: Path, _checkpoint: Checkpoint) -> None:
    """As quick as an engine can be."""
    write_files(
        site, {"index.html": "<html><head></head><body>Forside</body></html>", "guide/index.html": "Veiledning"}
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_project(tmp_path / "project")
    (tmp_path / "project" / "flows" / "time.yaml").write_text("good")
    return tmp_path / "project"


@contextmanager
def served(
    root: Path, said: list[str] | None = None, render: Render = render, generate: Generate = generate
) -> Iterator[PreviewServer]:
    told = [] if said is None else said
    with (
        Preview(root, tell=told.append, generate=generate, render=render) as preview,
        open_server(preview, 8700) as server,
        watched(root, preview.rebuild),
    ):
        preview.rebuild()
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def ask(server: PreviewServer, path: str, host: str = "127.0.0.1") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", host)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, body


def test_the_server_answers_before_the_first_build_has_ended_and_goes_on_building_what_is_saved(root: Path) -> None:
    may_build = threading.Event()

    def slowly(root: Path, first: str, show: Show, checkpoint: Callable[[], None]) -> Generated:
        may_build.wait(60)
        return generate(root, first, show, checkpoint)

    with (
        Preview(root, tell=lambda _: None, generate=slowly, render=render) as preview,
        open_server(preview, 8700) as server,
        building(root, preview),
    ):
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            status, page = ask(server, "/guide/")
            assert (status, preview.shown.version) == (503, 0)
            assert "The site is not built yet" in page
            assert "/.veiviser/live.js" in page  # which shows the page itself, once it is there
            may_build.set()
            seen_until(lambda: ask(server, "/guide/")[0] == 200)
            saved(server, root, "better")
        finally:
            may_build.set()
            server.shutdown()
            thread.join()


def test_pages_of_the_prototype_and_of_the_engine_are_served(root: Path) -> None:
    with served(root) as server:
        assert "<h1>good</h1>" in ask(server, "/prototype/time/start.html")[1]
        assert "Forside" in ask(server, "/")[1]
        assert ask(server, "/guide/?x=<script>")[0] == 200
        assert ask(server, "/guide")[0] == 301
        assert ask(server, "/nowhere")[0] == 404


def test_a_served_page_asks_for_news_and_its_policy_allows_it(root: Path) -> None:
    with served(root) as server:
        page = ask(server, "/prototype/time/start.html")[1]
    assert '<script src="/.veiviser/live.js" data-page="' in page
    assert "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'\"" in page


def test_saving_is_enough(root: Path) -> None:
    with served(root) as server:
        version = server.preview.shown.version
        (root / "flows" / "time.yaml").write_text("better")
        assert server.preview.wait(version, timeout=60) > version
        assert "<h1>better</h1>" in ask(server, "/prototype/time/start.html")[1]


def test_the_page_that_was_looked_at_is_shown_before_the_rest_is_drawn(root: Path) -> None:
    asked, go_on = list[str](), threading.Event()

    def slowly(root: Path, first: str, show: Show, _checkpoint: Checkpoint) -> Sample:
        asked.append(first)
        made = generate(root)
        show({path: text for path, text in made.site_files.items() if path == first}, made.warnings)
        assert len(asked) == 1 or go_on.wait(60)
        return made

    with (
        Preview(root, tell=lambda _: None, generate=slowly, render=render) as preview,
        open_server(preview, 8700) as server,
    ):
        preview.rebuild()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        ask(server, "/prototype/time/end.html")
        ask(server, "/prototype/time/start.html")
        (root / "flows" / "time.yaml").write_text("better")
        before = preview.shown.version
        worker = threading.Thread(target=preview.rebuild)
        worker.start()
        assert preview.wait(before, timeout=60) > before
        assert "<h1>better</h1>" in ask(server, "/prototype/time/start.html")[1]
        assert "<h1>end</h1>" in ask(server, "/prototype/time/end.html")[1]
        go_on.set()
        worker.join()
        server.shutdown()
    assert asked == ["", "prototype/time/start.html"]


def patiently(_root: Path, made: Generated, site: Path, checkpoint: Checkpoint) -> None:
    """The engine's pages, for which `slow` takes longer than anybody waits."""
    words = str(made.docs["index.md"]).removeprefix("# ")
    for _ in range(100_000 if words == "slow" else 1):
        checkpoint()
        time.sleep(0.01)
    write_files(site, {"index.html": f"<html><head></head><body>Forside: {words}</body></html>"})


def saved(server: PreviewServer, root: Path, words: str) -> None:
    """Save the flow, and wait until its page is seen."""
    (root / "flows" / "time.yaml").write_text(words)
    seen_until(lambda: f"<h1>{words}</h1>" in ask(server, "/prototype/time/start.html")[1])


def seen_until(is_there: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not is_there():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def test_a_save_overtakes_the_whole_build_after_an_earlier_one(root: Path) -> None:
    said: list[str] = []
    with served(root, said, patiently) as server:
        saved(server, root, "slow")
        saved(server, root, "better")
        seen_until(lambda: "Forside: better" in ask(server, "/")[1])
        assert server.preview.shown.problems == ()
    assert [words for words in said if not words.startswith("Built in")] == []


def test_a_mistake_that_overtakes_leaves_the_last_good_site_to_be_built_whole(root: Path) -> None:
    is_slow = [True]

    def slow_at_first(_root: Path, made: Generated, site: Path, checkpoint: Checkpoint) -> None:
        while is_slow[0] and made.docs["index.md"] == "# better":
            checkpoint()
            time.sleep(0.01)
        patiently(_root, made, site, checkpoint)

    with served(root, render=slow_at_first) as server:
        saved(server, root, "better")
        (root / "flows" / "time.yaml").write_text("wrong")
        seen_until(lambda: bool(server.preview.shown.problems))
        is_slow[0] = False
        seen_until(lambda: "Forside: better" in ask(server, "/")[1])
        assert [problem.id for problem in server.preview.shown.problems] == ["wrong"]


def test_what_is_wrong_with_the_site_before_is_no_news_beside_a_newer_mistake(root: Path) -> None:
    said, overtaken = list[str](), threading.Event()

    def unbuildable(root: Path, made: Generated, site: Path, checkpoint: Checkpoint) -> None:
        if made.docs["index.md"] == "# better":
            while not overtaken.wait(0.01):
                try:
                    checkpoint()
                except Exception:
                    overtaken.set()
                    raise
            raise ProblemsFound([Problem(Place(PurePosixPath("content/index.md")), "site-engine", say("old news"))])
        patiently(root, made, site, checkpoint)

    with served(root, said, unbuildable) as server:
        saved(server, root, "better")
        (root / "flows" / "time.yaml").write_text("wrong")
        seen_until(lambda: bool(server.preview.shown.problems))
        server.preview.rebuild()
        assert [problem.id for problem in server.preview.shown.problems] == ["wrong"]
    assert [line for line in said if "old news" in line] == []


def test_a_full_disk_is_told_as_what_it_is(root: Path) -> None:
    def fill(_root: Path, _made: Generated, site: Path, _checkpoint: Checkpoint) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(site))

    with served(root, render=fill) as server:
        (problem,) = server.preview.shown.problems
        assert problem.id == "cannot-write"
        assert os.strerror(errno.ENOSPC) in problem.message


def test_a_file_that_goes_while_it_is_read_is_told_by_its_name(root: Path) -> None:
    def generate_without(root: Path, _first: str, _show: Show, _checkpoint: Checkpoint) -> Sample:
        (root / "content" / "gone.md").read_text()
        raise AssertionError

    with served(root, generate=generate_without) as server:
        (problem,) = server.preview.shown.problems
        assert str(problem).startswith("content/gone.md:1:1: error: cannot read it: ")


def test_news_tell_whether_the_page_itself_is_another(root: Path) -> None:
    def digest(path: str) -> str:
        news = json.loads(ask(server, f"/.veiviser/news?known=-1&page={path}")[1])
        assert isinstance(news["page"], str)
        return news["page"]

    with served(root) as server:
        paths = ["/prototype/time/start.html", "/prototype/time/end.html", "/", "/nowhere", "/../../etc/passwd", ""]
        before = [digest(path) for path in paths]
        assert f'data-page="{before[0]}"' in ask(server, paths[0])[1]
        assert before[2] == before[4], "what is no address of ours is the front page"
        (root / "flows" / "time.yaml").write_text("better")
        server.preview.rebuild()
        assert [old == digest(path) for old, path in zip(before, paths, strict=True)] == [False] + 5 * [True]


def test_a_page_is_another_when_its_style_is(root: Path) -> None:
    page = '<html><head><link rel="stylesheet" href="../a%20b.css"></head><body><img alt="" src="c.svg"></body></html>'
    files = {"prototype/time/start.html": page, "prototype/a b.css": "a", "prototype/time/c.svg": "c"}
    with served(root) as server:
        seen = []
        for changed in ({}, {"prototype/a b.css": "b"}, {"prototype/time/c.svg": "d"}, {"prototype/d.css": "e"}):
            files = {**files, **changed}
            server.preview.shown = Shown(files=files)
            seen.append(json.loads(ask(server, "/.veiviser/news?known=-1&page=/prototype/time/start.html")[1])["page"])
        assert [old == new for old, new in pairwise(seen)] == [False, False, True]


def test_a_page_is_the_same_with_the_rules_of_others_beside_its_own(root: Path) -> None:
    page = '<html><head><link rel="stylesheet" href="choices.css"></head><body></body></html>'
    with served(root) as server:
        seen = set()
        for rules in ("its own", "its own, and others'"):
            files = {"prototype/time/start.html": page, "prototype/time/choices.css": rules}
            server.preview.shown = Shown(files=files)
            seen.add(json.loads(ask(server, "/.veiviser/news?known=-1&page=/prototype/time/start.html")[1])["page"])
        assert len(seen) == 1


def test_a_style_that_is_known_is_not_sent_again_and_a_page_is_never_kept(root: Path) -> None:
    with served(root) as server:
        server.preview.shown = replace(shown := server.preview.shown, files={**shown.files, "a.css": "a", "b.css": "b"})
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)

        def get(path: str, known: str = "") -> tuple[int, str, str | None, bytes]:
            connection.request("GET", path, headers={"If-None-Match": known} if known else {})
            answer = connection.getresponse()
            return answer.status, answer.headers["Cache-Control"], answer.headers["ETag"], answer.read()

        status, kept, tag, content = get("/a.css")
        assert (status, kept, content) == (200, "no-cache", b"a")
        assert tag is not None
        assert get("/a.css", tag)[::3] == (304, b"")
        assert get("/b.css", tag)[::3] == (200, b"b")
        assert get("/c.css", tag)[0] == 404
        for path in ("/prototype/time/start.html", "/.veiviser/news?known=-1"):
            assert get(path, tag)[:3] == (200, "no-store", None)
        connection.close()


def test_a_mistake_is_told_and_the_last_good_site_stays_until_it_is_mended(root: Path) -> None:
    said: list[str] = []
    with served(root, said) as server:
        version = server.preview.shown.version
        (root / "flows" / "time.yaml").write_text("wrong")
        version = server.preview.wait(version, timeout=60)
        news = json.loads(ask(server, "/.veiviser/news?known=-1")[1])
        problem = {
            "place": "flows/time.yaml:7:3",
            "severity": "error",
            "message": "<b>this</b> is wrong",
            "id": "wrong",
        }
        assert (news["version"], news["problems"]) == (version, [problem])
        assert "flows/time.yaml:7:3: error: <b>this</b> is wrong [wrong]" in said
        assert "<h1>good</h1>" in ask(server, "/prototype/time/start.html")[1]
        (root / "flows" / "time.yaml").write_text("good")
        server.preview.wait(version, timeout=60)
        assert json.loads(ask(server, "/.veiviser/news?known=-1")[1])["problems"] == []


def test_a_warning_is_told_once_and_served_with_the_newest_site(root: Path) -> None:
    said: list[str] = []
    with served(root, said) as server:
        (root / "flows" / "time.yaml").write_text("mild")
        server.preview.rebuild()
        server.preview.rebuild()
        (problem,) = json.loads(ask(server, "/.veiviser/news?known=-1")[1])["problems"]
        assert (problem["place"], problem["severity"]) == ("flows/time.yaml:2:1", "warning")
        assert "<h1>mild</h1>" in ask(server, "/prototype/time/start.html")[1]
        assert said.count("flows/time.yaml:2:1: warning: <b>this</b> could be better [mild]") == 1
        (root / "flows" / "time.yaml").write_text("good")
        server.preview.rebuild()
        assert server.preview.shown.problems == ()


def test_row_61_hooks_in_the_settings_do_not_stop_the_preview(root: Path) -> None:
    with (root / "mkdocs.yml").open("a") as settings:
        settings.write("\nhooks: [hook.py]\n")
    with served(root) as server:
        assert server.preview.shown.folder is not None


def test_a_mistake_in_the_first_build_is_served_too(root: Path) -> None:
    (root / "flows" / "time.yaml").write_text("wrong")
    with served(root) as server:
        status, page = ask(server, "/")
        assert status == 503
        assert "/.veiviser/live.js" in page
        assert json.loads(ask(server, "/.veiviser/news?known=-1")[1])["problems"]


@pytest.mark.parametrize(
    ("settings", "id"),
    [
        (b"site_name: Test\nextra: !!python/object/apply:os.system [id]\n", "not-allowed-in-yaml"),
        (b"site_name: Bes\xf8k\n", "wrong-encoding"),
        (b"", "empty-file"),
        (None, "missing-settings"),
    ],
)
def test_row_54_settings_that_cannot_be_used_are_told_and_never_run(
    settings: bytes | None, id: str, root: Path
) -> None:
    file = root / "mkdocs.yml"
    file.unlink() if settings is None else file.write_bytes(settings)
    (root / "flows" / "time.yaml").write_text("title: T\nentries: {a: A}\nscreens: {a: {title: A, end: done}}\n")
    with served(root, generate=lambda root, _first, _show, _checkpoint: pipeline.generate(root)) as server:
        assert [problem.id for problem in server.preview.shown.problems] == [id]


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/prototype/%2e%2e%2fsecret",
        "//example.org/guide",
        "/..%5c..%5csecret",
        "/guide/%00",
        "/.veiviser/../secret",
        "/.veiviser/server.py",
        "http://example.org/",
    ],
)
def test_row_81_addresses_outside_the_site_are_not_found(root: Path, path: str) -> None:
    with served(root) as server:
        assert ask(server, path)[0] == 404


@pytest.mark.parametrize(
    ("request_line", "headers", "status"),
    [
        ("GET / HTTP/1.1", "Host: [", 403),
        ("GET / HTTP/1.1", "Host: []", 403),
        ("GET / HTTP/1.1", "Host: [::1]:8700", 200),
        ("GET / HTTP/1.1", "Host: LOCALHOST", 200),
        ("GET / HTTP/1.1", "Host: user@127.0.0.1", 403),
        ("GET / HTTP/1.1", "Host: 127.0.0.1:x", 403),
        ("GET / HTTP/1.1", "Host: \xff", 403),
        ("GET / HTTP/1.1", "Accept: */*", 400),
        ("GET / HTTP/1.1", "Host: localhost\r\nHost: localhost", 400),
        ("GET / HTTP/1.0", "Accept: */*", 403),
        ("GET http://localhost:8700/guide/ HTTP/1.1", "Host: localhost", 200),
        ("GET http://[/ HTTP/1.1", "Host: localhost", 404),
        ("GET /%zz%u1234%ff HTTP/1.1", "Host: localhost", 404),
        ("GET /.veiviser/news?known=-1&page=http://[ HTTP/1.1", "Host: localhost", 200),
        ("GET /.veiviser/news?known=-1&page=%ff%00 HTTP/1.1", "Host: localhost", 200),
        ("GET / HTTP/1.1", "Host: localhost\r\nRange: bytes=0-1", 200),
        ("GET / HTTP/1.1", "Host: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade", 200),
        ("GET / HTTP/1.1", "Host: localhost\r\nTransfer-Encoding: strange", 501),
        ("HEAD / HTTP/1.1", "Host: localhost", 200),
        ("POST / HTTP/1.1", "Host: localhost\r\nContent-Length: 9999", 405),
        ("BREW /coffee HTTP/1.1", "Host: localhost", 405),
        ("OPTIONS * HTTP/1.1", "Host: localhost", 405),
        ("CONNECT localhost:1 HTTP/1.1", "Host: localhost", 405),
        ("\x16\x03\x01\x02", "Host: localhost", 400),
        ("GET / HTTP/1.1", "no header at all", 400),
    ],
)
def test_whatever_is_asked_gets_a_status(root: Path, request_line: str, headers: str, status: int) -> None:
    with served(root) as server, socket.create_connection(server.server_address, timeout=60) as asking:
        asking.sendall(f"{request_line}\r\n{headers}\r\n\r\n".encode("latin-1"))
        assert asking.recv(4096).split(b" ", 2)[1] == str(status).encode()
        assert ask(server, "/")[0] == 200


def test_who_never_finishes_a_request_is_told_so_and_others_do_not_wait(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("veiviser.serving.server._SLOWEST", 1)
    with served(root) as server, ExitStack() as held:
        idle = held.enter_context(socket.create_connection(server.server_address, timeout=60))
        slow = [held.enter_context(socket.create_connection(server.server_address, timeout=60)) for _ in range(100)]
        for connection in slow:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert ask(server, "/")[0] == 200
        assert idle.recv(4096) == b"", "nothing was asked"
        assert {connection.recv(4096)[:13] for connection in slow} == {b"HTTP/1.1 408 "}


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8700", "", "127.0.0.1.evil.example"])
def test_row_81_a_name_that_is_not_this_machines_is_refused(root: Path, host: str) -> None:
    with served(root) as server:
        assert ask(server, "/", host)[0] == 403


def test_row_81_a_huge_header_is_refused(root: Path) -> None:
    with served(root) as server:
        assert ask(server, "/", "x" * 70_000)[0] == 431


def test_row_81_the_next_free_port_is_taken(root: Path) -> None:
    with socket.socket() as other, Preview(root, tell=print, generate=generate, render=render) as preview:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with open_server(preview, taken) as server:
            assert server.server_port > taken
            assert server.server_address[0] == "127.0.0.1"


def test_what_editors_leave_beside_is_no_reason_to_build(root: Path) -> None:
    with served(root) as server:
        version = server.preview.shown.version
        (root / "flows" / ".time.yaml.swp").write_text("x")
        (root / "flows" / "time.yaml~").write_text("x")
        (root / "notes.txt").write_text("x")
        assert server.preview.wait(version, timeout=0.6) == version


def test_a_page_that_went_is_followed_to_the_one_with_its_words_however_often(root: Path) -> None:
    frame = "<p>Kommunal nettlege prototype</p><main><h1>{}</h1></main>"
    screens = [
        {"dato": "Velg dato for timen din", "betal": "Betal egenandelen nå"},
        {"velg-dato": "Velg dato for den timen", "betal": "Betal egenandelen nå", "ny": "Noe helt annet her"},
        {"velg-dag": "Velg dato for den timen", "kvittering": "Betal egenandelen nå"},
    ]
    now = iter(screens)

    def drawn(_root: Path, _first: str, _show: Show, _checkpoint: Checkpoint) -> Sample:
        files = {
            f"prototype/t/{name}{state}.html": frame.format(h1)
            for name, h1 in next(now).items()
            for state in ("", "--a-b")
        }
        return replace(Sample(), docs={"index.md": "# Hei"}, site_files=files)

    def leads_to(server: PreviewServer, name: str) -> tuple[int, str | None]:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
        connection.request("GET", f"/prototype/t/{name}.html")
        answer = connection.getresponse()
        connection.close()
        return answer.status, answer.headers["Location"]

    with (
        Preview(root, tell=lambda _: None, generate=drawn, render=render) as preview,
        open_server(preview, 8700) as server,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for _ in screens:
            preview.rebuild()
        assert leads_to(server, "dato--a-b") == (302, "/prototype/t/velg-dag--a-b.html")
        assert leads_to(server, "betal") == (302, "/prototype/t/kvittering.html")
        assert leads_to(server, "ny") == (404, None), "what came is another"
        assert leads_to(server, "velg-dag") == (200, None)
        server.shutdown()

"""Whatever the files of a folder hold, the check ends, and says what it found in one line each."""

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.breadth import tries
from veiviser.cli.explanations import explanations
from veiviser.links import check_folder

DEEP = 3_000
# fmt: off
_PIECES = st.sampled_from([
    b"<a href=", b'<a href="x.html">', b"</a>", b"<p id=a>", b"<base href=", b"<template shadowrootmode=open>",
    b"<b>", b"<div hidden>", b"<img src=", b" srcset='a 1x, b 2x'", b" alt=", b"<link rel=canonical href=", b"<style>",
    b"#a", b"url(", b"<meta http-equiv=refresh content='0;url=", b"<script type=application/ld+json>", b"<svg>",
    b"<table>", b"<select>", b"http://[::1", b"//x:99999/", b"mailto:", b"tel:+", b"javascript:", b"%E5%", b"../",
    b"\\", b"&#xD800;", b"&amp", b"\0", b"'", b'"', b">", b"\n", b"\r\n", b"\xff", b"\xef\xbb\xbf", b"<!--", b"]]>",
    b"{{ x }}", b"<?xml ?>", b"@import ", b"<urlset><url><loc>", b"aria-labelledby=a", b"her", b"index.html",
    b"side.html#a", b"\xe2\x80\x8b", b"=", b" ",
])
# fmt: on
BYTES = st.lists(st.one_of(_PIECES, st.binary(max_size=4)), max_size=40).map(b"".join)
NAMES = ("side.html", "tegning.svg", "stil.css", "sitemap.xml", "manifest.json", "skript.js", "_redirects", "_headers")
PICTURES = ("a.png", "a.jpg", "a.gif", "a.webp", "a.avif", "a.ico", "a.bmp", "a.svg")


@settings(tries(40, wide=1_000), suppress_health_check=list(HealthCheck))
@given(data=BYTES)
@example(data=b"<a href=x>" + b"<b>" * DEEP)
@example(data=b"<div><template shadowrootmode=open>" * DEEP)
@example(data=b"<a href='100\n<link rel='></a><img src='a\r\nb\xe2\x80\xa8c'>")
@example(data=b"<div>" * 20_000)
@example(data=b"<![foo]>")
@example(data=b"<a href='http://['>x</a>")
@example(data=b"<iframe srcdoc='" + b"&lt;iframe srcdoc=" * 50)
@example(data=b"<script type=importmap>[]</script><script type=module>import 'a'</script>")
@example(data=b"<meta charset=idna>\xff")
@example(data=b"<meta charset=undefined>\xff")
@example(data=b"<meta charset=punycode>\xff")
@example(data=b'<?xml version="1.0" encoding="hex"?><urlset/>')
@example(data=b'<?xml version="1.0" encoding="utf-7"?><urlset/>')
@example(data=b"<urlset><url><loc>http://x.no/\na</loc></url></urlset>")
def test_any_bytes_as_a_file_end_in_problems(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    pictures = "".join(f'<img alt="" src="{name}">' for name in PICTURES)
    home = f'<!doctype html><html lang="nb"><title>Ord</title><a href="side.html#b">Siden</a>{pictures}'
    (folder / "index.html").write_text(home, "utf-8")
    for name in (*NAMES, *PICTURES):
        (folder / name).write_bytes(data)
    for problem in check_folder(folder).problems:
        assert problem.id in explanations("en")
        assert re.fullmatch(r"[^\n\r]+", problem.text)
        assert str(problem.place.file) in (*NAMES, *PICTURES, "index.html")
        assert problem.place.line >= 1
        assert problem.place.column >= 1

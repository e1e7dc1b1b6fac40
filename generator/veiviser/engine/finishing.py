"""An engine's output made into the finished site."""

import re
import shutil
from collections.abc import Callable, Collection, Mapping
from pathlib import Path, PurePosixPath

from veiviser.engine.not_found import place_not_found
from veiviser.engine.questions import fold_questions
from veiviser.engine.search_index import write_search_index
from veiviser.place import Place
from veiviser.problem import Problem, ProblemsFound
from veiviser.writing import write_files

_MARK = re.compile(r"(?:<p>\s*)?<!-- picture ([^\s<>]+) -->(?:\s*</p>)?")
_PROTOTYPE_LINK = re.compile(r"""(?<=href=["'])prototype:""")
_SOURCE_MAP = re.compile(r"\n?(?://|/\*)# sourceMappingURL=\S+(?: \*/)?")
_TOGGLE = '<input class="md-toggle"'
"""What opens Material's menu without scripts; its stylesheet hides it, so the page says so too."""
_UNUSED = ("sitemap.xml.gz", "assets/javascripts/lunr", "assets/javascripts/workers")
"""A second sitemap with a clock in it, and Material's own search, which we do not use."""


def finish_site(
    site: Path,
    *,
    pictures: Mapping[str, str],
    site_files: Mapping[str, str | bytes],
    manifest: Collection[str],
    url: str = "",
    checkpoint: Callable[[], None] = lambda: None,
) -> None:
    """
    Finish what an engine wrote: links into the prototype, search, questions, pictures, the files beside, the sitemap.

    Links `prototype:FLOW/PAGE.html` become relative addresses; an engine takes them for a scheme and lets them be.
    The search index is made before questions are folded, so that each is found by its heading, and before the pictures
    come in and the prototype lies beside, so that it holds people's words only.

    Args:
        site: the engine's output.
        pictures: HTML by the name in a mark `<!-- picture NAME -->`; `@root@` in it is the way to the site's root.
        site_files: what is laid beside, by path in the site.
        manifest: every HTML page that must be there in the end.
        url: where the site will stand, with a final slash; without it there can be no sitemap.
        checkpoint: called every now and then; what it raises ends this.

    Raises:
        ProblemsFound: a mark without a picture, a page too many or missing.
        CannotWrite: when the disk refuses.
    """
    _remove_unused(site)
    place_not_found(site, url)
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    linked = {name: _link_prototype(name, html) for name, html in pages.items()}
    write_files(site, {name: html for name, html in linked.items() if html != pages[name]})
    write_search_index(site, checkpoint)
    checkpoint()
    problems: list[Problem] = []
    folded = {name: fold_questions(html) for name, html in linked.items()}
    pictured = {name: _put_pictures(name, html, pictures, problems) for name, html in folded.items()}
    write_files(site, {name: html for name, html in pictured.items() if html != linked[name]})
    write_files(site, site_files)
    written = {*pages, *(name for name in site_files if name.endswith(".html"))}
    problems += _differences(written - {"404.html"}, set(manifest) - {"404.html", "404/index.html"})
    if problems:
        raise ProblemsFound(problems)
    _write_sitemap(site, sorted(set(pages) - {"404.html"}), url)


def finish_page(name: str, html: str, pictures: Mapping[str, str]) -> str:
    """One page as `finish_site` would leave it; a mark without a picture is left out."""
    return _put_pictures(name, fold_questions(_link_prototype(name, html)), pictures, [])


def _remove_unused(site: Path) -> None:
    for name in _UNUSED:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for path in sorted(site.rglob("*.map")):
        path.unlink()
        named = path.with_suffix("")
        if named.exists():
            named.write_bytes(_SOURCE_MAP.sub("", named.read_text("utf-8")).encode())


def _link_prototype(name: str, html: str) -> str:
    linked = _PROTOTYPE_LINK.sub("../" * name.count("/") + "prototype/", html)
    return linked.replace(_TOGGLE, f"{_TOGGLE} hidden")


def _put_pictures(name: str, html: str, pictures: Mapping[str, str], problems: list[Problem]) -> str:
    def picture(found: re.Match[str]) -> str:
        if found[1] not in pictures:
            place = Place(PurePosixPath("content") / name)
            problems.append(Problem(place, "missing-picture", f"no picture `{found[1]}` to put at its mark"))
        return pictures.get(found[1], "").replace('"@root@/', f'"{root}/')

    root = "/".join([".."] * name.count("/")) or "."
    return _MARK.sub(picture, html)


def _differences(written: set[str], manifest: set[str]) -> list[Problem]:
    place = Place(PurePosixPath("mkdocs.yml"))
    missing = [f"the page {name} did not come out" for name in sorted(manifest - written)]
    extra = [f"the page {name} came out and nobody asked for it" for name in sorted(written - manifest)]
    return [Problem(place, "manifest", message) for message in missing + extra]


def _write_sitemap(site: Path, pages: list[str], url: str) -> None:
    """Without dates: they would be the day of the build, and a sitemap that lies is worse than none."""
    (site / "sitemap.xml").unlink(missing_ok=True)
    if not url:
        return
    lines = "".join(f"  <url><loc>{url}{re.sub('index.html$', '', name)}</loc></url>\n" for name in pages)
    opening = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    write_files(site, {"sitemap.xml": f"{opening}{lines}</urlset>\n"})

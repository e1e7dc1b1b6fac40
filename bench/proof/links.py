"""How long the link checker takes on generated pages, and what it finds there: `python bench/proof/links.py`."""

import argparse
import json
import random
import resource
import tempfile
import time
from pathlib import Path

_WORDS = (
    "arbeid", "barn", "bolig", "brev", "du", "frist", "helse", "hjelp", "kart", "katt", "lege", "penger", "plass",
    "reise", "skole", "svar", "søknad", "tid", "vi",
)  # fmt: skip


def make_pages(folder: Path, pages: int, links: int, seed: int) -> int:
    """Write a sound site of `pages` pages, each with `links` links; the size in bytes comes back."""
    chance = random.Random(seed)
    size = 0
    for number in range(pages):
        text = _page(chance, number, pages, links)
        path = folder / _name(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(text.encode())
    return size


def _name(number: int) -> str:
    return "index.html" if number == 0 else f"del-{number % 10}/side-{number}.html"


def _page(chance: random.Random, number: int, pages: int, links: int) -> str:
    up = "" if number == 0 else "../"
    targets = [(number + 1) % pages, *(chance.randrange(pages) for _ in range(links - 1))]
    parts = [
        f'<h2 id="del-{at}">Om {_words(chance, 3)}</h2>\n<p>{_words(chance, 40)} '
        f'<a href="{up}{_name(target)}#del-{chance.randrange(links)}">Les om {_words(chance, 2)}</a>.</p>'
        for at, target in enumerate(targets)
    ]
    return (
        f'<!doctype html>\n<html lang="nb">\n<head>\n<meta charset="utf-8">\n<title>Side {number}</title>\n</head>\n'
        f"<body>\n<main>\n<h1>Side {number}</h1>\n" + "\n".join(parts) + "\n</main>\n</body>\n</html>\n"
    )


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS, k=count))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--links", type=int, default=10, help="on each page")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder to leave the pages in, for other checkers")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        size = make_pages(folder, options.pages, options.links, options.seed)
        print(
            json.dumps({"pages": options.pages, "links": options.pages * options.links, "bytes": size} | timed(folder))
        )


def timed(folder: Path) -> dict[str, float | int]:
    """Seconds by the clock and of the processor, with and without the import, and how much was found."""
    started, spent = time.perf_counter(), time.process_time()
    from veiviser.links import check_folder

    imported, spent_importing = time.perf_counter(), time.process_time()
    findings = len(check_folder(folder).problems)
    return {
        "findings": findings,
        "most_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "seconds": round(time.perf_counter() - imported, 3),
        "processor_seconds": round(time.process_time() - spent_importing, 3),
        "seconds_to_import": round(imported - started, 3),
        "processor_seconds_to_import": round(spent_importing - spent, 3),
    }


if __name__ == "__main__":
    main()

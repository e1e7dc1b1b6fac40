"""Flows of any size, made from a seed, alike in shape to real ones."""

import random
from collections.abc import Iterator


def make_flow(name: str, screens: int, seed: int) -> str:
    """
    YAML of a sound flow: two in three screens ask something, some answers lead ahead, some back to be changed.

    Every screen can be reached and every walk can end.
    """
    chance = random.Random(f"{name}-{seed}")
    lines = [f"title: Reise {name}", "entries:", "  skjerm-0: Fra starten", "screens:"]
    for number in range(screens - 1):
        lines += _screen(number, screens - 1, chance)
    lines += [f"  skjerm-{screens - 1}:", "    title: Ferdig", "    end: done", "    body:", "      - text: Takk."]
    return "\n".join(lines) + "\n"


def _screen(number: int, last: int, chance: random.Random) -> Iterator[str]:
    following = number + 1
    asks = number % 3 != 2 and following < last
    yield f"  skjerm-{number}:"
    yield f"    title: Skjerm nummer {number}"
    if not asks:
        yield f"    next: skjerm-{following}"
    yield "    body:"
    yield "      - notice: Trenger du øyeblikkelig hjelp? Ring legevakt på [116 117](tel:116117)."
    yield "        kind: warning"
    yield f"      - text: Her står det noe som er nyttig å vite før du går videre fra skjerm {number}."
    if asks:
        yield f"      - question: Hva passer best for deg på skjerm {number}?"
        yield f"        answer: svar-{number}"
        yield "        choices:"
        yield f"          neste: {{label: Det første, to: skjerm-{following}}}"
        for other in range(chance.randint(1, 3)):
            ahead = min(last, following + chance.randint(1, 6))
            yield f"          hopp-{other}: {{label: Alternativ {other + 2}, to: skjerm-{ahead}}}"
    yield "      - button: Neste"

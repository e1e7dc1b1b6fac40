"""Invents the GPs of `data/fastleger.csv`: 5,224 names that nobody has, shared out among Norway's municipalities."""

import csv
import random
from decimal import Decimal
from pathlib import Path

SEED = 5224
COUNT = 5_224
ROOT = Path(__file__).resolve().parents[1]
MUNICIPALITIES = Path(__file__).with_name("municipalities.csv")
"""Number, name and county of all 357 in 2026. Contains data under CC BY 4.0 from Kartverket and SSB."""
# fmt: off
WOMEN = (
    "Anna", "Berit", "Dina", "Eva", "Frida", "Greta", "Hanna", "Ida", "Jenny", "Kari", "Lise", "Mona", "Nora",
    "Oda", "Petra", "Ragna", "Siri", "Tuva", "Unni", "Vera", "Wenche", "Ylva", "Åse", "Aisha", "Fatima", "Leila",
    "Maja", "Sunniva", "Elle", "Marit",
)
MEN = (
    "Arne", "Bjarne", "Didrik", "Emil", "Fredrik", "Geir", "Hans", "Ivar", "Jonas", "Knut", "Lars", "Magnus",
    "Nils", "Ole", "Peder", "Roar", "Sverre", "Tor", "Ulf", "Vidar", "William", "Yngve", "Øystein", "Ali",
    "Hassan", "Omar", "Mikkel", "Jovnna", "Piotr", "Tuan",
)
# fmt: on
FAMILIES = tuple(
    f"{invented}{place}"
    for invented in (
        "Eksempel",
        "Prøve",
        "Liksom",
        "Fantasi",
        "Tenkt",
        "Dikt",
        "Påfunn",
        "Oppspinn",
        "Mønster",
        "Utkast",
    )
    for place in ("rud", "stad", "dal", "bakken", "vik", "haug", "berg", "nes", "moen", "tun", "lia", "holm")
)
LANGUAGES = {
    "engelsk": 0.8,
    "tysk": 0.12,
    "polsk": 0.1,
    "arabisk": 0.08,
    "ukrainsk": 0.05,
    "somali": 0.04,
    "urdu": 0.04,
    "spansk": 0.06,
    "nordsamisk": 0.03,
    "tegnspråk": 0.01,
}
LARGE = ("Oslo", "Bergen", "Trondheim", "Stavanger", "Kristiansand", "Drammen", "Tromsø")
"""Where the list must be long enough to need its filters."""
HEADER = ("name", "municipality", "county", "gender", "languages", "free", "rating", "reviews")


def invent(chance: random.Random) -> list[tuple[object, ...]]:
    """A row for each, by municipality and name; no two have the same name."""
    with MUNICIPALITIES.open(encoding="utf-8", newline="") as stream:
        places = [(row["name"], row["county"]) for row in csv.DictReader(stream)]
    twice = {name for name, _ in places if sum(name == other for other, _ in places) > 1}
    names = [(first, family, "kvinne") for first in WOMEN for family in FAMILIES]
    names += [(first, family, "mann") for first in MEN for family in FAMILIES]
    chance.shuffle(names)
    weights = [chance.uniform(1, 4) * (25 if name in LARGE else 1) for name, _ in places]
    at = [*range(len(places)), *chance.choices(range(len(places)), weights, k=COUNT - len(places))]
    rows = []
    for place, (first, family, gender) in zip(sorted(at), names, strict=False):
        municipality, county = places[place]
        shown = f"{municipality} i {county}" if municipality in twice else municipality
        rows.append((place, f"{first} {family}", shown, county, gender, *_traits(chance)))
    return [row[1:] for row in sorted(rows, key=lambda row: row[:2])]


def _traits(chance: random.Random) -> tuple[object, ...]:
    """Languages, free places, rating and number of reviews."""
    languages = ", ".join(["norsk", *(name for name, share in LANGUAGES.items() if chance.random() < share)])
    free = 0 if chance.random() < 0.7 else int(chance.triangular(1, 200, 10))
    reviews = 0 if chance.random() < 0.25 else int(chance.triangular(1, 120, 4))
    rating = Decimal(int(chance.triangular(10, 51, 42))) / 10 if reviews else ""
    return languages, free, rating, reviews


def main() -> None:
    with (ROOT / "data" / "fastleger.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(invent(random.Random(SEED)))


if __name__ == "__main__":
    main()

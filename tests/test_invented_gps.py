"""The GPs of the prototype are those that the script invents, in all of Norway's municipalities, and none is real."""

import csv
import random

from tests.sites import ROOT
from tools.invent_gps import COUNT, FAMILIES, HEADER, SEED, invent


def test_the_data_file_is_what_the_script_invents() -> None:
    with (ROOT / "data" / "fastleger.csv").open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    assert tuple(header) == HEADER
    assert rows == [[str(cell) for cell in row] for row in invent(random.Random(SEED))]
    assert len(rows) == len({row[0] for row in rows}) == COUNT == 5_224
    assert len({row[1] for row in rows}) == 357
    assert all(row[0].partition(" ")[2] in FAMILIES for row in rows)

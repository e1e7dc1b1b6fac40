"""The GPs of the prototype are those that the script invents, in all of Norway's municipalities, and none is real."""

import csv
import random

import yaml

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


def test_who_stands_for_those_with_free_places_has_some_in_the_list() -> None:
    flow = yaml.safe_load((ROOT / "flows" / "bytte-fastlege.yaml").read_text(encoding="utf-8"))
    (directory,) = (block for block in flow["screens"]["finn"]["body"] if "directory" in block)
    with (ROOT / "data" / f"{directory['data']}.csv").open(encoding="utf-8", newline="") as stream:
        free = {row["name"]: int(row["free"]) for row in csv.DictReader(stream)}
    said = {choice["label"]: choice["free"] for choice in directory["choices"].values()}
    assert said == {name: free[name] > 0 for name in said}
    assert sorted(said.values()) == [False, True]

"""What comes from the shelf is what was put there, or nothing: after kills, broken files, and beside others."""

import multiprocessing
from pathlib import Path

import pytest

from veiviser.kept import cache_folder
from veiviser.kept.shelf import MISSING, Shelf


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    Shelf(tmp_path).put("a", {"x": (1, "å")})
    assert Shelf(tmp_path).take("a") == {"x": (1, "å")}
    assert Shelf(tmp_path).take("b") is MISSING


@pytest.mark.parametrize("broken", [b"", b"x", bytes(64)])
def test_a_file_that_is_not_whole_is_nothing_and_goes(broken: bytes, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("a", "value")
    (tmp_path / "a").write_bytes(broken)
    assert shelf.take("a") is MISSING
    assert not (tmp_path / "a").exists()


def test_a_file_that_lost_its_end_or_one_bit_is_nothing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("a", list(range(1000)))
    whole = (tmp_path / "a").read_bytes()
    for damaged in (whole[:-1], whole[:40], whole[:-1] + bytes([whole[-1] ^ 1])):
        (tmp_path / "a").write_bytes(damaged)
        assert shelf.take("a") is MISSING


def _put_many(folder: Path, value: str) -> None:
    for _ in range(200):
        Shelf(folder).put("a", value * 1000)


def test_two_that_write_the_same_name_leave_one_of_both_whole(tmp_path: Path) -> None:
    fork = multiprocessing.get_context("fork")
    writers = [fork.Process(target=_put_many, args=(tmp_path, value)) for value in "ab"]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        assert Shelf(tmp_path).take("a") in (MISSING, "a" * 1000, "b" * 1000)
    assert Shelf(tmp_path).take("a") in ("a" * 1000, "b" * 1000)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_the_shelf_keeps_within_its_bound_and_forgets_what_nobody_asked_for(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, most=50_000)
    for number in range(20):
        shelf.put(f"{number:02}", bytes(10_000))
        shelf.take("00")
    shelf.sweep()
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 50_000
    assert shelf.take("00") == bytes(10_000)
    assert shelf.take("01") is MISSING
    assert shelf.take("19") == bytes(10_000)


def test_what_a_killed_process_left_goes_with_the_rest(tmp_path: Path) -> None:
    (tmp_path / ".left.123").write_bytes(bytes(60_000))
    shelf = Shelf(tmp_path, most=50_000)
    shelf.put("a", 1)
    shelf.sweep()
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_nothing_is_kept_where_it_shall_not_be(tmp_path: Path) -> None:
    assert cache_folder({"VEIVISER_CACHE": "no"}) is None
    assert cache_folder({"VEIVISER_CACHE": str(tmp_path / "here")}) == tmp_path / "here"


def test_a_folder_that_others_can_write_to_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "file").touch()
    for name in ("open", "link", "file"):
        assert cache_folder({"VEIVISER_CACHE": str(tmp_path / name)}) is None

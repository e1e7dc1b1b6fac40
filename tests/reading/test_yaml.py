"""Bad YAML, by its row in the list of threats; a sound twin beside each."""

import re
from pathlib import PurePosixPath
from typing import Any

import pytest

from tests.growth import growth
from veiviser.problem import Problem, Report
from veiviser.reading.files.text import decode
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence
from veiviser.reading.yaml.parsing import read_yaml

FILE = PurePosixPath("flows/x.yaml")


def problems_of(text: str) -> list[Problem]:
    found = Report()
    node = read_yaml(text, FILE, found)
    assert node is None or not any(p.severity == "error" for p in found)
    return found


def plain(node: Node | None) -> Any:
    if isinstance(node, Mapping):
        return {key: plain(entry.value) for key, entry in node.items.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if node else None


def values_of(text: str) -> Any:
    found = Report()
    node = read_yaml(text, FILE, found)
    assert found == []
    return plain(node)


def only(text: str) -> tuple[str, int, int, str]:
    """ID, line, column and message of the one problem."""
    (problem,) = problems_of(text)
    return problem.id, problem.place.line, problem.place.column, problem.message


def test_row_1_no_and_yes_are_the_words_no_and_yes() -> None:
    assert values_of("answer: no\nlabel: Yes") == {"answer": "no", "label": "Yes"}


def test_row_2_a_clock_is_a_text() -> None:
    assert values_of("a: 10:22\nb: 08:22") == {"a": "10:22", "b": "08:22"}


def test_row_3_on_is_a_key_like_any_other() -> None:
    assert values_of("on: click") == {"on": "click"}


def test_row_4_countries_versions_codes_and_phones_stay_as_written() -> None:
    text = "land: NO\nversion: 1.10\ncode: 0123\nphone: +4712345678\nempty:\nnone: ~"
    expected = {"land": "NO", "version": "1.10", "code": "0123", "phone": "+4712345678", "empty": "", "none": "~"}
    assert values_of(text) == expected


def test_row_5_a_day_that_does_not_exist_is_a_text_to_yaml() -> None:
    assert values_of("day: 2024-02-30") == {"day": "2024-02-30"}


def test_row_6_a_key_given_twice_names_both_lines() -> None:
    id, line, column, message = only("a:\n  b: 1\n  c: 2\n  b: 3\n")
    assert (id, line, column) == ("duplicate-key", 4, 3)
    assert "line 2" in message


def test_row_11_an_empty_file_has_no_node_and_no_problem_of_yaml() -> None:
    assert values_of("") is None
    assert values_of("# bare en kommentar\n") is None


def test_row_14_a_colon_inside_text_shows_the_quoted_line() -> None:
    id, line, column, message = only("text: Note: read this\n")
    assert (id, line, column) == ("not-yaml", 1, 7)
    assert "needs quotes" in message
    assert "text: 'Note: read this'" in message
    assert values_of("text: 'Note: read this'") == {"text": "Note: read this"}


@pytest.mark.parametrize(
    ("lines", "line", "meant"),
    [
        ("text: Hei\n  - button: Neste", 2, "- text: Hei"),
        ("-text: Hei\n  - button: Neste", 2, "- text: Hei"),
        ("- button: Neste\n  text: Hei", 3, "- text: Hei"),
    ],
)
def test_a_line_of_a_list_without_its_dash_is_told_where_it_stands(lines: str, line: int, meant: str) -> None:
    id, found, column, message = only(f"body:\n  {lines}\n")
    assert (id, found, column) == ("not-yaml", line, 3)
    assert message.endswith(f": `{meant}`")


@pytest.mark.parametrize("text", ["text:Hei", "text:\u00a0Hei", "text:Hei du"])
def test_a_line_of_a_table_without_a_space_behind_its_colon_is_told_as_it_should_be(text: str) -> None:
    report = Report()
    node = read_yaml(f"- {text}\n", FILE, report)
    assert isinstance(node, Sequence)
    shapes.mapping(node.items[0], "a block", report)
    ((_, message),) = [(p.id, p.message) for p in report]
    assert message.endswith(": text: " + text[5:].strip())


def test_row_14_a_missing_blank_after_a_colon_is_named() -> None:
    assert "a space is missing after the colon" in only("title:Hei\nb: 2\n")[3]


def test_row_15_a_hash_that_cuts_a_text_is_a_warning() -> None:
    (problem,) = problems_of("text: read #1 first\nb: 'read #1'  # and this is a comment\nc: d # <- mark\n")
    assert (problem.id, problem.severity) == ("comment-in-text", "warning")
    assert (problem.place.line, problem.place.column) == (1, 12)


@pytest.mark.parametrize(
    "value",
    [
        "Ring oss # hvis det haster",
        "Velg alternativ # 2",
        "Neste # 2",
        "Tast *21# # og vent",
        "Avslutt med #",
        "Ring oss\t# i dag",
        "Ring oss\n  i dag # og i morgen",
    ],
)
def test_row_15_words_behind_a_hash_and_a_space_are_told_where_they_were_meant_as_text(value: str) -> None:
    (problem,) = problems_of(f"text: {value}\nb: c\n")
    lines = f"text: {value}".split("\n")
    assert (problem.id, problem.place.line) == ("comment-in-text", len(lines))
    assert problem.place.column == lines[-1].rindex("#") + 1
    if len(lines) == 1:
        (mended,) = re.findall(r": (text: .*)$", problem.message)
        assert values_of(mended) == {"text": value}


@pytest.mark.parametrize(
    "line",
    [
        "to: bosted # the first question",
        "below: 18 # by law",
        "text: 'Ring oss' # hvis det haster",
        "text: Hei du # <- dead-end",
        "text: Hei du.  # en kommentar",
        "text: Hei du ## ---",
        "text: Hei#2 du",
        "text: | # as it stands\n  Hei du\n",
        "# Ring oss # i dag",
        "set: {a: b} # by now",
    ],
)
def test_a_comment_is_left_alone(line: str) -> None:
    assert problems_of(f"a: b\n{line}\n") == []


def test_a_comment_behind_the_words_of_a_setting_is_left_alone() -> None:
    report = Report()
    read_yaml("a: b c # d\ne: f g # 2\n", FILE, report, ["!!python/name:a"])
    assert [problem.place.line for problem in report] == [2]


@pytest.mark.parametrize("mark", ["@", "%", "*", "!", "{", "[", ">", "|", "-", "?", "`", "&", "]", "}", ","])
def test_row_16_a_text_beginning_with_a_sign_of_yaml_is_refused(mark: str) -> None:
    id, line, column, message = only(f"title: En\ntext: {mark} Hei hei\n")
    assert id in ("not-yaml", "not-allowed-in-yaml")
    assert (line, column) == (2, 7)
    assert mark in message
    assert values_of(f"text: '{mark} Hei hei'") == {"text": f"{mark} Hei hei"}


@pytest.mark.parametrize("text", ["a: 1\nb:\n\tc: 2\n", "\ta: 1\n", "a:\n  b: 1\n\tc: 2\n"])
def test_row_17_a_tab_for_indentation_is_named_with_its_line(text: str) -> None:
    id, line, column, message = only(text)
    expected = next(n for n, row in enumerate(text.split("\n"), 1) if row.startswith("\t"))
    assert (id, line, column) == ("not-yaml", expected, 1)
    assert message == f"line {expected} starts with a tab; use spaces"


def test_row_18_a_backslash_between_double_quotes_says_what_to_use() -> None:
    id, line, _, message = only('path: "C:\\Users"\n')
    assert (id, line) == ("not-yaml", 1)
    assert message.endswith("write: path: 'C:\\Users'")
    assert values_of("path: 'C:\\Users'") == {"path": "C:\\Users"}


def test_row_19_an_unclosed_quote_is_named_where_it_opens() -> None:
    lines = [f"line{n}: tekst" for n in range(400)]
    lines[11] = "line11: 'tekst"
    id, line, column, message = only("\n".join(lines))
    assert (id, line, column) == ("not-yaml", 12, 9)
    assert "opens here" in message


def test_row_20_quotes_of_a_word_processor_are_refused() -> None:
    assert only("title: \u201eHei\u201c\n")[:3] == ("word-quotes", 1, 8)
    assert values_of("title: Si \u201eHei\u201c til dem") == {"title": "Si \u201eHei\u201c til dem"}
    assert values_of("title: «Hei»") == {"title": "«Hei»"}


def test_row_20_a_no_break_space_as_indentation_is_an_invisible_blank() -> None:
    id, line, column, message = only("a:\n\xa0\xa0b: 1\n")
    assert (id, line, column) == ("invisible-character", 2, 1)
    assert "U+00A0" in message
    assert values_of("a: 116\xa0117") == {"a": "116\xa0117"}


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029", "\u200b", "\ufeff", "\u2060", "\xad\u200b"])
def test_row_21_characters_that_nobody_sees_are_refused(character: str) -> None:
    id, line, column, message = only(f"a: 1\nb: hei{character}hei\n")
    assert (id, line, column) == ("invisible-character", 2, 6 + len(character))
    assert f"U+{ord(character[-1]):04X}" in message


@pytest.mark.parametrize(
    "text", ["a: \0", "a: \x07", "a: \x1b[0m", "a: \ud800", 'a: "\\ud800"', 'a: "\\0"', 'a: "\\N"']
)
def test_row_22_control_characters_and_surrogates_are_refused_with_their_place(text: str) -> None:
    id, line, _, _ = only(text)
    assert id in ("invisible-character", "not-yaml")
    assert line == 1


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_row_23_every_line_ending_and_a_byte_order_mark_are_fine(newline: str, mark: bytes) -> None:
    problems = Report()
    text = decode(mark + f"å: 1{newline}b: 2{newline}".encode(), FILE, problems)
    assert problems == []
    assert text is not None
    assert values_of(text) == {"å": "1", "b": "2"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_row_23_utf_16_is_refused_and_the_menu_named(encoding: str) -> None:
    problems = Report()
    assert decode("title: Hei".encode(encoding), FILE, problems) is None
    (problem,) = problems
    assert problem.id == "wrong-encoding"
    assert "Save as" in problem.message


def test_row_23_latin_1_is_refused_at_its_first_letter() -> None:
    problems = Report()
    assert decode("a: 1\r\ntitle: Blåbær".encode("latin-1"), FILE, problems) is None
    (problem,) = problems
    assert (problem.id, problem.place.line, problem.place.column) == ("wrong-encoding", 2, 10)
    assert "«å»" in problem.message


@pytest.mark.parametrize("text", ["a: &x 1\n", "a: *x\n", "<<: {a: 1}\n"])
def test_row_24_anchors_aliases_and_merge_keys_are_refused(text: str) -> None:
    assert only(text)[0] == "not-allowed-in-yaml"


def test_row_25_a_billion_laughs_are_refused_at_the_first_anchor() -> None:
    names = "abcdefghi"
    bomb = "".join(
        f"{n}: &{n} [{','.join(['*' + names[i - 1]] * 9 if i else ['x'] * 9)}]\n" for i, n in enumerate(names)
    )
    assert only(bomb)[:2] == ("not-allowed-in-yaml", 1)


def test_row_26_a_recursive_alias_is_refused() -> None:
    assert only("a: &a [*a]")[0] == "not-allowed-in-yaml"


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system", "!!python/name:os.system", "!ENV", "!include", "!!str", "!"]
)
def test_row_27_every_tag_is_refused(tag: str) -> None:
    id, _, _, message = only(f"a: {tag} x\n")
    assert id == "not-allowed-in-yaml"
    assert "tag" in message


@pytest.mark.parametrize("count", [30, 999, 1_000, 1_001, 200_000])
@pytest.mark.parametrize(
    ("opening", "column"),
    [("[", 21), ("{a: ", 81), ("- ", 41), ("? ", 41), ("[{a: ", 51), ("[[], ", 97), ("{? [", 41)],
)
def test_row_28_nesting_without_end_is_refused_where_level_21_begins(count: int, opening: str, column: int) -> None:
    id, line, where, message = only(opening * count)
    assert (id, line, where) == ("too-deep", 1, column)
    assert "20" in message


@pytest.mark.parametrize("ending", ["", "]", "@", "]" * 2_000])
@pytest.mark.parametrize("before", ["", "a: 1\nb: ", "a: 1\nb:\n  - "])
def test_row_28_the_place_is_the_first_bracket_too_many_whatever_comes_after(before: str, ending: str) -> None:
    id, line, column, _ = only(before + "[" * 1_001 + ending)
    levels_before, last_line = bool(before) + before.count("- "), before.rpartition("\n")[2]
    assert (id, line, column) == ("too-deep", before.count("\n") + 1, len(last_line) + 21 - levels_before)


def test_row_28_blocks_without_end_are_refused_at_depth_20_too() -> None:
    assert only("\n".join(f"{' ' * level}a:" for level in range(2_000)))[:3] == ("too-deep", 21, 21)


def test_row_28_what_stands_before_what_is_too_deep_is_told_first() -> None:
    assert only("a: &b " + "[" * 2_000)[:3] == ("not-allowed-in-yaml", 1, 4)


def test_row_28_twenty_levels_are_fine() -> None:
    assert values_of("[" * 20 + "]" * 20) is not None


def test_row_29_too_long_a_text_and_too_many_values_say_their_limit() -> None:
    assert "20,000" in only(f"a: {'9' * 20_001}")[3]
    assert "200,000" in only("- a\n" * 200_001)[3]
    assert values_of(f"a: {'9' * 20_000}")["a"] == "9" * 20_000


def test_row_30_a_second_document_is_refused() -> None:
    id, line, _, message = only("a: 1\n---\nb: 2\n")
    assert (id, line) == ("not-allowed-in-yaml", 2)
    assert "one file" in message


def test_row_40_marks_that_turn_the_direction_are_a_warning() -> None:
    (problem,) = problems_of("a: hei\u202ehei")
    assert (problem.id, problem.severity) == ("invisible-character", "warning")
    assert values_of("a: שלום مرحبا 👩\u200d💻") == {"a": "שלום مرحبا 👩\u200d💻"}


def test_row_40_behind_very_many_of_them_one_that_ends_a_line_is_told_all_the_same() -> None:
    told = problems_of("a: hei" + "\u202e" * 3_000 + "\u2028\n" + "b: 1\n" * 2)
    assert len(told) == 1_001
    assert [(problem.id, problem.severity, problem.place.column) for problem in told][-1] == (
        "invisible-character",
        "error",
        3_007,
    )


def test_columns_count_characters() -> None:
    problems = Report()
    node = read_yaml("æø😀å: {'bø😀': x}", FILE, problems)
    assert isinstance(node, Mapping)
    entry = node.items["æø😀å"]
    assert isinstance(entry, Entry)
    assert entry.value.place.column == 7
    assert isinstance(entry.value, Mapping)
    inner = entry.value.items["bø😀"].value
    assert isinstance(inner, Scalar)
    assert inner.place.column == 15


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  b: 1\n c: 2",
        "a: [1, 2\nb: 3",
        "a: {b: 1\nc: 2",
        "- a\nb: 1",
        "a: 1\n- b",
        "a\nb: 1",
        "a: 'it's'",
        "a: 'x' y",
        "a: x\n...\nb",
        "a: 1\n b: 2",
        "  a: 1\n b: 2",
        "- - a\n -b",
        "a: |\n\tfoo\n",
        "a: b\n  c: d",
        "[a]: 1",
        "? [a]\n: b",
        "a: |x\nb: 1",
        "a:\xa0b\nc: 1",
        "%FOO\n---\na",
        'a: "\\q"',
        "&",
        "*",
        "!",
        "}",
        '"',
        "'",
    ],
)
def test_no_word_of_the_parser_reaches_the_author(text: str) -> None:
    (problem,) = problems_of(text)
    for word in ("scalar", "token", "mapping", "stream", "block end", "expected <", "context", "NoneType", "flow"):
        assert word not in problem.message
    assert not problem.message.endswith(".")


def test_a_flow_of_280_kilobytes_costs_four_times_one_of_70() -> None:
    screen = (
        "  s{}:\n    title: Nyttig å vite\n    body:\n      - notice: Ring [116 117](tel:116117).\n        kind: info\n"
    )

    def read(screens: int) -> None:
        assert values_of("screens:\n" + "".join(screen.format(n) for n in range(screens)))

    assert growth(read, 600) < 10

"""Dates that are counted: the rules at their edges, and how they are read and put into texts."""

from datetime import date, timedelta
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.breadth import tries
from tests.interface import WORDS
from veiviser.model.dates import (
    RULES,
    days_left,
    days_said,
    first_of_next_month,
    first_of_next_year,
    last_of_month,
    said,
)
from veiviser.model.project import Look
from veiviser.problem import Report
from veiviser.reading import read_content, read_flow

DAYS = st.dates(max_value=date(9998, 12, 31))
JANUARY = date(2027, 1, 12)
SPACE = "\N{NO-BREAK SPACE}"


# -- The rules ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "last", "first"),
    [
        ("2027-01-12", "2027-01-31", "2027-02-01"),  # the brief's own two
        ("2027-01-30", "2027-01-31", "2027-02-01"),
        ("2027-01-31", "2027-01-31", "2027-02-01"),  # no 31 February to fall into
        ("2027-02-01", "2027-02-28", "2027-03-01"),
        ("2027-02-28", "2027-02-28", "2027-03-01"),
        ("2028-02-28", "2028-02-29", "2028-03-01"),
        ("2028-02-29", "2028-02-29", "2028-03-01"),
        ("2000-02-28", "2000-02-29", "2000-03-01"),  # by 400: a leap year
        ("2100-02-28", "2100-02-28", "2100-03-01"),  # by 100: none
        ("2027-04-30", "2027-04-30", "2027-05-01"),
        ("2027-08-30", "2027-08-31", "2027-09-01"),
        ("2027-12-01", "2027-12-31", "2028-01-01"),
        ("2027-12-31", "2027-12-31", "2028-01-01"),
    ],
)
def test_a_change_holds_from_the_first_of_the_next_month(day: str, last: str, first: str) -> None:
    assert last_of_month(date.fromisoformat(day)) == date.fromisoformat(last)
    assert first_of_next_month(date.fromisoformat(day)) == date.fromisoformat(first)


@given(day=DAYS)
def test_it_is_the_nearest_first_that_is_to_come(day: date) -> None:
    to_come = (day + timedelta(days=number) for number in range(1, 32))
    first = next(later for later in to_come if later.day == 1)
    assert first_of_next_month(day) == first
    assert last_of_month(day) == first - timedelta(days=1)


@given(day=DAYS)
def test_there_are_new_changes_when_the_year_is_new(day: date) -> None:
    new = first_of_next_year(day)
    assert (new.day, new.month) == (1, 1)
    assert day < new <= day + timedelta(days=366)
    assert (new == first_of_next_month(day)) == (day.month == 12)


@given(day=DAYS)
def test_whoever_has_no_day_left_is_too_late(day: date) -> None:
    last = last_of_month(day)
    assert 1 <= days_left(last, day) <= 31
    assert days_left(last, last) == 1
    assert days_left(last, first_of_next_month(day)) == 0


@pytest.mark.parametrize("rule", RULES)
def test_the_calendar_has_an_end(rule: str) -> None:
    if rule == "last of month":
        assert RULES[rule](date.max) == date.max
    else:
        with pytest.raises(OverflowError):
            RULES[rule](date.max)


# -- In words ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2027-01-12", "12. januar"),
        ("2027-12-31", "31. desember"),
        ("2028-01-01", "1. januar neste år"),
        ("2029-03-01", "1. mars 2029"),
        ("2026-12-31", "31. desember 2026"),
    ],
)
def test_a_day_is_said_as_on_the_day_it_is_counted_from(day: str, words: str) -> None:
    assert said(date.fromisoformat(day), JANUARY, WORDS) == words.replace(". ", f".{SPACE}")


def test_a_few_days_are_said_in_words() -> None:
    words = [days_said(count, WORDS).replace(SPACE, " ") for count in (1, 2, 12, 13, 366)]
    assert words == ["én dag", "to dager", "tolv dager", "13 dager", "366 dager"]


# -- In a file ---------------------------------------------------------------------------------------------------------

FLOW = """\
title: Bytte, {date.frist}
dates:
  i-dag: 2027-12-30
  gjelder-fra: {first of next month: i-dag}
  frist: {last of month: i-dag}
  nok-en-frist: {last of month: gjelder-fra}
  dager: {days until: frist, from: i-dag}
entries: {a: Inn}
screens:
  a:
    title: A
    end: done
    body:
      - text: "Fra {date.gjelder-fra}. Du har {date.dager}, eller til {date.nok-en-frist}."
"""


def read(text: str, look: Look) -> tuple[str, list[str]]:
    """What stands on the screen, and the problems."""
    problems = Report()
    flow = read_flow(text, PurePosixPath("flows/a.yaml"), look, problems)
    words = getattr(flow.screens["a"].body[0].options["text"], "words", "") if flow is not None else ""
    return words.replace(SPACE, " "), [str(problem).removeprefix("flows/a.yaml:") for problem in problems]


def test_a_flow_shows_what_is_counted_from_its_days(look: Look) -> None:
    words, problems = read(FLOW, look)
    assert problems == []
    assert words == "Fra 1. januar neste år. Du har to dager, eller til 31. januar neste år."


def test_a_date_may_be_counted_from_one_that_stands_below(look: Look) -> None:
    lines = FLOW.split("\n")
    turned = "\n".join([*lines[:2], *reversed(lines[2:7]), *lines[7:]])
    assert read(turned, look) == read(FLOW, look)


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        (
            "{first of next month: i",
            "{first of nxt month: i",
            "4:17: error: the date `gjelder-fra` has no `first of nxt month`; did you mean `first of next month`? "
            "[unknown-key]",
        ),
        (
            "month: i-dag}",
            "month: idag}",
            "4:38: error: no date is called `idag`; did you mean `i-dag`? [unknown-name]",
        ),
        (
            "2027-12-30",
            "i morgen",
            "3:10: error: `i-dag` is a date such as 2026-04-24; here is `i morgen` [wrong-value]",
        ),
        (
            "2027-12-30",
            "2027-02-29",
            "3:10: error: 29 February 2027 does not exist; write a day that does [wrong-value]",
        ),
        (
            "{first of next month: i-dag}",
            "{first of next month: nok-en-frist}",
            "6:33: error: `gjelder-fra` is counted from itself in the end; give it a day, such as 2027-01-12 "
            "[wrong-value]",
        ),
        (
            "{last of month: gjelder-fra}",
            "{last of month: dager}",
            "6:33: error: `dager` is a number of days, and nothing can be counted from it; name a date [wrong-value]",
        ),
        (
            "{last of month: gjelder-fra}",
            "{last of month: i-dag, first of next year: i-dag}",
            "6:17: error: the date `nok-en-frist` is a day, or counted by one rule, such as {last of month: dag}; here "
            "are 2 rules [wrong-shape]",
        ),
        (
            "until: frist, from: i-dag",
            "until: i-dag, from: gjelder-fra",
            "7:23: error: 2027-12-30 is before 2028-01-01, so no day is left; change one of them, or count another way "
            "[wrong-value]",
        ),
        (
            "until: frist, from: i-dag",
            "until: frist",
            "7:10: error: the number of days `dager` needs `from:`; add it [missing-key]",
        ),
        (
            "i-dag: 2027-12-30",
            "i-dag: 9999-12-30",
            "4:38: error: the date `gjelder-fra` comes after the year 9999, where dates end; write an earlier day "
            "[wrong-value]",
        ),
        ("  frist:", "  Frist:", "5:3: error: a date cannot be named `Frist`"),
        ("{date.dager}", "{date.dagr}", "14:47: error: no date is called `dagr`; did you mean `dager`? [unknown-name]"),
        ("dates:", "datos:", "2:1: error: a flow has no `datos`; did you mean `dates`? [unknown-key]"),
    ],
)
def test_what_is_wrong_is_pointed_at(right: str, wrong: str, found: str, look: Look) -> None:
    assert right in FLOW
    words, problems = read(FLOW.replace(right, wrong, 1), look)
    assert words == ""
    assert any(problem.startswith(found) for problem in problems), problems


def test_one_mistake_is_told_once(look: Look) -> None:
    wrong = FLOW.replace("2027-12-30", "i morgen")
    assert len(read(wrong, look)[1]) == 1
    loop = FLOW.replace("{first of next month: i-dag}", "{first of next month: nok-en-frist}")
    assert len(read(loop, look)[1]) == 1


NAMES = st.sampled_from("abcd")
WRITTEN = st.one_of(
    st.dates().map(str),
    st.builds("{{{}: {}}}".format, st.sampled_from(sorted(RULES)), NAMES),
    st.builds("{{days until: {}, from: {}}}".format, NAMES, NAMES),
)


@settings(tries(20, wide=600), suppress_health_check=list(HealthCheck))
@given(table=st.dictionaries(NAMES, WRITTEN, min_size=1))
def test_each_date_ends_in_words_or_there_is_a_problem(table: dict[str, str], look: Look) -> None:
    dates = "".join(f"  {name}: {value}\n" for name, value in table.items())
    text = "".join(f"{{date.{name}}}" for name in table)
    words, problems = read(
        f'title: T\ndates:\n{dates}{FLOW[FLOW.index("entries") : FLOW.index("Fra ")]}{text}"\n', look
    )
    assert bool(problems) != bool(words)
    assert "{" not in words


def test_a_long_chain_is_counted(look: Look) -> None:
    chain = "".join(f"  d{number}: {{last of month: d{number + 1}}}\n" for number in range(94))
    words, problems = read(FLOW.replace("dates:\n", f"dates:\n{chain}  d94: 2027-01-01\n"), look)
    assert len(problems) == 1  # nothing shows the first
    assert words.startswith("Fra 1. januar")


def test_a_date_that_nothing_shows_is_told_of(look: Look) -> None:
    words, problems = read(FLOW.replace(", eller til {date.nok-en-frist}", ""), look)
    assert words == "Fra 1. januar neste år. Du har to dager."
    message = "the date `nok-en-frist` is shown nowhere; write {date.nok-en-frist} in a text, or take it out"
    assert problems == [f"6:3: note: {message} [unshown-date]"]


def test_there_is_a_most(look: Look) -> None:
    chain = "".join(f"  d{number}: {{last of month: d{number + 1}}}\n" for number in range(99))
    flow = FLOW.replace("dates:\n", f"dates:\n{chain}  d99: 2027-01-01\n")
    message = "3:3: error: 105 dates in one file; 100 is the most, take out those that no text shows [wrong-value]"
    assert read(flow, look)[1] == [message]


def test_a_page_has_dates_of_its_own(tmp_path: Path) -> None:
    head = "---\ndates:\n  i-dag: 2028-02-12\n  frist: {last of month: i-dag}\n---\n\n"
    page, problems = page_with(
        f"{head}# Frist {{date.frist}}\n\nSvar {{date.i-dag}}, ikke `{{date.frist}}`.\n", tmp_path
    )
    assert problems == []
    assert page == [(7, 9, "29. februar"), (9, 6, "12. februar")]


def test_without_dates_a_page_is_told_where_they_belong(tmp_path: Path) -> None:
    _, problems = page_with("# A\n\nSvar innen {date.frist}.\n", tmp_path)
    message = "no date is called `frist`; name it under `dates:`, at the top"
    assert problems == [f"content/a.md:3:12: error: {message} [unknown-name]"]


def page_with(text: str, folder: Path) -> tuple[list[tuple[int, int, str]], list[str]]:
    (folder / "content").mkdir()
    (folder / "content" / "a.md").write_text(text, encoding="utf-8")
    problems = Report()
    shown = read_content(folder / "content", problems, words=WORDS).pages["a"].shown
    return [(s.place.line, s.place.column, s.shown.replace(SPACE, " ")) for s in shown], [
        str(problem) for problem in problems
    ]

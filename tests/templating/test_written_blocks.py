"""A block is written as its author would write it."""

from textwrap import dedent

from tests.conftest import ReadFlow
from veiviser.templating.written_blocks import written_block

DIRECTORY = """\
- directory: Hvem vil du ha?
  columns:
    name: {label: Navn, required: true, sort: true}
    municipality: {label: "Kommune, by", required: true, search: true, filter: true}
    county: {label: Fylke, type: [Oslo, Vestland, Finnmark], beside: true}
    languages: {label: Språk, type: list, before: Snakker}
    free: {label: Ledige plasser, type: number, least: [1, 2.5], after: igjen, none: Full liste, tag: true}
  data: eksempel
  answer: lege
  choices:
    eva:
      label: Eva Liksomlia
      free: true
    peder:
      label: Peder Prøvestad
      free: false
"""


def test_columns_are_written_with_all_that_they_say(flow_of: ReadFlow) -> None:
    body = "".join(f"      {line}\n" for line in DIRECTORY.splitlines())
    flow = flow_of(f"title: T\nentries: {{a: Start}}\nscreens:\n  a:\n    title: A\n    body:\n{body}    end: done\n")
    (block,) = flow.screens["a"].body
    assert "\n".join(written_block(block, "")) == dedent(DIRECTORY).strip()

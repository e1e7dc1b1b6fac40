"""The page about settings names each key that is obeyed, and no other."""

import re

from tests.sites import ROOT
from veiviser.reading.pages.page_keys import PAGE
from veiviser.reading.settings.site_keys import SITE


def test_each_key_that_is_obeyed_is_told() -> None:
    text = (ROOT / "content" / "redaktor" / "innstillinger.md").read_text("utf-8")
    of_page, of_site = text.split("## I filen")
    for part, keys in ((of_page, PAGE), (of_site, SITE)):
        told = {key for row in re.findall(r"^\| (`.*?) \|", part, re.MULTILINE) for key in re.findall(r"`(\w+)`", row)}
        assert told == {key for key, kind in keys.items() if not isinstance(kind, str)}

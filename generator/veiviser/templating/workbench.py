"""Pages of the workbench, which lie one folder deeper in the site than the screens alone."""

import re

_UP = re.compile(r"""(?<==["'])\.\./\.\./""")


def as_from_workbench(html: str) -> str:
    """
    A page with its addresses as they are from the workbench.

    It is drawn as from a screen alone, two folders below the site's root: so flows write the addresses of their
    pictures, and so a screen is drawn once for both.
    """
    return _UP.sub("../../../", html)

"""What is said of an address of another site, in whole sentences."""

from veiviser.messages import Message, say


def no_time(address: str, seconds: float) -> Message:
    return say(
        "`{address}` was not asked, since the others took {seconds} seconds; ask again later",
        address=address,
        seconds=f"{seconds:g}",
    )


def silent(address: str, count: int) -> Message:
    return say(
        "`{address}` was not asked, since its site let {count} others wait in vain; ask again later",
        address=address,
        count=count,
    )


def no_such_site(address: str) -> Message:
    return say("`{address}` names a site that is not there; lead elsewhere, or take the link out", address=address)


def no_certificate(address: str) -> Message:
    return say(
        "`{address}` has no certificate that holds, so browsers warn; lead elsewhere, or take the link out",
        address=address,
    )


def refused(address: str) -> Message:
    return say("`{address}` refuses every connection; lead elsewhere, or take the link out", address=address)


def endless(address: str) -> Message:
    return say(
        "`{address}` answers without an end; look for yourself, and list it in links.toml if it is well",
        address=address,
    )


def late(address: str, seconds: float) -> Message:
    return say(
        "`{address}` did not answer in {seconds} seconds; look for yourself, and list it in links.toml if it is well",
        address=address,
        seconds=f"{seconds:g}",
    )


def no_address(address: str) -> Message:
    return say("`{address}` is no address that can be asked; lead elsewhere, or take the link out", address=address)


def broken_off(address: str) -> Message:
    return say(
        "`{address}` broke the connection off; look for yourself, and list it in links.toml if it is well",
        address=address,
    )


def gone(address: str, status: int) -> Message:
    return say(
        "`{address}` is not there (it answers {status}); lead elsewhere, or take the link out",
        address=address,
        status=status,
    )


def answers_strangely(address: str, status: int) -> Message:
    return say(
        "`{address}` answers {status}; look for yourself, and list it in links.toml if it is well",
        address=address,
        status=status,
    )


def answers_badly(address: str, status: int) -> Message:
    return say("`{address}` answers {status}; lead elsewhere, or take the link out", address=address, status=status)


def says_not_there(address: str) -> Message:
    return say(
        "`{address}` answers with a page that says that it is not there; lead elsewhere, or take the link out",
        address=address,
    )


def moved(address: str, to: str) -> Message:
    return say("`{address}` has moved for good; write {to}", address=address, to=to)


def into_private(address: str) -> Message:
    return say(
        "`{address}` leads on and never arrives (it leads into a private network); lead elsewhere, or take the link "
        "out",
        address=address,
    )


def comes_back(address: str, to: str) -> Message:
    return say(
        "`{address}` leads on and never arrives (it comes back to {to}); lead elsewhere, or take the link out",
        address=address,
        to=to,
    )


def leads_on(address: str, count: int) -> Message:
    return say(
        "`{address}` leads on and never arrives ({count} redirects); lead elsewhere, or take the link out",
        address=address,
        count=count,
    )


def leads_to(address: str, to: str) -> Message:
    return say(
        "`{address}` leads on and never arrives (it leads to {to}); lead elsewhere, or take the link out",
        address=address,
        to=to,
    )

"""Other sites asked: many at once, each of them slowly."""

import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import urllib3

from veiviser.links.outside.answer import Answer
from veiviser.links.outside.following import Reply, TooManyRedirects, follow, says_not_found
from veiviser.links.outside.manners import Manners

_HEADERS = {"User-Agent": "veiviser-links (checks links for a site that names this address)", "Accept": "*/*"}
_MAY_PASS = frozenset((408, 425, 429, 500, 502, 503, 504))
_NOT_FOR_PROGRAMS = frozenset((401, 402, 403, 405, 406, 407, 418, 429, 451, 999))
_SEE = "; look for yourself, and list it in links.toml if it is well"
_MEND = "; lead elsewhere, or take the link out"


def ask_all(addresses: Iterable[str], manners: Manners) -> Mapping[str, Answer]:
    """What each address answers; the addresses of a host one after the other, with a pause."""
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(_host(address), []).append(address)
    with (
        urllib3.PoolManager(num_pools=max(len(by_host), 1), headers=_HEADERS, retries=False) as web,
        ThreadPoolExecutor(manners.hosts) as workers,
    ):
        answers = workers.map(lambda group: _ask_host(web, group, manners), by_host.values())
        return {address: answer for found in answers for address, answer in found.items()}


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""  # nobody's; asking it will tell


def _ask_host(web: urllib3.PoolManager, addresses: list[str], manners: Manners) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for address in addresses:
        if found:
            time.sleep(manners.pause)
        found[address] = _ask(web, address, manners)
    return found


def _ask(web: urllib3.PoolManager, address: str, manners: Manners) -> Answer:
    """The answer, after as many attempts as manners allow where it may yet change."""
    for attempt in range(manners.attempts):
        patience = manners.backoff * 2**attempt
        try:
            reply = follow(web, address, manners)
            answer, again = _judged(address, reply), reply.status in _MAY_PASS
            patience = _retry_after(reply.headers.get("Retry-After"), patience)
        except (TooManyRedirects, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            answer = _failed(error, manners)
            again = answer.kind == "unsure"
        if not again or patience > manners.longest_wait or attempt == manners.attempts - 1:
            break
        time.sleep(patience)
    return answer


def _failed(error: Exception, manners: Manners) -> Answer:
    """What no reply at all means."""
    faults = urllib3.exceptions
    if isinstance(error, TooManyRedirects):
        return Answer("dead", f"leads on and never arrives ({error}){_MEND}")
    if isinstance(error, faults.NameResolutionError):
        return Answer("dead", f"names a site that is not there{_MEND}")
    if isinstance(error, faults.SSLError):
        return Answer("dead", f"has no certificate that holds, so browsers warn{_MEND}")
    if isinstance(error, faults.NewConnectionError):  # also a ConnectTimeoutError, by urllib3's history
        return Answer("dead", f"refuses every connection{_MEND}")
    if isinstance(error, (faults.TimeoutError, TimeoutError)):
        return Answer("unsure", f"did not answer in {manners.timeout:g} seconds{_SEE}")
    if isinstance(error, (faults.LocationValueError, ValueError)):
        return Answer("dead", f"is no address that can be asked{_MEND}")
    return Answer("unsure", f"broke the connection off{_SEE}")


def _judged(address: str, reply: Reply) -> Answer:
    status = reply.status
    if status in (404, 410):
        return Answer("dead", f"is not there (it answers {status}){_MEND}")
    if status in _NOT_FOR_PROGRAMS or status in _MAY_PASS or status >= 500:
        return Answer("unsure", f"answers {status}{_SEE}")
    if status >= 400:
        return Answer("dead", f"answers {status}{_MEND}")
    if says_not_found(reply):
        return Answer("dead", f"answers with a page that says that it is not there{_MEND}")
    if reply.moved and reply.address != address:
        return Answer("moved", f"has moved for good; write {reply.address}")
    return Answer("fine")


def _retry_after(value: str | None, otherwise: float) -> float:
    """The seconds that a site asks us to wait, which it says as a number or as a date."""
    if not value:
        return otherwise
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return otherwise

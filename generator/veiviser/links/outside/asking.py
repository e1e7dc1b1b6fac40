"""Other sites asked: many at once, each of them slowly."""

import ssl
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from urllib.parse import urlsplit

from veiviser.links.hosts import host_of
from veiviser.links.outside import sentences
from veiviser.links.outside.answer import Answer
from veiviser.links.outside.connecting import NoSuchSite, NotAsked, Refused, TooMuch
from veiviser.links.outside.following import Reply, TooManyRedirects, follow, says_not_found
from veiviser.links.outside.manners import Manners

_FAILURES = (TooManyRedirects, NotAsked, NoSuchSite, Refused, TooMuch, HTTPException, OSError, ValueError)
_MAY_PASS = frozenset((408, 425, 429, 500, 502, 503, 504))
_NOT_FOR_PROGRAMS = frozenset((401, 402, 403, 405, 406, 407, 418, 429, 451, 999))


def ask_all(addresses: Iterable[str], manners: Manners) -> Mapping[str, Answer]:
    """What each address answers; the addresses of a host one after the other, with a pause."""
    ends = time.monotonic() + manners.overall
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(_host(address), []).append(address)
    with ThreadPoolExecutor(manners.hosts) as workers:
        answers = workers.map(lambda group: _ask_host(group, manners, ends), by_host.values())
        return {address: answer for found in answers for address, answer in found.items()}


def _host(address: str) -> str:
    try:
        host = host_of(urlsplit(address).netloc)
    except ValueError:
        host = None  # nobody's; asking it will tell
    return host.name if host else ""


def _ask_host(addresses: list[str], manners: Manners, ends: float) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    silent = 0
    for address in addresses:
        if time.monotonic() >= ends:
            found[address] = Answer("unasked", sentences.no_time(address, manners.overall))
        elif silent >= manners.silent:
            found[address] = Answer("unasked", sentences.silent(address, silent))
        else:
            if found:
                time.sleep(manners.pause)
            found[address], answered = _ask(address, manners, min(ends, time.monotonic() + manners.longest))
            silent = 0 if answered else silent + 1
    return found


def _ask(address: str, manners: Manners, ends: float) -> tuple[Answer, bool]:
    """The answer, after as many attempts as manners allow where it may yet change, and whether it came from there."""
    for attempt in range(manners.attempts):
        patience = manners.backoff * 2**attempt
        answered = True
        try:
            reply = follow(address, manners, ends)
            answer, again = _judged(address, reply), reply.status in _MAY_PASS
            patience = _retry_after(reply.headers.get("retry-after"), patience)
        except _FAILURES as error:
            answer = _failed(address, error, manners)
            again = answer.kind == "unsure"
            answered = not isinstance(error, TimeoutError)
        out_of_time = time.monotonic() + patience >= ends
        if not again or patience > manners.longest_wait or attempt == manners.attempts - 1 or out_of_time:
            break
        time.sleep(patience)
    return answer, answered


def _failed(address: str, error: Exception, manners: Manners) -> Answer:
    """What no reply at all means."""
    match error:
        case TooManyRedirects():
            return Answer("dead", error.message)
        case NoSuchSite():
            return Answer("dead", sentences.no_such_site(address))
        case ssl.SSLError():
            return Answer("dead", sentences.no_certificate(address))
        case Refused():
            return Answer("dead", sentences.refused(address))
        case TooMuch():
            return Answer("unsure", sentences.endless(address))
        case TimeoutError():
            return Answer("unsure", sentences.late(address, manners.timeout))
        case NotAsked() | ValueError():
            return Answer("dead", sentences.no_address(address))
    return Answer("unsure", sentences.broken_off(address))


def _judged(address: str, reply: Reply) -> Answer:
    status = reply.status
    if status in (404, 410):
        return Answer("dead", sentences.gone(address, status))
    if status in _NOT_FOR_PROGRAMS or status in _MAY_PASS or status >= 500:
        return Answer("unsure", sentences.answers_strangely(address, status))
    if status >= 400:
        return Answer("dead", sentences.answers_badly(address, status))
    if says_not_found(reply):
        return Answer("dead", sentences.says_not_there(address))
    if reply.moved and reply.address != address:
        return Answer("moved", sentences.moved(address, reply.address))
    return Answer("fine")


def _retry_after(value: str | None, otherwise: float) -> float:
    """The seconds that a site asks us to wait, which it says as a number or as a date."""
    if not value:
        return otherwise
    if value.strip().isdecimal():
        return float(value.strip()[:9])
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return otherwise

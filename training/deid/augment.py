"""Makes many texts of one: other names, places and numbers in the marked spans, other capitals."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from typing import Final

from training.deid.marked import Reflection, Span
from training.deid.pools import Pools

NAMES: Final = {"NAME_PATIENT", "NAME_STAFF", "NAME_OTHER"}
PARTICLES: Final = frozenset(
    word
    for line in (
        "de da do dos das del della di du la le van von der den ter ten bin binti bint ibn al el",
        "abu ní ni nic ó o mac mc ua uí st san santa dela y e af ap ben bat jr sr ii iii",
    )
    for word in line.split()
)
MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
TITLED: Final = re.compile(
    r"\b(?:mr|mrs|ms|dr|prof|professor|mme|miss|doctor)\.?\s+$", re.IGNORECASE
)
TENS: Final = ("ninety", "ninety-one", "ninety-two", "ninety-four", "ninety-seven", "a hundred")
HOSPITALS: Final = (
    "{place} General", "{place} Infirmary", "St {given}'s", "St. {given}'s", "{family} Memorial",
    "Royal {place}", "{place} Medical Center", "{place} District Hospital", "{family} House",
    "Queen {given}", "{given} Ward", "{place} Children's", "{family} Clinic", "{place} Hospice",
    "Our Lady of {place}", "{place} Teaching Hospital", "{family} Ward", "the {family}", "{place}",
)  # fmt: skip
SCHOOLS: Final = (
    "University of {place}", "{place} University", "{place} High", "{family} College", "{place}",
    "{place} Medical College", "St {given}'s School", "{family} Academy", "{place} State",
    "{place} Uni",
)  # fmt: skip


def vary(source: Reflection, pools: Pools, draw: random.Random) -> Reflection:
    """Return a text with refilled spans and, now and then, other capitals."""
    return recase(refill(source, pools, draw), draw)


def refill(source: Reflection, pools: Pools, draw: random.Random) -> Reflection:
    """Replace what stands in the spans; equal words of one text become equal words."""
    new_words: dict[str, str] = {}
    out, spans, last = "", [], 0
    keep_kinds = {
        kind for kind in ("DATE", "LOCATION", "HOSPITAL", "SCHOOL") if draw.random() < 0.3
    }
    keep_names = draw.random() < 0.12
    for span in source.spans:
        words = source.text[span.start : span.end]
        out += source.text[last : span.start]
        if not (span.kind in keep_kinds or (keep_names and span.kind in NAMES)):
            titled = TITLED.search(out) is not None
            words = _match_case(words, _other(words, span.kind, titled, new_words, pools, draw))
        spans.append(Span(len(out), len(out) + len(words), span.kind))
        out += words
        last = span.end
    return Reflection(source.name, out + source.text[last:], tuple(spans))


def recase(source: Reflection, draw: random.Random) -> Reflection:
    """Lower or raise a whole text in part of the cases; lengths never change."""
    choice = draw.random()
    if choice < 0.30:
        return _mapped(source, str.lower)
    if choice < 0.36:
        return _mapped(source, str.upper)
    if choice < 0.44:
        return _sloppy(source, draw)
    return source


def _mapped(source: Reflection, change: Callable[[str], str]) -> Reflection:
    text = "".join(new if len(new := change(sign)) == 1 else sign for sign in source.text)
    return Reflection(source.name, text, source.spans)


def _sloppy(source: Reflection, draw: random.Random) -> Reflection:
    """Lower-case some of the marked words, as somebody does who types fast."""
    signs = list(source.text)
    for span in source.spans:
        if draw.random() < 0.5:
            for at in range(span.start, span.end):
                small = signs[at].lower()
                signs[at] = small if len(small) == 1 else signs[at]
    return Reflection(source.name, "".join(signs), source.spans)


def _match_case(old: str, new: str) -> str:
    if old == old.lower() and any(letter.isalpha() for letter in old):
        return new.lower()
    if old == old.upper() and sum(letter.isalpha() for letter in old) > 3:
        return new.upper()
    return new


def _other(
    words: str, kind: str, titled: bool, known: dict[str, str], pools: Pools, draw: random.Random
) -> str:
    key = f"{kind[:4]} {words.lower()}"
    if key not in known:
        known[key] = _fresh(words, kind, titled, known, pools, draw)
    return known[key]


def _fresh(
    words: str, kind: str, titled: bool, known: dict[str, str], pools: Pools, draw: random.Random
) -> str:
    if kind in NAMES:
        return _name(words, titled, known, pools, draw)
    if kind == "AGE_OVER_89":
        return str(draw.randint(90, 104)) if words.isdigit() else draw.choice([words, *TENS])
    if kind == "DATE":
        return _date(words, draw)
    if kind in ("PHONE", "ID", "ROOM"):
        return _digits(words, draw, letters=kind == "ID")
    if kind == "LOCATION":
        return _digits(words, draw, letters=True) if re.search(r"\d", words) else pools.place(draw)
    if kind in ("HOSPITAL", "SCHOOL"):
        return _institution(words, kind, pools, draw)
    if kind in ("EMAIL", "URL_HANDLE"):
        return _address(words, pools, draw)
    return words


def _name(
    words: str, titled: bool, known: dict[str, str], pools: Pools, draw: random.Random
) -> str:
    parts = re.split(r"([^\w'’.]+)", words)
    last = max((at for at, part in enumerate(parts) if part and at % 2 == 0), default=0)
    for at in range(0, len(parts), 2):
        part = parts[at]
        plain = part.rstrip(".")
        if not plain or plain.lower() in PARTICLES:
            continue
        if (len(plain) <= 2 and plain.isupper()) or re.fullmatch(r"(?:\w\.)+\w?\.?", part):
            parts[at] = re.sub(r"\w", lambda _: draw.choice("ABCDEFGHJKLMNOPRSTVWYZ"), part)
            continue
        family = titled or (at == last and at > 0) or draw.random() < 0.12
        key = f"name {plain.lower()}"
        if key not in known:
            known[key] = pools.family_name(draw) if family else pools.given_name(draw)
        parts[at] = known[key]
    return "".join(parts)


def _date(words: str, draw: random.Random) -> str:
    def month(match: re.Match[str]) -> str:
        chosen = draw.choice(MONTHS)
        short = len(match[0]) <= 4 and match[0].lower() not in ("june", "july")
        chosen = chosen[: len(match[0])] if short else chosen
        return chosen.capitalize() if match[0][0].isupper() else chosen

    pattern = r"\b(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)(?:[a-z]{2,})?\b"
    changed = re.sub(pattern, month, words, flags=re.IGNORECASE)
    return re.sub(r"\b\d{1,2}\b", lambda found: _day(found[0], draw), changed)


def _day(old: str, draw: random.Random) -> str:
    new = draw.randint(1, 12 if int(old) <= 12 else 28)
    return f"{new:02d}" if old.startswith("0") else str(new)


def _digits(words: str, draw: random.Random, *, letters: bool) -> str:
    def other(match: re.Match[str]) -> str:
        sign = match[0]
        if sign.isdigit():
            return draw.choice("0123456789")
        return draw.choice("ABCDEFGHJKLMNPRSTUVWXYZ") if letters and sign.isupper() else sign

    return re.sub(r"\w", other, words)


def _institution(words: str, kind: str, pools: Pools, draw: random.Random) -> str:
    if words.replace("-", "").isalpha() and (words.isupper() or len(words) <= 4):
        return "".join(draw.choice("ABCDEGHIKLMNPRSTUVW") for _ in words)
    if draw.random() < 0.35:
        return words
    form = draw.choice(HOSPITALS if kind == "HOSPITAL" else SCHOOLS)
    return form.format(
        place=pools.place(draw), given=pools.given_name(draw), family=pools.family_name(draw)
    )


def _address(words: str, pools: Pools, draw: random.Random) -> str:
    plain = unicodedata.normalize("NFKD", pools.given_name(draw)).encode("ascii", "ignore").decode()
    word = re.sub(r"\W", "", plain).lower() or "kit"
    return re.sub(r"[a-z]{4,}", word, words, count=1)

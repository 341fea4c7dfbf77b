"""What is known of single words and short phrases: names, places, drugs, plain English.

The file ``resources/privacy/lexicon.bin`` is made by ``make lists``; where its words come from
stands in ``resources/privacy/LICENCES.md``. It is laid out as::

    8 bytes    MAGIC
    32 bytes   SHA-256 of all that follows
    the rest   zlib: a JSON line ({"combinations": [[flags, opens], …], "shards": n,
               "longest": words of the longest phrase}), n + 1 little-endian 32-bit offsets
               from the first record, and the records

A record is a newline, the folded words with single spaces, a tab, and the place of their flags
among the combinations as two bytes (48 + n // 64, 48 + n % 64). A record lies in the shard
CRC-32 of its words modulo n, so a look-up searches some hundred bytes and no word costs an
object of its own: 300,000 of them take a few megabytes, not fifty.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zlib
from array import array
from collections.abc import Sequence
from enum import IntFlag, auto
from typing import Final

from journal_app import assets
from journal_app.errors import BadFile, Problem

FILE: Final = "resources/privacy/lexicon.bin"
MAGIC: Final = b"hbwords1"


class Word(IntFlag):
    """What a word may be; many are several things at once (May: a name, a month, a verb)."""

    GIVEN = auto()
    """A first name, or a short form of one."""
    SURNAME = auto()
    COMMON = auto()
    """An ordinary English word, with plurals and verb forms, chat spellings too."""
    FREQUENT = auto()
    """Among the some 4,000 most used forms of English words; always COMMON too."""
    PLACE = auto()
    """A city, town, village, district, river, landmark."""
    COUNTRY = auto()
    """A country, state, province, continent, nationality, language or religion."""
    DRUG = auto()
    EPONYM = auto()
    """A person's name inside the name of a sign, a disease, an instrument."""
    CLINICAL = auto()
    """A medical term, abbreviation, score, trial or organism."""
    PUBLIC = auto()
    """A public figure, a character, a brand, a work."""
    KIN = auto()
    """A word for a relative, in many languages."""
    MONTH = auto()
    WEEKDAY = auto()
    TITLE = auto()
    """Stands before a name: dr, mrs, sister, uncle, alhaji."""
    ROLE = auto()
    """What somebody is on a ward: registrar, porter, patient."""
    WOMAN = auto()
    """With GIVEN: borne by women."""
    MAN = auto()
    """With GIVEN: borne by men; both where both bear it."""
    CARE = auto()
    """A hospital, clinic or health service known by this name, nickname or acronym."""
    LEARNING = auto()
    """A university, medical school or college known by this name or acronym."""


class Lexicon:
    """Look-ups take a microsecond or two; nothing here ever changes, so threads may share it.

    Args:
        payload: What follows the checksum, decompressed; ``load`` is the usual way in.

    Raises:
        ValueError: The payload is not laid out as the module says.
    """

    def __init__(self, payload: bytes) -> None:
        line, _, rest = payload.partition(b"\n")
        head = json.loads(line)
        self._shards = int(head["shards"])
        self._longest = int(head["longest"])
        self._flags = tuple(Word(flags) for flags, _ in head["combinations"])
        self._opens = tuple(bool(opens) for _, opens in head["combinations"])
        size = 4 * (self._shards + 1)
        offsets = array("I")
        offsets.frombytes(rest[:size])
        if sys.byteorder == "big":
            offsets.byteswap()
        self._offsets = offsets
        self._records = rest[size:]
        self._frequent: dict[str, int] = {}
        if len(offsets) != self._shards + 1 or offsets[-1] != len(self._records):
            raise ValueError("the offsets do not fit the records")

    @classmethod
    def load(cls) -> Lexicon:
        """Return the lexicon that Heartbeat carries; some tens of milliseconds, so in a worker.

        Raises:
            BadFile: ``PRIVACY_FILE`` with ``file``; it is missing or not what was installed.
        """
        try:
            return cls.read(assets.read_bytes(FILE))
        except (OSError, ValueError, KeyError, TypeError, zlib.error) as error:
            raise BadFile(Problem.PRIVACY_FILE, file=FILE) from error

    @classmethod
    def read(cls, data: bytes) -> Lexicon:
        """Return the lexicon in the bytes of such a file.

        Raises:
            ValueError: They are not such a file, or not whole.
        """
        start = len(MAGIC)
        packed = data[start + 32 :]
        if data[:start] != MAGIC or data[start : start + 32] != hashlib.sha256(packed).digest():
            raise ValueError("the checksum does not fit")
        return cls(zlib.decompress(packed))

    def flags(self, folded: str) -> Word:
        """Return what a word may be, by ``Token.folded`` or ``Token.plain``; 0 when unknown.

        Words with single spaces between them are looked up as a phrase.
        """
        found = self._find(folded)
        return NOTHING if found < 0 else self._flags[found]

    def longest(self, tokens: Sequence[str], at: int) -> tuple[int, Word]:
        """Return the longest phrase that starts at a word.

        Args:
            tokens: Folded or plain words, as ``Token`` has them.
            at: Where the phrase should start, 0 to ``len(tokens) - 1``.

        Returns:
            How many words it has, 2 or more, and what it may be; (0, 0) when there is none.
        """
        found = self._find(tokens[at])
        if found >= 0 and self._opens[found]:
            for end in range(min(at + self._longest, len(tokens)), at + 1, -1):
                what = self.flags(" ".join(tokens[at:end]))
                if what:
                    return end - at, what
        return 0, NOTHING

    def _find(self, words: str) -> int:
        """Return the place of a record's flags, -1 for none.

        The few thousand most used words are remembered, half of any text being made of them;
        others are not, so that no telling word stays here after a journal is locked.
        """
        found = self._frequent.get(words)
        if found is None:
            found = self._search(words)
            if found >= 0 and self._flags[found] & Word.FREQUENT:
                self._frequent[words] = found
        return found

    def _search(self, words: str) -> int:
        key = words.encode("utf-8", "surrogatepass")
        shard = zlib.crc32(key) % self._shards
        wanted = b"\n%b\t" % key
        place = self._records.find(wanted, self._offsets[shard], self._offsets[shard + 1])
        if place < 0:
            return -1
        code = place + len(wanted)
        return (self._records[code] - 48) * 64 + self._records[code + 1] - 48


NOTHING: Final = Word(0)

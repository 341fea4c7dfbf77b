"""Words for how a passphrase stands while it is typed."""

from __future__ import annotations

from journal_app.services.passphrase import SHORTEST, Hint, Strength
from journal_app.words import tr


def strength(judged: Strength) -> str:
    """Return the one thing worth saying about a passphrase."""
    return {
        Hint.TOO_SHORT: tr("At least {count} characters, please.", count=SHORTEST),
        Hint.FIRST_TRY: tr("This is among the first things anyone would try."),
        Hint.REPEATS: tr("The same few characters over and over are easy to guess."),
        Hint.MORE_WORDS: tr("Long enough to use. Four or five words in a row hold much better."),
        Hint.GOOD_LENGTH: tr("A good length, as long as nobody who knows you would think of it."),
        Hint.LONG: tr("Long, and made of several words. That is what helps most."),
    }[judged.hint]

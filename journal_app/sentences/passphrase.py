"""What is said of a passphrase while it is typed."""

from __future__ import annotations

from journal_app.services.passphrase import SHORTEST, Hint
from journal_app.words import tr


def hint(kind: Hint) -> str:
    """Return the one sentence that fits a passphrase as it stands."""
    return {
        Hint.TOO_SHORT: tr("At least {shortest} characters.", shortest=SHORTEST),
        Hint.FIRST_TRY: tr("This is among the first things anyone would try."),
        Hint.REPEATS: tr("Few different characters: quick to guess by a machine."),
        Hint.MORE_WORDS: tr("It will do. Four or five unrelated words would hold far better."),
        Hint.GOOD_LENGTH: tr("A good length. One more unrelated word makes it better still."),
        Hint.LONG: tr("Long enough, as long as the words come from no song or book."),
    }[kind]

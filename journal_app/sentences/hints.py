"""Words of theme hints and word tone: a guess is called a guess, and counting counting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journal_app.domain.prompts import Theme
from journal_app.sentences import prompts
from journal_app.services.theme_hints import Hint
from journal_app.words import tr, trn

if TYPE_CHECKING:
    from journal_app.analysis.tone import WordTone


def line(hint: Hint) -> str:
    """Return what stands under an entry, e.g. "You may have written about: Self-care"."""
    if hint.by_student:
        if not hint.themes:
            return tr("You said: none of the six themes.")
        return tr("You said: {themes}", themes=names(hint.themes))
    if not hint.themes:
        return tr("No guess for this page. Most words tell too little.")
    return tr("You may have written about: {themes}", themes=names(hint.themes))


def names(themes: Iterable[Theme]) -> str:
    """Return the names of themes in a row."""
    return ", ".join(prompts.theme(theme) for theme in themes)


def offer() -> str:
    """Return what is said once, before any hint is shown."""
    return tr(
        "Heartbeat can guess from the words of a page which of its six themes you wrote about. "
        "It does so on this computer, for you alone, and it is often wrong. Nothing of it goes "
        "into charts or exports."
    )


def about_hints() -> str:
    """Return what Settings says about theme hints."""
    return tr(
        "Under an open entry: which of the six themes its words point to. A guess from counted "
        "words, often wrong; say so, and it learns. What it learns is kept in this journal only. "
        "Guesses are not kept, and never stand in charts or exports."
    )


def about_tone() -> str:
    """Return what Settings says about word tone, with what it cannot see."""
    return tr(
        "Counts how many words of an open entry stand in a list of pleasant and of unpleasant "
        "words. It counts, and understands nothing: “the biopsy came back positive” counts as "
        "pleasant, “great, another 14-hour day” and “I didn’t feel good about it” too. It says "
        "nothing about how you are. Never in charts or exports."
    )


def tone(counted: WordTone) -> str:
    """Return the counts in words, e.g. "Word tone (counted words): 3 pleasant ... of 120"."""
    return tr(
        "Word tone, counted: {pleasant} and {unpleasant}, of {all}. "
        "Counting cannot see what you mean.",
        pleasant=trn("{count} pleasant word", "{count} pleasant words", counted.pleasant),
        unpleasant=trn("{count} unpleasant", "{count} unpleasant", counted.unpleasant),
        all=trn("{count} word", "{count} words", counted.words),
    )


def choosing() -> str:
    """Return what stands above the six boxes."""
    return tr("What is this page about? Any number of these, or none.")

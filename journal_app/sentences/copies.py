"""Words of a copy with identifying details removed: choosing, reading through, and the file."""

from __future__ import annotations

from datetime import date
from typing import Final

from journal_app.domain.identifiers import Kind
from journal_app.interchange.copies import CopiedEntry
from journal_app.sentences import nights
from journal_app.services.review_places import Reach
from journal_app.services.reviewed import Mark, Question, Standing, State
from journal_app.words import tr, trn

NEXT_KEY: Final = "F8"
HIDE_KEY: Final = "Alt+H"
LEAVE_KEY: Final = "Alt+L"
LEAVE_EVERYWHERE_KEY: Final = "Alt+E"
STAY_ALL_KEY: Final = "Alt+K"
UNDO_KEY: Final = "Ctrl+Z"


def name() -> str:
    """Return what such a copy is called everywhere."""
    return tr("A copy with identifying details removed")


def promise() -> str:
    """Return what the copy is, before anything is chosen."""
    return tr(
        "For your own use, not for research: for a mentor, a portfolio, a publication. Names, "
        "places, dates and numbers are replaced where they are found, you read every text, and "
        "then it is written to a file. Nothing is sent anywhere, and your journal stays as it is."
    )


def beside_backups() -> str:
    """Return how such a copy differs from a backup."""
    return tr(
        "For others to read: people and places are replaced where they are found, and you read "
        "every text before it is written. It is no backup, and not encrypted."
    )


def warning() -> str:
    """Return what replacing cannot do."""
    return tr(
        "The copy is pseudonymised: somebody who knows the story may still know who it is about. "
        "The saved file is not encrypted."
    )


def without_model() -> str:
    """Return what it means that the statistical model could not be loaded."""
    return tr(
        "The statistical model is missing here: more than usual has been missed. Have somebody "
        "you trust read after you."
    )


def nothing_chosen() -> str:
    """Return what to say when no entry fits the choice."""
    return tr("No writing lies in what you chose. Choose other nights.")


def examples(*, pseudonyms: bool) -> str:
    """Return what a style looks like, on an invented name."""
    if pseudonyms:
        return tr("“Mrs Adler’s daughter” becomes “Mrs Penn’s daughter”: always the same name.")
    return tr("“Mrs Adler’s daughter” becomes “[patient 1]’s daughter”: replacements stand out.")


def looking(done: int, total: int) -> str:
    """Return how far the search is."""
    return tr("{done} of {total} entries", done=done, total=total)


def learning() -> str:
    """Return what happens once the chosen entries are looked at."""
    return tr("Looking for the same names in the rest of your journal")


def chosen(count: int) -> str:
    """Return the line under the title while reading through."""
    return tr(
        "{count} chosen · nothing has left your journal",
        count=trn("{count} entry", "{count} entries", count),
    )


def row(night: date, standing: Standing, *, with_year: bool) -> str:
    """Return e.g. "12 Nov · 1 to check"."""
    when = tr("{day} {month}", day=night.day, month=nights.month_short(night))
    if with_year:
        when = tr("{day} {year}", day=when, year=night.year)
    return tr("{night} · {state}", night=when, state=_state(standing))


def _state(standing: Standing) -> str:
    if standing.to_check:
        return trn("{count} to check", "{count} to check", standing.to_check)
    if not standing.read:
        return tr("to read")
    if standing.to_look:
        return trn("{count} to look at", "{count} to look at", standing.to_look)
    if not standing.replaced:
        return tr("nothing replaced")
    return trn("{count} replaced", "{count} replaced", standing.replaced)


def left_to_do(count: int) -> str:
    """Return how many texts keep a copy from being saved; "" when none does."""
    if not count:
        return ""
    return trn(
        "{count} entry is still to be read or checked",
        "{count} entries are still to be read or checked",
        count,
    )


def save(count: int) -> str:
    """Return the words of the button that saves."""
    return trn("Save {count} entry", "Save {count} entries", count)


def saved(file: str) -> str:
    """Return what to say when the file is written."""
    return tr(
        "Saved as {name}, with identifying details removed. It is not encrypted. A list of what "
        "was replaced stays in your journal.",
        name=file,
    )


def not_gone() -> str:
    """Return what to say when replaced words would have stayed somewhere in a text."""
    return tr(
        "Nothing was saved yet: the selected words are replaced elsewhere in this entry, but were "
        "missed here. That is Heartbeat’s mistake, not yours. Hide them, then save again."
    )


def facts(*, count: int, ratings: bool) -> tuple[str, ...]:
    """Return what the copy holds, a line each."""
    lines = [
        trn("{count} entry, as you see it here", "{count} entries, as you see them here", count)
    ]
    if ratings:
        lines.append(tr("Ratings of those nights"))
    lines.append(tr("Day numbers from a random start, no dates"))
    lines.append(tr("No sites, tags or prompts of your own"))
    lines.append(tr("Names, dates, places: replaced where found"))
    return tuple(lines)


def hint() -> str:
    """Return what can be done with a text."""
    return tr(
        "Select any words to hide them too. Go to a replacement to see what it hides or to change "
        "it."
    )


def with_key(what: str, keys: str) -> str:
    """Return what a button does, and the keys that do it as well."""
    return tr("{what} ({keys})", what=what, keys=keys)


def keys(*, asks: bool) -> str:
    """Return which keys a review has.

    Args:
        asks: Words worth a second look have to be answered.
    """
    named = [
        (NEXT_KEY, tr("next")),
        (HIDE_KEY, tr("hide")),
        (LEAVE_KEY, tr("leave as it is")),
    ]
    if asks:
        named += [
            (LEAVE_EVERYWHERE_KEY, tr("may stay everywhere")),
            (STAY_ALL_KEY, tr("all of these may stay")),
        ]
    named.append((UNDO_KEY, tr("undo")))
    return " · ".join(tr("{keys} {what}", keys=key, what=what) for key, what in named)


def second_look(*, some: bool, asks: bool) -> str:
    """Return what is said over the words that are worth a second look.

    Args:
        asks: They have to be answered before the text is done.
    """
    if not some:
        return (
            tr("Everything here has been looked at.")
            if asks
            else tr("Nothing here is left to look at.")
        )
    if asks:
        return tr(
            "These words stay in the text: capitals, numbers, superlatives. Press one to find it; "
            "hide it, or say that it may stay."
        )
    return tr(
        "These words stay in the text: capitals, numbers, superlatives. Press one to find it."
    )


def stays() -> str:
    """Return the words of the button that lets words stay in this text."""
    return tr("It may stay")


def stays_everywhere() -> str:
    """Return the words of the button that lets words stay in all texts."""
    return tr("It may stay everywhere")


def looked_at(words: str) -> str:
    """Return what is asked about words worth a second look."""
    return tr("Could “{words}” tell somebody who it is?", words=words)


def closed_in(places: int) -> str:
    """Return how many places an answer closed."""
    return trn("{count} place may stay.", "{count} places may stay.", places)


def kind(what: Kind) -> str:
    """Return what a kind of detail is called."""
    return {
        Kind.NAME_PATIENT: tr("a patient’s name"),
        Kind.NAME_STAFF: tr("a colleague’s name"),
        Kind.NAME_OTHER: tr("somebody’s name"),
        Kind.LOCATION: tr("a place"),
        Kind.HOSPITAL: tr("a hospital or ward"),
        Kind.SCHOOL: tr("a school or university"),
        Kind.DATE: tr("a date"),
        Kind.AGE_OVER_89: tr("an age of 90 or over"),
        Kind.PHONE: tr("a phone number"),
        Kind.EMAIL: tr("an e-mail address"),
        Kind.URL_HANDLE: tr("a web address or handle"),
        Kind.ID: tr("a number that belongs to somebody"),
        Kind.ROOM: tr("a room or bed"),
        Kind.PROFESSION_UNIQUE: tr("words only one person fits"),
    }[what]


def about(mark: Mark) -> str:
    """Return what a marked place hides, or why it is left."""
    words, what = mark.hides, kind(mark.finding.kind)
    if mark.state is State.LEFT:
        return tr("“{words}” stays as you wrote it.", words=words)
    return tr("Hides “{words}”: {what}.", words=words, what=what)


def question(mark: Mark) -> str:
    """Return what is asked about a place; "" when nothing is."""
    if mark.question is Question.ONLY_ONE:
        return tr("Is this the only person who fits these words?")
    if mark.question is Question.IDENTIFYING:
        return tr("Could these words tell somebody who it is?")
    return ""


def hide_words(asked: Question | None) -> str:
    """Return the words of the button that hides a place."""
    if asked is Question.ONLY_ONE:
        return tr("Yes, generalise it")
    return tr("Yes, hide it") if asked else tr("Hide it")


def leave_words(asked: Question | None) -> str:
    """Return the words of the button that leaves a place as it is."""
    return tr("No, leave it") if asked else tr("Leave as it is")


def holds_in(texts: int) -> str:
    """Return in how many texts an answer holds."""
    return trn("This holds in {count} entry.", "This holds in {count} entries.", texts)


def selected(what: Reach) -> str:
    """Return what can be done with selected words."""
    if what.only_here:
        return tr("Hide “{words}” here, as", words=what.words)
    if what.exact:
        return tr("Hide “{words}” wherever it is written just so, as", words=what.words)
    return tr("Hide “{words}” wherever it stands, as", words=what.words)


def reach(what: Reach) -> str:
    """Return how much hiding selected words will hide; "" when it is the one place alone."""
    if what.only_here:
        return ""
    return tr(
        "This hides {places} in {entries}.",
        places=trn("{count} place", "{count} places", what.places),
        entries=trn("{count} entry", "{count} entries", what.texts),
    )


class FileWords:
    """The words of a plain text copy."""

    def opening(self) -> str:
        """Return what stands at the head of the file."""
        return tr(
            "Journal entries, pseudonymised, with identifying details removed. For my own use, "
            "not for research."
        )

    def head(self, entry: CopiedEntry) -> str:
        """Return e.g. "Day 412 · Time pressure 7"."""
        facts = [f"{nights.scale(scale)} {value}" for scale, value in entry.ratings]
        return " · ".join([tr("Day {number}", number=entry.day), *facts])
